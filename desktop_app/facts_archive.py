"""What the papers of the archive are filled from: covers, contents, back notes, spines, lists (M01–M05)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from .facts import OfficeFacts


@dataclass(frozen=True, kw_only=True)
class PageEdit:
    """One page taken from a file. page: 0-based in that file; turn: degrees clockwise, 0 90 180 270; crop: what is cut
    off left, top, right and bottom after turning, in thousandths of the width or height."""

    page: int = 0
    turn: int = 0
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class VolumeCoverFacts:
    """F45. retention: in words; first, last: days of the earliest and the latest piece; hard: 310×220 hard cover."""

    office: OfficeFacts = OfficeFacts()
    fonds_name: str = ""
    category: str = ""
    title: str = ""
    first: date | None = None
    last: date | None = None
    retention: str = ""
    pieces: int | None = None
    pages: int | None = None
    file_no: str = ""
    fonds_no: str = ""
    catalogue_no: str = ""
    volume_no: str = ""
    secrecy: str = ""
    hard: bool = False


@dataclass(frozen=True, kw_only=True)
class PieceLine:
    """One line of the contents. pages: first page, of the last piece first and last (35—37)."""

    number: str = ""
    doc_no: str = ""
    responsible: str = ""
    title: str = ""
    day: date | None = None
    pages: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ContentsFacts:
    """F46."""

    office: OfficeFacts = OfficeFacts()
    archive_no: str = ""
    lines: tuple[PieceLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BackNoteFacts:
    """F47. statement: paragraphs of 本卷情况说明, the reasons of missing pieces among them."""

    office: OfficeFacts = OfficeFacts()
    archive_no: str = ""
    statement: tuple[str, ...] = ()
    pieces: int | None = None
    pages: int | None = None
    compiler: str = ""
    checker: str = ""
    bound_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SpineLine:
    """One strip for the back of a volume. width: 10, 15 or 20 mm; title: a short phrase."""

    width: int = 15
    fonds_no: str = ""
    catalogue_no: str = ""
    year: str = ""
    volume_no: str = ""
    file_no: str = ""
    title: str = ""
    retention: str = ""


@dataclass(frozen=True, kw_only=True)
class BoxLine:
    """One strip for the back of a box (DA/T 22). width: 20, 30, 40 or 50 mm; first, last: item or volume numbers."""

    width: int = 30
    fonds_no: str = ""
    year: str = ""
    retention: str = ""
    organ: str = ""
    first: str = ""
    last: str = ""
    box_no: str = ""


@dataclass(frozen=True, kw_only=True)
class StripFacts:
    """F48: spines and boxes, as many to a sheet as it holds."""

    office: OfficeFacts = OfficeFacts()
    spines: tuple[SpineLine, ...] = ()
    boxes: tuple[BoxLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LoanLine:
    """One line of F48b. way: 查阅, 复制 or 借出 in words; condition: how it came back."""

    archive_no: str = ""
    title: str = ""
    borrower: str = ""
    unit: str = ""
    purpose: str = ""
    way: str = ""
    approved_by: str = ""
    out_on: date | None = None
    due: date | None = None
    back_on: date | None = None
    condition: str = ""


@dataclass(frozen=True, kw_only=True)
class LoanFacts:
    """F48b."""

    office: OfficeFacts = OfficeFacts()
    period: str = ""
    lines: tuple[LoanLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VolumeLine:
    """A volume in a list of volumes. state: in words; note: 备注; first, last: days of its pieces."""

    archive_no: str = ""
    title: str = ""
    year: str = ""
    first: date | None = None
    last: date | None = None
    pieces: int | None = None
    pages: int | None = None
    retention: str = ""
    secrecy: str = ""
    shelf: str = ""
    state: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TransferFacts:
    """档案移交清册 (T28, R-ARCHIVE): two signatures and the lines handed over."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    giver: str = ""
    giver_unit: str = ""
    receiver: str = ""
    receiver_unit: str = ""
    handed_on: date | None = None
    lines: tuple[VolumeLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DisposalFacts:
    """档案销毁清册 (R-RETENTION): appraisal, approval, two people who watch it destroyed."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    appraisal: str = ""
    appraisers: tuple[str, ...] = ()
    appraised_on: date | None = None
    approver: str = ""
    approved_on: date | None = None
    watchers: tuple[str, ...] = ()
    destroyed_on: date | None = None
    lines: tuple[VolumeLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class IndexFacts:
    """案卷目录: the shelf as a list. scope: what is listed (2026年度 30年)."""

    office: OfficeFacts = OfficeFacts()
    scope: str = ""
    made_by: str = ""
    made_on: date | None = None
    lines: tuple[VolumeLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """One line of 归档文件目录 (DA/T 22), by item instead of by volume."""

    number: str = ""
    archive_no: str = ""
    doc_no: str = ""
    responsible: str = ""
    title: str = ""
    day: date | None = None
    secrecy: str = ""
    pages: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemsFacts:
    """归档文件目录."""

    office: OfficeFacts = OfficeFacts()
    fonds_no: str = ""
    year: str = ""
    retention: str = ""
    organ: str = ""
    lines: tuple[ItemLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CheckLine:
    """One required piece. found: its pages in words; reason: why it is missing."""

    kind: str = ""
    present: bool = False
    found: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckFacts:
    """要件齐全性检查单 (M04)."""

    office: OfficeFacts = OfficeFacts()
    archive_no: str = ""
    title: str = ""
    lines: tuple[CheckLine, ...] = ()
    checked_on: date | None = None
    checker: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemStamp:
    """归档章 (DA/T 22): six cells, 45×16 mm, on the first page of an item."""

    fonds_no: str = ""
    year: str = ""
    item_no: str = ""
    organ: str = ""
    retention: str = ""
    pages: str = ""


@dataclass(frozen=True, kw_only=True)
class VolumePart:
    """One piece of a volume as the assembled PDF takes it in.

    open: a fresh stream of its PDF each time, None for paper that was never scanned; pages: how many it has; first:
    number of its first page, 1-based, None when its pages carry no number; stamp: of an item; absent: the words of the
    sheet that stands for unscanned paper.
    """

    title: str
    pages: int
    first: int | None = None
    open: Callable[[], BinaryIO] | None = None
    stamp: ItemStamp | None = None
    absent: str = ""


@dataclass(frozen=True, kw_only=True)
class VolumePlan:
    """Everything of one assembled PDF. front: cover and contents, each with the title of its bookmark; back: the back
    note; duplex: reverse pages carry their number at the upper left; number: of the metadata."""

    title: str
    author: str
    number: str
    made_on: date
    front: tuple[tuple[str, bytes], ...]
    parts: tuple[VolumePart, ...]
    back: tuple[tuple[str, bytes], ...]
    duplex: bool = False
