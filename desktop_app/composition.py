"""Putting an office together from its parts: folder, rules, calendar, press, and who acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .labels.commands import PROGRAM
from .office import Office
from .storage import backup as backups
from .storage import bundle, connect, migrate
from .storage.connect import Folder, FolderRefused
from .storage.records import plain
from .storage.visibility import Actor
from .usecases import rulebooks

Clock = Callable[[], datetime]

# The command line acts for the office itself; in the window a person from the staff list acts.
PROGRAM_ITSELF = Actor(PROGRAM)
COMMAND_LINE = Actor(PROGRAM, person_id=0)
"""Who reads by command: nobody in particular, so restricted matters stay unseen (J02)."""


def press(form: str, facts: Any) -> bytes:
    """The PDF of a form; ReportLab is loaded by the first paper, never at start."""
    from .documents.press import press as printed

    return printed(form, facts)


def pages(name: str, content: bytes, edits: Any) -> tuple[bytes, int]:
    """The pages of a stored file as one PDF, and how many they are; the libraries are loaded by the first one."""
    from .documents.leaves import paged

    return paged(name, content, edits)


def _office(folder: Folder, clock: Clock) -> Office:
    return Office(folder, clock, rulebooks.calendar, rulebooks.book, press, PROGRAM_ITSELF, pages)


def open_writing(path: Path, clock: Clock) -> Office:
    """Open or make an office for work. Raises FolderRefused."""
    folder = connect.open_writing(path, plain(clock()), prepare=migrate.upgrade)
    return _office(folder, clock)


def open_reading(path: Path, clock: Clock) -> Office:
    """Open an office beside its writer. Raises FolderRefused."""
    return _office(connect.open_reading(path, check=migrate.check), clock)


def open_reading_or_none(path: Path, clock: Clock) -> Office | None:
    """None for an empty folder: an office without anything in it. Raises FolderRefused."""
    if path.is_dir() and not connect.exists(path):
        connect.check_own(path)
        connect.check_readable(path)
        return None
    return open_reading(path, clock)


class _Passing(Office):
    """An office in a temporary folder that goes with it: nothing is written where the officer pointed."""

    holder: TemporaryDirectory[str]

    def close(self) -> None:
        super().close()
        self.holder.cleanup()


def beside_or_empty(path: Path, clock: Clock) -> Office:
    """An office to ask what an import would do: the one in `path`, or an empty one kept elsewhere when there is none.

    Raises FolderRefused as `open_writing` would.
    """
    connect.check_own(path)
    if connect.exists(path):
        return open_reading(path, clock)
    if path.exists():
        open_reading_or_none(path, clock)
    holder = TemporaryDirectory()
    folder = connect.open_writing(Path(holder.name) / "office", plain(clock()), prepare=migrate.upgrade)
    office = _Passing(folder, clock, rulebooks.calendar, rulebooks.book, press, PROGRAM_ITSELF, pages)
    office.holder = holder
    return office


def restore(source: Path, path: Path, clock: Clock) -> backups.Restored:
    """Put a backup in place of what lies in `path`; the present is saved first. Raises FolderRefused."""
    return backups.restore(source, path, clock())


def restore_bundle(source: Path, path: Path, clock: Clock) -> backups.Restored:
    """Begin an office in an empty folder from a bundle. Raises FolderRefused."""
    with TemporaryDirectory() as holder:
        return restore(bundle.unpack(source, Path(holder)), path, clock)


def backup(path: Path, into: Path, clock: Clock) -> Path:
    """Copy an office beside its writer into a new folder below `into`; one of an older program is copied as it is.

    Raises FolderRefused."""
    folder = connect.open_reading(path, check=migrate.check_known)
    try:
        return backups.make(path / connect.DATABASE, folder.files, into, clock())
    except OSError as error:
        raise FolderRefused("BACKUP_UNWRITTEN", path=str(into), reason=error.strerror or "") from error
    finally:
        folder.close()
