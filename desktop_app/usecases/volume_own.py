"""The office's own papers of a year (公示、接访安排、首问登记) as pieces of its volumes (M01 本单位信访文件)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import extract, select

from ..office import Desk
from ..rules import volumes as rules
from ..rules.refusal import Refused
from ..storage.archive import Piece, Volume
from ..storage.matters import Paper
from . import volume_gather, volume_pieces
from . import volumes as shelf
from .offices import profile


@dataclass(frozen=True, kw_only=True)
class OwnPaper:
    """A paper that belongs to no matter and lies in no volume yet."""

    id: int
    title: str
    number: str
    issued_on: date


def papers(desk: Desk, volume_id: int) -> list[OwnPaper]:
    """The office's own papers of the year of a volume. Raises Refused: VOLUME_UNKNOWN."""
    volume = shelf.load(desk, volume_id)
    bound = select(Piece.paper_id).join(Volume, Volume.id == Piece.volume_id).where(
        Piece.paper_id.is_not(None), ~Piece.struck, Volume.state != "VOID"
    )  # fmt: skip
    query = select(Paper).where(
        Paper.matter_id.is_(None),
        Paper.void_reason == "",
        Paper.form.not_in(rules.LEFT_OUT | rules.OF_ARCHIVE),
        extract("year", Paper.issued_on) == volume.year,
        Paper.id.not_in(bound),
    )
    return [
        OwnPaper(id=row.id, title=row.title, number=row.number, issued_on=row.issued_on)
        for row in desk.db.scalars(query.order_by(Paper.issued_on, Paper.id))
    ]


def add(desk: Desk, volume_id: int, version: int | None, paper_ids: tuple[int, ...]) -> int:
    """Put some of them into an open volume of a year or a box; returns how many.

    Raises Refused: VOLUME_NOT_OPEN, RECORD_CHANGED, OWN_PAPERS_BY_YEAR (a volume of one matter holds nothing else),
    PAPER_UNKNOWN.
    """
    volume = shelf.load_open(desk, volume_id, version)
    if volume.mode == "CASE":
        raise Refused("OWN_PAPERS_BY_YEAR", "papers")
    offered = {one.id for one in papers(desk, volume_id)}
    for one in dict.fromkeys(paper_ids):
        paper = desk.db.get(Paper, one) if one in offered else None
        if paper is None:
            raise Refused("PAPER_UNKNOWN", "paper")
        piece = Piece(
            volume_id=volume.id,
            kind=rules.kind_of(paper.form),
            source="PAPER",
            paper_id=paper.id,
            title=paper.title[: volume_pieces.LONGEST_TITLE],
            doc_no=paper.number,
            responsible=profile(desk).office,
            dated=paper.issued_on,
        )
        volume_gather.count_pages(desk, piece, f"{paper.title}.pdf", paper.file)
        desk.db.add(piece)
    desk.db.flush()
    volume_pieces.default_order(desk, volume.id, None)
    return len(set(paper_ids))
