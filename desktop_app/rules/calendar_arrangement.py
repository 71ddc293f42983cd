"""Reading a yearly arrangement from the JSON shape it is published in, and writing it back.

{"year": 2026, "papers": ["…"], "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}, …]}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from desktop_app.rules.calendar import ArrangedDay, Arrangement, SolarDays, Statutory
from desktop_app.rules.refusal import Refused

FIRST_YEAR, LAST_YEAR = 1949, 2199
LAST_WEEK = (12, 25)
"""First day of the last week of a year, the only days of it that the next year's paper may arrange."""


def parse_arrangement(text: str) -> Arrangement:
    """The arrangement in a JSON text (a leading byte order mark is allowed).

    A year without papers or days is read (the frame of a year not yet published) but does not count as loaded.
    Refuses `arrangement_unreadable`, `arrangement_year`, `arrangement_day`, and what `arranged` refuses.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as wrong:
        raise Refused("arrangement_unreadable", None, {"wrong": str(wrong)}) from wrong
    if not isinstance(data, dict) or not isinstance(data.get("days"), list):
        raise Refused("arrangement_unreadable", None, {"wrong": "year, papers, days"})
    year, papers = data.get("year"), data.get("papers")
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("arrangement_year", "year", {"year": year})
    if not isinstance(papers, list) or not all(isinstance(paper, str) for paper in papers):
        raise Refused("arrangement_unreadable", "papers", {"wrong": "papers"})
    return arranged(year, papers, [_day(row) for row in data["days"]])


def arranged(year: int, papers: Iterable[str], days: Iterable[ArrangedDay]) -> Arrangement:
    """A checked arrangement with its days in order.

    Refuses `arrangement_day_outside` (not of the year, nor of 25–31 December before it), `arrangement_day_twice`. A
    working day may fall on a weekday: the paper of January 2020 says so of 3 February.
    """
    ordered = tuple(sorted(days, key=lambda one: one.day))
    for number, one in enumerate(ordered):
        before = one.day.year == year - 1 and (one.day.month, one.day.day) >= LAST_WEEK
        if one.day.year != year and not before:
            raise Refused("arrangement_day_outside", "days", {"day": one.day, "year": year})
        if number and ordered[number - 1].day == one.day:
            raise Refused("arrangement_day_twice", "days", {"day": one.day})
    return Arrangement(year, tuple(paper.strip() for paper in papers if paper.strip()), ordered)


def arrangement_json(arrangement: Arrangement) -> str:
    """The JSON text `parse_arrangement` reads back to an equal arrangement."""
    days = [{"name": one.name, "date": one.day.isoformat(), "isOffDay": one.off} for one in arrangement.days]
    content = {"year": arrangement.year, "papers": list(arrangement.papers), "days": days}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def parse_statutory(text: str) -> Statutory:
    """The shipped table of days off by law (resources/holidays/statutory.json)."""
    data = json.loads(text)
    solar = tuple(
        SolarDays(
            one["first_year"], one["last_year"], tuple((day["month"], day["day"], day["name"]) for day in one["days"])
        )
        for one in data["solar"]
    )
    lunar = tuple((date.fromisoformat(day["date"]), day["name"]) for days in data["lunar"].values() for day in days)
    return Statutory(solar, lunar)


def _day(row: object) -> ArrangedDay:
    if not isinstance(row, Mapping):
        raise Refused("arrangement_day", "days", {"text": row})
    fields: Mapping[str, Any] = row
    name, text, off = fields.get("name"), fields.get("date"), fields.get("isOffDay")
    if not isinstance(name, str) or not isinstance(text, str) or not isinstance(off, bool):
        raise Refused("arrangement_day", "days", {"text": json.dumps(dict(fields), ensure_ascii=False, default=str)})
    try:
        return ArrangedDay(date.fromisoformat(text), name.strip(), off)
    except ValueError as wrong:
        raise Refused("arrangement_day", "days", {"text": text}) from wrong
