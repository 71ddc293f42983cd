"""甄别、受理、告知、并案、作废: the first decisions on a registered matter (T02, T03, T06, T10, T31)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..labels import codes
from ..office import Desk
from ..rules import guards, lifecycle, texts
from ..rules.matter import State
from ..rules.refusal import Refused
from ..storage.matters import Matter
from ..storage.offices import Person, Unit
from ..storage.visibility import merged_here
from . import form_facts, notices, papers, standing

WAY_FORMS = frozenset({"F03", "F05"})


@dataclass(frozen=True, kw_only=True)
class DemandJudgement:
    """What the officer judged of one demand (B01, B26): codes of labels.codes; route_basis: law behind the route."""

    id: int
    own_authority: str = "YES"
    nature: str = "CLAIM"
    route: str = "PETITION_PROC"
    route_basis: str = ""
    competent_body: str = ""


@dataclass(frozen=True, kw_only=True)
class Accept:
    """受理 (T10). paragraphs: the wording of F02 as the officer left it, () for the default."""

    matter_id: int
    version: int
    accepted_on: date
    lead_unit_id: int | None
    handler_id: int | None
    judgements: tuple[DemandJudgement, ...] = ()
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NotifyOut:
    """告知去向 (T06). form: F03 (转送) or F05 (不属职权)."""

    matter_id: int
    version: int
    form: str
    told_on: date
    competent_body: str
    body_address: str = ""
    body_phone: str = ""
    basis: str = ""
    judgements: tuple[DemandJudgement, ...] = ()
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """甄别分类 (T03): what is proposed for each demand."""

    matter_id: int
    version: int
    judgements: tuple[DemandJudgement, ...]
    proposal: str = ""


def _refuse_first(problems: tuple[Refused, ...]) -> None:
    if problems:
        raise problems[0]


_JUDGED = {"own_authority": codes.OWN_AUTHORITY, "nature": codes.NATURES, "route": codes.ROUTES}


def _judge(matter: Matter, judgements: tuple[DemandJudgement, ...]) -> None:
    by_id = {row.id: row for row in matter.demands}
    for one in judgements:
        row = by_id.get(one.id)
        if row is None or row.struck:
            raise Refused("DEMAND_UNKNOWN", "demands")
        for name, known in _JUDGED.items():
            if getattr(one, name) not in known:
                raise Refused("CHOICE_UNKNOWN", name, {"text": getattr(one, name)})
        row.own_authority, row.nature, row.route = one.own_authority, one.nature, one.route
        row.route_basis, row.competent_body = one.route_basis, one.competent_body


def _in_office(desk: Desk, unit_id: int | None, handler_id: int | None) -> tuple[Unit | None, Person | None]:
    """The unit and the handler behind their ids. Raises Refused: UNIT_UNKNOWN, HANDLER_UNKNOWN (also who left)."""
    unit = desk.db.get(Unit, unit_id) if unit_id is not None else None
    if unit_id is not None and (unit is None or unit.valid_to is not None):
        raise Refused("UNIT_UNKNOWN", "lead_unit")
    handler = desk.db.get(Person, handler_id) if handler_id is not None else None
    if handler_id is not None and (handler is None or not handler.active):
        raise Refused("HANDLER_UNKNOWN", "handler")
    return unit, handler


def screen(desk: Desk, new: Screen) -> papers.Issued:
    """Start screening and issue the approval sheet F08. Raises Refused."""
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    _refuse_first(lifecycle.check("T03", standing.facts_of(desk, matter)))
    _judge(matter, new.judgements)
    _restrict(matter)
    standing.move(desk, matter, "SCREEN", State.SCREENING, standing.today(desk), new.proposal)
    return papers.issue(desk, matter, "F08", form_facts.screening_facts(desk, matter, new.proposal))


def accept(desk: Desk, new: Accept) -> papers.Issued:
    """Accept a matter, issue its 受理告知书 and start the handling period, all in one act.

    A matter that was only registered is screened on the way. Raises Refused.
    """
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    _judge(matter, new.judgements)
    _restrict(matter)
    _in_office(desk, new.lead_unit_id, new.handler_id)
    matter.lead_unit_id, matter.handler_id, matter.accepted_on = new.lead_unit_id, new.handler_id, new.accepted_on
    if matter.state == State.REGISTERED:
        _refuse_first(lifecycle.check("T03", standing.facts_of(desk, matter)))
        standing.move(desk, matter, "SCREEN", State.SCREENING, standing.today(desk))
    facts = standing.facts_of(desk, matter, seal="SCHOOL", backfill_reason=new.late_entry_reason)
    _refuse_first(lifecycle.check("T10", facts))
    standing.move(desk, matter, "ACCEPT", State.ACCEPTED, new.accepted_on, late_entry_reason=new.late_entry_reason)
    standing.rewrite_obligations(desk, matter)
    notice = notices.acceptance_facts(desk, matter, new.addressee, new.paragraphs)
    issued = papers.issue(desk, matter, "F02", notice)
    for row in matter.demands:
        if not row.struck and not standing.demand_facts(row).leaves:
            row.notice_id = issued.id
    standing.rewrite_obligations(desk, matter)
    return issued


def notify_out(desk: Desk, new: NotifyOut) -> papers.Issued:
    """Tell the petitioner where the matter belongs and issue F03 or F05. Raises Refused."""
    new = texts.cleaned(new)
    if new.form not in WAY_FORMS:
        raise Refused("FORM_NOT_OFFERED", "form", {"form": new.form})
    matter = standing.load(desk, new.matter_id, new.version)
    judged = tuple(
        replace(one, competent_body=one.competent_body or new.competent_body, route_basis=one.route_basis or new.basis)
        for one in new.judgements
    )
    _judge(matter, judged)
    if matter.state == State.REGISTERED:
        standing.move(desk, matter, "SCREEN", State.SCREENING, standing.today(desk))
    facts = standing.facts_of(
        desk,
        matter,
        paper=new.form,
        recipients=(new.competent_body,),
        seal="SCHOOL",
        backfill_reason=new.late_entry_reason,
    )
    if not lifecycle.offered("T06", facts):
        raise Refused("BRANCH_NOT_OFFERED", "judgements")
    _refuse_first(lifecycle.check("T06", facts))
    if new.told_on > standing.today(desk):
        raise Refused("DATE_IN_FUTURE", "told_on", {"day": new.told_on, "today": standing.today(desk)})
    if new.told_on < matter.received_on:
        raise Refused("TOLD_BEFORE_RECEIVED", "told_on", {"told": new.told_on, "received": matter.received_on})
    notice = notices.way_facts(desk, matter, new)
    issued = papers.issue(desk, matter, new.form, notice)
    for row in matter.demands:
        if not row.struck:
            row.notice_id = row.answer_id = issued.id
    standing.move(
        desk, matter, "NOTIFY_OUT", State.NOTIFIED_OUT, new.told_on, new.competent_body, issued.id,
        new.late_entry_reason,
    )  # fmt: skip
    standing.rewrite_obligations(desk, matter)
    return issued


def _restrict(matter: Matter) -> None:
    if any(row.nature == "ACCUSATION" and not row.struck for row in matter.demands):
        matter.access = "RESTRICTED"


def merge(desk: Desk, matter_id: int, version: int, into_id: int, same_people: bool, same_facts: bool) -> None:
    """Two channels, one matter (A03, T02): this one closes into the other, the earliest receipt keeps the clock."""
    matter = standing.load(desk, matter_id, version)
    into = standing.load(desk, into_id)
    facts = standing.facts_of(
        desk,
        matter,
        target_number="" if into.id == matter.id else into.number,
        target_state=State(into.state),
        same_people=same_people,
        same_facts=same_facts,
    )
    _refuse_first(lifecycle.check("T02", facts))
    matter.merged_into_id = into.id
    standing.move(desk, matter, "MERGE", State.MERGED, standing.today(desk), into.number)
    standing.add_step(desk, into, "MERGED_IN", standing.today(desk), matter.number)
    standing.rewrite_obligations(desk, matter)
    standing.rewrite_obligations(desk, into)


def void(desk: Desk, matter_id: int, version: int | None, reason: str) -> None:
    """作废 with its reason; the number stays (T31, G-NUMBER). Raises Refused: MERGED_HERE (another lives on in it)."""
    reason = texts.clean(reason)
    matter = standing.load(desk, matter_id, version)
    _refuse_first(lifecycle.check("T31", standing.facts_of(desk, matter, reason=reason)))
    held = merged_here(desk.db, matter.id)
    if held:
        raise Refused("MERGED_HERE", None, {"number": held})
    matter.void_reason = reason.strip()
    standing.move(desk, matter, "VOID", State.VOID, standing.today(desk), reason.strip())
    standing.rewrite_obligations(desk, matter)


@dataclass(frozen=True)
class Possible:
    """What the detail panel may offer. next: T-code or "" when the next step's papers come with a later version."""

    next: str
    codes: tuple[str, ...]


def possible(desk: Desk, matter_id: int) -> Possible:
    """The one next step and the other acts this version offers on a matter."""
    facts = standing.facts_of(desk, standing.load(desk, matter_id))
    codes = tuple(code for code in lifecycle.TRANSITIONS if code != "T01" and lifecycle.offered(code, facts))
    following = lifecycle.next_step(facts)
    return Possible(following if following in codes else "", codes)


def set_responsible(desk: Desk, matter_id: int, version: int, unit_id: int | None, handler_id: int | None) -> None:
    """Name the one responsible unit and its handler (B21); the journal keeps who it was before."""
    matter = standing.load_alive(desk, matter_id, version)
    unit, handler = _in_office(desk, unit_id, handler_id)
    matter.lead_unit_id, matter.handler_id = unit_id, handler_id
    facts = standing.facts_of(desk, matter)
    for problem in (guards.lead_not_accused(facts), guards.handler_free(facts)):
        if problem is not None:
            raise problem
    words = " ".join(part.name for part in (unit, handler) if part)
    standing.add_step(desk, matter, "SET_RESPONSIBLE", standing.today(desk), words)
