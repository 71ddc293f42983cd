"""按规则排班: rules, terms and holidays become proposed receptions, shared fairly among the leaders (C01–C03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from ..office import Desk
from ..rules import reception_dates
from ..rules.refusal import Refused
from ..storage.leader_days import Slot
from ..storage.offices import Person
from . import slots
from .day_rules import Arrangements, DayRule, arrangements, check_rule

LONGEST = timedelta(days=400)


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """One reception that the plan would make. meant, reason: the day the rule names, and why it is another one."""

    day: date
    starts: str
    ends: str
    leader_id: int
    leader: str
    post: str
    portfolio: str
    place: str
    capacity: int
    rule: str
    meant: date
    reason: str = ""
    provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A day of a rule that carries no reception, and why: code of labels.leader_days.REASONS."""

    day: date
    rule: str
    reason: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Shares:
    """How often one leader receives. held: in the calendar year so far and as planned; proposed: by this plan."""

    leader_id: int
    leader: str
    principal: bool
    present: int
    proposed: int


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a plan would do; nothing is written. lacking: principal leaders without a day, by month (year, month)."""

    proposed: tuple[Proposed, ...]
    left: tuple[LeftOut, ...]
    shares: tuple[Shares, ...]
    lacking: tuple[tuple[int, int, str], ...]
    short_periods: tuple[tuple[str, str, int], ...] = ()


def draft(desk: Desk, first: date, last: date, known: Arrangements | None = None) -> Draft:
    """Plan a period, both days inclusive, beside what stands in the calendar. known: None for the kept arrangements.

    Each day goes to whoever received least so far; a principal leader whom the month still owes a day gets one while
    there is a day to spare after it. Raises Refused: TERM_ORDER, PLAN_TOO_LONG, RULES_MISSING, and what a rule refuses.
    """
    known = known or arrangements(desk)
    if last < first:
        raise Refused("TERM_ORDER", "last", {"name": "", "first": first, "last": last})
    if last - first > LONGEST:
        raise Refused("PLAN_TOO_LONG", "last", {"days": (last - first).days})
    if not known.rules:
        raise Refused("RULES_MISSING", "rules")
    people = {row.id: row for row in slots.leaders(desk)}
    planner = _Planner(desk, people, first, last)
    left: list[LeftOut] = []
    wanted: list[tuple[reception_dates.Planned, DayRule]] = []
    for rule in known.rules:
        check_rule(rule, known.term_days())
        plan = reception_dates.plan(rule.recurrence, first, last, desk.calendar, known.term_days())
        left += [LeftOut(day=one.meant, rule=rule.name, reason=one.reason.value) for one in plan.skipped]
        wanted += [(one, rule) for one in plan.planned]
    planner.count_chances(wanted)
    # The rule with the fewest leaders chooses first, so that a leader's own day is not given away.
    for planned, rule in sorted(wanted, key=lambda pair: (pair[0].day, len(pair[1].leaders))):
        for starts, ends in rule.sessions:
            left += planner.place(planned, rule, starts, ends)
    return Draft(
        proposed=tuple(sorted(planner.made, key=lambda one: (one.day, one.starts, one.place))),
        left=tuple(sorted(left, key=lambda one: (one.day, one.rule))),
        shares=planner.shares(),
        lacking=tuple(lacking(desk, first, last, planner.made)),
        short_periods=tuple(_short_periods(desk, known, first, last, planner.made)),
    )


def carry_out(desk: Desk, proposed: tuple[Proposed, ...]) -> int:
    """Put proposed receptions into the calendar, all of them or none; returns how many.

    A day the rule itself names on a weekend is kept for that reason. Raises Refused as `slots.save` does.
    """
    for one in proposed:
        rest = not desk.calendar.is_working(one.day)
        slots.save(
            desk,
            slots.SlotInput(
                day=one.day,
                starts=one.starts,
                ends=one.ends,
                leader_id=one.leader_id,
                post=one.post,
                portfolio=one.portfolio,
                place=one.place,
                place_reason=one.rule,
                capacity=one.capacity,
                rule=one.rule,
                rest_reason=one.rule if rest else "",
            ),
        )
    return len(proposed)


def lacking(desk: Desk, first: date, last: date, proposed: Iterable[Proposed] = ()) -> list[tuple[int, int, str]]:
    """Principal leaders without a reception day in a month that has receptions (C02, R-LEAD-MONTH): year, month, name.

    Counts what stands in the whole calendar month and `proposed`.
    """
    proposed = list(proposed)
    months = sorted(
        {(row.day.year, row.day.month) for row in slots.between(desk, first, last)}
        | {(one.day.year, one.day.month) for one in proposed}
    )
    principals = [row for row in slots.leaders(desk) if slots.is_principal(row)]
    found = []
    for year, month in months:
        begin = date(year, month, 1)
        end = (begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        receiving = {row.leader_id for row in slots.between(desk, begin, end)}
        receiving |= {one.leader_id for one in proposed if begin <= one.day <= end}
        found += [(year, month, row.name) for row in principals if row.id not in receiving]
    return found


def _short_periods(
    desk: Desk, known: Arrangements, first: date, last: date, proposed: Iterable[Proposed]
) -> list[tuple[str, str, int]]:
    """Key periods within the plan in which a principal leader receives on too few days: period, name, days short."""
    proposed = list(proposed)
    found = []
    for period in known.key_periods:
        if period.last < first or period.first > last:
            continue
        standing = slots.between(desk, period.first, period.last)
        for row in slots.leaders(desk):
            if not slots.is_principal(row):
                continue
            days = {one.day for one in standing if one.leader_id == row.id}
            days |= {one.day for one in proposed if one.leader_id == row.id and period.first <= one.day <= period.last}
            if len(days) < period.days:
                found.append((period.name, row.name, period.days - len(days)))
    return found


class _Planner:
    """Seats leaders on days: who is free, whom the month owes a day, who received least."""

    def __init__(self, desk: Desk, people: dict[int, Person], first: date, last: date) -> None:
        self.desk, self.people = desk, people
        self.made: list[Proposed] = []
        year = date(first.year, 1, 1)
        rows = desk.db.execute(
            select(Slot.leader_id, func.count(Slot.id))
            .where(Slot.cancelled_on.is_(None), Slot.day >= year, Slot.day <= max(last, date(first.year, 12, 31)))
            .group_by(Slot.leader_id)
        )
        self.present: Counter[int] = Counter({row[0]: row[1] for row in rows})
        months = slots.between(desk, first.replace(day=1), (last + timedelta(days=31)).replace(day=1))
        self.months = {(row.day.year, row.day.month, row.leader_id) for row in months}
        self.last_day = {row.leader_id: row.day for row in months if row.day < first}
        self.chances: Counter[tuple[int, int, int]] = Counter()

    def count_chances(self, wanted: Iterable[tuple[reception_dates.Planned, DayRule]]) -> None:
        """How many receptions of each month each leader could still hold."""
        for planned, rule in wanted:
            for leader in rule.leaders:
                self.chances[planned.day.year, planned.day.month, leader] += len(rule.sessions)

    def place(self, planned: reception_dates.Planned, rule: DayRule, starts: str, ends: str) -> list[LeftOut]:
        day = planned.day
        urgent = [one for one in rule.leaders if self._must_now(one, day)]
        for leader in rule.leaders:
            self.chances[day.year, day.month, leader] -= 1
        standing = [
            row
            for row in slots.between(self.desk, day, day)
            if row.starts == starts and row.place == rule.place and row.rule in (rule.name, "")
        ]
        if standing:
            return [LeftOut(day=day, rule=rule.name, reason="PRESENT")]
        taken = slots.busy_place(self.desk, rule.place, day, starts, ends)
        if taken or any(one.place == rule.place and _meets(one, day, starts, ends) for one in self.made):
            return [LeftOut(day=day, rule=rule.name, reason="PLACE_BUSY", note=rule.place)]
        free = [one for one in rule.leaders if self._is_free(one, day, starts, ends)]
        if not free:
            return [LeftOut(day=day, rule=rule.name, reason="LEADER_BUSY")]
        chosen = self.people[min(free, key=lambda one: (one not in urgent, self._claim(one, rule)))]
        self.made.append(
            Proposed(
                day=day,
                starts=starts,
                ends=ends,
                leader_id=chosen.id,
                leader=chosen.name,
                post=chosen.post,
                portfolio=chosen.portfolio,
                place=rule.place,
                capacity=rule.capacity,
                rule=rule.name,
                meant=planned.meant,
                reason=planned.reason.value if planned.reason else "",
                provisional=planned.provisional,
            )
        )
        self.months.add((day.year, day.month, chosen.id))
        self.last_day[chosen.id] = day
        return []

    def shares(self) -> tuple[Shares, ...]:
        proposed = Counter(one.leader_id for one in self.made)
        return tuple(
            Shares(
                leader_id=row.id,
                leader=row.name,
                principal=slots.is_principal(row),
                present=self.present[row.id],
                proposed=proposed[row.id],
            )
            for row in self.people.values()
        )

    def _is_free(self, leader_id: int, day: date, starts: str, ends: str) -> bool:
        if leader_id not in self.people or slots.absent(self.desk, leader_id, day):
            return False
        if slots.busy_leader(self.desk, leader_id, day, starts, ends):
            return False
        return not any(one.leader_id == leader_id and _meets(one, day, starts, ends) for one in self.made)

    def _must_now(self, leader_id: int, day: date) -> bool:
        """A principal whom the month owes a day, with one day to spare after this one at most (C02)."""
        if leader_id not in self.people or not slots.is_principal(self.people[leader_id]):
            return False
        month = (day.year, day.month, leader_id)
        return month not in self.months and self.chances[month] <= 2

    def _claim(self, leader_id: int, rule: DayRule) -> tuple[int, date, int]:
        """Smaller comes first: fewest receptions, then the longest wait, then the order of the rule."""
        count = self.present[leader_id] + sum(one.leader_id == leader_id for one in self.made)
        return (count, self.last_day.get(leader_id, date.min), rule.leaders.index(leader_id))


def _meets(one: Proposed, day: date, starts: str, ends: str) -> bool:
    return one.day == day and one.starts < ends and starts < one.ends
