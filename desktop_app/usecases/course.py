"""办理情况: what has happened on a matter, for the panel and for the reports that are written from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from ..labels import codes
from ..labels import official as words
from ..office import Desk
from ..rules.moments import legal_day
from ..storage.handling import Reminder
from ..storage.matters import Accused, Matter, Paper
from ..storage.offices import Person, Unit
from ..storage.opinions import OpinionPart
from . import course_leaders, happened, records
from .course_leaders import ChargeBrief, InstructionRow
from .happened import Happened


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    id: int
    unit_id: int
    unit: str
    lead: bool
    sent_on: date
    due: date
    asked: str
    received_on: date | None
    received_by: str
    replied_on: date | None
    reply: str
    signed_by: str
    returned_on: date | None
    ended_on: date | None
    reminders: int

    @property
    def open(self) -> bool:
        return self.replied_on is None and self.returned_on is None and self.ended_on is None


@dataclass(frozen=True, kw_only=True)
class PartRow:
    demand_id: int
    text: str
    finding: str
    conclusion: str
    reasons: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class OpinionRow:
    id: int
    version: int
    state: str
    major: bool
    course: str
    remedy_body: str
    drafter_id: int | None
    drafter: str
    drafted_on: date
    reviewer_id: int | None
    reviewer: str
    signer: str
    signed_on: date | None
    checked_on: date | None
    quality_open: tuple[str, ...]
    sent_back_reason: str
    attachments: tuple[str, ...]
    no_hearing_reason: str
    paper_id: int | None
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, kw_only=True)
class ExecutionRow:
    id: int
    demand_id: int
    demand: str
    action: str
    unit: str
    due: date
    done_on: date | None
    evidence: str
    consent: str


@dataclass(frozen=True, kw_only=True)
class RecusalRow:
    id: int
    person_id: int
    person: str
    kind: str
    relation: str
    result: str
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class ExtensionRow:
    id: int
    days: int
    reason: str
    due: date
    new_due: date
    requested_on: date
    approved_on: date | None
    notified_on: date | None
    denied_on: date | None


@dataclass(frozen=True, kw_only=True)
class HandoverRow:
    id: int
    handed_on: date
    to_unit: str
    to_person: str
    received_on: date | None


@dataclass(frozen=True, kw_only=True)
class ReviewRow:
    id: int
    level: str
    applied_on: date
    body: str
    result: str
    paper_no: str
    paper_on: date | None


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of 办理情况. kind: code of the labels' kinds; paper_id: what can be opened."""

    kind: str
    title: str
    note: str
    day: date
    paper_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeliverableRow:
    """A paper whose delivery is not recorded yet."""

    id: int
    form: str
    title: str
    number: str
    issued_on: date


@dataclass(frozen=True, kw_only=True)
class Course:
    """Everything beside the registration. deliverable: papers still to be delivered, the opinion first."""

    tasks: tuple[TaskRow, ...] = ()
    opinion: OpinionRow | None = None
    versions: int = 0
    executions: tuple[ExecutionRow, ...] = ()
    recusals: tuple[RecusalRow, ...] = ()
    extensions: tuple[ExtensionRow, ...] = ()
    handovers: tuple[HandoverRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    events: tuple[Event, ...] = ()
    proceedings: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    consent_open: bool = False
    objection_open: bool = False
    settlement_open: bool = False
    decision_open: bool = False
    closing_written: bool = False
    deliverable: tuple[DeliverableRow, ...] = ()
    instructions: tuple[InstructionRow, ...] = ()
    charges: tuple[ChargeBrief, ...] = ()
    skip_open: bool = False


def course(desk: Desk, matter: Matter, past: Happened | None = None) -> Course:
    """The course of a loaded matter. past: what happened on it, None to read it."""
    past = past or happened.happened(desk, matter.id)
    units = {row.id: row.name for row in desk.db.scalars(select(Unit))}
    people = {row.id: row.name for row in desk.db.scalars(select(Person))}
    texts = {row.id: row.text for row in matter.demands}
    return Course(
        tasks=_tasks(desk, past, units),
        opinion=_opinion(desk, past, people, texts),
        versions=len(past.opinions),
        executions=tuple(
            ExecutionRow(
                id=row.id, demand_id=row.demand_id, demand=texts.get(row.demand_id, ""), action=row.action,
                unit=units.get(row.unit_id or -1, ""), due=row.due, done_on=row.done_on, evidence=row.evidence,
                consent=row.consent,
            )
            for row in past.executions
        ),
        recusals=tuple(
            RecusalRow(
                id=row.id, person_id=row.person_id, person=people.get(row.person_id, ""), kind=row.kind,
                relation=row.relation, result=row.result, decided_by=row.decided_by,
            )
            for row in past.recusals
        ),
        extensions=tuple(
            ExtensionRow(
                id=row.id, days=row.days, reason=row.reason, due=row.due, new_due=row.new_due,
                requested_on=row.requested_on, approved_on=row.approved_on, notified_on=row.notified_on,
                denied_on=row.denied_on,
            )
            for row in past.extensions
        ),
        handovers=tuple(
            HandoverRow(
                id=row.id, handed_on=legal_day(row.handed_at), to_unit=row.to_unit, to_person=row.to_person,
                received_on=row.received_on,
            )
            for row in past.handovers
        ),
        reviews=tuple(
            ReviewRow(
                id=row.id, level=row.level, applied_on=row.applied_on, body=row.body, result=row.result,
                paper_no=row.paper_no, paper_on=row.paper_on,
            )
            for row in past.reviews
        ),
        events=_events(past, units, people),
        proceedings=tuple(
            " ".join(part for part in (codes.PROCEEDING_KINDS[row.kind], row.body, row.case_no) if part)
            for row in past.proceedings
        ),
        accused=_accused(desk, matter.id, units, people),
        consent_open=any(row.answered_on is None for row in past.consents),
        objection_open=any(not row.answer for row in past.objections),
        settlement_open=any(row.settled_on is None for row in past.settlements),
        decision_open=any(row.decided_on is None for row in past.decisions),
        closing_written=bool(past.closings),
        deliverable=_deliverable(desk, matter.id, past),
        instructions=course_leaders.instructions(past, units, people),
        charges=course_leaders.charges(desk, past, units, people),
        skip_open=records.open_skip(desk, matter.id) is not None,
    )  # fmt: skip


def _tasks(desk: Desk, past: Happened, units: dict[int, str]) -> tuple[TaskRow, ...]:
    ids = [row.id for row in past.tasks]
    counted = select(Reminder.task_id, func.count(Reminder.id)).where(Reminder.task_id.in_(ids))
    reminded = {row[0]: row[1] for row in desk.db.execute(counted.group_by(Reminder.task_id))} if ids else {}
    return tuple(
        TaskRow(
            id=row.id, unit_id=row.unit_id, unit=units.get(row.unit_id, ""), lead=row.lead, sent_on=row.sent_on,
            due=row.due, asked=row.asked, received_on=row.received_on, received_by=row.received_by,
            replied_on=row.replied_on, reply=row.reply, signed_by=row.signed_by, returned_on=row.returned_on,
            ended_on=row.ended_on, reminders=reminded.get(row.id, 0),
        )
        for row in past.tasks
    )  # fmt: skip


def _opinion(desk: Desk, past: Happened, people: dict[int, str], texts: dict[int, str]) -> OpinionRow | None:
    row = past.opinion
    if row is None:
        return None
    parts = desk.db.scalars(select(OpinionPart).where(OpinionPart.opinion_id == row.id).order_by(OpinionPart.seat))
    return OpinionRow(
        id=row.id, version=row.version, state=row.state, major=row.major, course=row.course,
        remedy_body=row.remedy_body, drafter_id=row.drafter_id, drafter=people.get(row.drafter_id or -1, ""),
        drafted_on=row.drafted_on, reviewer_id=row.reviewer_id, reviewer=people.get(row.reviewer_id or -1, ""),
        signer=people.get(row.signer_id or -1, ""), signed_on=row.signed_on, checked_on=row.checked_on,
        quality_open=tuple(item for item, answer in row.checks.items() if answer != "YES"),
        sent_back_reason=row.sent_back_reason, attachments=tuple(row.attachments),
        no_hearing_reason=row.no_hearing_reason, paper_id=row.paper_id,
        parts=tuple(
            PartRow(
                demand_id=one.demand_id, text=texts.get(one.demand_id, ""), finding=one.finding,
                conclusion=one.conclusion, reasons=one.reasons, basis=one.basis,
            )
            for one in parts
        ),
    )  # fmt: skip


def _events(past: Happened, units: dict[int, str], people: dict[int, str]) -> tuple[Event, ...]:
    made = [
        Event(kind=kind, title=title, note=note, day=on, paper_id=paper)
        for kind, title, note, on, paper in course_leaders.events(past, units, people)
    ]
    made += [
        Event(kind="DECISION", title=row.proposal, note=f"{row.decided_by} {row.words}".strip(),
              day=row.decided_on or row.asked_on, paper_id=row.paper_id)
        for row in past.decisions
    ]  # fmt: skip
    made += [
        Event(kind="TASK", title=units.get(row.unit_id, ""), note=row.reply or row.return_reason or row.asked,
              day=row.replied_on or row.returned_on or row.sent_on, paper_id=row.report_id or row.paper_id)
        for row in past.tasks
    ]  # fmt: skip
    made += [
        Event(kind="HANDOVER", title=f"{row.to_unit} {row.to_person}".strip(), note=row.gist,
              day=legal_day(row.handed_at), paper_id=row.paper_id)
        for row in past.handovers
    ]  # fmt: skip
    made += [
        Event(kind="INTERVIEW", title=row.interviewers, note=row.place, day=legal_day(row.began_at),
              paper_id=row.paper_id)
        for row in past.interviews
    ]  # fmt: skip
    made += [
        Event(kind="VERIFICATION", title="、".join(row.verifiers), note=row.conclusion or row.found,
              day=row.verified_on, paper_id=row.paper_id)
        for row in past.verifications
    ]  # fmt: skip
    made += [
        Event(kind="EXTENSION", title=words.extended(row.days), note=row.denial or row.reason,
              day=row.notified_on or row.denied_on or row.requested_on,
              paper_id=row.notice_paper_id or row.request_paper_id)
        for row in past.extensions
    ]  # fmt: skip
    made += [
        Event(kind="CONSENT", title=row.document, note=row.reason, day=row.answered_on or row.asked_on,
              paper_id=row.paper_id)
        for row in past.consents
    ]  # fmt: skip
    made += [
        Event(kind="OBJECTION", title=codes.OBJECTION_ANSWERS.get(row.answer, ""), note=row.reasons,
              day=row.answered_on or row.objected_on, paper_id=row.paper_id)
        for row in past.objections
    ]  # fmt: skip
    made += [
        Event(kind="JOINT_REVIEW", title="、".join(row.units), note=row.conclusion, day=row.held_on)
        for row in past.joint_reviews
    ]
    made += [
        Event(kind="OPINION", title=codes.OPINION_STATES[row.state], note=row.end_reason or row.change_reason,
              day=row.signed_on or row.drafted_on, paper_id=row.paper_id or row.check_id or row.slip_id)
        for row in past.opinions
    ]  # fmt: skip
    made += [
        Event(kind="DELIVERY", title=codes.SERVICE_METHODS[row.method], note=row.receiver or row.refusal,
              day=row.delivered_on or row.sent_on or date.min, paper_id=row.proof_id)
        for row in past.deliveries
    ]  # fmt: skip
    made += [
        Event(kind=row.level, title=codes.REVIEW_RESULTS.get(row.result, ""), note=f"{row.body} {row.paper_no}".strip(),
              day=row.received_on or row.applied_on, paper_id=row.register_id)
        for row in past.reviews
    ]  # fmt: skip
    made += [
        Event(kind="SETTLEMENT", title=codes.SETTLEMENT_KINDS[row.kind], note="；".join(str(one) for one in row.terms),
              day=row.settled_on or row.drawn_on, paper_id=row.paper_id)
        for row in past.settlements
    ]  # fmt: skip
    made += [
        Event(kind="REPLY", title=codes.REPLY_WAYS.get(row.way, ""), note=row.content, day=row.replied_on,
              paper_id=row.paper_id)
        for row in past.replies
    ]  # fmt: skip
    made += [
        Event(kind="RATING", title=words.rated(codes.RATINGS.get(row.office, ""), codes.RATINGS.get(row.unit, "")),
              note=row.comment, day=row.rated_on or date.min, paper_id=row.paper_id)
        for row in past.ratings
    ]  # fmt: skip
    made += [
        Event(kind="CLOSING", title=row.approver, note="", day=row.closed_on or row.reported_on, paper_id=row.report_id)
        for row in past.closings
    ]
    return tuple(sorted(made, key=lambda one: one.day))


def _accused(desk: Desk, matter_id: int, units: dict[int, str], people: dict[int, str]) -> tuple[str, ...]:
    rows = desk.db.scalars(select(Accused).where(Accused.matter_id == matter_id).order_by(Accused.id))
    return tuple(row.name or people.get(row.person_id or -1, "") or units.get(row.unit_id or -1, "") for row in rows)


def _deliverable(desk: Desk, matter_id: int, past: Happened) -> tuple[DeliverableRow, ...]:
    from .delivery import DELIVERED_FORMS

    rows = desk.db.scalars(
        select(Paper).where(Paper.matter_id == matter_id, Paper.form.in_(DELIVERED_FORMS), Paper.void_reason == "")
    )
    superior = {row.paper_id for row in past.replies if row.recipient == "SUPERIOR"}
    superior |= {row.paper_id for row in past.objections}
    left = [row for row in rows if past.delivery_of(row.id) is None and row.id not in superior]
    left.sort(key=lambda row: (row.form != "F16", -row.id))
    return tuple(
        DeliverableRow(id=row.id, form=row.form, title=row.title, number=row.number, issued_on=row.issued_on)
        for row in left
    )
