"""F35 重大信访事项即时报告, F35b 信访专报（校内）, F34c 每日零报告 (G03, G06, N03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop_app.documents.blocks import (
    Align,
    Cell,
    Document,
    Ends,
    Face,
    Gap,
    Heading,
    PageStyle,
    Paragraph,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import (
    GRID_PAGE,
    OVER,
    SMALL,
    box,
    boxes,
    label,
    signing,
    text,
    value,
)
from desktop_app.documents.forms.service import A5, A5_COLUMNS
from desktop_app.facts_urgent import EventFacts, ZeroFacts
from desktop_app.labels import duty as duty_words
from desktop_app.labels import forms as words
from desktop_app.labels import urgent as own

_COLUMNS = (25.0, 56.0, 25.0, 56.0)
# 特急 stands at the top left in 黑体 (DOMAIN F35).
_MARK = Style(face=Face.HEI, size=16, leading=22)
_PAGE = replace(GRID_PAGE, top=17, bottom=22, numbering=words.page_of_many)
_FIELDS = (
    ("demand", own.DEMAND, 15.0),
    ("cause", own.CAUSE, 17.0),
    ("situation", own.SITUATION, 27.0),
    ("measures", own.MEASURES, 25.0),
    ("next_step", own.NEXT_STEP, 18.0),
    ("coordination", own.COORDINATION, 14.0),
)


def report(facts: EventFacts) -> Document:
    """F35: 首报, 续报 or 终报 of one event."""
    end = (
        Row((label(own.SENT_TO), value(facts.sent_to), label(own.SENT_AT), _moment(facts.sent_at)), 10, keep_next=True),
        Row((label(own.REPORTER_UNIT), value(facts.office.school), label(own.PHONE), value(facts.office.phone)), 10,
            keep_next=True),
        Row((label(own.SIGNER), Cell((), 3, foot=(signing(words.SIGN, facts.signer, words.day(facts.made_on)),))), 14),
    )  # fmt: skip
    return _sheet("F35", facts, (), end, 1.0)


def internal(facts: EventFacts) -> Document:
    """F35b: the same for the school's own two leaders, each ticked with the time they were told."""
    told = tuple(
        Row((label(word), value(box(name, at is not None)), label(own.TOLD_AT), _moment(at)), 9)
        for word, name, at in ((own.VICE, facts.vice, facts.vice_at), (own.MAIN, facts.main, facts.main_at))
    )
    end = (
        Row((label(own.LEADER_READS), Cell((), 3, foot=(signing(words.SIGN),))), 22, keep_next=True),
        Row((label(own.REPORTER_UNIT), value(facts.office.office), label(own.PHONE), value(facts.office.phone)), 10,
            keep_next=True),
        Row((label(words.MADE_BY.rstrip(words.COLON)), Cell((), 3, foot=(
            signing(own.OFFICE_SIGNS, facts.signer, words.day(facts.made_on)),))), 12),
    )  # fmt: skip
    return _sheet("F35b", facts, told, end, 0.72)


def _sheet(form: str, facts: EventFacts, top: tuple[Row, ...], end: tuple[Row, ...], room: float) -> Document:
    called = Row((label(own.PHONED_AT), _moment(facts.called_at), label(own.PHONED_TO), value(facts.called)), 12)
    head = (
        Row((label(own.EVENT_KIND), value(boxes(own.KINDS, facts.kind, words.WIDE_BLANK), 3)), 14),
        Row((label(own.OCCURRED_AT), _moment(facts.occurred_at), label(own.KNOWN_AT), _moment(facts.known_at)), 10),
        *(() if top else (called,)),
        Row((label(own.PLACE), value(facts.place, 3)), 10),
        Row(
            (label(own.PEOPLE), value(facts.people), label(own.HEADCOUNT),
             value(words.people(facts.headcount) if facts.headcount else "")),
            11,
        ),
    )  # fmt: skip
    body = tuple(
        Row((label(word), text(getattr(facts, name), 3)), height * room, splits=len(getattr(facts, name)) > 200)
        for name, word, height in _FIELDS
    )
    title = words.TITLES[form]
    which = facts.which or own.REPORTS["FIRST"] if facts.number else facts.which
    over = Ends(words.NUMBER + (facts.number or words.WIDE_BLANK * 6), which, OVER)
    blocks = (
        Paragraph(own.MARK, _MARK, True),
        Heading(title, size=22, leading=38, spacing=0.05),
        *((Paragraph(own.LEADERS_LINE + own.LEADERS_OF_SCHOOL, Style(after=2), True),) if top else ()),
        over,
        Table(_COLUMNS, (*top, *head, *body, *end)),
    )
    continued = (Heading(title + words.CONTINUED, size=14, leading=26), over)
    page = replace(_PAGE, continued=continued)
    return Document(title=title, subject=facts.number, author=facts.office.school, page=page, blocks=blocks)


def _moment(at: datetime | None) -> Cell:
    return value(words.moment(at) or own.WRITE_MOMENT)


def zero(facts: ZeroFacts) -> Document:
    """F34c on A5: whether anything happened on a day of a key period."""
    nil = "" if facts.nil is None else "NIL" if facts.nil else "SOME"
    said = facts.content or (duty_words.NIL if facts.nil else "")
    sent = words.moment(facts.sent_at) or words.WRITE_MOMENT
    rows = [
        Row((label(duty_words.UNIT), value(facts.office.school)), 11),
        Row((label(duty_words.PERIOD), value(facts.period)), 11),
        Row((label(duty_words.DAY), value(words.day(facts.day) or words.WRITE_DATE)), 11),
        Row((label(duty_words.NIL_LINE), value(boxes(duty_words.NIL_CHOICES, nil))), 11),
        Row((label(duty_words.CONTENT), text(said)), 52, splits=len(said) > 250),
    ]
    if facts.late_reason:
        rows.append(Row((label(duty_words.MADE_UP), value(facts.late_reason)), 11))
    rows += [
        Row((label(duty_words.REPORTED_AT), value(sent)), 11, keep_next=True),
        Row((label(duty_words.HOW), value(boxes(duty_words.HOWS, facts.sent_how))), 15, keep_next=True),
        Row((label(duty_words.REPORTER), value(facts.reporter)), 12, keep_next=True),
        Row((label(duty_words.LEADER), value(facts.leader)), 12),
    ]
    title = words.TITLES["F34c"]
    revised = duty_words.REVISION.format(n=facts.revision) if facts.revision else ""
    blocks = (
        Heading(title, size=20, leading=36, spacing=0.3),
        Ends(facts.office.office, revised, replace(SMALL, after=3, align=Align.LEFT)),
        Table(A5_COLUMNS, tuple(rows)),
        Gap(2),
    )
    page: PageStyle = A5
    return Document(title=title, subject=words.day(facts.day), author=facts.office.school, page=page, blocks=blocks)
