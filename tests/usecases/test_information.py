"""信息, 预警, 通报, 假期前瞻: steps in order, what rises with its figures, what falls due while nobody is there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from desktop_app.office import Office
from desktop_app.usecases import hazards, information, look_ahead, trends, verification
from desktop_app.usecases.information import InformationInput, InformationRow
from desktop_app.usecases.trends import NewWarning
from tests import sample
from tests.conftest import Clock
from tests.usecases.test_hazards import hazard
from tests.usecases.test_leader_days import refusal as refused

NOW = datetime(2026, 3, 16, 10, 0)


def noted(office: Office, kind: str = "OPINION", **known: Any) -> InformationRow:
    usual: dict[str, Any] = {"kind": kind, "gist": "论坛反映食堂卫生问题", "found_at": NOW, "source": "本地论坛"}
    number = office.do(information.register, InformationInput(**{**usual, **known}))
    return next(row for row in office.ask(information.rows, "ALL") if row.number == number)


def again(office: Office, row: InformationRow) -> InformationRow:
    return next(one for one in office.ask(information.rows, "ALL") if one.id == row.id)


def owed(office: Office) -> list[str]:
    return [one.code for one in office.ask(information.duties, NOW.date())]


def test_an_opinion_is_judged_answered_and_closed(office: Office, clock: Clock) -> None:
    row = noted(office, negative=True)
    assert row.number == "QB-2026-0001" and owed(office) == ["OPINION_JUDGE", "OPINION_OPEN"]
    clock.forward(hours=1)
    at = datetime(2026, 3, 16, 10, 30)
    office.do(information.take_step, row.id, row.version, "VERIFY", at, "部分属实")
    row = again(office, row)
    assert row.state == "VERIFIED" and owed(office) == ["OPINION_OPEN"]
    office.do(information.take_step, row.id, row.version, "RESPOND", at, "公布检查结果")
    row = again(office, row)
    office.do(information.take_step, row.id, row.version, "CLOSE", None, "跟帖平息")
    assert again(office, row).state == "CLOSED" and owed(office) == [] and again(office, row).acts == ()


@pytest.mark.parametrize(
    ("kind", "code"), [("SHARED", "INFO_UNREAD"), ("ABNORMAL", "INFO_VERIFY"), ("SIGN", "SIGN_PLAN")]
)
def test_each_kind_waits_for_its_own_step(office: Office, kind: str, code: str) -> None:
    noted(office, kind)
    assert owed(office) == [code]


def test_steps_are_refused_before_the_finding_in_the_future_and_without_words(office: Office) -> None:
    row = noted(office, "ABNORMAL")
    early, late = datetime(2026, 3, 16, 9, 0), datetime(2026, 3, 16, 23, 0)
    take = information.take_step
    assert refused(office, take, row.id, row.version, "VERIFY", early, "属实").code == "INFORMATION_ORDER"
    assert refused(office, take, row.id, row.version, "VERIFY", late, "属实").code == "INFORMATION_FUTURE"
    assert refused(office, take, row.id, row.version, "VERIFY", NOW, " ").code == "INFORMATION_VERDICT"
    office.do(take, row.id, row.version, "VERIFY", datetime(2026, 3, 16, 10, 5), "属实")
    row = again(office, row)
    assert refused(office, take, row.id, row.version, "REPORT", NOW, "市教育局").code == "INFORMATION_ORDER"


def test_an_early_sign_becomes_a_hazard(office: Office) -> None:
    row = noted(office, "SIGN", people_estimate=30, expected_on=date(2026, 3, 20))
    number = office.do(information.to_hazard, row.id, row.version, hazard(office))
    assert number == "PC-2026-0001" and "HAZARD" not in again(office, row).acts
    assert len(office.ask(hazards.rows)) == 1


def test_information_is_printed_and_void_keeps_its_number(office: Office) -> None:
    row = noted(office)
    assert office.do(information.issue, row.id).form == "F37c"
    office.do(information.void, row.id, row.version, "重复")
    assert again(office, row).state == "VOID" and noted(office).number == "QB-2026-0002"
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_a_topic_that_doubles_is_found_and_warned_of_with_its_figures(office: Office, clock: Clock) -> None:
    for month, count in ((1, 1), (2, 1), (3, 4)):
        for day in range(1, count + 1):
            sample.register(office, received_at=datetime(2026, month, day, 9, 0), topic="后勤服务/供暖")
    found = next(one for one in office.ask(trends.rises) if one.kind == "TOPIC")
    assert found.name == "后勤服务" and found.counts[-1] == ("2026-03", 4)
    new = NewWarning(subject="供暖问题上升", level="YELLOW", advice="提前检修", addressee="苏文清", rise=found)
    assert office.do(trends.warn, new).form == "F37b"
    assert office.ask(trends.warnings)[0].number == "YJD-2026-0001"
    bad = NewWarning(subject="供暖", level="", advice="x", addressee="")
    assert refused(office, trends.warn, bad).code == "WARNING_LEVEL"


def test_a_quiet_ledger_warns_of_nothing(office: Office) -> None:
    sample.register(office, topic="后勤服务/供暖")
    assert office.ask(trends.rises) == []


def test_a_circular_fills_the_units_figures_and_names_no_petitioner(office: Office) -> None:
    matter = sample.register(office, people=(sample.petitioner(name="申屠砚"),))
    sample.accept(office, matter.id)
    title, scope, text = office.ask(trends.circular_draft, "2026-03")
    assert "总务处承办 1 件，办结 0 件，办结率 0.0%" in text
    named = refused(office, trends.issue_circular, "2026-03", title, scope, text + "申屠砚反映的问题尚未办结。")
    assert named.code == "CIRCULAR_NAMES"
    issued = office.do(trends.issue_circular, "2026-03", title, scope, text)
    assert issued.number == "青岚信访通〔2026〕1号"
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_what_falls_due_in_the_vacation_is_listed_and_what_must_be_done_before(office: Office) -> None:
    sample.register(office, received_at=datetime(2026, 3, 16, 9, 0))
    rows = office.ask(look_ahead.ahead, date(2026, 3, 30), date(2026, 4, 30))
    mine = next(row for row in rows if row.number == "XF-2026-0001")
    assert (mine.due, mine.work_by, mine.before) == (date(2026, 3, 31), date(2026, 3, 31), False)
    early = office.ask(look_ahead.ahead, date(2026, 3, 31), date(2026, 4, 30))
    assert not next(row for row in early if row.number).before
    office.do(look_ahead.issue, "春假", date(2026, 3, 30), date(2026, 4, 30))
    wrong = (date(2026, 4, 1), date(2026, 3, 1))
    assert refused(office, look_ahead.issue, "春假", *wrong).code == "AHEAD_DAYS"


def test_a_due_day_inside_the_holiday_is_done_before_it(office: Office) -> None:
    # Received 2026-02-02 as in §2.4 no. 3: due on New Year's Day, last working day is the make-up Saturday before.
    sample.register(office, received_at=datetime(2026, 2, 2, 9, 0))
    rows = office.ask(look_ahead.ahead, date(2026, 2, 15), date(2026, 2, 23))
    mine = next(row for row in rows if row.number)
    assert mine.work_by == date(2026, 2, 14) and mine.before


def test_a_restricted_matter_stands_in_nobody_elses_list(office: Office) -> None:
    matter = sample.register(office)
    sample.restrict(office, matter.id)
    sample.act_as(office, sample.CLERK)
    rows = office.ask(look_ahead.ahead, date(2026, 3, 16), date(2026, 4, 30))
    assert not [row for row in rows if row.number]
