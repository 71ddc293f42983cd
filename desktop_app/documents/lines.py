"""Paragraphs and write-in lines become strips, one per line."""

from __future__ import annotations

from desktop_app.documents.blocks import MM, Align, Blank, Fill, Paragraph, Style
from desktop_app.documents.marks import Mark, Piece, Stroke, Words
from desktop_app.documents.typeset import Line, break_lines, clean, measure, openings, stretch

# Upper edge of a character above its baseline, as a share of the size; CJK cells sit from 0.86 above to 0.14 below.
RISE = 0.86


def baseline(style: Style) -> float:
    """From a line's upper edge down to its baseline, points."""
    return (style.leading - style.size) / 2 + RISE * style.size


def paragraph(block: Paragraph, left: float, width: float) -> list[Piece]:
    """One strip per line; no single first or last line of a longer paragraph is left alone on a page."""
    style = block.style
    room = width - style.left * style.size
    lines = break_lines(block.text, room / style.size, style.first)
    found: list[Piece] = []
    opening = True
    for number, line in enumerate(lines):
        indent = style.left + (style.first if opening else 0.0)
        words = _line(line, style, left + indent * style.size, width - indent * style.size)
        edge = number in (0, len(lines) - 2) and len(lines) > 2 and number < len(lines) - 1
        above = style.before if number == 0 else 0.0
        below = style.after if number == len(lines) - 1 else 0.0
        marks = tuple(_down(mark, above) for mark in words)
        tied = edge or (block.keep_next and number >= len(lines) - 2)
        found.append(Piece(above + style.leading + below, marks, keep_next=tied))
        opening = line.last
    return found


def _line(line: Line, style: Style, x: float, width: float) -> list[Words]:
    if not line.text:
        return []
    room = width / style.size
    spacing, long = 0.0, line.width
    if style.align is Align.JUSTIFY:
        spacing = stretch(line, room)
    elif style.spread > line.width and openings(line.text):
        spacing = (style.spread - line.width) / openings(line.text)
        long = style.spread
    if style.align is Align.CENTRE:
        x += (room - long) / 2 * style.size
    elif style.align is Align.RIGHT:
        x += (room - long) * style.size
    return [Words(x, baseline(style), line.text, style.size, style.face, spacing * style.size)]


def _down(mark: Words, by: float) -> Words:
    return Words(mark.x, mark.y + by, mark.text, mark.size, mark.face, mark.spacing) if by else mark


def fill(block: Fill, left: float, width: float) -> Piece:
    """Words and lines to write on; lines of length 0 share what room is left."""
    style = block.style
    parts = [clean(p) if isinstance(p, str) else p for p in block.parts]
    taken = sum(measure(p) * style.size if isinstance(p, str) else p.length * MM for p in parts)
    open_ended = sum(isinstance(p, Blank) and not p.length for p in parts)
    spare = max(0.0, width - taken)
    share = spare / open_ended if open_ended else 0.0
    x = left
    if not open_ended and style.align is Align.RIGHT:
        x += spare
    elif not open_ended and style.align is Align.CENTRE:
        x += spare / 2
    foot = baseline(style)
    marks: list[Mark] = []
    for part in parts:
        if isinstance(part, str):
            if part.strip():
                marks.append(Words(x, style.before + foot, part, style.size, style.face))
            x += measure(part) * style.size
        else:
            end = x + (part.length * MM or share)
            marks.append(Stroke(x, style.before + foot + 2, end, style.before + foot + 2, 0.5))
            x = end
    return Piece(style.before + style.leading + style.after, tuple(marks), keep_next=block.keep_next)
