"""领导接待日 by rule: a school's recurrence, its terms and the holiday table become dated reception days (C01).

A rule says on which days leaders receive; what is skipped or moved is told with its reason, so that the officer sees
why a day is missing and edits by hand what the rule cannot know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from dateutil import rrule

from .calendar import ONE_DAY, Calendar, DayKind
from .refusal import Refused

WEEK = timedelta(weeks=1)
# A meant day outside the asked period may be moved into it; no holiday of the arrangements is longer than this.
REACH = timedelta(days=35)


class Pattern(StrEnum):
    """How a school words the recurrence."""

    WEEKLY = "WEEKLY"
    NTH_WEEKDAY = "NTH_WEEKDAY"
    NTH_WEEK = "NTH_WEEK"
    MONTH_DAY = "MONTH_DAY"
    WORKING_DAYS = "WORKING_DAYS"
    NTH_WORKING_DAY = "NTH_WORKING_DAY"
    LISTED = "LISTED"


class OnHoliday(StrEnum):
    """What becomes of a meant day the office does not work."""

    SKIP = "SKIP"
    NEXT_WORKING_DAY = "NEXT_WORKING_DAY"
    NEXT_WEEK = "NEXT_WEEK"
    EARLIER_WORKING_DAY = "EARLIER_WORKING_DAY"


class Parity(StrEnum):
    """Which teaching weeks of a term a rule means."""

    EVERY = "EVERY"
    ODD = "ODD"
    EVEN = "EVEN"


class Reason(StrEnum):
    """Why a meant day carries no reception, or another day does."""

    HOLIDAY = "HOLIDAY"
    WEEKEND = "WEEKEND"
    VACATION = "VACATION"
    TAKEN = "TAKEN"
    NO_SUCH_DAY = "NO_SUCH_DAY"


_BY_WEEKDAY = (Pattern.WEEKLY, Pattern.NTH_WEEKDAY, Pattern.NTH_WEEK)
_BY_ORDINAL = (Pattern.NTH_WEEKDAY, Pattern.NTH_WEEK, Pattern.NTH_WORKING_DAY)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the school calendar; both days inclusive. Its first day lies in teaching week 1."""

    first: date
    last: date

    def week_of(self, day: date) -> int:
        """The teaching week of a day of this term, counted from the Monday of the first day's week."""
        return (day - _monday(self.first)) // WEEK + 1


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """A reception rule.

    weekdays: 0 = Monday; ordinals: 1–5, or -1 for the last, of NTH_WEEKDAY, NTH_WEEK and NTH_WORKING_DAY;
    month_days: 1–31 of MONTH_DAY.
    NTH_WEEK counts the weeks of the month from the one with its first day, or back from the one with its last.
    dates: the days of LISTED, which a term says nothing about.
    every_weeks with anchor (any day of a week that counts) makes every second week; weeks: parity of the teaching week;
    months: 1–12, empty for all. in_vacation: whether the leaders also receive between the terms.
    """

    pattern: Pattern
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    every_weeks: int = 1
    anchor: date | None = None
    weeks: Parity = Parity.EVERY
    months: tuple[int, ...] = ()
    on_holiday: OnHoliday = OnHoliday.SKIP
    in_vacation: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A reception day. meant: the day the rule names; reason: why it is another day, None when it is the same;
    provisional: 暂定, the holidays of its year are not published yet."""

    day: date
    meant: date
    reason: Reason | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A meant day without a reception. NO_SUCH_DAY stands at the last day of the month that is too short."""

    meant: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """What a rule makes of a period: its days and what it left out, both in order of date."""

    planned: tuple[Planned, ...]
    skipped: tuple[Skipped, ...]


def check(rule: Recurrence, terms: Iterable[Term]) -> None:
    """Refuse a rule that names no day.

    Raises Refused: RECEPTION_WEEKDAY_MISSING, RECEPTION_ORDINAL_MISSING, RECEPTION_DAY_MISSING,
    RECEPTION_ANCHOR_MISSING, RECEPTION_TERM_MISSING.
    """
    if rule.pattern in _BY_WEEKDAY and not rule.weekdays:
        raise Refused("RECEPTION_WEEKDAY_MISSING", "weekdays")
    if rule.pattern in _BY_ORDINAL and not rule.ordinals:
        raise Refused("RECEPTION_ORDINAL_MISSING", "ordinals")
    if rule.pattern is Pattern.MONTH_DAY and not rule.month_days:
        raise Refused("RECEPTION_DAY_MISSING", "month_days")
    if rule.pattern is Pattern.LISTED and not rule.dates:
        raise Refused("RECEPTION_DAY_MISSING", "dates")
    if rule.every_weeks > 1 and rule.anchor is None:
        raise Refused("RECEPTION_ANCHOR_MISSING", "anchor")
    if rule.weeks is not Parity.EVERY and not tuple(terms):
        raise Refused("RECEPTION_TERM_MISSING", "weeks")


def plan(rule: Recurrence, first: date, last: date, calendar: Calendar, terms: tuple[Term, ...] = ()) -> Plan:
    """The reception days from `first` to `last`, both inclusive.

    terms: the school calendar; without one nothing counts as vacation. A moved day stands in the period it falls into;
    of two meant days that meet on one day the one meant for it keeps it, the other is TAKEN. Raises Refused as `check`.
    """
    check(rule, terms)
    planned: dict[date, Planned] = {}
    skipped: list[Skipped] = []
    moved: list[Planned] = []
    for meant, exists in _meant(rule, first - REACH, last + REACH, calendar):
        if rule.pattern is Pattern.WORKING_DAYS and not calendar.is_working(meant):
            continue
        if _outside(rule, meant, terms):
            skipped.append(Skipped(meant, Reason.VACATION))
        elif not exists:
            skipped.append(Skipped(meant, Reason.NO_SUCH_DAY))
        elif not _counts(rule, meant, _term_of(meant, terms)):
            continue
        elif (reason := _hindrance(rule, meant, calendar)) is None:
            planned[meant] = Planned(meant, meant)
        elif rule.on_holiday is OnHoliday.SKIP:
            skipped.append(Skipped(meant, reason))
        else:
            moved.append(Planned(_other_day(rule, meant, calendar), meant, reason))
    for one in moved:
        if one.day in planned:
            skipped.append(Skipped(one.meant, Reason.TAKEN))
        elif _outside(rule, one.day, terms):
            skipped.append(Skipped(one.meant, Reason.VACATION))
        else:
            planned[one.day] = one
    days = [planned[day] for day in sorted(planned) if first <= day <= last]
    return Plan(
        tuple(replace(one, provisional=calendar.provisional(*sorted((one.meant, one.day)))) for one in days),
        tuple(sorted((one for one in skipped if first <= one.meant <= last), key=lambda one: (one.meant, one.reason))),
    )


def _meant(rule: Recurrence, first: date, last: date, calendar: Calendar) -> Iterator[tuple[date, bool]]:
    """The days the rule names, with False for a month that has no such day."""
    days = [rrule.weekdays[one] for one in rule.weekdays]
    months = rule.months or None
    begin = datetime(first.year, first.month, 1)
    if rule.pattern is Pattern.LISTED:
        yield from ((day, True) for day in sorted(set(rule.dates)) if first <= day <= last)
        return
    if rule.pattern is Pattern.NTH_WORKING_DAY:
        yield from _of_working_days(rule, begin, last, calendar)
        return
    if rule.pattern is Pattern.NTH_WEEK:
        yield from _of_weeks(rule, begin, last)
        return
    if rule.pattern is Pattern.WORKING_DAYS:
        found = rrule.rrule(rrule.DAILY, dtstart=begin, until=_moment(last), bymonth=months)
    elif rule.pattern is Pattern.WEEKLY:
        start = _monday(begin.date())
        if rule.anchor is not None:
            start -= (start - _monday(rule.anchor)) // WEEK % rule.every_weeks * WEEK
        found = rrule.rrule(
            rrule.WEEKLY,
            dtstart=_moment(start),
            until=_moment(last),
            interval=rule.every_weeks,
            wkst=rrule.MO,
            byweekday=days,
            bymonth=months,
        )
    elif rule.pattern is Pattern.NTH_WEEKDAY:
        ordered = [day(ordinal) for day in days for ordinal in rule.ordinals]
        found = rrule.rrule(rrule.MONTHLY, dtstart=begin, until=_moment(last), byweekday=ordered, bymonth=months)
    else:
        for month in rrule.rrule(rrule.MONTHLY, dtstart=begin, until=_moment(last), bymonth=months):
            end = _end_of(month.date())
            for day in sorted(set(rule.month_days)):
                yield end.replace(day=min(day, end.day)), day <= end.day
        return
    for moment in found:
        yield moment.date(), True


def _of_working_days(rule: Recurrence, begin: datetime, last: date, calendar: Calendar) -> Iterator[tuple[date, bool]]:
    """The counted working days of each month, -1 the last; a month that has not so many says so at its end."""
    for moment in rrule.rrule(rrule.MONTHLY, dtstart=begin, until=_moment(last), bymonth=rule.months or None):
        month = moment.date()
        end = _end_of(month)
        days = [day for n in range(end.day) if calendar.is_working(day := month + n * ONE_DAY)]
        wanted = {len(days) if one < 0 else one for one in rule.ordinals}
        for place in sorted(wanted):
            found = 1 <= place <= len(days)
            yield days[place - 1] if found else end, found


def _of_weeks(rule: Recurrence, begin: datetime, last: date) -> Iterator[tuple[date, bool]]:
    """The weekdays of the counted weeks of each month; one outside the month does not exist in it."""
    for moment in rrule.rrule(rrule.MONTHLY, dtstart=begin, until=_moment(last), bymonth=rule.months or None):
        month = moment.date()
        end = _end_of(month)
        # The last week may be the fifth as well.
        weeks = {_monday(end) if one < 0 else _monday(month) + (one - 1) * WEEK for one in rule.ordinals}
        for week in sorted(weeks):
            for weekday in sorted(set(rule.weekdays)):
                day = week + timedelta(days=weekday)
                yield min(max(day, month), end), month <= day <= end


def _end_of(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1) - ONE_DAY


def _outside(rule: Recurrence, day: date, terms: tuple[Term, ...]) -> bool:
    """Whether the day is vacation to this rule."""
    if not terms or rule.in_vacation or rule.pattern is Pattern.LISTED:
        return False
    return _term_of(day, terms) is None


def _counts(rule: Recurrence, day: date, term: Term | None) -> bool:
    if rule.weeks is Parity.EVERY or rule.pattern is Pattern.LISTED:
        return True
    return term is not None and term.week_of(day) % 2 == (rule.weeks is Parity.ODD)


def _hindrance(rule: Recurrence, day: date, calendar: Calendar) -> Reason | None:
    """Why the office does not receive that day; a Saturday that the rule names as such is meant."""
    kind = calendar.kind(day)
    if kind is DayKind.HOLIDAY:
        return Reason.HOLIDAY
    named = rule.pattern in _BY_WEEKDAY or rule.pattern is Pattern.LISTED
    return Reason.WEEKEND if kind is DayKind.WEEKEND and not named else None


def _other_day(rule: Recurrence, day: date, calendar: Calendar) -> date:
    if rule.on_holiday is OnHoliday.NEXT_WORKING_DAY:
        return calendar.first_working_on_or_after(day + ONE_DAY)
    if rule.on_holiday is OnHoliday.EARLIER_WORKING_DAY:
        return calendar.last_working_on_or_before(day - ONE_DAY)
    day += WEEK
    while calendar.kind(day) is DayKind.HOLIDAY:
        day += WEEK
    # A Saturday stays one in every week: without this the search would never end.
    return day if _hindrance(rule, day, calendar) is None else calendar.first_working_on_or_after(day)


def _term_of(day: date, terms: tuple[Term, ...]) -> Term | None:
    return next((one for one in terms if one.first <= day <= one.last), None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
