"""领导包案: a leader takes charge of a hard case, with 定事定人定时, the unit's report in five days, evidence for every
item, a result and its approval (E01–E07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from ..facts_days import ChargeFacts, ChargeNoticeFacts, ChargeReportFacts
from ..labels import charges as words
from ..labels import forms as form_words
from ..office import Desk
from ..rules import numbering, texts
from ..rules.matter import OPEN_STATES, State
from ..rules.refusal import Refused
from ..storage.charges import Charge, ChargeEvidence
from ..storage.matters import Matter
from ..storage.offices import Person, Unit
from ..storage.visibility import condition
from . import days, hands, instructions, papers, standing
from .offices import profile
from .papers import Issued

PREFIX = numbering.Prefixes().charge
LONG = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Take:
    """包案 of a matter. due: 定时; five_set: code of labels.charges.FIVE_SETS."""

    matter_id: int
    version: int | None
    trigger: str
    leader_id: int | None
    unit_id: int | None
    handler_id: int | None
    due: date | None
    five_set: str = "ZZ-2019"
    plan: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that happened to a charge on a day. words: plan, result or reason; by_id: who approved."""

    matter_id: int
    version: int | None
    charge_id: int
    on: date | None
    words: str = ""
    by_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Report:
    """The unit's report (E03): all three parts."""

    matter_id: int
    version: int | None
    charge_id: int
    reported_on: date | None
    cause: str
    findings: str
    proposal: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One item done: a code of the list, or FOLLOW_UP."""

    matter_id: int
    version: int | None
    charge_id: int
    item: str
    done_on: date | None
    note: str


@dataclass(frozen=True, kw_only=True)
class ChargeRow:
    """A charge as the ledger of charges lists it. open_items: items without evidence; outside: the leader's portfolio
    does not name the unit (E04); cautions: words that sound like restraint (E06)."""

    id: int
    number: str
    matter_id: int
    matter_number: str
    subject: str
    trigger: str
    leader: str
    unit: str
    handler: str
    due: date
    notice_received_on: date | None
    reported_on: date | None
    result_on: date | None
    ended_on: date | None
    open_items: tuple[str, ...]
    outside: bool


def proposed_trigger(matter: Matter, today: date, signers: int = instructions.SIGNERS) -> str:
    """The occasion of E01 a matter looks like, "" for none: a proposal for the officer, never a decision."""
    if matter.channel == "LEADER_NOTE" and matter.superior:
        return "SUPERIOR_NOTE"
    if matter.headcount >= signers and today - matter.received_on > LONG:
        return "LONG_GROUP"
    if matter.urgency == "CRITICAL":
        return "GRAVE"
    return "HARD" if matter.occurrence == "REPEAT" and today - matter.received_on > LONG else ""


def proposals(desk: Desk) -> list[tuple[int, str, str, str]]:
    """Open matters that look like a charge and have none: id, number, subject, trigger."""
    today = standing.today(desk)
    taken = select(Charge.matter_id).where(Charge.ended_on.is_(None))
    query = select(Matter).where(
        condition(desk.actor), Matter.state.in_(one.value for one in OPEN_STATES), Matter.id.not_in(taken)
    )
    found = [(row, proposed_trigger(row, today)) for row in desk.db.scalars(query.order_by(Matter.received_on))]
    return [(row.id, row.number, row.subject, trigger) for row, trigger in found if trigger]


def take(desk: Desk, new: Take) -> Issued:
    """Take charge; the unit's notice F29b is issued.

    Raises Refused: TRIGGER_MISSING, CHARGE_INCOMPLETE (定事、定人、定时不全), CHARGE_DUE_PAST, CHARGE_OPEN,
    CHOICE_UNKNOWN, NOT_A_LEADER, UNIT_UNKNOWN, HANDLER_UNKNOWN, ACCUSED_INVOLVED, PERSON_RECUSED, CHARGE_RESTRAINT.
    """
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    if matter.state in (State.CLOSED, State.BOUND, State.ARCHIVED):
        raise Refused("MATTER_LOCKED", None, {"state": matter.state})
    facts = standing.facts_of(desk, matter)
    if new.trigger not in words.TRIGGERS:
        raise Refused("TRIGGER_MISSING", "trigger")
    if new.five_set not in words.FIVE_SETS:
        raise Refused("CHOICE_UNKNOWN", "five_set", {"text": new.five_set})
    for field, value in (("leader", new.leader_id), ("unit", new.unit_id), ("handler", new.handler_id),
                         ("due", new.due)):  # fmt: skip
        if value is None:
            raise Refused("CHARGE_INCOMPLETE", field)
    assert new.due is not None
    today = standing.today(desk)
    if new.due < today:
        raise Refused("CHARGE_DUE_PAST", "due", {"due": new.due, "today": today})
    if any(row.ended_on is None for row in _of(desk, matter.id)):
        raise Refused("CHARGE_OPEN", None, {"number": matter.number})
    leader = hands.leader_of(desk, facts, new.leader_id, "leader")
    unit = hands.unit_of(desk, new.unit_id, "unit")
    handler = hands.person_of(desk, new.handler_id, "handler")
    hands.free(facts, "unit", unit.name)
    hands.free(facts, "handler", handler.name)
    _lawful(new.plan, "plan")
    serial = desk.next_number(PREFIX, today.year)
    number = numbering.display_book(numbering.BookNumber(PREFIX, today.year, serial))
    notice = ChargeNoticeFacts(
        office=profile(desk).facts(),
        number=number,
        unit=unit.name,
        paragraphs=(
            words.NOTICE_TEXT.format(subject=matter.subject, number=matter.number, leader=leader.name),
            words.NOTICE_DUE.format(due=form_words.day(new.due), handler=handler.name),
        ),
        issued_on=today,
    )
    issued = papers.issue(desk, matter, "F29b", notice, today)
    desk.db.add(
        Charge(
            number=number,
            matter_id=matter.id,
            trigger=new.trigger,
            five_set=new.five_set,
            leader_id=leader.id,
            unit_id=unit.id,
            handler_id=handler.id,
            taken_on=today,
            due=new.due,
            plan=new.plan.strip(),
            notice_paper_id=issued.id,
        )
    )
    standing.add_step(desk, matter, "TAKE_CHARGE", today, f"{leader.name} {number}", issued.id)
    _touched(desk, matter)
    return issued


def notice_received(desk: Desk, new: Step) -> None:
    """The unit signed for the notice: five days from here (E03). Raises Refused: CHARGE_UNKNOWN, CHARGE_ENDED,
    DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER."""
    matter, row = _open(desk, new)
    day = days.happened_on(desk, "on", "NOTICE_RECEIVED", new.on, ("TAKEN", row.taken_on))
    row.notice_received_on = day
    standing.add_step(desk, matter, "CHARGE_NOTICED", day, row.number)
    _touched(desk, matter)


def report(desk: Desk, new: Report) -> Issued:
    """The unit reports cause, findings and proposal (F29c). Raises Refused: CHARGE_UNKNOWN, CHARGE_ENDED,
    NOTICE_FIRST, REPORT_PARTS_MISSING, DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER, CHARGE_RESTRAINT."""
    new = texts.cleaned(new)
    matter, row = _open(desk, Step(matter_id=new.matter_id, version=new.version, charge_id=new.charge_id, on=None))
    if row.notice_received_on is None:
        raise Refused("NOTICE_FIRST", None)
    for field in ("cause", "findings", "proposal"):
        if not getattr(new, field).strip():
            raise Refused("REPORT_PARTS_MISSING", field)
        _lawful(getattr(new, field), field)
    day = days.happened_on(desk, "reported_on", "REPORTED_CHARGE", new.reported_on,
                           ("NOTICE_RECEIVED", row.notice_received_on))  # fmt: skip
    row.reported_on, row.cause, row.findings, row.proposal = day, new.cause, new.findings, new.proposal
    leader, unit = desk.db.get(Person, row.leader_id), desk.db.get(Unit, row.unit_id)
    facts = ChargeReportFacts(
        office=profile(desk).facts(),
        number=row.number,
        subject=matter.subject,
        unit=unit.name if unit else "",
        leader=leader.name if leader else "",
        cause=new.cause.strip(),
        findings=new.findings.strip(),
        proposal=new.proposal.strip(),
        reported_on=day,
    )
    issued = papers.issue(desk, matter, "F29c", facts, day)
    standing.add_step(desk, matter, "CHARGE_REPORTED", day, row.number, issued.id)
    _touched(desk, matter)
    return issued


def add_evidence(desk: Desk, new: Evidence) -> None:
    """One item of 五包四亲自 with its day and what was done (E02), or a follow-up (E07).

    Raises Refused: CHARGE_UNKNOWN, CHARGE_ENDED, CHOICE_UNKNOWN, CHARGE_NOTE_MISSING, DAY_MISSING, DATE_IN_FUTURE,
    EVENTS_OUT_OF_ORDER, CHARGE_RESTRAINT."""
    new = texts.cleaned(new)
    matter, row = _open(desk, Step(matter_id=new.matter_id, version=new.version, charge_id=new.charge_id, on=None))
    if new.item != words.FOLLOW_UP and new.item not in items(row.five_set):
        raise Refused("CHOICE_UNKNOWN", "item", {"text": new.item})
    if not new.note.strip():
        raise Refused("CHARGE_NOTE_MISSING", "note")
    _lawful(new.note, "note")
    day = days.happened_on(desk, "done_on", "EVIDENCED", new.done_on, ("TAKEN", row.taken_on))
    desk.db.add(ChargeEvidence(charge_id=row.id, item=new.item, done_on=day, note=new.note.strip()))
    word = words.FOLLOW_UP_WORD if new.item == words.FOLLOW_UP else items(row.five_set)[new.item]
    standing.add_step(desk, matter, "CHARGE_EVIDENCE", day, f"{word}：{new.note.strip()}")
    matter.amended_at = desk.now


def keep_plan(desk: Desk, new: Step) -> None:
    """化解方案. Raises Refused: CHARGE_UNKNOWN, CHARGE_ENDED, PLAN_MISSING, CHARGE_RESTRAINT."""
    new = texts.cleaned(new)
    matter, row = _open(desk, new)
    if not new.words.strip():
        raise Refused("PLAN_MISSING", "words")
    _lawful(new.words, "words")
    row.plan = new.words.strip()
    matter.amended_at = desk.now


def result(desk: Desk, new: Step) -> None:
    """化解结果, which ends the clock of 定时. Raises Refused: CHARGE_UNKNOWN, CHARGE_ENDED, RESULT_MISSING,
    DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER, CHARGE_RESTRAINT."""
    new = texts.cleaned(new)
    matter, row = _open(desk, new)
    if not new.words.strip():
        raise Refused("RESULT_MISSING", "words")
    _lawful(new.words, "words")
    day = days.happened_on(desk, "on", "RESULTED", new.on, ("TAKEN", row.taken_on))
    row.result, row.result_on = new.words.strip(), day
    standing.add_step(desk, matter, "CHARGE_RESULT", day, row.result)
    _touched(desk, matter)


def end(desk: Desk, new: Step) -> Issued:
    """销案, approved by the leader in charge or a principal leader; the whole sheet F29 is issued.

    Raises Refused: CHARGE_UNKNOWN, CHARGE_ENDED, CHARGE_NO_RESULT, CHARGE_REPORT_FIRST, CHARGE_ITEMS_OPEN (any of the
    nine items blank, E02), NOT_A_LEADER, DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER."""
    new = texts.cleaned(new)
    matter, row = _open(desk, new)
    if row.result_on is None:
        raise Refused("CHARGE_NO_RESULT", "words")
    if row.reported_on is None:
        raise Refused("CHARGE_REPORT_FIRST", "words")
    missing = open_items(desk, row)
    if missing:
        raise Refused("CHARGE_ITEMS_OPEN", "words", {"items": missing})
    approver = hands.person_of(desk, new.by_id, "by")
    if approver.id != row.leader_id and "PRINCIPAL_LEADER" not in approver.roles:
        raise Refused("NOT_A_LEADER", "by", {"person": approver.name, "roles": ("PRINCIPAL_LEADER",)})
    day = days.happened_on(desk, "on", "ENDED", new.on, ("RESULTED", row.result_on))
    row.ended_on, row.ended_by = day, approver.name
    issued = papers.issue(desk, matter, "F29", facts_of(desk, matter, row), day)
    standing.add_step(desk, matter, "END_CHARGE", day, f"{row.number} {approver.name}", issued.id)
    _touched(desk, matter)
    return issued


def sheet(desk: Desk, matter_id: int, charge_id: int) -> Issued:
    """F29 as it stands now. Raises Refused: CHARGE_UNKNOWN."""
    matter = standing.load(desk, matter_id)
    return papers.issue(desk, matter, "F29", facts_of(desk, matter, _row(desk, matter, charge_id)))


def items(five_set: str) -> dict[str, str]:
    """The nine items of a list by their codes."""
    return {**words.FIVE[five_set], **words.FOUR}


def open_items(desk: Desk, row: Charge) -> tuple[str, ...]:
    """The items that have no evidence yet, in words."""
    done = set(desk.db.scalars(select(ChargeEvidence.item).where(ChargeEvidence.charge_id == row.id)))
    return tuple(word for code, word in items(row.five_set).items() if code not in done)


def rows(desk: Desk, everything: bool = False) -> list[ChargeRow]:
    """包案台账, the open ones by their day; everything: also those that ended."""
    query = select(Charge, Matter.number, Matter.subject).join(Matter, Matter.id == Charge.matter_id)
    query = query.where(condition(desk.actor))
    if not everything:
        query = query.where(Charge.ended_on.is_(None))
    people = {row.id: row for row in desk.db.scalars(select(Person))}
    units = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    return [
        ChargeRow(
            id=row.id,
            number=row.number,
            matter_id=row.matter_id,
            matter_number=number,
            subject=subject,
            trigger=row.trigger,
            leader=people[row.leader_id].name,
            unit=units[row.unit_id],
            handler=people[row.handler_id].name,
            due=row.due,
            notice_received_on=row.notice_received_on,
            reported_on=row.reported_on,
            result_on=row.result_on,
            ended_on=row.ended_on,
            open_items=open_items(desk, row),
            outside=bool(people[row.leader_id].fields) and row.unit_id not in people[row.leader_id].fields,
        )
        for row, number, subject in desk.db.execute(query.order_by(Charge.due, Charge.id))
    ]


def facts_of(desk: Desk, matter: Matter, row: Charge) -> ChargeFacts:
    """F29 of a charge as it stands."""
    evidence = list(desk.db.scalars(select(ChargeEvidence).where(ChargeEvidence.charge_id == row.id)))
    leader = desk.db.get(Person, row.leader_id)
    handler, unit = desk.db.get(Person, row.handler_id), desk.db.get(Unit, row.unit_id)
    hidden = matter.wants_secrecy or matter.access == "RESTRICTED"

    def lines(listed: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
        made = []
        for code, word in listed.items():
            mine = [one for one in evidence if one.item == code]
            day = form_words.day(mine[-1].done_on) if mine else ""
            made.append((word, day, "\n".join(one.note for one in mine)))
        return tuple(made)

    return ChargeFacts(
        office=profile(desk).facts(),
        number=row.number,
        matter_number=matter.number,
        petitioner=instructions.writer(matter, hidden),
        subject=matter.subject,
        trigger=row.trigger,
        leader=leader.name if leader else "",
        post=leader.post if leader else "",
        unit=unit.name if unit else "",
        handler=handler.name if handler else "",
        due=row.due,
        five=lines(dict(words.FIVE[row.five_set])),
        four=lines(dict(words.FOUR)),
        plan=row.plan,
        progress=tuple(f"{form_words.day(one.done_on)}　{one.note}" for one in evidence if one.item == words.FOLLOW_UP),
        result=row.result,
        ended_by=row.ended_by,
        ended_on=row.ended_on,
    )


def _lawful(text: str, field: str) -> None:
    """No measure may restrain a person, whoever ordered it. Source: 信访工作条例 第十八条第四款、第四十六条第六项."""
    word = next((one for one in words.RESTRAINT if one in text), "")
    if word:
        raise Refused("CHARGE_RESTRAINT", field, {"word": word})


def _of(desk: Desk, matter_id: int) -> list[Charge]:
    return list(desk.db.scalars(select(Charge).where(Charge.matter_id == matter_id).order_by(Charge.id)))


def _row(desk: Desk, matter: Matter, charge_id: int) -> Charge:
    row = desk.db.get(Charge, charge_id)
    if row is None or row.matter_id != matter.id:
        raise Refused("CHARGE_UNKNOWN")
    return row


def _open(desk: Desk, new: Step) -> tuple[Matter, Charge]:
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = _row(desk, matter, new.charge_id)
    if row.ended_on is not None:
        raise Refused("CHARGE_ENDED", None, {"number": row.number})
    return matter, row


def _touched(desk: Desk, matter: Matter) -> None:
    matter.amended_at = desk.now
    standing.rewrite_obligations(desk, matter)
