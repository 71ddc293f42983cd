"""值班记录 and 交接: what came during a shift, what was done, who goes on with what is still open (N06, F54)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from ..facts_urgent import LogFacts, LogLine
from ..labels import duty as words
from ..office import Desk
from ..rules import texts
from ..rules.moments import local, moment
from ..rules.refusal import Refused
from ..storage.reporting import DutyEntry, DutyHandover, DutyShift
from . import days, duty_roster
from .duty_roster import DAY, ShiftRow
from .offices import profile

BEFORE, AFTER = timedelta(minutes=30), timedelta(hours=2)
"""How far from its hours a line may still belong to a shift."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line. at: None for now; kind: code of labels.duty.ENTRIES."""

    shift_id: int
    kind: str
    content: str
    handled: str = ""
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Handover:
    """giver, taker: "" for the one on duty and the next; reason: why it is somebody else."""

    shift_id: int
    giver: str = ""
    taker: str = ""
    left_open: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class EntryRow:
    at: datetime
    kind: str
    content: str
    handled: str
    writer: str


@dataclass(frozen=True, kw_only=True)
class Log:
    """One shift with its lines. next_person: who follows, "" when nobody is planned; handed: giver, taker, when, what
    is open, None while it was not handed over."""

    shift: ShiftRow
    entries: tuple[EntryRow, ...]
    next_person: str
    handed: tuple[str, str, datetime, str] | None


def enter(desk: Desk, new: Entry) -> int:
    """Keep a line and return its id.

    Raises Refused: SHIFT_UNKNOWN, CHOICE_UNKNOWN, ENTRY_EMPTY, DATE_IN_FUTURE, ENTRY_OUTSIDE, HANDED_OVER (the line is
    later than the hand-over).
    """
    new = texts.cleaned(new)
    shift = _shift(desk, new.shift_id)
    if new.kind not in words.ENTRIES:
        raise Refused("CHOICE_UNKNOWN", "kind", {"text": new.kind})
    if not new.content.strip():
        raise Refused("ENTRY_EMPTY", "content")
    at = days.minute(desk, "at", new.at or local(desk.now).replace(second=0, microsecond=0))
    begins, finishes = duty_roster.span(shift.day, shift.starts, shift.ends)
    if not begins - BEFORE <= at <= finishes + AFTER:
        hours = f"{words.short_day(shift.day)} {words.hours(shift.starts, shift.ends)}"
        raise Refused("ENTRY_OUTSIDE", "at", {"at": at, "hours": hours})
    handed = _handed(desk, shift.id)
    if handed is not None and at > local(handed.at):
        raise Refused("HANDED_OVER", "at", {"at": local(handed.at), "taker": handed.taker})
    row = DutyEntry(
        shift_id=shift.id,
        at=moment(at),
        kind=new.kind,
        content=new.content.strip(),
        handled=new.handled.strip(),
        writer=desk.actor.name,
    )
    desk.db.add(row)
    desk.db.flush()
    return row.id


def hand_over(desk: Desk, new: Handover) -> None:
    """交接 to the next shift's person; to somebody else only with a reason.

    Raises Refused: SHIFT_UNKNOWN, HANDED_OVER, TAKER_MISSING, TAKER_SAME, TAKER_OTHER, DATE_IN_FUTURE,
    ENTRY_OUTSIDE (before the shift began).
    """
    new = texts.cleaned(new)
    shift = _shift(desk, new.shift_id)
    already = _handed(desk, shift.id)
    if already is not None:
        raise Refused("HANDED_OVER", None, {"at": local(already.at), "taker": already.taker})
    row = next(one for one in duty_roster.shifts(desk, shift.day, shift.day) if one.id == shift.id)
    expected = next_person(desk, row)
    giver, taker = new.giver.strip() or row.person, new.taker.strip() or expected
    if not taker:
        raise Refused("TAKER_MISSING", "taker")
    if giver == taker:
        raise Refused("TAKER_SAME", "taker", {"person": taker})
    left_open = new.left_open.strip()
    if expected and taker != expected:
        if not new.reason.strip():
            raise Refused("TAKER_OTHER", "reason", {"expected": expected, "taker": taker})
        left_open = words.TAKER_NOTE.format(
            left_open=left_open or words.NOTHING_OPEN, expected=expected, reason=new.reason.strip()
        )
    at = days.minute(desk, "at", new.at or local(desk.now).replace(second=0, microsecond=0))
    if at < row.span[0]:
        raise Refused("ENTRY_OUTSIDE", "at", {"at": at, "hours": f"{words.short_day(row.day)} {row.hours}"})
    desk.db.add(DutyHandover(shift_id=shift.id, at=moment(at), giver=giver, taker=taker, left_open=left_open))


def next_person(desk: Desk, row: ShiftRow) -> str:
    """Who is on duty after this shift, "" when nobody is planned within a day of its end."""
    begins, finishes = row.span
    later = [
        one
        for one in duty_roster.shifts(desk, row.day, finishes.date() + DAY)
        if one.id != row.id and one.span[0] >= begins and one.span[1] > finishes and one.span[0] <= finishes + DAY
    ]
    return min(later, key=lambda one: one.span).person if later else ""


def _shift(desk: Desk, shift_id: int) -> DutyShift:
    row = desk.db.get(DutyShift, shift_id)
    if row is None or row.struck:
        raise Refused("SHIFT_UNKNOWN")
    return row


def _handed(desk: Desk, shift_id: int) -> DutyHandover | None:
    return desk.db.scalars(select(DutyHandover).where(DutyHandover.shift_id == shift_id)).first()


def one(desk: Desk, shift_id: int) -> Log:
    """One shift with its log. Raises Refused: SHIFT_UNKNOWN."""
    shift = _shift(desk, shift_id)
    row = next(found for found in duty_roster.shifts(desk, shift.day, shift.day) if found.id == shift_id)
    query = select(DutyEntry).where(DutyEntry.shift_id == shift_id).order_by(DutyEntry.at, DutyEntry.id)
    handed = _handed(desk, shift_id)
    return Log(
        shift=row,
        entries=tuple(
            EntryRow(at=local(line.at), kind=line.kind, content=line.content, handled=line.handled, writer=line.writer)
            for line in desk.db.scalars(query)
        ),
        next_person=next_person(desk, row),
        handed=(handed.giver, handed.taker, local(handed.at), handed.left_open) if handed else None,
    )


def sheet(desk: Desk, shift_id: int) -> LogFacts:
    """The facts of F54 for one shift. Raises Refused: SHIFT_UNKNOWN."""
    found = one(desk, shift_id)
    giver, taker, at, left_open = found.handed or ("", "", None, "")
    return LogFacts(
        office=profile(desk).facts(),
        shift=duty_roster.line(found.shift),
        lines=tuple(
            LogLine(at=row.at, kind=words.ENTRIES[row.kind], content=row.content, handled=row.handled,
                    writer=row.writer)
            for row in found.entries
        ),
        giver=giver,
        taker=taker,
        handed_at=at,
        left_open=left_open,
    )  # fmt: skip
