"""Leaders' reception days: planned fairly, kept free of clashes, and never without the principal leader."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.labels.refusals import sentence
from desktop_app.office import Office
from desktop_app.rules.reception_dates import OnHoliday, Pattern, Recurrence
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import day_board, day_plan, day_rules, inquiries, slots, verification
from desktop_app.usecases.day_rules import DayRule, KeyPeriod
from desktop_app.usecases.inquiries import AbsenceInput
from tests import leader_days as days
from tests import sample
from tests.conftest import Clock

TUESDAY = date(2026, 3, 24)
MARCH = (date(2026, 3, 16), date(2026, 3, 31))


def refusal(office: Office, act: Any, *arguments: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        office.do(act, *arguments)
    assert sentence(refused.value)
    return refused.value


def test_the_arrangements_come_back_as_they_were_kept(office: Office) -> None:
    rule = days.rule(
        office,
        recurrence=Recurrence(
            pattern=Pattern.NTH_WEEKDAY, weekdays=(2,), ordinals=(-1,), months=(3, 6), on_holiday=OnHoliday.NEXT_WEEK
        ),
        sessions=(("09:00", "11:00"), ("13:40", "16:00")),
    )
    kept = days.arranged(office, rule, key_periods=(KeyPeriod(name="开学", first=date(2026, 3, 2), last=MARCH[0]),))
    assert office.ask(day_rules.arrangements) == kept
    assert day_rules.spelled(rule.recurrence) == "3、6月的最后一个星期三；遇节假日顺延一周；寒暑假不接待"


def test_the_schools_own_sentence_becomes_a_rule() -> None:
    made, doubtful = day_rules.from_sentence("每月第三周周四14:30-17:00，遇节假日顺延", 2026)
    assert made is not None and doubtful
    assert made.sessions == (("14:30", "17:00"),)
    assert day_rules.spelled(made.recurrence) == "每月第三个星期四；遇节假日顺延到下一工作日；寒暑假不接待"


def test_a_plan_shares_the_days_and_gives_the_principal_one_in_each_month(office: Office) -> None:
    """Thirteen Tuesdays from 3 March, two leaders: seven and six, and the principal has one in every month."""
    days.arranged(office)
    found = office.ask(day_plan.draft, date(2026, 3, 1), date(2026, 5, 31))
    assert sorted(one.proposed for one in found.shares) == [6, 7]
    assert found.lacking == ()
    assert {one.day.month for one in found.proposed if one.leader == sample.PRINCIPAL} == {3, 4, 5}
    moved = next(one for one in found.proposed if one.day != one.meant)
    assert (moved.meant, moved.day, moved.reason) == (date(2026, 5, 5), date(2026, 5, 6), "HOLIDAY")


def test_a_plan_says_what_it_left_out_and_why(office: Office) -> None:
    skip = days.rule(office, recurrence=Recurrence(pattern=Pattern.WEEKLY, weekdays=(1,)))
    days.arranged(office, skip)
    found = office.ask(day_plan.draft, date(2026, 5, 1), date(2026, 7, 20))
    assert [(one.day, one.reason) for one in found.left] == [
        (date(2026, 5, 5), "HOLIDAY"),
        (date(2026, 7, 14), "VACATION"),
    ]


def test_a_plan_carried_out_twice_adds_nothing(office: Office) -> None:
    days.arranged(office)
    found = office.ask(day_plan.draft, *MARCH)
    assert office.do(day_plan.carry_out, found.proposed) == 3
    again = office.ask(day_plan.draft, *MARCH)
    assert again.proposed == () and {one.reason for one in again.left} == {"PRESENT"}


def test_a_leader_who_is_away_is_not_planned(office: Office) -> None:
    days.arranged(office)
    principal = days.leader(office, sample.PRINCIPAL)
    office.do(inquiries.add_absence, AbsenceInput(person_id=principal, first=MARCH[0], last=MARCH[1]))
    found = office.ask(day_plan.draft, *MARCH)
    assert {one.leader for one in found.proposed} == {sample.DEPUTY}
    assert found.lacking == ((2026, 3, sample.PRINCIPAL),)


def test_two_campuses_on_one_afternoon_never_share_a_leader(office: Office) -> None:
    both = (days.rule(office), days.rule(office, name="北校区", place="北校区会议室"))
    days.arranged(office, *both)
    found = office.ask(day_plan.draft, *MARCH)
    seats = [(one.day, one.leader) for one in found.proposed]
    assert len(seats) == 6 and len(set(seats)) == 6


def test_a_month_with_few_days_gives_the_principal_one_however_often_he_received(office: Office) -> None:
    """The principal has received far more often this year; the month still owes one, with a day to spare."""
    for week in range(4):
        days.slot(office, date(2026, 2, 2) + timedelta(weeks=week), rest_reason="寒假值班")
    days.arranged(office)
    found = office.ask(day_plan.draft, date(2026, 3, 1), date(2026, 3, 31))
    assert [one.leader for one in found.proposed] == [sample.DEPUTY] * 3 + [sample.PRINCIPAL, sample.DEPUTY]
    assert {one.leader: (one.present, one.proposed) for one in found.shares} == {
        sample.DEPUTY: (0, 4),
        sample.PRINCIPAL: (4, 1),
    }


def test_a_rule_of_one_leader_is_served_before_the_rotation(office: Office) -> None:
    """校长 receives on Tuesdays himself; the rotation in the other room gets somebody else."""
    own = days.rule(office, name="校长接待日", place="校长会议室", leaders=(days.leader(office, sample.PRINCIPAL),))
    days.arranged(office, days.rule(office), own)
    found = office.ask(day_plan.draft, *MARCH)
    assert {one.leader for one in found.proposed if one.rule == "校长接待日"} == {sample.PRINCIPAL}
    assert {one.leader for one in found.proposed if one.rule == "全校接待日"} == {sample.DEPUTY}


def test_a_key_period_wants_more_days_of_the_principal(office: Office) -> None:
    period = KeyPeriod(name="毕业季", first=date(2026, 6, 1), last=date(2026, 6, 14), days=2)
    days.arranged(office, key_periods=(period,))
    found = office.ask(day_plan.draft, date(2026, 6, 1), date(2026, 6, 30))
    assert found.short_periods == (("毕业季", sample.PRINCIPAL, 1),)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": ""}, "RULE_NAME_MISSING"),
        ({"sessions": ()}, "RULE_SESSION_MISSING"),
        ({"sessions": (("16:30", "14:30"),)}, "RULE_SESSION_ORDER"),
        ({"leaders": ()}, "RULE_LEADER_MISSING"),
        ({"recurrence": Recurrence(pattern=Pattern.WEEKLY)}, "RECEPTION_WEEKDAY_MISSING"),
    ],
)
def test_a_rule_that_cannot_be_planned_is_not_kept(change: dict[str, Any], code: str, office: Office) -> None:
    wrong: DayRule = days.rule(office, **change)
    assert refusal(office, day_rules.save_arrangements, day_rules.Arrangements(rules=(wrong,))).code == code


def test_terms_and_key_periods_have_an_order(office: Office) -> None:
    back = day_rules.NamedTerm(name="春", first=MARCH[1], last=MARCH[0])
    assert refusal(office, day_rules.save_arrangements, day_rules.Arrangements(terms=(back,))).code == "TERM_ORDER"
    pair = tuple(KeyPeriod(name=name, first=MARCH[0], last=MARCH[1]) for name in ("两会", "开学"))
    overlap = refusal(office, day_rules.save_arrangements, day_rules.Arrangements(key_periods=pair))
    assert overlap.code == "KEY_PERIOD_OVERLAP" and "两会" in sentence(overlap)


def test_a_plan_needs_rules_and_an_end(office: Office) -> None:
    for span, code in (
        (MARCH, "RULES_MISSING"),
        (MARCH[::-1], "TERM_ORDER"),
        ((MARCH[0], date(2028, 1, 1)), "PLAN_TOO_LONG"),
    ):
        with pytest.raises(Refused, match=code):
            office.ask(day_plan.draft, *span)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"day": None}, "DAY_MISSING", "day"),
        ({"starts": "下午"}, "SLOT_TIME_UNREADABLE", "starts"),
        ({"ends": "14:30"}, "SLOT_ENDS_BEFORE", "ends"),
        ({"kind": "ELSE"}, "CHOICE_UNKNOWN", "kind"),
        ({"leader_id": None}, "HANDLER_UNKNOWN", "leader"),
        ({"place": ""}, "SLOT_PLACE_MISSING", "place"),
        ({"place": "食堂二楼"}, "SLOT_PLACE_REASON", "place_reason"),
        ({"day": date(2026, 4, 5)}, "SLOT_REST_DAY", "rest_reason"),
        ({"day": date(2026, 3, 21)}, "SLOT_REST_DAY", "rest_reason"),
        ({"kind": "FIELD"}, "FIELD_NEEDS_MATTER", "matter_number"),
        ({"matter_number": "XF-2026-0999"}, "LINKED_UNKNOWN", "matter_number"),
    ],
)
def test_a_reception_that_cannot_be_held_is_not_kept(
    change: dict[str, Any], code: str, field: str, office: Office
) -> None:
    given = {"day": TUESDAY, "starts": "14:30", "ends": "16:30", "leader_id": days.leader(office, sample.PRINCIPAL),
             "place": days.ROOM, **change}  # fmt: skip
    found = refusal(office, slots.save, slots.SlotInput(**given))
    assert (found.code, found.field) == (code, field)
    assert office.ask(slots.between, date(2026, 1, 1), date(2026, 12, 31)) == []


def test_only_leaders_receive(office: Office) -> None:
    with pytest.raises(Refused, match="NOT_A_LEADER"):
        days.slot(office, TUESDAY, sample.OFFICER)


def test_nobody_and_no_room_is_booked_twice(office: Office) -> None:
    days.slot(office, TUESDAY)
    with pytest.raises(Refused, match="SLOT_LEADER_BUSY") as busy:
        days.slot(office, TUESDAY, starts="16:00", ends="17:00", place="会议室", place_reason="借用")
    assert "14:30—16:30" in sentence(busy.value)
    with pytest.raises(Refused, match="SLOT_PLACE_BUSY") as taken:
        days.slot(office, TUESDAY, sample.DEPUTY, starts="16:00", ends="17:00")
    assert sample.PRINCIPAL in sentence(taken.value)
    days.slot(office, TUESDAY, sample.DEPUTY, starts="16:30", ends="17:30")


def test_a_day_off_needs_a_reason_and_then_stands(office: Office) -> None:
    """A party secretary who receives on a Sunday is not forbidden to; the office says why."""
    made = days.slot(office, date(2026, 3, 22), rest_reason="开学季集中接访")
    assert days.card(office, made).day == date(2026, 3, 22)


def test_a_reception_dragged_to_another_day_keeps_everything_else(office: Office) -> None:
    made = days.slot(office, TUESDAY, topic="食堂")
    before = office.ask(day_board.detail, made)
    office.do(slots.move, made, before.card.version, TUESDAY + timedelta(days=1))
    after = office.ask(day_board.detail, made)
    assert after.card.day == date(2026, 3, 25) and (after.topic, after.accompany) == ("食堂", "教务处")
    assert refusal(office, slots.move, made, before.card.version, TUESDAY).code == "RECORD_CHANGED"
    assert refusal(office, slots.move, made, after.card.version, date(2026, 4, 6)).code == "SLOT_REST_DAY"


def test_a_copied_week_leaves_out_what_cannot_stand_there(office: Office) -> None:
    """The week of 30 March is copied into the one with Qingming on Monday the 6th."""
    days.slot(office, date(2026, 3, 30))
    days.slot(office, date(2026, 3, 31), sample.DEPUTY)
    copied = office.do(slots.copy_week, date(2026, 3, 30), date(2026, 4, 6))
    assert copied.made == (date(2026, 4, 7),)
    assert [(day, refused.code) for day, refused in copied.left] == [(date(2026, 4, 6), "SLOT_REST_DAY")]
    assert refusal(office, slots.copy_week, date(2026, 5, 4), date(2026, 5, 11)).code == "WEEK_EMPTY"


def test_a_cancelled_reception_leaves_the_calendar_and_frees_its_room(office: Office) -> None:
    made = days.slot(office, TUESDAY)
    assert refusal(office, slots.cancel, made, 0, " ").code == "REASON_MISSING"
    office.do(slots.cancel, made, 0, "全市会议")
    assert office.ask(slots.between, TUESDAY, TUESDAY) == []
    days.slot(office, TUESDAY)


def test_the_month_shows_holidays_receptions_and_what_the_principal_owes(office: Office) -> None:
    days.slot(office, TUESDAY, sample.DEPUTY)
    seen = office.ask(day_board.month, 2026, 4)
    assert seen.cells[0].day.weekday() == 0 and len(seen.cells) % 7 == 0
    by_day = {one.day: one for one in seen.cells}
    assert by_day[date(2026, 4, 6)].kind == "HOLIDAY" and by_day[date(2026, 4, 6)].name
    assert [(one.leader, one.day) for one in seen.principals] == [(sample.PRINCIPAL, None)]
    march = office.ask(day_board.month, 2026, 3)
    assert march.count == 1
    assert [card.leader for card in {one.day: one for one in march.cells}[TUESDAY].slots] == [sample.DEPUTY]


def test_everything_of_the_reception_days_can_be_proved(office: Office, clock: Clock) -> None:
    days.arranged(office)
    found = office.ask(day_plan.draft, *MARCH)
    office.do(day_plan.carry_out, found.proposed)
    verdict = office.ask(verification.verify, office.numbers_outside())
    assert verdict.problems == []
