"""The stop-watch of an event: how long ago it became known, until when the superior must hear, in shape and words."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.labels import urgent as words
from ui import theme
from ui.widgets.chips import paint_symbol

AMBER, RED = timedelta(minutes=30), timedelta(minutes=60)
_LOOKS = {"OVER": ("red-t", "red", "over"), "SOON": ("amber-t", "amber", "soon"),
          "RUNNING": ("surface2", "text", "today"), "DONE": ("accent-t", "accent", "done")}  # fmt: skip


class HourClock(QWidget):
    """All times are local without zone. stopped: when the superior heard of it, None while the hour runs."""

    def __init__(self) -> None:
        super().__init__()
        self.known = self.deadline = self.at = datetime.combine(date.min, time())
        self.stopped: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(330), theme.px(108))

    def show_time(self, known: datetime, deadline: datetime, at: datetime, stopped: datetime | None = None) -> None:
        """Another second."""
        self.known, self.deadline, self.at, self.stopped = known, deadline, at, stopped
        self.setAccessibleName(f"{words.ELAPSED} {self.elapsed()}，{self.said()[0]}")
        self.update()

    def level(self) -> str:
        """OVER after the hour, SOON from the half hour on, RUNNING before; DONE when the superior heard in time."""
        spent = (self.stopped or self.at) - self.known
        if spent > RED:
            return "OVER"
        if self.stopped is not None:
            return "DONE"
        return "SOON" if spent >= AMBER else "RUNNING"

    def elapsed(self) -> str:
        """12:34, 1:02:03 from the hour on."""
        seconds = max(0, int(((self.stopped or self.at) - self.known).total_seconds()))
        hours, rest = divmod(seconds, 3600)
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"

    def said(self) -> tuple[str, str]:
        """The two lines beside the figures."""
        until = words.DEADLINE.format(at=_clock(self.deadline, self.at))
        if self.stopped is not None:
            at = _clock(self.stopped, self.at)
            if self.stopped > self.deadline:
                return words.STOPPED_LATE.format(at=at), until
            minutes = int((self.stopped - self.known).total_seconds() // 60)
            return words.STOPPED.format(at=at, minutes=minutes), until
        left = self.deadline - self.at
        if left < timedelta():
            return until, words.OVER.format(minutes=int(-left.total_seconds() // 60))
        return until, words.LEFT.format(minutes=int(left.total_seconds() // 60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground, ink, shape = _LOOKS[self.level()]
        painter.fillRect(self.rect(), theme.colour(ground))
        painter.setPen(theme.colour(ink))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        left, high = theme.px(16), self.height()
        mark = QRectF(left, high / 2 - theme.px(12), theme.px(24), theme.px(24))
        paint_symbol(painter, shape, mark, theme.colour(ink), theme.colour(ground))
        painter.setFont(theme.font(46, strong=True))
        figures = self.elapsed()
        begin = left + theme.px(38)
        wide = painter.fontMetrics().horizontalAdvance(figures)
        painter.drawText(QRect(begin, 0, wide + 4, high), Qt.AlignmentFlag.AlignVCenter, figures)
        begin += wide + theme.px(18)
        room = self.width() - begin - theme.px(8)
        painter.setFont(theme.font(theme.HEADING, strong=True))
        first, second = self.said()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(begin, theme.px(10), room, high // 2 - theme.px(8)), flags, first)
        painter.setFont(theme.font(theme.TITLE, self.level() in ("OVER", "SOON")))
        painter.drawText(QRect(begin, high // 2 + theme.px(2), room, high // 2 - theme.px(10)), flags, second)
        painter.end()


def _clock(at: datetime, now: datetime) -> str:
    return f"{at:%H:%M}" if at.date() == now.date() else words.short_moment(at)
