"""送达、满意度、落实: a paper arrives with proof, and what it promised is carried out (T19, B16, B17, S01)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ..facts_life import RatingFacts
from ..labels import codes
from ..labels import forms as form_words
from ..office import Desk
from ..rules import guards_outcome, lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.matters import Matter, Paper
from ..storage.opinions import OpinionPart
from ..storage.outcomes import Delivery, Execution, Rating
from . import days, hands, happened, opinions, papers, promises, standing
from .offices import profile
from .triage import refuse_first

DELIVERED_FORMS = ("F16", "F02", "F03", "F04", "F05", "F06", "F15", "F28", "F31")
"""Papers for the petitioner whose delivery is recorded."""


@dataclass(frozen=True, kw_only=True)
class Deliver:
    """送达 of one paper (T19 for F16). delivered_on None: only sent; proofs: what was written for each code of PROOFS;
    refusal: why it was left behind."""

    matter_id: int
    version: int
    paper_id: int
    method: str
    sent_on: date | None = None
    delivered_on: date | None = None
    receiver: str = ""
    place: str = ""
    proofs: dict[str, str] = field(default_factory=dict)
    refusal: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Rate:
    """满意度 (S01). office, unit: codes of RATINGS."""

    matter_id: int
    version: int
    office: str
    unit: str
    comment: str = ""
    rated_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AddExecution:
    """What a supported demand promises: which unit does what until when (B17)."""

    matter_id: int
    version: int
    demand_id: int
    action: str
    unit_id: int | None
    due: date | None


@dataclass(frozen=True, kw_only=True)
class FinishExecution:
    """It was done; evidence: what proves it."""

    matter_id: int
    version: int
    execution_id: int
    done_on: date | None
    evidence: str


@dataclass(frozen=True, kw_only=True)
class ConsentExecution:
    """A leader consents to closing before it is done."""

    matter_id: int
    version: int
    execution_id: int
    leader_id: int | None
    words: str


def deliver(desk: Desk, new: Deliver) -> tuple[papers.Issued, ...]:
    """Record how a paper was sent or delivered; F30 and, for an opinion, F30b come with it.

    Raises Refused: PAPER_UNKNOWN, PAPER_REPLACED, PROOF_MISSING, DELIVERED_BEFORE_SIGNED, DELIVERED_ALREADY,
    SUPERIOR_MISSING, RECEIVER_MISSING, REFUSAL_MISSING.
    """
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    paper = desk.db.get(Paper, new.paper_id)
    if paper is None or paper.matter_id != matter.id or paper.form not in DELIVERED_FORMS:
        raise Refused("PAPER_UNKNOWN", "paper")
    if paper.void_reason:
        raise Refused("PAPER_REPLACED", "paper", {"title": paper.title, "number": paper.number})
    past = happened.happened(desk, matter.id)
    if past.delivery_of(paper.id) is not None:
        raise Refused("DELIVERED_ALREADY", "paper", {"title": paper.title})
    if new.method not in codes.SERVICE_METHODS:
        raise Refused("DELIVERY_METHOD_MISSING", "method")
    late = new.late_entry_reason
    if new.sent_on is not None:
        days.happened_on(desk, "sent_on", "SENT", new.sent_on, ("ISSUED", paper.issued_on), late_reason=late)
    if new.delivered_on is not None:
        before = (("ISSUED", paper.issued_on), ("SENT", new.sent_on))
        days.happened_on(desk, "delivered_on", "DELIVERED", new.delivered_on, *before, late_reason=late)
        if new.method == "FAMILY" and not new.receiver.strip():
            raise Refused("RECEIVER_MISSING", "receiver")
        if new.method == "LEAVE" and not new.refusal.strip():
            raise Refused("REFUSAL_MISSING", "refusal")
    proofs = {code: text.strip() for code, text in new.proofs.items() if code in codes.PROOFS and text.strip()}
    facts = standing.facts_of(
        desk, matter, sent_on=new.sent_on, delivered_on=new.delivered_on, method=new.method,
        proofs=frozenset(proofs), backfill_reason=late,
    )  # fmt: skip
    current = past.opinion is not None and past.opinion.paper_id == paper.id
    if current:
        refuse_first(lifecycle.check("T19", facts))
        if new.delivered_on is not None and not profile(desk).superior:
            raise Refused("SUPERIOR_MISSING", None, {}, (), "SET_SUPERIOR")
    else:
        problem = guards_outcome.delivered_with_proof(replace(facts, signed_on=paper.issued_on))
        if problem is not None:
            raise problem
    made = [papers.issue_service_proof(desk, matter.id, paper.id)]
    row = Delivery(
        matter_id=matter.id, paper_id=paper.id, method=new.method, sent_on=new.sent_on, delivered_on=new.delivered_on,
        receiver=new.receiver.strip(), place=new.place.strip(), proofs=proofs, refusal=new.refusal.strip(),
        server=desk.actor.name, proof_id=made[0].id,
    )  # fmt: skip
    desk.db.add(row)
    desk.db.flush()
    day = new.delivered_on or new.sent_on
    assert day is not None
    note = f"{paper.title}，{codes.SERVICE_METHODS[new.method]}"
    if current:
        standing.move(desk, matter, "DELIVER", lifecycle.target("T19", facts), day, note, paper.id, late)
        if new.delivered_on is not None:
            slip = promises.review_slip(desk, matter.id, paper.id, new.delivered_on)
            row.slip_id = slip.id
            made.append(slip)
    else:
        standing.add_step(desk, matter, "DELIVER", day, note, paper.id, late_entry_reason=late)
    standing.rewrite_obligations(desk, matter)
    return tuple(made)


def rating_form(desk: Desk, matter_id: int) -> papers.Issued:
    """F32b for the petitioner to fill in. Raises Refused: RATED_BEFORE_ANSWER."""
    matter = standing.load(desk, matter_id)
    _answered(desk, matter)
    return papers.issue(desk, matter, "F32b", _rating_facts(desk, matter, "", "", "", None))


def _answered(desk: Desk, matter: Matter) -> None:
    past = happened.happened(desk, matter.id)
    opinion = past.opinion
    told = opinion is not None and past.delivery_of(opinion.paper_id) is not None
    if not told and not past.answered() and State(matter.state) not in (State.CONCLUDED, State.FINAL, State.CLOSED):
        raise Refused("RATED_BEFORE_ANSWER", None, {}, (), "DELIVER")


def _rating_facts(desk: Desk, matter: Matter, office: str, unit: str, comment: str, on: date | None) -> RatingFacts:
    facts = standing.facts_of(desk, matter)
    return RatingFacts(
        office=profile(desk).facts(),
        number=matter.number,
        query_code=matter.query_code,
        subject=matter.subject,
        unit=facts.lead_unit,
        office_rating=office,
        unit_rating=unit,
        comment=comment,
        rated_on=on,
    )


def rate(desk: Desk, new: Rate) -> None:
    """Keep what the petitioner says of the office and of the unit. Raises Refused: RATED_BEFORE_ANSWER,
    CHOICE_UNKNOWN."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    _answered(desk, matter)
    for name in ("office", "unit"):
        if getattr(new, name) not in codes.RATINGS:
            raise Refused("CHOICE_UNKNOWN", name, {"text": getattr(new, name)})
    past = happened.happened(desk, matter.id)
    delivered = [row.delivered_on for row in past.deliveries if row.delivered_on is not None]
    day = days.happened_on(
        desk, "rated_on", "RATED", new.rated_on or standing.today(desk), ("DELIVERED", max(delivered, default=None))
    )
    desk.db.add(
        Rating(
            matter_id=matter.id, office=new.office, unit=new.unit, comment=new.comment.strip(), rated_on=day,
            paper_id=papers.last_of(desk, matter.id, "F32b"),
        )
    )  # fmt: skip
    note = f"{codes.RATINGS[new.office]}、{codes.RATINGS[new.unit]}"
    standing.add_step(desk, matter, "RATE", day, note)


def add_execution(desk: Desk, new: AddExecution) -> None:
    """Follow up what a supported demand promises. Raises Refused: NOT_SUPPORTED, ACTION_MISSING, TASK_DUE_MISSING,
    UNIT_UNKNOWN, ACCUSED_INVOLVED."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = happened.happened(desk, matter.id).opinion
    parts: list[OpinionPart] = opinions.parts_of(desk, row) if row is not None else []
    if not any(part.demand_id == new.demand_id and part.conclusion == "SUPPORT" for part in parts):
        raise Refused("NOT_SUPPORTED", "demand")
    if not new.action.strip():
        raise Refused("ACTION_MISSING", "action")
    if new.due is None:
        raise Refused("TASK_DUE_MISSING", "due")
    unit = hands.unit_of(desk, new.unit_id, "unit")
    hands.free(standing.facts_of(desk, matter), "unit", unit.name)
    desk.db.add(
        Execution(matter_id=matter.id, demand_id=new.demand_id, action=new.action.strip(), unit_id=unit.id, due=new.due)
    )
    note = f"{unit.name}：{new.action.strip()}，{form_words.day(new.due)}"
    standing.add_step(desk, matter, "ADD_EXECUTION", standing.today(desk), note)
    standing.rewrite_obligations(desk, matter)


def _execution(desk: Desk, matter: Matter, execution_id: int) -> Execution:
    row = desk.db.get(Execution, execution_id)
    if row is None or row.matter_id != matter.id or row.done_on is not None:
        raise Refused("EXECUTION_UNKNOWN", "execution")
    return row


def finish_execution(desk: Desk, new: FinishExecution) -> None:
    """It was done, with evidence. Raises Refused: EXECUTION_UNKNOWN, EVIDENCE_MISSING."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = _execution(desk, matter, new.execution_id)
    if not new.evidence.strip():
        raise Refused("EVIDENCE_MISSING", "evidence")
    row.done_on = days.happened_on(desk, "done_on", "EXECUTED", new.done_on, days.accepted(matter))
    row.evidence = new.evidence.strip()
    standing.add_step(desk, matter, "FINISH_EXECUTION", row.done_on, row.action)
    standing.rewrite_obligations(desk, matter)


def consent_execution(desk: Desk, new: ConsentExecution) -> None:
    """A leader lets the matter close while it is still being carried out. Raises Refused: NOT_A_LEADER,
    REASON_MISSING."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = _execution(desk, matter, new.execution_id)
    leader = hands.leader_of(desk, standing.facts_of(desk, matter), new.leader_id, "leader")
    if not new.words.strip():
        raise Refused("REASON_MISSING", "words")
    row.consent = f"{leader.name}：{new.words.strip()}"
    standing.add_step(desk, matter, "CONSENT_EXECUTION", standing.today(desk), row.consent)
