"""F44 办理进展查询单: the asker's own matter and nobody else's (2022 条例 21)."""

from __future__ import annotations

from desktop_app.documents.blocks import Document, Ends, Gap, Heading, Paragraph, Row, Table
from desktop_app.documents.forms.grid import OVER, SMALL, issuer, label, lines, value
from desktop_app.documents.forms.service import A5, A5_COLUMNS
from desktop_app.facts import ProgressFacts
from desktop_app.labels import forms as words


def layout(facts: ProgressFacts) -> Document:
    due = tuple(day if name == words.DUE else name + words.COLON + day for name, day in facts.due_lines)
    steps = tuple(words.WIDE_BLANK.join(step) for step in facts.steps)
    rows = (
        Row((label(words.QUERY_CODE), value(facts.query_code)), 10),
        Row((label(words.PETITIONER), value(facts.petitioner)), 10),
        Row((label(words.SUBJECT), value(facts.subject)), 14),
        Row((label(words.RECEIVED_DAY), value(words.day(facts.received_on) or words.WRITE_DATE)), 10),
        Row((label(words.STATE), value(facts.state)), 10),
        Row((label(words.DUE), lines(due)), 20, splits=True),
        Row((label(words.STEPS), lines(steps)), 40, splits=True),
        Row((label(words.ENQUIRY_PHONE), value(facts.office.phone)), 10),
    )
    asked = words.ASKED_AT + (words.moment(facts.asked_at) or words.WRITE_MOMENT)
    return Document(
        title=words.TITLES["F44"],
        subject=facts.number,
        author=facts.office.school,
        page=A5,
        blocks=(
            Heading(words.TITLES["F44"], size=18, leading=36, spacing=0.1),
            Ends(words.NUMBER + facts.number, "", OVER),
            Table(A5_COLUMNS, rows),
            Gap(2),
            Paragraph(issuer(facts.office), SMALL),
            Paragraph(asked, SMALL),
        ),
    )
