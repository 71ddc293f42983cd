"""A month of reception days, Monday first, weekends narrow: arrows walk, Enter edits, a slot is dragged to a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from desktop_app.labels import leader_day_page as words
from desktop_app.labels.leader_days import short_day
from desktop_app.usecases.day_board import DayCell, Month, SlotCard
from ui import theme
from ui.widgets.chips import paint_symbol

HEAD, WEEKEND = 26, 44
LINE = 17

# state of a slot -> shape and ink
_MARKS = {
    "UNPOSTED": ("later", "text2"),
    "PREPARED": ("soon", "amber"),
    "CHANGED": ("soon", "amber"),
    "POSTED": ("done", "accent"),
    "NO_POSTING": ("later", "text2"),
    "PENDING": ("pause", "amber"),
    "OPEN": ("over", "red"),
    "HELD": ("done", "text2"),
    "NOBODY": ("done", "text2"),
}


class MonthGrid(QWidget):
    """chosen: somebody chose a day and the slot in it (0 for none); opened: Enter or a double click; moved: a slot was
    dropped on a day; turned: another month is wanted (-1, +1). mark_words: slot -> the words of its last line."""

    chosen = Signal(object, int)
    opened = Signal(int)
    moved = Signal(int, object)
    turned = Signal(int)

    def __init__(self, mark_words: Callable[[SlotCard, date], tuple[str, str]]) -> None:
        super().__init__()
        self._words = mark_words
        self.month: Month | None = None
        self.day = date.min
        self.slot_id = 0
        self._pressed: tuple[SlotCard, QPoint] | None = None
        self._over: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(words.GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(320))

    # what is shown

    def show_month(self, month: Month) -> None:
        """Another month, or the same one anew; the chosen day stays when it is in it."""
        self.month = month
        days = [cell.day for cell in month.cells]
        if self.day not in days or self.day.month != month.month:
            today = month.today
            self.day = today if today in days and today.month == month.month else date(month.year, month.month, 1)
        self._settle()
        self.update()

    def choose(self, day: date, slot_id: int = 0) -> None:
        """Put the selection on a day of this month, and on one of its slots."""
        self.day = day
        self.slot_id = slot_id
        self._settle()
        self.update()
        self.chosen.emit(self.day, self.slot_id)

    def cell(self, day: date) -> DayCell | None:
        return next((one for one in self.month.cells if one.day == day), None) if self.month else None

    def current(self) -> SlotCard | None:
        """The chosen slot."""
        found = self.cell(self.day)
        return next((one for one in found.slots if one.id == self.slot_id), None) if found else None

    def _settle(self) -> None:
        found = self.cell(self.day)
        ids = [one.id for one in found.slots] if found else []
        if self.slot_id not in ids:
            self.slot_id = ids[0] if ids else 0
        card = self.current()
        said = short_day(self.day)
        if card is not None:
            state = self._words(card, self.month.today if self.month else self.day)[1]
            said = words.spoken(card.day, card.leader, card.post, card.starts, card.place, state)
        self.setAccessibleDescription(said)

    # geometry

    def rect_of(self, day: date) -> QRect:
        """Where a day stands, in pixels of this widget."""
        if self.month is None:
            return QRect()
        place = (day - self.month.cells[0].day).days
        column, row = place % 7, place // 7
        weeks = len(self.month.cells) // 7
        top, high = theme.px(HEAD), self.height() - theme.px(HEAD)
        left = self._left(column)
        y = top + high * row // weeks
        return QRect(left, y, self._left(column + 1) - left, top + high * (row + 1) // weeks - y)

    def _left(self, column: int) -> int:
        end = theme.px(WEEKEND)
        work = self.width() - 2 * end
        return work * column // 5 if column <= 5 else work + (column - 5) * end

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point of this widget."""
        if self.month is None:
            return None
        return next((one.day for one in self.month.cells if self.rect_of(one.day).contains(point)), None)

    def slot_rects(self, cell: DayCell) -> list[tuple[QRect, SlotCard, bool]]:
        """Where the slots of a day stand, and whether each has its three lines."""
        place = self.rect_of(cell.day)
        top, line = place.y() + theme.px(LINE + 5), theme.px(LINE)
        room = place.bottom() - top
        narrow = place.width() < theme.px(80)
        whole = not narrow and len(cell.slots) * 3 * line <= room + theme.px(3)
        found = []
        for number, card in enumerate(cell.slots):
            high = 3 * line if whole else line
            found.append((QRect(place.x(), top + number * high, place.width(), high), card, whole))
        return found

    def slot_at(self, point: QPoint) -> SlotCard | None:
        """The slot under a point of this widget."""
        day = self.day_at(point)
        cell = self.cell(day) if day else None
        for place, card, _ in self.slot_rects(cell) if cell else ():
            if place.contains(point):
                return card
        return None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        self._paint_heads(painter)
        if self.month is not None:
            for cell in self.month.cells:
                self._paint_cell(painter, cell)
            self._paint_choice(painter)
        painter.end()

    def _paint_heads(self, painter: QPainter) -> None:
        high = theme.px(HEAD)
        painter.fillRect(QRect(0, 0, self.width(), high), theme.colour("surface2"))
        painter.setPen(theme.colour("text2"))
        for column, word in enumerate(words.WEEK_HEADS):
            painter.setFont(theme.font(theme.HINT, column < 5))
            left = self._left(column)
            place = QRect(left + theme.px(7), 0, self._left(column + 1) - left, high)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_cell(self, painter: QPainter, cell: DayCell) -> None:
        assert self.month is not None
        place = self.rect_of(cell.day)
        inside = cell.day.month == self.month.month
        off = cell.kind in ("WEEKEND", "HOLIDAY")
        fill = "surface" if inside and not off else "surface2"
        if cell.day == self.month.today:
            fill = "accent-t"
        if cell.day == self._over:
            fill = "hover"
        painter.fillRect(place, theme.colour(fill))
        painter.setPen(theme.colour("line"))
        painter.drawRect(place.adjusted(0, 0, 0, 0))
        painter.setFont(theme.font(theme.BODY, inside and not off))
        painter.setPen(theme.colour("text" if inside and not off else "text3"))
        left = place.x() + theme.px(7)
        head = QRect(left, place.y() + theme.px(3), place.width() - theme.px(8), theme.px(LINE))
        number = words.day_head(cell.day, self.month.month) if place.width() > theme.px(80) else str(cell.day.day)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, number)
        mark = self._mark(cell)
        if mark:
            after = painter.fontMetrics().horizontalAdvance(number) + theme.px(6)
            painter.setFont(theme.font(theme.HINT))
            painter.setPen(theme.colour("accent" if cell.day == self.month.today else "text2"))
            painter.drawText(head.adjusted(after, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, mark)
        rects = self.slot_rects(cell)
        for number_, (slot_place, card, whole) in enumerate(rects):
            if slot_place.bottom() > place.bottom() + theme.px(2):
                self._more(painter, place, len(rects) - number_)
                break
            self._paint_slot(painter, slot_place, card, whole)

    def _mark(self, cell: DayCell) -> str:
        assert self.month is not None
        marks = []
        if cell.day == self.month.today:
            marks.append(words.TODAY_MARK)
        if cell.kind == "HOLIDAY":
            marks.append(cell.name if self.rect_of(cell.day).width() > theme.px(80) else words.OFF_MARK)
        if cell.kind == "MAKEUP":
            marks.append(words.WORK_MARK)
        return " ".join(marks)

    def _more(self, painter: QPainter, place: QRect, count: int) -> None:
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(theme.colour("text2"))
        low = QRect(place.x() + theme.px(7), place.bottom() - theme.px(LINE), place.width(), theme.px(LINE))
        painter.fillRect(low, theme.colour("surface"))
        painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, words.MORE_SLOTS.format(n=count))

    def _paint_slot(self, painter: QPainter, place: QRect, card: SlotCard, whole: bool) -> None:
        assert self.month is not None
        chosen = card.id == self.slot_id and card.day == self.day
        if chosen:
            painter.fillRect(place.adjusted(1, 0, 0, 0), theme.colour("sel"))
        left, room, line = place.x() + theme.px(7), place.width() - theme.px(10), theme.px(LINE)
        state, word = self._words(card, self.month.today)
        shape, ink = _MARKS.get(state, ("later", "text2"))
        if not whole:
            self._one_line(painter, place, card, shape, ink)
            return
        done = state in ("HELD", "NOBODY")
        x = self._say(painter, left, place.y(), room, card.leader, not done, "text")
        post = words.STAND_IN.format(name=card.standing_in) if card.standing_in else card.post
        self._say(painter, x, place.y(), room - (x - left), post, False, "text2")
        self._say(painter, left, place.y() + line, room, f"{card.starts} {card.place}", False, "text2")
        mark = QRectF(left, place.y() + 2 * line + theme.px(2), theme.px(12), theme.px(12))
        paint_symbol(painter, shape, mark, theme.colour(ink), theme.colour("surface"))
        self._say(painter, left + theme.px(16), place.y() + 2 * line, room - theme.px(16), word, False, ink)

    def _one_line(self, painter: QPainter, place: QRect, card: SlotCard, shape: str, ink: str) -> None:
        left = place.x() + theme.px(5)
        mark = QRectF(left, place.y() + theme.px(3), theme.px(11), theme.px(11))
        paint_symbol(painter, shape, mark, theme.colour(ink), theme.colour("surface"))
        narrow = place.width() < theme.px(80)
        text = card.leader[:1] if narrow else f"{card.starts} {card.leader} {card.place}"
        room = place.width() - theme.px(22)
        self._say(painter, left + theme.px(14), place.y(), room, text, False, "text")

    @staticmethod
    def _say(painter: QPainter, left: int, top: int, room: int, text: str, strong: bool, ink: str) -> int:
        painter.setFont(theme.font(theme.HINT, strong))
        painter.setPen(theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(QRect(left, top, max(room, 0), theme.px(LINE)), Qt.AlignmentFlag.AlignVCenter, shown)
        return left + QFontMetrics(painter.font()).horizontalAdvance(shown) + theme.px(6)

    def _paint_choice(self, painter: QPainter) -> None:
        place = self.rect_of(self.day)
        wide = 2 if self.hasFocus() else 1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "line2"), wide))
        painter.drawRect(place.adjusted(1, 1, -1, -1))

    # keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._next_slot(1 if key == Qt.Key.Key_Down else -1)
        elif key in steps and not control:
            self._walk(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.opened.emit(self.slot_id)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        if self.month is None:
            return
        day = self.day + timedelta(days=by)
        if self.cell(day) is None or (day.month != self.month.month and abs(by) == 7):
            self.turned.emit(1 if by > 0 else -1)
            return
        self.choose(day)

    def _next_slot(self, by: int) -> None:
        found = self.cell(self.day)
        ids = [one.id for one in found.slots] if found else []
        if ids:
            place = (ids.index(self.slot_id) + by) % len(ids) if self.slot_id in ids else 0
            self.choose(self.day, ids[place])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        day = self.day_at(point)
        if day is None:
            return
        card = self.slot_at(point)
        self.choose(day, card.id if card else 0)
        self._pressed = (card, point) if card is not None and not card.over else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is not None and (point - self._pressed[1]).manhattanLength() >= far:
            self._over = self.day_at(point)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
            return
        card = self.slot_at(point)
        self.setCursor(Qt.CursorShape.PointingHandCursor if card else Qt.CursorShape.ArrowCursor)
        if card is not None:
            told = f"{short_day(card.day)} {card.starts}—{card.ends} {card.leader} {card.post}\n{card.place}"
            QToolTip.showText(event.globalPosition().toPoint(), told, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._over
        self._pressed = self._over = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()
        if pressed is not None and target is not None and target != pressed[0].day:
            self.moved.emit(pressed[0].id, target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.slot_at(event.position().toPoint())
        self._pressed = None
        self.opened.emit(card.id if card else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
