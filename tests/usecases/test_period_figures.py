"""The figures of a period: each adds up, each can be followed to its matters, a past month is counted as it stood."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime

import pytest

from desktop_app.office import Office
from desktop_app.rules.periods import growth, month_of, months_of, period, share, year_before
from desktop_app.rules.refusal import Refused
from desktop_app.storage.visibility import Actor
from desktop_app.usecases import period_figures, screening
from desktop_app.usecases.period_figures import CHANNELS, NATURES, Figures
from tests import leader_days, life, sample
from tests.conftest import Clock

MARCH = period("2026-03")


def march(office: Office) -> Figures:
    return office.ask(period_figures.figures, MARCH)


@pytest.mark.parametrize(
    ("code", "begins", "first", "last"),
    [
        ("2026-02", 1, date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", 1, date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", 1, date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-10", 26, date(2026, 9, 26), date(2026, 10, 25)),
        ("2026-01", 26, date(2025, 12, 26), date(2026, 1, 25)),
        ("2026-H1", 1, date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", 26, date(2026, 6, 26), date(2026, 12, 25)),
        ("2026", 1, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(code: str, begins: int, first: date, last: date) -> None:
    found = period(code, begins)
    assert (found.first, found.last) == (first, last)
    assert month_of(first, begins) == months_of(found)[0] and month_of(last, begins) == months_of(found)[-1]


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "26-10", "2026-H3", "二〇二六", ""])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        period(text)
    assert refused.value.code == "PERIOD_UNREADABLE"


def test_nothing_of_nothing_is_no_percentage() -> None:
    assert share(0, 0) is None and share(1, 3) == "33.3" and share(1, 8) == "12.5"
    assert growth(3, 0) is None and growth(3, 2) == "+50.0" and growth(1, 2) == "-50.0"
    assert year_before("2026-H1") == "2025-H1"


def test_a_visit_of_seven_is_one_matter_one_batch_and_seven_people(office: Office) -> None:
    sample.register(office, headcount=7, people=tuple(sample.petitioner(name=f"来访{n}", phone="") for n in range(3)))
    sample.register(office, channel="CALL", caller_no="0000-8888", place="")
    found = march(office)
    assert found.value("TOTAL") == 2 and found.value("TOTAL.PEOPLE") == 8
    assert found.value("CHANNEL.VISIT") == 1 and found.value("CHANNEL.VISIT.PEOPLE") == 7
    assert found.value("GROUP") == 1 and found.value("GROUP.PEOPLE") == 7
    assert found.unreconciled == ()


def test_a_matter_goes_from_open_to_ended_in_the_month_it_ended(office: Office, clock: Clock) -> None:
    matter = sample.register(office)
    assert march(office).value("OPEN_AT_END") == 1
    clock.set(datetime(2026, 4, 2, 9, 0))
    sample.notify_out(office, matter.id)
    april = office.ask(period_figures.figures, period("2026-04"))
    assert (april.value("OPEN_AT_START"), april.value("ENDED"), april.value("OPEN_AT_END")) == (1, 1, 0)
    assert april.value("OVERDUE") == 0 and april.rates["NOTICE_IN_TIME"].whole == 0
    past = march(office)
    assert past.value("OPEN_AT_END") == 1 and past.value("ENDED") == 0  # March as it stood
    assert past.value("OVERDUE") == 1  # the notice was due on 31 March
    assert past.rates["NOTICE_IN_TIME"].percent == "0.0"


def test_void_matters_are_not_counted_and_their_month_still_adds_up(office: Office) -> None:
    kept, gone = sample.register(office), sample.register(office, subject="误登")
    office.do(screening.void, gone.id, None, "重复登记")
    found = march(office)
    assert found.by_key["TOTAL"].ids == (kept.id,) and found.unreconciled == ()


def test_restricted_matters_are_counted_but_not_listed_to_others(office: Office) -> None:
    matter = sample.register(office)
    sample.restrict(office, matter.id)
    outsider = Actor("路人", person_id=sample.person(office, sample.CLERK).id, roles=frozenset({"HANDLER"}))
    ids, hidden = office.ask(period_figures.matters_of, MARCH, "TOTAL", actor=outsider)
    assert (ids, hidden) == ((), 1)
    ids, hidden = office.ask(period_figures.matters_of, MARCH, "TOTAL")
    assert (ids, hidden) == ((matter.id,), 0)


def test_receptions_of_leaders_are_counted_by_day_batch_and_answer(office: Office, clock: Clock) -> None:
    leader_days.with_portfolios(office)
    day = date(2026, 3, 20)
    slot_id = leader_days.slot(office, day)
    leader_days.posted(office, day, day)
    clock.set(leader_days.at(day))
    leader_days.received(office, slot_id)
    found = march(office)
    assert (found.value("LEADER.DAYS"), found.value("LEADER.BATCHES")) == (1, 1)


def test_a_whole_life_is_counted_in_its_rates(office: Office, clock: Clock) -> None:
    matter_id, _paper = life.concluded(office)
    found = march(office)
    assert found.value("ENDED") + found.value("OPEN_AT_END") == found.value("TOTAL")
    assert found.by_key["ACCEPTED"].ids == (matter_id,)
    assert found.value("NATURE.CLAIM") == 1


def test_figures_of_any_small_ledger_add_up_and_lead_to_as_many_matters(office: Office, clock: Clock) -> None:
    random_ = random.Random(25)
    wanted: Counter[str] = Counter()
    for _ in range(24):
        channel = random_.choice(["VISIT", "LETTER", "CALL", "ONLINE"])
        day = random_.randint(1, 16)
        known = {"caller_no": "0000-7777"} if channel == "CALL" else {}
        found = sample.register(
            office,
            channel=channel,
            place="行政楼108" if channel == "VISIT" else "",
            received_at=datetime(2026, 3, day, 9, 0),
            topic=random_.choice(["后勤服务/供暖", "师德师风", ""]),
            **known,
        )
        wanted[channel] += 1
        if random_.random() < 0.4:
            sample.notify_out(office, found.id)
            wanted["ENDED"] += 1
    seen = march(office)
    assert seen.unreconciled == ()
    assert {one: seen.value(f"CHANNEL.{one}") for one in wanted if one != "ENDED"} == {
        one: count for one, count in wanted.items() if one != "ENDED"
    }
    assert seen.value("ENDED") == wanted["ENDED"]
    for key in ["TOTAL", "ENDED", "OPEN_AT_END", *(f"CHANNEL.{one}" for one in CHANNELS)]:
        ids, hidden = office.ask(period_figures.matters_of, MARCH, key)
        assert len(ids) + hidden == seen.value(key)
    assert sum(seen.value(f"NATURE.{one}") for one in NATURES) == 24
    assert sum(one.value for _name, one in seen.topics) == 24
