"""F30 送达回证 (A4 and half a sheet) and F30b 申请复查告知 (A5)."""

from __future__ import annotations

from desktop_app.documents.blocks import (
    Block,
    Cell,
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
from desktop_app.documents.forms.grid import (
    GRID_PAGE,
    OVER,
    SMALL,
    TEXT,
    boxes,
    label,
    lines,
    numbered,
    salutation,
    signing,
    value,
)
from desktop_app.facts import ReviewSlipFacts, ServiceFacts
from desktop_app.labels import codes
from desktop_app.labels import forms as words

_COLUMNS = (28.0, 53.0, 28.0, 53.0)
_HALF = PageStyle(height=148.5, top=9, left=27, right=21, bottom=7)
A5 = PageStyle(width=148, height=210, top=16, left=22, right=14, bottom=14)
A5_COLUMNS = (24.0, 88.0)


def proof(facts: ServiceFacts) -> Document:
    """F30: what was delivered, how and to whom; the blanks are filled in by hand at delivery (000 十一（四）)."""
    half = facts.half
    return Document(
        title=words.TITLES["F30"],
        subject=facts.number,
        author=facts.office.school,
        page=_HALF if half else GRID_PAGE,
        blocks=(
            Heading(words.TITLES["F30"], size=18 if half else 22, leading=28 if half else 44, spacing=0.3),
            Ends(facts.office.school, words.NUMBER + (facts.number or words.WIDE_BLANK * 8), OVER),
            Table(_COLUMNS, _proof_rows(facts, 8.2 if half else 20)),
        ),
    )


def _proof_rows(facts: ServiceFacts, height: float) -> tuple[Row, ...]:
    def pair(left: str, left_value: str, right: str, right_value: str) -> Row:
        return Row((label(left), value(left_value), label(right), value(right_value)), height)

    receipt = Cell((), 3, foot=(signing(words.SIGN),))
    return (
        pair(words.DOCUMENT, facts.document, words.DOCUMENT_NO, facts.document_no),
        pair(words.SERVED_ON, facts.recipient, words.SERVICE_PLACE, facts.place),
        Row((label(words.SERVICE_METHOD), value(boxes(codes.SERVICE_METHODS, facts.method), 3)), max(height, 14)),
        Row((label(words.RECEIVED_ON), value(words.WRITE_MOMENT, 3)), height),
        Row((label(words.RECEIPT), receipt), height * 1.5),
        pair(words.AGENT_RECEIPT, "", words.AGENT_RELATION, ""),
        Row((label(words.REFUSAL), Cell((), 3)), height * 1.2),
        pair(words.WITNESS, "", words.MAIL_NO, ""),
        Row(
            (label(words.SERVER), value(facts.server), label(words.PHOTO_REMARK), value(facts.remark)), max(height, 13)
        ),
    )


def review_slip(facts: ReviewSlipFacts) -> Document:
    """F30b: where, until when and with what a review is asked for (2005 条例 34, 2022 条例 35)."""
    body = "\n".join(filter(None, (facts.office.superior, facts.office.superior_address)))
    last_day = words.day(facts.last_day) or words.WRITE_DATE
    rows = (
        Row((label(words.REVIEWED_DOCUMENT), value(facts.document_no)), 10),
        Row((label(words.DELIVERED_ON), value(words.day(facts.delivered_on) or words.WRITE_DATE)), 10),
        Row((label(words.REVIEW_BODY), value(body)), 17),
        Row((label(words.LAST_DAY), value(last_day + words.LAST_DAY_NOTE)), 10),
        Row((label(words.TO_SUBMIT), lines(numbered(facts.materials))), 26),
        Row((label(words.LAPSE), value(facts.lapse)), 20),
        Row((label(words.BASIS), value(facts.basis)), 10),
    )
    blocks: list[Block] = [
        Heading(words.TITLES["F30b"], size=18, leading=32, spacing=0.1),
        Ends("", words.NUMBER + (facts.number or words.WIDE_BLANK * 6), SMALL),
        salutation(facts.addressee, Style()),
        *(Paragraph(paragraph, TEXT) for paragraph in facts.paragraphs),
        Gap(2),
        Table(A5_COLUMNS, rows),
        Gap(3),
        Signature(facts.office.school, words.day(facts.given_on) or words.WRITE_DAY, Style(), seal=False),
    ]
    return Document(
        title=words.TITLES["F30b"],
        subject=facts.number,
        author=facts.office.school,
        page=A5,
        blocks=tuple(blocks),
    )
