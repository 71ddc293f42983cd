"""领导接待日: dated slots, who stands in, what was posted, who booked and who came (C01–C16, F49, F11b)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from .records import Record, column


class Slot(Record):
    """One reception of one leader (C01). starts, ends: HH:MM at the school; post, portfolio: as they are posted.

    kind: code of labels.leader_days.KINDS; rule: name of the rule it came from; rest_reason: why on a day off;
    place_reason: why outside the office's own rooms (C06); case_id: the matter a field visit is about; told: who was
    notified; closed_at: over.
    """

    __tablename__ = "slot"
    id: Mapped[int] = column(primary_key=True)
    day: Mapped[date] = column()
    starts: Mapped[str] = column()
    ends: Mapped[str] = column()
    kind: Mapped[str] = column(default="ONSITE")
    leader_id: Mapped[int] = column(ForeignKey("person.id"))
    post: Mapped[str] = column(default="")
    portfolio: Mapped[str] = column(default="")
    place: Mapped[str] = column(default="")
    place_reason: Mapped[str] = column(default="")
    accompany: Mapped[str] = column(default="")
    capacity: Mapped[int] = column(default=8)
    topic: Mapped[str] = column(default="")
    case_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    rule: Mapped[str] = column(default="")
    rest_reason: Mapped[str] = column(default="")
    cancelled_on: Mapped[date | None] = column()
    cancel_reason: Mapped[str] = column(default="")
    notified_at: Mapped[datetime | None] = column()
    told: Mapped[str] = column(default="")
    brief_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    closed_at: Mapped[datetime | None] = column()
    version: Mapped[int] = column(default=1)
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (Index("ix_slot_day", "day"),)


class Substitution(Record):
    """代接访: asked, then approved by a principal leader before the slot begins (C04, F19c)."""

    __tablename__ = "substitution"
    id: Mapped[int] = column(primary_key=True)
    slot_id: Mapped[int] = column(ForeignKey("slot.id"))
    from_id: Mapped[int] = column(ForeignKey("person.id"))
    to_id: Mapped[int] = column(ForeignKey("person.id"))
    reason: Mapped[str] = column()
    asked_at: Mapped[datetime] = column()
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    decided_by: Mapped[str] = column(default="")
    decided_at: Mapped[datetime | None] = column()
    approved: Mapped[bool | None] = column()
    __table_args__ = (Index("ix_substitution_slot", "slot_id"),)


class Posting(Record):
    """公示: what was put up, where and when, and when it was taken down (C05). kind: NOTICE, CHANGE or BOARD (F18).

    lines: per slot what the paper says of it, in the order of the paper; override_reason: why a month without its
    principal leader was published; photo: hash of a picture of the posting.
    """

    __tablename__ = "posting"
    id: Mapped[int] = column(primary_key=True)
    kind: Mapped[str] = column()
    first: Mapped[date] = column()
    last: Mapped[date] = column()
    lines: Mapped[list[Any]] = column(default=list)
    paper_id: Mapped[int] = column(ForeignKey("paper.id"))
    override_reason: Mapped[str] = column(default="")
    posted_at: Mapped[datetime | None] = column()
    places: Mapped[str] = column(default="")
    photo: Mapped[str] = column(default="")
    photo_name: Mapped[str] = column(default="")
    taken_down_on: Mapped[date | None] = column()


class Booking(Record):
    """预约: who comes to a slot, with what. told_on, told_how: when a visitor was told of an appointment made for them
    (另约); case_id: the matter it is about, if it is known already."""

    __tablename__ = "booking"
    id: Mapped[int] = column(primary_key=True)
    slot_id: Mapped[int] = column(ForeignKey("slot.id"))
    at: Mapped[str] = column(default="")
    name: Mapped[str] = column()
    identity: Mapped[str] = column(default="")
    unit: Mapped[str] = column(default="")
    phone: Mapped[str] = column(default="")
    headcount: Mapped[int] = column(default=1)
    subject: Mapped[str] = column(default="")
    case_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    told_on: Mapped[date | None] = column()
    told_how: Mapped[str] = column(default="")
    cancelled_on: Mapped[date | None] = column()
    cancel_reason: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_booking_slot", "slot_id"),)


class SlotVisit(Record):
    """接访处理单 (F17): one visitor or group received, and what became of it (C07, A14).

    outcome: ANSWERED, ASSIGNED, APPOINTMENT; representatives: names, at most five; read, heard, counselled: the three
    full attentions of A14 with `attention` as their note; next_booking_id: the appointment that was made.
    """

    __tablename__ = "slot_visit"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    slot_id: Mapped[int] = column(ForeignKey("slot.id"))
    booking_id: Mapped[int | None] = column(ForeignKey("booking.id"))
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    received_at: Mapped[datetime] = column()
    headcount: Mapped[int] = column(default=1)
    representatives: Mapped[list[Any]] = column(default=list)
    outcome: Mapped[str] = column()
    answer: Mapped[str] = column(default="")
    attention: Mapped[dict[str, Any]] = column(default=dict)
    instruction_id: Mapped[int | None] = column(ForeignKey("instruction.id"))
    next_booking_id: Mapped[int | None] = column(ForeignKey("booking.id"))
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    recorded_by: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_slot_visit_slot", "slot_id"), Index("ix_slot_visit_matter", "matter_id"))


class Instruction(Record):
    """领导批示件: asked (F23), instructed and dispatched (F21), answered, fed back to the same leader (F22).

    origin: RECEPTION, LETTER or NOTE; letter_kinds: codes of the four kinds of D01; hide_name: the writer is not named
    on its papers (D05); due: the day the leader set for the result.
    """

    __tablename__ = "instruction"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    origin: Mapped[str] = column()
    leader_id: Mapped[int] = column(ForeignKey("person.id"))
    letter_kinds: Mapped[list[Any]] = column(default=list)
    hide_name: Mapped[bool] = column(default=True)
    proposal: Mapped[str] = column(default="")
    asked_on: Mapped[date | None] = column()
    ask_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    words: Mapped[str] = column(default="")
    instructed_on: Mapped[date | None] = column()
    unit_id: Mapped[int | None] = column(ForeignKey("unit.id"))
    due: Mapped[date | None] = column()
    dispatch_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    result: Mapped[str] = column(default="")
    replied_on: Mapped[date | None] = column()
    report_id: Mapped[int | None] = column(ForeignKey("material.id"))
    fed_back_on: Mapped[date | None] = column()
    fed_back_to: Mapped[str] = column(default="")
    feedback_paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    ended_on: Mapped[date | None] = column()
    end_reason: Mapped[str] = column(default="")
    __table_args__ = (Index("ix_instruction_matter", "matter_id"),)


class MediaRecord(Record):
    """声像资料 (C10, F49): what was taken, its hash, and where the copy lies. file: hash in the store, "" when the
    recording stays outside and only its own hash is known."""

    __tablename__ = "media_record"
    id: Mapped[int] = column(primary_key=True)
    number: Mapped[str] = column()
    slot_id: Mapped[int | None] = column(ForeignKey("slot.id"))
    matter_id: Mapped[int | None] = column(ForeignKey("matter.id"))
    carrier: Mapped[str] = column(default="")
    taken_at: Mapped[datetime] = column()
    place: Mapped[str] = column(default="")
    taken_by: Mapped[str] = column(default="")
    content: Mapped[str] = column(default="")
    minutes: Mapped[int | None] = column()
    file: Mapped[str] = column(default="")
    file_name: Mapped[str] = column(default="")
    sha256: Mapped[str] = column(default="")
    size: Mapped[int | None] = column()
    kept_at: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))


class Absence(Record):
    """不在岗: while it lasts the B role is told and asked instead (F07). ended_on: came back earlier."""

    __tablename__ = "absence"
    id: Mapped[int] = column(primary_key=True)
    person_id: Mapped[int] = column(ForeignKey("person.id"))
    first: Mapped[date] = column()
    last: Mapped[date] = column()
    reason: Mapped[str] = column(default="")
    ended_on: Mapped[date | None] = column()
    __table_args__ = (Index("ix_absence_person", "person_id"),)


class SkipVisit(Record):
    """越级访 (H02, F11b): who told us, until when somebody has to be there, who went, and the letter that ended it."""

    __tablename__ = "skip_visit"
    id: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int] = column(ForeignKey("matter.id"))
    told_by: Mapped[str] = column()
    told_at: Mapped[datetime] = column()
    arrive_by: Mapped[datetime] = column()
    place: Mapped[str] = column(default="")
    people: Mapped[str] = column(default="")
    staff: Mapped[str] = column(default="")
    arrived_at: Mapped[datetime | None] = column()
    course: Mapped[str] = column(default="")
    brought_back: Mapped[bool | None] = column()
    replied_at: Mapped[datetime | None] = column()
    reply_no: Mapped[str] = column(default="")
    paper_id: Mapped[int | None] = column(ForeignKey("paper.id"))
    __table_args__ = (Index("ix_skip_visit_matter", "matter_id"),)
