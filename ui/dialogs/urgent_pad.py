"""1小时报告: a pad that is usable within a minute: the stop-watch, three fields, telephones with one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields as parts
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import pages, refusals
from desktop_app.labels import urgent as words
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import offices, urgent, urgent_phones
from desktop_app.usecases.papers import Issued
from desktop_app.usecases.urgent import Begin, Call, Event
from desktop_app.usecases.urgent_phones import PhoneLine
from ui import theme
from ui.dialogs import urgent_acts as acts
from ui.dialogs.slot_acts import wall_clock
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.widgets.hour_clock import HourClock
from ui.widgets.panels import Panel, button, label, restyle

HOUR = timedelta(hours=1)
MOST_KEYS = 9


class UrgentPad(QDialog):
    """papers: ids of what was issued. event_id: an event whose clock runs already; None for a new one, which is kept
    with 开始计时 or the first call."""

    papers = Signal(list)

    def __init__(
        self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime], event_id: int | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(words.PAD)
        self.errands, self.now = errands, now
        self.seen: Event | None = None
        self._busy = self._again = False
        self.phones: list[PhoneLine] = []
        self.calls_buttons: list[Any] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        self.title = label(words.PAD, "h1")
        head.addWidget(self.title)
        head.addWidget(label(words.PAD_NOTE, "note"), 1)
        column.addLayout(head)
        self.clock = HourClock()
        column.addWidget(self.clock)
        self.bars = MessageBars()
        column.addWidget(self.bars)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._make_form(), 11)
        row.addWidget(self._make_phones(), 10)
        column.addLayout(row, 1)
        whole.addWidget(body, 1)
        whole.addWidget(self._make_foot())
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.start_or_write)
        self.resize(theme.px(860), theme.px(560))
        minute = self.now().replace(second=0, microsecond=0)
        self.form.set_values({"kind": "GROUP", "known_at": minute})
        self.form.show_field("late_reason", False)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.tick)
        self._tick.start()
        self.errands.ask(_lists, then=self._show_lists, failed=self.tell, purpose=f"pad-{id(self)}")
        if event_id is not None:
            self._load(event_id)
        self._fit()
        self.tick()
        self.form.widget("situation").setFocus(Qt.FocusReason.OtherFocusReason)

    # building

    def _make_form(self) -> QWidget:
        titles = words.PAD_FIELDS
        asked = (
            Field("kind", titles["kind"], Kind.CHOICE, choices=tuple(words.KINDS.items()), width=150),
            Field("known_at", titles["known_at"], Kind.MOMENT, required=True, width=170),
            Field("place", titles["place"]),
            Field("headcount", titles["headcount"], Kind.NUMBER, width=80),
            Field("situation", titles["situation"], Kind.TEXT, lines=4),
            Field("late_reason", titles["late_reason"], hint=words.LATE_HINT),
        )
        self.form = Form([Group("", asked)], self.now)
        self.form.edited.connect(self._edited)
        self.form.draft_due.connect(lambda _draft: self.keep())
        return self.form

    def _make_phones(self) -> Panel:
        edit = button(words.PHONES_EDIT, self._edit_phones, "flat")
        panel = Panel(words.PHONES, " ", edit)
        holder = QWidget()
        holder.setObjectName("body")
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(10))
        self.grid.setVerticalSpacing(theme.px(6))
        self.grid.setColumnStretch(0, 1)
        column.addLayout(self.grid)
        self.log = label(words.NO_CALLS, "note", wrap=True)
        column.addWidget(self.log)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        panel.body.addWidget(area)
        return panel

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("questionFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        self.state = label(words.FIRST_START, "note")
        row.addWidget(self.state)
        row.addStretch()
        self.close_button = button(pages.CLOSE, self.close)
        self.internal = button(words.TO_INTERNAL, partial(self.write, "INTERNAL"))
        self.next = button(words.TO_FOLLOW, partial(self.write, "FOLLOW"))
        self.written = button(words.TO_WRITTEN, partial(self.write, "FIRST"))
        self.start = button(words.START, self.begin, "primary")
        self.start.setToolTip("Ctrl+Enter")
        for piece in (self.close_button, self.internal, self.next, self.written, self.start):
            row.addWidget(piece)
        return foot

    def _show_lists(self, found: tuple[list[PhoneLine], list[Any]]) -> None:
        if not isValid(self):
            return
        self.phones, self.people = found
        while self.grid.count():
            taken = self.grid.takeAt(0)
            if taken is not None and (piece := taken.widget()) is not None:
                piece.hide()
                piece.deleteLater()
        self.calls_buttons = []
        for place, one in enumerate(self.phones):
            said = words.SUPERIOR if one.superior else words.ROLES.get(one.role, "")
            mark = f"{said}　" if said else ""
            name = label(f"{mark}{one.name}", "strong" if one.superior else "", wrap=True)
            number = label(one.phone or words.NO_PHONE, "" if one.phone else "note")
            number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            keyed = place < MOST_KEYS
            act_word = words.PHONED.format(n=place + 1) if keyed else words.PHONED.partition("(")[0]
            act = button(act_word, partial(self.phone, one), "accent" if one.superior else "")
            act.setAccessibleName(f"{words.PHONED.partition('(')[0]} {one.name}")
            act.setToolTip(f"Alt+{place + 1}" if keyed else "")
            self.calls_buttons.append(act)
            for at, piece in enumerate((name, number, act)):
                self.grid.addWidget(piece, place, at)

    # the clock

    def local(self) -> datetime:
        """Now, as the school's clocks show it."""
        found = wall_clock(self.now())
        assert found is not None
        return found

    def tick(self) -> None:
        """One more second."""
        if self.seen is not None:
            one = self.seen.clock
            self.clock.show_time(one.known_at, one.deadline, self.local(), one.stopped_at)
            if one.stopped_at is None and self.local() > one.deadline:
                self.form.show_field("late_reason", True)
        else:
            known = wall_clock(self.form.editor("known_at").value()) or self.local()
            self.clock.show_time(known, known + HOUR, self.local())
        title = f"{words.PAD}　{self.seen.clock.number}" if self.seen else words.PAD
        self.setWindowTitle(f"{title}　{self.clock.elapsed()}")

    # keeping

    def begin(self, then: Callable[[], object] | None = None) -> None:
        """Keep the event; its clock runs from the moment it was known."""
        if self.seen is not None or self._busy:
            return
        if not self._complete():
            return
        self._busy = True
        typed = self.form.values()
        new = Begin(
            kind=typed["kind"],
            known_at=wall_clock(typed["known_at"]),
            place=typed["place"],
            headcount=typed["headcount"],
            situation=typed["situation"],
        )

        def done(made: int) -> None:
            self._busy = False
            self._load(made, then)

        self.errands.do(urgent.begin, new, then=done, failed=self._failed)

    def _complete(self) -> bool:
        self.form.show_findings({})
        missing = self.form.problems()
        if missing:
            self.form.show_findings({key: ("error", why or pages.PLEASE_FILL) for key, why in missing.items()})
            self.form.focus_first_problem()
        return not missing

    def keep(self, then: Callable[[], object] | None = None) -> None:
        """Keep what was typed since; a save that is under way is followed by another."""
        if self.seen is None:
            return
        if self._busy:
            self._again = True
            return
        if not self.form.dirty:
            if then:
                then()
            return
        typed, known = self.form.values(), self.seen
        new = acts.details_of({key: typed[key] for key in ("kind", "place", "headcount", "situation")}, known.details)
        self._busy, self.form.dirty = True, False

        def done(_result: Any) -> None:
            self._busy = False
            if isValid(self):
                self.state.setText(words.AUTOSAVED.format(at=f"{self.local():%H:%M:%S}"))
                self._load(known.clock.id, then)

        self.errands.do(urgent.change, known.clock.id, known.clock.version, new, then=done, failed=self._failed)

    def _load(self, event_id: int, then: Callable[[], object] | None = None) -> None:
        def shown(found: Event) -> None:
            if isValid(self):
                self._show(found)
                if then:
                    then()
                if self._again:
                    self._again = False
                    self.keep()

        self.errands.ask(urgent.one, event_id, then=shown, failed=self.tell, purpose=f"pad-event-{id(self)}")

    def _show(self, found: Event) -> None:
        first = self.seen is None
        self.seen = found
        if first or not self.form.dirty:
            values = {one.name: getattr(found.details, one.name) for one in parts(type(found.details))}
            wanted = ("kind", "place", "headcount", "situation")
            typed = self.form.values()
            if any(typed[key] != values[key] for key in wanted):
                self.form.set_values({key: values[key] for key in wanted})
            self.form.editor("known_at").set_value(found.clock.known_at)
            self.form.dirty = False
        lines = [
            words.PHONED_LINE.format(at=f"{one.at:%H:%M}", called=one.called, said=one.said).strip()
            for one in found.calls
        ]
        self.log.setText("\n".join(lines) or words.NO_CALLS)
        self._fit()
        self.tick()

    def _edited(self, key: str) -> None:
        self.form.forget_finding(key)
        self.tick()

    def _fit(self) -> None:
        begun = self.seen is not None
        over = begun and self.seen is not None and self.seen.clock.state in ("ENDED", "VOID")
        kinds = {one.kind for one in self.seen.reports} if self.seen else set()
        self.start.setVisible(not begun)
        self.form.widget("known_at").setEnabled(not begun)
        self.written.setVisible("FIRST" not in kinds)
        self.written.setEnabled(begun and not over)
        restyle(self.written, kind="primary" if begun else "")
        self.next.setVisible("FIRST" in kinds and not over)
        self.internal.setEnabled(begun and not over and "INTERNAL" not in kinds)
        if self.seen is not None:
            self.title.setText(f"{words.PAD}　{self.seen.clock.number}")
            if self.state.text() == words.FIRST_START:
                self.state.setText(words.STARTED.format(number=self.seen.clock.number))

    # acts

    def start_or_write(self) -> None:
        """What Ctrl+Enter does: start the clock, then the written report."""
        if self.seen is None:
            self.begin()
        elif self.written.isVisible() and self.written.isEnabled():
            self.write("FIRST")

    def phone(self, line: PhoneLine) -> None:
        """Log that this one was called now; an event that was not kept yet is kept first."""
        if self.seen is None:
            self.begin(partial(self.phone, line))
            return
        self.bars.clear()
        new = Call(
            event_id=self.seen.clock.id,
            called=line.name,
            phone=line.phone,
            superior=line.superior,
            said=self.form.editor("situation").value(),
            late_reason=self.form.editor("late_reason").value(),
            role=line.role,
        )
        event_id = self.seen.clock.id

        def done(_result: Any) -> None:
            if isValid(self):
                told = words.PHONED_NOW.format(at=f"{self.local():%H:%M}", called=line.name)
                self.bars.show_message("ok", told)
                self._load(event_id)

        self.errands.do(urgent.call, new, then=done, failed=self._failed)

    def write(self, kind: str) -> None:
        """Open the fields of a written report with everything known so far."""
        self.keep(partial(self._write, kind))

    def _write(self, kind: str) -> None:
        if self.seen is not None:
            dialog = acts.write(self._desk(self), self.seen, kind)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _desk(self, window: QWidget) -> acts.Desk:
        return acts.Desk(window, self.errands, self.now, (), self._after)

    def _edit_phones(self) -> None:
        dialog = acts.telephones(self._desk(self))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _after(self, result: Any) -> None:
        if not isValid(self):
            return
        if isinstance(result, Issued):
            self.papers.emit([result.id])
        else:
            self.errands.ask(_lists, then=self._show_lists, failed=self.tell, purpose=f"pad-{id(self)}")
        if self.seen is not None:
            self._load(self.seen.clock.id)

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._busy = False
        if isinstance(error, Refused) and error.field in self.form.fields:
            self.form.show_field(error.field, True)
            self.form.show_finding(error.field, "error", refusals.sentence(error))
            self.form.widget(error.field).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tell(error)

    def tell(self, error: Exception) -> None:
        if isValid(self):
            said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
            self.bars.show_message("error", said)

    def done(self, result: int) -> None:
        """Closing keeps what was typed; the clock goes on in the list of alerts."""
        self._tick.stop()
        self.keep()
        super().done(result)

    def closeEvent(self, event: Any) -> None:
        self._tick.stop()
        self.keep()
        super().closeEvent(event)


def _lists(desk: Any) -> tuple[list[PhoneLine], list[Any]]:
    return urgent_phones.phones(desk), offices.people(desk)
