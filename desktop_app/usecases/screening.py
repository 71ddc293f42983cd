"""甄别、受理、告知、并案、拆分、作废: the first decisions on a registered matter (T02, T03, T06, T10, T31)."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date

from ..facts_life import VoidFacts
from ..labels import codes
from ..office import Desk
from ..rules import crossguards, guards, lifecycle, texts
from ..rules.matter import Demand as DemandFacts
from ..rules.matter import MatterFacts, State
from ..rules.moments import legal_day
from ..rules.refusal import Refused
from ..storage.matters import Demand, Matter
from ..storage.offices import Person, Unit
from ..storage.visibility import merged_here
from . import form_facts, notices, official, papers, routes, standing
from .offices import profile

WAY_FORMS = frozenset({"F03", "F05", "F06"})


@dataclass(frozen=True, kw_only=True)
class DemandJudgement:
    """What the officer judged of one demand (B01, B26): codes of labels.codes; route_basis: law behind the route;

    route_code: of the school's catalogue, whose body and basis stand in where these are empty.
    """

    id: int
    own_authority: str = "YES"
    nature: str = "CLAIM"
    route: str = "PETITION_PROC"
    route_basis: str = ""
    competent_body: str = ""
    route_code: str = ""


@dataclass(frozen=True, kw_only=True)
class Accept:
    """受理 (T10). paragraphs: the wording of F02 as the officer left it, () for the default; simple_kind: code of
    SIMPLE_KINDS for 简易办理, "" for the ordinary procedure."""

    matter_id: int
    version: int
    accepted_on: date
    lead_unit_id: int | None
    handler_id: int | None
    judgements: tuple[DemandJudgement, ...] = ()
    simple_kind: str = ""
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NotifyOut:
    """告知去向 (T06). form: F03 (转送), F05 (不属职权) or F06 (法定途径); demand_ids: the demands it speaks of, () for
    all that leave. The matter stays where it is while another demand is still in the petition procedure."""

    matter_id: int
    version: int
    form: str
    told_on: date
    competent_body: str
    body_address: str = ""
    body_phone: str = ""
    basis: str = ""
    judgements: tuple[DemandJudgement, ...] = ()
    demand_ids: tuple[int, ...] = ()
    addressee: str = ""
    paragraphs: tuple[str, ...] = ()
    late_entry_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """甄别分类 (T03): what is proposed for each demand. new_facts (S03), simple: YES, NO or "" as ticked on F08."""

    matter_id: int
    version: int
    judgements: tuple[DemandJudgement, ...]
    proposal: str = ""
    new_facts: str = ""
    simple_kind: str = ""


def _refuse_first(problems: tuple[Refused, ...]) -> None:
    if problems:
        raise problems[0]


_JUDGED = {"own_authority": codes.OWN_AUTHORITY, "nature": codes.NATURES, "route": codes.ROUTES}


def judge(desk: Desk, matter: Matter, judgements: tuple[DemandJudgement, ...]) -> None:
    """Write down what was judged of each demand; an accusation closes the circle of readers at once (J02).

    Raises Refused: DEMAND_UNKNOWN, CHOICE_UNKNOWN, ROUTE_UNKNOWN, DEMAND_ANSWERED (its answer was issued already).
    """
    by_id = {row.id: row for row in matter.demands}
    for one in judgements:
        row = by_id.get(one.id)
        if row is None or row.struck:
            raise Refused("DEMAND_UNKNOWN", "demands")
        for name, known in _JUDGED.items():
            if getattr(one, name) not in known:
                raise Refused("CHOICE_UNKNOWN", name, {"text": getattr(one, name)})
        if row.answer_id is not None:
            if (row.own_authority, row.nature, row.route) != (one.own_authority, one.nature, one.route):
                raise Refused("DEMAND_ANSWERED", "demands", {"demand": row.text})
            continue
        route = routes.route(desk, one.route_code)
        if one.route_code and route is None:
            raise Refused("ROUTE_UNKNOWN", "route", {"text": one.route_code})
        row.own_authority, row.nature, row.route = one.own_authority, one.nature, one.route
        if route is not None and row.nature == "CLAIM":
            row.route = route.kind
        row.route_code = one.route_code
        row.route_basis = one.route_basis or (route.printed_basis if route else "")
        row.competent_body = one.competent_body or (route.body if route else "")
        if row.route == "STATUTORY_DUTY" and row.own_authority == "YES" and not row.competent_body:
            row.competent_body = profile(desk).school
    if any(row.nature == "ACCUSATION" and not row.struck for row in matter.demands):
        matter.access = "RESTRICTED"


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
    judge(desk, matter, new.judgements)
    _choice("simple_kind", new.simple_kind, codes.SIMPLE_KINDS)
    standing.move(desk, matter, "SCREEN", State.SCREENING, standing.today(desk), new.proposal)
    standing.rewrite_obligations(desk, matter)
    simple = "YES" if new.simple_kind else "NO"
    facts = form_facts.screening_facts(desk, matter, new.proposal, new.new_facts, simple)
    return papers.issue(desk, matter, "F08", facts)


def _choice(field: str, code: str, known: Container[str]) -> None:
    if code and code not in known:
        raise Refused("CHOICE_UNKNOWN", field, {"text": code})


def accept(desk: Desk, new: Accept) -> papers.Issued:
    """Accept a matter, issue its 受理告知书 and start the handling period, all in one act.

    A matter that was only registered is screened on the way. Raises Refused.
    """
    new = texts.cleaned(new)
    matter = standing.load(desk, new.matter_id, new.version)
    judge(desk, matter, new.judgements)
    _in_office(desk, new.lead_unit_id, new.handler_id)
    matter.lead_unit_id, matter.handler_id, matter.accepted_on = new.lead_unit_id, new.handler_id, new.accepted_on
    if matter.state == State.REGISTERED:
        _refuse_first(lifecycle.check("T03", standing.facts_of(desk, matter)))
        standing.move(desk, matter, "SCREEN", State.SCREENING, standing.today(desk))
    facts = standing.facts_of(desk, matter, seal="SCHOOL", backfill_reason=new.late_entry_reason)
    _refuse_first(lifecycle.check("T10", facts))
    _choice("simple_kind", new.simple_kind, codes.SIMPLE_KINDS)
    if new.simple_kind:
        if facts.occurrence != "FIRST" or facts.simple_excluded:
            raise Refused("SIMPLE_NOT_ALLOWED", "simple_kind", {}, (), "ACCEPT")
        matter.simple_kind = new.simple_kind
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
    """Tell the petitioner where the matter, or some of its demands, belongs: F03, F05 or F06. Raises Refused.

    A transfer (F03) also issues the letter to the body that receives the matter. The matter itself leaves only when
    every demand has been told its way and none stays (DESIGN, demands).
    """
    new = texts.cleaned(new)
    if new.form not in WAY_FORMS:
        raise Refused("FORM_NOT_OFFERED", "form", {"form": new.form})
    matter = standing.load_alive(desk, new.matter_id, new.version)
    chosen_ids = new.demand_ids
    judged = tuple(_told(one, new, chosen_ids) for one in new.judgements)
    judge(desk, matter, judged)
    if matter.state == State.REGISTERED:
        standing.move(desk, matter, "SCREEN", State.SCREENING, standing.today(desk))
    chosen = _leaving(matter, new)
    for row in chosen:
        row.competent_body = row.competent_body or new.competent_body
        row.route_basis = row.route_basis or new.basis
    body = new.competent_body or next((row.competent_body for row in chosen if row.competent_body), "")
    facts = standing.facts_of(
        desk, matter, paper=new.form, recipients=(body,), seal="SCHOOL", backfill_reason=new.late_entry_reason
    )
    staying = [one for one in facts.demands if not (one.leaves or one.answered)]
    if matter.state in (State.SCREENING, State.WITH_LEADER) and not staying:
        _refuse_first(lifecycle.check("T06", replace(facts, demands=_only(facts, matter, chosen))))
    else:
        _refuse_part(replace(facts, demands=_only(facts, matter, chosen)))
    if new.told_on > standing.today(desk):
        raise Refused("DATE_IN_FUTURE", "told_on", {"day": new.told_on, "today": standing.today(desk)})
    if new.told_on < matter.received_on:
        raise Refused("TOLD_BEFORE_RECEIVED", "told_on", {"told": new.told_on, "received": matter.received_on})
    notice = notices.way_facts(desk, matter, replace(new, competent_body=body, demand_ids=tuple(r.id for r in chosen)))
    issued = papers.issue(desk, matter, new.form, notice)
    beside: tuple[int, ...] = ()
    if new.form == "F03":
        letter = official.official(
            desk, matter, "F20T", new.told_on, letterhead="LETTER", addressee=body,
            known={"petitioner": official.petitioner(matter, masked=False)},
        )  # fmt: skip
        beside = (papers.issue(desk, matter, "F20", letter, new.told_on).id,)
    for row in chosen:
        row.notice_id = issued.id
        if row.route != "STATUTORY_DUTY" or row.own_authority == "NO":
            row.answer_id = issued.id
    desk.db.flush()
    untold = [row for row in matter.demands if not row.struck and row.notice_id is None]
    if matter.state in (State.SCREENING, State.WITH_LEADER) and not staying and not untold:
        standing.move(
            desk, matter, "NOTIFY_OUT", State.NOTIFIED_OUT, new.told_on, body, issued.id, new.late_entry_reason
        )
    else:
        standing.add_step(
            desk, matter, "NOTIFY_PART", new.told_on, body, issued.id, late_entry_reason=new.late_entry_reason
        )
    standing.rewrite_obligations(desk, matter)
    return replace(issued, beside=beside)


def _told(one: DemandJudgement, new: NotifyOut, chosen: tuple[int, ...]) -> DemandJudgement:
    """A demand this notice speaks of takes the notice's body and basis where it names none itself."""
    if chosen and one.id not in chosen:
        return one
    return replace(
        one, competent_body=one.competent_body or new.competent_body, route_basis=one.route_basis or new.basis
    )


def _leaving(matter: Matter, new: NotifyOut) -> list[Demand]:
    """The demands the notice tells of. Raises Refused: DEMAND_UNKNOWN, DEMAND_STAYS_IN, NOTHING_TO_TELL,
    ACCUSATION_BY_HANDOVER."""
    live = [row for row in matter.demands if not row.struck]
    known = {row.id for row in live}
    if any(one not in known for one in new.demand_ids):
        raise Refused("DEMAND_UNKNOWN", "demands")
    wanted = [row for row in live if (row.id in new.demand_ids if new.demand_ids else row.notice_id is None)]
    leaving = [row for row in wanted if standing.demand_facts(row).leaves and row.nature != "ACCUSATION"]
    if new.demand_ids and len(leaving) < len(wanted):
        accusations = [row for row in wanted if row.nature == "ACCUSATION"]
        if accusations:
            raise Refused("ACCUSATION_BY_HANDOVER", "judgements", {}, (), "HAND_OVER_ACCUSATION")
        staying = tuple(live.index(row) + 1 for row in wanted if row not in leaving)
        raise Refused("DEMAND_STAYS_IN", "demands", {"demands": staying}, (), "CLASSIFY_DEMAND")
    if not leaving:
        if any(row.nature == "ACCUSATION" for row in wanted):
            raise Refused("ACCUSATION_BY_HANDOVER", "judgements", {}, (), "HAND_OVER_ACCUSATION")
        parts = _parts(wanted, matter)
        for guard in (guards.parts_separated, guards.none_stays):
            problem = guard(parts)
            if problem is not None:
                raise problem
        raise Refused("NOTHING_TO_TELL", "judgements", {}, (), "CLASSIFY_DEMAND")
    for row in leaving:
        statutory = bool(row.route_code) or row.route in ("OTHER_STATUTORY", "STATUTORY_DUTY")
        if not (statutory if new.form == "F06" else row.own_authority == "NO"):
            raise Refused("WAY_FORM_WRONG", "form", {"form": "F05" if new.form == "F06" else "F06"})
    return leaving


def _parts(rows: list[Demand], matter: Matter) -> MatterFacts:
    demands = tuple(standing.demand_facts(row) for row in rows)
    return MatterFacts(now=matter.received_at, regime=matter.regime, demands=demands)


def _only(facts: MatterFacts, matter: Matter, chosen: list[Demand]) -> tuple[DemandFacts, ...]:
    """The facts of the demands a notice speaks of."""
    live = [row for row in matter.demands if not row.struck]
    return tuple(one for one, row in zip(facts.demands, live, strict=True) if row in chosen)


def _refuse_part(facts: MatterFacts) -> None:
    """The guards of T06 that hold for a part of a matter, whose other demands stay."""
    asked = (guards.parts_separated, guards.way_told, guards.nobody_accused, crossguards.schools_seal)
    _refuse_first(tuple(problem for guard in asked if (problem := guard(facts)) is not None))


def split_demand(desk: Desk, matter_id: int, version: int, demand_id: int, own_text: str, other_text: str) -> None:
    """B26: a demand partly within the school's authority becomes two. Raises Refused: DEMAND_UNKNOWN, DEMAND_ANSWERED,
    DEMAND_MISSING."""
    own_text, other_text = texts.clean(own_text).strip(), texts.clean(other_text).strip()
    matter = standing.load_alive(desk, matter_id, version)
    row = next((one for one in matter.demands if one.id == demand_id and not one.struck), None)
    if row is None:
        raise Refused("DEMAND_UNKNOWN", "demands")
    if row.answer_id is not None or row.notice_id is not None:
        raise Refused("DEMAND_ANSWERED", "demands", {"demand": row.text})
    if not own_text or not other_text:
        raise Refused("DEMAND_MISSING", "own_text" if not own_text else "other_text")
    note = f"{row.text} → {own_text}；{other_text}"
    row.text, row.own_authority = own_text, "YES"
    matter.demands.append(
        Demand(
            seat=max(one.seat for one in matter.demands) + 1, text=other_text, own_authority="NO", nature=row.nature,
            route="", competent_body=row.competent_body, route_basis=row.route_basis,
        )
    )  # fmt: skip
    matter.amended_at = desk.now
    standing.add_step(desk, matter, "SPLIT_DEMAND", standing.today(desk), note)
    standing.rewrite_obligations(desk, matter)


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


def void(desk: Desk, matter_id: int, version: int | None, reason: str) -> papers.Issued:
    """作废 with its reason and its note; the number stays (T31, G-NUMBER). Raises Refused: MERGED_HERE (another lives
    on in it)."""
    reason = texts.clean(reason)
    matter = standing.load(desk, matter_id, version)
    _refuse_first(lifecycle.check("T31", standing.facts_of(desk, matter, reason=reason)))
    held = merged_here(desk.db, matter.id)
    if held:
        raise Refused("MERGED_HERE", None, {"number": held})
    matter.void_reason = reason.strip()
    standing.move(desk, matter, "VOID", State.VOID, standing.today(desk), reason.strip())
    standing.rewrite_obligations(desk, matter)
    note = VoidFacts(
        office=profile(desk).facts(),
        number=matter.number,
        subject=matter.subject,
        registered_on=legal_day(matter.recorded_at),
        registered_by=matter.receiver,
        reason=reason.strip(),
        voided_by=desk.actor.name,
        voided_on=standing.today(desk),
    )
    return papers.issue(desk, matter, "VOID", note)


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
