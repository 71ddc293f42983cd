"""信访档案: volumes, the pieces in them, loans, hand-overs and disposals (M01–M05). A number stays for ever."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from .records import Record, column


class Volume(Record):
    """案卷, or a box of items (mode ITEM).

    number: own serial per class and year, AJX-2026-0007; record_class, mode, retention, secrecy: codes of
    labels.archive; year: the year it is formed for; state: OPEN BOUND ARCHIVED DISPOSED VOID; shelf: where it stands;
    statement: what the back note says; absences: kind of a missing piece -> why; early_reason: why it was bound before
    the time to ask for a review was over; duplex: reverse pages carry numbers; hold: why it may not be destroyed.
    """

    __tablename__ = "volume"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    record_class: Mapped[str] = column()
    mode: Mapped[str] = column()
    year: Mapped[int] = column()
    title: Mapped[str] = column(default="")
    fonds_no: Mapped[str] = column(default="")
    fonds_name: Mapped[str] = column(default="")
    category: Mapped[str] = column(default="")
    catalogue_no: Mapped[str] = column(default="")
    volume_no: Mapped[str] = column(default="")
    file_no: Mapped[str] = column(default="")
    retention: Mapped[str] = column()
    retention_reason: Mapped[str] = column(default="")
    secrecy: Mapped[str] = column(default="")
    shelf: Mapped[str] = column(default="")
    state: Mapped[str] = column(default="OPEN")
    statement: Mapped[str] = column(default="")
    absences: Mapped[dict[str, Any]] = column(default=dict)
    compiler: Mapped[str] = column(default="")
    checker: Mapped[str] = column(default="")
    made_on: Mapped[date] = column()
    bound_on: Mapped[date | None] = column()
    pages: Mapped[int | None] = column()
    early_reason: Mapped[str] = column(default="")
    late_entry_reason: Mapped[str] = column(default="")
    duplex: Mapped[bool] = column(default=False)
    cover_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    contents_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    note_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    hold: Mapped[str] = column(default="")
    hold_on: Mapped[date | None] = column()
    transfer_id: Mapped[int | None] = column(ForeignKey("archive_transfer.id"))
    disposal_id: Mapped[int | None] = column(ForeignKey("disposal.id"))
    void_reason: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("state IN ('OPEN','BOUND','ARCHIVED','DISPOSED','VOID')", name="state"),
        Index("ix_volume_year", "year", "record_class", "id"),
    )


class VolumeCase(Record):
    """A matter in a volume. left: it was taken out again before binding, or the volume was voided."""

    __tablename__ = "volume_case"
    id: Mapped[int] = column(primary_key=True)
    volume_id: Mapped[int] = column(ForeignKey("volume.id"))
    case_id: Mapped[int] = column(ForeignKey("matter.id"))
    left: Mapped[bool] = column(default=False)
    __table_args__ = (Index("ix_volume_case_volume", "volume_id"), Index("ix_volume_case_case", "case_id"))


class Piece(Record):
    """One 件 in a volume (F46).

    kind: code of labels.archive.KINDS; source: PAPER, MATERIAL, MEDIA or SCAN; file: hash of its pages as PDF, "" for
    paper that was never scanned; originals: the files it was made from, untouched, with what was done to each page;
    own_title: the title is the officer's own and printed in [ ]; first_page: in the volume; item_no: J30-2026-0012.
    """

    __tablename__ = "piece"
    id: Mapped[int] = column(primary_key=True)
    volume_id: Mapped[int] = column(ForeignKey("volume.id"))
    seat: Mapped[int] = column(default=0)
    kind: Mapped[str] = column()
    source: Mapped[str] = column()
    case_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    material_id: Mapped[int | None] = column(ForeignKey("material.id"))
    title: Mapped[str] = column()
    own_title: Mapped[bool] = column(default=False)
    doc_no: Mapped[str] = column(default="")
    responsible: Mapped[str] = column(default="")
    dated: Mapped[date | None] = column()
    pages: Mapped[int] = column(default=0)
    first_page: Mapped[int | None] = column()
    item_no: Mapped[str] = column(default="")
    note: Mapped[str] = column(default="")
    file: Mapped[str] = column(default="")
    originals: Mapped[list[Any]] = column(default=list)
    struck: Mapped[bool] = column(default=False)
    __table_args__ = (Index("ix_piece_volume", "volume_id", "seat"),)


class Loan(Record):
    """借阅 (M05, F48b). way: READ, COPY or OUT; due: of a volume that left the room; renewals: earlier due days."""

    __tablename__ = "loan"
    id: Mapped[int] = column(primary_key=True)
    volume_id: Mapped[int] = column(ForeignKey("volume.id"))
    borrower: Mapped[str] = column()
    unit: Mapped[str] = column(default="")
    purpose: Mapped[str] = column()
    way: Mapped[str] = column()
    approved_by: Mapped[str] = column()
    approved_on: Mapped[date] = column()
    out_on: Mapped[date] = column()
    due: Mapped[date] = column()
    renewals: Mapped[list[Any]] = column(default=list)
    back_on: Mapped[date | None] = column()
    condition: Mapped[str] = column(default="")
    checked_by: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_loan_volume", "volume_id"),)


class ArchiveTransfer(Record):
    """移交学校档案部门 (T28): the list, and the day it was signed for."""

    __tablename__ = "archive_transfer"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    giver: Mapped[str] = column(default="")
    receiver: Mapped[str] = column(default="")
    receiver_unit: Mapped[str] = column(default="")
    listed_on: Mapped[date] = column()
    signed_on: Mapped[date | None] = column()
    scan: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    void_reason: Mapped[str] = column(default="")


class Appraisal(Record):
    """鉴定 of a volume whose time is over (R-RETENTION). decision: DESTROY, EXTEND or PERMANENT; retention: the new
    one; renewed_from: the year the new period counts from."""

    __tablename__ = "appraisal"
    id: Mapped[int] = column(primary_key=True)
    volume_id: Mapped[int] = column(ForeignKey("volume.id"))
    appraised_on: Mapped[date] = column()
    decision: Mapped[str] = column()
    opinion: Mapped[str] = column()
    first: Mapped[str] = column()
    second: Mapped[str] = column()
    retention: Mapped[str] = column(default="")
    renewed_from: Mapped[int | None] = column()
    __table_args__ = (Index("ix_appraisal_volume", "volume_id"),)


class Disposal(Record):
    """销毁: appraised, approved by a leader, watched by two people; the rows of its volumes stay."""

    __tablename__ = "disposal"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    listed_on: Mapped[date] = column()
    appraisal: Mapped[str] = column(default="")
    appraisers: Mapped[list[Any]] = column(default=list)
    approver: Mapped[str] = column(default="")
    approved_on: Mapped[date | None] = column()
    watchers: Mapped[list[Any]] = column(default=list)
    destroyed_on: Mapped[date | None] = column()
    files: Mapped[list[Any]] = column(default=list)
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    void_reason: Mapped[str] = column(default="")


class FileGone(Record):
    """The tombstone of a stored file that a disposal destroyed: its hash and size stay known, its content is gone."""

    __tablename__ = "file_gone"
    hash: Mapped[str] = column(ForeignKey("stored_file.hash"), primary_key=True)
    disposal_id: Mapped[int] = column(ForeignKey("disposal.id"))
    gone_at: Mapped[datetime] = column()
