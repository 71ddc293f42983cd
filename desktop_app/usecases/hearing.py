"""移交、谈话、核实、会审: what is heard and found before an opinion is written (A06, A16, B08, T13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..facts import MaterialFacts
from ..facts_life import HandoverFacts, InterviewFacts, VerificationFacts
from ..labels import codes
from ..labels import official as words
from ..office import Desk
from ..rules import lifecycle, moments, texts
from ..rules.refusal import Refused
from ..storage.handling import Handover, Interview, JointReview, Verification
from . import days, hands, papers, standing
from .offices import profile
from .triage import refuse_first


@dataclass(frozen=True, kw_only=True)
class Evidence:
    name: str
    copies: int = 1
    original: bool = False


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """内部移交 (A06). handed_at: wall-clock time at the school."""

    matter_id: int
    version: int
    handed_at: datetime | None
    from_unit: str
    from_person: str
    to_unit: str
    to_person: str
    gist: str = ""
    opinion: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordInterview:
    """谈话笔录 (A16). began_at, ended_at: wall-clock times; exchanges: pairs of question and answer."""

    matter_id: int
    version: int
    began_at: datetime | None
    interviewers: str
    interviewee: str
    exchanges: tuple[tuple[str, str], ...]
    ended_at: datetime | None = None
    place: str = ""
    recorder: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordVerification:
    """调查核实 (A16)."""

    matter_id: int
    version: int
    verified_on: date | None
    method: str
    found: str
    subject: str = ""
    place: str = ""
    conclusion: str = ""
    evidence: tuple[str, ...] = ()
    verifiers: tuple[str, ...] = ()
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class JoinUnits:
    """会审、共同办理 by at least two units (B08, T13)."""

    matter_id: int
    version: int
    held_on: date | None
    unit_ids: tuple[int, ...]
    words: str = ""
    conclusion: str = ""
    late_entry_reason: str = ""


def hand_over(desk: Desk, new: HandOver) -> papers.Issued:
    """Register an internal hand-over and print F09 (A06). Raises Refused: HANDOVER_SAME, EVIDENCE_EMPTY."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    at = days.minute(desk, "handed_at", new.handed_at)
    if moments.moment(at) < matter.received_at:
        raise Refused(
            "HANDED_BEFORE_RECEIVED", "handed_at", {"handed": at, "received": moments.local(matter.received_at)}
        )
    if not (new.to_unit.strip() or new.to_person.strip()):
        raise Refused("RECIPIENT_MISSING", "to_unit", {}, (), "CHOOSE_RECIPIENT")
    if (new.from_unit.strip(), new.from_person.strip()) == (new.to_unit.strip(), new.to_person.strip()):
        raise Refused("HANDOVER_SAME", "to_unit")
    if any(not one.name.strip() or one.copies < 1 for one in new.evidence):
        raise Refused("EVIDENCE_EMPTY", "evidence")
    hands.free(standing.facts_of(desk, matter), "to_unit", new.to_unit, new.to_person)
    facts = HandoverFacts(
        office=profile(desk).facts(),
        number=matter.number,
        handed_at=at,
        from_unit=new.from_unit,
        from_person=new.from_person,
        to_unit=new.to_unit,
        to_person=new.to_person,
        gist=new.gist or matter.subject,
        opinion=new.opinion,
        evidence=tuple(MaterialFacts(name=one.name, copies=one.copies, original=one.original) for one in new.evidence),
    )
    issued = papers.issue(desk, matter, "F09", facts, at.date())
    desk.db.add(
        Handover(
            matter_id=matter.id, handed_at=moments.moment(at), from_unit=new.from_unit, from_person=new.from_person,
            to_unit=new.to_unit, to_person=new.to_person, gist=facts.gist, opinion=new.opinion,
            evidence=[[one.name, one.copies, one.original] for one in new.evidence], paper_id=issued.id,
        )
    )  # fmt: skip
    note = f"{new.from_unit} {new.from_person} → {new.to_unit} {new.to_person}"
    standing.add_step(desk, matter, "HAND_OVER", at.date(), " ".join(note.split()), issued.id)
    return issued


def acknowledge_handover(desk: Desk, matter_id: int, version: int, handover_id: int, on: date | None) -> None:
    """The receiver signed the hand-over. Raises Refused: HANDOVER_UNKNOWN."""
    matter = standing.load_alive(desk, matter_id, version)
    row = desk.db.get(Handover, handover_id)
    if row is None or row.matter_id != matter.id or row.received_on is not None:
        raise Refused("HANDOVER_UNKNOWN", "handover")
    row.received_on = days.happened_on(
        desk, "on", "HANDOVER_RECEIVED", on, ("HANDED", moments.legal_day(row.handed_at))
    )
    standing.add_step(desk, matter, "HANDOVER_RECEIVED", row.received_on, f"{row.to_unit} {row.to_person}".strip())


def record_interview(desk: Desk, new: RecordInterview) -> papers.Issued:
    """Keep an interview and print its record F12. Raises Refused: INTERVIEW_EMPTY, PERSON_RECUSED, NAME_MISSING."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    began = days.minute(desk, "began_at", new.began_at)
    if moments.moment(began) < matter.received_at.replace(second=0, microsecond=0):
        raise Refused("INTERVIEW_BEFORE_RECEIVED", "began_at", {"began": began})
    if new.ended_at is not None and new.ended_at < began:
        raise Refused("INTERVIEW_ENDS_BEFORE", "ended_at", {"began": began, "ended": new.ended_at})
    if not new.interviewers.strip() or not new.interviewee.strip():
        raise Refused("INTERVIEW_NAMES", "interviewers" if not new.interviewers.strip() else "interviewee")
    pairs = tuple((ask.strip(), said.strip()) for ask, said in new.exchanges if ask.strip() or said.strip())
    if not pairs:
        raise Refused("INTERVIEW_EMPTY", "exchanges")
    named = [part for part in new.interviewers.replace("，", "、").replace(",", "、").split("、") if part.strip()]
    hands.free(standing.facts_of(desk, matter), "interviewers", *named, new.recorder)
    facts = InterviewFacts(
        office=profile(desk).facts(),
        number=matter.number,
        began=began,
        ended=new.ended_at,
        place=new.place,
        interviewers=new.interviewers,
        recorder=new.recorder,
        interviewee=new.interviewee,
        interviewee_about=new.about,
        told=words.TOLD_FIRST,
        exchanges=pairs,
    )
    issued = papers.issue(desk, matter, "F12", facts, began.date())
    desk.db.add(
        Interview(
            matter_id=matter.id, began_at=moments.moment(began),
            ended_at=moments.moment(new.ended_at) if new.ended_at else None, place=new.place,
            interviewers=new.interviewers, recorder=new.recorder, interviewee=new.interviewee, about=new.about,
            exchanges=[list(pair) for pair in pairs], paper_id=issued.id,
        )
    )  # fmt: skip
    standing.add_step(desk, matter, "INTERVIEW", began.date(), new.interviewers, issued.id)
    return issued


def record_verification(desk: Desk, new: RecordVerification) -> papers.Issued:
    """Keep what was looked into and print F13. Raises Refused: VERIFICATION_EMPTY, CHOICE_UNKNOWN, PERSON_RECUSED."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    day = days.happened_on(
        desk, "verified_on", "VERIFIED", new.verified_on, days.received(matter), late_reason=new.late_entry_reason
    )
    if new.method not in codes.VERIFY_METHODS:
        raise Refused("CHOICE_UNKNOWN", "method", {"text": new.method})
    if not new.found.strip():
        raise Refused("VERIFICATION_EMPTY", "found")
    verifiers = tuple(one.strip() for one in new.verifiers if one.strip())
    if not verifiers:
        raise Refused("VERIFIERS_MISSING", "verifiers")
    hands.free(standing.facts_of(desk, matter), "verifiers", *verifiers)
    evidence = tuple(one.strip() for one in new.evidence if one.strip())
    facts = VerificationFacts(
        office=profile(desk).facts(),
        number=matter.number,
        matter=matter.subject,
        method=codes.VERIFY_METHODS[new.method],
        subject=new.subject,
        verified_on=day,
        place=new.place,
        found=new.found.strip(),
        conclusion=new.conclusion.strip(),
        evidence=evidence,
        verifiers=verifiers,
    )
    issued = papers.issue(desk, matter, "F13", facts, day)
    desk.db.add(
        Verification(
            matter_id=matter.id, verified_on=day, place=new.place, method=new.method, subject=new.subject,
            found=new.found.strip(), conclusion=new.conclusion.strip(), evidence=list(evidence),
            verifiers=list(verifiers), paper_id=issued.id,
        )
    )  # fmt: skip
    standing.add_step(
        desk, matter, "VERIFY", day, "、".join(verifiers), issued.id, late_entry_reason=new.late_entry_reason
    )
    return issued


def joint_review(desk: Desk, new: JoinUnits) -> None:
    """Several units handle or review the matter together (T13). Raises Refused: UNITS_TOO_FEW, ACCUSED_INVOLVED."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    units = tuple(hands.unit_of(desk, one, "units").name for one in new.unit_ids)
    facts = standing.facts_of(desk, matter, units=units)
    refuse_first(lifecycle.check("T13", facts))
    if not new.conclusion.strip():
        raise Refused("CONCLUSION_MISSING", "conclusion")
    day = days.happened_on(
        desk, "held_on", "JOINT_REVIEWED", new.held_on, days.accepted(matter), late_reason=new.late_entry_reason
    )
    desk.db.add(
        JointReview(
            matter_id=matter.id, held_on=day, units=list(units), words=new.words.strip(),
            conclusion=new.conclusion.strip(),
        )
    )  # fmt: skip
    note = f"{'、'.join(units)}：{new.conclusion.strip()}"
    standing.add_step(desk, matter, "JOINT_REVIEW", day, note, late_entry_reason=new.late_entry_reason)
