"""The life of a matter as one table (DOMAIN §3.2): who goes where, under which guards, with which papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import crossguards as x
from . import guards as g
from . import guards_outcome as o
from .matter import OPEN_STATES, Demand, MatterFacts, Person, State
from .refusal import Refused

__all__ = [
    "PAPERS_OF_THIS_VERSION",
    "STEPPER",
    "TRANSITIONS",
    "Demand",
    "MatterFacts",
    "Person",
    "State",
    "Transition",
    "check",
    "next_step",
    "offered",
    "papers_offered",
    "possible",
    "step_index",
    "target",
]

Guard = Callable[[MatterFacts], Refused | None]
S = State


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    code: T01..T34; act: verb code in labels.codes.ACTS; targets: where it may lead, () where the matter itself stays
    as it is and a new registration follows; papers: form codes it can produce.
    """

    code: str
    act: str
    sources: frozenset[State]
    targets: tuple[State, ...]
    guards: tuple[Guard, ...]
    papers: tuple[str, ...] = ()


def _row(
    code: str, act: str, sources: tuple[State, ...], targets: tuple[State, ...], guards: tuple[Guard, ...],
    papers: tuple[str, ...] = (),
) -> Transition:  # fmt: skip
    return Transition(code, act, frozenset(sources), targets, guards, papers)


_TRIAGE = (S.SCREENING, S.WITH_LEADER)
_FINISHED = (S.CONCLUDED, S.FINAL, S.NOTIFIED_OUT, S.NOT_ACCEPTED, S.WITHDRAWN)

# fmt: off
_ROWS = (
    _row("T01", "REGISTER", (S.DRAFT,), (S.REGISTERED,),
         (g.received_by_now, g.a_demand, g.channel_complete, g.few_representatives, g.urgency_explained,
          x.guardians_named), ("F01",)),
    _row("T02", "MERGE", (S.REGISTERED,), (S.MERGED,), (g.target_open, g.same_matter)),
    _row("T03", "SCREEN", (S.REGISTERED,), (S.SCREENING,), (), ("F08",)),
    _row("T04", "SUBMIT_TO_LEADER", (S.SCREENING,), (S.WITH_LEADER,),
         (g.natures_chosen, g.accusation_not_ordinary, g.proposal_written), ("F23", "F24")),
    _row("T05", "RETURN_TO_SCREENING", (S.WITH_LEADER,), (S.SCREENING,), (g.reason_given,)),
    _row("T06", "NOTIFY_OUT", _TRIAGE, (S.NOTIFIED_OUT,),
         (g.parts_separated, g.none_stays, g.way_told, g.accusation_to_competent, g.nobody_accused, x.schools_seal),
         ("F03", "F05", "F06", "F09b")),
    _row("T07", "REFUSE_ACCEPTANCE", _TRIAGE, (S.NOT_ACCEPTED,),
         (g.ground_listed, g.leader_approved, x.schools_seal), ("F04",)),
    _row("T08", "OBJECT", (S.SCREENING,), (S.OBJECTED,), (g.from_superior, g.objection_in_time), ("F28",)),
    _row("T09", "RECORD_OBJECTION_ANSWER", (S.OBJECTED,), (S.SCREENING, S.NOTIFIED_OUT), (g.sender_answered,)),
    _row("T10", "ACCEPT", _TRIAGE, (S.ACCEPTED,),
         (g.accepted_after_receipt, g.parts_separated, g.something_to_accept, g.accusation_not_ordinary,
          g.lead_unit_set, g.lead_not_accused, g.handler_free, g.superior_configured, x.guardians_named,
          x.times_in_order, x.schools_seal), ("F02",)),
    _row("T11", "DISPATCH", (S.ACCEPTED, S.REDO), (S.HANDLING,),
         (o.a_recipient, g.nobody_accused, g.lead_not_accused, o.task_before_due, x.times_in_order),
         ("F20", "F21", "F09")),
    _row("T12", "EXTEND", (S.HANDLING,), (S.HANDLING,),
         (g.reason_given, o.extension_in_time, o.extension_within_30, o.extension_approver, o.assigner_consents),
         ("F14", "F15", "F14b")),
    _row("T13", "JOINT_REVIEW", (S.HANDLING,), (S.HANDLING,), (o.two_units, g.lead_not_accused), ("F36",)),
    _row("T14", "SETTLE", (S.HANDLING,), (S.CONCLUDED,), (o.settlement_sound,), ("F24b",)),
    _row("T15", "DRAFT_OPINION", (S.HANDLING, S.REDO), (S.OPINION_DRAFT,),
         (o.opinion_scope, o.heard_and_verified), ("F25",)),
    _row("T16", "SUBMIT_OPINION", (S.OPINION_DRAFT,), (S.OPINION_REVIEW,), (o.four_eyes, o.reviewer_free), ("F16a",)),
    _row("T17", "SEND_BACK_OPINION", (S.OPINION_REVIEW,), (S.OPINION_DRAFT,), (g.reason_given,)),
    _row("T18", "SIGN", (S.OPINION_REVIEW,), (S.SIGNED,),
         (o.four_eyes, o.reviewer_free, o.quality_green, o.signer_level, o.remedy_right, x.schools_seal,
          x.times_in_order), ("F16",)),
    _row("T19", "DELIVER", (S.SIGNED, S.DELIVERING), (S.DELIVERING, S.CONCLUDED),
         (o.delivered_with_proof, x.times_in_order), ("F30", "F30b")),
    _row("T20", "APPLY_REVIEW", (S.CONCLUDED,), (S.UNDER_REVIEW,), (o.review_asked,), ("F33b",)),
    _row("T21", "UPHOLD", (S.UNDER_REVIEW,), (S.CONCLUDED,), (o.review_paper,), ("F33b",)),
    _row("T22", "REVOKE", (S.UNDER_REVIEW, S.UNDER_RECHECK), (S.REDO,),
         (o.review_paper, o.old_opinion_marked), ("F33b",)),
    _row("T23", "CORRECT_ROUTE", (S.UNDER_REVIEW,), (S.NOTIFIED_OUT,), (o.route_named,), ("F06",)),
    _row("T24", "RECHECK", (S.CONCLUDED, S.UNDER_RECHECK), (S.UNDER_RECHECK, S.FINAL), (o.recheck_asked,), ("F33",)),
    _row("T25", "CLOSE", _FINISHED, (S.CLOSED,),
         (o.all_answered, o.answer_delivered, o.superior_answered, o.execution_done, o.closing_papers,
          x.times_in_order), ("F24b", "F26", "F27", "F28")),
    _row("T26", "WITHDRAW", tuple(OPEN_STATES), (S.WITHDRAWN,), (o.withdrawal_free,)),
    _row("T27", "BIND", (S.CLOSED,), (S.BOUND,), (o.pieces_present, x.times_in_order),
         ("F45", "F46", "F47", "F48")),
    _row("T28", "HAND_OVER_ARCHIVE", (S.BOUND,), (S.ARCHIVED,), (o.receiver_signed,)),
    _row("T29", "REGISTER_AGAIN", (S.CLOSED, S.BOUND), (), (o.new_facts_linked,), ("F01",)),
    _row("T30", "COME_BACK_AFTER_FINAL", (S.FINAL,), (), (o.not_final,), ("F04",)),
    _row("T31", "VOID", (S.DRAFT, S.REGISTERED), (S.VOID,), (g.reason_given, g.voidable)),
    _row("T32", "ANSWER_SIMPLY", (S.ACCEPTED,), (S.CONCLUDED,), (o.simple_allowed, o.all_answered)),
    _row("T33", "REPLY_SUGGESTION", _TRIAGE, (S.CONCLUDED,), (o.suggestion_replied, o.all_answered), ("F31",)),
    _row("T34", "HAND_OVER_ACCUSATION", _TRIAGE, (S.NOTIFIED_OUT,),
         (o.accusation_sealed, g.none_stays, g.accusation_to_competent, g.nobody_accused), ("F09b",)),
)
# fmt: on

TRANSITIONS: dict[str, Transition] = {row.code: row for row in _ROWS}

PAPERS_OF_THIS_VERSION: frozenset[str] = frozenset(
    {
        "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F09b", "F12", "F13", "F14", "F14b", "F15",
        "F16", "F16a", "F16b", "F20", "F24", "F24b", "F25", "F26", "F27", "F28", "F30", "F30b", "F31", "F32b", "F33",
        "F33b", "F44", "F45", "F46", "F47", "F48", "F51",
    }
)  # fmt: skip
"""Forms this version can print; a transition offers only these of its papers."""

STEPPER: tuple[str, ...] = ("REGISTER", "ACCEPT", "HANDLE", "OPINION", "DELIVER", "CONCLUDE", "ARCHIVE")
"""Codes of the steps in the detail panel: 登记 受理 办理 处理意见 送达 办结 归档."""

_STEP_STATES: tuple[tuple[State, ...], ...] = (
    (S.DRAFT,),
    (S.REGISTERED, S.SCREENING, S.WITH_LEADER, S.OBJECTED),
    (S.ACCEPTED, S.HANDLING, S.REDO),
    (S.OPINION_DRAFT, S.OPINION_REVIEW),
    (S.SIGNED, S.DELIVERING),
    (S.CONCLUDED, S.UNDER_REVIEW, S.UNDER_RECHECK, S.FINAL, S.NOTIFIED_OUT, S.NOT_ACCEPTED, S.WITHDRAWN),
    (S.CLOSED, S.BOUND),
    (S.ARCHIVED,),
)


def step_index(state: State) -> int | None:
    """Which step of STEPPER is being worked on, 0-based; 7 when all are done; None for MERGED and VOID."""
    return next((index for index, states in enumerate(_STEP_STATES) if state in states), None)


def _reachable(row: Transition, facts: MatterFacts) -> bool:
    if row.code == "T31" and facts.imported:
        return facts.state not in (S.VOID, S.MERGED)
    return facts.state in row.sources


def check(code: str, facts: MatterFacts) -> tuple[Refused, ...]:
    """Every reason why this transition may not be made now; () when it may.

    code: T01..T34 (KeyError otherwise). A wrong state is the only reason given when it is one, because the other
    guards ask for facts of another moment. Source: DOMAIN §3.2, §3.3.
    """
    row = TRANSITIONS[code]
    if not _reachable(row, facts):
        wanted = tuple(str(state) for state in State if state in row.sources)
        return (Refused("WRONG_STATE", None, {"act": row.act, "state": str(facts.state), "states": wanted}),)
    return tuple(refused for guard in row.guards if (refused := guard(facts)) is not None)


def possible(state: State) -> tuple[str, ...]:
    """Codes of the transitions whose table row starts in this state, in table order; guards not asked."""
    return tuple(row.code for row in _ROWS if state in row.sources)


def target(code: str, facts: MatterFacts) -> State:
    """The state after an allowed transition; the present one where the matter itself stays (T12, T13, T29, T30)."""
    row = TRANSITIONS[code]
    if not row.targets:
        return facts.state
    if code == "T09":
        return S.NOTIFIED_OUT if facts.objection_answer == "AGREED" else S.SCREENING
    if code == "T19":
        return S.CONCLUDED if facts.delivered_on else S.DELIVERING
    if code == "T24":
        return S.FINAL if facts.state is S.UNDER_RECHECK else S.UNDER_RECHECK
    return row.targets[0]


def offered(code: str, facts: MatterFacts) -> bool:
    """Whether a button for it may be shown: the state is right."""
    return _reachable(TRANSITIONS[code], facts)


def papers_offered(code: str) -> tuple[str, ...]:
    """The papers of a transition that this version can issue, in table order."""
    return tuple(paper for paper in TRANSITIONS[code].papers if paper in PAPERS_OF_THIS_VERSION)


_NEXT: dict[State, str] = {
    S.DRAFT: "T01",
    S.REGISTERED: "T03",
    S.OBJECTED: "T09",
    S.ACCEPTED: "T11",
    S.HANDLING: "T15",
    S.OPINION_DRAFT: "T16",
    S.OPINION_REVIEW: "T18",
    S.SIGNED: "T19",
    S.DELIVERING: "T19",
    S.CONCLUDED: "T25",
    S.UNDER_REVIEW: "REVIEW_RESULT",
    S.UNDER_RECHECK: "REVIEW_RESULT",
    S.REDO: "T15",
    S.FINAL: "T25",
    S.NOTIFIED_OUT: "T25",
    S.NOT_ACCEPTED: "T25",
    S.WITHDRAWN: "T25",
    S.CLOSED: "T27",
    S.BOUND: "T28",
}
_UNTOLD = frozenset({S.ACCEPTED, S.HANDLING, S.OPINION_DRAFT, S.OPINION_REVIEW, S.SIGNED, S.DELIVERING, S.CONCLUDED})


def next_step(facts: MatterFacts) -> str | None:
    """The one next step of a matter: a T-code or the act that prepares it; None when its life is over.

    Ask `offered` before showing a button for a T-code.
    """
    if facts.state in _TRIAGE and facts.demands:
        return _next_in_triage(facts)
    if facts.state in _UNTOLD and any(d.leaves and not d.told for d in facts.demands):
        return "T06"
    match facts.state:
        case S.ACCEPTED if facts.simple_kind:
            return "T32"
        case S.HANDLING:
            return _next_in_handling(facts)
        case S.OPINION_REVIEW if not facts.quality_checked:
            return "QUALITY"
        case S.CONCLUDED | S.FINAL | S.NOTIFIED_OUT | S.NOT_ACCEPTED | S.WITHDRAWN:
            return _next_before_closing(facts)
    return _NEXT.get(facts.state)


def _next_in_triage(facts: MatterFacts) -> str:
    if facts.objection_answer == "REFUSED" and not any(d.told for d in facts.demands):
        return "T10"
    open_ones = tuple(d for d in facts.demands if not (d.told or d.answered)) or facts.demands
    if all(d.nature == "ACCUSATION" for d in open_ones):
        return "T34"
    if all(d.leaves for d in open_ones):
        if facts.state is S.SCREENING and facts.superior_sender and all(d.own_authority == "NO" for d in open_ones):
            return "T08"
        return "T06"
    if all(d.nature == "SUGGESTION" or d.leaves for d in open_ones):
        return "T33"
    return "T10"


def _next_in_handling(facts: MatterFacts) -> str:
    if facts.interviews < 1:
        return "INTERVIEW"
    if facts.verifications < 1:
        return "VERIFY"
    return "TASK_REPLY" if facts.tasks_open else "T15"


def _next_before_closing(facts: MatterFacts) -> str:
    if facts.state is not S.WITHDRAWN:
        silent = [d for d in facts.demands if not d.answered]
        if any(d.nature == "SUGGESTION" for d in silent):
            return "T33"
        if any(d.route == "STATUTORY_DUTY" for d in silent):
            return "ANSWER_DUTY"
    if facts.superior_sender and facts.superior_answered_on is None:
        return "REPLY_SUPERIOR"
    return "T25" if facts.closing_report else "CLOSING_REPORT"
