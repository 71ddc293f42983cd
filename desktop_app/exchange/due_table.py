"""`petition-desk due --batch`: a CSV of starts in, the same CSV with its dates out.

In: columns rule, start and perhaps given, in any order and among others; UTF-8 with or without a byte order mark.
Out: the same columns and rows in the same order, then due, nominal, rolled, work_by, provisional, error.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from desktop_app.labels import deadlines as words
from desktop_app.patience import patient
from desktop_app.rules.refusal import Refused
from desktop_app.usecases.due import TableRow, columns, table_row

NEEDED = ("rule", "start")
LONGEST_CELL = 10_000_000
ANSWERED = tuple(columns(TableRow()))


def run(in_path: Path, out_path: Path, regime: str | None = None) -> tuple[int, int]:
    """Answer every row of `in_path` into `out_path` (written whole or not at all; may be the same file).

    Returns how many rows there are and how many of them have no answer. A blank line inside the table and a row that
    cannot be answered keep their place with `error` filled; blank lines after the last row are no rows.
    Refuses `batch_unreadable`, `batch_column_missing`, `batch_unwritten`.
    """
    lines = _read(in_path)
    if not lines:
        raise Refused("batch_column_missing", "batch", {"columns": ", ".join(NEEDED)})
    head = [name.strip().lower() for name in lines[0]]
    if missing := [name for name in NEEDED if name not in head]:
        raise Refused("batch_column_missing", "batch", {"columns": ", ".join(missing)})
    kept = [number for number, name in enumerate(head) if name not in ANSWERED]
    answered = [[*(lines[0][number].strip() for number in kept), *ANSWERED]]
    errors = 0
    for line in lines[1:]:
        row = _answer(head, line, regime)
        errors += bool(row.error)
        cells = [*line, *[""] * (len(head) - len(line))]
        answered.append([*(cells[number] for number in kept), *columns(row).values()])
    _write(out_path, answered)
    return len(lines) - 1, errors


def _answer(head: Sequence[str], line: Sequence[str], regime: str | None) -> TableRow:
    if any(cell.strip() for cell in line[len(head) :]):
        return TableRow(error=words.REFUSALS["batch_row_columns"])
    cells = dict(zip(head, line, strict=False))
    return table_row(cells.get("rule", ""), cells.get("start", ""), cells.get("given", ""), regime)


def _read(path: Path) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise Refused("batch_unreadable", "batch", {"wrong": str(wrong)}) from wrong
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    return lines


def _write(path: Path, lines: Sequence[Sequence[str]]) -> None:
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
        patient(lambda: unfinished.replace(path))
    except OSError as wrong:
        raise Refused("batch_unwritten", "out", {"wrong": str(wrong)}) from wrong
