"""重大信访事项 in the reports page: events with their clocks, what was done about each, what waits to be judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import pages, refusals
from desktop_app.labels import urgent as words
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import offices, urgent, urgent_duties
from desktop_app.usecases.papers import Issued
from desktop_app.usecases.urgent import Clock, Event
from desktop_app.usecases.urgent_duties import Proposal
from ui import theme
from ui.dialogs import urgent_acts as acts
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.slot_acts import wall_clock
from ui.dialogs.urgent_pad import UrgentPad
from ui.errands import Errands
from ui.registers.part import Part
from ui.widgets.panels import EmptyPage, Panel, Picture, button, label
from ui.widgets.segments import Segments

TICK = 20_000  # milliseconds
MOST_PROPOSED = 3


class UrgentPart(Part):
    """papers: ids to show; opened: a matter to show."""

    watched = frozenset({"urgent_event", "event_call", "event_report", "matter", "person", "setting"})

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.rows: list[Clock] = []
        self.proposed: list[Proposal] = []
        self.people: list[Any] = []
        self.seen: Event | None = None
        self._wanted = 0
        self.pad: UrgentPad | None = None
        self.waiting = Panel(words.WAITING, " ", level="warn")
        self.waiting_body = self.waiting.pad()
        self.waiting.hide()
        self.whole.addWidget(self.waiting)
        self.add_row((self._make_list(), 1), (self._make_steps(), 0))
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self._tell_time)
        self.setFocusProxy(self.table)

    # building

    def _make_list(self) -> Panel:
        self.view = Segments(tuple((code, word, "") for code, word in words.VIEWS.items()), words.EVENTS)
        self.view.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.view.edited.connect(self.ask)
        self.begin = button(words.NEW, self.new, "primary", "clock")
        self.begin.setToolTip("Ctrl+N")
        self.panel = Panel(words.EVENTS, " ", self.view, self.begin)
        self.table = PlainTable(words.EVENTS, words.HEADS, (112, 92, 104, 150, 162, 0))
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.cellDoubleClicked.connect(lambda *_place: self.act("PAD"))
        self.empty = EmptyPage("clock", words.NONE_TITLE, words.NONE_WHY)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.panel.body.addWidget(self.stack, 1)
        return self.panel

    def _make_steps(self) -> Panel:
        panel = Panel(words.STEPS, " ")
        theme.keep_width(panel, 300)
        self.side = panel
        body = panel.pad()
        self.steps = label("", "", wrap=True)
        self.steps.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.missing = label("", "strong", wrap=True)
        body.addWidget(self.missing)
        body.addWidget(self.steps)
        body.addStretch(1)
        self.sheets = QVBoxLayout()
        self.sheets.setSpacing(theme.px(6))
        body.addLayout(self.sheets)
        self.acts = {code: button(word, partial(self.act, code)) for code, word in words.ACTS.items()}
        codes = list(words.ACTS)
        for left, right in zip(codes[::2], codes[1::2], strict=True):
            pair = QHBoxLayout()
            pair.setSpacing(theme.px(6))
            pair.addWidget(self.acts[left], 1)
            pair.addWidget(self.acts[right], 1)
            body.addLayout(pair)
        return panel

    # the page's part

    def show_part(self) -> None:
        self._tick.start()
        super().show_part()

    def new(self) -> None:
        """Ctrl+N: the pad."""
        self._open_pad(None)

    def go_to(self, target: str) -> None:
        """An event by its id, or matter-12: a registered matter that may have to be reported."""
        self.shown = True
        if target.startswith("matter-"):
            self.ask()
            return
        self._wanted = int(target)
        self.errands.ask(urgent.one, self._wanted, then=self._go_on, failed=self.tell, purpose="urgent go")
        self.ask()

    def _go_on(self, found: Event) -> None:
        """Open what is owed next of an event."""
        if found.clock.state in ("ENDED", "VOID"):
            return
        self.seen = found
        kinds = {one.kind for one in found.reports}
        if found.clock.running or "FIRST" not in kinds:
            self._open_pad(found.clock.id)
        elif found.vice_at is None or found.main_at is None:
            self._show_dialog(acts.tell_leaders(self.desk(), found))
        else:
            self._show_dialog(acts.write(self.desk(), found, "FOLLOW"))

    # what is shown

    def ask(self) -> None:
        self.errands.ask(_page, self.view.value(), then=self._show, failed=self.tell, purpose="urgent part")

    def _show(self, found: tuple[list[Clock], list[Proposal], list[Any]]) -> None:
        kept = self._wanted or (self.seen.clock.id if self.seen else 0)
        self.rows, self.proposed, self.people = found
        self.panel.note.setText(words.COUNT.format(n=len(self.rows)))
        blocked = self.table.blockSignals(True)
        self.table.show_rows([self._cells(one) for one in self.rows])
        place = next((n for n, one in enumerate(self.rows) if one.id == kept), 0)
        if self.rows:
            self.table.selectRow(place)
        self.table.blockSignals(blocked)
        self._wanted = 0
        self.stack.setCurrentWidget(self.table if self.rows else self.empty)
        self.side.setVisible(bool(self.rows))
        self._show_proposed()
        self._chosen()

    def _cells(self, one: Clock) -> tuple[str, ...]:
        until = words.short_moment(one.deadline)
        if one.running:
            now = wall_clock(self.now())
            assert now is not None
            minutes = int((one.deadline - now).total_seconds() // 60)
            said = words.LEFT.format(minutes=minutes) if minutes >= 0 else words.OVER.format(minutes=-minutes)
            until = f"{one.deadline:%H:%M} {said}"
        return (one.number, words.KINDS[one.kind], words.short_moment(one.known_at), until,
                words.STATES[one.state], one.gist)  # fmt: skip

    def _tell_time(self) -> None:
        """The minutes left, while somebody looks."""
        if self.isVisible() and any(one.running for one in self.rows):
            self.ask()

    def _show_proposed(self) -> None:
        while self.waiting_body.count():
            taken = self.waiting_body.takeAt(0)
            if taken is not None and (piece := taken.widget()) is not None:
                piece.hide()
                piece.deleteLater()
        for one in self.proposed[:MOST_PROPOSED]:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(Picture("octagon-alert", "red", 14))
            row.addWidget(label(words.WAITING_LINE.format(number=one.number, reason=one.reason)))
            row.addStretch()
            row.addWidget(button(pages.KEY_WORDS["OPEN"], partial(self.opened.emit, one.matter_id), "flat"))
            row.addWidget(button(words.NOT_NEEDED, partial(self._not_needed, one)))
            row.addWidget(button(words.REPORT_IT, partial(self._report_it, one), "accent"))
            self.waiting_body.addWidget(holder)
        self.waiting.note.setText(words.COUNT.format(n=len(self.proposed)))
        self.waiting.setVisible(bool(self.proposed))

    def current(self) -> Clock | None:
        place = self.table.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def _chosen(self) -> None:
        one = self.current()
        if one is None or one.hidden:
            self.seen = None
            self._show_event(None)
            return
        self.errands.ask(urgent.one, one.id, then=self._show_event, failed=self.tell, purpose="urgent event")

    def _show_event(self, found: Event | None) -> None:
        self.seen = found
        self.side.note.setText(found.clock.number if found else "")
        self.steps.setText("\n".join(_steps(found)) if found else "")
        lacking = []
        if found and found.clock.state != "VOID":
            lacking = [word for word, at in ((words.VICE, found.vice_at), (words.MAIN, found.main_at)) if at is None]
        self.missing.setText(words.NO_LEADERS.format(names="、".join(lacking)) if lacking else "")
        self.missing.setVisible(bool(lacking))
        self._show_sheets(found)
        over = found is None or found.clock.state in ("ENDED", "VOID")
        kinds = {one.kind for one in found.reports} if found else set()
        able = {
            "PAD": not over,
            "CALL": not over,
            "FIRST": not over and "FIRST" not in kinds,
            "FOLLOW": not over and "FIRST" in kinds,
            "FINAL": not over and "FIRST" in kinds,
            "TOLD": found is not None and found.clock.state != "VOID",
            "INTERNAL": not over and "INTERNAL" not in kinds,
            "VOID": not over and not kinds,
        }
        for code, piece in self.acts.items():
            piece.setEnabled(able[code])

    def _show_sheets(self, found: Event | None) -> None:
        while self.sheets.count():
            taken = self.sheets.takeAt(0)
            if taken is not None and (piece := taken.widget()) is not None:
                piece.hide()
                piece.deleteLater()
        for one in found.reports if found else ():
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(words.report_word(one.kind, one.sequence)))
            row.addStretch()
            if one.sent_at is None and one.kind != "INTERNAL":
                row.addWidget(button(words.MARK_SENT, partial(self._send, one), "accent"))
            row.addWidget(button(words.SHOW_PAPER, partial(self.papers.emit, [one.paper_id]), "flat"))
            self.sheets.addWidget(holder)

    # acts

    def desk(self) -> acts.Desk:
        return acts.Desk(self.window(), self.errands, self.now, self.people, self._after)

    def act(self, code: str) -> None:
        """Do what a button says with the chosen event."""
        found = self.seen
        if found is None or not self.acts[code].isEnabled():
            return
        if code == "PAD":
            self._open_pad(found.clock.id)
        elif code == "CALL":
            self._show_dialog(acts.call(self.desk(), found))
        elif code == "TOLD":
            self._show_dialog(acts.tell_leaders(self.desk(), found))
        elif code == "VOID":
            self._show_dialog(acts.void(self.desk(), found))
        else:
            self._show_dialog(acts.write(self.desk(), found, code))

    def _send(self, row: Any) -> None:
        if self.seen is not None:
            self._show_dialog(acts.send(self.desk(), self.seen, row))

    def _not_needed(self, one: Proposal) -> None:
        self._show_dialog(acts.not_needed(self.desk(), one.matter_id, one.number))

    def _report_it(self, one: Proposal) -> None:
        self.errands.do(urgent_duties.begin_for_matter, one.matter_id, then=self._open_pad, failed=self.tell)

    def _open_pad(self, event_id: int | None) -> None:
        if self.pad is not None and isValid(self.pad) and self.pad.isVisible():
            known = self.pad.seen.clock.id if self.pad.seen else None
            if known == event_id:
                self.pad.raise_()
                self.pad.activateWindow()
                return
        self.pad = UrgentPad(self.window(), self.errands, self.now, event_id)
        self.pad.papers.connect(self.papers)
        self.pad.show()

    def _show_dialog(self, dialog: Any) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _after(self, result: Any) -> None:
        if isinstance(result, Issued):
            self.papers.emit([result.id])

    def tell(self, error: Exception) -> None:
        said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self.bars.show_message("error", said)


def _page(desk: Any, view: str) -> tuple[list[Clock], list[Proposal], list[Any]]:
    return urgent.rows(desk, view), urgent_duties.proposals(desk), offices.people(desk)


def _steps(found: Event) -> list[str]:
    """What happened, in the order of its minutes."""
    made: list[tuple[datetime, str]] = [(found.clock.known_at, words.STEP_KNOWN)]
    if found.details.occurred_at:
        made.append((found.details.occurred_at, words.STEP_OCCURRED))
    for call in found.calls:
        said = f"：{call.said}" if call.said else ""
        made.append((call.at, words.STEP_CALL.format(called=call.called, said=said)))
    for row in found.reports:
        if row.sent_at is not None:
            word = words.report_word(row.kind, row.sequence)
            made.append((row.sent_at, words.STEP_REPORT.format(word=word, to=row.sent_to)))
    for at, word in ((found.vice_at, words.STEP_VICE), (found.main_at, words.STEP_MAIN)):
        if at is not None:
            made.append((at, word))
    lines = [f"{words.short_moment(at)}　{said}" for at, said in sorted(made)]
    lines += [
        words.STEP_ISSUED.format(word=words.report_word(row.kind, row.sequence))
        for row in found.reports
        if row.sent_at is None and row.kind != "INTERNAL"
    ]
    if found.late_reason:
        lines.append(words.STEP_LATE.format(reason=found.late_reason))
    if found.void_reason:
        lines.append(words.STEP_VOID.format(reason=found.void_reason))
    return lines
