"""Who works at this desk now: the staff list with its roles, for the keyboard first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.labels import pages, setup
from desktop_app.rules import names
from desktop_app.usecases.offices import PersonRow
from ui.dialogs.people_editor import role_words
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.sheet import Sheet
from ui.widgets.editors import LineEdit
from ui.widgets.panels import button, label


class ChooseUser(Sheet):
    """Typing narrows the list, by name or its initials; arrows walk, Enter takes. chosen: the person, None before."""

    def __init__(self, parent: QWidget | None, people: Sequence[PersonRow], back: str = "") -> None:
        """back: words of the button that leaves without choosing."""
        super().__init__(parent, setup.WHO_TITLE, setup.WHO_NOTE, 560, 420, back or pages.GO_BACK)
        self.chosen: PersonRow | None = None
        self._people = [row for row in people if row.active]
        self._shown: list[PersonRow] = []
        self.filter = LineEdit(setup.WHO_FILTER)
        self.filter.setAccessibleName(setup.WHO_FILTER)
        self.filter.installEventFilter(self)
        self.column.addWidget(self.filter)
        titles = setup.PERSON_COLUMNS
        heads = (titles["name"], titles["post"], titles["roles"], titles["unit"])
        self.table = PlainTable(setup.PEOPLE, heads, (96, 124, 0, 104))
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.doubleClicked.connect(self.take)
        self.column.addWidget(self.table, 1)
        self.empty = label(setup.WHO_NONE, "note", wrap=True)
        self.column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.ready = button(setup.WHO_ACT, self.take, "primary")
        self.ready.setDefault(True)
        self.foot.addWidget(self.ready)
        self.filter.edited.connect(self._narrow)
        self._narrow()
        self.filter.setFocus()

    def take(self) -> None:
        """Go in as the person under the keyboard."""
        place = self.table.currentRow()
        if 0 <= place < len(self._shown):
            self.chosen = self._shown[place]
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrows walk the list while the keyboard stays in the filter.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and self._shown:
                place = self.table.currentRow() + step
                self.table.selectRow(min(max(place, 0), len(self._shown) - 1))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        typed = self.filter.value().lower()
        self._shown = [row for row in self._people if _fits(row.name, typed)]
        self.table.show_rows(
            [(row.name, row.post, role_words(row.roles) or setup.NO_ROLE, row.unit) for row in self._shown]
        )
        self.table.setVisible(bool(self._shown))
        self.empty.setVisible(not self._shown)
        self.ready.setEnabled(bool(self._shown))


def _fits(name: str, typed: str) -> bool:
    return not typed or typed in name.lower() or any(typed in word for word in names.search_keys(name))
