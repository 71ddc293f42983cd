"""Why this is the day: sentences with their articles, and the count day by day for screen and printed sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.labels import deadlines as words
from desktop_app.rules.calendar import ONE_DAY, Calendar, DayKind
from desktop_app.rules.deadlines import WORKING_SHAPES, Due, day_of
from desktop_app.rules.refusal import Citation
from desktop_app.rules.rulebook import Kind, Roll, Shape


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of the printed count. number: how many days are counted up to here, None for a day not counted."""

    number: int | None
    day: date
    weekday: str
    kind: DayKind
    note: str


def explanation(due: Due) -> tuple[str, ...]:
    """The reckoning as sentences: start, last day, rest days, what decides, articles; 暂定 and 待核实 where due."""
    lines = [_start_line(due), *_nominal_lines(due), *_rest_day_lines(due)]
    lines.append(words.DECIDES.format(due=spoken(due.due, due.calendar)))
    lines.extend(_basis_lines(due))
    if due.given is not None and due.rule.shape not in (Shape.GIVEN, Shape.YEAR_DAY):
        lines.append(words.GIVEN_UNUSED.format(given=spoken(due.given, due.calendar)))
    if not due.rule.verified:
        lines.append(words.RULE_UNVERIFIED)
    if due.provisional:
        first, last = _span(due)
        years = "、".join(str(year) for year in due.calendar.missing_years(first, last))
        lines.append(words.PROVISIONAL_LINE.format(years=years))
    return tuple(lines)


def day_lines(due: Due) -> tuple[DayLine, ...]:
    """One line for each day from the first to the last date of `due`; empty for hour clocks."""
    if isinstance(due.due, datetime):
        return ()
    first, last = _span(due)
    counted = _counted_days(due)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(
        DayLine(counted.get(day), day, words.WEEKDAYS[day.weekday()], due.calendar.kind(day), _note(day, due, counted))
        for day in days
    )


def spoken(moment: date, calendar: Calendar) -> str:
    """2026年2月17日（周二·春节放假）, with 00:40 behind it for a minute."""
    day = day_of(moment)
    kind = words.REST_DAYS[calendar.kind(day)].format(name=calendar.name(day))
    text = words.DAY.format(
        year=day.year, month=day.month, day=day.day, weekday=words.WEEKDAYS[day.weekday()], kind=kind
    )
    if isinstance(moment, datetime):
        return words.MINUTE.format(day=text, hour=moment.hour, minute=moment.minute)
    return text


def cited(basis: tuple[Citation, ...]) -> str:
    """《信访工作条例》第三十四条、《…》…"""
    return "、".join(words.ARTICLE.format(document=one.document, article=one.article) for one in basis)


def _start_line(due: Due) -> str:
    rule, calendar = due.rule, due.calendar
    facts = {
        "start": spoken(due.start, calendar),
        "event": rule.event,
        "length": rule.length,
        "nominal": spoken(due.nominal, calendar),
        "hour": rule.hour,
        "year": due.start.year,
        "month": due.start.month,
    }
    match rule.shape:
        case Shape.DAYS:
            template = words.START_NEXT_DAY
            if rule.follows:
                template = words.START_FOLLOWING
            elif due.same_day:
                template = words.START_SAME_DAY
            return template.format(first=spoken(day_of(due.start) + ONE_DAY, calendar), **facts)
        case Shape.WORKING_DAYS:
            first = calendar.add_working_days(day_of(due.start) - ONE_DAY * due.same_day, 1)
            template = words.START_WORKING_SAME if due.same_day else words.START_WORKING
            return template.format(first=spoken(first, calendar), **facts)
        case Shape.WORKING_DAYS_BEFORE:
            return words.START_BEFORE.format(**facts)
        case Shape.HOURS:
            return words.START_MINUTE.format(**facts)
        case Shape.DAY_HOUR:
            return words.START_DAY_HOUR.format(**facts)
        case Shape.YEARS:
            return words.START_YEAR.format(**facts)
        case Shape.NEXT_JUNE_30:
            return words.START_ARCHIVE.format(**facts)
        case Shape.GIVEN:
            return words.START_GIVEN.format(**facts)
        case Shape.YEAR_DAY:
            return words.START_ONE_YEAR.format(**facts)
        case _:
            yearly = rule.period == "YEAR"
            return (words.START_ONE_YEAR if yearly else words.START_MONTH).format(**facts)


def _nominal_lines(due: Due) -> list[str]:
    nominal = spoken(due.nominal, due.calendar)
    if isinstance(due.nominal, datetime):
        return [words.NOMINAL_MINUTE.format(nominal=nominal)]
    if due.rule.shape is Shape.WORKING_DAYS_BEFORE:
        return [words.NOMINAL_BEFORE.format(length=due.rule.length, nominal=nominal)]
    if due.rule.shape in (Shape.DAYS, Shape.WORKING_DAYS):
        unit = words.UNITS["CALENDAR_DAY" if due.rule.shape is Shape.DAYS else "WORKING_DAY"]
        unit = "天" if due.rule.shape is Shape.DAYS else unit
        return [words.NOMINAL_COUNTED.format(length=due.rule.length, unit=unit, nominal=nominal)]
    return [words.NOMINAL_PLAIN.format(nominal=nominal)]


def _rest_day_lines(due: Due) -> list[str]:
    lines = []
    if due.rolled is not None and due.rolled != due.nominal:
        template = words.ROLLED_INFORMATION
        if due.roll is Roll.FORWARD:
            right = due.rule.kind is Kind.PETITIONER_RIGHT
            template = words.ROLLED_RIGHT if right else words.ROLLED_ACCEPTED
        lines.append(template.format(rolled=spoken(due.rolled, due.calendar)))
    if due.work_by is not None and due.work_by != due.nominal:
        early = due.work_by <= day_of(due.start) and due.rule.shape is Shape.DAYS
        template = words.WORK_BY_BEFORE_START if early else words.WORK_BY_EARLIER
        lines.append(template.format(work_by=spoken(due.work_by, due.calendar)))
    return lines


def _basis_lines(due: Due) -> list[str]:
    if not due.basis:
        return [words.BASIS_NONE.format(regime=words.SETS[due.regime])]
    lines = [words.BASIS.format(articles=cited(due.basis))]
    if not due.citations_in_force:
        lines.append(words.BASIS_NOT_IN_FORCE)
    return lines


def _span(due: Due) -> tuple[date, date]:
    days = [day_of(one) for one in (due.start, due.nominal, due.rolled, due.work_by) if one is not None]
    return min(days), max(days)


def _counted_days(due: Due) -> dict[date, int]:
    """The days that count towards the length, with their number; backward counts number from the slot."""
    start, nominal = day_of(due.start), day_of(due.nominal)
    if due.rule.shape is Shape.WORKING_DAYS_BEFORE:
        days = [start - timedelta(days=n) for n in range(1, (start - nominal).days + 1)]
    elif due.rule.shape in (Shape.DAYS, Shape.WORKING_DAYS, Shape.YEARS):
        first = 0 if due.same_day else 1
        days = [start + timedelta(days=n) for n in range(first, (nominal - start).days + 1)]
    else:
        return {}
    if due.rule.shape in WORKING_SHAPES:
        days = [day for day in days if due.calendar.is_working(day)]
    return {day: number for number, day in enumerate(days, start=1)}


def _note(day: date, due: Due, counted: dict[date, int]) -> str:
    """What the printed count says beside a day: which of the three dates it is, the festival, why it is not counted."""
    notes = []
    start = day_of(due.start)
    if day == start and due.rule.shape is Shape.WORKING_DAYS_BEFORE:
        notes.append(words.DAY_SLOT)
    elif day == start and counted:
        notes.append(words.DAY_START_COUNTED if day in counted else words.DAY_START)
    marks = ((due.nominal, words.NOMINAL), (due.rolled, words.ROLLED), (due.work_by, words.WORK_BY))
    notes.extend(word for date_of, word in marks if date_of == day)
    kind = due.calendar.kind(day)
    if kind in (DayKind.HOLIDAY, DayKind.MAKEUP):
        notes.append(due.calendar.name(day) + words.DAY_KINDS[kind])
    if due.rule.shape in WORKING_SHAPES and day != start and not due.calendar.is_working(day):
        notes.append(words.DAY_REST)
    return "；".join(notes)
