"""Leaders' reception days as schools word them: every week, the last weekday, a list of months, around the holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import shipped
from desktop_app.rules.calendar import DayKind
from desktop_app.rules.reception_dates import (
    OnHoliday,
    Parity,
    Pattern,
    Planned,
    Reason,
    Recurrence,
    Skipped,
    Term,
    plan,
)
from desktop_app.rules.refusal import Refused

CALENDAR = shipped.calendar()
MON, TUE, WED, THU, FRI = range(5)
SPRING = Term(date(2026, 3, 2), date(2026, 7, 10))
AUTUMN = Term(date(2026, 8, 31), date(2027, 1, 15))
TERMS = (SPRING, AUTUMN)


def days(rule: Recurrence, first: date, last: date, terms: tuple[Term, ...] = ()) -> list[str]:
    return [f"{one.day:%m-%d}" for one in plan(rule, first, last, CALENDAR, terms).planned]


def weekly(*weekdays: int, **more: object) -> Recurrence:
    return Recurrence(pattern=Pattern.WEEKLY, weekdays=weekdays, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "month", "expected"),
    [
        (weekly(TUE), 6, ["06-02", "06-09", "06-16", "06-23", "06-30"]),
        (weekly(MON, FRI), 5, ["05-08", "05-11", "05-15", "05-18", "05-22", "05-25", "05-29"]),
        (Recurrence(pattern=Pattern.NTH_WEEKDAY, weekdays=(WED,), ordinals=(-1,)), 4, ["04-29"]),
        (Recurrence(pattern=Pattern.NTH_WEEKDAY, weekdays=(THU,), ordinals=(3,)), 6, ["06-18"]),
        (Recurrence(pattern=Pattern.NTH_WEEKDAY, weekdays=(TUE,), ordinals=(1, 3)), 9, ["09-01", "09-15"]),
        (Recurrence(pattern=Pattern.MONTH_DAY, month_days=(10, 15)), 9, ["09-10", "09-15"]),
        (weekly(FRI, months=(1, 3, 5, 7, 9, 11)), 9, ["09-04", "09-11", "09-18"]),
        (weekly(FRI, months=(1, 3, 5, 7, 9, 11)), 8, []),
        (Recurrence(pattern=Pattern.NTH_WEEK, weekdays=(TUE,), ordinals=(1,)), 9, ["09-01"]),
        (Recurrence(pattern=Pattern.NTH_WEEK, weekdays=(MON,), ordinals=(2,)), 9, ["09-07"]),
        (Recurrence(pattern=Pattern.NTH_WEEK, weekdays=(WED,), ordinals=(5, -1)), 9, ["09-30"]),
        (Recurrence(pattern=Pattern.NTH_WORKING_DAY, ordinals=(-1,)), 9, ["09-30"]),
        (Recurrence(pattern=Pattern.NTH_WORKING_DAY, ordinals=(1,)), 10, ["10-08"]),
        (Recurrence(pattern=Pattern.LISTED, dates=(date(2026, 9, 22), date(2026, 9, 8))), 9, ["09-08", "09-22"]),
        (weekly(WED, every_weeks=2, anchor=date(2026, 9, 3)), 9, ["09-02", "09-16", "09-30"]),
        (weekly(WED, every_weeks=2, anchor=date(2027, 9, 15)), 9, ["09-02", "09-16", "09-30"]),
    ],
    ids=[
        "周二",
        "周一周五",
        "末周三",
        "第三周四",
        "一三周二",
        "逐月10日15日",
        "单月周五",
        "双月无",
        "首周周二",
        "第二周周一",
        "末周即第五周",
        "末个工作日",
        "首个工作日",
        "逐日列出",
        "隔周",
        "隔周以后起算",
    ],
)
def test_a_rule_as_schools_word_it_becomes_the_days_of_a_month(
    rule: Recurrence, month: int, expected: list[str]
) -> None:
    """25 September 2026 is Mid-Autumn, 1 to 5 May and 19 June are off, all skipped without another word."""
    first = date(2026, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert days(rule, first, last) == expected


@pytest.mark.parametrize("policy", OnHoliday)
def test_the_reception_of_national_day_goes_where_the_school_says(policy: OnHoliday) -> None:
    """Thursday 1 October 2026: left out, the 8th, the 8th again (which is its own), or the day before the holiday."""
    rule = weekly(THU, on_holiday=policy, months=(10,))
    found = plan(rule, date(2026, 9, 28), date(2026, 10, 14), CALENDAR)
    own = Planned(date(2026, 10, 8), date(2026, 10, 8))
    if policy is OnHoliday.EARLIER_WORKING_DAY:
        assert found.planned == (Planned(date(2026, 9, 30), date(2026, 10, 1), Reason.HOLIDAY), own)
        assert found.skipped == ()
    else:
        assert found.planned == (own,)
        reason = Reason.HOLIDAY if policy is OnHoliday.SKIP else Reason.TAKEN
        assert found.skipped == (Skipped(date(2026, 10, 1), reason),)


def test_a_reception_moved_into_the_asked_days_is_among_them() -> None:
    """1 October 2025 lies before the asked days; its reception does not, and the 9th is the first working day."""
    rule = Recurrence(pattern=Pattern.MONTH_DAY, month_days=(1,), on_holiday=OnHoliday.NEXT_WORKING_DAY)
    found = plan(rule, date(2025, 10, 2), date(2025, 10, 31), CALENDAR)
    assert found.planned == (Planned(date(2025, 10, 9), date(2025, 10, 1), Reason.HOLIDAY),)


def test_a_day_of_the_month_on_a_weekend_is_no_reception_day() -> None:
    """15 August 2026 is a Saturday; the school postpones to Monday."""
    rule = Recurrence(pattern=Pattern.MONTH_DAY, month_days=(15,), on_holiday=OnHoliday.NEXT_WORKING_DAY)
    found = plan(rule, date(2026, 8, 1), date(2026, 8, 31), CALENDAR)
    assert found.planned == (Planned(date(2026, 8, 17), date(2026, 8, 15), Reason.WEEKEND),)


def test_a_day_postponed_by_a_week_from_saturday_to_saturday_comes_to_rest_on_monday() -> None:
    """15 and 22 August 2026 are Saturdays, as is every week after them."""
    rule = Recurrence(pattern=Pattern.MONTH_DAY, month_days=(15,), on_holiday=OnHoliday.NEXT_WEEK)
    found = plan(rule, date(2026, 8, 1), date(2026, 8, 31), CALENDAR)
    assert found.planned == (Planned(date(2026, 8, 24), date(2026, 8, 15), Reason.WEEKEND),)


def test_every_working_day_means_the_make_up_saturday_too_and_no_weekend() -> None:
    """The week of 4 to 10 May 2026: 4 and 5 are off, Saturday the 9th is worked."""
    found = plan(Recurrence(pattern=Pattern.WORKING_DAYS), date(2026, 5, 4), date(2026, 5, 10), CALENDAR)
    assert [one.day.day for one in found.planned] == [6, 7, 8, 9]
    assert found.skipped == ()


def test_a_month_without_that_day_says_so() -> None:
    """There is no 31st of June; the plan does not fall silent over it."""
    rule = Recurrence(pattern=Pattern.MONTH_DAY, month_days=(31,))
    assert plan(rule, date(2026, 6, 1), date(2026, 6, 30), CALENDAR).skipped == (
        Skipped(date(2026, 6, 30), Reason.NO_SUCH_DAY),
    )


def test_a_first_week_without_that_weekday_says_so() -> None:
    """September 2026 begins on a Tuesday: its first week has no Monday, where the first Monday is the 7th."""
    rule = Recurrence(pattern=Pattern.NTH_WEEK, weekdays=(MON,), ordinals=(1,))
    found = plan(rule, date(2026, 9, 1), date(2026, 9, 30), CALENDAR)
    assert found.skipped == (Skipped(date(2026, 9, 1), Reason.NO_SUCH_DAY),) and found.planned == ()


def test_days_of_a_year_without_holiday_table_are_provisional() -> None:
    """The holidays of 2027 are not published yet; those of 2026 are."""
    found = plan(weekly(TUE), date(2026, 12, 28), date(2027, 1, 6), CALENDAR)
    assert [(one.day.year, one.provisional) for one in found.planned] == [(2026, False), (2027, True)]


def test_a_saturday_that_the_rule_names_is_meant() -> None:
    """A boarding school receives on Saturdays; only a festival takes the day away."""
    assert days(weekly(5), date(2026, 6, 1), date(2026, 6, 30)) == ["06-06", "06-13", "06-27"]


def test_leaders_do_not_receive_between_the_terms_unless_the_school_says_so() -> None:
    """The plan of a summer names every Tuesday it left out."""
    rule = weekly(TUE)
    found = plan(rule, date(2026, 7, 7), date(2026, 9, 1), CALENDAR, TERMS)
    assert [one.day for one in found.planned] == [date(2026, 7, 7), date(2026, 9, 1)]
    assert {one.reason for one in found.skipped} == {Reason.VACATION} and len(found.skipped) == 7
    assert len(days(weekly(TUE, in_vacation=True), date(2026, 7, 7), date(2026, 9, 1), TERMS)) == 9


def test_odd_weeks_are_the_secretarys_and_even_weeks_the_principals() -> None:
    """Weeks are teaching weeks: the one that holds the term's first day is the first."""
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    assert days(weekly(WED, weeks=Parity.ODD), first, last, TERMS) == ["03-04", "03-18"]
    assert days(weekly(WED, weeks=Parity.EVEN), first, last, TERMS) == ["03-11", "03-25"]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (weekly(), "RECEPTION_WEEKDAY_MISSING"),
        (Recurrence(pattern=Pattern.NTH_WEEKDAY, weekdays=(WED,)), "RECEPTION_ORDINAL_MISSING"),
        (Recurrence(pattern=Pattern.MONTH_DAY), "RECEPTION_DAY_MISSING"),
        (Recurrence(pattern=Pattern.LISTED), "RECEPTION_DAY_MISSING"),
        (Recurrence(pattern=Pattern.NTH_WEEK, weekdays=(WED,)), "RECEPTION_ORDINAL_MISSING"),
        (weekly(WED, every_weeks=2), "RECEPTION_ANCHOR_MISSING"),
        (weekly(WED, weeks=Parity.ODD), "RECEPTION_TERM_MISSING"),
    ],
)
def test_a_rule_that_names_no_day_is_refused(rule: Recurrence, code: str) -> None:
    with pytest.raises(Refused) as refused:
        plan(rule, date(2026, 3, 1), date(2026, 3, 31), CALENDAR)
    assert refused.value.code == code


RULES = st.builds(
    Recurrence,
    pattern=st.sampled_from(Pattern),
    weekdays=st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True).map(tuple),
    ordinals=st.lists(st.sampled_from((1, 2, 3, 4, 5, -1)), min_size=1, max_size=2, unique=True).map(tuple),
    month_days=st.lists(st.integers(1, 31), min_size=1, max_size=3, unique=True).map(tuple),
    dates=st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=1, max_size=4).map(tuple),
    every_weeks=st.integers(1, 3),
    anchor=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    weeks=st.sampled_from(Parity),
    months=st.lists(st.integers(1, 12), max_size=4, unique=True).map(tuple),
    on_holiday=st.sampled_from(OnHoliday),
    in_vacation=st.booleans(),
)


@given(RULES, st.dates(date(2026, 1, 1), date(2026, 11, 1)), st.integers(0, 60))
def test_no_rule_puts_a_reception_on_a_holiday_or_twice_on_a_day(rule: Recurrence, first: date, length: int) -> None:
    """Whatever a school writes: each day once, in order, in the period, in term, and never on a holiday."""
    last = first + timedelta(days=length)
    found = plan(rule, first, last, CALENDAR, TERMS)
    made = [one.day for one in found.planned]
    assert made == sorted(set(made)) and all(first <= day <= last for day in made)
    assert not any(CALENDAR.kind(day) is DayKind.HOLIDAY for day in made)
    listed = rule.pattern is Pattern.LISTED
    assert listed or rule.in_vacation or all(any(term.first <= day <= term.last for term in TERMS) for day in made)
    assert all((one.day == one.meant) == (one.reason is None) for one in found.planned)


@given(RULES, st.dates(date(2026, 2, 1), date(2026, 9, 1)), st.integers(1, 60), st.integers(0, 59))
def test_a_period_planned_in_two_parts_gives_the_same_days(
    rule: Recurrence, first: date, length: int, cut: int
) -> None:
    """A term planned month by month holds what the term planned at once holds."""
    last, middle = first + timedelta(days=length), first + timedelta(days=min(cut, length - 1))
    whole = plan(rule, first, last, CALENDAR, TERMS).planned
    parts = (
        *plan(rule, first, middle, CALENDAR, TERMS).planned,
        *plan(rule, middle + timedelta(days=1), last, CALENDAR, TERMS).planned,
    )
    assert whole == parts
