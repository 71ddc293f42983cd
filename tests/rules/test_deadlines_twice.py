"""Two reckonings that share no code agree on every start day of twelve years, for every rule that counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app import shipped
from desktop_app.rules.deadlines import reckon
from desktop_app.rules.rulebook import Shape
from tests.rules import second_calendar

FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def test_the_second_reckoning_knows_exactly_the_rules_that_have_a_date() -> None:
    """No rule can slip past the comparison."""
    book = shipped.rule_book()
    assert set(second_calendar.RULES) | second_calendar.NO_SINGLE_DATE == set(book.rules)
    assert {c for c, r in book.rules.items() if r.shape is Shape.CATALOGUE} == second_calendar.NO_SINGLE_DATE


@pytest.mark.parametrize("code", sorted(second_calendar.RULES))
def test_both_reckonings_give_the_same_dates_on_every_start_day(code: str) -> None:
    """The dates of the office do not hang on one reading of the rules."""
    rule, calendar = shipped.rule_book().rule(code), shipped.calendar()
    for day in DAYS:
        start: date = datetime(day.year, day.month, day.day, 23, 40) if rule.shape is Shape.HOURS else day
        given: date | None = None
        if rule.shape is Shape.GIVEN:
            given = day + timedelta(days=17)
            if code == "R-ONSITE":
                given = datetime(given.year, given.month, given.day, 9, 30)
        due = reckon(rule, start, calendar, given=given)
        found = (due.due, due.nominal, due.rolled, due.work_by, due.provisional)
        assert found == second_calendar.answer(code, start, given), f"{code} {start}"
