"""F18 F19 F19a: what hangs on the wall in large type, and the same days as the office keeps them."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.blocks import (
    Align,
    Block,
    Cell,
    Document,
    Ends,
    Face,
    Gap,
    Heading,
    PageStyle,
    Paragraph,
    Row,
    Signature,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import HEAD, SMALL, SMALL_WORD, issuer, label, value
from desktop_app.facts_days import BoardFacts, PosterFacts, PosterLine, ScheduleFacts
from desktop_app.labels import forms as words
from desktop_app.labels import leader_day_papers as own

# 三号; nothing on a wall is smaller than this.
_TYPE = 16.0
_A3 = 2**0.5
_WITH_PLACE = (32.0, 25.0, 28.0, 36.0, 60.0, 52.0, 34.0)
_CHANGED = (44.0, 30.0, 25.0, 28.0, 34.0, 44.0, 38.0, 24.0)
_ONE_PLACE = (30.0, 24.0, 27.0, 33.0, 33.0, 33.0)
_BLANK_ROWS = 4
_SCHEDULE = (32.0, 28.0, 22.0, 28.0, 40.0, 36.0, 27.0, 22.0, 22.0)
_SCHEDULE_PAGE = PageStyle(
    width=297, height=210, top=20, left=20, right=20, bottom=20, numbering=words.page_of, number_size=10.5,
    number_drop=5,
)  # fmt: skip


def poster(facts: PosterFacts) -> Document:
    """F19, or the notice of change. One place for all days stands under the table, several get a column (C05)."""
    k = _A3 if facts.size == "A3" else 1.0
    places = {line.place for line in facts.lines}
    one_place = len(places) <= 1 and not facts.change
    page = _page(k, upright=one_place)
    text = Style(size=_TYPE * k, leading=(28 if one_place else 25) * k, align=Align.JUSTIFY, first=2)
    blocks: list[Block] = [
        _heading(facts, one_place, k),
        Paragraph(words.in_brackets(facts.period or words.WRITE_DAY), replace(text, first=0, align=Align.CENTRE), True),
        Gap(2 * k),
        Paragraph(facts.intro or own.POSTER_INTRO, text, True),
        Gap(2 * k),
        _table(facts, one_place, k, page.measure),
        Gap(3 * k),
    ]
    where = next(iter(places), "") if one_place else ""
    lines = [(own.PLACE_LINE, where)] if one_place else []
    if not facts.change:
        lines += [(own.BOOKING_LINE, facts.booking), (own.NOTES_LINE, facts.notes)]
    lines.append((own.PHONE_LINE, facts.phone))
    shown = [(word, said) for word, said in lines if said or not facts.lines]
    for number, (word, said) in enumerate(shown):
        blocks.append(Paragraph(own.numbered_line(number, word, said), text, number == len(shown) - 1))
    posted = words.day(facts.posted_on) or words.WRITE_DAY
    blocks.append(Signature(issuer(facts.office), posted, replace(text, first=0)))
    continued = (Heading((facts.title or own.POSTER_TITLE) + words.CONTINUED, size=22 * k, leading=36 * k),)
    return Document(
        title=facts.title or own.POSTER_TITLE,
        subject=facts.period,
        author=facts.office.school,
        page=replace(page, continued=continued),
        blocks=tuple(blocks),
    )


def _heading(facts: PosterFacts, upright: bool, k: float) -> Heading:
    size, leading = (30, 46) if upright else (26, 36)
    return Heading(facts.title or own.POSTER_TITLE, size=size * k, leading=leading * k, spacing=0.08)


def _page(k: float, upright: bool) -> PageStyle:
    short, long = 210 * k, 297 * k
    return PageStyle(
        width=short if upright else long,
        height=long if upright else short,
        top=(18 if upright else 14) * k,
        left=15 * k,
        right=15 * k,
        bottom=(15 if upright else 14) * k,
        numbering=words.page_of_many,
        number_size=10.5 * k,
        number_drop=5 * k,
    )


def _table(facts: PosterFacts, one_place: bool, k: float, measure: float) -> Table:
    cell = Style(size=_TYPE * k, leading=22 * k, align=Align.CENTRE)
    head = replace(cell, face=Face.HEI)
    name = replace(cell, face=Face.HEI, size=(_TYPE + 2) * k)
    if facts.change:
        heads: tuple[str, ...] = own.CHANGE_HEADS
        widths: tuple[float, ...] = _CHANGED
    else:
        heads = tuple(word for word in own.POSTER_HEADS if not (one_place and word == own.PLACE_LINE))
        widths = _ONE_PLACE if one_place else _WITH_PLACE
    scale = measure / sum(widths)
    rows = [Row(tuple(label(word, style=head) for word in heads), 12 * k)]
    for line in facts.lines or (PosterLine(),) * _BLANK_ROWS:
        rows.append(_row(line, heads, cell, name, k))
    return Table(tuple(one * scale for one in widths), tuple(rows), heads=1, rule=0.8 * k)


def _row(line: PosterLine, heads: tuple[str, ...], cell: Style, name: Style, k: float) -> Row:
    said = {
        "日期": own.poster_day(line.day) if line.day else "",
        "时间": own.poster_hours(line.starts, line.ends) if line.day else "",
        "接访领导": line.leader,
        "职务": line.post,
        "分管工作": line.portfolio,
        "地点": line.place,
        "陪同部门": line.accompany,
        "原公示": line.was,
        "变更": line.note,
    }
    cells = []
    for head in heads:
        style = name if head == "接访领导" else cell
        cells.append(Cell(tuple(Paragraph(part, style) for part in said[head].split("\n"))))
    return Row(tuple(cells), (17 if "地点" not in heads else 15) * k)


def schedule(facts: ScheduleFacts) -> Document:
    """F19a: the internal edition, with columns for the notice and the leader's own confirmation."""
    head = Row(tuple(label(word, style=HEAD) for word in own.SCHEDULE_HEADS), 9)
    rows = tuple(
        Row(
            tuple(
                value(part, style=SMALL_WORD if place != 4 else SMALL)
                for place, part in enumerate(
                    (
                        own.poster_day(line.day).replace("\n", " ") if line.day else "",
                        own.hours(line.starts, line.ends) if line.day else "",
                        line.leader,
                        line.post,
                        line.portfolio,
                        line.place,
                        line.accompany,
                        line.note,
                        "",
                    )
                )
            ),
            11,
        )
        for line in facts.lines or (PosterLine(),) * 10
    )
    title = words.TITLES["F19a"]
    made = words.MADE_BY + facts.made_by + words.WIDE_BLANK * 2 + words.MADE_ON + words.day(facts.made_on)
    blocks: tuple[Block, ...] = (
        Heading(title, size=20, leading=34, spacing=0.1),
        Ends(facts.office.school, facts.period, replace(SMALL, after=3)),
        Table(_SCHEDULE, (head, *rows), heads=1),
        Gap(4),
        Ends(own.DIRECTOR_SIGNS, words.SIGN + words.WIDE_BLANK * 6, SMALL),
    )
    return Document(
        title=title, subject=facts.period, author=facts.office.school, page=replace(_SCHEDULE_PAGE, foot=made),
        blocks=blocks,
    )  # fmt: skip


def board(facts: BoardFacts) -> Document:
    """F18: who receives where and when, how to reach the office, what it takes up and how it goes on (2022, 18)."""
    k = _A3
    text = Style(size=_TYPE * k, leading=26 * k, align=Align.JUSTIFY, left=2)
    head = Style(face=Face.HEI, size=(_TYPE + 2) * k, leading=32 * k, before=6 * k)
    title = words.TITLES["F18"]
    blocks: list[Block] = [
        Heading(issuer(facts.office), size=26 * k, leading=42 * k),
        Heading(title, size=20 * k, leading=34 * k, spacing=0.1),
    ]
    parts = (
        (own.BOARD_PLACES, facts.places),
        (own.BOARD_CHANNELS, facts.channels),
        (own.BOARD_SCOPE, facts.scope),
        (own.BOARD_STEPS, facts.steps),
        (own.BOARD_MANNERS, facts.manners),
    )
    for number, (word, items) in enumerate(parts):
        blocks.append(Paragraph(own.NUMERALS[number] + words.COMMA + word, head, True))
        if word == own.BOARD_STEPS and items:
            blocks.append(_course(items, k))
            continue
        for item in items or ("",):
            blocks.append(Paragraph(item, text))
    blocks += [Gap(4 * k), Ends(own.PHONE_LINE + words.COLON + facts.phone, words.day(facts.posted_on), text)]
    page = _page(k, upright=True)
    return Document(title=title, subject="", author=facts.office.school, page=page, blocks=tuple(blocks))


def _course(items: tuple[str, ...], k: float) -> Block:
    """The course of a petition as boxes in a row of cells, numbered in order."""
    style = Style(size=_TYPE * k, leading=22 * k, align=Align.CENTRE)
    width = 180 * k / len(items)
    cells = tuple(Cell((Paragraph(str(n), replace(style, face=Face.HEI)), Paragraph(item, style)))
                  for n, item in enumerate(items, 1))  # fmt: skip
    return Table((width,) * len(items), (Row(cells, 26 * k),), rule=0.8 * k)
