"""Copies of the whole office: database, files and a manifest, verified by opening them, published by one rename."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from . import journal, migrate
from .connect import DATABASE, FolderRefused, engine_for, foreign_names
from .files import FileDamaged, Files
from .lock import FolderLock, Locked
from .matters import Matter, Paper, StoredFile
from .records import plain

MANIFEST = "manifest.json"
NUMBERS = "numbers.log"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What a backup promises to hold; head: sequence and seal of the last journal line."""

    format: int
    made_at: str
    schema: str
    database_hash: str
    matters: int
    papers: int
    files: int
    journal_lines: int
    journal_head: str
    numbers: dict[str, int]


def make(database: Path, files: Files, into: Path, now: datetime) -> Path:
    """Copy the office into a new folder below `into` and verify the copy by opening it. Returns the folder.

    database: the live file; read with SQLite's own backup call, so a writer may go on working. Raises OSError when
    the medium refuses; a half-made copy is removed and never carries the final name.
    """
    into.mkdir(parents=True, exist_ok=True)
    name = "desk-" + now.strftime("%Y%m%d-%H%M%S")
    final = into / name
    serial = 1
    while final.exists():
        serial += 1
        final = into / f"{name}-{serial}"
    part = into / (final.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir()
        source = sqlite3.connect(database)
        target = sqlite3.connect(part / DATABASE)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
            source.close()
        manifest = _describe(part, plain(now))
        copied = Files(part / "files")
        for digest in _file_hashes(part):
            copied.put(files.get(digest))
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
        with (part / MANIFEST).open("w", encoding="utf-8") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        verify(part)
        part.rename(final)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return final


def _describe(folder: Path, made_at: str) -> Manifest:
    database = folder / DATABASE
    engine = engine_for(database, read_only=True)
    try:
        with engine.connect() as connection:
            sequence, seal = journal.head(connection)
            rows = connection.exec_driver_sql("SELECT kind, year, last FROM counter").all()
            return Manifest(
                format=FORMAT,
                made_at=made_at,
                schema=migrate.present(engine) or "",
                database_hash=hashlib.sha256(database.read_bytes()).hexdigest(),
                matters=connection.scalar(select(func.count(Matter.id))) or 0,
                papers=connection.scalar(select(func.count(Paper.id))) or 0,
                files=connection.scalar(select(func.count(StoredFile.hash))) or 0,
                journal_lines=sequence,
                journal_head=seal,
                numbers={f"{kind}:{year}": last for kind, year, last in rows},
            )
    finally:
        engine.dispose()


def _file_hashes(folder: Path) -> list[str]:
    engine = engine_for(folder / DATABASE, read_only=True)
    try:
        with engine.connect() as connection:
            return list(connection.scalars(select(StoredFile.hash)))
    finally:
        engine.dispose()


def verify(folder: Path) -> Manifest:
    """Open a backup and compare it with its manifest: database whole, chain whole, every file there.

    Raises FolderRefused: backup_missing, backup_newer, backup_damaged.
    """
    try:
        told: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if told.get("format", 0) > FORMAT or told.get("schema", "") > migrate.HEAD:
            raise FolderRefused("BACKUP_NEWER", path=str(folder))
        manifest = Manifest(**told)
    except FileNotFoundError as error:
        raise FolderRefused("BACKUP_MISSING", path=str(folder)) from error
    except (OSError, ValueError, TypeError) as error:
        raise FolderRefused("BACKUP_DAMAGED", path=str(folder)) from error
    try:
        sound = _describe(folder, manifest.made_at) == manifest and _sound(folder)
        store = Files(folder / "files")
        for digest in _file_hashes(folder):
            store.get(digest)
    except (OSError, FileDamaged, sqlite3.DatabaseError, Exception) as error:
        raise FolderRefused("BACKUP_DAMAGED", path=str(folder)) from error
    if not sound:
        raise FolderRefused("BACKUP_DAMAGED", path=str(folder))
    return manifest


def _sound(folder: Path) -> bool:
    engine = engine_for(folder / DATABASE, read_only=True)
    try:
        with engine.connect() as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            return whole and next(journal.broken_lines(connection), None) is None
    finally:
        engine.dispose()


@dataclass(frozen=True)
class Restored:
    """What a restore did; saved_present: copy of what lay there before, None when the folder was empty."""

    manifest: Manifest
    saved_present: Path | None


def restore(backup: Path, folder: Path, now: datetime) -> Restored:
    """Put a verified backup in place of what lies in `folder`, saving the present first.

    Numbers issued since the backup stay issued: counters are raised to what `numbers.log` knows. Raises FolderRefused.
    """
    manifest = verify(backup)
    if folder.is_dir() and not (folder / DATABASE).exists() and foreign_names(folder):
        raise FolderRefused("FOLDER_FOREIGN", path=str(folder), names=foreign_names(folder)[:3])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        lock.take(plain(now))
    except Locked as error:
        raise FolderRefused("FOLDER_LOCKED", path=str(folder), holder=error.holder) from error
    except OSError as error:
        raise FolderRefused("FOLDER_READONLY", path=str(folder), reason=error.strerror or "") from error
    try:
        saved = None
        database = folder / DATABASE
        if database.exists():
            saved = _save_present(folder, now)
        store, source = Files(folder / "files"), Files(backup / "files")
        for digest in source.digests():
            store.put(source.get(digest))
        staged = folder / "desk.db.restored"
        shutil.copyfile(backup / DATABASE, staged)
        _raise_counters(staged, folder / NUMBERS)
        with staged.open("rb+") as handle:
            os.fsync(handle.fileno())
        for side in ("-wal", "-shm"):
            (folder / (DATABASE + side)).unlink(missing_ok=True)
        staged.replace(database)
        (folder / "backups").mkdir(exist_ok=True)
        (folder / "backups" / PAUSED).write_text(plain(now), encoding="utf-8")
        return Restored(manifest, saved)
    finally:
        lock.release()


PAUSED = "paused-after-restore"


def _save_present(folder: Path, now: datetime) -> Path:
    try:
        return make(folder / DATABASE, Files(folder / "files"), folder / "backups", now)
    except (sqlite3.DatabaseError, FolderRefused, FileDamaged):
        # A damaged present is the usual reason to restore: keep its bytes as they are.
        aside = folder / "backups" / ("damaged-" + now.strftime("%Y%m%d-%H%M%S"))
        aside.mkdir(parents=True)
        for side in ("", "-wal", "-shm"):
            part = folder / (DATABASE + side)
            if part.exists():
                shutil.copy2(part, aside / part.name)
        return aside


def automatic_paused(folder: Path) -> bool:
    """Whether automatic backups wait for the officer's confirmation after a restore."""
    return (folder / "backups" / PAUSED).exists()


def resume_automatic(folder: Path) -> None:
    """The officer has looked at the restored office and confirms it."""
    (folder / "backups" / PAUSED).unlink(missing_ok=True)


def log_number(path: Path, kind: str, year: int, last: int) -> None:
    """Remember outside the database that a number was issued."""
    with path.open("a", encoding="utf-8") as handle:
        handle.write(f"{kind} {year} {last}\n")


def logged_numbers(path: Path) -> dict[tuple[str, int], int]:
    """The highest number per kind and year in `numbers.log`; a line cut off by a power failure is skipped."""
    highest: dict[tuple[str, int], int] = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split()
            if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
                key = (parts[0], int(parts[1]))
                highest[key] = max(highest.get(key, 0), int(parts[2]))
    return highest


def _raise_counters(database: Path, log: Path) -> None:
    connection = sqlite3.connect(database)
    try:
        with connection:
            for (kind, year), last in logged_numbers(log).items():
                connection.execute(
                    "INSERT INTO counter(kind, year, last) VALUES (?, ?, ?) "
                    "ON CONFLICT(kind, year) DO UPDATE SET last = excluded.last WHERE excluded.last > counter.last",
                    (kind, year, last),
                )
    finally:
        connection.close()


def listing(folder: Path) -> list[tuple[Path, Manifest]]:
    """The finished backups below `folder`/backups, newest first, read from their manifests alone."""
    found = []
    for manifest in sorted((folder / "backups").glob("desk-*/" + MANIFEST), reverse=True):
        if manifest.parent.suffix == ".part":
            continue
        try:
            found.append((manifest.parent, Manifest(**json.loads(manifest.read_text(encoding="utf-8")))))
        except (OSError, ValueError, TypeError):
            continue
    return found
