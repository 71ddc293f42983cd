"""Identity papers: the number is read, suspected typing errors are named, real papers are never blocked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.checks import Level
from desktop_app.rules.residents import (
    age,
    check_character,
    check_credit_code,
    check_identity,
    permit_region,
    read_resident_number,
    region_of,
)

TODAY = date(2026, 3, 16)


def made(first17: str) -> str:
    return first17 + check_character(first17)


def codes_of(raw: str) -> list[str]:
    return [one.code for one in read_resident_number(raw, TODAY).findings]


@pytest.mark.parametrize(
    "raw", ["11010519491231002X", "11010519491231002x", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ"]
)
def test_the_specimen_of_the_standard_is_read_however_it_is_typed(raw: str) -> None:
    reading = read_resident_number(raw, TODAY)
    assert reading.number == "11010519491231002X"
    assert (reading.kind, reading.born_on, reading.sex, reading.findings) == ("RESIDENT", date(1949, 12, 31), "F", ())


def test_a_wrong_last_character_says_which_one_it_should_be() -> None:
    (found,) = read_resident_number("110105194912310021", TODAY).findings
    assert (found.code, found.level, found.facts) == ("ID_LAST_CHARACTER", Level.WARN, {"expected": "X"})


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", []),
        ("1101051949123100", ["ID_LENGTH"]),
        ("11010519491231A02X", ["ID_CHARACTERS"]),
        (made("11010519490229002"), ["ID_BIRTH_IMPOSSIBLE"]),
        (made("11010520270101002"), ["ID_BIRTH_UNLIKELY"]),
        (made("44052418800101001"), ["ID_BIRTH_UNLIKELY"]),
        (made("78010519900101001"), ["ID_REGION_UNKNOWN"]),
        (made("44052419800101001"), []),
    ],
)
def test_what_cannot_be_right_is_named(raw: str, expected: list[str]) -> None:
    assert codes_of(raw) == expected


def test_an_old_number_of_fifteen_digits_gives_its_successor() -> None:
    reading = read_resident_number("110105491231002", TODAY)
    assert (reading.kind, reading.born_on, reading.sex) == ("RESIDENT_15", date(1949, 12, 31), "F")
    assert [one.facts for one in reading.findings] == [{"new": "11010519491231002X"}]


@pytest.mark.parametrize(("code", "word"), [("810000", "HONG_KONG"), ("820000", "MACAO"), ("830000", "TAIWAN")])
def test_residence_permits_of_hong_kong_macao_and_taiwan_are_accepted(code: str, word: str) -> None:
    number = made(code + "19940823002")
    reading = read_resident_number(number, TODAY)
    assert (reading.kind, reading.findings, permit_region(number)) == ("HKMT_RESIDENCE", (), word)


def test_foreign_permanent_residents_have_a_new_and_an_old_card() -> None:
    new = read_resident_number(made("91184019810821001"), TODAY)
    assert (new.kind, new.born_on, new.sex, new.findings) == ("FOREIGN_PERMANENT", date(1981, 8, 21), "M", ())
    old = read_resident_number("usa310086112201", TODAY)
    assert (old.kind, old.born_on, old.findings) == ("FOREIGN_PERMANENT_OLD", date(1986, 11, 22), ())
    assert read_resident_number("USA310010112201", TODAY).born_on == date(2010, 11, 22)


@given(st.dates(date(1920, 1, 1), date(2026, 3, 16)), st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(born: date, order: int, place: int, shift: int) -> None:
    number = made(f"330106{born:%Y%m%d}{order:03d}")
    assert codes_of(number) == []
    if number[place] != "X":
        wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
        assert codes_of(wrong) != []


@given(st.text(max_size=20))
def test_nothing_typed_ever_blocks_or_breaks(raw: str) -> None:
    for id_type in ("RESIDENT", "HKMT_RESIDENCE", "FOREIGN_PERMANENT", "PASSPORT", "CREDIT_CODE", "OTHER"):
        assert all(one.level is Level.WARN for one in check_identity(id_type, raw, TODAY))


def test_regions_are_a_hint_and_know_counties_that_were_abolished() -> None:
    old = region_of("440524188001010014")
    assert old is not None and old.name.endswith("潮阳县") and old.abolished_after == 1992
    now = region_of("330106")
    assert now is not None and (now.name, now.abolished_after) == ("浙江省杭州市西湖区", None)
    assert region_of("999999") is None


@pytest.mark.parametrize(
    ("id_type", "raw", "expected"),
    [
        ("PASSPORT", "E12345678", []),
        ("PASSPORT", "E 1234 5678", []),
        ("PASSPORT", "E12", ["PAPER_SHAPE"]),
        ("HK_MACAO_PERMIT", "H12345678", []),
        ("HK_MACAO_PERMIT", "M1234567801", []),
        ("HK_MACAO_PERMIT", "X12345678", ["PAPER_SHAPE"]),
        ("TAIWAN_PERMIT", "12345678", []),
        ("TAIWAN_PERMIT", "1234", ["PAPER_SHAPE"]),
        ("RESIDENT", "810000199408230021", ["ID_OTHER_TYPE"]),
        ("HKMT_RESIDENCE", "11010519491231002X", ["ID_OTHER_TYPE"]),
        ("OTHER", "军字第001号", []),
        ("RESIDENT", "", []),
        ("", "11010519491231002X", ["ID_TYPE_MISSING"]),
        ("", "", []),
    ],
)
def test_the_number_is_checked_against_the_chosen_paper(id_type: str, raw: str, expected: list[str]) -> None:
    assert [one.code for one in check_identity(id_type, raw, TODAY)] == expected


def test_a_credit_code_is_checked_by_its_last_character() -> None:
    assert check_credit_code("91350100M000100Y43") == ()
    (wrong,) = check_credit_code("91350100M000100Y44")
    assert (wrong.code, wrong.facts) == ("CREDIT_CODE_LAST", {"expected": "3"})
    assert [one.code for one in check_credit_code("91350100M000100Y4")] == ["CREDIT_CODE_SHAPE"]
    assert [one.code for one in check_credit_code("91350100I000100Y43")] == ["CREDIT_CODE_SHAPE"]


def test_a_leap_day_birthday_counts_from_the_first_of_march() -> None:
    assert age(date(2012, 2, 29), date(2026, 2, 28)) == 13
    assert age(date(2012, 2, 29), date(2026, 3, 1)) == 14


def test_a_check_character_needs_seventeen_digits() -> None:
    with pytest.raises(ValueError, match="17"):
        check_character("1101051949123100")
