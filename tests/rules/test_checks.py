"""What the registration form notices while it is filled."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.rules.checks import (
    Level,
    check_channel,
    check_date_order,
    check_headcount,
    check_not_future,
    check_phone,
    check_superior_due,
    is_group,
    phone_digits,
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13812345678",
        "１３８１２３４５６７８",
        "138 1234 5678",
        "+86 138-1234-5678",
        "86-13812345678",
        "008613812345678",
        "0571-87654321",
        "(0571)87654321",
        "010-62345678转801",
        "0571-87654321-802",
        "+86 571 87654321",
        "400-820-1234",
        "12345",
        "13812345678、0571-87654321",
    ],
)
def test_numbers_that_can_be_dialled_raise_nothing(text: str) -> None:
    assert check_phone(text) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1381234567", "PHONE_LENGTH"),
        ("138123456789", "PHONE_LENGTH"),
        ("12812345678", "PHONE_UNKNOWN"),
        ("不详", "PHONE_UNKNOWN"),
        ("87654321", "PHONE_NO_AREA_CODE"),
        ("138****5678", "PHONE_MASKED"),
        ("138＊＊＊＊5678", "PHONE_MASKED"),
        ("13812345678/1381234", "PHONE_LENGTH"),
    ],
)
def test_a_number_nobody_can_dial_is_warned_about_and_never_blocks(text: str, code: str) -> None:
    assert [(one.code, one.level) for one in check_phone(text)] == [(code, Level.WARN)]


def test_the_comparable_number_has_no_country_code_blanks_or_extension() -> None:
    assert phone_digits("+86 138-1234-5678") == "13812345678"
    assert phone_digits("0571-87654321转12") == phone_digits("(0571) 8765 4321") == "057187654321"
    assert phone_digits("138****5678") == ""


def test_dates_out_of_order_are_warned_about_pair_by_pair() -> None:
    found = check_date_order(
        [("received_on", date(2026, 3, 2)), ("accepted_on", None), ("signed_on", date(2026, 3, 1))]
    )
    assert [(one.code, one.field, one.facts["earlier_event"]) for one in found] == [
        ("DATE_BEFORE", "signed_on", "RECEIVED_ON")
    ]
    assert check_date_order([("received_on", date(2026, 3, 2)), ("accepted_on", date(2026, 3, 2))]) == ()


def test_an_event_of_tomorrow_blocks_and_one_of_today_does_not() -> None:
    today = date(2026, 3, 2)
    assert [one.level for one in check_not_future(date(2026, 3, 3), today, "received_at")] == [Level.ERROR]
    assert check_not_future(today, today, "received_at") == ()


def test_a_superiors_limit_is_compared_with_receipt_and_law() -> None:
    received, legal = date(2026, 3, 2), date(2026, 5, 1)
    assert [f.code for f in check_superior_due(date(2026, 3, 1), received, legal)] == ["SUPERIOR_DUE_BEFORE"]
    assert [f.code for f in check_superior_due(date(2026, 5, 2), received, legal)] == ["SUPERIOR_DUE_AFTER"]
    assert check_superior_due(legal, received, legal) == check_superior_due(None, received, legal) == ()


def test_six_representatives_block_and_five_do_not() -> None:
    assert check_headcount(12, 5, 5) == ()
    assert [(f.code, f.level) for f in check_headcount(12, 6, 6)] == [("REPRESENTATIVES_MANY", Level.ERROR)]
    assert [(f.code, f.level) for f in check_headcount(2, 3, 1)] == [("HEADCOUNT_BELOW_LIST", Level.WARN)]
    assert [(f.code, f.level) for f in check_headcount(0, 0, 0)] == [("HEADCOUNT_MISSING", Level.ERROR)]


def test_five_people_are_a_group_unless_the_office_set_it_otherwise() -> None:
    assert [is_group(4), is_group(5), is_group(5, 6), is_group(6, 6)] == [False, True, False, True]


def test_letters_and_repeats_warn_about_what_will_be_missed_later() -> None:
    found = check_channel("LETTER", False, date(2026, 3, 3), date(2026, 3, 2), True, "")
    assert [one.code for one in found] == ["ENVELOPE_NOT_KEPT", "POSTMARK_AFTER_RECEIPT", "REPEAT_WITHOUT_LINK"]
    assert check_channel("LETTER", True, date(2026, 3, 2), date(2026, 3, 2), True, "XF-2026-0001") == ()
    assert check_channel("VISIT", False, None, None, False, "") == ()
