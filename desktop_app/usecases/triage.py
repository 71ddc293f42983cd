"""呈批、不予受理、异议: what else may become of a matter before it is accepted (T04, T05, T07–T09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..facts import NoticeFacts
from ..facts_life import FilingFacts, OfficialFacts
from ..labels import codes
from ..labels import official as words
from ..office import Desk
from ..rules import lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.handling import Decision, Objection
from ..storage.matters import Matter
from . import addressing, days, hands, happened, notices, official, papers, screening, standing
from .offices import profile
from .screening import DemandJudgement

TRIAGE = frozenset({State.SCREENING, State.WITH_LEADER})
"""States in which it is still open what becomes of a matter."""

GROUND_ARTICLES = {
    "ALREADY_HANDLED": ("《信访工作条例》第十九条第三款", "《信访条例》第十六条"),
    "FINAL_SAME_FACTS": ("《信访工作条例》第三十六条第三款", "《信访条例》第三十五条第三款"),
    "LITIGATION": ("《信访工作条例》第三十一条第（一）项", "《信访条例》第二十一条第一款第（一）项"),
    "LEVEL_SKIPPED": ("《信访工作条例》第二十条第一款", "《信访条例》第十六条"),
    "NO_FACTS": ("", ""),
}
"""The usual article behind a ground of F04, by the regulation in force; the officer may write another."""


def refuse_first(problems: tuple[Refused, ...]) -> None:
    """Raise the first reason why an act may not be done."""
    if problems:
        raise problems[0]


@dataclass(frozen=True, kw_only=True)
class RefuseAcceptance:
    """不予（不再）受理 (T07). ground: code of GROUNDS; basis, way: as printed; reason: the facts behind the ground."""

    matter_id: int
    version: int
    ground: str
    basis: str
    reason: str
    approver_id: int | None
    approved_on: date | None
    told_on: date | None
    way: str = ""
    judgements: tuple[DemandJudgement, ...] = ()
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SubmitToLeader:
    """呈领导审批 (T04) on the 立案请示签."""

    matter_id: int
    version: int
    proposal: str
    issues: str = ""
    reason: str = ""
    judgements: tuple[DemandJudgement, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LeaderDecision:
    """What the leader decided on the sheet; returned: back to screening (T05), words are then the reason."""

    matter_id: int
    version: int
    decided_by_id: int | None
    decided_on: date | None
    words: str = ""
    returned: bool = False


@dataclass(frozen=True, kw_only=True)
class ObjectToSender:
    """异议 within five working days (T08). reasons: in detail, one per line."""

    matter_id: int
    version: int
    objected_on: date | None
    reasons: str
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ObjectionAnswer:
    """What the sender answered (T09). answer: AGREED or REFUSED."""

    matter_id: int
    version: int
    answer: str
    answered_on: date | None
    document: str = ""


def ground_basis(ground: str, regime: str) -> str:
    """The usual article behind a ground, for the regime; "" where no national text says it."""
    pair = GROUND_ARTICLES.get(ground, ("", ""))
    return pair[1] if regime == "CN-2005" else pair[0]


def screened(desk: Desk, matter: Matter, judgements: tuple[DemandJudgement, ...]) -> None:
    """Judge the demands and pass through screening on the way from a mere registration."""
    screening.judge(desk, matter, judgements)
    if matter.state == State.REGISTERED:
        standing.move(desk, matter, "SCREEN", State.SCREENING, standing.today(desk))


# 不予受理


def draft_refusal(desk: Desk, new: RefuseAcceptance) -> NoticeFacts:
    """F04 as it would be issued; asked, never done."""
    return _refusal_facts(desk, standing.load(desk, new.matter_id), texts.cleaned(new))


def _refusal_facts(desk: Desk, matter: Matter, new: RefuseAcceptance) -> NoticeFacts:
    final = new.ground == "FINAL_SAME_FACTS"
    known = {
        "ground": codes.GROUNDS.get(new.ground, ""),
        "reason": new.reason.strip().rstrip("。"),
        "basis": new.basis,
        "decision": words.NO_LONGER_ACCEPTED if final else words.NOT_ACCEPTED,
        "way": new.way.strip(),
    }
    on = new.told_on or standing.today(desk)
    return notices.notice_facts(desk, matter, "F04", on, new.addressee, new.paragraphs, known)


def refuse_acceptance(desk: Desk, new: RefuseAcceptance) -> papers.Issued:
    """Decide not to accept and issue F04. Raises Refused: the guards of T07, NOT_A_LEADER, REASON_MISSING."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    screened(desk, matter, new.judgements)
    if not new.reason.strip():
        raise Refused("REASON_MISSING", "reason")
    facts = standing.facts_of(
        desk, matter, ground=new.ground, ground_basis=new.basis, leader_approved_on=new.approved_on,
        backfill_reason=new.late_entry_reason,
    )  # fmt: skip
    refuse_first(lifecycle.check("T07", facts))
    approver = hands.leader_of(desk, facts, new.approver_id, "approver")
    late = new.late_entry_reason
    days.happened_on(desk, "approved_on", "DECIDED", new.approved_on, days.received(matter), late_reason=late)
    told = days.happened_on(desk, "told_on", "TOLD", new.told_on, ("DECIDED", new.approved_on), late_reason=late)
    issued = papers.issue(desk, matter, "F04", _refusal_facts(desk, matter, new), told)
    desk.db.add(
        Decision(
            matter_id=matter.id, kind="REFUSE", proposal=new.reason, asked_on=standing.today(desk),
            paper_id=issued.id, decided_by=approver.name, decided_on=new.approved_on, words=codes.GROUNDS[new.ground],
        )
    )  # fmt: skip
    for row in matter.demands:
        if not row.struck and row.answer_id is None:
            row.notice_id = row.answer_id = issued.id
    standing.move(
        desk, matter, "REFUSE_ACCEPTANCE", State.NOT_ACCEPTED, told, codes.GROUNDS[new.ground], issued.id, late
    )
    standing.rewrite_obligations(desk, matter)
    return issued


# 呈批


def submit_to_leader(desk: Desk, new: SubmitToLeader) -> papers.Issued:
    """Put the matter before a leader on F24 (T04). Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    screened(desk, matter, new.judgements)
    facts = standing.facts_of(desk, matter, proposal=new.proposal)
    refuse_first(lifecycle.check("T04", facts))
    today = standing.today(desk)
    sheet = FilingFacts(
        office=profile(desk).facts(),
        number=matter.number,
        gist=matter.subject,
        source=codes.CHANNELS[matter.channel],
        parties=addressing.petitioner_of(matter),
        issues=new.issues or matter.summary or matter.subject,
        reason=new.reason,
        proposal=new.proposal,
        proposed_by=desk.actor.name,
        proposed_on=today,
    )
    issued = papers.issue(desk, matter, "F24", sheet)
    desk.db.add(Decision(matter_id=matter.id, kind="FILE", proposal=new.proposal, asked_on=today, paper_id=issued.id))
    standing.move(desk, matter, "SUBMIT_TO_LEADER", State.WITH_LEADER, today, new.proposal, issued.id)
    standing.rewrite_obligations(desk, matter)
    return issued


def record_decision(desk: Desk, new: LeaderDecision) -> None:
    """What the leader wrote; a returned sheet goes back to screening (T05). Raises Refused: NOTHING_SUBMITTED."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    facts = standing.facts_of(desk, matter, reason=new.words)
    open_ones = [row for row in happened.happened(desk, matter.id).decisions if row.decided_on is None]
    if matter.state != State.WITH_LEADER or not open_ones:
        raise Refused("NOTHING_SUBMITTED", None, {}, (), "SUBMIT_TO_LEADER")
    if new.returned:
        refuse_first(lifecycle.check("T05", facts))
    leader = hands.leader_of(desk, facts, new.decided_by_id, "decided_by")
    row = open_ones[-1]
    row.decided_on = days.happened_on(desk, "decided_on", "DECIDED", new.decided_on, ("SUBMITTED", row.asked_on))
    row.decided_by, row.words = leader.name, new.words.strip()
    if new.returned:
        standing.move(desk, matter, "RETURN_TO_SCREENING", State.SCREENING, row.decided_on, row.words)
    else:
        note = f"{leader.name}：{row.words}" if row.words else leader.name
        standing.add_step(desk, matter, "LEADER_DECISION", row.decided_on, note)


# 异议


def draft_objection(desk: Desk, new: ObjectToSender) -> OfficialFacts:
    """F28 to the sender as it would be issued; asked, never done."""
    return _objection_facts(desk, standing.load(desk, new.matter_id), texts.cleaned(new))


def _objection_facts(desk: Desk, matter: Matter, new: ObjectToSender) -> OfficialFacts:
    on = new.objected_on or standing.today(desk)
    return official.official(
        desk, matter, "F28O", on, letterhead="LETTER", addressee=matter.superior,
        known={"content": new.reasons.strip()}, note=official.contact(desk),
    )  # fmt: skip


def object_to_sender(desk: Desk, new: ObjectToSender) -> papers.Issued:
    """Object to an item that is not the school's (T08). It stays open until the sender agrees. Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    screened(desk, matter, ())
    facts = standing.facts_of(desk, matter, objection_on=new.objected_on, objection_reasons=new.reasons)
    refuse_first(lifecycle.check("T08", facts))
    day = days.happened_on(
        desk, "objection_on", "OBJECTED", new.objected_on, days.received(matter), late_reason=new.late_entry_reason
    )
    issued = papers.issue(desk, matter, "F28", _objection_facts(desk, matter, new), day)
    desk.db.add(Objection(matter_id=matter.id, objected_on=day, reasons=new.reasons.strip(), paper_id=issued.id))
    standing.move(desk, matter, "OBJECT", State.OBJECTED, day, matter.superior, issued.id, new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)
    return issued


def record_objection_answer(desk: Desk, new: ObjectionAnswer) -> None:
    """The sender's answer (T09): agreed, the matter leaves; refused, it stays with the school. Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    facts = standing.facts_of(desk, matter, objection_answer=new.answer)
    refuse_first(lifecycle.check("T09", facts))
    row = happened.happened(desk, matter.id).objections[-1]
    row.answered_on = days.happened_on(
        desk, "answered_on", "OBJECTION_ANSWERED", new.answered_on, ("OBJECTED", row.objected_on)
    )
    row.answer, row.document = new.answer, new.document.strip()
    if new.answer == "AGREED":
        for one in matter.demands:
            if not one.struck:
                one.notice_id = one.notice_id or row.paper_id
                one.answer_id = one.answer_id or row.paper_id
    state = lifecycle.target("T09", facts)
    note = " ".join(part for part in (codes.OBJECTION_ANSWERS[new.answer], row.document) if part)
    standing.move(desk, matter, "RECORD_OBJECTION_ANSWER", state, row.answered_on, note)
    standing.rewrite_obligations(desk, matter)
