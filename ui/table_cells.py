"""How the cells and the head of a table are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui import icons, theme
from ui.table import CHIP, INK
from ui.widgets.chips import chip_size, paint_chip

if TYPE_CHECKING:
    from ui.table_view import LedgerView

Index = QModelIndex | QPersistentModelIndex
PADDING = 8


class Cells(QStyledItemDelegate):
    """Texts in the ink of their column, chips, and the whole sentence as a tip where it does not fit."""

    def __init__(self, view: LedgerView) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        state = option.state & ~QStyle.StateFlag.State_HasFocus & ~QStyle.StateFlag.State_MouseOver
        if index.row() == self._view.hover_row:
            state |= QStyle.StateFlag.State_MouseOver
        option.state = state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ink = str(index.data(INK))
        if theme.current().look is theme.Look.CONTRAST:
            ink = "on-sel" if chosen else ink
        elif chosen:
            ink = {"text3": "text2", "accent": "text"}.get(ink, ink)
            if index.data(INK) == "accent":
                option.font.setWeight(QFont.Weight.Bold)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, theme.colour(ink))
        if index.data(CHIP) is not None:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        chip = index.data(CHIP)
        if chip is not None:
            place = option.rect
            painter.save()
            painter.setClipRect(place)
            paint_chip(painter, place.x() + theme.px(PADDING), place.y() + (place.height() - 1) / 2, *chip)
            painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip(option, index), view)
            return True
        return super().helpEvent(event, view, option, index)

    def tip(self, option: QStyleOptionViewItem, index: Index) -> str:
        """The whole text of a cell that is cut short, "" for one that fits."""
        text, chip = str(index.data() or ""), index.data(CHIP)
        wide = chip_size(*chip).width() if chip else option.fontMetrics.horizontalAdvance(text)
        return text if wide > option.rect.width() - 2 * theme.px(PADDING) else ""


class Head(QHeaderView):
    """Titles that cut short before the sort arrow; the arrow stands right behind the word of the sorted column."""

    def __init__(self, view: LedgerView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(36))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        column, layout = self._view.ledger.columns[logicalIndex], self._view.columns
        if column.key == layout.sort_key:
            side = theme.px(12)
            word = theme.font(theme.HINT, strong=True)
            painter.setFont(word)
            wide = painter.fontMetrics().horizontalAdvance(column.title)
            left = min(rect.x() + theme.px(PADDING + 3) + wide, rect.right() - side - 2)
            place = QRectF(left, rect.center().y() - side / 2, side, side)
            icons.paint(painter, "chevron-down" if layout.descending else "chevron-up", place, "accent")
