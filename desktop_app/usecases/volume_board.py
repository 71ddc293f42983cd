"""The tab 信访档案 in one question: the shelf, what waits for a volume, and the chosen volume with its checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ..office import Desk
from ..rules import privacy
from ..rules import volumes as rules
from ..rules.refusal import Refused
from ..storage.archive import Piece
from ..storage.files import FileDamaged
from . import binding, loans, shelf_list, volume_papers, volumes
from . import volume_pieces as pieces
from .archive_settings import ArchiveSettings, settings
from .binding import Check
from .loans import LoanRow
from .shelf_list import ShelfFilter, VolumeRow
from .volume_header import Header, header_of
from .volumes import ToBind


@dataclass(frozen=True, kw_only=True)
class PieceRow:
    """A piece as the contents list it. shown_pages: 页号 column; scanned: pages can be looked at; can_edit_pages: the
    files it was made from are kept."""

    id: int
    kind: str
    source: str
    case_id: int | None
    title: str
    own_title: bool
    doc_no: str
    responsible: str
    dated: date | None
    pages: int
    first_page: int | None
    shown_pages: str
    item_no: str
    note: str
    scanned: bool
    can_edit_pages: bool


@dataclass(frozen=True, kw_only=True)
class Detail:
    """One volume. cases: number and id of its matters; forms: what can be printed of it, in order; acts: codes of
    labels.archive_page.ACTS that make sense now."""

    header: Header
    row: VolumeRow
    cases: tuple[tuple[int, str, str], ...]
    pieces: tuple[PieceRow, ...]
    checks: tuple[Check, ...]
    compiler: str
    checker: str
    bound_on: date | None
    hold: str
    void_reason: str
    loan: LoanRow | None
    window_end: date | None
    forms: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Board:
    rows: tuple[VolumeRow, ...]
    waiting: tuple[ToBind, ...]
    years: tuple[int, ...]
    settings: ArchiveSettings


def board(desk: Desk, wanted: ShelfFilter) -> Board:
    """The left panel."""
    return Board(
        rows=tuple(shelf_list.rows(desk, wanted)),
        waiting=tuple(volumes.to_bind(desk)),
        years=tuple(shelf_list.years(desk)),
        settings=settings(desk),
    )


def detail(desk: Desk, volume_id: int, masked: bool = True) -> Detail:
    """One volume with everything the page shows of it; masked: who wrote a letter stands in part only.

    Raises Refused: VOLUME_UNKNOWN.
    """
    volume = volumes.load(desk, volume_id)
    rows = volumes.pieces_of(desk, volume)
    shown = rules.page_words(pieces.numbered(rows)) if volume.mode != "ITEM" else [_of_item(row) for row in rows]
    cases = volumes.cases_of(desk, volume)
    found = shelf_list.of_ids(desk, (volume.id,))[0]
    out = loans.rows(desk, "OUT", volume.id)
    windows = [end for one in cases if (end := binding.window_end(desk, one)) is not None]
    contents = "ITEMS" if volume.mode == "ITEM" else "F46"
    return Detail(
        header=header_of(volume),
        row=found,
        cases=tuple((one.id, one.number, one.subject) for one in cases),
        pieces=tuple(
            PieceRow(
                id=row.id,
                kind=row.kind,
                source=row.source,
                case_id=row.case_id,
                title=volume_papers.shown_title(row),
                own_title=row.own_title,
                doc_no=row.doc_no,
                responsible=_writer(row, masked),
                dated=row.dated,
                pages=row.pages,
                first_page=row.first_page,
                shown_pages=numbers,
                item_no=row.item_no,
                note=row.note,
                scanned=bool(row.file),
                can_edit_pages=bool(row.originals) and volume.state == "OPEN",
            )
            for row, numbers in zip(rows, shown, strict=True)
        ),
        checks=binding.check(desk, volume.id) if volume.state == "OPEN" else (),
        compiler=volume.compiler,
        checker=volume.checker,
        bound_on=volume.bound_on,
        hold=volume.hold,
        void_reason=volume.void_reason,
        loan=out[0] if out else None,
        window_end=max(windows, default=None),
        forms=("F45", contents, "F47", "F48", "CHECKLIST"),
        acts=_acts(volume.state, volume.mode, bool(out), volume.transfer_id is None and volume.disposal_id is None),
    )


def _writer(row: Piece, masked: bool) -> str:
    of_petitioner = row.kind == "LETTER" and masked
    return privacy.mask_name(row.responsible) if of_petitioner and row.responsible else row.responsible


def _of_item(row: Piece) -> str:
    serial = row.item_no.rsplit("-", 1)[1] if row.item_no else ""
    return f"{serial} / {row.pages}" if serial else str(row.pages or "")


def _acts(state: str, mode: str, out: bool, unlisted: bool) -> tuple[str, ...]:
    if state == "OPEN":
        return ("HEADER", *(() if mode == "CASE" else ("ADD_CASES", "ADD_PAPERS")), "GATHER", "HOLD", "VOID")
    if state == "BOUND":
        lending = ("BACK", "RENEW") if out else ("LEND",)
        return ("HEADER", *lending, "HOLD", *(("REOPEN",) if unlisted and not out else ()))
    return ("HEADER", "HOLD") if state == "ARCHIVED" else ()


def preview(desk: Desk, volume_id: int, form: str) -> bytes:
    """A paper of a volume for the right panel. Raises Refused."""
    try:
        return volume_papers.paper(desk, volume_id, form)
    except FileDamaged as error:
        raise Refused("STORED_FILE_DAMAGED", None, {"title": form}) from error


def piece_of(desk: Desk, piece_id: int) -> PieceRow:
    """One piece for a dialog, with its title as it was written. Raises Refused: PIECE_UNKNOWN."""
    row = desk.db.get(Piece, piece_id)
    if row is None or row.struck:
        raise Refused("PIECE_UNKNOWN")
    volumes.load(desk, row.volume_id)
    return PieceRow(
        id=row.id,
        kind=row.kind,
        source=row.source,
        case_id=row.case_id,
        title=row.title,
        own_title=row.own_title,
        doc_no=row.doc_no,
        responsible=row.responsible,
        dated=row.dated,
        pages=row.pages,
        first_page=row.first_page,
        shown_pages="",
        item_no=row.item_no,
        note=row.note,
        scanned=bool(row.file),
        can_edit_pages=bool(row.originals),
    )


def stored(desk: Desk, digests: tuple[str, ...]) -> set[str]:
    """Which of these contents are pages of a live volume already: the scanner's folder shows the others."""
    found: set[str] = set()
    for row in desk.db.scalars(select(Piece).where(~Piece.struck)):
        found |= {row.file, *(one["file"] for one in row.originals)}
    return found & set(digests)
