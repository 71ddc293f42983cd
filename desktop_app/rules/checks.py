"""Checks of what is typed on the registration form: they warn, and block only where the domain says so."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

MOST_REPRESENTATIVES = 5
GROUP_FROM = 5
"""People from which a visit counts as 集体访: customary, a setting (DOMAIN §8 item 16)."""
MOST_PEOPLE = 100_000
MOST_PAGES = 9_999
EARLIEST_RECEIPT = date(1990, 1, 1)
"""No office keeps older matters in this register; an earlier year is a slip of the keyboard."""


class Level(StrEnum):
    """ERROR: saving is refused; WARN: saved, the officer may keep it with a reason."""

    ERROR = "ERROR"
    WARN = "WARN"


@dataclass(frozen=True)
class Finding:
    """One thing noticed in one field. code: key of the sentence in labels.refusals; facts: values for it."""

    code: str
    field: str
    level: Level = Level.WARN
    facts: dict[str, Any] = dataclasses.field(default_factory=dict)


def halfwidth(text: str) -> str:
    """Full-width digits and letters as half-width, without any blank or dash, upper case."""
    return re.sub(r"[\s\-‐-―−]", "", unicodedata.normalize("NFKC", text)).upper()


_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}")
_LOCAL = re.compile(r"[2-9]\d{6,7}")
_SERVICE = re.compile(r"[48]00\d{7}|1[12]\d{1,3}|123\d{2}|9\d{4,5}")
_EXTENSION = re.compile(r"(?:转|分机|EXT\.?|#|X)(\d{1,6})$")


def phone_digits(raw: str) -> str:
    """The comparable number: digits only, without country code and extension; "" when masked or not a number."""
    text = _EXTENSION.sub("", halfwidth(re.sub(r"(?<=\d{7})\s*[-－—]\s*(?=\d{1,6}\s*$)", "转", raw)))
    text = re.sub(r"[()\[\]（）]", "", text)
    text = re.sub(r"^(?:\+|00)?86(?=1[3-9]\d{9}$|0\d{9,11}$)", "", text)
    text = re.sub(r"^(?:\+|00)86(?=(?:10|[2-9]\d{1,2})\d{7,8}$)", "0", text)
    return text if text.isdigit() else ""


def check_phone(raw: str, field: str = "phone") -> tuple[Finding, ...]:
    """Warns about a number nobody can dial; several numbers may stand in one field, split by 、，；/ or line ends."""
    findings: list[Finding] = []
    for part in (one.strip() for one in re.split(r"[、,，;；/\n]", raw)):
        if not part:
            continue
        if "*" in halfwidth(part):
            findings.append(Finding("PHONE_MASKED", field, Level.WARN, {"text": part}))
            continue
        digits = phone_digits(part)
        if _LOCAL.fullmatch(digits):
            findings.append(Finding("PHONE_NO_AREA_CODE", field, Level.WARN, {"text": part}))
        elif not any(shape.fullmatch(digits) for shape in (_MOBILE, _LANDLINE, _SERVICE)):
            if digits.startswith("1") and len(digits) != 11:
                findings.append(Finding("PHONE_LENGTH", field, Level.WARN, {"count": len(digits)}))
            else:
                findings.append(Finding("PHONE_UNKNOWN", field, Level.WARN, {"text": part}))
    return tuple(findings)


def check_date_order(events: Sequence[tuple[str, date | None]]) -> tuple[Finding, ...]:
    """One warning per date that lies before the known date in front of it. events: field name and local date."""
    findings: list[Finding] = []
    before: tuple[str, date] | None = None
    for name, day in events:
        if day is None:
            continue
        if before and day < before[1]:
            facts = {"event": name.upper(), "day": day, "earlier_event": before[0].upper(), "earlier_day": before[1]}
            findings.append(Finding("DATE_BEFORE", name, Level.WARN, facts))
        before = (name, day)
    return tuple(findings)


def check_not_future(day: date | None, today: date, field: str) -> tuple[Finding, ...]:
    """An event that is recorded has happened; a later date blocks (row A01)."""
    if day is not None and day > today:
        return (Finding("DATE_IN_FUTURE", field, Level.ERROR, {"day": day, "today": today}),)
    return ()


def check_choice(code: str, known: Collection[str], field: str) -> tuple[Finding, ...]:
    """A code that no list of the program offers blocks. known: the codes of the field's list."""
    return () if code in known else (Finding("CHOICE_UNKNOWN", field, Level.ERROR, {"text": code}),)


def check_bounds(received_at: datetime | None, headcount: int, letter_pages: int | None) -> tuple[Finding, ...]:
    """Counts and years out of all measure block. received_at: wall clock; letter_pages: None when not counted."""
    findings: list[Finding] = []
    if received_at and received_at.date() < EARLIEST_RECEIPT:
        facts = {"received": received_at, "earliest": EARLIEST_RECEIPT.year}
        findings.append(Finding("RECEIVED_TOO_EARLY", "received_at", Level.ERROR, facts))
    if headcount > MOST_PEOPLE:
        facts = {"count": headcount, "most": MOST_PEOPLE}
        findings.append(Finding("HEADCOUNT_TOO_LARGE", "headcount", Level.ERROR, facts))
    if letter_pages is not None and not 1 <= letter_pages <= MOST_PAGES:
        facts = {"count": letter_pages, "most": MOST_PAGES}
        findings.append(Finding("PAGES_IMPOSSIBLE", "letter_pages", Level.ERROR, facts))
    return tuple(findings)


def check_call(begins: datetime | None, ends: datetime | None, now: datetime) -> tuple[Finding, ...]:
    """A recorded call has taken place, its end not before its beginning; otherwise blocks. All wall clock, naive."""
    findings = [
        Finding("CALL_IN_FUTURE", field, Level.ERROR, {"at": at})
        for field, at in (("call_from", begins), ("call_to", ends))
        if at and at > now
    ]
    if begins and ends and ends < begins:
        findings.append(Finding("CALL_ENDS_BEFORE", "call_to", Level.ERROR, {"begins": begins, "ends": ends}))
    return tuple(findings)


def check_superior_due(due: date | None, received_on: date, legal_due: date | None) -> tuple[Finding, ...]:
    """A superior's limit before receipt is a typing error; one after the legal limit does not lengthen it (B06)."""
    if due is not None and due < received_on:
        return (Finding("SUPERIOR_DUE_BEFORE", "superior_due", Level.WARN, {"due": due, "received": received_on}),)
    if due is not None and legal_due is not None and due > legal_due:
        return (Finding("SUPERIOR_DUE_AFTER", "superior_due", Level.WARN, {"due": due, "legal": legal_due}),)
    return ()


def is_group(headcount: int, group_from: int = GROUP_FROM) -> bool:
    """Whether so many people make a group visit. group_from: the office's setting, at least 2."""
    return headcount >= group_from


def check_headcount(headcount: int, listed: int, representatives: int) -> tuple[Finding, ...]:
    """Counts against each other: representatives ≤ 5 blocks (law); a list longer than the count only warns."""
    findings: list[Finding] = []
    if representatives > MOST_REPRESENTATIVES:
        facts = {"count": representatives, "most": MOST_REPRESENTATIVES}
        findings.append(Finding("REPRESENTATIVES_MANY", "people", Level.ERROR, facts))
    if headcount < 1:
        findings.append(Finding("HEADCOUNT_MISSING", "headcount", Level.ERROR, {"count": headcount}))
    elif listed > headcount:
        findings.append(
            Finding("HEADCOUNT_BELOW_LIST", "headcount", Level.WARN, {"count": headcount, "listed": listed})
        )
    return tuple(findings)


def check_channel(channel: str, envelope_kept: bool | None, postmark_on: date | None, received_on: date | None,
                  repeat: bool, linked: str) -> tuple[Finding, ...]:  # fmt: skip
    """Warnings of rows A03 and A07: no envelope, postmark after receipt, a repeat without its earlier matter."""
    findings: list[Finding] = []
    if channel == "LETTER" and envelope_kept is False:
        findings.append(Finding("ENVELOPE_NOT_KEPT", "envelope_kept"))
    if channel == "LETTER" and postmark_on and received_on and postmark_on > received_on:
        facts = {"postmark": postmark_on, "received": received_on}
        findings.append(Finding("POSTMARK_AFTER_RECEIPT", "postmark_date", Level.WARN, facts))
    if repeat and not linked:
        findings.append(Finding("REPEAT_WITHOUT_LINK", "linked_number"))
    return tuple(findings)
