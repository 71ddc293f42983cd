"""A table whose rows are ticked: by the box, by Space, all at once by Ctrl+A."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableWidgetItem

from ui.dialogs.plain_table import PlainTable


class TickTable(PlainTable):
    """The first column holds the box. ticked: some box was changed."""

    ticked = Signal()

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__(name, heads, widths)
        self._keys: list[int] = []
        self.itemChanged.connect(lambda item: self.ticked.emit() if item.column() == 0 else None)

    def show_choices(self, rows: Sequence[tuple[int, Sequence[str]]], ticked: Iterable[int] = ()) -> None:
        """rows: key and cells of each line, the box left out; those of `ticked` are on."""
        kept = set(ticked)
        self.blockSignals(True)
        self._keys = [key for key, _cells in rows]
        self.show_rows([("", *cells) for _key, cells in rows])
        for place, key in enumerate(self._keys):
            box = QTableWidgetItem()
            box.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            box.setCheckState(Qt.CheckState.Checked if key in kept else Qt.CheckState.Unchecked)
            self.setItem(place, 0, box)
        self.blockSignals(False)
        self.ticked.emit()

    def chosen(self) -> tuple[int, ...]:
        """Keys of the ticked rows, in the order shown."""
        return tuple(key for place, key in enumerate(self._keys) if self._on(place))

    def tick(self, keys: Iterable[int], on: bool = True) -> None:
        wanted = set(keys)
        for place, key in enumerate(self._keys):
            if key in wanted:
                self._set(place, on)

    def _on(self, place: int) -> bool:
        box = self.item(place, 0)
        return box is not None and box.checkState() == Qt.CheckState.Checked

    def _set(self, place: int, on: bool) -> None:
        box = self.item(place, 0)
        if box is not None:
            box.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = sorted({index.row() for index in self.selectedIndexes()})
        if event.key() == Qt.Key.Key_Space and places:
            on = not self._on(places[0])
            for place in places:
                self._set(place, on)
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            on = not all(self._on(place) for place in range(self.rowCount()))
            for place in range(self.rowCount()):
                self._set(place, on)
        else:
            super().keyPressEvent(event)
