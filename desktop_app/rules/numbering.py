"""Numbers of the office: registrations, documents of every kind, and the books with prefixes of their own.

Numbers are issued once, in order, per kind and year; a gap exists only as a void one with its reason (G-NUMBER).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.labels import codes

_YEARS = range(1900, 2200)


@dataclass(frozen=True, kw_only=True)
class Prefixes:
    """The office's own letters, all settings (DOMAIN §4.5)."""

    registration: str = "XF"
    first_responder: str = "SW"
    reception: str = "JF"
    supervision: str = "DB"
    hazard: str = "PC"
    charge: str = "BA"
    risk: str = "PG"
    urgent: str = "JB"


@dataclass(frozen=True, order=True)
class BookNumber:
    """XF-2026-0001: prefix, year, serial from 1."""

    prefix: str
    year: int
    serial: int


@dataclass(frozen=True, order=True)
class DocumentNumber:
    """校代字信访受〔2026〕1号: the school's letters, form code (key of labels.codes.NUMBER_WORDS), year, serial."""

    school: str
    form: str
    year: int
    serial: int


def _valid(year: int, serial: int) -> bool:
    return year in _YEARS and serial >= 1


def display_book(number: BookNumber) -> str:
    """XF-2026-0012: at least four digits, five from the ten-thousandth on."""
    return f"{number.prefix}-{number.year}-{number.serial:04d}"


def display_short(number: BookNumber) -> str:
    """2026-0012, as lists show it."""
    return f"{number.year}-{number.serial:04d}"


def parse_book(text: str, prefix: str) -> BookNumber | None:
    """Reads XF-2026-0012 and the short form 2026-0012 (also full-width, lower case, other dashes); else None.

    prefix: the one of the book asked; another book's number is None.
    """
    plain = re.sub(r"[‐-―−﹣]", "-", unicodedata.normalize("NFKC", text).strip().upper())
    match = re.fullmatch(rf"(?:{re.escape(prefix.upper())} ?-? ?)?(\d{{4}}) ?- ?(\d{{1,9}})", plain, re.ASCII)
    if not match or not _valid(int(match[1]), int(match[2])):
        return None
    return BookNumber(prefix, int(match[1]), int(match[2]))


def display_document(number: DocumentNumber) -> str:
    """{school}信访{kind}〔2026〕1号, without zero padding. KeyError for a form that carries no number."""
    return f"{number.school}{codes.NUMBER_STEM}{codes.NUMBER_WORDS[number.form]}〔{number.year}〕{number.serial}号"


def parse_document(text: str, school: str) -> DocumentNumber | None:
    """Reads a document number of this school; any brackets do for 〔〕, blanks are ignored; else None."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub(r"[\[(【{]", "〔", re.sub(r"[\])】}]", "〕", plain))
    stem = unicodedata.normalize("NFKC", "".join(school.split())) + codes.NUMBER_STEM
    match = re.fullmatch(rf"{re.escape(stem)}(\w+)〔(\d{{4}})〕(?:第)?(\d{{1,9}})号", plain)
    if not match:
        return None
    form = next((form for form, word in codes.NUMBER_WORDS.items() if word == match[1]), None)
    year, serial = int(match[2]), int(match[3])
    return DocumentNumber(school, form, year, serial) if form and _valid(year, serial) else None


def next_serial(highest_in_database: int, highest_in_log: int = 0) -> int:
    """The serial to issue: after the higher of database and number log, so a restored backup repeats none.

    Both: highest serial ever issued of that kind and year, 0 for none.
    """
    return max(highest_in_database, highest_in_log, 0) + 1


def gaps(issued: Iterable[int], highest: int) -> tuple[int, ...]:
    """Serials from 1 to highest that nobody can account for; void ones count as issued."""
    seen = set(issued)
    return tuple(serial for serial in range(1, highest + 1) if serial not in seen)
