"""One matter as a whole: for the detail panel, for `show`, for the time line (A08)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ..office import Desk
from ..rules import lifecycle, privacy
from ..rules.deadlines import Due
from ..rules.deadlines_alerts import level
from ..rules.explain import explanation
from ..rules.matter import State
from ..rules.moments import local
from ..rules.rulebook import Kind
from ..storage.matters import Matter, Obligation, Paper, Step
from ..storage.offices import Person, Unit
from ..storage.visibility import visible
from . import acts_offered, happened, rulebooks, standing
from . import course as course_of
from .people import petitioner_words
from .registration import PersonInput


@dataclass(frozen=True, kw_only=True)
class ClockRow:
    """One deadline. due_day decides late or not; due: its reckoning, for 为什么是这一天; about: which of several of a
    rule; right: a period of the petitioner's, in which the office is not late."""

    rule: str
    about: str = ""
    right: bool = False
    name: str
    due_day: date
    work_by: date | None
    met_on: date | None
    provisional: bool
    level: str
    days: int
    silent: bool
    due: Due


@dataclass(frozen=True, kw_only=True)
class DemandRow:
    id: int
    text: str
    own_authority: str
    nature: str
    route: str
    route_basis: str
    competent_body: str
    route_code: str = ""
    told: bool = False
    answered: bool = False


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    id: int
    form: str
    title: str
    number: str
    issued_on: date
    issued_by: str
    printed: int


@dataclass(frozen=True, kw_only=True)
class StepRow:
    happened_on: date
    recorded_at: datetime
    actor: str
    act: str
    to_state: str
    note: str
    late_entry_reason: str
    paper_id: int | None


@dataclass(frozen=True, kw_only=True)
class MaterialRow:
    id: int
    name: str
    copies: int
    original: bool
    file_name: str


@dataclass(frozen=True, kw_only=True)
class LinkRow:
    id: int
    number: str
    relation: str
    subject: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """Everything the detail panel shows; people are masked unless unmasked was asked."""

    id: int
    version: int
    number: str
    external_number: str
    external_system: str
    state: str
    standing: str
    access: str
    channel: str
    received_at: datetime
    received_on: date
    subject: str
    summary: str
    facts: str
    topic: str
    occurrence: str
    urgency: str
    urgency_reason: str
    headcount: int
    petitioner: str
    people: tuple[PersonInput, ...]
    receiver: str
    place: str
    unit_id: int | None
    unit: str
    handler_id: int | None
    handler: str
    superior: str
    superior_due: date | None
    accepted_on: date | None
    address_unclear: str
    answered_at_once: str
    void_reason: str
    regime: str
    query_code: str
    signed_by_petitioner: bool | None
    promise_due: date | None
    wants_written_reply: bool
    simple_kind: str
    new_facts: str
    step: int | None
    step_days: tuple[str, ...]
    clocks: tuple[ClockRow, ...]
    demands: tuple[DemandRow, ...]
    papers: tuple[PaperRow, ...]
    steps: tuple[StepRow, ...]
    materials: tuple[MaterialRow, ...]
    links: tuple[LinkRow, ...]
    possible: acts_offered.Possible
    course: course_of.Course


def dossier(desk: Desk, matter_id: int, masked: bool = True) -> Dossier:
    """The whole of one matter this person may see. Raises Refused: MATTER_UNKNOWN."""
    matter = standing.load(desk, matter_id)
    unit = desk.db.get(Unit, matter.lead_unit_id) if matter.lead_unit_id else None
    handler = desk.db.get(Person, matter.handler_id) if matter.handler_id else None
    steps = tuple(_steps(desk, matter_id))
    past = happened.happened(desk, matter_id)
    seen = course_of.course(desk, matter, past)
    answered = happened.answered_demands(matter.demands, past)
    return Dossier(
        id=matter.id,
        version=matter.version,
        number=matter.number,
        external_number=matter.external_number,
        external_system=matter.external_system,
        state=matter.state,
        standing=matter.standing,
        access=matter.access,
        channel=matter.channel,
        received_at=matter.received_at,
        received_on=matter.received_on,
        subject=matter.subject,
        summary=matter.summary,
        facts=matter.facts,
        topic=matter.topic,
        occurrence=matter.occurrence,
        urgency=matter.urgency,
        urgency_reason=matter.urgency_reason,
        headcount=matter.headcount,
        petitioner=petitioner_words(matter.name_words, matter.headcount, masked),
        people=tuple(_person(row, masked) for row in matter.people if not row.struck),
        receiver=matter.receiver,
        place=matter.place,
        unit_id=matter.lead_unit_id,
        unit=unit.name if unit else "",
        handler_id=matter.handler_id,
        handler=handler.name if handler else "",
        superior=matter.superior,
        superior_due=matter.superior_due,
        accepted_on=matter.accepted_on,
        address_unclear=matter.address_unclear,
        answered_at_once=matter.answered_at_once,
        void_reason=matter.void_reason,
        regime=matter.regime,
        query_code=matter.query_code,
        signed_by_petitioner=matter.signed_by_petitioner,
        promise_due=matter.promise_due,
        wants_written_reply=matter.wants_written_reply,
        simple_kind=matter.simple_kind if matter.simple_left_on is None else "",
        new_facts=matter.new_facts,
        step=lifecycle.step_index(State(matter.state)),
        step_days=_step_days(steps),
        clocks=tuple(clocks(desk, matter)),
        demands=tuple(
            DemandRow(
                id=row.id,
                text=row.text,
                own_authority=row.own_authority,
                nature=row.nature,
                route=row.route,
                route_basis=row.route_basis,
                competent_body=row.competent_body,
                route_code=row.route_code,
                told=row.notice_id is not None,
                answered=row.id in answered,
            )
            for row in matter.demands
            if not row.struck
        ),
        papers=tuple(_papers(desk, matter_id)),
        steps=steps,
        materials=tuple(
            MaterialRow(id=row.id, name=row.name, copies=row.copies, original=row.original, file_name=row.file_name)
            for row in matter.materials
            if not row.struck
        ),
        links=tuple(_links(desk, matter)),
        possible=acts_offered.of(desk, matter, seen, past),
        course=seen,
    )


def plain(seen: Dossier) -> dict[str, Any]:
    """A dossier as plain values for `show --json`: no internal ids but what a reader needs."""
    return {
        "number": seen.number,
        "external_number": seen.external_number,
        "channel": seen.channel,
        "state": seen.state,
        "standing": seen.standing,
        "received_at": local(seen.received_at).isoformat(timespec="minutes"),
        "subject": seen.subject,
        "summary": seen.summary,
        "topic": seen.topic,
        "petitioner": seen.petitioner,
        "unit": seen.unit,
        "handler": seen.handler,
        "regime": seen.regime,
        "accepted_on": seen.accepted_on.isoformat() if seen.accepted_on else None,
        "demands": [
            {"text": one.text, "nature": one.nature, "route": one.route, "own_authority": one.own_authority}
            for one in seen.demands
        ],
        "deadlines": [
            {
                "rule": one.rule,
                "name": one.name,
                "due": one.due.due.isoformat(),
                "nominal": one.due.nominal.isoformat(),
                "rolled": one.due.rolled.isoformat() if one.due.rolled else None,
                "work_by": one.due.work_by.isoformat() if one.due.work_by else None,
                "provisional": one.provisional,
                "met_on": one.met_on.isoformat() if one.met_on else None,
                "basis": [{"document": basis.document, "article": basis.article} for basis in one.due.basis],
                "explanation": list(explanation(one.due)),
            }
            for one in seen.clocks
        ],
        "papers": [
            {"form": one.form, "title": one.title, "number": one.number, "issued_on": one.issued_on.isoformat()}
            for one in seen.papers
        ],
        "steps": [
            {"on": one.happened_on.isoformat(), "act": one.act, "state": one.to_state, "actor": one.actor}
            for one in seen.steps
        ],
    }


def _person(row: Any, masked: bool) -> PersonInput:
    shown = PersonInput(**{part.name: getattr(row, part.name) for part in fields(PersonInput)})
    if not masked:
        return shown
    return replace(
        shown,
        name=privacy.mask_name(shown.name),
        id_no=privacy.mask_id(shown.id_no) if shown.id_no else "",
        phone=privacy.mask_phone(shown.phone) if shown.phone else "",
        address=privacy.mask_address(shown.address) if shown.address else "",
        guardian=privacy.mask_name(shown.guardian) if shown.guardian else "",
    )


def clocks(desk: Desk, matter: Matter) -> list[ClockRow]:
    """The deadlines of a loaded matter, open ones first, nearest first."""
    today = standing.today(desk)
    edition = rulebooks.edition_of(desk, matter)
    made = []
    for row in desk.db.scalars(select(Obligation).where(Obligation.matter_id == matter.id)):
        rule = edition.rules.get(row.rule) or rulebooks.by_hash(desk, matter.rules_hash).rule(row.rule)
        due_day = date.fromisoformat(row.due[:10])
        made.append(
            ClockRow(
                rule=row.rule,
                about=row.about,
                right=rule.kind is Kind.PETITIONER_RIGHT,
                name=rule.name,
                due_day=due_day,
                work_by=date.fromisoformat(row.work_by) if row.work_by else None,
                met_on=row.met_on,
                provisional=row.provisional,
                level="DONE" if row.met_on else level(due_day, today, desk.calendar).value,
                days=(due_day - today).days,
                silent=matter.standing == "HISTORY",
                due=standing.dates_of(
                    desk,
                    matter,
                    row.rule,
                    date.fromisoformat(row.start[:10]),
                    date.fromisoformat(row.given) if row.given else None,
                    edition,
                ),
            )
        )
    return sorted(made, key=lambda one: (one.met_on is not None, one.due_day, one.rule))


def _papers(desk: Desk, matter_id: int) -> list[PaperRow]:
    rows = desk.db.scalars(select(Paper).where(Paper.matter_id == matter_id).order_by(Paper.id))
    return [
        PaperRow(
            id=row.id,
            form=row.form,
            title=row.title,
            number=row.number,
            issued_on=row.issued_on,
            issued_by=row.issued_by,
            printed=row.printed,
        )
        for row in rows
    ]


def _steps(desk: Desk, matter_id: int) -> list[StepRow]:
    rows = desk.db.scalars(select(Step).where(Step.matter_id == matter_id).order_by(Step.id))
    return [
        StepRow(
            happened_on=row.happened_on,
            recorded_at=row.recorded_at,
            actor=row.actor,
            act=row.act,
            to_state=row.to_state,
            note=row.note,
            late_entry_reason=row.late_entry_reason,
            paper_id=row.paper_id,
        )
        for row in rows
    ]


# The state whose reaching completes each step of the stepper but the first and the last.
_COMPLETES = {
    "ACCEPTED": 1,
    "OPINION_DRAFT": 2,
    "SIGNED": 3,
    "CLOSED": 5,
    "ARCHIVED": 6,
}


def _step_days(steps: tuple[StepRow, ...]) -> tuple[str, ...]:
    """The day each step of the stepper was done, "" for what was not done or never took place: a matter told its way
    was neither accepted nor handled."""
    reached = [""] * len(lifecycle.STEPPER)
    signed = False
    for row in steps:
        done = _COMPLETES.get(row.to_state)
        if row.to_state not in ("", "DRAFT"):
            reached[0] = reached[0] or f"{row.happened_on:%m-%d}"
        if done is not None:
            reached[done] = f"{row.happened_on:%m-%d}"
        signed = signed or row.to_state == "SIGNED"
        if row.to_state == "CONCLUDED" and row.act == "DELIVER" and signed:
            reached[4] = f"{row.happened_on:%m-%d}"
        if row.to_state == "CONCLUDED" and not reached[2] and reached[1]:
            reached[2] = f"{row.happened_on:%m-%d}"
    return tuple(reached)


def _links(desk: Desk, matter: Matter) -> list[LinkRow]:
    wanted = []
    if matter.linked_id:
        wanted.append((Matter.id == matter.linked_id, "EARLIER"))
    if matter.merged_into_id:
        wanted.append((Matter.id == matter.merged_into_id, "MERGED_INTO"))
    wanted += [(Matter.linked_id == matter.id, "LATER"), (Matter.merged_into_id == matter.id, "MERGED_HERE")]
    made = []
    for where, relation in wanted:
        for row in desk.db.scalars(visible(desk.actor).where(where).order_by(Matter.id)):
            made.append(LinkRow(id=row.id, number=row.number, relation=relation, subject=row.subject, state=row.state))
    return made
