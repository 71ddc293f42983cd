"""移交学校档案部门: a list, its signature, and where the matters stand afterwards (T28, R-ARCHIVE)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from ..facts_archive import TransferFacts
from ..office import Desk
from ..rules import lifecycle, numbering, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..rules.written_names import told
from ..storage.archive import ArchiveTransfer, Volume
from ..storage.matters import Paper
from . import archive_settings, attachments, days, shelf_list, standing
from . import volumes as shelf
from .offices import profile
from .papers import Issued, free_paper

PREFIX = "YJ"


@dataclass(frozen=True, kw_only=True)
class NewTransfer:
    """移交清册 of bound volumes, before it is signed."""

    volume_ids: tuple[int, ...]
    giver: str
    receiver_unit: str
    receiver: str = ""


@dataclass(frozen=True, kw_only=True)
class Sign:
    """The archive signed. scan: picture of the signed list, None without one."""

    transfer_id: int
    receiver: str
    signed_on: date | None
    scan: bytes | None = None
    scan_name: str = ""


@dataclass(frozen=True, kw_only=True)
class TransferRow:
    id: int
    number: str
    receiver_unit: str
    receiver: str
    listed_on: date
    signed_on: date | None
    paper_id: int | None
    volumes: int
    void_reason: str


def prepare(desk: Desk, new: NewTransfer) -> Issued:
    """Write the list; the volumes on it are changed no more.

    Raises Refused: NOTHING_TO_TRANSFER, VOLUME_NOT_BOUND, VOLUME_LENT, VOLUME_LISTED, RECEIVER_UNIT_MISSING,
    GIVER_MISSING, ARCHIVE_NO_MISSING.
    """
    new = texts.cleaned(new)
    if not new.volume_ids:
        raise Refused("NOTHING_TO_TRANSFER", "volumes")
    if not new.giver.strip():
        raise Refused("GIVER_MISSING", "giver")
    if not new.receiver_unit.strip():
        raise Refused("RECEIVER_UNIT_MISSING", "receiver_unit")
    chosen = [_ready(desk, one) for one in dict.fromkeys(new.volume_ids)]
    today = standing.today(desk)
    serial = desk.next_number(PREFIX, today.year)
    transfer = ArchiveTransfer(
        number=numbering.display_book(numbering.BookNumber(PREFIX, today.year, serial)),
        giver=new.giver.strip(),
        receiver=new.receiver.strip(),
        receiver_unit=new.receiver_unit.strip(),
        listed_on=today,
    )
    desk.db.add(transfer)
    desk.db.flush()
    for volume in chosen:
        volume.transfer_id = transfer.id
    desk.db.flush()
    issued = free_paper(desk, "TRANSFER", facts(desk, transfer), today)
    transfer.paper_id = issued.id
    return issued


def _ready(desk: Desk, volume_id: int) -> Volume:
    volume = shelf.load(desk, volume_id)
    if volume.state != "BOUND":
        raise Refused("VOLUME_NOT_BOUND", "volumes", shelf.state_facts(volume))
    if shelf.lent(desk, volume.id) is not None:
        raise Refused("VOLUME_LENT", "volumes", {"volume": volume.number})
    if volume.transfer_id is not None or volume.disposal_id is not None:
        raise Refused("VOLUME_LISTED", "volumes", {"volume": volume.number})
    if not volume.fonds_no:
        raise Refused("ARCHIVE_NO_MISSING", "volumes", {"volume": volume.number})
    return volume


def facts(desk: Desk, transfer: ArchiveTransfer) -> TransferFacts:
    """The list as it is printed."""
    answers = profile(desk)
    ids = desk.db.scalars(select(Volume.id).where(Volume.transfer_id == transfer.id))
    return TransferFacts(
        office=answers.facts(),
        number=transfer.number,
        giver=transfer.giver,
        giver_unit=answers.office,
        receiver=transfer.receiver,
        receiver_unit=transfer.receiver_unit,
        handed_on=transfer.signed_on,
        lines=tuple(shelf_list.line(row) for row in shelf_list.of_ids(desk, ids)),
    )


def sign(desk: Desk, new: Sign) -> None:
    """The archive took the volumes over; their matters are ARCHIVED (T28).

    Raises Refused: TRANSFER_UNKNOWN, TRANSFER_OVER, RECEIVER_UNSIGNED, VOLUME_UNKNOWN, VOLUME_LENT, DAY_MISSING,
    DATE_IN_FUTURE, EVENTS_OUT_OF_ORDER.
    """
    new = texts.cleaned(new)
    transfer = _known(desk, new.transfer_id)
    day = days.happened_on(desk, "signed_on", "ARCHIVED", new.signed_on, ("LISTED", transfer.listed_on))
    if not new.receiver.strip():
        raise Refused("RECEIVER_UNSIGNED", "receiver", {}, (), "HAND_OVER_ARCHIVE")
    transfer.receiver, transfer.signed_on = new.receiver.strip(), day
    if new.scan is not None:
        transfer.scan = attachments.keep_file(desk, new.scan, new.scan_name)
    for volume in _of_list(desk, transfer):
        if shelf.lent(desk, volume.id) is not None:
            raise Refused("VOLUME_LENT", "volumes", {"volume": volume.number})
        for matter in shelf.cases_of(desk, volume):
            ready = replace(standing.facts_of(desk, matter), receiver_signed=True)
            for refused in lifecycle.check("T28", ready):
                raise refused
            note = f"{transfer.number} {transfer.receiver}"
            standing.move(desk, matter, "HAND_OVER_ARCHIVE", State.ARCHIVED, day, note, transfer.paper_id)
            standing.rewrite_obligations(desk, matter)
        volume.state = "ARCHIVED"


def cancel(desk: Desk, transfer_id: int, reason: str) -> None:
    """A list that was never signed is void; its volumes may be listed again. Raises Refused: TRANSFER_UNKNOWN,
    TRANSFER_OVER, VOLUME_UNKNOWN, REASON_MISSING."""
    transfer = _known(desk, transfer_id)
    said = told(reason)
    if not said:
        raise Refused("REASON_MISSING", "reason")
    for volume in _of_list(desk, transfer):
        volume.transfer_id = None
    paper = desk.db.get(Paper, transfer.paper_id) if transfer.paper_id else None
    if paper is not None:
        paper.void_reason = said
    transfer.void_reason = said


def _of_list(desk: Desk, transfer: ArchiveTransfer) -> list[Volume]:
    """The volumes of a list for somebody who may see every one of them."""
    ids = desk.db.scalars(select(Volume.id).where(Volume.transfer_id == transfer.id).order_by(Volume.id)).all()
    return [shelf.load(desk, one) for one in ids]


def _known(desk: Desk, transfer_id: int) -> ArchiveTransfer:
    transfer = desk.db.get(ArchiveTransfer, transfer_id)
    if transfer is None:
        raise Refused("TRANSFER_UNKNOWN")
    if transfer.void_reason or transfer.signed_on is not None:
        raise Refused("TRANSFER_OVER", None, {"number": transfer.number})
    return transfer


def rows(desk: Desk) -> list[TransferRow]:
    """The lists, newest first."""
    counted = select(Volume.transfer_id, func.count(Volume.id)).group_by(Volume.transfer_id)
    counts = {row[0]: row[1] for row in desk.db.execute(counted)}
    return [
        TransferRow(
            id=row.id, number=row.number, receiver_unit=row.receiver_unit, receiver=row.receiver,
            listed_on=row.listed_on, signed_on=row.signed_on, paper_id=row.paper_id, volumes=counts.get(row.id, 0),
            void_reason=row.void_reason,
        )
        for row in desk.db.scalars(select(ArchiveTransfer).order_by(ArchiveTransfer.id.desc()))
    ]  # fmt: skip


def receiver_unit(desk: Desk) -> str:
    """Who takes the archive over, as the settings say."""
    return archive_settings.settings(desk).receiver_unit
