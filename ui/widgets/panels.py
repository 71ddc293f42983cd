"""Panels, lines, buttons and the honest empty page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.labels import screen
from ui import theme
from ui.icons import icon


def label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """A word or sentence. role: h1, h2, group, strong, label, note, link, number, key, or none for body text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


class _Button(QPushButton):
    """A filled button keeps its room when its focus ring takes the place of the padding."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.property("kind") == "primary" and self.hasFocus() and theme.current().look is not theme.Look.CONTRAST:
            hint.setWidth(hint.width() + 2 * theme.px(11))
        return hint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter presses the button that has the keyboard, not the default button of the dialog around it.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat() and _plain(event):
            self.click()
        else:
            super().keyPressEvent(event)


class _IconButton(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat() and _plain(event):
            self.click()
        else:
            super().keyPressEvent(event)


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def button(text: str, act: Callable[[], object] | None = None, kind: str = "", picture: str = "") -> QPushButton:
    """A push button. kind: primary (one per page), accent, flat, filter or none; picture: name of an icon."""
    made = _Button(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if picture:
        made.setIcon(icon(picture, {"primary": "on-accent", "accent": "accent", "flat": "accent"}.get(kind, "text2")))
        theme.keep_icon(made)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def icon_button(picture: str, name: str, act: Callable[[], object] | None = None, framed: bool = True) -> QToolButton:
    """A button that shows only an icon; `name` is its tooltip and what a screen reader says."""
    made = _IconButton()
    made.setIcon(icon(picture))
    theme.keep_icon(made)
    made.setProperty("framed", "1" if framed else "0")
    made.setToolTip(name)
    made.setAccessibleName(name)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def next_step(act_word: str, act: Callable[[], object]) -> QPushButton:
    """The one wide button of a matter: the verb and its document, with Ctrl+Enter named in the tooltip."""
    made = button(screen.NEXT_STEP.format(act=act_word), act, "primary")
    made.setProperty("tall", "1")
    made.setToolTip("Ctrl+Enter")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def rule() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setObjectName("rule")
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Set dynamic properties that the style sheet reads, and have the sheet read them again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Picture(QWidget):
    """An icon that is no button. size: pixels at 100 %; ink: name of a colour of the palette."""

    def __init__(self, picture: str, ink: str, size: int) -> None:
        super().__init__()
        self._icon, self._size = icon(picture, ink), size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class _Head(QFrame):
    def __init__(self, height: int, name: str) -> None:
        super().__init__()
        self._height = height
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(self._height))


class Panel(QFrame):
    """A white panel with a head. `head` and `body` are its layouts; F6 walks from panel to panel.

    level "warn" gives an amber head; a panel is never red.
    """

    def __init__(self, title: str = "", note: str = "", *tools: QWidget, level: str = "") -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setProperty("level", level)
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self.title, self.note = label(title, "h2"), label(note, "note")
        if title:
            frame = _Head(42, "panelHead")
            frame.setProperty("level", level)
            self.head = QHBoxLayout(frame)
            self.head.setContentsMargins(theme.px(12), 0, theme.px(10), 0)
            self.head.setSpacing(theme.px(8))
            self.head.addWidget(self.title)
            self.head.addWidget(self.note)
            self.head.addStretch()
            for tool in tools:
                self.head.addWidget(tool)
            whole.addWidget(frame, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole.addLayout(self.body, 1)
        self._whole = whole

    def add_foot(self, height: int = 30) -> QHBoxLayout:
        """A bar at the foot that does not scroll. height: pixels at 100 %, 50 for a bar of actions."""
        frame = _Head(height, "panelFoot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        self._whole.addWidget(frame)
        return row

    def pad(self) -> QVBoxLayout:
        """Give the body the usual inside margins and return it."""
        self.body.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        self.body.setSpacing(theme.px(8))
        return self.body


def scrolled(content: QWidget) -> QScrollArea:
    """Content that keeps the height it asks for and is scrolled where there is no room."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


class EmptyPage(QWidget):
    """What is empty, why, what will be there, and one way out."""

    def __init__(
        self, picture: str, title: str, why: str, coming: Sequence[str] = (), way_out: QPushButton | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(f"{title}。{why}")
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(6))
        column.addStretch(2)
        column.addWidget(Picture(picture, "text3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for piece in (label(title, "h1"), label(why, "label", wrap=True)):
            piece.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(piece)
        for line in coming:
            piece = label(f"· {line}", "note")
            piece.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(piece)
        if way_out is not None:
            column.addSpacing(theme.px(6))
            column.addWidget(way_out, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
