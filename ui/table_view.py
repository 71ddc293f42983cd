"""The table on the screen: keyboard frame over the whole row, selection kept by id, menus, copying."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from desktop_app.labels import screen
from ui import theme
from ui.table import LedgerModel
from ui.table_cells import Cells, Head
from ui.table_columns import ColumnLayout

Index = QModelIndex | QPersistentModelIndex


class LedgerView(QTableView):
    """A table of rows known by id; sorting happens in the query, the view only asks for it.

    menu_for: fills the context menu for the selected ids. `columns` holds widths, order and visibility.
    """

    sort_asked = Signal(str, bool)  # column key, from high to low
    acted = Signal(object)  # id of the row that Enter or a double click opened
    chosen = Signal(object)  # id of the row under the keyboard, or None

    def __init__(self, model: LedgerModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ledger = model
        self.hover_row = -1
        self.menu_for: Callable[[QMenu, list[int]], None] | None = None
        self._kept: tuple[set[int], int | None, int] = (set(), None, 0)
        self.setHorizontalHeader(Head(self))
        self.setModel(model)
        self.columns = ColumnLayout(self, model.columns)
        self.setItemDelegate(Cells(self))
        self.setAccessibleName(screen.LEDGER)
        self._set_behaviour()
        copy = QAction(screen.COPY_ROWS, self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        self.addAction(copy)
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        self.activated.connect(lambda index: self.acted.emit(model.ids[index.row()]))

    def _set_behaviour(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_row_menu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda at: self.columns.menu().popup(head.mapToGlobal(at)))
        head.sectionClicked.connect(self._sort_by_place)

    def current_id(self) -> int | None:
        """Id of the row under the keyboard."""
        index = self.currentIndex()
        return self.ledger.ids[index.row()] if index.isValid() else None

    def selected_places(self) -> list[int]:
        """Places of the selected rows, from the top."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        ranges = {(part.top(), part.bottom()) for part in parts}
        return sorted({place for top, bottom in ranges for place in range(top, bottom + 1)})

    def selected_ids(self) -> list[int]:
        """Ids of the selected rows, from the top."""
        return [self.ledger.ids[place] for place in self.selected_places()]

    def go_to(self, wanted: int) -> bool:
        """Select the row of an id and bring it into sight; False when it is not in the list."""
        place = self.ledger.place_of(wanted)
        if place is None:
            return False
        self.selectRow(place)
        self.scrollTo(self._first_cell(place), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as they are shown: columns by tab, rows by line."""
        columns = self.columns.shown()
        rows = (self.ledger.row(place) for place in self.selected_places())
        lines = ["\t".join(" ".join(column.text(row).split()) for column in columns) for row in rows if row is not None]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit(self.ledger.ids[current.row()] if current.isValid() else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and self.hasFocus():
            top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(1, top + 1, self.viewport().width() - 2, height - 3)
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hover_row:
            self.hover_row = row
            self.viewport().update()

    def _sort_by_place(self, place: int) -> None:
        column = self.ledger.columns[place]
        if column.sortable:
            down = column.key == self.columns.sort_key and not self.columns.descending
            self.columns.sort_by(column.key, down)
            self.sort_asked.emit(column.key, down)
            self.columns.changed.emit()

    def _show_row_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        if self.menu_for is not None:
            self.menu_for(menu, self.selected_ids())
            menu.addSeparator()
        menu.addAction(self.actions()[0])
        menu.popup(self.viewport().mapToGlobal(at))

    def _first_cell(self, place: int) -> QModelIndex:
        shown = next((n for n in range(len(self.ledger.columns)) if not self.isColumnHidden(n)), 0)
        return self.ledger.index(place, shown)

    def _keep_selection(self) -> None:
        self._kept = (set(self.selected_ids()), self.current_id(), self.verticalScrollBar().value())

    def _restore_selection(self) -> None:
        kept, current, scrolled = self._kept
        self.hover_row = -1
        if kept:
            places = [place for place, one in enumerate(self.ledger.ids) if one in kept]
            self.selectionModel().select(self._rows(places), QItemSelectionModel.SelectionFlag.Select)
        place = None if current is None else self.ledger.place_of(current)
        if place is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._first_cell(place), flag)
            self.verticalScrollBar().setValue(scrolled)
        elif current is not None:
            self.chosen.emit(None)

    def _rows(self, places: Iterable[int]) -> QItemSelection:
        """Neighbouring places as one range each."""
        rows, last, begin = QItemSelection(), -2, -1
        end = len(self.ledger.columns) - 1
        for place in [*places, -1]:
            if place != last + 1:
                if begin >= 0:
                    rows.select(self.ledger.index(begin, 0), self.ledger.index(last, end))
                begin = place
            last = place
        return rows
