"""F07 答复期限告知单: who cannot answer at once says when (004 三（四）).

One copy for the office, one for the visitor.
"""

from __future__ import annotations

from desktop_app.documents.blocks import (
    Align,
    Blank,
    Block,
    Copies,
    CutLine,
    Document,
    Ends,
    Fill,
    Gap,
    Heading,
    PageStyle,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import OVER, label, text, value
from desktop_app.facts import PromiseFacts
from desktop_app.labels import forms as words

_PAGE = PageStyle(top=13, left=27, right=21, bottom=11)
_COLUMNS = (26.0, 55.0, 26.0, 55.0)


def layout(facts: PromiseFacts) -> Document:
    return Document(
        title=words.TITLES["F07"],
        subject=facts.number,
        author=facts.office.school,
        page=_PAGE,
        blocks=(
            Copies((_copy(facts, words.STUB), _copy(facts, words.VISITOR_COPY)), CutLine(words.CUT, keep_next=False)),
        ),
    )


def _copy(facts: PromiseFacts, whose: str) -> tuple[Block, ...]:
    phone = facts.handler_phone or facts.office.phone
    rows = (
        Row((label(words.NAME), value(facts.name, 3))),
        Row((label(words.PROBLEM), text(facts.matter, 3)), 20, splits=True),
        Row((label(words.WHY_NOT_NOW), text(facts.reason, 3)), 26, splits=True),
        Row(
            (
                label(words.REPLY_DUE),
                value(words.day(facts.promise_due) or words.WRITE_DATE),
                label(words.REPLY_HOW),
                value(facts.told_how),
            )
        ),
        Row((label(words.HANDLER), value(facts.handler), label(words.PHONE), value(phone))),
    )
    day = words.day(facts.given_on) or words.WRITE_DATE
    return (
        Heading(words.TITLES["F07"] + whose, size=16, leading=28, after=1),
        Ends(facts.office.school, words.NUMBER + (facts.number or words.WIDE_BLANK * 8), OVER),
        Table(_COLUMNS, rows),
        Gap(4),
        Fill((words.HANDLER_SIGNS, Blank(34), words.WIDE_BLANK * 2, words.VISITOR_SIGNS, Blank(34)), Style(), True),
        Fill((day,), Style(before=5, align=Align.RIGHT)),
    )
