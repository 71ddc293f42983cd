"""The office's copies as the program makes and shows them: daily by itself, at a press, a bundle from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.labels import pages, refusals
from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import backups

if TYPE_CHECKING:
    from ui.app import Program


class ProgramBackups:
    """Belongs to the program; does nothing while no office is open."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def show(self, bundle: Path | None = None) -> None:
        """The list of copies; bundle: a file to go back to, after asking."""
        assert self.program.errands is not None
        from ui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self.program.window, self.program.errands)
        dialog.restore_asked.connect(self.program.restore)
        dialog.finished.connect(lambda _code: self.tell())
        dialog.open()
        if bundle is not None:
            dialog.restore_bundle(bundle)

    def make_if_due(self) -> None:
        """The daily copy."""
        if self.program.office is not None and backups.standing(self.program.office).due:
            self.make()

    def make(self) -> None:
        """A verified copy, made off the window's thread."""
        errands, office, window = self.program.errands, self.program.office, self.program.window
        if errands is None or office is None or window is None:
            return
        window.today_page.show_backup([pages.BACKING_UP], None)

        def done(_made: Any) -> None:
            self.tell()

        def failed(error: Exception) -> None:
            self.tell()
            if self.program.window is not None:
                told = refusals.sentence(error) if isinstance(error, Refused) else type(error).__name__
                self.program.window.bars.show_message("error", pages.BACKUP_FAILED, told)

        errands.work(lambda: backups.make(office), done, failed)

    def tell(self) -> None:
        """Say on the first page and in the status bar how the copies stand."""
        office, window = self.program.office, self.program.window
        if office is None or window is None:
            return
        lines, words = backup_words(office)
        if backups.standing(office).paused:
            window.today_page.show_backup(lines, self._confirm_restored, pages.CONFIRM_RESTORED)
        else:
            window.today_page.show_backup(lines, self.make)
        window.show_facts(words)

    def _confirm_restored(self) -> None:
        if self.program.office is not None:
            backups.resume(self.program.office)
            self.make()


def backup_words(office: Office) -> tuple[list[str], str]:
    """What the backup panel says, and the short form for the status bar."""
    found = backups.standing(office)
    last = found.last
    if last is None:
        return [pages.NO_BACKUP], ""
    when = last.made_at
    day = pages.month_day(when.date())
    words = pages.BACKED_UP.format(day=day, time=f"{when:%H:%M}")
    lines = [words, pages.BACKUP_HOLDS.format(matters=last.matters, papers=last.papers)]
    if found.paused:
        lines.append(pages.BACKUP_PAUSED)
    return lines, words
