"""信访处理意见书: drafted demand by demand, reviewed by another, checked, signed, then locked (T15–T18, B09, B15)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from ..facts_life import OpinionSlipFacts, QualityFacts, QualityLine
from ..labels import codes
from ..labels import forms as form_words
from ..labels import official as words
from ..office import Desk
from ..rules import crossguards, guards_outcome, lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.matters import Matter, Paper
from ..storage.opinions import Opinion, OpinionPart
from . import addressing, days, hands, happened, papers, standing
from .offices import profile
from .opinion_text import (
    DraftOpinion,
    PartInput,
    as_draft,
    covered,
    default_opinion,
    opinion_facts,
    parts_of,
    preview_opinion,
)
from .triage import refuse_first

__all__ = ["DraftOpinion", "PartInput", "default_opinion", "parts_of", "preview_opinion"]

ARTICLE = re.compile(r"《[^》]+》.*第[〇零一二三四五六七八九十百千\d]+条|《[^》]+》")
HUMAN = frozenset({"FACTS", "LAYOUT", "DEADLINE"})
"""Items of F16b that only a reader can judge; what the program itself sees open stays open whatever is ticked."""


@dataclass(frozen=True, kw_only=True)
class SubmitOpinion:
    """送审 (T16)."""

    matter_id: int
    version: int
    reviewer_id: int | None


@dataclass(frozen=True, kw_only=True)
class CheckQuality:
    """逐项检查质量 (F16b). checks: YES or NO by item of QUALITY_ITEMS; business_*: the business review (B09)."""

    matter_id: int
    version: int
    checks: dict[str, str] = field(default_factory=dict)
    business_by: str = ""
    business_words: str = ""
    business_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SignOpinion:
    """签发 (T18): the day the paper carries."""

    matter_id: int
    version: int
    signer_id: int | None
    signed_on: date | None
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NewVersion:
    """A signed opinion changes only as an approved new version (G-LOCK)."""

    matter_id: int
    version: int
    reason: str
    approved_by_id: int | None
    approved_on: date | None


def draft_opinion(desk: Desk, new: DraftOpinion) -> None:
    """Start or rewrite the draft (T15). Raises Refused: OPINION_LOCKED, DEMAND_UNKNOWN, the guards of T15."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    past = happened.happened(desk, matter.id)
    live = [row for row in matter.demands if not row.struck]
    by_id = {row.id: place for place, row in enumerate(live, 1)}
    if any(one.demand_id not in by_id for one in new.parts):
        raise Refused("DEMAND_UNKNOWN", "demands")
    locked = crossguards.opinion_unlocked(State(matter.state))
    if locked is not None and past.opinion is not None:
        raise locked
    for one in new.parts:
        if one.conclusion and one.conclusion not in codes.CONCLUSIONS:
            raise Refused("CHOICE_UNKNOWN", "conclusion", {"text": one.conclusion})
    facts = standing.facts_of(
        desk, matter, reason=new.no_hearing_reason,
        opinion_covers=tuple(by_id[one.demand_id] for one in new.parts), drafter=desk.actor.name,
    )  # fmt: skip
    hands.free(facts, "drafter", desk.actor.name)
    day = days.happened_on(
        desk, "drafted_on", "DRAFTED", new.drafted_on or standing.today(desk), days.accepted(matter),
        late_reason=new.late_entry_reason,
    )  # fmt: skip
    row = past.opinion if matter.state == State.OPINION_DRAFT else None
    if row is None:
        refuse_first(lifecycle.check("T15", facts))
        row = Opinion(
            matter_id=matter.id, version=len(past.opinions) + 1, drafted_on=day, drafter_id=desk.actor.person_id,
            remedy_body=profile(desk).superior,
        )  # fmt: skip
        desk.db.add(row)
        desk.db.flush()
        standing.move(desk, matter, "DRAFT_OPINION", State.OPINION_DRAFT, day, new.no_hearing_reason.strip())
    else:
        problem = guards_outcome.opinion_scope(facts)
        if problem is not None:
            raise problem
        standing.add_step(desk, matter, "REWRITE_OPINION", day)
    row.course, row.major, row.attachments = (
        new.course.strip(),
        new.major,
        [one for one in new.attachments if one.strip()],
    )
    row.no_hearing_reason, row.remedy_body = new.no_hearing_reason.strip(), profile(desk).superior
    row.checks, row.checked_on, row.checked_by = {}, None, ""
    _write_parts(desk, row, new.parts)
    standing.rewrite_obligations(desk, matter)


def _write_parts(desk: Desk, row: Opinion, parts: tuple[PartInput, ...]) -> None:
    kept = {one.demand_id: one for one in parts_of(desk, row)}
    for seat, one in enumerate(parts):
        part = kept.get(one.demand_id)
        if part is None:
            part = OpinionPart(opinion_id=row.id, demand_id=one.demand_id)
            desk.db.add(part)
        part.seat, part.finding, part.conclusion = seat, one.finding.strip(), one.conclusion
        part.reasons, part.basis = one.reasons.strip(), one.basis.strip()
    desk.db.flush()


def current(desk: Desk, matter: Matter) -> Opinion:
    """The version being written or standing. Raises Refused: OPINION_NONE."""
    row = happened.happened(desk, matter.id).opinion
    if row is None:
        raise Refused("OPINION_NONE", None, {}, (), "DRAFT_OPINION")
    return row


def submit_opinion(desk: Desk, new: SubmitOpinion) -> papers.Issued:
    """Hand the draft to its reviewer with the slip F16a (T16). Raises Refused: REVIEWER_IS_DRAFTER, PERSON_RECUSED …"""
    matter = standing.load(desk, new.matter_id, new.version)
    row = current(desk, matter)
    reviewer = hands.person_of(desk, new.reviewer_id, "reviewer") if new.reviewer_id is not None else None
    facts = standing.facts_of(desk, matter, reviewer=reviewer.name if reviewer else "")
    refuse_first(lifecycle.check("T16", facts))
    assert reviewer is not None
    hands.free(facts, "reviewer", reviewer.name)
    row.reviewer_id = reviewer.id
    today = standing.today(desk)
    row.submitted_on = today
    slip = OpinionSlipFacts(
        office=profile(desk).facts(),
        number=matter.number,
        petitioner=addressing.petitioner_of(matter),
        subject=matter.subject,
        title=form_words.TITLES["F16"],
        version=row.version,
        major=row.major,
        unit=facts.lead_unit,
        drafter=facts.drafter,
        drafted_on=row.drafted_on,
        reviewer=reviewer.name,
        gist=words.outcome(_outcome(desk, matter, row)),
    )
    issued = papers.issue(desk, matter, "F16a", slip)
    row.slip_id = issued.id
    standing.move(desk, matter, "SUBMIT_OPINION", State.OPINION_REVIEW, today, reviewer.name, issued.id)
    return issued


def _outcome(desk: Desk, matter: Matter, row: Opinion) -> tuple[tuple[str, str], ...]:
    by_id = {one.id: one.text for one in matter.demands}
    return tuple((by_id[part.demand_id], part.conclusion) for part in parts_of(desk, row))


def send_back(desk: Desk, matter_id: int, version: int, reason: str) -> None:
    """The reviewer returns it with the reason (T17); its checks start anew. Raises Refused."""
    reason = texts.clean(reason).strip()
    matter = standing.load(desk, matter_id, version)
    refuse_first(lifecycle.check("T17", standing.facts_of(desk, matter, reason=reason)))
    row = current(desk, matter)
    row.sent_back_on, row.sent_back_reason = standing.today(desk), reason
    row.checks, row.checked_on, row.checked_by = {}, None, ""
    standing.move(desk, matter, "SEND_BACK_OPINION", State.OPINION_DRAFT, standing.today(desk), reason)


def suggested_checks(desk: Desk, matter_id: int) -> dict[str, tuple[str, str]]:
    """What the program sees of the standing draft, by item of F16b: YES or NO and what was looked at."""
    matter = standing.load(desk, matter_id)
    return _seen(desk, matter, current(desk, matter))


def _seen(desk: Desk, matter: Matter, row: Opinion) -> dict[str, tuple[str, str]]:
    parts = {one.demand_id: one for one in parts_of(desk, row)}
    owed = covered(matter)
    places = {one.id: n for n, one in enumerate((d for d in matter.demands if not d.struck), 1)}

    def lacking(test: object) -> str:
        missing = [str(places[one.id]) for one in owed if one.id not in parts or not getattr(parts[one.id], str(test))]
        return words.lacking(missing)

    answers = profile(desk)
    due = standing.facts_of(desk, matter).handle_due
    late = (standing.today(desk) - due).days if due else 0
    without = [str(places[one.id]) for one in owed if one.id in parts and not ARTICLE.search(parts[one.id].basis)]
    said = {
        "ANSWERED": words.lacking([str(places[one.id]) for one in owed if one.id not in parts]),
        "FACTS": lacking("finding"),
        "BASIS": words.lacking(without) or lacking("basis"),
        "CONCLUSION": lacking("conclusion"),
        "REMEDY": "" if row.remedy_body and row.remedy_body == answers.superior else words.NO_REMEDY,
        "ISSUER": "" if answers.school else words.NO_SCHOOL,
        "LAYOUT": "",
        "DEADLINE": "",
    }
    looked = {
        "ANSWERED": words.counted(len(owed)),
        "REMEDY": answers.superior,
        "ISSUER": answers.school,
        "LAYOUT": words.LAYOUT_SEEN,
        "DEADLINE": words.overdue(late) if late > 0 else words.in_time(due),
    }
    return {
        item: ("NO", said[item]) if said[item] else ("YES", looked.get(item, words.COMPLETE))
        for item in codes.QUALITY_ITEMS
    }


def check_quality(desk: Desk, new: CheckQuality) -> papers.Issued:
    """Go through F16b; what the program sees open stays open (B15). Raises Refused: NOT_THE_REVIEWER, CHECKS_MISSING,
    WRONG_STATE."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    row = current(desk, matter)
    if matter.state != State.OPINION_REVIEW:
        raise lifecycle.check("T18", standing.facts_of(desk, matter))[0]
    if desk.actor.person_id is not None and desk.actor.person_id == row.drafter_id:
        raise Refused("REVIEWER_IS_DRAFTER", "reviewer", {"person": desk.actor.name}, (), "SET_REVIEWER")
    missing = tuple(item for item in codes.QUALITY_ITEMS if new.checks.get(item) not in ("YES", "NO"))
    if missing:
        raise Refused("CHECKS_MISSING", "checks", {"items": missing})
    if new.business_on is not None:
        days.happened_on(desk, "business_on", "BUSINESS_REVIEWED", new.business_on, ("DRAFTED", row.drafted_on))
    seen = _seen(desk, matter, row)
    row.checks = {
        item: "YES" if new.checks[item] == "YES" and (item in HUMAN or seen[item][0] == "YES") else "NO"
        for item in codes.QUALITY_ITEMS
    }
    if seen["FACTS"][0] == "NO":
        row.checks = {**row.checks, "FACTS": "NO"}
    row.checked_on, row.checked_by = standing.today(desk), desk.actor.name
    row.business_by, row.business_words, row.business_on = (
        new.business_by.strip(),
        new.business_words.strip(),
        new.business_on,
    )
    by_id = {one.id: one.text for one in matter.demands}
    sheet = QualityFacts(
        office=profile(desk).facts(),
        number=matter.number,
        subject=matter.subject,
        version=row.version,
        demands=tuple(
            (by_id[one.demand_id], _yes(one.finding), _yes(one.basis), codes.CONCLUSIONS.get(one.conclusion, ""))
            for one in parts_of(desk, row)
        ),
        lines=tuple(
            QualityLine(
                item=codes.QUALITY_ITEMS[item], standard=codes.QUALITY_STANDARDS[item], met=row.checks[item],
                remark=seen[item][1],
            )
            for item in codes.QUALITY_ITEMS
        ),
        checker=desk.actor.name,
        checked_on=row.checked_on,
    )  # fmt: skip
    issued = papers.issue(desk, matter, "F16b", sheet)
    row.check_id = issued.id
    standing.add_step(desk, matter, "CHECK_QUALITY", row.checked_on, "", issued.id)
    return issued


def _yes(text: str) -> str:
    return "YES" if text.strip() else "NO"


def sign_opinion(desk: Desk, new: SignOpinion) -> papers.Issued:
    """Sign, number and freeze F16; its text is locked from then on (T18). Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    row = current(desk, matter)
    facts = standing.facts_of(desk, matter)
    signer = hands.leader_of(desk, facts, new.signer_id, "signer")
    level = "PRINCIPAL_LEADER" if "PRINCIPAL_LEADER" in signer.roles else "LEADER_IN_CHARGE"
    late = new.late_entry_reason
    open_now = tuple(item for item, (answer, _) in _seen(desk, matter, row).items() if answer == "NO")
    facts = standing.facts_of(
        desk, matter, signer=signer.name, signer_level=level, signed_on=new.signed_on, seal="SCHOOL",
        backfill_reason=late, quality_open=tuple(dict.fromkeys((*facts.quality_open, *open_now))),
    )  # fmt: skip
    refuse_first(lifecycle.check("T18", facts))
    signed = days.happened_on(
        desk, "signed_on", "SIGNED", new.signed_on, days.accepted(matter), ("DRAFTED", row.drafted_on), late_reason=late
    )
    issued = papers.issue(desk, matter, "F16", opinion_facts(desk, matter, as_draft(desk, matter, row), signed), signed)
    row.signer_id, row.paper_id, row.state = signer.id, issued.id, "SIGNED"
    row.signed_on = signed
    by_id = {one.id: one for one in matter.demands}
    for part in parts_of(desk, row):
        by_id[part.demand_id].answer_id = issued.id
    standing.move(desk, matter, "SIGN", State.SIGNED, signed, signer.name, issued.id, late)
    standing.rewrite_obligations(desk, matter)
    return issued


CHANGEABLE = frozenset({State.SIGNED, State.DELIVERING, State.CONCLUDED})


def new_version(desk: Desk, new: NewVersion) -> None:
    """Open a new version of a signed opinion; the old paper stays, marked as replaced (G-LOCK). Raises Refused:
    WRONG_STATE, REASON_MISSING, NOT_A_LEADER."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    row = current(desk, matter)
    facts = standing.facts_of(desk, matter)
    if State(matter.state) not in CHANGEABLE or row.signed_on is None:
        states = tuple(str(one) for one in sorted(CHANGEABLE))
        raise Refused("WRONG_STATE", None, {"act": "NEW_OPINION_VERSION", "state": matter.state, "states": states})
    if not new.reason.strip():
        raise Refused("REASON_MISSING", "reason")
    leader = hands.leader_of(desk, facts, new.approved_by_id, "approved_by")
    day = days.happened_on(desk, "approved_on", "APPROVED", new.approved_on, ("SIGNED", row.signed_on))
    draft = as_draft(desk, matter, row)
    row.state, row.ended_on, row.end_reason = "REPLACED", standing.today(desk), new.reason.strip()
    paper = desk.db.get(Paper, row.paper_id) if row.paper_id else None
    if paper is not None:
        paper.void_reason = new.reason.strip()
    for part in parts_of(desk, row):
        demand = next(one for one in matter.demands if one.id == part.demand_id)
        demand.answer_id = None
    fresh = Opinion(
        matter_id=matter.id, version=row.version + 1, drafted_on=standing.today(desk), course=row.course,
        drafter_id=desk.actor.person_id, major=row.major, attachments=list(row.attachments),
        remedy_body=profile(desk).superior, change_reason=new.reason.strip(), change_approved_by=leader.name,
        change_approved_on=day,
    )  # fmt: skip
    desk.db.add(fresh)
    desk.db.flush()
    _write_parts(desk, fresh, draft.parts)
    note = f"{leader.name}：{new.reason.strip()}"
    standing.move(desk, matter, "NEW_OPINION_VERSION", State.OPINION_DRAFT, standing.today(desk), note)
    standing.rewrite_obligations(desk, matter)
