"""预警与通报: what rises with its figures, the slips and circulars made of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from desktop_app.labels import information as words
from desktop_app.usecases import offices, trends
from desktop_app.usecases.papers import Issued
from desktop_app.usecases.trends import Rise, WarningRow
from ui import theme
from ui.dialogs import information_acts as acts
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.slot_acts import Desk
from ui.errands import Errands
from ui.registers.part import Part
from ui.widgets.panels import EmptyPage, Panel, button, label

Seen = tuple[list[Rise], list[WarningRow], list[Any]]


def seen(desk: Any) -> Seen:
    """Everything the part shows, in one question."""
    return trends.rises(desk), trends.warnings(desk), offices.people(desk)


class TrendPart(Part):
    """papers, opened: as every part of the page."""

    watched = frozenset({"matter", "hazard", "trend_warning", "circular", "unit"})

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.rises: list[Rise] = []
        self.slips: list[WarningRow] = []
        self.people: list[Any] = []
        panel = Panel(
            words.TREND_TITLE, " ", button(words.CIRCULAR, self.circular), button(words.WARN, self.warn, "primary")
        )
        self.table = PlainTable(words.TREND_TITLE, words.TREND_COLUMNS, (170, 250, 0))
        self.table.cellDoubleClicked.connect(lambda *_at: self.warn())
        self.empty = EmptyPage("check", words.TREND_NONE, words.TREND_NOTE)
        panel.body.addWidget(self.table, 1)
        panel.body.addWidget(self.empty, 1)
        note = label(words.TREND_NOTE, "note", wrap=True)
        note.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(8))
        panel.body.addWidget(note)
        slips = Panel(words.WARNINGS)
        theme.keep_width(slips, 360)
        self.given = PlainTable(words.WARNINGS, words.WARNING_COLUMNS, (118, 88, 0))
        self.given.cellDoubleClicked.connect(lambda place, _column: self._open(place))
        slips.body.addWidget(self.given, 1)
        self.add_row((panel, 1), (slips, 0))
        self.setFocusProxy(self.table)

    def ask(self) -> None:
        self.errands.ask(seen, then=self._show, purpose="trends")

    def go_to(self, target: str) -> None:
        self.show_part()

    def new(self) -> None:
        self.warn()

    def _show(self, found: Seen) -> None:
        self.rises, self.slips, self.people = found
        self.table.show_rows(
            [
                (f"{words.TREND_KINDS[one.kind]}　{one.name}", one.basis, words.numbers_words(one.counts))
                for one in self.rises
            ]
        )
        self.table.setVisible(bool(self.rises))
        self.empty.setVisible(not self.rises)
        self.given.show_rows([(one.number, words.day(one.made_on), one.subject) for one in self.slips])

    def _open(self, place: int) -> None:
        paper = self.slips[place].paper_id if 0 <= place < len(self.slips) else None
        if paper is not None:
            self.papers.emit([paper])

    def desk(self) -> Desk:
        def done(issued: Issued) -> None:
            self.reload()
            self.papers.emit([issued.id])

        return Desk(self, self.errands, self.now, self.people, done)

    def warn(self) -> None:
        """A slip about the chosen rise, or about something else where nothing rises."""
        place = self.table.currentRow()
        rise = self.rises[place] if 0 <= place < len(self.rises) else None
        acts.warning(self.desk(), rise).open()

    def circular(self) -> None:
        """情况通报 of this month's figures."""
        month = f"{self.now():%Y-%m}"

        def show(draft: tuple[str, str, str]) -> None:
            acts.circular(self.desk(), month, draft).open()

        self.errands.ask(trends.circular_draft, month, then=show, purpose="circular")
