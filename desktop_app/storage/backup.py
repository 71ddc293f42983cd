"""Copies of the whole office: database, files and a manifest, verified by opening them, published by one rename."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.exc import DatabaseError

from ..patience import patient
from . import issued_numbers, journal, migrate, tombstones
from .archive import FileGone
from .connect import (
    DATABASE,
    MANIFEST,
    STAGED,
    FolderRefused,
    check_own,
    check_sides,
    engine_for,
    reading_uri,
    refusal_of,
    tidying,
)
from .files import FileDamaged, Files
from .lock import FolderLock, Locked
from .matters import Matter, Paper, StoredFile
from .number_log import Key, NumberLog
from .records import plain

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

    database: the live file; read with SQLite's own backup call, so a writer may go on working, and a medium it lies
    on may be write protected. Raises OSError when the target medium refuses, FolderRefused: BACKUP_FILE_DAMAGED when
    a stored file is gone or altered, BACKUP_UNWRITTEN, FOLDER_DAMAGED, FOLDER_BUSY when the database fails; a
    half-made copy is removed and never carries the final name.
    """
    into.mkdir(parents=True, exist_ok=True)
    final = _free(into, "desk-" + now.strftime("%Y%m%d-%H%M%S"))
    part = into / (final.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir()
        _copy(database, part / DATABASE)
        manifest = _describe(part, plain(now))
        copied = Files(part / "files")
        for digest in _file_hashes(part):
            try:
                copied.put(files.get(digest))
            except FileDamaged as error:
                raise FolderRefused("BACKUP_FILE_DAMAGED", name=digest[:12]) from error
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
        with (part / MANIFEST).open("w", encoding="utf-8") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        verify(part)
        patient(lambda: part.rename(final))
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return final


def _copy(database: Path, into: Path) -> None:
    tidy = tidying(database)
    try:
        source = sqlite3.connect(reading_uri(database), uri=True)
        target = sqlite3.connect(into)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
            source.close()
    except sqlite3.Error as error:
        refused = refusal_of(error, database.parent)
        if refused.code == "FOLDER_READONLY":
            # The source is only read: what cannot be written is the copy.
            refused = FolderRefused("BACKUP_UNWRITTEN", path=str(into.parent.parent), reason=str(error))
        raise refused from error
    finally:
        tidy()


def _free(into: Path, name: str) -> Path:
    path, serial = into / name, 1
    while path.exists():
        serial += 1
        path = into / f"{name}-{serial}"
    return path


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
                schema=migrate.present(engine, folder) or "",
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
            kept = select(StoredFile.hash)
            if inspect(connection).has_table(FileGone.__tablename__):
                kept = kept.where(StoredFile.hash.not_in(tombstones.standing()))
            return list(connection.scalars(kept))
    finally:
        engine.dispose()


def verify(folder: Path) -> Manifest:
    """Open a backup and compare it with its manifest: database whole, chain whole, every file there.

    Raises FolderRefused: BACKUP_MISSING, BACKUP_NEWER, BACKUP_DAMAGED.
    """
    try:
        told = _read(folder / MANIFEST)
        if told.get("format", 0) > FORMAT or told.get("schema", "") > migrate.HEAD:
            raise FolderRefused("BACKUP_NEWER", path=str(folder))
        manifest = _manifest(told)
    except FileNotFoundError as error:
        raise FolderRefused("BACKUP_MISSING", path=str(folder)) from error
    except _UNREADABLE as error:
        raise FolderRefused("BACKUP_DAMAGED", path=str(folder)) from error
    try:
        sound = _describe(folder, manifest.made_at) == manifest and _sound(folder)
        store = Files(folder / "files")
        for digest in _file_hashes(folder):
            store.get(digest)
    except Exception as error:  # whatever a flipped byte makes SQLite, JSON or a stored file say
        raise FolderRefused("BACKUP_DAMAGED", path=str(folder)) from error
    if not sound:
        raise FolderRefused("BACKUP_DAMAGED", path=str(folder))
    return manifest


_UNREADABLE = (OSError, ValueError, TypeError, RecursionError)


def _read(path: Path) -> dict[str, Any]:
    told = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(told, dict):
        raise TypeError("a manifest is an object")
    return told


def _manifest(told: dict[str, Any]) -> Manifest:
    manifest = Manifest(**told)
    datetime.fromisoformat(manifest.made_at)
    if not all(type(count) is int for count in (manifest.matters, manifest.papers, manifest.files)):
        raise TypeError("a manifest counts in whole numbers")
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

    Numbers issued since the backup stay issued: counters are raised to the highest that `numbers.log`, the present
    database or a backup knows. Raises FolderRefused: what `verify` raises, FOLDER_IS_BACKUP (also for a place inside
    the backup itself), FOLDER_FOREIGN, FOLDER_DAMAGED, FOLDER_LOCKED, FOLDER_READONLY; the present database is
    replaced by the last step alone.
    """
    manifest = verify(backup)
    if backup.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise FolderRefused("FOLDER_IS_BACKUP", path=str(folder))
    check_own(folder)
    check_sides(folder)
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
        for digest in _file_hashes(backup):
            store.put(source.get(digest))
        staged = folder / STAGED
        shutil.copyfile(backup / DATABASE, staged)
        log = NumberLog(folder)
        _raise_counters(staged, log, issued_numbers.known(folder, manifest.numbers))
        log.confirm([], (manifest.journal_lines, manifest.journal_head))
        with staged.open("rb+") as handle:
            os.fsync(handle.fileno())
        for side in ("-wal", "-shm"):
            old = folder / (DATABASE + side)
            patient(partial(old.unlink, missing_ok=True))
        patient(lambda: staged.replace(database))
        (folder / "backups").mkdir(exist_ok=True)
        (folder / "backups" / PAUSED).write_text(plain(now), encoding="utf-8")
        return Restored(manifest, saved)
    except OSError as error:
        raise FolderRefused("FOLDER_READONLY", path=str(folder), reason=error.strerror or "") from error
    finally:
        lock.release()


PAUSED = "paused-after-restore"


def _save_present(folder: Path, now: datetime) -> Path:
    try:
        return make(folder / DATABASE, Files(folder / "files"), folder / "backups", now)
    except (DatabaseError, FolderRefused):
        # A damaged present is the usual reason to restore: keep its bytes as they are.
        aside = _free(folder / "backups", "damaged-" + now.strftime("%Y%m%d-%H%M%S"))
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


def _raise_counters(database: Path, log: NumberLog, known: dict[Key, int]) -> None:
    untold = [(*key, last) for key, last in known.items() if log.touched().get(key, 0) < last]
    log.begin(untold)
    log.confirm(untold)
    connection = sqlite3.connect(database)
    try:
        with connection:
            for (kind, year), last in known.items():
                row = connection.execute(
                    "SELECT last FROM counter WHERE kind = ? AND year = ?", (kind, year)
                ).fetchone()
                present = row[0] if row else 0
                if last > present:
                    # Told first: a serial noted as lost and never skipped does no harm, the other way round it would.
                    log.lose(kind, year, present + 1, last)
                    connection.execute(
                        "INSERT OR REPLACE INTO counter(kind, year, last) VALUES (?, ?, ?)", (kind, year, last)
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
            found.append((manifest.parent, _manifest(_read(manifest))))
        except _UNREADABLE:
            continue
    return found
