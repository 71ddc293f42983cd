"""The append-only journal: who wrote what, when, each line sealed to the one before it.

A line carries the hash of its payload and of the previous line; the payload (before/after) lies apart and may one day
be blanked by a disposal act while the chain still verifies. Triggers in `triggers` forbid update and delete.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Index, String, cast, event, insert, literal, select, type_coerce
from sqlalchemy import inspect as inspect_row
from sqlalchemy.orm import Mapped, Session, UOWTransaction, object_session

from .matters import Matter
from .records import Record, canonical, column, plain

FORMAT = 1
GENESIS = "0" * 64


class JournalLine(Record):
    """One sealed line. record: "table:key"."""

    __tablename__ = "journal_line"
    __journaled__ = False
    sequence: Mapped[int] = column(primary_key=True)
    at: Mapped[datetime] = column()
    actor: Mapped[str] = column()
    act: Mapped[str] = column()
    record: Mapped[str] = column()
    payload_hash: Mapped[str] = column()
    previous: Mapped[str] = column()
    seal: Mapped[str] = column()
    __table_args__ = (Index("ix_journal_line_record", "record"),)


class JournalPayload(Record):
    """What a line is about: canonical JSON with a format number; access follows the matter."""

    __tablename__ = "journal_payload"
    __journaled__ = False
    sequence: Mapped[int] = column(primary_key=True)
    matter_id: Mapped[int | None] = column()
    access: Mapped[str] = column()
    body: Mapped[str | None] = column()
    __table_args__ = (Index("ix_journal_payload_matter", "matter_id"),)


def seal(sequence: int, at: str, actor: str, act: str, record: str, payload_hash: str, previous: str) -> str:
    """The hash that binds a line to the one before it."""
    text = canonical([sequence, at, actor, act, record, payload_hash, previous])
    return hashlib.sha256(text.encode()).hexdigest()


class Pending:
    """The lines of one transaction, gathered flush by flush and written just before commit."""

    def __init__(self, at: datetime, actor: str, act: str) -> None:
        self.at = at
        self.actor = actor
        self.act = act
        self.lines: list[tuple[str, str, int | None, str, str]] = []
        self.tables: set[str] = set()

    def add(
        self, record: str, body: dict[str, Any], matter_id: int | None, access: str, act: str | None = None
    ) -> None:
        text = canonical({"format": FORMAT, **body})
        self.lines.append((act or self.act, record, matter_id, access, text))


def begin(session: Session, at: datetime, actor: str, act: str) -> Pending:
    """Start noting what `session` writes; `write` must be called before its commit."""
    pending = Pending(at, actor, act)
    session.info["journal"] = pending
    return pending


def note(session: Session, act: str, record: str, body: dict[str, Any], matter_id: int | None = None) -> None:
    """Add a line that no row change makes by itself (a print, a look at masked names, an export)."""
    pending: Pending = session.info["journal"]
    access = "OPEN"
    if matter_id is not None:
        access = session.scalar(select(Matter.access).where(Matter.id == matter_id)) or "OPEN"
    pending.add(record, body, matter_id, access, act)


def write(session: Session) -> int:
    """Append the gathered lines inside the running transaction. Returns the number of lines."""
    pending: Pending = session.info["journal"]
    session.flush()
    count = append(session.connection(), pending)
    pending.lines.clear()
    return count


def append(connection: Connection, pending: Pending) -> int:
    """Seal and store `pending.lines` after the present head."""
    sequence, previous = head(connection)
    at = plain(pending.at)
    lines, payloads = [], []
    for act, record, matter_id, access, body in pending.lines:
        sequence += 1
        payload_hash = hashlib.sha256(body.encode()).hexdigest()
        mark = seal(sequence, at, pending.actor, act, record, payload_hash, previous)
        lines.append(
            {
                "sequence": sequence,
                "at": pending.at,
                "actor": pending.actor,
                "act": act,
                "record": record,
                "payload_hash": payload_hash,
                "previous": previous,
                "seal": mark,
            }
        )
        payloads.append({"sequence": sequence, "matter_id": matter_id, "access": access, "body": body})
        previous = mark
    if lines:
        connection.execute(insert(JournalLine), lines)
        connection.execute(insert(JournalPayload), payloads)
    return len(lines)


def head(connection: Connection) -> tuple[int, str]:
    """Sequence and seal of the last line; (0, zeros) on an empty journal."""
    row = connection.execute(
        select(JournalLine.sequence, JournalLine.seal).order_by(JournalLine.sequence.desc()).limit(1)
    ).first()
    return (row.sequence, row.seal) if row else (0, GENESIS)


def broken_lines(connection: Connection) -> Iterator[tuple[int, str]]:
    """Walk the whole chain; yield (sequence, what is wrong) for every line that does not verify."""
    previous, expected = GENESIS, 1
    rows = connection.execution_options(yield_per=2000).execute(
        select(
            JournalLine.sequence,
            type_coerce(JournalLine.at, String).label("at"),
            JournalLine.actor,
            JournalLine.act,
            JournalLine.record,
            JournalLine.payload_hash,
            JournalLine.previous,
            JournalLine.seal,
            JournalPayload.sequence.label("kept"),
            JournalPayload.body,
        )
        .join(JournalPayload, JournalPayload.sequence == JournalLine.sequence, isouter=True)
        .order_by(JournalLine.sequence)
    )
    for row in rows:
        line = row._mapping
        sequence = line["sequence"]
        if sequence != expected:
            yield sequence, "gap"
        if line["previous"] != previous:
            yield sequence, "chain"
        if line["kept"] is None:
            yield sequence, "payload_missing"
        elif line["body"] is not None and hashlib.sha256(line["body"].encode()).hexdigest() != line["payload_hash"]:
            yield sequence, "payload"
        if (
            seal(
                sequence,
                line["at"],
                line["actor"],
                line["act"],
                line["record"],
                line["payload_hash"],
                line["previous"],
            )
            != line["seal"]
        ):
            yield sequence, "seal"
        previous, expected = line["seal"], sequence + 1
    orphans = select(JournalPayload.sequence).where(JournalPayload.sequence.notin_(select(JournalLine.sequence)))
    for sequence in connection.scalars(orphans):
        yield sequence, "line_missing"


def unrecorded(connection: Connection) -> Iterator[str]:
    """Rows of journaled tables that no line tells of: what remains when lines are cut off the end of the journal."""
    for mapper in Record.registry.mappers:
        kind = mapper.class_
        if not kind.__journaled__:
            continue
        table = kind.__table__
        key: Any = literal(table.name)
        for part in table.primary_key:
            key = key + ":" + cast(part, String)
        told = select(JournalLine.sequence).where(JournalLine.record == key).exists()
        yield from connection.scalars(select(key).select_from(table).where(~told))


def row_values(row: Record) -> dict[str, Any]:
    """Every column of a row as the journal spells it."""
    return {attribute.key: plain(getattr(row, attribute.key)) for attribute in inspect_row(row).mapper.column_attrs}


def _matter_of(row: Record) -> int | None:
    return row.id if isinstance(row, Matter) else getattr(row, "matter_id", None)


def _access_of(row: Record, matter_id: int | None) -> str:
    if isinstance(row, Matter):
        return row.access
    session = object_session(row)
    if matter_id is None or session is None:
        return "OPEN"
    with session.no_autoflush:
        matter = session.get(Matter, matter_id)
    return matter.access if matter else "OPEN"


@event.listens_for(Session, "after_flush")
def _gather(session: Session, _context: UOWTransaction) -> None:
    pending: Pending | None = session.info.get("journal")
    for row in [*session.new, *session.dirty, *session.deleted]:
        table = row.__tablename__
        if pending is not None:
            pending.tables.add(table)
        if not getattr(row, "__journaled__", False):
            continue
        if pending is None:
            raise RuntimeError(f"{table} written outside Office.do")
        state = inspect_row(row)
        key = ":".join([table, *(str(part) for part in state.mapper.primary_key_from_instance(row))])
        body: dict[str, Any]
        if row in session.new:
            body = {"after": row_values(row)}
        elif row in session.deleted:
            body = {"before": row_values(row)}
        else:
            body = _changes(row)
            if not body["after"]:
                continue
        matter_id = _matter_of(row)
        pending.add(key, body, matter_id, _access_of(row, matter_id))


def _changes(row: Record) -> dict[str, Any]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = inspect_row(row)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes() and attribute.key != "version":
            before[attribute.key] = plain(history.deleted[0]) if history.deleted else None
            after[attribute.key] = plain(history.added[0]) if history.added else None
    return {"before": before, "after": after}
