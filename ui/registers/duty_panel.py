"""The roster of a month with the hours nobody covers, and beside it the log of the chosen shift."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from desktop_app.labels import duty as codes_of
from desktop_app.labels import duty_page as words
from desktop_app.labels.forms import TITLES
from desktop_app.usecases import duty_log, duty_roster, offices
from desktop_app.usecases.duty_log import Log
from desktop_app.usecases.duty_roster import ShiftRow, Span
from ui import theme
from ui.dialogs import duty_acts as acts
from ui.dialogs.paper_view import PaperView
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.widgets.panels import EmptyPage, Panel, Picture, button, label

WATCHED = frozenset({"duty_shift", "duty_entry", "duty_handover", "key_period", "person", "absence"})
MOST_GAPS = 4
Seen = tuple[list[ShiftRow], list[Span], list[Any]]


class DutyPanel(QWidget):
    """said: an error to be told by the part around it."""

    said = Signal(object)

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.errands, self.now = errands, now
        self.month = now().date().replace(day=1)
        self.shown = False
        self.rows: list[ShiftRow] = []
        self.people: list[Any] = []
        self.log: Log | None = None
        self._wanted: date | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._make_roster(), 1)
        row.addWidget(self._make_log())
        self.setFocusProxy(self.table)

    # building

    def _make_roster(self) -> Panel:
        panel = self.roster = Panel(words.ROSTER, " ")
        self.gaps = QWidget()
        line = QHBoxLayout(self.gaps)
        line.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        line.addWidget(Picture("octagon-alert", "red", 16), 0, Qt.AlignmentFlag.AlignTop)
        self.gap_words = label("", "strong", wrap=True)
        line.addWidget(self.gap_words, 1)
        panel.body.addWidget(self.gaps)
        self.table = PlainTable(words.ROSTER, words.ROSTER_HEADS, (112, 58, 122, 0, 118, 82, 90))
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.cellDoubleClicked.connect(lambda *_place: self.enter())
        self.empty = EmptyPage("calendar", words.NO_SHIFTS, words.NO_SHIFTS_WHY)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        panel.body.addWidget(self.stack, 1)
        foot = panel.add_foot(50)
        foot.addWidget(button(words.FILL, self.fill, "primary"))
        foot.addWidget(button(words.ADD, self.add))
        self.change = button(words.EDIT, self.edit)
        self.off = button(words.STRIKE, self.strike)
        foot.addWidget(self.change)
        foot.addWidget(self.off)
        foot.addStretch()
        foot.addWidget(self._prints())
        return panel

    def _prints(self) -> QWidget:
        menu = QMenu(self)
        self.print_acts = {
            word: menu.addAction(word, partial(self._print, form, blank))
            for word, form, blank in (
                (words.PRINT_ROSTER, "F53", False),
                (words.PRINT_LOG, "F54", False),
                (words.BLANK_ROSTER, "F53", True),
                (words.BLANK_LOG, "F54", True),
            )
        }
        made = button(words.PRINTS, None, "accent", "printer")
        made.setMenu(menu)
        return made

    def _make_log(self) -> Panel:
        panel = self.log_panel = Panel(words.LOG, " ")
        theme.keep_width(panel, 440)
        self.entries = PlainTable(words.LOG, words.LOG_HEADS, (56, 70, 0, 120))
        panel.body.addWidget(self.entries, 1)
        self.log_said = label("", "", wrap=True)
        self.log_said.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        panel.body.addWidget(self.log_said)
        foot = panel.add_foot(50)
        self.entering = button(words.ENTER, self.enter, "accent")
        self.handing = button(words.HAND_OVER, self.hand_over)
        foot.addWidget(self.entering)
        foot.addWidget(self.handing)
        foot.addStretch()
        return panel

    # what is shown

    def show_part(self) -> None:
        if not self.shown:
            self.shown = True
            self.ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, tables: frozenset[str] | None = None) -> None:
        if self.shown and (tables is None or tables & WATCHED):
            self.ask()

    def show_month(self, month: date) -> None:
        """Another month."""
        if month != self.month or not self.shown:
            self.month, self.shown = month, True
            self.ask()

    def go_to(self, day: date) -> None:
        """A day somebody has to be found for."""
        self._wanted = day
        self.month, self.shown = day.replace(day=1), True
        self.ask()

    @property
    def last(self) -> date:
        """The last day of the month shown."""
        return (self.month + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    def ask(self) -> None:
        self.errands.ask(_page, self.month, self.last, then=self._show, failed=self.said.emit, purpose="duty roster")

    def _show(self, seen: Seen) -> None:
        kept = self.current()
        self.rows, gaps, self.people = seen
        said = [codes_of.gap(*one) for one in gaps]
        if len(said) > MOST_GAPS:
            said = [*said[:MOST_GAPS], words.GAPS_MORE.format(n=len(said))]
        self.gap_words.setText(words.GAPS.format(gaps="、".join(said)))
        self.gaps.setVisible(bool(gaps))
        blocked = self.table.blockSignals(True)
        self.table.show_rows([_cells(one) for one in self.rows])
        place = self._place(kept)
        if self.rows:
            self.table.selectRow(place)
            self.table.scrollTo(self.table.model().index(place, 0))
        self.table.blockSignals(blocked)
        self.stack.setCurrentWidget(self.table if self.rows else self.empty)
        self._chosen()

    def _place(self, kept: ShiftRow | None) -> int:
        """Where the selection goes: the day asked for, the shift chosen before, or the one on duty now."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            return next((n for n, one in enumerate(self.rows) if one.day >= wanted), len(self.rows) - 1)
        if kept is not None:
            found = next((n for n, one in enumerate(self.rows) if one.id == kept.id), None)
            if found is not None:
                return found
        now = self.now().replace(tzinfo=None)
        return next((n for n, one in enumerate(self.rows) if one.span[0] <= now < one.span[1]), 0)

    def current(self) -> ShiftRow | None:
        place = self.table.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def _chosen(self) -> None:
        one = self.current()
        self.change.setEnabled(one is not None)
        self.off.setEnabled(one is not None and not one.logged and not one.handed)
        self.print_acts[words.PRINT_LOG].setEnabled(one is not None)
        self.print_acts[words.PRINT_ROSTER].setEnabled(bool(self.rows))
        if one is None:
            self._show_log(None)
        else:
            self.errands.ask(duty_log.one, one.id, then=self._show_log, failed=self.said.emit, purpose="duty log")

    def _show_log(self, found: Log | None) -> None:
        self.log = found
        self.log_panel.note.setText(f"{codes_of.short_day(found.shift.day)} {found.shift.name}" if found else "")
        rows = found.entries if found else ()
        self.entries.show_rows(
            [
                (f"{one.at:%H:%M}", codes_of.ENTRIES[one.kind], one.content, one.handled)
                for one in rows
            ]
        )  # fmt: skip
        said = ""
        if found is not None and found.handed is not None:
            giver, taker, at, left_open = found.handed
            said = words.HANDED_TO.format(
                at=words.clock(at, found.shift.day), giver=giver, taker=taker,
                left_open=left_open or codes_of.NOTHING_OPEN,
            )  # fmt: skip
        elif found is not None:
            said = words.NEXT.format(person=found.next_person) if found.next_person else words.NO_NEXT
        self.log_said.setText(said)
        now = self.now().replace(tzinfo=None)
        begun = found is not None and found.shift.span[0] - duty_log.BEFORE <= now
        self.entering.setEnabled(begun)
        self.handing.setEnabled(begun and found is not None and found.handed is None)

    # acts

    def desk(self) -> acts.Desk:
        return acts.Desk(self.window(), self.errands, self.now, self.people, lambda _result: None)

    def fill(self) -> None:
        """排班 from the first day that has nobody."""
        today = self.now().date()
        first = max(self.month, min(today, self.last))
        held = {one.day for one in self.rows}
        while first in held and first < self.last:
            first += timedelta(days=1)
        self._open(
            acts.FillDialog(self.window(), self.errands, self.now, self.people, first, self.last, lambda _made: None)
        )

    def add(self) -> None:
        one = self.current()
        day = one.day if one else max(self.month, min(self.now().date(), self.last))
        self._open(acts.shift(self.desk(), None, day))

    def edit(self) -> None:
        one = self.current()
        if one is not None:
            self._open(acts.shift(self.desk(), one, one.day))

    def strike(self) -> None:
        one = self.current()
        if one is not None and self.off.isEnabled():
            self._open(acts.strike(self.desk(), one))

    def enter(self) -> None:
        if self.log is not None and self.entering.isEnabled():
            self._open(acts.enter(self.desk(), self.log))

    def hand_over(self) -> None:
        if self.log is not None and self.handing.isEnabled():
            self._open(acts.hand_over(self.desk(), self.log))

    def _open(self, dialog: Any) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _print(self, form: str, blank: bool) -> None:
        office, one = self.errands.office, self.current()
        month = (self.month, self.last)

        def work() -> bytes:
            from desktop_app.documents import press

            if blank:
                return press.blank(form, "", office.ask(offices.profile).facts())
            if form == "F53":
                return press.press(form, office.ask(duty_roster.roster, *month))
            assert one is not None
            return press.press(form, office.ask(duty_log.sheet, one.id))

        title = TITLES[form]
        self.errands.work(work, lambda pdf: PaperView(self.window(), title, f"{title}.pdf", pdf).open(), self.said.emit)


def _page(desk: Any, first: date, last: date) -> Seen:
    return duty_roster.shifts(desk, first, last), duty_roster.gaps(desk, first, last), offices.people(desk)


def _cells(one: ShiftRow) -> tuple[str, ...]:
    logged = [words.LOGGED.format(n=one.logged)] if one.logged else []
    if one.handed:
        logged.append(words.HANDED)
    return (
        codes_of.short_day(one.day), one.name, one.hours, one.person, one.phone, one.leader, " ".join(logged),
    )  # fmt: skip
