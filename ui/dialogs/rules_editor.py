"""The rule sets an office works by and its counting policy, each with its source and what nobody has checked yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.labels import setup
from desktop_app.rules.rulebook import Level, RuleBook
from desktop_app.rules.rulebook_policy import Setting
from desktop_app.usecases.offices import Profile
from ui import theme
from ui.widgets.editors import ChoiceEdit, Editor, LineEdit, NumberEdit
from ui.widgets.panels import button, label, restyle
from ui.widgets.segments import Segments


def value_words(value: object) -> str:
    """A value of the counting policy as people read it."""
    if isinstance(value, bool):
        return setup.SWITCH[value]
    return setup.POLICY_WORDS.get(str(value), str(value))


class _Switch(Segments):
    """Adopted or not, as the truth value the policy keeps."""

    def __init__(self, name: str) -> None:
        super().__init__([(str(int(on)), word, "") for on, word in setup.SWITCH.items()], name)

    def truth(self) -> bool:
        return self.value() == "1"


def _input(setting: Setting) -> QWidget:
    if isinstance(setting.default, bool):
        return _Switch(setting.title)
    if isinstance(setting.default, int):
        return NumberEdit(setting.minimum or 0, setting.maximum or 9999)
    if setting.choices:
        return ChoiceEdit([(code, value_words(code)) for code in setting.choices])
    return LineEdit()


class RulesEditor(QScrollArea):
    """edited: a choice changed; changes_asked: the officer wants to see what the policy would move."""

    edited = Signal()
    changes_asked = Signal()

    def __init__(self, book: RuleBook, first_run: bool) -> None:
        super().__init__()
        self._book = book
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget()
        body.setObjectName("body")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, theme.px(12), 0)
        self._column.setSpacing(theme.px(6))
        self.setWidget(body)
        self._column.addWidget(label(setup.NATIONAL, "group"))
        codes = [("", setup.REGIMES[""], ""), *((one.code, setup.REGIMES[one.code], "") for one in book.nationals)]
        self.regime = Segments(codes, setup.NATIONAL)
        self.regime.edited.connect(self.edited)
        self._column.addWidget(self.regime)
        self._column.addWidget(label(setup.REGIME_NOTE, "note", wrap=True))
        self._column.addWidget(label(setup.OVERLAYS, "group"))
        self.overlays: dict[str, QCheckBox] = {}
        for one in book.sets.values():
            if one.level is not Level.NATIONAL:
                self._add_overlay(one.code, one.title, one.verified, one.note)
        head = QHBoxLayout()
        head.addWidget(label(setup.POLICY, "group"))
        head.addStretch()
        self.see_changes = button(setup.SEE_CHANGES, self.changes_asked.emit)
        self.see_changes.setVisible(not first_run)
        head.addWidget(self.see_changes)
        self._column.addLayout(head)
        self._column.addWidget(label(setup.POLICY_NOTE, "note", wrap=True))
        self._inputs: dict[str, QWidget] = {}
        self._sentences: dict[str, Any] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        for place, setting in enumerate(book.settings):
            self._add_setting(grid, place * 2, setting)
        self._column.addLayout(grid)
        self._column.addStretch()

    def set_values(self, profile: Profile) -> None:
        """Show the choices of a profile; what its policy does not say stands at its default."""
        self.regime.set_value(profile.regime)
        for code, box in self.overlays.items():
            box.setChecked(code in profile.overlays)
        for setting in self._book.settings:
            value = profile.policy.get(setting.key, setting.default)
            widget = self._inputs[setting.key]
            if isinstance(widget, _Switch):
                widget.set_value(str(int(bool(value))))
            else:
                _editor(widget).set_value(value)

    def into(self, profile: Profile) -> Profile:
        """The profile with what stands here; of the policy only what differs from the defaults."""
        chosen = tuple(code for code, box in self.overlays.items() if box.isChecked())
        return replace(profile, regime=self.regime.value(), overlays=chosen, policy=dict(self.policy()))

    def policy(self) -> Mapping[str, Any]:
        """What differs from the defaults, by name of the setting."""
        found = {setting.key: self._value(setting) for setting in self._book.settings}
        return {one.key: found[one.key] for one in self._book.settings if found[one.key] != one.default}

    def problem(self) -> bool:
        """Say what is wrong below each setting and go to the first."""
        first: QWidget | None = None
        for setting in self._book.settings:
            wrong = "" if setting.accepts(self._value(setting)) else self._rule(setting)
            self.show_error(setting.key, wrong)
            if wrong and first is None:
                first = self._inputs[setting.key]
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(first)
        return first is not None

    def show_error(self, key: str, sentence: str) -> None:
        """A sentence below a setting, "" for none; KeyError for a setting the rule book has not."""
        below = self._sentences[key]
        below.setText(f"✕ {sentence}" if sentence else "")
        below.setVisible(bool(sentence))
        restyle(self._inputs[key], state="error" if sentence else "")

    def marked(self) -> bool:
        """Whether a setting is marked as wrong."""
        return any(below.text() for below in self._sentences.values())

    def input(self, key: str) -> QWidget:
        """The input of a setting. Raises KeyError."""
        return self._inputs[key]

    def _value(self, setting: Setting) -> Any:
        widget = self._inputs[setting.key]
        return widget.truth() if isinstance(widget, _Switch) else _editor(widget).value()

    def _rule(self, setting: Setting) -> str:
        if isinstance(setting.default, int):
            return setup.POLICY_RANGE.format(least=setting.minimum, most=setting.maximum)
        return setup.POLICY_CLOCK

    def _add_overlay(self, code: str, title: str, verified: bool, note: str) -> None:
        row = QHBoxLayout()
        box = self.overlays[code] = QCheckBox(title)
        box.toggled.connect(lambda: self.edited.emit())
        box.setAccessibleDescription(note)
        row.addWidget(box)
        if not verified:
            row.addWidget(_unverified())
        row.addStretch()
        self._column.addLayout(row)
        if note:
            below = label(note, "note", wrap=True)
            below.setIndent(theme.px(22))
            self._column.addWidget(below)

    def _add_setting(self, grid: QGridLayout, place: int, setting: Setting) -> None:
        title = label(setting.title, "label", wrap=True)
        title.setFixedWidth(theme.px(176))
        widget = self._inputs[setting.key] = _input(setting)
        widget.setAccessibleName(setting.title)
        _editor(widget).edited.connect(lambda: self.show_error(setting.key, ""))
        _editor(widget).edited.connect(self.edited)
        title.setBuddy(widget)
        grid.addWidget(title, place, 0)
        row = QHBoxLayout()
        if not isinstance(widget, _Switch):
            theme.keep_width(widget, 190 if setting.choices else 76)
        row.addWidget(widget)
        if not setting.verified:
            row.addSpacing(theme.px(8))
            row.addWidget(_unverified())
        row.addStretch()
        grid.addLayout(row, place, 1)
        about = QVBoxLayout()
        about.setSpacing(0)
        below = self._sentences[setting.key] = label("", wrap=True)
        below.setProperty("state", "error")
        below.hide()
        about.addWidget(below)
        note = setting.note
        for code, word in setup.POLICY_WORDS.items():
            note = note.replace(code, setup.QUOTED.format(word=word))
        words = setup.POLICY_DEFAULT.format(value=value_words(setting.default), basis=setting.basis, note=note)
        about.addWidget(label(words, "note", wrap=True))
        grid.addLayout(about, place + 1, 1)


def _unverified() -> QWidget:
    mark = label(setup.MARK_UNVERIFIED)
    mark.setProperty("state", "warn")
    return mark


def _editor(widget: QWidget) -> Editor:
    return widget  # type: ignore[return-value]
