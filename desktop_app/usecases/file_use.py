"""Which stored contents the office still needs: everything a record names that no disposal has given up."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from ..office import Desk
from ..storage.archive import ArchiveTransfer, Piece, Volume, VolumeCase
from ..storage.leader_days import MediaRecord, Posting
from ..storage.matters import Material, Paper


def of_piece(row: Piece) -> set[str]:
    """Hashes of a piece's pages and of the files they were made from."""
    return {digest for digest in (row.file, *(one["file"] for one in row.originals)) if digest}


def needed(desk: Desk, going: Iterable[int] = ()) -> set[str]:
    """Hashes that records refer to, apart from those of destroyed volumes and of their matters. going: volumes that
    are being destroyed now."""
    states = {row.id: row.state for row in desk.db.execute(select(Volume.id, Volume.state))}
    over = {*going, *(one for one, state in states.items() if state == "DISPOSED")}
    pieces = [row for row in desk.db.scalars(select(Piece)) if row.volume_id in over or not row.struck]
    laid = desk.db.execute(select(VolumeCase.volume_id, VolumeCase.case_id).where(~VolumeCase.left))
    matters: set[int | None] = {row.case_id for row in laid if row.volume_id in over}
    matters |= {row.case_id for row in pieces if row.volume_id in over and row.case_id is not None}
    found: set[str | None] = set()
    for piece in pieces:
        # A volume made by mistake keeps nothing of a matter whose right volume is destroyed.
        of_the_gone = states[piece.volume_id] == "VOID" and piece.case_id in matters
        if piece.volume_id not in over and not of_the_gone:
            found |= of_piece(piece)
    for kind in (Paper, Material, MediaRecord):
        rows = desk.db.execute(select(kind.file, kind.matter_id))
        found |= {row.file for row in rows if row.matter_id not in matters}
    for column in (Posting.photo, ArchiveTransfer.scan):
        found |= set(desk.db.scalars(select(column)))
    return {digest for digest in found if digest}
