"""Between acceptance and the opinion: tasks, hand-overs, interviews, extensions, recusal (A06, A16, B05, B13)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from .records import Record, column


class Task(Record):
    """交办: what one unit is asked and answered. lead: 主办, else 协办; due: the unit's own day (B13, B18)."""

    __tablename__ = "task"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    unit_id: Mapped[int] = column(ForeignKey("unit.id"))
    lead: Mapped[bool] = column(default=False)
    sent_on: Mapped[date] = column()
    due: Mapped[date] = column()
    asked: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    received_on: Mapped[date | None] = column()
    received_by: Mapped[str] = column(default="")
    replied_on: Mapped[date | None] = column()
    reply: Mapped[str] = column(default="")
    signed_by: Mapped[str] = column(default="")
    report_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    returned_on: Mapped[date | None] = column()
    return_reason: Mapped[str] = column(default="")
    ended_on: Mapped[date | None] = column()
    end_reason: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_task_matter", "matter_id"),)


class Reminder(Record):
    """催办 of one task."""

    __tablename__ = "reminder"
    id: Mapped[int] = column(primary_key=True)
    task_id: Mapped[int] = column(ForeignKey("task.id"))
    reminded_on: Mapped[date] = column()
    way: Mapped[str] = column(default="")
    words: Mapped[str] = column(default="")
    by: Mapped[str] = column()
    __table_args__ = (Index("ix_reminder_task", "task_id"),)


class Handover(Record):
    """内部移交 with its evidence and signatures (A06). evidence: name, copies, original of each piece."""

    __tablename__ = "handover"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    handed_at: Mapped[datetime] = column()
    from_unit: Mapped[str] = column(default="")
    from_person: Mapped[str] = column(default="")
    to_unit: Mapped[str] = column(default="")
    to_person: Mapped[str] = column(default="")
    gist: Mapped[str] = column(default="")
    opinion: Mapped[str] = column(default="")
    evidence: Mapped[list[Any]] = column(default=list)
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    received_on: Mapped[date | None] = column()
    __table_args__ = (Index("ix_handover_matter", "matter_id"),)


class Interview(Record):
    """谈话笔录 (A16, F12). exchanges: pairs of question and answer."""

    __tablename__ = "interview"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    began_at: Mapped[datetime] = column()
    ended_at: Mapped[datetime | None] = column()
    place: Mapped[str] = column(default="")
    interviewers: Mapped[str] = column(default="")
    recorder: Mapped[str] = column(default="")
    interviewee: Mapped[str] = column(default="")
    about: Mapped[str] = column(default="")
    exchanges: Mapped[list[Any]] = column(default=list)
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_interview_matter", "matter_id"),)


class Verification(Record):
    """调查核实 (A16, F13)."""

    __tablename__ = "verification"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    verified_on: Mapped[date] = column()
    place: Mapped[str] = column(default="")
    method: Mapped[str] = column(default="")
    subject: Mapped[str] = column(default="")
    found: Mapped[str] = column(default="")
    conclusion: Mapped[str] = column(default="")
    evidence: Mapped[list[Any]] = column(default=list)
    verifiers: Mapped[list[Any]] = column(default=list)
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_verification_matter", "matter_id"),)


class Extension(Record):
    """延期: asked, approved and told, each on its day (B05). due: the nominal end it prolongs."""

    __tablename__ = "extension"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    days: Mapped[int] = column()
    reason: Mapped[str] = column()
    due: Mapped[date] = column()
    new_due: Mapped[date] = column()
    requested_on: Mapped[date] = column()
    requested_by: Mapped[str] = column()
    request_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    approver: Mapped[str] = column(default="")
    approved_on: Mapped[date | None] = column()
    notified_on: Mapped[date | None] = column()
    notice_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    denied_on: Mapped[date | None] = column()
    denial: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_extension_matter", "matter_id"),)


class SuperiorConsent(Record):
    """延期办结请示 to the assigning body and its answer (H01). granted: None while it has not answered."""

    __tablename__ = "superior_consent"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    asked_on: Mapped[date] = column()
    reason: Mapped[str] = column()
    wanted_due: Mapped[date] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    answered_on: Mapped[date | None] = column()
    granted: Mapped[bool | None] = column()
    granted_due: Mapped[date | None] = column()
    document: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_superior_consent_matter", "matter_id"),)


class Objection(Record):
    """异议 to an item a superior sent, and the sender's answer (T08, T09)."""

    __tablename__ = "objection"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    objected_on: Mapped[date] = column()
    reasons: Mapped[str] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    answer: Mapped[str] = column(default="")
    answered_on: Mapped[date | None] = column()
    document: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_objection_matter", "matter_id"),)


class JointReview(Record):
    """会审 or joint acceptance by several units (B08, T13). units: their names as they were."""

    __tablename__ = "joint_review"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    held_on: Mapped[date] = column()
    units: Mapped[list[Any]] = column(default=list)
    words: Mapped[str] = column(default="")
    conclusion: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_joint_review_matter", "matter_id"),)


class Recusal(Record):
    """回避 (J01, F51). kind: SELF ASKED ORDERED; result: GRANTED DENIED or "" while undecided."""

    __tablename__ = "recusal"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    person_id: Mapped[int] = column(ForeignKey("person.id"))
    kind: Mapped[str] = column()
    relation: Mapped[str] = column(default="")
    reason: Mapped[str] = column(default="")
    raised_on: Mapped[date] = column()
    decided_by: Mapped[str] = column(default="")
    result: Mapped[str] = column(default="")
    decided_on: Mapped[date | None] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_recusal_matter", "matter_id"),)


class Proceeding(Record):
    """Court, arbitration or 复议 the matter is in (B27), kept apart from the petition."""

    __tablename__ = "proceeding"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    kind: Mapped[str] = column()
    body: Mapped[str] = column(default="")
    case_no: Mapped[str] = column(default="")
    since: Mapped[date | None] = column()
    __table_args__ = (Index("ix_proceeding_matter", "matter_id"),)


class Decision(Record):
    """呈批 to a leader and what was decided. kind: FILE (立案), REFUSE (不予受理); paper: the sheet it lies on."""

    __tablename__ = "decision"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    kind: Mapped[str] = column()
    proposal: Mapped[str] = column(default="")
    asked_on: Mapped[date] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    decided_by: Mapped[str] = column(default="")
    decided_on: Mapped[date | None] = column()
    words: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_decision_matter", "matter_id"),)


class Withdrawal(Record):
    """撤回: the petitioner's own statement (T26)."""

    __tablename__ = "withdrawal"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    withdrawn_on: Mapped[date] = column()
    reason: Mapped[str] = column(default="")
    received_by: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_withdrawal_matter", "matter_id"),)
