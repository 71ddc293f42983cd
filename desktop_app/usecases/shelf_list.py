"""The shelf: every volume that is or was there, searched, counted and printed as 案卷目录 (M01, M05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from ..facts_archive import IndexFacts, VolumeLine
from ..labels import archive as words
from ..office import Desk
from ..rules import volumes as rules
from ..rules.names import normalise
from ..storage.archive import Appraisal, Loan, Piece, Volume, VolumeCase
from ..storage.matters import Matter
from ..storage.visibility import condition
from . import standing, volumes
from .offices import profile


@dataclass(frozen=True, kw_only=True)
class ShelfFilter:
    """What to list; an empty value asks for all. words: parts of titles, numbers, pieces or places, joined by blanks.

    state: a code of STATES, or LENT, HELD, EXPIRED, TO_TRANSFER."""

    words: str = ""
    year: int | None = None
    record_class: str = ""
    retention: str = ""
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class VolumeRow:
    """A volume as the shelf lists it. seen: False for one that holds a matter this person may not see, whose title is
    not told; lacking: required pieces without a word of why; keep_until: its last year, None for ever."""

    id: int
    number: str
    archive_no: str
    title: str
    record_class: str
    mode: str
    year: int
    retention: str
    secrecy: str
    shelf: str
    state: str
    pieces: int
    pages: int
    lacking: int
    lent: bool
    held: bool
    seen: bool
    restricted: bool
    first: date | None
    last: date | None
    bound_on: date | None
    keep_until: int | None
    transfer_id: int | None
    disposal_id: int | None


def rows(desk: Desk, wanted: ShelfFilter | None = None) -> list[VolumeRow]:
    """The volumes asked for, newest year first, in the order of their numbers."""
    wanted = wanted or ShelfFilter()
    query = select(Volume).order_by(Volume.year.desc(), Volume.record_class, Volume.volume_no, Volume.id)
    if wanted.year is not None:
        query = query.where(Volume.year == wanted.year)
    if wanted.record_class:
        query = query.where(Volume.record_class == wanted.record_class)
    if wanted.retention:
        query = query.where(Volume.retention == wanted.retention)
    if wanted.state in words.STATES:
        query = query.where(Volume.state == wanted.state)
    elif wanted.state == "HELD":
        query = query.where(Volume.hold != "")
    elif wanted.state == "LENT":
        query = query.where(exists().where(Loan.volume_id == Volume.id, Loan.way == "OUT", Loan.back_on.is_(None)))
    elif wanted.state == "TO_TRANSFER":
        query = query.where(Volume.state == "BOUND", Volume.transfer_id.is_(None))
    unseen = volumes.hidden(desk)
    for part in wanted.words.split():
        query = query.where(_says(desk, normalise(part), unseen))
    found = list(desk.db.scalars(query))
    shown = _rows(desk, found, unseen)
    if wanted.state == "EXPIRED":
        today = standing.today(desk)
        shown = [
            row for row in shown if row.keep_until is not None and row.keep_until < today.year and row.state == "BOUND"
        ]
    return shown


def _says(desk: Desk, part: str, unseen: set[int]) -> ColumnElement[bool]:
    like = f"%{part.replace('%', '').replace('_', '')}%"
    in_piece = exists().where(
        Piece.volume_id == Volume.id, ~Piece.struck, or_(Piece.title.like(like), Piece.doc_no.like(like))
    )
    # Asked apart: SQLite's parser has no room for the rule of sight below another condition.
    matters = select(Matter.id).where(
        condition(desk.actor),
        Matter.id.in_(select(VolumeCase.case_id)),
        or_(Matter.number.like(like), Matter.subject.like(like), Matter.name_words.like(like)),
    )
    found = set(desk.db.scalars(matters))
    rows = desk.db.execute(select(VolumeCase.volume_id, VolumeCase.case_id).where(~VolumeCase.left))
    of_cases = {row.volume_id for row in rows if row.case_id in found}
    open_to_me = Volume.id.not_in(unseen)
    # 档号 is printed with wide dashes and typed with narrow ones.
    number = Volume.catalogue_no + "-" + Volume.volume_no
    return or_(
        Volume.number.like(like),
        Volume.shelf.like(like),
        number.like(like),
        (Volume.fonds_no + "-" + number).like(like),
        Volume.file_no.like(like),
        and_(open_to_me, or_(Volume.title.like(like), in_piece, Volume.id.in_(of_cases))),
    )


def _rows(desk: Desk, found: Sequence[Volume], unseen: set[int]) -> list[VolumeRow]:
    ids = [one.id for one in found]
    sums = {
        row.volume_id: row
        for row in desk.db.execute(
            select(
                Piece.volume_id, func.count(Piece.id).label("pieces"), func.sum(Piece.pages).label("pages"),
                func.min(Piece.dated).label("first"), func.max(Piece.dated).label("last"),
            ).where(~Piece.struck).group_by(Piece.volume_id)
        )
        if row.volume_id in set(ids)
    }  # fmt: skip
    out = set(desk.db.scalars(select(Loan.volume_id).where(Loan.way == "OUT", Loan.back_on.is_(None))))
    renewed = kept_from(desk)
    closed = volumes.restricted(desk)
    made = []
    for one in found:
        own = sums.get(one.id)
        seen = one.id not in unseen
        lacking = 0
        if one.state == "OPEN" and seen:
            lacking = sum(1 for piece in volumes.lacking(desk, one) if not piece.reason)
        year, retention = renewed.get(one.id, (one.year, one.retention))
        made.append(
            VolumeRow(
                id=one.id,
                number=one.number,
                archive_no=volumes.archive_no(one),
                title=one.title if seen else words.RESTRICTED_TITLE,
                record_class=one.record_class,
                mode=one.mode,
                year=one.year,
                retention=retention,
                secrecy=one.secrecy,
                shelf=one.shelf,
                state=one.state,
                pieces=own.pieces if own else 0,
                pages=(own.pages or 0) if own else 0,
                lacking=lacking,
                lent=one.id in out,
                held=bool(one.hold),
                seen=seen,
                restricted=one.id in closed,
                first=own.first if own else None,
                last=own.last if own else None,
                bound_on=one.bound_on,
                keep_until=rules.expires_after(year, retention),
                transfer_id=one.transfer_id,
                disposal_id=one.disposal_id,
            )
        )
    return made


def kept_from(desk: Desk) -> dict[int, tuple[int, str]]:
    """Volume id -> year and retention its time counts from since its last appraisal."""
    query = select(Appraisal).where(Appraisal.decision.in_(("EXTEND", "PERMANENT"))).order_by(Appraisal.id)
    return {row.volume_id: (row.renewed_from or row.appraised_on.year, row.retention) for row in desk.db.scalars(query)}


def years(desk: Desk) -> list[int]:
    """The years there are volumes of, newest first."""
    return list(desk.db.scalars(select(Volume.year).distinct().order_by(Volume.year.desc())))


def line(row: VolumeRow, note: str = "") -> VolumeLine:
    """A volume as the printed lists name it; what a restricted one is about stands on no list (J02)."""
    return VolumeLine(
        archive_no=row.archive_no or row.number,
        title=words.RESTRICTED_TITLE if row.restricted else row.title,
        year=str(row.year),
        first=row.first,
        last=row.last,
        pieces=row.pieces,
        pages=row.pages,
        retention=words.RETENTIONS[row.retention],
        secrecy=words.SECRECIES[row.secrecy] if row.secrecy else "",
        shelf=row.shelf,
        state=words.STATES[row.state],
        note=note,
    )


def index(desk: Desk, wanted: ShelfFilter, scope: str) -> IndexFacts:
    """案卷目录 of what is listed. scope: what that is, in words."""
    return IndexFacts(
        office=profile(desk).facts(),
        scope=scope,
        made_by=desk.actor.name,
        made_on=standing.today(desk),
        lines=tuple(line(row) for row in rows(desk, wanted)),
    )


def of_ids(desk: Desk, ids: Iterable[int]) -> list[VolumeRow]:
    """Some volumes, in the order of the shelf."""
    wanted = set(ids)
    return [row for row in rows(desk) if row.id in wanted]
