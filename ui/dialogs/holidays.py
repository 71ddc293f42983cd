"""The holiday table: the loaded years with their papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop_app.labels import setup
from desktop_app.usecases import holidays
from desktop_app.usecases.holidays import Year
from ui.dialogs.holiday_year import AddYear
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.sheet import Sheet
from ui.errands import Errands
from ui.widgets.panels import button

Now = Callable[[], datetime]


class HolidaysDialog(Sheet):
    """The loaded years; a further one is added in `AddYear`."""

    def __init__(self, parent: QWidget | None, errands: Errands, now: Now) -> None:
        super().__init__(parent, setup.HOLIDAYS_TITLE, setup.HOLIDAYS_NOTE, 760, 520)
        self.errands, self._now = errands, now
        self.years: list[Year] = []
        self.table = PlainTable(setup.HOLIDAYS_TITLE, setup.YEAR_HEADS, (64, 64, 88, 108, 0))
        self.column.addWidget(self.table, 1)
        self.add = button(setup.ADD_YEAR, self.add_year, "primary", "plus")
        self.add.setDefault(True)
        self.foot.addWidget(self.add)
        self.reload()
        self.add.setFocus()

    def reload(self) -> None:
        """Read the loaded years."""
        self.errands.ask(holidays.years, then=self._show, failed=self.say_no)

    def add_year(self) -> None:
        """Open the window that adds a year: the one after the last that is loaded."""
        wanted = max((one.year for one in self.years), default=self._now().year) + 1
        adding = AddYear(self, self.errands, self._now, wanted, [one.year for one in self.years])
        if adding.exec() and adding.added is not None:
            told = setup.YEAR_ADDED.format(year=adding.added.year, n=len(adding.changes))
            self.bars.show_message("ok", told)
            self.reload()

    def _show(self, years: list[Year]) -> None:
        self.years = years
        self.table.show_rows(
            [
                (
                    str(one.year),
                    setup.DAY_COUNT.format(n=one.days_off),
                    setup.DAY_COUNT.format(n=one.days_made_up),
                    setup.OWN_YEAR if one.own else setup.SHIPPED_YEAR,
                    "、".join(dict.fromkeys(_paper_words(paper) for paper in one.papers)),
                )
                for one in years
            ]
        )
        for place, one in enumerate(years):
            cell = self.table.item(place, len(setup.YEAR_HEADS) - 1)
            assert cell is not None
            cell.setToolTip("\n".join(one.papers))


def _paper_words(paper: str) -> str:
    """A paper as the list names it: an address stands in the tooltip, it says nothing where it is cut."""
    return setup.STATE_COUNCIL_PAPER if paper.startswith(("http://", "https://")) else paper
