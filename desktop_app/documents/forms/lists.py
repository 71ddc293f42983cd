"""Lists as the screen shows them, and the sheet that explains a date day by day."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.blocks import (
    Align,
    Block,
    Document,
    Ends,
    Gap,
    Heading,
    PageStyle,
    Paragraph,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import GRID_PAGE, HEAD, OVER, SMALL, TEXT, label, value
from desktop_app.facts import DayCountFacts, ListFacts
from desktop_app.labels import forms as words

_LIST_PAGE = PageStyle(
    width=297,
    height=210,
    top=25,
    left=20,
    right=20,
    bottom=20,
    numbering=words.page_of,
    number_size=10.5,
    number_drop=5,
)
_CELL = Style(size=9, leading=13)
_HEAD = replace(HEAD, size=9, leading=13)
_DAYS = (16.0, 30.0, 16.0, 26.0, 74.0)
_DAY = Style(size=10.5, leading=12)
_DAY_WORD = replace(_DAY, align=Align.CENTRE)
_LEFT = replace(TEXT, first=0)


def day_count(facts: DayCountFacts) -> Document:
    """The printed answer to 为什么是这一天: rule, result lines, articles, then every day with its number."""
    head = Row(tuple(label(word, style=HEAD) for word in words.DAY_HEADS), 8)
    rows = tuple(
        Row((*(value(cell, style=_DAY_WORD) for cell in days[:4]), value(days[4], style=_DAY)), 6.5)
        for days in facts.days
    )
    counted = "".join(facts.lines)
    top = Ends(words.NUMBER + facts.number, words.PRINTED_ON + words.day(facts.printed_on), OVER)
    blocks: list[Block] = [
        Heading(words.TITLES["DAYS"], spacing=0.1, leading=40),
        top,
        Paragraph(words.RULE + words.COLON + facts.rule, _LEFT, True),
        *(Paragraph(line, _LEFT) for line in facts.lines),
        *(Paragraph(words.BASIS + words.COLON + basis, _LEFT) for basis in facts.basis if basis not in counted),
    ]
    if facts.provisional:
        blocks.append(Paragraph(words.PROVISIONAL, _LEFT))
    blocks += [Gap(2), Table(_DAYS, (head, *rows), heads=1)]
    return Document(
        title=words.TITLES["DAYS"],
        subject=facts.number,
        author=facts.office.school,
        page=replace(GRID_PAGE, continued=(Heading(words.TITLES["DAYS"] + words.CONTINUED, size=16, leading=30), top)),
        blocks=tuple(blocks),
    )


def shown(facts: ListFacts) -> Document:
    """A list with the columns and rows of the screen; its head stands on every page and no row is parted."""
    page = _LIST_PAGE if facts.landscape else replace(_LIST_PAGE, width=210, height=297, left=25, right=15)
    foot = words.MADE_BY + facts.made_by + words.WIDE_BLANK * 2 + words.MADE_ON + words.day(facts.made_on)
    blocks: list[Block] = [Heading(facts.title, size=18, leading=30, spacing=0.1)]
    if facts.note or facts.office.school:
        school = "" if facts.office.school in facts.note else facts.office.school
        blocks.append(Ends(school, facts.note, replace(SMALL, after=3)))
    if facts.heads:
        blocks.append(Table(_widths(facts, page.measure), _list_rows(facts), heads=1))
    return Document(
        title=facts.title,
        subject=facts.note,
        author=facts.office.school,
        page=replace(page, foot=foot),
        blocks=tuple(blocks),
    )


def _widths(facts: ListFacts, measure: float) -> tuple[float, ...]:
    given = facts.widths if len(facts.widths) == len(facts.heads) else (1.0,) * len(facts.heads)
    return tuple(measure * width / sum(given) for width in given)


def _list_rows(facts: ListFacts) -> tuple[Row, ...]:
    head = Row(tuple(label(word, style=_HEAD) for word in facts.heads), 8)
    style = replace(_CELL, align=Align.LEFT)
    return (head, *(Row(tuple(value(cell, style=style) for cell in row), 7) for row in facts.rows))
