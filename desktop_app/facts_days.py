"""What the papers of leaders' reception days, first responders and taken-charge cases may know (see facts.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .facts import OfficeFacts


@dataclass(frozen=True, kw_only=True)
class PosterLine:
    """One reception on a posting: the five items (C05) and the accompanying department. day: ISO day.

    was: what an earlier posting said of it, on a notice of change; note: 取消 or the reason of the change.
    """

    day: str = ""
    starts: str = ""
    ends: str = ""
    leader: str = ""
    post: str = ""
    portfolio: str = ""
    place: str = ""
    accompany: str = ""
    was: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PosterFacts:
    """F19: the posting of reception days, or the notice of their change. size: A4 or A3; change: a notice of change.

    booking, notes, phone: the numbered lines under the table; posted_on: the date under the signature.
    """

    office: OfficeFacts = OfficeFacts()
    size: str = "A4"
    change: bool = False
    title: str = ""
    period: str = ""
    intro: str = ""
    lines: tuple[PosterLine, ...] = ()
    booking: str = ""
    notes: str = ""
    phone: str = ""
    posted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ScheduleFacts:
    """F19a: the same days as the office keeps them, with columns for notice and confirmation."""

    office: OfficeFacts = OfficeFacts()
    period: str = ""
    lines: tuple[PosterLine, ...] = ()
    made_by: str = ""
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class BriefVisit:
    """One booked visitor on F19b. mine: what is known of the matter, as far as this leader may read it."""

    at: str = ""
    name: str = ""
    identity: str = ""
    headcount: str = ""
    subject: str = ""
    known: str = ""


@dataclass(frozen=True, kw_only=True)
class BriefFacts:
    """F19b: the notice to the receiving leader and the accompanying department."""

    office: OfficeFacts = OfficeFacts()
    leader: str = ""
    post: str = ""
    when: str = ""
    place: str = ""
    accompany: str = ""
    visits: tuple[BriefVisit, ...] = ()
    prepare: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SubstituteFacts:
    """F19c: who stands in for whom, why, and who approved it when."""

    office: OfficeFacts = OfficeFacts()
    when: str = ""
    place: str = ""
    leader: str = ""
    post: str = ""
    reason: str = ""
    substitute: str = ""
    substitute_post: str = ""
    proposed_on: date | None = None
    approver: str = ""
    approved_at: datetime | None = None
    reposted: str = ""


@dataclass(frozen=True, kw_only=True)
class BoardFacts:
    """F18: the information board of the reception place. steps: the course of a petition in order."""

    office: OfficeFacts = OfficeFacts()
    places: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    phone: str = ""
    posted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SheetFacts:
    """F17: one visitor received by a leader. outcome: code of labels.leader_days.OUTCOMES."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    matter_number: str = ""
    when: str = ""
    place: str = ""
    leader: str = ""
    post: str = ""
    accompany: str = ""
    visitor: str = ""
    identity: str = ""
    phone: str = ""
    headcount: str = ""
    representatives: str = ""
    problem: str = ""
    demands: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    answer: str = ""
    outcome: str = ""
    unit: str = ""
    due: date | None = None
    next_day: str = ""


@dataclass(frozen=True, kw_only=True)
class FieldFacts:
    """F17b. kind: code of labels.leader_days.FIELD_KINDS."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    kind: str = ""
    when: str = ""
    place: str = ""
    leader: str = ""
    post: str = ""
    met: str = ""
    matter_number: str = ""
    subject: str = ""
    found: str = ""
    advice: str = ""
    recorder: str = ""


@dataclass(frozen=True, kw_only=True)
class MediaFacts:
    """F49. sha256: 64 hexadecimal digits."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    carrier: str = ""
    taken_at: str = ""
    place: str = ""
    taken_by: str = ""
    content: str = ""
    length: str = ""
    size: str = ""
    file_name: str = ""
    sha256: str = ""
    kept_at: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadingFacts:
    """F23. kinds: codes of labels.instructions.LETTER_KINDS; writer: as the leader may read it."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    received_on: date | None = None
    writer: str = ""
    kinds: tuple[str, ...] = ()
    signers: int | None = None
    gist: str = ""
    proposal: str = ""
    proposed_by: str = ""
    proposed_on: date | None = None
    leader: str = ""


@dataclass(frozen=True, kw_only=True)
class InstructionFacts:
    """F21: the instruction word for word, to whom and until when."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    petitioner: str = ""
    channel: str = ""
    subject: str = ""
    leader: str = ""
    post: str = ""
    instruction: str = ""
    instructed_on: date | None = None
    unit: str = ""
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class FeedbackFacts:
    """F22: what became of an instruction, before the leader who gave it."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    subject: str = ""
    leader: str = ""
    instruction: str = ""
    instructed_on: date | None = None
    unit: str = ""
    findings: str = ""
    opinion: str = ""
    delivery: str = ""
    attitude: str = ""
    proposal: str = ""
    proposed_by: str = ""
    fed_back_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GuideFacts:
    """F07b 首问指引单: where to go, handed to the asker."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    unit: str = ""
    room: str = ""
    phone: str = ""
    contact: str = ""
    procedure: str = ""
    responder: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class InquiryLine:
    """One line of F32, every cell as it is printed."""

    number: str = ""
    asked_at: str = ""
    responder: str = ""
    asker: str = ""
    phone: str = ""
    channel: str = ""
    question: str = ""
    outcome: str = ""
    unit: str = ""
    result: str = ""
    satisfied: str = ""


@dataclass(frozen=True, kw_only=True)
class InquiryFacts:
    """F32: the register of first responders as a list."""

    office: OfficeFacts = OfficeFacts()
    period: str = ""
    lines: tuple[InquiryLine, ...] = ()
    made_by: str = ""
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CoverFacts:
    """F50: post, A role, phone, B role, phone and duties of each line."""

    office: OfficeFacts = OfficeFacts()
    lines: tuple[tuple[str, ...], ...] = ()
    posted_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ChargeFacts:
    """F29, two pages. trigger: code of labels.charges.TRIGGERS; five, four: item, day and what was done of each line;
    progress: the follow-ups."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    matter_number: str = ""
    petitioner: str = ""
    subject: str = ""
    trigger: str = ""
    leader: str = ""
    post: str = ""
    unit: str = ""
    handler: str = ""
    due: date | None = None
    five: tuple[tuple[str, str, str], ...] = ()
    four: tuple[tuple[str, str, str], ...] = ()
    plan: str = ""
    progress: tuple[str, ...] = ()
    result: str = ""
    ended_by: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ChargeNoticeFacts:
    """F29b: to the unit, which reports within five days."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    unit: str = ""
    paragraphs: tuple[str, ...] = ()
    issued_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ChargeReportFacts:
    """F29c: cause, findings and proposal, to the leader in charge."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    subject: str = ""
    unit: str = ""
    leader: str = ""
    cause: str = ""
    findings: str = ""
    proposal: str = ""
    reported_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RecordFacts:
    """F10 F11 F12b F36 F41. form: its code; lines: label, value and height in mm of each row; none prints the blank."""

    office: OfficeFacts = OfficeFacts()
    form: str = ""
    number: str = ""
    subject: str = ""
    petitioner: str = ""
    lines: tuple[tuple[str, str, float], ...] = ()
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SkipFacts:
    """F11b. late: arrived after the agreed time; brought_back: YES, NO or ""."""

    office: OfficeFacts = OfficeFacts()
    number: str = ""
    told_by: str = ""
    told_at: datetime | None = None
    people: str = ""
    place: str = ""
    arrive_by: datetime | None = None
    staff: str = ""
    arrived_at: datetime | None = None
    late: bool = False
    course: str = ""
    brought_back: str = ""
    reply_no: str = ""
    replied_at: datetime | None = None
