"""接访当天: who came, what the leader answered, and what follows from it in the ledger (C07, C09, A14, F17)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from ..facts_days import SheetFacts
from ..labels import codes
from ..labels import forms as form_words
from ..labels import leader_days as words
from ..office import Desk
from ..rules import numbering, texts
from ..rules.moments import legal_day, local, moment
from ..rules.refusal import Refused
from ..storage.leader_days import Instruction, Slot, SlotVisit
from ..storage.matters import Matter
from ..storage.offices import Person, Unit
from ..storage.visibility import visible
from . import bookings, days, hands, instructions, ledger, papers, registration, slots, standing
from .offices import profile
from .papers import Issued
from .people import petitioner_words
from .registration import NewMatter, PersonInput
from .substitutions import when_words

PREFIX = numbering.Prefixes().reception
MOST_REPRESENTATIVES = 5
SHORTEST_NOTE = 5


@dataclass(frozen=True, kw_only=True)
class VisitInput:
    """One visitor or group as the counter types it.

    matter_number: of a matter that is in the ledger already, else a new one is registered; representatives: names
    beside the first visitor; attention: indices of the three full attentions that were paid, with `note` (A14);
    outcome: ANSWERED with `answer` (handed: the signed sheet was handed over, which is a written answer on the spot),
    ASSIGNED with unit_id and due, APPOINTMENT with next_slot_id and told_how.
    """

    slot_id: int
    booking_id: int | None = None
    matter_number: str = ""
    received_at: datetime | None = None
    name: str = ""
    identity: str = ""
    unit: str = ""
    phone: str = ""
    headcount: int = 1
    representatives: tuple[str, ...] = ()
    subject: str = ""
    problem: str = ""
    demands: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    note: str = ""
    answer: str = ""
    outcome: str = ""
    handed: bool = False
    unit_id: int | None = None
    due: date | None = None
    next_slot_id: int | None = None
    told_how: str = ""
    wants_secrecy: bool = False


@dataclass(frozen=True)
class Received:
    """What a reception left: its number, the matter in the ledger, and the papers to print."""

    id: int
    number: str
    matter_id: int
    matter_number: str
    papers: tuple[Issued, ...]


@dataclass(frozen=True, kw_only=True)
class VisitRow:
    """One visitor as the statistics and the page list it."""

    id: int
    number: str
    slot_id: int
    day: date
    leader_id: int
    leader: str
    matter_id: int
    matter_number: str
    visitor: str
    subject: str
    headcount: int
    outcome: str
    finished: bool
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Receptions of one leader in one month: days with a reception, batches, persons, batches by outcome, finished.

    The outcomes add up to the batches; `visits` are the ids behind the figures.
    """

    leader_id: int
    leader: str
    month: tuple[int, int]
    days: int
    batches: int
    persons: int
    answered: int
    assigned: int
    appointment: int
    finished: int
    visits: tuple[int, ...]


def receive(desk: Desk, new: VisitInput) -> Received:
    """Record one visitor with what follows: a matter in the ledger, and its task or its new appointment.

    Raises Refused: SLOT_UNKNOWN, SLOT_NOT_YET, SLOT_OVER, NAME_MISSING, PROBLEM_MISSING, REPRESENTATIVES_MANY,
    ATTENTION_NOTE, OUTCOME_MISSING, ANSWER_MISSING, DUE_MISSING, UNIT_UNKNOWN, NEXT_SLOT_MISSING, NEXT_SLOT_PAST,
    TOLD_MISSING, BOOKING_FULL, ACCUSED_INVOLVED, and what a registration refuses.
    """
    new = texts.cleaned(new)
    slot = slots.load(desk, new.slot_id)
    _check(desk, slot, new)
    received_at = days.minute(desk, "received_at", new.received_at)
    if received_at.date() != slot.day:
        raise Refused("VISIT_OTHER_DAY", "received_at", {"day": slot.day, "typed": received_at})
    matter = _matter(desk, slot, new, received_at)
    leader = desk.db.get(Person, slot.leader_id)
    assert leader is not None
    hands.free(standing.facts_of(desk, matter), "matter_number", leader.name)
    year = slot.day.year
    number = numbering.display_book(numbering.BookNumber(PREFIX, year, desk.next_number(PREFIX, year)))
    visit = SlotVisit(
        number=number,
        slot_id=slot.id,
        booking_id=new.booking_id,
        matter_id=matter.id,
        received_at=moment(received_at),
        headcount=new.headcount,
        representatives=list(new.representatives),
        outcome=new.outcome,
        answer=new.answer.strip(),
        attention={"paid": list(new.attention), "note": new.note.strip()},
        recorded_by=desk.actor.name,
    )
    note = f"{leader.name} {words.OUTCOMES[new.outcome]} {new.answer.strip()}".strip()
    standing.add_step(desk, matter, "LEADER_RECEIVED", legal_day(moment(received_at)), note)
    made: list[Issued] = []
    next_words = ""
    if new.outcome == "ASSIGNED":
        made.append(_assign(desk, slot, new, matter, visit))
    elif new.outcome == "APPOINTMENT":
        next_words = _appoint(desk, new, matter, visit)
    sheet = _sheet(desk, slot, new, matter, visit, leader, next_words)
    issued = papers.issue(desk, matter, "F17", sheet, standing.today(desk))
    visit.paper_id = issued.id
    desk.db.add(visit)
    matter.amended_at = desk.now
    standing.rewrite_obligations(desk, matter)
    desk.db.flush()
    return Received(visit.id, number, matter.id, matter.number, (issued, *made))


def close(desk: Desk, slot_id: int, version: int) -> None:
    """The reception is over. Raises Refused: SLOT_UNKNOWN, SLOT_NOT_YET, SLOT_OVER, RECORD_CHANGED."""
    slot = slots.load(desk, slot_id)
    if version and slot.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": words.short_day(slot.day)})
    if slot.closed_at is not None or slot.cancelled_on is not None:
        raise Refused("SLOT_OVER", None, {"day": slot.day})
    if slot.day > standing.today(desk):
        raise Refused("SLOT_NOT_YET", None, {"day": slot.day})
    slot.closed_at = desk.now


def of_slot(desk: Desk, slot_id: int) -> list[SlotVisit]:
    return list(desk.db.scalars(select(SlotVisit).where(SlotVisit.slot_id == slot_id).order_by(SlotVisit.id)))


def listed(desk: Desk, first: date, last: date, masked: bool = True) -> list[VisitRow]:
    """Every visitor received in a period, both days inclusive. Of a matter this person may not see only the figures
    stand here: without name, subject and number."""
    query = (
        select(SlotVisit, Slot, Person.name, Instruction.fed_back_on)
        .join(Slot, Slot.id == SlotVisit.slot_id)
        .join(Person, Person.id == Slot.leader_id)
        .outerjoin(Instruction, Instruction.id == SlotVisit.instruction_id)
        .where(Slot.day >= first, Slot.day <= last)
        .order_by(Slot.day, SlotVisit.id)
    )
    rows = desk.db.execute(query).all()
    ids = {visit.matter_id for visit, *_ in rows}
    seen = {row.id: row for row in desk.db.scalars(visible(desk.actor).where(Matter.id.in_(ids)))}
    found = []
    for visit, slot, leader, fed_back_on in rows:
        matter = seen.get(visit.matter_id)
        found.append(
            VisitRow(
                id=visit.id,
                number=visit.number,
                slot_id=slot.id,
                day=slot.day,
                leader_id=slot.leader_id,
                leader=leader,
                matter_id=matter.id if matter else 0,
                matter_number=matter.number if matter else "",
                visitor=petitioner_words(matter.name_words, visit.headcount, masked) if matter else words.UNSEEN,
                subject=matter.subject if matter else words.UNSEEN,
                headcount=visit.headcount,
                outcome=visit.outcome,
                finished=visit.outcome == "ANSWERED" or fed_back_on is not None,
                received_at=local(visit.received_at),
            )
        )
    return found


def tallies(desk: Desk, first: date, last: date) -> list[Tally]:
    """The statistics of C09 per leader and month. Days count every reception that was held, also without visitors."""
    rows = listed(desk, first, last)
    held = [row for row in slots.between(desk, first, last) if row.closed_at is not None or _has(rows, row.id)]
    names = {row.id: row.name for row in desk.db.scalars(select(Person))}
    seats = {row.id: row.seat for row in desk.db.scalars(select(Person))}
    keys = sorted({(row.day.year, row.day.month, row.leader_id) for row in held}, key=lambda k: (k[:2], seats[k[2]]))
    made = []
    for year, month, leader_id in keys:
        mine = [row for row in held if (row.day.year, row.day.month, row.leader_id) == (year, month, leader_id)]
        ids = {row.id for row in mine}
        visits = [row for row in rows if row.slot_id in ids]
        made.append(
            Tally(
                leader_id=leader_id,
                leader=names[leader_id],
                month=(year, month),
                days=len({row.day for row in mine}),
                batches=len(visits),
                persons=sum(row.headcount for row in visits),
                answered=_count(visits, "ANSWERED"),
                assigned=_count(visits, "ASSIGNED"),
                appointment=_count(visits, "APPOINTMENT"),
                finished=sum(row.finished for row in visits),
                visits=tuple(row.id for row in visits),
            )
        )
    return made


def _has(rows: Iterable[VisitRow], slot_id: int) -> bool:
    return any(row.slot_id == slot_id for row in rows)


def _count(rows: Iterable[VisitRow], outcome: str) -> int:
    return sum(row.outcome == outcome for row in rows)


def _check(desk: Desk, slot: Slot, new: VisitInput) -> None:
    if slot.cancelled_on is not None or slot.closed_at is not None:
        raise Refused("SLOT_OVER", None, {"day": slot.day})
    if slot.day > standing.today(desk):
        raise Refused("SLOT_NOT_YET", None, {"day": slot.day})
    if not new.matter_number.strip():
        if not new.name.strip():
            raise Refused("NAME_MISSING", "name")
        if not new.problem.strip() and not new.subject.strip():
            raise Refused("PROBLEM_MISSING", "problem")
    count = len(new.representatives) + bool(new.name.strip())
    if new.headcount >= MOST_REPRESENTATIVES and count > MOST_REPRESENTATIVES:
        facts = {"count": count, "most": MOST_REPRESENTATIVES}
        raise Refused("REPRESENTATIVES_MANY", "representatives", facts)
    if new.attention and len(new.note.strip()) < SHORTEST_NOTE:
        raise Refused("ATTENTION_NOTE", "note", {"least": SHORTEST_NOTE})
    if new.outcome not in words.OUTCOMES:
        raise Refused("OUTCOME_MISSING", "outcome")
    if not new.answer.strip():
        raise Refused("ANSWER_MISSING", "answer")
    if new.outcome == "ASSIGNED" and new.due is None:
        raise Refused("DUE_MISSING", "due")
    if new.outcome == "APPOINTMENT":
        if not new.next_slot_id:
            raise Refused("NEXT_SLOT_MISSING", "next_slot")
        if not new.told_how.strip():
            raise Refused("TOLD_MISSING", "told_how")


def _matter(desk: Desk, slot: Slot, new: VisitInput, received_at: datetime) -> Matter:
    if new.matter_number.strip():
        known = ledger.find(desk, new.matter_number)
        if known is None:
            raise Refused("LINKED_UNKNOWN", "matter_number", {"number": new.matter_number})
        return standing.load_alive(desk, known)
    problem = new.problem.strip()
    subject = new.subject.strip() or problem[:40]
    representatives = new.representatives if new.headcount >= MOST_REPRESENTATIVES else ()
    several = bool(representatives)
    people = (
        PersonInput(name=new.name, phone=new.phone, identity=new.identity, org=new.unit, representative=several),
        *(PersonInput(name=one, representative=several) for one in new.representatives),
    )
    made = registration.register(
        desk,
        NewMatter(
            channel="VISIT",
            received_at=received_at,
            people=people,
            headcount=max(new.headcount, len(people)),
            demands=tuple(one for one in new.demands if one.strip()) or (words.ANSWER_WANTED.format(subject=subject),),
            receiver=desk.actor.name,
            place=slot.place,
            subject=subject,
            summary=problem,
            reply_points=new.answer.strip(),
            answered_at_once=new.answer.strip() if new.outcome == "ANSWERED" and new.handed else "",
            wants_secrecy=new.wants_secrecy,
        ),
    )
    return standing.load_alive(desk, made.id)


def _assign(desk: Desk, slot: Slot, new: VisitInput, matter: Matter, visit: SlotVisit) -> Issued:
    issued = instructions.instruct(
        desk,
        instructions.Instruct(
            matter_id=matter.id,
            version=None,
            origin="RECEPTION",
            leader_id=slot.leader_id,
            words=new.answer,
            instructed_on=slot.day,
            unit_id=new.unit_id,
            due=new.due,
            hide_name=new.wants_secrecy,
        ),
    )
    query = select(Instruction.id).where(Instruction.dispatch_paper_id == issued.id)
    visit.instruction_id = desk.db.scalar(query)
    return issued


def _appoint(desk: Desk, new: VisitInput, matter: Matter, visit: SlotVisit) -> str:
    assert new.next_slot_id is not None
    then = slots.load(desk, new.next_slot_id)
    if then.day <= standing.today(desk) or then.cancelled_on is not None:
        raise Refused("NEXT_SLOT_PAST", "next_slot", {"day": then.day})
    first = next((row.name for row in matter.people if not row.struck and row.name), new.name)
    visit.next_booking_id = bookings.save(
        desk,
        bookings.BookingInput(
            slot_id=then.id,
            name=first,
            identity=new.identity,
            unit=new.unit,
            phone=new.phone,
            headcount=new.headcount,
            subject=matter.subject,
            matter_number=matter.number,
            told_on=standing.today(desk),
            told_how=new.told_how.strip(),
        ),
    )
    leader = desk.db.get(Person, then.leader_id)
    return f"{when_words(then)} {then.place} {leader.name if leader else ''}".strip()


def _sheet(
    desk: Desk, slot: Slot, new: VisitInput, matter: Matter, visit: SlotVisit, leader: Person, next_words: str
) -> SheetFacts:
    live = [row for row in matter.people if not row.struck]
    first = live[0] if live else None
    who = (codes.IDENTITIES.get(first.identity, first.identity), first.org) if first else ("", "")
    unit = desk.db.get(Unit, new.unit_id) if new.unit_id and new.outcome == "ASSIGNED" else None
    at = local(visit.received_at)
    return SheetFacts(
        office=profile(desk).facts(),
        number=visit.number,
        matter_number=matter.number,
        when=f"{form_words.day(slot.day)} {at:%H:%M}",
        place=slot.place,
        leader=leader.name,
        post=slot.post,
        accompany=slot.accompany,
        visitor=first.name if first else "",
        identity="，".join(part for part in who if part),
        phone=first.phone if first else "",
        headcount=form_words.people(visit.headcount),
        representatives="、".join(new.representatives),
        problem=matter.summary or matter.subject,
        demands=tuple(row.text for row in matter.demands if not row.struck),
        attention=tuple(words.ATTENTION[one] for one in new.attention),
        answer=visit.answer,
        outcome=visit.outcome,
        unit=unit.name if unit else "",
        due=new.due if unit else None,
        next_day=next_words,
    )


def next_slots(desk: Desk) -> list[Slot]:
    """Receptions that lie ahead, for an appointment."""
    today = standing.today(desk)
    query = select(Slot).where(Slot.day > today, Slot.cancelled_on.is_(None), Slot.closed_at.is_(None))
    return list(desk.db.scalars(query.order_by(Slot.day, Slot.starts)))
