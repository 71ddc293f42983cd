"""排查报表 as a workbook: the blank one a department fills, the same read back, the register as it is shown (N10)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..facts_hazards import HazardsFacts
from ..labels import hazards as words
from ..rules.refusal import Refused
from ..usecases.hazard_returns import ReturnedRow
from . import list_workbook
from .letters_workbook import as_text, as_time, plain, sheets

HEAD_ROWS = 10
DAYS = ("found_on", "due")


def blank(path: Path) -> None:
    """Write the workbook a department fills. Raises Refused: EXPORT_UNWRITTEN."""
    list_workbook.write(path, words.TEMPLATE_NAME, [heads[0] for heads in words.RETURN_FIELDS.values()], ())


def write(path: Path, facts: HazardsFacts) -> int:
    """The register under the heads of F37; returns how many lines. Raises Refused: EXPORT_UNWRITTEN."""
    lines = [
        (
            str(place), one.number, words.day(one.found_on), one.unit, one.description, one.people, one.topic,
            one.level, one.owner, one.measures, words.day(one.due), one.progress, words.day(one.resolved_on),
        )
        for place, one in enumerate(facts.lines, 1)
    ]  # fmt: skip
    return list_workbook.write(path, words.TITLE, words.FORM_HEADS, lines)


def read(path: Path) -> list[ReturnedRow]:
    """The filled lines of the first sheet that has a head for the description; blank lines are no lines.

    Raises Refused: IMPORT_MISSING, IMPORT_UNREADABLE, RETURN_HEADS."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused("IMPORT_MISSING", "file", {"name": path.name}) from error
    for _name, cells in sheets(content, path.name):
        for place, line in enumerate(cells[:HEAD_ROWS]):
            columns = _columns(line)
            if "description" in columns:
                return [
                    _row(number, columns, row)
                    for number, row in enumerate(cells[place + 1 :], place + 2)
                    if any(as_text(cell).strip() for cell in row)
                ]
    raise Refused("RETURN_HEADS", "file", {"name": path.name, "head": words.RETURN_FIELDS["description"][0]})


def _columns(line: Sequence[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    heads = [plain(cell) for cell in line]
    for field, known in words.RETURN_FIELDS.items():
        place = next((heads.index(head) for head in known if head in heads), None)
        if place is not None:
            found[field] = place
    return found


def _row(number: int, columns: dict[str, int], cells: Sequence[Any]) -> ReturnedRow:
    def cell(field: str) -> Any:
        place = columns.get(field)
        return cells[place] if place is not None and place < len(cells) else ""

    values: dict[str, Any] = {name: as_text(cell(name)).strip() for name in columns if name not in DAYS}
    days = {name: as_time(cell(name)) for name in DAYS}
    unread = tuple(name for name, at in days.items() if at is None and as_text(cell(name)).strip())
    values |= {name: at.date() if at else None for name, at in days.items()}
    return ReturnedRow(row=number, unread=unread, **values)
