"""What the office owes beside its matters stands in 今日 and is told, whichever area owes it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.labels import alerts as alert_words
from desktop_app.labels import office_duties as words
from desktop_app.office import Desk, Office
from desktop_app.usecases import alerts, duty_roster, hazards, information, key_periods, office_duties, today, urgent
from desktop_app.usecases.information import InformationInput
from desktop_app.usecases.key_periods import PeriodInput
from desktop_app.usecases.urgent import Begin
from tests import sample
from tests.conftest import Clock
from tests.usecases.test_duty_roster import shift
from tests.usecases.test_hazards import hazard
from ui.registers.reports import TARGETS

TODAY = date(2026, 3, 16)


def a_fresh_month(office: Office) -> None:
    """Nothing but an office that has just begun."""


def a_matter_marked_urgent(office: Office) -> None:
    sample.register(office, urgency="URGENT", urgency_reason="停暖有老人")


def an_event(office: Office) -> None:
    office.do(urgent.begin, Begin(kind="GROUP", situation="二十余人在校门口聚集"))


def a_key_period(office: Office) -> None:
    office.do(key_periods.save, PeriodInput(name="全国两会", first_on=TODAY, last_on=date(2026, 3, 18)))


def a_hazard(office: Office) -> None:
    office.do(hazards.register, hazard(office, due=date(2026, 3, 17)))


def an_opinion(office: Office) -> None:
    known = InformationInput(
        kind="OPINION", gist="论坛反映食堂卫生", found_at=datetime(2026, 3, 16, 9, 0), source="论坛"
    )
    office.do(information.register, known)


EVERY_AREA = [
    ("period_reports", a_fresh_month, datetime(2026, 3, 25, 9, 0), "MONTH_REPORT"),
    ("screenings", a_fresh_month, datetime(2026, 3, 31, 9, 0), "SCREEN_MONTH"),
    ("watches", a_matter_marked_urgent, datetime(2026, 3, 16, 12, 0), "NOT_BEGUN"),
    ("urgent_duties", an_event, datetime(2026, 3, 16, 11, 30), "URGENT"),
    ("key_periods", a_key_period, datetime(2026, 3, 16, 17, 0), "ZERO_REPORT"),
    ("duty_roster", a_key_period, datetime(2026, 3, 16, 11, 0), "NO_DUTY"),
    ("hazards", a_hazard, datetime(2026, 3, 17, 9, 0), "HAZARD"),
    ("information", an_opinion, datetime(2026, 3, 17, 11, 0), "OPINION_JUDGE"),
]


@pytest.mark.parametrize(("area", "arrange", "at", "code"), EVERY_AREA, ids=[one[0] for one in EVERY_AREA])
def test_what_each_area_owes_stands_in_the_day_and_is_told(
    office: Office, clock: Clock, area: str, arrange: object, at: datetime, code: str
) -> None:
    assert callable(arrange)
    arrange(office)
    clock.set(at)
    shown = [one for one in office.ask(today.today).duties if one.rule == code]
    assert shown and all(one.act == "GO" and one.target for one in shown)
    told = {one.code for one in office.do(alerts.beat, True).told}
    assert code in told
    assert code in {one.alert.code for one in office.ask(alerts.standing)}


def test_no_area_is_left_out_of_these_examples() -> None:
    assert {area.__name__.rsplit(".", 1)[1] for area in office_duties.AREAS} == {one[0] for one in EVERY_AREA}


@pytest.mark.parametrize(
    ("arrange", "at"), [(one[1], one[2]) for one in EVERY_AREA], ids=[one[0] for one in EVERY_AREA]
)
def test_every_line_has_words_and_a_place_to_go(office: Office, clock: Clock, arrange: object, at: datetime) -> None:
    assert callable(arrange)
    arrange(office)
    clock.set(at)
    for one in office.ask(office_duties.duties):
        title, reason, act = words.DUTIES[one.code]
        assert title and reason and act and alert_words.duty_title(one.code) == title
        kind = one.target.partition(":")[0]
        assert kind in {*TARGETS, "matter", "view", "slot", "person", "inquiry", "archive", "backlog"}


def test_the_month_the_office_began_in_is_the_first_owed(office: Office, clock: Clock) -> None:
    def asked(desk: Desk) -> list[str]:
        return [one.target for one in office_duties.duties(desk) if one.code == "MONTH_REPORT"]

    assert office.ask(asked) == ["report:2026-03"]


def test_a_shift_over_the_open_hours_ends_the_gap(office: Office, clock: Clock) -> None:
    a_key_period(office)
    shift(office, starts="00:00", ends="00:00")
    shift(office, day=date(2026, 3, 17), starts="00:00", ends="00:00")
    assert office.ask(duty_roster.gaps, TODAY, date(2026, 3, 17)) == []
    assert "NO_DUTY" not in {one.code for one in office.ask(office_duties.duties)}
