"""汇总部门排查报表: a department's workbook looked over line by line, the chosen lines registered in one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop_app.exchange import hazard_workbook
from desktop_app.labels import hazards as words
from desktop_app.labels import pages, refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import hazard_returns
from desktop_app.usecases.hazard_returns import Line, ReturnedRow
from desktop_app.usecases.screenings import Screened
from ui import theme
from ui.dialogs.hazard_acts import number, screened_fields, units_of
from ui.dialogs.sheet import Sheet, keep_room
from ui.dialogs.tick_table import TickTable
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.widgets.panels import button, label

ASKED = ("unit_id", "period", "screened_on", "screener", "unit_head", "late_reason")


class HazardImport(Sheet):
    """taken: what to tell once the lines are in the register. Nothing is written before the button at the foot."""

    taken = Signal(str)

    def __init__(
        self, parent: QWidget | None, errands: Errands, now: Callable[[], datetime], units: Sequence[Any], period: str
    ) -> None:
        super().__init__(parent, words.IMPORT_TITLE, words.IMPORT_NOTE, 860, 600)
        self.errands, self.now, self.units = errands, now, units
        self.rows: list[ReturnedRow] = []
        self.lines: list[Line] = []
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.choose = button(words.CHOOSE_RETURN, self._choose_file, "accent", "folder-open")
        self.file = label(words.NO_RETURN, "strong")
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        row.addWidget(button(words.TEMPLATE, self._save_blank, "", "download"))
        self.column.addLayout(row)
        fields = {one.key: one for one in screened_fields(units)}
        first = Field(
            "unit_id", words.FIELDS["unit_id"], Kind.CHOICE, choices=units_of(units), required=True, width=160
        )
        self.form = Form([Group("", (first, *(fields[name] for name in ASKED[1:])))], now)
        self.form.set_values({"period": period, "screened_on": now().date()})
        self.form.edited.connect(self._look_over)
        self.column.addWidget(self.form)
        self.table = TickTable(words.IMPORT_TITLE, words.IMPORT_COLUMNS, (36, 46, 0, 76, 100, 250))
        self.table.ticked.connect(self._offer)
        self.column.addWidget(self.table, 1)
        self.ready = button("", self.take, "primary")
        self.foot.addWidget(self.ready)
        self._offer()
        self.choose.setFocus()

    def read(self, path: Path) -> None:
        """Read a department's workbook; what is wrong with it stands in a bar."""
        self.bars.clear()
        self.file.setText(path.name)
        self.rows = []
        self.errands.work(lambda: hazard_workbook.read(path), self._learn, self._failed)

    def take(self) -> None:
        """Register the ticked lines and the department's return."""
        typed = self.form.values()
        chosen = [self.lines[place] for place in self.table.chosen()]
        unit_id = number(typed["unit_id"])
        if unit_id is None:
            self.form.show_finding("unit_id", "error", refusals.sentence(Refused("RETURN_UNIT", "unit_id")))
            return
        new = Screened(
            period=typed["period"] or "",
            unit_id=unit_id,
            screened_on=typed["screened_on"],
            screener=typed["screener"] or "",
            unit_head=typed["unit_head"] or "",
            late_reason=typed["late_reason"] or "",
            found=len(self.lines),
        )
        unit = next((one.name for one in self.units if one.id == unit_id), "")

        def done(made: list[str]) -> None:
            self.taken.emit(words.IMPORTED.format(n=len(made), unit=unit, period=new.period))
            self.accept()

        self.errands.do(hazard_returns.commit, chosen, new, then=done, failed=self._failed)

    def _learn(self, rows: list[ReturnedRow]) -> None:
        self.rows = rows
        self._look_over()

    def _look_over(self, *_changed: object) -> None:
        typed = self.form.values()
        on = typed["screened_on"] or self.now().date()
        self.errands.ask(
            hazard_returns.plan, self.rows, number(typed["unit_id"]), on, then=self._show, purpose="hazard-return"
        )

    def _show(self, lines: list[Line]) -> None:
        self.lines = lines
        self.table.show_choices(
            [(line.place, self._cells(line)) for line in lines],
            [line.place for line in lines if line.standing == "NEW"],
        )
        self._offer()

    @staticmethod
    def _cells(line: Line) -> tuple[str, ...]:
        said = words.READ_AS[line.standing].format(number=line.twin, why=line.why)
        level = words.LEVELS.get(line.hazard.level, line.source.level)
        return str(line.source.row), line.hazard.description, level, words.day(line.hazard.due), said

    def _offer(self) -> None:
        chosen = self.table.chosen()
        bad = any(self.lines[place].standing == "BAD" for place in chosen if place < len(self.lines))
        self.ready.setText(words.IMPORT_DO.format(n=len(chosen)))
        self.ready.setEnabled(bool(self.lines) and not bad)
        keep_room(self.ready)

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, words.CHOOSE_RETURN, "", pages.WORKBOOKS)
        if chosen:
            self.read(Path(chosen))

    def _save_blank(self) -> None:
        name = f"{words.TEMPLATE_NAME}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.TEMPLATE, name, pages.WORKBOOKS)
        if chosen:
            path = Path(chosen)
            self.errands.work(
                lambda: hazard_workbook.blank(path),
                lambda _none: self.bars.show_message("ok", words.SAVED_AS.format(name=path.name)),
                self._failed,
            )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.field in ASKED:
            self.form.show_finding(error.field, "error", refusals.sentence(error))
        else:
            self.say_no(error)
