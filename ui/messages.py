"""The two ways the program speaks up: a bar in the page, and the one door for questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.labels import screen
from ui import theme
from ui.widgets.panels import Picture, button, icon_button, label

_SIGNS = {"error": ("x", "red"), "warn": ("triangle-alert", "amber"), "ok": ("check", "accent")}


def _sign(level: str, size: int) -> Picture:
    picture, ink = _SIGNS[level]
    made = Picture(picture, ink, size)
    made.setAccessibleName(screen.LEVELS[level])
    return made


class MessageBar(QFrame):
    """What happened in bold, then what is safe and what to do, and the buttons that do it. level: error, warn or ok."""

    def __init__(self, level: str, happened: str, then: str = "", actions: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.level = level
        self.setObjectName("bar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setProperty("level", level)
        self.setAccessibleName(f"{screen.LEVELS[level]}：{happened}{then}")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(6), theme.px(8), theme.px(6))
        row.setSpacing(theme.px(8))
        sign = QVBoxLayout()
        sign.setContentsMargins(0, theme.px(3), 0, 0)
        sign.addWidget(_sign(level, 14))
        sign.addStretch()
        row.addLayout(sign)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        row.addLayout(words, 1)
        for text, role in ((happened, "strong"), (then, "")):
            if text:
                sentence = label(text, role, wrap=True)
                sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.addWidget(sentence)
        for action in actions:
            row.addWidget(action)
        self.close_button = icon_button("x", screen.CLOSE, framed=False)
        row.addWidget(self.close_button)


class MessageBars(QWidget):
    """The place for bars in a page: at most one per level, the errors on top, no room taken while empty."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._bars: dict[str, MessageBar] = {}
        self.hide()

    def show_message(
        self, level: str, happened: str, then: str = "", actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> MessageBar:
        """Show a bar in place of the one of the same level. actions: (word, act); acting closes the bar."""
        self.clear(level)
        buttons = []
        for word, act in actions:
            made = button(word, kind="flat" if level == "ok" else "")
            made.clicked.connect(lambda _=False, act=act: self._act(level, act))
            buttons.append(made)
        bar = self._bars[level] = MessageBar(level, happened, then, buttons)
        bar.close_button.clicked.connect(lambda: self.clear(level))
        above = sum(other in self._bars for other in list(_SIGNS)[: list(_SIGNS).index(level)])
        self._column.insertWidget(above, bar)
        self.show()
        return bar

    def clear(self, level: str = "") -> None:
        """Take away the bar of a level, or all of them."""
        for each in [level] if level else list(self._bars):
            bar = self._bars.pop(each, None)
            if bar is not None:
                self._column.removeWidget(bar)
                bar.hide()
                bar.deleteLater()
        self.setVisible(bool(self._bars))

    def _act(self, level: str, act: Callable[[], object]) -> None:
        self.clear(level)
        act()

    def shown(self) -> dict[str, MessageBar]:
        """The bars in sight, by level."""
        return dict(self._bars)


@dataclass(frozen=True)
class Answer:
    """A button of a question. word: verb and object; safe: Enter takes it."""

    code: str
    word: str
    safe: bool = False


class Question(QDialog):
    """A question that needs an answer before work goes on. Esc answers nothing."""

    def __init__(
        self, parent: QWidget | None, title: str, lines: Sequence[str], answers: Sequence[Answer], back: str, level: str
    ) -> None:
        super().__init__(parent)
        self.answer = ""
        self.setObjectName("question")
        self.setWindowTitle(screen.PROGRAM)
        self.setMinimumWidth(theme.px(420))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        top.setSpacing(theme.px(12))
        top.addWidget(_sign(level, 26), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(label(title, "h1", wrap=True))
        for line in lines:
            words.addWidget(label(line, "label", wrap=True))
        top.addLayout(words, 1)
        whole.addLayout(top)
        foot = QFrame()
        foot.setObjectName("questionFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addStretch()
        self.back = button(back, self.reject, "" if any(answer.safe for answer in answers) else "primary")
        self.back.setToolTip("Esc")
        row.addWidget(self.back)
        self.buttons: dict[str, QPushButton] = {}
        for answer in answers:
            made = button(answer.word, kind="primary" if answer.safe else "")
            made.clicked.connect(lambda _=False, code=answer.code: self._take(code))
            self.buttons[answer.code] = made
            row.addWidget(made)
        whole.addWidget(foot)
        safe = next((self.buttons[answer.code] for answer in answers if answer.safe), self.back)
        safe.setDefault(True)
        safe.setFocus()
        self.setAccessibleName(title)
        self.setAccessibleDescription("".join(lines))

    def _take(self, code: str) -> None:
        self.answer = code
        self.accept()


def ask(
    parent: QWidget | None,
    title: str,
    lines: Sequence[str],
    answers: Sequence[Answer],
    back: str,
    level: str = "warn",
) -> str:
    """Ask and wait; the code of the chosen answer, "" for Esc, the closed window or the button `back`.

    The answer marked safe is the default; where none is, going back is. back: the words for doing nothing.
    """
    question = Question(parent, title, lines, answers, back, level)
    question.exec()
    question.deleteLater()
    return question.answer
