"""F53 重点时期值班表 (A4 landscape) and F54 值班记录 (A4, lined) (N06)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.documents.blocks import (
    Align,
    Block,
    Cell,
    Document,
    Ends,
    Heading,
    PageStyle,
    Paragraph,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import GRID_PAGE, HEAD, SMALL, SMALL_WORD, label, signing, text, value
from desktop_app.facts_urgent import LogFacts, LogLine, RosterFacts, ShiftLine
from desktop_app.labels import duty as own
from desktop_app.labels import forms as words

_ROSTER_PAGE = PageStyle(
    width=297, height=210, top=20, left=25, right=15, bottom=18, numbering=words.page_of, number_size=10.5,
    number_drop=5,
)  # fmt: skip
_ROSTER = (34.0, 16.0, 24.0, 45.0, 33.0, 38.0, 33.0, 34.0)
_BIG = Style(size=12, leading=16, align=Align.CENTRE)
_BIG_HEAD = replace(HEAD, size=12, leading=16)
_BLANK_SHIFTS = 12
_LOG = (24.0, 20.0, 62.0, 38.0, 18.0)
_TOP = (20.0, 64.0, 20.0, 58.0)
_SIGN = (24.0, 138.0)
_LINES = 16


def roster(facts: RosterFacts) -> Document:
    """F53: who is on duty when, under which leader."""
    rows = []
    lines = facts.lines or (ShiftLine(),) * _BLANK_SHIFTS
    for place, one in enumerate(lines):
        week = own.WEEKDAYS[one.day.weekday()] if one.day is not None else ""
        told = (words.day(one.day), week, one.name, one.hours, one.person, one.phone, one.leader, one.leader_phone)
        # The shifts of one day stand on one page.
        goes_on = place + 1 < len(lines) and one.day is not None and lines[place + 1].day == one.day
        rows.append(Row(tuple(value(part, style=_BIG) for part in told), 9.2, keep_next=goes_on))
    head = Row(tuple(label(word, style=_BIG_HEAD) for word in own.ROSTER_HEADS), 10)
    title = words.TITLES["F53"]
    span = words.period(words.day(facts.first), words.day(facts.last)) if facts.first and facts.last else ""
    said = words.WIDE_BLANK.join(filter(None, (facts.period, span)))
    over = Ends(facts.office.school, said, replace(SMALL, after=3))
    phone = own.OFFICE_PHONE + (facts.office.phone or words.WIDE_BLANK * 8)
    made = (words.MADE_BY, facts.made_by or words.WIDE_BLANK * 5, words.WIDE_BLANK * 2, words.MADE_ON,
            words.day(facts.made_on) or words.WRITE_DATE)  # fmt: skip
    blocks: tuple[Block, ...] = (
        Heading(title, size=20, leading=34, spacing=0.15),
        over,
        Table(_ROSTER, (head, *rows), heads=1, keep_next=True),
        Paragraph(phone + words.WIDE_BLANK * 2 + own.ROSTER_NOTE, Style(size=10.5, leading=16, before=4)),
    )
    continued = (Heading(title + words.CONTINUED, size=14, leading=24), over)
    page = replace(_ROSTER_PAGE, continued=continued, foot="".join(made))
    return Document(title=title, subject=said, author=facts.office.school, page=page, blocks=blocks)


def log(facts: LogFacts) -> Document:
    """F54: what came during one shift, ruled lines for what is still to be written, and the hand-over under it."""
    shift = facts.shift
    leader = words.WIDE_BLANK.join(filter(None, (shift.leader, shift.leader_phone)))
    top = Table(
        _TOP,
        (
            Row((label(own.DAY, style=HEAD), value(words.day(shift.day) or words.WRITE_DATE, style=SMALL),
                 label(own.SHIFT, style=HEAD), value(shift.name, style=SMALL)), 9),
            Row((label(own.TIME, style=HEAD), value(shift.hours, style=SMALL),
                 label(own.ON_DUTY, style=HEAD), value(shift.person, style=SMALL)), 9),
            Row((label(own.LEADER, style=HEAD), value(leader, style=SMALL),
                 label(words.PHONE, style=HEAD), value(shift.phone, style=SMALL)), 9),
        ),
        keep_next=True,
    )  # fmt: skip
    # Ruled lines stay for what is written by hand before the shift ends.
    lines = (*facts.lines, *((LogLine(),) * max(_LINES - len(facts.lines) * 3 // 2, 0)))
    if facts.handed_at is not None and facts.lines:
        lines = facts.lines
    head = Row(tuple(label(word, style=HEAD) for word in own.LOG_HEADS), 9)
    rows = tuple(
        Row(
            (value(_when(one, shift.day), style=SMALL_WORD), value(one.kind, style=SMALL_WORD),
             text(one.content, style=SMALL), text(one.handled, style=SMALL), value(one.writer, style=SMALL_WORD)),
            9.5,
            splits=len(one.content) > 300,
        )
        for one in lines
    )  # fmt: skip
    handed = words.moment(facts.handed_at)
    left_open = facts.left_open or (own.NOTHING_OPEN if facts.handed_at else "")
    end = Table(
        _SIGN,
        (
            Row((label(own.LEFT_OPEN, style=HEAD), text(left_open, style=SMALL)), 20, keep_next=True),
            Row((label(own.GIVER_SIGNS.rstrip(words.COLON), style=HEAD), _signed(facts.giver, handed)), 12,
                keep_next=True),
            Row((label(own.TAKER_SIGNS.rstrip(words.COLON), style=HEAD), _signed(facts.taker, handed)), 12),
        ),
    )  # fmt: skip
    title = words.TITLES["F54"]
    blocks: tuple[Block, ...] = (
        Heading(title, size=22, leading=38, spacing=0.4),
        top,
        Table(_LOG, (head, *rows), heads=1, keep_next=True),
        end,
    )
    continued = (Heading(title + words.CONTINUED, size=14, leading=26),)
    page = replace(GRID_PAGE, continued=continued, foot=facts.office.school)
    return Document(title=title, subject=words.day(shift.day), author=facts.office.school, page=page, blocks=blocks)


def _when(line: LogLine, day: date | None) -> str:
    if line.at is None:
        return ""
    clock = f"{line.at:%H:%M}"
    return clock if line.at.date() == day else f"{line.at.month}月{line.at.day}日\n{clock}"


def _signed(name: str, handed: str) -> Cell:
    return Cell((signing(words.SIGN, "", ""),)) if not name else Cell((signing(name + words.COLON, "", handed),))
