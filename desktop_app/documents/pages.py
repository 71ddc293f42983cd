"""Strips become pages."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from desktop_app.documents import letterheads
from desktop_app.documents.blocks import MM, Align, Document, Face, Paragraph, Style
from desktop_app.documents.layout import SEAL, strips
from desktop_app.documents.lines import baseline, paragraph
from desktop_app.documents.marks import Mark, Page, Piece, SealPlace, Sheets, Stroke, Words
from desktop_app.documents.typeset import clean, measure

_SLACK = 0.01


def lay_out(document: Document) -> Sheets:
    """Settle every page of a document, its page numbers and the places of its seals."""
    sheet = document.page
    left, width = sheet.left * MM, sheet.measure * MM
    half = (sheet.height / 2 - sheet.top) * MM
    writer = _Writer(sheet.top * MM, sheet.depth * MM, strips(sheet.continued, left, width))
    writer.write(strips(document.blocks, left, width, half))
    pages = []
    for number, placed in enumerate(writer.pages, 1):
        foot = _foot(document, number, len(writer.pages))
        head = letterheads.strips(sheet) if number == 1 else []
        pages.append(Page((*head, *_once(placed), *foot)))
    return Sheets(sheet.width * MM, sheet.height * MM, tuple(pages), tuple(writer.seals))


def _once(placed: list[tuple[float, tuple[Mark, ...]]]) -> list[tuple[float, tuple[Mark, ...]]]:
    """Neighbouring rows share an edge; drawn twice it would look heavier than the others."""
    seen: set[tuple[float, ...]] = set()
    kept = []
    for top, marks in placed:
        fresh: list[Mark] = []
        for mark in marks:
            if isinstance(mark, Stroke):
                place = tuple(round(v, 1) for v in (mark.x1, top + mark.y1, mark.x2, top + mark.y2))
                if place in seen:
                    continue
                seen.add(place)
            fresh.append(mark)
        kept.append((top, tuple(fresh)))
    return kept


class _Writer:
    """The page being filled, and those before it."""

    def __init__(self, top: float, depth: float, continued: list[Piece]) -> None:
        self.top, self.depth, self.continued = top, depth, continued
        self.pages: list[list[tuple[float, tuple[Mark, ...]]]] = [[]]
        self.seals: list[SealPlace] = []
        self.used = 0.0
        self.fresh = True

    def write(self, pieces: list[Piece]) -> None:
        queue = deque(pieces)
        while queue:
            group = [queue.popleft()]
            while group[-1].keep_next and queue and not queue[0].ends_page:
                group.append(queue.popleft())
            if group[0].ends_page:
                self._turn(())
            else:
                self._place_group(group)

    def _place_group(self, group: list[Piece]) -> None:
        whole = sum(piece.height for piece in group)
        tail = group[-1]
        if whole <= self._room():
            for piece in group:
                self._put(piece)
        elif tail.split and (tail.flows or self.fresh) and (parts := tail.split(self._room() - (whole - tail.height))):
            for piece in group[:-1]:
                self._put(piece)
            self._put(parts[0])
            self._turn(tail.heads)
            self._place_one(replace(parts[1], flows=tail.flows, heads=tail.heads))
        elif len(group) > 1 and whole > self.depth:
            for piece in group:
                self._place_one(piece)
        elif not self.fresh:
            self._turn(group[0].heads)
            self._place_group(group)
        else:
            for piece in group:
                self._put(piece)

    def _place_one(self, piece: Piece) -> None:
        self._place_group([replace(piece, keep_next=False)])

    def _room(self) -> float:
        return self.depth - self.used + _SLACK

    def _turn(self, heads: tuple[Piece, ...]) -> None:
        self.pages.append([])
        self.used = 0.0
        for piece in (*self.continued, *heads):
            self._put(piece)
        self.fresh = True

    def _put(self, piece: Piece) -> None:
        self.pages[-1].append((self.top + self.used, piece.marks))
        if piece.seal:
            x, y = piece.seal
            self.seals.append(SealPlace(len(self.pages) - 1, x, self.top + self.used + y, SEAL))
        self.used += piece.height
        self.fresh = False


def _foot(document: Document, number: int, pages: int) -> list[tuple[float, tuple[Mark, ...]]]:
    sheet = document.page
    style = Style(face=Face.SONG, size=sheet.number_size, leading=sheet.number_size)
    top = (sheet.height - sheet.bottom + sheet.number_drop) * MM
    found: list[tuple[float, tuple[Mark, ...]]] = []
    letter = sheet.letterhead is not None and not sheet.letterhead.report
    if sheet.numbering and not (letter and number == 1):
        text = clean(sheet.numbering(number, pages))
        long = measure(text) * style.size
        # GB/T 9704-2012 7.5: one character in from the right on odd pages, from the left on even ones.
        if not sheet.outer:
            x = (sheet.left + sheet.measure / 2) * MM - long / 2
        elif number % 2:
            x = (sheet.width - sheet.right) * MM - style.size - long
        else:
            x = sheet.left * MM + style.size
        found.append((top, (Words(x, baseline(style), text, style.size, Face.SONG),)))
    if sheet.foot:
        left = Style(face=Face.SONG, size=style.size, leading=style.leading, align=Align.LEFT)
        line = paragraph(Paragraph(sheet.foot, left), sheet.left * MM, sheet.measure * MM / 2)
        found.append((top, line[0].marks))
    return found
