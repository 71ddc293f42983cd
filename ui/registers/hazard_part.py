"""隐患排查: the register of hazards, one of them in detail, and what each unit returned this month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from desktop_app.labels import hazards as words
from desktop_app.labels import pages
from desktop_app.usecases import hazards, list_papers, offices, screenings, sight
from desktop_app.usecases.hazards import HazardRow
from desktop_app.usecases.papers import Issued
from desktop_app.usecases.screenings import ReturnRow
from ui import theme
from ui.dialogs import hazard_acts as acts
from ui.dialogs.hazard_import import HazardImport
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.slot_acts import Desk
from ui.errands import Errands
from ui.registers.part import Part
from ui.widgets.panels import EmptyPage, Panel, button, label
from ui.widgets.segments import Segments

Seen = tuple[list[HazardRow], list[ReturnRow], list[Any], list[Any]]


def seen(desk: Any, view: str, period: str) -> Seen:
    """Everything the part shows, in one question."""
    return (
        hazards.rows(desk, view),
        screenings.returns(desk, period),
        offices.people(desk),
        [one for one in offices.units(desk) if one.id is not None],
    )


class HazardPart(Part):
    """papers, opened: as every part of the page."""

    watched = frozenset({"hazard", "hazard_progress", "screening", "unit", "person", "matter"})

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.wanted = 0
        self.rows: list[HazardRow] = []
        self.people: list[Any] = []
        self.units: list[Any] = []
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._make_detail(), 3)
        side.addWidget(self._make_returns(), 2)
        self.add_row((self._make_list(), 1), (side, 0))
        self.setFocusProxy(self.table)

    def _make_list(self) -> Panel:
        self.view = Segments(tuple((code, word, "") for code, word in words.VIEWS.items()), words.TITLE)
        self.view.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.view.set_value("OPEN")
        self.view.edited.connect(self.ask)
        self.panel = Panel(words.DETAIL, " ", self.view, button(words.ADD, self.new, "primary", "plus"))
        self.table = PlainTable(words.TITLE, words.COLUMNS, (112, 70, 0, 84, 92, 84))
        self.table.itemSelectionChanged.connect(self._choose)
        self.table.cellDoubleClicked.connect(lambda *_at: self.act("PROGRESS"))
        self.empty = EmptyPage("shield-check", words.NOTHING, "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.panel.body.addWidget(self.stack, 1)
        foot = self.panel.add_foot(50)
        foot.addWidget(button(words.SCREEN, self.take_return))
        foot.addWidget(button(words.IMPORT, self.take_workbook))
        foot.addStretch()
        foot.addWidget(button(words.EXPORT, self.export, "", "download"))
        foot.addWidget(button(words.PRINT, self.print_list, "accent", "printer"))
        return self.panel

    def _make_detail(self) -> Panel:
        self.detail = Panel(words.DETAIL, " ")
        theme.keep_width(self.detail, 330)
        body = self.detail.pad()
        self.facts = label("", "", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        body.addWidget(self.facts, 1)
        self.acts = {code: button(word, partial(self.act, code)) for code, word in words.ACTS.items()}
        self.to_matter = button(words.OPEN_MATTER, self.open_matter, "", "link")
        line = QHBoxLayout()
        for place, piece in enumerate((*self.acts.values(), self.to_matter)):
            if place and place % 3 == 0:
                body.addLayout(line)
                line = QHBoxLayout()
            line.setSpacing(theme.px(6))
            line.addWidget(piece)
        line.addStretch()
        body.addLayout(line)
        return self.detail

    def _make_returns(self) -> Panel:
        self.returns_panel = Panel(words.RETURNS, " ")
        theme.keep_width(self.returns_panel, 330)
        self.returns = PlainTable(words.RETURNS, words.RETURN_COLUMNS, (0, 92, 46, 70))
        self.returns_panel.body.addWidget(self.returns, 1)
        foot = self.returns_panel.add_foot(44)
        self.lacking = label("", "note")
        foot.addWidget(self.lacking, 1)
        foot.addWidget(button(words.LIAISON, self.print_liaison, "", "printer"))
        return self.returns_panel

    # what is shown

    def set_masked(self, masked: bool) -> None:
        super().set_masked(masked)
        self._choose()

    def ask(self) -> None:
        view = self.view.value() or "OPEN"
        self.errands.ask(seen, view, self.period(), then=self._show, purpose="hazards")

    def period(self) -> str:
        return f"{self.now():%Y-%m}"

    def go_to(self, target: str) -> None:
        self.shown = True
        self.wanted = int(target) if target.isdigit() else 0
        self.ask()

    def _show(self, found: Seen) -> None:
        self.rows, returns, self.people, self.units = found
        chosen = self.wanted or (row.id if (row := self.current()) else 0)
        self.wanted = 0
        self.table.blockSignals(True)
        self.table.show_rows([self._line(row) for row in self.rows])
        place = next((n for n, row in enumerate(self.rows) if row.id == chosen), 0)
        if self.rows:
            self.table.selectRow(place)
        self.table.blockSignals(False)
        self.stack.setCurrentWidget(self.table if self.rows else self.empty)
        self._choose()
        self.returns.show_rows(
            [
                (
                    row.unit,
                    words.day(row.screened_on) or words.NOT_RETURNED,
                    str(row.found) if row.screened_on else "",
                    row.screener,
                )
                for row in returns
            ]
        )
        done = sum(row.screened_on is not None for row in returns)
        told = words.RETURNS_NOTE.format(period=self.period(), done=done, missing=len(returns) - done)
        self.returns_panel.note.setText(told)
        lacking = sum(not one.contact.strip() for one in self.units)
        self.lacking.setText(words.LIAISON_MISSING.format(n=lacking) if lacking else "")

    @staticmethod
    def _line(row: HazardRow) -> tuple[str, ...]:
        level, due = words.LEVELS[row.level], words.day(row.due) or words.NO_DUE
        return row.number, level, row.description, row.owner, due, words.STATES[row.state]

    def current(self) -> HazardRow | None:
        place = self.table.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def _choose(self) -> None:
        row = self.current()
        for code, piece in self.acts.items():
            over = row is None or row.state in ("RESOLVED", "VOID")
            piece.setEnabled(not over)
            piece.setVisible(code != "TOLD" or (row is not None and row.level == "HIGH"))
        self.to_matter.setVisible(row is not None and row.matter_id is not None)
        self.detail.note.setText(row.number if row else "")
        self.facts.setText(self._told(row) if row else "")

    def _told(self, row: HazardRow) -> str:
        """Everything known of a hazard, one fact a line; who is concerned is masked on the screen."""
        people = words.hidden(row.people) if self.masked else row.people
        when = {name: f"{at:%m-%d %H:%M}" if (at := getattr(row, name)) else "" for name in ("main_at", "superior_at")}
        facts = (
            ("unit_id", row.unit),
            ("description", row.description),
            ("people", words.people_words(people, row.headcount)),
            ("topic", row.topic),
            ("owner_id", words.owner_words(row.owner_unit, row.owner)),
            ("measures", row.measures),
            ("due", words.day(row.due)),
            ("tags", "、".join(words.TAGS[tag] for tag in row.tags)),
            ("tag_until", words.day(row.tag_until)),
            ("main_at", when["main_at"]),
            ("superior_at", when["superior_at"]),
            ("number", row.matter),
            ("resolution", row.resolution),
        )
        lines = [f"{words.FIELDS[name]}：{said}" for name, said in facts if said]
        lines += [f"{line.on:%m-%d}　{line.text}（{line.writer}）" for line in row.progress]
        return "\n".join(lines)

    # acts

    def desk(self, code: str) -> Desk:
        def done(result: Any) -> None:
            told = words.SAID.get(code)
            if told:
                self.bars.show_message("ok", told.format(number=result))
            self.ask()

        return Desk(self, self.errands, self.now, self.people, done)

    def new(self) -> None:
        acts.add(self.desk("ADD"), self.units).open()

    def take_return(self) -> None:
        acts.screened(self.desk("SCREEN"), self.units, self.period()).open()

    def take_workbook(self) -> None:
        """A department's workbook."""
        dialog = HazardImport(self, self.errands, self.now, self.units, self.period())
        dialog.taken.connect(self._taken)
        dialog.open()

    def _taken(self, told: str) -> None:
        self.bars.show_message("ok", told)
        self.ask()

    def act(self, code: str) -> None:
        row = self.current()
        if row is None or not self.acts[code].isEnabled():
            return
        desk = self.desk(code)
        dialog = acts.edit(desk, self.units, row) if code == "EDIT" else acts.act(desk, code, row)
        dialog.open()

    def open_matter(self) -> None:
        row = self.current()
        if row is not None and row.matter_id is not None:
            self.opened.emit(row.matter_id)

    def print_liaison(self) -> None:
        """信息员名册."""
        self.errands.do(list_papers.issue_liaison, then=lambda issued: self.papers.emit([issued.id]))

    def export(self) -> None:
        """The register as shown, as a workbook."""
        name = f"{words.TITLE}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.EXPORT, name, pages.WORKBOOKS)
        if not chosen:
            return
        path, view = Path(chosen), self.view.value() or "OPEN"

        def write() -> int:
            from desktop_app.exchange import hazard_workbook

            return hazard_workbook.write(path, self.errands.office.ask(screenings.register, view))

        def done(count: int) -> None:
            self.bars.show_message("ok", words.SAVED_AS.format(name=path.name))
            self.errands.do(sight.list_left, "EXPORT", words.TITLE, count)

        self.errands.work(write, done)

    def print_list(self) -> None:
        """F37 of what is shown."""

        def show(issued: Issued) -> None:
            self.papers.emit([issued.id])

        self.errands.do(screenings.issue_list, self.view.value() or "OPEN", then=show)
