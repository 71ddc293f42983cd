"""`petition-desk due`: the dates of one rule from one start, without a data folder (issue "due", DOMAIN §2.3).

Pure: the shipped rule book and calendar and the default policy, unless the caller hands in others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop_app import shipped
from desktop_app.labels import deadlines as words
from desktop_app.rules.calendar import Calendar
from desktop_app.rules.deadlines import Due, reckon
from desktop_app.rules.explain import explanation
from desktop_app.rules.refusal import Refused
from desktop_app.rules.rulebook import Rule, RuleBook, Shape

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MINUTE = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::\d{2})?")
MONTH = re.compile(r"(\d{4})-(\d{2})")
MONTH_SHAPES = (Shape.MONTH_DAY, Shape.MONTH_END)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One answered line of a table: ISO texts, "" for no value, provisional "true" or "false"; error: why not."""

    due: str = ""
    nominal: str = ""
    rolled: str = ""
    work_by: str = ""
    provisional: str = ""
    error: str = ""


def answer(
    rule_code: str,
    start_text: str,
    given_text: str | None = None,
    regime: str | None = None,
    *,
    book: RuleBook | None = None,
    calendar: Calendar | None = None,
) -> dict[str, Any]:
    """The dates as plain values ready for JSON.

    start_text, given_text: YYYY-MM-DD, with HH:MM behind a blank or T where the rule counts minutes; a month rule
    also takes YYYY-MM. regime: CN-2005, CN-2022 or None for the one in force on the start. Keys: rule, start, due,
    nominal, rolled, work_by (ISO text or None), provisional (bool), basis ([{document, article}]), explanation
    (lines). Refuses `rule_missing`, `rule_unknown`, `start_missing`, `date_unreadable` and what `reckon` refuses.
    """
    due = _due(rule_code, start_text, given_text, regime, book, calendar)
    return {
        "rule": due.rule.code,
        "start": _iso(due.start),
        "due": _iso(due.due),
        "nominal": _iso(due.nominal),
        "rolled": _iso(due.rolled),
        "work_by": _iso(due.work_by),
        "provisional": due.provisional,
        "basis": [{"document": one.document, "article": one.article} for one in due.basis],
        "explanation": list(explanation(due)),
    }


def table_row(rule_code: str, start_text: str, given_text: str = "", regime: str | None = None) -> TableRow:
    """The same answer for one line of a table; a refusal becomes its sentence in `error`, and no date is filled."""
    try:
        due = _due(rule_code, start_text, given_text, regime, None, None)
    except Refused as refused:
        return TableRow(error=sentence(refused))
    return TableRow(
        due=_iso(due.due) or "",
        nominal=_iso(due.nominal) or "",
        rolled=_iso(due.rolled) or "",
        work_by=_iso(due.work_by) or "",
        provisional=str(due.provisional).lower(),
    )


def sentence(refused: Refused) -> str:
    """The Chinese sentence of a refusal raised by the deadlines."""
    return words.REFUSALS[refused.code].format(**refused.facts)


def _due(
    rule_code: str,
    start_text: str,
    given_text: str | None,
    regime: str | None,
    book: RuleBook | None,
    calendar: Calendar | None,
) -> Due:
    if not _plain(rule_code):
        raise Refused("rule_missing", "rule")
    rule = (book or shipped.rule_book()).rule(_plain(rule_code))
    start = _moment(start_text, "start", rule)
    if start is None:
        raise Refused("start_missing", "start")
    given = _moment(given_text or "", "given", rule)
    return reckon(rule, start, calendar or shipped.calendar(), given=given, regime=regime)


def _moment(text: str, name: str, rule: Rule) -> date | None:
    plain = _plain(text)
    if not plain:
        return None
    monthly = rule.shape in MONTH_SHAPES or (rule.shape is Shape.QUOTA and rule.period == "MONTH")
    try:
        if found := DAY.fullmatch(plain):
            return date(*(int(part) for part in found.groups()))
        if found := MINUTE.fullmatch(plain):
            return datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]
        if monthly and name == "start" and (found := MONTH.fullmatch(plain)):
            return date(int(found[1]), int(found[2]), 1)
    except ValueError as wrong:
        raise Refused("date_unreadable", name, {"text": text.strip()}) from wrong
    raise Refused("date_unreadable", name, {"text": text.strip()})


def _plain(text: str) -> str:
    """Full-width letters, digits and signs as ASCII; blanks around the text gone."""
    return unicodedata.normalize("NFKC", text).strip()


def _iso(moment: date | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment is not None else None


def columns(row: TableRow) -> Mapping[str, str]:
    """A table row by the names of its columns."""
    return {
        "due": row.due,
        "nominal": row.nominal,
        "rolled": row.rolled,
        "work_by": row.work_by,
        "provisional": row.provisional,
        "error": row.error,
    }
