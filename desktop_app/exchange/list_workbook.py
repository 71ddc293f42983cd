"""Any list as shown, as a workbook: text stays text, so long numbers survive and nothing becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..rules.refusal import Refused

WIDEST = 60


def write(path: Path, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write heads and rows as shown on the screen; returns how many rows. Raises Refused: EXPORT_UNWRITTEN."""
    import xlsxwriter

    # Made in memory first: a file that WPS holds open must not cost half a workbook.
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False},
    )
    sheet = book.add_worksheet(title[:31] or None)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    plain = book.add_format({"valign": "top", "text_wrap": True})
    widths = [_width(head) for head in heads]
    sheet.write_row(0, 0, heads, bold)
    count = 0
    for count, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(count, column, cell, plain)
            widths[column] = max(widths[column], _width(cell))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(count, 1), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    book.close()
    try:
        path.write_bytes(content.getvalue())
    except OSError as error:
        raise Refused("EXPORT_UNWRITTEN", "file", {"name": path.name}) from error
    return count


def _width(text: str) -> int:
    line = max(text.split("\n"), key=len) if text else ""
    return sum(1 if char.isascii() else 2 for char in line)
