"""Contents a disposal destroyed, and those of them that were stored anew since: a hash may have a second life.

The row of a tombstone is never deleted. It ends when the same content is stored again, which the register tells by a
moment later than the tombstone's.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from .archive import FileGone
from .matters import StoredFile


def standing() -> Select[str]:
    """Hashes of contents that were destroyed and not stored again."""
    return (
        select(FileGone.hash)
        .join(StoredFile, StoredFile.hash == FileGone.hash)
        .where(FileGone.gone_at >= StoredFile.stored_at)
    )


def end(session: Session, row: StoredFile, now: datetime) -> None:
    """The content of `row` is stored anew: a tombstone it may have stands no longer."""
    gone = session.get(FileGone, row.hash)
    if gone is not None and gone.gone_at >= row.stored_at:
        # The clock may stand where it stood or have gone back; the register must say "after" all the same.
        row.stored_at = max(now, gone.gone_at + timedelta(microseconds=1))
        session.flush()


def put(session: Session, digest: str, disposal_id: int, now: datetime) -> None:
    """A content is destroyed, for the first time or once more."""
    stored, gone = session.get(StoredFile, digest), session.get(FileGone, digest)
    moment = max(now, stored.stored_at) if stored is not None else now
    if gone is None:
        session.add(FileGone(hash=digest, disposal_id=disposal_id, gone_at=moment))
    else:
        gone.disposal_id, gone.gone_at = disposal_id, moment
