"""Pages become a PDF. With `pdf_fonts` the only module that knows ReportLab."""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import Any

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.blocks import Document, Face
from desktop_app.documents.fonts import BUNDLED, FontChoice, choice_of_this_computer
from desktop_app.documents.marks import Mark, Page, Sheets, Stroke, Words
from desktop_app.documents.pages import lay_out
from desktop_app.documents.pdf_fonts import SearchableFont, font_of, open_font
from desktop_app.documents.typeset import half, opens

# ReportLab's fonts are shared by the whole process and serve one document at a time.
_PRINTING = Lock()
_EXACT = 0.002
RED = (0.86, 0.0, 0.0)
"""The red of letterheads; a printer without colour makes it grey."""


def render(document: Document, fonts: FontChoice | None = None) -> bytes:
    """The PDF of one document; the same document gives the same bytes.

    Raises Refused("glyph_missing") when a character cannot be drawn.
    """
    return draw(lay_out(document), fonts, title=document.title, subject=document.subject, author=document.author)


def draw(sheets: Sheets, fonts: FontChoice | None = None, *, title: str, subject: str = "", author: str = "") -> bytes:
    """The PDF of pages already laid out."""
    choice = fonts or choice_of_this_computer()
    out = BytesIO()
    with _PRINTING:
        first = open_font(BUNDLED / "song.ttf")
        canvas = Canvas(
            out,
            pagesize=(sheets.width, sheets.height),
            invariant=1,
            pageCompression=1,
            initialFontName=first.fontName,
            initialFontSize=12,
        )
        canvas.setTitle(title)
        canvas.setSubject(subject)
        canvas.setAuthor(author)
        canvas.setCreator("")
        for page in sheets.pages:
            for top, marks in page.strips:
                for mark in marks:
                    _mark(canvas, mark, sheets.height - top, choice)
            canvas.showPage()
        canvas.save()
    return out.getvalue()


def _mark(canvas: Canvas, mark: Mark, top: float, choice: FontChoice) -> None:
    if isinstance(mark, Stroke):
        canvas.setLineWidth(mark.width)
        canvas.setLineCap(0 if mark.dashed else 2)
        canvas.setDash([3, 2] if mark.dashed else [])
        if mark.red:
            canvas.setStrokeColorRGB(*RED)
        canvas.line(mark.x1, top - mark.y1, mark.x2, top - mark.y2)
        if mark.red:
            canvas.setStrokeColorRGB(0, 0, 0)
        return
    if mark.red:
        canvas.setFillColorRGB(*RED)
    for run in _runs(mark, choice):
        _run(canvas, run, mark.size, top - mark.y)
    if mark.red:
        canvas.setFillColorRGB(0, 0, 0)


class _Run:
    """Neighbours drawn in one go: same font, each exactly as wide as its cell, the same space after each."""

    def __init__(self, x: float, font: SearchableFont, spacing: float) -> None:
        self.x, self.font, self.spacing = x, font, spacing
        self.text = ""
        self.narrow = 1.0


def _runs(words: Words, choice: FontChoice) -> list[_Run]:
    runs: list[_Run] = []
    x, text = words.x, words.text
    ends = True
    for place, character in enumerate(text):
        following = text[place + 1 : place + 2]
        spacing = words.spacing if following and opens(character, following) else 0.0
        if not following and runs:
            spacing = runs[-1].spacing
        cell = 0.5 if half(character) else 1.0
        font = font_of(character, words.face, choice)
        advance = font.advance(character)
        exact = abs(advance - cell) < _EXACT
        if ends or not exact or runs[-1].font is not font or runs[-1].spacing != spacing:
            # A glyph narrower than its cell stands in its middle, a wider one is squeezed.
            lead = max(0.0, (cell - advance) / 2) * words.size if not exact else 0.0
            runs.append(_Run(x + lead, font, spacing))
            runs[-1].narrow = min(1.0, cell / advance) if not exact and advance else 1.0
        runs[-1].text += character
        ends = not exact
        x += cell * words.size + spacing
    return runs


def _run(canvas: Canvas, run: _Run, size: float, y: float) -> None:
    line: Any = canvas.beginText(run.x, y)
    line.setFont(run.font.fontName, size)
    # Both outlive the text object in PDF, so they are set back at its end.
    if run.spacing:
        line.setCharSpace(run.spacing)
    if run.narrow < 1:
        line.setHorizScale(run.narrow * 100)
    line.textOut(run.text)
    if run.spacing:
        line.setCharSpace(0)
    if run.narrow < 1:
        line.setHorizScale(100)
    canvas.drawText(line)


def overlay(size: tuple[float, float], text: str, right: float, top: float) -> bytes:
    """One empty page of `size` points with a short note ending at `right`, its upper edge `top` points from the top."""
    x = right - 9.0 * sum(0.5 if half(c) else 1.0 for c in text)
    strip = (top, (Words(x, 9.0, text, 9.0, Face.HEI),))
    return draw(Sheets(size[0], size[1], (Page((strip,)),), ()), FontChoice(), title="")


def rotation(page: pikepdf.Page) -> int:
    """How far a page is turned clockwise when it is shown: 0, 90, 180 or 270."""
    node: pikepdf.Object | None = page.obj
    steps = 0
    while node is not None and steps < 50:
        if "/Rotate" in node:
            return int(node["/Rotate"]) % 360 // 90 * 90
        node, steps = node.get("/Parent"), steps + 1
    return 0


def seen_box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """What of a page is shown, in its own coordinates: left, low, right, high."""
    media, crop = _ordered(page.mediabox), _ordered(page.cropbox)
    both = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return both if both[0] < both[2] and both[1] < both[3] else media


def _ordered(box: pikepdf.Array) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
