"""F07b F32 F50: the slip for the asker, the register of first responders, the posted A and B roles."""

from __future__ import annotations

from dataclasses import astuple, replace

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
    Signature,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import GRID_PAGE, HEAD, OVER, SMALL, issuer, label, text, value
from desktop_app.documents.forms.handling import A5, A5_COLUMNS
from desktop_app.facts_days import CoverFacts, GuideFacts, InquiryFacts, InquiryLine
from desktop_app.labels import forms as words
from desktop_app.labels import inquiries as own

_SHEET = (24.0, 20.0, 20.0, 28.0, 24.0, 12.0, 46.0, 22.0, 22.0, 31.0, 16.0)
_CELL = Style(size=9, leading=12.5)
_SHEET_PAGE = PageStyle(
    width=297, height=210, top=22, left=16, right=16, bottom=20, numbering=words.page_of, number_size=10.5,
    number_drop=5,
)  # fmt: skip
_COVER = (34.0, 22.0, 28.0, 22.0, 28.0, 28.0)
_BLANK = 14


def guide(facts: GuideFacts) -> Document:
    """F07b on A5."""
    rows = (
        Row((label(own.GUIDE_UNIT), value(facts.unit)), 14),
        Row((label(own.GUIDE_ROOM), value(facts.room)), 14),
        Row((label(own.GUIDE_PHONE), value(facts.phone)), 14),
        Row((label(own.GUIDE_CONTACT), value(facts.contact)), 14),
        Row((label(own.GUIDE_PROCEDURE), text(facts.procedure)), 44, splits=bool(facts.procedure)),
    )
    blocks = (
        Heading(words.TITLES["F07b"], size=20, leading=38, spacing=0.1),
        Ends(facts.office.school, words.NUMBER + facts.number, replace(OVER, size=10.5)),
        Table(A5_COLUMNS, rows),
        Gap(5),
        Ends(own.RESPONDER_SIGNS + facts.responder, words.day(facts.issued_on) or words.WRITE_DAY, Style()),
    )
    return Document(
        title=words.TITLES["F07b"], subject=facts.number, author=facts.office.school, page=A5, blocks=blocks
    )


def register(facts: InquiryFacts) -> Document:
    """F32, landscape."""
    style = replace(_CELL, align=Align.LEFT)
    head = Row(tuple(label(word, style=replace(HEAD, size=9, leading=12.5)) for word in own.SHEET_HEADS), 9)
    lines = facts.lines or (InquiryLine(),) * _BLANK
    rows = tuple(Row(tuple(value(part, style=style) for part in astuple(line)), 9) for line in lines)
    title = words.TITLES["F32"]
    made = words.MADE_BY + facts.made_by + words.WIDE_BLANK * 2 + words.MADE_ON + words.day(facts.made_on)
    blocks: tuple[Block, ...] = (
        Heading(title, size=20, leading=34, spacing=0.1),
        Ends(facts.office.school, facts.period, replace(SMALL, after=3)),
        Table(_SHEET, (head, *rows), heads=1),
    )
    return Document(
        title=title, subject=facts.period, author=facts.office.school, page=replace(_SHEET_PAGE, foot=made),
        blocks=blocks,
    )  # fmt: skip


def cover(facts: CoverFacts) -> Document:
    """F50, to hang beside the door."""
    big = Style(size=14, leading=20, align=Align.CENTRE)
    head = Row(tuple(label(word, style=replace(HEAD, size=14, leading=20)) for word in own.COVER_HEADS), 12)
    lines = facts.lines or (("",) * len(own.COVER_HEADS),) * 8
    rows = tuple(Row(tuple(value(part, style=big) for part in line), 16) for line in lines)
    title = words.TITLES["F50"]
    blocks: tuple[Block, ...] = (
        Heading(title, size=26, leading=46, spacing=0.1),
        Table(_COVER, (head, *rows), heads=1),
        Gap(4),
        Paragraph(own.COVER_NOTE, Style(size=14, leading=22, first=2), True),
        Gap(4),
        Signature(issuer(facts.office), words.day(facts.posted_on) or words.WRITE_DAY, Style(size=14, leading=24)),
    )
    return Document(title=title, subject="", author=facts.office.school, page=GRID_PAGE, blocks=blocks)
