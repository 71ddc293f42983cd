"""Who may see which matter. Every query of matters starts here; a test forbids selecting the table elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, selectinload

from .matters import Accused, Matter, Reader

# Roles that read restricted matters by their office: the head and the officer who registers and hands over.
TRUSTED_ROLES = frozenset({"HEAD", "OFFICER"})


@dataclass(frozen=True)
class Actor:
    """Who acts. person_id None: the program itself (import, scheduler, command line) with its named purpose."""

    name: str
    person_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    unit_id: int | None = None
    acting_for: str = ""


def condition(actor: Actor) -> ColumnElement[bool]:
    """The WHERE clause of what `actor` may see: restricted matters only for trusted roles, handlers and named readers;
    never for the person or unit accused (J02, G-ACCUSED)."""
    if actor.person_id is None:
        return true()
    accused = exists().where(
        Accused.matter_id == Matter.id,
        or_(
            Accused.person_id == actor.person_id,
            Accused.name == actor.name,
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
    """The earliest receipt among the matters merged into this one: the clock starts there whoever may see them."""
    return session.scalar(select(func.min(Matter.received_on)).where(Matter.merged_into_id == matter_id))


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
