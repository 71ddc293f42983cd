"""A row of choices of which one holds, all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui import theme
from ui.icons import icon


class Segments(QWidget):
    """choices: (code, word, icon name or ""). One Tab stop; the arrow keys change the choice."""

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._codes = [code for code, _, _ in choices]
        for place, (code, word, picture) in enumerate(choices):
            piece = _Segment(self)
            piece.setText(word)
            piece.setCheckable(True)
            piece.setAccessibleName(f"{name} {word}".strip())
            piece.setProperty("seg", "1")
            seat = "first" if not place else "last" if place == len(choices) - 1 else "middle"
            piece.setProperty("seat", seat)
            piece.setObjectName(code)
            if picture:
                piece.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                theme.keep_icon(piece, 14)
                piece.setIcon(icon(picture))
                piece.toggled.connect(lambda on, b=piece, p=picture: b.setIcon(icon(p, "on-accent" if on else "text2")))
            self._group.addButton(piece, place)
            row.addWidget(piece)
        row.addStretch()
        self._group.button(0).setChecked(True)
        self._settle_focus()
        self._group.idToggled.connect(self._changed)

    def value(self) -> str:
        """Code of the choice that holds."""
        return self._codes[self._group.checkedId()]

    def set_value(self, code: str) -> None:
        """Make another choice. Raises ValueError for a code that is not offered."""
        self._group.button(self._codes.index(code)).setChecked(True)

    def kept(self) -> str:
        """The choice, for the draft."""
        return self.value()

    def restore(self, kept: str) -> None:
        """Bring back a choice from a draft."""
        self.set_value(kept)

    def trouble(self) -> str:
        """One of the choices always holds."""
        return ""

    def step(self, by: int) -> None:
        """Move the choice along the row and put the focus on it."""
        piece = self._group.button((self._group.checkedId() + by) % len(self._codes))
        piece.setChecked(True)
        piece.setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self, place: int, on: bool) -> None:
        if on:
            self._settle_focus()
            self.edited.emit()

    def _settle_focus(self) -> None:
        for piece in self._group.buttons():
            piece.setFocusPolicy(Qt.FocusPolicy.StrongFocus if piece.isChecked() else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._group.button(self._group.checkedId()))


class _Segment(QToolButton):
    def __init__(self, row: Segments) -> None:
        super().__init__(row)
        self._row = row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if (by := steps.get(Qt.Key(event.key()))) is not None:
            self._row.step(by)
        else:
            super().keyPressEvent(event)
