"""按规则排班: what the rules make of a period, what was left out and why, how it is shared; then into the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.labels import pages, refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import day_plan, day_rules
from desktop_app.usecases.day_plan import Draft, Proposed
from ui import theme
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.messages import MessageBars
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.panels import button, label


class PlannerDialog(QDialog):
    """The period is the term that runs or comes next, else the next three months."""

    def __init__(
        self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime], arrange: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.errands, self.now = errands, now
        self.draft: Draft | None = None
        self.setWindowTitle(words.PLANNER_TITLE)
        self.resize(theme.px(960), theme.px(600))
        column = QVBoxLayout(self)
        column.addWidget(label(words.PLANNER_TITLE, "h1"))
        column.addWidget(label(words.PLANNER_NOTE, "note", wrap=True))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        row = QHBoxLayout()
        self.first, self.last = (MomentEdit(now, minutes=False) for _ in range(2))
        for word, field in ((words.PLAN_FIRST, self.first), (words.PLAN_LAST, self.last)):
            row.addWidget(label(word, "label"))
            field.setAccessibleName(word)
            field.setFixedWidth(theme.px(140))
            row.addWidget(field)
        self.try_button = button(words.PLAN_SHOW, self.try_out, "accent")
        row.addWidget(self.try_button)
        row.addWidget(button(words.ARRANGE, arrange))
        row.addStretch()
        self.count = label("", "note")
        row.addWidget(self.count)
        column.addLayout(row)
        self.made = PlainTable(words.PLANNER_TITLE, words.PLANNER_HEADS, (160, 110, 90, 170, 120, 0))
        self.left = PlainTable(words.LEFT_HEADS[0], words.LEFT_HEADS, (170, 160, 0))
        split = QSplitter()
        split.setOrientation(Qt.Orientation.Vertical)
        split.addWidget(self.made)
        split.addWidget(self.left)
        split.setSizes([theme.px(300), theme.px(120)])
        column.addWidget(split, 1)
        self.shares = label("", "note", wrap=True)
        column.addWidget(self.shares)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(pages.CLOSE, self.reject))
        self.ready = button(words.PLAN_DO, self.carry_out, "primary")
        self.ready.setEnabled(False)
        foot.addWidget(self.ready)
        column.addLayout(foot)
        self._begin()

    def _begin(self) -> None:
        today = self.now().date()
        known = self.errands.now(day_rules.arrangements)
        term = next((one for one in sorted(known.terms, key=lambda one: one.first) if one.last >= today), None)
        first = max(today + timedelta(days=1), term.first) if term else today + timedelta(days=1)
        last = term.last if term else today + timedelta(days=91)
        self.first.set_value(first)
        self.last.set_value(last)
        if known.rules:
            self.try_out()
        else:
            self.bars.show_message("warn", refusals.sentence(Refused("RULES_MISSING")))

    def period(self) -> tuple[date, date] | None:
        """Both days, None while one of them is not understood."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        return (_day(first), _day(last))

    def try_out(self) -> None:
        """Ask what the rules make of the period; nothing is written."""
        period = self.period()
        if period is None:
            self.bars.show_message("error", self.first.trouble() or self.last.trouble() or pages.PLEASE_FILL)
            return
        self.bars.clear()
        self.errands.ask(day_plan.draft, *period, then=self._show, failed=self._failed)

    def _show(self, found: Draft) -> None:
        if not isValid(self):
            return
        self.draft = found
        self.count.setText(words.PLAN_COUNT.format(n=len(found.proposed), left=len(found.left)))
        self.made.show_rows([_row(one) for one in found.proposed])
        self.left.show_rows(
            [(days.short_day(one.day), one.rule, f"{days.REASONS[one.reason]}{_in(one.note)}") for one in found.left]
        )
        said = [words.SHARES + "　" + "　".join(
            words.SHARE.format(name=one.leader, present=one.present, proposed=one.proposed) for one in found.shares
        )]  # fmt: skip
        said += [words.LACKS.format(month=month, name=name) for _, month, name in found.lacking]
        said += [
            words.PERIOD_SHORT.format(period=period, name=name, n=short) for period, name, short in found.short_periods
        ]
        self.shares.setText("；".join(said))
        self.ready.setEnabled(bool(found.proposed))

    def carry_out(self) -> None:
        """Into the calendar, all of it or nothing."""
        if self.draft is None:
            return
        self.ready.setEnabled(False)
        self.errands.do(day_plan.carry_out, self.draft.proposed, then=self._done, failed=self._failed)

    def _done(self, _count: int) -> None:
        if isValid(self):
            self.accept()

    def _failed(self, error: Exception) -> None:
        if isValid(self):
            said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
            self.bars.show_message("error", said)
            self.ready.setEnabled(self.draft is not None)


def _row(one: Proposed) -> tuple[str, ...]:
    notes = []
    if one.day != one.meant:
        notes.append(words.MOVED_FROM.format(day=days.short_day(one.meant), why=days.REASONS[one.reason]))
    if one.provisional:
        notes.append(words.PROVISIONAL.format(year=one.day.year))
    return (
        f"{one.day.year}年{days.short_day(one.day)}",
        f"{one.starts}—{one.ends}",
        one.leader,
        one.place,
        one.rule,
        "；".join(notes),
    )


def _in(note: str) -> str:
    return f"（{note}）" if note else ""


def _day(found: date) -> date:
    return found.date() if isinstance(found, datetime) else found
