"""领导包案 (E01–E07): who took charge of which matter, with the evidence of every item."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from .records import Record, column


class Charge(Record):
    """包案. trigger: code of labels.charges.TRIGGERS; five_set: which 五包 list; due: 定时; notice_received_on starts
    the five days of the unit's report (E03); ended_on, ended_by: 销案 and who approved it."""

    __tablename__ = "charge"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    trigger: Mapped[str] = column()
    five_set: Mapped[str] = column()
    leader_id: Mapped[int] = column(ForeignKey("person.id"))
    unit_id: Mapped[int] = column(ForeignKey("unit.id"))
    handler_id: Mapped[int] = column(ForeignKey("person.id"))
    taken_on: Mapped[date] = column()
    due: Mapped[date] = column()
    plan: Mapped[str] = column(default="")
    notice_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    notice_received_on: Mapped[date | None] = column()
    reported_on: Mapped[date | None] = column()
    cause: Mapped[str] = column(default="")
    findings: Mapped[str] = column(default="")
    proposal: Mapped[str] = column(default="")
    result: Mapped[str] = column(default="")
    result_on: Mapped[date | None] = column()
    ended_on: Mapped[date | None] = column()
    ended_by: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_charge_matter", "matter_id"),)


class ChargeEvidence(Record):
    """One item of 五包四亲自 with its day and what was done, or a follow-up (item FOLLOW_UP)."""

    __tablename__ = "charge_evidence"
    id: Mapped[int] = column(primary_key=True)
    charge_id: Mapped[int] = column(ForeignKey("charge.id"))
    item: Mapped[str] = column()
    done_on: Mapped[date] = column()
    note: Mapped[str] = column()
    __table_args__ = (Index("ix_charge_evidence_charge", "charge_id"),)
