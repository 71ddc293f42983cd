"""Alerts told from what is recorded: once per rung, caught up after a stop, ended with the matter (§2.5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.labels import alerts as words
from desktop_app.office import Office
from desktop_app.rules.alerts import ClockTrouble
from desktop_app.storage.journal import JournalLine
from desktop_app.storage.offices import NoticeSent
from desktop_app.usecases import alert_settings, alerts, inquiries
from desktop_app.usecases.alerts import Alert
from tests import leader_days, sample
from tests.conftest import Clock
from tests.usecases.test_leader_days import refusal as refused


def told(office: Office, starting: bool = False, matter_id: int | None = None) -> list[str]:
    """The rungs of matters told now, by rule and level."""
    found = office.do(alerts.beat, starting).told
    return [f"{one.code} {one.level}" for one in found if one.matter_id and matter_id in (None, one.matter_id)]


def standing(office: Office) -> list[str]:
    return [f"{one.alert.code} {one.alert.level}" for one in office.ask(alerts.standing) if one.alert.matter_id]


def test_each_rung_is_told_once_however_often_one_looks(office: Office, clock: Clock) -> None:
    sample.register(office)
    assert told(office) == []
    clock.set(datetime(2026, 3, 26, 8, 30))  # 2026-03-31 is the fifteenth day
    assert told(office) == ["R-ACK-15 D-5"]
    assert told(office) == []
    clock.set(datetime(2026, 3, 26, 16, 0))
    assert told(office) == []


def test_a_computer_that_was_off_for_a_fortnight_tells_what_it_missed_oldest_first(
    office: Office, clock: Clock
) -> None:
    sample.register(office)
    clock.set(datetime(2026, 4, 2, 7, 55))
    assert told(office, starting=True) == [
        "R-ACK-15 D-5", "R-ACK-15 D-2", "R-ACK-15 D-0", "R-ACK-15 OVERDUE 2026-04-01",
    ]  # fmt: skip


def test_nothing_is_told_at_night_or_on_a_sunday_unless_somebody_starts_the_program(
    office: Office, clock: Clock
) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 29, 11, 0))  # Sunday, D-2
    assert told(office) == []
    assert told(office, starting=True) == ["R-ACK-15 D-5", "R-ACK-15 D-2"]
    clock.set(datetime(2026, 3, 31, 22, 0))
    assert told(office) == []
    clock.set(datetime(2026, 4, 1, 8, 30))
    assert told(office) == ["R-ACK-15 D-0", "R-ACK-15 OVERDUE 2026-04-01"]


def test_a_met_deadline_is_told_no_more_and_leaves_the_list(office: Office, clock: Clock) -> None:
    matter = sample.register(office)
    clock.set(datetime(2026, 3, 26, 9, 0))
    assert told(office) == ["R-ACK-15 D-5"] and standing(office) == ["R-ACK-15 D-5"]
    sample.notify_out(office, matter.id)
    assert standing(office) == []
    clock.set(datetime(2026, 4, 20, 9, 0))
    assert told(office) == []


def test_an_extension_is_a_new_day_with_a_ladder_of_its_own(office: Office, clock: Clock) -> None:
    matter = sample.register(office)
    sample.accept(office, matter.id)
    clock.set(datetime(2026, 5, 15, 9, 0))  # sixty days: 2026-05-15
    assert "R-HANDLE-60 D-0" in told(office)


def test_a_restricted_matter_is_told_to_nobody_who_may_not_see_it_and_later_to_those_who_may(
    office: Office, clock: Clock
) -> None:
    matter = sample.register(office)
    sample.restrict(office, matter.id)
    clock.set(datetime(2026, 3, 26, 9, 0))
    sample.act_as(office, sample.CLERK)
    assert told(office) == [] and standing(office) == []
    sample.act_as(office, sample.OFFICER)
    assert told(office) == ["R-ACK-15 D-5"]


def test_a_bubble_names_the_number_and_nobody(office: Office, clock: Clock) -> None:
    matter = sample.register(office)
    clock.set(datetime(2026, 3, 30, 9, 0))
    found = [one for one in office.do(alerts.beat).told if one.matter_id]
    title, text = words.bubbles(found, date(2026, 3, 30))
    assert f"1件信访事项明日届满：出具书面告知（编号 {matter.number}）" in text
    people = [one.name for one in sample.seen(office, matter.id).people]
    assert people and not any(name in title + text for name in people)


def test_seen_leaves_the_list_until_the_next_rung(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 26, 9, 0))
    told(office)
    one = next(row.alert for row in office.ask(alerts.standing) if row.alert.matter_id)
    assert office.do(alerts.acknowledge, [(one.occurrence, one.level), ("matter:99:R-ACK-15:x", "D-5")]) == 1
    assert standing(office) == []
    clock.set(datetime(2026, 3, 29, 9, 0))
    told(office, starting=True)
    assert standing(office) == ["R-ACK-15 D-2"]


def of_matter(office: Office) -> Alert:
    return next(one.alert for one in office.ask(alerts.standing) if one.alert.matter_id)


def test_later_hides_an_alert_until_its_hour_and_then_tells_it_once_more(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 26, 9, 0))
    told(office)
    one = of_matter(office)
    office.do(alerts.snooze, one.occurrence, one.level, datetime(2026, 3, 26, 14, 0), "等总务处回话")
    assert standing(office) == []
    clock.set(datetime(2026, 3, 26, 14, 1))
    assert standing(office) == ["R-ACK-15 D-5"]
    assert told(office) == ["R-ACK-15 AGAIN 2026-03-26T14:00"]
    assert told(office) == []
    with office.folder.reading() as session:
        assert "alert_answer" in {row.record.split(":")[0] for row in session.query(JournalLine)}


@pytest.mark.parametrize(
    ("until", "reason", "code"),
    [
        (datetime(2026, 3, 26, 14, 0), " ", "SNOOZE_REASON"),
        (None, "忙", "SNOOZE_WHEN"),
        (datetime(2026, 3, 26, 8, 0), "忙", "SNOOZE_PAST"),
        (datetime(2026, 4, 1, 8, 0), "忙", "SNOOZE_TOO_LATE"),
    ],
)
def test_an_alert_is_not_put_off_without_a_reason_or_past_its_day(
    office: Office, clock: Clock, until: datetime | None, reason: str, code: str
) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 26, 9, 0))
    told(office)
    one = of_matter(office)
    assert refused(office, alerts.snooze, one.occurrence, one.level, until, reason).code == code


def test_an_alert_of_a_met_deadline_cannot_be_put_off(office: Office, clock: Clock) -> None:
    matter = sample.register(office)
    clock.set(datetime(2026, 3, 26, 9, 0))
    told(office)
    one = of_matter(office)
    sample.notify_out(office, matter.id)
    later = datetime(2026, 3, 26, 14, 0)
    assert refused(office, alerts.snooze, one.occurrence, one.level, later, "忙").code == "ALERT_OVER"


def test_while_the_a_role_is_away_the_b_role_is_told(office: Office, clock: Clock) -> None:
    a_role, b_role = sample.person(office, sample.HANDLER), sample.person(office, sample.CLERK)
    office.do(inquiries.set_backup, a_role.id, b_role.id)
    matter = sample.register(office)
    sample.accept(office, matter.id, handler_id=a_role.id)
    clock.set(datetime(2026, 5, 12, 9, 0))
    away = inquiries.AbsenceInput(person_id=a_role.id, first=date(2026, 5, 11), last=date(2026, 5, 20), reason="出差")
    office.do(inquiries.add_absence, away)
    found = [one for one in office.do(alerts.beat).told if one.code == "R-HANDLE-60"]
    assert found and all(one.responsible_id == b_role.id and one.stands_in for one in found)


def test_an_urgent_matter_nobody_began_is_told_after_an_hour_and_hourly(office: Office, clock: Clock) -> None:
    matter = sample.register(office, urgency="URGENT", urgency_reason="有人在门口长时间停留")
    clock.forward(minutes=59)
    assert not [one for one in office.do(alerts.beat).told if one.code == "NOT_BEGUN"]
    clock.forward(minutes=1)
    first = [one for one in office.do(alerts.beat).told if one.code == "NOT_BEGUN"]
    assert [one.level for one in first] == ["T-0m"] and first[0].number == matter.number
    clock.forward(minutes=65)
    assert [one.level for one in office.do(alerts.beat).told if one.code == "NOT_BEGUN"] == ["OVERDUE+1h"]
    sample.accept(office, matter.id)
    clock.forward(minutes=65)
    assert not [one for one in office.do(alerts.beat).told if one.code == "NOT_BEGUN"]


def test_visits_without_a_signature_are_told_at_the_end_of_the_day_once(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 16, 17, 0))
    found = [one for one in office.do(alerts.beat).told if one.code == "UNSIGNED"]
    assert len(found) == 1
    clock.set(datetime(2026, 3, 16, 19, 30))
    assert not [one for one in office.do(alerts.beat).told if one.code == "UNSIGNED"]


def test_somebody_who_comes_again_within_ninety_days_is_told_to_the_head(office: Office, clock: Clock) -> None:
    same = sample.petitioner(phone="13800000001")
    sample.register(office, people=(same,))
    clock.forward(days=30)
    second = sample.register(office, people=(same,), received_at=datetime(2026, 4, 15, 10, 0))
    found = [one for one in office.do(alerts.beat).told if one.code == "CAME_AGAIN"]
    assert [one.number for one in found] == [second.number]
    assert found[0].responsible_id == sample.person(office, sample.HEAD).id
    clock.forward(days=91)
    sample.register(office, people=(same,), subject="另一件事", received_at=datetime(2026, 7, 15, 10, 0))
    assert not [one for one in office.do(alerts.beat, True).told if one.code == "CAME_AGAIN" and "OVER" in one.level]


def test_the_morning_says_what_is_due_and_the_evening_what_is_left(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 31, 8, 30))
    found = {one.code: one.number for one in office.do(alerts.beat).told if one.code in words.DIGESTS}
    assert found == {"MORNING": "逾期 1 件，今天到期 2 件"}  # the month's report, its screening
    clock.set(datetime(2026, 3, 31, 17, 0))
    found = {one.code: one.number for one in office.do(alerts.beat).told if one.code in words.DIGESTS}
    assert found == {"EVENING": "逾期 1 件，今天到期 2 件"}
    assert not [one for one in office.ask(alerts.standing) if one.alert.code in words.DIGESTS]


def test_a_leaders_day_is_told_five_and_three_days_before_it_must_be_posted(office: Office, clock: Clock) -> None:
    leader_days.with_portfolios(office)
    day = date(2026, 3, 30)
    slot_id = leader_days.slot(office, day)
    clock.set(datetime(2026, 3, 23, 9, 0))
    found = [one.level for one in office.do(alerts.beat, True).told if one.target == f"slot:{slot_id}"]
    assert found[:2] == ["D-5", "D-3"]


def test_a_clock_set_back_is_said_and_nothing_is_told_twice(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 26, 9, 0))
    assert told(office) == ["R-ACK-15 D-5"]
    clock.set(datetime(2026, 3, 20, 9, 0))
    found = office.do(alerts.beat)
    assert found.clock is ClockTrouble.BACKWARDS and not [one for one in found.told if one.matter_id]
    clock.set(datetime(2026, 3, 26, 9, 30))
    assert told(office) == []


def test_a_leap_forward_while_running_is_said_and_a_closed_holiday_is_not(office: Office, clock: Clock) -> None:
    office.do(alerts.beat)
    clock.forward(days=9)
    assert office.do(alerts.beat, True).clock is None
    clock.forward(days=9)
    assert office.do(alerts.beat, False, None, timedelta(minutes=1)).clock is ClockTrouble.FORWARDS


def test_told_alerts_are_kept_through_a_restart(office: Office, clock: Clock) -> None:
    sample.register(office)
    clock.set(datetime(2026, 3, 26, 9, 0))
    told(office)
    path = office.folder.path
    office.close()
    again = sample.open_office(path, clock)
    try:
        assert told(again, starting=True) == [] and standing(again) == ["R-ACK-15 D-5"]
        with again.folder.reading() as session:
            assert session.query(NoticeSent).count() >= 1
    finally:
        again.close()


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ({"opens": "早上"}, "HOUR_UNREADABLE"),
        ({"opens": "18:00"}, "HOURS_TURNED"),
        ({"evening": "18:00"}, "EVENING_OUTSIDE"),
    ],
)
def test_office_hours_must_make_a_day(office: Office, known: dict[str, str], code: str) -> None:
    assert refused(office, alert_settings.save, alert_settings.AlertSettings(**known)).code == code  # type: ignore[arg-type]


def test_other_office_hours_move_the_rungs(office: Office, clock: Clock) -> None:
    office.do(alert_settings.save, alert_settings.AlertSettings(opens="07:30", closes="16:30", evening="16:00"))
    sample.register(office)
    clock.set(datetime(2026, 3, 26, 7, 30))
    assert told(office) == ["R-ACK-15 D-5"]


def test_the_most_overdue_stands_first_in_the_list_and_in_the_bubble(office: Office, clock: Clock) -> None:
    late = sample.register(office)
    clock.set(datetime(2026, 3, 24, 9, 0))
    later = sample.register(office, received_at=datetime(2026, 3, 24, 8, 50))
    clock.set(datetime(2026, 4, 6, 9, 0))
    found = office.do(alerts.beat, True).told
    listed = [one.alert.matter_id for one in office.ask(alerts.standing) if one.alert.matter_id]
    assert listed == [late.id, later.id]
    lines = words.bubbles([one for one in found if one.matter_id], date(2026, 4, 6))[1].splitlines()
    assert late.number in lines[0] and later.number in lines[1]
