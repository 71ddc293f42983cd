"""`files/`: content-addressed, write once. Only this module opens a stored file; it gives bytes or a stream, never a
path."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..patience import patient


class FileDamaged(Exception):
    """A stored file is missing or its content no longer matches its hash."""


class Files:
    """The store below one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Size and time of change of contents that were hashed since the program began.
        self._hashed: dict[str, tuple[int, int]] = {}

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def put(self, content: bytes) -> str:
        """Store `content` durably and return its SHA-256; the same content is stored once."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        # Compared in full: a restore heals a file that was damaged without changing its length.
        if path.exists() and path.read_bytes() == content:
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        patient(lambda: part.replace(path))
        _sync_folder(path.parent)
        return digest

    def get(self, digest: str) -> bytes:
        """The content under `digest`. Raises FileDamaged when it is gone or altered."""
        try:
            content = patient(self._path(digest).read_bytes)
        except OSError as error:
            raise FileDamaged(digest) from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise FileDamaged(digest)
        return content

    def stream(self, digest: str) -> BinaryIO:
        """The content under `digest` for reading piece by piece, checked beforehand. Raises FileDamaged."""
        try:
            handle = patient(lambda: self._path(digest).open("rb"))
        except OSError as error:
            raise FileDamaged(digest) from error
        try:
            sound = hashlib.file_digest(handle, "sha256").hexdigest() == digest
            handle.seek(0)
        except OSError as error:
            handle.close()
            raise FileDamaged(digest) from error
        if not sound:
            handle.close()
            raise FileDamaged(digest)
        return handle

    def sound(self, digest: str, anew: bool = True) -> bool | None:
        """Whether the content under `digest` is what its name says; None when it is not there.

        anew: hash it whatever was found before; otherwise one that has not been touched since is not read again.
        """
        path = self._path(digest)
        try:
            state = path.stat()
            mark = (state.st_size, state.st_mtime_ns)
            if not anew and self._hashed.get(digest) == mark:
                return True
            with path.open("rb") as handle:
                found = hashlib.file_digest(handle, "sha256").hexdigest() == digest
        except FileNotFoundError:
            return None
        except OSError:
            return False
        if found:
            self._hashed[digest] = mark
        return found

    def destroy(self, digest: str) -> None:
        """Take a content away for good, by a disposal act; nothing happens when it is not there."""
        path = self._path(digest)
        if path.is_file():
            # Overwritten first, so that an undelete tool finds nothing where the disk writes in place.
            with path.open("r+b") as handle:
                handle.write(b"\0" * path.stat().st_size)
                handle.flush()
                os.fsync(handle.fileno())
            patient(path.unlink)
            _sync_folder(path.parent)

    def present(self) -> Iterator[str]:
        """The name of everything that lies in the store, whatever put it there, relative to it."""
        for path in sorted(self._folder.rglob("*")):
            if not path.is_dir():
                yield path.relative_to(self._folder).as_posix()


def place(digest: str) -> str:
    """Where a content lies in the store, relative to it."""
    return f"{digest[:2]}/{digest}"


def _sync_folder(folder: Path) -> None:
    # POSIX keeps a new name only when its folder was synced; Windows has no such call and needs none.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
