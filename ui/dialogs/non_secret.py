"""The notice before any work: this program is not for state secrets (保密法 2024, article 31 no. 3)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.labels import screen, setup
from ui import theme
from ui.widgets.panels import Picture, button, label


class NonSecretNotice(QDialog):
    """Accepted means: the officer has taken note. The caller remembers it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(screen.PROGRAM)
        self.setAccessibleName(setup.NON_SECRET_TITLE)
        self.setMinimumWidth(theme.px(580))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(18), theme.px(16), theme.px(18), theme.px(16))
        top.setSpacing(theme.px(14))
        top.addWidget(Picture("shield-check", "accent", 28), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        words.addWidget(label(setup.NON_SECRET_TITLE, "h1"))
        words.addWidget(label(setup.NON_SECRET, "strong", wrap=True))
        words.addWidget(label(setup.NON_SECRET_DO, "", wrap=True))
        words.addWidget(label(setup.NON_SECRET_LAW, "note", wrap=True))
        top.addLayout(words, 1)
        whole.addLayout(top)
        foot = QFrame()
        foot.setObjectName("questionFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        row.addStretch()
        self.ready = button(setup.NON_SECRET_ACT, self.accept, "primary")
        self.ready.setDefault(True)
        row.addWidget(self.ready)
        whole.addWidget(foot)
        self.ready.setFocus()
