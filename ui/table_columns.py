"""Which columns a table shows, how wide and in what order: the officer's choice, kept as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from desktop_app.labels import screen
from ui import theme
from ui.table import Column


class ColumnLayout(QObject):
    """The columns of one view. `changed` follows what the officer does, so that it can be stored."""

    changed = Signal()

    def __init__(self, view: QTableView, columns: tuple[Column[Any], ...]) -> None:
        super().__init__(view)
        self._view, self._columns = view, columns
        self._head = view.horizontalHeader()
        self._hidden = {column.key for column in columns if column.hidden_by_default}
        self._squeezed: frozenset[str] = frozenset()
        self._settling = False
        self.sort_key, self.descending = "", False
        self._head.sectionResized.connect(self._tell)
        self._head.sectionMoved.connect(self._tell)
        theme.changed().changed.connect(self.reset_widths)
        self.reset_widths()

    def reset_widths(self) -> None:
        """Every column at its declared width for the text size, and the row height with it."""
        self._settling = True
        self._view.verticalHeader().setDefaultSectionSize(theme.px(30))
        self._head.setFixedHeight(theme.px(30))
        for place, column in enumerate(self._columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            self._head.setSectionResizeMode(place, mode)
            if not column.stretch:
                self._head.resizeSection(place, theme.px(column.width))
        self._apply()

    def squeeze(self, keys: Iterable[str]) -> None:
        """Hide these columns for want of room, without touching what the officer chose."""
        self._squeezed = frozenset(keys)
        self._apply()

    def show(self, key: str, shown: bool) -> None:
        """Show or hide a column as the officer chose; the last visible one stays."""
        if not shown and len(self.shown()) < 2:
            return
        (self._hidden.discard if shown else self._hidden.add)(key)
        self._apply()
        self.changed.emit()

    def shown(self) -> list[Column[Any]]:
        """Visible columns from left to right: what copying, export and print take."""
        return [self._columns[place] for place in self._order() if not self._head.isSectionHidden(place)]

    def hidden_words(self) -> str:
        """The sentence for the foot: which columns are hidden; "" when none is."""
        shown = {column.key for column in self.shown()}
        names = [column.title for column in self._columns if column.key not in shown]
        return screen.HIDDEN_COLUMNS.format(n=len(names), names="、".join(names)) if names else ""

    def menu(self) -> QMenu:
        """A menu with a tick for every column."""
        menu = QMenu(screen.COLUMNS_SHOWN, self._view)
        for column in self._columns:
            entry = menu.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(column.key not in self._hidden)
            entry.toggled.connect(lambda on, key=column.key: self.show(key, on))
        menu.addSeparator()
        menu.addAction(screen.COLUMNS_DEFAULT).triggered.connect(self.reset)
        return menu

    def reset(self) -> None:
        """Back to the declared columns, order and widths."""
        self._hidden = {column.key for column in self._columns if column.hidden_by_default}
        self._settling = True
        for place in range(len(self._columns)):
            self._head.moveSection(self._head.visualIndex(place), place)
        self.reset_widths()
        self.changed.emit()

    def sort_by(self, key: str, descending: bool) -> None:
        """Mark the column the query is sorted by."""
        self.sort_key, self.descending = key, descending
        self._head.viewport().update()

    def state(self) -> dict[str, Any]:
        """Widths at 100 %, order, visibility and sort, as plain values that can be stored."""
        columns = []
        for place in self._order():
            column, wide = self._columns[place], self._head.sectionSize(place)
            width = column.width if column.stretch or not wide else round(wide * 100 / theme.current().scale)
            columns.append({"key": column.key, "width": width, "shown": column.key not in self._hidden})
        return {"columns": columns, "sort": self.sort_key, "descending": self.descending}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Bring back a stored layout; columns it does not know come last, and unknown ones are passed by."""
        self._settling = True
        places = {column.key: place for place, column in enumerate(self._columns)}
        known = [entry for entry in state.get("columns", ()) if entry["key"] in places]
        for seat, entry in enumerate(known):
            place = places[entry["key"]]
            self._head.moveSection(self._head.visualIndex(place), seat)
            if not self._columns[place].stretch:
                self._head.resizeSection(place, theme.px(int(entry["width"])))
            (self._hidden.discard if entry["shown"] else self._hidden.add)(entry["key"])
        self.sort_by(str(state.get("sort", "")), bool(state.get("descending", False)))
        self._apply()

    def _order(self) -> list[int]:
        return sorted(range(len(self._columns)), key=self._head.visualIndex)

    def _apply(self) -> None:
        self._settling = True
        for place, column in enumerate(self._columns):
            self._view.setColumnHidden(place, column.key in self._hidden or column.key in self._squeezed)
        self._settling = False

    def _tell(self) -> None:
        if not self._settling:
            self.changed.emit()
