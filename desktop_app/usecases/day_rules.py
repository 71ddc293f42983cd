"""How this school arranges its reception days: rules, terms, key periods, wording of the posting (C01, C03)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from itertools import pairwise
from typing import Any

from ..labels import leader_days as words
from ..office import Desk
from ..rules import reception_dates, reception_words, texts
from ..rules.reception_dates import OnHoliday, Parity, Pattern, Recurrence, Term
from ..rules.refusal import Refused
from ..storage.offices import Setting

SETTING = "leader_days"


@dataclass(frozen=True, kw_only=True)
class DayRule:
    """One rule. sessions: pairs of HH:MM; leaders: ids in rotation, one of them for a day of their own; place: name;
    rooms beside the main one make a second rule (two campuses); sentence: as the school words it."""

    name: str
    recurrence: Recurrence
    sessions: tuple[tuple[str, str], ...]
    leaders: tuple[int, ...]
    place: str = ""
    capacity: int = 8
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class NamedTerm:
    """A term of the school calendar, both days inclusive."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class KeyPeriod:
    """重点时段 (C03): each principal leader receives on at least `days` days in it. Both days inclusive."""

    name: str
    first: date
    last: date
    days: int = 1


@dataclass(frozen=True, kw_only=True)
class Arrangements:
    """The school's answers. title, intro, booking, notes, phone: of the posting; "" for the shipped wording."""

    rules: tuple[DayRule, ...] = ()
    terms: tuple[NamedTerm, ...] = ()
    key_periods: tuple[KeyPeriod, ...] = ()
    title: str = ""
    intro: str = ""
    booking: str = ""
    notes: str = ""
    phone: str = ""

    def term_days(self) -> tuple[Term, ...]:
        return tuple(Term(one.first, one.last) for one in self.terms)


def arrangements(desk: Desk) -> Arrangements:
    """The office's answers; empty while nobody has answered."""
    row = desk.db.get(Setting, SETTING)
    if row is None:
        return Arrangements()
    value = dict(row.value)
    return Arrangements(
        rules=tuple(_rule(one) for one in value.pop("rules", ())),
        terms=tuple(NamedTerm(**_dated(one)) for one in value.pop("terms", ())),
        key_periods=tuple(KeyPeriod(**_dated(one)) for one in value.pop("key_periods", ())),
        **value,
    )


def save_arrangements(desk: Desk, new: Arrangements) -> None:
    """Keep the office's answers; slots that stand in the calendar are not touched.

    Raises Refused: RULE_NAME_MISSING, RULE_SESSION_MISSING, RULE_SESSION_ORDER, RULE_LEADER_MISSING, TERM_ORDER,
    KEY_PERIOD_OVERLAP, and what `reception_dates.check` refuses.
    """
    new = texts.cleaned(new)
    spans = [(one.name, one.first, one.last) for one in new.terms]
    spans += [(one.name, one.first, one.last) for one in new.key_periods]
    for name, first, last in spans:
        if last < first:
            raise Refused("TERM_ORDER", "terms", {"name": name, "first": first, "last": last})
    periods = sorted(new.key_periods, key=lambda one: one.first)
    for one, after in pairwise(periods):
        if after.first <= one.last:
            raise Refused("KEY_PERIOD_OVERLAP", "key_periods", {"one": one.name, "other": after.name})
    for rule in new.rules:
        check_rule(rule, new.term_days())
    value = _plain(asdict(new))
    row = desk.db.get(Setting, SETTING)
    if row is None:
        desk.db.add(Setting(key=SETTING, value=value))
    else:
        row.value = value


def check_rule(rule: DayRule, terms: Iterable[Term]) -> None:
    """Raises Refused as `save_arrangements` does for one rule."""
    if not rule.name.strip():
        raise Refused("RULE_NAME_MISSING", "name")
    reception_dates.check(rule.recurrence, terms)
    if not rule.sessions:
        raise Refused("RULE_SESSION_MISSING", "sessions", {"name": rule.name})
    for starts, ends in rule.sessions:
        if not starts < ends:
            raise Refused("RULE_SESSION_ORDER", "sessions", {"starts": starts, "ends": ends})
    if not rule.leaders:
        raise Refused("RULE_LEADER_MISSING", "leaders", {"name": rule.name})


def from_sentence(sentence: str, year: int, anchor: date | None = None) -> tuple[DayRule | None, bool]:
    """A rule without leaders from the school's own words, and whether 第几周 in it may mean two things.

    anchor: a day of a week that counts, for every second week. None: no day was found in the words.
    """
    found = reception_words.read(sentence, year)
    if found.rule is None:
        return None, False
    rule = replace(found.rule, anchor=anchor) if found.rule.every_weeks > 1 else found.rule
    sessions = tuple((f"{one:%H:%M}", f"{other:%H:%M}") for one, other in found.sessions)
    return DayRule(name="", recurrence=rule, sessions=sessions, leaders=(), sentence=sentence), found.weeks_counted


def spelled(rule: Recurrence) -> str:
    """The rule as a sentence of the officer's language."""
    return words.rule_words(
        rule.pattern.value,
        rule.weekdays,
        rule.ordinals,
        rule.month_days,
        rule.dates,
        rule.every_weeks,
        rule.weeks.value,
        rule.months,
        rule.on_holiday.value,
        rule.in_vacation,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Pattern | OnHoliday | Parity) else value


def _dated(value: Mapping[str, Any]) -> dict[str, Any]:
    return {**value, "first": date.fromisoformat(value["first"]), "last": date.fromisoformat(value["last"])}


def _rule(value: Mapping[str, Any]) -> DayRule:
    known = dict(value["recurrence"])
    for part in fields(Recurrence):
        if isinstance(known.get(part.name), list):
            known[part.name] = tuple(known[part.name])
    known["dates"] = tuple(date.fromisoformat(one) for one in known.get("dates", ()))
    known["anchor"] = date.fromisoformat(known["anchor"]) if known.get("anchor") else None
    known |= {
        "pattern": Pattern(known["pattern"]),
        "on_holiday": OnHoliday(known["on_holiday"]),
        "weeks": Parity(known["weeks"]),
    }
    made = {**value, "recurrence": Recurrence(**known)}
    made["sessions"] = tuple((one[0], one[1]) for one in value["sessions"])
    made["leaders"] = tuple(value["leaders"])
    return DayRule(**made)
