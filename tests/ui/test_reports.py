"""The page 排查与报告: the month is drafted, followed to its matters, filled, checked, signed and sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.labels import period_reports as words
from desktop_app.office import Office
from desktop_app.usecases import period_reports
from tests import sample
from tests.conftest import Clock
from tests.ui.conftest import photograph
from tests.ui.test_main_window import open_dialog, settle
from ui import theme
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_view import PaperView
from ui.dialogs.report_matters import ReportMatters
from ui.errands import Errands
from ui.main_window import MainWindow
from ui.registers.analysis_part import AnalysisPart
from ui.registers.report_part import MonthReportPart
from ui.theme import Look, Theme


@pytest.fixture
def window(qtbot: Any, office: Office, clock: Clock) -> Iterator[MainWindow]:
    sample.register(office, topic="后勤服务/供暖", headcount=6)
    sample.register(office, channel="LETTER", place="", topic="师德师风")
    clock.set(datetime(2026, 3, 23, 9, 0))
    errands = Errands(office)
    opened = MainWindow(office, errands)
    qtbot.addWidget(opened)
    opened.resize(1366, 697)
    opened.show()
    opened.settle()
    opened.go("REPORTS")
    rest(opened)
    yield opened
    opened.close()
    errands.close()


def rest(window: MainWindow) -> None:
    settle(window)
    settle(window)


def month(window: MainWindow) -> MonthReportPart:
    part = window.reports.part("MONTH")
    assert isinstance(part, MonthReportPart)
    return part


def step(window: MainWindow, **values: Any) -> None:
    """Press the step of the report and answer its dialog."""
    month(window).step_button.click()
    rest(window)
    dialog = open_dialog(window, FormDialog)
    dialog.form.set_values({**dialog.form.values(), **values})
    dialog.try_submit()
    rest(window)


def test_the_month_opens_with_its_figures_blocks_and_what_is_owed(window: MainWindow) -> None:
    part = month(window)
    rows = dict(part.figures.texts())
    assert rows["登记"] == "2" and rows["来访"] == "1（6 人次）" and rows["分类：后勤服务"] == "1"
    assert part.form.values()["SKIP_LEVEL"] == words.NIL
    assert "3月25日前报送" in part.standing.text() and part.checked.text() == words.RECONCILED
    photograph(window, "reports-month")


@pytest.mark.parametrize(("look", "scale", "size"), [(Look.DARK, 100, (1280, 720)), (Look.LIGHT, 125, (1366, 697))])
def test_the_month_in_other_looks_and_sizes(window: MainWindow, look: Look, scale: int, size: tuple[int, int]) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, Theme(look, scale))
    window.resize(*size)
    rest(window)
    photograph(window, f"reports-month-{look}-{scale}")
    assert month(window).step_button.isVisible()


def test_a_figure_leads_to_its_matters_and_one_of_them_to_the_ledger(window: MainWindow) -> None:
    part = month(window)
    place = next(n for n, row in enumerate(part.figures.texts()) if row[0] == "登记")
    part.figures.selectRow(place)
    part.figures.setFocus()
    QTest.keyClick(part.figures, Qt.Key.Key_Return)
    rest(window)
    dialog = open_dialog(window, ReportMatters)
    assert [row[0] for row in dialog.table.texts()] == ["XF-2026-0001", "XF-2026-0002"]
    photograph(dialog, "reports-matters")
    dialog.work.click()
    rest(window)
    assert window.current() == "LEDGER"


def test_a_report_is_filled_checked_signed_and_sent(window: MainWindow, office: Office) -> None:
    step(window)
    assert month(window).texts_panel.note.text() == words.STATES["FILLED"]
    step(window, person=sample.HEAD)
    step(window, person=sample.DEPUTY)
    month(window).step_button.click()
    rest(window)
    dialog = open_dialog(window, FormDialog)
    photograph(dialog, "reports-send")
    dialog.form.set_values({"sent_on": date(2026, 3, 23), "sent_how": "PAPER", "late_reason": ""})
    dialog.try_submit()
    rest(window)
    seen = office.ask(period_reports.view, "2026-03")
    assert seen.state == "SENT" and month(window).print_button.isVisible()
    open_dialog(window, PaperView).close()
    photograph(window, "reports-sent")


def test_the_checker_who_filled_is_refused_at_the_field(window: MainWindow) -> None:
    step(window)
    month(window).step_button.click()
    rest(window)
    dialog = open_dialog(window, FormDialog)
    dialog.form.set_values({**dialog.form.values(), "person": sample.OFFICER})
    dialog.try_submit()
    rest(window)
    assert dialog.isVisible() and "同一人" in dialog.form.problems().get("person", "") + dialog.form.problem_words()
    dialog.close()


def test_what_is_typed_in_a_block_is_kept_before_the_step(window: MainWindow, office: Office) -> None:
    part = month(window)
    part.form.restore({**part.form.draft(), "OTHER": "开学前信访排查已布置。"})
    step(window)
    assert office.ask(period_reports.view, "2026-03").narrative["OTHER"] == "开学前信访排查已布置。"


def test_a_block_that_names_a_petitioner_is_refused_at_the_block(window: MainWindow) -> None:
    part = month(window)
    part.form.restore({**part.form.draft(), "OTHER": "周某某来访。"})
    part.form.save_aloud()
    rest(window)
    assert part.form.marked()
    photograph(window, "reports-name-refused")


def test_what_is_typed_for_one_month_never_comes_into_another(window: MainWindow, office: Office) -> None:
    part = month(window)
    part.form.restore({**part.form.draft(), "OTHER": "三月的情况。"})
    part.go_to("2026-02")
    rest(window)
    rest(window)
    assert part.seen is not None and part.seen.period.code == "2026-02"
    assert part.form.values()["OTHER"] != "三月的情况。"
    assert office.ask(period_reports.view, "2026-03").narrative["OTHER"] == "三月的情况。"
    part.form.restore({**part.form.draft(), "OTHER": "二月的情况。"})
    part.form.save_aloud()
    rest(window)
    assert office.ask(period_reports.view, "2026-03").narrative["OTHER"] == "三月的情况。"
    assert office.ask(period_reports.view, "2026-02").narrative["OTHER"] == "二月的情况。"


def test_what_cannot_be_kept_holds_its_month_in_sight(window: MainWindow, office: Office) -> None:
    part = month(window)
    part.form.restore({**part.form.draft(), "OTHER": "周某某来访。"})
    part.go_to("2026-02")
    rest(window)
    rest(window)
    assert part.seen is not None and part.seen.period.code == "2026-03"
    assert part.rows[part.list.currentRow()].period == "2026-03"
    assert part.form.marked() and part.form.values()["OTHER"] == "周某某来访。"


def test_typing_is_kept_without_a_press_and_without_moving_what_is_typed(window: MainWindow, office: Office) -> None:
    part = month(window)
    for said in ("第一句。", "第一句。第二句。 "):
        part.form.restore({**part.form.draft(), "OTHER": said})
        part.form.draft_due.emit(part.form.draft())
        rest(window)
        assert office.ask(period_reports.view, "2026-03").narrative["OTHER"] == said.strip()
        assert part.form.draft()["OTHER"] == said and not part.form.dirty


def test_preview_and_workbook(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = month(window)
    part.preview()
    rest(window)
    view = open_dialog(window, PaperView)
    photograph(view, "reports-preview")
    view.close()
    target = tmp_path / "月报.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    part.save_table()
    rest(window)
    assert target.stat().st_size > 3000


def test_the_line_of_today_leads_to_the_month(window: MainWindow) -> None:
    window.go("TODAY")
    window.go_to_target("MONTH_REPORT", "report:2026-03")
    rest(window)
    assert window.current() == "REPORTS" and month(window).seen is not None


def test_the_half_year_shows_its_charts_and_keeps_its_text(window: MainWindow, office: Office) -> None:
    window.reports.go("ANALYSIS").go_to("2026-H1")
    rest(window)
    part = window.reports.part("ANALYSIS")
    assert isinstance(part, AnalysisPart)
    assert part.seen is not None and part.seen[0].period.code == "2026-H1"
    photograph(window, "reports-analysis")
    part.form.restore({**part.form.draft(), "ADVICE": "加强供暖设施检修。"})
    part.form.save_aloud()
    rest(window)
    assert office.ask(period_reports.view, "2026-H1").narrative["ADVICE"] == "加强供暖设施检修。"
    part.preview()
    rest(window)
    open_dialog(window, PaperView).close()
    part.form.restore({**part.form.draft(), "ADVICE": "上半年的建议。"})
    part.go_to("2026")
    rest(window)
    rest(window)
    assert part.seen[0].period.code == "2026" and part.form.values()["ADVICE"] != "上半年的建议。"
    assert office.ask(period_reports.view, "2026-H1").narrative["ADVICE"] == "上半年的建议。"


def test_a_month_whose_day_was_before_the_office_began_is_not_called_overdue(window: MainWindow) -> None:
    window.go("REPORTS")
    part: Any = window.reports.go("MONTH")
    rest(window)
    part.go_to("2026-02")
    rest(window)
    assert part.seen.period.code == "2026-02"
    assert part.standing.text() == words.NOT_OWED
    part.form.restore({**part.form.draft(), "OTHER": "补记。"})
    part.form.save_aloud()
    rest(window)
    assert part.standing.text() == words.NOT_OWED  # what is written there makes it owed by nobody
