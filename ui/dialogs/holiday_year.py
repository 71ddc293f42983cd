"""Adding a year of holidays: read, looked through, its effect on open matters shown, and only then worked by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.labels import pages, setup
from desktop_app.rules.calendar import ArrangedDay, Arrangement
from desktop_app.rules.calendar_arrangement import arranged, parse_arrangement
from desktop_app.rules.calendar_notice import parse_notice
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import holidays
from desktop_app.usecases.holidays import Change
from ui import theme
from ui.dialogs.changes import change_rows, change_table
from ui.dialogs.rows_editor import Cell, RowsEditor
from ui.dialogs.sheet import Sheet, keep_room
from ui.errands import Errands
from ui.messages import Answer, ask
from ui.widgets.editors import ChoiceEdit, LineEdit, NumberEdit, TextEdit
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.panels import button, label, restyle
from ui.widgets.segments import Segments

Now = Callable[[], datetime]


class AddYear(Sheet):
    """A year from the pasted notice, a file, or typed day by day; accepted once the office works by it.

    added: the arrangement, changes: the open deadlines it moved.
    """

    def __init__(self, parent: QWidget | None, errands: Errands, now: Now, year: int, loaded: list[int]) -> None:
        super().__init__(parent, setup.ADD_YEAR_TITLE, "", 900, 600, pages.GO_BACK)
        self.errands, self._now, self._loaded = errands, now, loaded
        self._names: dict[str, str] = errands.now(holidays.rule_names)
        self.added: Arrangement | None = None
        self.changes: list[Change] = []
        self._previewed: Arrangement | None = None
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        self.year, self.paper = NumberEdit(2007, 2199), LineEdit(setup.PAPER_HINT)
        self.year.set_value(year)
        theme.keep_width(self.year, 64)
        for words, piece in ((setup.YEAR, self.year), (setup.PAPER, self.paper)):
            name = label(words, "label")
            name.setBuddy(piece)
            piece.setAccessibleName(words)
            top.addWidget(name)
            top.addWidget(piece, 1 if piece is self.paper else 0)
        self.column.addLayout(top)
        self.sentence = label("", wrap=True)
        self.sentence.hide()
        self.column.addWidget(self.sentence)
        self.way = Segments([(code, word, "") for code, word in setup.WAYS.items()], setup.ADD_YEAR_TITLE)
        self.column.addWidget(self.way)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.ways = QStackedWidget()
        row.addWidget(self.ways, 5)
        self.effect = QWidget()
        side = QVBoxLayout(self.effect)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(label(setup.CHANGES_TITLE, "group"))
        self.told = label("", "note", wrap=True)
        side.addWidget(self.told)
        self.table = change_table()
        side.addWidget(self.table, 1)
        self.column.addLayout(row, 3)
        self.column.addWidget(self.effect, 2)
        self.effect.hide()
        self._make_ways()
        self.days = RowsEditor(
            setup.DAYS_FOUND,
            (
                Cell("day", setup.DAY_COLUMNS["day"], 104, 1, lambda: MomentEdit(now, minutes=False)),
                Cell("off", setup.DAY_COLUMNS["off"], 76, 0, lambda: ChoiceEdit(tuple(setup.DAY_KINDS.items()))),
                Cell("name", setup.DAY_COLUMNS["name"], 96, 1),
            ),
            "day",
        )
        found = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(label(setup.DAYS_FOUND, "group"))
        self.count = label(setup.DAYS_NONE, "note")
        head.addWidget(self.count)
        head.addStretch()
        found.addLayout(head)
        found.addWidget(self.days, 1)
        row.addLayout(found, 4)
        self.days.set_rows([])
        self.see = button(setup.SHOW_EFFECT, self.show_effect, "primary")
        self.ready = button(setup.APPLY_CALENDAR, self.apply, "primary")
        self.ready.hide()
        for act in (self.see, self.ready):
            self.foot.addWidget(act)
        self.way.edited.connect(self._show_way)
        self.days.edited.connect(self._changed)
        self.year.edited.connect(self._changed)
        self.paper.edited.connect(self._changed)
        self._dirty = False
        self._changed()
        self._dirty = False
        self.notice.setFocus()

    def read_notice(self) -> None:
        """Read the days out of the pasted notice; nothing is guessed, the sentence not understood is shown."""
        year = self._year()
        if year is not None:
            own = (self.paper.value(),) if self.paper.value() else ()
            self._take(lambda: parse_notice(self.notice.value(), year, own))

    def read_file(self, path: Path) -> None:
        """Read the days out of a file of the shape the program ships."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            self.bars.show_message("error", setup.FILE_UNREADABLE.format(name=path.name))
            return
        self._take(lambda: parse_arrangement(text))

    def arrangement(self) -> Arrangement | None:
        """The year as it stands in the table; None when something has to be mended, which is then said there."""
        self._say("")
        self.days.show_error("")
        year = self._year()
        if year is None:
            return None
        if not self.paper.value():
            self._say(setup.PAPER_MISSING, self.paper)
            return None
        days = []
        for place, row in enumerate(self.days.rows()):
            day = row["day"]
            if not isinstance(day, date):
                self.days.show_error(setup.DAY_WRONG.format(n=place + 1), place, "day")
                return None
            days.append(ArrangedDay(day, row["name"], row["off"] != "WORK"))
        try:
            return arranged(year, tuple(self.paper.value().split(setup.LINE_JOIN)), days)
        except Refused as refused:
            self.say_no(refused)
            return None

    def show_effect(self) -> None:
        """Show what the year as it stands would move, old beside new."""
        wanted = self.arrangement()
        if wanted is not None:
            self.bars.clear()
            self.working(setup.COUNTING)
            self._previewed = wanted
            self.errands.ask(holidays.preview, wanted, then=self._show_effect, failed=self.say_no)

    def apply(self) -> None:
        """Work by the year whose effect was shown."""
        if self._previewed is not None and self.ready.isEnabled():
            self.working(pages.WORKING)
            self.ready.setEnabled(False)
            self.errands.do(holidays.add_year, self._previewed, then=self._applied, failed=self._refused)

    def reject(self) -> None:
        """Esc and the closed window lose nothing unasked."""
        if self._dirty:
            lines, answers = setup.LEAVE_LINES, (Answer("LEAVE", setup.LEAVE),)
            if ask(self, setup.LEAVE_TITLE, lines, answers, setup.STAY) != "LEAVE":
                return
        super().reject()

    def _make_ways(self) -> None:
        self.notice = TextEdit(8, setup.NOTICE_HINT)
        self.notice.setAccessibleName(setup.WAYS["NOTICE"])
        self.notice.edited.connect(self._touched)
        read = button(setup.READ_NOTICE, self.read_notice)
        choose = button(setup.CHOOSE_JSON, self._choose_file, picture="folder-open")
        pieces: tuple[tuple[QWidget, ...], ...] = (
            (self.notice, read),
            (label(setup.JSON_NOTE, "note", wrap=True), choose),
            (label(setup.HAND_NOTE, "note", wrap=True),),
        )
        for members in pieces:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            for piece in members:
                if piece is self.notice:
                    column.addWidget(piece, 1)
                else:
                    wide = Qt.AlignmentFlag(0) if isinstance(piece, QLabel) else Qt.AlignmentFlag.AlignLeft
                    column.addWidget(piece, 0, wide)
            if self.notice not in members:
                column.addStretch()
            self.ways.addWidget(page)

    def _choose_file(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self, setup.WAYS["FILE"], "", setup.JSON_FILES)
        if found:
            self.read_file(Path(found))

    def _take(self, read: Callable[[], Arrangement]) -> None:
        self.bars.clear()
        try:
            found = read()
        except Refused as refused:
            self.say_no(refused)
            return
        self.year.set_value(found.year)
        self.paper.set_value(setup.LINE_JOIN.join(found.papers))
        kinds = {True: "OFF", False: "WORK"}
        self.days.set_rows([{"day": one.day, "off": kinds[one.off], "name": one.name} for one in found.days])
        self._changed()

    def _year(self) -> int | None:
        year = self.year.value()
        self._say("" if year is not None else setup.YEAR_WRONG, self.year)
        return year

    def _say(self, sentence: str, at: QWidget | None = None) -> None:
        for piece in (self.year, self.paper):
            restyle(piece, state="error" if sentence and piece is at else "")
        self.sentence.setText(f"✕ {sentence}" if sentence else "")
        restyle(self.sentence, state="error" if sentence else "")
        self.sentence.setVisible(bool(sentence))
        if sentence and at is not None:
            at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _touched(self) -> None:
        self._dirty = True

    def _changed(self) -> None:
        """What was shown of the effect is no longer what stands here."""
        self._dirty = True
        self._previewed = None
        self.effect.hide()
        self.ready.hide()
        self.see.show()
        self.see.setDefault(True)
        rows = [row for row in self.days.rows() if isinstance(row["day"], date)]
        work = sum(row["off"] == "WORK" for row in rows)
        self.count.setText(setup.DAYS_TOLD.format(off=len(rows) - work, work=work) if rows else setup.DAYS_NONE)
        if self.year.value() in self._loaded:
            self.bars.show_message("warn", setup.REPLACES.format(year=self.year.value()))
        else:
            self.bars.clear("warn")

    def _show_way(self) -> None:
        place = list(setup.WAYS).index(self.way.value())
        self.ways.setCurrentIndex(place)
        if self.way.value() == "HAND":
            self.days.add_row()

    def _show_effect(self, changes: list[Change]) -> None:
        self.working("")
        if self._previewed is None:
            return  # something was typed meanwhile
        self.told.setText(setup.CHANGES_CALENDAR.format(n=len(changes)) if changes else setup.NO_CHANGES)
        self.table.show_rows(change_rows(changes, self._names))
        self.table.setVisible(bool(changes))
        self.column.setStretchFactor(self.effect, 2 if changes else 0)
        self.effect.show()
        self.see.hide()
        keep_room(self.ready)
        self.ready.show()
        self.ready.setDefault(True)
        self.ready.setFocus()

    def _applied(self, changes: list[Change]) -> None:
        self.working("")
        self.added, self.changes = self._previewed, changes
        self._dirty = False
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.ready.setEnabled(True)
        self.say_no(error)
