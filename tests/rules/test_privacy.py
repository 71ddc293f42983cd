"""Lists show half of a person: enough to find the matter, not enough to know who stands at the counter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.privacy import mask_address, mask_id, mask_name, mask_phone, petitioner_words


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("张 三", "张*"),
        ("欧阳娜娜", "欧阳*"),
        ("欧阳", "欧*"),
        ("阿依古丽·买买提", "阿*"),
        ("阿依古丽•买买提", "阿*"),
        ("John Smith", "J*"),
        ("𡝗三丰", "𡝗*"),
        ("张", "*"),
        ("", ""),
        ("  ", ""),
        ("匿名", "匿名"),
    ],
)
def test_names_keep_the_surname_only(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=8))
def test_no_masked_name_gives_the_given_name_or_its_length_away(name: str) -> None:
    shown = mask_name(name)
    if shown != name:
        assert shown.endswith("*") and name.startswith(shown[:-1]) and len(shown) <= 3


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("0571-87654321", "0571-****4321"),
        ("010-62345678", "010-****5678"),
        ("400-820-1234", "****34"),
        ("110", "****"),
        ("不详", ""),
        ("", ""),
    ],
)
def test_phones_keep_what_helps_to_recognise_them(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown


@given(st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True))
def test_a_masked_number_hides_place_and_birth(number: str) -> None:
    shown = mask_id(number)
    assert len(shown) == 18 and shown[3:16] == "*" * 13


def test_short_numbers_are_hidden_whole() -> None:
    assert mask_id("H123") == "****"
    assert mask_id("") == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("浙江省杭州市西湖区文三路100号2幢", "浙江省杭州市西湖区***"),
        ("杭州市西湖区文三路", "杭州市西湖区***"),
        ("幸福小区3栋501", "***"),
        ("西湖区阳光小区3栋", "西湖区***"),
        ("新疆维吾尔自治区乌鲁木齐市天山区解放路", "新疆维吾尔自治区乌鲁木齐市天山区***"),
        ("河北省正定县东门里", "河北省正定县***"),
        ("", ""),
    ],
)
def test_addresses_end_at_the_district(address: str, shown: str) -> None:
    assert mask_address(address) == shown


def test_several_petitioners_are_named_by_the_first() -> None:
    assert petitioner_words(["冯一", "陈二"], 6, masked=True) == "冯*等6人"
    assert petitioner_words(["冯一", "陈二"], 6, masked=False) == "冯一等6人"
    assert petitioner_words(["冯一"], 1, masked=True) == "冯*"
    assert petitioner_words(["冯一", "陈二"], None, masked=True) == "冯*等2人"
    assert petitioner_words([], None, masked=True) == "匿名"
    assert petitioner_words([" "], 3, masked=True) == "匿名等3人"
