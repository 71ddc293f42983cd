"""Tables become strips, one per row: uniform rules, text in the middle of its cell, long rows cut between lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.documents.blocks import MM, Cell, Content, Fill, Row, Table
from desktop_app.documents.lines import fill, paragraph
from desktop_app.documents.marks import Mark, Piece, Stroke, Words

PAD_X = 1.4 * MM
PAD_Y = 1.2 * MM
# A row goes on to the next page only when at least so many of its lines find room on this one.
_FEWEST_LINES = 2


@dataclass(frozen=True)
class _Filled:
    """A cell with its lines laid out."""

    cell: Cell
    x: float
    width: float
    lines: tuple[Piece, ...]
    foot: tuple[Piece, ...] = ()

    @property
    def tall(self) -> float:
        return sum(line.height for line in self.lines)

    @property
    def deep(self) -> float:
        return sum(line.height for line in self.foot)


def rows(table: Table, left: float) -> list[Piece]:
    """One strip per row; the first `heads` rows come back on every page that the table reaches."""
    made = [_row(row, table, left) for row in table.rows]
    heads = tuple(made[: table.heads])
    found = [Piece(p.height, p.marks, keep_next=True) for p in heads]
    for number, piece in enumerate(made[table.heads :], table.heads):
        last = number == len(made) - 1
        row = table.rows[number]
        tied = row.keep_next or (last and table.keep_next)
        found.append(replace(piece, keep_next=tied, heads=heads, flows=row.splits))
    return found


def _row(row: Row, table: Table, left: float) -> Piece:
    cells, column, x = [], 0, left
    for cell in row.cells:
        width = sum(table.columns[column : column + cell.span]) * MM
        cells.append(_Filled(cell, x, width, _lines(cell.content, x, width), _lines(cell.foot, x, width)))
        column += cell.span
        x += width
    if column != len(table.columns):
        raise ValueError(f"a row spans {column} of {len(table.columns)} columns")
    return _strip(cells, row.height * MM, table.rule)


def _lines(contents: tuple[Content, ...], x: float, width: float) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for content in contents:
        if isinstance(content, Fill):
            found.append(fill(content, x + PAD_X, width - 2 * PAD_X))
        else:
            found.extend(paragraph(content, x + PAD_X, width - 2 * PAD_X))
    return tuple(found)


def _strip(cells: list[_Filled], least: float, rule: float) -> Piece:
    height = max(least, *(cell.tall + cell.deep + 2 * PAD_Y for cell in cells))
    marks = _frame(cells, height, rule)
    for cell in cells:
        start = (height - cell.tall) / 2 if cell.cell.middle else PAD_Y
        for y, lines in ((start, cell.lines), (height - PAD_Y - cell.deep, cell.foot)):
            for line in lines:
                marks.extend(_lowered(mark, y) for mark in line.marks)
                y += line.height
    return Piece(height, tuple(marks), split=lambda room: _split(cells, least, rule, room))


def _split(cells: list[_Filled], least: float, rule: float, room: float) -> tuple[Piece, Piece] | None:
    """Cut a row between lines: each cell gives what fits; a label stands again on the rest."""
    upper, lower = [], []
    for cell in cells:
        kept, height = 0, 2 * PAD_Y
        while kept < len(cell.lines) and height + cell.lines[kept].height <= room:
            height += cell.lines[kept].height
            kept += 1
        if cell.foot and kept == len(cell.lines):
            # A signature does not stand on a page without words of what is signed.
            kept -= _FEWEST_LINES
        if kept < len(cell.lines) and (kept < _FEWEST_LINES or cell.cell.label):
            return None
        rest = cell.lines if cell.cell.label else cell.lines[kept:]
        upper.append(_Filled(cell.cell, cell.x, cell.width, cell.lines[:kept]))
        lower.append(_Filled(cell.cell, cell.x, cell.width, rest, cell.foot))
    if all(not cell.lines and not cell.foot for cell in lower if not cell.cell.label):
        return None
    first = _strip(upper, room, rule)
    return first, _strip(lower, max(0.0, least - first.height), rule)


def _frame(cells: list[_Filled], height: float, rule: float) -> list[Mark]:
    left, right = cells[0].x, cells[-1].x + cells[-1].width
    uprights = (*(cell.x for cell in cells), right)
    return [
        Stroke(left, 0, right, 0, rule),
        Stroke(left, height, right, height, rule),
        *(Stroke(x, 0, x, height, rule) for x in uprights),
    ]


def _lowered(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Words):
        return Words(mark.x, mark.y + by, mark.text, mark.size, mark.face, mark.spacing)
    return Stroke(mark.x1, mark.y1 + by, mark.x2, mark.y2 + by, mark.width, mark.dashed)
