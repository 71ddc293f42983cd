"""When each rung of the alert ladder is told: office hours, working days, hour clocks; and how a wrong clock shows.

Source: DOMAIN §2.5. A step with a day is told when the office opens on that day; where it falls on a rest day it comes
on the working day before, never later; what is overdue comes once per working day. Hour clocks run day and night.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from desktop_app.rules.calendar import ONE_DAY, Calendar
from desktop_app.rules.deadlines import Due, day_of
from desktop_app.rules.deadlines_alerts import alert_days
from desktop_app.rules.rulebook import Kind

OVERDUE_STEPS = frozenset({"OVERDUE", "D+1"})
HOUR = timedelta(hours=1)
BACKWARDS = timedelta(minutes=5)
FORWARDS = timedelta(days=1)
HOURLY_FOR = 12
"""How often an hour clock that ran out is told again; after that the list and the badge remain."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When the office is open, as local times of day."""

    opens: time = time(8, 30)
    closes: time = time(17, 30)
    evening: time = time(17, 0)


@dataclass(frozen=True, slots=True)
class Step:
    """One rung. level: what is told once (an overdue rung carries its day or hour); at: local moment without zone;
    hourly: told whatever the hour."""

    level: str
    at: datetime
    hourly: bool = False


class ClockTrouble(StrEnum):
    """What may be wrong with the clock of the machine."""

    BACKWARDS = "BACKWARDS"
    FORWARDS = "FORWARDS"


def steps(due: Due, now: datetime, hours: Hours) -> tuple[Step, ...]:
    """The rungs of one obligation that have come by `now` (local, without zone), oldest first.

    Of what is overdue only the newest working day (or hour) is among them, so that a machine that was off for a month
    tells it once. The rights of petitioners are never told as anybody's duty.
    """
    if due.rule.kind is Kind.PETITIONER_RIGHT:
        return ()
    made = {one.level: one for one in _planned(due, hours) if one.at <= now}
    made |= {one.level: one for one in _late(due.due, now, hours, due.calendar)}
    # Rungs of the same moment stay in the order of the ladder.
    return tuple(sorted(made.values(), key=lambda one: one.at))


def _planned(due: Due, hours: Hours) -> list[Step]:
    made = []
    for one in alert_days(due):
        if one.step in OVERDUE_STEPS:
            continue
        if isinstance(one.on, datetime):
            made.append(_minute(one.step, one.on, due))
            continue
        day = due.calendar.last_working_on_or_before(one.on)
        made.append(Step(one.step, datetime.combine(max(day, min(day_of(due.start), one.on)), hours.opens)))
    return made


def _minute(step: str, at: datetime, due: Due) -> Step:
    """A rung with a minute: of an hour clock at that minute; of a report on its day, or the working day before."""
    if isinstance(due.due, datetime):
        return Step(step, at, hourly=True)
    day = due.calendar.last_working_on_or_before(at.date())
    return Step(step, datetime.combine(day, at.time()))


def _late(due: date, now: datetime, hours: Hours, calendar: Calendar) -> list[Step]:
    if isinstance(due, datetime):
        passed = min(int((now - due) / HOUR), HOURLY_FOR)
        return [Step(f"OVERDUE+{passed}h", due + passed * HOUR, hourly=True)] if passed >= 1 else []
    opened = calendar.last_working_on_or_before(now.date())
    if opened == now.date() and now.time() < hours.opens:
        opened = calendar.last_working_on_or_before(opened - ONE_DAY)
    return [Step(f"OVERDUE {opened.isoformat()}", datetime.combine(opened, hours.opens))] if opened > due else []


def own_ladder(due: date, now: datetime, hours: Hours, calendar: Calendar) -> tuple[Step, ...]:
    """The rungs of a duty that no rule counts: the last working day up to it, then once per working day.

    due: a local datetime where a minute decides, told then and every hour after.
    """
    if isinstance(due, datetime):
        first = Step("T-0m", due, hourly=True)
    else:
        first = Step("D-0", datetime.combine(calendar.last_working_on_or_before(due), hours.opens))
    return (first, *_late(due, now, hours, calendar)) if first.at <= now else ()


def may_be_told(step: Step, now: datetime, hours: Hours, calendar: Calendar, starting: bool) -> bool:
    """Whether a rung that has come may be told at `now`: hour clocks always, the others while the office is open, and
    whatever is missed when the program starts, because somebody sits at the desk then."""
    if step.hourly or starting:
        return True
    return calendar.is_working(now.date()) and hours.opens <= now.time() < hours.closes


def clock_trouble(last: datetime | None, now: datetime, elapsed: timedelta | None) -> ClockTrouble | None:
    """What the clock did since `last` (both aware); elapsed: time that really passed, None when nobody knows it.

    Backwards by more than five minutes is trouble always. A day more than passed is trouble only where `elapsed` is
    known: a program that was closed over a holiday has no way to tell.
    """
    if last is None:
        return None
    moved = now - last
    if moved < -BACKWARDS:
        return ClockTrouble.BACKWARDS
    if elapsed is not None and moved - elapsed > FORWARDS:
        return ClockTrouble.FORWARDS
    return None
