"""Every "no" of the program has a sentence, and every sentence belongs to one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import desktop_app
from desktop_app.labels import (
    codes,
    deadlines,
    refusals_alerts,
    refusals_archive,
    refusals_days,
    refusals_hazards,
    refusals_life,
    refusals_office,
    refusals_reports,
    refusals_urgent,
)
from desktop_app.labels.refusals import _MATTER_SENTENCES, NOTHING, SAFE, SENTENCES, repair, say, sentence, sentence_of
from desktop_app.rules.checks import Finding
from desktop_app.rules.refusal import Citation, Refused

ROOT = Path(desktop_app.__file__).parent


@cache
def trees() -> list[tuple[str, ast.Module]]:
    """Every module of the program and of its windows, with its path from the package."""
    return [
        (str(path.relative_to(top)), ast.parse(path.read_text(encoding="utf-8")))
        for top in (ROOT, ROOT.parent / "ui")
        for path in sorted(top.rglob("*.py"))
    ]


def calls() -> Iterator[tuple[str, ast.Call]]:
    for place, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name == "Finding" or name.lower().endswith("refused"):
                    yield f"{place}:{node.lineno}", node


def of_rows() -> Iterator[tuple[str, str]]:
    """Codes said about a row of an import: RowSaid(row, code), also chosen between two in the same function."""
    for place, tree in trees():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            said = [
                node
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RowSaid"
            ]
            for node in ast.walk(function) if said else ():
                if isinstance(node, ast.Constant) and str(node.value).startswith("ROW_"):
                    yield str(node.value), f"{place}:{node.lineno}"


def of_tables() -> Iterator[tuple[str, str]]:
    """Codes of sentences that stand in a cell instead of being raised: REFUSALS["batch_row_columns"]."""
    for place, tree in trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Subscript)
                and isinstance(node.slice, ast.Constant)
                and getattr(node.value, "attr", "") == "REFUSALS"
            ):
                yield str(node.slice.value), f"{place}:{node.lineno}"


def used() -> dict[str, str]:
    """Codes written as literals, with one place each."""
    raised = {
        node.args[0].value: place
        for place, node in calls()
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }
    return {**raised, **dict(of_rows()), **dict(of_tables())}


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
    wrong, looked = [], 0
    for place, node in calls():
        literal = [arg for arg in node.args[1:] if isinstance(arg, ast.Dict)]
        named = isinstance(node.func, ast.Name) and node.func.id == "FolderRefused"
        code = str(node.args[0].value) if isinstance(node.args[0], ast.Constant) else ""
        if code not in SENTENCES or not (literal or named):
            continue
        given = {key.value for key in literal[0].keys if isinstance(key, ast.Constant)} if literal else set()
        given |= {keyword.arg for keyword in node.keywords} if named else set()
        wanted = {field for text in SENTENCES[code] for _, field, _, _ in Formatter().parse(text) if field}
        looked += 1
        wrong += [(place, code, wanted - given)] if wanted - given else []
    assert wrong == [] and looked > 100


def test_a_sentence_with_values_is_never_said_without_them() -> None:
    """Refused("X", "field") without facts, of a sentence that names some."""
    wrong = [
        (place, node.args[0].value)
        for place, node in calls()
        if isinstance(node.func, ast.Name)
        and node.func.id == "Refused"
        and isinstance(node.args[0], ast.Constant)
        and len(node.args) < 3
        and not node.keywords
        and any("{" in text for text in SENTENCES.get(str(node.args[0].value), ()))
    ]
    assert wrong == []


def plain(text: str, longest: int) -> bool:
    return len(text) <= longest and not any(word in text for word in ("请注意", "！", "非法", "失败", "错误"))


@pytest.mark.parametrize("code", sorted(set(SENTENCES) - set(deadlines.REFUSALS)))
def test_a_sentence_says_what_happened_and_what_to_do_shortly_and_plainly(code: str) -> None:
    what, do = SENTENCES[code]
    assert what != do
    for text in (what, do):
        # What is said of a row stands in a list beside others, joined by a comma: no full stop there.
        assert plain(text, 64) and text.endswith("。") is not code.startswith("ROW_"), text


@pytest.mark.parametrize("code", sorted(deadlines.REFUSALS))
def test_a_sentence_about_a_date_is_whole_in_itself(code: str) -> None:
    what, do = SENTENCES[code]
    assert do == "" and plain(what, 64) and what.endswith("。")


def test_no_code_has_two_sentences() -> None:
    families = (
        refusals_office.SENTENCES,
        refusals_life.SENTENCES,
        refusals_days.SENTENCES,
        refusals_hazards.SENTENCES,
        refusals_alerts.SENTENCES,
        refusals_archive.SENTENCES,
        refusals_reports.SENTENCES,
        refusals_urgent.SENTENCES,
        deadlines.REFUSALS,
        _MATTER_SENTENCES,
    )
    assert len(SENTENCES) == sum(len(one) for one in families)


def test_a_refusal_says_what_happened_what_is_safe_what_to_do_and_why() -> None:
    refused = Refused("LEAD_UNIT_MISSING", "lead_unit", {}, (Citation("信访工作条例", "第二十三条"),), "SET_LEAD_UNIT")
    assert sentence(refused) == (
        f"还没有牵头（责任）单位。{SAFE}请指定一个责任单位，协办单位可另列。依据：《信访工作条例》第二十三条。"
    )
    assert repair(refused) == "指定责任单位"
    assert repair(Refused("REASON_MISSING", "reason")) == ""


def test_a_folder_that_cannot_be_used_promises_nothing_about_typed_text() -> None:
    text = sentence(Refused("FOLDER_NEWER", None, {"path": "D:/信访"}))
    assert text == "数据文件夹 D:/信访 由更新的版本建立，没有动它。请安装新版本后再打开。"


def test_a_row_of_an_import_is_told_in_one_breath() -> None:
    assert (
        sentence_of("ROW_TIME_UNREADABLE", {"text": "昨天"}) == "收到时间“昨天”读不出来，请改成 2026-03-16 这样的日期"
    )


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
