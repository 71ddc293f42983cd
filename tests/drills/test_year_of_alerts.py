"""A simulated year: sleep, shutdown, holidays, jumps of the clock, absences, three hundred matters (title 5.1)."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from desktop_app.office import Office
from desktop_app.usecases import alerts, inquiries
from tests import sample
from tests.conftest import Clock
from tests.rules import second_calendar

MATTERS, SEED = 300, 20260105
OPENS, CLOSES = time(8, 30), time(17, 30)
FIRST = date(2026, 1, 5)


def working_before(day: date) -> date:
    while not second_calendar.works(day):
        day -= timedelta(days=1)
    return day


@dataclass
class Notice:
    """The fifteen days of one matter, reckoned apart from the program."""

    received: date
    met_at: datetime | None = None
    told: list[tuple[str, datetime]] = field(default_factory=list)

    @property
    def due(self) -> date:
        return self.received + timedelta(days=15)

    def rungs(self) -> dict[str, datetime]:
        aim = working_before(self.due)
        days = {f"D-{n}": max(working_before(aim - timedelta(days=n)), self.received) for n in (5, 2, 0)}
        return {level: datetime.combine(day, OPENS) for level, day in days.items()}


def looks(random_: random.Random) -> list[tuple[datetime, bool]]:
    """When the program looks, and whether it has just been started: off at night, on some days, for whole weeks."""
    found = []
    day, off_until = FIRST, FIRST
    while day < FIRST + timedelta(days=365):
        if random_.random() < 0.03:
            off_until = day + timedelta(days=random_.randint(2, 16))
        if day >= off_until and (second_calendar.works(day) or random_.random() < 0.1):
            hours = sorted(random_.uniform(7.5, 22) for _ in range(random_.randint(1, 4)))
            for number, hour in enumerate(hours):
                found.append((datetime.combine(day, time()) + timedelta(hours=hour), number == 0))
        day += timedelta(days=1)
    return found


@pytest.mark.drill
def test_in_a_year_every_rung_is_told_once_in_time_and_nothing_after_it_is_over(folder: Path, clock: Clock) -> None:
    random_ = random.Random(SEED)
    clock.set(datetime.combine(FIRST, time(8)))
    office = sample.open_office(folder, clock)
    receipts = Counter(FIRST + timedelta(days=random_.randint(0, 330)) for _ in range(MATTERS))
    notices: dict[int, Notice] = {}
    told: Counter[tuple[str, str]] = Counter()
    schedule = looks(random_)
    away = sample.person(office, sample.HANDLER)
    office.do(inquiries.set_backup, away.id, sample.person(office, sample.CLERK).id)
    for number, (at, starting) in enumerate(schedule):
        clock.set(at)
        before = at if not number else schedule[number - 1][0]
        for day in [one for one in receipts if one <= at.date()]:
            for _ in range(receipts.pop(day)):
                found = sample.register(office, received_at=datetime.combine(day, time(7)))
                notices[found.id] = Notice(received=day)
        _answer_some(office, notices, at, random_)
        if random_.random() < 0.01:
            first = at.date()
            office.do(
                inquiries.add_absence,
                inquiries.AbsenceInput(person_id=away.id, first=first, last=first + timedelta(days=3), reason="出差"),
            ) if not _absent(office, away.id, first) else None
        if random_.random() < 0.02:  # somebody sets the clock wrong and looks, then sets it right again
            clock.set(at - timedelta(days=random_.randint(2, 40)))
            _look(office, notices, told, clock, at, False)
            clock.set(at)
        _look(office, notices, told, clock, at, starting)
        assert before <= at
    office.close()
    assert told and max(told.values()) == 1, [one for one, n in told.items() if n > 1][:3]
    _told_in_time(notices, schedule)


def _absent(office: Office, person_id: int, day: date) -> bool:
    return any(one.away for one in office.ask(inquiries.covers) if one.person_id == person_id)


def _answer_some(office: Office, notices: dict[int, Notice], at: datetime, random_: random.Random) -> None:
    """Most matters are told in time, some late, some never."""
    for matter_id, one in notices.items():
        if one.met_at is None and random_.random() < 0.06:
            sample.notify_out(office, matter_id)
            one.met_at = at


def _look(
    office: Office,
    notices: dict[int, Notice],
    told: Counter[tuple[str, str]],
    clock: Clock,
    at: datetime,
    starting: bool,
) -> None:
    for one in office.do(alerts.beat, starting).told:
        told[one.occurrence, one.level] += 1
        if one.code == "R-ACK-15":
            notice = notices[one.matter_id]
            assert notice.met_at is None, "told after it was over"
            notice.told.append((one.level, at))


def _told_in_time(notices: dict[int, Notice], schedule: list[tuple[datetime, bool]]) -> None:
    """Every rung was told by the first look that may tell it: in office hours, or right after a start."""
    checked = 0
    for one in notices.values():
        told = dict(one.told)
        registered = next(at for at, _starting in schedule if at.date() >= one.received)
        for level, due in one.rungs().items():
            allowed = [
                at
                for at, starting in schedule
                if at >= max(due, registered)
                and (starting or (second_calendar.works(at.date()) and OPENS <= at.time() < CLOSES))
            ]
            expected = allowed[0] if allowed else None
            if expected is None or (one.met_at is not None and one.met_at <= expected):
                assert level not in told
            else:
                assert told[level] == expected, (one.received, level, told.get(level), expected)
                checked += 1
        if one.met_at is not None:
            assert all(at <= one.met_at for _level, at in one.told)
    assert checked > MATTERS
