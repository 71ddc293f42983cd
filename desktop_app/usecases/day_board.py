"""The month of reception days as the page shows it: every slot with its posting, notice and bookings (C01–C09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from ..office import Desk
from ..rules import privacy
from ..rules.calendar import DayKind
from ..rules.moments import local
from ..storage.leader_days import Booking, SlotVisit, Substitution
from ..storage.offices import Person
from . import bookings, postings, slots, standing
from .ledger import numbers_of


@dataclass(frozen=True, kw_only=True)
class SlotCard:
    """One reception on the month page. state: code of labels.leader_days.STATES; standing_in: who it was meant to be;
    waiting_for: the substitute whose approval is awaited."""

    id: int
    version: int
    day: date
    starts: str
    ends: str
    kind: str
    leader_id: int
    leader: str
    post: str
    place: str
    state: str
    post_due: date
    notify_due: date
    notified_at: datetime | None
    booked: int
    capacity: int
    visits: int
    persons: int
    over: bool
    standing_in: str = ""
    waiting_for: str = ""


@dataclass(frozen=True, kw_only=True)
class DayCell:
    """One day of the month page. kind: WORKDAY, WEEKEND, HOLIDAY or MAKEUP; name: of the festival."""

    day: date
    kind: str
    name: str
    provisional: bool
    slots: tuple[SlotCard, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PrincipalDay:
    """One principal leader and their first day of the month; None: the month owes them one (C02)."""

    leader: str
    day: date | None
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Month:
    """Whole weeks, Monday first, that cover a calendar month."""

    year: int
    month: int
    today: date
    cells: tuple[DayCell, ...]
    principals: tuple[PrincipalDay, ...]
    count: int
    fields: int


@dataclass(frozen=True, kw_only=True)
class BookingRow:
    id: int
    at: str
    name: str
    identity: str
    unit: str
    phone: str
    headcount: int
    subject: str
    matter_id: int | None
    matter_number: str
    received: bool
    told_how: str


@dataclass(frozen=True, kw_only=True)
class SlotDetail:
    """Everything the editor at the side shows of one reception."""

    card: SlotCard
    portfolio: str
    place_reason: str
    accompany: str
    topic: str
    rest_reason: str
    told: str
    brief_paper_id: int | None
    closed_at: datetime | None
    bookings: tuple[BookingRow, ...]
    substitution_id: int | None
    substitution_reason: str = ""
    substitution_paper_id: int | None = None


def month(desk: Desk, year: int, number: int) -> Month:
    """The month as the page shows it. number: 1–12."""
    first = date(year, number, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    begin, end = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    cards = cards_between(desk, begin, end)
    by_day: dict[date, list[SlotCard]] = {}
    for card in cards:
        by_day.setdefault(card.day, []).append(card)
    cells = []
    day = begin
    while day <= end:
        kind = desk.calendar.kind(day)
        cells.append(
            DayCell(
                day=day,
                kind=kind.value,
                name=desk.calendar.name(day) if kind in (DayKind.HOLIDAY, DayKind.MAKEUP) else "",
                provisional=desk.calendar.provisional(day, day),
                slots=tuple(by_day.get(day, ())),
            )
        )
        day += timedelta(days=1)
    inside = [card for card in cards if first <= card.day <= last]
    principals = []
    for leader in slots.leaders(desk):
        if slots.is_principal(leader):
            mine = [card for card in inside if card.leader_id == leader.id]
            principals.append(
                PrincipalDay(leader=leader.name, day=mine[0].day if mine else None, state=mine[0].state if mine else "")
            )
    fields = sum(card.kind == "FIELD" for card in inside)
    return Month(
        year=year,
        month=number,
        today=standing.today(desk),
        cells=tuple(cells),
        principals=tuple(principals),
        count=len(inside) - fields,
        fields=fields,
    )


def cards_between(desk: Desk, first: date, last: date) -> list[SlotCard]:
    """Every reception of a period, both days inclusive, in order of time."""
    rows = slots.between(desk, first, last)
    ids = [row.id for row in rows]
    names = {row.id: row.name for row in desk.db.scalars(select(Person))}
    hung, issued = postings.hung_lines(desk), postings.issued_lines(desk)
    booked = _counts(desk, select(Booking.slot_id, func.count(Booking.id)).where(
        Booking.slot_id.in_(ids), Booking.cancelled_on.is_(None)).group_by(Booking.slot_id))  # fmt: skip
    visits = _counts(desk, select(SlotVisit.slot_id, func.count(SlotVisit.id)).where(
        SlotVisit.slot_id.in_(ids)).group_by(SlotVisit.slot_id))  # fmt: skip
    persons = _counts(desk, select(SlotVisit.slot_id, func.sum(SlotVisit.headcount)).where(
        SlotVisit.slot_id.in_(ids)).group_by(SlotVisit.slot_id))  # fmt: skip
    substitutions: dict[int, Substitution] = {}
    for one in desk.db.scalars(select(Substitution).where(Substitution.slot_id.in_(ids)).order_by(Substitution.id)):
        if one.approved is not False:
            substitutions[one.slot_id] = one
    today = standing.today(desk)
    made = []
    for row in rows:
        other = substitutions.get(row.id)
        pending = other is not None and other.approved is None
        posting = postings.state(row, postings.line_of(desk, row), hung.get(row.id), issued.get(row.id))
        count = visits.get(row.id, 0)
        if row.closed_at is not None:
            state = "HELD" if count else "NOBODY"
        elif row.day < today:
            state = "OPEN"
        else:
            state = "PENDING" if pending else posting
        made.append(
            SlotCard(
                id=row.id,
                version=row.version,
                day=row.day,
                starts=row.starts,
                ends=row.ends,
                kind=row.kind,
                leader_id=row.leader_id,
                leader=names[row.leader_id],
                post=row.post,
                place=row.place,
                state=state,
                post_due=postings.due(desk, row),
                notify_due=bookings.notify_due(desk, row),
                notified_at=local(row.notified_at) if row.notified_at else None,
                booked=booked.get(row.id, 0),
                capacity=row.capacity,
                visits=count,
                persons=persons.get(row.id, 0),
                over=slots.is_over(desk, row),
                standing_in=names[other.from_id] if other and other.approved else "",
                waiting_for=names[other.to_id] if other and pending else "",
            )
        )
    return made


def detail(desk: Desk, slot_id: int, masked: bool = True) -> SlotDetail:
    """One reception with its bookings. Raises Refused: SLOT_UNKNOWN."""
    row = slots.load(desk, slot_id)
    card = next(one for one in cards_between(desk, row.day, row.day) if one.id == row.id)
    received = set(desk.db.scalars(select(SlotVisit.booking_id).where(SlotVisit.slot_id == row.id)))
    rows = bookings.of_slot(desk, row.id)
    numbers = numbers_of(desk, [one.case_id for one in rows if one.case_id])
    query = select(Substitution).where(Substitution.slot_id == row.id).order_by(Substitution.id.desc())
    asked = desk.db.scalar(query.limit(1))
    return SlotDetail(
        card=card,
        portfolio=row.portfolio,
        place_reason=row.place_reason,
        accompany=row.accompany,
        topic=row.topic,
        rest_reason=row.rest_reason,
        told=row.told,
        brief_paper_id=row.brief_paper_id,
        closed_at=local(row.closed_at) if row.closed_at else None,
        bookings=tuple(
            BookingRow(
                id=one.id,
                at=one.at,
                name=privacy.mask_name(one.name) if masked else one.name,
                identity=one.identity,
                unit=one.unit,
                phone=privacy.mask_phone(one.phone) if masked and one.phone else one.phone,
                headcount=one.headcount,
                subject=one.subject,
                matter_id=one.case_id if one.case_id in numbers else None,
                matter_number=numbers.get(one.case_id or 0, ""),
                received=one.id in received,
                told_how=one.told_how,
            )
            for one in rows
        ),
        substitution_id=asked.id if asked and asked.approved is None else None,
        substitution_reason=asked.reason if asked and asked.approved is None else "",
        substitution_paper_id=asked.paper_id if asked else None,
    )


def _counts(desk: Desk, query: object) -> dict[int, int]:
    return {key: int(count or 0) for key, count in desk.db.execute(query)}  # type: ignore[call-overload]
