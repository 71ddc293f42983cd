"""The pieces of a volume: found by themselves in its matters, added from scans, ordered, numbered (M02, M04)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from ..facts_archive import PageEdit
from ..labels import archive as words
from ..office import Desk
from ..rules import texts, volumes
from ..rules.refusal import Refused
from ..rules.volumes import Numbered
from ..rules.written_names import told
from ..storage.archive import Piece, Volume
from ..storage.files import FileDamaged
from ..storage.matters import Paper
from . import attachments, standing
from . import volumes as shelf

LONGEST_TITLE = 300
LONGEST_FIELD = 100
MOST_PAGES = 5000


@dataclass(frozen=True, kw_only=True)
class Original:
    """One file a piece is made from. edits: what was done to each page, None for all of it as it is."""

    name: str
    content: bytes
    edits: tuple[PageEdit, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class NewPiece:
    """A piece put in by hand. pdf: its pages made from `originals`, None for paper that was not scanned, whose `pages`
    are told instead; case_id: the matter it belongs to; place: where it goes, None for its place in binding order."""

    volume_id: int
    version: int | None
    kind: str
    title: str
    doc_no: str = ""
    responsible: str = ""
    dated: date | None = None
    pages: int = 0
    note: str = ""
    own_title: bool = False
    case_id: int | None = None
    pdf: bytes | None = None
    originals: tuple[Original, ...] = ()
    place: int | None = None


@dataclass(frozen=True, kw_only=True)
class PieceChange:
    """A piece corrected. first_page: as it is written on the paper; pages: counted only where nothing was scanned;
    pdf, originals: other pages in place of the present ones, None to leave them."""

    piece_id: int
    version: int | None
    kind: str
    title: str
    doc_no: str = ""
    responsible: str = ""
    dated: date | None = None
    pages: int = 0
    first_page: int | None = None
    note: str = ""
    own_title: bool = False
    pdf: bytes | None = None
    originals: tuple[Original, ...] = ()


def add(desk: Desk, new: NewPiece) -> int:
    """Put a piece into an open volume; returns its id.

    Raises Refused: VOLUME_NOT_OPEN, RECORD_CHANGED, KIND_MISSING, PIECE_TITLE_MISSING, PIECE_TITLE_LONG,
    PIECE_DOC_NO_LONG, PIECE_RESPONSIBLE_LONG, PIECE_NOTE_LONG, PIECE_PAGES_MISSING, MATTER_NOT_IN_VOLUME,
    DATE_IN_FUTURE and what `pages` refuses of a file.
    """
    new = texts.cleaned(new)
    volume = shelf.load_open(desk, new.volume_id, new.version)
    _check(desk, new)
    cases = shelf.cases_of(desk, volume)
    case_id = new.case_id if new.case_id is not None else (cases[0].id if len(cases) == 1 else None)
    if case_id is not None and case_id not in {one.id for one in cases}:
        raise Refused("MATTER_NOT_IN_VOLUME", "case")
    present = shelf.pieces_of(desk, volume)
    piece = Piece(
        volume_id=volume.id,
        kind=new.kind,
        source="SCAN",
        case_id=case_id,
        title=new.title.strip(),
        own_title=new.own_title,
        doc_no=new.doc_no.strip(),
        responsible=new.responsible.strip(),
        dated=new.dated,
        note=new.note.strip(),
    )
    _take_pages(desk, piece, new.pdf, new.originals, new.pages)
    desk.db.add(piece)
    desk.db.flush()
    place = _place_of(desk, volume, present, piece) if new.place is None else max(0, min(new.place, len(present)))
    _seat(desk, volume, [*present[:place], piece, *present[place:]])
    touch(volume)
    return piece.id


def change(desk: Desk, new: PieceChange) -> None:
    """Correct a piece. Raises Refused: PIECE_UNKNOWN, VOLUME_NOT_OPEN, RECORD_CHANGED, KIND_MISSING,
    PIECE_TITLE_MISSING, PIECE_TITLE_LONG, PIECE_DOC_NO_LONG, PIECE_RESPONSIBLE_LONG, PIECE_NOTE_LONG, VOLUME_HELD,
    PIECE_PAGES_MISSING, PAGE_NUMBER_UNLIKELY, DATE_IN_FUTURE."""
    new = texts.cleaned(new)
    piece, volume = _known(desk, new.piece_id, new.version)
    _check(desk, new)
    if new.first_page is not None and not 1 <= new.first_page <= MOST_PAGES:
        raise Refused("PAGE_NUMBER_UNLIKELY", "first_page", {"page": new.first_page})
    before = piece.pages
    piece.kind, piece.title, piece.own_title = new.kind, new.title.strip(), new.own_title
    piece.doc_no, piece.responsible = new.doc_no.strip(), new.responsible.strip()
    piece.dated, piece.note = new.dated, new.note.strip()
    if new.pdf is not None:
        _refuse_held(volume)
        _take_pages(desk, piece, new.pdf, new.originals, 0)
    elif not piece.file:
        _take_pages(desk, piece, None, (), new.pages)
    if piece.pages != before:
        _seat(desk, volume, shelf.pieces_of(desk, volume))
    elif new.first_page != piece.first_page and volume.mode != "ITEM":
        # The pages of an item always begin with 1 (DA/T 22-2015).
        piece.first_page = new.first_page
    touch(volume)


def remove(desk: Desk, piece_id: int, version: int | None) -> None:
    """Take a piece out again; the paper itself stays with its matter. Raises Refused: PIECE_UNKNOWN,
    VOLUME_NOT_OPEN, VOLUME_HELD."""
    piece, volume = _known(desk, piece_id, version)
    _refuse_held(volume)
    piece.struck = True
    desk.db.flush()
    _seat(desk, volume, shelf.pieces_of(desk, volume))
    touch(volume)


def move(desk: Desk, piece_id: int, version: int | None, place: int) -> None:
    """Put a piece at another place, 0-based; pages are numbered anew. Raises Refused: PIECE_UNKNOWN,
    VOLUME_NOT_OPEN."""
    piece, volume = _known(desk, piece_id, version)
    rest = [row for row in shelf.pieces_of(desk, volume) if row.id != piece.id]
    place = max(0, min(place, len(rest)))
    _seat(desk, volume, [*rest[:place], piece, *rest[place:]])
    touch(volume)


def default_order(desk: Desk, volume_id: int, version: int | None) -> None:
    """Back to the order of 汇报说明 第五章第六节 (M04). Raises Refused: VOLUME_NOT_OPEN."""
    volume = shelf.load_open(desk, volume_id, version)
    in_default_order(desk, volume)
    touch(volume)


def renumber(desk: Desk, volume_id: int, version: int | None) -> None:
    """Number the pages anew from 1 (from 1 in each item where items are kept). Raises Refused: VOLUME_NOT_OPEN."""
    volume = shelf.load_open(desk, volume_id, version)
    _seat(desk, volume, shelf.pieces_of(desk, volume))
    touch(volume)


def excuse(desk: Desk, volume_id: int, version: int | None, key: str, reason: str) -> None:
    """Say why a required piece is missing; it goes into the back note. An empty reason takes it back.

    key: of `volumes.Lacking`, the kind alone where a volume holds one matter. Raises Refused: VOLUME_NOT_OPEN,
    KIND_MISSING, MATTER_NOT_IN_VOLUME.
    """
    volume = shelf.load_open(desk, volume_id, version)
    kind, _blank, number = key.partition(" ")
    if kind not in words.KINDS:
        raise Refused("KIND_MISSING", "kind")
    numbers = {one.number for one in shelf.cases_of(desk, volume)} if volume.mode != "CASE" else {""}
    if number not in numbers:
        raise Refused("MATTER_NOT_IN_VOLUME", "case")
    said = told(reason)
    rest = {one: why for one, why in volume.absences.items() if one != key}
    volume.absences = {**rest, key: said} if said else rest


def content(desk: Desk, piece_id: int) -> tuple[str, bytes]:
    """Title and pages of a piece as PDF. Raises Refused: PIECE_UNKNOWN, PIECE_UNSCANNED, STORED_FILE_DAMAGED."""
    piece = desk.db.get(Piece, piece_id)
    if piece is None or piece.struck:
        raise Refused("PIECE_UNKNOWN")
    shelf.load(desk, piece.volume_id)
    if not piece.file:
        raise Refused("PIECE_UNSCANNED", None, {"title": piece.title})
    try:
        return piece.title, desk.files.get(piece.file)
    except FileDamaged as error:
        raise Refused("STORED_FILE_DAMAGED", None, {"title": piece.title}) from error


def originals(desk: Desk, piece_id: int) -> tuple[Original, ...]:
    """The files a piece was made from, with what was done to their pages, to work on them again."""
    piece = desk.db.get(Piece, piece_id)
    if piece is None or piece.struck:
        raise Refused("PIECE_UNKNOWN")
    shelf.load(desk, piece.volume_id)
    try:
        return tuple(
            Original(name=one["name"], content=desk.files.get(one["file"]), edits=_edits(one["edits"]))
            for one in piece.originals
        )
    except FileDamaged as error:
        raise Refused("STORED_FILE_DAMAGED", None, {"title": piece.title}) from error


def numbered(pieces: Sequence[Piece]) -> tuple[Numbered, ...]:
    """The pieces as the rules see them."""
    return tuple(Numbered(row.pages, row.first_page) for row in pieces)


def _edits(kept: list[dict[str, Any]] | None) -> tuple[PageEdit, ...] | None:
    if kept is None:
        return None
    return tuple(PageEdit(page=one["page"], turn=one["turn"], crop=tuple(one["crop"])) for one in kept)


def _take_pages(desk: Desk, piece: Piece, pdf: bytes | None, made_from: tuple[Original, ...], told: int) -> None:
    if pdf is None:
        if not 1 <= told <= MOST_PAGES:
            raise Refused("PIECE_PAGES_MISSING", "pages", {"most": MOST_PAGES})
        piece.file, piece.originals, piece.pages = "", [], told
        return
    checked, count = desk.pages(piece.title, pdf, None)
    piece.file = attachments.keep_file(desk, checked, "pages.pdf", "application/pdf")
    piece.pages = count
    piece.originals = [
        {
            "file": attachments.keep_file(desk, one.content, one.name),
            "name": one.name,
            "edits": None
            if one.edits is None
            else [{"page": edit.page, "turn": edit.turn, "crop": list(edit.crop)} for edit in one.edits],
        }
        for one in made_from
    ]


def _check(desk: Desk, new: NewPiece | PieceChange) -> None:
    if new.kind not in words.KINDS:
        raise Refused("KIND_MISSING", "kind")
    if not told(new.title):
        raise Refused("PIECE_TITLE_MISSING", "title")
    if len(new.title.strip()) > LONGEST_TITLE:
        raise Refused("PIECE_TITLE_LONG", "title", {"most": LONGEST_TITLE})
    if len(new.doc_no.strip()) > LONGEST_FIELD:
        raise Refused("PIECE_DOC_NO_LONG", "doc_no", {"most": LONGEST_FIELD})
    if len(new.responsible.strip()) > LONGEST_FIELD:
        raise Refused("PIECE_RESPONSIBLE_LONG", "responsible", {"most": LONGEST_FIELD})
    if len(new.note.strip()) > LONGEST_TITLE:
        raise Refused("PIECE_NOTE_LONG", "note", {"most": LONGEST_TITLE})
    today = standing.today(desk)
    if new.dated is not None and new.dated > today:
        raise Refused("DATE_IN_FUTURE", "dated", {"day": new.dated, "today": today})


def _refuse_held(volume: Volume) -> None:
    """What may be evidence stays as it is. Raises Refused: VOLUME_HELD."""
    if volume.hold:
        raise Refused("VOLUME_HELD", None, {"volume": volume.number, "hold": volume.hold})


def _known(desk: Desk, piece_id: int, version: int | None) -> tuple[Piece, Volume]:
    piece = desk.db.get(Piece, piece_id)
    if piece is None or piece.struck:
        raise Refused("PIECE_UNKNOWN")
    return piece, shelf.load_open(desk, piece.volume_id, version)


def touch(volume: Volume) -> None:
    """A change of the pieces is a change of the volume: whoever has it open elsewhere has to look again."""
    volume.version += 1


def _forms(desk: Desk, pieces: Sequence[Piece]) -> dict[int, str]:
    ids = [row.paper_id for row in pieces if row.paper_id]
    return {row.id: row.form for row in desk.db.execute(select(Paper.id, Paper.form).where(Paper.id.in_(ids)))}


def _keys(desk: Desk, volume: Volume, pieces: Sequence[Piece]) -> list[tuple[int, tuple[int, int, date, int]]]:
    """What the default order goes by: matter after matter, in each the order of binding."""
    forms = _forms(desk, pieces)
    cases = {one.id: place for place, one in enumerate(shelf.cases_of(desk, volume))} if volume.mode != "CASE" else {}
    return [
        (
            cases.get(row.case_id or 0, len(cases)),
            volumes.binding_key(row.kind, forms.get(row.paper_id or 0, ""), row.dated, position),
        )
        for position, row in enumerate(pieces)
    ]


def in_default_order(desk: Desk, volume: Volume) -> None:
    """Every piece back to its place in binding order."""
    rows = shelf.pieces_of(desk, volume)
    keyed = zip(_keys(desk, volume, rows), rows, strict=True)
    _seat(desk, volume, [row for _key, row in sorted(keyed, key=lambda pair: pair[0])])


def _place_of(desk: Desk, volume: Volume, present: list[Piece], piece: Piece) -> int:
    """Behind everything of its matter that comes before it in binding order; an order made by hand is disturbed as
    little as can be."""
    *others, mine = _keys(desk, volume, [*present, piece])
    before = [place for place, key in enumerate(others) if key <= mine]
    return before[-1] + 1 if before else 0


def _seat(desk: Desk, volume: Volume, ordered: list[Piece]) -> None:
    firsts = volumes.numbered([row.pages for row in ordered], by_item=volume.mode == "ITEM")
    for seat, (row, first) in enumerate(zip(ordered, firsts, strict=True)):
        row.seat, row.first_page = seat, first
    desk.db.flush()
