"""The officer adds a year's holiday arrangement; what it changes is shown old → new before it is applied."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from ..labels.deadlines import moved_words
from ..office import Desk
from ..rules import calendar_arrangement
from ..rules.calendar import Arrangement, Calendar
from ..rules.matter import OPEN_STATES
from ..rules.refusal import Refused
from ..storage.matters import Obligation
from ..storage.offices import CalendarYear
from ..storage.visibility import everything, seen_of
from . import standing


@dataclass(frozen=True)
class Change:
    """One deadline of an open matter that a new calendar moves; dates ISO, "" where there was none."""

    matter_id: int
    number: str
    rule: str
    old_due: str
    new_due: str
    old_work_by: str
    new_work_by: str
    was_provisional: bool
    provisional: bool


@dataclass(frozen=True)
class Year:
    """A year as the settings page lists it."""

    year: int
    papers: tuple[str, ...]
    days_off: int
    days_made_up: int
    own: bool


def years(desk: Desk) -> list[Year]:
    """The loaded years, newest first."""
    own = set(desk.db.scalars(select(CalendarYear.year)))
    return [
        Year(
            year=one.year,
            papers=tuple(one.papers),
            days_off=sum(day.off for day in one.days),
            days_made_up=sum(not day.off for day in one.days),
            own=one.year in own,
        )
        for one in sorted(desk.calendar.arrangements, key=lambda one: -one.year)
        if one.counts
    ]


def last_year(desk: Desk) -> int:
    """The last year whose arrangement is loaded."""
    return max(one.year for one in desk.calendar.arrangements if one.counts)


def rule_names(desk: Desk) -> dict[str, str]:
    """The names of the rules by their codes, for the list of changes."""
    return {code: rule.name for code, rule in desk.book.rules.items()}


def preview(desk: Desk, new: Arrangement) -> list[Change]:
    """What adding a year would change on open matters; nothing is written. Raises Refused: CALENDAR_EMPTY."""
    if not new.counts:
        raise Refused("CALENDAR_EMPTY", "days", {"year": new.year})
    return seen(desk, changes(desk, desk.calendar.with_arrangement(new)))


def seen(desk: Desk, found: list[Change]) -> list[Change]:
    """What is owed moves for every matter; which matter it was is told only to those who may see it."""
    known = seen_of(desk.db, {one.matter_id for one in found}, desk.actor)
    return [one for one in found if one.matter_id in known]


def changes(desk: Desk, calendar: Calendar) -> list[Change]:
    """Every open deadline that the given calendar moves."""
    present = desk.calendar
    try:
        desk.calendar = calendar
        return moved(desk)
    finally:
        desk.calendar = present


def moved(desk: Desk) -> list[Change]:
    """Every open deadline that is kept otherwise than the desk's calendar and counting policy reckon it now."""
    made = []
    open_rows: dict[int, dict[str, Obligation]] = {}
    for row in desk.db.scalars(select(Obligation).where(Obligation.met_on.is_(None))):
        open_rows.setdefault(row.matter_id, {})[standing.key(row.rule, row.about)] = row
    known = standing.gathered(desk)
    for matter in everything(desk.db):
        if matter.state not in OPEN_STATES or matter.id not in open_rows:
            continue
        for rule, values in standing.reckoned(desk, matter, known).items():
            old = open_rows[matter.id].get(rule)
            if old and (old.due, old.work_by, old.provisional) != (
                values["due"],
                values["work_by"],
                values["provisional"],
            ):
                made.append(
                    Change(
                        matter.id,
                        matter.number,
                        rule,
                        old.due,
                        values["due"],
                        old.work_by or "",
                        values["work_by"] or "",
                        old.provisional,
                        values["provisional"],
                    )
                )
    return made


def add_year(desk: Desk, new: Arrangement) -> list[Change]:
    """Keep a year and recompute the open matters it moves, a line of the time line for each (DOMAIN §2.3)."""
    if not new.counts:
        raise Refused("CALENDAR_EMPTY", "days", {"year": new.year})
    found = changes(desk, desk.calendar.with_arrangement(new))
    desk.db.add(
        CalendarYear(
            year=new.year,
            arrangement=json.loads(calendar_arrangement.arrangement_json(new)),
            added_at=desk.now,
            added_by=desk.actor.name,
        )
    )
    desk.calendar = desk.calendar.with_arrangement(new)
    recompute(desk, found, "RECOMPUTE")
    return seen(desk, found)


def recompute(desk: Desk, found: list[Change], act: str) -> None:
    """Rewrite every deadline that a new calendar or counting policy moves, closed matters included.

    act: what the time line calls it, RECOMPUTE for a calendar, RECOUNT for the counting policy.
    """
    by_matter: dict[int, list[Change]] = {}
    for change in found:
        by_matter.setdefault(change.matter_id, []).append(change)
    known = standing.gathered(desk)
    for matter in list(everything(desk.db)):
        standing.rewrite_obligations(desk, matter, known)
        for change in by_matter.get(matter.id, ()):
            note = moved_words(desk.book.rule(change.rule).name, change.old_due, change.new_due, change.provisional)
            standing.add_step(desk, matter, act, standing.today(desk), note)
