"""Statistical periods: a month, a half-year, a year; the same period of last year; shares and rates.

A period is written 2026-10, 2026-H1 or 2026. The statistical month may begin on another day than the first, as offices
do that report on the 25th: with 26, 2026-10 runs from 26 September to 25 October, both included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from desktop_app.rules.refusal import Refused

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
HALF = re.compile(r"(\d{4})-H([12])")
YEAR = re.compile(r"\d{4}")
LATEST_START = 28


@dataclass(frozen=True, slots=True)
class Period:
    """code: as it is written; kind: MONTH HALF YEAR; first, last: days, both included."""

    code: str
    kind: str
    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; no day lies nowhere."""
        return day is not None and self.first <= day <= self.last


def period(code: str, begins: int = 1) -> Period:
    """Read a period. begins: day of the month the statistical month begins on, 1 to 28.

    Raises Refused: PERIOD_UNREADABLE.
    """
    if found := MONTH.fullmatch(code):
        year, month = int(found[1]), int(found[2])
        return Period(code, "MONTH", _begin(year, month, begins), _begin(year, month + 1, begins) - timedelta(days=1))
    if found := HALF.fullmatch(code):
        year, half = int(found[1]), int(found[2])
        first = _begin(year, 1 if half == 1 else 7, begins)
        return Period(code, "HALF", first, _begin(year, 7 if half == 1 else 13, begins) - timedelta(days=1))
    if YEAR.fullmatch(code):
        year = int(code)
        return Period(code, "YEAR", _begin(year, 1, begins), _begin(year, 13, begins) - timedelta(days=1))
    raise Refused("PERIOD_UNREADABLE", "period", {"text": code})


def month_of(day: date, begins: int = 1) -> str:
    """The statistical month a day lies in."""
    year, month = day.year, day.month
    if begins > 1 and day.day >= begins:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return f"{year:04d}-{month:02d}"


def months_of(whole: Period) -> list[str]:
    """The months of a half-year or year, one month of itself."""
    if whole.kind == "MONTH":
        return [whole.code]
    year = int(whole.code[:4])
    first, last = {"H1": (1, 6), "H2": (7, 12)}.get(whole.code[5:], (1, 12))
    return [f"{year:04d}-{month:02d}" for month in range(first, last + 1)]


def year_before(code: str) -> str:
    """The same period of the year before."""
    return f"{int(code[:4]) - 1:04d}{code[4:]}"


def before(code: str) -> str:
    """The period of the same kind just before."""
    year = int(code[:4])
    if found := MONTH.fullmatch(code):
        month = int(found[2])
        return f"{year:04d}-{month - 1:02d}" if month > 1 else f"{year - 1:04d}-12"
    if found := HALF.fullmatch(code):
        return f"{year:04d}-H1" if found[2] == "2" else f"{year - 1:04d}-H2"
    return f"{year - 1:04d}"


def share(part: int, whole: int) -> str | None:
    """A part in percent with one decimal, half rounded up: "33.3"; None where there is no whole (0/0 is "—")."""
    if whole == 0:
        return None
    exact = Decimal(part) * 100 / Decimal(whole)
    return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


def growth(now: int, then: int) -> str | None:
    """How much more than then, in percent with sign: "+50.0"; None where there was nothing to compare with."""
    if then == 0:
        return None
    text = share(now - then, then) or "0.0"
    return text if text.startswith("-") else f"+{text}"


def _begin(year: int, month: int, begins: int) -> date:
    """First day of a statistical month; month 13 is January of the next year."""
    if month > 12:
        year, month = year + 1, month - 12
    if begins <= 1:
        return date(year, month, 1)
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return date(year, month, min(begins, LATEST_START))
