"""A backup in one file (.xfdesk), to carry to another computer: a plain zip of the backup's own files, nothing else."""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from pathlib import Path

from ..patience import patient
from .backup import verify
from .connect import DATABASE, MANIFEST, FolderRefused

ENDING = ".xfdesk"
_FILE = re.compile(r"files/([0-9a-f]{2})/\1[0-9a-f]{62}")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError)


def pack(backup: Path, target: Path) -> Path:
    """Write a verified backup into one file, whole or not at all. Raises FolderRefused as `verify` does; OSError."""
    verify(backup)
    part = target.with_name(target.name + ".part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as out:
            for path in sorted(backup.rglob("*")):
                name = path.relative_to(backup).as_posix()
                if path.is_file() and _belongs(name):
                    # Scans and PDFs are packed already.
                    out.write(path, name, None if name == DATABASE else zipfile.ZIP_STORED)
        patient(lambda: part.replace(target))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return target


def unpack(source: Path, into: Path) -> Path:
    """Lay a bundle out as a backup below `into` and look it over; returns its folder.

    Raises FolderRefused: BUNDLE_UNREADABLE for what is no bundle, BACKUP_NEWER, BACKUP_DAMAGED, BACKUP_UNWRITTEN;
    nothing stays of one that is not whole.
    """
    target = _free(into, source.stem)
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        with zipfile.ZipFile(source) as content:
            names = content.namelist()
            # Only what a backup holds, each once: a name may not lead out of the folder.
            if len(set(names)) != len(names) or not all(_belongs(name) for name in names) or MANIFEST not in names:
                raise FolderRefused("BUNDLE_UNREADABLE", name=source.name)
            part.mkdir(parents=True)
            for name in names:
                place = part / name
                place.parent.mkdir(parents=True, exist_ok=True)
                with content.open(name) as inside, place.open("wb") as out:
                    shutil.copyfileobj(inside, out)
        verify(part)
        patient(lambda: part.rename(target))
    except _BROKEN as error:
        shutil.rmtree(part, ignore_errors=True)
        raise FolderRefused("BUNDLE_UNREADABLE", name=source.name) from error
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise FolderRefused("BACKUP_UNWRITTEN", path=str(into), reason=error.strerror or "") from error
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


def _belongs(name: str) -> bool:
    return name in (DATABASE, MANIFEST) or _FILE.fullmatch(name) is not None


def _free(folder: Path, name: str) -> Path:
    # The office lists as its own what begins so.
    plain = "desk-" + re.sub(r"[^\w-]+", "_", name.removeprefix("desk-"))[:60]
    found, number = folder / plain, 2
    while found.exists():
        found, number = folder / f"{plain}-{number}", number + 1
    return found
