"""接访统计 with the visitors behind every figure, and 公示记录 with where each posting hung."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.facts import ListFacts
from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.labels import pages
from desktop_app.usecases import offices, postings, slot_visits
from desktop_app.usecases.postings import PostingRow
from desktop_app.usecases.slot_visits import Tally, VisitRow
from ui import theme
from ui.dialogs import slot_acts
from ui.dialogs.paper_view import PaperView
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.messages import MessageBars
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.panels import button, label

Found = tuple[list[Tally], list[VisitRow]]


class StatisticsDialog(QDialog):
    """Per leader and month; the chosen line shows its visitors below. opened: a matter to look at."""

    opened = Signal(int)

    def __init__(
        self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime], masked: bool = True
    ) -> None:
        super().__init__(parent)
        self.errands, self.now, self.masked = errands, now, masked
        self.tallies: list[Tally] = []
        self.visits: list[VisitRow] = []
        self._listed: list[VisitRow] = []
        self.setWindowTitle(words.STATISTICS_TITLE)
        self.resize(theme.px(900), theme.px(600))
        column = QVBoxLayout(self)
        column.addWidget(label(words.STATISTICS_TITLE, "h1"))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        row = QHBoxLayout()
        self.first, self.last = (MomentEdit(now, minutes=False) for _ in range(2))
        today = now().date()
        self.first.set_value(today.replace(month=1, day=1))
        self.last.set_value(today)
        for word, field in ((words.FROM, self.first), (words.TO, self.last)):
            row.addWidget(label(word, "label"))
            field.setAccessibleName(word)
            field.setFixedWidth(theme.px(140))
            field.editingFinished.connect(self.ask)
            row.addWidget(field)
        row.addStretch()
        self.told = label("", "note")
        row.addWidget(self.told)
        column.addLayout(row)
        self.table = PlainTable(words.STATISTICS_TITLE, words.STATISTICS_HEADS, (90, 110, 80, 70, 70, 80, 70, 70, 0))
        self.below = PlainTable(words.VISIT_HEADS[2], words.VISIT_HEADS, (110, 120, 90, 0, 80, 120, 60))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.below)
        column.addWidget(split, 1)
        self.table.itemSelectionChanged.connect(self._drill)
        self.below.itemDoubleClicked.connect(lambda item: self._open(item.row()))
        foot = QHBoxLayout()
        foot.addWidget(button(pages.KEY_WORDS["OPEN"], lambda: self._open(self.below.currentRow())))
        foot.addStretch()
        foot.addWidget(button(pages.CLOSE, self.reject))
        self.print_button = button(words.PRINT_LIST, self.print_list, "primary", "printer")
        foot.addWidget(self.print_button)
        column.addLayout(foot)
        self.ask()

    def ask(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None:
            self.errands.ask(_statistics, _day(first), _day(last), self.masked, then=self._show)

    def _show(self, found: Found) -> None:
        if not isValid(self):
            return
        self.tallies, self.visits = found
        rows = [_line(one) for one in self.tallies]
        if rows:
            rows.append(_sum(self.tallies))
        self.table.show_rows(rows)
        sound = all(one.answered + one.assigned + one.appointment == one.batches for one in self.tallies)
        self.told.setText(words.RECONCILED if sound and rows else "")
        self._drill()

    def _drill(self) -> None:
        place = self.table.currentRow()
        one = self.tallies[place] if 0 <= place < len(self.tallies) else None
        self._listed = [row for row in self.visits if one is None or row.id in one.visits]
        self.below.show_rows(
            [
                (
                    days.short_day(row.day),
                    row.number,
                    row.visitor,
                    row.subject,
                    days.OUTCOMES[row.outcome],
                    row.matter_number,
                    words.DONE_MARK if row.finished else words.OPEN_MARK,
                )
                for row in self._listed
            ]
        )

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._listed) and self._listed[place].matter_id:
            self.opened.emit(self._listed[place].matter_id)
            self.accept()

    def print_list(self) -> None:
        """The figures as shown, as a list."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return
        answers = self.errands.now(offices.profile)
        facts = ListFacts(
            office=answers.facts(),
            title=words.STATISTICS_TITLE,
            note=days.span(_day(first), _day(last)),
            heads=words.STATISTICS_HEADS,
            widths=(10, 12, 10, 8, 8, 10, 8, 8, 8),
            rows=tuple(self.table.texts()),
            made_by=self.errands.office.actor.name,
            made_on=self.now().date(),
        )

        def work() -> bytes:
            from desktop_app.documents.press import press

            return press("LIST", facts)

        name = f"{words.STATISTICS_TITLE}.pdf"
        self.errands.work(work, lambda pdf: PaperView(self, words.STATISTICS_TITLE, name, pdf).open())


class PostingsDialog(QDialog):
    """Every posting with its times and places; hung, taken down and looked at from here."""

    papers = Signal(list)

    def __init__(self, parent: QWidget | None, errands: Errands, desk: slot_acts.Desk) -> None:
        super().__init__(parent)
        self.errands, self.desk = errands, desk
        self.rows: list[PostingRow] = []
        self.setWindowTitle(words.POSTINGS_TITLE)
        self.resize(theme.px(900), theme.px(460))
        column = QVBoxLayout(self)
        column.addWidget(label(words.POSTINGS_TITLE, "h1"))
        self.bars = MessageBars()
        column.addWidget(self.bars)
        self.table = PlainTable(words.POSTINGS_TITLE, words.POSTINGS_HEADS, (210, 80, 50, 100, 130, 0, 100))
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self.acts = {
            "HANG": button(words.ACTS["HANG"], self.hang),
            "DOWN": button(words.TAKE_DOWN, self.take_down),
            "PHOTO": button(words.SAVE_PHOTO, self.save_photo),
            "PAPER": button(words.SHOW_PAPER, self.show_paper, "primary"),
        }
        for code in ("HANG", "DOWN", "PHOTO"):
            foot.addWidget(self.acts[code])
        foot.addStretch()
        foot.addWidget(button(pages.CLOSE, self.reject))
        foot.addWidget(self.acts["PAPER"])
        column.addLayout(foot)
        self.table.itemSelectionChanged.connect(self._fit)
        self.ask()

    def ask(self) -> None:
        self.errands.ask(postings.postings, date(1900, 1, 1), date(2199, 12, 31), then=self._show, purpose="postings")

    def _show(self, rows: list[PostingRow]) -> None:
        if not isValid(self):
            return
        self.rows = rows
        self.table.show_rows(
            [
                (
                    days.span(one.first, one.last),
                    words.POSTING_KINDS[one.kind],
                    str(one.slots),
                    one.issued_on.isoformat(),
                    f"{one.posted_at:%Y-%m-%d %H:%M}" if one.posted_at else "",
                    one.places,
                    one.taken_down_on.isoformat() if one.taken_down_on else "",
                )
                for one in rows
            ]
        )
        self._fit()

    def current(self) -> PostingRow | None:
        place = self.table.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def _fit(self) -> None:
        one = self.current()
        self.acts["HANG"].setEnabled(one is not None and one.posted_at is None)
        self.acts["DOWN"].setEnabled(one is not None and one.posted_at is not None and one.taken_down_on is None)
        self.acts["PHOTO"].setEnabled(one is not None and one.has_photo)
        self.acts["PAPER"].setEnabled(one is not None)

    def _what(self, one: PostingRow) -> str:
        return f"{words.POSTING_KINDS[one.kind]}（{days.span(one.first, one.last)}）"

    def hang(self) -> None:
        one = self.current()
        if one is not None:
            self._open(slot_acts.hang(self._desk(), one.id, self._what(one)))

    def take_down(self) -> None:
        one = self.current()
        if one is not None:
            self._open(slot_acts.take_down(self._desk(), one.id, self._what(one)))

    def _desk(self) -> slot_acts.Desk:
        desk = self.desk
        return slot_acts.Desk(self, desk.errands, desk.now, desk.people, lambda _result: self.ask())

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_paper(self) -> None:
        one = self.current()
        if one is not None:
            self.papers.emit([one.paper_id])

    def save_photo(self) -> None:
        one = self.current()
        if one is None:
            return
        name, content = self.errands.now(postings.photo, one.id)
        path, _ = QFileDialog.getSaveFileName(self, words.SAVE_PHOTO, name)
        if path:
            try:
                with open(path, "wb") as out:
                    out.write(content)
            except OSError as error:
                self.bars.show_message("error", str(error))
                return
            self.bars.show_message("ok", words.EXPORTED.format(path=path))


def _statistics(desk: Any, first: date, last: date, masked: bool) -> Found:
    return slot_visits.tallies(desk, first, last), slot_visits.listed(desk, first, last, masked)


def _line(one: Tally) -> tuple[str, ...]:
    figures = (one.days, one.batches, one.persons, one.answered, one.assigned, one.appointment, one.finished)
    return (f"{one.month[0]}-{one.month[1]:02d}", one.leader, *map(str, figures))


def _sum(rows: list[Tally]) -> tuple[str, ...]:
    names = ("days", "batches", "persons", "answered", "assigned", "appointment", "finished")
    return (words.TOTAL, "", *(str(sum(getattr(one, name) for one in rows)) for name in names))


def _day(found: date) -> date:
    return found.date() if isinstance(found, datetime) else found
