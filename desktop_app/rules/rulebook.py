"""The rule book: 50 deadline rules with their citations, the cited documents, the rule sets, the counting settings.

All of it is data in TOML (resources/rules); this module turns the text into frozen values and back, so that the text
can be kept in a database and a matter can keep the version it was received under (DOMAIN §5.1).
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import Any

from desktop_app.rules.refusal import Citation, Refused
from desktop_app.rules.rulebook_policy import Setting

CN_2005 = "CN-2005"
CN_2022 = "CN-2022"
REGIMES = (CN_2005, CN_2022)
FIRST_DAY_OF_2022_TEXT = date(2022, 5, 1)
"""信访工作条例 article 50; the text has no transitional clause, so the day of receipt decides (DOMAIN §2.1 no. 11)."""


class Kind(StrEnum):
    """Whose duty or right a rule limits."""

    AGENCY_DUTY = "AGENCY_DUTY"
    SUPERIOR_DUTY = "SUPERIOR_DUTY"
    PETITIONER_RIGHT = "PETITIONER_RIGHT"
    INTERNAL = "INTERNAL"
    REPORT = "REPORT"
    DUTY = "DUTY"


class Shape(StrEnum):
    """How a rule gets from its start to its dates."""

    DAYS = "days"
    YEARS = "years"
    WORKING_DAYS = "working_days"
    WORKING_DAYS_BEFORE = "working_days_before"
    HOURS = "hours"
    DAY_HOUR = "day_hour"
    MONTH_DAY = "month_day"
    MONTH_END = "month_end"
    YEAR_DAY = "year_day"
    NEXT_JUNE_30 = "next_june_30"
    GIVEN = "given"
    QUOTA = "quota"
    CATALOGUE = "catalogue"


COUNTED_SHAPES = (
    Shape.DAYS,
    Shape.YEARS,
    Shape.WORKING_DAYS,
    Shape.WORKING_DAYS_BEFORE,
    Shape.HOURS,
    Shape.MONTH_DAY,
)
"""Shapes that need a length; an officer's edit without one is refused when the text is read."""


class Roll(StrEnum):
    """Which day decides when the last day is a rest day."""

    NONE = "NONE"
    FORWARD = "FORWARD"
    BACKWARD = "BACKWARD"


class Level(StrEnum):
    """Where a rule set stands; exactly one NATIONAL set is in use, the others lie over it."""

    NATIONAL = "NATIONAL"
    SCHOOL = "SCHOOL"
    OVERLAY = "OVERLAY"
    PROVINCE = "PROVINCE"


@dataclass(frozen=True, slots=True)
class Document:
    """A cited text. in_force_to: last day, inclusive; doubtful_from: from then on nobody checked it is in force."""

    code: str
    title: str
    issuer: str
    in_force_from: date
    in_force_to: date | None
    doubtful_from: date | None
    verified: bool
    note: str


@dataclass(frozen=True, slots=True)
class Basis:
    """One article a rule rests on."""

    document: Document
    article: str

    @property
    def citation(self) -> Citation:
        """What is printed: the title, never a file name or code."""
        return Citation(self.document.title, self.article)


@dataclass(frozen=True, slots=True)
class Rule:
    """One deadline rule (DOMAIN §2.2).

    length: days, working days, hours or years by `unit`, day of the month for month_day, None where a person or the
    calendar sets the date; hour: "17:00" for day_hour; period: MONTH or YEAR of a quota; follows: the rule whose
    nominal end is this rule's start; decides: "NOMINAL" when the nominal day decides in spite of the roll; setting:
    the office may change length or hour; verified: False is 待核实.
    """

    code: str
    name: str
    kind: Kind
    shape: Shape
    length: int | None
    unit: str
    roll: Roll | None
    hour: str
    period: str
    follows: str
    decides: str
    setting: bool
    event: str
    trigger: str
    stops: str
    extension: str
    note: str
    alerts: tuple[str, ...]
    text_status: str
    verified: bool
    basis_2022: tuple[Basis, ...]
    basis_2005: tuple[Basis, ...]
    basis_seed: tuple[Basis, ...]

    def basis(self, regime: str) -> tuple[Basis, ...]:
        """Articles under a regime; the seed documents where they carry the duty or its figure."""
        national = self.basis_2022 if regime == CN_2022 else self.basis_2005
        seed_speaks = not national or self.text_status in ("SEED", "SEED_AND_FOUND")
        return national + self.basis_seed if seed_speaks else national


@dataclass(frozen=True)
class RuleSet:
    """A national set or an overlay (DOMAIN §5.1).

    rules: what it switches on; replaces: national code -> own code; lengths: shortened lengths; extension_limit:
    greatest sum of extensions in days, None = as nationally; texts, enumerations: wording and lists it brings.
    """

    code: str
    title: str
    level: Level
    document: str
    default: bool
    verified: bool
    note: str
    rules: tuple[str, ...]
    replaces: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    extension_limit: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    enumerations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class RuleBook:
    """Everything the TOML says. version: hash of the content, the same for the same content however it is written."""

    rules: Mapping[str, Rule]
    documents: Mapping[str, Document]
    sets: Mapping[str, RuleSet]
    settings: tuple[Setting, ...]
    source: str
    version: str

    def rule(self, code: str) -> Rule:
        """The rule of a code, whatever sets are in use. Refuses `rule_unknown`."""
        found = self.rules.get(code)
        if found is None:
            raise Refused("rule_unknown", "rule", {"rule": code})
        return found

    def to_toml(self) -> str:
        """The text `from_text` reads back to an equal rule book."""
        return self.source

    @cached_property
    def nationals(self) -> tuple[RuleSet, ...]:
        """The national sets, of which a matter follows exactly one."""
        return tuple(one for one in self.sets.values() if one.level is Level.NATIONAL)


def regime_on(day: date) -> str:
    """The national set in force on `day`: CN-2005 before 2022-05-01, CN-2022 from then on."""
    return CN_2022 if day >= FIRST_DAY_OF_2022_TEXT else CN_2005


def in_force(document: Document, on: date) -> bool:
    """Whether a paper dated `on` may cite `document`: in force, and nobody doubts it (DOMAIN §8.18, §8.20)."""
    if on < document.in_force_from or (document.in_force_to is not None and on > document.in_force_to):
        return False
    return document.doubtful_from is None or on < document.doubtful_from


def basis_for(rule: Rule, regime: str, on: date) -> tuple[Citation, ...]:
    """What a paper dated `on` may cite for `rule`: only documents in force that day, possibly none."""
    return tuple(one.citation for one in rule.basis(regime) if in_force(one.document, on))


def from_texts(texts: Iterable[str]) -> RuleBook:
    """The rule book of several TOML texts (one per file), as one."""
    return from_text("\n".join(texts))


def from_text(text: str) -> RuleBook:
    """The rule book of one TOML text. Refuses `rulebook_unreadable` with what is wrong and where."""
    try:
        data = tomllib.loads(text)
        documents = {row["code"]: _document(row) for row in data["document"]}
        rules = {row["code"]: _rule(row, documents) for row in data["rule"]}
        sets = {row["code"]: _rule_set(row) for row in data["set"]}
        settings = tuple(Setting.from_row(row) for row in data["setting"])
    except (tomllib.TOMLDecodeError, AttributeError, KeyError, ValueError, TypeError) as wrong:
        raise Refused("rulebook_unreadable", None, {"wrong": str(wrong)}) from wrong
    named = {
        code for one in sets.values() for code in (*one.rules, *one.replaces, *one.replaces.values(), *one.lengths)
    }
    if unknown := sorted(named - rules.keys()):
        raise Refused("rulebook_unreadable", None, {"wrong": ", ".join(unknown)})
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    version = hashlib.sha256(canonical.encode()).hexdigest()[:16]
    return RuleBook(rules, documents, sets, settings, text, version)


def _document(row: Mapping[str, Any]) -> Document:
    def day(key: str) -> date | None:
        value = row.get(key)
        if value is not None and type(value) is not date:
            raise ValueError(f"{row['code']} {key}")
        return value

    first = day("in_force_from")
    if first is None:
        raise ValueError(f"{row['code']} in_force_from")
    return Document(
        code=row["code"],
        title=row["title"],
        issuer=row["issuer"],
        in_force_from=first,
        in_force_to=day("in_force_to"),
        doubtful_from=day("doubtful_from"),
        verified=row["verified"],
        note=row["note"],
    )


def _rule(row: Mapping[str, Any], documents: Mapping[str, Document]) -> Rule:
    def basis(key: str) -> tuple[Basis, ...]:
        return tuple(Basis(documents[one["document"]], one["article"]) for one in row.get(key, ()))

    shape = Shape(row["shape"])
    length = row.get("length")
    if shape in COUNTED_SHAPES and (type(length) is not int or length <= 0):
        raise ValueError(f"{row['code']} length")
    if shape is Shape.DAY_HOUR:
        time.fromisoformat(row["hour"])
    if shape is Shape.QUOTA and row.get("period") not in ("MONTH", "YEAR"):
        raise ValueError(f"{row['code']} period")
    return Rule(
        code=row["code"],
        name=row["name"],
        kind=Kind(row["kind"]),
        shape=shape,
        length=length,
        unit=row["unit"],
        roll=Roll(row["roll"]) if "roll" in row else None,
        hour=row.get("hour", ""),
        period=row.get("period", ""),
        follows=row.get("follows", ""),
        decides=row.get("decides", ""),
        setting=row.get("setting", False),
        event=row["event"],
        trigger=row["trigger"],
        stops=row["stops"],
        extension=row["extension"],
        note=row["note"],
        alerts=tuple(row["alerts"]),
        text_status=row["text_status"],
        verified=row["verified"],
        basis_2022=basis("basis_2022"),
        basis_2005=basis("basis_2005"),
        basis_seed=basis("basis_seed"),
    )


def _rule_set(row: Mapping[str, Any]) -> RuleSet:
    return RuleSet(
        code=row["code"],
        title=row["title"],
        level=Level(row["level"]),
        document=row.get("document", ""),
        default=row["default"],
        verified=row["verified"],
        note=row["note"],
        rules=tuple(row["rules"]),
        replaces=dict(row.get("replaces", {})),
        lengths=dict(row.get("lengths", {})),
        extension_limit=row.get("extension_limit"),
        texts=dict(row.get("texts", {})),
        enumerations={key: tuple(words) for key, words in row.get("enumerations", {}).items()},
    )
