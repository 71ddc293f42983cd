"""Blocks become strips: every position of a form is settled here, without a font."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from desktop_app.documents import grid_layout
from desktop_app.documents.bars import bars
from desktop_app.documents.blocks import (
    MM,
    Align,
    Bars,
    Block,
    Break,
    Copies,
    CutLine,
    Cuttings,
    Ends,
    Face,
    Fill,
    Gap,
    Heading,
    Middle,
    Paragraph,
    Rule,
    Signature,
    Style,
    Table,
)
from desktop_app.documents.lines import RISE, baseline, fill, paragraph
from desktop_app.documents.marks import Mark, Piece, Stroke, Words
from desktop_app.documents.typeset import balanced, break_lines, clean, measure, openings

SEAL = 45 * MM
_CUT_GAP = 3.0


def strips(blocks: Iterable[Block], left: float, width: float, half_sheet: float = 0.0) -> list[Piece]:
    """Lay blocks out in a column. left, width, half_sheet: points; half_sheet is the room of one of two copies."""
    found: list[Piece] = []
    for block in blocks:
        found.extend(_of(block, left, width, half_sheet))
    return found


def _of(block: Block, left: float, width: float, half_sheet: float) -> list[Piece]:
    match block:
        case Paragraph():
            return paragraph(block, left, width)
        case Fill():
            return [fill(block, left, width)]
        case Ends():
            return _ends(block, left, width)
        case Heading():
            return _heading(block, left, width)
        case Signature():
            return [_signature(block, left, width)]
        case Table():
            return grid_layout.rows(block, left + block.shift * MM)
        case Rule():
            start = left + (width - block.length * MM) / 2
            return [Piece(1.0, (Stroke(start, 0.5, start + block.length * MM, 0.5, block.weight),), keep_next=True)]
        case CutLine():
            return [_cut(block, left, width)]
        case Gap():
            return [Piece(block.height * MM)]
        case Break():
            return [Piece(0.0, ends_page=True)]
        case Copies():
            return _copies(block, left, width, half_sheet)
        case Cuttings():
            return _cuttings(block, left)
        case Middle():
            return _middle(block, left, width, half_sheet)
        case Bars():
            return bars(block, left, width)


def _ends(block: Ends, left: float, width: float) -> list[Piece]:
    size = block.style.size
    if (measure(clean(block.left)) + measure(clean(block.right)) + 1) * size > width:
        halves = [(block.left, replace(block.style, after=0.0)), (block.right, replace(block.style, align=Align.RIGHT))]
        return [p for text, style in halves if text for p in paragraph(Paragraph(text, style, True), left, width)]
    marks = [Words(left, baseline(block.style), clean(block.left), size, block.style.face)] if block.left else []
    if block.right:
        text = clean(block.right)
        x = left + width - measure(text) * size
        marks.append(Words(x, baseline(block.style), text, size, block.style.face))
    return [Piece(block.style.leading + block.style.after, tuple(marks), keep_next=True)]


def _heading(block: Heading, left: float, width: float) -> list[Piece]:
    style = Style(face=Face.TITLE, size=block.size, leading=block.leading, align=Align.CENTRE)
    letter = 1 + block.spacing
    lines = balanced(block.text, width / block.size / letter)
    found = []
    for number, line in enumerate(lines):
        long = line.width + block.spacing * openings(line.text)
        x = left + (width - long * block.size) / 2
        marks: list[Mark] = []
        if line.text:
            marks.append(Words(x, baseline(style), line.text, block.size, Face.TITLE, block.spacing * block.size))
        if block.mark and number == 0:
            marks.extend(_boxed(block.mark, left, block.leading))
        extra = block.after if number == len(lines) - 1 else 0.0
        found.append(Piece(block.leading + extra * MM, tuple(marks), keep_next=True))
    return found


def _boxed(text: str, left: float, leading: float) -> list[Mark]:
    size, pad = 16.0, 5.0
    wide, high = measure(text) * size + 2 * pad, size + 2 * pad
    top = (leading - high) / 2
    corners = [(left, top), (left + wide, top), (left + wide, top + high), (left, top + high), (left, top)]
    edges: list[Mark] = [Stroke(x1, y1, x2, y2, 1.5) for (x1, y1), (x2, y2) in pairwise(corners)]
    return [*edges, Words(left + pad, top + pad + RISE * size, text, size, Face.HEI)]


def _signature(block: Signature, left: float, width: float) -> Piece:
    """GB/T 9704-2012 7.3.5.1: the date four characters from the right, the issuer centred over it."""
    style = block.style
    date, name = clean(block.date), clean(block.name)
    names = break_lines(name, max(1.0, width / style.size - 4))
    widest = max(line.width for line in names)
    centre = left + width - max(4 + measure(date) / 2, 2 + widest / 2) * style.size
    lines = [*(line.text for line in names), date]
    height = max(SEAL, len(lines) * style.leading) if block.seal else len(lines) * style.leading
    top = (height - len(lines) * style.leading) / 2
    marks = tuple(
        Words(
            centre - measure(t) / 2 * style.size, top + n * style.leading + baseline(style), t, style.size, style.face
        )
        for n, t in enumerate(lines)
        if t
    )
    return Piece(height, marks, keep_next=block.keep_next, seal=(centre, height / 2) if block.seal else None)


def _cut(block: CutLine, left: float, width: float) -> Piece:
    style = block.style
    label = clean(block.label)
    long = measure(label) * style.size
    middle = style.before + style.leading / 2
    if not label:
        marks: tuple[Mark, ...] = (Stroke(left, middle, left + width, middle, 0.6, True),)
    else:
        start = left + (width - long) / 2
        gap = _CUT_GAP * MM
        marks = (
            Stroke(left, middle, start - gap, middle, 0.6, True),
            Words(start, style.before + baseline(style), label, style.size, style.face),
            Stroke(start + long + gap, middle, left + width, middle, 0.6, True),
        )
    return Piece(style.before + style.leading + style.after, marks, keep_next=block.keep_next)


def _cuttings(block: Cuttings, left: float) -> list[Piece]:
    rows = grid_layout.rows(block.table, left + block.table.shift * MM)

    def dashed(mark: Mark, number: int) -> Mark:
        if not isinstance(mark, Stroke):
            return mark
        upper, lower = number == 0 and not mark.y1, number == len(rows) - 1 and mark.y1 == rows[number].height
        return replace(mark, dashed=mark.x1 == mark.x2 or upper or lower)

    return [replace(row, marks=tuple(dashed(mark, n) for mark in row.marks)) for n, row in enumerate(rows)]


def _middle(block: Middle, left: float, width: float, half_sheet: float) -> list[Piece]:
    inner = [replace(piece, keep_next=True) for piece in strips(block.blocks, left, width, half_sheet)]
    rest = max(0.0, block.height * MM - sum(piece.height for piece in inner)) / 2
    return [Piece(rest, keep_next=True), *inner, Piece(rest)]


def _copies(block: Copies, left: float, width: float, half_sheet: float) -> list[Piece]:
    first, second = (strips(copy, left, width) for copy in block.copies)
    cut = _cut(block.cut, left, width)
    gap = block.gap * MM
    room = half_sheet - cut.height / 2
    tall = sum(piece.height for piece in first)
    if max(tall, gap + sum(piece.height for piece in second)) > room:
        return [*first, Piece(0.0, ends_page=True), *second]
    return [*first, Piece(room - tall), cut, Piece(gap), *second]
