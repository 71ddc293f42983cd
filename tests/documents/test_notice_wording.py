"""The default wording of the letters is complete in both regimes and names what it needs."""

from __future__ import annotations

import string
import tomllib
from pathlib import Path
from typing import Any

import pytest

import desktop_app

_FILE = Path(desktop_app.__file__).parent.parent / "resources" / "phrases" / "notices.toml"
_PHRASES: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
_CASES = [(form, regime) for form in ("F02", "F03", "F05", "F07", "F30b") for regime in ("CN-2022", "CN-2005")]


def _fields(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(("form", "regime"), _CASES)
def test_every_placeholder_is_explained_at_the_head_of_the_file(form: str, regime: str) -> None:
    head = _FILE.read_text("utf-8").split("closing =")[0]
    for paragraph in _PHRASES[form][regime].get("paragraphs", ()):
        for name in _fields(paragraph):
            assert f"{{{name}}}" in head


@pytest.mark.parametrize(("form", "regime"), _CASES)
def test_a_letter_names_the_articles_of_its_own_regime(form: str, regime: str) -> None:
    document = {"CN-2022": "信访工作条例", "CN-2005": "信访条例"}[regime]
    wording = _PHRASES[form][regime]
    assert all(cited == document for cited, _article in wording["basis"])
    if form in ("F02", "F03", "F05"):
        text = "".join(wording["paragraphs"])
        assert f"《{document}》" in text
        assert all(article in text for _document, article in wording["basis"])


def test_the_two_ways_to_speak_of_a_missed_review_are_a_switch() -> None:
    for regime in ("CN-2022", "CN-2005"):
        lapse = _PHRASES["F30b"][regime]["lapse"]
        assert "不再受理" in lapse["NO_FURTHER"]
        assert "不再受理" not in lapse["PLAIN"]
