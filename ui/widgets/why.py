"""One due date of a matter, and why it is this day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.labels import screen
from ui import theme
from ui.icons import icon
from ui.widgets.chips import DeadlineChip
from ui.widgets.panels import label
from ui.widgets.steps import Count, CountBar


class WhyPanel(QFrame):
    """The reckoning: its bar, its sentences and its articles. All text can be selected and copied.

    lines: (caption, sentence), caption "" for a sentence of its own; basis: articles as they are printed.
    """

    def __init__(self, lines: Sequence[tuple[str, str]], basis: Sequence[str] = (), count: Count | None = None) -> None:
        super().__init__()
        self.setObjectName("box")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(4))
        if count is not None:
            column.addWidget(CountBar(count))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        told = [*lines, *((screen.REASON if not number else "", article) for number, article in enumerate(basis))]
        captioned = any(caption for caption, _ in told)
        for number, (caption, sentence) in enumerate(told):
            text = label(sentence, "article" if number >= len(lines) else "reason", wrap=True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            if caption:
                side = label(caption, "note")
                grid.addWidget(side, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, number, 1 if captioned else 0, 1, 1 if captioned else 2)
        self.setAccessibleName("；".join(f"{caption} {sentence}".strip() for caption, sentence in told))


class DueRow(QWidget):
    """Chip, what is due, the day, and the arrow that unfolds the reckoning. `why` is the arrow (Space unfolds)."""

    def __init__(self, level: str, word: str, what: str, day: str, panel: WhyPanel | None, note: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        column.addLayout(row)
        self.chip = DeadlineChip(level, word)
        row.addWidget(self.chip)
        self.what: QLabel = label(what, "strong")
        row.addWidget(self.what)
        row.addWidget(label(day, "label"))
        row.addStretch()
        self.why = QToolButton()
        self.why.setProperty("disc", "1")
        self.why.setText(screen.WHY)
        self.why.setCheckable(True)
        self.why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.why.setIcon(icon("chevron-right", "accent"))
        theme.keep_icon(self.why, 14)
        self.why.setAccessibleName(f"{what} {day} {screen.WHY}")
        self.why.setVisible(panel is not None)
        row.addWidget(self.why)
        if note:
            below = label(note, "note")
            below.setIndent(self.chip.sizeHint().width() + theme.px(8))
            column.addWidget(below)
        self.panel = panel
        self.setAccessibleName(f"{what} {day} {word}")
        if panel is not None:
            column.addWidget(panel)
            panel.hide()
            self.why.toggled.connect(self._unfold)

    def _unfold(self, shown: bool) -> None:
        self.why.setIcon(icon("chevron-down" if shown else "chevron-right", "accent"))
        if self.panel is not None:
            self.panel.setVisible(shown)
