"""The red head of an official paper: mark, number and lines at the places the standard gives them."""

from __future__ import annotations

from desktop_app.documents.blocks import CORE_LINE, CORE_SIZE, MM, Face, Letterhead, PageStyle
from desktop_app.documents.lines import RISE
from desktop_app.documents.marks import Mark, Stroke, Words
from desktop_app.documents.typeset import clean, measure
from desktop_app.labels.forms_life import SIGNATORY

# GB/T 9704-2012 10.1: mark 30 mm below the sheet's upper edge, double line 4 mm under it and 20 mm above the lower
# edge, 170 mm long, the thick one outside; 7.2.4, 7.2.7: the mark of a report 35 mm below the core's upper edge.
LETTER_MARK, LETTER_FOOT, LETTER_LINE, UNDER = 30.0, 20.0, 170.0, 4.0
REPORT_MARK = 35.0
THICK, THIN, APART = 1.6, 0.6, 0.9
_LARGEST_LETTER, _LARGEST_REPORT = 34.0, 44.0


def strips(sheet: PageStyle) -> list[tuple[float, tuple[Mark, ...]]]:
    """The marks of the head, measured from the sheet's upper edge; nothing where there is no head."""
    head = sheet.letterhead
    if head is None:
        return []
    marks = _report(head, sheet) if head.report else _letter(head, sheet)
    return [(0.0, tuple(marks))]


def _mark(head: Letterhead, sheet: PageStyle, top: float, largest: float) -> tuple[Words, float]:
    """The name in red, as large as it fits, and where its lower edge is in points."""
    name = clean(head.name)
    size = min(largest, sheet.measure * MM / max(1.0, measure(name)))
    x = (sheet.left + sheet.measure / 2) * MM - measure(name) * size / 2
    return Words(x, top * MM + RISE * size, name, size, Face.TITLE, red=True), top * MM + size


def _letter(head: Letterhead, sheet: PageStyle) -> list[Mark]:
    name, under = _mark(head, sheet, LETTER_MARK, _LARGEST_LETTER)
    start = (sheet.width - LETTER_LINE) / 2 * MM
    end = start + LETTER_LINE * MM
    first = under + UNDER * MM
    foot = (sheet.height - LETTER_FOOT) * MM
    apart = APART * MM
    number = clean(head.number)
    # Under the line by seven eighths of a character, at the core's right edge.
    y = first + apart + CORE_SIZE * 7 / 8 + RISE * CORE_SIZE
    x = (sheet.width - sheet.right) * MM - measure(number) * CORE_SIZE
    return [
        name,
        Stroke(start, first, end, first, THICK, red=True),
        Stroke(start, first + apart, end, first + apart, THIN, red=True),
        Words(x, y, number, CORE_SIZE, Face.BODY),
        Stroke(start, foot - apart, end, foot - apart, THIN, red=True),
        Stroke(start, foot, end, foot, THICK, red=True),
    ]


def _report(head: Letterhead, sheet: PageStyle) -> list[Mark]:
    name, under = _mark(head, sheet, sheet.top + REPORT_MARK, _LARGEST_REPORT)
    line = under + 2 * CORE_LINE
    y = line + (CORE_LINE - CORE_SIZE) / 2 + RISE * CORE_SIZE
    left, right = sheet.left * MM, (sheet.width - sheet.right) * MM
    signatory = clean(head.signatory) or "　　　"
    long = measure(SIGNATORY) * CORE_SIZE
    start = right - CORE_SIZE - long - measure(signatory) * CORE_SIZE
    rule = line + CORE_LINE / 2 + CORE_SIZE / 2 + UNDER * MM
    return [
        name,
        Words(left + CORE_SIZE, y, clean(head.number), CORE_SIZE, Face.BODY),
        Words(start, y, SIGNATORY, CORE_SIZE, Face.BODY),
        Words(start + long, y, signatory, CORE_SIZE, Face.KAI),
        Stroke(left, rule, right, rule, THICK, red=True),
    ]
