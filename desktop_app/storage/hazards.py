"""矛盾隐患: screenings, the register of hazards, information that came in, warnings and circulars (N, G04, G11–G15)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from .records import Record, column


class Screening(Record):
    """One unit's screening for a month (2026-11) or a day of a key period (2026-11-27) (N01, N10, N11).

    kind: ROUTINE CAMPAIGN; unit_id None: the whole school; found: how many hazards, 0 is a finding too.
    """

    __tablename__ = "screening"
    id: Mapped[int] = column(primary_key=True)
    period: Mapped[str] = column()
    kind: Mapped[str] = column(default="ROUTINE")
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    screened_on: Mapped[date] = column()
    found: Mapped[int] = column(default=0)
    screener: Mapped[str] = column()
    unit_head: Mapped[str] = column(default="")
    note: Mapped[str] = column(default="")
    late_reason: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_screening_period", "period", "unit_id"),)


class Hazard(Record):
    """One hazard with who dissolves it by when (N02, N04, N05, N07, N08, N14). level: HIGH MID LOW.

    tags: codes of the four 重点; tag_reason, tag_until: why and until when a person is so marked; due: 化解时限;
    main_at, superior_at: when the principal leader and the superior were told; matter_id: what it became.
    """

    __tablename__ = "hazard"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    screening_id: Mapped[int | None] = column(ForeignKey("screening.id"))
    found_on: Mapped[date] = column()
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    description: Mapped[str] = column()
    people: Mapped[str] = column(default="")
    headcount: Mapped[int | None] = column()
    topic: Mapped[str] = column(default="")
    tags: Mapped[list[Any]] = column(default=list)
    tag_reason: Mapped[str] = column(default="")
    tag_until: Mapped[date | None] = column()
    level: Mapped[str] = column(default="MID")
    owner_unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    owner_id: Mapped[int | None] = column(ForeignKey("person.id"))
    owner: Mapped[str] = column(default="")
    measures: Mapped[str] = column(default="")
    due: Mapped[date | None] = column()
    main_at: Mapped[datetime | None] = column()
    superior_at: Mapped[datetime | None] = column()
    resolved_on: Mapped[date | None] = column()
    resolution: Mapped[str] = column(default="")
    resolved_by: Mapped[str] = column(default="")
    matter_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    void_reason: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("number"), Index("ix_hazard_found", "found_on"))


class HazardProgress(Record):
    """One line of how a hazard is being dissolved, or of a moved day with its reason."""

    __tablename__ = "hazard_progress"
    id: Mapped[int] = column(primary_key=True)
    hazard_id: Mapped[int] = column(ForeignKey("hazard.id"))
    happened_on: Mapped[date] = column()
    text: Mapped[str] = column()
    writer: Mapped[str] = column()
    __table_args__ = (Index("ix_hazard_progress_hazard", "hazard_id"),)


class Information(Record):
    """信息: from a department (SHARED), of an irregular visit (ABNORMAL), an early sign (SIGN), on the net (OPINION).

    found_at, verified_at, reported_at: the three steps of G14; for OPINION verified_at is the judgement and
    responded_at the answer (N12, N15); people_estimate, expected_on, plan: of an early sign (G15).
    """

    __tablename__ = "information"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    kind: Mapped[str] = column()
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    source: Mapped[str] = column(default="")
    topic: Mapped[str] = column(default="")
    gist: Mapped[str] = column()
    link: Mapped[str] = column(default="")
    heat: Mapped[str] = column(default="")
    negative: Mapped[bool] = column(default=False)
    people_estimate: Mapped[int | None] = column()
    expected_on: Mapped[date | None] = column()
    plan: Mapped[str] = column(default="")
    found_at: Mapped[datetime] = column()
    read_at: Mapped[datetime | None] = column()
    verified_at: Mapped[datetime | None] = column()
    verified_by: Mapped[str] = column(default="")
    verdict: Mapped[str] = column(default="")
    reported_at: Mapped[datetime | None] = column()
    reported_to: Mapped[str] = column(default="")
    response: Mapped[str] = column(default="")
    responded_at: Mapped[datetime | None] = column()
    closed_on: Mapped[date | None] = column()
    closing: Mapped[str] = column(default="")
    hazard_id: Mapped[int | None] = column(ForeignKey("hazard.id"))
    void_reason: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("number"), Index("ix_information_found", "found_at"))


class TrendWarning(Record):
    """信访预警单 (G11, F37b): what rose, by the figures in `data`, and what is proposed; answer: what became of it."""

    __tablename__ = "trend_warning"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    made_on: Mapped[date] = column()
    level: Mapped[str] = column()
    subject: Mapped[str] = column()
    data: Mapped[dict[str, Any]] = column(default=dict)
    advice: Mapped[str] = column(default="")
    addressee: Mapped[str] = column(default="")
    answer: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("number"),)


class Circular(Record):
    """情况通报 (G12, F42): units' figures and what is asked of them; no petitioner is named in it."""

    __tablename__ = "circular"
    id: Mapped[int] = column(primary_key=True)
    made_on: Mapped[date] = column()
    title: Mapped[str] = column()
    scope: Mapped[str] = column()
    period: Mapped[str] = column(default="")
    text: Mapped[str] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
