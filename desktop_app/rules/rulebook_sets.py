"""Putting a national set and overlays together into the rules an office works by (DOMAIN §5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop_app.rules.refusal import Refused
from desktop_app.rules.rulebook import Kind, Level, Rule, RuleBook, RuleSet, Shape

HANDLE = "R-HANDLE-60"
EXTENSION = "R-EXT-30"
LONGEST_BREAK = 10
"""Days off in the longest break published since 2007 (Spring Festival 2020); bounds working days from above."""


@dataclass(frozen=True)
class Edition:
    """The rules in use: one national set with its overlays.

    label: what a matter keeps, "CN-2022+SCHOOL@<version of the rule book>"; rules: code -> rule with the overlays'
    lengths; replaces: national code -> code in use; extension_limit: greatest sum of extensions, in days.
    """

    label: str
    national: RuleSet
    overlays: tuple[RuleSet, ...]
    rules: Mapping[str, Rule]
    replaces: Mapping[str, str]
    extension_limit: int
    texts: Mapping[str, str]
    enumerations: Mapping[str, tuple[str, ...]]

    def is_on(self, code: str) -> bool:
        """Whether the office works by this rule."""
        return code in self.rules

    def in_place_of(self, code: str) -> Rule:
        """The rule that stands where the national `code` would: itself unless an overlay replaces it."""
        return self.rules[self.replaces.get(code, code)]


def assemble(book: RuleBook, national: str, overlays: Iterable[str] = ()) -> Edition:
    """The edition of a national set with overlays, later overlays over earlier ones.

    Refuses `set_unknown`, `set_not_national`, `set_not_overlay`, and whatever `check_overlay` refuses.
    """
    base = _set(book, national)
    if base.level is not Level.NATIONAL:
        raise Refused("set_not_national", "national", {"set": national})
    layers = tuple(_set(book, code) for code in overlays)
    codes = set(base.rules)
    replaces: dict[str, str] = {}
    lengths: dict[str, int] = {}
    texts = dict(base.texts)
    enumerations = dict(base.enumerations)
    limit = base.extension_limit or 0
    for layer in layers:
        if layer.level is Level.NATIONAL:
            raise Refused("set_not_overlay", "overlays", {"set": layer.code})
        check_overlay(book, base, layer)
        codes |= set(layer.rules)
        replaces.update(layer.replaces)
        lengths.update(layer.lengths)
        texts.update(layer.texts)
        enumerations.update(layer.enumerations)
        limit = layer.extension_limit if layer.extension_limit is not None else limit
    whole = (book.rules[HANDLE].length or 0) + (base.extension_limit or 0)
    handling = replaces.get(HANDLE, HANDLE)
    limit = min(limit, whole - lengths.get(handling, book.rules[handling].length or 0))
    codes -= replaces.keys()
    rules = {
        code: replace(rule, length=lengths[code]) if code in lengths else rule
        for code, rule in book.rules.items()
        if code in codes
    }
    label = "+".join((base.code, *(layer.code for layer in layers))) + f"@{book.version}"
    return Edition(label, base, layers, rules, replaces, limit, texts, enumerations)


def default_overlays(book: RuleBook) -> tuple[str, ...]:
    """Overlays a new office starts with."""
    return tuple(one.code for one in book.sets.values() if one.default and one.level is not Level.NATIONAL)


def check_overlay(book: RuleBook, national: RuleSet, overlay: RuleSet) -> None:
    """Refuse an overlay that would make a stage end later than nationally, or cut a petitioner's right.

    First period at most as long as R-HANDLE-60, first and extension together at most 60 + 30; every other replaced
    or changed duty at most its national length. `overlay_later` names the rule and both lengths, `overlay_cuts_right`
    the right. A replacing rule that counts working days is taken at its longest.
    """
    for code, length in overlay.lengths.items():
        rule = book.rules[code]
        if rule.kind is Kind.PETITIONER_RIGHT:
            if length < (rule.length or 0):
                raise _refused("overlay_cuts_right", overlay, code, length, rule.length)
        elif length > (rule.length or 0):
            raise _refused("overlay_later", overlay, code, length, rule.length)
    for code, own in overlay.replaces.items():
        longest, allowed = _longest(book.rules[own], overlay.lengths.get(own)), book.rules[code].length or 0
        if book.rules[code].kind is Kind.PETITIONER_RIGHT:
            raise _refused("overlay_cuts_right", overlay, own, longest, allowed)
        if longest > allowed:
            raise _refused("overlay_later", overlay, own, longest, allowed)
    if overlay.extension_limit is not None:
        handling = overlay.replaces.get(HANDLE, HANDLE)
        first = overlay.lengths.get(handling, book.rules[handling].length or 0)
        allowed = (book.rules[HANDLE].length or 0) + (national.extension_limit or 0)
        if first + overlay.extension_limit > allowed:
            raise _refused("overlay_later", overlay, EXTENSION, first + overlay.extension_limit, allowed)


def _longest(rule: Rule, length: int | None) -> int:
    days = length if length is not None else rule.length or 0
    if rule.shape is not Shape.WORKING_DAYS:
        return days
    return days + LONGEST_BREAK + 2 * ((days - 1) // 5)


def _refused(code: str, overlay: RuleSet, rule: str, length: int, allowed: int | None) -> Refused:
    return Refused(code, "overlays", {"set": overlay.title, "rule": rule, "length": length, "allowed": allowed})


def _set(book: RuleBook, code: str) -> RuleSet:
    found = book.sets.get(code)
    if found is None:
        raise Refused("set_unknown", "overlays", {"set": code})
    return found
