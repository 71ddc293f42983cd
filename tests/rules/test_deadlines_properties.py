"""What must hold for every date, whatever the holidays (DOMAIN §2.3)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app import shipped
from desktop_app.rules.calendar import ArrangedDay, Arrangement, Calendar
from desktop_app.rules.deadlines import Due, reckon
from desktop_app.rules.rulebook import Shape

BOOK = shipped.rule_book()
CALENDAR = shipped.calendar()
COUNTING = [r for r in BOOK.rules.values() if r.shape in (Shape.DAYS, Shape.WORKING_DAYS, Shape.WORKING_DAYS_BEFORE)]
CALENDAR_DAYS = [rule for rule in COUNTING if rule.shape is Shape.DAYS]
WORKING_DAYS = [rule for rule in COUNTING if rule.shape is Shape.WORKING_DAYS]
BACKWARD = [rule for rule in COUNTING if rule.shape is Shape.WORKING_DAYS_BEFORE]
STARTS = st.dates(date(2010, 1, 1), date(2026, 12, 31))
OFFSETS = st.integers(0, 90)


def changed(day: date, off: bool) -> Calendar:
    """The shipped calendar with one day of one year made a day off or a working day."""
    arrangements = []
    for one in CALENDAR.arrangements:
        days = tuple(other for other in one.days if other.day != day)
        if one.year == day.year:
            days = (*days, ArrangedDay(day, "改动", off))
        arrangements.append(Arrangement(one.year, one.papers, days))
    return Calendar(arrangements, CALENDAR.statutory)


def three(due: Due) -> tuple[date, date, date]:
    assert due.rolled is not None
    assert due.work_by is not None
    return due.work_by, due.nominal, due.rolled


@given(rule=st.sampled_from(COUNTING), start=STARTS, later=st.integers(0, 400))
def test_a_later_start_never_gives_an_earlier_date(rule, start, later) -> None:  # type: ignore[no-untyped-def]
    """All three dates are monotone in the start."""
    first, second = reckon(rule, start, CALENDAR), reckon(rule, start + timedelta(days=later), CALENDAR)
    assert all(a <= b for a, b in zip(three(first), three(second), strict=True))
    assert first.due <= second.due


@given(rule=st.sampled_from(COUNTING), start=STARTS)
def test_the_last_working_day_never_follows_and_the_rolled_day_never_precedes(rule, start) -> None:  # type: ignore[no-untyped-def]
    """work_by <= nominal <= rolled, and both neighbours are working days."""
    work_by, nominal, rolled = three(reckon(rule, start, CALENDAR))
    assert work_by <= nominal <= rolled
    assert CALENDAR.is_working(work_by)
    assert CALENDAR.is_working(rolled)


@given(rule=st.sampled_from(CALENDAR_DAYS), start=STARTS)
def test_natural_days_do_not_depend_on_the_holidays(rule, start) -> None:  # type: ignore[no-untyped-def]
    """The nominal end of a calendar-day rule is the same under an empty calendar."""
    assert reckon(rule, start, CALENDAR).nominal == reckon(rule, start, Calendar(())).nominal
    assert reckon(rule, start, CALENDAR).nominal == start + timedelta(days=rule.length)


@settings(max_examples=60, deadline=None)
@given(rule=st.sampled_from(CALENDAR_DAYS), start=st.dates(date(2010, 1, 1), date(2026, 9, 30)), offset=OFFSETS)
def test_a_make_up_day_never_rolls_later_and_a_holiday_never_works_later(rule, start, offset) -> None:  # type: ignore[no-untyped-def]
    """A new working day never moves `rolled` later, a new day off never moves `work_by` later."""
    day = start + timedelta(days=offset)
    before = reckon(rule, start, CALENDAR)
    with_makeup = reckon(rule, start, changed(day, off=False))
    with_holiday = reckon(rule, start, changed(day, off=True))
    assert three(with_makeup)[2] <= three(before)[2]
    assert three(with_holiday)[0] <= three(before)[0]


@settings(max_examples=60, deadline=None)
@given(start=st.dates(date(2010, 1, 1), date(2026, 9, 30)), offset=OFFSETS, data=st.data())
def test_a_make_up_day_never_delays_a_count_of_working_days(start, offset, data) -> None:  # type: ignore[no-untyped-def]
    """Forward counts end no later, backward counts no earlier."""
    forward, backward = data.draw(st.sampled_from(WORKING_DAYS)), data.draw(st.sampled_from(BACKWARD))
    ahead, behind = (
        changed(start + timedelta(days=offset), off=False),
        changed(start - timedelta(days=offset % 14), False),
    )
    assert reckon(forward, start, ahead).nominal <= reckon(forward, start, CALENDAR).nominal
    assert reckon(backward, start, behind).nominal >= reckon(backward, start, CALENDAR).nominal
