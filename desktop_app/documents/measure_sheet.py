"""A sheet to measure a printer by: a frame that stands 10 mm from every edge when nothing is shifted."""

from __future__ import annotations

from desktop_app.documents.blocks import Align, Cell, Document, PageStyle, Paragraph, Row, Style, Table
from desktop_app.documents.fonts import FontChoice
from desktop_app.documents.pages import lay_out
from desktop_app.documents.pdf import draw
from desktop_app.labels import printing as words

EDGE = 10.0
_TEXT = Style(align=Align.CENTRE, size=14, leading=24)


def measure_sheet(fonts: FontChoice | None = None) -> bytes:
    """One A4 sheet as a PDF."""
    page = PageStyle(top=EDGE, left=EDGE, right=EDGE, bottom=EDGE)
    inside = Cell((Paragraph(words.SHEET, _TEXT),))
    frame = Table((page.measure,), (Row((inside,), page.height - 2 * EDGE - 1),))
    sheets = lay_out(Document(title=words.SHEET_TITLE, page=page, blocks=(frame,)))
    return draw(sheets, fonts, title=words.SHEET_TITLE, subject="", author="")
