"""首问登记: a line in seconds, a slip in hand, a matter without typing twice; who is away is covered by the B role
(F01–F04, F07, F32, F50)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from ..facts_days import CoverFacts, GuideFacts, InquiryFacts, InquiryLine
from ..labels import codes
from ..labels import inquiries as words
from ..office import Desk
from ..rules import numbering, privacy, texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.inquiries import Inquiry
from ..storage.leader_days import Absence
from ..storage.offices import Person, Unit
from . import days, hands, registration, slots, standing
from .offices import profile
from .papers import Issued, free_paper
from .registration import NewMatter, PersonInput, Registered

PREFIX = numbering.Prefixes().first_responder
FOLLOW_UP_DAYS = 5


@dataclass(frozen=True, kw_only=True)
class InquiryInput:
    """One line as typed. asked_at None: now; outcome: code of labels.inquiries.OUTCOMES; unit_id: department told, or
    found for the asker."""

    id: int = 0
    version: int = 0
    asked_at: datetime | None = None
    channel: str = "VISIT"
    asker: str = ""
    asker_unit: str = ""
    phone: str = ""
    question: str
    responder_id: int | None
    outcome: str
    answer: str = ""
    unit_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class InquiryRow:
    id: int
    version: int
    number: str
    asked_at: datetime
    channel: str
    asker: str
    asker_unit: str
    phone: str
    question: str
    responder_id: int
    responder: str
    outcome: str
    answer: str
    unit_id: int | None
    unit: str
    result: str
    satisfied: str
    finished_on: date | None
    locate_by: date | None
    matter_id: int | None
    void_reason: str


@dataclass(frozen=True, kw_only=True)
class AbsenceInput:
    """Somebody is away, both days inclusive."""

    person_id: int | None
    first: date | None
    last: date | None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Cover:
    """A post with its A and B role today. away: the A role is absent; nobody: both are."""

    person_id: int
    post: str
    a_role: str
    b_role: str
    phone: str
    b_phone: str
    away: bool
    nobody: bool
    duties: str = ""


def log(desk: Desk, new: InquiryInput) -> int:
    """Keep a line and return its id.

    DONE is finished at once; the others stay on the list of the unanswered until `finish`. FINDING has the rest of the
    day (F04). Raises Refused: QUESTION_MISSING, HANDLER_UNKNOWN (responder no longer works here), DATE_IN_FUTURE,
    CHOICE_UNKNOWN, OUTCOME_TEXT_MISSING, UNIT_UNKNOWN, RECORD_CHANGED, INQUIRY_CLOSED.
    """
    new = texts.cleaned(new)
    if not new.question.strip():
        raise Refused("QUESTION_MISSING", "question")
    responder = hands.person_of(desk, new.responder_id, "responder")
    if new.outcome not in words.OUTCOMES:
        raise Refused("CHOICE_UNKNOWN", "outcome", {"text": new.outcome})
    if new.channel not in words.CHANNELS:
        raise Refused("CHOICE_UNKNOWN", "channel", {"text": new.channel})
    if new.outcome in words.NEED_ANSWER and not new.answer.strip():
        raise Refused("OUTCOME_TEXT_MISSING", "answer", {"outcome": words.OUTCOMES[new.outcome]})
    asked_at = days.minute(desk, "asked_at", new.asked_at or local(desk.now).replace(second=0, microsecond=0))
    unit = hands.unit_of(desk, new.unit_id, "unit") if new.unit_id or new.outcome in words.NEED_UNIT else None
    row = _known(desk, new.id, new.version) if new.id else None
    if row is None:
        year = asked_at.year
        serial = desk.next_number(PREFIX, year)
        row = Inquiry(number=numbering.display_book(numbering.BookNumber(PREFIX, year, serial)))
        desk.db.add(row)
    elif row.finished_on is not None and row.became_id is not None:
        raise Refused("INQUIRY_CLOSED", None, {"number": row.number})
    row.asked_at, row.channel = moment(asked_at), new.channel
    row.asker, row.asker_unit, row.phone = new.asker.strip(), new.asker_unit.strip(), new.phone.strip()
    row.question, row.responder_id, row.outcome = new.question.strip(), responder.id, new.outcome
    row.answer, row.unit_id = new.answer.strip(), unit.id if unit else None
    row.locate_by = asked_at.date() if new.outcome == "FINDING" else None
    if new.outcome in ("DONE", "TOLD_UNIT"):
        row.finished_on = row.finished_on or standing.today(desk)
    else:
        row.finished_on = None
    desk.db.flush()
    return row.id


def finish(
    desk: Desk, inquiry_id: int, version: int, result: str, satisfied: str = "", unit_id: int | None = None
) -> None:
    """The asker has what they asked for.

    Raises Refused: INQUIRY_UNKNOWN, RESULT_MISSING, CHOICE_UNKNOWN, UNIT_UNKNOWN, RECORD_CHANGED.
    """
    row = _known(desk, inquiry_id, version)
    result = texts.clean(result).strip()
    if not result:
        raise Refused("RESULT_MISSING", "result")
    if satisfied and satisfied not in codes.RATINGS:
        raise Refused("CHOICE_UNKNOWN", "satisfied", {"text": satisfied})
    if unit_id is not None:
        row.unit_id = hands.unit_of(desk, unit_id, "unit").id
    row.result, row.satisfied, row.finished_on = result, satisfied, standing.today(desk)


def to_matter(desk: Desk, inquiry_id: int, version: int) -> Registered:
    """Register the question as a matter with what stands in the line; the first responder stays its receiver (F06).

    Raises Refused: INQUIRY_UNKNOWN, INQUIRY_CLOSED, NAME_MISSING, CALLER_MISSING and what a registration refuses.
    """
    row = _known(desk, inquiry_id, version)
    if row.became_id is not None:
        raise Refused("INQUIRY_CLOSED", None, {"number": row.number})
    responder = desk.db.get(Person, row.responder_id)
    made = registration.register(
        desk,
        NewMatter(
            channel=row.channel,
            received_at=local(row.asked_at),
            people=(PersonInput(name=row.asker, org=row.asker_unit, phone=row.phone),),
            demands=(row.question,),
            subject=row.question[:40],
            summary=row.question,
            receiver=responder.name if responder else desk.actor.name,
            reply_points=row.answer,
            caller_no=row.phone if row.channel == "CALL" else "",
            caller_refused=row.channel == "CALL" and not row.phone,
        ),
    )
    row.became_id = made.id
    row.result = words.BECAME.format(number=made.number)
    row.finished_on = standing.today(desk)
    return made


def void(desk: Desk, inquiry_id: int, version: int, reason: str) -> None:
    """A line entered by mistake; its number stays. Raises Refused: INQUIRY_UNKNOWN, INQUIRY_CLOSED, REASON_MISSING."""
    row = _known(desk, inquiry_id, version)
    if row.became_id is not None:
        raise Refused("INQUIRY_CLOSED", None, {"number": row.number})
    if not reason.strip():
        raise Refused("REASON_MISSING", "reason")
    row.void_reason, row.finished_on = texts.clean(reason).strip(), standing.today(desk)


def rows(desk: Desk, view: str = "OPEN", masked: bool = True, limit: int = 500) -> list[InquiryRow]:
    """Lines, newest first. view: OPEN (something still owed), TODAY, MONTH or ALL."""
    query = select(Inquiry, Person.name, Unit.name).join(Person, Person.id == Inquiry.responder_id)
    query = query.outerjoin(Unit, Unit.id == Inquiry.unit_id)
    today = standing.today(desk)
    if view == "OPEN":
        query = query.where(Inquiry.finished_on.is_(None))
    elif view in ("TODAY", "MONTH"):
        begin = today if view == "TODAY" else today.replace(day=1)
        query = query.where(Inquiry.asked_at >= moment(datetime(begin.year, begin.month, begin.day)))
    query = query.order_by(Inquiry.asked_at.desc(), Inquiry.id.desc()).limit(limit)
    return [_row(row, responder, unit, masked) for row, responder, unit in desk.db.execute(query)]


def one(desk: Desk, inquiry_id: int, masked: bool = True) -> InquiryRow:
    """One line. Raises Refused: INQUIRY_UNKNOWN."""
    row = _known(desk, inquiry_id, 0)
    responder, unit = desk.db.get(Person, row.responder_id), desk.db.get(Unit, row.unit_id) if row.unit_id else None
    return _row(row, responder.name if responder else "", unit.name if unit else "", masked)


def slip(desk: Desk, inquiry_id: int) -> Issued:
    """Issue the slip F07b for the asker's hand. Raises Refused: INQUIRY_UNKNOWN, SLIP_NEEDS_UNIT."""
    row = _known(desk, inquiry_id, 0)
    unit = desk.db.get(Unit, row.unit_id) if row.unit_id else None
    if unit is None:
        raise Refused("SLIP_NEEDS_UNIT", "unit")
    responder = desk.db.get(Person, row.responder_id)
    facts = GuideFacts(
        office=profile(desk).facts(),
        number=row.number,
        unit=unit.name,
        room=unit.room,
        phone=unit.phone,
        contact=unit.contact,
        procedure=row.answer,
        responder=responder.name if responder else "",
        issued_on=standing.today(desk),
    )
    issued = free_paper(desk, "F07b", facts, standing.today(desk))
    row.slip_paper_id = issued.id
    return issued


def sheet(desk: Desk, found: tuple[int, ...], period: str) -> InquiryFacts:
    """The facts of F32 for the lines with these ids, oldest first."""
    lines = []
    for number in sorted(found):
        row = one(desk, number, masked=False)
        lines.append(
            InquiryLine(
                number=row.number,
                asked_at=f"{row.asked_at:%m-%d %H:%M}",
                responder=row.responder,
                asker="，".join(part for part in (row.asker, row.asker_unit) if part),
                phone=row.phone,
                channel=words.CHANNELS[row.channel],
                question=row.question,
                outcome=words.OUTCOMES[row.outcome],
                unit=row.unit,
                result=row.result or row.answer,
                satisfied=codes.RATINGS.get(row.satisfied, ""),
            )
        )
    return InquiryFacts(
        office=profile(desk).facts(), period=period, lines=tuple(lines), made_by=desk.actor.name,
        made_on=standing.today(desk),
    )  # fmt: skip


# A and B roles


def add_absence(desk: Desk, new: AbsenceInput) -> int:
    """Note that somebody is away. Raises Refused: HANDLER_UNKNOWN, DAY_MISSING, TERM_ORDER, ABSENCE_TWICE."""
    person = hands.person_of(desk, new.person_id, "person")
    if new.first is None or new.last is None:
        raise Refused("DAY_MISSING", "first" if new.first is None else "last", {"event": "ABSENT"})
    if new.last < new.first:
        raise Refused("TERM_ORDER", "last", {"name": person.name, "first": new.first, "last": new.last})
    clash = select(Absence).where(
        Absence.person_id == person.id, Absence.first <= new.last, Absence.last >= new.first, Absence.ended_on.is_(None)
    )
    held = desk.db.scalar(clash.limit(1))
    if held is not None:
        raise Refused("ABSENCE_TWICE", "first", {"person": person.name, "first": held.first, "last": held.last})
    row = Absence(person_id=person.id, first=new.first, last=new.last, reason=texts.clean(new.reason).strip())
    desk.db.add(row)
    desk.db.flush()
    return row.id


def end_absence(desk: Desk, absence_id: int, back_on: date) -> None:
    """Somebody came back before their last day; back_on is the first day here again. Raises Refused: ABSENCE_UNKNOWN,
    TERM_ORDER."""
    row = desk.db.get(Absence, absence_id)
    if row is None or row.ended_on is not None:
        raise Refused("ABSENCE_UNKNOWN")
    if not row.first <= back_on <= row.last:
        raise Refused("TERM_ORDER", "back_on", {"name": "", "first": row.first, "last": back_on})
    row.ended_on = back_on


def absences(desk: Desk) -> list[tuple[Absence, str]]:
    """Absences of today and ahead, with the person's name."""
    today = standing.today(desk)
    query = select(Absence, Person.name).join(Person, Person.id == Absence.person_id)
    found = desk.db.execute(query.where(Absence.last >= today).order_by(Absence.first, Absence.id))
    return [(row, name) for row, name in found if row.ended_on is None or row.ended_on > today]


def set_backup(desk: Desk, person_id: int, backup_id: int | None) -> None:
    """Name the B role of somebody, None for nobody. Raises Refused: HANDLER_UNKNOWN, BACKUP_SAME, BACKUP_CIRCLE."""
    person = hands.person_of(desk, person_id, "person")
    if backup_id is None:
        person.backup_id = None
        return
    other = hands.person_of(desk, backup_id, "backup")
    if other.id == person.id:
        raise Refused("BACKUP_SAME", "backup", {"person": person.name})
    # Two may cover each other; a ring of three or more covers nobody when its members are away together.
    walked, step = [person.name, other.name], other
    while step.backup_id is not None:
        following = desk.db.get(Person, step.backup_id)
        if following is None or (following.id == person.id and len(walked) == 2):
            break
        walked.append(following.name)
        if following.id == person.id:
            raise Refused("BACKUP_CIRCLE", "backup", {"names": walked})
        if len(walked) > len(set(walked)):
            break
        step = following
    person.backup_id = other.id


def covered_by(desk: Desk, person_id: int, day: date) -> tuple[int | None, bool]:
    """Who is told and asked instead of somebody on a day: their own id while they are here, the B role while they are
    away, None when both are; and whether it is not the A role (F07)."""

    if slots.absent(desk, person_id, day) is None:
        return person_id, False
    person = desk.db.get(Person, person_id)
    backup = desk.db.get(Person, person.backup_id) if person and person.backup_id else None
    if backup is None or not backup.active or slots.absent(desk, backup.id, day) is not None:
        return None, True
    return backup.id, True


def covers(desk: Desk) -> list[Cover]:
    """A and B roles of everybody who works here, in the office's order."""

    today = standing.today(desk)
    found = []
    for person in desk.db.scalars(select(Person).where(Person.active).order_by(Person.seat, Person.id)):
        backup = desk.db.get(Person, person.backup_id) if person.backup_id else None
        away = slots.absent(desk, person.id, today) is not None
        found.append(
            Cover(
                person_id=person.id,
                post=person.post or "、".join(codes.ROLES.get(one, one) for one in person.roles),
                a_role=person.name,
                b_role=backup.name if backup else "",
                phone=person.phone,
                b_phone=backup.phone if backup else "",
                away=away,
                nobody=away and covered_by(desk, person.id, today)[0] is None,
                duties="、".join(codes.ROLES.get(one, one) for one in person.roles),
            )
        )
    return found


def cover_sheet(desk: Desk) -> CoverFacts:
    """The facts of F50: only posts that have a B role."""
    return CoverFacts(
        office=profile(desk).facts(),
        lines=tuple((one.post, one.a_role, one.phone, one.b_role, one.b_phone, one.duties)
                    for one in covers(desk) if one.b_role),
        posted_on=standing.today(desk),
    )  # fmt: skip


def follow_up_due(desk: Desk, row: Inquiry) -> date:
    """Until when an asker who was told the procedure is looked after (F02): five working days; a department that has
    still to be found the same day (F04)."""
    if row.locate_by is not None:
        return row.locate_by
    return desk.calendar.add_working_days(local(row.asked_at).date(), FOLLOW_UP_DAYS)


def _known(desk: Desk, inquiry_id: int, version: int) -> Inquiry:
    row = desk.db.get(Inquiry, inquiry_id)
    if row is None:
        raise Refused("INQUIRY_UNKNOWN")
    if version and row.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": row.number})
    return row


def _row(row: Inquiry, responder: str, unit: str, masked: bool) -> InquiryRow:
    return InquiryRow(
        id=row.id,
        version=row.version,
        number=row.number,
        asked_at=local(row.asked_at),
        channel=row.channel,
        asker=privacy.mask_name(row.asker) if masked and row.asker else row.asker,
        asker_unit=row.asker_unit,
        phone=privacy.mask_phone(row.phone) if masked and row.phone else row.phone,
        question=row.question,
        responder_id=row.responder_id,
        responder=responder,
        outcome=row.outcome,
        answer=row.answer,
        unit_id=row.unit_id,
        unit=unit,
        result=row.result,
        satisfied=row.satisfied,
        finished_on=row.finished_on,
        locate_by=row.locate_by,
        matter_id=row.became_id,
        void_reason=row.void_reason,
    )
