"""How much two petitions agree, and in what; the officer decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules.likeness import ASK_FROM, Traits, compare, grams, idf, overlap, rarest

LETTER = "我是初二三班学生家长，食堂午餐连续两周出现异物，向班主任反映后没有答复，请学校调查并公布结果。"
REORDERED = "请学校调查并公布结果。食堂午餐连续两周出现异物，我是初二三班学生家长，向班主任反映后没有答复。"
OTHER = "关于教师职称评审材料公示时间过短的意见，希望延长公示并说明评分标准。"
TEXTS = st.text(st.sampled_from("食堂午餐异物班主任反映学校调查公布，。 "), max_size=30)


def test_bigrams_stop_at_punctuation_and_do_not_care_for_width() -> None:
    assert grams("食堂，午餐") == {"食堂", "午餐"}
    assert grams("ＡＢ１") == grams("ab1") == {"ab", "b1"}
    assert grams("") == grams("，。") == frozenset()


@given(TEXTS, TEXTS)
def test_agreement_is_symmetric_and_between_nothing_and_everything(a: str, b: str) -> None:
    frequencies = {"食堂": 9, "学校": 90}
    there = overlap(grams(a), grams(b), frequencies, 100)
    assert there == pytest.approx(overlap(grams(b), grams(a), frequencies, 100))
    assert 0.0 <= there <= 1.0
    assert overlap(grams(a), grams(a)) == (1.0 if grams(a) else 0.0)
    assert (there > 0) == bool(grams(a) & grams(b))


def test_a_reordered_letter_is_the_same_and_another_one_is_not() -> None:
    assert overlap(grams(LETTER), grams(REORDERED)) > 0.9
    assert overlap(grams(LETTER), grams(OTHER)) < 0.1


def test_rare_words_in_common_count_more_than_common_ones() -> None:
    frequencies = {"学校": 900, "异物": 2}
    a = frozenset({"学校", "异物"})
    assert overlap(a, frozenset({"异物"}), frequencies, 1000) > overlap(a, frozenset({"学校"}), frequencies, 1000)
    assert idf(0, 1000) > idf(2, 1000) > idf(900, 1000) > idf(1000, 1000) == 0.0
    assert idf(5, 0) == 0.0


def test_the_search_asks_for_the_rarest_words_that_exist() -> None:
    frequencies = {"学校": 900, "异物": 2, "食堂": 40}
    assert rarest(frozenset({"学校", "异物", "食堂", "没有"}), frequencies, 2) == ("异物", "食堂")


def test_each_agreeing_fact_raises_the_score_and_is_named() -> None:
    new = Traits.of(["11010519491231002X"], ["138 1234 5678"], ["张 三"], LETTER)
    nothing = compare(new, Traits(text=OTHER))
    name = compare(new, Traits.of([], [], ["张三"], OTHER))
    phone = compare(new, Traits.of([], ["+8613812345678"], ["张三"], OTHER))
    identity = compare(new, Traits.of(["11010519491231002x"], ["13812345678"], ["张三"], OTHER))
    text = compare(new, Traits(text=REORDERED))
    assert nothing.score < name.score < ASK_FROM <= phone.score < identity.score <= 100
    assert text.score >= ASK_FROM and text.agreeing == ("LIKE_TEXT",)
    assert (nothing.agreeing, name.agreeing) == ((), ("SAME_NAME",))
    assert identity.agreeing == ("SAME_ID", "SAME_PHONE", "SAME_NAME")


def test_masked_empty_and_unknown_values_agree_with_nobody() -> None:
    assert Traits.of(["330***********02"], ["138****5678", ""], ["匿名", "", "张*"], "") == Traits()
    assert compare(Traits(), Traits()).score == 0
