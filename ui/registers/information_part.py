"""信息与舆情: what came in, each step in its order, one click to the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from desktop_app.labels import information as words
from desktop_app.usecases import information, offices
from desktop_app.usecases.information import InformationRow
from ui import theme
from ui.dialogs import information_acts as acts
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.slot_acts import Desk
from ui.errands import Errands
from ui.registers.part import Part
from ui.widgets.panels import EmptyPage, Panel, button, label
from ui.widgets.segments import Segments

Seen = tuple[list[InformationRow], list[Any], list[Any]]


def seen(desk: Any, view: str) -> Seen:
    """Everything the part shows, in one question."""
    units = [one for one in offices.units(desk) if one.id is not None]
    return information.rows(desk, view), offices.people(desk), units


class InformationPart(Part):
    """papers, opened: as every part of the page."""

    watched = frozenset({"information", "unit", "person"})

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.wanted = 0
        self.rows: list[InformationRow] = []
        self.people: list[Any] = []
        self.units: list[Any] = []
        self.view = Segments(tuple((code, word, "") for code, word in words.VIEWS.items()), words.DETAIL)
        self.view.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.view.set_value("OPEN")
        self.view.edited.connect(self.ask)
        self.panel = Panel(words.DETAIL, " ", self.view, button(words.ADD, self.new, "primary", "plus"))
        self.table = PlainTable(words.DETAIL, words.COLUMNS, (112, 118, 0, 100, 72))
        self.table.itemSelectionChanged.connect(self._choose)
        self.empty = EmptyPage("inbox", words.NOTHING, "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.panel.body.addWidget(self.stack, 1)
        self.add_row((self.panel, 1), (self._make_detail(), 0))
        self.setFocusProxy(self.table)

    def _make_detail(self) -> Panel:
        self.detail = Panel(words.DETAIL, " ")
        theme.keep_width(self.detail, 330)
        body = self.detail.pad()
        self.facts = label("", "", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        body.addWidget(self.facts, 1)
        self.acts = {code: button(word, partial(self.act, code)) for code, word in words.ACTS.items()}
        self.print_button = button(words.PRINT, self.print_one, "", "printer")
        line = QHBoxLayout()
        for place, piece in enumerate((*self.acts.values(), self.print_button)):
            if place and place % 3 == 0:
                line.addStretch()
                body.addLayout(line)
                line = QHBoxLayout()
            line.setSpacing(theme.px(6))
            line.addWidget(piece)
        line.addStretch()
        body.addLayout(line)
        return self.detail

    # what is shown

    def go_to(self, target: str) -> None:
        self.shown = True
        self.wanted = int(target) if target.isdigit() else 0
        self.ask()

    def ask(self) -> None:
        self.errands.ask(seen, self.view.value() or "OPEN", then=self._show, purpose="information")

    def _show(self, found: Seen) -> None:
        self.rows, self.people, self.units = found
        chosen = self.wanted or (row.id if (row := self.current()) else 0)
        self.wanted = 0
        self.table.blockSignals(True)
        self.table.show_rows(
            [
                (one.number, words.KINDS[one.kind], one.gist, f"{one.found_at:%m-%d %H:%M}", words.STATES[one.state])
                for one in self.rows
            ]
        )
        if self.rows:
            self.table.selectRow(next((n for n, one in enumerate(self.rows) if one.id == chosen), 0))
        self.table.blockSignals(False)
        self.stack.setCurrentWidget(self.table if self.rows else self.empty)
        self._choose()

    def current(self) -> InformationRow | None:
        place = self.table.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def _choose(self) -> None:
        row = self.current()
        for code, piece in self.acts.items():
            piece.setVisible(row is not None and code in row.acts)
        self.print_button.setVisible(row is not None)
        self.detail.note.setText(row.number if row else "")
        if row is None:
            self.facts.setText("")
            return
        facts = (
            (words.FIELDS["kind"], words.KINDS[row.kind]),
            (words.FIELDS["source"], row.source),
            (words.FIELDS["topic"], row.topic),
            (words.FIELDS["heat"], words.HEAT.get(row.heat, "")),
            (words.FIELDS["negative"], words.NEGATIVE["YES"] if row.negative else ""),
            (words.FIELDS["gist"], row.gist),
            (words.FIELDS["link"], row.link),
        )
        lines = [f"{name}：{said}" for name, said in facts if said]
        lines += [
            "　".join(p for p in (name, f"{at:%m-%d %H:%M}" if at else "", said) if p) for name, at, said in row.steps
        ]
        self.facts.setText("\n".join(lines))

    # acts

    def desk(self) -> Desk:
        return Desk(self, self.errands, self.now, self.people, lambda _result: self.ask())

    def new(self) -> None:
        acts.add(self.desk(), self.units).open()

    def act(self, code: str) -> None:
        row = self.current()
        if row is None or code not in row.acts:
            return
        if code == "READ":
            self.errands.do(information.take_step, row.id, row.version, "READ", None, "", then=lambda _r: self.ask())
        elif code == "HAZARD":
            acts.hazard(self.desk(), self.units, row).open()
        else:
            acts.step(self.desk(), code, row).open()

    def print_one(self) -> None:
        row = self.current()
        if row is not None:
            self.errands.do(information.issue, row.id, then=lambda issued: self.papers.emit([issued.id]))
