"""组卷: which closed matters, in which manner, under which title; and further matters for a volume of a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import archive, pages, refusals
from desktop_app.labels import archive_page as words
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import volume_own, volumes
from desktop_app.usecases.volume_board import Board, Detail
from desktop_app.usecases.volume_own import OwnPaper
from desktop_app.usecases.volumes import NewVolume, ToBind
from ui import theme
from ui.dialogs.tick_table import TickTable
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.widgets.panels import button, label

WIDTHS = (30, 110, 0, 90, 90)


class NewVolumeDialog(QDialog):
    """made: id of the volume."""

    made = Signal(int)

    def __init__(
        self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime], board: Board, matter_id: int = 0
    ) -> None:
        super().__init__(parent)
        self.errands, self.waiting = errands, board.waiting
        self._left = 0
        self.setWindowTitle(words.NEW_TITLE)
        self.resize(theme.px(860), theme.px(580))
        column = QVBoxLayout(self)
        column.addWidget(label(words.NEW_TITLE, "h1"))
        column.addWidget(label(words.NEW_NOTE if self.waiting else words.NONE_CLOSED, "note", wrap=True))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        titles = words.NEW_FIELDS
        fields = (
            Field("mode", titles["mode"], Kind.SEGMENTS, choices=tuple(archive.MODES.items())),
            Field("record_class", titles["record_class"], Kind.CHOICE, choices=tuple(archive.CLASSES.items()),
                  width=220),
            Field("year", titles["year"], Kind.NUMBER, least=1949, most=2999, width=70, beside=True),
            Field("retention", titles["retention"], Kind.CHOICE,
                  choices=(("", words.BY_MATTERS), *archive.RETENTIONS.items()), width=130, beside=True),
            Field("title", titles["title"], hint=words.TITLE_HINT, limit=200),
        )  # fmt: skip
        self.form = Form([Group("", fields)], now)
        self.form.set_values(
            {"mode": board.settings.mode, "record_class": "OWN_DOC", "retention": "", "title": "", "year": None}
        )
        column.addWidget(self.form)
        self.table = TickTable(words.NEW_TITLE, words.NEW_HEADS, WIDTHS)
        self.table.show_choices([(one.id, _cells(one)) for one in self.waiting])
        self.table.ticked.connect(self._fit)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self.count = label("", "note")
        foot.addWidget(self.count)
        foot.addStretch()
        foot.addWidget(button(pages.GO_BACK, self.reject))
        self.ready = button(words.MAKE, self.make, "primary")
        self.ready.setDefault(True)
        foot.addWidget(self.ready)
        column.addLayout(foot)
        self.form.edited.connect(self.form.forget_finding)
        if matter_id:
            self.table.tick((matter_id,))
        self._fit()
        self.table.setFocus()

    def _fit(self) -> None:
        """What is ticked proposes its class; many at one matter each become as many volumes."""
        chosen = self.table.chosen()
        picked = [one for one in self.waiting if one.id in chosen]
        if picked and not self.form.dirty:
            self.form.set_values({"record_class": picked[0].record_class})
        self.count.setText(words.PICKED.format(n=len(picked)) if picked else "")

    def make(self) -> None:
        """One volume; for 一案一卷 one per ticked matter."""
        values = self.form.values()
        missing = self.form.problems()
        if missing:
            self.form.show_findings({key: ("error", why or pages.PLEASE_FILL) for key, why in missing.items()})
            self.form.focus_first_problem()
            return
        self.bars.clear()
        chosen = self.table.chosen()
        several = values["mode"] == "CASE" and len(chosen) > 1
        groups = [(one,) for one in chosen] if several else [chosen]
        by_id = {one.id: one for one in self.waiting}
        self.ready.setEnabled(False)
        self._left = len(groups)
        for group in groups:
            cls = by_id[group[0]].record_class if several else values["record_class"]
            new = NewVolume(
                mode=values["mode"], record_class=cls, matter_ids=group, year=values["year"],
                title="" if several else values["title"], retention=values["retention"],
            )  # fmt: skip
            self.errands.do(volumes.make, new, then=self._done, failed=self._failed)

    def _done(self, made: int) -> None:
        if not isValid(self):
            return
        self._left -= 1
        if self._left == 0:
            self.made.emit(made)
            self.accept()

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._left -= 1
        self.ready.setEnabled(True)
        if isinstance(error, Refused) and error.field in self.form.fields:
            self.form.show_finding(error.field, "error", refusals.sentence(error))
            return
        said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self.bars.show_message("error", said)


class _AddDialog(QDialog):
    """A list of what may go into a volume, ticked and put in."""

    def __init__(
        self, parent: QWidget | None, errands: Errands, detail: Detail, title: str, note: str, table: TickTable
    ) -> None:
        super().__init__(parent)
        self.errands, self.detail, self.table = errands, detail, table
        self.setWindowTitle(title)
        self.resize(theme.px(760), theme.px(460))
        column = QVBoxLayout(self)
        column.addWidget(label(title, "h1"))
        column.addWidget(label(note, "note", wrap=True))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        column.addWidget(table, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button(pages.GO_BACK, self.reject))
        self.ready = button(words.ADD_DO, self.add, "primary")
        foot.addWidget(self.ready)
        column.addLayout(foot)
        table.ticked.connect(lambda: self.ready.setEnabled(bool(table.chosen())))
        self.ready.setEnabled(False)

    def act(self) -> Callable[..., Any]:
        raise NotImplementedError

    def add(self) -> None:
        """Put what is ticked into the volume."""
        row, version = self.detail.row, self.detail.header.version

        def done(_result: Any) -> None:
            if isValid(self):
                self.accept()

        def failed(error: Exception) -> None:
            if isValid(self):
                said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
                self.bars.show_message("error", said)

        self.errands.do(self.act(), row.id, version, self.table.chosen(), then=done, failed=failed)


class AddCasesDialog(_AddDialog):
    """Further closed matters into a volume of a year or a box."""

    def __init__(self, parent: QWidget | None, errands: Errands, detail: Detail, waiting: Sequence[ToBind]) -> None:
        table = TickTable(words.ADD_CASES_TITLE, words.NEW_HEADS, WIDTHS)
        super().__init__(parent, errands, detail, words.ADD_CASES_TITLE, detail.row.title, table)
        table.show_choices([(one.id, _cells(one)) for one in waiting])

    def act(self) -> Callable[..., Any]:
        return volumes.add_cases


class AddPapersDialog(_AddDialog):
    """The office's own papers of its year into a volume (M01)."""

    def __init__(self, parent: QWidget | None, errands: Errands, detail: Detail) -> None:
        table = TickTable(words.ADD_PAPERS_TITLE, words.ADD_PAPERS_HEADS, (30, 100, 0, 180))
        super().__init__(parent, errands, detail, words.ADD_PAPERS_TITLE, words.ADD_PAPERS_NOTE, table)
        errands.ask(volume_own.papers, detail.row.id, then=self._show)

    def act(self) -> Callable[..., Any]:
        return volume_own.add

    def _show(self, found: list[OwnPaper]) -> None:
        if isValid(self):
            rows = [(one.id, (f"{one.issued_on:%Y-%m-%d}", one.title, one.number)) for one in found]
            self.table.show_choices(rows)


def _cells(one: ToBind) -> tuple[str, ...]:
    return (one.number, one.subject, f"{one.closed_on:%Y-%m-%d}", f"{one.due:%Y-%m-%d}")
