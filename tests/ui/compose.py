"""Typing Chinese: the words arrive as from an input method, because key events carry only Latin letters."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(widget: QWidget, words: str) -> None:
    """Have an input method hand `words` over to a widget."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)
