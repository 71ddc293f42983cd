"""F10 F11 F11b F12b F36 F41: records beside a matter, each a grid of its own fields over its signatures."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.documents.blocks import Blank, Block, Document, Fill, Gap, Heading, Row, Style, Table
from desktop_app.documents.forms.grid import boxes, label, value
from desktop_app.documents.forms.handling import FOUR, over, pair, sheet, wide
from desktop_app.facts_days import RecordFacts, SkipFacts
from desktop_app.labels import forms as words
from desktop_app.labels import records as own


def layout_of(code: str) -> Callable[[RecordFacts], Document]:
    """The layout of one of the records."""

    def layout(facts: RecordFacts) -> Document:
        lines = facts.lines or tuple((one.label, "", one.height) for one in own.RECORDS[code])
        rows = [pair(words.SUBJECT, facts.subject, words.PETITIONER, facts.petitioner, 12)]
        rows += [
            wide(word, said, height) if height > 12 else Row((label(word), value(said, 3)), height)
            for word, said, height in lines
        ]
        blocks: list[Block] = [
            Heading(words.TITLES[code], leading=44, spacing=0.1),
            over(facts.office, facts.number),
            Table(FOUR, tuple(rows)),
            Gap(4),
            _signs(code),
        ]
        return sheet(code, facts.office, facts.number, tuple(blocks))

    return layout


def skip_level(facts: SkipFacts) -> Document:
    """F11b (001 第四章第六节)."""
    arrived = words.moment(facts.arrived_at) or words.WRITE_MOMENT
    rows = (
        pair(own.TOLD_BY, facts.told_by, own.TOLD_AT, words.moment(facts.told_at)),
        wide(own.PEOPLE, facts.people, 20),
        pair(words.PLACE, facts.place, own.ARRIVE_BY, words.moment(facts.arrive_by)),
        wide(own.STAFF, facts.staff, 18),
        Row((label(own.ARRIVED_AT), value(arrived + (own.LATE if facts.late else ""), 3)), 11),
        wide(own.COURSE, facts.course, 90),
        Row((label(own.BROUGHT_BACK), value(boxes(own.BROUGHT, facts.brought_back), 3)), 11),
        pair(own.REPLY_NO, facts.reply_no, own.REPLIED_AT, words.moment(facts.replied_at)),
    )
    blocks = (
        Heading(words.TITLES["F11b"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
        Gap(4),
        _signs("F11b"),
    )
    return sheet("F11b", facts.office, facts.number, blocks)


def _signs(code: str) -> Fill:
    parts: list[str | Blank] = []
    for word in own.SIGNS[code]:
        parts += [word, Blank(44), words.WIDE_BLANK]
    return Fill(tuple(parts), Style())
