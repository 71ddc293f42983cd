"""What comes with the program, read once: the calendar of the published years and the rule book."""

from __future__ import annotations

from functools import cache

from desktop_app import resources
from desktop_app.rules import rulebook
from desktop_app.rules.calendar import Arrangement, Calendar, Statutory
from desktop_app.rules.calendar_arrangement import parse_arrangement, parse_statutory
from desktop_app.rules.rulebook import RuleBook

STATUTORY = "holidays/statutory.json"


@cache
def arrangements() -> tuple[Arrangement, ...]:
    """The State Council's arrangements shipped with the program, in order of year."""
    names = (name for name in resources.names("holidays", ".json") if name != STATUTORY)
    return tuple(parse_arrangement(resources.text(name)) for name in names)


@cache
def statutory() -> Statutory:
    """The days off by law, for years without an arrangement."""
    return parse_statutory(resources.text(STATUTORY))


@cache
def calendar() -> Calendar:
    """The calendar of the shipped years alone."""
    return Calendar(arrangements(), statutory())


@cache
def rule_book() -> RuleBook:
    """The shipped rule book; the files of resources/rules read as one text."""
    return rulebook.from_texts(resources.text(name) for name in resources.names("rules", ".toml"))
