"""Looking is an act too: unmasking names and reading a restricted matter leave a line in the journal (J02)."""

from __future__ import annotations

from ..office import Desk
from ..rules import texts
from . import standing


def unmasked(desk: Desk, matter_id: int | None = None) -> None:
    """Somebody asked to see names, numbers and addresses in full: of one matter, or of the list (None).

    Raises Refused: MATTER_UNKNOWN when this person may not see the matter.
    """
    if matter_id is not None:
        standing.load(desk, matter_id)
    desk.note("UNMASK", f"matter:{matter_id}" if matter_id is not None else "matter", {}, matter_id)


def read_restricted(desk: Desk, matter_id: int) -> None:
    """Somebody opened a matter; a restricted one remembers who read it. Raises Refused: MATTER_UNKNOWN."""
    if standing.load(desk, matter_id).access == "RESTRICTED":
        desk.note("READ", f"matter:{matter_id}", {}, matter_id)


def list_left(desk: Desk, what: str, title: str, rows: int) -> None:
    """A list left the program. what: EXPORT or PRINT_LIST; the line names the view and how many rows, no person."""
    desk.note(what, "list", {"title": texts.clean(title), "rows": rows})
