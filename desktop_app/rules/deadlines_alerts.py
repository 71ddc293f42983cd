"""When the office is reminded, and how near a date looks (DOMAIN §2.5, visual design §4).

An alert step is written in the rule book as
  D-n        n calendar days before work_by, moved to the previous working day   D+1   the day after due
  50%        half of the days from start to nominal                              OVERDUE   the day after due
  MD-n       the n-th of the month, MD-25T09:00 with a minute                    MONTH-END the last day of the month
  LAST-WD-n  the last working day up to the n-th of the month                    Y-mm-dd   a day of the due year
  +nm, -nm   minutes after the start, minutes before the due minute              T-nm, T+nm, T-0m   around the hour
INFO, UNNOTIFIED, DAILY and YEAR-BEFORE have no day of their own and are told by their registers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from desktop_app.rules.calendar import ONE_DAY, Calendar
from desktop_app.rules.deadlines import Due, day_of, month_end
from desktop_app.rules.rulebook import Shape

WITHOUT_DAY = frozenset({"INFO", "UNNOTIFIED", "DAILY", "YEAR-BEFORE"})
SOON_WORKING_DAYS = 3
BEFORE_DUE = re.compile(r"D-(\d+)")
OF_MONTH = re.compile(r"MD-(\d+)(?:T(\d\d:\d\d))?")
LAST_WORKING_DAY = re.compile(r"LAST-WD-(\d+)")
OF_YEAR = re.compile(r"Y-(\d\d)-(\d\d)")
MINUTES = re.compile(r"(T?)([+-])(\d+)m")
FROM_START = (Shape.DAYS, Shape.WORKING_DAYS, Shape.YEARS, Shape.GIVEN)


class Level(StrEnum):
    """How near a date is; the only colour scale of the screen."""

    OVER = "OVER"
    TODAY = "TODAY"
    SOON = "SOON"
    LATER = "LATER"


@dataclass(frozen=True, slots=True)
class AlertDay:
    """One reminder. step: as the rule book writes it; on: the day, or the local minute where the step names one."""

    step: str
    on: date


def alert_days(due: Due) -> tuple[AlertDay, ...]:
    """The reminders of one obligation in the order of the rule book.

    A reminder that would come before the start comes on the start day, at once (DOMAIN §2.4 no. 27).
    """
    return tuple(AlertDay(step, on) for step in due.rule.alerts if (on := _alert(step, due)) is not None)


def level(due_on: date, today: date, calendar: Calendar) -> Level:
    """The chip of a date: OVER, TODAY, SOON (at most 3 working days after `today`), LATER."""
    if due_on < today:
        return Level.OVER
    if due_on == today:
        return Level.TODAY
    return Level.SOON if due_on <= calendar.add_working_days(today, SOON_WORKING_DAYS) else Level.LATER


def days_left(due_on: date, today: date) -> int:
    """Calendar days to `due_on`, negative when it is over; what the chip counts."""
    return (due_on - today).days


def _alert(step: str, due: Due) -> date | None:
    if step in WITHOUT_DAY:
        return None
    if step in ("OVERDUE", "D+1"):
        return due.due + ONE_DAY if not isinstance(due.due, datetime) else None
    if found := MINUTES.fullmatch(step):
        minutes = int(found[3]) if found[2] == "+" else -int(found[3])
        return (due.nominal if found[1] or minutes < 0 else due.start) + timedelta(minutes=minutes)
    if step == "50%":
        return due.start + timedelta(days=(due.nominal - due.start).days // 2)
    if found := BEFORE_DUE.fullmatch(step):
        aim = due.work_by or day_of(due.nominal)
        day = due.calendar.last_working_on_or_before(aim - timedelta(days=int(found[1])))
        return max(day, day_of(due.start)) if due.rule.shape in FROM_START else day
    return _in_month_or_year(step, day_of(due.nominal), due.calendar)


def _in_month_or_year(step: str, nominal: date, calendar: Calendar) -> date:
    if found := OF_MONTH.fullmatch(step):
        day = nominal.replace(day=int(found[1]))
        return datetime.combine(day, time.fromisoformat(found[2])) if found[2] else day
    if found := LAST_WORKING_DAY.fullmatch(step):
        return calendar.last_working_on_or_before(nominal.replace(day=int(found[1])))
    if found := OF_YEAR.fullmatch(step):
        return date(nominal.year, int(found[1]), int(found[2]))
    if step == "MONTH-END":
        return month_end(nominal)
    raise ValueError(step)
