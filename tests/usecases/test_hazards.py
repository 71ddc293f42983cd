"""排查台账: who returned what, hazards with person, measure and day, until they are resolved (N01–N14)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.office import Office
from desktop_app.usecases import hazards, screenings, verification
from desktop_app.usecases.hazards import HazardInput, HazardRow
from desktop_app.usecases.screenings import Screened
from tests import sample
from tests.conftest import Clock
from tests.usecases.test_leader_days import refusal as refused

TODAY = date(2026, 3, 16)


def hazard(office: Office, **known: Any) -> HazardInput:
    usual: dict[str, Any] = {
        "found_on": TODAY,
        "description": "家属院供暖改造资金分担意见不一，可能集体来访。",
        "level": "HIGH",
        "people": "家属院住户",
        "headcount": 42,
        "topic": "后勤服务/供暖",
        "owner_unit_id": sample.unit(office).id,
        "owner_id": sample.person(office, sample.HANDLER).id,
        "measures": "逐户说明方案",
        "due": date(2026, 4, 10),
    }
    return HazardInput(**{**usual, **known})


def registered(office: Office, **known: Any) -> HazardRow:
    number = office.do(hazards.register, hazard(office, **known))
    return next(row for row in office.ask(hazards.rows, "ALL") if row.number == number)


def again(office: Office, row: HazardRow) -> HazardRow:
    return next(one for one in office.ask(hazards.rows, "ALL") if one.id == row.id)


def codes(office: Office, day: date = TODAY) -> list[str]:
    return [one.code for one in office.ask(hazards.duties, day)]


def test_a_hazard_has_a_number_a_person_a_measure_and_a_day(office: Office) -> None:
    row = registered(office)
    assert (row.number, row.state, row.owner_unit, row.owner) == ("PC-2026-0001", "OPEN", "总务处", sample.HANDLER)
    assert codes(office) == ["HAZARD", "HAZARD_OLD", "HAZARD_TOLD"]


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"due": None}, "HAZARD_DUE"),
        ({"owner_id": None}, "HAZARD_OWNER"),
        ({"description": " "}, "HAZARD_TEXT"),
        ({"level": ""}, "HAZARD_LEVEL"),
        ({"found_on": None}, "HAZARD_DAY_MISSING"),
        ({"found_on": date(2026, 3, 17)}, "HAZARD_DAY_FUTURE"),
        ({"due": date(2026, 3, 1)}, "HAZARD_DUE_BEFORE"),
        ({"tags": ("PERSON",)}, "TAG_REASON"),
        ({"tags": ("PERSON",), "tag_reason": "多次扬言"}, "TAG_UNTIL"),
        ({"tags": ("PERSON",), "tag_reason": "多次扬言", "tag_until": date(2030, 1, 1)}, "TAG_UNTIL_FAR"),
    ],
)
def test_a_hazard_is_refused_without_what_its_level_asks(office: Office, known: dict[str, Any], code: str) -> None:
    assert refused(office, hazards.register, hazard(office, **known)).code == code


def test_a_low_hazard_needs_no_day(office: Office) -> None:
    row = registered(office, level="LOW", due=None, owner_id=None, owner_unit_id=None)
    assert row.due is None and codes(office) == []


def test_its_day_moves_only_with_a_reason_that_stays_in_the_progress(office: Office) -> None:
    row = registered(office)
    assert refused(office, hazards.move_due, row.id, row.version, date(2026, 5, 1), " ").code == "HAZARD_REASON"
    office.do(hazards.move_due, row.id, row.version, date(2026, 5, 1), "等设计方案")
    row = again(office, row)
    assert row.due == date(2026, 5, 1) and "等设计方案" in row.progress[-1].text
    office.do(hazards.change, row.id, row.version, hazard(office, due=date(2026, 9, 1)))
    assert again(office, row).due == date(2026, 5, 1)


def test_resolving_ends_it_and_a_resolved_one_is_never_opened_again(office: Office, clock: Clock) -> None:
    row = registered(office)
    office.do(hazards.add_progress, row.id, TODAY, "召开住户座谈会")
    assert refused(office, hazards.resolve, row.id, row.version, TODAY, "", "").code == "HAZARD_RESULT"
    early = date(2026, 3, 1)
    assert refused(office, hazards.resolve, row.id, row.version, early, "达成一致", "").code == "HAZARD_DAY_BEFORE"
    office.do(hazards.resolve, row.id, row.version, TODAY, "达成一致", "方敏")
    row = again(office, row)
    assert row.state == "RESOLVED" and codes(office) == []
    assert refused(office, hazards.add_progress, row.id, TODAY, "又").code == "HAZARD_OVER"
    assert [one.number for one in office.ask(hazards.rows, "OPEN")] == []


def test_a_high_hazard_is_told_to_the_leader_and_the_superior(office: Office) -> None:
    row = registered(office)
    assert "HAZARD_TOLD" in codes(office)
    assert refused(office, hazards.tell, row.id, row.version, None, None).code == "HAZARD_UNTOLD"
    later = datetime(2026, 3, 16, 23, 0)
    assert refused(office, hazards.tell, row.id, row.version, later, None).code == "TOLD_FUTURE"
    at = datetime(2026, 3, 16, 9, 30)
    office.do(hazards.tell, row.id, row.version, at, at)
    assert "HAZARD_TOLD" not in codes(office)


def test_a_hazard_that_became_a_matter_is_shown_with_its_number(office: Office) -> None:
    matter, row = sample.register(office), registered(office)
    assert refused(office, hazards.became, row.id, row.version, "XF-2026-0099").code == "HAZARD_MATTER"
    office.do(hazards.became, row.id, row.version, matter.number)
    assert again(office, row).matter == matter.number and again(office, row).state == "MATTER"


def test_a_mark_on_a_person_is_looked_over_when_it_runs_out(office: Office) -> None:
    registered(office, tags=("PERSON", "AFFAIR"), tag_reason="本人多次表示要越级上访", tag_until=date(2026, 4, 1))
    assert "TAG_REVIEW" in codes(office)


def test_somebody_who_saved_in_between_is_told(office: Office) -> None:
    row = registered(office)
    office.do(hazards.move_due, row.id, row.version, date(2026, 5, 1), "改期")
    assert refused(office, hazards.void, row.id, row.version, "误登").code == "RECORD_CHANGED"
    office.do(hazards.void, row.id, again(office, row).version, "误登")
    assert again(office, row).state == "VOID"


def screened(office: Office, **known: Any) -> Screened:
    usual: dict[str, Any] = {
        "period": "2026-03",
        "screened_on": TODAY,
        "screener": "方敏",
        "unit_id": sample.unit(office).id,
        "found": 0,
    }
    return Screened(**{**usual, **known})


def test_units_that_returned_nothing_are_named_until_they_do(office: Office) -> None:
    office.do(screenings.record, screened(office))
    assert office.ask(screenings.missing, "2026-03") == ["人事处", "教务处"]
    owed = [one for one in office.ask(screenings.duties, TODAY) if one.code == "SCREEN_MONTH"]
    assert owed[0].due == date(2026, 3, 31) and "2" in owed[0].words
    office.do(screenings.record, screened(office, unit_id=None, found=1))
    assert office.ask(screenings.missing, "2026-03") == [] and not list(office.ask(screenings.duties, TODAY))


def test_a_second_return_revises_the_first(office: Office) -> None:
    first = office.do(screenings.record, screened(office))
    assert office.do(screenings.record, screened(office, found=3)) == first
    row = next(one for one in office.ask(screenings.returns, "2026-03") if one.unit == "总务处")
    assert row.found == 3


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"period": "三月"}, "SCREEN_PERIOD"),
        ({"period": "2026-04", "screened_on": TODAY}, "SCREEN_TO_COME"),
        ({"screened_on": date(2026, 2, 3)}, "SCREEN_DAY"),
        ({"period": "2026-02", "screened_on": date(2026, 2, 3)}, "SCREEN_LATE_REASON"),
        ({"found": None}, "SCREEN_FOUND"),
        ({"screener": ""}, "SCREENER_MISSING"),
    ],
)
def test_a_return_says_when_by_whom_and_how_many(office: Office, known: dict[str, Any], code: str) -> None:
    assert refused(office, screenings.record, screened(office, **known)).code == code


def test_the_register_is_printed_and_kept(office: Office) -> None:
    registered(office)
    issued = office.do(screenings.issue_list)
    assert issued.form == "F37"
    assert office.ask(verification.verify, office.numbers_outside()).problems == []
