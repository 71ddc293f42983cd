"""Scans and other files that belong to a matter: kept by content, never by path."""

from __future__ import annotations

import mimetypes

from ..office import Desk
from ..rules.refusal import Refused
from ..rules.texts import clean
from ..storage import tombstones
from ..storage.matters import Material, StoredFile
from . import standing

LARGEST = 200 * 1024 * 1024


def keep_file(desk: Desk, content: bytes, file_name: str, media_type: str = "") -> str:
    """Store bytes and register them; what a disposal once destroyed is a content like any other again. Returns the
    hash. Raises Refused: FILE_EMPTY, FILE_TOO_LARGE."""
    if not content:
        raise Refused("FILE_EMPTY", "materials", {"name": file_name})
    if len(content) > LARGEST:
        raise Refused("FILE_TOO_LARGE", "materials", {"name": file_name, "most": LARGEST // 1024 // 1024})
    digest = desk.files.put(content)
    row = desk.db.get(StoredFile, digest)
    if row is not None:
        tombstones.end(desk.db, row, desk.now)
    else:
        kind = media_type or mimetypes.guess_type(file_name)[0] or "application/octet-stream"
        desk.db.add(StoredFile(hash=digest, size=len(content), media_type=kind, stored_at=desk.now))
        desk.db.flush()
    return digest


def attach(desk: Desk, matter_id: int, name: str, content: bytes, file_name: str, original: bool = False) -> None:
    """Add a file to a matter. Raises Refused."""
    name = clean(name)
    matter = standing.load_alive(desk, matter_id)
    digest = keep_file(desk, content, file_name)
    matter.materials.append(
        Material(seat=len(matter.materials), name=name, original=original, file=digest, file_name=file_name)
    )
    matter.amended_at = desk.now
    standing.add_step(desk, matter, "ATTACH", standing.today(desk), name)


def content(desk: Desk, matter_id: int, material_id: int) -> tuple[str, bytes]:
    """File name and bytes of an attachment of a matter this person may see."""
    matter = standing.load(desk, matter_id)
    for row in matter.materials:
        if row.id == material_id and row.file:
            return row.file_name, desk.files.get(row.file)
    raise Refused("FILE_UNKNOWN", "materials")
