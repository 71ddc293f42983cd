"""F32b F33 F33b F51: what the petitioner, the superior and the head decide about a matter or about who handles it."""

from __future__ import annotations

from desktop_app.documents.blocks import Blank, Cell, Document, Fill, Gap, Heading, Paragraph, Row, Style, Table
from desktop_app.documents.forms.grid import CENTRED, HEAD, SMALL, boxes, label, opinion, signing, text, value
from desktop_app.documents.forms.handling import A5, A5_COLUMNS, FOUR, over, pair, sheet, wide
from desktop_app.facts_life import FinalFacts, RatingFacts, RecusalFacts, ReviewRecordFacts
from desktop_app.labels import codes
from desktop_app.labels import forms as words
from desktop_app.labels import forms_life as life

_OPINIONS = (26.0, 52.0, 50.0, 34.0)


def rating(facts: RatingFacts) -> Document:
    """F32b, filled in by the petitioner (S01)."""
    day = words.day(facts.rated_on)
    rows = (
        Row((label(life.RATED_MATTER), value(facts.subject)), 18),
        Row((label(words.QUERY_CODE), value(facts.query_code)), 11),
        Row((label(life.OFFICE_RATING), value(boxes(codes.RATINGS, facts.office_rating))), 14),
        Row(
            (label(life.UNIT_RATING), Cell((*_unit(facts.unit), Paragraph(boxes(codes.RATINGS, facts.unit_rating))))),
            18,
        ),
        Row((label(life.WHY_NOT), text(facts.comment)), 48, splits=bool(facts.comment)),
    )
    return Document(
        title=words.TITLES["F32b"],
        subject=facts.number,
        author=facts.office.school,
        page=A5,
        blocks=(
            Heading(words.TITLES["F32b"], size=18, leading=36, spacing=0.1),
            over(facts.office, facts.number),
            Table(A5_COLUMNS, rows),
            Gap(2),
            Paragraph(life.RATING_NOTE, SMALL),
            Gap(5),
            Fill((life.PETITIONER_SIGNS, Blank(30), words.WIDE_BLANK + (day or words.WRITE_DATE)), Style()),
        ),
    )


def _unit(name: str) -> tuple[Paragraph, ...]:
    return (Paragraph(words.in_brackets(name)),) if name else ()


def final(facts: FinalFacts) -> Document:
    """F33: three opinions, the same facts and reasons, the end (2022 条例 36)."""
    opinions = facts.opinions or tuple((word, "", "", None) for word in codes.OPINION_LEVELS.values())
    heads = Row(tuple(label(word, style=HEAD) for word in life.FINAL_HEADS), 10)
    listed = tuple(
        Row((value(level, style=CENTRED), value(body), value(number), value(words.day(on), style=SMALL)), 15)
        for level, body, number, on in opinions
    )
    made = signing(words.SIGN, facts.made_by, words.day(facts.made_on))
    blocks = (
        Heading(words.TITLES["F33"], leading=44),
        over(facts.office, facts.number),
        Table(FOUR, (
            Row((label(words.PETITIONER), value(facts.petitioner, 3)), 10),
            Row((label(words.SUBJECT), value(facts.subject, 3)), 14),
        )),
        Table(_OPINIONS, (heads, *listed)),
        Table(FOUR, (
            wide(life.SAME_FACTS, facts.same_facts, 24),
            wide(life.FINAL_CONCLUSION, facts.conclusion, 32),
            opinion(life.FOLLOW_UP, facts.follow_up, made, 3, 40),
            opinion(life.LEADER_APPROVES, "", signing(words.SIGN), 3, 40),
        )),
    )  # fmt: skip
    return sheet("F33", facts.office, facts.number, blocks)


def review_record(facts: ReviewRecordFacts) -> Document:
    """F33b (2022 条例 35, 36)."""

    def day(value_: object) -> str:
        return words.day(value_) or words.WRITE_DATE  # type: ignore[arg-type]

    rows = (
        Row((label(words.SUBJECT), value(facts.subject, 3)), 16),
        pair(life.OPINION_NO, facts.opinion_no, life.REVIEW_KIND, boxes(codes.REVIEW_LEVELS, facts.level), 12),
        pair(life.APPLIED_ON, day(facts.applied_on), life.IN_WINDOW, boxes(life.WITHIN, facts.within_window), 12),
        pair(life.REVIEW_BODY, facts.body, life.DEFENDED_ON, day(facts.defended_on), 16),
        Row((label(life.REVIEW_RESULT), value(boxes(codes.REVIEW_RESULTS, facts.result, " "), 3)), 14),
        pair(life.REVIEW_NO, facts.paper_no, life.REVIEW_ON, day(facts.paper_on), 12),
        Row((label(life.REDO_DUE), value(day(facts.redo_due), 3)), 12),
        wide(words.REMARKS, facts.remark, 50),
        pair(life.RECORDED_BY, facts.recorded_by, life.RECORDED_ON, day(facts.recorded_on), 12),
    )
    blocks = (Heading(words.TITLES["F33b"], leading=44), over(facts.office, facts.number), Table(FOUR, rows))
    return sheet("F33b", facts.office, facts.number, blocks)


def recusal(facts: RecusalFacts) -> Document:
    """F51 (2022 条例 28; the head's own is decided by a leader, DOMAIN 3.3)."""
    raised = signing(words.SIGN, facts.applicant, words.day(facts.raised_on))
    decided = signing(words.SIGN, facts.decided_by, words.day(facts.decided_on))
    rows = (
        Row((label(life.RECUSAL_KIND), value(boxes(codes.RECUSAL_KINDS, facts.kind), 3)), 12),
        pair(life.ASKED_FOR, facts.person, life.POST, facts.post, 14),
        wide(life.RELATION_OF, facts.relation, 34),
        opinion(life.RECUSAL_REASON, facts.reason, raised, 3, 62),
        Row(
            (label(life.DECISION), Cell((Paragraph(boxes(codes.RECUSAL_RESULTS, facts.result)),), 3, foot=(decided,))),
            56,
        ),
    )
    blocks = (Heading(words.TITLES["F51"], leading=44), over(facts.office, facts.number), Table(FOUR, rows))
    return sheet("F51", facts.office, facts.number, blocks)
