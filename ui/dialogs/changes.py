"""What a new calendar or counting policy moves, old beside new, before anybody applies it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.labels import pages, setup
from desktop_app.usecases.holidays import Change
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.sheet import Sheet
from ui.widgets.panels import button

WIDTHS = (96, 0, 96, 96, 108, 108, 100)


def change_table() -> PlainTable:
    """An empty table for changed deadlines."""
    return PlainTable(setup.CHANGES_TITLE, setup.CHANGE_HEADS, WIDTHS)


def change_rows(changes: Sequence[Change], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The rows of such a table. names: of the rules by their codes."""
    return [
        (
            pages.short_number(one.number),
            names.get(one.rule, one.rule),
            one.old_due,
            one.new_due,
            one.old_work_by,
            one.new_work_by,
            _surer(one),
        )
        for one in changes
    ]


def _surer(change: Change) -> str:
    if change.was_provisional == change.provisional:
        return ""
    return setup.UNSETTLED if change.provisional else setup.SETTLED


class ChangesDialog(Sheet):
    """Shows the changes of a counting policy; accepted means: apply them."""

    def __init__(
        self, parent: QWidget | None, changes: Sequence[Change], names: Mapping[str, str], asking: bool
    ) -> None:
        """asking: whether it can be applied from here, or is only looked at."""
        note = setup.CHANGES_POLICY.format(n=len(changes)) if changes else setup.NO_CHANGES
        back = setup.NOT_YET if asking else pages.CLOSE
        super().__init__(parent, setup.CHANGES_TITLE, note, 880, 420, back)
        self.table = change_table()
        self.table.show_rows(change_rows(changes, names))
        self.column.addWidget(self.table, 1)
        if asking:
            self.apply = button(setup.APPLY_POLICY, self.accept, "primary")
            self.apply.setDefault(True)
            self.foot.addWidget(self.apply)
        self.table.setFocus()
