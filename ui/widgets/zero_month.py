"""A month of zero reports, Monday first: shape and word for each day; arrows walk, Enter reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.labels import duty as state_words
from desktop_app.labels import duty_page as words
from desktop_app.usecases.key_periods import DayState
from ui import theme
from ui.widgets.chips import paint_symbol

HEAD = 26
# state of a day -> shape and ink
_MARKS = {
    "SENT": ("done", "accent"),
    "LATE": ("soon", "amber"),
    "MISSED": ("over", "red"),
    "DUE_TODAY": ("today", "amber"),
    "COMING": ("later", "text3"),
}


class ZeroMonth(QWidget):
    """chosen: somebody chose a day; opened: Enter or a double click on it; turned: another month (-1, +1)."""

    chosen = Signal(object)
    opened = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cells: Sequence[DayState] = ()
        self.day = self.today = self.month = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(350), theme.px(280))

    def show_month(self, month: date, today: date, cells: Sequence[DayState]) -> None:
        """Whole weeks around a month. month: its first day."""
        self.month, self.today, self.cells = month, today, cells
        if (self.day.year, self.day.month) != (month.year, month.month):
            self.day = today if (today.year, today.month) == (month.year, month.month) else month
        self._settle()
        self.update()

    def choose(self, day: date) -> None:
        """Put the selection on a day of the cells shown."""
        self.day = day
        self._settle()
        self.update()
        self.chosen.emit(day)

    def current(self) -> DayState | None:
        return next((one for one in self.cells if one.day == self.day), None)

    def _settle(self) -> None:
        one = self.current()
        if one is not None:
            self.setAccessibleDescription(words.spoken(one.day, state_words.DAY_STATES[one.state], one.period))

    def rect_of(self, place: int) -> QRect:
        """Where the n-th cell stands."""
        weeks = max(1, len(self.cells) // 7)
        column, row = place % 7, place // 7
        top, high = theme.px(HEAD), self.height() - theme.px(HEAD) - 1
        left, right = (self.width() - 1) * column // 7, (self.width() - 1) * (column + 1) // 7
        y, below = top + high * row // weeks, top + high * (row + 1) // weeks
        return QRect(left, y, right - left, below - y)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        high = theme.px(HEAD)
        painter.fillRect(QRect(0, 0, self.width(), high), theme.colour("surface2"))
        painter.setPen(theme.colour("text2"))
        for column, word in enumerate(words.WEEK_HEADS):
            painter.setFont(theme.font(theme.HINT, column < 5))
            left = (self.width() - 1) * column // 7
            place = QRect(left + theme.px(7), 0, self.width() // 7, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
        for number, cell in enumerate(self.cells):
            self._paint_cell(painter, self.rect_of(number), cell)
        painter.end()

    def _paint_cell(self, painter: QPainter, place: QRect, cell: DayState) -> None:
        inside = (cell.day.year, cell.day.month) == (self.month.year, self.month.month)
        asked = cell.due is not None
        fill = "accent-t" if cell.day == self.today else "surface" if inside else "surface2"
        painter.fillRect(place, theme.colour("sel" if cell.day == self.day else fill))
        painter.setPen(theme.colour("line"))
        painter.drawRect(place)
        left, line = place.x() + theme.px(7), theme.px(18)
        painter.setFont(theme.font(theme.BODY, asked))
        painter.setPen(theme.colour("text" if inside and asked else "text3"))
        head = QRect(left, place.y() + theme.px(4), place.width() - theme.px(13), line)
        marks = []
        if cell.day == self.today:
            marks.append(words.TODAY_MARK)
        if cell.kind == "HOLIDAY":
            marks.append(words.OFF)
        elif cell.kind == "MAKEUP":
            marks.append(words.WORK)
        number, told = str(cell.day.day), painter.fontMetrics().horizontalAdvance
        if not inside and told("".join([words.short(cell.day), " ", *marks])) <= head.width():
            number = words.short(cell.day)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, number)
        if marks:
            painter.setFont(theme.font(theme.HINT))
            painter.setPen(theme.colour("accent" if cell.day == self.today else "text3"))
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, " ".join(marks))
        if cell.state in _MARKS:
            shape, ink = _MARKS[cell.state]
            if cell.over and cell.state == "DUE_TODAY":
                shape, ink = "over", "red"
            y = place.y() + theme.px(4) + line + theme.px(2)
            mark = QRectF(left, y + theme.px(2), theme.px(13), theme.px(13))
            paint_symbol(painter, shape, mark, theme.colour(ink), theme.colour("surface"))
            painter.setFont(theme.font(theme.HINT, cell.state in ("MISSED", "DUE_TODAY")))
            painter.setPen(theme.colour(ink))
            said = state_words.DAY_STATES[cell.state]
            if cell.nil is False:
                said += f"·{state_words.SOME}"
            room = QRect(left + theme.px(18), y, place.right() - left - theme.px(18), line)
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if cell.day == self.day:
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "line2"), 2 if self.hasFocus() else 1))
            painter.drawRect(place.adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = event.key()
        if key in steps and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._walk(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        day = self.day + timedelta(days=by)
        if any(one.day == day for one in self.cells):
            self.choose(day)
        else:
            self.turned.emit(1 if by > 0 else -1)

    def _day_at(self, event: QMouseEvent) -> date | None:
        point = event.position().toPoint()
        return next((one.day for n, one in enumerate(self.cells) if self.rect_of(n).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event)
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._day_at(event) is not None:
            self.opened.emit(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
