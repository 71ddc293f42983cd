"""The day something happened: given, not ahead of today, and in the office's order unless 补录 explains it (G-TIME)."""

from __future__ import annotations

from datetime import date, datetime

from ..office import Desk
from ..rules import crossguards
from ..rules.moments import local
from ..rules.refusal import Refused
from ..storage.matters import Matter
from . import standing


def happened_on(
    desk: Desk, field: str, event: str, day: date | None, *after: tuple[str, date | None], late_reason: str = ""
) -> date:
    """The day itself when it may stand.

    event, after: codes of labels.codes.EVENTS; after: what must have come before. Raises Refused: DAY_MISSING,
    DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER (not when late_reason explains it).
    """
    if day is None:
        raise Refused("DAY_MISSING", field, {"event": event})
    today = standing.today(desk)
    if day > today:
        raise Refused("DATE_IN_FUTURE", field, {"day": day, "today": today})
    for earlier in after:
        problem = crossguards.events_in_order((earlier, (event, day)), late_reason)
        if problem is not None:
            raise Refused(problem.code, field, problem.facts, problem.basis, problem.repair)
    return day


def received(matter: Matter) -> tuple[str, date | None]:
    return ("RECEIVED", matter.received_on)


def accepted(matter: Matter) -> tuple[str, date | None]:
    return ("ACCEPTED", matter.accepted_on)


def minute(desk: Desk, field: str, wall_clock: datetime | None) -> datetime:
    """A wall-clock time at the school that is not ahead of now. Raises Refused: DAY_MISSING, DATE_IN_FUTURE."""
    if wall_clock is None:
        raise Refused("DAY_MISSING", field, {"event": "HAPPENED"})
    now = local(desk.now).replace(tzinfo=None)
    if wall_clock > now:
        raise Refused("DATE_IN_FUTURE", field, {"day": wall_clock, "today": now})
    return wall_clock
