"""今日: what must be done now, grouped by how near it is, one act each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.labels import pages, screen
from desktop_app.rules.moments import local
from desktop_app.usecases.today import Duty, Today
from ui import theme
from ui.widgets.chips import paint_chip, paint_symbol
from ui.widgets.panels import EmptyPage, Panel, button, label

Row = Duty | tuple[str, int]
DATA = Qt.ItemDataRole.UserRole
BUTTON_WIDTH = 92


class DutyRows(QAbstractListModel):
    """Group heads and the duties under them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show_duties(self, duties: tuple[Duty, ...]) -> None:
        self.beginResetModel()
        self.rows = []
        for group in pages.TODAY_GROUPS:
            found = [one for one in duties if one.group == group]
            if found:
                self.rows.append((group, len(found)))
                self.rows.extend(found)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if role == DATA:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, tuple):
                return f"{pages.TODAY_GROUPS[row[0]]} {pages.count(row[1])}"
            return "，".join((pages.duty_title(row), row.number, row.petitioner, row.subject, pages.chip_word(row)))
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], tuple):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _DutyPainter(QStyledItemDelegate):
    """Two-line rows with a chip and a painted button, answered by the view."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.px(25 if isinstance(index.data(DATA), tuple) else 42))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(DATA)
        painter.save()
        if isinstance(row, tuple):
            self._paint_head(painter, option.rect, row)
        else:
            self._paint_duty(painter, option, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, row: tuple[str, int]) -> None:
        painter.fillRect(place, theme.colour("surface2"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        level = pages.GROUP_LEVELS[row[0]]
        ink = theme.colour({"over": "red", "today": "amber", "soon": "amber"}.get(level, "text2"))
        mark = QRectF(place.x() + theme.px(14), place.center().y() - theme.px(7), theme.px(14), theme.px(14))
        paint_symbol(painter, level, mark, ink, theme.colour("surface2"))
        painter.setPen(ink)
        painter.setFont(theme.font(theme.BODY, strong=True))
        left = place.x() + theme.px(34)
        word = pages.TODAY_GROUPS[row[0]]
        painter.drawText(QRect(left, place.y(), 400, place.height()), Qt.AlignmentFlag.AlignVCenter, word)
        left += painter.fontMetrics().horizontalAdvance(word) + theme.px(8)
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(theme.colour("text2"))
        painter.drawText(
            QRect(left, place.y(), 200, place.height()), Qt.AlignmentFlag.AlignVCenter, pages.count(row[1])
        )

    def _paint_duty(self, painter: QPainter, option: QStyleOptionViewItem, row: Duty) -> None:
        place: QRect = option.rect
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("sel" if focused else "hover"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if row.level in ("OVER", "TODAY"):
            bar = QRect(place.x(), place.y(), theme.px(3), place.height() - 1)
            painter.fillRect(bar, theme.colour("red-s" if row.level == "OVER" else "amber-s"))
        act = self.button_rect(place)
        chip_left = act.left() - theme.px(10) - theme.px(86)
        day_right = chip_left - theme.px(10)
        top = QRect(place.x() + theme.px(14), place.y() + theme.px(3), 0, theme.px(19))
        low = top.translated(0, theme.px(18))
        self._paint_words(painter, row, top, low, day_right - theme.px(64))
        self._paint_day(painter, row, day_right, top, low)
        paint_chip(painter, chip_left, place.center().y(), row.level.lower(), pages.chip_word(row))
        self._paint_button(painter, act, row)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(place.adjusted(1, 1, -1, -2))

    def _paint_words(self, painter: QPainter, row: Duty, top: QRect, low: QRect, right: int) -> None:
        left = top.x()
        middle = Qt.AlignmentFlag.AlignVCenter
        for text, strong, ink in (
            (pages.duty_title(row), True, "text"),
            (pages.short_number(row.number), False, "accent"),
            (row.petitioner, False, "text"),
            (row.subject, False, "text2"),
        ):
            if not text:
                continue
            painter.setFont(theme.font(theme.BODY, strong))
            painter.setPen(theme.colour(ink))
            room = max(right - left, 0)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top.y(), room, top.height()), middle, shown)
            left += painter.fontMetrics().horizontalAdvance(shown) + theme.px(8)
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(theme.colour("text3"))
        why = pages.duty_reason(row)
        room = right - low.x()
        shown = painter.fontMetrics().elidedText(why, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(low.x(), low.y(), room, low.height()), middle, shown)
        warning = pages.duty_warning(row)
        if warning:
            after = painter.fontMetrics().horizontalAdvance(shown) + theme.px(8)
            painter.setPen(theme.colour("amber"))
            room -= after
            shown = painter.fontMetrics().elidedText(warning, Qt.TextElideMode.ElideRight, max(room, 0))
            painter.drawText(QRect(low.x() + after, low.y(), room, low.height()), middle, shown)

    def _paint_day(self, painter: QPainter, row: Duty, right: int, top: QRect, low: QRect) -> None:
        wide = theme.px(84)
        place = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRect(right - wide, top.y(), wide, top.height()), place, pages.month_day(row.due))
        painter.setFont(theme.font(theme.HINT))
        painter.setPen(theme.colour("amber" if row.rest_day else "text3"))
        painter.drawText(QRect(right - wide, low.y(), wide, low.height()), place, pages.weekday(row.due, row.rest_day))

    def _paint_button(self, painter: QPainter, place: QRect, row: Duty) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = row.level in ("OVER", "TODAY")
        painter.setPen(theme.colour("accent" if strong else "line2"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(theme.colour("accent" if strong else "text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, pages.duty_act(row))

    @staticmethod
    def button_rect(place: QRect) -> QRect:
        width, height = theme.px(BUTTON_WIDTH), theme.px(26)
        return QRect(place.right() - width - theme.px(10), place.center().y() - height // 2, width, height)


class DutyList(QListView):
    """The list of 今日: arrows walk, Enter does, Ctrl+O opens, Space tells why."""

    acted = Signal(object)
    opened = Signal(object)
    asked_why = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setModel(DutyRows())
        self.setItemDelegate(_DutyPainter(self))
        self.setMouseTracking(True)
        self.setAccessibleName(pages.DUTIES)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed().changed.connect(self.scheduleDelayedItemsLayout)

    def rows(self) -> DutyRows:
        model = self.model()
        assert isinstance(model, DutyRows)
        return model

    def show_duties(self, duties: tuple[Duty, ...]) -> None:
        """Show a new state and keep the selection on the same duty when it is still there."""
        kept = self.current()
        self.rows().show_duties(duties)
        wanted = next(
            (
                number
                for number, row in enumerate(self.rows().rows)
                if isinstance(row, Duty) and (kept is None or _same(row, kept))
            ),
            None,
        )
        if wanted is not None:
            self.setCurrentIndex(self.rows().index(wanted))

    def current(self) -> Duty | None:
        row = self.currentIndex().data(DATA) if self.currentIndex().isValid() else None
        return row if isinstance(row, Duty) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        duty = self.current()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if duty is not None and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit(duty)
            return
        if duty is not None and event.key() == Qt.Key.Key_Space:
            if duty.matter_id:
                self.asked_why.emit(duty.matter_id)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        duty = self._duty_at(event.position().toPoint())
        if duty is not None and self._on_button(event.position().toPoint()):
            self.acted.emit(duty)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        duty = self._duty_at(event.position().toPoint())
        if duty is not None and not self._on_button(event.position().toPoint()):
            self.opened.emit(duty)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        hand = self._on_button(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.scheduleDelayedItemsLayout()
        return super().viewportEvent(event)

    def _duty_at(self, point: QPoint) -> Duty | None:
        index = self.indexAt(point)
        row = index.data(DATA) if index.isValid() else None
        return row if isinstance(row, Duty) else None

    def _on_button(self, point: QPoint) -> bool:
        index = self.indexAt(point)
        return (
            index.isValid()
            and isinstance(index.data(DATA), Duty)
            and _DutyPainter.button_rect(self.visualRect(index)).contains(point)
        )


def _same(one: Duty, other: Duty) -> bool:
    return (one.matter_id, one.rule, one.target) == (other.matter_id, other.rule, other.target)


class TodayPage(QWidget):
    """The first page. Signals: acted(Duty), opened(Duty), register, draft(id), backup."""

    acted = Signal(object)
    opened = Signal(object)
    asked_why = Signal(int)
    register = Signal()
    print_list = Signal()
    draft = Signal(int)
    backup = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(screen.TABS["TODAY"])
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(10)
        self.list = DutyList()
        self.setFocusProxy(self.list)
        self.list.acted.connect(self.acted)
        self.list.opened.connect(self.opened)
        self.list.asked_why.connect(self.asked_why)
        new = button(pages.REGISTER_VISIT, self.register.emit, "primary", "plus")
        new.setToolTip("Ctrl+N")
        self.left = Panel(pages.DUTIES, " ", button(pages.PRINT_TODAY, self.print_list.emit, "", "printer"), new)
        self.empty = EmptyPage("check", pages.NOTHING_DUE, pages.NOTHING_DUE_WHY)
        self.left.body.addWidget(self.list, 1)
        self.more = label("", "note")
        self.more.setIndent(theme.px(14))
        self.more.setMinimumHeight(theme.px(30))
        self.more.hide()
        self.left.body.addWidget(self.more)
        self.left.body.addWidget(self.empty, 1)
        row.addWidget(self.left, 1)
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.standing = Panel(pages.STANDING)
        self.saved = Panel(pages.BACKUP)
        self.calendar = Panel(pages.CALENDAR)
        self.drafts = Panel(pages.DRAFTS, " ")
        for panel in (self.standing, self.saved, self.calendar, self.drafts):
            panel.pad()
            panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            column.addWidget(panel)
        column.addStretch()
        # On a low screen or with large text the side scrolls; its panels are never squeezed.
        self.side_area = QScrollArea()
        self.side_area.setWidgetResizable(True)
        self.side_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.side_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side_area.setWidget(self.side)
        row.addWidget(self.side_area)
        self._fit()
        theme.changed().changed.connect(self._fit)

    def _fit(self) -> None:
        self.side_area.setFixedWidth(theme.px(276) + 12)

    def show_today(self, seen: Today) -> None:
        """Show the state of the day."""
        self.left.note.setText(pages.long_day(seen.day))
        self.list.show_duties(seen.duties)
        self.more.setText(pages.MORE_DUTIES.format(n=seen.unlisted))
        self.more.setVisible(seen.unlisted > 0)
        self.list.setVisible(bool(seen.duties))
        self.empty.setVisible(not seen.duties)
        _fill(
            self.standing,
            [
                (pages.OPEN_MATTERS, pages.count(seen.open_matters)),
                (pages.UNANSWERED, pages.count(seen.unanswered)),
                (pages.LATER_DUE, pages.clocks(seen.later)),
            ],
        )
        self.drafts.note.setText(pages.copies(len(seen.drafts)))
        _clear(self.drafts)
        if not seen.drafts:
            self.drafts.body.addWidget(label(pages.NO_DRAFTS, "note", wrap=True))
        for draft in seen.drafts[:4]:
            line = QHBoxLayout()
            when = local(datetime.fromisoformat(draft.saved_at))
            line.addWidget(label(pages.draft_title(draft.title, when), "", wrap=True), 1)
            line.addWidget(button(pages.GO_ON, partial(self.draft.emit, draft.id), "flat"))
            holder = QWidget()
            holder.setLayout(line)
            line.setContentsMargins(0, 0, 0, 0)
            self.drafts.body.addWidget(holder)

    def show_backup(self, lines: list[str], act: Callable[[], None] | None, word: str = pages.BACK_UP_NOW) -> None:
        """How the last backup stands; act: what its button does, None while one is running; word: on the button."""
        _clear(self.saved)
        for number, line in enumerate(lines):
            self.saved.body.addWidget(label(line, "" if not number else "note", wrap=True))
        if act is not None:
            self.saved.body.addWidget(button(word, act, "", "database-backup"), 0, Qt.AlignmentFlag.AlignLeft)

    def show_calendar(self, lines: list[str], act: Callable[[], None]) -> None:
        """Until when the holiday table reaches."""
        _clear(self.calendar)
        for number, line in enumerate(lines):
            self.calendar.body.addWidget(label(line, "" if not number else "note", wrap=True))
        self.calendar.body.addWidget(button(pages.ADD_YEAR, act, "", "calendar"), 0, Qt.AlignmentFlag.AlignLeft)


def _clear(panel: Panel) -> None:
    while (item := panel.body.takeAt(0)) is not None:
        piece = item.widget()
        if piece is not None:
            piece.deleteLater()


def _fill(panel: Panel, rows: list[tuple[str, str]]) -> None:
    _clear(panel)
    for name, value in rows:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(name, "label"))
        line.addStretch()
        line.addWidget(label(value, "strong"))
        holder = QWidget()
        holder.setLayout(line)
        panel.body.addWidget(holder)
