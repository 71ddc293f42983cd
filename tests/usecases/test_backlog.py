"""Old matters are looked over once a quarter, so that none is forgotten (M06)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.office import Office
from desktop_app.usecases import backlog, ledger, office_duties
from desktop_app.usecases.backlog import Review
from tests import binder, life, sample
from tests.conftest import Clock
from tests.usecases.test_volumes import refusal


def old_ones(office: Office) -> list[int]:
    return list(office.ask(ledger.ids, ledger.Filter(view="BACKLOG")))


@pytest.mark.parametrize(
    ("received", "occurrence", "today", "counts"),
    [
        (date(2026, 3, 16), "FIRST", date(2027, 3, 16), False),
        (date(2026, 3, 16), "FIRST", date(2027, 3, 17), True),
        (date(2026, 3, 16), "REPEAT", date(2026, 3, 16), True),
        (date(2023, 2, 28), "FIRST", date(2024, 2, 29), False),
        (date(2023, 2, 27), "FIRST", date(2024, 2, 29), True),
    ],
)
def test_a_matter_is_old_after_a_whole_year_or_when_it_comes_again(
    received: date, occurrence: str, today: date, counts: bool
) -> None:
    assert backlog.is_old(received, occurrence, today) is counts


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 5, 6), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_has_its_first_and_last_day(day: date, first: date, last: date) -> None:
    assert backlog.quarter(day) == (first, last)


def test_an_old_matter_is_listed_owed_and_looked_over(office: Office, clock: Clock) -> None:
    matter = life.in_handling(office)
    new = Review(matter_id=matter, version=None, on=life.today(office), words="等待鉴定，下季度催办")
    assert old_ones(office) == [] and refusal(office, backlog.review, new) == "NOT_BACKLOG"
    clock.set(datetime(2027, 5, 10, 9, 0))
    assert old_ones(office) == [matter]
    duty = next(one for one in office.ask(office_duties.duties) if one.code == "BACKLOG")
    assert duty.due == date(2027, 6, 30)
    assert "BACKLOG_REVIEW" in sample.seen(office, matter).possible.codes
    new = Review(matter_id=matter, version=None, on=life.today(office), words=" ")
    assert refusal(office, backlog.review, new) == "BACKLOG_WORDS_MISSING"
    office.do(backlog.review, Review(matter_id=matter, version=None, on=life.today(office), words="等待鉴定"))
    assert not [one for one in office.ask(office_duties.duties) if one.code == "BACKLOG"]
    assert sample.seen(office, matter).steps[-1].note == "等待鉴定"
    clock.set(datetime(2027, 7, 1, 9, 0))
    assert [one for one in office.ask(office_duties.duties) if one.code == "BACKLOG"]


def test_a_closed_matter_is_no_backlog(office: Office, clock: Clock) -> None:
    binder.closed(office)
    clock.set(datetime(2028, 5, 10, 9, 0))
    assert old_ones(office) == [] and office.ask(backlog.waiting) == 0
