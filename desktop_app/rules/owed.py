"""Which clocks run on a matter, and which of them have been met: facts in, clocks out, no dates computed here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .matter import State

# From these states on nothing is owed on the matter itself.
ENDED = frozenset({State.DRAFT, State.MERGED, State.VOID, State.WITHDRAWN})
# In these the petitioner has the answer, so that no unit owes the office its reply any more.
ANSWERED = frozenset(
    {State.CONCLUDED, State.FINAL, State.NOTIFIED_OUT, State.NOT_ACCEPTED, State.CLOSED, State.BOUND, State.ARCHIVED}
)


@dataclass(frozen=True)
class Running:
    """One of several of a kind. about: its name among them; start: day not counted; due: the day set for it.

    rule: what counts; R-LZU-7WD and R-BAO-5 count by themselves, the others by the day set.
    """

    about: str
    start: date
    due: date
    met_on: date | None = None
    rule: str = "R-UNIT-DUE"


@dataclass(frozen=True, kw_only=True)
class ClockFacts:
    """What starts and stops the clocks of one matter.

    received_on: earliest receipt when others were merged into it (DOMAIN §2.3 merge). notices: day of the notice that
    covers each demand, None while uncovered. exempt: reason why no written notice is owed (name or address unclear,
    answered in writing at once). answered_on: day of the written answer, which ends the handling period.
    petition_procedure: whether any demand is one of 信访工作条例 第三十一条第（六）项, the only ones with the 60 days.
    notice_rule, handling_rule: what stands in place of R-ACK-15 (or 15T) and R-HANDLE-60. beside_notice: provincial
    clocks that run beside the notice.
    extended_from, extended_to: nominal end of the first period and the day all granted extensions end on.
    instructions, charges: what leaders ordered and took charge of, owed whatever the petitioner has been told.
    tasks, executions: what units were asked for and what an opinion promised, each with its own day.
    review_body_told_on: the petitioner received an upholding review opinion, which opens the way to a recheck.
    redo_from, redo_due: the school received the order to handle again, and the day it names.
    """

    state: State
    from_superior: bool
    received_on: date
    notices: tuple[date | None, ...] = ()
    exempt: str = ""
    accepted_on: date | None = None
    answered_on: date | None = None
    objected_on: date | None = None
    superior_due: date | None = None
    superior_reported_on: date | None = None
    promised_on: date | None = None
    promise_due: date | None = None
    promise_kept_on: date | None = None
    extended_from: date | None = None
    extended_to: date | None = None
    simple_on: date | None = None
    simple_met: date | None = None
    tasks: tuple[Running, ...] = ()
    executions: tuple[Running, ...] = ()
    instructions: tuple[Running, ...] = ()
    charges: tuple[Running, ...] = ()
    signed_on: date | None = None
    delivered_on: date | None = None
    review_asked_on: date | None = None
    review_body_told_on: date | None = None
    recheck_asked_on: date | None = None
    defend_from: date | None = None
    defended_on: date | None = None
    redo_from: date | None = None
    redo_due: date | None = None
    redone_on: date | None = None
    petition_procedure: bool = True
    notice_rule: str = "R-ACK-15"
    handling_rule: str = "R-HANDLE-60"
    beside_notice: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clock:
    """One running or met clock. start: the day that is not counted; given: the day a paper or promise names, or the
    end an approval set; about: which of several of a rule."""

    rule: str
    start: date
    met_on: date | None = None
    given: date | None = None
    about: str = ""


COUNTED = frozenset({"R-LZU-7WD", "R-BAO-5"})
# Henan counts its first period from receipt, everybody else from acceptance (DOMAIN §8.17).
FROM_RECEIPT = frozenset({"R-HN-30"})


def clocks(facts: ClockFacts) -> list[Clock]:
    """The clocks of a matter, at most one per rule and `about`.

    Sources: 信访工作条例 第二十三条、第三十四条至第三十六条; 信访条例 第二十一条、第二十二条、第三十三条至第三十五条;
    rows A05, A15, A20, B02, B04–B06, B13, B14, B16–B18, C07, D03, E03, E05, H01, S02.
    """
    if facts.state in ENDED:
        return []
    made: list[Clock] = []
    told = _covered(facts.notices)
    if not facts.exempt:
        for rule in (facts.notice_rule, *facts.beside_notice):
            made.append(Clock(rule, facts.received_on, told))
    if facts.from_superior:
        settled = [day for day in (facts.objected_on, facts.accepted_on, told) if day]
        made.append(Clock("R-OBJ-5WD", facts.received_on, min(settled, default=None)))
    if facts.accepted_on and facts.petition_procedure:
        if facts.extended_from and facts.extended_to:
            made.append(Clock("R-EXT-30", facts.extended_from, facts.answered_on, facts.extended_to))
        else:
            start = facts.received_on if facts.handling_rule in FROM_RECEIPT else facts.accepted_on
            made.append(Clock(facts.handling_rule, start, facts.answered_on))
    if facts.superior_due:
        made.append(Clock("R-SUPERIOR", facts.received_on, facts.superior_reported_on, facts.superior_due))
    if facts.promise_due and facts.promised_on:
        made.append(Clock("R-PROMISE", facts.promised_on, facts.promise_kept_on, facts.promise_due))
    if facts.simple_on:
        made.append(Clock("R-SIMPLE-10WD", facts.simple_on, facts.simple_met))
    for task in facts.tasks:
        if task.met_on is None and facts.state in ANSWERED:
            continue
        given = None if task.rule in COUNTED else task.due
        made.append(Clock(task.rule, task.start, task.met_on, given, task.about))
    for order in (*facts.instructions, *facts.charges):
        given = None if order.rule in COUNTED else order.due
        made.append(Clock(order.rule, order.start, order.met_on, given, order.about))
    return made + _after_signing(facts)


def _after_signing(facts: ClockFacts) -> list[Clock]:
    made = []
    if facts.signed_on:
        made.append(Clock("R-DELIVER", facts.signed_on, facts.delivered_on))
    if facts.delivered_on and facts.signed_on:
        made.append(Clock("R-REVIEW-30", facts.delivered_on, facts.review_asked_on))
    if facts.defend_from:
        made.append(Clock("R-DEFEND-5WD", facts.defend_from, facts.defended_on))
    if facts.review_body_told_on:
        made.append(Clock("R-RECHECK-30", facts.review_body_told_on, facts.recheck_asked_on))
    if facts.redo_from:
        made.append(Clock("R-REDO-30", facts.redo_from, facts.redone_on, facts.redo_due))
    for item in facts.executions:
        made.append(Clock("R-EXEC-DUE", item.start, item.met_on, item.due, item.about))
    return made


def _covered(notices: tuple[date | None, ...]) -> date | None:
    days = [day for day in notices if day is not None]
    return max(days) if days and len(days) == len(notices) else None
