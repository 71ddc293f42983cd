"""Bulk writes, the only way around the unit of work: they journal themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from .journal import Pending
from .records import Record, plain


def add(session: Session, table: type[Record], rows: Sequence[dict[str, Any]]) -> None:
    """Insert complete rows (primary keys included, every column named) and journal each as an ORM insert would be.

    The matter's access class of bulk rows is OPEN: an import can not bring restricted matters.
    """
    if not rows:
        return
    session.execute(insert(table), list(rows))
    pending: Pending = session.info["journal"]
    pending.tables.add(table.__tablename__)
    if not table.__journaled__:
        return
    key = [part.name for part in table.__table__.primary_key]
    for row in rows:
        record = ":".join([table.__tablename__, *(str(row[part]) for part in key)])
        matter_id = row["id"] if table.__tablename__ == "matter" else row.get("matter_id")
        pending.add(record, {"after": {name: plain(value) for name, value in row.items()}}, matter_id, "OPEN")
