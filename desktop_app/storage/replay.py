"""The journal played again: what every record must be by its lines, and who may see them.

The chain alone proves that no line was changed; these comparisons prove that the records are what the lines told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, String, case, null, select, tuple_, type_coerce

from .journal import JournalLine, JournalPayload
from .matters import Matter
from .records import Record, canonical

# Records looked up at a time: SQLite's own limit on values in one statement is far above.
BATCH = 400
# The optimistic lock counts by itself and is never told.
UNTOLD = "version"


@dataclass
class _Told:
    """One record by its lines. whole: every line still has its payload."""

    name: str
    values: dict[str, Any] = field(default_factory=dict)
    gone: bool = False
    whole: bool = True
    matters: set[int | None] = field(default_factory=set)


def differences(connection: Connection) -> Iterator[tuple[str, str]]:
    """Problem code and what it is about, for every record and payload that its lines contradict.

    RECORD (record and field), RECORD_MISSING, JOURNAL_MATTER (a payload under a wrong matter or access class; record
    or line), JOURNAL_BLANKED (line; a payload taken away without a disposal act, of which this schema knows none).
    Reads the journal twice in the order of its own indexes and holds one batch of records at a time.
    """
    blanked = select(JournalPayload.sequence).where(JournalPayload.body.is_(None)).order_by(JournalPayload.sequence)
    for sequence in connection.scalars(blanked):
        yield "JOURNAL_BLANKED", str(sequence)
    for mapper in Record.registry.mappers:
        if mapper.class_.__journaled__:
            yield from _of_table(connection, mapper.class_)
    yield from _misplaced(connection)


def _of_table(connection: Connection, kind: type[Record]) -> Iterator[tuple[str, str]]:
    batch: list[_Told] = []
    for told in _records(connection, kind.__tablename__):
        batch.append(told)
        if len(batch) == BATCH:
            yield from _compared(connection, kind, batch)
            batch = []
    yield from _compared(connection, kind, batch)


def _records(connection: Connection, table: str) -> Iterator[_Told]:
    rows = connection.execution_options(yield_per=1000).execute(
        select(JournalLine.record, JournalPayload.matter_id, JournalPayload.body)
        .join(JournalPayload, JournalPayload.sequence == JournalLine.sequence)
        # ";" follows ":" in the code table: all records of this table, by the index.
        .where(JournalLine.record >= f"{table}:", JournalLine.record < f"{table};")
        .order_by(JournalLine.record, JournalLine.sequence)
    )
    for name, lines in groupby(rows, key=lambda row: row.record):
        told = _fold(name, ((line.matter_id, line.body) for line in lines))
        if told.whole and told.values:
            yield told


def _fold(name: str, lines: Iterable[tuple[int | None, str | None]]) -> _Told:
    told = _Told(name)
    for matter_id, text in lines:
        body = _body(text)
        if body is None:
            # What it set is unknown now, and with it what the record must be.
            told.whole = False
        elif "after" in body:
            told.values.update(body["after"])
            told.gone = False
            told.matters.add(matter_id)
        elif "before" in body:
            told.values.update(body["before"])
            told.gone = True
    return told


def _body(text: str | None) -> dict[str, Any] | None:
    try:
        body = json.loads(text) if text else None
    except (ValueError, RecursionError):
        # The chain already tells of a payload that is not what was sealed.
        return None
    return body if isinstance(body, dict) else None


def _compared(connection: Connection, kind: type[Record], batch: list[_Told]) -> Iterator[tuple[str, str]]:
    table = kind.__table__
    keys = list(table.primary_key)
    names = [key.name for key in keys]
    # By the fields the lines tell: a setting's key may hold any sign.
    wanted = {tuple(told.values.get(name) for name in names): told for told in batch}
    present: dict[tuple[Any, ...], dict[str, Any]] = {}
    if wanted:
        among = tuple_(*keys).in_(wanted) if len(keys) > 1 else keys[0].in_(key for (key,) in wanted)
        # As it lies there: a date that is none any more is a difference, not an error.
        raw = select(*(type_coerce(column, String).label(column.name) for column in table.columns))
        for row in connection.execute(raw.where(among)):
            values = dict(row._mapping)
            present[tuple(values[name] for name in names)] = values
    for key, told in wanted.items():
        found = present.get(key)
        if found is None or told.gone:
            if (found is None) != told.gone:
                yield "RECORD_MISSING" if found is None else "RECORD", told.name
            continue
        for name, value in told.values.items():
            if name != UNTOLD and name in found and found[name] != _stored(value):
                yield "RECORD", f"{told.name} {name}"
        owner = found["id"] if kind is Matter else found.get("matter_id")
        if told.matters != {owner}:
            yield "JOURNAL_MATTER", told.name


def _stored(value: Any) -> Any:
    return canonical(value) if isinstance(value, dict | list) else value


def _misplaced(connection: Connection) -> Iterator[tuple[str, str]]:
    """Payloads whose access class is not the one their matter had in that act."""
    of_matter = JournalLine.record >= "matter:", JournalLine.record < "matter;"
    rows = connection.execution_options(yield_per=2000).execute(
        select(
            JournalLine.sequence,
            type_coerce(JournalLine.at, String).label("at"),
            JournalLine.actor,
            JournalLine.act,
            JournalPayload.matter_id,
            JournalPayload.access,
            case((of_matter[0] & of_matter[1], JournalPayload.body), else_=null()).label("body"),
        )
        .join(JournalPayload, JournalPayload.sequence == JournalLine.sequence)
        .order_by(JournalLine.sequence)
    )
    # Only what is not open is remembered, so that a hundred thousand open letters take no room.
    access: dict[int, str] = {}
    for _act, lines in groupby(rows, key=lambda row: (row.at, row.actor, row.act)):
        changed: dict[int, set[str]] = {}
        doubtful: list[tuple[int, int | None, str]] = []
        for line in lines:
            new = ((_body(line.body) or {}).get("after") or {}).get("access")
            if new is not None:
                changed.setdefault(line.matter_id, {access.get(line.matter_id, "OPEN")}).add(new)
                if new == "OPEN":
                    access.pop(line.matter_id, None)
                else:
                    access[line.matter_id] = new
            if new is not None and line.access != new:
                yield "JOURNAL_MATTER", str(line.sequence)
            elif line.access != access.get(line.matter_id, "OPEN"):
                doubtful.append((line.sequence, line.matter_id, line.access))
        # Within one act a line may carry the class its matter gets a few lines later.
        for sequence, matter_id, told in doubtful:
            if told not in changed.get(matter_id or 0, ()):
                yield "JOURNAL_MATTER", str(sequence)
