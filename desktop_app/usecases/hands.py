"""Who may take part in a matter: units and people of the office who are neither accused nor recused (J01, J02)."""

from __future__ import annotations

from collections.abc import Iterable

from ..office import Desk
from ..rules import conflict
from ..rules.matter import MatterFacts, cited
from ..rules.refusal import Refused
from ..storage.offices import Person, Unit

LEADERS = ("LEADER_IN_CHARGE", "PRINCIPAL_LEADER")


def unit_of(desk: Desk, unit_id: int | None, field: str = "lead_unit") -> Unit:
    """A unit that exists today. Raises Refused: UNIT_UNKNOWN."""
    unit = desk.db.get(Unit, unit_id) if unit_id is not None else None
    if unit is None or unit.valid_to is not None:
        raise Refused("UNIT_UNKNOWN", field)
    return unit


def person_of(desk: Desk, person_id: int | None, field: str) -> Person:
    """Somebody who works here now. Raises Refused: HANDLER_UNKNOWN."""
    person = desk.db.get(Person, person_id) if person_id is not None else None
    if person is None or not person.active:
        raise Refused("HANDLER_UNKNOWN", field)
    return person


def free(facts: MatterFacts, field: str, *names: str) -> None:
    """Nobody of these is accused or recused on the matter. Raises Refused: ACCUSED_INVOLVED, PERSON_RECUSED."""
    problem = conflict.accused(facts.accused_units, facts.accused_people, names, basis=cited(facts, "secrecy"))
    if problem is not None:
        raise Refused(problem.code, field, problem.facts, problem.basis, problem.repair)
    for name in names:
        barred = conflict.recusal(name, facts.recused, field, cited(facts, "recusal"))
        if barred is not None:
            raise barred


def leader_of(
    desk: Desk, facts: MatterFacts, person_id: int | None, field: str, roles: Iterable[str] = LEADERS
) -> Person:
    """A leader who may decide on this matter. Raises Refused: HANDLER_UNKNOWN, NOT_A_LEADER, ACCUSED_INVOLVED,
    PERSON_RECUSED."""
    person = person_of(desk, person_id, field)
    wanted = tuple(roles)
    if not set(wanted) & set(person.roles):
        raise Refused("NOT_A_LEADER", field, {"person": person.name, "roles": wanted})
    home = desk.db.get(Unit, person.unit_id) if person.unit_id else None
    free(facts, field, person.name, *((home.name,) if home else ()))
    return person
