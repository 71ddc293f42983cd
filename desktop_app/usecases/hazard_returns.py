"""汇总部门排查报表: what a department filled in is looked over line by line, then registered in one act (N10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from sqlalchemy import select

from ..labels import hazards as words
from ..labels.refusals import sentence
from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..rules.written_names import bare
from ..storage.hazards import Hazard
from ..storage.offices import Person
from . import hazards, screenings
from .hazards import HazardInput
from .screenings import Screened

ALIKE = 0.75


@dataclass(frozen=True, kw_only=True)
class ReturnedRow:
    """One line as it was typed. row: its number in the sheet; headcount, level, owner: as written; unread: names of
    the dates that could not be read."""

    row: int
    description: str = ""
    found_on: date | None = None
    people: str = ""
    headcount: str = ""
    topic: str = ""
    level: str = ""
    owner: str = ""
    measures: str = ""
    due: date | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A line looked over. standing: NEW, TWIN or BAD of labels.hazards.READ_AS; twin: number of the open hazard it
    resembles; why: what is wrong with it, in the officer's words."""

    place: int
    source: ReturnedRow
    hazard: HazardInput
    standing: str
    twin: str = ""
    why: str = ""


def plan(desk: Desk, rows: Sequence[ReturnedRow], unit_id: int | None, on: date) -> list[Line]:
    """Every line with what would become of it. unit_id: whose return it is; on: the day for lines without one."""
    people = {row.name: row.id for row in desk.db.scalars(select(Person).where(Person.active))}
    known = [
        (row.number, row.unit_id, row.description)
        for row in desk.db.scalars(
            select(Hazard).where(Hazard.resolved_on.is_(None), Hazard.void_reason == "").order_by(Hazard.id)
        )
    ]
    found = []
    for place, row in enumerate(texts.cleaned(one) for one in rows):
        new = _hazard(row, unit_id, on, people)
        why = _wrong(desk, row, new)
        twin = alike(new.description, [(number, text) for number, unit, text in known if unit in (unit_id, None)])
        state = "BAD" if why else "TWIN" if twin else "NEW"
        found.append(Line(place=place, source=row, hazard=new, standing=state, twin=twin, why=why))
    return found


def commit(desk: Desk, lines: Sequence[Line], returned: Screened) -> list[str]:
    """Register the chosen lines and keep the department's return of the period; gives their numbers.

    returned: its `found` counts all lines of the sheet. Raises Refused as `hazards.register` and `screenings.record`
    do."""
    screening_id = screenings.record(desk, returned)
    made = []
    for line in lines:
        new = HazardInput(**{**line.hazard.__dict__, "screening_id": screening_id})
        made.append(hazards.register(desk, new))
    return made


def alike(description: str, known: Iterable[tuple[str, str]]) -> str:
    """Number of the hazard a description resembles most, "" for none."""
    said = bare(description)
    best, score = "", ALIKE
    for number, text in known:
        other = bare(text)
        near = 1.0 if said and said == other else SequenceMatcher(None, said, other, autojunk=False).ratio()
        if near >= score:
            best, score = number, near
    return best


def _hazard(row: ReturnedRow, unit_id: int | None, on: date, people: dict[str, int]) -> HazardInput:
    level = next((code for code, name in words.LEVELS.items() if row.level and name.startswith(row.level[:1])), "")
    count = row.headcount.rstrip("人 ")
    return HazardInput(
        found_on=row.found_on or on,
        description=row.description,
        level=level,
        unit_id=unit_id,
        people=row.people,
        headcount=int(count) if count.isascii() and count.isdigit() else None,
        topic=row.topic,
        owner_unit_id=unit_id,
        owner_id=people.get(row.owner),
        owner=row.owner,
        measures=row.measures,
        due=row.due,
    )


def _wrong(desk: Desk, row: ReturnedRow, new: HazardInput) -> str:
    if row.unread:
        return words.DAY_UNREAD.format(names="、".join(words.FIELDS[name] for name in row.unread))
    if row.headcount and new.headcount is None:
        return words.COUNT_UNREAD.format(text=row.headcount)
    try:
        hazards.check(desk, new)
    except Refused as refused:
        return sentence(refused)
    return ""
