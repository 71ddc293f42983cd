"""What a form may be made of. A form is a function from its facts to a `Document`; nothing here knows of PDF.

Lengths are millimetres unless a name says points; type sizes, leading and space around paragraphs are points; indents
are ems of the paragraph's own size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

MM = 72 / 25.4
# GB/T 9704-2012 5.2: 22 lines in a core of 225 mm; 15.75 points let 28 characters stand in 156 mm.
CORE_LINE = 225 * MM / 22
CORE_SIZE = 15.75


class Face(StrEnum):
    """The five hands of official papers: 仿宋, 宋, 小标宋, 黑, 楷."""

    BODY = "body"
    SONG = "song"
    TITLE = "title"
    HEI = "hei"
    KAI = "kai"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a paragraph is set. first, left: indent in ems; spread: widen a shorter text to so many ems (form labels)."""

    face: Face = Face.BODY
    size: float = 12.0
    leading: float = 18.0
    align: Align = Align.LEFT
    first: float = 0.0
    left: float = 0.0
    spread: float = 0.0
    before: float = 0.0
    after: float = 0.0


LETTER = Style(size=CORE_SIZE, leading=CORE_LINE, align=Align.JUSTIFY, first=2.0)
SALUTATION = Style(size=CORE_SIZE, leading=CORE_LINE)


@dataclass(frozen=True)
class Blank:
    """A line to write on. length: mm; 0 = as long as the room allows."""

    length: float = 0.0


@dataclass(frozen=True)
class Paragraph:
    text: str
    style: Style = Style()
    keep_next: bool = False


@dataclass(frozen=True)
class Fill:
    """One line of words and lines to write on; it never wraps."""

    parts: tuple[str | Blank, ...]
    style: Style = Style()
    keep_next: bool = False


@dataclass(frozen=True)
class Ends:
    """Two texts on one line, at its two ends. Where both do not fit, the right one goes to a line of its own."""

    left: str
    right: str
    style: Style = Style()


@dataclass(frozen=True)
class Heading:
    """A centred title; a long one stands on lines of like length.

    spacing: ems between its characters; mark: a boxed word at the left edge (紧急, 特急).
    """

    text: str
    size: float = 22.0
    leading: float = 34.0
    spacing: float = 0.0
    mark: str = ""
    after: float = 0.0


@dataclass(frozen=True)
class Signature:
    """Issuer over date, at the right, indented by four characters.

    seal: keep 45 mm free around them for the seal (印章管理规定 1999, article 14); nothing is drawn there.
    keep_next: what follows stays on the same page.
    """

    name: str
    date: str
    style: Style = SALUTATION
    seal: bool = True
    keep_next: bool = False


Content: TypeAlias = Paragraph | Fill


@dataclass(frozen=True)
class Cell:
    """label: repeated on the part of a row that continues on the next page; foot: stands at the cell's lower edge."""

    content: tuple[Content, ...] = ()
    span: int = 1
    middle: bool = True
    label: bool = False
    foot: tuple[Content, ...] = ()


@dataclass(frozen=True)
class Row:
    """height: at least so many mm; splits: its text may run on to the next page."""

    cells: tuple[Cell, ...]
    height: float = 9.0
    splits: bool = False
    keep_next: bool = False


@dataclass(frozen=True)
class Table:
    """heads: so many first rows are repeated on every page; rule: points; shift: mm from the left edge of the core."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    heads: int = 0
    rule: float = 0.6
    keep_next: bool = False
    shift: float = 0.0


@dataclass(frozen=True)
class Rule:
    """A line in the middle of the core. length: mm; weight: points."""

    length: float
    weight: float = 0.8


@dataclass(frozen=True)
class CutLine:
    """A dashed line over the whole width, with a word in its middle."""

    label: str = ""
    style: Style = Style(size=12.0, leading=18.0)
    keep_next: bool = True


@dataclass(frozen=True)
class Gap:
    height: float


@dataclass(frozen=True)
class Break:
    """The rest begins a new page."""


@dataclass(frozen=True)
class Copies:
    """Two copies of one slip on one sheet with a cut line between; a slip too long for half a sheet gets its own.

    gap: mm from the cut line to the second copy.
    """

    copies: tuple[tuple[Block, ...], tuple[Block, ...]]
    cut: CutLine = CutLine(keep_next=False)
    gap: float = 6.0


@dataclass(frozen=True)
class Cuttings:
    """A table whose columns are cut apart: a dashed line stands on either side of each column and around them all."""

    table: Table


@dataclass(frozen=True)
class Middle:
    """Blocks in the middle of a room of their own. height: mm; what is taller takes the height it needs."""

    blocks: tuple[Block, ...]
    height: float


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, the value at the end of each; a second row of the same label is broken, so that a grey print
    reads the same. labels: words at the left; series: values per label, at most two; room: ems for the labels."""

    labels: tuple[str, ...]
    series: tuple[tuple[int, ...], ...]
    room: float = 8.0
    style: Style = Style(size=10.5, leading=15.0)


Block: TypeAlias = (
    Paragraph
    | Fill
    | Ends
    | Heading
    | Signature
    | Table
    | Rule
    | CutLine
    | Gap
    | Break
    | Copies
    | Cuttings
    | Middle
    | Bars
)


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The red head of an official paper, at its own places on the first sheet (GB/T 9704-2012 7.2, 10.1).

    report: 上行文 with `signatory`, else 信函格式.
    """

    name: str
    number: str
    report: bool = False
    signatory: str = ""

    @property
    def lines(self) -> int:
        """Lines of the core that stay free for the head, with the two blank ones over the title."""
        return 10 if self.report else 4


@dataclass(frozen=True, kw_only=True)
class PageStyle:
    """Sheet and margins. numbering: from (page, pages) to the text at the foot; outer: odd right, even left.

    number_drop: from the core's lower edge to the page number's upper edge. continued: stands at the top of every page
    but the first. foot: stands at the left of the page number. letterhead: of the first sheet; a letter's first sheet
    shows no page number.
    """

    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    left: float = 28.0
    right: float = 26.0
    bottom: float = 35.0
    numbering: Callable[[int, int], str] | None = None
    outer: bool = False
    number_size: float = 14.0
    number_drop: float = 7.0
    continued: tuple[Block, ...] = ()
    foot: str = ""
    letterhead: Letterhead | None = None

    @property
    def measure(self) -> float:
        """Width of the core in mm."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """Height of the core in mm."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, kw_only=True)
class Document:
    """One printed paper. title, subject and author go into the properties of the PDF."""

    title: str
    page: PageStyle
    blocks: tuple[Block, ...]
    subject: str = ""
    author: str = ""
