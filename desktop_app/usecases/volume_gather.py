"""Pieces a volume finds by itself: every paper, attachment and recording of its matters (M02)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from ..labels import archive as words
from ..office import Desk
from ..rules import volumes
from ..rules.moments import legal_day
from ..rules.refusal import Refused
from ..storage.archive import Piece, Volume
from ..storage.files import FileDamaged
from ..storage.leader_days import MediaRecord
from ..storage.matters import Matter, Paper
from . import attachments, volume_pieces
from . import volumes as shelf
from .offices import profile
from .papers import OUTGOING

LETTER_WORDS = ("来信", "信件", "信函", "信封", "书信")


def gather(desk: Desk, volume: Volume, matters: Sequence[Matter]) -> int:
    """Put every paper, attachment and recording of these matters into a volume, in binding order; returns how many.

    What lies in it already is left alone. A file that gives no pages (a sheet, a recording) stands without pages and
    with a note that says so.
    """
    present = shelf.pieces_of(desk, volume)
    papers = {row.paper_id for row in present if row.paper_id}
    materials = {row.material_id for row in present if row.material_id}
    several = volume.mode != "CASE"
    made: list[Piece] = []
    for matter in matters:
        tail = f"（{matter.number}）" if several else ""
        made += [_of_paper(desk, volume, matter, row, tail) for row in _papers(desk, matter) if row.id not in papers]
        made += [
            _of_material(desk, volume, matter, row, tail)
            for row in matter.materials
            if not row.struck and row.id not in materials
        ]
        made += [_of_media(desk, volume, matter, row) for row in _media(desk, matter, papers)]
    desk.db.add_all(made)
    desk.db.flush()
    if made:
        volume_pieces.in_default_order(desk, volume)
    return len(made)


def gather_again(desk: Desk, volume_id: int, version: int | None) -> int:
    """Look for what came to the matters since; returns how many pieces were found. Raises Refused: VOLUME_NOT_OPEN."""
    volume = shelf.load_open(desk, volume_id, version)
    found = gather(desk, volume, shelf.cases_of(desk, volume))
    if found:
        volume_pieces.touch(volume)
    return found


def _papers(desk: Desk, matter: Matter) -> list[Paper]:
    query = select(Paper).where(Paper.matter_id == matter.id, Paper.void_reason == "")
    rows = [row for row in desk.db.scalars(query.order_by(Paper.id)) if row.form not in volumes.LEFT_OUT]
    # The registration form is printed anew after every correction; the last one is the one that holds.
    last = {row.form: row.id for row in rows if row.form == "F01"}
    return [row for row in rows if row.form not in last or row.id == last[row.form]]


def _of_paper(desk: Desk, volume: Volume, matter: Matter, row: Paper, tail: str) -> Piece:
    answers = profile(desk)
    values = row.content.get("values", {}) if isinstance(row.content, dict) else {}
    title = str(values.get("title") or row.title)
    unit = str(values.get("unit") or "") if row.form in ("F29c", "F25") else ""
    school = answers.school if row.form in OUTGOING else answers.office
    piece = Piece(
        volume_id=volume.id,
        kind=volumes.kind_of(row.form),
        source="PAPER",
        case_id=matter.id,
        paper_id=row.id,
        title=(title + tail)[: volume_pieces.LONGEST_TITLE],
        doc_no=row.number,
        responsible=unit or school,
        dated=row.issued_on,
        file=row.file,
    )
    count_pages(desk, piece, f"{row.title}.pdf", row.file)
    return piece


def _of_material(desk: Desk, volume: Volume, matter: Matter, row: Any, tail: str) -> Piece:
    letter = matter.channel == "LETTER" and any(word in row.name for word in LETTER_WORDS)
    piece = Piece(
        volume_id=volume.id,
        kind="LETTER" if letter else "EVIDENCE",
        source="MATERIAL",
        case_id=matter.id,
        material_id=row.id,
        title=(row.name + tail)[: volume_pieces.LONGEST_TITLE],
        dated=matter.received_on if letter else None,
        responsible=matter.name_words if letter else "",
        note=words.ORIGINAL if row.original else "",
    )
    if row.file:
        piece.originals = [{"file": row.file, "name": row.file_name, "edits": None}]
        count_pages(desk, piece, row.file_name or row.name, row.file)
    return piece


def _media(desk: Desk, matter: Matter, papers: set[int]) -> list[MediaRecord]:
    query = select(MediaRecord).where(MediaRecord.matter_id == matter.id).order_by(MediaRecord.id)
    # The record's own sheet F49 is a paper of the matter and was found as one.
    return [row for row in desk.db.scalars(query) if row.paper_id is None or _foreign(desk, row.paper_id, papers)]


def _foreign(desk: Desk, paper_id: int, papers: set[int]) -> bool:
    paper = desk.db.get(Paper, paper_id)
    return paper is not None and paper.matter_id is None and paper_id not in papers


def _of_media(desk: Desk, volume: Volume, matter: Matter, row: MediaRecord) -> Piece:
    piece = Piece(
        volume_id=volume.id,
        kind="MEDIA",
        source="MEDIA",
        case_id=matter.id,
        paper_id=row.paper_id,
        title=(row.content or row.number)[: volume_pieces.LONGEST_TITLE],
        doc_no=row.number,
        responsible=row.taken_by,
        dated=legal_day(row.taken_at),
        note=row.kept_at,
    )
    paper = desk.db.get(Paper, row.paper_id) if row.paper_id else None
    if paper is not None:
        piece.file = paper.file
        count_pages(desk, piece, f"{paper.title}.pdf", paper.file)
    return piece


def count_pages(desk: Desk, piece: Piece, name: str, digest: str) -> None:
    """Pages of a stored file; what gives none is told in the note and stays outside the numbered pages."""
    try:
        content = desk.files.get(digest)
        pdf, pages = desk.pages(name, content, None)
    except FileDamaged:
        piece.file, piece.pages, piece.note = "", 0, words.LOST.format(name=name)
        return
    except Refused as refused:
        piece.file, piece.pages = "", 0
        piece.note = words.NO_PAGES.get(refused.code, words.NO_PAGES["FILE_NOT_PAGES"]).format(name=name)
        return
    piece.file = digest if pdf == content else attachments.keep_file(desk, pdf, f"{name}.pdf", "application/pdf")
    piece.pages = pages
