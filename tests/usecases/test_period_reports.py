"""月报: drafted by itself, filled, checked, signed, sent; frozen for ever, later changes beside (G01, G02, G08)."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop_app.documents.press import press
from desktop_app.labels import period_reports as words
from desktop_app.office import Office
from desktop_app.storage.leader_days import SkipVisit
from desktop_app.storage.matters import Paper
from desktop_app.storage.reporting import PeriodReport
from desktop_app.usecases import period_reports, verification
from desktop_app.usecases.period_reports import ReportView, Send, Sign, Texts
from tests import sample
from tests.conftest import Clock
from tests.documents.golden_text import solid, text_of
from tests.usecases.test_leader_days import refusal as refused

MARCH = "2026-03"


def view(office: Office, period: str = MARCH) -> ReportView:
    return office.ask(period_reports.view, period)


def signed(office: Office, step: str, person: str, on: date | None = None, period: str = MARCH) -> None:
    version = view(office, period).version
    day = on or view(office, period).figures.upto
    office.do(period_reports.sign, Sign(period=period, version=version, step=step, person=person, on=day))


def ready(office: Office, on: date | None = None) -> None:
    """Filled, checked and signed."""
    for step, person in (("FILL", sample.OFFICER), ("CHECK", sample.HEAD), ("SIGN", sample.DEPUTY)):
        signed(office, step, person, on)


def send(office: Office, **known: Any) -> Send:
    seen = view(office)
    return Send(
        **{"period": MARCH, "version": seen.version, "sent_on": date(2026, 3, 24), "sent_how": "PAPER", **known}
    )


def told_of_skip(office: Office, matter_id: int) -> None:
    def add(desk: Any) -> None:
        at = desk.now
        desk.db.add(SkipVisit(matter_id=matter_id, told_by="青岚市教育局", told_at=at, arrive_by=at))

    add.__module__ = "tests"
    office.do(add)


def test_a_quiet_month_says_none_in_every_block_and_nought_in_every_figure(office: Office) -> None:
    seen = view(office)
    assert set(seen.narrative.values()) == {words.NIL}
    assert seen.figures.value("TOTAL") == 0 and seen.state == "DRAFT"
    printed = solid(text_of(press("F34", office.ask(period_reports.facts, MARCH))))
    assert "草稿，未报送" in printed and "无" in printed


def test_a_report_goes_from_filler_to_checker_to_leader_and_is_frozen_when_sent(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 24, 10, 0))
    ready(office)
    issued = office.do(period_reports.send, send(office))
    seen = view(office)
    assert seen.state == "SENT" and not seen.late and seen.frozen["figures"]["TOTAL"] == 1
    assert len(seen.head) == 64 and issued.form == "F34"
    with office.folder.reading() as session:
        paper = session.get(Paper, issued.id)
        assert paper is not None
        printed = solid(text_of(office.folder.files.get(paper.file)))
    assert seen.head in printed and sample.DEPUTY in printed
    assert office.ask(verification.verify, office.numbers_outside()).problems == []


def test_what_changes_after_sending_stands_beside_the_frozen_figures(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 24, 10, 0))
    ready(office)
    office.do(period_reports.send, send(office))
    sample.register(office, received_at=datetime(2026, 3, 24, 9, 0), subject="报送后补登")
    seen = view(office)
    assert seen.frozen["figures"]["TOTAL"] == 1 and seen.figures.value("TOTAL") == 2
    assert ("TOTAL", 1, 2) in [(one.key, one.frozen, one.now) for one in seen.corrections]


def test_a_sent_report_is_frozen_by_the_database_itself(office: Office, clock: Clock) -> None:
    clock.set(datetime(2026, 3, 24, 10, 0))
    ready(office)
    office.do(period_reports.send, send(office))

    def alter(desk: Any) -> None:
        row = desk.db.query(PeriodReport).one()
        row.figures = {"figures": {"TOTAL": 99}}
        desk.db.flush()

    alter.__module__ = "tests"
    assert refused(office, alter).code == "RECORD_CONFLICT"
    late = Texts(period=MARCH, version=0, narrative={})
    assert refused(office, period_reports.write_texts, late).code == "REPORT_SENT"


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"sent_on": None}, "REPORT_DAY_MISSING"),
        ({"sent_on": date(2026, 4, 2)}, "REPORT_DAY_FUTURE"),
        ({"sent_on": date(2026, 3, 20)}, "REPORT_DAY_ORDER"),
        ({"sent_how": ""}, "REPORT_WAY_MISSING"),
        ({"sent_on": date(2026, 3, 26)}, "REPORT_LATE_REASON"),
    ],
)
def test_sending_is_refused_with_a_wrong_day_or_no_way_or_late_without_a_reason(
    office: Office, clock: Clock, known: dict[str, Any], code: str
) -> None:
    clock.set(datetime(2026, 3, 24, 10, 0))
    ready(office)
    clock.set(datetime(2026, 3, 30, 10, 0))
    assert refused(office, period_reports.send, send(office, **known)).code == code


def test_the_twenty_fifth_is_in_time_the_day_after_is_late_and_says_why(office: Office, clock: Clock) -> None:
    clock.set(datetime(2026, 3, 24, 10, 0))
    ready(office)
    clock.set(datetime(2026, 3, 26, 10, 0))
    office.do(period_reports.send, send(office, sent_on=date(2026, 3, 26), late_reason="等领导签发"))
    seen = view(office)
    assert seen.state == "LATE" and seen.late and seen.late_reason == "等领导签发"


def test_the_checker_is_another_person_than_the_filler(office: Office) -> None:
    signed(office, "FILL", sample.OFFICER)
    seen = view(office)
    same = Sign(period=MARCH, version=seen.version, step="CHECK", person=sample.OFFICER, on=date(2026, 3, 16))
    assert refused(office, period_reports.sign, same).code == "REPORT_SAME_PERSON"


def test_no_step_is_left_out(office: Office) -> None:
    step = Sign(period=MARCH, version=0, step="SIGN", person=sample.DEPUTY, on=date(2026, 3, 16))
    assert refused(office, period_reports.sign, step).code == "REPORT_NOT_READY"
    assert refused(office, period_reports.send, send(office)).code == "REPORT_NOT_READY"


def test_a_skip_level_visit_of_the_month_must_stand_in_the_first_block(office: Office) -> None:
    matter = sample.register(office)
    told_of_skip(office, matter.id)
    assert "XF-2026-0001" in view(office).narrative["SKIP_LEVEL"]
    office.do(period_reports.write_texts, Texts(period=MARCH, version=0, narrative={"SKIP_LEVEL": ""}))
    step = Sign(period=MARCH, version=0, step="FILL", person=sample.OFFICER, on=date(2026, 3, 16))
    found = refused(office, period_reports.sign, step)
    assert found.code == "REPORT_SKIP_MISSING"


def test_no_petitioner_is_named_in_a_report(office: Office) -> None:
    sample.register(office, people=(sample.petitioner(name="申屠砚"),))
    named = Texts(period=MARCH, version=0, narrative={"OTHER": "申屠砚来访两次。"})
    found = refused(office, period_reports.write_texts, named)
    assert found.code == "REPORT_NAMES_PETITIONER" and found.field == "OTHER"


def test_every_month_since_the_office_began_is_owed_until_it_was_sent(office: Office, clock: Clock) -> None:
    clock.set(datetime(2026, 5, 4, 9, 0))
    owed = [one.target for one in office.ask(period_reports.duties, date(2026, 5, 4)) if one.code == "MONTH_REPORT"]
    assert owed == ["report:2026-05", "report:2026-04", "report:2026-03"]
    ready(office, date(2026, 5, 4))
    late = send(office, sent_on=date(2026, 5, 4), late_reason="新启用")
    office.do(period_reports.send, late)
    owed = [one.target for one in office.ask(period_reports.duties, date(2026, 5, 4)) if one.code == "MONTH_REPORT"]
    assert owed == ["report:2026-05", "report:2026-04"]


def test_a_month_whose_day_had_passed_before_the_office_began_is_not_owed(folder: Path, clock: Clock) -> None:
    clock.set(datetime(2026, 3, 27, 9, 0))
    late = sample.set_up_office(folder / "late", clock)
    clock.set(datetime(2026, 4, 1, 9, 0))
    owed = [one.target for one in late.ask(period_reports.duties, date(2026, 4, 1)) if one.code == "MONTH_REPORT"]
    late.close()
    assert owed == ["report:2026-04"]


def test_the_half_year_is_proposed_when_it_is_over(office: Office, clock: Clock) -> None:
    clock.set(datetime(2026, 7, 1, 9, 0))
    codes = {one.code: one.target for one in office.ask(period_reports.duties, date(2026, 7, 1))}
    assert codes["HALF_REPORT"] == "report:2026-H1"
    assert "HALF_REPORT" not in {one.code for one in office.ask(period_reports.duties, date(2026, 9, 1))}


def test_a_month_to_come_has_no_report(office: Office) -> None:
    assert refused_view(office, "2026-04") == "PERIOD_TO_COME"
    assert refused_view(office, "2026年4月") == "PERIOD_UNREADABLE"


def refused_view(office: Office, period: str) -> str:
    with pytest.raises(Exception) as found:
        office.ask(period_reports.view, period)
    return str(getattr(found.value, "code", ""))


def test_the_statistical_month_may_begin_on_the_twenty_sixth(office: Office) -> None:
    office.do(period_reports.set_begins, 26)
    seen = view(office)
    assert (seen.period.first, seen.period.last) == (date(2026, 2, 26), date(2026, 3, 25))
    assert refused(office, period_reports.set_begins, 31).code == "BEGINS_RANGE"


def test_somebody_who_wrote_in_between_is_noticed(office: Office) -> None:
    office.do(period_reports.write_texts, Texts(period=MARCH, version=0, narrative={"OTHER": "一"}))
    stale = view(office).version
    office.do(period_reports.write_texts, Texts(period=MARCH, version=stale, narrative={"OTHER": "二"}))
    late = Texts(period=MARCH, version=stale, narrative={"OTHER": "三"})
    assert refused(office, period_reports.write_texts, late).code == "RECORD_CHANGED"


def test_months_before_the_office_began_are_shown_and_not_owed(office: Office) -> None:
    states = {row.period: row.state for row in office.ask(period_reports.months)}
    assert states["2026-03"] == "DRAFT" and states["2026-02"] == "BEFORE" and len(states) == 13


def test_the_aim_is_the_last_working_day_up_to_the_twenty_fourth(office: Office, clock: Clock) -> None:
    clock.set(datetime(2026, 10, 5, 9, 0))
    seen = view(office, "2026-10")
    assert (seen.due, seen.aim) == (date(2026, 10, 25), date(2026, 10, 23))  # the 24th is a Saturday
