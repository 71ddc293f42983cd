"""The volumes on the shelf as two lines each: number and state, title and size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.labels import archive_page as words
from desktop_app.usecases.shelf_list import VolumeRow
from ui import icons, theme

HEIGHT = 52
_SIGNS = {"ok": ("check", "accent"), "warn": ("triangle-alert", "amber"), "quiet": ("lock", "text3")}
_INKS = {"ok": "accent", "warn": "amber", "quiet": "text2"}


def mark_of(row: VolumeRow) -> tuple[str, str]:
    """The short word at the right of a volume and its level: ok, warn or quiet."""
    marks = words.MARKS
    if row.state == "OPEN":
        if not row.pieces:
            return marks["EMPTY"], "quiet"
        return (marks["LACKING"].format(n=row.lacking), "warn") if row.lacking else (marks["COMPLETE"], "ok")
    if row.state == "BOUND" and row.lent:
        return marks["LENT"], "warn"
    if row.held and row.state in ("BOUND", "ARCHIVED"):
        return marks["HELD"], "warn"
    return marks[row.state], "quiet"


def name_of(row: VolumeRow) -> str:
    """How the list calls a volume: catalogue and serial, or its own number while it has none."""
    parts = row.archive_no.split("－")
    return "－".join(parts[-2:]) if len(parts) > 1 else row.archive_no or row.number


class VolumeList(QListWidget):
    """chosen: id of a volume, 0 for none."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(words.VOLUMES)
        self.setObjectName("volumes")
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.rows: tuple[VolumeRow, ...] = ()
        self.currentRowChanged.connect(lambda _place: self.chosen.emit(self.current_id()))

    def show_rows(self, rows: Sequence[VolumeRow], wanted: int = 0) -> None:
        """Show other volumes; `wanted` or the chosen one stays chosen when it is among them, else the first is."""
        kept = wanted or self.current_id()
        self.blockSignals(True)
        self.clear()
        self.rows = tuple(rows)
        for row in self.rows:
            item = QListWidgetItem()
            word, _level = mark_of(row)
            size = words.LINE.format(pieces=row.pieces, pages=row.pages)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name_of(row)}，{row.title}，{size}，{word}")
            item.setToolTip(f"{row.archive_no or row.number}\n{row.title}")
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.addItem(item)
        place = next((at for at, row in enumerate(self.rows) if row.id == kept), 0 if self.rows else -1)
        self.setCurrentRow(place)
        self.blockSignals(False)
        self.chosen.emit(self.current_id())

    def current_id(self) -> int:
        place = self.currentRow()
        return self.rows[place].id if 0 <= place < len(self.rows) else 0


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(180), theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: VolumeRow = index.data(Qt.ItemDataRole.UserRole)
        area = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(area, theme.colour("sel"))
            painter.fillRect(area.x(), area.y(), theme.px(3), area.height(), theme.colour("accent"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        left, right, top = area.x() + theme.px(12), area.right() - theme.px(10), area.y() + theme.px(6)
        line = theme.px(20)
        word, level = mark_of(row)
        small = theme.font(theme.HINT)
        wide = QFontMetrics(small).horizontalAdvance(word)
        painter.setFont(small)
        painter.setPen(theme.colour("text" if chosen and theme.current().look is theme.Look.CONTRAST else _INKS[level]))
        painter.drawText(QRectF(right - wide - 1, top, wide + 2, line), Qt.AlignmentFlag.AlignVCenter, word)
        picture, ink = _SIGNS[level]
        side = theme.px(13)
        spot = QRectF(right - wide - side - theme.px(4), top + (line - side) / 2, side, side)
        icons.paint(painter, picture, spot, ink)
        bold = theme.font(theme.BODY)
        bold.setBold(True)
        room = right - wide - side - theme.px(12) - left
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        head = QFontMetrics(bold).elidedText(name_of(row), Qt.TextElideMode.ElideMiddle, int(room))
        painter.drawText(QRectF(left, top, room, line), Qt.AlignmentFlag.AlignVCenter, head)
        size = words.LINE.format(pieces=row.pieces, pages=row.pages)
        body = theme.font(theme.BODY)
        size_wide = QFontMetrics(body).horizontalAdvance(size)
        room = right - left - size_wide - theme.px(6)
        title = QFontMetrics(body).elidedText(row.title, Qt.TextElideMode.ElideRight, int(room))
        title_wide = QFontMetrics(body).horizontalAdvance(title)
        painter.setFont(body)
        painter.setPen(theme.colour("text" if row.seen else "text2"))
        painter.drawText(QRectF(left, top + line, room + 2, line), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(theme.colour("text2"))
        painter.drawText(
            QRectF(left + title_wide + theme.px(6), top + line, size_wide + 2, line),
            Qt.AlignmentFlag.AlignVCenter,
            size,
        )
        painter.restore()
