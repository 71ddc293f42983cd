"""A volume leaves the program: as one PDF, or as a folder anybody can read. Both can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from desktop_app.labels import archive_page as words
from desktop_app.labels import screen
from desktop_app.patience import patient
from desktop_app.usecases import sight, volume_papers
from ui.background import Background
from ui.errands import Errands
from ui.messages import MessageBars


class Cancelled(Exception):
    """The officer stopped it; nothing is left behind."""


class VolumeFiles(QObject):
    """page: has `bars` for what is told; failed: gets what the office refused."""

    advanced = Signal(int, int)

    def __init__(self, page: QWidget, errands: Errands, failed: Callable[[Exception], object]) -> None:
        super().__init__(page)
        self.page, self.errands, self._failed = page, errands, failed
        self._worker = Background("volume-files", self)
        self._stop = Event()
        self._bar: QProgressDialog | None = None
        self.advanced.connect(self._advance)

    @property
    def bars(self) -> MessageBars:
        bars: MessageBars = self.page.bars  # type: ignore[attr-defined]
        return bars

    def save_whole(self, volume_id: int, number: str) -> None:
        """Ask where, then put the whole volume into one PDF."""
        path, _ = QFileDialog.getSaveFileName(self.page, words.WHOLE_TITLE, f"{number}.pdf", screen.PDF_FILES)
        if path:
            self.write_whole(volume_id, Path(path if path.lower().endswith(".pdf") else f"{path}.pdf"))

    def write_whole(self, volume_id: int, target: Path) -> None:
        """The whole volume into `target`; a file that is there stays until the new one is whole."""

        def work() -> Any:
            from desktop_app.documents.volume import assemble

            plan = self.errands.office.ask(volume_papers.plan, volume_id)
            part = target.with_name(target.name + ".part")
            try:
                with part.open("w+b") as out:
                    made = assemble(plan, out, self._told)
                patient(lambda: part.replace(target))
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            return made

        def done(made: Any) -> None:
            self._end()
            said = words.WHOLE_PDFA
            if not made.pdfa:
                reasons = [words.WHOLE_REASONS[code].format(title=title) for title, code in made.reasons[:3]]
                said = words.WHOLE_NOT_PDFA.format(reasons="、".join(reasons))
            self.bars.show_message("ok", words.WHOLE_DONE.format(pages=made.pages), said)
            self.errands.do(sight.list_left, "EXPORT", words.WHOLE_TITLE, made.pages)

        self._begin()
        self._worker.run(work, done, lambda error: self._trouble(error, target.name))

    def export_folder(self, volume_id: int) -> None:
        """Ask where, then write the volume as a folder."""
        folder = QFileDialog.getExistingDirectory(self.page, words.EXPORT.rstrip("…"))
        if folder:
            self.write_folder(volume_id, Path(folder))

    def write_folder(self, volume_id: int, into: Path) -> None:
        """The volume as a folder below `into`."""

        def work() -> Path:
            from desktop_app.exchange.volume_folder import write

            return write(self.errands.office, volume_id, into, self._told)

        def done(made: Path) -> None:
            self._end()
            self.bars.show_message("ok", words.EXPORTED.format(folder=made))
            self.errands.do(sight.list_left, "EXPORT", words.EXPORT.rstrip("…"), 1)

        self._begin()
        self._worker.run(work, done, lambda error: self._trouble(error, into.name))

    def cancel(self) -> None:
        """Stop what runs at its next page."""
        self._stop.set()

    def _told(self, done: int, pages: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.advanced.emit(done, pages)

    def _begin(self) -> None:
        self._stop.clear()
        bar = self._bar = QProgressDialog(self.page.window())
        bar.setWindowTitle(words.WHOLE_TITLE)
        bar.setLabelText(words.WHOLE_RUNNING.format(done=0, pages="…"))
        bar.setCancelButtonText(words.CANCEL)
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(300)
        bar.setAutoClose(False)
        bar.setAutoReset(False)
        bar.canceled.connect(self.cancel)

    def _advance(self, done: int, pages: int) -> None:
        if self._bar is not None:
            self._bar.setLabelText(words.WHOLE_RUNNING.format(done=done, pages=pages))
            self._bar.setMaximum(pages)
            # Last, because it lets other events through, the end of the work among them.
            self._bar.setValue(done)

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.reset()
            self._bar.deleteLater()
            self._bar = None

    def _trouble(self, error: Exception, name: str) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.bars.show_message("warn", words.CANCELLED)
        elif isinstance(error, OSError):
            self.bars.show_message("error", words.UNWRITTEN.format(name=name, reason=error.strerror or str(error)))
        else:
            self._failed(error)
