"""受理 and 告知去向: decide, read the notice as it will be printed, edit its words, issue it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from desktop_app.facts import NoticeFacts
from desktop_app.labels import codes, forms, life, pages
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import conflicts, notices, papers, routes, screening
from desktop_app.usecases.dossier import Dossier
from desktop_app.usecases.offices import PersonRow, UnitRow
from desktop_app.usecases.screening import Accept, NotifyOut, Screen
from ui import theme
from ui.dialogs.declared import beside, drawn, wording_group
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.judgements import Judgements
from ui.errands import Errands
from ui.form_fields import Field, Group, Kind
from ui.messages import Answer, ask
from ui.widgets.panels import label
from ui.widgets.pdf_preview import SealRing

Now = Callable[[], datetime]


class NoticeDialog(FormDialog):
    """A decision whose paper is previewed beside its fields. `form_code`: which paper; subclasses say what is done."""

    form_code = "F02"

    def __init__(
        self,
        parent: QWidget | None,
        errands: Errands,
        seen: Dossier,
        title: str,
        groups: Sequence[Group],
        act: str,
        now: Now,
        values: dict[str, Any],
        own_authority: str,
    ) -> None:
        super().__init__(parent, title, groups, act, lambda v, d: self.hand_over(v), now, values=values, width=1060)
        self.errands, self.seen = errands, seen
        self.issued: papers.Issued | None = None
        self._written = False
        self._drafting = False
        self.judgements = Judgements(seen.demands, errands.now(routes.routes), own_authority)
        self.column.insertWidget(self.column.count() - 1, label(pages.JUDGE_DEMANDS, "group"))
        self.column.insertWidget(self.column.count() - 1, self.judgements)
        self.preview = beside(self, self.layout())
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(350)
        self._wait.timeout.connect(self._ask_draft)
        self.form.edited.connect(self._edited)
        self.judgements.edited.connect(self._wait.start)
        self.resize(theme.px(1060), theme.px(590))
        self.form.widget(list(self.form.fields)[1]).setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_draft()

    def _edited(self, key: str) -> None:
        if self._drafting:
            return
        if key == "paragraphs":
            self._written = True
        self._wait.start()

    def paragraphs(self) -> tuple[str, ...]:
        """The wording as it stands; () while nobody has touched it, so that it follows the fields."""
        if not self._written:
            return ()
        text: str = self.form.editor("paragraphs").value()
        return tuple(part.strip() for part in text.split("\n") if part.strip())

    def _ask_draft(self) -> None:
        query, arguments = self.draft_query()
        self.errands.ask(query, *arguments, then=self._show_draft, failed=self._no_draft, purpose="notice-draft")

    def _no_draft(self, error: Exception) -> None:
        # A half-filled form has no notice yet; what is missing is said when it is handed over.
        if isValid(self):
            self.state.setText(pages.NO_PREVIEW)

    def _show_page(self, made: tuple[bytes, list[SealRing]]) -> None:
        if isValid(self):
            self.preview.show_pdf(*made)

    def _show_draft(self, facts: NoticeFacts) -> None:
        if not isValid(self):
            return
        self.state.setText("")
        self._drafting = True
        if not self._written:
            self.form.editor("paragraphs").set_value("\n".join(facts.paragraphs))
        if not self.form.editor("addressee").value():
            self.form.editor("addressee").set_value(facts.addressee)
        self._drafting = False
        form = self.paper()
        self.errands.work(lambda: drawn(form, facts), self._show_page, self._no_draft)

    def failed(self, error: Exception) -> None:
        super().failed(error)
        if isValid(self):
            show_at_demands(self.judgements, error)

    def finished_well(self, issued: papers.Issued) -> None:
        """The office issued the paper."""
        self.issued = issued
        self.done_well()

    def paper(self) -> str:
        return self.form_code

    def draft_query(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        raise NotImplementedError

    def hand_over(self, values: dict[str, Any]) -> None:
        raise NotImplementedError


class AcceptDialog(NoticeDialog):
    """受理并出具告知书 (T10)."""

    def __init__(
        self,
        parent: QWidget | None,
        errands: Errands,
        seen: Dossier,
        units: Sequence[UnitRow],
        people: Sequence[PersonRow],
        now: Now,
    ) -> None:
        self.today = now().date()
        unit_choices = [(str(row.id), row.name) for row in units]
        person_choices = [(str(row.id), row.name) for row in people]
        group = Group(
            pages.DECISION,
            (
                Field("accepted_on", pages.ACCEPTED_ON, Kind.DAY, required=True, width=150),
                Field("unit", pages.LEAD_UNIT, Kind.CHOICE, required=True, choices=unit_choices, width=180),
                Field("handler", pages.HANDLER, Kind.CHOICE, choices=person_choices, width=130, beside=True),
                Field("simple", life.SIMPLE, Kind.CHOICE, choices=[("", life.ORDINARY), *codes.SIMPLE_KINDS.items()]),
                Field("late", pages.LATE_ENTRY, hint=pages.LATE_ENTRY_HINT),
            ),
        )
        values = {
            "simple": "",
            "accepted_on": self.today,
            "unit": str(seen.unit_id or ""),
            "handler": str(seen.handler_id or ""),
            "addressee": "",
            "paragraphs": "",
            "late": "",
        }
        super().__init__(
            parent,
            errands,
            seen,
            pages.ACCEPT_TITLE.format(number=pages.short_number(seen.number)),
            (group, wording_group()),
            pages.ISSUE_ACCEPTANCE,
            now,
            values,
            "YES",
        )
        self.alias("lead_unit", "unit")
        self.alias("simple_kind", "simple")

    def _id(self, key: str) -> int | None:
        value = self.form.editor(key).value()
        return int(value) if value else None

    def draft_query(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        day = self.form.editor("accepted_on").value() or self.today
        addressee = self.form.editor("addressee").value()
        return notices.draft_acceptance, (self.seen.id, day, self._id("unit"), addressee, self.paragraphs())

    def hand_over(self, values: dict[str, Any]) -> None:
        day: date = values["accepted_on"]
        handler = self._id("handler")
        if handler is not None and not free_of_relation(self, self.errands, self.seen.id, handler):
            self.failed(Refused("PERSON_RELATED", "handler", {}))
            return
        new = Accept(
            matter_id=self.seen.id,
            version=self.seen.version,
            accepted_on=day,
            lead_unit_id=self._id("unit"),
            handler_id=self._id("handler"),
            judgements=self.judgements.value(),
            simple_kind=values["simple"],
            addressee=values["addressee"],
            paragraphs=self.paragraphs(),
            late_entry_reason=values["late"],
        )
        self.errands.do(screening.accept, new, then=self.finished_well, failed=self.failed)


class NotifyOutDialog(NoticeDialog):
    """告知去向 (T06): 转送 (F03) or 不属于本单位职权 (F05)."""

    def __init__(self, parent: QWidget | None, errands: Errands, seen: Dossier, now: Now) -> None:
        self.today = now().date()
        group = Group(
            pages.DECISION,
            (
                Field("form", pages.WAY, Kind.SEGMENTS, choices=tuple(pages.WAYS.items())),
                Field("demands", life.DEMANDS_OF_NOTICE, Kind.CHECKS, choices=_untold(seen)),
                Field("competent_body", pages.COMPETENT_BODY),
                Field("body_address", pages.BODY_ADDRESS),
                Field("body_phone", pages.BODY_PHONE, width=200),
                Field("basis", pages.BASIS),
                Field("told_on", pages.TOLD_ON, Kind.DAY, required=True, width=150),
                Field("late", pages.LATE_ENTRY, hint=pages.LATE_ENTRY_HINT),
            ),
        )
        values = {
            "demands": [code for code, _ in _untold(seen)],
            "form": "F05",
            "told_on": self.today,
            "basis": pages.WAY_BASIS,
            "competent_body": "",
            "body_address": "",
            "body_phone": "",
            "addressee": "",
            "paragraphs": "",
            "late": "",
        }
        super().__init__(
            parent,
            errands,
            seen,
            pages.WAY_TITLE.format(number=pages.short_number(seen.number)),
            (group, wording_group()),
            pages.ISSUE_WAY,
            now,
            values,
            "NO",
        )
        self.form.show_field("demands", len(seen.demands) > 1)
        self.alias("directed_to", "competent_body")
        self.alias("recipients", "competent_body")
        self.alias("route_basis", "basis")

    def _edited(self, key: str) -> None:
        if key == "form":
            # A route brings its own basis; the usual one belongs to the other two notices.
            usual, typed = pages.WAY_BASIS, self.form.editor("basis")
            if typed.value() in ("", usual):
                typed.set_value("" if self.paper() == "F06" else usual)
        super()._edited(key)

    def paper(self) -> str:
        return str(self.form.editor("form").value())

    def _command(self) -> NotifyOut:
        read = self.form.editor
        body, basis = read("competent_body").value(), read("basis").value()
        return NotifyOut(
            matter_id=self.seen.id,
            version=self.seen.version,
            form=self.paper(),
            told_on=read("told_on").value() or self.today,
            competent_body=body,
            body_address=read("body_address").value(),
            body_phone=read("body_phone").value(),
            basis=basis,
            judgements=self.judgements.value(),
            demand_ids=tuple(int(one) for one in read("demands").value()) if len(self.seen.demands) > 1 else (),
            addressee=read("addressee").value(),
            paragraphs=self.paragraphs(),
            late_entry_reason=read("late").value(),
        )

    def draft_query(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return notices.draft_way, (self._command(),)

    def hand_over(self, values: dict[str, Any]) -> None:
        self.errands.do(screening.notify_out, self._command(), then=self.finished_well, failed=self.failed)


_NATURE_CODES = frozenset({"NATURE_MISSING", "ACCUSATION_ORDINARY", "ACCUSATION_BY_HANDOVER", "NOT_A_SUGGESTION"})


def show_at_demands(judgements: Judgements, error: Exception) -> None:
    """Lead a refusal about some demands to their lines."""
    named = error.facts.get("demands") or error.facts.get("demand") if isinstance(error, Refused) else None
    places = tuple(named) if isinstance(named, tuple) else (named,) if isinstance(named, int) else ()
    code = error.code if isinstance(error, Refused) else ""
    judgements.show_error(places, "nature" if code in _NATURE_CODES else "own")


def _untold(seen: Dossier) -> list[tuple[str, str]]:
    """The demands that no notice speaks of yet, by their place."""
    return [(str(row.id), life.NTH.format(n=n)) for n, row in enumerate(seen.demands, 1) if not row.told]


def free_of_relation(parent: QWidget, errands: Errands, matter_id: int, handler_id: int) -> bool:
    """Ask about a relation where name and unit suggest one (J01); True when the handler may take the matter."""
    if not errands.now(conflicts.looks_related, matter_id, handler_id):
        return True
    answers = [Answer("FREE", life.NOT_RELATED)]
    return ask(parent, life.RELATED_QUESTION, [life.RELATED_NOTE], answers, life.IS_RELATED) == "FREE"


class ScreenDialog(FormDialog):
    """甄别分类 (T03): judge each demand, write the proposal, issue the approval sheet F08."""

    def __init__(self, parent: QWidget | None, errands: Errands, seen: Dossier, now: Now) -> None:
        group = Group(
            "",
            (
                Field("new_facts", life.NEW_FACTS, Kind.SEGMENTS, choices=tuple(forms.HAS_OR_NOT.items()), width=120),
                Field("simple", life.SIMPLE, Kind.CHOICE, choices=[("", life.ORDINARY), *codes.SIMPLE_KINDS.items()]),
                Field("proposal", pages.PROPOSAL, Kind.TEXT, required=True, lines=4),
            ),
        )
        super().__init__(
            parent,
            pages.SCREEN_TITLE.format(number=pages.short_number(seen.number)),
            (group,),
            pages.ISSUE_SCREENING,
            lambda values, _dialog: self._hand_over(values),
            now,
            note=pages.SCREEN_NOTE,
            width=940,
        )
        self.errands, self.seen = errands, seen
        self.issued: papers.Issued | None = None
        self.judgements = Judgements(seen.demands, errands.now(routes.routes))
        self.column.insertWidget(2, self.judgements, 0, Qt.AlignmentFlag.AlignTop)
        self.form.show_field("new_facts", seen.occurrence == "REPEAT")
        self.resize(theme.px(940), theme.px(460))

    def _hand_over(self, values: dict[str, Any]) -> None:
        new = Screen(
            matter_id=self.seen.id,
            version=self.seen.version,
            judgements=self.judgements.value(),
            proposal=values["proposal"],
            new_facts=values["new_facts"] if self.seen.occurrence == "REPEAT" else "",
            simple_kind=values["simple"],
        )
        self.errands.do(screening.screen, new, then=self._finished, failed=self.failed)

    def failed(self, error: Exception) -> None:
        super().failed(error)
        if isValid(self):
            show_at_demands(self.judgements, error)

    def _finished(self, issued: papers.Issued) -> None:
        self.issued = issued
        self.done_well()


def accepted(dialog: QDialog) -> bool:
    """Whether a dialog was left with its verb."""
    return dialog.exec() == QDialog.DialogCode.Accepted
