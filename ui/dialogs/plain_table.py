"""A short table of words inside a dialog: rows can be chosen and copied, nothing in it is edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui import theme


class PlainTable(QTableWidget):
    """heads: titles of the columns; widths: pixels at 100 %, 0 for the one that takes the room. Ctrl+C copies rows."""

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self._heads, self._widths = tuple(heads), tuple(widths)
        for column, width in enumerate(widths):
            if not width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._fit()
        theme.changed().changed.connect(self._fit)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        for column, width in enumerate(self._widths):
            if width:
                self.setColumnWidth(column, theme.px(width))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; the chosen place stays when there still is one."""
        kept = max(self.currentRow(), 0)
        self.setRowCount(0)
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.setItem(place, column, cell)
        if rows:
            self.selectRow(min(kept, len(rows) - 1))

    def texts(self) -> list[tuple[str, ...]]:
        """What stands in the table, row by row."""
        return [self._row(place) for place in range(self.rowCount())]

    def copy(self, everything: bool = False) -> None:
        """Put the chosen rows, or all of them, on the clipboard as a spreadsheet reads them."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        places = range(self.rowCount()) if everything else chosen
        lines = [self._heads, *(self._row(place) for place in places)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the default button of the dialog
        else:
            super().keyPressEvent(event)

    def _row(self, place: int) -> tuple[str, ...]:
        cells = (self.item(place, column) for column in range(self.columnCount()))
        return tuple(cell.text() if cell else "" for cell in cells)
