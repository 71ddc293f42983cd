"""What is reported and told: answers to alerts, periodic reports, events within the hour, zero reports and duty."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from .records import Record, column


class AlertAnswer(Record):
    """What somebody said to an alert: seen, or told again at `until` with a reason (§2.5).

    occurrence, level: as in `notice_sent`; until: None when it was seen for good.
    """

    __tablename__ = "alert_answer"
    id: Mapped[int] = column(primary_key=True)
    occurrence: Mapped[str] = column()
    level: Mapped[str] = column()
    answered_at: Mapped[datetime] = column()
    answered_by: Mapped[str] = column()
    until: Mapped[datetime | None] = column()
    reason: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_alert_answer_occurrence", "occurrence", "level"),)


class PeriodReport(Record):
    """月报, 半年 and 年度分析 (G01, G02, G10, G13). kind: MONTH HALF YEAR; period: 2026-10, 2026-H1 or 2026.

    narrative: text by block of labels.period_reports.BLOCKS; figures: frozen when sent; head: the journal's head then;
    paper_id: the printed report as it was sent.
    """

    __tablename__ = "period_report"
    id: Mapped[int] = column(primary_key=True)
    kind: Mapped[str] = column()
    period: Mapped[str] = column()
    narrative: Mapped[dict[str, Any]] = column(default=dict)
    filled_by: Mapped[str] = column(default="")
    filled_on: Mapped[date | None] = column()
    checked_by: Mapped[str] = column(default="")
    checked_on: Mapped[date | None] = column()
    signed_by: Mapped[str] = column(default="")
    signed_on: Mapped[date | None] = column()
    sent_at: Mapped[datetime | None] = column()
    sent_on: Mapped[date | None] = column()
    sent_how: Mapped[str] = column(default="")
    late_reason: Mapped[str] = column(default="")
    figures: Mapped[dict[str, Any]] = column(default=dict)
    head: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("kind", "period"),)


class UrgentEvent(Record):
    """重大信访事项 (G03, G05, G06, G14, N05). kind: code of labels.urgent.KINDS; known_at: starts the hour.

    vice_at, main_at: when the vice head in charge and the principal leader were told (G06); hazard_id, matter_id: what
    it grew out of; late_reason: why the superior was told after the hour.
    """

    __tablename__ = "urgent_event"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    kind: Mapped[str] = column()
    matter_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    hazard_id: Mapped[int | None] = column(ForeignKey("hazard.id"))
    occurred_at: Mapped[datetime | None] = column()
    known_at: Mapped[datetime] = column()
    learned_from: Mapped[str] = column(default="")
    place: Mapped[str] = column(default="")
    people: Mapped[str] = column(default="")
    headcount: Mapped[int | None] = column()
    demand: Mapped[str] = column(default="")
    cause: Mapped[str] = column(default="")
    situation: Mapped[str] = column(default="")
    measures: Mapped[str] = column(default="")
    next_step: Mapped[str] = column(default="")
    coordination: Mapped[str] = column(default="")
    vice_at: Mapped[datetime | None] = column()
    main_at: Mapped[datetime | None] = column()
    late_reason: Mapped[str] = column(default="")
    ended_on: Mapped[date | None] = column()
    void_reason: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("number"), Index("ix_urgent_event_known", "known_at"))


class EventCall(Record):
    """One telephone report about an event (G03). superior: to the body that must hear within the hour."""

    __tablename__ = "event_call"
    id: Mapped[int] = column(primary_key=True)
    event_id: Mapped[int] = column(ForeignKey("urgent_event.id"))
    at: Mapped[datetime] = column()
    called: Mapped[str] = column()
    phone: Mapped[str] = column(default="")
    superior: Mapped[bool] = column(default=False)
    said: Mapped[str] = column(default="")
    caller: Mapped[str] = column()
    __table_args__ = (Index("ix_event_call_event", "event_id"),)


class EventReport(Record):
    """One written report of an event: F35 numbered 首报, 续报, 终报, or F35b for the school's own leaders.

    kind: FIRST FOLLOW FINAL INTERNAL; sequence: 1 for the first follow-up, 0 for those that come once.
    """

    __tablename__ = "event_report"
    id: Mapped[int] = column(primary_key=True)
    event_id: Mapped[int] = column(ForeignKey("urgent_event.id"))
    kind: Mapped[str] = column()
    sequence: Mapped[int] = column(default=0)
    sent_to: Mapped[str] = column(default="")
    sent_at: Mapped[datetime | None] = column()
    sent_how: Mapped[str] = column(default="")
    signer: Mapped[str] = column(default="")
    paper_id: Mapped[int] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_event_report_event", "event_id"),)


class KeyPeriod(Record):
    """重点时期: zero reports and screening every day of it, both days included (N01, N03). Hours as HH:MM."""

    __tablename__ = "key_period"
    id: Mapped[int] = column(primary_key=True)
    name: Mapped[str] = column()
    first_on: Mapped[date] = column()
    last_on: Mapped[date] = column()
    zero_hour: Mapped[str] = column(default="17:00")
    screen_hour: Mapped[str] = column(default="16:00")
    notice: Mapped[str] = column(default="")
    void_reason: Mapped[str] = column(default="")
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}


class ZeroReport(Record):
    """每日零报告 of one day (N03, F34c); a second one of a day revises the first, the journal keeps both."""

    __tablename__ = "zero_report"
    id: Mapped[int] = column(primary_key=True)
    day: Mapped[date] = column()
    period_id: Mapped[int | None] = column(ForeignKey("key_period.id"))
    nil: Mapped[bool] = column()
    content: Mapped[str] = column(default="")
    reporter: Mapped[str] = column()
    leader: Mapped[str] = column(default="")
    sent_at: Mapped[datetime] = column()
    sent_how: Mapped[str] = column(default="")
    late_reason: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (UniqueConstraint("day"),)


class DutyShift(Record):
    """One shift of the duty roster (N06, F53). starts, ends: HH:MM; an end not after the start is on the next day."""

    __tablename__ = "duty_shift"
    id: Mapped[int] = column(primary_key=True)
    day: Mapped[date] = column()
    name: Mapped[str] = column(default="")
    starts: Mapped[str] = column()
    ends: Mapped[str] = column()
    person_id: Mapped[int] = column(ForeignKey("person.id"))
    leader_id: Mapped[int | None] = column(ForeignKey("person.id"))
    phone: Mapped[str] = column(default="")
    struck: Mapped[bool] = column(default=False)
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_duty_shift_day", "day"),)


class DutyEntry(Record):
    """One line of the duty log (F54): who called or came, about what, what was done; TEST for trying the telephone."""

    __tablename__ = "duty_entry"
    id: Mapped[int] = column(primary_key=True)
    shift_id: Mapped[int] = column(ForeignKey("duty_shift.id"))
    at: Mapped[datetime] = column()
    kind: Mapped[str] = column()
    content: Mapped[str] = column()
    handled: Mapped[str] = column(default="")
    writer: Mapped[str] = column()
    __table_args__ = (Index("ix_duty_entry_shift", "shift_id"),)


class DutyHandover(Record):
    """交接: who gave the shift to whom, and what is still open; both names stand under it."""

    __tablename__ = "duty_handover"
    id: Mapped[int] = column(primary_key=True)
    shift_id: Mapped[int] = column(ForeignKey("duty_shift.id"))
    at: Mapped[datetime] = column()
    giver: Mapped[str] = column()
    taker: Mapped[str] = column()
    left_open: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_duty_handover_shift", "shift_id"),)
