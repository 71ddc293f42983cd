"""今日: what is due, grouped, one act each (DOMAIN §7 rank 1, B24)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, func, select

from ..office import Desk
from ..rules.deadlines_alerts import Level, level
from ..rules.matter import OPEN_STATES, State
from ..rules.refusal import Citation
from ..rules.rulebook import regime_on
from ..storage.matters import Matter, Obligation
from ..storage.offices import Draft
from ..storage.visibility import condition
from . import office_duties, rulebooks, standing
from .ledger import OPEN, OWING
from .people import petitioner_words

MOST_SHOWN = 300
"""Duties listed before today's and from today on, each: an office that fell far behind still opens its page at once."""
GROUPS = ("OVER", "TODAY", "SOON", "WEEK")


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One line: what to do on which matter by when. act: what the button does (code of an act, or OPEN to look at the
    matter, GO for what the office owes beside its matters); last_working_day: set when the due day is a rest day.

    target: of such a duty, kind and id ("slot:5"); its matter_id is 0 and its rule a code of labels.office_duties.
    """

    matter_id: int
    number: str
    petitioner: str
    subject: str
    rule: str
    rule_name: str
    start: date
    length: int | None
    basis: tuple[Citation, ...]
    due: date
    due_text: str
    work_by: date | None
    rest_day: bool
    provisional: bool
    group: str
    level: str
    days: int
    act: str
    urgent: bool
    target: str = ""


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    id: int
    kind: str
    title: str
    saved_at: str


@dataclass(frozen=True, kw_only=True)
class Today:
    """duties: the nearest `MOST_SHOWN` of either side of today; overdue: how many days have passed in all; later: how
    many come after the days this page shows; unlisted: how many within these days `duties` has no room for."""

    day: date
    duties: tuple[Duty, ...]
    overdue: int
    later: int
    unlisted: int
    drafts: tuple[DraftRow, ...]
    open_matters: int
    unanswered: int


def today(desk: Desk, masked: bool = True) -> Today:
    """Everything due up to the end of this week (or three working days, whichever is later)."""
    day = standing.today(desk)
    soon = desk.calendar.add_working_days(day, 3)
    week = day + timedelta(days=6 - day.weekday())
    horizon = max(soon, week)
    owed = [condition(desk.actor), Matter.state.in_(OWING), Obligation.met_on.is_(None), ~Obligation.silent]
    over = Obligation.due < day.isoformat()
    query = (
        select(Obligation, Matter)
        .join(Matter, Matter.id == Obligation.matter_id)
        .where(*owed)
        .order_by(Obligation.due, (Matter.urgency == "NORMAL"), Matter.id)
        .limit(MOST_SHOWN)
    )
    near = and_(~over, Obligation.due <= horizon.isoformat() + "T99")
    near_ones = query.where(near)
    duties = []
    for clock, matter in [*desk.db.execute(query.where(over)), *desk.db.execute(near_ones)]:
        rule = rulebooks.by_hash(desk, matter.rules_hash).rule(clock.rule)
        due = date.fromisoformat(clock.due[:10])
        nearness = level(due, day, desk.calendar)
        duties.append(
            Duty(
                matter_id=matter.id,
                number=matter.number,
                petitioner=petitioner_words(matter.name_words, matter.headcount, masked),
                subject=matter.subject,
                rule=clock.rule,
                rule_name=rule.name,
                start=date.fromisoformat(clock.start[:10]),
                length=rule.length,
                basis=tuple(one.citation for one in rule.basis(matter.regime)),
                due=due,
                due_text=clock.due,
                work_by=date.fromisoformat(clock.work_by) if clock.work_by else None,
                rest_day=not desk.calendar.is_working(due),
                provisional=clock.provisional,
                group="WEEK" if nearness is Level.LATER else nearness.value,
                level=nearness.value,
                days=(due - day).days,
                act=_act(clock.rule, State(matter.state)),
                urgent=matter.urgency != "NORMAL",
            )
        )
    own = _of_office(desk, day, horizon)
    duties = sorted([*duties, *own], key=lambda one: one.due)
    overdue, upcoming, later = (
        desk.db.scalar(
            select(func.count(Obligation.id)).join(Matter, Matter.id == Obligation.matter_id).where(*owed, which)
        )
        or 0
        for which in (over, near, Obligation.due > horizon.isoformat() + "T99")
    )
    live = [condition(desk.actor), Matter.standing == "OPEN", Matter.state.in_(OPEN)]
    return Today(
        day=day,
        duties=tuple(duties),
        overdue=overdue + sum(one.due < day for one in own),
        later=later,
        unlisted=overdue + upcoming + len(own) - len(duties),
        drafts=tuple(_drafts(desk)),
        open_matters=desk.db.scalar(select(func.count(Matter.id)).where(*live)) or 0,
        unanswered=desk.db.scalar(select(func.count(Matter.id)).where(*live, Matter.answered_at_once == "")) or 0,
    )


def _of_office(desk: Desk, day: date, horizon: date) -> list[Duty]:
    """What the office owes beside its matters, as lines of the same list."""
    found = []
    for one in office_duties.duties(desk):
        if one.day > horizon:
            continue
        basis = desk.book.rule(one.rule).basis(regime_on(day)) if one.rule else ()
        nearness = level(one.day, day, desk.calendar)
        found.append(
            Duty(
                matter_id=0,
                number="",
                petitioner="",
                subject=one.words,
                rule=one.code,
                rule_name=one.code,
                start=one.day,
                length=None,
                basis=tuple(part.citation for part in basis),
                due=one.day,
                due_text=one.due.isoformat(),
                work_by=None,
                rest_day=not desk.calendar.is_working(one.day),
                provisional=desk.calendar.provisional(one.day, one.day),
                group="WEEK" if nearness is Level.LATER else nearness.value,
                level=nearness.value,
                days=(one.day - day).days,
                act="GO",
                urgent=False,
                target=one.target,
            )
        )
    return found


ACTS = {
    "R-PROMISE": "KEEP_PROMISE",
    "R-UNIT-DUE": "TASK_REPLY",
    "R-LZU-7WD": "TASK_REPLY",
    "R-SIMPLE-10WD": "T32",
    "R-DELIVER": "T19",
    "R-EXEC-DUE": "EXECUTION_DONE",
    "R-DEFEND-5WD": "DEFENDED",
}
_UNACCEPTED = (State.REGISTERED, State.SCREENING, State.WITH_LEADER)
_STATE_ACTS = {
    State.ACCEPTED: "T11",
    State.OPINION_DRAFT: "T16",
    State.REDO: "T15",
    State.SIGNED: "T19",
    State.DELIVERING: "T19",
    State.OBJECTED: "T09",
}


def _act(rule: str, state: State) -> str:
    if rule in ACTS:
        return ACTS[rule]
    if rule.startswith("R-ACK") and state not in (*_UNACCEPTED, State.OBJECTED):
        return "T06"
    if rule == "R-SUPERIOR" and state not in OPEN_STATES:
        return "REPLY_SUPERIOR"
    if state in _UNACCEPTED:
        return "T10"
    return _STATE_ACTS.get(state, "OPEN")


def _drafts(desk: Desk) -> list[DraftRow]:
    rows = desk.db.scalars(
        select(Draft)
        .where((Draft.owner_id == desk.actor.person_id) | Draft.owner_id.is_(None), Draft.kind != "COUNTER")
        .order_by(Draft.saved_at.desc())
    )
    return [
        DraftRow(id=row.id, kind=row.kind, title=row.body.get("subject") or "", saved_at=row.saved_at.isoformat())
        for row in rows
    ]
