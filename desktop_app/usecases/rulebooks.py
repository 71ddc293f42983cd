"""Which rules an office and a matter work by: shipped text copied on first use, versions frozen on the matter."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import shipped
from ..office import Desk
from ..rules import rulebook, rulebook_sets
from ..rules.calendar import Calendar
from ..rules.calendar_arrangement import parse_arrangement
from ..rules.refusal import Refused
from ..rules.rulebook import RuleBook
from ..rules.rulebook_policy import Policy
from ..rules.rulebook_sets import Edition
from ..storage.matters import Matter
from ..storage.offices import CalendarYear, RuleText
from ..storage.records import canonical
from .offices import Profile, profile


def calendar(session: Session) -> Calendar:
    """The shipped years with the officer's own laid over them, newest row of a year last."""
    made = shipped.calendar()
    for row in session.scalars(select(CalendarYear).order_by(CalendarYear.id)):
        made = made.with_arrangement(parse_arrangement(canonical(row.arrangement)))
    return made


def book(_session: Session) -> RuleBook:
    """The rule book new matters are received under."""
    return shipped.rule_book()


def keep(desk: Desk) -> str:
    """Copy the present rule book into the database when it is used for the first time; returns its hash."""
    if desk.db.get(RuleText, desk.book.version) is None:
        desk.db.add(RuleText(hash=desk.book.version, text=desk.book.to_toml(), first_used_at=desk.now))
        desk.db.flush()
    return desk.book.version


@lru_cache(maxsize=8)
def _read(_version: str, text: str) -> RuleBook:
    return rulebook.from_text(text)


def by_hash(desk: Desk, version: str) -> RuleBook:
    """The rule book a matter was received under. Raises Refused: RULES_LOST."""
    if version == desk.book.version:
        return desk.book
    row = desk.db.get(RuleText, version)
    if row is None:
        raise Refused("RULES_LOST", None, {"version": version})
    return _read(version, row.text)


@lru_cache(maxsize=64)
def _assembled(version: str, national: str, overlays: tuple[str, ...], source: str) -> Edition:
    return rulebook_sets.assemble(_read(version, source), national, overlays)


def edition_of(desk: Desk, matter: Matter) -> Edition:
    """The national set and overlays frozen on a matter."""
    found = by_hash(desk, matter.rules_hash)
    return _assembled(found.version, matter.regime, tuple(matter.overlays), found.source)


def edition_for(desk: Desk, received_on: date) -> Edition:
    """The edition a matter received that day would get, for previews."""
    answers = profile(desk)
    regime, _reason = regime_for(desk, received_on, answers)
    return edition_under(desk, regime, answers)


def edition_under(desk: Desk, regime: str, answers: Profile) -> Edition:
    """The present rule book put together for a regime and the office's overlays."""
    return _assembled(desk.book.version, regime, answers.overlays, desk.book.source)


def regime_for(desk: Desk, received_on: date, answers: Profile) -> tuple[str, str]:
    """National set by the day of receipt, or the office's own choice with that as its reason (DOMAIN §2.1.11)."""
    by_day = rulebook.regime_on(received_on)
    if answers.regime and answers.regime != by_day:
        return answers.regime, "OFFICE_SETTING"
    return by_day, ""


def policy(desk: Desk) -> Policy:
    """The counting policy with the office's own answers."""
    return Policy.from_values(desk.book.settings, profile(desk).policy)
