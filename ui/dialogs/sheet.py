"""The frame of a larger dialog: title, note, message bars, what it is about, and a foot of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.labels import pages, refusals
from desktop_app.rules.refusal import Refused
from ui import theme
from ui.messages import MessageBars
from ui.widgets.panels import button, label


class Sheet(QDialog):
    """`column` takes the content, `foot` the buttons left of closing. width, height: pixels at 100 %, at most the
    screen's room."""

    def __init__(
        self, parent: QWidget | None, title: str, note: str = "", width: int = 760, height: int = 540, back: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self.column.setSpacing(theme.px(10))
        self.column.addWidget(label(title, "h1"))
        self.note = label(note, "label", wrap=True)
        self.note.setVisible(bool(note))
        self.column.addWidget(self.note)
        self.bars = MessageBars()
        self.column.addWidget(self.bars)
        whole.addLayout(self.column, 1)
        bottom = QFrame()
        bottom.setObjectName("questionFoot")
        self.foot = QHBoxLayout(bottom)
        self.foot.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        self.foot.setSpacing(theme.px(8))
        self.state = label("", "note")
        self.foot.addWidget(self.state)
        self.foot.addStretch()
        self.back = button(back or pages.CLOSE, self.reject)
        self.foot.addWidget(self.back)
        whole.addWidget(bottom)
        room = self.screen().availableSize()
        self.resize(min(theme.px(width), room.width() - 40), min(theme.px(height), room.height() - 60))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for place in range(self.foot.count()):
            item = self.foot.itemAt(place)
            piece = item.widget() if item else None
            if isinstance(piece, QPushButton):
                keep_room(piece)

    def say_no(self, error: Exception) -> None:
        """The office said no: why, in a bar; what was typed stays."""
        self.state.setText("")
        if isinstance(error, Refused):
            self.bars.show_message("error", refusals.sentence(error))
        else:
            self.bars.show_message("error", pages.UNEXPECTED, type(error).__name__)

    def working(self, words: str) -> None:
        """Say what runs; "" when it is over."""
        self.state.setText(words)
        self.setCursor(Qt.CursorShape.BusyCursor if words else Qt.CursorShape.ArrowCursor)


def keep_room(piece: QPushButton) -> None:
    """Give a filled button the room of its words before it gets the keyboard: with the ring it asks for less."""
    piece.setMinimumWidth(0)
    piece.ensurePolished()
    piece.setMinimumWidth(piece.sizeHint().width())
