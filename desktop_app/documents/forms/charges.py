"""F29 F29b F29c: a leader takes charge, tells the unit, and hears its report (E01–E05)."""

from __future__ import annotations

from desktop_app.documents.blocks import (
    LETTER,
    SALUTATION,
    Break,
    Document,
    Gap,
    Heading,
    Paragraph,
    Row,
    Signature,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import (
    HEAD,
    SMALL,
    SMALL_WORD,
    boxes_of,
    issuer,
    label,
    lines,
    opinion,
    salutation,
    signing,
    value,
)
from desktop_app.documents.forms.handling import FOUR, over, pair, sheet, wide
from desktop_app.documents.forms.notices import LETTER_PAGE
from desktop_app.facts_days import ChargeFacts, ChargeNoticeFacts, ChargeReportFacts
from desktop_app.labels import charges as own
from desktop_app.labels import forms as words

_EVIDENCE = (44.0, 32.0, 86.0)


def charge(facts: ChargeFacts) -> Document:
    """F29: page 1 says what, who and until when; page 2 shows item by item what was done."""
    rows = (
        pair(own.PETITIONER, facts.petitioner, words.REGISTRATION_NO.rstrip(words.COLON), facts.matter_number),
        Row((label(own.CASE), value(facts.subject, 3)), 16),
        Row((label(own.TRIGGER), lines(boxes_of(own.TRIGGERS, (facts.trigger,)), 3)), 34),
        pair(own.LEADER, facts.leader, own.POST, facts.post),
        pair(own.UNIT, facts.unit, own.HANDLER, facts.handler),
        Row((label(own.DUE), value(words.day(facts.due) or words.WRITE_DATE, 3)), 10),
        wide(own.PLAN, facts.plan, 64),
        Row((label(own.PROGRESS), lines(facts.progress, 3)), 50, splits=bool(facts.progress)),
    )
    five = facts.five or tuple((word, "", "") for word in own.FIVE["ZZ-2019"].values())
    four = facts.four or tuple((word, "", "") for word in own.FOUR.values())
    ended = signing(own.LEADER_SIGNS, facts.ended_by, words.day(facts.ended_on))
    blocks = (
        Heading(words.TITLES["F29"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
        Break(),
        Heading(own.FIVE_TITLE, size=16, leading=30),
        _evidence(five),
        Heading(own.FOUR_TITLE, size=16, leading=30),
        _evidence(four),
        Gap(4),
        Table(FOUR, (wide(own.RESULT, facts.result, 26), opinion(own.END_APPROVED, "", ended, 3, 28))),
    )
    return sheet("F29", facts.office, facts.number, blocks)


def _evidence(items: tuple[tuple[str, str, str], ...]) -> Table:
    head = Row(tuple(label(word, style=HEAD) for word in own.EVIDENCE_HEADS), 8)
    rows = tuple(
        Row((label(word, style=SMALL_WORD), value(day, style=SMALL_WORD), value(note, style=SMALL)), 12, splits=True)
        for word, day, note in items
    )
    return Table(_EVIDENCE, (head, *rows), heads=1)


def notice(facts: ChargeNoticeFacts) -> Document:
    """F29b, a letter to the unit with a line to sign for it."""
    text = facts.paragraphs or ("\n" * 8,)
    title = words.TITLES["F29b"]
    return Document(
        title=title,
        subject=facts.number,
        author=facts.office.school,
        page=LETTER_PAGE,
        blocks=(
            Heading(title, leading=60, spacing=0.2),
            Paragraph(words.NUMBER + facts.number, Style(size=14, leading=26)),
            salutation(facts.unit, SALUTATION),
            *(Paragraph(one, LETTER, True) for one in text),
            Signature(issuer(facts.office), words.day(facts.issued_on) or words.WRITE_DAY),
            Gap(6),
            Paragraph(own.NOTICE_RECEIVED, Style(size=14, leading=28)),
        ),
    )


def report(facts: ChargeReportFacts) -> Document:
    """F29c: all three parts (E03)."""
    rows = (
        Row((label(own.CASE), value(facts.subject, 3)), 16),
        pair(own.UNIT, facts.unit, own.LEADER, facts.leader),
        wide(own.CAUSE, facts.cause, 48),
        wide(own.FINDINGS, facts.findings, 60),
        opinion(own.PROPOSAL, facts.proposal, signing(own.HEAD_SIGNS), 3, 62),
        Row((label(own.REPORTED_ON), value(words.day(facts.reported_on) or words.WRITE_DATE, 3)), 10),
    )
    blocks = (
        Heading(words.TITLES["F29c"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
    )
    return sheet("F29c", facts.office, facts.number, blocks)
