"""Every place below a data folder that remembers which numbers were issued; a restore goes on after the highest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError

from .connect import DATABASE, MANIFEST, engine_for
from .number_log import MOST_DIGITS, Key, NumberLog


def known(folder: Path, *more: Mapping[str, int]) -> dict[Key, int]:
    """The highest serial of every kind and year that the log, the database or an own backup of `folder` knows.

    more: `numbers` of further manifests. What is lost or damaged is left out: the others may still know.
    """
    manifests = [_told(path) for path in (folder / "backups").glob("*/" + MANIFEST)]
    found: dict[Key, int] = dict(NumberLog(folder).touched())
    for key, last in [
        *_in_database(folder),
        *(one for numbers in (*manifests, *more) for one in _in_manifest(numbers)),
    ]:
        found[key] = max(found.get(key, 0), last)
    return found


def _in_database(folder: Path) -> Iterable[tuple[Key, int]]:
    if not (folder / DATABASE).is_file():
        return []
    engine = engine_for(folder / DATABASE, read_only=True)
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT kind, year, last FROM counter").all()
            return [((row.kind, row.year), row.last) for row in rows if _serial(row.last)]
    except (DatabaseError, UnicodeDecodeError):
        return []
    finally:
        engine.dispose()


def _told(manifest: Path) -> Any:
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return told.get("numbers") if isinstance(told, dict) else None


def _in_manifest(numbers: Any) -> Iterable[tuple[Key, int]]:
    for name, last in numbers.items() if isinstance(numbers, Mapping) else ():
        kind, _, year = str(name).rpartition(":")
        if kind and year.isascii() and year.isdigit() and _serial(last):
            yield (kind, int(year)), last


def _serial(value: Any) -> bool:
    return type(value) is int and 0 < value < 10**MOST_DIGITS
