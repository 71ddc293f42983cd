"""零报告与值班: key periods, the calendar of their days, one click for 无情况; the duty roster on the second leaf."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.labels import duty as codes_of
from desktop_app.labels import duty_page as words
from desktop_app.labels import pages, refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import duty_roster, key_periods, offices, rulebooks
from desktop_app.usecases.key_periods import DayState, PeriodRow, Zero
from desktop_app.usecases.papers import Issued
from ui import theme
from ui.dialogs import zero_acts as acts
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.registers.duty_panel import DutyPanel
from ui.registers.part import Part
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import Panel, button, icon_button, label
from ui.widgets.segments import Segments
from ui.widgets.zero_month import ZeroMonth

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Seen:
    """What the leaf shows. leaders: on duty by day; hours: of the office where a period has none of its own."""

    periods: list[PeriodRow]
    cells: list[DayState]
    people: list[Any]
    leaders: dict[date, str]
    hours: tuple[str, str]


class ZeroPart(Part):
    """papers: ids to show; opened: a matter to show (none comes from here)."""

    watched = frozenset({"key_period", "zero_report", "duty_shift", "person", "setting", "calendar_year"})

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.seen: Seen | None = None
        self.month = now().date().replace(day=1)
        self._wanted: date | None = None
        self._leader_touched = False
        top = QHBoxLayout()
        self.leaf = Segments(tuple((code, word, "") for code, word in words.VIEWS.items()), words.ROSTER)
        self.leaf.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.leaf.edited.connect(self._turn_leaf)
        top.addWidget(self.leaf)
        top.addSpacing(theme.px(10))
        self.month_word = label("", "h2")
        back = icon_button("chevron-left", words.BEFORE, lambda: self.turn(-1))
        on = icon_button("chevron-right", words.AFTER, lambda: self.turn(1))
        for piece in (back, self.month_word, on, button(words.TODAY, self.to_today, "flat")):
            top.addWidget(piece)
        top.addStretch()
        self.whole.insertLayout(0, top)
        self.zero = zero = QWidget()
        row = QHBoxLayout(zero)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._make_periods())
        row.addWidget(self._make_month(), 1)
        row.addWidget(self._make_day())
        self.duty = DutyPanel(errands, now)
        self.duty.said.connect(self.tell)
        self.stack = QStackedWidget()
        self.stack.addWidget(zero)
        self.stack.addWidget(self.duty)
        self.whole.addWidget(self.stack, 1)
        self.setFocusProxy(self.grid)

    # building

    def _make_periods(self) -> Panel:
        panel = Panel(words.PERIODS)
        theme.keep_width(panel, 296)
        self.periods = PlainTable(words.PERIODS, words.PERIOD_HEADS, (0, 146, 46))
        self.periods.itemSelectionChanged.connect(self._fit_periods)
        self.periods.cellClicked.connect(lambda *_place: self._show_period())
        panel.body.addWidget(self.periods, 1)
        self.period_said = label("", "note", wrap=True)
        self.period_said.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        panel.body.addWidget(self.period_said)
        foot = panel.add_foot(50)
        foot.addWidget(button(words.NEW_PERIOD, self.new, "accent"))
        self.period_acts = [button(words.EDIT_PERIOD, self._edit), button(words.VOID_PERIOD, self._void)]
        for piece in self.period_acts:
            foot.addWidget(piece)
        foot.addStretch()
        return panel

    def _make_month(self) -> Panel:
        panel = Panel()
        self.grid = ZeroMonth()
        self.grid.chosen.connect(lambda _day: self._show_day())
        self.grid.opened.connect(lambda _day: self._open_day())
        self.grid.turned.connect(self.turn)
        panel.body.addWidget(self.grid, 1)
        return panel

    def _make_day(self) -> Panel:
        self.day_panel = panel = Panel(" ")
        theme.keep_width(panel, 264)
        body = panel.pad()
        self.day_state = label("", "strong", wrap=True)
        self.day_said = label("", "", wrap=True)
        self.leader = ChoiceEdit((), free=True)
        self.leader.edited.connect(self._touched)
        self.how = ChoiceEdit(tuple(codes_of.HOWS.items()))
        self.how.set_value("SYSTEM")
        self.leader.setAccessibleName(words.LEADER)
        self.how.setAccessibleName(words.HOW)
        self.asked = QWidget()
        column = QVBoxLayout(self.asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for word, editor in ((words.LEADER, self.leader), (words.HOW, self.how)):
            column.addWidget(label(word, "label"))
            column.addWidget(editor)
        self.nil = button(words.REPORT_NIL, self.report_nil, "primary", "check")
        self.some = button(words.REPORT_SOME, self._open_day)
        self.paper = button(words.SHOW_PAPER, self._paper, "flat", "file-text")
        for piece in (self.day_state, self.day_said, self.asked, self.nil, self.some, self.paper):
            body.addWidget(piece)
        body.addStretch()
        return panel

    # the page's part

    def show_part(self) -> None:
        if not self.shown:
            self.shown = True
            self.ask()
        if self.leaf.value() == "DUTY":
            self.duty.show_part()
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self, tables: frozenset[str] | None = None) -> None:
        super().reload(tables)
        self.duty.reload(tables)

    def new(self) -> None:
        """Ctrl+N: a period, or a shift on the leaf of the roster."""
        if self.leaf.value() == "DUTY":
            self.duty.add()
            return
        hours = self.seen.hours if self.seen else ("", "")
        self._open(acts.period(self.desk(), None, hours))

    def go_to(self, target: str) -> None:
        """2026-03-16: the report of that day; duty-2026-03-17: the roster of that day; 12: a period by its id."""
        self.shown = True
        if target.startswith("duty-"):
            day = date.fromisoformat(target.removeprefix("duty-"))
            self.month = day.replace(day=1)
            self.leaf.set_value("DUTY")
            self._turn_leaf()
            self.duty.go_to(day)
        elif target.isdigit():
            found = next((one for one in self.errands.now(key_periods.periods) if one.id == int(target)), None)
            if found is not None:
                self._to_day(found.first_on)
        else:
            self._to_day(date.fromisoformat(target))

    def _to_day(self, day: date) -> None:
        self.leaf.set_value("ZERO")
        self._turn_leaf()
        self._wanted, self.month = day, day.replace(day=1)
        self.ask()

    def _turn_leaf(self) -> None:
        duty = self.leaf.value() == "DUTY"
        self.stack.setCurrentWidget(self.duty if duty else self.zero)
        if duty:
            self.duty.show_month(self.month)
            self.duty.show_part()

    def turn(self, by: int) -> None:
        """Another month."""
        self.month = (self.month + timedelta(days=31)).replace(day=1) if by > 0 else (
            self.month - timedelta(days=1)
        ).replace(day=1)  # fmt: skip
        self.ask()
        if self.leaf.value() == "DUTY":
            self.duty.show_month(self.month)

    def to_today(self) -> None:
        self._wanted = self.now().date()
        self.month = self._wanted.replace(day=1)
        self.ask()
        if self.leaf.value() == "DUTY":
            self.duty.show_month(self.month)

    # what is shown

    def ask(self) -> None:
        self.month_word.setText(words.MONTH.format(year=self.month.year, month=self.month.month))
        self.errands.ask(_page, self.month, then=self._show, failed=self.tell, purpose="zero part")

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self.periods.show_rows([
            (
                one.name + (words.VOIDED if one.void_reason else ""),
                words.PERIOD_SPAN.format(first=words.short(one.first_on), last=words.short(one.last_on)),
                str(one.missed) if one.missed else "",
            )
            for one in seen.periods
        ])  # fmt: skip
        self._fit_periods()
        leaders = [one.name for one in seen.people if {"LEADER_IN_CHARGE", "PRINCIPAL_LEADER"} & set(one.roles)]
        blocked = self.leader.blockSignals(True)
        self.leader.set_choices([(name, name) for name in leaders])
        self.leader.blockSignals(blocked)
        if self._wanted is not None:
            self.grid.day, self._wanted = self._wanted, None
        self.grid.show_month(self.month, self.now().date(), seen.cells)
        self._show_day()

    def _period(self) -> PeriodRow | None:
        place = self.periods.currentRow()
        rows = self.seen.periods if self.seen else []
        return rows[place] if 0 <= place < len(rows) else None

    def _fit_periods(self) -> None:
        one = self._period()
        for piece in self.period_acts:
            piece.setEnabled(one is not None and not one.void_reason)
        said = words.NO_PERIODS_WHY if not (self.seen and self.seen.periods) else ""
        if one is not None:
            counts = words.COUNTS.format(sent=one.sent, late=one.late, missed=one.missed)
            said = one.void_reason or "\n".join(filter(None, (counts, one.notice)))
        self.period_said.setText(said)

    def _show_period(self) -> None:
        one = self._period()
        if one is not None and not one.first_on <= self.grid.day <= one.last_on:
            self._to_day(one.first_on)

    def _show_day(self) -> None:
        one = self.grid.current()
        if one is None or self.seen is None:
            return
        self.day_panel.title.setText(codes_of.short_day(one.day))
        today = self.now().date()
        self.day_state.setText(codes_of.DAY_STATES[one.state])
        self.day_said.setText("\n".join(_said(one)))
        can = one.due is not None and one.day <= today
        fresh = can and one.sent_at is None
        self.asked.setVisible(fresh)
        if fresh and not self._leader_touched:
            blocked = self.leader.blockSignals(True)
            self.leader.set_value(self.seen.leaders.get(one.day, ""))
            self.leader.blockSignals(blocked)
        self.nil.setVisible(fresh and one.day == today)
        self.some.setVisible(can)
        word = words.CORRECT if one.sent_at else words.MAKE_UP if one.day < today else words.REPORT_SOME
        self.some.setText(word)
        self.paper.setVisible(one.paper_id is not None)

    def _touched(self) -> None:
        self._leader_touched = True

    # acts

    def desk(self) -> acts.Desk:
        people = self.seen.people if self.seen else []
        return acts.Desk(self.window(), self.errands, self.now, people, self._after)

    def report_nil(self) -> None:
        """One click: nothing happened today."""
        one = self.grid.current()
        if one is None or not self.nil.isVisible():
            return
        new = Zero(day=one.day, nil=True, leader=self.leader.value(), how=self.how.value())
        self.nil.setEnabled(False)

        def done(_issued: Any) -> None:
            self.nil.setEnabled(True)
            self._leader_touched = False
            told = words.REPORTED.format(day=codes_of.short_day(one.day))
            self.bars.show_message("ok", told, "", [(words.SHOW_PAPER, partial(self.papers.emit, [_issued.id]))])

        def failed(error: Exception) -> None:
            self.nil.setEnabled(True)
            self.tell(error)

        self.errands.do(key_periods.report, new, then=done, failed=failed)

    def _open_day(self) -> None:
        one = self.grid.current()
        if one is None or self.seen is None or not self.some.isVisible():
            return
        leaders = [row.name for row in self.seen.people if {"LEADER_IN_CHARGE", "PRINCIPAL_LEADER"} & set(row.roles)]
        past = one.day < self.now().date()
        self._open(acts.report(self.desk(), one, leaders, self.leader.value(), self.how.value(), past))

    def _paper(self) -> None:
        one = self.grid.current()
        if one is not None and one.paper_id is not None:
            self.papers.emit([one.paper_id])

    def _edit(self) -> None:
        one = self._period()
        if one is not None and self.seen is not None:
            self._open(acts.period(self.desk(), one, self.seen.hours))

    def _void(self) -> None:
        one = self._period()
        if one is not None:
            self._open(acts.void_period(self.desk(), one))

    def _open(self, dialog: Any) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _after(self, result: Any) -> None:
        if isinstance(result, Issued):
            self.papers.emit([result.id])

    def tell(self, error: Exception) -> None:
        said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self.bars.show_message("error", said)


def _page(desk: Any, month: date) -> Seen:
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    first = month - timedelta(days=month.weekday())
    end = last + timedelta(days=6 - last.weekday())
    policy = rulebooks.policy(desk)
    leaders: dict[date, str] = {}
    for one in duty_roster.shifts(desk, first, end):
        if one.leader:
            leaders.setdefault(one.day, one.leader)
    return Seen(
        periods=key_periods.periods(desk),
        cells=key_periods.days_between(desk, first, end),
        people=offices.people(desk),
        leaders=leaders,
        hours=(policy.zero_hour, policy.screen_hour),
    )


def _said(one: DayState) -> list[str]:
    """What is known of a day, in lines."""
    if one.sent_at is not None:
        at = words.clock(one.sent_at, one.day)
        sentence = words.LATE if one.state == "LATE" else words.SENT
        lines = [sentence.format(at=at, who=one.reporter), one.content or codes_of.NIL]
        if one.leader:
            lines.append(f"{words.LEADER}：{one.leader}")
        if one.late_reason:
            lines.append(words.LATE_REASON.format(reason=one.late_reason))
        if one.revisions:
            lines.append(words.REVISED.format(n=one.revisions))
        return lines
    if one.due is None:
        return [words.NOT_ASKED]
    if one.state == "MISSED":
        return [words.MISSED.format(period=one.period)]
    if one.state == "COMING":
        return [words.COMING.format(period=one.period)]
    sentence = words.DUE_OVER if one.over else words.DUE_BY
    return [sentence.format(period=one.period, at=f"{one.due:%H:%M}")]
