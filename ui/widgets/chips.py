"""Deadline chips: shape and word first, colour third, so a grey print reads the same."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

# fill, edge, ink per level; a level that is not listed looks like "later"
_LOOKS = {
    "over": ("red-s", "red-s", "on-red"),
    "today": ("amber-s", "amber-s", "on-amber"),
    "soon": ("amber-t", "amber-l", "amber"),
    "later": ("surface", "line2", "text2"),
    "done": ("accent-t", "accent-l", "accent"),
    "pause": ("surface", "line2", "text2"),
}
_STRONG = ("over", "today")
_OCTAGON = ((5, 1), (11, 1), (15, 5), (15, 11), (11, 15), (5, 15), (1, 11), (1, 5))


def paint_symbol(painter: QPainter, level: str, place: QRectF, ink: QColor, ground: QColor) -> None:
    """The shape of a level: octagon with mark, clock, triangle, circle, tick, two bars. place: logical pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / 16, place.height() / 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin),
    )
    match level:
        case "over":
            painter.setBrush(ink)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _OCTAGON]))
            painter.setPen(QPen(ground, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(8, 4), QPointF(8, 9))
            painter.drawPoint(QPointF(8, 12))
        case "today":
            painter.drawEllipse(QRectF(1.8, 1.8, 12.4, 12.4))
            painter.drawPolyline([QPointF(8, 4.5), QPointF(8, 8.3), QPointF(10.6, 9.9)])
        case "soon":
            painter.drawPolygon(QPolygonF([QPointF(8, 1.8), QPointF(14.8, 14), QPointF(1.2, 14)]))
            painter.drawLine(QPointF(8, 6.3), QPointF(8, 9.8))
            painter.drawPoint(QPointF(8, 12))
        case "done":
            painter.drawPolyline([QPointF(2.5, 8.5), QPointF(6.2, 12.2), QPointF(13.5, 4.2)])
        case "pause":
            painter.drawLine(QPointF(5.5, 3.5), QPointF(5.5, 12.5))
            painter.drawLine(QPointF(10.5, 3.5), QPointF(10.5, 12.5))
        case _:
            painter.drawEllipse(QRectF(3, 3, 10, 10))
    painter.restore()


def chip_size(level: str, word: str) -> QSize:
    """Room a chip needs, in logical pixels at the current text size."""
    width = QFontMetricsF(theme.font(theme.HINT, level in _STRONG)).horizontalAdvance(word)
    return QSize(int(width + 0.99) + theme.px(28), theme.px(20))


def paint_chip(painter: QPainter, left: float, middle: float, level: str, word: str) -> None:
    """Draw a chip whose left edge is `left` and whose middle line is `middle`, in logical pixels."""
    fill, edge, ink = (theme.colour(name) for name in _LOOKS.get(level, _LOOKS["later"]))
    if theme.current().look is theme.Look.CONTRAST:
        edge = theme.colour("text")
    size, symbol = chip_size(level, word), theme.px(12)
    place = QRectF(left + 0.5, round(middle - size.height() / 2) + 0.5, size.width() - 1, size.height() - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(edge)
    painter.drawRoundedRect(place, 3, 3)
    mark = QRectF(place.x() + theme.px(5), place.center().y() - symbol / 2, symbol, symbol)
    paint_symbol(painter, level, mark, ink, fill)
    painter.setFont(theme.font(theme.HINT, level in _STRONG))
    painter.setPen(ink)
    painter.drawText(place.adjusted(theme.px(21), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
    painter.restore()


class DeadlineChip(QWidget):
    """A chip as a piece of its own. level: over, today, soon, later, done or pause."""

    def __init__(self, level: str = "later", word: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(level, word)

    def show_level(self, level: str, word: str) -> None:
        """Change what the chip says."""
        self.level, self.word = level, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.level, self.word)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, 0, self.height() / 2, self.level, self.word)
        painter.end()
