"""首问登记 (F01–F04, F32): who asked first, who was asked first, and what came of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from .records import Record, column


class Inquiry(Record):
    """One question put to somebody of the school. outcome: code of labels.inquiries.OUTCOMES.

    unit_id: the department told, handed to or found; locate_by: until when it is to be found; finished_on: nothing is
    open on it any more; satisfied: the asker's own word; became_id: the matter it became.
    """

    __tablename__ = "inquiry"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    asked_at: Mapped[datetime] = column()
    channel: Mapped[str] = column(default="VISIT")
    asker: Mapped[str] = column(default="")
    asker_unit: Mapped[str] = column(default="")
    phone: Mapped[str] = column(default="")
    question: Mapped[str] = column()
    responder_id: Mapped[int] = column(ForeignKey("person.id"))
    outcome: Mapped[str] = column(default="")
    answer: Mapped[str] = column(default="")
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    locate_by: Mapped[date | None] = column()
    result: Mapped[str] = column(default="")
    satisfied: Mapped[str] = column(default="")
    finished_on: Mapped[date | None] = column()
    became_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    slip_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    void_reason: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_inquiry_asked", "asked_at"),)
