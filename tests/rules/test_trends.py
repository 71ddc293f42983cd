"""A warning needs a real rise: twice the past, or three months up in a row (G11)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.trends import Trend, trend


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([1, 1, 1, 1, 1, 1, 4], Trend("DOUBLE", 4, 6, 1, "4.0")),
        ([2, 2, 2, 2, 2, 2, 4], Trend("DOUBLE", 4, 6, 2, "2.0")),
        ([2, 2, 2, 2, 2, 2, 3], None),
        ([3, 4, 5, 5, 6, 7, 8], Trend("RISING", 8, 3, 5, None)),
        ([0, 0, 0, 3], Trend("DOUBLE", 3, 3, 0, None)),
        ([0, 0, 0, 2], None),
        ([9], None),
        ([5, 5, 5, 4, 5, 5, 5], None),
    ],
)
def test_what_rises_is_found_and_what_is_usual_is_not(counts: list[int], found: Trend | None) -> None:
    assert trend(counts) == found


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_a_month_like_the_months_before_is_no_warning(counts: list[int]) -> None:
    flat = [counts[0]] * 7
    assert trend(flat) is None
    found = trend(counts)
    if found is not None:
        assert found.now == counts[-1] >= 3


@given(st.lists(st.integers(0, 20), min_size=7, max_size=7), st.integers(1, 20))
def test_more_this_month_never_ends_a_warning(counts: list[int], more: int) -> None:
    if trend(counts) is not None:
        assert trend([*counts[:-1], counts[-1] + more]) is not None
