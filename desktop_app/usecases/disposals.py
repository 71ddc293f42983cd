"""保管期满: appraised by two, listed, approved, destroyed under two watchers; the volume's row stays (R-RETENTION).

Nothing is destroyed by itself and nothing under a hold (档案法实施条例 2024, article 24).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ..facts_archive import DisposalFacts
from ..labels import archive as words
from ..office import Desk
from ..rules import numbering, texts
from ..rules.refusal import Refused
from ..rules.written_names import told
from ..storage import tombstones
from ..storage.archive import Appraisal, Disposal, Piece, Volume
from ..storage.matters import StoredFile
from . import days, file_use, hands, shelf_list, standing, volume_people
from . import volumes as shelf
from .offices import profile
from .papers import Issued, free_paper
from .shelf_list import ShelfFilter, VolumeRow

PREFIX = "XH"
# The end of an appraisal, kept as a line after it: what was decided is not taken back.
REOPENED = "REOPENED"


@dataclass(frozen=True, kw_only=True)
class Appraise:
    """鉴定 of volumes whose time is over. decision: code of DECISIONS; retention: the new one for EXTEND; first,
    second: the two people who appraised."""

    volume_ids: tuple[int, ...]
    decision: str
    opinion: str
    first: str
    second: str
    appraised_on: date | None
    retention: str = ""


@dataclass(frozen=True, kw_only=True)
class Approve:
    """A leader approves the list."""

    disposal_id: int
    approver_id: int | None
    approved_on: date | None


@dataclass(frozen=True, kw_only=True)
class Destroy:
    """销毁, watched by two people. typed: the number of the list, typed by whoever does it."""

    disposal_id: int
    watchers: tuple[str, ...]
    destroyed_on: date | None
    typed: str


@dataclass(frozen=True, kw_only=True)
class DisposalRow:
    id: int
    number: str
    listed_on: date
    approver: str
    approved_on: date | None
    destroyed_on: date | None
    paper_id: int | None
    volumes: int
    void_reason: str


def expired(desk: Desk) -> list[VolumeRow]:
    """Bound volumes whose last year is over."""
    return shelf_list.rows(desk, ShelfFilter(state="EXPIRED"))


def decisions(desk: Desk) -> dict[int, str]:
    """Volume id -> its last appraisal's decision; none for one whose appraisal ended when it was opened again."""
    found = {row.volume_id: row.decision for row in desk.db.scalars(select(Appraisal).order_by(Appraisal.id))}
    return {one: decision for one, decision in found.items() if decision != REOPENED}


def end_appraisal(desk: Desk, volume: Volume, reason: str) -> None:
    """A volume that is put together anew may not go on the word of those who saw the old one. What they decided about
    keeping it longer stays."""
    if decisions(desk).get(volume.id) == "DESTROY":
        desk.db.add(
            Appraisal(
                volume_id=volume.id, appraised_on=standing.today(desk), decision=REOPENED, opinion=reason,
                first=desk.actor.name, second="", retention="", renewed_from=None,
            )
        )  # fmt: skip


def appraise(desk: Desk, new: Appraise) -> None:
    """Write down what two people decided about volumes whose time is over.

    Raises Refused: NOTHING_CHOSEN, CHOICE_UNKNOWN, OPINION_MISSING, TWO_NAMES, NOT_EXPIRED, VOLUME_HELD,
    VOLUME_LISTED, RETENTION_UNKNOWN, DAY_MISSING, DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER, APPRAISED_TOO_EARLY,
    ACCUSED_INVOLVED, PERSON_RECUSED.
    """
    new = texts.cleaned(new)
    if not new.volume_ids:
        raise Refused("NOTHING_CHOSEN", "volumes")
    if new.decision not in words.DECISIONS:
        raise Refused("CHOICE_UNKNOWN", "decision", {"text": new.decision})
    if not told(new.opinion):
        raise Refused("OPINION_MISSING", "opinion")
    first, second = volume_people.two((new.first, new.second), "second")
    if new.decision == "EXTEND" and new.retention not in ("10", "30"):
        raise Refused("RETENTION_UNKNOWN", "retention")
    day = days.happened_on(desk, "appraised_on", "APPRAISED", new.appraised_on)
    over = {row.id: row for row in expired(desk)}
    for one in dict.fromkeys(new.volume_ids):
        volume = shelf.load(desk, one)
        if volume.id not in over:
            raise Refused("NOT_EXPIRED", "volumes", {"volume": volume.number})
        days.happened_on(desk, "appraised_on", "APPRAISED", day, ("BOUND", volume.bound_on))
        until = over[volume.id].keep_until
        if until is not None and day.year <= until:
            raise Refused("APPRAISED_TOO_EARLY", "appraised_on", {"day": day, "volume": volume.number, "year": until})
        volume_people.free(desk, volume, "first", first)
        volume_people.free(desk, volume, "second", second)
        if volume.disposal_id is not None:
            raise Refused("VOLUME_LISTED", "volumes", {"volume": volume.number})
        if volume.hold and new.decision == "DESTROY":
            raise Refused("VOLUME_HELD", "volumes", {"volume": volume.number, "hold": volume.hold})
        kept = {"DESTROY": "", "PERMANENT": "Y", "EXTEND": new.retention}[new.decision]
        desk.db.add(
            Appraisal(
                volume_id=volume.id, appraised_on=day, decision=new.decision, opinion=new.opinion.strip(),
                first=first, second=second, retention=kept, renewed_from=day.year if kept else None,
            )
        )  # fmt: skip


def prepare(desk: Desk, volume_ids: tuple[int, ...]) -> int:
    """List volumes whose appraisal says they may go; returns the list's id.

    Raises Refused: NOTHING_CHOSEN, NOT_APPRAISED, VOLUME_HELD, VOLUME_LISTED, VOLUME_LENT.
    """
    if not volume_ids:
        raise Refused("NOTHING_CHOSEN", "volumes")
    found = decisions(desk)
    over = {row.id for row in expired(desk)}
    chosen = []
    for one in dict.fromkeys(volume_ids):
        volume = shelf.load(desk, one)
        if found.get(volume.id) != "DESTROY" or volume.id not in over:
            raise Refused("NOT_APPRAISED", "volumes", {"volume": volume.number})
        _may_go(desk, volume)
        if volume.disposal_id is not None or volume.transfer_id is not None:
            raise Refused("VOLUME_LISTED", "volumes", {"volume": volume.number})
        chosen.append(volume)
    today = standing.today(desk)
    appraisals = [row for row in desk.db.scalars(select(Appraisal).order_by(Appraisal.id)) if row.decision == "DESTROY"]
    mine = {row.volume_id: row for row in appraisals if row.volume_id in {one.id for one in chosen}}
    serial = desk.next_number(PREFIX, today.year)
    disposal = Disposal(
        number=numbering.display_book(numbering.BookNumber(PREFIX, today.year, serial)),
        listed_on=today,
        appraisal="\n".join(dict.fromkeys(row.opinion for row in mine.values())),
        appraisers=list(dict.fromkeys(name for row in mine.values() for name in (row.first, row.second))),
    )
    desk.db.add(disposal)
    desk.db.flush()
    for volume in chosen:
        volume.disposal_id = disposal.id
    return disposal.id


def approve(desk: Desk, new: Approve) -> None:
    """Raises Refused: DISPOSAL_UNKNOWN, DISPOSAL_OVER, VOLUME_UNKNOWN, NOT_A_LEADER, HANDLER_UNKNOWN, DAY_MISSING,
    DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER, ACCUSED_INVOLVED, PERSON_RECUSED."""
    disposal = _known(desk, new.disposal_id)
    listed = _of_list(desk, disposal)
    approver = hands.person_of(desk, new.approver_id, "approver")
    if not set(hands.LEADERS) & set(approver.roles):
        raise Refused("NOT_A_LEADER", "approver", {"person": approver.name, "roles": hands.LEADERS})
    for volume in listed:
        volume_people.free_person(desk, volume, "approver", approver)
    day = days.happened_on(desk, "approved_on", "DISPOSAL_APPROVED", new.approved_on, ("LISTED", disposal.listed_on))
    disposal.approver, disposal.approved_on = approver.name, day


def destroy(desk: Desk, new: Destroy) -> Issued:
    """Destroy the approved volumes: their pages are given up, their rows, numbers and hashes stay; the list is frozen.

    Call `sweep` afterwards, which takes the files away. Raises Refused: DISPOSAL_UNKNOWN, DISPOSAL_OVER,
    DISPOSAL_UNAPPROVED, TWO_NAMES, DISPOSAL_UNTYPED, VOLUME_UNKNOWN, VOLUME_HELD, VOLUME_LENT, DAY_MISSING,
    DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER, ACCUSED_INVOLVED, PERSON_RECUSED.
    """
    new = texts.cleaned(new)
    disposal = _known(desk, new.disposal_id)
    if disposal.approved_on is None:
        raise Refused("DISPOSAL_UNAPPROVED", None, {"number": disposal.number})
    watchers = volume_people.two(new.watchers, "watchers")
    if new.typed.strip() != disposal.number:
        raise Refused("DISPOSAL_UNTYPED", "typed", {"number": disposal.number})
    day = days.happened_on(
        desk, "destroyed_on", "DESTROYED", new.destroyed_on, ("DISPOSAL_APPROVED", disposal.approved_on)
    )
    volumes = _of_list(desk, disposal)
    for volume in volumes:
        _may_go(desk, volume)
        volume_people.free(desk, volume, "watchers", *watchers)
    disposal.watchers, disposal.destroyed_on = list(watchers), day
    gone = _only_theirs(desk, [one.id for one in volumes])
    disposal.files = sorted(gone)
    for digest in sorted(gone):
        tombstones.put(desk.db, digest, disposal.id, desk.now)
    issued = free_paper(desk, "DISPOSAL", facts(desk, disposal), day)
    disposal.paper_id = issued.id
    for volume in volumes:
        volume.state = "DISPOSED"
    return issued


def sweep(desk: Desk) -> int:
    """Take away the content of files whose disposal is written down; returns how many were still there.

    Run it as an act: between two acts no content waits in the store for the record that will name it.
    """
    waiting = [one for one in desk.db.scalars(tombstones.standing()) if desk.files.sound(one, anew=False) is not None]
    gone = sorted(set(waiting) - file_use.needed(desk)) if waiting else []
    for digest in gone:
        desk.files.destroy(digest)
    return len(gone)


def cancel(desk: Desk, disposal_id: int, reason: str) -> None:
    """A list that was not carried out is void. Raises Refused: DISPOSAL_UNKNOWN, DISPOSAL_OVER, VOLUME_UNKNOWN,
    REASON_MISSING."""
    disposal = _known(desk, disposal_id)
    said = told(reason)
    if not said:
        raise Refused("REASON_MISSING", "reason")
    for volume in _of_list(desk, disposal):
        volume.disposal_id = None
    disposal.void_reason = said


def facts(desk: Desk, disposal: Disposal) -> DisposalFacts:
    """销毁清册 as it stands."""
    ids = desk.db.scalars(select(Volume.id).where(Volume.disposal_id == disposal.id))
    return DisposalFacts(
        office=profile(desk).facts(),
        number=disposal.number,
        appraisal=disposal.appraisal,
        appraisers=tuple(disposal.appraisers),
        appraised_on=disposal.listed_on,
        approver=disposal.approver,
        approved_on=disposal.approved_on,
        watchers=tuple(disposal.watchers),
        destroyed_on=disposal.destroyed_on,
        lines=tuple(shelf_list.line(row) for row in shelf_list.of_ids(desk, ids)),
    )


def sheet(desk: Desk, disposal_id: int) -> DisposalFacts:
    """The list before it is carried out, to be signed by hand. Raises Refused: DISPOSAL_UNKNOWN, VOLUME_UNKNOWN."""
    disposal = desk.db.get(Disposal, disposal_id)
    if disposal is None:
        raise Refused("DISPOSAL_UNKNOWN")
    _of_list(desk, disposal)
    return facts(desk, disposal)


def rows(desk: Desk) -> list[DisposalRow]:
    """The lists, newest first."""
    held: dict[int, int] = {}
    for one in desk.db.scalars(select(Volume.disposal_id).where(Volume.disposal_id.is_not(None))):
        if one is not None:
            held[one] = held.get(one, 0) + 1
    return [
        DisposalRow(
            id=row.id, number=row.number, listed_on=row.listed_on, approver=row.approver,
            approved_on=row.approved_on, destroyed_on=row.destroyed_on, paper_id=row.paper_id,
            volumes=held.get(row.id, 0), void_reason=row.void_reason,
        )
        for row in desk.db.scalars(select(Disposal).order_by(Disposal.id.desc()))
    ]  # fmt: skip


def _known(desk: Desk, disposal_id: int) -> Disposal:
    disposal = desk.db.get(Disposal, disposal_id)
    if disposal is None:
        raise Refused("DISPOSAL_UNKNOWN")
    if disposal.void_reason or disposal.destroyed_on is not None:
        raise Refused("DISPOSAL_OVER", None, {"number": disposal.number})
    return disposal


def _of_list(desk: Desk, disposal: Disposal) -> list[Volume]:
    """The volumes of a list for somebody who may see every one of them; the others leave the list alone."""
    ids = desk.db.scalars(select(Volume.id).where(Volume.disposal_id == disposal.id).order_by(Volume.id)).all()
    return [shelf.load(desk, one) for one in ids]


def _may_go(desk: Desk, volume: Volume) -> None:
    if volume.hold:
        raise Refused("VOLUME_HELD", "volumes", {"volume": volume.number, "hold": volume.hold})
    if shelf.lent(desk, volume.id) is not None:
        raise Refused("VOLUME_LENT", "volumes", {"volume": volume.number})


def _only_theirs(desk: Desk, volume_ids: list[int]) -> set[str]:
    """Hashes of the pages and originals of these volumes that nothing else of the office refers to."""
    mine: set[str] = set()
    for row in desk.db.scalars(select(Piece).where(Piece.volume_id.in_(volume_ids))):
        mine |= file_use.of_piece(row)
    registered = set(desk.db.scalars(select(StoredFile.hash)))
    return (mine - file_use.needed(desk, volume_ids)) & registered
