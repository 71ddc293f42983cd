"""Every "no" of the program has a sentence, and every sentence belongs to one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from string import Formatter

import pytest

import desktop_app
from desktop_app.labels import codes
from desktop_app.labels.refusals import NOTHING, SAFE, SENTENCES, repair, say, sentence
from desktop_app.rules.checks import Finding
from desktop_app.rules.refusal import Citation, Refused

ROOT = Path(desktop_app.__file__).parent


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name == "Finding" or name.lower().endswith("refused"):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def used() -> dict[str, str]:
    """Codes written as literals, with one place each."""
    return {
        node.args[0].value: place
        for place, node in calls()
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


def endings() -> set[str]:
    """Constant endings of codes put together at run time, such as _NAME_MISSING."""
    return {
        str(part.value)
        for _, node in calls()
        if isinstance(node.args[0], ast.JoinedStr)
        for part in node.args[0].values[-1:]
        if isinstance(part, ast.Constant)
    }


def test_every_code_in_the_program_has_a_sentence() -> None:
    assert {code: place for code, place in used().items() if code not in SENTENCES} == {}


def test_every_sentence_belongs_to_a_code_in_the_program() -> None:
    known, suffixes = set(used()), tuple(endings())
    assert {code for code in SENTENCES if code not in known and not (suffixes and code.endswith(suffixes))} == set()


def test_every_act_that_repairs_something_has_its_words() -> None:
    acts = {
        node.args[4].value
        for _, node in calls()
        if len(node.args) > 4 and isinstance(node.args[4], ast.Constant) and node.args[4].value
    }
    assert len(acts) > 30
    assert {act for act in acts if act not in codes.ACTS} == set()


def test_values_the_sentence_names_are_in_the_facts_where_both_are_written_in_one_place() -> None:
    wrong = []
    for place, node in calls():
        literal = [arg for arg in node.args[1:] if isinstance(arg, ast.Dict)]
        code = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
        if (
            literal
            and code in SENTENCES
            and place.startswith(("rules/guard", "rules/cross", "rules/check", "rules/res"))
        ):
            given = {key.value for key in literal[0].keys if isinstance(key, ast.Constant)}
            named = {field for text in SENTENCES[str(code)] for _, field, _, _ in Formatter().parse(text) if field}
            wrong += [(place, code, named - given)] if named - given else []
    assert wrong == []


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_are_short_plain_and_end(code: str) -> None:
    what, do = SENTENCES[code]
    for text in (what, do):
        assert text.endswith("。") and len(text) <= 64
        assert not any(word in text for word in ("请注意", "！", "非法", "失败", "错误"))
    assert what != do


def test_a_refusal_says_what_happened_what_is_safe_what_to_do_and_why() -> None:
    refused = Refused("LEAD_UNIT_MISSING", "lead_unit", {}, (Citation("信访工作条例", "第二十三条"),), "SET_LEAD_UNIT")
    assert sentence(refused) == (
        f"还没有牵头（责任）单位。{SAFE}请指定一个责任单位，协办单位可另列。依据：《信访工作条例》第二十三条。"
    )
    assert repair(refused) == "指定责任单位"
    assert repair(Refused("REASON_MISSING", "reason")) == ""


def test_a_folder_that_cannot_be_used_promises_nothing_about_typed_text() -> None:
    text = sentence(Refused("FOLDER_NEWER", None, {"path": "D:/信访"}))
    assert text == "D:/信访 由更新版本的程序保存，没有改动。请用新版程序打开。"


def test_a_finding_says_only_what_to_look_at() -> None:
    found = Finding("ID_LAST_CHARACTER", "id_no", facts={"expected": "X"})
    assert sentence(found) == "身份证号校验位不符：第 18 位应为 X。请核对证件。确无误可说明理由后保留。"
    assert repair(found) == ""


def test_codes_inside_a_sentence_become_words() -> None:
    text = sentence(Refused("WRONG_STATE", None, {"act": "ACCEPT", "state": "DRAFT", "states": ("SCREENING",)}))
    assert "现在不能“受理”：事项处于“草稿”，这一步从“甄别分类”开始。" in text


def test_values_are_said_as_the_officer_writes_them() -> None:
    assert say(date(2026, 3, 31)) == "2026年3月31日"
    assert say(datetime(2026, 3, 1, 9, 5)) == "2026年3月1日 09:05"
    assert say((1, 2)) == "1、2"
    assert say(None) == say("") == say(()) == NOTHING
    assert NOTHING in sentence(Refused("ACCEPTED_BEFORE_RECEIVED", None, {"accepted": date(2026, 3, 1)}))


def test_a_code_without_a_sentence_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        sentence(Refused("NO_SUCH_CODE"))
