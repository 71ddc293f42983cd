"""The keys of the program on one sheet (F1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop_app.labels import screen
from ui import theme
from ui.widgets.panels import button, label


class KeyList(QDialog):
    """keys: (keys separated by a space, words), shown in two columns."""

    def __init__(self, parent: QWidget, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(screen.KEY_LIST_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        half = (len(keys) + 1) // 2
        for place, (combination, words) in enumerate(keys):
            row, column = place % half, place // half * 2
            grid.addWidget(label(combination.split(" ")[0], "key"), row, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(words), row, column + 1)
        whole.addLayout(grid)
        close = button(screen.CLOSE, self.reject)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
