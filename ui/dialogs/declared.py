"""A dialog of one act from its declaration: fields, rows, what it hands over; and the one with its paper beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import life, pages
from desktop_app.usecases import offices
from desktop_app.usecases.dossier import Dossier
from desktop_app.usecases.offices import PersonRow, UnitRow
from ui import theme
from ui.dialogs.form_dialog import FormDialog
from ui.errands import Errands
from ui.form_fields import Field, Group, Kind
from ui.widgets.panels import label
from ui.widgets.pdf_preview import PdfPreview, SealRing

Now = Callable[[], datetime]
Call = tuple[Callable[..., Any], tuple[Any, ...]]
PREVIEW_WAIT = 350  # milliseconds after the last key


@dataclass
class Case:
    """What every dialog of a matter starts from. then: gets what the act gave back."""

    window: QWidget
    errands: Errands
    seen: Dossier
    now: Now
    then: Callable[[Any], object]
    masked: bool = True
    _kept: dict[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now().date()

    @property
    def ids(self) -> dict[str, Any]:
        """The matter and the version its dialog was opened on, as every command wants them."""
        return {"matter_id": self.seen.id, "version": self.seen.version}

    @property
    def units(self) -> Sequence[UnitRow]:
        if "units" not in self._kept:
            self._kept["units"] = self.errands.now(offices.units)
        found: Sequence[UnitRow] = self._kept["units"]
        return found

    @property
    def people(self) -> Sequence[PersonRow]:
        if "people" not in self._kept:
            self._kept["people"] = self.errands.now(offices.people)
        found: Sequence[PersonRow] = self._kept["people"]
        return found

    def unit_choices(self) -> list[tuple[str, str]]:
        return [(str(row.id), row.name) for row in self.units]

    def person_choices(self, *roles: str) -> list[tuple[str, str]]:
        """The people of these roles; everybody when nobody has one."""
        rows = [row for row in self.people if set(roles) & set(row.roles)] if roles else []
        return [(str(row.id), row.name) for row in rows or self.people]

    def leaders(self) -> list[tuple[str, str]]:
        return self.person_choices("PRINCIPAL_LEADER", "LEADER_IN_CHARGE")

    def sole(self, choices: Sequence[tuple[str, str]]) -> str:
        """The only choice there is, "" when the officer has to choose."""
        return choices[0][0] if len(choices) == 1 else ""

    def me(self) -> str:
        return str(self.errands.office.actor.name)


def asked(key: str, kind: Kind = Kind.LINE, word: str = "", **more: Any) -> Field:
    """A field whose label is the one of `labels.life.FIELDS`."""
    return Field(key, word or life.FIELDS[key], kind, **more)


def day(key: str, required: bool = True, **more: Any) -> Field:
    return asked(key, Kind.DAY, required=required, width=150, **more)


def late() -> Field:
    return asked("late", hint=life.LATE_HINT)


def number_of(text: str) -> int | None:
    """The id behind a choice."""
    return int(text) if text else None


def _titled(case: Case, code: str) -> str:
    return life.TITLE.format(title=life.DIALOGS[code][0], number=pages.short_number(case.seen.number))


class AskDialog(FormDialog):
    """send: from values to the act and its arguments. rows: a table under the fields; its rows are values["rows"].

    The reason for a late entry is asked only when a day lies before today.
    """

    def __init__(
        self,
        case: Case,
        code: str,
        fields: Sequence[Field] | Sequence[Group],
        values: Mapping[str, Any],
        send: Callable[[dict[str, Any]], Call],
        rows: QWidget | None = None,
        aliases: Mapping[str, str] | None = None,
        final: bool = False,
        width: int = 560,
        note: str = "",
    ) -> None:
        _, verb, told = life.DIALOGS[code]
        groups = [one if isinstance(one, Group) else Group("", (one,)) for one in fields]
        if groups and all(not one.title and len(one.fields) == 1 for one in groups):
            groups = [Group("", tuple(one.fields[0] for one in groups))]
        self.case, self._send, self.rows = case, send, rows
        super().__init__(
            case.window, _titled(case, code), groups, verb, lambda v, d: self._hand_over(v), case.now,
            note=note or told, values={"late": "", **values}, width=width, final=final,
        )  # fmt: skip
        if rows is not None:
            rows.setMinimumHeight(theme.px(170))
            self.column.setStretchFactor(self.form, 0)
            self.column.addWidget(rows, 1)
        for refused, key in (aliases or {}).items():
            self.alias(refused, key)
        self._days = [key for key, one in self.form.fields.items() if one.kind is Kind.DAY]
        if "late" in self.form.fields:
            self.form.edited.connect(lambda _key: self._ask_late())
            self._ask_late()

    def _ask_late(self) -> None:
        past = any((self.form.editor(key).value() or self.case.today) < self.case.today for key in self._days)
        self.form.show_field("late", past)

    def values(self) -> dict[str, Any]:
        """The form's values with the table's rows."""
        found = self.form.values()
        if self.rows is not None:
            found["rows"] = self.rows.rows()  # type: ignore[attr-defined]
        return found

    def _hand_over(self, _values: dict[str, Any]) -> None:
        act, arguments = self._send(self.values())
        self.case.errands.do(act, *arguments, then=self._done, failed=self.failed)

    def _done(self, result: Any) -> None:
        self.done_well()
        self.case.then(result)


class PaperDialog(AskDialog):
    """An act whose paper is drawn beside its fields as it will be issued.

    paper: the form's code; draft: from values to the question that gives its facts. Where the wording may be edited
    (addressee, paragraphs), it follows the fields until somebody touches it.
    """

    def __init__(
        self,
        case: Case,
        code: str,
        fields: Sequence[Field] | Sequence[Group],
        values: Mapping[str, Any],
        send: Callable[[dict[str, Any]], Call],
        paper: Callable[[dict[str, Any]], str],
        draft: Callable[[dict[str, Any]], Call],
        rows: QWidget | None = None,
        aliases: Mapping[str, str] | None = None,
        worded: bool = False,
        final: bool = False,
    ) -> None:
        declared: list[Any] = list(fields)
        kept = dict(values)
        if worded:
            if not isinstance(declared[0], Group):
                declared = [Group(pages.DECISION, tuple(declared))]
            declared.append(wording_group())
            kept |= {"addressee": "", "paragraphs": ""}
        self._written = False
        self._drafting = False
        self._paper, self._draft, self._worded = paper, draft, worded
        super().__init__(case, code, declared, kept, send, rows, aliases, final, width=1060)
        self.preview = beside(self, self.layout())
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PREVIEW_WAIT)
        self._wait.timeout.connect(self._ask_draft)
        self.form.edited.connect(self._edited)
        if rows is not None:
            rows.edited.connect(self._wait.start)  # type: ignore[attr-defined]
        self.resize(theme.px(1060), theme.px(590))
        self._ask_draft()

    def values(self) -> dict[str, Any]:
        found = super().values()
        if self._worded:
            text: str = found["paragraphs"]
            found["paragraphs"] = tuple(part.strip() for part in text.split("\n") if part.strip())
            if not self._written:
                found["paragraphs"] = ()
        return found

    def _edited(self, key: str) -> None:
        if self._drafting:
            return
        if key == "paragraphs":
            self._written = True
        self._wait.start()

    def _ask_draft(self) -> None:
        try:
            query, arguments = self._draft(self.values())
        except (ValueError, IndexError, KeyError):
            # A half-filled table has no paper yet.
            self._no_draft(ValueError())
            return
        self.case.errands.ask(query, *arguments, then=self._show, failed=self._no_draft, purpose="paper-draft")

    def _no_draft(self, _error: Exception) -> None:
        if isValid(self):
            self.state.setText(pages.NO_PREVIEW)

    def _show_page(self, made: tuple[bytes, list[SealRing]]) -> None:
        if isValid(self):
            self.preview.show_pdf(*made)

    def _show(self, facts: Any) -> None:
        if not isValid(self):
            # Closed before the answer came.
            return
        self.state.setText("")
        if self._worded:
            self._drafting = True
            if not self._written:
                self.form.editor("paragraphs").set_value("\n".join(facts.paragraphs))
            if not self.form.editor("addressee").value():
                self.form.editor("addressee").set_value(facts.addressee)
            self._drafting = False
        form = self._paper(self.values())
        self.case.errands.work(lambda: drawn(form, facts), self._show_page, self._no_draft)


def drawn(form: str, facts: Any) -> tuple[bytes, list[SealRing]]:
    """The page as it will be printed, and where the preview paints its ring."""
    from desktop_app.documents.press import press_with_seal_places

    made = press_with_seal_places(form, facts)
    return made.pdf, [SealRing(one.page, one.x, one.y, one.diameter) for one in made.seal_places]


def beside(dialog: QWidget, body: Any) -> PdfPreview:
    """Put a preview of the paper at the right of a dialog's fields."""
    preview = PdfPreview()
    preview.setMinimumWidth(theme.px(380))
    assert isinstance(body, QVBoxLayout)
    taken = body.takeAt(0)
    area = taken.widget() if taken else None
    assert area is not None
    holder = QWidget(dialog)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(area, 3)
    right = QVBoxLayout()
    right.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), 0)
    right.addWidget(preview)
    row.addLayout(right, 2)
    body.insertWidget(0, holder, 1)
    return preview


def wording_group() -> Group:
    """The words of a notice, to be edited before it is issued."""
    return Group(
        pages.WORDING,
        (
            Field("addressee", pages.ADDRESSEE, width=260),
            Field("paragraphs", pages.PARAGRAPHS, Kind.TEXT, lines=8, note=pages.PARAGRAPH_NOTE),
        ),
    )


def heading(dialog: FormDialog, text: str) -> None:
    """A title over what is added below the form."""
    dialog.column.addWidget(label(text, "group"))
