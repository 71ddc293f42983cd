"""What was being typed: kept two seconds after typing stops, found again after a kill. Outside the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from ..office import Desk
from ..rules import texts
from ..rules.refusal import Refused
from ..storage.offices import Draft


@dataclass(frozen=True)
class DraftFound:
    id: int
    kind: str
    body: dict[str, Any]
    saved_at: datetime


def keep(desk: Desk, kind: str, body: dict[str, Any], draft_id: int | None = None) -> int:
    """Save a draft, replacing `draft_id` when it is still there. Returns its id. Raises Refused: DRAFT_NOT_YOURS."""
    row = _own(desk, draft_id) if draft_id else None
    body = texts.cleaned(body)
    if row is None:
        row = Draft(kind=kind, owner_id=desk.actor.person_id, body=body, saved_at=desk.now)
        desk.db.add(row)
    row.kind, row.body, row.saved_at = kind, body, desk.now
    desk.db.flush()
    return row.id


def drop(desk: Desk, draft_id: int) -> None:
    """The form was saved or given up. Raises Refused: DRAFT_NOT_YOURS."""
    row = _own(desk, draft_id)
    if row is not None:
        desk.db.delete(row)


def _own(desk: Desk, draft_id: int) -> Draft | None:
    row = desk.db.get(Draft, draft_id)
    if row is not None and row.owner_id not in (None, desk.actor.person_id):
        raise Refused("DRAFT_NOT_YOURS")
    return row


def mine(desk: Desk, kind: str) -> list[DraftFound]:
    """This person's drafts of a kind, newest first; those of nobody count as everybody's."""
    query = (
        select(Draft)
        .where(Draft.kind == kind, (Draft.owner_id == desk.actor.person_id) | Draft.owner_id.is_(None))
        .order_by(Draft.saved_at.desc())
    )
    return [DraftFound(row.id, row.kind, row.body, row.saved_at) for row in desk.db.scalars(query)]
