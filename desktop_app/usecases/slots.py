"""The dated reception days of leaders: kept, moved, copied, cancelled, and what stands in the way (C01–C06)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from ..labels import leader_days as words
from ..office import Desk
from ..rules import texts
from ..rules.calendar import DayKind
from ..rules.moments import local
from ..rules.refusal import Refused
from ..storage.leader_days import Absence, Slot
from ..storage.offices import Person
from . import hands, ledger, standing
from .offices import places

CLOCK = re.compile(r"(\d{1,2})[:：]([0-5]\d)")
WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class SlotInput:
    """One reception as typed. id 0: a new one; starts, ends: H:MM; rest_reason: why on a day off; place_reason: why
    outside the office's own rooms; matter_number: the case a field visit is about (C12)."""

    id: int = 0
    version: int = 0
    day: date | None
    starts: str
    ends: str
    leader_id: int | None
    kind: str = "ONSITE"
    post: str = ""
    portfolio: str = ""
    place: str = ""
    place_reason: str = ""
    accompany: str = ""
    capacity: int = 8
    topic: str = ""
    matter_number: str = ""
    rest_reason: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Copied:
    """What copying a week did: days made, and days left out with the code of the refusal."""

    made: tuple[date, ...]
    left: tuple[tuple[date, Refused], ...]


def save(desk: Desk, new: SlotInput) -> int:
    """Keep a reception and return its id.

    Raises Refused: DAY_MISSING, SLOT_TIME_UNREADABLE, SLOT_ENDS_BEFORE, CHOICE_UNKNOWN, HANDLER_UNKNOWN, NOT_A_LEADER,
    SLOT_LEADER_ABSENT, SLOT_LEADER_BUSY, SLOT_PLACE_MISSING, SLOT_PLACE_REASON, SLOT_PLACE_BUSY, SLOT_REST_DAY,
    FIELD_NEEDS_MATTER, LINKED_UNKNOWN, SLOT_OVER, RECORD_CHANGED.
    """
    new = texts.cleaned(new)
    row = _known(desk, new.id, new.version) if new.id else None
    if row is not None and row.closed_at is not None:
        raise Refused("SLOT_OVER", None, {"day": row.day})
    made = _checked(desk, new, row)
    leader = hands.person_of(desk, new.leader_id, "leader")
    if row is None:
        row = made
        desk.db.add(row)
    else:
        for name in (
            "day", "starts", "ends", "kind", "leader_id", "place", "place_reason", "accompany", "capacity", "topic",
            "case_id", "rest_reason",
        ):  # fmt: skip
            setattr(row, name, getattr(made, name))
    row.post = new.post or leader.post
    row.portfolio = new.portfolio or leader.portfolio
    desk.db.flush()
    return row.id


def move(desk: Desk, slot_id: int, version: int, day: date) -> None:
    """Put a reception on another day, everything else as it is. Raises Refused as `save` does."""
    row = _known(desk, slot_id, version)
    save(desk, replace(_as_input(row), day=day, rest_reason=""))


def copy_week(desk: Desk, monday: date, to_monday: date) -> Copied:
    """Repeat the receptions of one week in another; what cannot stand there is left out and told.

    monday, to_monday: Mondays of the two weeks. Raises Refused: WEEK_EMPTY.
    """
    rows = _between(desk, monday, monday + timedelta(days=6))
    if not rows:
        raise Refused("WEEK_EMPTY", "week", {"day": monday})
    made: list[date] = []
    left: list[tuple[date, Refused]] = []
    for row in rows:
        day = row.day + (to_monday - monday)
        try:
            save(desk, replace(_as_input(row), id=0, version=0, day=day, rest_reason="", matter_number=""))
            made.append(day)
        except Refused as refused:
            left.append((day, refused))
    return Copied(tuple(made), tuple(left))


def cancel(desk: Desk, slot_id: int, version: int, reason: str) -> None:
    """Take a reception out of the calendar; a posted one has to be posted anew as cancelled.

    Raises Refused: REASON_MISSING, SLOT_OVER, SLOT_HAS_BOOKINGS, RECORD_CHANGED.
    """
    row = _known(desk, slot_id, version)
    if not reason.strip():
        raise Refused("REASON_MISSING", "reason")
    if row.closed_at is not None:
        raise Refused("SLOT_OVER", None, {"day": row.day})
    row.cancelled_on, row.cancel_reason = standing.today(desk), texts.clean(reason).strip()


def load(desk: Desk, slot_id: int) -> Slot:
    """One reception. Raises Refused: SLOT_UNKNOWN."""
    row = desk.db.get(Slot, slot_id)
    if row is None:
        raise Refused("SLOT_UNKNOWN")
    return row


def begins(row: Slot) -> datetime:
    """The wall-clock moment a reception begins."""
    hour, minute = row.starts.split(":")
    return datetime(row.day.year, row.day.month, row.day.day, int(hour), int(minute))


def is_over(desk: Desk, row: Slot) -> bool:
    """Whether the reception has begun by the office's clock."""
    return begins(row) <= local(desk.now)


def between(desk: Desk, first: date, last: date) -> list[Slot]:
    """The receptions that stand in a period (both days inclusive), in order of time."""
    return _between(desk, first, last)


def leaders(desk: Desk) -> list[Person]:
    """Those who receive, in the office's order."""
    rows = desk.db.scalars(select(Person).where(Person.active).order_by(Person.seat, Person.id))
    return [row for row in rows if set(hands.LEADERS) & set(row.roles)]


def is_principal(person: Person) -> bool:
    return "PRINCIPAL_LEADER" in person.roles


def absent(desk: Desk, person_id: int, day: date) -> Absence | None:
    """The absence that covers a day, None while the person is here (F07)."""
    rows = desk.db.scalars(
        select(Absence).where(Absence.person_id == person_id, Absence.first <= day, Absence.last >= day)
    )
    return next((row for row in rows if row.ended_on is None or day < row.ended_on), None)


def read_clock(text: str) -> str | None:
    """9:00, ０９：００ or 9点 as 09:00; None for what is no time of day."""
    found = CLOCK.fullmatch(text.strip().replace("点", ":00").replace(":00:00", ":00"))
    if found is None or int(found[1]) > 23:
        return None
    return f"{int(found[1]):02d}:{found[2]}"


def busy_leader(desk: Desk, leader_id: int, day: date, starts: str, ends: str, beside: int = 0) -> Slot | None:
    """The reception that already holds this leader at that time."""
    return next((row for row in _overlapping(desk, day, starts, ends, beside) if row.leader_id == leader_id), None)


def busy_place(desk: Desk, place: str, day: date, starts: str, ends: str, beside: int = 0) -> Slot | None:
    """The reception that already holds this room at that time."""
    return next((row for row in _overlapping(desk, day, starts, ends, beside) if row.place == place), None)


def _overlapping(desk: Desk, day: date, starts: str, ends: str, beside: int) -> list[Slot]:
    rows = desk.db.scalars(select(Slot).where(Slot.day == day, Slot.cancelled_on.is_(None), Slot.id != beside))
    return [row for row in rows if row.starts < ends and starts < row.ends]


def _between(desk: Desk, first: date, last: date) -> list[Slot]:
    query = select(Slot).where(Slot.day >= first, Slot.day <= last, Slot.cancelled_on.is_(None))
    return list(desk.db.scalars(query.order_by(Slot.day, Slot.starts, Slot.id)))


def _known(desk: Desk, slot_id: int, version: int) -> Slot:
    row = load(desk, slot_id)
    if version and row.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": words.short_day(row.day)})
    return row


def _as_input(row: Slot) -> SlotInput:
    return SlotInput(
        id=row.id,
        version=row.version,
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        leader_id=row.leader_id,
        kind=row.kind,
        post=row.post,
        portfolio=row.portfolio,
        place=row.place,
        place_reason=row.place_reason,
        accompany=row.accompany,
        capacity=row.capacity,
        topic=row.topic,
        rest_reason=row.rest_reason,
        rule=row.rule,
    )


def _checked(desk: Desk, new: SlotInput, row: Slot | None) -> Slot:
    if new.day is None:
        raise Refused("DAY_MISSING", "day", {"event": "RECEPTION"})
    starts, ends = read_clock(new.starts), read_clock(new.ends)
    for name, read, typed in (("starts", starts, new.starts), ("ends", ends, new.ends)):
        if read is None:
            raise Refused("SLOT_TIME_UNREADABLE", name, {"text": typed})
    assert starts is not None and ends is not None
    if ends <= starts:
        raise Refused("SLOT_ENDS_BEFORE", "ends", {"starts": starts, "ends": ends})
    if new.kind not in words.KINDS:
        raise Refused("CHOICE_UNKNOWN", "kind", {"text": new.kind})
    leader = hands.person_of(desk, new.leader_id, "leader")
    if not set(hands.LEADERS) & set(leader.roles):
        raise Refused("NOT_A_LEADER", "leader", {"person": leader.name, "roles": hands.LEADERS})
    away = absent(desk, leader.id, new.day)
    if away is not None:
        facts = {"person": leader.name, "first": away.first, "last": away.last}
        raise Refused("SLOT_LEADER_ABSENT", "leader", facts, (), "SUBSTITUTE_LEADER")
    beside = row.id if row else 0
    held = busy_leader(desk, leader.id, new.day, starts, ends, beside)
    if held is not None:
        facts = {"person": leader.name, "day": held.day, "starts": held.starts, "ends": held.ends, "place": held.place}
        raise Refused("SLOT_LEADER_BUSY", "leader", facts)
    _check_place(desk, new, new.day, starts, ends, beside)
    if desk.calendar.kind(new.day) in (DayKind.HOLIDAY, DayKind.WEEKEND) and not new.rest_reason:
        raise Refused("SLOT_REST_DAY", "rest_reason", {"day": new.day, "name": desk.calendar.name(new.day)})
    case_id = row.case_id if row else None
    if new.matter_number:
        case_id = ledger.find(desk, new.matter_number)
        if case_id is None:
            raise Refused("LINKED_UNKNOWN", "matter_number", {"number": new.matter_number})
    if new.kind == "FIELD" and case_id is None:
        raise Refused("FIELD_NEEDS_MATTER", "matter_number")
    return Slot(
        day=new.day,
        starts=starts,
        ends=ends,
        kind=new.kind,
        leader_id=leader.id,
        place=new.place,
        place_reason=new.place_reason,
        accompany=new.accompany,
        capacity=new.capacity,
        topic=new.topic,
        case_id=case_id,
        rest_reason=new.rest_reason,
        rule=new.rule,
    )


def _check_place(desk: Desk, new: SlotInput, day: date, starts: str, ends: str, beside: int) -> None:
    if not new.place:
        raise Refused("SLOT_PLACE_MISSING", "place")
    own = {one.name for one in places(desk)}
    if new.place not in own and not new.place_reason and new.kind not in ("FIELD", "SKIP_LEVEL", "VIDEO"):
        raise Refused("SLOT_PLACE_REASON", "place_reason", {"place": new.place})
    taken = busy_place(desk, new.place, day, starts, ends, beside)
    if taken is not None:
        other = desk.db.get(Person, taken.leader_id)
        who = other.name if other else ""
        facts = {"place": new.place, "day": day, "starts": taken.starts, "ends": taken.ends, "person": who}
        raise Refused("SLOT_PLACE_BUSY", "place", facts)
