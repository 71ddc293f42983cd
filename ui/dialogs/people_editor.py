"""Departments and staff of the office as tables to type into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.labels import codes, setup
from desktop_app.usecases.offices import PersonRow, UnitRow
from ui import theme
from ui.dialogs.rows_editor import Cell, RowsEditor
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import label


def role_words(roles: Sequence[str]) -> str:
    """The roles of a person in words, in the order of the list of roles."""
    return "、".join(word for code, word in codes.ROLES.items() if code in roles)


class _OpenMenu(QMenu):
    """A menu of ticks that stays open, so that several can be set: Space ticks, Enter ticks and closes.

    After Space on an entry Enter only closes; it must not take back what Space has just set.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._settled: QAction | None = None
        self.aboutToShow.connect(lambda: self._settle(None))

    def _settle(self, action: QAction | None) -> None:
        self._settled = action

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None:
            action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
            self._settle(action)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if action is not None and action is not self._settled:
                action.trigger()
            self.close()
        else:
            super().keyPressEvent(event)


class RoleEdit(QPushButton):
    """Ticks roles in a menu: Space or Alt+Down opens it, Space or Enter ticks. value: codes; codes that the
    list no longer has stay with the person."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._others: list[str] = []
        menu = _OpenMenu(self)
        self._ticks: dict[str, QAction] = {}
        for code, word in codes.ROLES.items():
            tick = self._ticks[code] = menu.addAction(word)
            tick.setCheckable(True)
            tick.toggled.connect(self._changed)
        self.setMenu(menu)
        self.setProperty("menu", "1")
        self._changed()

    def value(self) -> list[str]:
        return [code for code, tick in self._ticks.items() if tick.isChecked()] + self._others

    def set_value(self, value: Sequence[str] | None) -> None:
        self._others = [code for code in value or () if code not in self._ticks]
        for code, tick in self._ticks.items():
            tick.setChecked(code in (value or ()))

    def kept(self) -> list[str]:
        return self.value()

    def restore(self, kept: Sequence[str]) -> None:
        self.set_value(kept)

    def trouble(self) -> str:
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down or event.key() == Qt.Key.Key_F4:
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        words = role_words(self.value())
        self.setText(words or setup.NO_ROLES)
        self.setToolTip(words)
        self.edited.emit()


class PeopleEditor(QWidget):
    """Departments above, staff below; who is taken away stays in the records as somebody who left."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        titles = setup.UNIT_COLUMNS
        self.units = RowsEditor(
            setup.UNITS,
            (
                Cell("name", titles["name"], 150, 2),
                Cell("phone", titles["phone"], 110, 1),
                Cell("contact", titles["contact"], 90, 1),
                Cell("contact_backup", titles["contact_backup"], 90, 1),
                Cell("room", titles["room"], 100, 1),
            ),
            "name",
        )
        titles = setup.PERSON_COLUMNS
        self.people = RowsEditor(
            setup.PEOPLE,
            (
                Cell("name", titles["name"], 76, 1),
                Cell("post", titles["post"], 90, 1),
                Cell("roles", titles["roles"], 130, 2, RoleEdit),
                Cell("portfolio", titles["portfolio"], 100, 1),
                Cell("unit", titles["unit"], 104, 1, self._unit_choice),
                Cell("phone", titles["phone"], 104, 1),
            ),
            "name",
        )
        self._people: dict[int, PersonRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for title, editor, share in ((setup.UNITS, self.units, 2), (setup.PEOPLE, self.people, 3)):
            column.addWidget(label(title, "group"))
            column.addWidget(editor, share)
            editor.edited.connect(self.edited)
        self.units.edited.connect(self._offer_units)

    def set_values(self, units: Sequence[UnitRow], people: Sequence[PersonRow]) -> None:
        """Show the departments and the staff who work here now."""
        self.units.set_rows([{"id": row.id, **{key: getattr(row, key) for key in setup.UNIT_COLUMNS}} for row in units])
        self._people = {row.id: row for row in people if row.id}
        self.people.set_rows(
            [
                {
                    "id": row.id,
                    "name": row.name,
                    "post": row.post,
                    "roles": row.roles,
                    "unit": row.unit,
                    "phone": row.phone,
                    "portfolio": row.portfolio,
                }
                for row in people
                if row.active
            ]
        )

    def unit_rows(self) -> tuple[UnitRow, ...]:
        """The departments as typed."""
        return tuple(UnitRow(**row) for row in self.units.rows())

    def ended_units(self) -> tuple[int, ...]:
        """Ids of the known departments that were taken away."""
        return tuple(row["id"] for row in self.units.removed if row["id"])

    def person_rows(self) -> tuple[PersonRow, ...]:
        """The staff as typed, then those who left, now or earlier."""
        working = [PersonRow(**{**row, "roles": tuple(row["roles"])}) for row in self.people.rows()]
        present = {row.id for row in working}
        left = [
            PersonRow(
                id=row.id,
                name=row.name,
                post=row.post,
                phone=row.phone,
                roles=row.roles,
                unit_id=row.unit_id,
                portfolio=row.portfolio,
                active=False,
            )
            for row in self._people.values()
            if row.id not in present
        ]
        return (*working, *left)

    def problem(self) -> bool:
        """Point out the first thing that cannot be kept: a row without a name, a department not in the list."""
        self.units.show_error("")
        self.people.show_error("")
        if self.units.first_missing() or self.people.first_missing():
            return True
        for place in range(len(self.people)):
            choice = self.people.cell(place, "unit")
            assert isinstance(choice, ChoiceEdit)
            if choice.trouble():
                self.people.show_error(setup.UNIT_UNKNOWN.format(name=choice.currentText().strip()), place, "unit")
                return True
        return False

    def marked(self) -> bool:
        """Whether a row is marked as wrong."""
        return self.units.marked() or self.people.marked()

    def _unit_choice(self) -> QWidget:
        return ChoiceEdit(self._unit_choices())

    def _unit_choices(self) -> list[tuple[str, str]]:
        return [(row["name"], row["name"]) for row in self.units.rows() if row["name"]]

    def _offer_units(self) -> None:
        for place in range(len(self.people)):
            choice = self.people.cell(place, "unit")
            assert isinstance(choice, ChoiceEdit)
            typed = choice.currentText()
            choice.blockSignals(True)
            choice.set_choices(self._unit_choices())
            choice.restore(typed)
            choice.blockSignals(False)
