"""Which clocks run on a matter, and which of them have been met: facts in, clocks out, no dates computed here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .matter import State

# From these states on nothing is owed on the matter itself.
ENDED = frozenset({State.DRAFT, State.MERGED, State.VOID, State.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class ClockFacts:
    """What starts and stops the clocks of one matter.

    received_on: earliest receipt when others were merged into it (DOMAIN §2.3 merge). notices: day of the notice that
    covers each demand, None while uncovered. exempt: reason why no written notice is owed (name or address unclear,
    answered in writing at once). answered_on: day of the written answer, which ends the handling period.
    petition_procedure: whether any demand is one of 信访工作条例 第三十一条第（六）项, the only ones with the 60 days.
    notice_rule, handling_rule: what stands in place of R-ACK-15 (or 15T) and R-HANDLE-60. beside_notice: provincial
    clocks that run beside the notice.
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
    petition_procedure: bool = True
    notice_rule: str = "R-ACK-15"
    handling_rule: str = "R-HANDLE-60"
    beside_notice: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clock:
    """One running or met clock. start: the day that is not counted; given: the day a paper or promise names."""

    rule: str
    start: date
    met_on: date | None = None
    given: date | None = None


# Henan counts its first period from receipt, everybody else from acceptance (DOMAIN §8.17).
FROM_RECEIPT = frozenset({"R-HN-30"})


def clocks(facts: ClockFacts) -> list[Clock]:
    """The clocks of a matter, at most one per rule.

    Sources: 信访工作条例 第二十三条、第三十四条; 信访条例 第二十一条、第二十二条、第三十三条;
    rows A05, A15, A20, B02, B04, B06.
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
        start = facts.received_on if facts.handling_rule in FROM_RECEIPT else facts.accepted_on
        made.append(Clock(facts.handling_rule, start, facts.answered_on))
    if facts.superior_due:
        made.append(Clock("R-SUPERIOR", facts.received_on, facts.superior_reported_on, facts.superior_due))
    if facts.promise_due and facts.promised_on:
        made.append(Clock("R-PROMISE", facts.promised_on, facts.promise_kept_on, facts.promise_due))
    return made


def _covered(notices: tuple[date | None, ...]) -> date | None:
    days = [day for day in notices if day is not None]
    return max(days) if days and len(days) == len(notices) else None
