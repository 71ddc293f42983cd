"""Take back the last correction of a registration, as a new journaled act (J of DESIGN: nothing is erased)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ..office import Desk
from ..rules.refusal import Refused
from ..storage.journal import JournalLine, JournalPayload
from ..storage.matters import Demand, Material, Matter, Petitioner
from ..storage.records import Record, plain
from . import standing

TABLES: dict[str, type[Record]] = {
    "matter": Matter,
    "petitioner": Petitioner,
    "demand": Demand,
    "material": Material,
}
AMENDING = "registration.amend"


def undo_last_amendment(desk: Desk, matter_id: int, version: int) -> None:
    """Put back what the last correction of this matter changed.

    Raises Refused: NOTHING_TO_UNDO (the last act on the matter was another one), UNDO_BY_OTHER (somebody else made
    the correction), UNDO_CHANGED (a field was changed again since).
    """
    matter = standing.load(desk, matter_id, version)
    query = (
        select(JournalLine, JournalPayload.body)
        .join(JournalPayload, JournalPayload.sequence == JournalLine.sequence)
        .where(JournalPayload.matter_id == matter_id)
        .order_by(JournalLine.sequence.desc())
    )
    latest = desk.db.execute(query.limit(1)).first()
    if latest is None or latest.JournalLine.act != AMENDING:
        raise Refused("NOTHING_TO_UNDO")
    last = latest.JournalLine
    if last.actor.split("（")[0] != desk.actor.name:
        raise Refused("UNDO_BY_OTHER", None, {"actor": last.actor})
    for line, body in desk.db.execute(query.where(JournalLine.at == last.at)).all():
        if (line.act, line.actor) != (last.act, last.actor):
            break
        _put_back(desk, line.record, json.loads(body) if body else {})
    matter.amended_at = desk.now
    desk.db.flush()
    desk.db.expire_all()
    fresh = standing.load(desk, matter_id)
    standing.add_step(desk, fresh, "UNDO", standing.today(desk))
    standing.rewrite_obligations(desk, fresh)
    from .registration import reindex

    reindex(desk, fresh)


def _put_back(desk: Desk, record: str, body: dict[str, Any]) -> None:
    table, key = record.split(":", 1)
    kind = TABLES.get(table)
    if kind is None:
        return
    row = desk.db.get(kind, int(key))
    if row is None:
        return
    if "before" not in body:
        # A row the correction added is struck out: rows never go.
        if not isinstance(row, Matter):
            row.struck = True  # type: ignore[attr-defined]
        return
    for name, after in body["after"].items():
        if name == "amended_at":
            continue
        if plain(getattr(row, name)) != after:
            raise Refused("UNDO_CHANGED", name)
        setattr(row, name, _typed(kind, name, body["before"][name]))


def _typed(kind: type[Record], name: str, value: Any) -> Any:
    if value is None:
        return None
    wanted = kind.__table__.columns[name].type.python_type if name not in _MOMENTS else datetime
    if wanted is datetime or name in _MOMENTS:
        return datetime.fromisoformat(value.replace("Z", "+00:00"))
    return date.fromisoformat(value) if wanted is date else value


_MOMENTS = frozenset({"received_at", "recorded_at", "first_action_at", "call_from", "call_to"})
