"""Take back the last correction of a registration, as a new journaled act (J of DESIGN: nothing is erased)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from ..office import Desk
from ..rules.refusal import Refused
from ..storage.journal import JournalLine, JournalPayload
from ..storage.matters import Demand, Material, Matter, Petitioner
from ..storage.records import Record, plain
from ..storage.visibility import holder_of_external
from . import standing

TABLES: dict[str, type[Record]] = {
    "matter": Matter,
    "petitioner": Petitioner,
    "demand": Demand,
    "material": Material,
}
AMENDING = "registration.amend"
UNDOING = "undo.undo_last_amendment"


def undo_last_amendment(desk: Desk, matter_id: int, version: int) -> None:
    """Put back what the last correction of this matter changed.

    What changed neither the state nor issued a numbered paper since (a look at names, a print, a form without a number)
    does not stand in the way. Raises Refused: NOTHING_TO_UNDO (something else does, or nothing was corrected),
    UNDO_BY_OTHER (somebody else made the correction), UNDO_CHANGED (a field was changed again since), EXTERNAL_TWICE
    (the external number it had before belongs to another matter by now).
    """
    matter = standing.load(desk, matter_id, version)
    query = (
        select(JournalLine, JournalPayload.body)
        .join(JournalPayload, JournalPayload.sequence == JournalLine.sequence)
        .where(JournalPayload.matter_id == matter_id)
        .order_by(JournalLine.sequence.desc())
    )
    last = _last_amendment(desk.db.execute(query))
    if last.actor.split("（")[0] != desk.actor.name:
        raise Refused("UNDO_BY_OTHER", None, {"actor": last.actor})
    external = (matter.external_system, matter.external_number)
    for line, body in desk.db.execute(
        query.where(JournalLine.at == last.at, JournalLine.sequence <= last.sequence)
    ).all():
        if (line.act, line.actor) != (last.act, last.actor):
            break
        _put_back(desk, line.record, json.loads(body) if body else {})
    if (matter.external_system, matter.external_number) != external and matter.external_number:
        held = holder_of_external(desk.db, matter.external_system, matter.external_number, matter_id)
        if held:
            raise Refused("EXTERNAL_TWICE", "external_number", {"number": held})
    matter.amended_at = desk.now
    desk.db.flush()
    desk.db.expire_all()
    fresh = standing.load(desk, matter_id)
    standing.add_step(desk, fresh, "UNDO", standing.today(desk))
    standing.rewrite_obligations(desk, fresh)
    from .indexing import reindex

    reindex(desk, fresh)


def _last_amendment(lines: Iterable[Any]) -> JournalLine:
    """The newest line of the last correction, unless an act after it closed that chapter. lines: newest first."""
    for line, body in lines:
        if line.act == AMENDING:
            found: JournalLine = line
            return found
        if line.act == UNDOING or _closes(line.record, json.loads(body) if body else {}):
            break
    raise Refused("NOTHING_TO_UNDO")


def _closes(record: str, body: dict[str, Any]) -> bool:
    """Whether a line changed the state of the matter or issued a numbered paper."""
    table, after = record.split(":", 1)[0], body.get("after", {})
    if table == "matter":
        return "state" in after
    return table == "paper" and bool(after.get("number"))


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
    wanted = kind.__table__.columns[name].type.python_type
    if wanted is datetime:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if wanted is date else value
