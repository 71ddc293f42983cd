"""Names in one spelling, found by their sound, listed in Chinese order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.names import COMPOUND_SURNAMES, normalise, search_keys, sort_key, surname


@pytest.mark.parametrize("dot", ["·", "•", "・", "‧", ".", "．", " · "])
def test_every_middle_dot_becomes_the_same(dot: str) -> None:
    assert normalise(f"阿依古丽{dot}买买提") == "阿依古丽·买买提"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张　三", "张三"),
        (" 张三\t", "张三"),
        ("\ufeff张\u200b三", "张三"),
        ("John  Smith", "John Smith"),
        ("J. Smith", "J. Smith"),
        ("Ｊｏｈｎ", "John"),
        ("𡝗㛃䶮", "𡝗㛃䶮"),
        ("", ""),
    ],
)
def test_blanks_are_cleaned_and_rare_characters_are_not_touched(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@given(st.text(max_size=12))
def test_cleaning_a_clean_name_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


def test_compound_surnames_need_a_given_name_behind_them() -> None:
    assert [surname(name) for name in ("欧阳娜", "欧阳", "司马光", "阿依古丽·买买提", "")] == [
        "欧阳",
        "欧",
        "司马",
        "阿依古丽",
        "",
    ]
    assert all(len(one) == 2 for one in COMPOUND_SURNAMES)


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("张三", "zhangsan", "zs"),
        ("单一", "shanyi", "sy"),
        ("仇英", "qiuying", "qy"),
        ("查良", "zhaliang", "zl"),
        ("曾国", "zengguo", "zg"),
        ("盖文", "gewen", "gw"),
        ("翟明", "zhaiming", "zm"),
        ("乐毅", "yueyi", "yy"),
        ("解珍", "xiezhen", "xz"),
        ("区明", "ouming", "om"),
        ("长孙无", "zhangsunwu", "zsw"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟雅", "moqiya", "mqy"),
        ("单于明", "chanyuming", "cym"),
        ("吕布", "lvbu", "lb"),
    ],
)
def test_surnames_are_read_as_surnames_first(name: str, full: str, initials: str) -> None:
    assert search_keys(name)[:2] == (full, initials)


def test_the_other_readings_of_the_first_character_are_found_too() -> None:
    assert {"shanyi", "danyi", "dy", "chanyi", "cy"} <= set(search_keys("单一"))


def test_a_character_nobody_can_read_stands_for_itself() -> None:
    assert any("三" not in key and key.endswith("san") for key in search_keys("𡝗三"))
    assert search_keys("") == ()


def test_lists_follow_the_sound_with_surname_readings_and_tones() -> None:
    names = ["张三", "单一", "曾二", "欧阳修", "阿依古丽·买买提", "王五", "王舞", "汪五"]
    assert sorted(names, key=sort_key) == [
        "阿依古丽·买买提",
        "欧阳修",
        "单一",
        "汪五",
        "王五",
        "王舞",
        "曾二",
        "张三",
    ]
    assert sort_key("") == ""


@given(st.text(max_size=8))
def test_two_spellings_of_one_name_sort_alike(name: str) -> None:
    assert sort_key(name) == sort_key(normalise(name))
