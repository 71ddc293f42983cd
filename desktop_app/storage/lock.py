"""One writer per data folder, and a name for whoever holds it."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import IO


class Locked(Exception):
    """Another program writes here. holder: what the lock file says about it."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class FolderLock:
    """An operating-system lock on `lock`, released by the system itself when the process dies.

    The holder's name lies in `lock.holder`: Windows forbids reading a locked byte range.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._holder = folder / "lock.holder"
        self._handle: IO[bytes] | None = None

    def take(self, since: str) -> None:
        """Take the lock or raise Locked with the holder's name. since: moment shown to a second program."""
        handle = self._path.open("ab+")
        try:
            _lock(handle)
        except OSError as error:
            handle.close()
            raise Locked(self.holder()) from error
        self._handle = handle
        self._holder.write_text(
            json.dumps({"computer": socket.gethostname(), "process": os.getpid(), "since": since}), encoding="utf-8"
        )

    def holder(self) -> str:
        try:
            told = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"{told['computer']} · {told['process']} · {told['since']}"
        except (OSError, ValueError, KeyError):
            return "?"

    def release(self) -> None:
        if self._handle is not None:
            self._holder.unlink(missing_ok=True)
            self._handle.close()
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[bytes]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
