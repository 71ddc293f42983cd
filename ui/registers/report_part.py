"""月报: months at the left, the figures with the matters behind them, the five blocks and the steps at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from desktop_app.labels import pages
from desktop_app.labels import period_reports as words
from desktop_app.usecases import list_papers, offices, period_reports, sight
from desktop_app.usecases.offices import PersonRow
from desktop_app.usecases.period_reports import ReportRow, ReportView, Send, Sign
from ui import theme
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.paper_view import PaperView
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.report_matters import ReportMatters
from ui.errands import Errands
from ui.form_fields import Field, Group, Kind
from ui.registers.part import Part
from ui.registers.report_texts import ReportTexts
from ui.widgets.panels import Panel, button, label, scrolled

LEADERS = {"LEADER_IN_CHARGE", "PRINCIPAL_LEADER"}


class FiguresTable(PlainTable):
    """Rows of name and number; Enter or a double click asks for the matters behind a number. chosen: its key."""

    chosen = Signal(str)

    def __init__(
        self, name: str, heads: Sequence[str] = words.FIGURE_COLUMNS, widths: Sequence[int] = (0, 150)
    ) -> None:
        super().__init__(name, heads, widths)
        self._keys: list[str] = []
        self.cellDoubleClicked.connect(lambda place, _column: self._choose(place))

    def show_figures(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """rows: key, "" for what has no matters, and the cells."""
        self._keys = [key for key, _cells in rows]
        self.show_rows([tuple(cells) for _key, cells in rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._keys) and self._keys[place]:
            self.chosen.emit(self._keys[place])


class MonthReportPart(Part):
    """papers: the report as it was sent; opened: a matter behind a figure."""

    watched = frozenset({"matter", "step", "demand", "slot_visit", "hazard", "rating", "period_report", "setting"})

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__(errands, now)
        self.rows: list[ReportRow] = []
        self.seen: ReportView | None = None
        self.people: list[PersonRow] = []
        self.wanted = ""
        self.add_row((self._make_list(), 0), (self._make_figures(), 1), (self._make_texts(), 1))
        self.setFocusProxy(self.list)

    # building

    def _make_list(self) -> Panel:
        panel = Panel(words.KINDS["MONTH"])
        theme.keep_width(panel, 256)
        self.list = PlainTable(words.KINDS["MONTH"], words.COLUMNS, (92, 74, 0))
        self.list.itemSelectionChanged.connect(self._select)
        panel.body.addWidget(self.list)
        foot = panel.add_foot(50)
        foot.addWidget(button(words.BEGINS, self.ask_begins))
        self.more = button(words.RETURN)
        menu = QMenu(self.more)
        menu.addAction(words.RETURN_PRINT, self.print_return)
        menu.addAction(words.RETURN_EXPORT, self.save_return)
        self.more.setMenu(menu)
        foot.addWidget(self.more)
        return panel

    def _make_figures(self) -> Panel:
        self.preview_button = button(words.PREVIEW, self.preview, "", "printer")
        self.table_button = button(words.SAVE_TABLE, self.save_table, "", "download")
        self.figures_panel = Panel(words.FIGURES_TITLE, " ", self.preview_button, self.table_button)
        self.figures = FiguresTable(words.FIGURES_TITLE)
        self.figures.chosen.connect(self.show_matters)
        self.figures_panel.body.addWidget(self.figures, 1)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self.checked = label("", "note", wrap=True)
        self.changes = label("", "", wrap=True)
        inside.addWidget(self.checked)
        inside.addWidget(self.changes)
        self.figures_panel.body.addWidget(holder)
        return self.figures_panel

    def _make_texts(self) -> Panel:
        self.texts_panel = Panel(words.BLOCKS_TITLE, " ")
        self.form = ReportTexts(self.errands, words.BLOCKS, 3, self.now)
        self.form.stored.connect(self._texts_kept)
        body = self.texts_panel.pad()
        body.addWidget(scrolled(self.form), 1)
        self.standing = label("", "note", wrap=True)
        body.addWidget(self.standing)
        foot = self.texts_panel.add_foot(50)
        self.save_button = button(words.SAVE_TEXTS, self.form.save_aloud)
        self.print_button = button(words.PRINT, self.print_sent, "", "printer")
        self.step_button = button("", self.step, "primary")
        foot.addWidget(self.save_button)
        foot.addWidget(self.print_button)
        foot.addStretch()
        foot.addWidget(self.step_button)
        return self.texts_panel

    # what is shown

    def show_part(self) -> None:
        if not self.shown:
            self.errands.ask(offices.people, then=self._learn, purpose="report-people")
        super().show_part()

    def ask(self) -> None:
        self.errands.ask(period_reports.months, then=self._show_months, purpose="report-months")

    def new(self) -> None:
        """The month that is owed next."""
        owed = [row.period for row in self.rows if row.sent_on is None]
        if owed:
            self.go_to(owed[-1] if len(owed) == 1 else owed[0])

    def go_to(self, target: str) -> None:
        self.wanted = target
        self.shown = True
        self.reload()

    def _learn(self, people: list[PersonRow]) -> None:
        self.people = people

    def _show_months(self, rows: list[ReportRow]) -> None:
        kept = self.wanted or (self.seen.period.code if self.seen else "")
        self.rows = rows
        self.list.blockSignals(True)
        self.list.show_rows(
            [
                (
                    words.period_words(row.period),
                    words.STATES[row.state],
                    pages.month_day(row.sent_on) if row.sent_on else "",
                )
                for row in rows
            ]
        )
        place = next((n for n, row in enumerate(rows) if row.period == kept), 0)
        self.list.selectRow(place)
        self.list.blockSignals(False)
        self.wanted = ""
        self._select()

    def _select(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self.rows):
            code = self.rows[place].period
            if self.form.holds_other(code):
                self._stay()
                self.form.save(lambda: self.go_to(code))
            else:
                self.errands.ask(period_reports.view, code, then=self._show, purpose="report-view")

    def _stay(self) -> None:
        """Leave the period whose texts are not kept yet selected, until they are."""
        assert self.seen is not None
        codes = [row.period for row in self.rows]
        self.list.blockSignals(True)
        self.list.selectRow(codes.index(self.seen.period.code))
        self.list.blockSignals(False)

    def _show(self, seen: ReportView) -> None:
        self.seen = seen
        self.figures_panel.note.setText(words.span_words(seen.period.first, seen.figures.upto))
        self.figures.show_figures(figure_rows(seen))
        wrong = "；".join(words.RECONCILE[code] for code in seen.figures.unreconciled)
        self.checked.setText(wrong + "。" if wrong else words.RECONCILED)
        self.changes.setVisible(bool(seen.frozen))
        self.changes.setText(_corrections(seen))
        sent = bool(seen.frozen)
        self.form.show_view(seen)
        self.save_button.setVisible(not sent)
        self.print_button.setVisible(sent)
        self.step_button.setVisible(not sent)
        step = words.NEXT.get(seen.state)
        if step is not None:
            self.step_button.setText(words.ACTS[step] + "…")
        self.texts_panel.note.setText(words.STATES[seen.state])
        self.standing.setText(self._standing(seen))

    def _standing(self, seen: ReportView) -> str:
        """Who did what when, and until when it is owed."""
        parts = [
            words.done_words(step, *seen.people[step]) for step in ("FILL", "CHECK", "SIGN") if seen.people[step][0]
        ]
        if seen.sent_on is not None:
            parts.append(words.sent_words(seen.sent_on, words.WAYS.get(seen.sent_how, ""), seen.late_reason))
        elif seen.aim is None:
            parts.append(words.NOT_OWED)
        elif seen.due is not None:
            days = (seen.due - self.now().date()).days
            parts.append(words.due_words(pages.month_day(seen.due), pages.month_day(seen.aim), days))
        return "　".join(parts)

    # acts

    def show_matters(self, key: str) -> None:
        """The matters behind a figure."""
        if self.seen is not None:
            dialog = ReportMatters(self, self.errands, self.seen.period, key)
            dialog.opened.connect(self.opened)
            dialog.open()

    def _texts_kept(self) -> None:
        self.bars.show_message("ok", words.TEXTS_KEPT)
        self.reload()

    def step(self) -> None:
        """The next of fill, check, sign, send; what is typed in the blocks is kept first."""
        if self.seen is None or self.seen.state not in words.NEXT:
            return
        if self.form.dirty:
            self.form.save(self._open_step)
        else:
            self._open_step()

    def _open_step(self) -> None:
        assert self.seen is not None
        code, step = self.seen.period.code, words.NEXT[self.seen.state]
        fields, values = _step_fields(step, self.people, self.now(), self.errands.office.actor.name)

        def submit(typed: dict[str, Any], dialog: FormDialog) -> None:
            version = self.errands.now(period_reports.view, code).version

            def done(result: Any) -> None:
                dialog.done_well(result)
                self.bars.show_message("ok", words.DONE[step])
                self.reload()
                if step == "SEND":
                    self.papers.emit([result.id])

            if step == "SEND":
                act: Any = period_reports.send
                new: Any = Send(period=code, version=version, **_plain(typed))
            else:
                act, new = period_reports.sign, Sign(period=code, version=version, step=step, **_plain(typed))
            self.errands.do(act, new, then=done, failed=dialog.failed)

        title = f"{words.period_words(code)} {words.ACTS[step]}"
        FormDialog(
            self, title, [Group("", fields)], words.ACTS[step], submit, self.now, words.STEP_NOTES[step], values,
            final=step == "SEND",
        ).open()  # fmt: skip

    def preview(self) -> None:
        """The sheet as it would be printed now."""
        if self.seen is None:
            return
        code = self.seen.period.code

        def make() -> bytes:
            from desktop_app.documents.press import press

            return press("F34", self.errands.office.ask(period_reports.printed, code))

        title = f"{words.TITLE} {words.period_words(code)}"
        name = f"{words.FILE_NAME.format(period=code)}.pdf"
        self.errands.work(make, lambda pdf: PaperView(self, title, name, pdf).open())

    def print_sent(self) -> None:
        if self.seen is not None and self.seen.paper_id is not None:
            self.papers.emit([self.seen.paper_id])

    def ask_begins(self) -> None:
        """The day the statistical month begins on."""

        def submit(typed: dict[str, Any], dialog: FormDialog) -> None:
            def done(_result: object) -> None:
                dialog.done_well()
                self.reload()

            self.errands.do(period_reports.set_begins, int(typed["begins"] or 0), then=done, failed=dialog.failed)

        def show(day: int) -> None:
            field = Field("begins", words.BEGINS_FIELD, Kind.NUMBER, required=True, width=80, least=1)
            FormDialog(
                self, words.BEGINS_TITLE, [Group("", (field,))], words.BEGINS_DO, submit, self.now, words.BEGINS_NOTE,
                {"begins": day},
            ).open()  # fmt: skip

        self.errands.ask(period_reports.begins, then=show, purpose="report-begins")

    def print_return(self) -> None:
        """案件情况上报表 of the month in sight."""
        if self.seen is not None:
            code = self.seen.period.code
            self.errands.do(list_papers.issue_return, code, then=lambda issued: self.papers.emit([issued.id]))

    def save_return(self) -> None:
        """The same as a workbook."""
        if self.seen is None:
            return
        code = self.seen.period.code
        name = f"{words.RETURN_TITLE.format(period=words.period_words(code))}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.RETURN_EXPORT, name, pages.WORKBOOKS)
        if not chosen:
            return
        path = Path(chosen)

        def write() -> int:
            from desktop_app.exchange import list_workbook

            facts = self.errands.office.ask(list_papers.case_return, code)
            return list_workbook.write(path, words.RETURN, facts.heads, facts.rows)

        def done(count: int) -> None:
            self._told_saved(path.name)
            self.errands.do(sight.list_left, "EXPORT", words.RETURN, count)

        self.errands.work(write, done)

    def save_table(self) -> None:
        """The same figures as a workbook."""
        if self.seen is None:
            return
        code = self.seen.period.code
        name = f"{words.FILE_NAME.format(period=code)}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(self, words.SAVE_TABLE, name, "Excel (*.xlsx)")
        if chosen:
            self.errands.work(lambda: self._write_table(code, Path(chosen)), self._told_saved)

    def _write_table(self, code: str, path: Path) -> str:
        from desktop_app.exchange import report_files

        report_files.save(path, report_files.workbook(self.errands.office.ask(period_reports.printed, code)))
        return path.name

    def _told_saved(self, name: str) -> None:
        self.bars.show_message("ok", words.SAVED_AS.format(name=name))


def figure_rows(seen: ReportView) -> list[tuple[str, tuple[str, str]]]:
    """Every figure with its key: channels, groups, rates, topics, units."""
    now = seen.figures
    rows: list[tuple[str, tuple[str, str]]] = []
    for code, name in words.CHANNELS.items():
        one, people = now.value(f"CHANNEL.{code}"), now.value(f"CHANNEL.{code}.PEOPLE")
        rows.append((f"CHANNEL.{code}", (name, words.with_people(one, people))))
    for keys in words.GROUPS.values():
        for key in keys:
            mark = key if now.by_key[key].ids else ""
            rows.append((mark, (words.FIGURES[key], str(now.value(key)))))
    for key, name in words.RATES.items():
        rate = now.rates[key]
        percent = words.NO_RATE if rate.percent is None else f"{rate.percent}%（{rate.part}/{rate.whole}）"
        rows.append(("", (name, percent)))
    rows += [(f"TOPIC.{name}", (words.topic_word(name), str(one.value))) for name, one in now.topics]
    rows += [
        (f"UNIT.{unit or ''}", (words.unit_word(words.unit_words(seen.units, unit)), str(one.value)))
        for unit, one in now.units
    ]
    return rows


def _corrections(seen: ReportView) -> str:
    if not seen.corrections:
        return words.CORRECTIONS_NONE
    lines = (
        words.CORRECTION.format(
            name=words.FIGURES.get(one.key, words.channel_word(one.key)), frozen=one.frozen, now=one.now
        )
        for one in seen.corrections
    )
    return f"{words.CORRECTIONS_TITLE}：" + "；".join(lines)


def _step_fields(
    step: str, people: Sequence[PersonRow], now: datetime, actor: str
) -> tuple[tuple[Field, ...], dict[str, Any]]:
    titles = words.STEP_FIELDS
    if step == "SEND":
        fields: tuple[Field, ...] = (
            Field("sent_on", titles["sent_on"], Kind.DAY, required=True, width=150),
            Field("sent_how", titles["sent_how"], Kind.CHOICE, required=True, choices=tuple(words.WAYS.items())),
            Field("late_reason", titles["late_reason"]),
        )
        return fields, {"sent_on": now.date()}
    choices = [(one.name, one.name) for one in people if step != "SIGN" or LEADERS & set(one.roles)]
    fields = (
        Field("person", titles["person"], Kind.FREE_CHOICE, required=True, choices=choices),
        Field("on", titles["on"], Kind.DAY, required=True, width=150),
    )
    return fields, {"person": actor if step == "FILL" else "", "on": now.date()}


def _plain(typed: dict[str, Any]) -> dict[str, Any]:
    """Empty texts as "", days as they are."""
    return {key: value if value is not None or key in ("on", "sent_on") else "" for key, value in typed.items()}
