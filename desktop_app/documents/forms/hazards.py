"""F37 矛盾隐患排查台账, F37b 预警单, F37c 舆情记录 and its kin, the look-ahead before a vacation (N01–N15, G11)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.blocks import Align, Bars, Block, Cell, Document, Ends, Heading, PageStyle, Row, Style, Table
from desktop_app.documents.forms.grid import GRID_PAGE, HEAD, SMALL, VALUE, label, signing, text, value
from desktop_app.facts_hazards import AheadFacts, AheadLine, HazardLine, HazardsFacts, InformationFacts, WarningFacts
from desktop_app.labels import forms as words
from desktop_app.labels import hazards as own
from desktop_app.labels import information as info

# The binding edge is at least 25 mm; the columns of each list add up to the measure of 257 mm.
_PAGE = PageStyle(
    width=297, height=210, top=20, left=25, right=15, bottom=18, numbering=words.page_of, number_size=10.5,
    number_drop=5,
)  # fmt: skip
_HAZARDS = (8.0, 22.0, 18.0, 18.0, 35.0, 19.0, 16.0, 12.0, 20.0, 27.0, 18.0, 26.0, 18.0)
_AHEAD = (34.0, 78.0, 44.0, 24.0, 42.0, 35.0)
_LINE = (26.0, 136.0)
_CELL = replace(SMALL, size=8.5, leading=11.0)
_MID = replace(_CELL, align=Align.CENTRE)
_OVER = Style(size=10.5, leading=15.0, after=3.0)
_BLANKS = 10


def register(facts: HazardsFacts) -> Document:
    """F37, A4 landscape: one line per hazard, who screened and the unit's head under it."""
    heads = Row(tuple(label(head, style=replace(HEAD, size=9, leading=12)) for head in own.FORM_HEADS), 12.0)
    rows = tuple(
        _hazard(place, one, bool(facts.lines)) for place, one in enumerate(facts.lines or (HazardLine(),) * _BLANKS, 1)
    )
    scope = own.SCOPE + (facts.scope or words.WIDE_BLANK * 6)
    made = words.MADE_ON + (words.day(facts.made_on) or words.WRITE_DATE)
    signs = (
        own.SCREENER + (facts.screener or words.WIDE_BLANK * 6),
        own.UNIT_HEAD + (facts.unit_head or words.WIDE_BLANK * 6),
    )
    blocks: tuple[Block, ...] = (
        Heading(own.TITLE, size=18, leading=26, after=1),
        Ends(facts.office.school + words.WIDE_BLANK + scope, made, _OVER),
        Table(_HAZARDS, (heads, *rows), heads=1),
        Ends(signs[0], signs[1] + words.WIDE_BLANK * 4, replace(_OVER, before=8.0)),
    )
    return Document(title=own.TITLE, page=_PAGE, blocks=blocks, author=facts.office.school)


def _hazard(place: int, one: HazardLine, filled: bool) -> Row:
    cells = (
        str(place) if filled else "", one.number, own.day(one.found_on), one.unit, one.description, one.people,
        one.topic, one.level, one.owner, one.measures, own.day(one.due), one.progress, own.day(one.resolved_on),
    )  # fmt: skip
    left = (4, 9, 11)
    return Row(
        tuple(value(cell, style=_CELL if column in left else _MID) for column, cell in enumerate(cells)),
        12.0 if filled else 13.5,
        splits=len(one.description) > 400,
    )


def information(facts: InformationFacts) -> Document:
    """F37c 舆情记录, and the record of the other kinds: what it says and each step with its moment."""
    title = info.FORM_TITLES.get(facts.kind, info.FORM_TITLES["OPINION"])
    word = info.FORM_WORDS
    taken = ((name, words.moment(at) if at else "", said) for name, at, said in facts.steps)
    steps = tuple(" ".join(part for part in one if part) for one in taken)
    rows = (
        _row(word["number"], facts.number),
        _row(word["source"], facts.source),
        _row(word["topic"], facts.topic),
        _row(word["heat"], facts.heat),
        Row((label(word["gist"]), text(facts.gist, style=_body())), 50.0, splits=True),
        Row((label(word["steps"]), text("\n".join(steps), style=VALUE)), 50.0, splits=True),
        Row((label(word["closing"]), text(facts.closing, style=_body())), 30.0, splits=True),
        Row((label(word["signed"]), Cell((signing(""),))), 12.0),
    )
    blocks = (Heading(title, size=18, leading=28, after=2), Table(_LINE, rows))
    return Document(title=title, page=GRID_PAGE, blocks=blocks, subject=facts.number, author=facts.office.school)


def warning(facts: WarningFacts) -> Document:
    """F37b 信访预警单: what rises, by which figures, what is proposed."""
    word = info.WARNING_FORM
    rows = (
        _row(word["number"], facts.number),
        _row(word["level"], facts.level),
        _row(word["addressee"], facts.addressee),
        Row((label(word["subject"]), text(facts.subject, style=_body())), 34.0, splits=True),
        Row((label(word["basis"]), text(facts.basis, style=_body())), 20.0, splits=True),
    )
    blocks: list[Block] = [Heading(info.WARNING_TITLE, size=18, leading=28, after=2), Table(_LINE, rows)]
    if facts.counts:
        months = tuple(f"{int(month[5:7])}月" for month, _count in facts.counts)
        blocks.append(Bars(months, (tuple(count for _month, count in facts.counts),), room=5.0))
    last = (
        Row((label(word["advice"]), text(facts.advice, style=_body())), 50.0, splits=True),
        Row((label(word["signed"]), Cell((signing("", "", words.day(facts.made_on)),))), 14.0),
    )
    blocks.append(Table(_LINE, last))
    return Document(
        title=info.WARNING_TITLE, page=GRID_PAGE, blocks=tuple(blocks), subject=facts.number,
        author=facts.office.school,
    )  # fmt: skip


def ahead(facts: AheadFacts) -> Document:
    """假期到期清单, A4 landscape; what must be done before the first day is marked."""
    heads = Row(tuple(label(head, style=HEAD) for head in info.AHEAD_HEADS), 9.0)
    rows = tuple(_ahead(one, facts) for one in facts.lines or (AheadLine(),) * _BLANKS)
    span = f"{info.day(facts.first)}—{info.day(facts.last)}" if facts.first else ""
    made = f"{words.MADE_BY}{facts.made_by}{words.WIDE_BLANK}{words.day(facts.made_on)}" if facts.made_by else ""
    blocks: tuple[Block, ...] = (
        Heading(info.AHEAD_TITLE, size=18, leading=26, after=1),
        Ends(" ".join(part for part in (facts.name, span) if part), made, _OVER),
        Table(_AHEAD, (heads, *rows), heads=1),
        Ends(info.AHEAD_NOTE, "", replace(_OVER, before=6.0)),
    )
    return Document(title=info.AHEAD_TITLE, page=_PAGE, blocks=blocks, subject=facts.name, author=facts.office.school)


def _ahead(one: AheadLine, facts: AheadFacts) -> Row:
    early = bool(one.work_by and facts.first and one.work_by < facts.first)
    work_by = info.day(one.work_by) + (f" {info.AHEAD_BEFORE}" if early else "")
    cells = (one.number, one.subject, one.what, info.day(one.due), work_by, one.who)
    small = replace(SMALL, size=9.5, leading=12.5)
    return Row(tuple(value(cell, style=small) for cell in cells), 9.0)


def _row(word: str, content: str) -> Row:
    return Row((label(word), value(content, style=VALUE)), 10.0)


def _body() -> Style:
    return Style(align=Align.JUSTIFY, first=2.0)
