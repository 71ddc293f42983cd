"""信访处理意见书: versions, and in each what is said on every demand (B09, B15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from .records import Record, column


class Opinion(Record):
    """One version. state: DRAFT REVIEW SIGNED REVOKED REPLACED; checks: answers of F16b by item, YES or NO.

    A signed version is locked by the database itself; a change is a new version with its approved reason.
    """

    __tablename__ = "opinion"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    version: Mapped[int] = column()
    state: Mapped[str] = column(default="DRAFT")
    major: Mapped[bool] = column(default=False)
    course: Mapped[str] = column(default="")
    remedy_body: Mapped[str] = column(default="")
    attachments: Mapped[list[Any]] = column(default=list)
    no_hearing_reason: Mapped[str] = column(default="")
    drafter_id: Mapped[int | None] = column(ForeignKey("person.id"))
    drafted_on: Mapped[date] = column()
    reviewer_id: Mapped[int | None] = column(ForeignKey("person.id"))
    submitted_on: Mapped[date | None] = column()
    slip_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    business_by: Mapped[str] = column(default="")
    business_words: Mapped[str] = column(default="")
    business_on: Mapped[date | None] = column()
    checks: Mapped[dict[str, Any]] = column(default=dict)
    checked_by: Mapped[str] = column(default="")
    checked_on: Mapped[date | None] = column()
    check_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    sent_back_on: Mapped[date | None] = column()
    sent_back_reason: Mapped[str] = column(default="")
    signer_id: Mapped[int | None] = column(ForeignKey("person.id"))
    signed_on: Mapped[date | None] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    change_reason: Mapped[str] = column(default="")
    change_approved_by: Mapped[str] = column(default="")
    change_approved_on: Mapped[date | None] = column()
    ended_on: Mapped[date | None] = column()
    end_reason: Mapped[str] = column(default="")
    __table_args__ = (UniqueConstraint("matter_id", "version"),)


class OpinionPart(Record):
    """What one version says on one demand. conclusion: SUPPORT EXPLAIN NOT_SUPPORT; basis: texts as cited."""

    __tablename__ = "opinion_part"
    id: Mapped[int] = column(primary_key=True)
    opinion_id: Mapped[int] = column(ForeignKey("opinion.id"))
    demand_id: Mapped[int] = column(ForeignKey("demand.id"))
    seat: Mapped[int] = column(default=0)
    finding: Mapped[str] = column(default="")
    conclusion: Mapped[str] = column(default="")
    reasons: Mapped[str] = column(default="")
    basis: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_opinion_part_opinion", "opinion_id", "seat"),)
