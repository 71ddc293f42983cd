"""What every part of 排查与报告 has: its signals, room for messages, and asking anew when something was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.errands import Errands
from ui.messages import MessageBars


class Part(QWidget):
    """watched: tables whose change asks anew once the part was shown; papers: ids to show; opened: a matter to show."""

    papers = Signal(list)
    opened = Signal(int)
    watched: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.errands, self.now = errands, now
        self.shown, self.masked = False, True
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(8)
        self.bars = MessageBars()
        self.whole.addWidget(self.bars)

    def add_row(self, *pieces: tuple[QWidget | QLayout, int]) -> None:
        """Pieces beside one another, each with its share of the width that is left over."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for piece, share in pieces:
            if isinstance(piece, QLayout):
                row.addLayout(piece, share)
            else:
                row.addWidget(piece, share)
        self.whole.addLayout(row, 1)

    def show_part(self) -> None:
        """It came into sight."""
        self.shown = True
        self.ask()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, tables: frozenset[str] | None = None) -> None:
        """These tables were written; None: whatever it was."""
        if self.shown and (tables is None or tables & self.watched):
            self.ask()

    def set_masked(self, masked: bool) -> None:
        """Names of petitioners are covered or shown, where the part has any."""
        self.masked = masked

    def ask(self) -> None:
        """Ask the office for what the part shows."""
        raise NotImplementedError

    def new(self) -> None:
        """Ctrl+N: a new one of what the part holds."""
        raise NotImplementedError

    def go_to(self, target: str) -> None:
        """Where a line of 今日 leads."""
        raise NotImplementedError
