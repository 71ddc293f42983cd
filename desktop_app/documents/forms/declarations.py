"""SETTLE WITHDRAW VOID: what parties sign of their own will, and why a number is not used."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.blocks import (
    CORE_LINE,
    LETTER,
    MM,
    Align,
    Blank,
    Block,
    Document,
    Ends,
    Face,
    Fill,
    Gap,
    Heading,
    Paragraph,
    Row,
    Style,
    Table,
)
from desktop_app.documents.forms.grid import SMALL, label, opinion, signing, value
from desktop_app.documents.forms.handling import FOUR, over, pair, sheet, wide
from desktop_app.documents.forms.official import PAGE
from desktop_app.facts_life import SettlementFacts, VoidFacts, WithdrawalFacts
from desktop_app.labels import forms as words
from desktop_app.labels import forms_life as life

_NUMBER = Style(size=14, leading=CORE_LINE)
_BOLD = replace(LETTER, face=Face.HEI)
_SIGN = replace(LETTER, first=0.0, align=Align.LEFT)


def _party(word: str, name: str) -> Block:
    return Paragraph(word + name, _SIGN) if name else Fill((word, Blank(80)), _SIGN)


def _top(title: str, number: str) -> tuple[Block, ...]:
    return (
        Ends("", words.NUMBER + (number or words.WIDE_BLANK * 8), _NUMBER),
        Heading(title, leading=1.5 * CORE_LINE, spacing=0.1, after=0.5 * CORE_LINE / MM),
    )


def _written(text: str, blank_lines: int) -> list[Block]:
    if text:
        return [Paragraph(one, LETTER) for one in text.split("\n")]
    return [Fill((Blank(),), _SIGN) for _ in range(blank_lines)]


def settlement(facts: SettlementFacts) -> Document:
    """The agreement both sides sign (2022 条例 33)."""
    title = life.SETTLEMENT_TITLES.get(facts.kind, words.TITLES["SETTLE"])
    blocks: list[Block] = [
        *_top(title, facts.number),
        _party(life.PARTY_A, facts.petitioner),
        _party(life.PARTY_B, facts.other_party),
    ]
    if facts.mediator or not facts.kind:
        blocks.append(_party(life.MEDIATOR, facts.mediator))
    subject = facts.subject.rstrip("。") or words.WIDE_BLANK * 8
    blocks += [
        Paragraph(life.SETTLEMENT_OPENING.format(subject=subject), LETTER),
        Paragraph(life.level_mark(1, 1) + life.SETTLEMENT_FACTS, _BOLD, True),
        *_written(facts.facts, 2),
        Paragraph(life.level_mark(1, 2) + life.SETTLEMENT_TERMS, _BOLD, True),
    ]
    if facts.terms:
        blocks += [Paragraph(life.level_mark(3, n) + one, LETTER) for n, one in enumerate(facts.terms, 1)]
    else:
        blocks += _written("", 4)
    blocks += [
        Paragraph(life.SETTLEMENT_COPIES, LETTER, True),
        Gap(6),
        Fill(
            (life.PARTY_A_SIGNS, Blank(48), words.WIDE_BLANK, life.PARTY_B_SIGNS, Blank(48)),
            Style(size=14, leading=30),
            True,
        ),
    ]
    if facts.mediator or not facts.kind:
        blocks.append(Fill((life.MEDIATOR_SIGNS, Blank(48)), Style(size=14, leading=30), True))
    day = words.day(facts.settled_on) or words.WRITE_DATE
    blocks.append(Paragraph(day, Style(size=14, leading=30, align=Align.RIGHT)))
    return Document(title=title, subject=facts.number, author=facts.office.school, page=PAGE, blocks=tuple(blocks))


def withdrawal(facts: WithdrawalFacts) -> Document:
    """The petitioner's own statement; nobody may press for it (2022 条例 18)."""
    opening = life.WITHDRAW_BLANK
    if facts.subject:
        opening = life.WITHDRAW_OPENING.format(raised=facts.raised, subject=facts.subject.rstrip("。"))
    blocks: list[Block] = [
        *_top(words.TITLES["WITHDRAW"], facts.number),
        _party(words.PETITIONER + words.COLON, facts.petitioner),
        Paragraph(opening, LETTER),
        Paragraph(life.WITHDRAW_DEMANDS, LETTER, True),
    ]
    if facts.demands:
        blocks += [Paragraph(life.level_mark(3, n) + one, LETTER) for n, one in enumerate(facts.demands, 1)]
    else:
        blocks += _written("", 4)
    blocks.append(Paragraph(life.WITHDRAW_REASON, LETTER, True))
    blocks += _written(facts.reason, 3)
    line = Style(size=14, leading=32, align=Align.RIGHT)
    blocks += [
        Paragraph(life.WITHDRAW_FREE, LETTER),
        Gap(8),
        Fill((life.STATER_SIGNS, Blank(48), words.day(facts.signed_on) or words.WRITE_DATE), line, True),
        Fill((life.TAKER_SIGNS, facts.receiver or Blank(48), words.WIDE_BLANK + words.WRITE_DATE), line),
    ]
    return Document(
        title=words.TITLES["WITHDRAW"],
        subject=facts.number,
        author=facts.office.school,
        page=PAGE,
        blocks=tuple(blocks),
    )


def void_note(facts: VoidFacts) -> Document:
    """Why a registration number stands unused in the register (G-NUMBER)."""
    rows = (
        Row((label(life.VOID_SUBJECT), value(facts.subject, 3)), 18),
        pair(
            life.REGISTERED_ON, words.day(facts.registered_on) or words.WRITE_DATE,
            life.REGISTERED_BY, facts.registered_by, 12,
        ),
        wide(life.VOID_REASON, facts.reason, 60),
        pair(
            life.VOIDED_BY, facts.voided_by, life.VOIDED_ON, words.day(facts.voided_on) or words.WRITE_DATE, 12
        ),
        opinion(words.OFFICE_HEAD, "", signing(words.SIGN), 3, 34),
    )  # fmt: skip
    blocks = (
        Heading(words.TITLES["VOID"], leading=44, spacing=0.3),
        over(facts.office, facts.number),
        Table(FOUR, rows),
        Gap(3),
        Paragraph(life.VOID_NOTE, SMALL),
    )
    return sheet("VOID", facts.office, facts.number, blocks)
