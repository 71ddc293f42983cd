"""Who must keep away from a matter, and who must never hear of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.rules import conflict

NAMES = st.sampled_from(["张三", "李四", "人事处", "后勤处", "王五"])


def test_a_recused_person_cannot_be_chosen_however_the_name_is_spaced() -> None:
    refused = conflict.recusal("张 三", ["李四", "张三"])
    assert refused is not None and refused.code == "PERSON_RECUSED" and refused.repair == "SET_HANDLER"
    assert conflict.recusal("王五", ["李四", "张三"]) is None
    assert conflict.recusal("", [""]) is None


@pytest.mark.parametrize("seat", ["recipients", "copies", "viewers"])
def test_the_accused_takes_no_seat_at_all(seat: str) -> None:
    for who in ("后勤处", "王五"):
        refused = conflict.accused(["后勤处"], ["王五"], **{seat: ["人事处", who]})  # type: ignore[arg-type]
        assert refused is not None and refused.field == seat and refused.facts["who"] == who


@given(st.lists(NAMES), st.lists(NAMES), st.lists(NAMES), st.lists(NAMES), st.lists(NAMES))
def test_the_accused_guard_refuses_exactly_when_somebody_barred_is_involved(
    units: list[str], people: list[str], recipients: list[str], copies: list[str], viewers: list[str]
) -> None:
    refused = conflict.accused(units, people, recipients, copies, viewers)
    assert (refused is not None) == bool({*units, *people} & {*recipients, *copies, *viewers})


def test_an_empty_accused_name_bars_nobody() -> None:
    assert conflict.accused([""], [" "], [""], ["人事处"]) is None


def test_same_surname_and_unit_only_asks_a_question() -> None:
    assert conflict.looks_related("欧阳明", "人事处", [("欧阳娜娜", "人事处")])
    assert not conflict.looks_related("欧阳明", "人事处", [("欧阳娜娜", "工会")])
    assert not conflict.looks_related("欧明", "人事处", [("欧阳娜娜", "人事处")])
    assert not conflict.looks_related("张三", "", [("张四", "")])


def test_the_heads_own_recusal_is_decided_by_the_leader() -> None:
    assert conflict.recusal_decided_by("张三", "李四") == "HEAD"
    assert conflict.recusal_decided_by("李 四", "李四") == "LEADER"
