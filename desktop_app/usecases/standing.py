"""Where a matter stands: loading it, telling the rules about it, rewriting what is owed on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ..office import Desk
from ..rules import owed, residents
from ..rules.deadlines import Due, reckon
from ..rules.matter import Demand as DemandFacts
from ..rules.matter import MatterFacts, Person, State
from ..rules.moments import legal_day, local
from ..rules.refusal import Refused
from ..rules.rulebook import CN_2005, Kind, Shape
from ..rules.rulebook_sets import Edition
from ..storage.matters import Accused, Demand, Matter, Obligation, Paper, Step
from ..storage.offices import Person as Worker
from ..storage.offices import RuleText, Setting, Unit
from ..storage.visibility import earliest_merged, merged_receipts, visible
from . import happened, rulebooks
from .happened import Happened
from .offices import profile

HANDLING = frozenset({"R-HANDLE-60", "R-ZJ-30", "R-HN-30"})
EXTENDED = "R-EXT-30"
NOTICES = frozenset({"F02", "F03", "F04", "F05", "F06", "F31"})


def load(desk: Desk, matter_id: int, version: int | None = None) -> Matter:
    """One matter with its people, demands and materials. version: what the caller saw, None to skip the check.

    Raises Refused: MATTER_UNKNOWN (also when this person may not see it), RECORD_CHANGED.
    """
    query = (
        visible(desk.actor)
        .where(Matter.id == matter_id)
        .options(selectinload(Matter.people), selectinload(Matter.demands), selectinload(Matter.materials))
    )
    matter = desk.db.scalar(query)
    if matter is None:
        raise Refused("MATTER_UNKNOWN")
    if version is not None and matter.version != version:
        raise Refused("RECORD_CHANGED", None, {"record": matter.number})
    return matter


def load_alive(desk: Desk, matter_id: int, version: int | None = None) -> Matter:
    """As `load`, for acts on a matter of its own. Raises Refused: MATTER_LOCKED for a void or merged one."""
    matter = load(desk, matter_id, version)
    if matter.state in (State.VOID, State.MERGED):
        raise Refused("MATTER_LOCKED", None, {"state": matter.state})
    return matter


def linked_number(desk: Desk, matter: Matter) -> str:
    """The number of the earlier matter it is linked to; "" for none and for one this person may not see."""
    if matter.linked_id is None:
        return ""
    query = visible(desk.actor).where(Matter.id == matter.linked_id).with_only_columns(Matter.number)
    return desk.db.scalar(query) or ""


def facts_of(desk: Desk, matter: Matter, past: Happened | None = None, **known: Any) -> MatterFacts:
    """What the rules need to know of a loaded matter. past: what happened on it, None to read it; known: facts of the
    act being tried, by MatterFacts name."""
    unit = desk.db.get(Unit, matter.lead_unit_id) if matter.lead_unit_id else None
    handler = desk.db.get(Worker, matter.handler_id) if matter.handler_id else None
    accused = list(desk.db.scalars(select(Accused).where(Accused.matter_id == matter.id)))
    units = [desk.db.get(Unit, row.unit_id) for row in accused if row.unit_id]
    workers = [desk.db.get(Worker, row.person_id) for row in accused if row.person_id]
    forms = desk.db.scalars(select(Paper.form).where(Paper.matter_id == matter.id, Paper.void_reason == ""))
    answers = profile(desk)
    owed_days = {row.rule: row for row in desk.db.scalars(select(Obligation).where(Obligation.matter_id == matter.id))}
    handling = next((owed_days[rule] for rule in (EXTENDED, *HANDLING) if rule in owed_days), None)
    past = past or happened.happened(desk, matter.id)
    answered = happened.answered_demands(matter.demands, past)
    edition = rulebooks.edition_of(desk, matter)
    base = MatterFacts(
        state=State(matter.state),
        regime=matter.regime,
        now=local(desk.now),
        number=matter.number,
        imported=matter.import_id is not None,
        channel=matter.channel,
        received_at=local(matter.received_at),
        demands=tuple(demand_facts(row, row.id in answered) for row in matter.demands if not row.struck),
        people=tuple(
            Person(
                name=row.name,
                representative=row.representative,
                born_on=residents.read_resident_number(row.id_no, today(desk)).born_on,
                guardian=row.guardian,
            )
            for row in matter.people
            if not row.struck
        ),
        anonymous=not matter.name_words,
        address_unclear=bool(matter.address_unclear),
        caller_no=matter.caller_no,
        superior_sender=matter.superior,
        urgency=matter.urgency,
        occurrence=matter.occurrence,
        accused_units=tuple(row.name for row in units if row),
        accused_people=(*(row.name for row in accused if row.name), *(row.name for row in workers if row)),
        restricted=matter.access == "RESTRICTED",
        accepted_on=matter.accepted_on,
        lead_unit=unit.name if unit else "",
        handler=handler.name if handler else "",
        superior_body=answers.superior,
        superior_due=matter.superior_due,
        handle_due=date.fromisoformat(handling.nominal) if handling else None,
        objection_due=date.fromisoformat(owed_days["R-OBJ-5WD"].due) if "R-OBJ-5WD" in owed_days else None,
        simple_due=date.fromisoformat(owed_days["R-SIMPLE-10WD"].due) if "R-SIMPLE-10WD" in owed_days else None,
        simple_excluded=simple_excluded(matter, past),
        paper_wanted=matter.wants_written_reply,
        several_extensions=bool(rulebooks.policy(desk).several_extensions),
        extension_limit=edition.extension_limit,
        papers_issued=frozenset(forms),
    )
    return replace(base, **(happened.as_facts(desk, matter, past) | known))


def simple_excluded(matter: Matter, past: Happened) -> bool:
    """What is never answered simply: sent down by a superior, several units, or a demand outside the procedure."""
    live = [row for row in matter.demands if not row.struck]
    return bool(matter.superior) or bool(past.joint_reviews) or any(not _in_procedure(row) for row in live)


def demand_facts(row: Any, answered: bool | None = None) -> DemandFacts:
    """One stored demand as the rules see it. answered: None to ask the row alone, which knows of papers only."""
    return DemandFacts(
        text=row.text,
        nature=row.nature,
        route=row.route,
        own_authority=row.own_authority,
        answered=row.answer_id is not None if answered is None else answered,
        competent_body=row.competent_body,
        basis=row.route_basis,
        told=row.notice_id is not None,
    )


def move(
    desk: Desk,
    matter: Matter,
    act: str,
    to_state: State,
    happened_on: date,
    note: str = "",
    paper_id: int | None = None,
    late_entry_reason: str = "",
) -> None:
    """Change the state and write the line of the time line."""
    before = matter.state
    matter.state = to_state.value
    add_step(desk, matter, act, happened_on, note, paper_id, before, late_entry_reason)


def add_step(
    desk: Desk,
    matter: Matter,
    act: str,
    happened_on: date,
    note: str = "",
    paper_id: int | None = None,
    from_state: str = "",
    late_entry_reason: str = "",
) -> None:
    """A line of the time line (A08); lines are never changed or deleted."""
    desk.db.add(
        Step(
            matter_id=matter.id,
            happened_on=happened_on,
            recorded_at=desk.now,
            actor=desk.actor.name,
            act=act,
            from_state=from_state or matter.state,
            to_state=matter.state,
            note=note,
            paper_id=paper_id,
            late_entry_reason=late_entry_reason,
        )
    )


@dataclass(frozen=True)
class Gathered:
    """What the clocks of all matters need beside their own rows, read once for a walk over every matter.

    merged: earliest receipt among those merged into a matter, by its id; notices: day of issue by paper id; past: what
    happened, by matter; held: the office's answers and rule texts, so that the session does not let go of them and
    read them again for each matter.
    """

    merged: Mapping[int, date]
    notices: Mapping[int, date]
    past: Mapping[int, Happened]
    held: tuple[Setting | RuleText, ...]


def gathered(desk: Desk) -> Gathered:
    """Read it now; it is out of date after the next merge or paper."""
    papers = select(Paper.id, Paper.issued_on).where(Paper.form.in_(_ANSWERS), Paper.void_reason == "")
    return Gathered(
        merged=merged_receipts(desk.db),
        notices={row.id: row.issued_on for row in desk.db.execute(papers)},
        past=happened.all_happened(desk),
        held=(*desk.db.scalars(select(Setting)), *desk.db.scalars(select(RuleText))),
    )


def rewrite_obligations(desk: Desk, matter: Matter, known: Gathered | None = None) -> None:
    """Rewrite what is owed on a matter, in the transaction of the event that changes it. known: as for `reckoned`."""
    desk.db.flush()
    wanted = reckoned(desk, matter, known)
    rows = desk.db.scalars(select(Obligation).where(Obligation.matter_id == matter.id))
    present = {key(row.rule, row.about): row for row in rows}
    for rule, row in present.items():
        if rule not in wanted:
            desk.db.delete(row)
    for rule, values in wanted.items():
        kept = present.get(rule)
        if kept is None:
            desk.db.add(Obligation(**values))
        else:
            for name, value in values.items():
                if getattr(kept, name) != value:
                    setattr(kept, name, value)


def reckoned(desk: Desk, matter: Matter, known: Gathered | None = None) -> dict[str, dict[str, Any]]:
    """What `obligation` must hold for a matter by `key`, computed from what is recorded; verify compares with this.

    known: what a walk over every matter gathered beforehand, None to read it for this one.
    """
    edition = rulebooks.edition_of(desk, matter)
    made = {}
    for clock in owed.clocks(_clock_facts(desk, matter, edition, known)):
        # What somebody set a day for or took upon themselves is owed under every rule set.
        if not (edition.is_on(clock.rule) or clock.given or clock.about):
            continue
        due = due_of(desk, matter, clock, edition)
        made[key(clock.rule, clock.about)] = {
            "matter_id": matter.id,
            "rule": clock.rule,
            "about": clock.about,
            "rules_hash": matter.rules_hash,
            "start": clock.start.isoformat(),
            "given": clock.given.isoformat() if clock.given else None,
            "nominal": due.nominal.isoformat(),
            "rolled": due.rolled.isoformat() if due.rolled else None,
            "work_by": due.work_by.isoformat() if due.work_by else None,
            "due": due.due.isoformat(),
            "provisional": due.provisional,
            "met_on": clock.met_on,
            "silent": matter.standing == "HISTORY" or due.rule.kind is Kind.PETITIONER_RIGHT,
        }
    return made


def key(rule: str, about: str) -> str:
    """How one clock of a matter is named: the rule, and which of several."""
    return f"{rule} {about}" if about else rule


def due_of(desk: Desk, matter: Matter, clock: owed.Clock, edition: Edition) -> Due:
    """One clock of a matter with the rules the matter was received under and the office's counting policy."""
    return dates_of(desk, matter, clock.rule, clock.start, clock.given, edition)


def dates_of(
    desk: Desk, matter: Matter, code: str, start: date, given: date | None, edition: Edition | None = None
) -> Due:
    """The dates of one clock. given: also the end an approval or an order set for a rule that counts days."""
    edition = edition or rulebooks.edition_of(desk, matter)
    rule = edition.rules.get(code) or rulebooks.by_hash(desk, matter.rules_hash).rule(code)
    if given is not None and rule.shape is Shape.DAYS:
        rule = replace(rule, length=(given - start).days)
    return reckon(rule, start, desk.calendar, given=given, regime=matter.regime, policy=rulebooks.policy(desk))


_ANSWERS = NOTICES | {"F16", "F28", "SETTLE"}


def _clock_facts(desk: Desk, matter: Matter, edition: Edition, known: Gathered | None) -> owed.ClockFacts:
    days: Mapping[int, date] = known.notices if known else {}
    if known is None and any(row.notice_id or row.answer_id for row in matter.demands):
        papers = select(Paper.id, Paper.issued_on).where(
            Paper.matter_id == matter.id, Paper.form.in_(_ANSWERS), Paper.void_reason == ""
        )
        days = {row.id: row.issued_on for row in desk.db.execute(papers)}
    earliest = known.merged.get(matter.id) if known else earliest_merged(desk.db, matter.id)
    past = known.past.get(matter.id, Happened()) if known else happened.happened(desk, matter.id)
    notice = "R-ACK-15T" if matter.channel == "SUPERIOR" else "R-ACK-15"
    return owed.ClockFacts(
        state=State(matter.state),
        from_superior=matter.channel == "SUPERIOR",
        received_on=min(matter.received_on, earliest) if earliest else matter.received_on,
        notices=tuple(days.get(row.notice_id) if row.notice_id else None for row in matter.demands if not row.struck),
        exempt=matter.address_unclear or matter.answered_at_once,
        accepted_on=matter.accepted_on,
        superior_due=matter.superior_due,
        promised_on=matter.promised_on,
        promise_due=matter.promise_due,
        promise_kept_on=matter.promise_kept_on,
        petition_procedure=matter.regime == CN_2005 or any(_in_procedure(row) for row in matter.demands),
        notice_rule=edition.replaces.get(notice, notice),
        handling_rule=edition.replaces.get("R-HANDLE-60", "R-HANDLE-60"),
        beside_notice=("R-HN-5",) if edition.is_on("R-HN-5") else (),
        **happened.as_clocks(matter, past, edition, days),
    )


def _in_procedure(row: Demand) -> bool:
    return demand_facts(row).in_procedure and not row.struck


def today(desk: Desk) -> date:
    return legal_day(desk.now)
