"""The list of many matters: it holds the ordered ids of a query and fetches rows only for what is on the screen."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.labels import screen

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
PAGE, PAGES = 200, 40
_ROOT = QModelIndex()
CHIP = int(Qt.ItemDataRole.UserRole)  # (level, word) or None
INK = CHIP + 1  # name of a colour of the palette
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. getter: row -> text; chip: row -> (level, word) or None; width: pixels at 100 %; ink: palette name.

    One column per table has `stretch` and takes the room that is left. `sortable` columns are sorted by the query.
    """

    key: str
    title: str
    getter: Callable[[Row], str]
    width: int = 80
    stretch: bool = False
    chip: Callable[[Row], tuple[str, str] | None] | None = None
    align: Qt.AlignmentFlag = _LEFT
    sortable: bool = True
    hidden_by_default: bool = False
    ink: str = "text"

    def text(self, row: Row) -> str:
        """What the cell says, on the screen as on the clipboard."""
        chip = self.chip(row) if self.chip else None
        return chip[1] if chip else self.getter(row)


class LedgerModel(QAbstractTableModel, Generic[Row]):
    """fetch: rows by id for one window of at most 200 ids; an id it does not answer shows as an empty line."""

    def __init__(self, columns: Sequence[Column[Row]], fetch: Callable[[Sequence[int]], Mapping[int, Row]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.generation = 0
        self.ids = array("q")
        self._fetch = fetch
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()

    def next_generation(self) -> int:
        """A number for a question that is about to be asked; only the answer to the latest one is shown."""
        self.generation += 1
        return self.generation

    def set_ids(self, ids: Iterable[int], generation: int | None = None) -> bool:
        """Show these ids in this order. An answer of an older generation is dropped; returns whether it was shown."""
        if generation is not None and generation != self.generation:
            return False
        self.beginResetModel()
        self.ids = array("q", ids)
        self._pages.clear()
        self.endResetModel()
        return True

    def refresh(self) -> None:
        """Fetch the rows anew and keep ids, order and selection: some of them were written."""
        self._pages.clear()
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))

    def row(self, place: int) -> Row | None:
        """The row at a place of the list, None when its id is no longer known."""
        page = place // PAGE
        if page not in self._pages:
            self._pages[page] = self._fetch(list(self.ids[page * PAGE : (page + 1) * PAGE]))
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return self._pages[page].get(self.ids[place])

    def place_of(self, wanted: int) -> int | None:
        """Where an id stands in the list, None when it is not in it."""
        return self.ids.index(wanted) if wanted in self.ids else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align
        return column.title if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def data(self, index: Index, role: int = 0) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align
        if role == INK:
            return column.ink
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, CHIP):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if role == CHIP:
            return column.chip(row) if column.chip else None
        text = column.text(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if index.column():
            return screen.CELL.format(title=column.title, text=text)
        return " ".join(filter(None, (each.text(row) for each in self.columns)))
