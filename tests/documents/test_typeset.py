"""Chinese lines end where the rules allow."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.typeset import NO_END, NO_START, balanced, break_lines, clean, measure, openings, stretch
from tests.documents.golden_text import solid

_HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
_CLAUSE = st.one_of(
    _HAN,
    st.dates().map(lambda d: f"{d.year}年{d.month}月{d.day}日"),
    _HAN.map(lambda t: f"“{t}”"),
    _HAN.map(lambda t: f"《{t}》"),
    _HAN.map(lambda t: f"（{t}）"),
    st.sampled_from(["0000-12345678", "xinfang@qinglan.example", "3.5%", "16℃", "〔2026〕12号", "GB/T9704-2012"]),
    # Only behind a word: a paragraph of nothing but marks has no place at all where a line may begin.
    _HAN.map(lambda t: f"{t}……"),
    _HAN.map(lambda t: f"{t}——"),
)
_PARAGRAPHS = st.lists(st.tuples(_CLAUSE, st.sampled_from("，。、；：？！")), min_size=1, max_size=40).map(
    lambda clauses: "".join(text + mark for text, mark in clauses)
)


@settings(max_examples=200, deadline=None)
@given(_PARAGRAPHS, st.sampled_from([11.5, 18.0, 28.0, 31.25]))
def test_no_line_begins_or_ends_with_a_forbidden_mark_and_nothing_is_lost(text: str, width: float) -> None:
    lines = break_lines(text, width, indent=2.0)
    assert all(line.text[0] not in NO_START for line in lines[1:])
    assert all(line.text[-1] not in NO_END for line in lines[:-1])
    assert lines[0].width <= width - 2 + 1e-6
    assert all(line.width <= width + 1e-6 for line in lines)
    assert solid("".join(line.text for line in lines)) == solid(text)


@settings(max_examples=200, deadline=None)
@given(_PARAGRAPHS)
def test_dates_numbers_and_addresses_are_not_parted(text: str) -> None:
    lines = [line.text for line in break_lines(text, 28.0, indent=2.0)]
    for whole in re.findall(r"xinfang@qinglan\.example|0000-12345678|\d+|——|……", text):
        assert sum(line.count(whole) for line in lines) >= 1
    for before, after in pairwise(lines):
        assert not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum())
        assert (before[-1], after[0]) not in {("—", "—"), ("…", "…")}


@settings(max_examples=100, deadline=None)
@given(_PARAGRAPHS)
def test_a_full_line_is_stretched_to_the_edge_and_a_last_line_is_not(text: str) -> None:
    lines = break_lines(text, 28.0)
    for line in lines:
        space = stretch(line, 28.0)
        if line.last:
            assert space == 0
        elif space:
            assert abs(line.width + space * openings(line.text) - 28.0) < 1e-6


def test_a_number_longer_than_the_line_is_still_printed_whole() -> None:
    lines = break_lines("1" * 100, 20.0)
    assert [line.width for line in lines] == [20.0, 20.0, 10.0]


def test_each_line_feed_of_the_officer_begins_a_paragraph() -> None:
    lines = break_lines("第一段\r\n\n第三段", 28.0, indent=2.0)
    assert [(line.text, line.last) for line in lines] == [("第一段", True), ("", True), ("第三段", True)]


def test_invisible_characters_and_tabs_do_not_reach_the_paper() -> None:
    assert clean("张\u200b三\t1\x00号\u00a0楼\ufeff") == "张三 1号 楼"


def test_a_middle_dot_stays_as_it_was_typed() -> None:
    assert clean("阿依古丽·买买提 卡·尔•玛‧西・") == "阿依古丽·买买提 卡·尔•玛‧西・"
    assert measure("·") == 0.5


@pytest.mark.parametrize("text", ["鑫", "𬱖", "a", "鑫鑫", "关于"])
@pytest.mark.parametrize("room", [0.3, 1.0, 14.0])
def test_a_title_of_a_single_character_stands_on_one_line_in_any_room(text: str, room: float) -> None:
    lines = balanced(text, room)
    assert "".join(line.text for line in lines) == text
