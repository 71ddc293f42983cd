"""Loans, hand-overs, and what was kept long enough: the three lists of the archive with their acts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import archive, pages, refusals
from desktop_app.labels import archive_page as words
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import disposals, loans, shelf_list, transfers
from desktop_app.usecases.disposals import DisposalRow
from desktop_app.usecases.loans import LoanRow
from desktop_app.usecases.papers import Issued
from desktop_app.usecases.shelf_list import ShelfFilter, VolumeRow
from desktop_app.usecases.transfers import TransferRow
from ui import theme
from ui.dialogs import archive_list_acts as acts
from ui.dialogs import volume_acts
from ui.dialogs.paper_view import PaperView
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.slot_acts import Desk
from ui.dialogs.tick_table import TickTable
from ui.messages import MessageBars
from ui.widgets.panels import button, label
from ui.widgets.segments import Segments


class ListDialog(QDialog):
    """A title, a note, bars, and a foot of buttons; asks the office again after every act. papers: ids to show."""

    papers = Signal(list)

    def __init__(self, desk: Desk, title: str, note: str, width: int, height: int) -> None:
        super().__init__(desk.window)
        self.outer, self.errands, self.now = desk, desk.errands, desk.now
        self.setWindowTitle(title)
        self.resize(theme.px(width), theme.px(height))
        self.column = QVBoxLayout(self)
        self.column.addWidget(label(title, "h1"))
        if note:
            self.column.addWidget(label(note, "note", wrap=True))
        self.bars = MessageBars()
        self.column.addWidget(self.bars)
        self.desk = Desk(self, desk.errands, desk.now, desk.people, self.after)

    def after(self, result: Any) -> None:
        """An act was done."""
        if isinstance(result, Issued):
            self.papers.emit([result.id])
        if isValid(self):
            self.bars.clear()
            self.ask()

    def ask(self) -> None:
        raise NotImplementedError

    def tell(self, error: Exception) -> None:
        if isValid(self):
            said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
            self.bars.show_message("error", said)

    def do(self, act: Callable[..., Any], *arguments: Any) -> None:
        self.errands.do(act, *arguments, then=self.after, failed=self.tell)

    def open_dialog(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def buttons(self, *pieces: QWidget) -> QHBoxLayout:
        """A row of buttons at the left."""
        row = QHBoxLayout()
        for piece in pieces:
            row.addWidget(piece)
        row.addStretch()
        return row


class LoansDialog(ListDialog):
    """借阅登记: what is out, what is overdue, everything."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, words.LOANS_TITLE, "", 1060, 520)
        self.rows: list[LoanRow] = []
        self.view = Segments(tuple((code, word, "") for code, word in words.LOAN_VIEWS.items()), words.LOANS_TITLE)
        self.view.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.view.edited.connect(self.ask)
        self.column.addWidget(self.view)
        self.table = PlainTable(words.LOANS_TITLE, words.LOAN_HEADS, (160, 0, 70, 90, 50, 70, 94, 94, 94, 56))
        self.table.itemSelectionChanged.connect(self._fit)
        self.column.addWidget(self.table, 1)
        self.back = button(words.ACTS["BACK"], self._back)
        self.renew = button(words.ACTS["RENEW"], self._renew)
        row = self.buttons(self.back, self.renew)
        row.addWidget(button(pages.CLOSE, self.reject))
        row.addWidget(button(words.SHELF_ACTS["LOAN_REGISTER"], self.print_register, "accent", "printer"))
        self.column.addLayout(row)
        self.ask()

    def ask(self) -> None:
        self.errands.ask(loans.rows, self.view.value(), then=self._show, failed=self.tell, purpose="loans")

    def _show(self, rows: list[LoanRow]) -> None:
        if not isValid(self):
            return
        self.rows = rows
        self.table.show_rows([_loan(one) for one in rows])
        if not rows:
            self.bars.show_message("ok", words.LOANS_NONE)
        else:
            self.bars.clear("ok")
        self._fit()

    def _fit(self) -> None:
        one = _at(self.rows, self.table.currentRow())
        for piece in (self.back, self.renew):
            piece.setEnabled(one is not None and one.back_on is None)

    def _back(self) -> None:
        one = _at(self.rows, self.table.currentRow())
        if one is not None:
            self.open_dialog(volume_acts.give_back(self.desk, one))

    def _renew(self) -> None:
        one = _at(self.rows, self.table.currentRow())
        if one is not None:
            self.open_dialog(volume_acts.renew(self.desk, one))

    def print_register(self) -> None:
        """F48b of what is listed."""
        _print(self, "F48b", loans.register, self.view.value())


class TransferDialog(ListDialog):
    """移交: what may go, the lists, their signatures."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, words.TRANSFER_TITLE, words.TRANSFER_NOTE, 900, 600)
        self.volumes: list[VolumeRow] = []
        self.lists: list[TransferRow] = []
        split = QSplitter(Qt.Orientation.Vertical)
        self.table = TickTable(words.TRANSFER_TITLE, words.TRANSFER_HEADS, (30, 170, 0, 60, 56, 56, 60))
        self.table.ticked.connect(self._fit)
        self.below = PlainTable(words.LISTS_HEADS[0], words.LISTS_HEADS, (120, 0, 100, 90, 90, 56, 80))
        self.below.itemSelectionChanged.connect(self._fit)
        split.addWidget(self.table)
        split.addWidget(self.below)
        self.column.addWidget(split, 1)
        self.make = button(words.TRANSFER_DO, self._make, "primary")
        self.sign = button(words.SIGN_DO, self._sign)
        self.paper = button(words.PRINT, self._paper, "", "printer")
        self.cancel = button(words.TRANSFER_CANCEL, self._cancel)
        row = self.buttons(self.make, self.sign, self.paper, self.cancel)
        row.addWidget(button(pages.CLOSE, self.reject))
        self.column.addLayout(row)
        self.ask()

    def ask(self) -> None:
        self.errands.ask(_transfers, then=self._show, failed=self.tell, purpose="transfers")

    def _show(self, found: tuple[list[VolumeRow], list[TransferRow], str]) -> None:
        if not isValid(self):
            return
        self.volumes, self.lists, self.unit = found
        self.table.show_choices([(one.id, _volume(one)) for one in self.volumes])
        self.below.show_rows([_transfer(one) for one in self.lists])
        self._fit()

    def _fit(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        waits = one is not None and one.signed_on is None and not one.void_reason
        self.make.setEnabled(bool(self.table.chosen()))
        self.sign.setEnabled(waits)
        self.cancel.setEnabled(waits)
        self.paper.setEnabled(one is not None and one.paper_id is not None)

    def _make(self) -> None:
        self.open_dialog(acts.transfer(self.desk, self.table.chosen(), self.unit))

    def _sign(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        if one is not None:
            self.open_dialog(acts.sign(self.desk, one))

    def _cancel(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        if one is not None:
            self.open_dialog(acts.cancel(self.desk, words.TRANSFER_CANCEL, one.number, transfers.cancel, one.id))

    def _paper(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        if one is not None and one.paper_id is not None:
            self.papers.emit([one.paper_id])


class RetentionDialog(ListDialog):
    """保管期满: appraise, list, approve, destroy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, words.RETENTION_TITLE, words.RETENTION_NOTE, 920, 620)
        self.volumes: list[VolumeRow] = []
        self.lists: list[DisposalRow] = []
        split = QSplitter(Qt.Orientation.Vertical)
        self.table = TickTable(words.RETENTION_TITLE, words.RETENTION_HEADS, (30, 170, 0, 60, 60, 90, 120))
        self.table.ticked.connect(self._fit)
        self.below = PlainTable(words.DISPOSAL_HEADS[0], words.DISPOSAL_HEADS, (120, 90, 0, 90, 90, 56, 80))
        self.below.itemSelectionChanged.connect(self._fit)
        split.addWidget(self.table)
        split.addWidget(self.below)
        self.column.addWidget(split, 1)
        self.appraise = button(words.APPRAISE_DO, self._appraise, "primary")
        self.list_them = button(words.LIST_DO, lambda: self.do(disposals.prepare, self.table.chosen()))
        self.approve = button(words.APPROVE_DO, self._approve)
        self.paper = button(words.PRINT, self._paper, "", "printer")
        self.destroy_button = button(words.DESTROY_DO, self._destroy)
        self.cancel = button(words.TRANSFER_CANCEL, self._cancel)
        row = self.buttons(
            self.appraise, self.list_them, self.approve, self.paper, self.destroy_button, self.cancel,
        )  # fmt: skip
        row.addWidget(button(pages.CLOSE, self.reject))
        self.column.addLayout(row)
        self.ask()

    def ask(self) -> None:
        self.errands.ask(_retention, then=self._show, failed=self.tell, purpose="retention")

    def after(self, result: Any) -> None:
        super().after(result)
        # The contents go only after the act that says so is safely written.
        self.errands.do(disposals.sweep, failed=self.tell)

    def _show(self, found: tuple[list[VolumeRow], dict[int, str], list[DisposalRow]]) -> None:
        if not isValid(self):
            return
        self.volumes, self.decided, self.lists = found
        self.table.show_choices([(one.id, self._line(one)) for one in self.volumes])
        self.below.show_rows([_disposal(one) for one in self.lists])
        self._fit()

    def _line(self, one: VolumeRow) -> tuple[str, ...]:
        said = archive.DECISIONS.get(self.decided.get(one.id, ""), "")
        until = words.UNTIL.format(year=one.keep_until) if one.keep_until else words.FOREVER
        held = words.MARKS["HELD"] if one.held else said
        return (one.archive_no or one.number, one.title, str(one.year), archive.RETENTIONS[one.retention], until, held)

    def _fit(self) -> None:
        chosen = self.table.chosen()
        one = _at(self.lists, self.below.currentRow())
        open_one = one is not None and one.destroyed_on is None and not one.void_reason
        self.appraise.setEnabled(bool(chosen))
        self.list_them.setEnabled(bool(chosen) and all(self.decided.get(key) == "DESTROY" for key in chosen))
        self.approve.setEnabled(open_one and one is not None and one.approved_on is None)
        self.destroy_button.setEnabled(open_one and one is not None and one.approved_on is not None)
        self.cancel.setEnabled(open_one)
        self.paper.setEnabled(one is not None)

    def _appraise(self) -> None:
        self.open_dialog(acts.appraise(self.desk, self.table.chosen()))

    def _approve(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        if one is not None:
            self.open_dialog(acts.approve(self.desk, one))

    def _destroy(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        if one is not None:
            self.open_dialog(acts.destroy(self.desk, one))

    def _cancel(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        if one is not None:
            self.open_dialog(acts.cancel(self.desk, words.TRANSFER_CANCEL, one.number, disposals.cancel, one.id))

    def _paper(self) -> None:
        one = _at(self.lists, self.below.currentRow())
        if one is not None and one.paper_id is not None:
            self.papers.emit([one.paper_id])
        elif one is not None:
            _print(self, "DISPOSAL", disposals.sheet, one.id)


def _print(dialog: ListDialog, form: str, query: Callable[..., Any], *arguments: Any) -> None:
    from desktop_app.labels.forms import TITLES

    def work() -> bytes:
        from desktop_app.documents.press import press

        return press(form, dialog.errands.office.ask(query, *arguments))

    title = TITLES[form]
    dialog.errands.work(work, lambda pdf: PaperView(dialog, title, f"{title}.pdf", pdf).open(), dialog.tell)


def _transfers(desk: Any) -> tuple[list[VolumeRow], list[TransferRow], str]:
    ready = [row for row in shelf_list.rows(desk, ShelfFilter(state="TO_TRANSFER")) if row.seen and not row.lent]
    return ready, transfers.rows(desk), transfers.receiver_unit(desk)


def _retention(desk: Any) -> tuple[list[VolumeRow], dict[int, str], list[DisposalRow]]:
    over = [row for row in disposals.expired(desk) if row.disposal_id is None and row.seen]
    return over, disposals.decisions(desk), disposals.rows(desk)


def _at(rows: Sequence[Any], place: int) -> Any:
    return rows[place] if 0 <= place < len(rows) else None


def _day(day: Any) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _loan(one: LoanRow) -> tuple[str, ...]:
    late = words.OVERDUE_DAYS.format(n=one.overdue) if one.overdue else ""
    return (
        one.archive_no, one.title, one.borrower, one.unit, archive.WAYS[one.way], one.approved_by, _day(one.out_on),
        _day(one.due), _day(one.back_on), late,
    )  # fmt: skip


def _volume(one: VolumeRow) -> tuple[str, ...]:
    return (
        one.archive_no or one.number, one.title, str(one.year), str(one.pieces), str(one.pages),
        archive.RETENTIONS[one.retention],
    )  # fmt: skip


def _transfer(one: TransferRow) -> tuple[str, ...]:
    state = words.LIST_VOID if one.void_reason else words.LIST_SIGNED if one.signed_on else words.LIST_OPEN
    return (
        one.number, one.receiver_unit, one.receiver, _day(one.listed_on), _day(one.signed_on), str(one.volumes), state,
    )  # fmt: skip


def _disposal(one: DisposalRow) -> tuple[str, ...]:
    code = (
        "VOID" if one.void_reason else "DESTROYED" if one.destroyed_on else "APPROVED" if one.approved_on else "LISTED"
    )
    return (
        one.number, _day(one.listed_on), one.approver, _day(one.approved_on), _day(one.destroyed_on), str(one.volumes),
        words.DISPOSAL_STATES[code],
    )  # fmt: skip
