"""统计分析: half-years and years against the year before, with charts, the text and the print (G10, G13)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.facts_reports import AnalysisFacts
from desktop_app.labels import period_reports as words
from desktop_app.usecases import period_analysis
from desktop_app.usecases.period_reports import ReportView
from ui import theme
from ui.dialogs.paper_view import PaperView
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.registers.part import Part
from ui.registers.report_part import MonthReportPart
from ui.registers.report_texts import ReportTexts
from ui.widgets.bar_chart import BarChart
from ui.widgets.panels import Panel, button, scrolled

Seen = tuple[ReportView, AnalysisFacts]


class AnalysisPart(Part):
    """papers, opened: as every part of the page."""

    watched = MonthReportPart.watched

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.periods: list[str] = []
        self.seen: Seen | None = None
        self.wanted = ""
        self.add_row((self._make_list(), 0), (self._make_figures(), 1), (self._make_texts(), 1))
        self.setFocusProxy(self.list)

    def _make_list(self) -> Panel:
        panel = Panel(words.PERIOD_COLUMN)
        theme.keep_width(panel, 150)
        self.list = PlainTable(words.PERIOD_COLUMN, (words.PERIOD_COLUMN,), (0,))
        self.list.itemSelectionChanged.connect(self._select)
        panel.body.addWidget(self.list)
        return panel

    def _make_figures(self) -> Panel:
        self.panel = Panel(
            words.FIGURES_TITLE, " ", button(words.PREVIEW, self.preview, "", "printer"),
            button(words.SAVE_TABLE, self.save_table, "", "download"),
        )  # fmt: skip
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.panel.body.addWidget(self.area, 1)
        return self.panel

    def _make_texts(self) -> Panel:
        self.texts_panel = Panel(words.TEXTS_TITLE, " ")
        self.form = ReportTexts(self.errands, words.ANALYSIS_TEXTS, 4, self.now)
        self.form.stored.connect(self._texts_kept)
        self.texts_panel.pad().addWidget(scrolled(self.form), 1)
        foot = self.texts_panel.add_foot(50)
        foot.addStretch()
        foot.addWidget(button(words.SAVE_TEXTS, self.form.save_aloud, "primary"))
        return self.texts_panel

    # what is shown

    def ask(self) -> None:
        self.errands.ask(period_analysis.periods, then=self._show_periods, purpose="analysis-periods")

    def new(self) -> None:
        self.list.setFocus()

    def go_to(self, target: str) -> None:
        self.wanted, self.shown = target, True
        self.reload()

    def _show_periods(self, codes: list[str]) -> None:
        kept = self.wanted or (self.seen[0].period.code if self.seen else "")
        self.periods = codes
        self.list.blockSignals(True)
        self.list.show_rows([(words.period_words(code),) for code in codes])
        self.list.selectRow(codes.index(kept) if kept in codes else 0)
        self.list.blockSignals(False)
        self.wanted = ""
        self._select()

    def _select(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self.periods):
            code = self.periods[place]
            if self.form.holds_other(code):
                self._stay()
                self.form.save(lambda: self.go_to(code))
            else:
                self.errands.ask(period_analysis.seen, code, then=self._show, purpose="analysis-view")

    def _stay(self) -> None:
        """Leave the period whose texts are not kept yet selected, until they are."""
        assert self.seen is not None
        self.list.blockSignals(True)
        self.list.selectRow(self.periods.index(self.seen[0].period.code))
        self.list.blockSignals(False)

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        view, facts = seen
        self.panel.note.setText(facts.span)
        inside = QWidget()
        inside.setObjectName("body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(12))
        for chart in facts.charts:
            column.addWidget(BarChart(chart))
        table = PlainTable(words.FIGURES_TITLE, words.ANALYSIS_HEADS, (0, 56, 76, 76, 66, 76))
        table.show_rows(facts.rows)
        table.setFixedHeight(theme.px(30) * (len(facts.rows) + 1) + 4)
        column.addWidget(table)
        column.addStretch()
        self.area.setWidget(inside)
        self.form.show_view(view)

    # acts

    def _texts_kept(self) -> None:
        self.bars.show_message("ok", words.TEXTS_KEPT)
        self.reload()

    def preview(self) -> None:
        if self.seen is None:
            return
        code = self.seen[0].period.code

        def make() -> bytes:
            from desktop_app.documents.press import press

            return press("F34b", self.errands.office.ask(period_analysis.facts, code))

        title = words.analysis_title(code)
        self.errands.work(make, lambda pdf: PaperView(self, title, f"{title}.pdf", pdf).open())

    def save_table(self) -> None:
        if self.seen is None:
            return
        code = self.seen[0].period.code
        name = f"{words.analysis_title(code)}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.SAVE_TABLE, name, "Excel (*.xlsx)")

        def write() -> str:
            from desktop_app.exchange import report_files

            facts = self.errands.office.ask(period_analysis.facts, code)
            report_files.save(Path(chosen), report_files.analysis_workbook(facts))
            return Path(chosen).name

        def told(saved: str) -> None:
            self.bars.show_message("ok", words.SAVED_AS.format(name=saved))

        if chosen:
            self.errands.work(write, told)
