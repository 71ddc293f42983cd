"""What `petition-desk due` answers for one rule and one start."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from desktop_app import shipped
from desktop_app.labels import deadlines as words
from desktop_app.rules.refusal import Refused
from desktop_app.usecases.due import answer, sentence

PACKAGE = Path(__file__).resolve().parents[2] / "desktop_app"
OWN = [
    *(PACKAGE / "rules").glob("calendar*.py"),
    *(PACKAGE / "rules").glob("deadlines*.py"),
    *(PACKAGE / "rules").glob("rulebook*.py"),
    PACKAGE / "usecases" / "due.py",
    PACKAGE / "exchange" / "due_table.py",
]


def refusal(rule: str, start: str, given: str | None = None, regime: str | None = None) -> Refused:
    with pytest.raises(Refused) as refused:
        answer(rule, start, given, regime)
    return refused.value


def test_an_answer_has_the_promised_keys_and_plain_values() -> None:
    """Ready for JSON, with null where the rule has no such date."""
    found = answer("R-URGENT-1H", "2026-02-16 23:40")
    assert list(found) == [
        "rule", "start", "due", "nominal", "rolled", "work_by", "provisional", "basis", "explanation",
    ]  # fmt: skip
    assert (found["start"], found["due"]) == ("2026-02-16T23:40", "2026-02-17T00:40")
    assert (found["rolled"], found["work_by"], found["provisional"]) == (None, None, False)
    assert found["basis"][0] == {"document": "信访工作条例", "article": "第二十五条"}
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


@pytest.mark.parametrize(
    ("rule", "start", "day"),
    [
        ("R-ACK-15", "２０２６－０３－０２", "2026-03-02"),
        (" R-ACK-15 ", " 2026-03-02 ", "2026-03-02"),
        ("R-ACK-15", "2026-03-02 09:30", "2026-03-02"),
        ("R-MONTH-25", "2026-09", "2026-09-01"),
        ("R-LEAD-MONTH", "2026-09", "2026-09-01"),
        ("R-URGENT-1H", "2026-03-02T09:30", "2026-03-02T09:30"),
        ("R-URGENT-1H", "2026-03-02 09：30", "2026-03-02T09:30"),
    ],
)
def test_starts_are_read_as_officers_type_them(rule: str, start: str, day: str) -> None:
    """Full-width digits, blanks, a minute where a day is enough, a month for a monthly rule."""
    assert answer(rule, start)["start"] == day


def test_what_cannot_be_answered_says_why() -> None:
    """One code per reason."""
    assert refusal("R-ACK-99", "2026-03-02").code == "rule_unknown"
    assert refusal("", "2026-03-02").code == "rule_missing"
    assert refusal("R-ACK-15", "").code == "start_missing"
    for wrong in ("2026-3-2", "20260302", "2026-02-29", "2026-13-01", "2026-03-02 24:00", "03/02/2026", "2026-09"):
        assert refusal("R-ACK-15", wrong).code == "date_unreadable"
    assert refusal("R-PROMISE", "2026-03-02").code == "given_missing"
    assert refusal("R-PROMISE", "2026-03-02", "2026-03").code == "date_unreadable"
    assert refusal("R-ACK-15", "2026-03-02", None, "CN-1995").code == "regime_unknown"
    assert "no single date" in sentence(refusal("R-HR-REVIEW", "2026-03-02"))


def test_every_refusal_of_the_deadlines_has_its_sentence() -> None:
    """A code without words would reach the officer as a code."""
    raised = {
        code
        for path in OWN
        for code in re.findall(r'(?:Refused|_refused)\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(raised) > 30
    assert raised <= words.REFUSALS.keys()
    assert words.REFUSALS.keys() - raised == {"batch_row_columns"}


def test_a_date_given_to_a_rule_that_counts_is_not_used_in_silence() -> None:
    """The explanation says so."""
    found = answer("R-ACK-15", "2026-03-02", "2026-03-10")
    assert found["due"] == "2026-03-17"
    assert any("没有使用" in line for line in found["explanation"])


def test_a_text_out_of_force_is_shown_only_for_comparison() -> None:
    """The 2005 text for a matter of 2026, and a provincial text nobody has checked."""
    for rule, regime in (("R-HANDLE-60", "CN-2005"), ("R-ZJ-30", None)):
        found = answer(rule, "2026-03-02", None, regime)
        assert found["basis"]
        assert any("不得印在文书上" in line for line in found["explanation"])


def test_every_rule_but_the_catalogue_answers_whatever_overlays_are_on() -> None:
    """Provincial and seed rules too."""
    for rule in shipped.rule_book().rules.values():
        if rule.shape == "catalogue":
            continue
        given = "2026-03-09 10:00" if rule.unit == "DATETIME" else "2026-03-09"
        assert answer(rule.code, "2026-03-02 09:00", given if rule.shape == "given" else None)["due"]
