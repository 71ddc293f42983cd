"""What may be done on a matter now: the one next step, and everything else that has its button."""

from __future__ import annotations

from dataclasses import dataclass

from ..office import Desk
from ..rules import lifecycle
from ..rules.matter import OPEN_STATES, MatterFacts, State
from ..storage.matters import Matter
from . import backlog, course, happened, standing
from .course import Course
from .happened import Happened

S = State
HANDLED = frozenset({S.ACCEPTED, S.HANDLING, S.OPINION_DRAFT, S.OPINION_REVIEW, S.REDO})
ANSWERED = frozenset({S.CONCLUDED, S.FINAL, S.NOTIFIED_OUT, S.NOT_ACCEPTED})
ENDED = frozenset({S.VOID, S.MERGED, S.BOUND, S.ARCHIVED})
CAN_COME_BACK = frozenset(
    {S.CLOSED, S.BOUND, S.ARCHIVED, S.FINAL, S.CONCLUDED, S.NOTIFIED_OUT, S.NOT_ACCEPTED, S.WITHDRAWN}
)
# Acts of the table that stand under a name of their own, because one transition has several dialogs.
_RENAMED = frozenset({"T01", "T05", "T12", "T21", "T22", "T23", "T29", "T30"})


@dataclass(frozen=True)
class Possible:
    """What the detail panel may offer. next: the one next step, "" when there is none; codes: all acts, T-codes and
    names of labels.pages.ACT_WORDS."""

    next: str
    codes: tuple[str, ...]


def possible(desk: Desk, matter_id: int) -> Possible:
    """The one next step and the other acts this version offers on a matter."""
    matter = standing.load(desk, matter_id)
    past = happened.happened(desk, matter.id)
    return of(desk, matter, course.course(desk, matter, past), past)


def of(desk: Desk, matter: Matter, seen: Course, past: Happened) -> Possible:
    """As `possible`, for a matter and its course at hand."""
    facts = standing.facts_of(desk, matter, past)
    found = dict.fromkeys(
        code for code in lifecycle.TRANSITIONS if code not in _RENAMED and lifecycle.offered(code, facts)
    )
    _prune(found, facts, seen)
    for code in (*_beside(facts, seen), *_on_parts(facts, seen, past), *_always(facts)):
        found[code] = None
    following = _next(facts, seen)
    if following and following not in found and not following.startswith("T"):
        found[following] = None
    return Possible(following if following in found else "", tuple(found))


def _prune(found: dict[str, None], facts: MatterFacts, seen: Course) -> None:
    """Leave out what the table allows from the state but the matter itself has nothing for."""
    demands = facts.demands
    accusation = any(one.nature == "ACCUSATION" for one in demands)
    unwanted = {
        "T08": not facts.superior_sender or facts.objection_on is not None,
        "T14": not seen.settlement_open,
        "T16": seen.opinion is None,
        "T17": seen.opinion is None,
        "T18": seen.opinion is None or seen.opinion.checked_on is None or bool(seen.opinion.quality_open),
        "T19": seen.opinion is None,
        "T20": seen.opinion is None or _last_review(seen) in ("UPHELD", "CHANGED"),
        "T24": facts.state is not S.CONCLUDED or _last_review(seen) not in ("UPHELD", "CHANGED"),
        "T25": not seen.closing_written,
        "T32": not facts.simple_kind,
        "T33": not any(one.nature == "SUGGESTION" for one in demands) and any(one.nature for one in demands),
        "T34": not accusation and any(one.nature for one in demands),
    }
    for code, out in unwanted.items():
        if out:
            found.pop(code, None)


def _last_review(seen: Course) -> str:
    return seen.reviews[-1].result if seen.reviews and seen.reviews[-1].level == "REVIEW" else ""


def _beside(facts: MatterFacts, seen: Course) -> list[str]:
    """Acts that move no state but prepare, mend or follow one."""
    state = facts.state
    made: list[str] = []
    if state is S.REGISTERED:
        made += ["SCREEN", "T04", "T06", "T07", "T08", "T10", "T33", "T34"]
        if not facts.superior_sender:
            made.remove("T08")
    if state is S.SCREENING:
        made.append("SCREEN")
    if state is S.WITH_LEADER and seen.decision_open:
        made.append("LEADER_DECISION")
    if state in (S.REGISTERED, S.SCREENING, S.WITH_LEADER):
        made.append("SPLIT")
    if state is S.ACCEPTED and facts.simple_kind:
        made.append("LEAVE_SIMPLE")
    if state is S.HANDLING:
        pending = any(row.notified_on is None and row.denied_on is None for row in seen.extensions)
        made += ["EXTEND_APPROVE", "EXTEND_DENY"] if pending else ["EXTEND_ASK"]
        made += ["SETTLE_DRAW", "T11"]
    if facts.superior_sender and state in OPEN_STATES | ANSWERED:
        if seen.consent_open:
            made.append("SUPERIOR_ANSWER")
        elif facts.superior_due is not None and facts.superior_answered_on is None:
            made.append("ASK_SUPERIOR")
        if facts.superior_answered_on is None and state is not S.OBJECTED:
            made.append("REPLY_SUPERIOR")
    if state in HANDLED:
        made += ["INTERVIEW", "VERIFY"]
    if state is S.OPINION_DRAFT:
        made.append("T15")
    if state is S.OPINION_REVIEW:
        made.append("QUALITY")
    if state in (S.SIGNED, S.DELIVERING, S.CONCLUDED) and seen.opinion is not None and seen.opinion.signed_on:
        made.append("NEW_VERSION")
    if state in (S.UNDER_REVIEW, S.UNDER_RECHECK):
        made += ["REVIEW_RESULT", "DEFENDED"]
    if state in ANSWERED | {S.WITHDRAWN}:
        made.append("CLOSING_REPORT")
    if state is S.CONCLUDED and seen.opinion is not None:
        made.append("REPEAT_VISIT")
    if state in OPEN_STATES:
        if facts.received_on is not None and backlog.is_old(facts.received_on, facts.occurrence, facts.today):
            made.append("BACKLOG_REVIEW")
        made.append("WITHDRAWAL_FORM")
    if state in CAN_COME_BACK:
        made.append("AGAIN")
    return made


def _on_parts(facts: MatterFacts, seen: Course, past: Happened) -> list[str]:
    """Acts on a task, a demand, a paper or an item that exists."""
    made: list[str] = []
    waiting = [row for row in seen.tasks if row.open]
    if waiting:
        made += ["TASK_REPLY", "REMIND", "TASK_DUE", "TASK_RETURN", "TASK_END", "UNIT_REPORT"]
        made += ["TASK_RECEIVED"] if any(row.received_on is None for row in waiting) else []
    untold = [one for one in facts.demands if one.leaves and not one.told]
    if untold and facts.state in OPEN_STATES | ANSWERED:
        made += ["T06"] if any(one.nature != "ACCUSATION" for one in untold) else []
        made += ["T34"] if any(one.nature == "ACCUSATION" for one in untold) else []
    if facts.state in OPEN_STATES | ANSWERED:
        silent = [one for one in facts.demands if not one.answered]
        if any(one.route == "STATUTORY_DUTY" and one.told and one.own_authority != "NO" for one in silent):
            made.append("ANSWER_DUTY")
        if any(one.nature == "SUGGESTION" for one in silent):
            made.append("T33")
    if seen.deliverable and facts.state not in (S.REGISTERED, S.SCREENING):
        made.append("T19")
    if any(row.received_on is None for row in seen.handovers):
        made.append("HANDOVER_RECEIVED")
    opinion = seen.opinion
    if opinion is not None and opinion.signed_on and any(part.conclusion == "SUPPORT" for part in opinion.parts):
        made.append("EXECUTION_ADD")
    if any(row.done_on is None for row in seen.executions):
        made += ["EXECUTION_DONE", "EXECUTION_CONSENT"]
    if past.answered() or facts.delivered_on is not None or facts.state in (S.CONCLUDED, S.FINAL):
        made += ["RATE", "RATING_FORM"]
    made += _of_leaders(facts, seen)
    if any(not row.result for row in seen.recusals):
        made.append("RECUSAL_DECIDE")
    return made


def _of_leaders(facts: MatterFacts, seen: Course) -> list[str]:
    """Letters read, orders and charges that wait for their next step; new ones while the matter lives."""
    made: list[str] = []
    stages = {row.stage for row in seen.instructions}
    if "ASKED" in stages:
        made.append("INSTRUCT")
    if "ORDERED" in stages:
        made.append("INSTRUCTION_ANSWER")
    if "ANSWERED" in stages:
        made.append("INSTRUCTION_BACK")
    if stages & {"ASKED", "ORDERED", "ANSWERED"}:
        made.append("INSTRUCTION_END")
    running = [row for row in seen.charges if not row.ended]
    for one in running:
        made += ["CHARGE_ITEM", "CHARGE_PLAN", "CHARGE_SHEET"]
        made += [] if one.noticed else ["CHARGE_NOTICED"]
        made += ["CHARGE_REPORT"] if one.noticed and not one.reported else []
        made.append("CHARGE_END" if one.resulted else "CHARGE_RESULT")
    if facts.state in OPEN_STATES | ANSWERED:
        made += ["ASK_LEADER", "INSTRUCT", "F10", "F11", "F12b", "F36", "F41"]
        made.append("ONSITE_ARRIVED" if seen.skip_open else "ONSITE")
        made += [] if running else ["CHARGE_TAKE"]
    return made


def _always(facts: MatterFacts) -> list[str]:
    if facts.state in ENDED:
        return []
    made = ["HANDOVER", "NOTE_REPLY", "RECUSAL", "ACCUSED", "READERS", "PROCEEDING"]
    return ["URGENT", *made] if facts.state in OPEN_STATES else made


def _next(facts: MatterFacts, seen: Course) -> str:
    if facts.state is S.WITH_LEADER and seen.decision_open:
        return "LEADER_DECISION"
    following = lifecycle.next_step(facts) or ""
    if following == "T06" and all(one.nature == "ACCUSATION" for one in facts.demands if one.leaves and not one.told):
        return "T34"
    if following == "T18" and seen.opinion is not None and seen.opinion.quality_open:
        return "T17"
    if following == "T15" and seen.settlement_open:
        return "T14"
    if following == "CLOSING_REPORT" and any(row.done_on is None and not row.consent for row in seen.executions):
        return "EXECUTION_DONE"
    return following
