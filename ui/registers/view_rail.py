"""The rail of ledger views with their counts; a drop-down where the window is narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.labels import pages
from ui import theme
from ui.widgets.chips import paint_symbol

CODE = int(Qt.ItemDataRole.UserRole)
COUNT = CODE + 1
SIGNS = {"OVERDUE": ("over", "red"), "TODAY": ("today", "amber"), "SOON": ("soon", "amber")}


class ViewRail(QListWidget):
    """Signals chosen(code): a view code, or "saved:<id>" for the officer's own."""

    chosen = Signal(str)

    def __init__(self, groups: Sequence[tuple[str, Sequence[str]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(pages.VIEW_RAIL)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_ViewRow(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._groups = tuple((name, tuple(views)) for name, views in groups)
        self._counts: Mapping[str, int] = {}
        self._saved: list[tuple[int, str]] = []
        self._build()
        self.currentItemChanged.connect(self._tell)
        theme.changed().changed.connect(self.scheduleDelayedItemsLayout)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Fresh numbers behind the views."""
        self._counts = counts
        for place in range(self.count()):
            item = self.item(place)
            if item.data(CODE):
                item.setData(COUNT, counts.get(item.data(CODE)))
                item.setText(self._words(item.data(CODE)))
        self.viewport().update()

    def show_saved(self, saved: Sequence[tuple[int, str]]) -> None:
        """The officer's own views at the end of the rail."""
        if list(saved) != self._saved:
            self._saved = list(saved)
            current = self.current()
            self._build()
            self.select(current)

    def current(self) -> str:
        item = self.currentItem()
        return str(item.data(CODE)) if item else "OPEN"

    def select(self, code: str) -> None:
        """Choose a view without telling anybody."""
        self.blockSignals(True)
        for place in range(self.count()):
            if self.item(place).data(CODE) == code:
                self.setCurrentRow(place)
        self.blockSignals(False)
        self.viewport().update()

    def _words(self, code: str) -> str:
        count = self._counts.get(code)
        word = self._name(code)
        return word if count is None else f"{word} {count}"

    def _name(self, code: str) -> str:
        if code.startswith("saved:"):
            return next((name for number, name in self._saved if code == f"saved:{number}"), "")
        return pages.VIEWS.get(code) or pages.VIEW_GROUPS.get(code, "")

    def _build(self) -> None:
        self.blockSignals(True)
        self.clear()
        groups = [*self._groups]
        if self._saved:
            groups.append(("OWN", tuple(f"saved:{number}" for number, _ in self._saved)))
        for group, views in groups:
            head = QListWidgetItem(pages.VIEW_GROUPS[group])
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setData(CODE, "")
            self.addItem(head)
            for view in views:
                item = QListWidgetItem(self._words(view))
                item.setData(CODE, view)
                item.setData(COUNT, self._counts.get(view))
                self.addItem(item)
        self.blockSignals(False)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CODE):
            self.chosen.emit(item.data(CODE))

    def words(self, code: str) -> str:
        """A view's own word, for titles and prints."""
        return self._name(code)


class _ViewRow(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.px(25 if index.data(CODE) else 22))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rail = self.parent()
        assert isinstance(rail, ViewRail)
        place: QRect = option.rect
        code = index.data(CODE)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if not code:
            painter.setFont(theme.font(theme.HINT))
            painter.setPen(theme.colour("text3"))
            painter.drawText(place.adjusted(theme.px(12), 0, 0, 0), middle, index.data())
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("sel" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRect(place.x(), place.y(), theme.px(3), place.height()), theme.colour("accent"))
        if chosen and rail.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        left = place.x() + theme.px(12)
        count: Any = index.data(COUNT)
        if code in SIGNS:
            level, ink = SIGNS[code]
            mark = QRectF(left, place.center().y() - theme.px(6), theme.px(12), theme.px(12))
            paint_symbol(painter, level, mark, theme.colour(ink), theme.colour("surface"))
            left += theme.px(16)
        painter.setFont(theme.font(theme.BODY, strong=chosen))
        painter.setPen(theme.colour("text"))
        right = place.right() - theme.px(10)
        number = "" if count is None else str(count)
        wide = painter.fontMetrics().horizontalAdvance(number)
        name = painter.fontMetrics().elidedText(
            rail.words(code), Qt.TextElideMode.ElideRight, right - wide - left - theme.px(4)
        )
        painter.drawText(QRect(left, place.y(), right - left, place.height()), middle, name)
        painter.setPen(theme.colour(SIGNS[code][1] if code in SIGNS and count else "text3"))
        painter.drawText(
            QRect(left, place.y(), right - left, place.height()), middle | Qt.AlignmentFlag.AlignRight, number
        )
        painter.restore()
