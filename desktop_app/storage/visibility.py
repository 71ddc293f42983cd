"""Who may see which matter. Every query of matters starts here; a test forbids selecting the table elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, selectinload

from ..rules.matter import OPEN_STATES
from ..rules.names import normalise
from .matters import Accused, Matter, Reader, Step
from .outcomes import Closing

# Roles that read restricted matters by their office: the head and the officer who registers and hands over.
TRUSTED_ROLES = frozenset({"OFFICE_HEAD", "REGISTRAR"})


@dataclass(frozen=True)
class Actor:
    """Who acts. person_id None: the program itself (import, scheduler, command line) with its named purpose."""

    name: str
    person_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    unit_id: int | None = None
    acting_for: str = ""


# Blanks, unseen signs and the dots between the parts of a name: no spelling with or without them hides who is meant.
_BETWEEN = " \t\n\r\u00a0\u3000\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff.·•‧∙・･⋅．․"


def _bare(name: Any) -> Any:
    for char in _BETWEEN:
        name = func.replace(name, char, "")
    return name


def _bare_name(name: str) -> str:
    return normalise(name).translate(dict.fromkeys(map(ord, _BETWEEN)))


@lru_cache(maxsize=64)
def condition(actor: Actor) -> ColumnElement[bool]:
    """The WHERE clause of what `actor` may see: restricted matters only for trusted roles, handlers and named readers;
    never for the person or unit accused (J02, G-ACCUSED)."""
    if actor.person_id is None:
        return true()
    accused = exists().where(
        Accused.matter_id == Matter.id,
        or_(
            Accused.person_id == actor.person_id,
            and_(Accused.name != "", _bare(Accused.name) == _bare_name(actor.name)),
            Accused.unit_id == (actor.unit_id if actor.unit_id is not None else -1),
        ),
    )
    if actor.roles & TRUSTED_ROLES:
        return ~accused
    reader = exists().where(Reader.matter_id == Matter.id, Reader.person_id == actor.person_id)
    return and_(or_(Matter.access == "OPEN", Matter.handler_id == actor.person_id, reader), ~accused)


def visible(actor: Actor) -> Select[Matter]:
    """All matters `actor` may see; narrow and order it, never start elsewhere."""
    return select(Matter).where(condition(actor))


def earliest_merged(session: Session, matter_id: int) -> date | None:
    """The earliest receipt among the matters merged into this one, directly or through another; the clock starts
    there whoever may see them."""
    merged = select(Matter.id, Matter.received_on).where(Matter.merged_into_id == matter_id).cte(recursive=True)
    merged = merged.union(select(Matter.id, Matter.received_on).where(Matter.merged_into_id == merged.c.id))
    earliest: date | None = session.scalar(select(func.min(merged.c.received_on)))
    return earliest


def merged_receipts(session: Session) -> dict[int, date]:
    """`earliest_merged` of every matter that others were merged into, for walks over all matters."""
    merged = select(Matter.id, Matter.received_on, Matter.merged_into_id).where(Matter.merged_into_id.is_not(None))
    rows = session.execute(merged).all()
    into = {row.id: row.merged_into_id for row in rows}
    earliest: dict[int, date] = {}
    for row in rows:
        target, passed = row.merged_into_id, {row.id}
        while target is not None and target not in passed:
            earliest[target] = min(row.received_on, earliest.get(target, row.received_on))
            passed.add(target)
            target = into.get(target)
    return earliest


def everything(session: Session) -> Iterator[Matter]:
    """Every matter with its demands, for verify and recomputation alone: what is owed does not depend on the viewer."""
    query = select(Matter).options(selectinload(Matter.demands)).order_by(Matter.id)
    yield from session.scalars(query.execution_options(yield_per=500))


def holder_of_external(session: Session, system: str, number: str, beside: int | None) -> str | None:
    """The registration that already carries an external number; the number alone is told, never the matter."""
    query = select(Matter.number).where(
        Matter.external_system == system, Matter.external_number == number, Matter.state != "VOID"
    )
    if beside is not None:
        query = query.where(Matter.id != beside)
    return session.scalar(query.limit(1))


def merged_here(session: Session, matter_id: int) -> str | None:
    """The number of a matter that lives on in this one alone, None when there is none."""
    return session.scalar(select(Matter.number).where(Matter.merged_into_id == matter_id).limit(1))


def externals(session: Session, system: str) -> list[tuple[str, str]]:
    """External number and text hash of every matter of a system, whoever may see it: no letter comes in twice."""
    query = select(Matter.external_number, Matter.text_hash).where(
        Matter.external_system == system, Matter.state != "VOID"
    )
    return [(row.external_number, row.text_hash) for row in session.execute(query)]


def registered_numbers(session: Session) -> list[str]:
    """Every registration number ever issued, for verify."""
    return list(session.scalars(select(Matter.number)))


def seen_of(session: Session, ids: Iterable[int], actor: Actor) -> set[int]:
    """Which of these matters `actor` may see."""
    return set(session.scalars(visible(actor).where(Matter.id.in_(list(ids))).with_only_columns(Matter.id)))


def restricted_among(session: Session, ids: Iterable[int]) -> set[int]:
    """Which of these matters are restricted, whoever asks: their titles stand on no list."""
    return set(session.scalars(select(Matter.id).where(Matter.id.in_(list(ids)), Matter.access == "RESTRICTED")))


def held_by_unit(session: Session, unit_id: int, states: Iterable[str]) -> int:
    """How many matters in these states a department handles, whoever may see them: a count says nothing of them."""
    query = select(func.count(Matter.id)).where(Matter.lead_unit_id == unit_id, Matter.state.in_(states))
    return session.scalar(query) or 0


def counted_since(session: Session, first: date) -> list[Any]:
    """Bare facts of every matter the figures of a period from `first` may hold, whoever may see it: a count says
    nothing of anybody. Rows of id, number, state, standing, channel, received_on, accepted_on, headcount, occurrence,
    topic, lead_unit_id, urgency."""
    later = exists().where(Step.matter_id == Matter.id, Step.happened_on >= first)
    columns = (
        Matter.id, Matter.number, Matter.state, Matter.standing, Matter.channel, Matter.received_on,
        Matter.accepted_on, Matter.headcount, Matter.occurrence, Matter.topic, Matter.lead_unit_id, Matter.urgency,
    )  # fmt: skip
    still = Matter.state.in_([state.value for state in OPEN_STATES])
    return list(
        session.execute(select(*columns).where(or_(Matter.received_on >= first, still, later)).order_by(Matter.id))
    )


def still_open(session: Session, day: date) -> int:
    """How many matters received up to a day are open now, whoever may see them."""
    query = select(func.count(Matter.id)).where(
        Matter.standing == "OPEN",
        Matter.state.in_([state.value for state in OPEN_STATES]),
        Matter.received_on <= day,
    )
    return session.scalar(query) or 0


def returned(session: Session, first: date, last: date) -> list[Any]:
    """Every matter received or open in a period of days, both included, or closed in it, whoever may see it; the
    caller leaves out what a restricted one is about. Rows of id, number, received_on, channel, topic, subject, access,
    lead_unit_id, state, closed_on."""
    closed = select(func.max(Closing.closed_on)).where(Closing.matter_id == Matter.id).scalar_subquery()
    columns = (
        Matter.id, Matter.number, Matter.received_on, Matter.channel, Matter.topic, Matter.subject, Matter.access,
        Matter.lead_unit_id, Matter.state, closed.label("closed_on"),
    )  # fmt: skip
    still = Matter.state.in_([state.value for state in OPEN_STATES])
    query = select(*columns).where(
        Matter.standing == "OPEN",
        Matter.state != "VOID",
        Matter.received_on <= last,
        or_(Matter.received_on >= first, still, closed >= first),
    )
    return list(session.execute(query.order_by(Matter.received_on, Matter.number)))


def labels_of(session: Session, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Number and state of matters by id, whoever may see them: a report names a matter by its number alone."""
    query = select(Matter.id, Matter.number, Matter.state).where(Matter.id.in_(list(ids)))
    return {row.id: (row.number, row.state) for row in session.execute(query)}


def lines_of(session: Session, ids: Iterable[int], actor: Actor) -> list[Any]:
    """Id, number, received_on, state and subject of those `actor` may see, by number."""
    columns = (Matter.id, Matter.number, Matter.received_on, Matter.state, Matter.subject)
    query = visible(actor).where(Matter.id.in_(list(ids))).with_only_columns(*columns)
    return list(session.execute(query.order_by(Matter.received_on, Matter.number)))


def visible_number(session: Session, number: str, actor: Actor) -> int | None:
    """The matter of a registration number that `actor` may see, None for none."""
    return session.scalar(visible(actor).where(Matter.number == number).with_only_columns(Matter.id))
