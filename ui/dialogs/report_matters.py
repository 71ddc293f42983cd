"""The matters behind a figure of a report; Enter shows one in the ledger."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.labels import codes, pages
from desktop_app.labels import period_reports as words
from desktop_app.rules.periods import Period
from desktop_app.usecases import period_figures
from ui import theme
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.widgets.panels import button, label


class ReportMatters(QDialog):
    """opened: the matter that was chosen."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None, errands: Errands, period: Period, key: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.figure_word(key))
        self._key = key
        self._ids: list[int] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        column.setSpacing(theme.px(10))
        self.title = label(words.figure_word(key), "h1")
        column.addWidget(self.title)
        self.table = PlainTable(words.figure_word(key), words.MATTERS_COLUMNS, (118, 96, 96, 0))
        self.table.cellDoubleClicked.connect(lambda *_at: self.go())
        column.addWidget(self.table, 1)
        self.hidden = label("", "note", wrap=True)
        column.addWidget(self.hidden)
        self.work = button(words.SHOW_MATTERS, self.go, "primary")
        self.work.setDefault(True)
        column.addWidget(self.work)
        self.resize(theme.px(640), theme.px(440))
        errands.ask(period_figures.listed, period, key, then=self._show, purpose="report-matters")

    def _show(self, found: period_figures.Listed) -> None:
        self._ids = [row.id for row in found.rows]
        count = len(found.rows) + found.hidden
        self.title.setText(words.MATTERS_TITLE.format(figure=words.figure_word(self._key), n=count))
        self.table.show_rows(
            [(row.number, pages.month_day(row.received_on), codes.STATES[row.state], row.subject) for row in found.rows]
        )
        told = words.MATTERS_HIDDEN.format(n=found.hidden) if found.hidden else ""
        self.hidden.setText(told if found.rows or found.hidden else words.NO_MATTERS)
        self.work.setEnabled(bool(found.rows))

    def go(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self._ids):
            self.accept()
            self.opened.emit(self._ids[place])
