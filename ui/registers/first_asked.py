"""首问登记: one entry in seconds above, what is still open below, who covers whom beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.labels import first_asked_page as words
from desktop_app.labels import inquiries as codes_of
from desktop_app.labels import pages, refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import inquiries, offices
from desktop_app.usecases.inquiries import Cover, InquiryInput, InquiryRow
from desktop_app.usecases.papers import Issued
from desktop_app.usecases.registration import Registered
from ui import theme
from ui.dialogs import first_asked_acts as acts
from ui.dialogs.paper_view import PaperView
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.slot_acts import wall_clock
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.widgets.editors import ChoiceEdit, LineEdit
from ui.widgets.panels import Panel, button, label
from ui.widgets.segments import Segments

WATCHED = frozenset({"inquiry", "absence", "person", "unit"})
Seen = tuple[list[InquiryRow], list[Cover], list[tuple[Any, str]], list[Any], list[Any]]


class FirstAskedPage(QWidget):
    """papers: ids to show; opened: a matter to show."""

    papers = Signal(list)
    opened = Signal(int)

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.errands, self.now = errands, now
        self.masked, self.shown = True, False
        self.rows: list[InquiryRow] = []
        self.people: list[Any] = []
        self.units: list[Any] = []
        self.changing: InquiryRow | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 10, 10, 10)
        whole.setSpacing(8)
        self.bars = MessageBars()
        whole.addWidget(self.bars)
        row = QHBoxLayout()
        row.setSpacing(10)
        whole.addLayout(row, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._make_entry())
        left.addWidget(self._make_list(), 1)
        row.addLayout(left, 1)
        row.addWidget(self._make_covers())
        for keys, act in (("Ctrl+Return", self.save), ("Ctrl+S", self.save)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.setFocusProxy(self.form.widget("question"))

    # building

    def _make_entry(self) -> Panel:
        self.save_button = button(words.SAVE, self.save, "primary")
        self.save_button.setToolTip("Ctrl+Enter")
        self.cancel = button(words.CANCEL_CHANGE, self.new_line, "flat")
        self.entry = Panel(words.ENTRY, " ", self.cancel, self.save_button)
        titles = words.FIELDS
        fields = (
            Field("question", titles["question"], required=True),
            Field("asker", titles["asker"], width=110),
            Field("phone", titles["phone"], width=130, beside=True),
            Field("asker_unit", titles["asker_unit"], beside=True),
            Field("channel", titles["channel"], Kind.SEGMENTS, choices=tuple(codes_of.CHANNELS.items())),
            Field("asked_at", titles["asked_at"], Kind.MOMENT, width=170, beside=True),
            Field("responder", titles["responder"], Kind.CHOICE, required=True, width=130, beside=True),
            Field("outcome", titles["outcome"], Kind.SEGMENTS, choices=tuple(codes_of.OUTCOMES.items())),
            Field("unit", titles["unit"], Kind.CHOICE, width=160, beside=True),
            Field("answer", titles["answer"]),
        )
        self.form = Form([Group("", fields)], self.now)
        self.form.edited.connect(self._edited)
        answer = self.form.widget("answer")
        assert isinstance(answer, LineEdit)
        answer.returnPressed.connect(self.save)
        body = self.entry.pad()
        body.addWidget(self.form)
        return self.entry

    def _make_list(self) -> Panel:
        self.view = Segments(tuple((code, word, "") for code, word in words.VIEWS.items()), words.LIST)
        self.view.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.view.edited.connect(self.ask)
        self.list_panel = Panel(words.LIST, " ", self.view)
        self.table = _Table()
        self.table.entered_row.connect(lambda: self.act("FINISH"))
        self.table.itemSelectionChanged.connect(self._fit)
        self.list_panel.body.addWidget(self.table, 1)
        foot = self.list_panel.add_foot(50)
        self.acts = {code: button(word, partial(self.act, code)) for code, word in words.ACTS.items()}
        for piece in self.acts.values():
            foot.addWidget(piece)
        foot.addStretch()
        foot.addWidget(button(words.PRINT, self.print_sheet, "accent", "printer"))
        return self.list_panel

    def _make_covers(self) -> Panel:
        panel = Panel(words.COVERS)
        theme.keep_width(panel, 276)
        body = panel.pad()
        self.away = label("", "", wrap=True)
        self.covers = label("", "note", wrap=True)
        body.addWidget(self.away)
        body.addWidget(self.covers)
        for word, act in (
            (words.ABSENT_ADD, lambda: self._open(acts.absent(self.desk()))),
            (words.BACK, self._back),
            (words.SET_BACKUP, lambda: self._open(acts.backup(self.desk()))),
            (words.PRINT_COVERS, self.print_covers),
        ):
            body.addWidget(button(word, act), 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch()
        return panel

    # what is shown

    def show_page(self) -> None:
        """The page comes into sight."""
        if not self.shown:
            self.shown = True
            self.ask()
            self.new_line()

    def reload(self, tables: frozenset[str] = WATCHED) -> None:
        if self.shown and tables & WATCHED:
            self.ask()

    def set_masked(self, masked: bool) -> None:
        self.masked = masked
        if self.shown:
            self.ask()

    def ask(self) -> None:
        self.errands.ask(_page, self.view.value(), self.masked, then=self._show, purpose="first asked")

    def _show(self, seen: Seen) -> None:
        self.rows, covers, away, self.people, self.units = seen
        dirty = self.form.dirty
        for key, choices in (
            ("responder", [(str(one.id), one.name) for one in self.people]),
            ("unit", [(str(one.id), one.name) for one in self.units]),
        ):
            field = self.form.widget(key)
            assert isinstance(field, ChoiceEdit)
            field.set_choices(choices)
        # Another list to choose from is nothing that somebody typed.
        self.form.dirty = dirty
        if not self.form.editor("responder").value():
            self._me()
        self.list_panel.note.setText(words.COUNT.format(n=len(self.rows)))
        self.table.show_rows([_cells(one) for one in self.rows])
        by_name = {one.a_role: one.b_role for one in covers}
        self._away = away
        said = []
        for row, name in away:
            line = words.AWAY_LINE if by_name.get(name) else words.AWAY_NOBODY
            said.append(line.format(name=name, first=_short(row.first), last=_short(row.last), b=by_name.get(name)))
        self.away.setText("\n".join(said) or words.ALL_HERE)
        pairs = [words.COVER_LINE.format(a=one.a_role, b=one.b_role) for one in covers if one.b_role]
        self.covers.setText("\n".join(pairs) or words.NO_COVERS)
        self._fit()

    def current(self) -> InquiryRow | None:
        place = self.table.currentRow()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def _fit(self) -> None:
        one = self.current()
        live = one is not None and not one.void_reason
        self.acts["FINISH"].setEnabled(live and one is not None and one.finished_on is None)
        self.acts["SLIP"].setEnabled(live and one is not None and one.unit_id is not None)
        for code in ("MATTER", "EDIT", "VOID"):
            self.acts[code].setEnabled(live and one is not None and one.matter_id is None)

    # the entry

    def new_line(self) -> None:
        """An empty entry at this minute, answered by whoever sits here."""
        self.changing = None
        empty = dict.fromkeys(self.form.fields)
        minute = self.now().replace(second=0, microsecond=0)
        self.form.set_values({**empty, "channel": "VISIT", "outcome": "DONE", "asked_at": minute})
        self._me()
        self.save_button.setText(words.SAVE)
        self.cancel.hide()
        self._fit_fields()
        self.form.widget("question").setFocus(Qt.FocusReason.OtherFocusReason)

    def _me(self) -> None:
        me = self.errands.office.actor.person_id
        dirty = self.form.dirty
        self.form.editor("responder").set_value(str(me) if me else "")
        self.form.dirty = dirty

    def _edited(self, key: str) -> None:
        self.form.forget_finding(key)
        if key == "outcome":
            self._fit_fields()

    def _fit_fields(self) -> None:
        outcome = self.form.editor("outcome").value()
        self.form.show_field("unit", outcome in ("TOLD_UNIT", "TOLD_PROC"))

    def typed(self) -> InquiryInput:
        """The entry as it stands."""
        values = self.form.values()
        known = self.changing
        return InquiryInput(
            id=known.id if known else 0,
            version=known.version if known else 0,
            asked_at=wall_clock(values["asked_at"]),
            channel=values["channel"],
            asker=values["asker"],
            asker_unit=values["asker_unit"],
            phone=values["phone"],
            question=values["question"],
            responder_id=int(values["responder"]) if values["responder"] else None,
            outcome=values["outcome"],
            answer=values["answer"],
            unit_id=int(values["unit"]) if values["unit"] else None,
        )

    def save(self) -> None:
        """Keep the entry; the next one begins at once."""
        self.form.show_findings({})
        missing = self.form.problems()
        if missing:
            self.form.show_findings({key: ("error", why or pages.PLEASE_FILL) for key, why in missing.items()})
            self.form.focus_first_problem()
            return
        self.bars.clear()
        sentence = words.CHANGED if self.changing else words.SAVED

        def done(made: int) -> None:
            number = self.errands.now(inquiries.one, made).number
            self.bars.show_message("ok", sentence.format(number=number))
            self.new_line()

        self.errands.do(inquiries.log, self.typed(), then=done, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.field in self.form.fields:
            self.form.show_field(error.field, True)
            self.form.show_finding(error.field, "error", refusals.sentence(error))
            self.form.widget(error.field).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tell(error)

    # acts

    def desk(self) -> acts.Desk:
        return acts.Desk(self.window(), self.errands, self.now, self.people, self._after)

    def act(self, code: str) -> None:
        """Do what a button says on the chosen line."""
        one = self.current()
        if one is None or not self.acts[code].isEnabled():
            return
        if code == "FINISH":
            self._open(acts.finish(self.desk(), one, self.units))
        elif code == "VOID":
            self._open(acts.void(self.desk(), one))
        elif code == "SLIP":
            self.errands.do(inquiries.slip, one.id, then=self._after, failed=self.tell)
        elif code == "MATTER":
            self.errands.do(inquiries.to_matter, one.id, one.version, then=self._after, failed=self.tell)
        else:
            # To change a line is to read it: names stand in full in the entry.
            self.errands.ask(inquiries.one, one.id, False, then=self._change, failed=self.tell)

    def _change(self, one: InquiryRow) -> None:
        self.changing = one
        self.form.set_values(
            {
                "question": one.question, "channel": one.channel, "asker": one.asker, "asker_unit": one.asker_unit,
                "phone": one.phone, "responder": str(one.responder_id), "outcome": one.outcome,
                "unit": str(one.unit_id) if one.unit_id else "", "answer": one.answer, "asked_at": one.asked_at,
            }
        )  # fmt: skip
        self.save_button.setText(words.SAVE_CHANGE)
        self.cancel.show()
        self._fit_fields()
        self.form.widget("question").setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, dialog: Any) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _after(self, result: Any) -> None:
        if isinstance(result, Issued):
            self.papers.emit([result.id])
        elif isinstance(result, Registered):
            told = words.BECAME_NOW.format(number=pages.short_number(result.number))
            self.bars.show_message("ok", told, "", [(pages.KEY_WORDS["OPEN"], partial(self.opened.emit, result.id))])

    def _back(self) -> None:
        if self._away:
            self._open(acts.back(self.desk(), self._away))

    def print_sheet(self) -> None:
        """F32 of the lines as listed."""
        today = self.now()
        period = words.PERIOD.format(year=today.year, month=today.month)
        ids = tuple(one.id for one in self.rows if not one.void_reason)
        self._print("F32", inquiries.sheet, ids, period)

    def print_covers(self) -> None:
        """F50."""
        self._print("F50", inquiries.cover_sheet)

    def _print(self, form: str, query: Callable[..., Any], *arguments: Any) -> None:
        from desktop_app.labels.forms import TITLES

        def work() -> bytes:
            from desktop_app.documents.press import press

            return press(form, self.errands.office.ask(query, *arguments))

        title = TITLES[form]
        self.errands.work(work, lambda pdf: PaperView(self.window(), title, f"{title}.pdf", pdf).open(), self.tell)

    def tell(self, error: Exception) -> None:
        said = refusals.sentence(error) if isinstance(error, Refused) else pages.UNEXPECTED
        self.bars.show_message("error", said)


class _Table(PlainTable):
    """Enter asks for the act of the chosen line."""

    entered_row = Signal()

    def __init__(self) -> None:
        super().__init__(words.LIST, words.HEADS, (92, 96, 70, 0, 70, 110, 90, 150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


def _page(desk: Any, view: str, masked: bool) -> Seen:
    return (
        inquiries.rows(desk, view, masked),
        inquiries.covers(desk),
        inquiries.absences(desk),
        offices.people(desk),
        offices.units(desk),
    )


def _cells(one: InquiryRow) -> tuple[str, ...]:
    result = words.VOIDED_MARK.format(reason=one.void_reason) if one.void_reason else one.result
    if not result and one.finished_on is not None:
        result = words.FINISHED_MARK
    return (
        pages.short_number(one.number),
        f"{one.asked_at:%m-%d %H:%M}",
        one.asker,
        one.question,
        one.responder,
        codes_of.OUTCOMES[one.outcome],
        one.unit,
        result,
    )


def _short(day: Any) -> str:
    return f"{day.month}月{day.day}日"
