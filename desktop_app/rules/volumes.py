"""The archive's rules: binding order, required pieces, page and archive numbers, retention (M01–M05, DOMAIN §4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..labels import archive as words

ORDER: tuple[str, ...] = tuple(words.KINDS)

# Which kind of piece an issued form is.
_OF_FORMS: dict[str, str] = {
    "F26": "CLOSING_REPORT",
    "F24": "FILING_SLIP", "F23": "FILING_SLIP", "F08": "FILING_SLIP",
    "F29": "CHARGE", "F29b": "CHARGE", "F29c": "CHARGE", "F21": "CHARGE", "F22": "CHARGE",
    "F24b": "CLOSING_SLIP",
    "F25": "INVESTIGATION", "F13": "INVESTIGATION", "F12": "INVESTIGATION", "F12b": "INVESTIGATION",
    "F20": "INVESTIGATION", "F09": "INVESTIGATION", "F36": "INVESTIGATION",
    "F02": "NOTICE", "F03": "NOTICE", "F04": "NOTICE", "F05": "NOTICE", "F05S": "NOTICE", "F06": "NOTICE",
    "F07": "NOTICE", "F09b": "NOTICE", "F15": "NOTICE", "F14": "NOTICE",
    "F16": "OPINION", "F16a": "OPINION", "F16b": "OPINION", "F30": "OPINION", "F30b": "OPINION", "F31": "OPINION",
    "SETTLE": "OPINION", "WITHDRAW": "OPINION", "F32b": "OPINION",
    "F01": "REGISTRATION", "F17": "REGISTRATION", "F17b": "REGISTRATION", "F32": "REGISTRATION",
    "F33": "REVIEW", "F33b": "REVIEW",
    "F27": "SUPERIOR", "F28": "SUPERIOR", "F14b": "SUPERIOR",
    "F49": "MEDIA",
}  # fmt: skip
# 批复在前请示在后，正件在前附件在后: the place of a form among those of its kind.
_WITHIN: tuple[str, ...] = (
    "F26", "F24", "F23", "F08", "F29", "F22", "F21", "F29c", "F29b", "F24b", "F25", "F13", "F36", "F12", "F12b",
    "F20", "F09", "F02", "F03", "F04", "F05", "F05S", "F06", "F09b", "F15", "F14", "F07", "F16", "F31", "SETTLE",
    "WITHDRAW", "F30", "F30b", "F16a", "F16b", "F32b", "F01", "F17", "F17b", "F32", "F33", "F33b", "F27", "F28",
    "F14b", "F49",
)  # fmt: skip
# Slips of the day's work that tell nothing a volume has to keep.
LEFT_OUT = frozenset({"F44", "DAYS", "LIST", "VOID", "F19b", "F07b", "F45", "F46", "F47", "F48", "ITEMS", "CHECKLIST"})
# Papers the archive itself makes about its volumes.
OF_ARCHIVE = frozenset({"F45", "F46", "F47", "F48", "F48b", "ITEMS", "CHECKLIST", "INDEX", "TRANSFER", "DISPOSAL"})


def kind_of(form: str) -> str:
    """The kind of piece an issued form is, OTHER for what the order does not name."""
    return _OF_FORMS.get(form, "OTHER")


def binding_key(kind: str, form: str, dated: date | None, position: int) -> tuple[int, int, date, int]:
    """Where a piece stands by default (M04, then the archive's ties, then its day). position: breaks what is left."""
    within = _WITHIN.index(form) if form in _WITHIN else len(_WITHIN)
    return ORDER.index(kind), within, dated or date.max, position


@dataclass(frozen=True)
class CaseFacts:
    """What decides which pieces a matter must have and how long it is kept.

    withdrawn: by the petitioner; opinion, settled: how it was concluded; charged, instructed: a leader took charge or
    instructed; by_letter: it came as a letter; filed: 立案 was asked on a slip. With none of them it was answered by a
    notice alone (去向, 不予受理).
    """

    withdrawn: bool = False
    opinion: bool = False
    settled: bool = False
    charged: bool = False
    instructed: bool = False
    by_letter: bool = False
    filed: bool = False


def required(facts: CaseFacts) -> tuple[str, ...]:
    """The kinds of pieces a matter's volume must hold, in binding order (M04: 要件)."""
    wanted = {"CLOSING_REPORT", "CLOSING_SLIP"}
    if not facts.withdrawn:
        wanted.add("NOTICE")
    if facts.filed:
        wanted.add("FILING_SLIP")
    if facts.charged:
        wanted.add("CHARGE")
    if facts.opinion or facts.settled:
        wanted |= {"INVESTIGATION", "OPINION"}
    if facts.withdrawn:
        wanted.add("OPINION")
    if facts.by_letter:
        wanted.add("LETTER")
    return tuple(kind for kind in ORDER if kind in wanted)


def retention(facts: CaseFacts) -> str:
    """Which row of the school's own table a matter falls under: a key of labels.archive.RETENTION_CASES."""
    if facts.charged or facts.instructed:
        return "LEADER"
    return "RESULT" if facts.opinion or facts.settled else "PLAIN"


@dataclass(frozen=True)
class Numbered:
    """A piece with its pages. first: number of its first page as it is written on it, None while not numbered."""

    pages: int
    first: int | None = None


@dataclass(frozen=True)
class Break:
    """Where page numbers do not go on: after page `last` stands page `following`, at piece `place` (0-based)."""

    place: int
    last: int
    following: int | None


def numbered(pages: Sequence[int], by_item: bool = False) -> tuple[int | None, ...]:
    """First page of every piece: continuous through a bound volume, from 1 in every item when kept by item.

    None for a piece without pages. Source: GB/T 9705-2008; DA/T 22-2015.
    """
    found: list[int | None] = []
    following = 1
    for count in pages:
        found.append((1 if by_item else following) if count else None)
        following += count
    return tuple(found)


def breaks(pieces: Sequence[Numbered]) -> tuple[Break, ...]:
    """Every gap and overlap of a bound volume's page numbers (M02)."""
    found, last = [], 0
    for place, piece in enumerate(pieces):
        if not piece.pages:
            continue
        if piece.first != last + 1:
            found.append(Break(place, last, piece.first))
        last = (piece.first or last + 1) + piece.pages - 1
    return tuple(found)


def last_page(pieces: Iterable[Numbered]) -> int:
    """The highest page number that is written in a volume; it must be the sum of its pages (M02)."""
    return max((one.first + one.pages - 1 for one in pieces if one.first and one.pages), default=0)


def page_words(pieces: Sequence[Numbered]) -> tuple[str, ...]:
    """The page column of the contents: each piece's first page, of the last one first and last (35—37)."""
    found = []
    filled = [place for place, one in enumerate(pieces) if one.first and one.pages]
    for place, one in enumerate(pieces):
        if place not in filled or one.first is None:
            found.append("")
        elif place == filled[-1] and one.pages > 1:
            found.append(f"{one.first}—{one.first + one.pages - 1}")
        else:
            found.append(str(one.first))
    return tuple(found)


def archive_no(fonds: str, catalogue: str, volume: str) -> str:
    """档号: 全宗号－目录号－案卷号; what is not set yet is left out."""
    return "－".join(part for part in (fonds, catalogue, volume) if part)


def item_no(fonds: str, year: int, retention_code: str, organ: str, serial: int) -> str:
    """档号 of an item: 全宗号-WS·年度-期限-机构-件号 (DA/T 22-2015; Y, D30, D10)."""
    period = retention_code if retention_code == "Y" else f"D{retention_code}"
    parts = (fonds, f"WS·{year}", period, organ, f"{serial:04d}")
    return "-".join(part for part in parts if part)


def expires_after(year: int, retention_code: str) -> int | None:
    """The last year a volume formed in `year` is kept; None for ever.

    Counted from 1 January after the year it was formed in (R-RETENTION), so one of 2026 for ten years ends with 2036.
    """
    return None if retention_code == "Y" else year + int(retention_code)


def loaned_until(day: date) -> date:
    """The last day a volume lent or renewed on `day` may be due: a year later."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def transfer_due(closed_on: date) -> date:
    """30 June of the year after the one a matter closed in (R-ARCHIVE), before it is moved to a working day."""
    return date(closed_on.year + 1, 6, 30)
