"""After the opinion: delivery, review, execution, rating, replies, closing (B10, B11, B16, B17, S01, S02)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from .records import Record, column


class Delivery(Record):
    """送达 of one paper with its proof (B16). proofs: codes of labels.codes.PROOFS with what was written for each."""

    __tablename__ = "delivery"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    paper_id: Mapped[int] = column(ForeignKey("paper.id"))
    method: Mapped[str] = column()
    sent_on: Mapped[date | None] = column()
    delivered_on: Mapped[date | None] = column()
    receiver: Mapped[str] = column(default="")
    place: Mapped[str] = column(default="")
    proofs: Mapped[dict[str, Any]] = column(default=dict)
    refusal: Mapped[str] = column(default="")
    server: Mapped[str] = column(default="")
    proof_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    slip_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_delivery_matter", "matter_id"),)


class Review(Record):
    """复查 or 复核 by the superior (S02). level: REVIEW RECHECK; result: code of REVIEW_RESULTS or ""."""

    __tablename__ = "review"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    level: Mapped[str] = column()
    applied_on: Mapped[date] = column()
    body: Mapped[str] = column(default="")
    late: Mapped[bool] = column(default=False)
    defended_on: Mapped[date | None] = column()
    result: Mapped[str] = column(default="")
    paper_no: Mapped[str] = column(default="")
    paper_on: Mapped[date | None] = column()
    received_on: Mapped[date | None] = column()
    told_on: Mapped[date | None] = column()
    redo_due: Mapped[date | None] = column()
    route: Mapped[str] = column(default="")
    register_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_review_matter", "matter_id"),)


class Execution(Record):
    """落实 of what an opinion promised (B17). consent: the leader's words when closing before it is done."""

    __tablename__ = "execution"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    demand_id: Mapped[int] = column(ForeignKey("demand.id"))
    action: Mapped[str] = column()
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    due: Mapped[date] = column()
    done_on: Mapped[date | None] = column()
    evidence: Mapped[str] = column(default="")
    consent: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_execution_matter", "matter_id"),)


class Rating(Record):
    """满意度 (S01). office, unit: codes of RATINGS, "" while not rated."""

    __tablename__ = "rating"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    office: Mapped[str] = column(default="")
    unit: Mapped[str] = column(default="")
    comment: Mapped[str] = column(default="")
    rated_on: Mapped[date | None] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_rating_matter", "matter_id"),)


class Reply(Record):
    """An answer given (B11, B20). recipient: SUPERIOR PETITIONER; way: how; demands: ids of those it answers."""

    __tablename__ = "reply"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    recipient: Mapped[str] = column()
    replied_on: Mapped[date] = column()
    way: Mapped[str] = column(default="")
    content: Mapped[str] = column(default="")
    by: Mapped[str] = column()
    demands: Mapped[list[Any]] = column(default=list)
    adopted: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_reply_matter", "matter_id"),)


class Settlement(Record):
    """调解、和解 signed by both parties (T14)."""

    __tablename__ = "settlement"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    kind: Mapped[str] = column()
    settled_on: Mapped[date | None] = column()
    other_party: Mapped[str] = column(default="")
    mediator: Mapped[str] = column(default="")
    terms: Mapped[list[Any]] = column(default=list)
    drawn_on: Mapped[date] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_settlement_matter", "matter_id"),)


class Closing(Record):
    """结案: the report, the sheet for the leader, the approval (B10, T25). sections: texts of F26 by code."""

    __tablename__ = "closing"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    reported_on: Mapped[date] = column()
    sections: Mapped[dict[str, Any]] = column(default=dict)
    report_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    slip_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    approver: Mapped[str] = column(default="")
    approved_on: Mapped[date | None] = column()
    closed_on: Mapped[date | None] = column()
    __table_args__ = (Index("ix_closing_matter", "matter_id"),)
