"""案件台账: views with counts, filters and orders in SQL, rows by id, the whole of one matter (A04, B24)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, text

from ..office import Desk
from ..rules import numbering, texts
from ..rules.deadlines_alerts import level
from ..rules.matter import OPEN_STATES, State
from ..rules.moments import legal_day, local
from ..storage import search
from ..storage.matters import Matter, Obligation
from ..storage.offices import Person, SavedView, Unit
from ..storage.visibility import condition, visible
from . import backlog
from .offices import profile
from .people import petitioner_words

OPEN = tuple(state.value for state in sorted(OPEN_STATES))
# States in which something may still be due: an answer to the superior, what an opinion promised.
OWING = (*OPEN, "CONCLUDED", "FINAL", "NOTIFIED_OUT", "NOT_ACCEPTED", "CLOSED")
CLOSED_OUT = (State.NOTIFIED_OUT.value, State.NOT_ACCEPTED.value)
FINISHED = (State.CONCLUDED.value, State.FINAL.value, State.CLOSED.value)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What a list shows. view: a code of `VIEWS`; words: full text; days inclusive."""

    view: str = "OPEN"
    words: str = ""
    channel: str = ""
    unit_id: int | None = None
    handler_id: int | None = None
    topic: str = ""
    received_from: date | None = None
    received_to: date | None = None
    order: str = "due"
    descending: bool = False


@dataclass(frozen=True, kw_only=True)
class MatterRow:
    """One row of the ledger. petitioner: masked unless asked otherwise; due: the nearest open date, ISO."""

    id: int
    number: str
    external_number: str
    received_at: datetime
    received_on: date
    petitioner: str
    channel: str
    subject: str
    topic: str
    unit: str
    handler: str
    state: str
    urgency: str
    occurrence: str
    headcount: int
    standing: str
    rule: str
    due: str
    work_by: str
    provisional: bool
    level: str
    days: int


def _due_of_matter() -> Any:
    return (
        select(Obligation.matter_id, func.min(Obligation.due).label("due"))
        .where(Obligation.met_on.is_(None), ~Obligation.silent)
        .group_by(Obligation.matter_id)
        .subquery()
    )


def _due_within(first: str | None, last: str) -> ColumnElement[bool]:
    wanted = [Obligation.met_on.is_(None), ~Obligation.silent, Obligation.due <= last]
    if first is not None:
        wanted.append(Obligation.due >= first)
    return Matter.id.in_(select(Obligation.matter_id).where(and_(*wanted)))


def _view(desk: Desk, view: str) -> list[ColumnElement[bool]]:
    today = legal_day(desk.now)
    live = [Matter.standing == "OPEN", Matter.state.in_(OPEN)]
    soon = desk.calendar.add_working_days(today, 3)
    match view:
        case "OPEN":
            return live
        case "MINE":
            return [*live, Matter.handler_id == (desk.actor.person_id or -1)]
        case "UNACCEPTED":
            return [
                Matter.standing == "OPEN",
                Matter.state.in_([State.REGISTERED, State.SCREENING, State.WITH_LEADER, State.OBJECTED]),
            ]
        case "HANDLING":
            return [
                Matter.standing == "OPEN",
                Matter.state.in_([State.ACCEPTED, State.HANDLING, State.OPINION_DRAFT, State.OPINION_REVIEW]),
            ]
        case "OVERDUE":
            return [
                Matter.standing == "OPEN",
                Matter.state.in_(OWING),
                _due_within(None, (today - timedelta(days=1)).isoformat() + "T99"),
            ]
        case "TODAY":
            return [
                Matter.standing == "OPEN",
                Matter.state.in_(OWING),
                _due_within(today.isoformat(), today.isoformat() + "T99"),
            ]
        case "SOON":
            return [
                Matter.standing == "OPEN",
                Matter.state.in_(OWING),
                _due_within((today + timedelta(days=1)).isoformat(), soon.isoformat() + "T99"),
            ]
        case "SUPERIOR":
            return [*live, Matter.channel == "SUPERIOR"]
        case "URGENT":
            return [*live, Matter.urgency != "NORMAL"]
        case "GROUP":
            return [*live, Matter.headcount >= profile(desk).group_threshold]
        case "REPEAT":
            return [*live, Matter.occurrence == "REPEAT"]
        case "BACKLOG":
            return [*live, backlog.old(today)]
        case "UNANSWERED":
            return [*live, Matter.answered_at_once == ""]
        case "FINISHED":
            return [Matter.state.in_(FINISHED)]
        case "OUT":
            return [Matter.state.in_(CLOSED_OUT)]
        case "MERGED":
            return [Matter.state == State.MERGED]
        case "HISTORY":
            return [Matter.standing == "HISTORY", Matter.state != State.VOID]
        case "VOID":
            return [Matter.state == State.VOID]
        case "ALL":
            return [Matter.state != State.VOID]
        case "EVERYTHING":
            return []
    raise KeyError(view)


VIEWS = (
    ("PROGRESS", ("OPEN", "MINE", "UNACCEPTED", "HANDLING")),
    ("DUE", ("OVERDUE", "TODAY", "SOON")),
    ("ATTENTION", ("SUPERIOR", "URGENT", "GROUP", "REPEAT", "BACKLOG")),
    ("DONE", ("FINISHED", "OUT", "MERGED")),
    ("WHOLE", ("ALL", "HISTORY", "VOID")),
)


def _conditions(desk: Desk, wanted: Filter) -> list[ColumnElement[bool]]:
    made = _view(desk, wanted.view)
    if wanted.channel:
        made.append(Matter.channel == wanted.channel)
    if wanted.unit_id is not None:
        made.append(Matter.lead_unit_id == wanted.unit_id)
    if wanted.handler_id is not None:
        made.append(Matter.handler_id == wanted.handler_id)
    if wanted.topic:
        made.append(or_(Matter.topic == wanted.topic, Matter.topic.startswith(wanted.topic + "/")))
    if wanted.received_from:
        made.append(Matter.received_on >= wanted.received_from)
    if wanted.received_to:
        made.append(Matter.received_on <= wanted.received_to)
    phrase = search.phrase(wanted.words)
    if wanted.words.strip():
        found = text("matter.id IN (SELECT rowid FROM matter_text WHERE matter_text MATCH :phrase)")
        made.append(found.bindparams(phrase=phrase or '""'))  # type: ignore[arg-type]
    return made


def ids(desk: Desk, wanted: Filter) -> array[int]:
    """The ordered ids of a list: computed once, rows are fetched by id (DESIGN "Big tables")."""
    wanted = texts.cleaned(wanted)
    query: Select[Any] = visible(desk.actor).where(*_conditions(desk, wanted)).with_only_columns(Matter.id)
    query = _ordered(query, wanted)
    return array("q", desk.db.scalars(query))


def _ordered(query: Select[Any], wanted: Filter) -> Select[Any]:
    newest = Matter.id.desc()
    match wanted.order:
        case "due":
            due = _due_of_matter()
            key: Any = due.c.due
            query = query.join(due, due.c.matter_id == Matter.id, isouter=True)
            # Matters without an open date come last in both directions.
            return query.order_by(key.is_(None), key.desc() if wanted.descending else key, newest)
        case "number":
            key = Matter.id
        case "received_on":
            key = Matter.received_on
        case "petitioner":
            key = Matter.name_sort
        case "unit":
            query = query.join(Unit, Unit.id == Matter.lead_unit_id, isouter=True)
            key = Unit.seat
        case "handler":
            query = query.join(Person, Person.id == Matter.handler_id, isouter=True)
            key = Person.seat
        case _:
            key = {
                "channel": Matter.channel,
                "subject": Matter.subject,
                "state": Matter.state,
                "topic": Matter.topic,
                "external_number": Matter.external_number,
            }[wanted.order]
    return query.order_by(key.desc() if wanted.descending else key, newest)


def counts(desk: Desk) -> dict[str, int]:
    """How many matters each view holds, for what this person may see."""
    made = {}
    for _group, views in VIEWS:
        for view in views:
            query = select(func.count(Matter.id)).where(condition(desk.actor), *_view(desk, view))
            made[view] = desk.db.scalar(query) or 0
    return made


def rows(desk: Desk, wanted: Iterable[int], masked: bool = True) -> dict[int, MatterRow]:
    """The rows of some ids that this person may see. masked: names as 张*."""
    found = list(wanted)
    query = (
        visible(desk.actor)
        .where(Matter.id.in_(found))
        .with_only_columns(
            Matter.id,
            Matter.number,
            Matter.external_number,
            Matter.received_at,
            Matter.received_on,
            Matter.name_words,
            Matter.channel,
            Matter.subject,
            Matter.topic,
            Matter.state,
            Matter.urgency,
            Matter.occurrence,
            Matter.headcount,
            Matter.standing,
            Unit.name.label("unit"),
            Person.name.label("handler"),
        )
        .join(Unit, Unit.id == Matter.lead_unit_id, isouter=True)
        .join(Person, Person.id == Matter.handler_id, isouter=True)
    )
    nearest: dict[int, Any] = {}
    for clock in desk.db.execute(
        select(Obligation.matter_id, Obligation.rule, Obligation.due, Obligation.work_by, Obligation.provisional)
        .where(Obligation.matter_id.in_(found), Obligation.met_on.is_(None), ~Obligation.silent)
        .order_by(Obligation.due.desc())
    ):
        nearest[clock.matter_id] = clock
    today = legal_day(desk.now)
    made = {}
    for row in desk.db.execute(query):
        near = nearest.get(row.id)
        due = date.fromisoformat(near.due[:10]) if near else None
        made[row.id] = MatterRow(
            id=row.id,
            number=row.number,
            external_number=row.external_number,
            received_at=local(row.received_at),
            received_on=row.received_on,
            petitioner=petitioner_words(row.name_words, row.headcount, masked),
            channel=row.channel,
            subject=row.subject,
            topic=row.topic,
            unit=row.unit or "",
            handler=row.handler or "",
            state=row.state,
            urgency=row.urgency,
            occurrence=row.occurrence,
            headcount=row.headcount,
            standing=row.standing,
            rule=near.rule if near else "",
            due=near.due if near else "",
            work_by=(near.work_by or "") if near else "",
            provisional=bool(near and near.provisional),
            level=level(due, today, desk.calendar) if due else "",
            days=(due - today).days if due else 0,
        )
    return made


def year_total(desk: Desk) -> int:
    """How many matters were registered this year, for the foot of the list."""
    year = legal_day(desk.now).year
    return (
        desk.db.scalar(
            select(func.count(Matter.id)).where(
                condition(desk.actor),
                Matter.standing == "OPEN",
                Matter.state != State.VOID,
                Matter.received_on >= date(year, 1, 1),
                Matter.received_on <= date(year, 12, 31),
            )
        )
        or 0
    )


def saved_views(desk: Desk) -> list[tuple[int, str, Filter]]:
    """The officer's own views by name."""
    made = []
    for row in desk.db.scalars(select(SavedView).order_by(SavedView.id)):
        told = dict(row.definition)
        for name in ("received_from", "received_to"):
            told[name] = date.fromisoformat(told[name]) if told.get(name) else None
        made.append((row.id, row.name, Filter(**told)))
    return made


def save_view(desk: Desk, name: str, wanted: Filter) -> None:
    """Keep a filter under a name; a known name is replaced."""
    name, wanted = texts.clean(name), texts.cleaned(wanted)
    definition: dict[str, Any] = {
        key: value.isoformat() if isinstance(value, date | datetime) else value
        for key, value in wanted.__dict__.items()
    }
    known = desk.db.scalar(select(SavedView).where(SavedView.name == name))
    if known is None:
        desk.db.add(SavedView(name=name, definition=definition))
    else:
        known.definition = definition


def drop_view(desk: Desk, view_id: int) -> None:
    """Forget a saved view."""
    known = desk.db.get(SavedView, view_id)
    if known is not None:
        desk.db.delete(known)


def find(desk: Desk, number: str) -> int | None:
    """The id behind XF-2026-0012, 2026-0012 or an external number."""
    wanted = texts.clean(number).strip()
    if not wanted:
        return None
    book = numbering.parse_book(wanted, profile(desk).registration_prefix)
    full = numbering.display_book(book) if book else wanted
    query = (
        visible(desk.actor)
        .with_only_columns(Matter.id)
        .where(or_(Matter.number == full, Matter.number == wanted, Matter.external_number == wanted))
    )
    return desk.db.scalar(query.order_by(Matter.number != full, Matter.state == State.VOID, Matter.id).limit(1))


def numbers_of(desk: Desk, ids: Sequence[int]) -> dict[int, str]:
    """The numbers of those of these matters that this person may see."""
    query = visible(desk.actor).where(Matter.id.in_(ids)).with_only_columns(Matter.id, Matter.number)
    return {row[0]: row[1] for row in desk.db.execute(query)}
