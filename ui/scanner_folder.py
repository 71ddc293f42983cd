"""The folder a scanner writes into: what is new there and finished being written. Nothing in it is moved or changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from desktop_app.usecases import volume_board
from ui.errands import Errands

KINDS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"})
MOST = 300
# A scanner writes for seconds; a file counts when its size has not changed between two looks.
PAUSE = 1500


class ScannerFolder(QObject):
    """changed: called in the window with the number of new files whenever that may be another one."""

    def __init__(self, parent: QObject, errands: Errands, changed: Callable[[int], object]) -> None:
        super().__init__(parent)
        self.errands, self._changed = errands, changed
        self.folder = ""
        self.fresh: tuple[Path, ...] = ()
        self._sizes: dict[Path, tuple[int, int]] = {}
        self._digests: dict[tuple[Path, int, int], str] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._later.start())
        self._later.timeout.connect(self.look)

    def watch(self, folder: str) -> None:
        """Watch another folder; "" watches none."""
        if folder != self.folder:
            if self._watcher.directories():
                self._watcher.removePaths(self._watcher.directories())
            self.folder, self._sizes = folder, {}
            if folder and Path(folder).is_dir():
                self._watcher.addPath(folder)
        self.look()

    def look(self) -> None:
        """Ask what lies there now; files still growing are looked at again."""
        if not self.folder:
            self._take(())
            return
        self.errands.work(self._read, self._settle, lambda _error: self._take(()))

    def _read(self) -> tuple[dict[Path, tuple[int, int]], tuple[tuple[Path, str], ...]]:
        sizes: dict[Path, tuple[int, int]] = {}
        found: list[tuple[Path, str]] = []
        for path in sorted(Path(self.folder).iterdir())[:MOST]:
            # A link may point anywhere; the scanner makes none.
            if path.suffix.lower() not in KINDS or path.is_symlink() or not path.is_file():
                continue
            state = path.stat()
            mark = sizes[path] = (state.st_size, state.st_mtime_ns)
            if state.st_size and self._sizes.get(path) == mark:
                key = (path, *mark)
                if key not in self._digests:
                    with path.open("rb") as handle:
                        self._digests[key] = hashlib.file_digest(handle, "sha256").hexdigest()
                found.append((path, self._digests[key]))
        known = self.errands.office.ask(volume_board.stored, tuple(digest for _path, digest in found))
        return sizes, tuple((path, digest) for path, digest in found if digest not in known)

    def _settle(self, seen: tuple[dict[Path, tuple[int, int]], tuple[tuple[Path, str], ...]]) -> None:
        sizes, found = seen
        growing = any(self._sizes.get(path) != mark for path, mark in sizes.items())
        self._sizes = sizes
        self._take(tuple(path for path, _digest in found))
        if growing:
            self._later.start()

    def _take(self, fresh: tuple[Path, ...]) -> None:
        if fresh != self.fresh:
            self.fresh = fresh
            self._changed(len(fresh))
