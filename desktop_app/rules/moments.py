"""Moments and legal days: the machine stores UTC, the law counts days in the school's own time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SCHOOL_TIME = ZoneInfo("Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """The wall-clock time of an aware moment, naive, as people read it."""
    return moment.astimezone(SCHOOL_TIME).replace(tzinfo=None)


def legal_day(moment: datetime) -> date:
    """The day on which an aware moment falls for counting."""
    return moment.astimezone(SCHOOL_TIME).date()


def moment(wall_clock: datetime) -> datetime:
    """The UTC moment of a naive wall-clock time at the school."""
    return wall_clock.replace(tzinfo=SCHOOL_TIME).astimezone(UTC)
