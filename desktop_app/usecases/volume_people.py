"""Who may act on a volume: nobody its matters accuse, however the name is written, and never one person twice."""

from __future__ import annotations

from ..office import Desk
from ..rules.refusal import Refused
from ..rules.written_names import bare, named_in, same
from ..storage.archive import Volume
from ..storage.offices import Person, Unit
from . import hands, standing
from . import volumes as shelf


def free(desk: Desk, volume: Volume, field: str, *names: str) -> None:
    """Nobody of these is accused or recused on a matter of the volume; names: as they were typed, with whatever
    stands beside them. Raises Refused: ACCUSED_INVOLVED, PERSON_RECUSED."""
    for matter in shelf.cases_of(desk, volume):
        facts = standing.facts_of(desk, matter)
        hands.free(facts, field, *names)
        for name in names:
            for barred in (facts.accused_people, facts.recused):
                meant = named_in(name, barred)
                if meant is not None:
                    hands.free(facts, field, meant)
            unit = next((one for one in facts.accused_units if same(one, name)), None)
            if unit is not None:
                hands.free(facts, field, unit)


def free_person(desk: Desk, volume: Volume, field: str, person: Person) -> None:
    """The same of somebody who works here, and of the unit they belong to."""
    home = desk.db.get(Unit, person.unit_id) if person.unit_id else None
    free(desk, volume, field, person.name, *((home.name,) if home else ()))


def two(names: tuple[str, ...], field: str) -> tuple[str, str]:
    """Two names of two people. Raises Refused: TWO_NAMES."""
    found = [name.strip() for name in names if bare(name)]
    if len(found) != 2 or same(found[0], found[1]):
        raise Refused("TWO_NAMES", field)
    return found[0], found[1]
