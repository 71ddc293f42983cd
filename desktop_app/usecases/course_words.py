"""The course of a matter in words, for reports: what was heard, verified, concluded, delivered and carried out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from ..labels import codes
from ..labels import forms as form_words
from ..labels import official as words
from ..office import Desk
from ..rules.moments import legal_day
from ..storage.matters import Matter, Paper, Step
from ..storage.opinions import OpinionPart
from . import happened, standing
from .happened import Happened


def outcome_words(desk: Desk, matter: Matter) -> str:
    """What became of every demand: its conclusion, or how it was answered."""
    past = happened.happened(desk, matter.id)
    opinion = past.opinion
    concluded: dict[int, str] = {}
    if opinion is not None:
        for part in desk.db.scalars(select(OpinionPart).where(OpinionPart.opinion_id == opinion.id)):
            concluded[part.demand_id] = words.concluded("", part.conclusion, part.reasons, part.basis)
    replies = {one: row.content for row in past.replies if row.recipient == "PETITIONER" for one in row.demands}
    lines = []
    live = [row for row in matter.demands if not row.struck]
    for place, row in enumerate(live, 1):
        paper = desk.db.get(Paper, row.answer_id) if row.answer_id else None
        said = (
            concluded.get(row.id) or replies.get(row.id) or (words.by_paper(paper.title, paper.number) if paper else "")
        )
        lines.append(words.demand_outcome(place if len(live) > 1 else 0, row.text, said))
    return "\n".join(lines)


def course_words(desk: Desk, matter: Matter, past: Happened) -> str:
    """When it was received, accepted, dispatched, heard, verified and signed, in one run of text."""
    said = [words.on_day(matter.received_on, codes.EVENTS["RECEIVED"])]
    if matter.accepted_on:
        said.append(words.on_day(matter.accepted_on, codes.EVENTS["ACCEPTED"]))
    if past.tasks:
        said.append(words.on_day(past.tasks[0].sent_on, codes.EVENTS["DISPATCHED"]))
    said += [words.on_day(legal_day(row.began_at), codes.EVENTS["INTERVIEWED"]) for row in past.interviews]
    said += [words.on_day(row.verified_on, codes.EVENTS["VERIFIED"]) for row in past.verifications]
    opinion = past.opinion
    if opinion is not None and opinion.signed_on:
        said.append(words.on_day(opinion.signed_on, codes.EVENTS["SIGNED"]))
    return "，".join(said) + "。"


def delivery_words(desk: Desk, matter: Matter, past: Happened) -> str:
    """How the answers reached the petitioner."""
    lines = []
    for row in past.deliveries:
        paper = desk.db.get(Paper, row.paper_id)
        if paper is not None:
            lines.append(words.delivered(paper.title, row.delivered_on, codes.SERVICE_METHODS[row.method]))
    if not lines and matter.address_unclear:
        return matter.address_unclear
    return "".join(lines)


def execution_words(desk: Desk, past: Happened) -> str:
    """What was promised and whether it was carried out."""
    return "".join(
        words.executed(row.action, row.done_on, form_words.day(row.due), row.evidence) for row in past.executions
    )


def concluded_on(desk: Desk, matter: Matter) -> date | None:
    """The day the matter was answered: the last step that concluded it."""
    wanted = ("CONCLUDED", "NOTIFIED_OUT", "NOT_ACCEPTED", "WITHDRAWN", "FINAL")
    query = select(func.max(Step.happened_on)).where(Step.matter_id == matter.id, Step.to_state.in_(wanted))
    day: date | None = desk.db.scalar(query)
    return day or standing.facts_of(desk, matter).delivered_on
