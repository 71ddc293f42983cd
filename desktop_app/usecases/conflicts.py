"""回避与知悉范围: who must keep away from a matter, who is accused in it, who may read it (J01, J02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ..facts_life import RecusalFacts
from ..labels import codes
from ..office import Desk
from ..rules import conflict, guards, texts
from ..rules.matter import cited
from ..rules.refusal import Refused
from ..storage.handling import Recusal
from ..storage.matters import Accused, Matter, Reader
from ..storage.offices import Person, Unit
from . import days, hands, happened, papers, standing
from .offices import profile


@dataclass(frozen=True, kw_only=True)
class AccusedRow:
    """Somebody or a unit that is accused: a name as written, or a person or unit of the school."""

    name: str = ""
    person_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class RaiseRecusal:
    """回避 asked or ordered (J01). kind: code of RECUSAL_KINDS."""

    matter_id: int
    version: int
    person_id: int | None
    kind: str
    relation: str
    reason: str = ""
    raised_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DecideRecusal:
    """The decision. result: code of RECUSAL_RESULTS; decided_by_id: the head, and a leader for the head's own."""

    matter_id: int
    version: int
    recusal_id: int
    result: str
    decided_by_id: int | None
    decided_on: date | None


def accused(desk: Desk, matter_id: int) -> tuple[AccusedRow, ...]:
    """Who is accused in a matter this person may see."""
    standing.load(desk, matter_id)
    rows = desk.db.scalars(select(Accused).where(Accused.matter_id == matter_id).order_by(Accused.id))
    return tuple(AccusedRow(name=row.name, person_id=row.person_id, unit_id=row.unit_id) for row in rows)


def set_accused(desk: Desk, matter_id: int, version: int, rows: tuple[AccusedRow, ...], restrict: bool = True) -> None:
    """Write down who is accused; from then on they are neither handler, recipient, copy nor reader (J02).

    restrict: close the circle of readers too. Raises Refused: ACCUSED_EMPTY, ACCUSED_INVOLVED when one of them holds
    the matter or has a task in it, ACCUSED_ONESELF.
    """
    rows = texts.cleaned(rows)
    matter = standing.load_alive(desk, matter_id, version)
    if any(not one.name.strip() and one.person_id is None and one.unit_id is None for one in rows):
        raise Refused("ACCUSED_EMPTY", "accused")
    me = desk.actor
    if any(_is_me(one, me.person_id, me.name) for one in rows):
        raise Refused("ACCUSED_ONESELF", "accused")
    for row in desk.db.scalars(select(Accused).where(Accused.matter_id == matter.id)).all():
        desk.db.delete(row)
    desk.db.flush()
    for one in rows:
        desk.db.add(Accused(matter_id=matter.id, name=one.name.strip(), person_id=one.person_id, unit_id=one.unit_id))
    desk.db.flush()
    if restrict and rows:
        matter.access = "RESTRICTED"
    facts = standing.facts_of(desk, matter)
    problem = guards.lead_not_accused(facts)
    if problem is not None:
        raise Refused(problem.code, "accused", problem.facts, problem.basis, "SET_LEAD_UNIT")
    past = happened.happened(desk, matter.id)
    for task in past.tasks:
        unit = desk.db.get(Unit, task.unit_id)
        if unit is not None and happened.is_open(task):
            hands.free(facts, "accused", unit.name)
    barred = {one.person_id for one in rows if one.person_id is not None}
    for reader in desk.db.scalars(select(Reader).where(Reader.matter_id == matter.id)).all():
        if reader.person_id in barred:
            desk.db.delete(reader)
    standing.add_step(desk, matter, "NOTE_ACCUSED", standing.today(desk))


def _is_me(one: AccusedRow, person_id: int | None, name: str) -> bool:
    return (one.person_id is not None and one.person_id == person_id) or (bool(one.name) and one.name.strip() == name)


def readers(desk: Desk, matter_id: int) -> tuple[int, ...]:
    """The people named as readers of a restricted matter."""
    standing.load(desk, matter_id)
    query = select(Reader.person_id).where(Reader.matter_id == matter_id).order_by(Reader.person_id)
    return tuple(desk.db.scalars(query))


def set_readers(desk: Desk, matter_id: int, version: int, person_ids: tuple[int, ...]) -> None:
    """Name who may read the matter besides its handler, and close it to everybody else. Raises Refused:
    ACCUSED_INVOLVED, HANDLER_UNKNOWN."""
    matter = standing.load_alive(desk, matter_id, version)
    facts = standing.facts_of(desk, matter)
    people = [hands.person_of(desk, one, "viewers") for one in person_ids]
    problem = conflict.accused(
        facts.accused_units, facts.accused_people, viewers=_with_units(desk, people), basis=cited(facts, "secrecy")
    )
    if problem is not None:
        raise problem
    matter.access = "RESTRICTED"
    for row in desk.db.scalars(select(Reader).where(Reader.matter_id == matter.id)).all():
        if row.person_id not in person_ids:
            desk.db.delete(row)
    known = set(desk.db.scalars(select(Reader.person_id).where(Reader.matter_id == matter.id)))
    for one in dict.fromkeys(person_ids):
        if one not in known:
            desk.db.add(Reader(matter_id=matter.id, person_id=one))
    standing.add_step(desk, matter, "SET_READERS", standing.today(desk))


def _with_units(desk: Desk, people: list[Person]) -> tuple[str, ...]:
    homes = [desk.db.get(Unit, one.unit_id) for one in people if one.unit_id]
    return (*(one.name for one in people), *(one.name for one in homes if one))


def raise_recusal(desk: Desk, new: RaiseRecusal) -> papers.Issued:
    """Write down that somebody should keep away and print F51 for the decision. Raises Refused: HANDLER_UNKNOWN,
    RELATION_MISSING, CHOICE_UNKNOWN, DATE_IN_FUTURE."""
    new = texts.cleaned(new)
    matter = standing.load_alive(desk, new.matter_id, new.version)
    person = hands.person_of(desk, new.person_id, "person")
    if new.kind not in codes.RECUSAL_KINDS:
        raise Refused("CHOICE_UNKNOWN", "kind", {"text": new.kind})
    if not new.relation.strip():
        raise Refused("RELATION_MISSING", "relation")
    day = days.happened_on(desk, "raised_on", "RAISED", new.raised_on or standing.today(desk), days.received(matter))
    facts = RecusalFacts(
        office=profile(desk).facts(),
        number=matter.number,
        kind=new.kind,
        applicant=person.name if new.kind == "SELF" else "",
        person=person.name,
        post=person.post,
        relation=new.relation.strip(),
        reason=new.reason.strip(),
        raised_on=day,
    )
    issued = papers.issue(desk, matter, "F51", facts, day)
    desk.db.add(
        Recusal(
            matter_id=matter.id, person_id=person.id, kind=new.kind, relation=new.relation.strip(),
            reason=new.reason.strip(), raised_on=day, paper_id=issued.id,
        )
    )  # fmt: skip
    standing.add_step(desk, matter, "RAISE_RECUSAL", day, person.name, issued.id)
    return issued


def decide_recusal(desk: Desk, new: DecideRecusal) -> None:
    """Grant or deny it; whoever is granted leaves the matter at once.

    The office's head decides on the staff, a leader on the head (DOMAIN §3.3). Raises Refused: RECUSAL_UNKNOWN,
    RECUSAL_DECIDED, NOT_A_LEADER, CHOICE_UNKNOWN, RECUSAL_OWN.
    """
    matter = standing.load_alive(desk, new.matter_id, new.version)
    row = desk.db.get(Recusal, new.recusal_id)
    if row is None or row.matter_id != matter.id:
        raise Refused("RECUSAL_UNKNOWN", "recusal")
    if row.result:
        raise Refused("RECUSAL_DECIDED", "recusal", {"person": happened.name_of(desk, row.person_id)})
    if new.result not in codes.RECUSAL_RESULTS:
        raise Refused("CHOICE_UNKNOWN", "result", {"text": new.result})
    person = desk.db.get(Person, row.person_id)
    assert person is not None
    head = next(
        (one for one in desk.db.scalars(select(Person).where(Person.active)) if "OFFICE_HEAD" in one.roles), None
    )
    by_leader = conflict.recusal_decided_by(person.name, head.name if head else "") == "LEADER"
    roles = hands.LEADERS if by_leader or set(hands.LEADERS) & set(person.roles) else ("OFFICE_HEAD", *hands.LEADERS)
    decider = hands.leader_of(desk, standing.facts_of(desk, matter), new.decided_by_id, "decided_by", roles)
    if decider.id == person.id:
        raise Refused("RECUSAL_OWN", "decided_by", {"person": person.name})
    day = days.happened_on(desk, "decided_on", "DECIDED", new.decided_on, ("RAISED", row.raised_on))
    row.result, row.decided_by, row.decided_on = new.result, decider.name, day
    if new.result == "GRANTED":
        _leave(matter, person)
    note = f"{person.name} {codes.RECUSAL_RESULTS[new.result]}"
    standing.add_step(desk, matter, "DECIDE_RECUSAL", day, note)


def _leave(matter: Matter, person: Person) -> None:
    if matter.handler_id == person.id:
        matter.handler_id = None


def looks_related(desk: Desk, matter_id: int, handler_id: int) -> bool:
    """Whether to ask the handler about a relation before handing the matter over (J01): a prompt, not a ban."""
    standing.load(desk, matter_id)
    person = desk.db.get(Person, handler_id)
    home = desk.db.get(Unit, person.unit_id) if person and person.unit_id else None
    if person is None or home is None:
        return False
    pairs = []
    for row in desk.db.scalars(select(Accused).where(Accused.matter_id == matter_id)):
        worker = desk.db.get(Person, row.person_id) if row.person_id else None
        unit = desk.db.get(Unit, row.unit_id or (worker.unit_id if worker else None) or -1)
        pairs.append((worker.name if worker else row.name, unit.name if unit else home.name))
    return conflict.looks_related(person.name, home.name, pairs)
