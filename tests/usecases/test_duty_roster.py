"""值班: turns that leave nobody on duty twice, a key period without an empty hour, a log handed on with both names."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.labels import duty as words
from desktop_app.office import Office
from desktop_app.usecases import duty_log, duty_roster, inquiries, key_periods, standing
from desktop_app.usecases.duty_log import Entry, Handover
from desktop_app.usecases.duty_roster import Fill, ShiftInput, ShiftRow, span, uncovered
from desktop_app.usecases.inquiries import AbsenceInput
from desktop_app.usecases.key_periods import PeriodInput
from tests import sample
from tests.conftest import Clock
from tests.usecases.test_urgent import refusal

MONDAY, SUNDAY = date(2026, 3, 16), date(2026, 3, 22)
DAY, NIGHT = words.PRESETS["DAY"], words.PRESETS["NIGHT"]


def who(office: Office, name: str) -> int:
    return sample.person(office, name).id


def shift(office: Office, whose: str = sample.OFFICER, day: date = MONDAY, **known: Any) -> int:
    new = {"day": day, "starts": "08:00", "ends": "17:30", "person_id": who(office, whose), "name": "白班", **known}
    return office.do(duty_roster.save, ShiftInput(**new))


def rows(office: Office, first: date = MONDAY, last: date = SUNDAY) -> list[ShiftRow]:
    return office.ask(duty_roster.shifts, first, last)


def filled(office: Office, *names: str, first: date = MONDAY, last: date = SUNDAY, **known: Any) -> Fill:
    people = tuple(who(office, one) for one in names)
    return Fill(**{"first": first, "last": last, "presets": (DAY, NIGHT), "people": people, **known})


def owed(office: Office) -> list[Any]:
    return office.ask(lambda desk: list(duty_roster.duties(desk, standing.today(desk))))


def test_a_week_is_filled_by_turns_of_people_and_leaders(office: Office) -> None:
    leaders = (who(office, sample.DEPUTY), who(office, sample.PRINCIPAL))
    new = filled(office, sample.OFFICER, sample.HEAD, sample.HANDLER, leaders=leaders)
    shown = office.ask(duty_roster.preview, new)
    assert [one.person for one in shown[:4]] == [sample.OFFICER, sample.HEAD, sample.HANDLER, sample.OFFICER]
    assert [one.leader for one in shown[:4]] == [sample.DEPUTY] * 2 + [sample.PRINCIPAL] * 2
    assert office.do(duty_roster.fill, new) == 14
    assert [one.person for one in rows(office)] == [one.person for one in shown]
    # Filling the same days again adds nothing.
    assert office.do(duty_roster.fill, new) == 0


def test_somebody_who_is_away_is_passed_over(office: Office) -> None:
    away = AbsenceInput(person_id=who(office, sample.HEAD), first=MONDAY, last=date(2026, 3, 17))
    office.do(inquiries.add_absence, away)
    shown = office.ask(duty_roster.preview, filled(office, sample.HEAD, sample.OFFICER, last=date(2026, 3, 18)))
    assert [one.person for one in shown] == [
        sample.OFFICER, sample.OFFICER, sample.OFFICER, sample.OFFICER, sample.HEAD, sample.OFFICER,
    ]  # fmt: skip
    alone = office.ask(duty_roster.preview, filled(office, sample.HEAD, last=MONDAY))
    assert {one.problem for one in alone} == {"SHIFT_ABSENT"}
    absent = ShiftInput(day=MONDAY, starts="08:00", ends="12:00", person_id=who(office, sample.HEAD))
    assert refusal(office, duty_roster.save, absent) == ("SHIFT_ABSENT", "person")


def test_nobody_is_on_duty_twice_at_once_also_past_midnight(office: Office) -> None:
    shift(office, starts="17:30", ends="08:00", name="夜班")
    early = ShiftInput(day=date(2026, 3, 17), starts="7:30", ends="12:00", person_id=who(office, sample.OFFICER))
    assert refusal(office, duty_roster.save, early) == ("SHIFT_OVERLAP", "person")
    shift(office, day=date(2026, 3, 17))
    shift(office, sample.HEAD, day=date(2026, 3, 17))
    assert [one.hours for one in rows(office)] == ["17:30—次日08:00", "08:00—17:30", "08:00—17:30"]


def test_a_shift_is_changed_and_taken_off_until_its_log_began(office: Office) -> None:
    made = shift(office)
    again = ShiftInput(
        id=made, version=1, day=MONDAY, starts="9:00", ends="18:00", person_id=who(office, sample.OFFICER)
    )
    office.do(duty_roster.save, again)
    assert refusal(office, duty_roster.save, again)[0] == "RECORD_CHANGED"
    office.do(duty_log.enter, Entry(shift_id=made, kind="TEST", content="值班电话畅通"))
    assert refusal(office, duty_roster.strike, made, 2)[0] == "SHIFT_USED"
    other = ShiftInput(id=made, version=2, day=MONDAY, starts="9:00", ends="18:00", person_id=who(office, sample.HEAD))
    assert refusal(office, duty_roster.save, other)[0] == "SHIFT_USED"
    second = shift(office, sample.HEAD)
    office.do(duty_roster.strike, second, 1)
    assert [one.id for one in rows(office)] == [made]


def test_the_empty_hours_of_a_key_period_are_told_the_day_before(office: Office, clock: Clock) -> None:
    assert owed(office) == []
    period = PeriodInput(name="两会", first_on=date(2026, 3, 17), last_on=date(2026, 3, 18))
    office.do(key_periods.save, period)
    (duty,) = owed(office)
    assert (duty.code, duty.due, duty.target) == ("NO_DUTY", MONDAY, "zero:duty-2026-03-17")
    people = (sample.OFFICER, sample.HEAD, sample.HANDLER)
    office.do(duty_roster.fill, filled(office, *people, first=date(2026, 3, 17), last=date(2026, 3, 18)))
    # The night before belongs to the first day of the period.
    assert office.ask(duty_roster.gaps, MONDAY, SUNDAY) == [(datetime(2026, 3, 17), datetime(2026, 3, 17, 8, 0))]
    assert owed(office)[0].words == "3月17日 00:00—08:00"
    shift(office, sample.HANDLER, starts="17:30", ends="08:00")
    assert office.ask(duty_roster.gaps, MONDAY, SUNDAY) == [] and owed(office) == []


MOMENTS = st.integers(0, 96).map(lambda n: datetime(2026, 3, 16) + timedelta(minutes=30 * n))


@given(st.lists(st.tuples(MOMENTS, MOMENTS)), MOMENTS, MOMENTS)
def test_every_half_hour_is_either_covered_or_in_a_gap(
    pairs: list[tuple[datetime, datetime]], one: datetime, other: datetime
) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]
    begins, ends = min(one, other), max(one, other)
    found = uncovered(spans, begins, ends) if begins < ends else []
    at = begins
    while at < ends:
        covered = any(first <= at < last for first, last in spans)
        assert covered != any(first <= at < last for first, last in found)
        at += timedelta(minutes=30)
    assert all(first < last for first, last in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))


CLOCKS = st.integers(0, 47).map(lambda n: time(n // 2, 30 * (n % 2)).isoformat("minutes"))


@given(CLOCKS, CLOCKS)
def test_a_shift_lasts_more_than_nothing_and_at_most_a_day(starts: str, ends: str) -> None:
    begins, finishes = span(MONDAY, starts, ends)
    assert timedelta() < finishes - begins <= timedelta(days=1)


@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("days", [1, 6, 20])
@pytest.mark.parametrize("presets", [(DAY,), (NIGHT,), (DAY, NIGHT), (("全天", "08:00", "08:00"),)])
def test_turns_are_fair_and_never_overlap(office: Office, count: int, days: int, presets: Any) -> None:
    names = [sample.OFFICER, sample.HEAD, sample.HANDLER, sample.CLERK, sample.DEAN][:count]
    last = MONDAY + timedelta(days=days - 1)
    shown = office.ask(duty_roster.preview, filled(office, *names, last=last, presets=presets))
    assert len(shown) == days * len(presets) and not any(one.problem for one in shown)
    taken = {name: [span(one.day, one.starts, one.ends) for one in shown if one.person == name] for name in names}
    for spans in taken.values():
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    shares = [len(spans) for spans in taken.values()]
    assert max(shares) - min(shares) <= 1


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"first": None}, ("DAY_MISSING", "first")),
        ({"last": date(2026, 3, 15)}, ("SHIFT_DAYS", "last")),
        ({"people": ()}, ("SHIFT_NOBODY", "people")),
        ({"presets": ()}, ("SHIFT_NONE_CHOSEN", "presets")),
        ({"presets": (("白班", "早上", "12:00"),)}, ("SHIFT_TIME_UNREADABLE", "presets")),
    ],
)
def test_a_roster_that_cannot_be_filled_says_why(office: Office, known: Any, said: tuple[str, str]) -> None:
    assert refusal(office, duty_roster.fill, filled(office, sample.OFFICER, **known)) == said


def test_what_comes_during_a_shift_is_kept_and_handed_on_with_both_names(office: Office, clock: Clock) -> None:
    made = shift(office)
    shift(office, sample.HEAD, starts="17:30", ends="08:00", name="夜班")
    assert refusal(office, duty_log.enter, Entry(shift_id=made, kind="CALL", content=" "))[0] == "ENTRY_EMPTY"
    early = Entry(shift_id=made, kind="CALL", content="来电", at=datetime(2026, 3, 16, 7, 0))
    assert refusal(office, duty_log.enter, early) == ("ENTRY_OUTSIDE", "at")
    office.do(duty_log.enter, Entry(shift_id=made, kind="CALL", content="家长询问放学时间", handled="已答复"))
    assert office.ask(duty_log.one, made).next_person == sample.HEAD
    clock.set(datetime(2026, 3, 16, 17, 30))
    other = Handover(shift_id=made, taker="方敏")
    assert refusal(office, duty_log.hand_over, other) == ("TAKER_OTHER", "reason")
    itself = Handover(shift_id=made, taker=sample.OFFICER)
    assert refusal(office, duty_log.hand_over, itself) == ("TAKER_SAME", "taker")
    office.do(duty_log.hand_over, Handover(shift_id=made, left_open="回访来电家长"))
    found = office.ask(duty_log.one, made)
    assert found.handed == (sample.OFFICER, sample.HEAD, datetime(2026, 3, 16, 17, 30), "回访来电家长")
    assert refusal(office, duty_log.hand_over, Handover(shift_id=made))[0] == "HANDED_OVER"
    clock.forward(minutes=30)
    late = Entry(shift_id=made, kind="CALL", content="又来电")
    assert refusal(office, duty_log.enter, late) == ("HANDED_OVER", "at")
    facts = office.ask(duty_log.sheet, made)
    assert (facts.giver, facts.taker, facts.lines[0].kind) == (sample.OFFICER, sample.HEAD, "来电")


def test_a_shift_is_handed_to_somebody_else_only_with_a_reason(office: Office) -> None:
    made = shift(office)
    shift(office, sample.HEAD, starts="17:30", ends="08:00", name="夜班")
    office.do(duty_log.hand_over, Handover(shift_id=made, taker="方敏", reason="贺远川临时外出"))
    handed = office.ask(duty_log.one, made).handed
    assert handed is not None and "贺远川临时外出" in handed[3] and handed[1] == "方敏"
    last = shift(office, sample.HEAD, day=date(2026, 3, 15))
    assert office.ask(duty_log.one, last).next_person == sample.OFFICER
    alone = shift(office, sample.HANDLER, day=date(2026, 3, 10))
    assert refusal(office, duty_log.hand_over, Handover(shift_id=alone)) == ("TAKER_MISSING", "taker")


def test_the_printed_roster_names_leaders_and_the_period(office: Office) -> None:
    office.do(key_periods.save, PeriodInput(name="两会", first_on=MONDAY, last_on=SUNDAY))
    leaders = (who(office, sample.DEPUTY),)
    office.do(duty_roster.fill, filled(office, sample.OFFICER, sample.HEAD, leaders=leaders))
    facts = office.ask(duty_roster.roster, MONDAY, SUNDAY)
    assert (facts.period, len(facts.lines), facts.lines[1].hours) == ("两会", 14, "17:30—次日08:00")
    assert {one.leader for one in facts.lines} == {sample.DEPUTY}
