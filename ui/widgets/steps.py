"""Where a matter stands, and how its days were counted: two painted strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.labels import screen
from ui import theme


@dataclass(frozen=True)
class Step:
    """word: the step; standing: done, now or later; note: day it was done or is due; urgent: the note is amber."""

    word: str
    standing: str
    note: str = ""
    urgent: bool = False


class Stepper(QWidget):
    """The way of a matter: tick in a tint, filled number for the present step, outline for what is still to come."""

    def __init__(self, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show another matter's steps."""
        self.steps = tuple(steps)
        forms = {"done": screen.STEP_DONE, "now": screen.STEP_NOW}
        spoken = (
            forms.get(step.standing, screen.STEP_LATER).format(word=f"{step.word}{step.note}") for step in self.steps
        )
        self.setAccessibleName(screen.STEPS.format(steps="、".join(spoken)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(62 if any(step.note for step in self.steps) else 48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, step in enumerate(self.steps):
            self._paint_step(painter, number, step)
        painter.end()

    def _paint_step(self, painter: QPainter, number: int, step: Step) -> None:
        width, radius, middle = self.width() / len(self.steps), theme.px(10), theme.px(12)
        centre = QPointF(width * (number + 0.5), middle)
        done, now = step.standing == "done", step.standing == "now"
        edge = theme.colour("accent" if done or now else "line2")
        if number:
            painter.setPen(QPen(edge, 2))
            painter.drawLine(QPointF(centre.x() - width + radius + 1, middle), QPointF(centre.x() - radius - 1, middle))
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(theme.colour("accent" if now else "accent-t" if done else "surface"))
        painter.drawEllipse(centre, radius, radius)
        unit = radius / 10
        if done:
            painter.setPen(QPen(theme.colour("accent"), 1.8))
            tick = ((-4, 0.5), (-1, 3.5), (4.5, -3.5))
            painter.drawPolyline([centre + QPointF(x * unit, y * unit) for x, y in tick])
        else:
            painter.setFont(theme.font(theme.HINT, now))
            painter.setPen(theme.colour("on-accent" if now else "text3"))
            place = QRectF(centre.x() - radius, middle - radius, radius * 2, radius * 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.setFont(theme.font(theme.HINT, now))
        painter.setPen(theme.colour("accent" if now else "text" if done else "text3"))
        row = QRectF(width * number, theme.px(26), width, theme.px(18))
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, step.word)
        if step.note:
            painter.setFont(theme.font(11, step.urgent))
            painter.setPen(theme.colour("amber" if step.urgent else "text3"))
            painter.drawText(row.translated(0, theme.px(17)), Qt.AlignmentFlag.AlignCenter, step.note)


@dataclass(frozen=True)
class Count:
    """The days of one reckoning as a bar. All places are days from the start of the bar.

    total: days in the bar; marks: (place, word) under the bar, a line at each; rests: (place, days) drawn hatched;
    today: place of today, None when outside; end: word under the right end; ticks: a line at every day.
    """

    total: int
    marks: tuple[tuple[int, str], ...] = ()
    rests: tuple[tuple[int, int], ...] = ()
    today: int | None = None
    end: str = ""
    ticks: bool = False


class CountBar(QWidget):
    """The bar over "why this day": parts of months, rest days hatched, today marked."""

    def __init__(self, count: Count, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = count
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [word for _, word in count.marks] + [count.end]
        self.setAccessibleName("，".join(word for word in words if word))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, count = QPainter(self), self.count
        width, top, deep = self.width() - 1, theme.px(3), theme.px(10)
        day = width / max(count.total, 1)
        edge = theme.colour("accent-l")
        painter.setPen(edge)
        painter.setBrush(theme.colour("accent-t"))
        painter.drawRect(0, top, width, deep)
        for place, length in count.rests:
            hatch = QRectF(place * day, top + 1, length * day, deep - 1)
            painter.fillRect(hatch, QBrush(edge, Qt.BrushStyle.BDiagPattern))
        lines = range(1, count.total) if count.ticks else [place for place, _ in count.marks if place]
        for place in lines:
            painter.drawLine(QPointF(place * day, top), QPointF(place * day, top + deep))
        self._paint_words(painter, day)
        painter.end()

    def _paint_words(self, painter: QPainter, day: float) -> None:
        """Words under the bar; one that would run into its neighbour is left out, today's last of all."""
        count, small = self.count, theme.font(11)
        base, metrics = theme.px(28), QFontMetricsF(small)
        painter.setFont(small)
        taken: list[tuple[float, float]] = []

        def write(left: float, word: str, ink: str) -> None:
            wide = metrics.horizontalAdvance(word)
            left = max(0.0, min(left, self.width() - wide))
            if any(left < right + 4 and left + wide > begin - 4 for begin, right in taken):
                return
            taken.append((left, left + wide))
            painter.setPen(theme.colour(ink))
            painter.drawText(QPointF(left, base), word)

        if count.today is not None:
            at = count.today * day
            painter.fillRect(QRectF(at - 1, 0, 2, theme.px(16)), theme.colour("text"))
            write(at - metrics.horizontalAdvance(screen.TODAY_MARK) / 2, screen.TODAY_MARK, "text")
        if count.end:
            write(self.width(), count.end, "text3")
        for place, word in count.marks:
            write(place * day, word, "text3")
