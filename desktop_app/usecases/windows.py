"""What a window remembers: columns, widths, text size. Outside the journal."""

from __future__ import annotations

from typing import Any

from ..office import Desk
from ..storage.offices import WindowState


def keep(desk: Desk, key: str, body: dict[str, Any]) -> None:
    """Remember a window's state under its key; plain values without floats."""
    row = desk.db.get(WindowState, key)
    if row is None:
        desk.db.add(WindowState(key=key, body=body))
    else:
        row.body = body


def kept(desk: Desk, key: str) -> dict[str, Any]:
    """What was remembered, {} for nothing."""
    row = desk.db.get(WindowState, key)
    return dict(row.body) if row else {}
