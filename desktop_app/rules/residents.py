"""Identity papers: what a number says about itself, and whether it can be one. Nothing here ever blocks saving.

An unusual but real paper must be registrable, so every finding is a warning; the region code is only a hint, because
people keep numbers of counties that were abolished long ago (GB 11643).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .checks import Finding, Level, halfwidth

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PERMIT_REGIONS = {"810000": "HONG_KONG", "820000": "MACAO", "830000": "TAIWAN"}
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_LONGEST_LIFE_YEARS = 120
_REGIONS = Path(__file__).resolve().parents[2] / "resources" / "regions" / "regions.csv"


@dataclass(frozen=True)
class Region:
    """A region code. name: words from the province down; abolished_after: last year of the code, None if current."""

    code: str
    name: str
    abolished_after: int | None


@dataclass(frozen=True)
class Reading:
    """What a number says. kind: RESIDENT RESIDENT_15 HKMT_RESIDENCE FOREIGN_PERMANENT FOREIGN_PERMANENT_OLD or "".

    born_on, sex (M F ""): suggestions for the form. number: normalised. findings: all of level WARN.
    """

    number: str
    kind: str = ""
    born_on: date | None = None
    sex: str = ""
    findings: tuple[Finding, ...] = ()


def check_character(first17: str) -> str:
    """The 18th character by MOD 11-2 over 17 digits. Source: GB 11643-1999 §4.2.4."""
    if not re.fullmatch(r"[0-9]{17}", first17):
        raise ValueError("17 digits expected")
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first17, strict=True))
    return _CHECK_CHARACTERS[total % 11]


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _born(digits: str, today: date, field: str) -> tuple[date | None, tuple[Finding, ...]]:
    born = _day(digits)
    if born is None:
        return None, (Finding("ID_BIRTH_IMPOSSIBLE", field, Level.WARN, {"digits": digits}),)
    if born > today or today.year - born.year > _LONGEST_LIFE_YEARS:
        return None, (Finding("ID_BIRTH_UNLIKELY", field, Level.WARN, {"day": born}),)
    return born, ()


def read_resident_number(raw: str, today: date, field: str = "id_no") -> Reading:
    """Reads a number of a resident card, 港澳台居民居住证 or foreign permanent resident card, old and new forms.

    Full-width digits, blanks and a lower-case x are accepted. today: local date, for births in the future.
    """
    number = halfwidth(raw)
    if not number:
        return Reading("")
    if re.fullmatch(r"[A-Z]{3}\d{12}", number):
        return _old_foreign(number, today, field)
    if re.fullmatch(r"\d{15}", number):
        return _old_resident(number, today, field)
    if len(number) != 18:
        return Reading(number, findings=(Finding("ID_LENGTH", field, Level.WARN, {"count": len(number)}),))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return Reading(number, findings=(Finding("ID_CHARACTERS", field),))
    kind = "FOREIGN_PERMANENT" if number[0] == "9" else "RESIDENT"
    if number[:6] in _PERMIT_REGIONS:
        kind = "HKMT_RESIDENCE"
    born, findings = _born(number[6:14], today, field)
    expected = check_character(number[:17])
    if expected != number[17]:
        findings = (Finding("ID_LAST_CHARACTER", field, Level.WARN, {"expected": expected}), *findings)
    if kind == "RESIDENT" and not _PROVINCE.match(number):
        findings = (*findings, Finding("ID_REGION_UNKNOWN", field, Level.WARN, {"region": number[:2]}))
    return Reading(number, kind, born, "M" if int(number[16]) % 2 else "F", findings)


def _old_resident(number: str, today: date, field: str) -> Reading:
    """15 digits, issued until 1999: two-digit year of the 20th century, no check character."""
    first17 = number[:6] + "19" + number[6:]
    born, findings = _born(first17[6:14], today, field)
    new = first17 + check_character(first17)
    findings = (Finding("ID_OLD_15", field, Level.WARN, {"new": new}), *findings)
    return Reading(number, "RESIDENT_15", born, "M" if int(number[14]) % 2 else "F", findings)


def _old_foreign(number: str, today: date, field: str) -> Reading:
    """Three letters of the nationality, place, birth as YYMMDD: the century is the latest that is not the future."""
    digits = number[7:13]
    day = _day("20" + digits)
    century = "20" if day is not None and day <= today else "19"
    born, findings = _born(century + digits, today, field)
    return Reading(number, "FOREIGN_PERMANENT_OLD", born, "", findings)


def permit_region(number: str) -> str:
    """HONG_KONG, MACAO or TAIWAN of a 港澳台居民居住证 number, else ""."""
    return _PERMIT_REGIONS.get(halfwidth(number)[:6], "")


def age(born_on: date, on: date) -> int:
    """Completed years on a day; a birthday of 29 February counts from 1 March in common years."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def parse_regions(text: str) -> dict[str, Region]:
    """Regions from `code,name,last_year` lines with a head; an empty last_year means the code is current."""
    rows = [line.split(",") for line in text.splitlines()[1:] if line]
    names = {code: name for code, name, _ in rows}
    found: dict[str, Region] = {}
    for code, name, last in rows:
        above = [names.get(code[:2] + "0000", ""), names.get(code[:4] + "00", "")]
        words = [word for word in dict.fromkeys([*above, name]) if word]
        found[code] = Region(code, "".join(words), int(last) if last else None)
    return found


@cache
def regions() -> dict[str, Region]:
    """The shipped table of region codes 1980–2023, read on first use only."""
    return parse_regions(_REGIONS.read_text(encoding="utf-8"))


def region_of(number: str) -> Region | None:
    """The region of a resident number as a hint for the officer, abolished codes included; None when unknown."""
    return regions().get(halfwidth(number)[:6])


def check_credit_code(raw: str, field: str = "id_no") -> tuple[Finding, ...]:
    """统一社会信用代码: 18 characters with a MOD 31 check. Source: GB 32100-2015."""
    code = halfwidth(raw)
    if len(code) != 18 or any(char not in _CREDIT_ALPHABET for char in code):
        return (Finding("CREDIT_CODE_SHAPE", field, Level.WARN, {"count": len(code)}),)
    total = sum(_CREDIT_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    expected = _CREDIT_ALPHABET[-total % 31]
    if expected != code[17]:
        return (Finding("CREDIT_CODE_LAST", field, Level.WARN, {"expected": expected}),)
    return ()


_SHAPES: dict[str, re.Pattern[str]] = {
    "PASSPORT": re.compile(r"[A-Z0-9]{6,15}"),
    "HK_MACAO_PERMIT": re.compile(r"[HM]\d{8}(?:\d{2})?|[CW][A-Z0-9]\d{7}"),
    "TAIWAN_PERMIT": re.compile(r"\d{8}|\d{10}(?:[A-Z]|\([A-Z0-9]+\))?|[TL][A-Z0-9]?\d{7,8}"),
}
_FROM_NUMBER = {"RESIDENT", "RESIDENT_15"}, {"HKMT_RESIDENCE"}, {"FOREIGN_PERMANENT", "FOREIGN_PERMANENT_OLD"}
_KINDS_OF_TYPE = dict(zip(("RESIDENT", "HKMT_RESIDENCE", "FOREIGN_PERMANENT"), _FROM_NUMBER, strict=True))


def check_identity(id_type: str, raw: str, today: date, field: str = "id_no") -> tuple[Finding, ...]:
    """All warnings for a number under the chosen type of paper (a key of labels.codes.ID_TYPES); empty -> ()."""
    if not halfwidth(raw):
        return ()
    if not id_type:
        return (Finding("ID_TYPE_MISSING", "id_type"),)
    if id_type in _KINDS_OF_TYPE:
        reading = read_resident_number(raw, today, field)
        if reading.kind and reading.kind not in _KINDS_OF_TYPE[id_type]:
            return (*reading.findings, Finding("ID_OTHER_TYPE", "id_type", Level.WARN, {"id_type": reading.kind}))
        return reading.findings
    if id_type == "CREDIT_CODE":
        return check_credit_code(raw, field)
    shape = _SHAPES.get(id_type)
    if shape and not shape.fullmatch(halfwidth(raw)):
        return (Finding("PAPER_SHAPE", field, Level.WARN, {"id_type": id_type}),)
    return ()
