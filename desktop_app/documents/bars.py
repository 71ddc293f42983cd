"""Bars become strips: one per label, drawn with the thick strokes every printer knows."""

from __future__ import annotations

from desktop_app.documents.blocks import MM, Bars
from desktop_app.documents.lines import baseline
from desktop_app.documents.marks import Mark, Piece, Stroke, Words
from desktop_app.documents.typeset import break_lines, clean, measure

THICK = 7.0
GAP = 3.0
VALUE_ROOM = 4.0


def bars(block: Bars, left: float, width: float) -> list[Piece]:
    """left, width: points. The longest bar ends where the values still find room."""
    style = block.style
    start = left + block.room * style.size + 2 * MM
    room = left + width - start - VALUE_ROOM * style.size
    most = max((value for row in block.series for value in row), default=0)
    found = []
    for place, label in enumerate(block.labels):
        high = max(style.leading, len(block.series) * (THICK + GAP)) + GAP
        text = break_lines(clean(label), block.room)[0].text
        x = start - 2 * MM - measure(text) * style.size
        marks: list[Mark] = [Stroke(start, 0.0, start, high, 0.5)]
        if text:
            marks.append(Words(x, (high - style.leading) / 2 + baseline(style), text, style.size, style.face))
        top = (high - len(block.series) * (THICK + GAP) + GAP) / 2
        for number, row in enumerate(block.series):
            middle = top + number * (THICK + GAP) + THICK / 2
            end = start + (row[place] / most * room if most else 0.0)
            if row[place]:
                marks.append(_bar(start, end, middle, number > 0))
            size = style.size - 1.5
            value = Words(end + 1.5 * MM, middle + size * 0.36, str(row[place]), size, style.face)
            marks.append(value)
        found.append(Piece(high, tuple(marks), keep_next=place < len(block.labels) - 1))
    return found


def _bar(start: float, end: float, middle: float, broken: bool) -> Stroke:
    """A stroke's square ends stand out by half its thickness; a broken one has none."""
    edge = 0.0 if broken else THICK / 2
    return Stroke(start + edge, middle, max(end - edge, start + edge + 0.1), middle, THICK, broken)
