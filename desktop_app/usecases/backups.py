"""The office's backups: the last one, making one now or daily, looking one over, and the pause after a restore."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..office import Desk, Office
from ..rules.moments import SCHOOL_TIME, legal_day, local
from ..storage import backup, bundle
from ..storage.connect import DATABASE, FolderRefused
from ..storage.offices import Setting
from . import offices

OUTSIDE = "backup_outside"
ENDING = bundle.ENDING


@dataclass(frozen=True)
class BackupRow:
    """One finished backup. made_at: wall-clock time at the school."""

    path: Path
    made_at: datetime
    matters: int
    papers: int
    files: int


@dataclass(frozen=True)
class Outside:
    """The last backup that was put somewhere else (a USB disk), as it was noted then."""

    path: str
    made_at: datetime


@dataclass(frozen=True)
class Standing:
    """How the backups stand. paused: after a restore the daily ones wait for the officer; due: today's is missing."""

    place: Path
    last: BackupRow | None
    outside: Outside | None
    paused: bool
    due: bool


def place(office: Office) -> Path:
    """Where the office's own backups lie."""
    return office.folder.path / "backups"


def listing(office: Office) -> list[BackupRow]:
    """The office's own backups, newest first, as their manifests tell; `check` opens one."""
    rows = [_row(path, manifest) for path, manifest in backup.listing(office.folder.path)]
    # By the time told inside: names carry the wall clock of whoever made them.
    return sorted(rows, key=lambda row: (row.made_at, row.path.name), reverse=True)


def check(path: Path) -> BackupRow:
    """Open a backup and compare all of it with its manifest.

    Raises FolderRefused: BACKUP_MISSING, BACKUP_NEWER, BACKUP_DAMAGED.
    """
    return _row(path, backup.verify(path))


def make(office: Office, into: Path | None = None) -> BackupRow:
    """Back up now, beside a working writer, and look the copy over. into: another folder, None for the office's own.

    Raises FolderRefused: BACKUP_UNWRITTEN (medium gone, full or write protected), BACKUP_FILE_DAMAGED.
    """
    target = into or place(office)
    try:
        now = office.clock().astimezone(SCHOOL_TIME)
        made = backup.make(office.folder.path / DATABASE, office.folder.files, target, now)
    except OSError as error:
        raise FolderRefused("BACKUP_UNWRITTEN", path=str(target), reason=error.strerror or "") from error
    if into is not None and into != place(office):
        office.do(_note_outside, str(made))
    return check(made)


def standing(office: Office) -> Standing:
    """How the backups stand, for 今日 and for the daily decision."""
    found = listing(office)
    last = found[0] if found else None
    paused = backup.automatic_paused(office.folder.path)
    today = legal_day(office.clock())
    missing = last is None or last.made_at.date() < today
    due = missing and not paused and office.folder.writable and not office.ask(offices.is_new)
    return Standing(place(office), last, office.ask(_outside), paused, due)


def pack(path: Path, target: Path) -> Path:
    """A backup as one file to carry away (.xfdesk). Raises FolderRefused: as `check`, BACKUP_UNWRITTEN."""
    try:
        return bundle.pack(path, target)
    except OSError as error:
        raise FolderRefused("BACKUP_UNWRITTEN", path=str(target), reason=error.strerror or "") from error


def unpack(office: Office, source: Path) -> BackupRow:
    """Lay such a file out among the office's own backups, looked over.

    Raises FolderRefused: BUNDLE_UNREADABLE, BACKUP_NEWER, BACKUP_DAMAGED, BACKUP_UNWRITTEN."""
    return check(bundle.unpack(source, place(office)))


def make_if_due(office: Office) -> BackupRow | None:
    """The daily backup: made when today has none, an office was set up and nothing waits after a restore; else None.

    Raises what `make` raises.
    """
    return make(office) if standing(office).due else None


def resume(office: Office) -> None:
    """The officer has looked at the restored office: daily backups go on."""
    backup.resume_automatic(office.folder.path)


def _row(path: Path, manifest: backup.Manifest) -> BackupRow:
    made_at = local(datetime.fromisoformat(manifest.made_at))
    return BackupRow(path, made_at, manifest.matters, manifest.papers, manifest.files)


def _note_outside(desk: Desk, path: str) -> None:
    value = {"path": path, "made_at": desk.now.isoformat()}
    row = desk.db.get(Setting, OUTSIDE)
    if row is None:
        desk.db.add(Setting(key=OUTSIDE, value=value))
    else:
        row.value = value


def _outside(desk: Desk) -> Outside | None:
    row = desk.db.get(Setting, OUTSIDE)
    if row is None:
        return None
    return Outside(row.value["path"], local(datetime.fromisoformat(row.value["made_at"])))
