"""Horizontal bars in the window: the same facts as on the print, in the colours of the theme, values written out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.facts_reports import ChartFacts
from ui import theme

LABEL, VALUE, THICK, GAP, HEAD = 132, 40, 10, 4, 26


class BarChart(QWidget):
    """One chart. The second series is hatched, so that it reads the same without colour."""

    def __init__(self, chart: ChartFacts) -> None:
        super().__init__()
        self.chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(chart.title)
        rows = (
            f"{label} " + "，".join(f"{one.name} {one.values[place]}" for one in chart.series)
            for place, label in enumerate(chart.labels)
        )
        self.setAccessibleDescription("；".join(rows))

    def _row(self) -> int:
        return theme.px(len(self.chart.series) * (THICK + GAP) + GAP * 2)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(HEAD) + self._row() * len(self.chart.labels) + theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(theme.BODY, strong=True))
        painter.setPen(theme.colour("text"))
        head = QRectF(0, 0, self.width(), theme.px(HEAD))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.chart.title)
        if len(self.chart.series) > 1:
            self._legend(painter, head)
        most = max((value for one in self.chart.series for value in one.values), default=0)
        for place, label in enumerate(self.chart.labels):
            self._bars(painter, place, label, most)
        painter.end()

    def _legend(self, painter: QPainter, head: QRectF) -> None:
        painter.setFont(theme.font(theme.HINT))
        right = head.right()
        for number in reversed(range(len(self.chart.series))):
            name = self.chart.series[number].name
            wide = painter.fontMetrics().horizontalAdvance(name)
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(right - wide, 0, wide, head.height()), Qt.AlignmentFlag.AlignVCenter, name)
            swatch = QRectF(right - wide - theme.px(18), head.center().y() - theme.px(4), theme.px(14), theme.px(8))
            painter.fillRect(swatch, self._brush(number))
            right -= wide + theme.px(30)

    def _brush(self, number: int) -> QBrush:
        ink = theme.colour("accent" if number == 0 else "text2")
        return QBrush(ink) if number == 0 else QBrush(ink, Qt.BrushStyle.Dense4Pattern)

    def _bars(self, painter: QPainter, place: int, label: str, most: int) -> None:
        top = theme.px(HEAD) + place * self._row()
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(theme.colour("text2"))
        shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, theme.px(LABEL) - theme.px(8))
        where = QRectF(0, top, theme.px(LABEL) - theme.px(8), self._row())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        room = max(self.width() - theme.px(LABEL) - theme.px(VALUE), 1)
        painter.setPen(theme.colour("line2"))
        painter.drawLine(theme.px(LABEL), top, theme.px(LABEL), top + self._row())
        for number, one in enumerate(self.chart.series):
            value = one.values[place]
            left, y = theme.px(LABEL) + 1, top + theme.px(GAP + number * (THICK + GAP))
            long = room * value / most if most else 0
            painter.fillRect(QRectF(left, y, long, theme.px(THICK)), self._brush(number))
            painter.setPen(theme.colour("text"))
            after = QRectF(left + long + theme.px(4), y - theme.px(3), theme.px(VALUE), theme.px(THICK + 6))
            painter.drawText(after, Qt.AlignmentFlag.AlignVCenter, str(value))
