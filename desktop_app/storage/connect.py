"""The only place that opens the database. The driver and its key are parameters, so an encrypted one drops in."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from ..rules.refusal import Refused
from . import number_log
from .files import Files
from .lock import FolderLock, Locked

DATABASE = "desk.db"
# What a restore that was killed leaves behind.
STAGED = "desk.db.restored"
OWN_NAMES = frozenset(
    {
        DATABASE,
        "desk.db-wal",
        "desk.db-shm",
        "files",
        "backups",
        "lock",
        "lock.holder",
        "numbers.log",
        "desk.log",
        STAGED,
    }
)


class FolderRefused(Refused):
    """A data folder or backup that cannot be used; nothing in it was touched."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, None, facts)


def refusal_of(error: DatabaseError, path: Path) -> FolderRefused | None:
    """What to tell about an error of the database itself; None when it is a mistake of ours."""
    told = str(error.orig)
    if isinstance(error.orig, sqlite3.OperationalError):
        if "locked" in told:
            return FolderRefused("FOLDER_BUSY", path=str(path))
        if "full" in told or "readonly" in told or "I/O" in told or "unable to open" in told:
            return FolderRefused("FOLDER_READONLY", path=str(path), reason=told)
    if "malformed" in told or "not a database" in told:
        return FolderRefused("FOLDER_DAMAGED", path=str(path))
    return None


@dataclass
class Folder:
    """An open data folder. writable: this process holds its lock."""

    path: Path
    engine: Engine
    files: Files
    writable: bool
    lock: FolderLock | None = None

    def reading(self) -> Session:
        """A session for questions; it must not write."""
        return Session(self.engine, autoflush=False, expire_on_commit=False)

    def writing(self) -> Session:
        """A session whose transaction begins with BEGIN IMMEDIATE."""
        return Session(self.engine.execution_options(writes=True), expire_on_commit=False)

    def close(self) -> None:
        self.engine.dispose()
        if self.lock:
            self.lock.release()


def engine_for(path: Path, *, read_only: bool, driver: ModuleType = sqlite3, key: str | None = None) -> Engine:
    """An engine over one database file. key: raw key for an encrypting driver (PRAGMA key), None for plain SQLite."""

    def connect() -> sqlite3.Connection:
        suffix = ""
        if read_only:
            # A folder on a read-only medium has no place for the shared-memory file WAL readers want.
            quiet = not path.with_name(path.name + "-wal").exists()
            suffix = "?mode=ro&immutable=1" if quiet and not _can_write(path.parent) else "?mode=ro"
        opened: sqlite3.Connection = driver.connect(
            path.absolute().as_uri() + suffix, uri=True, isolation_level=None, check_same_thread=False, timeout=10
        )
        if key is not None:
            opened.execute(f"PRAGMA key = \"x'{key}'\"")
        opened.execute("PRAGMA foreign_keys = ON")
        opened.execute("PRAGMA trusted_schema = OFF")
        opened.execute("PRAGMA cache_size = -64000")
        if not read_only:
            opened.execute("PRAGMA journal_mode = WAL")
            opened.execute("PRAGMA synchronous = FULL")
            opened.execute("PRAGMA secure_delete = ON")
        return opened

    engine = create_engine("sqlite://", creator=connect, module=driver, poolclass=QueuePool, pool_size=4)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _can_write(folder: Path) -> bool:
    # A name of its own: SQLite's own side files may be in use by the writer at this very moment.
    probe = folder / f"probe-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def foreign_names(path: Path) -> list[str]:
    """What lies in a folder that is not ours."""
    return sorted(child.name for child in path.iterdir() if child.name not in OWN_NAMES)


def exists(path: Path) -> bool:
    """Whether an office lives in this folder."""
    return (path / DATABASE).is_file()


def open_writing(
    path: Path, since: str, *, prepare: Callable[[Engine, Path], None], driver: ModuleType = sqlite3
) -> Folder:
    """Open a data folder for work, making it when it is empty or absent.

    since: moment told to a second program. prepare: brings the schema up to date (`migrate.upgrade`).
    Raises FolderRefused: FOLDER_NOT_A_FOLDER, FOLDER_FOREIGN, FOLDER_READONLY, FOLDER_LOCKED, FOLDER_NEWER,
    FOLDER_DAMAGED.
    """
    try:
        if path.exists() and not path.is_dir():
            raise FolderRefused("FOLDER_NOT_A_FOLDER", path=str(path))
        if path.is_dir() and not exists(path):
            strangers = foreign_names(path)
            if strangers:
                raise FolderRefused("FOLDER_FOREIGN", path=str(path), names=strangers[:3])
        check_readable(path)
        path.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(path)
        lock.take(since)
    except Locked as error:
        raise FolderRefused("FOLDER_LOCKED", path=str(path), holder=error.holder) from error
    except OSError as error:
        raise FolderRefused("FOLDER_READONLY", path=str(path), reason=error.strerror or "") from error
    engine = engine_for(path / DATABASE, read_only=False, driver=driver)
    try:
        prepare(engine, path)
        (path / "files").mkdir(exist_ok=True)
    except FolderRefused:
        engine.dispose()
        lock.release()
        raise
    except Exception as error:
        engine.dispose()
        lock.release()
        if "readonly" in str(error) or isinstance(error, PermissionError):
            raise FolderRefused("FOLDER_READONLY", path=str(path), reason="") from error
        if isinstance(getattr(error, "orig", error), sqlite3.DatabaseError):
            raise FolderRefused("FOLDER_DAMAGED", path=str(path)) from error
        raise
    return Folder(path, engine, Files(path / "files"), True, lock)


def open_reading(path: Path, *, check: Callable[[Engine, Path], None], driver: ModuleType = sqlite3) -> Folder:
    """Open a data folder beside its writer, touching nothing.

    check: refuses a schema this program cannot read. Raises FolderRefused: FOLDER_MISSING, FOLDER_NEWER,
    FOLDER_OLDER, FOLDER_DAMAGED.
    """
    check_readable(path)
    if not exists(path):
        raise FolderRefused("FOLDER_MISSING", path=str(path))
    engine = engine_for(path / DATABASE, read_only=True, driver=driver)
    try:
        check(engine, path)
    except FolderRefused:
        engine.dispose()
        raise
    except Exception as error:
        engine.dispose()
        if isinstance(getattr(error, "orig", error), sqlite3.DatabaseError):
            raise FolderRefused("FOLDER_DAMAGED", path=str(path)) from error
        raise
    return Folder(path, engine, Files(path / "files"), False)


def check_readable(path: Path) -> None:
    """Refuse a database file that is no database before any write handle touches it."""
    database = path / DATABASE
    start = b""
    try:
        if database.is_file():
            with database.open("rb") as handle:
                start = handle.read(16)
    except OSError as error:
        raise FolderRefused("FOLDER_DAMAGED", path=str(path)) from error
    # Numbers were issued here, so an empty or missing database is a lost one and not a new office.
    lost = not start and (path / number_log.NAME).exists()
    if lost or (start and start != b"SQLite format 3\x00"):
        raise FolderRefused("FOLDER_DAMAGED", path=str(path))
