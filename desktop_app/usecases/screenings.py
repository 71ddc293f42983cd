"""排查: every unit's return of a month or of a day of a key period, what is still missing, the list (N01, N10, N11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from ..facts_hazards import HazardLine, HazardsFacts
from ..labels import hazards as words
from ..labels.forms import TITLES
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..storage.hazards import Screening
from ..storage.offices import Unit
from . import hazards, papers, standing
from .duty_line import OfficeDuty
from .hazards import HazardRow
from .offices import profile

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, kw_only=True)
class Screened:
    """One return. period: 2026-11 or 2026-11-27; unit_id None: the whole school; found: 0 is said too."""

    period: str
    screened_on: date | None
    screener: str
    unit_id: int | None = None
    kind: str = "ROUTINE"
    found: int | None = None
    unit_head: str = ""
    note: str = ""
    late_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnRow:
    """A unit and its return of a period; screened_on None: 未报."""

    unit_id: int | None
    unit: str
    screened_on: date | None
    found: int
    screener: str
    late: bool


def record(desk: Desk, new: Screened) -> int:
    """Keep a return; a second one of the same unit and period revises the first.

    Raises Refused: SCREEN_PERIOD, SCREEN_TO_COME, SCREEN_DAY, SCREEN_LATE_REASON, SCREEN_FOUND, SCREENER_MISSING.
    """
    new = texts.cleaned(new)
    first, last = _span(new.period)
    today = standing.today(desk)
    if first > today:
        raise Refused("SCREEN_TO_COME", "period", {"period": new.period})
    if new.screened_on is None:
        raise Refused("HAZARD_DAY_MISSING", "screened_on")
    if new.screened_on > today:
        raise Refused("HAZARD_DAY_FUTURE", "screened_on", {"day": new.screened_on, "today": today})
    if not first <= new.screened_on <= last:
        raise Refused("SCREEN_DAY", "screened_on", {"day": new.screened_on, "period": new.period})
    if last < today and not new.late_reason.strip():
        raise Refused("SCREEN_LATE_REASON", "late_reason", {"period": new.period})
    if new.found is None or new.found < 0:
        raise Refused("SCREEN_FOUND", "found", {"count": new.found if new.found is not None else ""})
    if not new.screener.strip():
        raise Refused("SCREENER_MISSING", "screener")
    unit = Screening.unit_id == new.unit_id if new.unit_id is not None else Screening.unit_id.is_(None)
    row = desk.db.scalar(select(Screening).where(Screening.period == new.period, unit))
    if row is None:
        row = Screening(period=new.period, unit_id=new.unit_id)
        desk.db.add(row)
    row.kind = new.kind if new.kind in words.KINDS else "ROUTINE"
    row.screened_on, row.found, row.screener = new.screened_on, new.found, new.screener.strip()
    row.unit_head, row.note, row.late_reason = new.unit_head.strip(), new.note.strip(), new.late_reason.strip()
    desk.db.flush()
    return row.id


def returns(desk: Desk, period: str) -> list[ReturnRow]:
    """Every unit with its return of a period, the whole school first if it has one. Raises Refused: SCREEN_PERIOD."""
    _span(period)
    known = {row.unit_id: row for row in desk.db.scalars(select(Screening).where(Screening.period == period))}
    units = desk.db.scalars(select(Unit).where(Unit.valid_to.is_(None)).order_by(Unit.seat, Unit.id)).all()
    listed: list[tuple[int | None, str]] = [(row.id, row.name) for row in units]
    if None in known:
        listed.insert(0, (None, words.WHOLE_SCHOOL))
    found = []
    for unit_id, name in listed:
        row = known.get(unit_id)
        found.append(
            ReturnRow(
                unit_id=unit_id,
                unit=name,
                screened_on=row.screened_on if row else None,
                found=row.found if row else 0,
                screener=row.screener if row else "",
                late=bool(row and row.late_reason),
            )
        )
    return found


def missing(desk: Desk, period: str) -> list[str]:
    """Units that have not returned anything; none once the whole school was screened as one."""
    rows = returns(desk, period)
    if any(row.unit_id is None for row in rows):
        return []
    return [row.unit for row in rows if row.screened_on is None]


def register(desk: Desk, view: str = "OPEN") -> HazardsFacts:
    """F37 of the hazards in a view."""
    today = standing.today(desk)
    return HazardsFacts(
        office=profile(desk).facts(),
        scope=words.VIEWS[view],
        made_on=today,
        screener=desk.actor.name,
        lines=tuple(_line(row) for row in hazards.rows(desk, view) if row.state != "VOID"),
    )


def issue_list(desk: Desk, view: str = "OPEN") -> papers.Issued:
    """The same, frozen and kept."""
    return papers.free_paper(desk, "F37", register(desk, view), standing.today(desk), TITLES["F37"])


def duties(desk: Desk, today: date) -> Iterator[OfficeDuty]:
    """The screening of this month, while a unit has not returned it."""
    first = today.replace(day=1)
    period = f"{first:%Y-%m}"
    units = desk.db.scalar(select(Unit.id).where(Unit.valid_to.is_(None)).limit(1))
    if units is None or not missing(desk, period):
        return
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    left = str(len(missing(desk, period)))
    yield OfficeDuty(
        code="SCREEN_MONTH", target=f"screening:{period}", words=words.units_left(left), due=last,
        rule="R-SCREEN-MONTH", start=first,
    )  # fmt: skip


def _line(row: HazardRow) -> HazardLine:
    return HazardLine(
        number=row.number,
        found_on=row.found_on,
        unit=row.unit,
        description=row.description,
        people=words.people_words(row.people, row.headcount),
        topic=row.topic,
        level=words.LEVELS[row.level],
        owner=words.owner_words(row.owner_unit, row.owner),
        measures=row.measures,
        due=row.due,
        progress=row.resolution or (row.progress[-1].text if row.progress else words.NO_PROGRESS),
        resolved_on=row.resolved_on,
    )


def _span(period: str) -> tuple[date, date]:
    """First and last day. Raises Refused: SCREEN_PERIOD."""
    try:
        if MONTH.fullmatch(period):
            first = date(int(period[:4]), int(period[5:]), 1)
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        day = date.fromisoformat(period)
        return day, day
    except ValueError as wrong:
        raise Refused("SCREEN_PERIOD", "period", {"text": period}) from wrong
