"""F16a F16b F24 F24b: the sheets that go round before an opinion is signed, a case filed or a matter closed."""

from __future__ import annotations

from desktop_app.documents.blocks import Document, Ends, Gap, Heading, Row, Table
from desktop_app.documents.forms.grid import HEAD, OVER, SMALL, SMALL_WORD, boxes, label, opinion, signing, value
from desktop_app.documents.forms.handling import FOUR, over, pair, sheet, wide
from desktop_app.facts_life import (
    ClosingSlipFacts,
    FilingFacts,
    OpinionSlipFacts,
    QualityFacts,
    QualityLine,
)
from desktop_app.labels import codes
from desktop_app.labels import forms as words
from desktop_app.labels import forms_life as life

_DEMANDS = (12.0, 78.0, 20.0, 20.0, 32.0)
_CHECKS = (12.0, 36.0, 58.0, 26.0, 30.0)


def slip(facts: OpinionSlipFacts) -> Document:
    """F16a: drafted, reviewed by the business side and by the petition office, countersigned, signed (B09)."""
    major = "" if facts.major is None else "YES" if facts.major else "NO"
    rows = (
        pair(life.PAPER_TITLE, facts.title, life.VERSION, life.version(facts.version)),
        pair(words.PETITIONER, facts.petitioner, life.LEAD_UNIT, facts.unit),
        Row((label(words.SUBJECT), value(facts.subject, 3)), 14),
        Row((label(life.MAJOR), value(boxes(life.MAJOR_WORDS, major), 3)), 10),
        pair(life.DRAFT, facts.drafter, life.DRAFTED_ON, words.day(facts.drafted_on) or words.WRITE_DATE),
        wide(life.OUTCOME, facts.gist, 34),
        opinion(life.BUSINESS_REVIEW, "", signing(words.SIGN), 3, 30),
        opinion(life.OFFICE_REVIEW, "", signing(words.SIGN, facts.reviewer), 3, 30),
        opinion(life.COUNTERSIGN, "", signing(words.SIGN), 3, 26),
        opinion(life.ISSUE, "", signing(words.SIGN), 3, 32),
    )
    blocks = (Heading(words.TITLES["F16a"], leading=44), over(facts.office, facts.number), Table(FOUR, rows))
    return sheet("F16a", facts.office, facts.number, blocks)


def quality(facts: QualityFacts) -> Document:
    """F16b: every demand and every item, before anybody signs (B15)."""
    demands = facts.demands or (("", "", "", ""),) * 3
    heads = Row(tuple(label(word, style=HEAD) for word in life.CHECK_DEMAND_HEADS), 9)
    listed = tuple(
        Row(
            (
                value(str(n), style=SMALL_WORD),
                value(text, style=SMALL),
                value(_has(finding), style=SMALL_WORD),
                value(_has(basis), style=SMALL_WORD),
                value(conclusion, style=SMALL_WORD),
            ),
            11,
            splits=True,
        )
        for n, (text, finding, basis, conclusion) in enumerate(demands, 1)
    )
    blank = tuple(
        QualityLine(item=word, standard=codes.QUALITY_STANDARDS[c]) for c, word in codes.QUALITY_ITEMS.items()
    )
    check_heads = Row(tuple(label(word, style=HEAD) for word in life.CHECK_HEADS), 9)
    checks = tuple(_check(n, line) for n, line in enumerate(facts.lines or blank, 1))
    day = words.day(facts.checked_on) or words.WRITE_DATE
    blocks = (
        Heading(words.TITLES["F16b"], leading=44),
        over(facts.office, facts.number),
        Table(FOUR, (Row((label(words.SUBJECT), value(facts.subject), label(life.VERSION),
                          value(life.version(facts.version))), 14),)),
        Table(_DEMANDS, (heads, *listed), heads=1),
        Table(_CHECKS, (check_heads, *checks), heads=1),
        Gap(4),
        Ends(life.CHECKER + (facts.checker or words.WIDE_BLANK * 8), life.CHECKED_ON + day, OVER),
    )  # fmt: skip
    return sheet("F16b", facts.office, facts.number, blocks)


def _has(answer: str) -> str:
    return words.HAS_OR_NOT.get(answer, "")


def _check(number: int, line: QualityLine) -> Row:
    cells = (
        value(str(number), style=SMALL_WORD),
        value(line.item, style=SMALL),
        value(line.standard, style=SMALL),
        value(boxes(words.YES_NO, line.met, " "), style=SMALL_WORD),
        value(line.remark, style=SMALL),
    )
    return Row(cells, 13, splits=True)


def filing(facts: FilingFacts) -> Document:
    """F24 (001 第五章第六节)."""
    proposed = signing(words.PROPOSER_SIGNS, facts.proposed_by, words.day(facts.proposed_on))
    rows = (
        Row((label(life.CASE_GIST), value(facts.gist, 3)), 14),
        pair(life.CASE_SOURCE, facts.source, life.PARTIES, facts.parties),
        wide(life.ISSUES, facts.issues, 46),
        wide(life.FILING_REASON, facts.reason, 34),
        opinion(life.HANDLING_ADVICE, facts.proposal, proposed, 3, 40),
        opinion(words.OFFICE_HEAD, "", signing(words.SIGN), 3, 34),
        opinion(life.LEADER_APPROVES, "", signing(words.SIGN), 3, 42),
    )
    blocks = (
        Heading(words.TITLES["F24"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
    )
    return sheet("F24", facts.office, facts.number, blocks)


def closing(facts: ClosingSlipFacts) -> Document:
    """F24b (001 第五章第六节)."""
    proposed = signing(words.PROPOSER_SIGNS, facts.proposed_by, words.day(facts.proposed_on))
    rows = (
        Row((label(life.CASE_GIST), value(facts.gist, 3)), 14),
        Row((label(words.PETITIONER), value(facts.petitioner, 3)), 10),
        pair(
            life.ACCEPTED_ON, words.day(facts.accepted_on) or words.WRITE_DATE,
            life.CONCLUDED_ON, words.day(facts.concluded_on) or words.WRITE_DATE,
        ),
        wide(life.RESULT, facts.result, 44),
        wide(life.DELIVERY, facts.delivery, 22),
        Row((label(life.SATISFACTION), value(facts.satisfaction, 3)), 12),
        opinion(life.STABILITY, facts.stability, proposed, 3, 34),
        opinion(words.OFFICE_HEAD, "", signing(words.SIGN), 3, 34),
        opinion(life.LEADER_APPROVES, "", signing(words.SIGN), 3, 40),
    )  # fmt: skip
    blocks = (
        Heading(words.TITLES["F24b"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
    )
    return sheet("F24b", facts.office, facts.number, blocks)
