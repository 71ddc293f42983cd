"""The imports of this office, each of which can be taken back as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.labels import setup
from desktop_app.rules.moments import local
from desktop_app.usecases import letters
from desktop_app.usecases.letters import BatchRow
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.sheet import Sheet
from ui.errands import Errands
from ui.messages import Answer, ask
from ui.widgets.panels import button, label


class ImportsList(Sheet):
    """undone: how many matters were voided with an import."""

    undone = Signal(int)

    def __init__(self, parent: QWidget | None, errands: Errands) -> None:
        super().__init__(parent, setup.IMPORTS_TITLE, "", 760, 440)
        self.errands = errands
        self._rows: list[BatchRow] = []
        self.table = PlainTable(setup.IMPORTS_TITLE, setup.IMPORT_HEADS, (128, 0, 64, 84, 84, 176))
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._fit)
        self.column.addWidget(self.table, 1)
        self.empty = label(setup.NO_IMPORTS, "note")
        self.column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.undo = button(setup.UNDO_IMPORT, self.undo_chosen)
        self.foot.insertWidget(self.foot.count() - 1, self.undo)
        self.back.setDefault(True)
        self._fit()
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Read the list."""
        self.errands.ask(letters.batches, then=self._show, failed=self.say_no)

    def undo_chosen(self) -> None:
        """Take the chosen import back, after asking."""
        chosen = self._chosen()
        if chosen is None or chosen.undone_at is not None:
            return
        question = setup.UNDO_QUESTION.format(file=chosen.file_name)
        lines = [line.format(n=chosen.accepted) for line in setup.UNDO_LINES]
        answers = (Answer("UNDO", setup.UNDO_ACT.format(n=chosen.accepted)),)
        if ask(self, question, lines, answers, setup.UNDO_BACK) == "UNDO":
            self.undo.setEnabled(False)
            self.errands.do(letters.undo, chosen.id, then=self._gone, failed=self._refused)

    def _gone(self, count: int) -> None:
        self.bars.clear()
        self.bars.show_message("ok", setup.UNDONE.format(n=count))
        self.undone.emit(count)
        self.reload()

    def _refused(self, error: Exception) -> None:
        self._fit()
        self.say_no(error)

    def _show(self, rows: list[BatchRow]) -> None:
        self._rows = rows
        self.table.show_rows(
            [
                (
                    setup.stamp(local(row.imported_at)),
                    row.file_name,
                    str(row.accepted),
                    str(row.already),
                    str(row.refused),
                    setup.UNDONE_AT.format(when=setup.stamp(local(row.undone_at))) if row.undone_at else setup.IN_USE,
                )
                for row in rows
            ]
        )
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._fit()

    def _fit(self) -> None:
        chosen = self._chosen()
        self.undo.setEnabled(chosen is not None and chosen.undone_at is None)

    def _chosen(self) -> BatchRow | None:
        place = self.table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None
