"""A form from its declaration: labels, inputs, the sentence under an input, what is missing, and the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.labels import screen
from ui import theme
from ui.form_fields import Field, Group, Kind, make_editor
from ui.widgets.editors import Editor
from ui.widgets.panels import label, restyle

LABEL_WIDTH = 78
SHORT_LABEL = 5
LONG_NOTE = 24
DRAFT_AFTER = 2000  # milliseconds after the last key


class Form(QWidget):
    """Groups in one or two columns; Tab goes down column 1, then column 2.

    edited: key of a field that changed; left: key of a field the keyboard left, the moment to check it;
    draft_due: what to keep, two seconds after typing stopped and when the form loses the keyboard.
    now: the office's clock; left_width: of column 1 in pixels at 100 %, 0 for half of the room.
    """

    edited = Signal(str)
    left = Signal(str)
    draft_due = Signal(dict)

    def __init__(self, groups: Sequence[Group], now: Callable[[], datetime], left_width: int = 0) -> None:
        super().__init__()
        self.dirty = False
        self.fields: dict[str, Field] = {}
        self.heads: dict[str, QHBoxLayout] = {}
        self._editors: dict[str, QWidget] = {}
        self._rows: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._sentences: dict[str, QLabel] = {}
        self._counters: dict[str, QLabel] = {}
        self._findings: dict[str, tuple[str, str]] = {}
        self._now, self._filling = now, False
        self._left_width = left_width
        self._indented: list[QVBoxLayout] = []
        self._lay_out(groups)
        self._indent()
        theme.changed().changed.connect(self._indent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER)
        self._timer.timeout.connect(self._hand_over_draft)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    # values

    def values(self) -> dict[str, Any]:
        """What stands in the form, by key. Text the input method is still composing is taken in first."""
        QGuiApplication.inputMethod().commit()
        return {key: self.editor(key).value() for key in self._editors}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill in values by key; the form counts as unchanged afterwards."""
        self._fill(lambda key, editor: editor.set_value(values[key]) if key in values else None)
        self.show_findings({})
        self.dirty = False

    def draft(self) -> dict[str, Any]:
        """Everything as typed, in plain values that can be stored."""
        return {key: self.editor(key).kept() for key in self._editors}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Bring back a draft; keys that the form no longer has are passed by."""
        self._fill(lambda key, editor: editor.restore(draft[key]) if key in draft else None)
        self.dirty = True

    def editor(self, key: str) -> Editor:
        """The input of a field. Raises KeyError."""
        return self._editors[key]  # type: ignore[return-value]

    def widget(self, key: str) -> QWidget:
        """The same input as a widget. Raises KeyError."""
        return self._editors[key]

    def show_field(self, key: str, shown: bool) -> None:
        """Show or hide a field with its label; a hidden field keeps its value."""
        for piece in (self._editors[key], self._labels[key]):
            piece.setVisible(shown)
        self._sentences[key].setVisible(shown and bool(self._sentences[key].text()))
        row = self._rows[key]
        mates = [mate for mate, its_row in self._rows.items() if its_row is row]
        row.setVisible(any(not self._editors[mate].isHidden() for mate in mates))

    # findings

    def show_findings(self, findings: Mapping[str, tuple[str, str]]) -> None:
        """Sentences under their fields, by key: ("error" or "warn" or "ok", sentence). Replaces those shown before."""
        self._findings = {key: found for key, found in findings.items() if key in self._editors}
        for key in self._editors:
            self._show_sentence(key)

    def show_finding(self, key: str, level: str = "", sentence: str = "") -> None:
        """One sentence under one field; without a sentence it goes away."""
        if sentence:
            self._findings[key] = (level, sentence)
        else:
            self._findings.pop(key, None)
        self._show_sentence(key)

    def forget_finding(self, key: str) -> None:
        """Something else stands in a field now, so what was said of it is over."""
        if key in self._findings:
            self.show_finding(key)

    def marked(self) -> bool:
        """Whether any field is marked as wrong."""
        return any(level == "error" for level, _ in self._findings.values())

    def problems(self) -> dict[str, str]:
        """What keeps the form from being saved, by key: unreadable, too long, missing, or found by a check."""
        found = {}
        for key, field in self.fields.items():
            if self._editors[key].isHidden():
                continue
            own = self._own_trouble(key)
            level, sentence = self._findings.get(key, ("", ""))
            if own or level == "error":
                found[key] = own or sentence
            elif field.required and self.editor(key).value() in ("", None, []):
                found[key] = ""
        return found

    def problem_words(self) -> str:
        """The bar's list of what is missing; "" when nothing is."""
        names = [self.fields[key].plain_label for key in self.problems()]
        return screen.PROBLEMS_LEFT.format(n=len(names), names="、".join(names)) if names else ""

    def focus_first_problem(self) -> str | None:
        """Put the keyboard on the first field with a problem and return its key, None when there is none."""
        first = next(iter(self.problems()), None)
        if first is not None:
            self._editors[first].setFocus(Qt.FocusReason.OtherFocusReason)
        return first

    # building

    def _lay_out(self, groups: Sequence[Group]) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(14))
        last: QWidget | None = None
        numbers = sorted({group.column for group in groups})
        for number in numbers:
            if number != numbers[0]:
                line = QFrame()
                line.setObjectName("ruleUp")
                whole.addWidget(line)
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(9))
            whole.addWidget(side, 1)
            if number == numbers[0] and self._left_width:
                theme.keep_width(side, self._left_width)
            members = [group for group in groups if group.column == number]
            for group in members:
                self._add_group(column, group)
            if not any(field.kind is Kind.TEXT for group in members for field in group.fields):
                column.addStretch(1)
            for field in (field for group in members for field in group.fields):
                widget = self._editors[field.key]
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        if group.title:
            head = self.heads[group.title] = QHBoxLayout()
            head.addWidget(label(group.title, "group"))
            head.addWidget(label(group.note, "note"))
            head.addStretch()
            column.addLayout(head)
        row = sentences = None
        for field in group.fields:
            if row is None or sentences is None or not field.beside:
                holder = QWidget()
                block = QVBoxLayout(holder)
                block.setContentsMargins(0, 0, 0, 0)
                block.setSpacing(theme.px(3))
                row, sentences = QHBoxLayout(), QVBoxLayout()
                row.setSpacing(theme.px(8))
                self._indented.append(sentences)
                block.addLayout(row, 1)
                block.addLayout(sentences)
                column.addWidget(holder, 1 if field.kind is Kind.TEXT else 0)
            self._rows[field.key] = holder
            self._add_field(row, sentences, field)

    def _add_field(self, row: QHBoxLayout, sentences: QVBoxLayout, field: Field) -> None:
        widget = make_editor(field, self._now)
        widget.setAccessibleName(field.plain_label + (screen.REQUIRED if field.required else ""))
        self.fields[field.key], self._editors[field.key] = field, widget
        name = self._labels[field.key] = QLabel(field.label + (f" {screen.REQUIRED}" if field.required else ""))
        name.setProperty("role", "label")
        name.setBuddy(widget)
        # A long name stands on two lines instead of losing its end.
        name.setWordWrap(len(field.plain_label) > SHORT_LABEL and not field.beside)
        if not field.beside:
            theme.keep_width(name, LABEL_WIDTH - 8)
        top = Qt.AlignmentFlag.AlignTop if field.tall else Qt.AlignmentFlag.AlignVCenter
        if field.tall:
            name.setContentsMargins(0, theme.px(6), 0, 0)
        row.addWidget(name, 0, top)
        row.addWidget(widget, 0 if field.width else 1)
        if field.width:
            theme.keep_width(widget, field.width)
        # Beside a field that takes the room, a sentence would press the whole form wide: it stands below, in lines.
        below = bool(field.note) and not field.tall and not field.width and len(field.note) > LONG_NOTE
        if below:
            sentences.addWidget(label(field.note, "note", wrap=True))
        elif field.note and not field.tall:
            row.addWidget(label(field.note, "note"))
        if field.width:
            row.addStretch()
        counter = label("", "note")
        if field.tall:
            foot = QHBoxLayout()
            foot.addWidget(label(field.note, "note"))
            foot.addStretch()
            foot.addWidget(counter)
            sentences.addLayout(foot)
        elif field.limit:
            sentences.addWidget(counter, 0, Qt.AlignmentFlag.AlignRight)
        if field.kind is Kind.TEXT or (field.limit and field.kind is Kind.LINE):
            self._counters[field.key] = counter
        sentence = self._sentences[field.key] = label("", wrap=True)
        sentence.hide()
        sentences.addWidget(sentence)
        self.editor(field.key).edited.connect(lambda key=field.key: self._changed(key))
        self._count(field.key)

    def _indent(self) -> None:
        """The sentences stand under the inputs, not under the labels."""
        for sentences in self._indented:
            sentences.setContentsMargins(theme.px(LABEL_WIDTH), 0, 0, 0)

    # what happens

    def _fill(self, give: Callable[[str, Editor], None]) -> None:
        self._filling = True
        for key in self._editors:
            give(key, self.editor(key))
            self._count(key)
        self._filling = False

    def _changed(self, key: str) -> None:
        self._count(key)
        if not self._filling:
            self.dirty = True
            self._timer.start()
            self.edited.emit(key)

    def _count(self, key: str) -> None:
        if key in self._counters:
            count, limit = len(self.editor(key).value()), self.fields[key].limit
            form = screen.COUNT_OF if limit else screen.COUNT
            self._counters[key].setText(form.format(n=count, limit=limit))
            crowded = self.fields[key].tall or count * 5 > limit * 4
            self._counters[key].setVisible(crowded)

    def _own_trouble(self, key: str) -> str:
        limit, value = self.fields[key].limit, self.editor(key).value()
        if limit and len(value) > limit:
            return screen.TOO_LONG.format(limit=limit, n=len(value))
        return self.editor(key).trouble()

    def _show_sentence(self, key: str) -> None:
        own = self._own_trouble(key)
        level, sentence = ("error", own) if own else self._findings.get(key, ("", ""))
        sign = {"error": "✕ ", "warn": "△ ", "ok": "✓ "}.get(level, "")
        below = self._sentences[key]
        below.setText(f"{sign}{sentence}" if sentence else "")
        below.setVisible(bool(sentence) and not self._editors[key].isHidden())
        restyle(below, state=level)
        restyle(self._editors[key], state=level)
        self._editors[key].setAccessibleDescription(sentence)

    def _field_of(self, widget: QWidget | None) -> str | None:
        while widget is not None and widget is not self:
            for key, editor in self._editors.items():
                if widget is editor:
                    return key
            widget = widget.parentWidget()
        return None

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        before, after = self._field_of(old), self._field_of(new)
        if before is None or before == after:
            return
        self._show_sentence(before)
        self.left.emit(before)
        if after is None and self._timer.isActive():
            self._hand_over_draft()

    def draft_later(self) -> None:
        """Hand the draft over again in a while: what took it was busy."""
        self._timer.start()

    def _hand_over_draft(self) -> None:
        self._timer.stop()
        self.draft_due.emit(self.draft())
