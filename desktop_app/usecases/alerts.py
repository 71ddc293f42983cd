"""Alerts: what is due to be told, told once per rung, kept until somebody answers (§2.5, A02, A07, B07, F07).

Nothing here is scheduled: every look compares what is recorded as owed with what was told, so that a machine that was
off, asleep, or whose clock jumped catches up, and a matter that ended is told no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, select

from ..labels import alerts as words
from ..office import Desk
from ..rules import alerts as ladder
from ..rules.alerts import ClockTrouble, Hours, Step
from ..rules.deadlines import Due, day_of, reckon
from ..rules.moments import legal_day, local, moment
from ..rules.refusal import Refused
from ..rules.rulebook import Roll, Rule, Shape
from ..storage.matters import Matter, Obligation
from ..storage.offices import NoticeSent
from ..storage.reporting import AlertAnswer
from ..storage.visibility import condition
from . import alert_settings, inquiries, office_duties, rulebooks, today, watches, windows
from .duty_line import OfficeDuty
from .ledger import OWING

HEARTBEAT = "heartbeat"
AGAIN = "AGAIN"
KEPT_EVERY = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Alert:
    """One rung of one obligation. occurrence: what it is about, with its due day; at: local moment it fell due to be
    told; number: of the matter, the only thing that names it; target: as a line of 今日 has it; responsible_id: who is
    told, the B role while the A role is away, None when nobody is there; stands_in: whether that is a B role."""

    occurrence: str
    level: str
    at: datetime
    title: str
    number: str
    due: date
    matter_id: int
    code: str
    target: str
    hourly: bool
    responsible_id: int | None = None
    stands_in: bool = False


@dataclass(frozen=True, kw_only=True)
class Beat:
    """What one look found. told: told now for the first time, oldest first; clock: what is wrong with the time;
    last: the look before, None on the first day."""

    told: tuple[Alert, ...]
    clock: ClockTrouble | None = None
    last: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An alert nobody has answered: its newest rung, how many rungs were told before, when it was told last."""

    alert: Alert
    told_at: datetime
    missed: int


def due_to_be_told(desk: Desk, starting: bool = False) -> list[Alert]:
    """The rungs that have come and were not told yet, oldest first. starting: the program was just opened."""
    now = local(desk.now)
    told = _told(desk)
    found = [
        one
        for one, step in _rungs(desk, alert_settings.hours(desk))
        if (one.occurrence, one.level) not in told
        and ladder.may_be_told(step, now, alert_settings.hours(desk), desk.calendar, starting)
    ]
    return sorted([*found, *_again(desk)], key=lambda one: (one.at, one.occurrence))


def beat(desk: Desk, starting: bool = False, since: datetime | None = None, elapsed: timedelta | None = None) -> Beat:
    """Tell what is due to be told and remember it.

    since: moment of the look before, None for the one that was kept last; elapsed: time that really passed since then,
    None when nobody knows. The time is kept whenever something is told and every ten minutes otherwise.
    """
    kept = windows.kept(desk, HEARTBEAT).get("last")
    stored = datetime.fromisoformat(kept) if kept else None
    last = since or stored
    trouble = ladder.clock_trouble(last, desk.now, elapsed)
    found = due_to_be_told(desk, starting)
    for one in found:
        desk.db.add(NoticeSent(occurrence=one.occurrence, level=one.level, told_at=desk.now))
    if found or starting or trouble or stored is None or desk.now - stored >= KEPT_EVERY:
        windows.keep(desk, HEARTBEAT, {"last": desk.now.isoformat()})
    return Beat(told=tuple(found), clock=trouble, last=last)


def _digests(desk: Desk, now: datetime, hours: Hours) -> Iterator[OfficeDuty]:
    """The list of the morning and what the evening leaves, on working days; nothing where nothing is due."""
    day = now.date()
    if not (alert_settings.settings(desk).digests and desk.calendar.is_working(day)):
        return
    for code, at in (("MORNING", hours.opens), ("EVENING", hours.evening)):
        moment_of = datetime.combine(day, at)
        one = OfficeDuty(code=code, target="day:", words="", due=moment_of, once=True)
        if now >= moment_of and not _was_told(desk, _occurrence(one)):
            said = words.digest(_counts(desk), whole=code == "MORNING")
            if said:
                yield replace(one, words=said)


def _counts(desk: Desk) -> dict[str, int]:
    seen = today.today(desk)
    counts = {"OVER": seen.overdue}
    for duty in seen.duties:
        if duty.level != "OVER":
            counts[duty.level] = counts.get(duty.level, 0) + 1
    return counts


def _was_told(desk: Desk, occurrence: str) -> bool:
    return desk.db.scalar(select(NoticeSent.id).where(NoticeSent.occurrence == occurrence).limit(1)) is not None


def _occurrence(duty: OfficeDuty) -> str:
    due = duty.due.isoformat(timespec="minutes") if isinstance(duty.due, datetime) else duty.due.isoformat()
    return f"office:{duty.code}:{duty.target}:{due}"


def standing(desk: Desk) -> list[Standing]:
    """What was told, is still owed and nobody has answered; the most overdue first."""
    told: dict[str, dict[str, datetime]] = {}
    for row in desk.db.execute(select(NoticeSent.occurrence, NoticeSent.level, NoticeSent.told_at)):
        told.setdefault(row.occurrence, {})[row.level] = row.told_at
    answered = _answers(desk)
    newest: dict[str, Alert] = {}
    count: dict[str, int] = {}
    for one, _step in _rungs(desk, alert_settings.hours(desk)):
        if one.code not in words.DIGESTS and one.level in told.get(one.occurrence, {}):
            newest[one.occurrence] = one
            count[one.occurrence] = count.get(one.occurrence, 0) + 1
    found = []
    for occurrence, one in newest.items():
        answer = answered.get((occurrence, one.level))
        if answer is not None and (answer.until is None or answer.until > desk.now):
            continue
        at = told[occurrence][one.level]
        found.append(Standing(alert=one, told_at=at, missed=count[occurrence] - 1))
    return sorted(found, key=lambda one: (day_of(one.alert.due), one.alert.at, one.alert.occurrence))


def acknowledge(desk: Desk, which: Iterable[tuple[str, str]]) -> int:
    """知道了: these rungs (occurrence, level) leave the list; the next rung comes all the same. Returns how many."""
    owed = {(one.occurrence, one.level) for one, _step in _rungs(desk, alert_settings.hours(desk))}
    known = [pair for pair in dict.fromkeys(which) if pair in owed]
    for occurrence, level in known:
        desk.db.add(AlertAnswer(occurrence=occurrence, level=level, answered_at=desk.now, answered_by=desk.actor.name))
    return len(known)


def snooze(desk: Desk, occurrence: str, level: str, until: datetime | None, reason: str) -> None:
    """稍后提醒: the rung comes again at `until` (local, without zone), not after its due day, with a reason.

    Raises Refused: ALERT_OVER, SNOOZE_REASON, SNOOZE_WHEN, SNOOZE_PAST, SNOOZE_TOO_LATE, SNOOZE_HOUR_CLOCK.
    """
    rungs = {(one.occurrence, one.level): one for one, _step in _rungs(desk, alert_settings.hours(desk))}
    one = rungs.get((occurrence, level))
    if one is None:
        raise Refused("ALERT_OVER")
    if not reason.strip():
        raise Refused("SNOOZE_REASON", "reason")
    if until is None:
        raise Refused("SNOOZE_WHEN", "until")
    now = local(desk.now)
    if until <= now:
        raise Refused("SNOOZE_PAST", "until")
    if one.hourly:
        raise Refused("SNOOZE_HOUR_CLOCK")
    if until.date() > max(one.due, desk.calendar.add_working_days(now.date(), 1)):
        raise Refused("SNOOZE_TOO_LATE", "until", {"due": one.due})
    desk.db.add(
        AlertAnswer(
            occurrence=occurrence,
            level=level,
            answered_at=desk.now,
            answered_by=desk.actor.name,
            until=moment(until),
            reason=reason.strip(),
        )
    )


def _told(desk: Desk) -> set[tuple[str, str]]:
    return {(row.occurrence, row.level) for row in desk.db.execute(select(NoticeSent.occurrence, NoticeSent.level))}


def _answers(desk: Desk) -> Mapping[tuple[str, str], AlertAnswer]:
    """The newest answer to each rung."""
    rows = desk.db.scalars(select(AlertAnswer).order_by(AlertAnswer.id))
    return {(row.occurrence, row.level): row for row in rows}


def _again(desk: Desk) -> list[Alert]:
    """What was put off until a moment that has come, told once more under the name of that moment."""
    told, now = _told(desk), desk.now
    waiting = {pair: row for pair, row in _answers(desk).items() if row.until is not None and row.until <= now}
    if not waiting:
        return []
    found = []
    for one, _step in _rungs(desk, alert_settings.hours(desk)):
        row = waiting.get((one.occurrence, one.level))
        if row is None or row.until is None:
            continue
        level = f"{AGAIN} {local(row.until).isoformat(timespec='minutes')}"
        if (one.occurrence, level) not in told:
            found.append(replace(one, level=level, at=local(row.until)))
    return found


def _rungs(desk: Desk, hours: Hours) -> Iterator[tuple[Alert, Step]]:
    """Every rung that has come of everything owed now, whether told or not, oldest first within each."""
    now = local(desk.now)
    people = _Responsible(desk)
    for row in desk.db.execute(_owed(desk)):
        due = _due(desk, row)
        about = f":{row.about}" if row.about else ""
        occurrence = f"matter:{row.matter_id}:{row.rule}{about}:{row.due}"
        told_to, stands_in = people.of(row.handler_id)
        for step in ladder.steps(due, now, hours):
            yield (
                Alert(
                    occurrence=occurrence,
                    level=step.level,
                    at=step.at,
                    title=due.rule.name,
                    number=row.number,
                    due=date.fromisoformat(row.due[:10]),
                    matter_id=row.matter_id,
                    code=row.rule,
                    target="",
                    hourly=step.hourly,
                    responsible_id=told_to,
                    stands_in=stands_in,
                ),
                step,
            )
    for duty in [*office_duties.duties(desk), *watches.notes(desk), *_digests(desk, now, hours)]:
        for step in _steps_of(desk, duty, now, hours):
            told_to, stands_in = people.of(duty.responsible_id)
            yield (
                Alert(
                    occurrence=_occurrence(duty),
                    level=step.level,
                    at=step.at,
                    title=words.duty_title(duty.code),
                    number=duty.words if duty.code in words.NAMED_BY_NUMBER or duty.code in words.DIGESTS else "",
                    due=duty.day,
                    matter_id=0,
                    code=duty.code,
                    target=duty.target,
                    hourly=step.hourly,
                    responsible_id=told_to,
                    stands_in=stands_in,
                ),
                step,
            )


def _owed(desk: Desk) -> Select[*tuple[Any, ...]]:
    columns = (
        Obligation.matter_id, Obligation.rule, Obligation.about, Obligation.rules_hash, Obligation.start,
        Obligation.given, Obligation.nominal, Obligation.rolled, Obligation.work_by, Obligation.due,
        Obligation.provisional, Matter.number, Matter.regime, Matter.handler_id,
    )  # fmt: skip
    return (
        select(*columns)
        .join(Matter, Matter.id == Obligation.matter_id)
        .where(
            condition(desk.actor),
            Matter.standing == "OPEN",
            Matter.state.in_(OWING),
            Obligation.met_on.is_(None),
            ~Obligation.silent,
        )
        .order_by(Obligation.due, Obligation.matter_id, Obligation.rule, Obligation.about)
    )


def _due(desk: Desk, row: Row[Any]) -> Due:
    """A stored obligation as the ladder reads it; nothing is counted anew."""
    return Due(
        rule=_rule(desk, row.rules_hash, row.rule),
        regime=row.regime,
        start=_read(row.start),
        due=_read(row.due),
        nominal=_read(row.nominal),
        rolled=date.fromisoformat(row.rolled) if row.rolled else None,
        work_by=date.fromisoformat(row.work_by) if row.work_by else None,
        provisional=row.provisional,
        roll=Roll.NONE,
        same_day=False,
        given=_read(row.given) if row.given else None,
        basis=(),
        citations_in_force=False,
        calendar=desk.calendar,
    )


def _rule(desk: Desk, version: str, code: str) -> Rule:
    return rulebooks.by_hash(desk, version).rule(code)


def _read(text: str) -> date:
    return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)


def _steps_of(desk: Desk, duty: OfficeDuty, now: datetime, hours: Hours) -> tuple[Step, ...]:
    """The ladder of the duty's own rule; the plain one (its last working day, then daily) where no rule counts it."""
    if duty.once:
        return ladder.own_ladder(duty.due, now, hours, desk.calendar)[:1]
    if not duty.rule or duty.start is None:
        return ladder.own_ladder(duty.due, now, hours, desk.calendar)
    rule = desk.book.rule(duty.rule)
    given = duty.given if rule.shape is Shape.GIVEN or duty.given is not None else None
    try:
        due = reckon(rule, duty.start, desk.calendar, given=given, policy=rulebooks.policy(desk))
    except Refused:
        return ladder.own_ladder(duty.due, now, hours, desk.calendar)
    found = ladder.steps(due, now, hours)
    # A rule may end with D-0; what stays undone after its day is told daily all the same.
    late = [
        step for step in ladder.own_ladder(duty.due, now, hours, desk.calendar) if step.level not in ("D-0", "T-0m")
    ]
    return tuple({step.level: step for step in (*found, *late)}.values())


class _Responsible:
    """Who is told instead of somebody today; asked once per person and look."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._day = desk, legal_day(desk.now)
        self._known: dict[int, tuple[int | None, bool]] = {}

    def of(self, person_id: int | None) -> tuple[int | None, bool]:
        if person_id is None:
            return None, False
        if person_id not in self._known:
            self._known[person_id] = inquiries.covered_by(self._desk, person_id, self._day)
        return self._known[person_id]
