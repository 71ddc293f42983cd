"""A name typed into a free field is known again whatever stands between its signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.written_names import bare, named_in, same, told


@pytest.mark.parametrize(
    "typed", ["汪若谷", " 汪 若 谷 ", "汪·若谷", "汪\u200b若谷", "汪　若谷（教务处）", "请汪若谷代领"]
)
def test_somebody_is_found_however_the_name_is_written(typed: str) -> None:
    assert named_in(typed, ["方敏", "汪若谷"]) == "汪若谷"


@pytest.mark.parametrize("typed", ["方敏", "汪若", "王若谷", ""])
def test_somebody_else_is_not_taken_for_them(typed: str) -> None:
    assert named_in(typed, ["汪若谷"]) is None


def test_one_sign_is_a_name_only_when_it_stands_alone() -> None:
    assert named_in("李", ["李"]) == "李" and named_in("李明", ["李"]) is None


@pytest.mark.parametrize("typed", ["", "  ", "\u3000", "\u200b\ufeff", "\u3164", "\u2800"])
def test_what_cannot_be_seen_is_no_answer(typed: str) -> None:
    assert told(typed) == "" and bare(typed) == ""


@given(
    st.text(alphabet="汪若谷方敏苏文清", min_size=2, max_size=4), st.sampled_from(["", " ", "·", "\u200b", "．", "-"])
)
def test_blanks_and_dots_between_the_signs_change_nobody(name: str, between: str) -> None:
    written = between.join(name)
    assert same(name, written) and named_in(f"交{written}收", [name]) == name
