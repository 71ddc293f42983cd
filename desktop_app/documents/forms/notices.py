"""F02, F03, F05 and the later letters to a petitioner: one layout, wording as the officer left it (DOMAIN 4.4)."""

from __future__ import annotations

from desktop_app.documents.blocks import (
    CORE_LINE,
    LETTER,
    MM,
    SALUTATION,
    Align,
    Block,
    Cell,
    CutLine,
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
from desktop_app.documents.forms.grid import VALUE, issuer, label, salutation, value
from desktop_app.facts import NoticeFacts
from desktop_app.labels import codes
from desktop_app.labels import forms as words

# GB/T 9704-2012 5.2: core of 156 x 225 mm, 37 mm from the top, 28 mm from the binding edge.
LETTER_PAGE = PageStyle(numbering=words.dashed_number, outer=True)
SLIP_PAGE = PageStyle(height=148.5, top=15, left=25, right=20, bottom=12)
_BLANK_LINES = 10
_NUMBER = Style(size=14, leading=CORE_LINE)
_SLIP_TEXT = Style(size=12, leading=19, align=Align.JUSTIFY, first=2)
_SLIP_LINE = Style(size=12, leading=19)


def layout(facts: NoticeFacts) -> Document:
    """A letter on A4: number, title, addressee, text, issuer with room for the seal, service block under a cut line."""
    text = facts.paragraphs or ("\n".join([""] * _BLANK_LINES),)
    blocks: list[Block] = [
        Ends("", words.NUMBER + (facts.number or words.BLANK_NUMBER), _NUMBER),
        # Title and the space below it take two lines of the core, so that the text stays on its 22 lines.
        Heading(facts.title, leading=1.5 * CORE_LINE, spacing=0.1, after=0.5 * CORE_LINE / MM),
        salutation(facts.addressee, SALUTATION),
        *(Paragraph(paragraph, LETTER, bool(n == len(text))) for n, paragraph in enumerate(text, 1)),
    ]
    if facts.closing:
        blocks.append(Paragraph(facts.closing, LETTER, True))
    date = words.day(facts.signed_on) or words.WRITE_DAY
    blocks.append(Signature(facts.office.school, date, keep_next=facts.tail_grid))
    if facts.tail_grid:
        blocks += _tail()
    return Document(
        title=facts.title,
        subject=facts.number,
        author=facts.office.school,
        page=LETTER_PAGE,
        blocks=tuple(blocks),
    )


def slip(facts: NoticeFacts) -> Document:
    """F05 as a half-A4 slip handed over the counter; signed by the office, no seal."""
    text = facts.paragraphs or ("\n".join([""] * 6),)
    blocks: list[Block] = [
        Ends("", words.NUMBER + (facts.number or words.BLANK_NUMBER), _SLIP_LINE),
        Heading(facts.title or words.TITLES["F05S"], size=18, leading=30, spacing=0.1),
        salutation(facts.addressee, _SLIP_LINE),
        *(Paragraph(paragraph, _SLIP_TEXT) for paragraph in text),
    ]
    if facts.closing:
        blocks.append(Paragraph(facts.closing, _SLIP_TEXT, True))
    date = words.day(facts.signed_on) or words.WRITE_DAY
    blocks += [Gap(3), Signature(issuer(facts.office), date, _SLIP_LINE, seal=False)]
    return Document(
        title=facts.title or words.TITLES["F05S"],
        subject=facts.number,
        author=facts.office.school,
        page=SLIP_PAGE,
        blocks=tuple(blocks),
    )


def _tail() -> list[Block]:
    methods = words.WIDE_BLANK.join(words.OPEN + codes.SERVICE_METHODS[method] for method in words.TAIL_METHODS)
    date = Style(align=Align.RIGHT)
    grid = Table(
        (25.5, 54.5, 25.5, 50.5),
        (
            Row((label(words.SERVICE_METHOD), value(methods, 3, VALUE)), 9.2, keep_next=True),
            Row(
                (label(words.RECIPIENT), Cell(), label(words.SERVED_AT), value(words.WRITE_DAY, style=date)),
                9.2,
            ),
        ),
    )
    return [CutLine(words.SERVICE_TAIL), grid]
