"""F1: the handbook with the keys of the window, searchable, offline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from desktop_app import resources
from desktop_app.labels import pages
from ui import theme
from ui.widgets.panels import button


class Handbook(QDialog):
    """keys: (keys, words) of the window, shown as the last chapter."""

    def __init__(self, parent: QWidget | None, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(pages.HELP)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = resources.text("help/handbook.md") + _key_chapter(keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(10), theme.px(10), theme.px(10))
        row.setSpacing(theme.px(10))
        side = QVBoxLayout()
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText(pages.HANDBOOK_SEARCH)
        self.find_box.setAccessibleName(pages.HANDBOOK_SEARCH)
        self.find_box.returnPressed.connect(self.find_next)
        side.addWidget(self.find_box)
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(pages.HELP)
        for line in text.splitlines():
            if line.startswith("## "):
                self.chapters.addItem(line[3:])
        self.chapters.currentTextChanged.connect(self._go)
        side.addWidget(self.chapters, 1)
        close = button(pages.CLOSE, self.reject)
        side.addWidget(close)
        holder = QWidget()
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(theme.px(190))
        row.addWidget(holder)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.document().setDefaultFont(theme.font())
        self.text.setMarkdown(text)
        row.addWidget(self.text, 1)
        self.resize(theme.px(900), theme.px(620))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.find_box.setFocus)
        QShortcut(QKeySequence("F3"), self).activated.connect(self.find_next)
        self.chapters.setFocus()

    def find_next(self) -> None:
        """The next place of the words looked for, from the top again after the last."""
        words = self.find_box.text().strip()
        if words and not self.text.find(words):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(words)

    def _go(self, chapter: str) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        found = self.text.document().find(chapter, 0, QTextDocument.FindFlag.FindWholeWords)
        while not found.isNull() and found.block().text() != chapter:
            found = self.text.document().find(chapter, found)
        if not found.isNull():
            found.clearSelection()
            self.text.setTextCursor(found)
            self.text.ensureCursorVisible()


def _key_chapter(keys: Sequence[tuple[str, str]]) -> str:
    lines = [f"\n\n## {pages.KEY_WORDS['KEYS']}\n", "| | |", "|---|---|"]
    lines += [f"| {combination.split(' ')[0]} | {words} |" for combination, words in keys]
    return "\n".join(lines) + "\n"
