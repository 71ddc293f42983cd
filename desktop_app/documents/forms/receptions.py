"""F17 F17b F19b F19c F49: the leader's reception itself, from the notice beforehand to the record of what was said."""

from __future__ import annotations

from desktop_app.documents.blocks import Blank, Document, Ends, Fill, Gap, Heading, Paragraph, Row, Style, Table
from desktop_app.documents.forms.grid import (
    GRID_PAGE,
    HEAD,
    OVER,
    SMALL,
    SMALL_WORD,
    TEXT,
    box,
    boxes,
    issuer,
    label,
    lines,
    numbered,
    opinion,
    signing,
    value,
)
from desktop_app.documents.forms.handling import FOUR, over, pair, sheet, wide
from desktop_app.facts_days import (
    BriefFacts,
    BriefVisit,
    FieldFacts,
    MediaFacts,
    SheetFacts,
    SubstituteFacts,
)
from desktop_app.labels import forms as words
from desktop_app.labels import leader_day_papers as own
from desktop_app.labels import leader_days as days

_VISITS = (16.0, 22.0, 26.0, 14.0, 42.0, 42.0)
_BLANK_VISITS = 5


def visitor(facts: SheetFacts) -> Document:
    """F17: one visitor per sheet (001 第四章第一节, C07, A14)."""
    attention = words.WIDE_BLANK.join(box(word, word in facts.attention) for word in days.ATTENTION.values())
    handled = boxes(days.OUTCOMES, facts.outcome)
    leader_signs = signing(own.LEADER_SIGNS, facts.leader)
    rows = (
        pair(own.WHEN, facts.when, words.PLACE, facts.place),
        pair(own.LEADER, facts.leader, own.POST, facts.post),
        pair(own.VISITOR, facts.visitor, words.PHONE, facts.phone),
        pair(own.VISITOR_UNIT, facts.identity, words.HEADCOUNT, facts.headcount),
        Row((label(own.REPRESENTATIVES), value(facts.representatives, 3)), 10),
        Row((label(own.ACCOMPANY), value(facts.accompany, 3)), 10),
        wide(words.MAIN_PROBLEM, facts.problem, 30),
        Row((label(words.DEMANDS), lines(numbered(facts.demands), 3)), 22, splits=True),
        Row((label(own.THREE_FULL), value(attention, 3)), 10),
        opinion(own.LEADER_ANSWER, facts.answer, leader_signs, 3, 34),
        Row((label(own.OUTCOME), value(handled, 3)), 10),
        pair(own.ASSIGNED_UNIT, facts.unit, own.ASSIGNED_DUE, words.day(facts.due) or words.WRITE_DATE),
        Row((label(own.NEXT_DAY), value(facts.next_day, 3)), 10),
        wide(own.RESULT, "", 18),
        pair(own.ANSWERED_HOW, "", own.FED_BACK_ON, words.WRITE_DATE),
    )
    blocks = (
        Heading(words.TITLES["F17"], leading=40),
        over(facts.office, facts.number),
        Table(FOUR, rows),
        Gap(3),
        Fill((words.VISITOR_SIGNS, Blank(40), words.WIDE_BLANK, own.UNIT_SIGNS, Blank(36)), Style()),
    )
    return sheet("F17", facts.office, facts.number, blocks)


def brief(facts: BriefFacts) -> Document:
    """F19b: to the leader and the accompanying department, a working day before (C08)."""
    rows = (
        pair(own.LEADER, facts.leader, own.POST, facts.post),
        pair(own.WHEN, facts.when, words.PLACE, facts.place),
        Row((label(own.ACCOMPANY), value(facts.accompany, 3)), 10),
    )
    head = Row(tuple(label(word, style=HEAD) for word in own.BRIEF_HEADS), 9)
    visits = facts.visits or (BriefVisit(),) * _BLANK_VISITS
    listed = tuple(
        Row(
            (
                value(one.at, style=SMALL_WORD),
                value(one.name, style=SMALL_WORD),
                value(one.identity, style=SMALL_WORD),
                value(one.headcount, style=SMALL_WORD),
                value(one.subject, style=SMALL),
                value(one.known, style=SMALL),
            ),
            14,
            splits=True,
        )
        for one in visits
    )
    blocks = (
        Heading(words.TITLES["F19b"], leading=44, spacing=0.1),
        Ends(facts.office.school, words.day(facts.issued_on), OVER),
        Table(FOUR, rows),
        Paragraph(own.BRIEF_VISITS, Style(before=8, after=4), True),
        Table(_VISITS, (head, *listed), heads=1),
        Table(FOUR, (wide(own.PREPARE, facts.prepare or own.PREPARE_WORDS, 26),)),
        Gap(4),
        Fill((own.RECEIVED_BY_LEADER, Blank(34), words.WIDE_BLANK, own.RECEIVED_BY_UNIT, Blank(34)), Style(), True),
        Gap(4),
        Ends("", issuer(facts.office), Style()),
    )
    return sheet("F19b", facts.office, "", blocks, GRID_PAGE)


def substitute(facts: SubstituteFacts) -> Document:
    """F19c: approved before the reception begins (C04)."""
    approved = words.moment(facts.approved_at) or words.WRITE_MOMENT
    rows = (
        pair(own.WHEN, facts.when, words.PLACE, facts.place),
        pair(own.ORIGINAL_LEADER, facts.leader, own.POST, facts.post),
        wide(own.WHY, facts.reason, 34),
        pair(own.SUBSTITUTE, facts.substitute, own.POST, facts.substitute_post),
        Row((label(own.PROPOSED_ON), value(words.day(facts.proposed_on) or words.WRITE_DATE, 3)), 10),
        opinion(own.PRINCIPAL_APPROVES, "", signing(words.SIGN, facts.approver), 3, 44),
        Row((label(own.APPROVED_AT), value(approved, 3)), 10),
        Row((label(own.REPOSTED), value(facts.reposted or words.WRITE_MOMENT, 3)), 12),
    )
    blocks = (
        Heading(words.TITLES["F19c"], leading=44, spacing=0.1),
        Ends(facts.office.school, "", OVER),
        Table(FOUR, rows),
        Gap(3),
        Paragraph(own.SUBSTITUTE_NOTE, SMALL),
    )
    return sheet("F19c", facts.office, "", blocks)


def field(facts: FieldFacts) -> Document:
    """F17b: a leader goes out to a matter, or asks a petitioner to come (C12, C16)."""
    rows = (
        Row((label(own.FIELD_KIND), value(boxes(days.FIELD_KINDS, facts.kind), 3)), 10),
        pair(own.WHEN, facts.when, words.PLACE, facts.place),
        pair(own.LEADER, facts.leader, own.POST, facts.post),
        pair(own.MET, facts.met, own.MATTER_NUMBER, facts.matter_number),
        wide(words.SUBJECT, facts.subject, 16),
        wide(own.FIELD_FOUND, facts.found, 60),
        opinion(own.FIELD_ADVICE, facts.advice, signing(own.LEADER_SIGNS, facts.leader), 3, 56),
        Row((label(own.RECORDER), value(facts.recorder, 3)), 10),
    )
    blocks = (
        Heading(words.TITLES["F17b"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
    )
    return sheet("F17b", facts.office, facts.number, blocks)


def media(facts: MediaFacts) -> Document:
    """F49: what was recorded, its check sum, and where the copy lies (C10)."""
    rows = (
        pair(own.CARRIER, facts.carrier, own.TAKEN_AT, facts.taken_at),
        pair(words.PLACE, facts.place, own.TAKEN_BY, facts.taken_by),
        wide(own.MEDIA_CONTENT, facts.content, 60),
        pair(own.LENGTH, facts.length, own.FORMAT_SIZE, facts.size),
        Row((label(own.FILE_NAME), value(facts.file_name, 3)), 12),
        Row((label(own.CHECK_SUM), value(facts.sha256, 3, SMALL)), 14),
        wide(own.KEPT_AT, facts.kept_at, 24),
        Row((label(own.MEDIA_OF), value(facts.about, 3)), 12),
    )
    blocks = (
        Heading(words.TITLES["F49"], leading=44, spacing=0.1),
        over(facts.office, facts.number),
        Table(FOUR, rows),
        Gap(4),
        Fill((own.TAKER_SIGNS, Blank(50)), TEXT),
    )
    return sheet("F49", facts.office, facts.number, blocks)
