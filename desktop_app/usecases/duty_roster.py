"""值班表: who is on duty when, filled by turns; nobody twice at once, nobody who is away, no hour of a key period empty
(N06, F53). The log of a shift and its hand-over are in `duty_log`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from ..facts_urgent import RosterFacts, ShiftLine
from ..labels import duty as words
from ..office import Desk
from ..rules import texts
from ..rules.moments import local
from ..rules.refusal import Refused
from ..storage.offices import Person
from ..storage.reporting import DutyEntry, DutyHandover, DutyShift
from . import hands, key_periods, slots, standing
from .duty_line import OfficeDuty
from .offices import profile

DAY = timedelta(days=1)
MOST_DAYS = 200
Span = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class ShiftInput:
    """One shift as typed. starts, ends: a clock time; an end not after the start is on the next day."""

    id: int = 0
    version: int = 0
    day: date | None
    starts: str
    ends: str
    person_id: int | None
    name: str = ""
    leader_id: int | None = None
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class ShiftRow:
    """A standing shift. begins, finishes: local moments; logged: lines of its log; handed: it was handed over."""

    id: int
    version: int
    day: date
    name: str
    starts: str
    ends: str
    person_id: int
    person: str
    phone: str
    leader_id: int | None
    leader: str
    leader_phone: str
    logged: int = 0
    handed: bool = False

    @property
    def span(self) -> Span:
        return span(self.day, self.starts, self.ends)

    @property
    def hours(self) -> str:
        return words.hours(self.starts, self.ends)


@dataclass(frozen=True, kw_only=True)
class Fill:
    """Fill a range by turns. presets: (name, starts, ends) of each shift of a day; people take the shifts one after
    another, leaders the days. skip: days with a shift of the same hours stay as they are."""

    first: date | None
    last: date | None
    presets: tuple[tuple[str, str, str], ...]
    people: tuple[int, ...]
    leaders: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One shift of a preview. problem: code of a refusal when nobody of the turn can take it, "" when it can stand."""

    day: date
    name: str
    starts: str
    ends: str
    person_id: int | None
    person: str
    leader_id: int | None
    leader: str
    problem: str = ""


def span(day: date, starts: str, ends: str) -> Span:
    """When a shift begins and ends, local time."""
    begins = datetime.combine(day, time.fromisoformat(starts))
    finishes = datetime.combine(day, time.fromisoformat(ends))
    return begins, finishes if finishes > begins else finishes + DAY


def save(desk: Desk, new: ShiftInput) -> int:
    """Keep one shift and return its id.

    Raises Refused: DAY_MISSING, SHIFT_TIME_UNREADABLE, HANDLER_UNKNOWN, SHIFT_OVERLAP, SHIFT_ABSENT, SHIFT_UNKNOWN,
    RECORD_CHANGED, SHIFT_USED (its log has begun and hours or person would change).
    """
    new = texts.cleaned(new)
    if new.day is None:
        raise Refused("DAY_MISSING", "day", {"event": "HAPPENED"})
    starts, ends = _clock("starts", new.starts), _clock("ends", new.ends)
    person = hands.person_of(desk, new.person_id, "person")
    leader = hands.person_of(desk, new.leader_id, "leader") if new.leader_id is not None else None
    for one, field in ((person, "person"), (leader, "leader")):
        away = slots.absent(desk, one.id, new.day) if one is not None else None
        if one is not None and away is not None:
            raise Refused("SHIFT_ABSENT", field, {"person": one.name, "first": away.first, "last": away.last})
    row = _known(desk, new.id, new.version) if new.id else DutyShift(struck=False)
    wanted = span(new.day, starts, ends)
    for other in _around(desk, new.day, new.day):
        if other.id != new.id and other.person_id == person.id and _meets(wanted, other.span):
            known = {"person": person.name, "day": other.day, "hours": other.hours}
            raise Refused("SHIFT_OVERLAP", "person", known)
    changed = bool(new.id) and (row.day, row.starts, row.ends, row.person_id) != (new.day, starts, ends, person.id)
    if changed and used(desk, new.id):
        raise Refused("SHIFT_USED")
    row.day, row.name, row.starts, row.ends = new.day, new.name.strip(), starts, ends
    row.person_id, row.leader_id = person.id, leader.id if leader else None
    row.phone = new.phone.strip() or person.phone
    if not new.id:
        desk.db.add(row)
    desk.db.flush()
    return row.id


def _clock(field: str, text: str) -> str:
    found = slots.read_clock(text)
    if found is None:
        raise Refused("SHIFT_TIME_UNREADABLE", field, {"text": text})
    return found


def strike(desk: Desk, shift_id: int, version: int) -> None:
    """Take a shift off the roster. Raises Refused: SHIFT_UNKNOWN, RECORD_CHANGED, SHIFT_USED."""
    row = _known(desk, shift_id, version)
    if used(desk, shift_id):
        raise Refused("SHIFT_USED")
    row.struck = True


def used(desk: Desk, shift_id: int) -> bool:
    """Whether its log has begun or it was handed over."""
    entry = select(DutyEntry.id).where(DutyEntry.shift_id == shift_id).limit(1)
    handed = select(DutyHandover.id).where(DutyHandover.shift_id == shift_id).limit(1)
    return desk.db.scalar(entry) is not None or desk.db.scalar(handed) is not None


def _known(desk: Desk, shift_id: int, version: int) -> DutyShift:
    row = desk.db.get(DutyShift, shift_id)
    if row is None or row.struck:
        raise Refused("SHIFT_UNKNOWN")
    if version and row.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": f"{words.short_day(row.day)} {row.name}"})
    return row


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _around(desk: Desk, first: date, last: date) -> list[ShiftRow]:
    """Shifts that may touch these days."""
    return shifts(desk, first - DAY, last + DAY)


def shifts(desk: Desk, first: date, last: date) -> list[ShiftRow]:
    """The roster of these days in the order of its hours."""
    query = select(DutyShift).where(~DutyShift.struck, DutyShift.day >= first, DutyShift.day <= last)
    rows = list(desk.db.scalars(query.order_by(DutyShift.day, DutyShift.starts, DutyShift.id)))
    people = {one.id: one for one in desk.db.scalars(select(Person))}
    ids = [row.id for row in rows]
    logged: dict[int, int] = {}
    for shift_id in desk.db.scalars(select(DutyEntry.shift_id).where(DutyEntry.shift_id.in_(ids))):
        logged[shift_id] = logged.get(shift_id, 0) + 1
    handed = set(desk.db.scalars(select(DutyHandover.shift_id).where(DutyHandover.shift_id.in_(ids))))
    found = []
    for row in rows:
        leader = people.get(row.leader_id) if row.leader_id else None
        found.append(
            ShiftRow(
                id=row.id,
                version=row.version,
                day=row.day,
                name=row.name,
                starts=row.starts,
                ends=row.ends,
                person_id=row.person_id,
                person=people[row.person_id].name,
                phone=row.phone,
                leader_id=row.leader_id,
                leader=leader.name if leader else "",
                leader_phone=leader.phone if leader else "",
                logged=logged.get(row.id, 0),
                handed=row.id in handed,
            )
        )
    return found


def preview(desk: Desk, new: Fill) -> list[Planned]:
    """The roster as `fill` would make it; what stands already is left out.

    Somebody who is away or on duty at that time is passed over for this shift and stands next in the turn; where
    nobody can take it the line says why. Raises Refused: DAY_MISSING, TERM_ORDER, SHIFT_DAYS, SHIFT_NONE_CHOSEN,
    SHIFT_NOBODY, SHIFT_TIME_UNREADABLE, HANDLER_UNKNOWN.
    """
    if new.first is None or new.last is None:
        raise Refused("DAY_MISSING", "first" if new.first is None else "last", {"event": "HAPPENED"})
    length = (new.last - new.first).days + 1
    if not 1 <= length <= MOST_DAYS:
        raise Refused("SHIFT_DAYS", "last", {"days": length})
    if not new.presets:
        raise Refused("SHIFT_NONE_CHOSEN", "presets")
    if not new.people:
        raise Refused("SHIFT_NOBODY", "people")
    presets = [(name, _clock("presets", starts), _clock("presets", ends)) for name, starts, ends in new.presets]
    people = [hands.person_of(desk, one, "people") for one in dict.fromkeys(new.people)]
    leaders = [hands.person_of(desk, one, "leaders") for one in dict.fromkeys(new.leaders)]
    standing_shifts = _around(desk, new.first, new.last)
    taken: dict[int, list[Span]] = {}
    for one in standing_shifts:
        taken.setdefault(one.person_id, []).append(one.span)
    same = {(one.day, one.starts, one.ends) for one in standing_shifts}
    turn, leader_turn, found = list(people), list(leaders), []
    for place in range(length):
        day = new.first + place * DAY
        leader = next((one for one in leader_turn if slots.absent(desk, one.id, day) is None), None)
        if leader is not None:
            leader_turn.remove(leader)
            leader_turn.append(leader)
        for name, starts, ends in presets:
            if (day, starts, ends) in same:
                continue
            wanted = span(day, starts, ends)
            here = [one for one in turn if slots.absent(desk, one.id, day) is None]
            free = [one for one in here if not any(_meets(wanted, held) for held in taken.get(one.id, ()))]
            person = free[0] if free else None
            if person is not None:
                turn.remove(person)
                turn.append(person)
                taken.setdefault(person.id, []).append(wanted)
            found.append(
                Planned(
                    day=day, name=name, starts=starts, ends=ends,
                    person_id=person.id if person else None, person=person.name if person else "",
                    leader_id=leader.id if leader else None, leader=leader.name if leader else "",
                    problem="" if person else "SHIFT_OVERLAP" if here else "SHIFT_ABSENT",
                )
            )  # fmt: skip
    return found


def fill(desk: Desk, new: Fill) -> int:
    """Keep what `preview` shows and return how many shifts were made; lines with a problem are left open.

    Raises Refused as `preview`."""
    made = 0
    for one in preview(desk, new):
        if one.person_id is None:
            continue
        person = hands.person_of(desk, one.person_id, "people")
        desk.db.add(
            DutyShift(
                day=one.day, name=one.name, starts=one.starts, ends=one.ends, person_id=person.id,
                leader_id=one.leader_id, phone=person.phone, struck=False,
            )
        )  # fmt: skip
        made += 1
    desk.db.flush()
    return made


def uncovered(spans: Iterable[Span], begins: datetime, ends: datetime) -> list[Span]:
    """The parts of a stretch of time that no span covers, in order."""
    found, at = [], begins
    for first, last in sorted(spans):
        if last <= at:
            continue
        if first >= ends:
            break
        if first > at:
            found.append((at, first))
        at = max(at, last)
    if at < ends:
        found.append((at, ends))
    return found


def gaps(desk: Desk, first: date, last: date) -> list[Span]:
    """Hours of these days that nobody covers, each day of a key period from midnight to midnight."""
    found: list[Span] = []
    spans = [one.span for one in _around(desk, first, last)]
    for period in key_periods.live(desk):
        start, end = max(first, period.first_on), min(last, period.last_on)
        if start <= end:
            midnight = datetime.combine(end + DAY, time())
            found += uncovered(spans, datetime.combine(start, time()), midnight)
    return sorted(found)


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """Hours of today and tomorrow in a key period that nobody covers (N06)."""
    now = local(desk.now)
    for day in (today, today + DAY):
        open_hours = [one for one in gaps(desk, day, day) if one[1] > now]
        if open_hours:
            said = "、".join(words.gap(max(one[0], now.replace(second=0, microsecond=0)), one[1]) for one in open_hours)
            yield OfficeDuty(code="NO_DUTY", target=f"zero:duty-{day.isoformat()}", words=said, due=today)


def roster(desk: Desk, first: date, last: date) -> RosterFacts:
    """The facts of F53 for these days."""
    names = [one.name for one in key_periods.live(desk) if one.first_on <= last and first <= one.last_on]
    return RosterFacts(
        office=profile(desk).facts(),
        period="、".join(names),
        first=first,
        last=last,
        lines=tuple(line(one) for one in shifts(desk, first, last)),
        made_by=desk.actor.name,
        made_on=standing.today(desk),
    )


def line(one: ShiftRow) -> ShiftLine:
    """A shift as a paper shows it."""
    return ShiftLine(
        day=one.day, name=one.name, hours=one.hours, person=one.person, phone=one.phone, leader=one.leader,
        leader_phone=one.leader_phone,
    )  # fmt: skip
