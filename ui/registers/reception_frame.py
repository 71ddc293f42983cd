"""How 接访登记 is arranged: the form with its bar of actions, and what stands beside it or, if need be, under it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.labels import reception as words
from desktop_app.labels import screen
from ui import theme
from ui.messages import MessageBars
from ui.registers import reception_fields as layout
from ui.registers.reception_sheet import Sheet
from ui.registers.reception_side import DuePanel, RepeatPanel
from ui.widgets.panels import Panel, button, label

SIDE, NARROW = 366, 1200


class ReceptionFrame(QWidget):
    """The pieces of the page in their places, and its keys. Signals: what a button or key asks for."""

    cancel_asked = Signal()
    save_asked = Signal()
    print_asked = Signal()
    blank_asked = Signal()
    view_asked = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(screen.TABS["REGISTER"])
        self.sheet = sheet
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(10)
        self.warned = button("", self.view_asked.emit, "flat", "triangle-alert")
        self.warned.setToolTip("F8")
        self.warned.hide()
        blank = button(words.PRINT_BLANK, self.blank_asked.emit, "", "printer")
        self.panel = Panel(words.TITLE, " ", self.warned, label(screen.REQUIRED_NOTE, "note"), blank)
        row.addWidget(self.panel, 1)
        self.bars, self._bars_place = MessageBars(), QWidget()
        place = QVBoxLayout(self._bars_place)
        place.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), 0)
        place.addWidget(self.bars)
        self._bars_place.hide()
        self.panel.body.addWidget(self._bars_place)
        self.panel.body.addWidget(self.sheet, 1)
        self._add_foot()
        self._add_side(row)
        self._add_keys()
        self._fit()
        theme.changed().changed.connect(self._fit)

    def tell(self, level: str, happened: str, then: str = "", actions: Any = ()) -> None:
        """Say what happened in the page. actions: (word, act) of the buttons."""
        bar = self.bars.show_message(level, happened, then, actions)
        # Whatever closes the bar, its place gives the room back.
        bar.destroyed.connect(self.settle_bars)
        self.settle_bars()

    def settle_bars(self) -> None:
        """Keep room for messages only while there is one."""
        self._bars_place.setVisible(bool(self.bars.shown()))

    def show_warned(self) -> None:
        """Where the panel of earlier matters is out of sight, the head says that there are some."""
        found = self.repeats.similar()
        self.warned.setText(words.REPEAT_SHORT.format(n=len(found)))
        self.warned.setVisible(bool(found) and self._beside.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add_foot(self) -> None:
        foot = self.panel.add_foot(50)
        self.standing, self.lacking = label("", "note"), label("", "note")
        self.standing.setProperty("state", "ok")
        self.lacking.setProperty("state", "warn")
        self.lacking.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        foot.addWidget(self.standing)
        foot.addWidget(self.lacking, 1)
        self.cancel_button = self._act(words.CANCEL, self.cancel_asked.emit, "Esc")
        self.save_button = self._act(words.SAVE, self.save_asked.emit, "Ctrl+S")
        self.print_button = self._act(words.SAVE_AND_PRINT, self.print_asked.emit, "Ctrl+P", "primary", "printer")
        for piece in (self.cancel_button, self.save_button, self.print_button):
            foot.addWidget(piece)

    def _add_side(self, row: QHBoxLayout) -> None:
        self.side = QWidget()
        self.side.setObjectName("body")
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.side)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.repeats, self.dues = RepeatPanel(), DuePanel()
        self._column.addWidget(self.repeats, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.dues, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addStretch()
        self._beside = QScrollArea()
        self._beside.setWidgetResizable(True)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setWidget(self.side)
        theme.keep_width(self._beside, SIDE)
        row.addWidget(self._beside)

    @staticmethod
    def _act(word: str, act: Any, key: str, kind: str = "", picture: str = "") -> QPushButton:
        made = button(f"{word}  {key}", act, kind, picture)
        made.setAccessibleName(word)
        made.setToolTip(key)
        return made

    def _add_keys(self) -> None:
        keys = [
            ("Ctrl+S", self.save_asked.emit),
            ("Ctrl+P", self.print_asked.emit),
            ("Esc", self.cancel_asked.emit),
            ("F8", self.view_asked.emit),
            *(
                (words.CHANNEL_KEY.format(n=n), lambda code=code: self.sheet.set_channel(code))
                for n, code in enumerate(layout.SEGMENTS, 1)
            ),
        ]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _fit(self) -> None:
        """Beside the form where there is room, else under it in the same scrolling area."""
        narrow = self.width() < theme.px(NARROW)
        if narrow and self._beside.widget() is self.side:
            self._beside.takeWidget()
            self._column.setDirection(QBoxLayout.Direction.LeftToRight)
            self.sheet.under.addWidget(self.side)
            self.side.show()
        elif not narrow and self._beside.widget() is not self.side:
            self.sheet.under.removeWidget(self.side)
            self._column.setDirection(QBoxLayout.Direction.TopToBottom)
            self._beside.setWidget(self.side)
        for piece in (self.repeats, self.dues):
            piece.setMinimumWidth(theme.px(300) if narrow else 0)
            self._column.setStretchFactor(piece, 1 if narrow else 0)
        self._beside.setVisible(not narrow)
        self.show_warned()
