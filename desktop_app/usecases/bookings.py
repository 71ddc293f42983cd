"""预约 and 接访通知: who has asked to be received, and what the leader is told a working day before (C08, F19b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from ..facts_days import BriefFacts, BriefVisit
from ..labels import codes
from ..labels import forms as form_words
from ..labels import leader_day_papers as words
from ..office import Desk
from ..rules import conflict, deadlines, names, texts
from ..rules.moments import moment
from ..rules.refusal import Refused
from ..storage.leader_days import Booking, Slot
from ..storage.offices import Person
from . import days, ledger, rulebooks, slots, standing
from .offices import profile
from .papers import Issued, free_paper
from .substitutions import when_words


@dataclass(frozen=True, kw_only=True)
class BookingInput:
    """One booking as typed. at: H:MM or ""; matter_number: of a matter that is registered already; told_on, told_how:
    how a visitor learned of an appointment the office made for them."""

    id: int = 0
    slot_id: int
    at: str = ""
    name: str
    identity: str = ""
    unit: str = ""
    phone: str = ""
    headcount: int = 1
    subject: str = ""
    matter_number: str = ""
    told_on: date | None = None
    told_how: str = ""


@dataclass(frozen=True, kw_only=True)
class Notified:
    """The leader and the accompanying department were told. told: who and how."""

    slot_id: int
    notified_at: datetime | None
    told: str


def save(desk: Desk, new: BookingInput) -> int:
    """Keep a booking and return its id.

    Raises Refused: SLOT_UNKNOWN, SLOT_OVER, BOOKING_NAME_MISSING, BOOKING_FULL, SLOT_TIME_UNREADABLE,
    BOOKING_OUTSIDE, HEADCOUNT_MISSING, LINKED_UNKNOWN.
    """
    new = texts.cleaned(new)
    slot = slots.load(desk, new.slot_id)
    if slot.closed_at is not None or slot.cancelled_on is not None or slot.day < standing.today(desk):
        raise Refused("SLOT_OVER", None, {"day": slot.day})
    name = names.normalise(new.name)
    if not name:
        raise Refused("BOOKING_NAME_MISSING", "name")
    if new.headcount < 1:
        raise Refused("HEADCOUNT_MISSING", "headcount", {"count": new.headcount})
    at = ""
    if new.at.strip():
        read = slots.read_clock(new.at)
        if read is None:
            raise Refused("SLOT_TIME_UNREADABLE", "at", {"text": new.at})
        if not slot.starts <= read < slot.ends:
            raise Refused("BOOKING_OUTSIDE", "at", {"at": read, "starts": slot.starts, "ends": slot.ends})
        at = read
    case_id = None
    if new.matter_number.strip():
        case_id = ledger.find(desk, new.matter_number)
        if case_id is None:
            raise Refused("LINKED_UNKNOWN", "matter_number", {"number": new.matter_number})
    row = desk.db.get(Booking, new.id) if new.id else None
    if row is None:
        if booked(desk, slot.id) >= slot.capacity:
            raise Refused("BOOKING_FULL", "name", {"count": slot.capacity})
        row = Booking(slot_id=slot.id, name=name)
        desk.db.add(row)
    row.at, row.name, row.identity, row.unit, row.phone = at, name, new.identity, new.unit, new.phone
    row.headcount, row.subject, row.told_on, row.told_how = new.headcount, new.subject, new.told_on, new.told_how
    row.case_id = case_id or row.case_id
    desk.db.flush()
    return row.id


def cancel(desk: Desk, booking_id: int, reason: str) -> None:
    """The visitor does not come. Raises Refused: BOOKING_UNKNOWN, REASON_MISSING."""
    row = desk.db.get(Booking, booking_id)
    if row is None:
        raise Refused("BOOKING_UNKNOWN")
    if not reason.strip():
        raise Refused("REASON_MISSING", "reason")
    row.cancelled_on, row.cancel_reason = standing.today(desk), texts.clean(reason).strip()


def of_slot(desk: Desk, slot_id: int) -> list[Booking]:
    """The bookings that stand, in order of time, those without one after them as they came."""
    rows = desk.db.scalars(select(Booking).where(Booking.slot_id == slot_id, Booking.cancelled_on.is_(None)))
    return sorted(rows, key=lambda row: (row.at or "99", row.id))


def booked(desk: Desk, slot_id: int) -> int:
    """How many batches have booked."""
    query = select(func.count(Booking.id)).where(Booking.slot_id == slot_id, Booking.cancelled_on.is_(None))
    return desk.db.scalar(query) or 0


def notify_due(desk: Desk, row: Slot) -> date:
    """The last day to tell leader and department (R-NOTIFY-LEADER), counted back over working days."""
    rule = desk.book.rule("R-NOTIFY-LEADER")
    return deadlines.day_of(deadlines.reckon(rule, row.day, desk.calendar, policy=rulebooks.policy(desk)).due)


def brief(desk: Desk, slot_id: int) -> Issued:
    """Issue the notice F19b with what is known of each booked visitor.

    A matter is told only where neither the leader nor the accompanying department is accused in it and it is open to
    everybody; of the others the sheet says that they are reported by word of mouth (J02). Raises Refused: SLOT_UNKNOWN,
    SLOT_OVER.
    """
    slot = slots.load(desk, slot_id)
    if slot.cancelled_on is not None or slot.closed_at is not None:
        raise Refused("SLOT_OVER", None, {"day": slot.day})
    leader = desk.db.get(Person, slot.leader_id)
    assert leader is not None
    facts = BriefFacts(
        office=profile(desk).facts(),
        leader=leader.name,
        post=slot.post,
        when=when_words(slot),
        place=slot.place,
        accompany=slot.accompany,
        visits=tuple(_brief_visit(desk, slot, leader, row) for row in of_slot(desk, slot.id)),
        issued_on=standing.today(desk),
    )
    issued = free_paper(desk, "F19b", facts, standing.today(desk))
    slot.brief_paper_id = issued.id
    return issued


def notified(desk: Desk, new: Notified) -> None:
    """Record that leader and department were told. Raises Refused: SLOT_UNKNOWN, SLOT_OVER, DAY_MISSING,
    DATE_IN_FUTURE, TOLD_MISSING."""
    slot = slots.load(desk, new.slot_id)
    if slot.cancelled_on is not None:
        raise Refused("SLOT_OVER", None, {"day": slot.day})
    at = days.minute(desk, "notified_at", new.notified_at)
    told = texts.clean(new.told).strip()
    if not told:
        raise Refused("TOLD_MISSING", "told")
    slot.notified_at, slot.told = moment(at), told


def _brief_visit(desk: Desk, slot: Slot, leader: Person, row: Booking) -> BriefVisit:
    subject, known = row.subject, ""
    hidden = _speaks_of(row.subject, leader.name, slot.accompany)
    if row.case_id is not None:
        try:
            matter = standing.load(desk, row.case_id)
        except Refused:
            hidden = True
        else:
            facts = standing.facts_of(desk, matter)
            barred = conflict.accused(facts.accused_units, facts.accused_people, (leader.name, slot.accompany))
            hidden = hidden or matter.access == "RESTRICTED" or barred is not None
            subject = subject or matter.subject
            known = f"{matter.number} {codes.STATES[matter.state]}"
    if hidden:
        return BriefVisit(at=row.at, headcount=form_words.people(row.headcount), subject=words.NOT_FOR_THIS_DESK)
    who = "，".join(part for part in (codes.IDENTITIES.get(row.identity, row.identity), row.unit) if part)
    return BriefVisit(
        at=row.at,
        name=row.name,
        identity=who,
        headcount=form_words.people(row.headcount),
        subject=subject,
        known=known,
    )


def _speaks_of(subject: str, *who: str) -> bool:
    return any(name and name in subject for name in who)
