"""A table to type into: Enter goes to the next row and adds one at the end, Ctrl+Delete takes a row away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.labels import pages, setup
from ui import theme
from ui.widgets.editors import Editor, LineEdit
from ui.widgets.panels import button, icon_button, label, restyle

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Cell:
    """One column. make: its input, a plain line when None; stretch: share of the room that is left over."""

    key: str
    title: str
    width: int = 90
    stretch: int = 0
    make: Callable[[], QWidget] | None = None


class RowsEditor(QWidget):
    """Rows of inputs. A row may carry what is not shown (its id), under keys that are no column; `must` is the column
    without which a row does not count. edited: something was typed, added or taken away."""

    edited = Signal()

    def __init__(self, name: str, cells: Sequence[Cell], must: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._cells, self._must = tuple(cells), must
        self._rows: list[dict[str, QWidget]] = []
        self._aways: list[QWidget] = []
        self._stretched = 0
        self._hidden: list[dict[str, Any]] = []
        self.removed: list[dict[str, Any]] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(4))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self._area = area
        inside = QWidget()
        inside.setObjectName("body")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, theme.px(12), 0)
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(4))
        for column, cell in enumerate(self._cells):
            self._grid.addWidget(label(cell.title, "note"), 0, column)
            self._grid.setColumnMinimumWidth(column, theme.px(cell.width))
            self._grid.setColumnStretch(column, cell.stretch)
        area.setWidget(inside)
        whole.addWidget(area, 1)
        self.sentence = label("", wrap=True)
        self.sentence.hide()
        whole.addWidget(self.sentence)
        whole.addWidget(button(setup.ADD_ROW, self.add_row, "flat", "plus"), 0, Qt.AlignmentFlag.AlignLeft)
        self.edited.connect(self._forget)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, with one empty row at the end."""
        while self._rows:
            self._drop(len(self._rows) - 1)
        for row in [*rows, {}]:
            self._append(row)
        self.removed = []
        self._place()

    def rows(self) -> list[dict[str, Any]]:
        """What was typed with what each row carries. An empty row is left out unless it is a known one, whose wiped
        name has to be noticed."""
        found = []
        for widgets, hidden in zip(self._rows, self._hidden, strict=True):
            values = {key: _editor(widget).value() for key, widget in widgets.items()}
            if _filled(widgets) or hidden:
                found.append({**hidden, **values})
        return found

    def cell(self, place: int, key: str) -> QWidget:
        """The input of a row (0 is the first) and column. Raises IndexError, KeyError."""
        return self._rows[place][key]

    def __len__(self) -> int:
        return len(self._rows)

    def add_row(self) -> None:
        """Go to an empty row at the end, adding it when there is none."""
        last = self._rows[-1] if self._rows else None
        if last is None or _filled(last):
            self._append({})
            self._place()
        self._focus(len(self._rows) - 1)
        self.edited.emit()

    def remove_row(self, place: int) -> None:
        """Take a row away; what it carried is remembered in `removed`."""
        if self._hidden[place]:
            self.removed.append(self._hidden[place])
        self._drop(place)
        if not self._rows:
            self._append({})
        self._place()
        self._focus(min(place, len(self._rows) - 1))
        self.edited.emit()

    def show_error(self, sentence: str, place: int | None = None, key: str = "") -> None:
        """A sentence below the table and a red edge at one input; "" takes both away."""
        for widgets in self._rows:
            for widget in widgets.values():
                restyle(widget, state="")
        self.sentence.setText(f"✕ {sentence}" if sentence else "")
        self.sentence.setVisible(bool(sentence))
        restyle(self.sentence, state="error" if sentence else "")
        if place is not None:
            widget = self._rows[place][key]
            restyle(widget, state="error")
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def marked(self) -> bool:
        """Whether a row is marked as wrong."""
        return bool(self.sentence.text())

    def _forget(self) -> None:
        if self.marked():
            self.show_error("")

    def first_missing(self) -> bool:
        """Point out the first row that has something in it but not the `must` column."""
        for place, widgets in enumerate(self._rows):
            if (self._hidden[place] or _filled(widgets)) and not _editor(widgets[self._must]).value():
                self.show_error(pages.PLEASE_FILL, place, self._must)
                return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        place = next((n for n, row in enumerate(self._rows) if watched in row.values()), None)
        if place is None:
            return super().eventFilter(watched, event)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            if isinstance(watched, QComboBox) and watched.view().isVisible():
                return False
            if place + 1 < len(self._rows):
                self._focus(place + 1)
            else:
                self.add_row()
            return True
        if event.key() == Qt.Key.Key_Delete and control:
            self.remove_row(place)
            return True
        return super().eventFilter(watched, event)

    def _append(self, row: Row) -> None:
        keys = {cell.key for cell in self._cells}
        widgets: dict[str, QWidget] = {}
        for cell in self._cells:
            widget = widgets[cell.key] = cell.make() if cell.make else LineEdit()
            if cell.key in row:
                _editor(widget).set_value(row[cell.key])
            _editor(widget).edited.connect(self.edited)
            widget.installEventFilter(self)
            widget.setMinimumWidth(theme.px(cell.width))
        away = icon_button("x", setup.REMOVE_ROW, framed=False)
        away.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        away.clicked.connect(lambda: self.remove_row(next(n for n, one in enumerate(self._rows) if one is widgets)))
        self._rows.append(widgets)
        self._hidden.append({key: value for key, value in row.items() if key not in keys})
        self._aways.append(away)

    def _drop(self, place: int) -> None:
        for widget in [*self._rows.pop(place).values(), self._aways.pop(place)]:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._hidden.pop(place)

    def _place(self) -> None:
        """Seats, names and Tab order of all rows; the room below them belongs to nobody."""
        self._grid.setRowStretch(self._stretched, 0)
        before: QWidget | None = None
        for number, widgets in enumerate(self._rows, start=1):
            for column, cell in enumerate(self._cells):
                widget = widgets[cell.key]
                self._grid.addWidget(widget, number, column)
                widget.show()  # a layout shows it only later, and what is not shown takes no keyboard
                widget.setAccessibleName(setup.CELL_NAME.format(title=cell.title, n=number))
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget
            self._grid.addWidget(self._aways[number - 1], number, len(self._cells))
        self._stretched = len(self._rows) + 1
        self._grid.setRowStretch(self._stretched, 1)

    def _focus(self, place: int) -> None:
        first = self._rows[place][self._cells[0].key]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(first)


def _filled(widgets: Mapping[str, QWidget]) -> bool:
    # By what was typed, not by what could be read of it: a day nobody understands must not vanish.
    return any(_editor(widget).kept() for widget in widgets.values())


def _editor(widget: QWidget) -> Editor:
    return widget  # type: ignore[return-value]
