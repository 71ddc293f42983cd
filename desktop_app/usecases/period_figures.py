"""The figures of a period, from the ledger, each with the matters behind it (G01, G02, G10, §7 rank 9 and 26).

A matter counts once, on the day it was received; merged and void ones do not count as matters. Its state on a day is
what the time line says, so that a past month is counted as it stood. Restricted matters are counted and never listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from ..office import Desk
from ..rules.matter import OPEN_STATES, State
from ..rules.periods import Period, share
from ..storage.hazards import Hazard
from ..storage.leader_days import Slot, SlotVisit
from ..storage.matters import Demand, Obligation, Step
from ..storage.outcomes import Rating
from ..storage.visibility import counted_since, lines_of, seen_of, still_open
from . import standing
from .offices import profile

OPEN = frozenset(state.value for state in OPEN_STATES)
GONE = frozenset({State.VOID.value, State.MERGED.value, State.DRAFT.value})
CHANNELS = ("LETTER", "VISIT", "CALL", "ONLINE", "SUPERIOR", "OTHER")
_AS_OTHER = {"LEADER_NOTE": "OTHER", "MAILBOX": "ONLINE"}
NATURES = ("SUGGESTION", "ACCUSATION", "CLAIM", "")
NOTICE_RULES = ("R-ACK-15", "R-ACK-15T", "R-ZJ-5WD")
HANDLING_RULES = ("R-HANDLE-60", "R-EXT-30", "R-ZJ-30", "R-HN-30")
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """value: what is printed; ids: the matters behind it, as many as `value` where matters are counted; where persons
    are counted, the matters they came with."""

    value: int
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rate:
    """part of whole as printed percent, None for 0/0; both with their own figures."""

    part: int
    whole: int

    @property
    def percent(self) -> str | None:
        return share(self.part, self.whole)


@dataclass(frozen=True)
class Figures:
    """All figures of a period. upto: last day that is counted, today at the latest; topics, units: count by name or id,
    the most first; unreconciled: what does not add up, by code."""

    period: Period
    upto: date
    by_key: Mapping[str, Figure]
    topics: Topics
    units: Units
    rates: Mapping[str, Rate]
    unreconciled: tuple[str, ...]

    def value(self, key: str) -> int:
        return self.by_key[key].value

    def plain(self) -> dict[str, Any]:
        """As JSON without floats: what is frozen when a report is sent."""
        return {
            "period": self.period.code,
            "first": self.period.first.isoformat(),
            "last": self.period.last.isoformat(),
            "upto": self.upto.isoformat(),
            "figures": {key: one.value for key, one in self.by_key.items()},
            "topics": {name: one.value for name, one in self.topics},
            "units": {str(unit or ""): one.value for unit, one in self.units},
            "rates": {key: {"part": one.part, "whole": one.whole} for key, one in self.rates.items()},
        }


Topics = tuple[tuple[str, Figure], ...]
Units = tuple[tuple[int | None, Figure], ...]


class _Ledger:
    """What one period needs, read once."""

    def __init__(self, desk: Desk, period: Period) -> None:
        self.period = period
        self.today = standing.today(desk)
        self.upto = min(period.last, self.today)
        self.rows = {row.id: row for row in counted_since(desk.db, period.first)}
        self.steps: dict[int, list[tuple[date, str]]] = {}
        self.natures: dict[int, str] = {}
        self.obligations: list[Any] = []
        ids = list(self.rows)
        for place in range(0, len(ids), CHUNK):
            self._read(desk, ids[place : place + CHUNK])
        self.registered = [
            one.id
            for one in self.rows.values()
            if period.holds(one.received_on) and self.state(one.id, self.upto) not in GONE
        ]

    def _read(self, desk: Desk, ids: list[int]) -> None:
        steps = select(Step.matter_id, Step.happened_on, Step.to_state).where(Step.matter_id.in_(ids)).order_by(Step.id)
        for row in desk.db.execute(steps):
            self.steps.setdefault(row.matter_id, []).append((row.happened_on, row.to_state))
        demands = (
            select(Demand.matter_id, Demand.nature)
            .where(Demand.matter_id.in_(ids), ~Demand.struck, Demand.nature != "")
            .order_by(Demand.matter_id, Demand.seat)
        )
        for found in desk.db.execute(demands):
            self.natures.setdefault(found.matter_id, found.nature)
        columns = (Obligation.matter_id, Obligation.rule, Obligation.due, Obligation.met_on, Obligation.silent)
        self.obligations += desk.db.execute(select(*columns).where(Obligation.matter_id.in_(ids))).all()

    def state(self, matter_id: int, day: date) -> str:
        """The state at the end of a day; what was brought in as history has the state it came with."""
        row = self.rows[matter_id]
        known = self.steps.get(matter_id, [])
        if row.standing == "HISTORY" or not known:
            return str(row.state)
        past = [state for on, state in known if on <= day]
        return past[-1] if past else known[0][1]

    def open_on(self, matter_id: int, day: date) -> bool:
        row = self.rows[matter_id]
        return row.standing == "OPEN" and row.received_on <= day and self.state(matter_id, day) in OPEN


def figures(desk: Desk, period: Period) -> Figures:
    """Every figure of the monthly report, counted now for the days of the period that have passed."""
    seen = _Ledger(desk, period)
    found: dict[str, Figure] = {}
    found |= _registered(seen, profile(desk).group_threshold)
    found |= _handled(seen)
    found |= _natures(seen)
    found |= _leaders(desk, seen)
    found |= _hazards(desk, seen)
    found |= _ratings(desk, seen)
    topics, units = _grouped(seen)
    return Figures(
        period=period,
        upto=seen.upto,
        by_key=found,
        topics=topics,
        units=units,
        rates=_rates(seen, found),
        unreconciled=tuple(_unreconciled(desk, seen, found, topics)),
    )


def matters_of(desk: Desk, period: Period, key: str) -> tuple[tuple[int, ...], int]:
    """The matters behind a figure that this person may see, and how many more there are. Keys of topics and units:
    TOPIC.<name>, UNIT.<id>."""
    all_of_it = figures(desk, period)
    if key.startswith("TOPIC."):
        ids = dict(all_of_it.topics)[key[6:]].ids
    elif key.startswith("UNIT."):
        ids = dict(all_of_it.units)[int(key[5:]) if key[5:] else None].ids
    else:
        ids = all_of_it.by_key[key].ids
    may_see = seen_of(desk.db, ids, desk.actor)
    return tuple(one for one in ids if one in may_see), len(ids) - len(may_see)


def _of(ids: Iterable[int]) -> Figure:
    made = tuple(ids)
    return Figure(len(made), made)


def _people(seen: _Ledger, ids: Iterable[int]) -> Figure:
    made = tuple(ids)
    return Figure(sum(seen.rows[one].headcount for one in made), made)


def _channel(row: Any) -> str:
    channel = _AS_OTHER.get(row.channel, row.channel)
    return channel if channel in CHANNELS else "OTHER"


def _registered(seen: _Ledger, threshold: int) -> dict[str, Figure]:
    rows, ids = seen.rows, seen.registered
    found = {"TOTAL": _of(ids), "TOTAL.PEOPLE": _people(seen, ids)}
    for channel in CHANNELS:
        mine = [one for one in ids if _channel(rows[one]) == channel]
        found[f"CHANNEL.{channel}"] = _of(mine)
        found[f"CHANNEL.{channel}.PEOPLE"] = _people(seen, mine)
    found["FIRST"] = _of(one for one in ids if rows[one].occurrence != "REPEAT")
    found["REPEAT"] = _of(one for one in ids if rows[one].occurrence == "REPEAT")
    groups = [one for one in ids if rows[one].channel == "VISIT" and rows[one].headcount >= threshold]
    found["GROUP"], found["GROUP.PEOPLE"] = _of(groups), _people(seen, groups)
    found["URGENT"] = _of(one for one in ids if rows[one].urgency != "NORMAL")
    return found


def _handled(seen: _Ledger) -> dict[str, Figure]:
    """Open at the start, registered, ended, gone, open at the end: they add up by what each matter was on two days."""
    before = seen.period.first - timedelta(days=1)
    at_start = [one for one in seen.rows if seen.open_on(one, before)]
    at_end = [one for one in seen.rows if seen.open_on(one, seen.upto)]
    came = set(at_start) | {one for one in seen.registered if seen.rows[one].standing == "OPEN"}
    reopened = sorted(set(at_end) - came)
    left = sorted(came - set(at_end))
    gone = [one for one in left if seen.state(one, seen.upto) in GONE]
    ended = [one for one in left if one not in set(gone)]
    accepted = [
        one.id
        for one in seen.rows.values()
        if seen.period.holds(one.accepted_on) and seen.state(one.id, seen.upto) not in GONE
    ]
    limit = min(seen.upto, seen.today - timedelta(days=1)).isoformat() + "T99"
    open_now = set(at_end)
    over = {
        row.matter_id
        for row in seen.obligations
        if row.matter_id in open_now
        and not row.silent
        and row.due <= limit
        and (row.met_on is None or row.met_on > seen.upto)
    }
    return {
        "OPEN_AT_START": _of(at_start),
        "HISTORY": _of(one for one in seen.registered if seen.rows[one].standing == "HISTORY"),
        "REOPENED": _of(reopened),
        "ACCEPTED": _of(accepted),
        "ENDED": _of(ended),
        "GONE": _of(gone),
        "OPEN_AT_END": _of(at_end),
        "OVERDUE": _of(sorted(over)),
    }


def _natures(seen: _Ledger) -> dict[str, Figure]:
    """By the nature of the first demand that has one, so that the natures add up to the matters."""
    return {
        f"NATURE.{nature}": _of(one for one in seen.registered if seen.natures.get(one, "") == nature)
        for nature in NATURES
    }


def _grouped(seen: _Ledger) -> tuple[Topics, Units]:
    topics: dict[str, list[int]] = {}
    units: dict[int | None, list[int]] = {}
    for one in seen.registered:
        row = seen.rows[one]
        topics.setdefault(row.topic.split("/", 1)[0], []).append(one)
        units.setdefault(row.lead_unit_id, []).append(one)
    by_topic = sorted(((name, _of(ids)) for name, ids in topics.items()), key=lambda one: (-one[1].value, one[0]))
    by_unit = sorted(((unit, _of(ids)) for unit, ids in units.items()), key=lambda one: (-one[1].value, one[0] or 0))
    return tuple(by_topic), tuple(by_unit)


def _leaders(desk: Desk, seen: _Ledger) -> dict[str, Figure]:
    """Days with a reception, batches received, those answered on the spot."""
    days = select(Slot.id, Slot.day).where(Slot.day.between(seen.period.first, seen.upto), Slot.cancelled_on.is_(None))
    slots = {row.id for row in desk.db.execute(days)}
    visits = [
        row
        for row in desk.db.execute(
            select(SlotVisit.slot_id, SlotVisit.matter_id, SlotVisit.outcome, SlotVisit.headcount)
        )
        if row.slot_id in slots
    ]
    ids = tuple(row.matter_id for row in visits)
    return {
        "LEADER.DAYS": Figure(len({row.slot_id for row in visits})),
        "LEADER.BATCHES": Figure(len(visits), ids),
        "LEADER.PEOPLE": Figure(sum(row.headcount for row in visits), ids),
        "LEADER.ANSWERED": _of(row.matter_id for row in visits if row.outcome == "ANSWERED"),
    }


def _hazards(desk: Desk, seen: _Ledger) -> dict[str, Figure]:
    rows = desk.db.scalars(select(Hazard).where(Hazard.void_reason == "")).all()
    within = Period("", "", seen.period.first, seen.upto)
    return {
        "HAZARD.FOUND": Figure(sum(within.holds(row.found_on) for row in rows)),
        "HAZARD.RESOLVED": Figure(sum(within.holds(row.resolved_on) for row in rows)),
    }


def _ratings(desk: Desk, seen: _Ledger) -> dict[str, Figure]:
    """Ratings of the office's work given in the period."""
    rows = desk.db.execute(
        select(Rating.matter_id, Rating.office).where(
            Rating.rated_on.between(seen.period.first, seen.upto), Rating.office != ""
        )
    ).all()
    return {
        f"RATING.{code}": _of(row.matter_id for row in rows if row.office == code)
        for code in ("SATISFIED", "FAIR", "DISSATISFIED")
    }


def _rates(seen: _Ledger, found: Mapping[str, Figure]) -> dict[str, Rate]:
    registered, ended = set(seen.registered), set(found["ENDED"].ids)
    day = seen.upto.isoformat()
    notices = [
        row
        for row in seen.obligations
        if row.matter_id in registered and row.rule in NOTICE_RULES and (row.met_on is not None or row.due[:10] < day)
    ]
    handled = [row for row in seen.obligations if row.matter_id in ended and row.rule in HANDLING_RULES]
    rated = sum(found[f"RATING.{code}"].value for code in ("SATISFIED", "FAIR", "DISSATISFIED"))
    return {
        "NOTICE_IN_TIME": Rate(sum(_in_time(row) for row in notices), len(notices)),
        "ENDED_IN_TIME": Rate(sum(_in_time(row) for row in handled), len(handled)),
        "REPEATED": Rate(found["REPEAT"].value, found["TOTAL"].value),
        "SATISFIED": Rate(sum(found[f"RATING.{code}"].value for code in ("SATISFIED", "FAIR")), rated),
        "RATED": Rate(rated, found["ENDED"].value),
    }


def _in_time(row: Any) -> bool:
    return row.met_on is not None and row.met_on.isoformat() <= row.due[:10]


def _unreconciled(desk: Desk, seen: _Ledger, found: Mapping[str, Figure], topics: Topics) -> list[str]:
    """What does not add up, by code of labels.period_reports.RECONCILE; LEDGER: the time lines, read up to today, leave
    other matters open than the ledger shows."""
    total = found["TOTAL"].value
    sums = {
        "CHANNELS": sum(found[f"CHANNEL.{one}"].value for one in CHANNELS),
        "OCCURRENCES": found["FIRST"].value + found["REPEAT"].value,
        "NATURES": sum(found[f"NATURE.{one}"].value for one in NATURES),
        "TOPICS": sum(figure.value for _name, figure in topics),
    }
    wrong = [code for code, value in sums.items() if value != total]
    came = found["OPEN_AT_START"].value + total - found["HISTORY"].value + found["REOPENED"].value
    if came - found["ENDED"].value - found["GONE"].value != found["OPEN_AT_END"].value:
        wrong.append("COURSE")
    if seen.upto == seen.today and still_open(desk.db, seen.today) != found["OPEN_AT_END"].value:
        wrong.append("LEDGER")
    return wrong


@dataclass(frozen=True)
class Listed:
    """rows: id, number, received_on, state, subject of the matters this person may see; hidden: how many more."""

    rows: tuple[Any, ...]
    hidden: int


def listed(desk: Desk, period: Period, key: str) -> Listed:
    """The matters behind a figure as a list."""
    ids, hidden = matters_of(desk, period, key)
    return Listed(tuple(lines_of(desk.db, ids, desk.actor)), hidden)
