"""F08 信访事项甄别分类审批单: nature and route of every demand, with its basis (2022 条例 29-31)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.documents.blocks import Document, Ends, Heading, Row, Table
from desktop_app.documents.forms.grid import (
    GRID_PAGE,
    HEAD,
    OVER,
    SIX,
    SMALL,
    SMALL_WORD,
    boxes,
    label,
    opinion,
    signing,
    value,
)
from desktop_app.facts import DemandFacts, ScreeningFacts
from desktop_app.labels import codes
from desktop_app.labels import forms as words

_DEMANDS = (11.0, 42.0, 18.0, 18.0, 18.0, 33.0, 22.0)
_BLANK_DEMANDS = (DemandFacts(),) * 3


def layout(facts: ScreeningFacts) -> Document:
    title = words.TITLES["F08"]
    top = Ends(words.REGISTRATION_NO + facts.number, "", OVER)
    heads = Row(tuple(label(word, style=HEAD) for word in words.DEMAND_HEADS), 11)
    demands = tuple(_demand(n, d) for n, d in enumerate(facts.demands or _BLANK_DEMANDS, 1))
    continued = (Heading(title + words.CONTINUED, size=16, leading=30), top)
    return Document(
        title=title,
        subject=facts.number,
        author=facts.office.school,
        page=replace(GRID_PAGE, continued=continued),
        blocks=(
            Heading(title, spacing=0.1, leading=40, mark=words.urgency_mark(facts.urgency)),
            top,
            Table(SIX, _particulars(facts)),
            Table(_DEMANDS, (heads, *demands), heads=1),
            Table(SIX, _opinions(facts)),
        ),
    )


def _particulars(facts: ScreeningFacts) -> tuple[Row, ...]:
    received = words.moment(facts.received_at) or words.WRITE_MOMENT
    return (
        Row((label(words.PETITIONER), value(facts.petitioner, 3), label(words.CHANNEL_CELL), value(facts.channel))),
        Row(
            (
                label(words.RECEIVED_AT),
                value(received, 3),
                label(words.WHETHER_FIRST),
                value(boxes(codes.OCCURRENCES, facts.occurrence, " ")),
            )
        ),
        Row((label(words.SUBJECT), value(facts.subject, 5)), 12),
        Row(
            (
                label(words.NEW_FACTS),
                value(boxes(words.HAS_OR_NOT, facts.new_facts), 3),
                label(words.SIMPLE_PROCEDURE),
                value(boxes(words.YES_NO, facts.simple_procedure)),
            ),
            13,
        ),
    )


def _demand(number: int, demand: DemandFacts) -> Row:
    return Row(
        (
            value(str(number), style=SMALL_WORD),
            value(demand.text, style=SMALL),
            value(_word(codes.OWN_AUTHORITY, demand.own_authority), style=SMALL_WORD),
            value(_word(codes.NATURES, demand.nature), style=SMALL_WORD),
            value(_word(codes.ROUTES, demand.route), style=SMALL_WORD),
            value(demand.route_basis, style=SMALL),
            value(demand.competent_body, style=SMALL),
        ),
        17,
        splits=True,
    )


def _word(options: Mapping[str, str], chosen: str) -> str:
    return options.get(chosen, chosen) if chosen else ""


def _opinions(facts: ScreeningFacts) -> tuple[Row, ...]:
    proposed = signing(words.PROPOSER_SIGNS, facts.proposed_by, words.day(facts.proposed_on))
    return (
        opinion(words.PROPOSAL, facts.proposal, proposed, 5, 38),
        opinion(words.OFFICE_HEAD, "", signing(words.SIGN), 5, 36),
        opinion(words.SCHOOL_LEADER, "", signing(words.SIGN), 5, 36),
    )
