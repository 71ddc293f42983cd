"""What has happened on a matter beside its own row: read once, and what the guards and the clocks conclude from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select, text

from ..office import Desk
from ..rules import owed
from ..rules.rulebook_sets import Edition
from ..storage.charges import Charge
from ..storage.handling import (
    Decision,
    Extension,
    Handover,
    Interview,
    JointReview,
    Objection,
    Proceeding,
    Recusal,
    SuperiorConsent,
    Task,
    Verification,
    Withdrawal,
)
from ..storage.leader_days import Instruction
from ..storage.matters import Matter
from ..storage.offices import Person
from ..storage.opinions import Opinion
from ..storage.outcomes import Closing, Delivery, Execution, Rating, Reply, Review, Settlement
from ..storage.records import Record

UPHELD = frozenset({"UPHELD", "CHANGED"})
AGAIN = frozenset({"REVOKED", "RETURNED"})
STANDS = frozenset({"SIGNED", "REVOKED"})


@dataclass
class Happened:
    """The rows of one matter, each kind in the order it was written."""

    tasks: list[Task] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    interviews: list[Interview] = field(default_factory=list)
    verifications: list[Verification] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    consents: list[SuperiorConsent] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    joint_reviews: list[JointReview] = field(default_factory=list)
    recusals: list[Recusal] = field(default_factory=list)
    proceedings: list[Proceeding] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    opinions: list[Opinion] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    executions: list[Execution] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    settlements: list[Settlement] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)

    @property
    def opinion(self) -> Opinion | None:
        """The version that is being written or stands; None when there is none, or the last was revoked."""
        return next((row for row in reversed(self.opinions) if row.state not in ("REVOKED", "REPLACED")), None)

    @property
    def granted(self) -> list[Extension]:
        """Extensions approved and told."""
        return [row for row in self.extensions if row.notified_on is not None]

    def delivery_of(self, paper_id: int | None) -> Delivery | None:
        """The delivery of a paper that reached its addressee."""
        found = [row for row in self.deliveries if row.paper_id == paper_id and row.delivered_on is not None]
        return found[-1] if paper_id is not None and found else None

    @property
    def review(self) -> Review | None:
        return self.reviews[-1] if self.reviews else None

    def answered(self) -> dict[int, date]:
        """Demand id -> day of the reply to the petitioner that answers it."""
        return {one: row.replied_on for row in self.replies if row.recipient == "PETITIONER" for one in row.demands} | {
            part: row.settled_on
            for row in self.settlements
            if row.settled_on is not None
            for part in (entry["demand"] for entry in row.terms if isinstance(entry, dict))
        }


_KINDS: Mapping[str, type[Record]] = {
    "tasks": Task,
    "handovers": Handover,
    "interviews": Interview,
    "verifications": Verification,
    "extensions": Extension,
    "consents": SuperiorConsent,
    "objections": Objection,
    "joint_reviews": JointReview,
    "recusals": Recusal,
    "proceedings": Proceeding,
    "decisions": Decision,
    "withdrawals": Withdrawal,
    "opinions": Opinion,
    "deliveries": Delivery,
    "reviews": Review,
    "executions": Execution,
    "ratings": Rating,
    "replies": Reply,
    "settlements": Settlement,
    "closings": Closing,
    "instructions": Instruction,
    "charges": Charge,
}


_PRESENT = text(
    " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {kind.__tablename__} WHERE matter_id = :matter)"
        for name, kind in _KINDS.items()
    )
)


def happened(desk: Desk, matter_id: int) -> Happened:
    """Everything recorded on a matter that was loaded before (its visibility is the matter's)."""
    if desk.db.new:
        desk.db.flush()
    found = Happened()
    # Most matters have rows of few kinds; one question tells which, instead of one for each of twenty.
    for name in desk.db.scalars(_PRESENT, {"matter": matter_id}).all():
        table: Any = _KINDS[name]
        query = select(table).where(table.matter_id == matter_id).order_by(table.id)
        getattr(found, name).extend(desk.db.scalars(query))
    return found


def all_happened(desk: Desk) -> dict[int, Happened]:
    """The same of every matter that has any, for walks over all matters."""
    found: dict[int, Happened] = {}
    for name, kind in _KINDS.items():
        table: Any = kind
        for row in desk.db.scalars(select(table).order_by(table.id)):
            getattr(found.setdefault(row.matter_id, Happened()), name).append(row)
    return found


def name_of(desk: Desk, person_id: int | None) -> str:
    """The name of somebody who works here, "" for nobody."""
    person = desk.db.get(Person, person_id) if person_id is not None else None
    return person.name if person else ""


def as_facts(desk: Desk, matter: Matter, past: Happened) -> dict[str, Any]:
    """What guards ask of the past, by the names of `rules.matter.MatterFacts`."""
    opinion = past.opinion
    delivered = past.delivery_of(opinion.paper_id) if opinion else None
    objection = past.objections[-1] if past.objections else None
    consent = next((row for row in reversed(past.consents) if row.granted), None)
    review = past.review
    closing = past.closings[-1] if past.closings else None
    signer = desk.db.get(Person, opinion.signer_id) if opinion and opinion.signer_id else None
    answers = [row.replied_on for row in past.replies if row.recipient == "SUPERIOR"]
    if objection and objection.answer == "AGREED" and objection.answered_on:
        answers.append(objection.answered_on)
    made: dict[str, Any] = {
        "recused": tuple(name_of(desk, row.person_id) for row in past.recusals if row.result == "GRANTED"),
        "extension_days_before": sum(row.days for row in past.granted),
        "extensions_made": len(past.granted),
        "superior_consent_on": consent.answered_on if consent else None,
        "simple_kind": matter.simple_kind if matter.simple_left_on is None else "",
        "interviews": len(past.interviews),
        "verifications": len(past.verifications),
        "tasks_open": sum(1 for row in past.tasks if is_open(row)),
        "units": tuple(unit for row in past.joint_reviews for unit in row.units),
        "dispatched_on": min((row.sent_on for row in past.tasks), default=None),
        "proceeding": past.proceedings[-1].kind if past.proceedings else "",
        "superior_answered_on": min(answers, default=None),
        "execution_open": sum(1 for row in past.executions if row.done_on is None and not row.consent),
        "closing_report": closing is not None,
        "closing_approved_on": closing.approved_on if closing else None,
        "closed_on": closing.closed_on if closing else None,
    }
    if objection:
        made |= {
            "objection_on": objection.objected_on,
            "objection_reasons": objection.reasons,
            "objection_answer": objection.answer,
        }
    if opinion:
        made |= {
            "drafter": name_of(desk, opinion.drafter_id),
            "reviewer": name_of(desk, opinion.reviewer_id),
            "signer": signer.name if signer else "",
            "major": opinion.major,
            "quality_checked": bool(opinion.checked_on),
            "quality_open": tuple(item for item, answer in opinion.checks.items() if answer != "YES"),
            "remedy_body": opinion.remedy_body,
            "signed_on": opinion.signed_on,
            "delivered_on": delivered.delivered_on if delivered else None,
        }
    if review:
        made |= {
            "review_applied_on": review.applied_on,
            "review_paper": review.paper_no,
            "review_paper_on": review.paper_on,
        }
    return made


def is_open(task: Task) -> bool:
    """Whether a unit still owes its reply."""
    return task.replied_on is None and task.returned_on is None and task.ended_on is None


def as_clocks(matter: Matter, past: Happened, edition: Edition, days: Mapping[int, date]) -> dict[str, Any]:
    """What starts and stops clocks, by the names of `rules.owed.ClockFacts`. days: day of issue by paper id."""
    granted = past.granted
    opinion = past.opinion
    signed = [row for row in past.opinions if row.signed_on and (row.state in STANDS or past.delivery_of(row.paper_id))]
    delivered = past.delivery_of(opinion.paper_id) if opinion else None
    redo = next((row for row in reversed(past.reviews) if row.result in AGAIN), None)
    # A revoked opinion and its review are over; the windows are those of the opinion written since.
    since = past.reviews[past.reviews.index(redo) + 1 :] if redo else past.reviews
    asked = [row for row in since if row.level == "REVIEW"]
    rechecks = [row for row in since if row.level == "RECHECK"]
    upheld = next((row for row in reversed(asked) if row.result in UPHELD), None)
    redone = [row.signed_on for row in signed if redo and row.state == "SIGNED" and row.signed_on is not None]
    objection = past.objections[-1] if past.objections else None
    answered = _answered_on(matter, past, days)
    simple = bool(matter.simple_kind) and matter.simple_left_on is None
    left_lzu = edition.is_on("R-LZU-7WD") and matter.channel != "SUPERIOR"
    ends = [row.signed_on for row in signed if row.signed_on is not None]
    withdrawn = past.withdrawals[-1].withdrawn_on if past.withdrawals else None
    return {
        "answered_on": min(ends, default=answered) or withdrawn,
        "objected_on": objection.objected_on if objection else None,
        "superior_reported_on": min(
            (row.replied_on for row in past.replies if row.recipient == "SUPERIOR"), default=None
        )
        or (objection.answered_on if objection and objection.answer == "AGREED" else None),
        "extended_from": granted[0].due if granted else None,
        "extended_to": granted[-1].new_due if granted else None,
        "simple_on": matter.accepted_on if simple else None,
        "simple_met": answered if simple else None,
        "tasks": tuple(_task(row, left_lzu) for row in past.tasks),
        "executions": tuple(
            owed.Running(f"execution:{row.id}", _promised_on(row, past), row.due, row.done_on)
            for row in past.executions
        ),
        "signed_on": opinion.signed_on if opinion else None,
        "delivered_on": delivered.delivered_on if delivered else None,
        "review_asked_on": asked[-1].applied_on if asked else None,
        "review_body_told_on": (upheld.told_on or upheld.received_on) if upheld else None,
        "recheck_asked_on": rechecks[-1].applied_on if rechecks else None,
        "defend_from": asked[-1].applied_on if asked else None,
        "defended_on": (asked[-1].defended_on or asked[-1].received_on) if asked else None,
        "redo_from": redo.received_on if redo else None,
        "redo_due": redo.redo_due if redo else None,
        "redone_on": max(redone, default=None),
        "instructions": tuple(one for row in past.instructions for one in _instruction(row)),
        "charges": tuple(one for row in past.charges for one in _charge(row)),
    }


def _instruction(row: Instruction) -> tuple[owed.Running, ...]:
    """The unit owes the leader's day its report; once it is here, the office owes the leader the result."""
    if row.due is None or row.instructed_on is None:
        return ()
    about = f"instruction:{row.id}"
    unit = owed.Running(about, row.instructed_on, row.due, row.replied_on or row.ended_on)
    if row.replied_on is None:
        return (unit,)
    return (unit, owed.Running(about, row.instructed_on, row.due, row.fed_back_on or row.ended_on, "R-LEADER-DUE"))


def _charge(row: Charge) -> tuple[owed.Running, ...]:
    """定时 until the result; the unit's report within five days of its notice (E03, E05)."""
    about = f"charge:{row.id}"
    found = [owed.Running(about, row.taken_on, row.due, row.result_on or row.ended_on, "R-BAO-DUE")]
    if row.notice_received_on is not None:
        reported = row.reported_on or row.ended_on
        found.append(owed.Running(about, row.notice_received_on, row.due, reported, "R-BAO-5"))
    return tuple(found)


def _task(row: Task, lzu: bool) -> owed.Running:
    ended = row.replied_on or row.returned_on or row.ended_on
    start = (row.received_on or row.sent_on) if lzu else row.sent_on
    return owed.Running(f"task:{row.id}", start, row.due, ended, "R-LZU-7WD" if lzu else "R-UNIT-DUE")


def _promised_on(row: Execution, past: Happened) -> date:
    signed = [one.signed_on for one in past.opinions if one.signed_on is not None]
    return min(max(signed, default=row.due), row.due)


def _answered_on(matter: Matter, past: Happened, days: Mapping[int, date]) -> date | None:
    """The day the last demand of the petition procedure got its answer; None while one has none."""
    replied = past.answered()
    found: list[date | None] = []
    for row in matter.demands:
        if row.struck or row.own_authority == "NO" or row.nature not in ("", "CLAIM"):
            continue
        if row.route in ("", "PETITION_PROC"):
            found.append(replied.get(row.id) or (days.get(row.answer_id) if row.answer_id else None))
    done = [day for day in found if day is not None]
    return max(done) if done and len(done) == len(found) else None


def answered_demands(rows: Iterable[Any], past: Happened) -> frozenset[int]:
    """Ids of the demands that have their own answer."""
    replied = past.answered()
    return frozenset(row.id for row in rows if row.answer_id is not None or row.id in replied)
