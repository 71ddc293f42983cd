"""A table of dates that a person can check by hand with the published holiday papers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from desktop_app.rules.rulebook import CN_2022
from desktop_app.usecases.due import answer

TABLE = Path(__file__).with_name("vectors_deadlines.csv")
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8")))


def test_the_table_holds_at_least_150_dates_and_nearly_every_rule() -> None:
    """A table that shrinks stops protecting the office."""
    assert len(ROWS) >= 150
    assert len({row["rule"] for row in ROWS}) == 47


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['rule']} {row['start']}" for row in ROWS])
def test_a_date_of_the_table_comes_out(row: dict[str, str]) -> None:
    """All three dates, the deciding one and 暂定."""
    found = answer(row["rule"], row["start"], row["given"], row["regime"] or None)
    dates = {key: found[key] or "" for key in ("nominal", "rolled", "work_by", "due")}
    assert dates == {key: row[key] for key in dates}
    assert str(found["provisional"]).lower() == row["provisional"]
    assert found["start"] == row["start"]


def test_the_set_in_force_on_the_start_day_is_cited_unless_another_is_named() -> None:
    """2022-05-01 is the first day of the 2022 text."""
    cited = {
        (start, regime): answer("R-ACK-15", start, None, regime)["basis"][0]
        for start, regime in (("2022-04-30", None), ("2022-05-01", None), ("2022-04-30", CN_2022))
    }
    assert cited["2022-04-30", None] == {"document": "信访条例", "article": "第二十二条第二款"}
    assert cited["2022-05-01", None] == {"document": "信访工作条例", "article": "第二十三条第二款"}
    assert cited["2022-04-30", CN_2022] == {"document": "信访工作条例", "article": "第二十三条第二款"}
