"""The other parts of 排查与报告: hazards, information, warnings, the look-ahead, from empty page to paper."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.exchange import list_workbook
from desktop_app.labels import hazards as hazards_words
from desktop_app.office import Office
from desktop_app.usecases import hazards, information, period_reports, screenings, trends
from tests import sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_main_window import open_dialog
from tests.ui.test_reports import rest, window
from tests.usecases.test_hazards import registered
from tests.usecases.test_information import noted
from ui import theme
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.hazard_import import HazardImport
from ui.dialogs.paper_view import PaperView
from ui.main_window import MainWindow
from ui.registers.reports import MAKERS
from ui.theme import Look, Theme

assert window


def part(window: MainWindow, code: str) -> Any:
    found: Any = window.reports.go(code)
    rest(window)
    return found


def answer(window: MainWindow, name: str, **values: Any) -> None:
    dialog = open_dialog(window, FormDialog)
    dialog.form.set_values({**dialog.form.values(), **values})
    photograph(dialog, name)
    dialog.try_submit()
    rest(window)


@pytest.mark.parametrize("code", MAKERS)
def test_every_part_opens_in_light_and_dark_on_an_empty_office(window: MainWindow, code: str) -> None:
    part(window, code)
    photograph(window, f"part-{code.lower()}")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, Theme(Look.DARK, 100))
    window.resize(1280, 649)
    rest(window)
    photograph(window, f"part-{code.lower()}-dark")
    assert window.reports.current() == code


def test_a_hazard_is_registered_worked_on_and_resolved(window: MainWindow, office: Office) -> None:
    page = part(window, "HAZARD")
    page.new()
    answer(
        window, "hazard-add", description="供暖改造资金分担意见不一", level="HIGH", people="家属院住户", headcount=42,
        owner_unit_id=str(sample.unit(office).id), owner_id=str(sample.person(office, sample.HANDLER).id),
        due=date(2026, 4, 10), measures="逐户说明",
    )  # fmt: skip
    assert [row[0] for row in page.table.texts()] == ["PC-2026-0001"]
    page.act("PROGRESS")
    answer(window, "hazard-progress", text="召开座谈会")
    assert "召开座谈会" in page.facts.text() and "家*" in page.facts.text()
    photograph(window, "hazard-page")
    page.print_list()
    rest(window)
    open_dialog(window, PaperView).close()
    page.act("RESOLVE")
    answer(window, "hazard-resolve", resolution="达成一致", resolved_by="方敏")
    assert page.rows == [] and office.ask(hazards.rows, "RESOLVED")[0].resolution == "达成一致"


def test_a_high_hazard_without_a_day_is_refused_at_the_field(window: MainWindow) -> None:
    page = part(window, "HAZARD")
    page.new()
    answer(window, "hazard-refused", description="矛盾", level="HIGH")
    dialog = open_dialog(window, FormDialog)
    assert dialog.isVisible() and dialog.form.marked()
    dialog.close()


def test_a_unit_returns_its_screening(window: MainWindow, office: Office) -> None:
    page = part(window, "HAZARD")
    page.take_return()
    answer(window, "screening", unit_id=str(sample.unit(office).id), screener="方敏", found=0)
    assert office.ask(screenings.missing, "2026-03") == ["人事处", "教务处"]
    assert "1 个部门已报" in page.returns_panel.note.text()


def test_an_opinion_is_taken_through_its_steps(window: MainWindow, office: Office) -> None:
    page = part(window, "INFORMATION")
    page.new()
    answer(window, "information-add", kind="OPINION", gist="论坛反映食堂卫生", source="本地论坛", heat="MID")
    page.act("VERIFY")
    answer(window, "information-verify", words="部分属实")
    photograph(window, "information-page")
    page.act("CLOSE")
    answer(window, "information-close", words="跟帖平息")
    assert office.ask(information.rows, "ALL")[0].state == "CLOSED"


def test_a_rise_becomes_a_warning_and_a_circular_goes_to_the_units(
    window: MainWindow, office: Office, clock: Clock
) -> None:
    for day in (2, 3, 4, 5):
        sample.register(office, received_at=datetime(2026, 3, day, 9, 0), topic="后勤服务/供暖")
    sample.register(office, received_at=datetime(2026, 2, 3, 9, 0), topic="后勤服务/供暖")
    page = part(window, "TREND")
    assert page.rises and page.rises[0].name == "后勤服务"
    photograph(window, "trend-page")
    page.warn()
    answer(window, "trend-warn", advice="提前检修")
    open_dialog(window, PaperView).close()
    page.circular()
    rest(window)
    answer(window, "trend-circular")
    open_dialog(window, PaperView).close()
    assert office.ask(trends.warnings)


def test_the_vacation_is_looked_at_ahead_and_printed(window: MainWindow) -> None:
    page = part(window, "AHEAD")
    page.form.set_values({"name": "春假", "first": date(2026, 3, 28), "last": date(2026, 4, 30)})
    page.ask()
    rest(window)
    assert any("XF-2026-0001" in row[0] for row in page.table.texts())
    photograph(window, "ahead-page")
    page.print_list()
    rest(window)
    open_dialog(window, PaperView).close()
    page.form.set_values({"name": "", "first": date(2026, 5, 1), "last": date(2026, 4, 1)})
    page.ask()
    rest(window)
    assert page.form.marked()


def test_lines_of_today_lead_to_their_parts(window: MainWindow, office: Office) -> None:
    row, note = registered(office), noted(office)
    window.go_to_target("HAZARD", f"hazard:{row.id}")
    rest(window)
    assert window.reports.current() == "HAZARD"
    window.go_to_target("OPINION_JUDGE", f"information:{note.id}")
    rest(window)
    assert window.reports.current() == "INFORMATION"
    window.go_to_target("SCREEN_MONTH", "screening:2026-03")
    rest(window)
    assert window.reports.current() == "HAZARD"


def test_a_departments_workbook_comes_into_the_register(window: MainWindow, office: Office, tmp_path: Path) -> None:
    seen = part(window, "HAZARD")
    path = tmp_path / "总务处.xlsx"
    heads = [known[0] for known in hazards_words.RETURN_FIELDS.values()]
    lines = [
        ("2026-03-10", "浴室热水时断时续", "学生", "30", "后勤服务", "中", "方敏", "换阀门", "2026-04-01"),
        ("", "教材款结算不清", "", "很多", "", "低", "", "", ""),
    ]
    list_workbook.write(path, "报表", heads, lines)
    seen.take_workbook()
    dialog = open_dialog(window, HazardImport)
    dialog.read(path)
    rest(window)
    assert dialog.table.rowCount() == 2 and dialog.ready.text() == hazards_words.IMPORT_DO.format(n=1)
    photograph(dialog, "hazard-import")
    dialog.take()
    rest(window)
    assert dialog.form.marked() and dialog.isVisible()
    unit = str(sample.unit(office).id)
    dialog.form.set_values({**dialog.form.values(), "unit_id": unit, "screener": "方敏"})
    rest(window)
    dialog.take()
    rest(window)
    assert [row.description for row in seen.rows] == ["浴室热水时断时续"]
    assert "ok" in seen.bars.shown()


def test_the_liaison_list_and_the_return_of_the_month_are_printed(window: MainWindow, office: Office) -> None:
    part(window, "HAZARD").print_liaison()
    view = open_dialog(window, PaperView)
    photograph(view, "liaison-list")
    view.close()
    seen = part(window, "MONTH")
    seen.ask_begins()
    answer(window, "month-begins", begins=26)
    assert office.ask(period_reports.begins) == 26
    seen.print_return()
    rest(window)
    view = open_dialog(window, PaperView)
    photograph(view, "case-return")
    view.close()
