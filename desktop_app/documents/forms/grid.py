"""Cells, rows and lines as the office's forms share them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop_app.documents.blocks import Align, Blank, Cell, Content, Face, Fill, PageStyle, Paragraph, Row, Style
from desktop_app.facts import OfficeFacts
from desktop_app.labels import forms as words

WORD = Style(align=Align.CENTRE, spread=4.0)
VALUE = Style()
CENTRED = Style(align=Align.CENTRE)
TEXT = Style(align=Align.JUSTIFY, first=2.0)
# The line of numbers over a grid.
OVER = Style(after=3.0)
SMALL = Style(size=10.5, leading=15.0)
SMALL_WORD = Style(size=10.5, leading=15.0, align=Align.CENTRE)
HEAD = Style(face=Face.HEI, size=10.5, leading=15.0, align=Align.CENTRE)

# Margins of grid forms: the binding edge is at least 25 mm; the six columns add up to the measure of 162 mm.
GRID_PAGE = PageStyle(top=19, left=27, right=21, bottom=25, numbering=words.page_of, number_size=10.5, number_drop=5)
SIX = (24.0, 31.0, 16.0, 18.0, 24.0, 49.0)


_BRACKETS = words.in_brackets("")
# The narrowest label column holds five characters of 12 points or six of 10.
_WIDEST, _NARROW = 5, 10.0


def label(word: str, span: int = 1, style: Style = WORD) -> Cell:
    """A word of the form; a line of it in brackets is not widened, and a long one is set smaller to stay whole."""
    plain = replace(style, spread=0.0)
    small = replace(plain, size=min(style.size, _NARROW))

    def styled(line: str) -> Style:
        if not any(bracket in line for bracket in _BRACKETS):
            return style
        return small if len(line) > _WIDEST else plain

    return Cell(tuple(Paragraph(line, styled(line)) for line in word.split("\n")), span, label=True)


def value(text: str, span: int = 1, style: Style = VALUE) -> Cell:
    return Cell((Paragraph(text, style),), span)


def text(paragraphs: str, span: int = 1, style: Style = TEXT) -> Cell:
    """Room for a longer text, from the top of the cell."""
    return Cell((Paragraph(paragraphs, style),), span, middle=False)


def lines(items: Iterable[str], span: int = 1, style: Style = VALUE) -> Cell:
    return Cell(tuple(Paragraph(item, style) for item in items), span, middle=False)


def boxes(options: Mapping[str, str], chosen: str, gap: str = words.WIDE_BLANK) -> str:
    """The options as tick boxes. chosen: a code or a word of `options`; any other word is printed as it stands."""
    if chosen and chosen not in options and chosen not in options.values():
        return chosen
    return gap.join(box(word, chosen in (code, word)) for code, word in options.items())


def boxes_of(options: Mapping[str, str], chosen: Iterable[str]) -> tuple[str, ...]:
    """A box for every option, several of which may be ticked. chosen: codes."""
    ticked = set(chosen)
    return tuple(box(word, code in ticked) for code, word in options.items())


def box(word: str, ticked: bool | None) -> str:
    return (words.TICKED if ticked else words.OPEN) + word


def signing(prefix: str, name: str = "", day: str = "") -> Fill:
    """A name, or a line to sign on, with the date or room for it, at the right of a cell."""
    return Fill((prefix, name or Blank(34), words.WIDE_BLANK + (day or words.WRITE_DATE)), Style(align=Align.RIGHT))


def salutation(addressee: str, style: Style) -> Content:
    """The addressee with a colon at the left edge, or a line to write a name on."""
    if addressee:
        return Paragraph(addressee + words.COLON, style, True)
    return Fill((Blank(50), words.COLON), style, True)


def issuer(office: OfficeFacts) -> str:
    """The petition office with the name of its school before it, so that a loose slip says whose it is."""
    return office.office if office.office.startswith(office.school) else office.school + office.office


def opinion(word: str, paragraphs: str, sign: Content, span: int, height: float) -> Row:
    """An opinion over its signature."""
    cell = Cell((Paragraph(paragraphs, TEXT),), span, middle=False, foot=(sign,))
    return Row((label(word), cell), height, splits=bool(paragraphs))


def numbered(items: tuple[str, ...]) -> tuple[str, ...]:
    """1. 2. 3.; a single item stands without a number."""
    return items if len(items) == 1 else tuple(words.ordinal(n, item) for n, item in enumerate(items, 1))
