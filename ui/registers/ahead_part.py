"""假期前瞻: what falls due between two days, what must be done before the first of them, its print and table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop_app.labels import information as words
from desktop_app.labels import refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import look_ahead
from desktop_app.usecases.look_ahead import AheadRow
from ui import theme
from ui.dialogs.plain_table import PlainTable
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.registers.part import Part
from ui.widgets.panels import EmptyPage, Panel, button, label

DAYS = timedelta(days=30)


class AheadPart(Part):
    """papers, opened: as every part of the page."""

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.rows: list[AheadRow] = []
        titles = words.AHEAD_FIELDS
        fields = (
            Field("name", titles["name"], width=140),
            Field("first", titles["first"], Kind.DAY, required=True, width=140, beside=True),
            Field("last", titles["last"], Kind.DAY, required=True, width=140, beside=True),
        )
        self.form = Form([Group("", fields)], now)
        self.panel = Panel(words.AHEAD_TITLE, " ", button(words.AHEAD_SHOW, self.ask, "primary"))
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(4))
        inside.addWidget(self.form)
        inside.addStretch()
        self.panel.body.addWidget(holder)
        self.table = PlainTable(words.AHEAD_TITLE, words.AHEAD_HEADS, (112, 0, 170, 92, 150, 150))
        self.table.cellDoubleClicked.connect(lambda place, _column: self._open(place))
        self.empty = EmptyPage("check", words.AHEAD_NONE, words.AHEAD_NOTE)
        self.panel.body.addWidget(self.table, 1)
        self.panel.body.addWidget(self.empty, 1)
        foot = self.panel.add_foot(50)
        self.told = label("", "note")
        foot.addWidget(self.told)
        foot.addStretch()
        foot.addWidget(button(words.AHEAD_EXPORT, self.export, "", "download"))
        foot.addWidget(button(words.AHEAD_PRINT, self.print_list, "accent", "printer"))
        self.whole.addWidget(self.panel, 1)
        self.setFocusProxy(self.form.widget("first"))

    def show_part(self) -> None:
        if not self.shown:
            today = self.now().date()
            self.form.set_values({"name": words.AHEAD_NAME, "first": today, "last": today + DAYS})
        super().show_part()

    def go_to(self, target: str) -> None:
        self.show_part()

    def new(self) -> None:
        self.form.widget("first").setFocus()

    def ask(self) -> None:
        typed = self.form.values()
        self.errands.ask(
            look_ahead.ahead, typed["first"], typed["last"], then=self._show, failed=self._failed, purpose="ahead"
        )

    def _show(self, rows: list[AheadRow]) -> None:
        self.rows = rows
        self.table.show_rows([self._line(one) for one in rows])
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        typed = self.form.values()
        self.told.setText(
            words.AHEAD_COUNT.format(
                name=typed["name"] or words.AHEAD_NAME, first=words.day(typed["first"]), last=words.day(typed["last"]),
                n=len(rows), before=sum(one.before for one in rows),
            )
        )  # fmt: skip

    @staticmethod
    def _line(one: AheadRow) -> tuple[str, ...]:
        work_by = words.day(one.work_by) + (f"　{words.AHEAD_BEFORE}" if one.before else "")
        return one.number, one.subject, one.what, words.day(one.due), work_by, one.who

    def _open(self, place: int) -> None:
        if 0 <= place < len(self.rows) and self.rows[place].matter_id:
            self.opened.emit(self.rows[place].matter_id)

    def print_list(self) -> None:
        typed = self.form.values()
        self.errands.do(
            look_ahead.issue, typed["name"] or "", typed["first"], typed["last"],
            then=lambda issued: self.papers.emit([issued.id]), failed=self._failed,
        )  # fmt: skip

    def export(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, words.AHEAD_EXPORT, f"{words.AHEAD_TITLE}.xlsx", "Excel (*.xlsx)"
        )
        if not chosen:
            return
        lines = [self._line(one) for one in self.rows]

        def write() -> str:
            from desktop_app.exchange import list_workbook

            list_workbook.write(Path(chosen), words.AHEAD_TITLE, words.AHEAD_HEADS, lines)
            return Path(chosen).name

        self.errands.work(
            write, lambda name: self.bars.show_message("ok", words.SAVED_AS.format(name=name)), self._failed
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.field in ("first", "last"):
            self.form.show_finding(error.field, "error", refusals.sentence(error))
        else:
            self.errands.trouble.emit(error)
