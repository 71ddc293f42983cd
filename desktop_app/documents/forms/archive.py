"""F45 F46 F47 F48 and the check list: what stands around the pieces of a volume (GB/T 9705-2008, DA/T 22-2015)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from desktop_app.documents.blocks import (
    Align,
    Blank,
    Block,
    Break,
    Cell,
    Content,
    Cuttings,
    Document,
    Ends,
    Face,
    Fill,
    Gap,
    Heading,
    Middle,
    PageStyle,
    Paragraph,
    Row,
    Rule,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import GRID_PAGE, HEAD, OVER, SMALL, SMALL_WORD, TEXT, label, value
from desktop_app.facts_archive import (
    BackNoteFacts,
    BoxLine,
    CheckFacts,
    ContentsFacts,
    PieceLine,
    SpineLine,
    StripFacts,
    VolumeCoverFacts,
)
from desktop_app.labels import archive_papers as own
from desktop_app.labels import forms as words

_COVER = PageStyle(top=25, left=30, right=30, bottom=20)
# Hard covers are 310 mm high and 220 mm wide.
_HARD = PageStyle(width=220, height=310, top=30, left=35, right=35, bottom=24)
# Longest title in ems, its type size and leading.
_TITLES = (
    (42, 26.0, 46.0), (75, 22.0, 38.0), (120, 18.0, 31.0), (200, 14.0, 23.0), (400, 11.0, 17.0), (9999, 9.0, 12.0),
)  # fmt: skip
_TITLE_ROOM = 86.0
# Longest name of a fonds in ems, its type size and the ems between its characters.
_FONDS = ((9, 26.0, 0.6), (14, 20.0, 0.4), (21, 18.0, 0.0), (9999, 14.0, 0.0))
_FONDS_ROOM = 16.0
_FONDS_LINE = 90.0
_POINTS = 72 / 25.4

_CONTENTS = (14.0, 30.0, 26.0, 50.0, 20.0, 19.0, 13.0)
_CONTENTS_PAGE = PageStyle(top=20, left=25, right=13, bottom=18, numbering=words.page_of_many, number_size=10.5,
                           number_drop=4)  # fmt: skip
_LINES = 15
_ROW = 14.8
# Most lines in a row, type size and leading, from large to small.
_SIZES = ((2, 11.0, 15.0), (3, 9.0, 11.5), (4, 7.5, 8.7))
# What a cell keeps free at its two sides, and above and below its lines.
_SIDES, _ENDS = 2.8, 2.4

_BACK_NOTE = 205.0
_FOOT_INDENT = 19

_STRIPS = PageStyle(top=16, left=12, right=12, bottom=12)
_STRIP_ROWS = (18.0, 24.0, 18.0, 20.0, 28.0, 122.0, 20.0)
_UPRIGHT = own.SPINE_HEADS.index(own.WRITTEN_DOWN)
_BOX_ROWS = (30.0, 30.0, 36.0, 56.0, 56.0, 40.0)
_BLANK_STRIPS = (10, 10, 10, 10, 15, 15, 15, 15, 20, 20, 20, 20)
_STRIP_ROOM = 186.0
_STRIP_HEAD = 9.0
# A number on one line is no smaller than this, otherwise it is broken after its signs.
_ONE_LINE, _SMALLEST = 8.0, 5.5
_UNIT = re.compile(
    r"[“‘（《〈「『【〔〖(\[{]*(?:[A-Za-z0-9][!-~]*|.)[，。、；：？！”’）》〉」』】〕〗％…·～－,.;:?!)\]}]*"
)


def cover(facts: VolumeCoverFacts) -> Document:
    """F45: soft cover A4, or hard cover 310×220 (GB/T 9705-2008)."""
    page = _HARD if facts.hard else _COVER
    middle = Style(face=Face.SONG, size=18, leading=28, align=Align.CENTRE)
    cell = Style(face=Face.SONG, size=12, leading=18, align=Align.CENTRE)
    size, leading = next(
        ((size, leading) for most, size, leading in _TITLES if _ems(facts.title) <= most), _TITLES[-1][1:]
    )
    months = "　".join((own.FROM_TO[0], own.month(facts.first), own.FROM_TO[1], own.month(facts.last), own.FROM_TO[2]))
    holds = own.HOLDS.format(pieces=_count(facts.pieces), pages=_count(facts.pages))
    kept = (label(own.RETENTION, style=cell), value(facts.retention, style=cell))
    columns = tuple(page.measure * part for part in (0.56, 0.18, 0.26))
    third = page.measure * 0.64 / 3
    numbers = (facts.fonds_no, facts.catalogue_no, facts.volume_no)
    number_words = (own.FONDS_NO, own.CATALOGUE_NO, own.VOLUME_NO)
    blocks: tuple[Block, ...] = (
        Paragraph(facts.secrecy or words.WIDE_BLANK, Style(face=Face.HEI, size=14, leading=20)),
        Gap(14),
        *_fonds(facts.fonds_name, page.measure),
        Gap(5),
        Paragraph(facts.category or words.WIDE_BLANK, middle),
        Gap(12),
        Rule(page.measure),
        Middle((Heading(facts.title, size=size, leading=leading),), _TITLE_ROOM),
        Rule(page.measure),
        Gap(12),
        Table(
            columns,
            (
                Row((value(months, style=cell), *kept), 15),
                Row((value(holds, style=cell), label(own.FILE_NO, style=cell), value(facts.file_no, style=cell)), 15),
            ),
        ),
        Gap(16),
        Table(
            (third, third, third),
            (
                Row(tuple(label(word, style=cell) for word in number_words), 11),
                Row(tuple(value(text, style=cell) for text in numbers), 13),
            ),
            shift=page.measure - 3 * third,
        ),
    )
    title = words.TITLES["F45"]
    return Document(title=title, subject=facts.title, author=facts.fonds_name, page=page, blocks=blocks)


def _fonds(name: str, measure: float) -> tuple[Block, ...]:
    """The name of the fonds over its line, which is never shorter than the name."""
    ems = _ems(name)
    size, between = next((size, between) for most, size, between in _FONDS if ems <= most)
    long = ems + between * max(0, len(name) - 1)
    style = Style(face=Face.SONG, size=size, leading=size * 1.5, align=Align.CENTRE, spread=long if between else 0.0)
    line = min(measure, max(_FONDS_LINE, long * size / _POINTS + 16))
    return (Middle((Paragraph(name, style),), _FONDS_ROOM), Rule(line))


def _count(number: int | None) -> str:
    return own.BLANK_COUNT if number is None else str(number)


def _archive_no(number: str) -> str:
    return own.ARCHIVE_NO + (number or own.BLANK_COUNT * 6)


def contents(facts: ContentsFacts) -> Document:
    """F46: seven columns, fifteen lines to a page, the head on every page (GB/T 9705-2008)."""
    title = words.TITLES["F46"]
    head = Row(tuple(label(word, style=HEAD) for word in own.CONTENTS_HEADS), 12)
    top = (Ends("", _archive_no(facts.archive_no), OVER), Heading(title, size=20, leading=32, spacing=0.3, after=2))
    blocks: list[Block] = [*top]
    for number, lines in enumerate(_page_by_page(facts.lines or (PieceLine(),))):
        blocks += [Break()] if number else []
        blocks.append(Table(_CONTENTS, (head, *(_piece(line) for line in lines)), heads=1))
    return Document(title=title, subject=facts.archive_no, author=facts.office.school,
                    page=replace(_CONTENTS_PAGE, continued=top), blocks=tuple(blocks))  # fmt: skip


def _page_by_page(lines: Sequence[PieceLine]) -> list[list[PieceLine]]:
    """Fifteen lines to a page, fewer where one had to grow; the last page of each is filled up with empty lines."""
    pages: list[list[PieceLine]] = [[]]
    used = 0.0
    for line in lines:
        height = _height(line)
        if pages[-1] and used + height > _LINES * _ROW + 0.1:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += height
    pages[-1] += [PieceLine()] * int((_LINES * _ROW + 0.1 - used) / _ROW)
    return pages


def _texts(line: PieceLine) -> tuple[str, ...]:
    return (line.number, line.doc_no, line.responsible, line.title, own.archival_day(line.day), line.pages, line.note)


def _piece(line: PieceLine) -> Row:
    centred = (0, 4, 5)
    return Row(
        tuple(
            value(text, style=_fitting(text, _CONTENTS[place], place in centred))
            for place, text in enumerate(_texts(line))
        ),
        _ROW,
        splits=_height(line) > _LINES * _ROW,
    )


def _height(line: PieceLine) -> float:
    tall = [_ROW]
    for text, width in zip(_texts(line), _CONTENTS, strict=True):
        style = _fitting(text, width, False)
        tall.append(_lines_of(text, (width - _SIDES) * _POINTS / style.size) * style.leading / _POINTS + _ENDS)
    return max(tall)


def _fitting(text: str, width: float, centred: bool) -> Style:
    """The largest type in which a text fits the height of its row."""
    align = Align.CENTRE if centred else Align.LEFT
    styles = [(most, Style(size=size, leading=leading, align=align)) for most, size, leading in _SIZES]
    room = (width - _SIDES) * _POINTS
    return next((style for most, style in styles if _lines_of(text, room / style.size) <= most), styles[-1][1])


def _ems(text: str) -> float:
    """Width of a text: letters and digits are half as wide as a Chinese character."""
    return sum(0.5 if ord(c) < 0x250 else 1.0 for c in text)


def _lines_of(text: str, room: float) -> int:
    """How many lines of so many ems a text takes, rather one more than one too few."""
    found = 0
    for paragraph in text.split("\n"):
        found, used = found + 1, 0.0
        for unit in _UNIT.findall(paragraph):
            long = _ems(unit)
            if used and used + long > room + 1e-6:
                found, used = found + 1, 0.0
            if long > room + 1e-6:
                # What is longer than a line is cut, and what follows stands on the next one.
                found, used = found + ceil(long / max(1.0, room - 1)) - 1, room
            else:
                used += long
    return found


def back_note(facts: BackNoteFacts) -> Document:
    """F47: what there is to say of the volume, who bound it and who looked it over (GB/T 9705-2008)."""
    title = words.TITLES["F47"]
    indent = words.WIDE_BLANK * _FOOT_INDENT
    line = Style(leading=26)
    foot: tuple[Content, ...] = (
        Fill((indent, own.COUNTS.format(pieces=_count(facts.pieces), pages=_count(facts.pages))), line),
        Fill((indent, own.COMPILER, facts.compiler or Blank(45)), line),
        Fill((indent, own.CHECKER, facts.checker or Blank(45)), line),
        Fill((indent, own.BOUND_ON, words.day(facts.bound_on) or words.WRITE_DATE), line),
    )
    said = tuple(Paragraph(text, TEXT) for text in facts.statement)
    body = Cell((Paragraph(own.STATEMENT, Style(leading=24)), *said), middle=False, foot=foot)
    number = Ends("", _archive_no(facts.archive_no), OVER)
    heading = Heading(title, size=20, leading=36, spacing=0.3, after=3)
    page = replace(GRID_PAGE, numbering=words.page_of_many,
                   continued=(number, replace(heading, text=title + words.CONTINUED)))  # fmt: skip
    blocks = (number, heading, Table((162.0,), (Row((body,), _BACK_NOTE, splits=True),)))
    return Document(title=title, subject=facts.archive_no, author=facts.office.school, page=page, blocks=blocks)


def check_list(facts: CheckFacts) -> Document:
    """要件齐全性检查单: every required piece, where it stands or why it is missing (M04)."""
    title = words.TITLES["CHECKLIST"]
    head = Row(tuple(label(word, style=HEAD) for word in own.CHECK_HEADS), 9)
    rows = tuple(
        Row(
            (
                value(str(place), style=SMALL_WORD),
                value(line.kind, style=SMALL),
                value(own.PRESENT if line.present else own.ABSENT, style=SMALL_WORD),
                value(line.found, style=SMALL),
                value(line.reason, style=SMALL),
            ),
            9,
        )
        for place, line in enumerate(facts.lines, 1)
    ) or tuple(Row(tuple(value("") for _head in own.CHECK_HEADS), 9) for _n in range(12))
    # Nobody signs on a page without a line of what was checked.
    listed = (*rows[:-1], replace(rows[-1], keep_next=True))
    over = Ends(facts.office.school, _archive_no(facts.archive_no), OVER)
    signed = (own.CHECKER, facts.checker or Blank(40), words.WIDE_BLANK * 2, own.CHECKED_ON,
              words.day(facts.checked_on) or words.WRITE_DATE)  # fmt: skip
    blocks: tuple[Block, ...] = (
        Heading(title, size=20, leading=36, spacing=0.1),
        over,
        Paragraph(own.VOLUME_TITLE + facts.title, Style(after=4), True),
        Table((14.0, 48.0, 14.0, 38.0, 48.0), (head, *listed), heads=1),
        Fill(signed, Style(before=12)),
    )
    page = replace(GRID_PAGE, continued=(Heading(title + words.CONTINUED, size=16, leading=30), over))
    return Document(title=title, subject=facts.archive_no, author=facts.office.school, page=page, blocks=blocks)


def strips(facts: StripFacts) -> Document:
    """F48: the backs of volumes and boxes, each as wide as it is, to be cut out (GB/T 9705-2008, DA/T 22-2015)."""
    blank = () if facts.boxes else tuple(SpineLine(width=width) for width in _BLANK_STRIPS)
    spines = facts.spines or blank
    sheets = [_spine_table([spines[place] for place in group]) for group in _sheets([one.width for one in spines])]
    sheets += [
        _box_table([facts.boxes[place] for place in group]) for group in _sheets([one.width for one in facts.boxes])
    ]
    blocks: list[Block] = []
    for number, table in enumerate(sheets):
        blocks += [Break()] if number else []
        blocks += [Paragraph(own.CUT_NOTE, replace(SMALL, after=3), True), Cuttings(table)]
    return Document(title=words.TITLES["F48"], author=facts.office.school, page=_STRIPS, blocks=tuple(blocks))


def _sheets(widths: Sequence[int]) -> list[list[int]]:
    """Places of the strips that find room on each sheet."""
    sheets: list[list[int]] = []
    used = _STRIP_ROOM + 1
    for place, width in enumerate(widths):
        if used + width > _STRIP_ROOM:
            sheets.append([])
            used = 0.0
        sheets[-1].append(place)
        used += width
    return sheets


def _spine_table(chosen: Sequence[SpineLine]) -> Table:
    texts = [(one.fonds_no, one.catalogue_no, one.year, one.volume_no, one.file_no, one.title, one.retention)
             for one in chosen]  # fmt: skip
    return _strip_table([one.width for one in chosen], texts, own.SPINE_HEADS, _STRIP_ROWS, _UPRIGHT)


def _box_table(chosen: Sequence[BoxLine]) -> Table:
    texts = [(one.fonds_no, one.year, one.retention, one.organ, words.period(one.first, one.last) if one.first else "",
              one.box_no) for one in chosen]  # fmt: skip
    return _strip_table([one.width for one in chosen], texts, own.BOX_HEADS, _BOX_ROWS, -1)


def _strip_table(
    widths: Sequence[int], texts: Sequence[Sequence[str]], heads: Sequence[str], heights: Sequence[float], upright: int
) -> Table:
    """upright: the row that is written from top to bottom, -1 for none."""
    rows = [
        Row(
            tuple(
                _strip_cell(heads[place], said[place], width, height, place == upright)
                for width, said in zip(widths, texts, strict=True)
            ),
            height,
        )
        for place, height in enumerate(heights)
    ]
    return Table(tuple(float(width) for width in widths), tuple(rows), rule=0.4)


def _strip_cell(head: str, text: str, width: int, height: float, upright: bool) -> Cell:
    """The word at the upper edge, what it says in the middle of the rest."""
    room = (width - _SIDES) * _POINTS - 0.1
    wanted = 9.0 if width > 20 else 7.0
    size = min(wanted, room / _ems(head))
    if size < _SMALLEST:
        size = wanted
    named = Paragraph(head, Style(size=size, leading=_STRIP_HEAD, align=Align.CENTRE))
    tall = (height - _ENDS) * _POINTS - _STRIP_HEAD * _lines_of(head, room / size)
    largest = min(20.0, 6 + 0.4 * width)
    said = _upright(text, largest, tall) if upright else _strip_lines(text, largest, room, tall)
    if not said:
        return Cell((named,), middle=False)
    lines = sum(_lines_of(one.text, room / one.style.size) for one in said)
    above = max(0.0, tall - lines * said[0].style.leading) / 2
    first = replace(said[0], style=replace(said[0].style, before=above))
    return Cell((named, first, *said[1:]), middle=False)


def _strip_lines(text: str, largest: float, room: float, tall: float) -> tuple[Paragraph, ...]:
    """A number on a narrow strip: broken after its signs rather than cut."""
    if not text:
        return ()
    parts = [text]
    if _ems(text) * _ONE_LINE > room:
        parts = [""]
        for part in re.findall(r"[^·\-—－至]*[·\-—－至]?", text)[:-1]:
            if parts[-1] and _ems(parts[-1] + part) * _ONE_LINE > room:
                parts.append("")
            parts[-1] += part
    size = min(largest, room / max(_ems(part) for part in parts))
    if size < _SMALLEST:
        size = _SMALLEST + 1
    lines = sum(_lines_of(part, room / size) for part in parts)
    size = min(size, tall / lines / 1.25)
    style = Style(face=Face.SONG, size=size, leading=size * 1.25, align=Align.CENTRE)
    return tuple(Paragraph(part, style) for part in parts)


def _upright(text: str, largest: float, tall: float) -> tuple[Paragraph, ...]:
    """A title from top to bottom, one character under another."""
    letters = [c for c in text if not c.isspace()]
    if not letters:
        return ()
    size = min(largest, tall / len(letters) / 1.15)
    style = Style(face=Face.SONG, size=size, leading=size * 1.15, align=Align.CENTRE)
    return tuple(Paragraph(letter, style) for letter in letters)
