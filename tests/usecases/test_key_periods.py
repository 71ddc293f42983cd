"""重点时期: a day is told by its hour, missed days stand as gaps, and are made up for only with a reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop_app.office import Desk, Office
from desktop_app.rules.refusal import Refused
from desktop_app.storage.hazards import Screening
from desktop_app.storage.reporting import ZeroReport
from desktop_app.usecases import key_periods, offices, papers, standing
from desktop_app.usecases.duty_line import OfficeDuty
from desktop_app.usecases.key_periods import DayState, PeriodInput, Zero
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_urgent import refusal

FIRST, LAST, TODAY = date(2026, 3, 13), date(2026, 3, 18), date(2026, 3, 16)


def period(office: Office, **known: Any) -> int:
    new = {"name": "全国两会", "first_on": FIRST, "last_on": LAST, **known}
    return office.do(key_periods.save, PeriodInput(**new))


def told(office: Office, day: date = TODAY, **known: Any) -> papers.Issued:
    return office.do(key_periods.report, Zero(**{"day": day, "nil": True, **known}))


def states(office: Office, first: date = FIRST, last: date = LAST) -> list[str]:
    return [one.state for one in office.ask(key_periods.days_between, first, last)]


def day_of(office: Office, day: date = TODAY) -> DayState:
    return office.ask(key_periods.days_between, day, day)[0]


def owed(office: Office) -> list[OfficeDuty]:
    return office.ask(lambda desk: list(key_periods.duties(desk, standing.today(desk))))


def rows(office: Office) -> int:
    return office.ask(lambda desk: desk.db.scalar(select(func.count(ZeroReport.id))))


def test_a_period_asks_for_every_day_rest_days_too(office: Office) -> None:
    period(office)
    assert states(office) == ["MISSED", "MISSED", "MISSED", "DUE_TODAY", "COMING", "COMING"]
    assert states(office, date(2026, 3, 12), FIRST) == ["NONE", "MISSED"]
    zeros = [one for one in owed(office) if one.code == "ZERO_REPORT"]
    assert [one.due for one in zeros] == [datetime(2026, 3, day, 17, 0) for day in (13, 14, 15, 16)]
    assert {one.rule for one in zeros} == {"R-ZERO"} and zeros[0].start == FIRST


def test_nothing_happened_is_one_act_and_leaves_its_paper(office: Office) -> None:
    period(office)
    issued = told(office, leader="苏文清", how="SYSTEM")
    found = day_of(office)
    assert (found.state, found.nil, found.paper_id, found.reporter) == ("SENT", True, issued.id, "林晓岚")
    printed = solid(text_of(office.ask(papers.kept, issued.id).pdf))
    assert "■无情况" in printed and "苏文清" in printed and "全国两会" in printed
    assert [one.due.day for one in owed(office) if one.code == "ZERO_REPORT"] == [13, 14, 15]


def test_after_the_hour_the_day_is_late_and_told_as_such(office: Office, clock: Clock) -> None:
    period(office)
    clock.set(datetime(2026, 3, 16, 17, 1))
    assert day_of(office).over and day_of(office).state == "DUE_TODAY"
    told(office)
    assert day_of(office).state == "LATE"
    assert office.ask(key_periods.periods)[0].late == 1


def test_a_past_day_is_made_up_for_only_with_a_reason(office: Office) -> None:
    made = period(office)
    assert office.ask(key_periods.gaps, made) == [FIRST, date(2026, 3, 14), date(2026, 3, 15)]
    assert refusal(office, key_periods.report, Zero(day=FIRST, nil=True)) == ("ZERO_LATE_REASON", "reason")
    issued = told(office, FIRST, reason="停电")
    assert (day_of(office, FIRST).state, day_of(office, FIRST).late_reason) == ("LATE", "停电")
    assert office.ask(key_periods.gaps, made) == [date(2026, 3, 14), date(2026, 3, 15)]
    assert "补报原因停电" in solid(text_of(office.ask(papers.kept, issued.id).pdf))


def test_a_second_report_of_a_day_corrects_the_first(office: Office, clock: Clock) -> None:
    period(office)
    told(office)
    clock.set(datetime(2026, 3, 16, 20, 0))
    issued = told(office, nil=False, content="两名家长到校反映入学")
    found = day_of(office)
    assert rows(office) == 1 and found.revisions == 1
    # The first one came in time; correcting it does not make the day late.
    assert (found.state, found.nil, found.content) == ("SENT", False, "两名家长到校反映入学")
    assert "第1次更正" in solid(text_of(office.ask(papers.kept, issued.id).pdf))


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"content": "有人来访"}, ("ZERO_NIL_AND_CONTENT", "content")),
        ({"nil": False, "content": " "}, ("ZERO_CONTENT_MISSING", "content")),
        ({"day": date(2026, 3, 17)}, ("ZERO_NOT_YET", "day")),
        ({"day": date(2026, 3, 12), "reason": "补"}, ("ZERO_NOT_ASKED", "day")),
        ({"sent_at": datetime(2026, 3, 16, 23, 0)}, ("DATE_IN_FUTURE", "sent_at")),
        ({"sent_at": datetime(2026, 3, 15, 9, 0)}, ("ZERO_SENT_BEFORE", "sent_at")),
    ],
)
def test_an_impossible_report_is_refused_at_its_field(
    office: Office, known: dict[str, Any], said: tuple[str, str]
) -> None:
    period(office)
    assert refusal(office, key_periods.report, Zero(**{"day": TODAY, "nil": True, **known})) == said
    assert rows(office) == 0


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"name": " "}, ("PERIOD_NAME_MISSING", "name")),
        ({"first_on": None}, ("PERIOD_DAYS_MISSING", "first_on")),
        ({"last_on": date(2026, 3, 1)}, ("PERIOD_ORDER", "last_on")),
        ({"last_on": date(2027, 3, 1)}, ("PERIOD_LONG", "last_on")),
        ({"zero_hour": "下午"}, ("HOUR_UNREADABLE", "zero_hour")),
        ({"screen_hour": "25:00"}, ("HOUR_UNREADABLE", "screen_hour")),
    ],
)
def test_an_impossible_period_is_refused_at_its_field(
    office: Office, known: dict[str, Any], said: tuple[str, str]
) -> None:
    new = {"name": "全国两会", "first_on": FIRST, "last_on": LAST, **known}
    assert refusal(office, key_periods.save, PeriodInput(**new)) == said


def test_periods_do_not_overlap_but_may_follow_each_other(office: Office) -> None:
    made = period(office)
    other = PeriodInput(name="校庆", first_on=LAST, last_on=date(2026, 3, 20))
    assert refusal(office, key_periods.save, other) == ("PERIOD_OVERLAP", "first_on")
    period(office, name="校庆", first_on=date(2026, 3, 19), last_on=date(2026, 3, 20))
    assert refusal(office, key_periods.void, made, 1, "") == ("REASON_MISSING", "reason")
    office.do(key_periods.void, made, 1, "通知取消")
    period(office, name="校庆前", first_on=date(2026, 3, 14), last_on=LAST)


def test_a_day_with_a_report_does_not_fall_out_of_its_period(office: Office) -> None:
    made = period(office)
    told(office)
    shorter = PeriodInput(id=made, version=1, name="全国两会", first_on=date(2026, 3, 17), last_on=LAST)
    assert refusal(office, key_periods.save, shorter) == ("PERIOD_HAS_REPORTS", "first_on")
    office.do(key_periods.save, PeriodInput(id=made, version=1, name="两会", first_on=TODAY, last_on=TODAY))
    again = PeriodInput(id=made, version=1, name="两会", first_on=TODAY, last_on=TODAY)
    assert refusal(office, key_periods.save, again)[0] == "RECORD_CHANGED"


def test_a_period_with_an_hour_of_its_own_is_told_by_that_hour(office: Office) -> None:
    period(office, zero_hour="9:30", first_on=TODAY)
    duty = next(one for one in owed(office) if one.code == "ZERO_REPORT")
    assert (duty.due, duty.rule) == (datetime(2026, 3, 16, 9, 30), "")


def test_the_offices_own_hour_is_the_default_of_a_new_period(office: Office) -> None:
    profile = office.ask(offices.profile)
    office.do(offices.save_profile, offices.replace(profile, policy={"zero_hour": "16:30"}))
    period(office, first_on=TODAY)
    duty = next(one for one in owed(office) if one.code == "ZERO_REPORT")
    assert (duty.due, duty.rule) == (datetime(2026, 3, 16, 16, 30), "R-ZERO")


def test_the_screening_of_today_is_owed_until_one_is_recorded(office: Office) -> None:
    period(office)
    duty = next(one for one in owed(office) if one.code == "SCREEN_DAY")
    assert (duty.due, duty.rule) == (datetime(2026, 3, 16, 16, 0), "R-SCREEN-DAY")

    def screened(desk: Desk) -> None:
        desk.db.add(Screening(period="2026-03-16", screened_on=TODAY, screener="林晓岚"))

    office.do(screened)
    assert "SCREEN_DAY" not in {one.code for one in owed(office)}


def test_a_void_period_asks_for_nothing(office: Office) -> None:
    made = period(office)
    office.do(key_periods.void, made, 1, "误录")
    assert owed(office) == [] and set(states(office)) == {"NONE"}
    with pytest.raises(Refused, match="PERIOD_UNKNOWN"):
        office.ask(key_periods.gaps, made)
