"""The demands of a matter, one line each: Enter adds the next, Backspace on an empty line takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.labels import screen
from ui import theme
from ui.widgets.panels import label, restyle


class DemandList(QFrame):
    """value: the lines that are not empty, in order. One empty line always waits at the end."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        self._column.setSpacing(0)
        self._lines: list[_Line] = []
        self._add(0, "")

    def value(self) -> list[str]:
        return [text for line in self._lines if (text := line.text().strip())]

    def set_value(self, value: Sequence[str] | None) -> None:
        for line in list(self._lines):
            self._drop(line)
        for place, text in enumerate([*(value or ()), ""]):
            self._add(place, text)
        self.edited.emit()

    def kept(self) -> list[str]:
        return self.value()

    def restore(self, kept: Sequence[str]) -> None:
        self.set_value(kept)

    def trouble(self) -> str:
        return ""

    def lines(self) -> list[QLineEdit]:
        """The inputs, from the top."""
        return list(self._lines)

    def enter(self, line: _Line) -> None:
        """Go to the line below, adding one when this is the last and not empty."""
        place = self._lines.index(line) + 1
        if line.text().strip() and (place == len(self._lines) or self._lines[place].text()):
            self._add(place, "")
        if place < len(self._lines):
            self._lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def step(self, line: _Line, by: int) -> None:
        """Move the keyboard up or down the lines."""
        place = self._lines.index(line) + by
        if 0 <= place < len(self._lines):
            self._lines[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_away(self, line: _Line) -> None:
        """Remove an empty line and go to the end of the one above."""
        place = self._lines.index(line)
        if place:
            self._lines[place - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            self._drop(line)
            self._number()
            self.edited.emit()

    def mark_inside(self, inside: bool) -> None:
        """The frame of the whole list shows that the keyboard is in one of its lines."""
        restyle(self, inside="1" if inside else "0")

    def _add(self, place: int, text: str) -> None:
        line = _Line(self)
        line.setText(text)
        row = QWidget()
        seat = QHBoxLayout(row)
        seat.setContentsMargins(0, 0, 0, 0)
        seat.setSpacing(theme.px(6))
        line.number = label("", "note")
        seat.addWidget(line.number)
        seat.addWidget(line)
        self._column.insertWidget(place, row)
        self._lines.insert(place, line)
        if place:
            QWidget.setTabOrder(self._lines[place - 1], line)
        line.textChanged.connect(lambda: self.edited.emit())
        self._number()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        row = line.parentWidget()
        assert row is not None
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _number(self) -> None:
        self.setFocusProxy(self._lines[0])
        for place, line in enumerate(self._lines, 1):
            line.number.setText(str(place))
            line.setAccessibleName(screen.DEMAND.format(n=place))
            line.setPlaceholderText(screen.NEXT_DEMAND if place == len(self._lines) else "")


class _Line(QLineEdit):
    """While the input method composes, Enter and Backspace belong to it."""

    number: QLabel

    def __init__(self, demands: DemandList) -> None:
        super().__init__()
        self._demands = demands
        self._composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._demands.enter(self)
        elif key == Qt.Key.Key_Backspace and not self.text():
            self._demands.take_away(self)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._demands.step(self, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._demands.mark_inside(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._demands.mark_inside(False)
