"""`files/`: content-addressed, write once. Only this module opens a stored file; it gives bytes, never a path."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


class FileDamaged(Exception):
    """A stored file is missing or its content no longer matches its hash."""


class Files:
    """The store below one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
        part.replace(path)
        _sync_folder(path.parent)
        return digest

    def get(self, digest: str) -> bytes:
        """The content under `digest`. Raises FileDamaged when it is gone or altered."""
        try:
            content = self._path(digest).read_bytes()
        except OSError as error:
            raise FileDamaged(digest) from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise FileDamaged(digest)
        return content


def _sync_folder(folder: Path) -> None:
    # POSIX keeps a new name only when its folder was synced; Windows has no such call and needs none.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
