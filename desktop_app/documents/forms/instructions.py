"""F21 F22 F23: a letter before a leader, the instruction that goes out, the result that comes back (D02)."""

from __future__ import annotations

from desktop_app.documents.blocks import Cell, Document, Heading, Paragraph, Row, Table
from desktop_app.documents.forms.grid import TEXT, boxes_of, label, lines, opinion, signing, value
from desktop_app.documents.forms.handling import FOUR, over, pair, sheet, wide
from desktop_app.facts_days import FeedbackFacts, InstructionFacts, ReadingFacts
from desktop_app.labels import forms as words
from desktop_app.labels import instructions as own

# DOMAIN 4.3: a leader writes into this box by hand.
_WRITTEN = 62.0


def reading(facts: ReadingFacts) -> Document:
    """F23; the box for the instruction is high enough to write in."""
    proposed = signing(words.PROPOSER_SIGNS, facts.proposed_by, words.day(facts.proposed_on))
    signers = words.people(facts.signers) if facts.signers else ""
    rows = (
        pair(own.RECEIVED_ON, words.day(facts.received_on) or words.WRITE_DATE, own.WRITER, facts.writer),
        Row((label(own.LETTER_KIND), lines(boxes_of(own.LETTER_KINDS, facts.kinds), 3)), 28),
        Row((label(own.SIGNERS), value(signers, 3)), 10),
        wide(own.GIST, facts.gist, 50),
        opinion(own.PROPOSAL, facts.proposal, proposed, 3, 38),
        opinion(own.INSTRUCTION, "", signing(words.SIGN), 3, _WRITTEN),
    )
    blocks = (
        Heading(words.TITLES["F23"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
    )
    return sheet("F23", facts.office, facts.number, blocks)


def dispatch(facts: InstructionFacts) -> Document:
    """F21: the instruction in the leader's own words, at least 60 mm of room for it."""
    day = words.day(facts.instructed_on) or words.WRITE_DATE
    said = Cell((Paragraph(facts.instruction, TEXT),), 3, middle=False)
    rows = (
        pair(own.PETITIONER, facts.petitioner, own.CHANNEL, facts.channel, 12),
        Row((label(own.SUBJECT), value(facts.subject, 3)), 14),
        pair(own.INSTRUCTING, facts.leader, own.POST, facts.post),
        Row((label(own.WORD_FOR_WORD), said), _WRITTEN, splits=bool(facts.instruction)),
        Row((label(own.INSTRUCTED_ON), value(day, 3)), 10),
        pair(own.UNIT, facts.unit, own.DUE, words.day(facts.due) or words.WRITE_DATE),
        opinion(own.RESULT, "", signing(own.UNIT_SIGNS), 3, 50),
        opinion(own.FEEDBACK, "", signing(own.OFFICE_SIGNS), 3, 28),
    )
    blocks = (
        Heading(words.TITLES["F21"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
    )
    return sheet("F21", facts.office, facts.number, blocks)


def feedback(facts: FeedbackFacts) -> Document:
    """F22, to the leader who gave the instruction."""
    proposed = signing(words.PROPOSER_SIGNS, facts.proposed_by, words.day(facts.fed_back_on))
    rows = (
        Row((label(own.CASE), value(facts.subject, 3)), 14),
        pair(own.INSTRUCTING, facts.leader, own.UNIT, facts.unit),
        wide(own.WORD_FOR_WORD, facts.instruction, 24),
        wide(own.FINDINGS, facts.findings, 38),
        wide(own.OPINION, facts.opinion, 26),
        wide(own.ANSWERED, facts.delivery, 18),
        wide(own.ATTITUDE, facts.attitude, 14),
        opinion(own.PROPOSED_END, facts.proposal, proposed, 3, 30),
        opinion(own.LEADER_DECIDES, "", signing(words.SIGN), 3, 40),
    )
    blocks = (
        Heading(words.TITLES["F22"], leading=40),
        over(facts.office, facts.number),
        Table(FOUR, rows),
    )
    return sheet("F22", facts.office, facts.number, blocks)
