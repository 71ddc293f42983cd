"""Every code of the rules has its Chinese word, and no two codes of one family share one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import desktop_app
from desktop_app.labels import codes
from desktop_app.rules import crossguards, guards, guards_outcome, lifecycle
from desktop_app.rules.checks import Level
from desktop_app.rules.matter import State

FAMILIES = {
    name: family
    for name, family in vars(codes).items()
    if name.isupper() and name != "FAMILIES" and isinstance(family, Mapping)
}
TOPICS = Path(desktop_app.__file__).parents[1] / "resources" / "topics" / "topics.toml"


def test_states_steps_acts_and_levels_all_have_words() -> None:
    assert set(codes.STATES) == set(State)
    assert set(codes.STEPS) == set(lifecycle.STEPPER)
    assert {row.act for row in lifecycle.TRANSITIONS.values()} <= set(codes.ACTS)
    assert set(codes.LEVELS) == set(Level)


def test_grounds_proofs_adoptions_and_recipients_all_have_words() -> None:
    assert set(codes.GROUNDS) == guards.GROUNDS
    assert set(codes.COMPETENT_KINDS) == guards.COMPETENT_FOR_ACCUSATIONS
    assert set(codes.SERVICE_METHODS) == set(guards_outcome.PROOFS)
    assert set(codes.PROOFS) == {proof for ways in guards_outcome.PROOFS.values() for way in ways for proof in way}
    assert set(codes.ADOPTIONS) == guards_outcome.ADOPTIONS
    assert set(codes.SEALS) == crossguards.SCHOOL_SEALS


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_no_two_codes_of_a_family_share_a_word(name: str) -> None:
    words = list(FAMILIES[name].values())
    assert len(words) == len(set(words))


def test_topics_are_a_tree_of_two_levels_with_codes_used_once() -> None:
    topics = tomllib.loads(TOPICS.read_text(encoding="utf-8"))["topic"]
    everything = topics + [child for topic in topics for child in topic["children"]]
    assert len({one["code"] for one in everything}) == len(everything)
    assert len(topics) == 17 and topics[-1]["name"] == "其他"
    assert all("children" not in child for topic in topics for child in topic["children"])
    assert all(one["name"] for one in everything)
