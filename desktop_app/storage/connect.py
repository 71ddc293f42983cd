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
# What every backup carries and no office does.
MANIFEST = "manifest.json"
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


def refusal_of(error: DatabaseError | sqlite3.Error, path: Path) -> FolderRefused:
    """What to tell about an error of the database in `path`, without its statement and its data."""
    cause = error.orig if isinstance(error, DatabaseError) else error
    told = str(cause)
    if isinstance(cause, sqlite3.OperationalError):
        if "locked" in told:
            return FolderRefused("FOLDER_BUSY", path=str(path))
        if "full" in told or "readonly" in told or "I/O" in told or "unable to open" in told:
            return FolderRefused("FOLDER_READONLY", path=str(path), reason=told)
    if isinstance(cause, sqlite3.IntegrityError):
        # A row that contradicts another one: damage that left the pages readable, or a mistake of ours.
        return FolderRefused("RECORD_CONFLICT", path=str(path))
    return FolderRefused("FOLDER_DAMAGED", path=str(path))


@dataclass
class Folder:
    """An open data folder. writable: this process holds its lock; tidy: leaves it as it was found."""

    path: Path
    engine: Engine
    files: Files
    writable: bool
    lock: FolderLock | None = None
    tidy: Callable[[], None] | None = None

    def reading(self) -> Session:
        """A session for questions; it must not write."""
        return Session(self.engine, autoflush=False, expire_on_commit=False)

    def writing(self) -> Session:
        """A session whose transaction begins with BEGIN IMMEDIATE."""
        return Session(self.engine.execution_options(writes=True), expire_on_commit=False)

    def close(self) -> None:
        self.engine.dispose()
        if self.tidy:
            self.tidy()
        if self.lock:
            self.lock.release()


def engine_for(path: Path, *, read_only: bool, driver: ModuleType = sqlite3, key: str | None = None) -> Engine:
    """An engine over one database file. key: raw key for an encrypting driver (PRAGMA key), None for plain SQLite."""

    def connect() -> sqlite3.Connection:
        opened: sqlite3.Connection = driver.connect(
            reading_uri(path) if read_only else path.absolute().as_uri(),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=10,
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

    # An error message must not carry what people told the office.
    engine = create_engine(
        "sqlite://", creator=connect, module=driver, poolclass=QueuePool, pool_size=4, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def reading_uri(path: Path) -> str:
    """How SQLite opens a database file to read it, also on a medium that cannot be written."""
    # A read-only folder has no place for the shared-memory file WAL readers want.
    quiet = not _side(path, "-wal").exists()
    suffix = "?mode=ro&immutable=1" if quiet and not _can_write(path.parent) else "?mode=ro"
    return path.absolute().as_uri() + suffix


def tidying(path: Path, driver: ModuleType = sqlite3) -> Callable[[], None]:
    """Call before a database file is read; call what it returns after the last reader closed.

    A reader of a WAL database makes side files it may not remove. SQLite itself removes them, with its own locks and
    only when nobody else has the file open, when a connection that may write is the last one to close.
    """
    sides = (_side(path, "-wal"), _side(path, "-shm"))
    if any(side.exists() for side in sides):
        return lambda: None

    def tidy() -> None:
        if not any(side.exists() for side in sides):
            return
        try:
            last = driver.connect(path.absolute().as_uri() + "?mode=rw", uri=True, timeout=0)
            try:
                last.execute("SELECT count(*) FROM sqlite_master").fetchone()
            finally:
                last.close()
        except sqlite3.Error:
            # Somebody else is at work here by now: the files are theirs.
            return

    return tidy


def _side(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


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
    Raises FolderRefused: FOLDER_NOT_A_FOLDER, FOLDER_FOREIGN, FOLDER_IS_BACKUP, FOLDER_READONLY, FOLDER_LOCKED,
    FOLDER_NEWER, FOLDER_DAMAGED.
    """
    try:
        if path.exists() and not path.is_dir():
            raise FolderRefused("FOLDER_NOT_A_FOLDER", path=str(path))
        check_own(path)
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


def open_reading(path: Path, *, check: Callable[[Engine, Path], object], driver: ModuleType = sqlite3) -> Folder:
    """Open a data folder beside its writer, touching nothing.

    check: refuses a schema this program cannot read. Raises FolderRefused: FOLDER_MISSING, FOLDER_NEWER,
    FOLDER_OLDER, FOLDER_DAMAGED.
    """
    check_readable(path)
    if not exists(path):
        raise FolderRefused("FOLDER_MISSING", path=str(path))
    tidy = tidying(path / DATABASE, driver)
    engine = engine_for(path / DATABASE, read_only=True, driver=driver)
    try:
        check(engine, path)
    except FolderRefused:
        engine.dispose()
        tidy()
        raise
    except Exception as error:
        engine.dispose()
        tidy()
        if isinstance(getattr(error, "orig", error), sqlite3.DatabaseError):
            raise FolderRefused("FOLDER_DAMAGED", path=str(path)) from error
        raise
    return Folder(path, engine, Files(path / "files"), False, tidy=tidy)


def check_own(path: Path) -> None:
    """Refuse a folder that is no place to work in. Raises FolderRefused: FOLDER_FOREIGN, FOLDER_IS_BACKUP."""
    if (path / MANIFEST).is_file() and exists(path):
        raise FolderRefused("FOLDER_IS_BACKUP", path=str(path))
    strangers = foreign_names(path) if path.is_dir() and not exists(path) else []
    if strangers:
        raise FolderRefused("FOLDER_FOREIGN", path=str(path), names=strangers[:3])


def check_readable(path: Path) -> None:
    """Refuse what is damaged before any write handle touches it. Raises FolderRefused: FOLDER_DAMAGED."""
    check_sides(path)
    database, log, files = path / DATABASE, path / number_log.NAME, path / "files"
    start = b""
    try:
        if database.is_file():
            with database.open("rb") as handle:
                start = handle.read(16)
    except OSError as error:
        raise FolderRefused("FOLDER_DAMAGED", path=str(path)) from error
    # Something was numbered or stored here, so an empty or missing database is a lost one and not a new office.
    lost = not start and (log.exists() or (files.is_dir() and any(files.iterdir())))
    if lost or (start and start != b"SQLite format 3\x00"):
        raise FolderRefused("FOLDER_DAMAGED", path=str(path))


def check_sides(path: Path) -> None:
    """Refuse a number log that is no file and `files` that is no folder. Raises FolderRefused: FOLDER_DAMAGED."""
    log, files = path / number_log.NAME, path / "files"
    if (log.exists() and not log.is_file()) or (files.exists() and not files.is_dir()):
        raise FolderRefused("FOLDER_DAMAGED", path=str(path))
