"""领导批示件: asked, instructed, handed out, answered, fed back to the leader who began it (D01–D06, B03, B14, C15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..facts_days import FeedbackFacts, InstructionFacts, ReadingFacts
from ..labels import codes
from ..labels import instructions as words
from ..office import Desk
from ..rules import texts
from ..rules.matter import MatterFacts
from ..rules.refusal import Refused
from ..storage.leader_days import Instruction
from ..storage.matters import Material, Matter
from ..storage.offices import Person, Unit
from . import addressing, attachments, course_words, days, hands, happened, standing
from .happened import Happened
from .offices import profile
from .papers import Issued, issue

SIGNERS = 5
"""From so many names on a letter is joint (联名信)."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """呈阅 (F23): which leader is to read a letter. kinds: codes of labels.instructions.LETTER_KINDS."""

    matter_id: int
    version: int | None
    leader_id: int | None
    kinds: tuple[str, ...]
    proposal: str
    hide_name: bool = True


@dataclass(frozen=True, kw_only=True)
class Instruct:
    """批示 typed back word for word, and the unit it goes to (F21). instruction_id 0: an instruction nobody asked for,
    of the kind `origin` (RECEPTION, NOTE); due: the day the leader set."""

    matter_id: int
    version: int | None
    instruction_id: int = 0
    origin: str = "NOTE"
    leader_id: int | None = None
    words: str = ""
    instructed_on: date | None = None
    unit_id: int | None = None
    due: date | None = None
    hide_name: bool = True


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the unit reported. report: the bytes of its written report; on_paper: the report came on paper only."""

    matter_id: int
    version: int | None
    instruction_id: int
    replied_on: date | None
    result: str
    report: bytes | None = None
    report_name: str = ""
    on_paper: bool = False


@dataclass(frozen=True, kw_only=True)
class FeedBack:
    """反馈 to the leader who instructed (F22)."""

    matter_id: int
    version: int | None
    instruction_id: int
    fed_back_on: date | None
    attitude: str = ""
    proposal: str = ""


@dataclass(frozen=True, kw_only=True)
class End:
    """撤销 an instruction; its number and words stay."""

    matter_id: int
    version: int | None
    instruction_id: int
    ended_on: date | None
    reason: str


def proposed_kinds(desk: Desk, matter: Matter) -> tuple[str, ...]:
    """Which of the four kinds of letters that must go to a leader a matter looks like (D01): a proposal, not a verdict.

    Joint by the number of signers; a risk by its urgency or as a group; hot or close to people's lives by its topic.
    """
    signers = max(matter.headcount, sum(1 for row in matter.people if not row.struck))
    found = []
    if signers >= SIGNERS:
        found.append("JOINT")
    if any(word in matter.topic + matter.subject for word in words.REFORM_WORDS):
        found.append("REFORM")
    if matter.urgency != "NORMAL" or (signers >= SIGNERS and matter.occurrence == "REPEAT"):
        found.append("RISK")
    if any(word in matter.topic + matter.subject for word in words.LIVELIHOOD_WORDS):
        found.append("LIVELIHOOD")
    return tuple(found)


def ask(desk: Desk, new: Ask) -> Issued:
    """Put a letter before a leader; the sheet leaves room for 批示 in writing.

    Raises Refused: LETTER_KIND_MISSING, CHOICE_UNKNOWN, PROPOSAL_MISSING, READING_OPEN, NOT_A_LEADER, ACCUSED_INVOLVED,
    PERSON_RECUSED, MATTER_LOCKED, RECORD_CHANGED.
    """
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    facts = standing.facts_of(desk, matter)
    leader = hands.leader_of(desk, facts, new.leader_id, "leader")
    if not new.kinds:
        raise Refused("LETTER_KIND_MISSING", "kinds")
    for kind in new.kinds:
        if kind not in words.LETTER_KINDS:
            raise Refused("CHOICE_UNKNOWN", "kinds", {"text": kind})
    if not new.proposal.strip():
        raise Refused("PROPOSAL_MISSING", "proposal")
    if any(one.leader_id == leader.id and one.words == "" and one.ended_on is None for one in _of(desk, matter)):
        raise Refused("READING_OPEN", "leader", {"person": leader.name})
    today = standing.today(desk)
    sheet = ReadingFacts(
        office=profile(desk).facts(),
        number=matter.number,
        received_on=matter.received_on,
        writer=writer(matter, new.hide_name),
        kinds=new.kinds,
        signers=max(matter.headcount, 1),
        gist=matter.summary or matter.subject,
        proposal=new.proposal.strip(),
        proposed_by=desk.actor.name,
        proposed_on=today,
        leader=leader.name,
    )
    issued = issue(desk, matter, "F23", sheet, today)
    desk.db.add(
        Instruction(
            matter_id=matter.id,
            origin="LETTER",
            leader_id=leader.id,
            letter_kinds=list(new.kinds),
            hide_name=new.hide_name,
            proposal=new.proposal.strip(),
            asked_on=today,
            ask_paper_id=issued.id,
        )
    )
    standing.add_step(desk, matter, "ASK_LEADER", today, leader.name, issued.id)
    _touched(desk, matter)
    return issued


def instruct(desk: Desk, new: Instruct) -> Issued:
    """Keep the leader's words and hand the matter to the unit with F21.

    Raises Refused: INSTRUCTION_MISSING, DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER, DUE_MISSING,
    DUE_BEFORE_INSTRUCTION, UNIT_UNKNOWN, NOT_A_LEADER, ACCUSED_INVOLVED, PERSON_RECUSED, INSTRUCTION_UNKNOWN,
    INSTRUCTION_DONE.
    """
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    facts = standing.facts_of(desk, matter)
    row = _row(desk, matter, new.instruction_id) if new.instruction_id else None
    if row is not None and (row.words or row.ended_on):
        raise Refused("INSTRUCTION_DONE", "words")
    leader = hands.leader_of(desk, facts, row.leader_id if row else new.leader_id, "leader")
    if not new.words.strip():
        raise Refused("INSTRUCTION_MISSING", "words")
    before = ("ASKED", row.asked_on if row else None)
    day = days.happened_on(desk, "instructed_on", "INSTRUCTED", new.instructed_on, days.received(matter), before)
    if new.due is None:
        raise Refused("DUE_MISSING", "due")
    if new.due < day:
        raise Refused("DUE_BEFORE_INSTRUCTION", "due", {"due": new.due, "day": day})
    unit = hands.unit_of(desk, new.unit_id, "unit")
    hands.free(facts, "unit", unit.name)
    if row is None:
        row = Instruction(matter_id=matter.id, origin=new.origin, leader_id=leader.id, hide_name=new.hide_name)
        desk.db.add(row)
    row.words, row.instructed_on, row.unit_id, row.due = new.words.strip(), day, unit.id, new.due
    issued = issue(desk, matter, "F21", _dispatch_facts(desk, matter, facts, row, leader, unit), day)
    row.dispatch_paper_id = issued.id
    standing.add_step(desk, matter, "INSTRUCT", day, f"{leader.name} → {unit.name}", issued.id)
    _touched(desk, matter)
    return issued


def answer(desk: Desk, new: Answer) -> None:
    """The unit's written report (D04). Raises Refused: INSTRUCTION_UNKNOWN, INSTRUCTION_FIRST, INSTRUCTION_ANSWERED,
    RESULT_MISSING, REPORT_MISSING, DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = _running(desk, matter, new.instruction_id)
    if row.replied_on is not None:
        raise Refused("INSTRUCTION_ANSWERED", "result")
    if not new.result.strip():
        raise Refused("RESULT_MISSING", "result")
    if new.report is None and not new.on_paper:
        raise Refused("REPORT_MISSING", "report")
    day = days.happened_on(desk, "replied_on", "REPLIED", new.replied_on, ("INSTRUCTED", row.instructed_on))
    row.result, row.replied_on = new.result.strip(), day
    if new.report is not None:
        digest = attachments.keep_file(desk, new.report, new.report_name)
        kept = Material(
            seat=len(matter.materials), name=words.REPORT_NAME, original=True, file=digest, file_name=new.report_name
        )
        matter.materials.append(kept)
        desk.db.flush()
        row.report_id = kept.id
    standing.add_step(desk, matter, "INSTRUCTION_ANSWERED", day, row.result)
    _touched(desk, matter)


def feed_back(desk: Desk, new: FeedBack) -> Issued:
    """Report the result to the leader who instructed; this alone closes the chain (D03).

    Raises Refused: INSTRUCTION_UNKNOWN, INSTRUCTION_FIRST, RESULT_FIRST, INSTRUCTION_FED_BACK, DAY_MISSING,
    DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER.
    """
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = _running(desk, matter, new.instruction_id)
    if row.replied_on is None:
        raise Refused("RESULT_FIRST", "result", {}, (), "ANSWER_FIRST")
    if row.fed_back_on is not None:
        raise Refused("INSTRUCTION_FED_BACK", "fed_back_on")
    day = days.happened_on(desk, "fed_back_on", "FED_BACK", new.fed_back_on, ("REPLIED", row.replied_on))
    leader, unit = desk.db.get(Person, row.leader_id), desk.db.get(Unit, row.unit_id) if row.unit_id else None
    assert leader is not None
    sheet = FeedbackFacts(
        office=profile(desk).facts(),
        number=matter.number,
        subject=matter.subject,
        leader=leader.name,
        instruction=row.words,
        instructed_on=row.instructed_on,
        unit=unit.name if unit else "",
        findings=row.result,
        opinion=course_words.outcome_words(desk, matter),
        delivery=course_words.delivery_words(desk, matter, _past(desk, matter)),
        attitude=new.attitude.strip(),
        proposal=new.proposal.strip(),
        proposed_by=desk.actor.name,
        fed_back_on=day,
    )
    issued = issue(desk, matter, "F22", sheet, day)
    row.fed_back_on, row.fed_back_to, row.feedback_paper_id = day, leader.name, issued.id
    standing.add_step(desk, matter, "FED_BACK", day, leader.name, issued.id)
    _touched(desk, matter)
    return issued


def end(desk: Desk, new: End) -> None:
    """Take back a reading or an instruction. Raises Refused: INSTRUCTION_UNKNOWN, INSTRUCTION_FED_BACK, REASON_MISSING,
    DAY_MISSING, DATE_IN_FUTURE."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = _row(desk, matter, new.instruction_id)
    if row.fed_back_on is not None or row.ended_on is not None:
        raise Refused("INSTRUCTION_FED_BACK", "ended_on")
    if not new.reason.strip():
        raise Refused("REASON_MISSING", "reason")
    row.ended_on = days.happened_on(desk, "ended_on", "ENDED", new.ended_on)
    row.end_reason = new.reason.strip()
    standing.add_step(desk, matter, "END_INSTRUCTION", row.ended_on, row.end_reason)
    _touched(desk, matter)


def writer(matter: Matter, hidden: bool) -> str:
    """How a leader-facing paper names the petitioner; with `hidden` it says that the name is kept back (D05)."""
    if hidden:
        return words.WRITER_HIDDEN
    first = next((row.name for row in matter.people if not row.struck and row.name), "")
    return addressing.and_others(matter, first) if first else words.WRITER_UNSIGNED


def _dispatch_facts(
    desk: Desk, matter: Matter, facts: MatterFacts, row: Instruction, leader: Person, unit: Unit
) -> InstructionFacts:
    hidden = row.hide_name or matter.wants_secrecy or facts.restricted
    return InstructionFacts(
        office=profile(desk).facts(),
        number=matter.number,
        petitioner=writer(matter, hidden),
        channel=codes.CHANNELS[matter.channel],
        subject=matter.subject,
        leader=leader.name,
        post=leader.post,
        instruction=row.words,
        instructed_on=row.instructed_on,
        unit=unit.name,
        due=row.due,
    )


def _of(desk: Desk, matter: Matter) -> list[Instruction]:
    return _past(desk, matter).instructions


def _past(desk: Desk, matter: Matter) -> Happened:
    return happened.happened(desk, matter.id)


def _row(desk: Desk, matter: Matter, instruction_id: int) -> Instruction:
    row = desk.db.get(Instruction, instruction_id)
    if row is None or row.matter_id != matter.id:
        raise Refused("INSTRUCTION_UNKNOWN")
    return row


def _running(desk: Desk, matter: Matter, instruction_id: int) -> Instruction:
    row = _row(desk, matter, instruction_id)
    if not row.words:
        raise Refused("INSTRUCTION_FIRST", "words", {}, (), "WRITE_INSTRUCTION")
    if row.ended_on is not None:
        raise Refused("INSTRUCTION_DONE", None)
    return row


def _touched(desk: Desk, matter: Matter) -> None:
    matter.amended_at = desk.now
    standing.rewrite_obligations(desk, matter)
