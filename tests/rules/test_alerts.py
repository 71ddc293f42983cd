"""The alert ladder: when each rung is told, what a wrong clock looks like (§2.5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import shipped
from desktop_app.rules import alerts
from desktop_app.rules.alerts import ClockTrouble, Hours, clock_trouble
from desktop_app.rules.deadlines import reckon

CALENDAR = shipped.calendar()
BOOK = shipped.rule_book()
HOURS = Hours()


def told(rule: str, start: date, now: datetime, given: date | None = None) -> dict[str, str]:
    due = reckon(BOOK.rule(rule), start, CALENDAR, given=given)
    return {one.level: one.at.isoformat(sep=" ", timespec="minutes") for one in alerts.steps(due, now, HOURS)}


def test_the_notice_is_told_five_and_two_days_before_its_last_working_day() -> None:
    # §2.4 no. 3: received 2026-02-02, ends on New Year's Day; the last safe day is the make-up Saturday 02-14.
    found = told("R-ACK-15", date(2026, 2, 2), datetime(2026, 2, 14, 9, 0))
    assert found == {"D-5": "2026-02-09 08:30", "D-2": "2026-02-12 08:30", "D-0": "2026-02-14 08:30"}


def test_nothing_is_told_before_its_hour() -> None:
    assert "D-5" not in told("R-ACK-15", date(2026, 2, 2), datetime(2026, 2, 9, 8, 29))
    assert "D-5" in told("R-ACK-15", date(2026, 2, 2), datetime(2026, 2, 9, 8, 30))


def test_a_report_that_was_late_at_birth_is_told_the_day_it_came() -> None:
    # §2.4 no. 27: the charge came on the eve of May Day; its last working day is that same day.
    found = told("R-BAO-5", date(2026, 4, 30), datetime(2026, 4, 30, 16, 0))
    assert set(found) == {"D-1", "D-0"}


def test_what_is_overdue_is_told_once_per_working_day_and_a_month_off_only_once() -> None:
    late = told("R-ACK-15", date(2026, 3, 2), datetime(2026, 3, 18, 9, 0))
    assert late["OVERDUE 2026-03-18"] == "2026-03-18 08:30"
    weekend = told("R-ACK-15", date(2026, 3, 2), datetime(2026, 3, 22, 12, 0))
    assert [level for level in weekend if level.startswith("OVERDUE")] == ["OVERDUE 2026-03-20"]
    month = told("R-ACK-15", date(2026, 3, 2), datetime(2026, 4, 20, 9, 0))
    assert [level for level in month if level.startswith("OVERDUE")] == ["OVERDUE 2026-04-20"]


def test_the_hour_runs_over_midnight_and_new_year() -> None:
    # §2.4 no. 31.
    known = datetime(2026, 2, 16, 23, 40)
    found = told("R-URGENT-1H", known, datetime(2026, 2, 17, 0, 40))
    assert list(found.values()) == ["2026-02-16 23:55", "2026-02-17 00:10", "2026-02-17 00:25", "2026-02-17 00:40"]
    later = told("R-URGENT-1H", known, datetime(2026, 2, 17, 3, 0))
    assert later["OVERDUE+2h"] == "2026-02-17 02:40"


def test_the_monthly_report_is_told_before_a_rest_day_never_after() -> None:
    # §2.4 no. 29: 25 September 2026 is a holiday; its two hours of the 25th come on the 24th.
    found = told("R-MONTH-25", date(2026, 9, 1), datetime(2026, 9, 24, 16, 0))
    assert found["MD-20"] == "2026-09-20 08:30"  # a make-up Sunday
    assert found["LAST-WD-24"] == "2026-09-24 08:30"
    assert found["MD-25T09:00"] == "2026-09-24 09:00" and found["MD-25T15:00"] == "2026-09-24 15:00"


def test_the_right_of_a_petitioner_is_nobodys_reminder() -> None:
    assert told("R-REVIEW-30", date(2026, 3, 2), datetime(2026, 6, 1, 9, 0)) == {}


def test_office_hours_hold_back_everything_but_hour_clocks_and_the_start() -> None:
    rung, hour = alerts.Step("D-2", datetime(2026, 3, 13, 8, 30)), alerts.Step("+15m", datetime(2026, 3, 14, 1), True)
    saturday = datetime(2026, 3, 14, 10, 0)
    assert not alerts.may_be_told(rung, saturday, HOURS, CALENDAR, starting=False)
    assert alerts.may_be_told(rung, saturday, HOURS, CALENDAR, starting=True)
    assert alerts.may_be_told(hour, saturday, HOURS, CALENDAR, starting=False)
    assert not alerts.may_be_told(rung, datetime(2026, 3, 16, 17, 30), HOURS, CALENDAR, starting=False)
    assert alerts.may_be_told(rung, datetime(2026, 3, 16, 8, 30), HOURS, CALENDAR, starting=False)


START = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moved", "elapsed", "found"),
    [
        (timedelta(minutes=1), timedelta(minutes=1), None),
        (timedelta(minutes=-4), timedelta(minutes=1), None),
        (timedelta(minutes=-6), timedelta(minutes=1), ClockTrouble.BACKWARDS),
        (timedelta(days=-30), None, ClockTrouble.BACKWARDS),
        (timedelta(days=2), timedelta(minutes=1), ClockTrouble.FORWARDS),
        (timedelta(days=2), None, None),
        (timedelta(hours=20), timedelta(minutes=1), None),
    ],
)
def test_a_clock_that_runs_backwards_or_leaps_is_noticed(
    moved: timedelta, elapsed: timedelta | None, found: ClockTrouble | None
) -> None:
    assert clock_trouble(START, START + moved, elapsed) is found


def test_nobody_knows_what_the_clock_did_before_the_first_day() -> None:
    assert clock_trouble(None, START, None) is None


@given(
    start=st.dates(date(2024, 1, 1), date(2026, 10, 1)),
    rule=st.sampled_from(["R-ACK-15", "R-HANDLE-60", "R-BAO-5", "R-OBJ-5WD", "R-DELIVER"]),
    after=st.integers(0, 120),
    hour=st.integers(0, 23),
)
def test_rungs_only_come_on_working_days_and_none_comes_after_its_last_working_day(
    start: date, rule: str, after: int, hour: int
) -> None:
    now = datetime.combine(start + timedelta(days=after), datetime.min.time()) + timedelta(hours=hour)
    due = reckon(BOOK.rule(rule), start, CALENDAR)
    found = alerts.steps(due, now, HOURS)
    assert len({one.level for one in found}) == len(found)
    assert list(found) == sorted(found, key=lambda one: one.at)
    for one in found:
        assert one.at <= now
        if one.level.startswith("OVERDUE"):
            assert one.at.date() > due.due and CALENDAR.is_working(one.at.date())
        else:
            assert one.at.date() <= max(due.work_by or due.due, start)
            assert CALENDAR.is_working(one.at.date()) or one.at.date() <= start


@given(start=st.dates(date(2025, 1, 1), date(2026, 6, 1)), hours=st.lists(st.integers(1, 400), min_size=1, max_size=12))
def test_looking_more_often_never_tells_more_rungs_than_looking_once(start: date, hours: list[int]) -> None:
    due = reckon(BOOK.rule("R-HANDLE-60"), start, CALENDAR)
    now = datetime.combine(start, datetime.min.time())
    seen: set[str] = set()
    for step in hours:
        now += timedelta(hours=step)
        seen |= {one.level for one in alerts.steps(due, now, HOURS)}
    once = {one.level for one in alerts.steps(due, now, HOURS)}
    assert {level for level in seen if not level.startswith("OVERDUE")} == {
        level for level in once if not level.startswith("OVERDUE")
    }
