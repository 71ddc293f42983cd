"""Letters of a workbook come in: the file read and checked off the window's thread, the result shown, then one act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from desktop_app.exchange import letters_workbook, list_workbook
from desktop_app.exchange.letters_workbook import Workbook
from desktop_app.labels import pages, refusals, setup
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import letters
from desktop_app.usecases.letters import Imported, Plan
from ui import theme
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.sheet import Sheet, keep_room
from ui.errands import Errands
from ui.widgets.panels import button, label, restyle
from ui.widgets.segments import Segments


@dataclass(frozen=True)
class _Checked:
    """What was read and checked for which question, so that the answer to an older question is dropped."""

    question: int
    book: Workbook
    plan: Plan


class LettersImport(Sheet):
    """imported: an `Imported` once letters came in. Nothing is written before the button at the foot is pressed."""

    imported = Signal(object)

    def __init__(self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(parent, setup.IMPORT_TITLE, setup.IMPORT_NOTE, 860, 590)
        self.errands, self._now = errands, now
        self.plan: Plan | None = None
        self._book: Workbook | None = None
        self._path: Path | None = None
        self._mapping: Path | None = None
        self._question = 0
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.choose = button(setup.CHOOSE_WORKBOOK, self._choose_file, "accent", "folder-open")
        self.file = label(setup.NO_FILE, "strong")
        self.map = button(setup.CHOOSE_MAPPING, self._choose_mapping)
        self.no_map = button(setup.NO_MAPPING, lambda: self.read_with(None), "flat")
        self.no_map.hide()
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        row.addWidget(self.map)
        row.addWidget(self.no_map)
        self.column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label(setup.STANDING, "label"))
        self.standing = Segments([(code, word, "") for code, word in setup.STANDINGS.items()], setup.STANDING)
        row.addWidget(self.standing)
        self.standing_note = label(setup.STANDING_NOTES[""], "note")
        row.addWidget(self.standing_note, 1)
        self.column.addLayout(row)
        self._make_result()
        self.ready = button(setup.IMPORT_NOTHING, self.bring_in)
        self.ready.setEnabled(False)
        self.foot.addWidget(self.ready)
        self.standing.edited.connect(self._standing_changed)
        self.choose.setFocus()

    def _make_result(self) -> None:
        self.found = QWidget()
        grid = QGridLayout(self.found)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        counts = QHBoxLayout()
        counts.setSpacing(theme.px(18))
        self.counts = {}
        for key, word in setup.COUNTS.items():
            pair = QHBoxLayout()
            pair.setSpacing(theme.px(6))
            pair.addWidget(label(word, "label"))
            self.counts[key] = label("", "h2")
            pair.addWidget(self.counts[key])
            counts.addLayout(pair)
        counts.addStretch()
        grid.addLayout(counts, 0, 0, 1, 2)
        grid.addWidget(label(setup.COLUMNS_FOUND, "label"), 1, 0)
        self.mapping = label("", "", wrap=True)
        grid.addWidget(self.mapping, 1, 1)
        grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        self.rows_title = label(setup.ROWS_TITLE, "group")
        head.addWidget(self.rows_title)
        head.addStretch()
        self.copy = button(setup.COPY_ALL, lambda: self.table.copy(everything=True))
        self.export = button(setup.EXPORT_ROWS, self._choose_export, picture="download")
        head.addWidget(self.copy)
        head.addWidget(self.export)
        grid.addLayout(head, 2, 0, 1, 2)
        self.table = PlainTable(setup.ROWS_TITLE, setup.ROW_HEADS, (64, 90, 0))
        grid.addWidget(self.table, 3, 0, 1, 2)
        self.clean = label(setup.ROWS_CLEAN, "note")
        grid.addWidget(self.clean, 4, 0, 1, 2)
        grid.setRowStretch(3, 1)
        self.column.addWidget(self.found, 1)
        self._spare = QWidget()
        self.column.addWidget(self._spare, 1)
        self.found.hide()

    def read(self, path: Path) -> None:
        """Read a workbook and check all of it."""
        self._path = path
        self.file.setText(path.name)
        self._ask(None)

    def read_with(self, mapping: Path | None) -> None:
        """Read the same workbook with a mapping file; None goes back to guessing the columns."""
        self._mapping = mapping
        self.map.setText(mapping.name if mapping else setup.CHOOSE_MAPPING)
        self.no_map.setVisible(mapping is not None)
        if self._path is not None:
            self._ask(None)

    def bring_in(self) -> None:
        """Have the accepted letters come in."""
        if self.plan is None or self._book is None or self._path is None or not self.plan.accepted:
            return
        self.ready.setEnabled(False)
        self.working(setup.IMPORTING.format(n=len(self.plan.accepted)))
        self.errands.do(
            letters.commit, self.plan, self._path.name, self._book.digest, then=self._came_in, failed=self._refused
        )

    def export_rows(self, path: Path) -> None:
        """Write the listed rows with their reasons as a workbook."""
        try:
            count = list_workbook.write(path, setup.IMPORT_TITLE, setup.ROW_HEADS, self.table.texts())
        except Refused as refused:
            self.say_no(refused)
            return
        self.bars.show_message("ok", setup.EXPORTED_ROWS.format(n=count, path=path))

    def _ask(self, known: Workbook | None) -> None:
        """Read and check, or only check anew what was read."""
        path, mapping, office = self._path, self._mapping, self.errands.office
        if path is None:
            return
        self._question += 1
        question, standing = self._question, self.standing.value() or None
        self.plan = None
        self._offer(0)
        self.bars.clear()
        self.working(setup.CHECKING if known else setup.READING_FILE.format(name=path.name))

        def work() -> _Checked | tuple[int, Exception]:
            try:
                book = known or letters_workbook.read(path, mapping)
                return _Checked(question, book, office.ask(letters.plan, book.rows, standing, book.system))
            except Refused as refused:
                return question, refused

        self.errands.work(work, self._show, self._refused)

    def _show(self, found: _Checked | tuple[int, Exception]) -> None:
        if not isinstance(found, _Checked):
            if found[0] == self._question:
                self.found.hide()
                self._spare.show()
                self._refused(found[1])
            return
        if found.question != self._question:
            return
        self.working("")
        self._book, self.plan = found.book, found.plan
        plan = found.plan
        numbers = {
            "rows": plan.rows,
            "accepted": len(plan.accepted),
            "warned": len({one.row for one in plan.warned}),
            "already": len(plan.already),
            "refused": len(plan.refused),
        }
        for key, number in numbers.items():
            self.counts[key].setText(str(number))
        pairs = [
            setup.COLUMN_PAIR.format(ours=word, head=found.book.mapping[key])
            for key, word in setup.LETTER_COLUMNS.items()
            if key in found.book.mapping
        ]
        self.mapping.setText(setup.LINE_JOIN.join(pairs))
        rows = [
            (
                str(one.row),
                setup.ROW_KINDS["twin" if one.code == "ROW_TWIN" else kind],
                refusals.sentence_of(one.code, one.facts),
            )
            for kind, said in (("refused", plan.refused), ("warned", plan.warned), ("already", plan.already))
            for one in said
        ]
        self.table.show_rows(rows)
        for piece in (self.table, self.copy, self.export, self.rows_title):
            piece.setVisible(bool(rows))
        self.clean.setVisible(not rows)
        self._spare.setVisible(not rows)
        self.found.show()
        self._offer(len(plan.accepted))
        if plan.accepted:
            self.ready.setFocus()
        else:
            self.bars.show_message("ok", setup.NOTHING_NEW)

    def _offer(self, letters_ready: int) -> None:
        """The button at the foot: how many letters it brings in, grey while there are none."""
        restyle(self.ready, kind="primary" if letters_ready else "")
        self.ready.setText(setup.IMPORT_ACT.format(n=letters_ready) if letters_ready else setup.IMPORT_NOTHING)
        keep_room(self.ready)
        self.ready.setEnabled(bool(letters_ready))
        self.ready.setDefault(bool(letters_ready))

    def _came_in(self, done: Imported) -> None:
        self.working("")
        self.plan = None
        self._offer(0)
        self.back.setDefault(True)
        self.back.setFocus()
        first, last = pages.short_number(done.numbers[0]), pages.short_number(done.numbers[-1])
        told = setup.IMPORTED.format(n=len(done.numbers), first=first, last=last)
        self.bars.show_message("ok", told, setup.IMPORTED_THEN)
        self.imported.emit(done)

    def _refused(self, error: Exception) -> None:
        self.working("")
        self._offer(len(self.plan.accepted) if self.plan else 0)
        self.say_no(error)

    def _standing_changed(self) -> None:
        self.standing_note.setText(setup.STANDING_NOTES[self.standing.value()])
        if self._book is not None and self.plan is not None:
            self._ask(self._book)

    def _choose_file(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self, setup.IMPORT_TITLE, "", setup.WORKBOOK_FILES)
        if found:
            self.read(Path(found))

    def _choose_mapping(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self, setup.CHOOSE_MAPPING, "", setup.MAPPING_FILES)
        if found:
            self.read_with(Path(found))

    def _choose_export(self) -> None:
        name = setup.EXPORT_NAME.format(name=self._path.stem if self._path else "", day=f"{self._now():%Y%m%d}")
        found, _kind = QFileDialog.getSaveFileName(self, setup.EXPORT_ROWS, name, setup.EXPORT_FILES)
        if found:
            self.export_rows(Path(found))
