"""A day, or a day and a minute, typed the way people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from desktop_app.labels import screen
from ui.icons import icon

_DAY = re.compile(r"(?:(\d{4}|\d{2})-)?(\d{1,2})-(\d{1,2})")
_RUN = re.compile(r"(\d{4})?(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{1,2})(?::\d{1,2})?|(\d{1,2})(\d{2})")


def read_moment(text: str, now: datetime) -> tuple[date, time | None] | None:
    """What was typed as a day and perhaps a minute; None when it is neither.

    Read are 2026-03-16, 2026/3/16, 2026年3月16日, 20260316, 26-3-16, 3-16, 0316, 今天, 昨天, 前天, each with 10:06,
    1006 or 10点06分 behind it, or a time alone (today). Without a year the nearest such day counts, looking from `now`.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"[年月/.]", "-", plain).replace("日", " ").replace("T", " ")
    plain = re.sub(r"[点时]", ":", plain).replace("分", "").rstrip(":- ")
    first, _, rest = plain.partition(" ")
    rest = rest.strip()
    if first in screen.DAY_WORDS:
        day: date | None = now.date() + timedelta(days=screen.DAY_WORDS[first])
    elif ":" in first and not rest:
        day, rest = now.date(), first
    elif found := _DAY.fullmatch(first) or _RUN.fullmatch(first):
        day = _day(found[1], int(found[2]), int(found[3]), now.date())
    else:
        day = None
    if day is None:
        return None
    if not rest:
        return day, None
    clock = _TIME.fullmatch(rest)
    if clock is None:
        return None
    try:
        return day, time(int(clock[1] or clock[3]), int(clock[2] or clock[4]))
    except ValueError:
        return None


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [today.year + n for n in (-1, 0, 1)]
    found = []
    for each in years:
        try:
            found.append(date(each, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - today), default=None)


class MomentEdit(QLineEdit):
    """value: an aware moment (with `minutes`) or a date, None when empty or not understood.

    now: the office's clock. A day typed without a minute gets the present minute when it is today, else 00:00, which
    is shown on leaving the field. Up and Down change the day, F4 opens a calendar.
    """

    edited = Signal()

    def __init__(self, now: Callable[[], datetime], minutes: bool = True) -> None:
        super().__init__()
        self._now, self._minutes = now, minutes
        self.setPlaceholderText(screen.MOMENT_HINT if minutes else screen.DATE_HINT)
        picker = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        picker.triggered.connect(self.open_calendar)
        self.textChanged.connect(lambda: self.edited.emit())

    def value(self) -> datetime | date | None:
        """The moment or day that stands in the field."""
        now = self._now()
        found = read_moment(self.text(), now)
        if found is None:
            return None
        day, clock = found
        if not self._minutes:
            return day
        if clock is None:
            clock = now.time() if day == now.date() else time()
        return datetime.combine(day, clock.replace(second=0, microsecond=0), now.tzinfo)

    def set_value(self, moment: datetime | date | None) -> None:
        """Show a moment or day; an aware moment is shown at the office's own time."""
        if isinstance(moment, datetime):
            local = moment.astimezone(self._now().tzinfo) if moment.tzinfo else moment
            self.setText(f"{local:%Y-%m-%d %H:%M}" if self._minutes else f"{local:%Y-%m-%d}")
        else:
            self.setText(moment.isoformat() if moment else "")

    def kept(self) -> str:
        """The text as typed, for the draft."""
        return self.text()

    def restore(self, text: str) -> None:
        """Bring back a text from a draft."""
        self.setText(text)

    def trouble(self) -> str:
        """The sentence for what could not be understood, "" otherwise."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return screen.UNREADABLE_MOMENT if self._minutes else screen.UNREADABLE_DATE

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        found = self.value()
        if found is not None:
            self.set_value(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        found = self.value()
        if event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        elif step is not None and found is not None and not event.modifiers():
            self.set_value(found + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Choose the day from a month sheet; the minute stays."""
        menu, sheet = QMenu(self), QCalendarWidget()
        found = self.value() or self._now()
        sheet.setSelectedDate(QDate(found.year, found.month, found.day))
        sheet.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        action = QWidgetAction(menu)
        action.setDefaultWidget(sheet)
        menu.addAction(action)

        def take(day: QDate) -> None:
            clock = found.timetz() if isinstance(found, datetime) else time()
            self.set_value(datetime.combine(date(day.year(), day.month(), day.day()), clock))
            menu.close()

        sheet.activated.connect(take)
        sheet.clicked.connect(take)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        sheet.setFocus()
