"""Working days of the office: weekends, holidays and make-up days of the State Council's yearly arrangement.

Source of a working day: DOMAIN §2.1 no. 5. A year whose arrangement is not known falls back on weekends and the days
off fixed by 全国年节及纪念日放假办法 article 2; every date that touches such a year is provisional (暂定).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class DayKind(StrEnum):
    """What a day is to the office."""

    WORKDAY = "WORKDAY"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"
    MAKEUP = "MAKEUP"


@dataclass(frozen=True, slots=True)
class ArrangedDay:
    """One day a yearly paper speaks about. off: True = day off, False = make-up working day (调休上班)."""

    day: date
    name: str
    off: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The State Council's arrangement of one year.

    papers: references of the notices (addresses or numbers); days: in order of date, may touch the last week of the
    year before. An arrangement without papers or without days is an empty frame and does not count as loaded.
    """

    year: int
    papers: tuple[str, ...]
    days: tuple[ArrangedDay, ...]

    @property
    def counts(self) -> bool:
        """Whether the year may be called loaded."""
        return bool(self.papers and self.days)


@dataclass(frozen=True, slots=True)
class SolarDays:
    """Days off fixed by the law of a period. days: (month, day, name); both years inclusive."""

    first_year: int
    last_year: int
    days: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Statutory:
    """Days off by law alone, for years without an arrangement. lunar: computed dates of single years (待核实)."""

    solar: tuple[SolarDays, ...] = ()
    lunar: tuple[tuple[date, str], ...] = ()

    def names(self) -> tuple[dict[tuple[int, int, int], str], dict[date, str]]:
        """Two look-up tables: (first year of the period, month, day) -> name, and date -> name."""
        fixed = {(period.first_year, month, day): name for period in self.solar for month, day, name in period.days}
        return fixed, dict(self.lunar)

    def period_of(self, year: int) -> int | None:
        """First year of the law's period that holds `year`; None outside every period."""
        return next((p.first_year for p in self.solar if p.first_year <= year <= p.last_year), None)


class Calendar:
    """Immutable answer to "is the office working that day". Build one per set of arrangements and share it.

    arrangements: a later one replaces an earlier one of the same year (the officer's over the shipped).
    """

    def __init__(self, arrangements: Iterable[Arrangement], statutory: Statutory | None = None) -> None:
        by_year = {one.year: one for one in arrangements if one.counts}
        self._arrangements = tuple(by_year[year] for year in sorted(by_year))
        self._days = {day.day: day for one in self._arrangements for day in one.days}
        self._loaded = frozenset(by_year)
        self._statutory = statutory or Statutory()
        self._fixed, self._lunar = self._statutory.names()
        self.last_loaded: int | None = max(self._loaded, default=None)
        self.version = self._content_hash()

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """The loaded arrangements in order of year."""
        return self._arrangements

    @property
    def statutory(self) -> Statutory:
        """The fallback days this calendar was built with."""
        return self._statutory

    def with_arrangement(self, arrangement: Arrangement) -> Calendar:
        """A new calendar that also knows `arrangement` (it replaces one of the same year)."""
        return Calendar((*self._arrangements, arrangement), self._statutory)

    def is_loaded(self, year: int) -> bool:
        """Whether the arrangement of `year` is known; False means dates of that year are provisional."""
        return year in self._loaded

    def is_working(self, day: date) -> bool:
        """Whether the office works on `day`."""
        arranged = self._days.get(day)
        if arranged is not None:
            return not arranged.off
        if day.weekday() >= SATURDAY:
            return False
        return day.year in self._loaded or not self._statutory_name(day)

    def kind(self, day: date) -> DayKind:
        """What `day` is; a holiday that falls on a weekend is a HOLIDAY, a working weekend day is a MAKEUP."""
        arranged = self._days.get(day)
        if arranged is not None and arranged.off:
            return DayKind.HOLIDAY
        if arranged is not None:
            return DayKind.MAKEUP if day.weekday() >= SATURDAY else DayKind.WORKDAY
        if day.year not in self._loaded and self._statutory_name(day):
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKDAY

    def name(self, day: date) -> str:
        """The festival `day` belongs to (also for its make-up days); "" for plain days."""
        arranged = self._days.get(day)
        if arranged is not None:
            return arranged.name
        return "" if day.year in self._loaded else self._statutory_name(day)

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (negative: before). `day` itself is never counted; 0 gives `day`.

        Raises OverflowError past the end of the calendar of dates.
        """
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            if self.is_working(day):
                left -= 1
        return day

    def first_working_on_or_after(self, day: date) -> date:
        """顺延日: `day` itself when the office works then."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def last_working_on_or_before(self, day: date) -> date:
        """最晚工作日: `day` itself when the office works then."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def provisional(self, first: date, last: date) -> bool:
        """暂定: whether any day from `first` to `last` (both inclusive) lies in a year that is not loaded."""
        return any(year not in self._loaded for year in range(first.year, last.year + 1))

    def missing_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years from `first` to `last` (inclusive) whose arrangement is not loaded."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self._loaded)

    def _statutory_name(self, day: date) -> str:
        period = self._statutory.period_of(day.year)
        if period is None:
            return ""
        return self._lunar.get(day) or self._fixed.get((period, day.month, day.day), "")

    def _content_hash(self) -> str:
        content = [
            [[d.day.isoformat(), d.name, d.off] for one in self._arrangements for d in one.days],
            [[one.year, list(one.papers)] for one in self._arrangements],
            [[p.first_year, p.last_year, [list(day) for day in p.days]] for p in self._statutory.solar],
            [[day.isoformat(), name] for day, name in self._statutory.lunar],
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]
