"""The plain inputs of a form. Each has value, set_value, kept and restore (for the draft), trouble and `edited`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.labels import screen
from ui import theme


class Editor(Protocol):
    """What a form asks of every input."""

    @property
    def edited(self) -> SignalInstance: ...
    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...
    def kept(self) -> Any: ...
    def restore(self, kept: Any) -> None: ...
    def trouble(self) -> str: ...


class LineEdit(QLineEdit):
    """One line of text; blanks at both ends do not count."""

    edited = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.textChanged.connect(lambda: self.edited.emit())

    def value(self) -> str:
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        self.setText(value or "")
        self.setCursorPosition(0)

    def kept(self) -> str:
        return self.text()

    def restore(self, kept: str) -> None:
        self.set_value(kept)

    def trouble(self) -> str:
        return ""


class NumberEdit(LineEdit):
    """A whole number between two bounds, both allowed. value: None while empty or not such a number."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most

    def value(self) -> int | None:  # type: ignore[override]
        text = self.text().strip()
        if not text.isdecimal() or not self._least <= int(text) <= self._most:
            return None
        return int(text)

    def set_value(self, value: int | str | None) -> None:
        self.setText("" if value is None else str(value))

    def trouble(self) -> str:
        if not self.text().strip() or self.value() is not None:
            return ""
        return screen.NUMBER_ONLY.format(least=self._least, most=self._most)


class ChoiceEdit(QComboBox):
    """A list one types into. choices: (code, word). With `free`, other words than those of the list are allowed.

    value: the code, the typed words where free, "" when empty or not in the list. The wheel changes nothing unless
    the field has the focus, so that scrolling a form cannot alter it.
    """

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]], free: bool = False, hint: str = "") -> None:
        super().__init__()
        self._free = free
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setMaxVisibleItems(16)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        assert popup is not None
        popup.setObjectName("popup")
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(hint)
        self.set_choices(choices)
        self.currentTextChanged.connect(lambda: self.edited.emit())
        self.activated.connect(self._show_beginning)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer another list; a value that is still offered stays."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        for code, word in choices:
            self.addItem(word, code)
        self.blockSignals(False)
        self.set_value(before)

    def value(self) -> str:
        text = self.currentText().strip()
        place = self.findText(text, Qt.MatchFlag.MatchFixedString) if text else -1
        if place >= 0:
            return str(self.itemData(place))
        return text if self._free else ""

    def set_value(self, value: str | None) -> None:
        place = self.findData(value)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText((value or "") if self._free else "")
        self._show_beginning()

    def kept(self) -> str:
        return self.currentText()

    def restore(self, kept: str) -> None:
        self.setCurrentIndex(self.findText(kept))
        self.setEditText(kept)
        self._show_beginning()

    def _show_beginning(self) -> None:
        """Words longer than the field show how they begin."""
        line = self.lineEdit()
        assert line is not None
        line.setCursorPosition(0)

    def trouble(self) -> str:
        text = self.currentText().strip()
        known = self._free or self.findText(text, Qt.MatchFlag.MatchFixedString) >= 0
        return screen.UNKNOWN_CHOICE.format(text=text) if text and not known else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TextEdit(QPlainTextEdit):
    """Several lines of text; Tab leaves the field. lines: rows shown at least."""

    edited = Signal()

    def __init__(self, lines: int, hint: str = "") -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.textChanged.connect(lambda: self.edited.emit())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self.fontMetrics().lineSpacing() * self._lines + theme.px(14))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.fontMetrics().lineSpacing() * 2 + theme.px(14))

    def value(self) -> str:
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        self.setPlainText(value or "")

    def kept(self) -> str:
        return self.toPlainText()

    def restore(self, kept: str) -> None:
        self.setPlainText(kept)

    def trouble(self) -> str:
        return ""


class CheckRow(QWidget):
    """Several ticks in a row. choices: (code, word); value: codes of the ticked ones, in the order shown."""

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        self._boxes = {}
        for code, word in choices:
            box = self._boxes[code] = QCheckBox(word)
            box.toggled.connect(lambda: self.edited.emit())
            row.addWidget(box)
        row.addStretch()
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def value(self) -> list[str]:
        return [code for code, box in self._boxes.items() if box.isChecked()]

    def set_value(self, value: Sequence[str] | None) -> None:
        for code, box in self._boxes.items():
            box.setChecked(code in (value or ()))

    def kept(self) -> list[str]:
        return self.value()

    def restore(self, kept: Sequence[str]) -> None:
        self.set_value(kept)

    def trouble(self) -> str:
        return ""
