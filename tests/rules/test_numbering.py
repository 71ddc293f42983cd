"""Numbers are read back as they were written, in order, per kind and year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.labels import codes
from desktop_app.rules.numbering import (
    BookNumber,
    DocumentNumber,
    Prefixes,
    display_book,
    display_document,
    display_short,
    gaps,
    next_serial,
    parse_book,
    parse_document,
)

YEARS = st.integers(1900, 2199)
SERIALS = st.integers(1, 123_456)


@pytest.mark.parametrize(
    "text", ["XF-2026-0012", "xf-2026-12", "2026-0012", " ＸＦ－２０２６－００１２ ", "XF—2026—0012", "2026-12"]
)
def test_a_registration_number_is_found_as_people_type_it(text: str) -> None:
    assert parse_book(text, "XF") == BookNumber("XF", 2026, 12)


@pytest.mark.parametrize("text", ["", "XF", "DB-2026-0012", "XF-26-0012", "2026-0000", "XF-2026-0012-1", "0012"])
def test_what_is_not_a_registration_number_is_not_one(text: str) -> None:
    assert parse_book(text, "XF") is None


@given(st.sampled_from(list(vars(Prefixes()).values())), YEARS, SERIALS)
def test_book_numbers_survive_writing_and_reading(prefix: str, year: int, serial: int) -> None:
    number = BookNumber(prefix, year, serial)
    assert parse_book(display_book(number), prefix) == number
    assert parse_book(display_short(number), prefix) == number


def test_document_numbers_carry_hexagonal_brackets_and_no_padding() -> None:
    assert display_document(DocumentNumber("青中", "F02", 2026, 1)) == "青中信访受〔2026〕1号"
    assert display_document(DocumentNumber("青中", "F04", 2026, 23)) == "青中信访不受〔2026〕23号"
    assert display_book(BookNumber("XF", 2026, 10_000)) == "XF-2026-10000"


@pytest.mark.parametrize(
    "text", ["青中信访受[2026]1号", "青中信访受【2026】1号", "青中信访受 （2026） 第1号", "青中信访受〔2026〕01号"]
)
def test_a_document_number_is_found_whatever_brackets_were_typed(text: str) -> None:
    assert parse_document(text, "青中") == DocumentNumber("青中", "F02", 2026, 1)


def test_another_schools_document_number_is_not_ours() -> None:
    assert parse_document("白中信访受〔2026〕1号", "青中") is None
    assert parse_document("青中信访乱〔2026〕1号", "青中") is None


@given(st.sampled_from(sorted(codes.NUMBER_WORDS)), YEARS, SERIALS)
def test_document_numbers_survive_writing_and_reading(form: str, year: int, serial: int) -> None:
    number = DocumentNumber("青中", form, year, serial)
    assert parse_document(display_document(number), "青中") == number


def test_every_kind_has_a_word_of_its_own() -> None:
    assert len(set(codes.NUMBER_WORDS.values())) == len(codes.NUMBER_WORDS)


def test_after_a_restore_numbers_go_on_after_the_higher_of_database_and_log() -> None:
    assert next_serial(0) == 1
    assert next_serial(7, 9) == 10
    assert next_serial(9, 7) == 10


@given(st.sets(st.integers(1, 30)), st.integers(0, 30))
def test_gaps_are_what_is_missing_up_to_the_highest(issued: set[int], highest: int) -> None:
    assert set(gaps(issued, highest)) | (issued & set(range(1, highest + 1))) == set(range(1, highest + 1))
    assert not set(gaps(issued, highest)) & issued
