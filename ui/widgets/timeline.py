"""What happened to a matter, newest first, as a line with points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.labels import screen
from ui import theme

_ENTRY = int(Qt.ItemDataRole.UserRole)
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


@dataclass(frozen=True)
class Happening:
    """when: the day in words; what: the act; detail: one sentence or ""; who: the person; waiting: still to be done."""

    when: str
    what: str
    detail: str = ""
    who: str = ""
    waiting: bool = False


class Timeline(QListWidget):
    """Rows that can be walked with the arrow keys and read aloud."""

    def __init__(self, happenings: Sequence[Happening] = ()) -> None:
        super().__init__()
        self.setAccessibleName(screen.TIMELINE)
        self.setItemDelegate(_HappeningRow(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.show_happenings(happenings)

    def show_happenings(self, happenings: Sequence[Happening]) -> None:
        """Show another matter's way."""
        self.clear()
        for one in happenings:
            spoken = screen.TIMELINE_ROW.format(when=one.when, title=one.what, detail=one.detail or one.who)
            item = QListWidgetItem(spoken)
            item.setData(_ENTRY, one)
            self.addItem(item)


class _HappeningRow(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, Timeline)
        width = view.viewport().width()
        return QSize(width, theme.px(26) + self._detail_height(index.data(_ENTRY), width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one, place = index.data(_ENTRY), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = place.x() + theme.px(14), place.y() + theme.px(14)
        painter.setPen(QPen(theme.colour("line2"), 1.5))
        painter.drawLine(QPointF(x, place.y() if index.row() else y), QPointF(x, place.bottom() + 1))
        painter.setPen(QPen(theme.colour("amber" if one.waiting else "field"), 1.5))
        painter.setBrush(theme.colour("amber-s" if one.waiting else "surface"))
        painter.drawEllipse(QPointF(x, y), theme.px(4), theme.px(4))
        left, line = place.x() + theme.px(28), QRect(0, place.y() + theme.px(4), 0, theme.px(20))
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(theme.colour("text2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, line.y(), theme.px(72), line.height()), middle, one.when)
        right = place.right() - theme.px(12)
        painter.drawText(
            QRectF(right - theme.px(80), line.y(), theme.px(80), line.height()),
            middle | Qt.AlignmentFlag.AlignRight,
            one.who,
        )
        painter.setFont(theme.font(theme.BODY, strong=True))
        painter.setPen(theme.colour("text"))
        room = right - (theme.px(80) if one.who else 0) - left - theme.px(74)
        what = painter.fontMetrics().elidedText(one.what, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left + theme.px(74), line.y(), room, line.height()), middle, what)
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(theme.colour("text2"))
        below = QRect(left, line.y() + theme.px(20), right - left, self._detail_height(one, place.width()))
        painter.drawText(below, _WRAP, one.detail)
        painter.restore()

    def _detail_height(self, one: Happening, width: int) -> int:
        if not one.detail:
            return theme.px(4)
        room = QRect(0, 0, width - theme.px(40), 10_000)
        return QFontMetrics(theme.font(theme.HINT)).boundingRect(room, _WRAP, one.detail).height() + theme.px(6)
