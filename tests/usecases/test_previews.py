"""While a registration is typed, the office sees the days that saving it would start, the same that are kept then."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop_app.office import Office
from desktop_app.usecases import offices, previews
from desktop_app.usecases.previews import PreviewRow
from tests import sample
from tests.conftest import Clock


def rows(office: Office, **known: object) -> dict[str, PreviewRow]:
    return {row.rule: row for row in office.ask(previews.after_saving, sample.visit(**known))}


def test_a_visit_of_16_march_is_noticed_by_31_march_and_handled_by_15_may_if_accepted_today(office: Office) -> None:
    found = rows(office)
    assert list(found) == ["R-ACK-15", "R-HANDLE-60"]
    assert found["R-ACK-15"].day == date(2026, 3, 31) and not found["R-ACK-15"].assumed
    assert found["R-HANDLE-60"].day == date(2026, 5, 15) and found["R-HANDLE-60"].assumed
    assert found["R-ACK-15"].basis == ("《信访工作条例》第二十三条第二款",)
    assert any("2026年3月17日" in line and "第1天" in line for line in found["R-ACK-15"].lines)


def test_the_previewed_notice_day_is_the_one_kept_on_saving(office: Office) -> None:
    previewed = rows(office)["R-ACK-15"].day
    kept = sample.seen(office, sample.register(office).id)
    assert [clock.due_day for clock in kept.clocks if clock.rule == "R-ACK-15"] == [previewed]


def test_an_item_from_above_shows_its_own_notice_and_the_limit_of_the_superior_on_a_holiday(office: Office) -> None:
    found = rows(office, channel="SUPERIOR", superior="青岚市教育局", superior_due=date(2026, 4, 6))
    assert set(found) == {"R-ACK-15T", "R-HANDLE-60", "R-SUPERIOR"}
    superior = found["R-SUPERIOR"]
    assert superior.day == date(2026, 4, 6) and superior.rest_day
    assert superior.due.work_by == date(2026, 4, 3)


def test_no_notice_is_previewed_where_the_address_is_unclear_or_the_answer_was_given_at_once(office: Office) -> None:
    assert set(rows(office, address_unclear="没有住址")) == {"R-HANDLE-60"}
    assert set(rows(office, answered_at_once="当场答复")) == {"R-HANDLE-60"}


@pytest.mark.parametrize("received", [None, datetime(2026, 3, 17, 9, 0)])
def test_nothing_is_previewed_before_the_time_of_receipt_is_known_and_past(
    office: Office, received: datetime | None
) -> None:
    assert rows(office, received_at=received) == {}


def test_a_superiors_limit_before_receipt_is_left_to_its_field(office: Office) -> None:
    assert "R-SUPERIOR" not in rows(office, channel="SUPERIOR", superior_due=date(2026, 3, 1))


def test_a_late_registration_shows_that_its_notice_is_overdue(office: Office, clock: Clock) -> None:
    row = rows(office, received_at=datetime(2026, 2, 2, 9, 0))["R-ACK-15"]
    assert row.level == "OVER" and row.days < 0


def test_a_childs_number_asks_for_a_guardian_and_names_the_sex(office: Office) -> None:
    says = office.ask(previews.read_number, "RESIDENT", "110105201503070021")
    assert says.child and says.sex == "F"
    assert not office.ask(previews.read_number, "RESIDENT", sample.RESIDENT_ID).child
    assert office.ask(previews.read_number, "PASSPORT", "110105201503070021") == previews.NumberSays()
    assert office.ask(previews.read_number, "RESIDENT", "110105201503070022").sex == ""


def test_the_expected_number_is_the_one_the_next_registration_gets(office: Office) -> None:
    for _ in range(2):
        expected = office.ask(previews.expected_number)
        assert sample.register(office).number == expected
    assert office.ask(offices.profile).registration_prefix in expected
