"""复查、复核: what is asked of the superior, what it decides, and what follows here (T20–T24, S02, S03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..facts_life import FinalFacts, ReviewRecordFacts
from ..labels import codes
from ..labels import official as words
from ..office import Desk
from ..rules import lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.matters import Matter, Paper
from ..storage.opinions import Opinion
from ..storage.outcomes import Review
from . import addressing, days, happened, notices, papers, promises, registration, routes, rulebooks, standing
from .offices import profile
from .screening import NotifyOut
from .triage import refuse_first


@dataclass(frozen=True, kw_only=True)
class ApplyReview:
    """The petitioner asks for 复查 (T20), or for 复核 after it (T24). body: who was asked, "" for the superior."""

    matter_id: int
    version: int
    applied_on: date | None
    body: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewResult:
    """The superior's paper. result: code of REVIEW_RESULTS; redo_due: the day it orders, None for the rule's own;
    route: code of the catalogue or words, when it says the matter belongs elsewhere."""

    matter_id: int
    version: int
    result: str
    paper_no: str
    paper_on: date | None
    received_on: date | None
    told_on: date | None = None
    redo_due: date | None = None
    route: str = ""
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ComeBack:
    """The same people come again. received_at: wall-clock time; new_facts: "" for the same facts and reasons."""

    matter_id: int
    received_at: datetime | None
    channel: str
    summary: str
    new_facts: str = ""


def _window_end(desk: Desk, matter: Matter, rule: str) -> date | None:
    row = standing.reckoned(desk, matter).get(rule)
    return date.fromisoformat(row["due"]) if row else None


def apply_review(desk: Desk, new: ApplyReview) -> papers.Issued:
    """Record an application for 复查; a late one is recorded all the same, the superior decides (T20)."""
    return _apply(desk, texts.cleaned(new), "REVIEW")


def apply_recheck(desk: Desk, new: ApplyReview) -> papers.Issued:
    """Record an application for 复核 against an upholding 复查意见 (T24)."""
    return _apply(desk, texts.cleaned(new), "RECHECK")


def _apply(desk: Desk, new: ApplyReview, level: str) -> papers.Issued:
    matter = standing.load(desk, new.matter_id, new.version)
    past = happened.happened(desk, matter.id)
    opinion = past.opinion
    delivered = past.delivery_of(opinion.paper_id) if opinion else None
    rule = "R-REVIEW-30" if level == "REVIEW" else "R-RECHECK-30"
    if level == "REVIEW" and (opinion is None or delivered is None):
        raise Refused("REVIEW_NEEDS_DELIVERY", None, {}, (), "DELIVER")
    last = past.review
    if level == "RECHECK" and (last is None or last.level != "REVIEW" or last.result not in happened.UPHELD):
        raise Refused("RECHECK_NEEDS_REVIEW", None, {}, (), "RECORD_REVIEW_PAPER")
    if level == "REVIEW" and last is not None and last.result in happened.UPHELD:
        raise Refused("REVIEW_DONE", None, {}, (), "RECHECK")
    start = delivered.delivered_on if level == "REVIEW" and delivered else (last.received_on if last else None)
    event = "DELIVERED" if level == "REVIEW" else "REVIEW_RECEIVED"
    code = "T20" if level == "REVIEW" else "T24"
    refuse_first(lifecycle.check(code, standing.facts_of(desk, matter, review_applied_on=new.applied_on)))
    applied = days.happened_on(
        desk, "applied_on", "APPLIED", new.applied_on, (event, start), late_reason=new.late_entry_reason
    )
    end = _window_end(desk, matter, rule)
    late = end is not None and applied > end
    row = Review(
        matter_id=matter.id, level=level, applied_on=applied, body=new.body.strip() or profile(desk).superior, late=late
    )
    issued = papers.issue(desk, matter, "F33b", _record_facts(desk, matter, row, opinion))
    row.register_id = issued.id
    desk.db.add(row)
    state = State.UNDER_REVIEW if level == "REVIEW" else State.UNDER_RECHECK
    act = "APPLY_REVIEW" if level == "REVIEW" else "RECHECK"
    note = f"{row.body}，{words.AFTER_WINDOW if late else words.WITHIN_WINDOW}"
    standing.move(desk, matter, act, state, applied, note, issued.id, new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)
    return issued


def _record_facts(desk: Desk, matter: Matter, row: Review, opinion: Opinion | None) -> ReviewRecordFacts:
    paper = desk.db.get(Paper, opinion.paper_id) if opinion and opinion.paper_id else None
    return ReviewRecordFacts(
        office=profile(desk).facts(),
        number=matter.number,
        subject=matter.subject,
        opinion_no=paper.number if paper else "",
        level=row.level,
        applied_on=row.applied_on,
        within_window="NO" if row.late else "YES",
        body=row.body,
        defended_on=row.defended_on,
        result=row.result or "",
        paper_no=row.paper_no or "",
        paper_on=row.paper_on,
        redo_due=row.redo_due,
        recorded_by=desk.actor.name,
        recorded_on=standing.today(desk),
    )


def _open_review(desk: Desk, matter: Matter) -> Review:
    row = happened.happened(desk, matter.id).review
    if row is None or row.result:
        raise Refused("REVIEW_NONE", None, {}, (), "APPLY_REVIEW")
    return row


def defended(desk: Desk, matter_id: int, version: int, on: date | None) -> None:
    """The school's statement went to the reviewing body (R-DEFEND). Raises Refused: REVIEW_NONE."""
    matter = standing.load(desk, matter_id, version)
    row = _open_review(desk, matter)
    row.defended_on = days.happened_on(desk, "on", "DEFENDED", on, ("APPLIED", row.applied_on))
    standing.add_step(desk, matter, "DEFEND", row.defended_on, row.body)
    standing.rewrite_obligations(desk, matter)


def record_result(desk: Desk, new: ReviewResult) -> papers.Issued:
    """Record what the superior decided and go where it leads: upheld, again, another route, or final (T21–T24).

    Raises Refused: REVIEW_NONE, CHOICE_UNKNOWN, REVIEW_PAPER_MISSING, REDO_DUE_BEFORE, ROUTE_MISSING.
    """
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    row = _open_review(desk, matter)
    if new.result not in codes.REVIEW_RESULTS:
        raise Refused("CHOICE_UNKNOWN", "result", {"text": new.result})
    late = new.late_entry_reason
    received = days.happened_on(
        desk, "received_on", "REVIEW_RECEIVED", new.received_on, ("APPLIED", row.applied_on), late_reason=late
    )
    if new.paper_on is not None:
        days.happened_on(desk, "paper_on", "REVIEW_PAPER", new.paper_on, ("APPLIED", row.applied_on), late_reason=late)
    if new.told_on is not None:
        days.happened_on(desk, "told_on", "REVIEW_TOLD", new.told_on, ("REVIEW_PAPER", new.paper_on), late_reason=late)
    if new.redo_due is not None and new.redo_due <= received:
        raise Refused("REDO_DUE_BEFORE", "redo_due", {"due": new.redo_due, "received": received})
    if (
        new.result in happened.AGAIN
        and new.redo_due is None
        and not rulebooks.edition_of(desk, matter).is_on("R-REDO-30")
    ):
        raise Refused("REDO_DUE_MISSING", "redo_due")
    known: dict[str, Any] = {
        "review_paper": new.paper_no, "review_paper_on": new.paper_on, "old_opinion_revoked": True,
        "review_route": new.route, "backfill_reason": late,
    }  # fmt: skip
    code = _transition(row.level, new.result)
    refuse_first(lifecycle.check(code, standing.facts_of(desk, matter, **known)))
    row.result, row.paper_no, row.paper_on = new.result, new.paper_no.strip(), new.paper_on
    row.received_on, row.told_on, row.route = received, new.told_on, new.route.strip()
    row.redo_due = new.redo_due if new.result in happened.AGAIN else None
    opinion = happened.happened(desk, matter.id).opinion
    record = papers.issue(desk, matter, "F33b", _record_facts(desk, matter, row, opinion))
    note = f"{codes.REVIEW_RESULTS[new.result]} {row.paper_no}".strip()
    if code == "T24":
        record = papers.issue(desk, matter, "F33", _final_facts(desk, matter))
        standing.move(desk, matter, "RECHECK", State.FINAL, received, note, record.id, late)
    elif code == "T21":
        standing.move(desk, matter, "UPHOLD", State.CONCLUDED, received, note, record.id, late)
    elif code == "T22":
        _revoke(desk, matter, opinion, received, note)
        standing.move(desk, matter, "REVOKE", State.REDO, received, note, record.id, late)
    else:
        record = _reroute(desk, matter, opinion, new, received, note)
        standing.move(desk, matter, "CORRECT_ROUTE", State.NOTIFIED_OUT, received, note, record.id, late)
    standing.rewrite_obligations(desk, matter)
    return record


def _transition(level: str, result: str) -> str:
    if result in happened.AGAIN:
        return "T22"
    if result == "ROUTED":
        return "T23"
    return "T21" if level == "REVIEW" else "T24"


def _revoke(desk: Desk, matter: Matter, opinion: Opinion | None, on: date, why: str) -> None:
    """Mark the old opinion revoked, so that the next one is another version; its demands are open again."""
    if opinion is None:
        return
    opinion.state, opinion.ended_on, opinion.end_reason = "REVOKED", on, why
    for row in matter.demands:
        if row.answer_id is not None and row.answer_id == opinion.paper_id:
            row.answer_id = None


def _reroute(
    desk: Desk, matter: Matter, opinion: Opinion | None, new: ReviewResult, on: date, why: str
) -> papers.Issued:
    """The matter belonged to another statutory route: say so by F06 (T23)."""
    route = routes.route(desk, new.route.strip())
    touched = [row for row in matter.demands if not row.struck and standing.demand_facts(row).in_procedure]
    _revoke(desk, matter, opinion, on, why)
    for row in touched:
        row.route = route.kind if route else "OTHER_STATUTORY"
        row.route_code = route.code if route else ""
        row.route_basis = route.printed_basis if route else row.route_basis
        row.competent_body = (route.body if route else "") or row.competent_body
    body = next((row.competent_body for row in touched if row.competent_body), "") or new.route.strip()
    way = NotifyOut(
        matter_id=matter.id, version=matter.version, form="F06", told_on=standing.today(desk), competent_body=body,
        basis=route.printed_basis if route else words.ROUTES_ARTICLE, demand_ids=tuple(row.id for row in touched),
    )  # fmt: skip
    issued = papers.issue(desk, matter, "F06", notices.way_facts(desk, matter, way))
    for row in touched:
        row.notice_id = row.answer_id = issued.id
    return issued


def _final_facts(desk: Desk, matter: Matter) -> FinalFacts:
    past = happened.happened(desk, matter.id)
    opinion = next((row for row in reversed(past.opinions) if row.paper_id and row.state == "SIGNED"), None)
    paper = desk.db.get(Paper, opinion.paper_id) if opinion and opinion.paper_id else None
    school = profile(desk).school
    lines = [
        (codes.OPINION_LEVELS["HANDLE"], school, paper.number if paper else "", paper.issued_on if paper else None)
    ]
    for level in ("REVIEW", "RECHECK"):
        found = next((row for row in reversed(past.reviews) if row.level == level and row.result), None)
        if found:
            lines.append((codes.OPINION_LEVELS[level], found.body, found.paper_no, found.paper_on))
    return FinalFacts(
        office=profile(desk).facts(),
        number=matter.number,
        petitioner=addressing.petitioner_of(matter),
        subject=matter.subject,
        opinions=tuple(lines),
        same_facts=words.SAME_FACTS,
        conclusion=words.FINAL_CONCLUSION,
        made_by=desk.actor.name,
        made_on=standing.today(desk),
    )


# 再次来访


def come_back(desk: Desk, new: ComeBack) -> registration.Registered:
    """Register that the same people came again, linked to the old matter, which stays untouched (T29, S03).

    With new facts it is handled anew; with the same facts after 复核 the new registration is answered by F04
    不再受理. Raises Refused: WRONG_STATE, REGISTRATION refusals.
    """
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id)
    known: dict[str, Any] = {"new_facts": new.new_facts, "linked_number": matter.number}
    if matter.state in (State.CLOSED, State.BOUND) and new.new_facts.strip():
        refuse_first(lifecycle.check("T29", standing.facts_of(desk, matter, **known)))
    elif State(matter.state) not in (
        State.CLOSED, State.BOUND, State.ARCHIVED, State.FINAL, State.CONCLUDED, State.NOTIFIED_OUT,
        State.NOT_ACCEPTED, State.WITHDRAWN,
    ):  # fmt: skip
        raise lifecycle.check("T29", standing.facts_of(desk, matter, **known))[0]
    people = tuple(registration.person_input(row) for row in matter.people if not row.struck)
    made = registration.register(
        desk,
        registration.NewMatter(
            channel=new.channel,
            received_at=new.received_at,
            people=people,
            demands=tuple(row.text for row in matter.demands if not row.struck),
            subject=matter.subject,
            summary=new.summary,
            topic=matter.topic,
            occurrence="REPEAT",
            linked_number=matter.number,
            headcount=matter.headcount,
        ),
    )
    fresh = standing.load(desk, made.id)
    fresh.new_facts = new.new_facts.strip()
    fresh.access = matter.access
    act = "NEW_FACTS" if fresh.new_facts else "SAME_FACTS"
    standing.add_step(desk, fresh, act, fresh.received_on, fresh.new_facts)
    standing.add_step(desk, matter, "CAME_BACK", fresh.received_on, made.number)
    return made


def repeat_visit(desk: Desk, matter_id: int, on: date | None, said: str) -> papers.Issued:
    """The petitioner comes again inside the review window with the same facts: tell the way to 复查 once more (F30b).

    Raises Refused: REVIEW_NEEDS_DELIVERY, WINDOW_CLOSED.
    """
    said = texts.clean(said).strip()
    matter = standing.load(desk, matter_id)
    past = happened.happened(desk, matter.id)
    opinion = past.opinion
    delivered = past.delivery_of(opinion.paper_id) if opinion else None
    if matter.state != State.CONCLUDED or opinion is None or delivered is None or delivered.delivered_on is None:
        raise Refused("REVIEW_NEEDS_DELIVERY", None, {}, (), "DELIVER")
    day = days.happened_on(desk, "on", "CAME_BACK", on, ("DELIVERED", delivered.delivered_on))
    end = _window_end(desk, matter, "R-REVIEW-30")
    if end is not None and day > end:
        raise Refused("WINDOW_CLOSED", "on", {"due": end}, (), "REGISTER_AGAIN")
    assert opinion.paper_id is not None
    standing.add_step(desk, matter, "REPEAT_VISIT", day, said)
    return promises.review_slip(desk, matter.id, opinion.paper_id, delivered.delivered_on)
