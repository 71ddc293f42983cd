"""The office's copies: where they lie, making one now, looking one over, and going back to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from desktop_app.labels import setup
from desktop_app.usecases import backups
from desktop_app.usecases.backups import ENDING, BackupRow, Standing
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.sheet import Sheet
from ui.errands import Errands
from ui.messages import Answer, ask
from ui.widgets.panels import button, label


class BackupsDialog(Sheet):
    """restore_asked: the officer confirmed going back to this backup; the caller closes the office, restores, opens
    it again. The backup was looked over just before."""

    restore_asked = Signal(object)

    def __init__(self, parent: QWidget | None, errands: Errands) -> None:
        super().__init__(parent, setup.BACKUPS_TITLE, setup.BACKUPS_NOTE, 800, 540)
        self.errands = errands
        self._rows: list[BackupRow] = []
        self._checked: dict[Path, str] = {}
        self._checking: Path | None = None
        box = QFrame()
        box.setObjectName("box")
        row = QHBoxLayout(box)
        row.addWidget(label(setup.BACKUP_PLACE, "label"))
        where = label(str(backups.place(errands.office)), wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(where, 1)
        self.column.addWidget(box)
        self.outside = label("", "note", wrap=True)
        self.column.addWidget(self.outside)
        self.table = PlainTable(setup.BACKUPS_TITLE, setup.BACKUP_HEADS, (150, 80, 80, 80, 0))
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._fit_buttons)
        self.column.addWidget(self.table, 1)
        self.empty = label(setup.NO_BACKUPS, "note")
        self.column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        self.check = button(setup.CHECK_BACKUP, self.check_chosen)
        self.restore = button(setup.RESTORE, self.restore_chosen)
        self.restore_other = button(setup.RESTORE_OTHER, self._choose_backup)
        self.pack = button(setup.PACK, self._choose_bundle, "", "download")
        self.open_bundle = button(setup.OPEN_BUNDLE, self._choose_opened)
        for piece in (self.check, self.restore, self.pack):
            below.addWidget(piece)
        below.addStretch()
        below.addWidget(self.restore_other)
        below.addWidget(self.open_bundle)
        self.column.addLayout(below)
        self.elsewhere = button(setup.BACK_UP_ELSEWHERE, self._choose_place)
        self.ready = button(setup.BACK_UP_HERE, self.back_up, "primary", "database-backup")
        self.ready.setDefault(True)
        for piece in (self.elsewhere, self.ready):
            self.foot.addWidget(piece)
        self._acts = (
            self.check, self.restore, self.pack, self.restore_other, self.open_bundle, self.elsewhere, self.ready,
        )  # fmt: skip
        self.reload()
        self.ready.setFocus()

    def reload(self) -> None:
        """Read the list and how the backups stand."""
        office = self.errands.office
        self.errands.work(lambda: (backups.listing(office), backups.standing(office)), self._show, self.say_no)

    def back_up(self, into: Path | None = None) -> None:
        """Make a backup now. into: another folder than the office's own."""
        self._busy(setup.MAKING_BACKUP)
        office = self.errands.office
        self.errands.work(lambda: backups.make(office, into), self._made, self._failed)

    def check_chosen(self) -> None:
        """Look the chosen backup over again."""
        chosen = self._chosen()
        if chosen is not None:
            self._check(chosen.path, self._found_sound)

    def restore_chosen(self) -> None:
        """Go back to the chosen backup, after looking it over and asking."""
        chosen = self._chosen()
        if chosen is not None:
            self.restore_from(chosen.path)

    def restore_from(self, path: Path) -> None:
        """Go back to a backup anywhere, after looking it over and asking."""
        self._check(path, self._ask_restore)

    def restore_bundle(self, source: Path) -> None:
        """Lay a bundle out among the backups, then go back to it after asking."""
        self._busy(setup.UNPACKING)
        office = self.errands.office
        self.errands.work(lambda: backups.unpack(office, source), self._unpacked, self._failed)

    def _unpacked(self, found: BackupRow) -> None:
        self.reload()
        self._ask_restore(found)

    def pack_into(self, path: Path, target: Path) -> None:
        """A backup as one file."""
        self._busy(setup.CHECKING_BACKUP)

        def done(made: Path) -> None:
            self._busy("")
            self.bars.show_message("ok", setup.PACKED, setup.BACKUP_AT.format(path=made))

        self.errands.work(lambda: backups.pack(path, target), done, self._failed)

    def _check(self, path: Path, then: Callable[[BackupRow], object]) -> None:
        self._busy(setup.CHECKING_BACKUP)
        self._checking = path
        self.errands.work(lambda: backups.check(path), then, self._failed)

    def _found_sound(self, found: BackupRow) -> None:
        self._checked[found.path] = setup.CHECKED_NOW
        self._busy("")
        self._fill()

    def _ask_restore(self, found: BackupRow) -> None:
        self._found_sound(found)
        words = {"when": setup.stamp(found.made_at), "matters": found.matters, "papers": found.papers}
        lines = [line.format(**words) for line in setup.RESTORE_LINES]
        question = setup.RESTORE_QUESTION.format(**words)
        answers = (Answer("RESTORE", setup.RESTORE_ACT),)
        if ask(self, question, lines, answers, setup.RESTORE_BACK) == "RESTORE":
            self.accept()
            self.restore_asked.emit(found.path)

    def _made(self, made: BackupRow) -> None:
        self._busy("")
        happened = setup.BACKUP_MADE.format(matters=made.matters, papers=made.papers)
        self.bars.clear()
        self.bars.show_message("ok", happened, setup.BACKUP_AT.format(path=made.path))
        self.reload()

    def _failed(self, error: Exception) -> None:
        if self._checking is not None:
            self._checked[self._checking] = setup.CHECK_FAILED
        self._busy("")
        self._fill()
        self.say_no(error)

    def _busy(self, words: str) -> None:
        self.working(words)
        for piece in self._acts:
            piece.setEnabled(not words)
        if not words:
            self._checking = None
            self._fit_buttons()
            self.ready.setFocus()

    def _show(self, found: tuple[list[BackupRow], Standing]) -> None:
        self._rows, standing = found
        self._fill()
        outside = standing.outside
        self.outside.setText(
            setup.OUTSIDE_LAST.format(when=setup.stamp(outside.made_at), path=outside.path)
            if outside
            else setup.OUTSIDE_NEVER
        )
        if standing.paused:
            self.bars.show_message("warn", setup.PAUSED, setup.PAUSED_THEN, ((setup.RESUME, self.resume),))

    def _fill(self) -> None:
        self.table.show_rows(
            [
                (
                    setup.stamp(row.made_at),
                    str(row.matters),
                    str(row.papers),
                    str(row.files),
                    self._checked.get(row.path, setup.CHECKED_WHEN_MADE),
                )
                for row in self._rows
            ]
        )
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        for piece in (self.check, self.restore, self.pack):
            piece.setEnabled(self._chosen() is not None and not self.state.text())

    def resume(self) -> None:
        """The restored office was looked at: automatic backups go on."""
        backups.resume(self.errands.office)
        self.bars.show_message("ok", setup.RESUMED)

    def _chosen(self) -> BackupRow | None:
        place = self.table.currentRow()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _choose_place(self) -> None:
        found = QFileDialog.getExistingDirectory(self, setup.PLACE_CHOICE)
        if found:
            self.back_up(Path(found))

    def _choose_bundle(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        name = f"{chosen.path.name}{ENDING}"
        found, _kind = QFileDialog.getSaveFileName(self, setup.PACK, name, setup.BUNDLES)
        if found:
            self.pack_into(chosen.path, Path(found if found.endswith(ENDING) else found + ENDING))

    def _choose_opened(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self, setup.OPEN_BUNDLE, "", setup.BUNDLES)
        if found:
            self.restore_bundle(Path(found))

    def _choose_backup(self) -> None:
        found = QFileDialog.getExistingDirectory(self, setup.RESTORE_CHOICE)
        if found:
            self.restore_from(Path(found))
