"""Full text over matters: one character per token, so one- and two-character Chinese words are found (TECH §4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, text

from ..rules import texts

TABLE = "CREATE VIRTUAL TABLE matter_text USING fts5(words, tokenize='ascii', columnsize=0)"
BATCH = 500
# Stands between fields and keeps a phrase from matching across them: it is no token of any query.
BAR = "\u241e"


def tokens(words: str) -> str:
    """Every character its own token; white space, ASCII punctuation and what nobody sees fall away."""
    return " ".join(
        char
        for char in texts.clean(words).lower()
        if not char.isspace() and char != BAR and (not char.isascii() or char.isalnum())
    )


def put(connection: Connection, matter_id: int, words: Iterable[str]) -> None:
    """Replace what is indexed for a matter."""
    connection.execute(text("DELETE FROM matter_text WHERE rowid = :id"), {"id": matter_id})
    connection.execute(
        text("INSERT INTO matter_text(rowid, words) VALUES (:id, :words)"), {"id": matter_id, "words": _joined(words)}
    )


def put_new(connection: Connection, rows: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Index matters that were never indexed before (import)."""
    batch: list[dict[str, Any]] = [{"id": matter_id, "words": _joined(words)} for matter_id, words in rows]
    if batch:
        connection.execute(text("INSERT INTO matter_text(rowid, words) VALUES (:id, :words)"), batch)


def _joined(words: Iterable[str]) -> str:
    return f" {BAR} ".join(tokens(part) for part in words if part)


def phrase(wanted: str) -> str:
    """The FTS5 expression for `wanted`: each blank-separated part must occur as written. "" when nothing is left."""
    parts = [tokens(part) for part in wanted.split()]
    return " AND ".join('"' + part + '"' for part in parts if part)
