"""Dialogs of handling: dispatch, the units' tasks, hand-over, interview, verification, joint review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop_app.labels import codes, life, pages
from desktop_app.labels import official as words
from desktop_app.usecases import handling, hearing
from ui import theme
from ui.dialogs.declared import AskDialog, Call, Case, PaperDialog, asked, day, late, number_of
from ui.dialogs.rows_editor import Cell, RowsEditor
from ui.form_fields import Field, Kind
from ui.widgets.editors import ChoiceEdit, NumberEdit
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.panels import button, label


def dispatch(case: Case) -> AskDialog:
    """T11: one row per unit, the paper of the first beside it."""
    lead_needed = not any(row.open for row in case.seen.course.tasks) or case.seen.state != "HANDLING"
    due = case.errands.now(handling.default_task_due, case.seen.id)
    rows = RowsEditor(
        life.DIALOGS["T11"][0],
        (
            Cell("unit", life.TASK_HEADS["unit"], 150, make=lambda: ChoiceEdit(case.unit_choices())),
            Cell("lead", life.TASK_HEADS["lead"], 80, make=lambda: ChoiceEdit(tuple(life.LEAD.items()))),
            Cell("due", life.TASK_HEADS["due"], 120, make=lambda: MomentEdit(case.now, minutes=False)),
            Cell("asked", life.TASK_HEADS["asked"], 150, 1),
        ),
        "unit",
    )
    first = {"unit": str(case.seen.unit_id or ""), "lead": "LEAD", "due": due, "asked": words.ASKED_DEFAULT}
    other = {"unit": "", "lead": "ASSIST", "due": due, "asked": words.ASKED_DEFAULT}
    rows.set_rows([first if lead_needed else other])

    def command(values: dict[str, Any]) -> handling.Dispatch:
        tasks = tuple(
            handling.TaskInput(
                unit_id=number_of(row["unit"]), lead=row["lead"] == "LEAD", due=row["due"], asked=row["asked"]
            )
            for row in values["rows"]
            if row["unit"]
        )
        return handling.Dispatch(
            **case.ids,
            dispatched_on=values["dispatched_on"],
            tasks=tasks,
            masked=values["masked"] == "YES",
            late_entry_reason=values["late"],
        )

    def draft(values: dict[str, Any]) -> Call:
        new = command(values)
        if not new.tasks:
            raise IndexError
        return handling.draft_dispatch, (new, 0)

    fields = [
        day("dispatched_on"),
        asked("masked", Kind.SEGMENTS, choices=tuple(life.CHOICES["masked"].items()), width=140),
        late(),
    ]
    return PaperDialog(
        case, "T11", fields, {"dispatched_on": case.today, "masked": "YES"},
        lambda v: (handling.dispatch, (command(v),)), lambda _v: "F20", draft, rows,
    )  # fmt: skip


def _open_tasks(case: Case) -> list[tuple[str, str]]:
    rows = [row for row in case.seen.course.tasks if row.open]
    return [
        (str(row.id), f"{row.unit}（{words.LEAD if row.lead else words.ASSISTING}，{pages.month_day(row.due)}）")
        for row in rows
    ]


def _task_field(case: Case) -> Any:
    return asked("task", Kind.CHOICE, required=True, choices=_open_tasks(case))


def _task_values(case: Case) -> dict[str, Any]:
    choices = _open_tasks(case)
    return {"task": choices[0][0] if choices else "", "day": case.today}


def _step(case: Case, code: str, act: Callable[..., Any], who: Any, said: Any) -> AskDialog:
    """A dialog about one task: its unit, the day, and what each kind of step adds. who, said: fields or None."""

    def send(values: dict[str, Any]) -> Call:
        new = handling.TaskStep(
            **case.ids,
            task_id=number_of(values["task"]) or 0,
            day=values["day"],
            who=values.get("who", ""),
            words=values.get("said", ""),
        )
        return act, (new,)

    fields = [_task_field(case), day("day"), *(one for one in (who, said) if one is not None)]
    values = _task_values(case) | ({"who": "CALL"} if code == "REMIND" else {})
    return AskDialog(case, code, fields, values, send, aliases={"words": "said"})


def task_received(case: Case) -> AskDialog:
    return _step(case, "TASK_RECEIVED", handling.receive_task, Field("who", life.FIELDS["signer_name"]), None)


def task_returned(case: Case) -> AskDialog:
    said = Field("said", life.FIELDS["reason"], Kind.TEXT, required=True, lines=3)
    return _step(case, "TASK_RETURN", handling.return_task, None, said)


def task_ended(case: Case) -> AskDialog:
    said = Field("said", life.FIELDS["reason"], Kind.TEXT, required=True, lines=3)
    return _step(case, "TASK_END", handling.end_task, None, said)


def remind(case: Case) -> AskDialog:
    who = Field("who", life.FIELDS["how"], Kind.SEGMENTS, choices=tuple(codes.REMIND_WAYS.items()))
    return _step(case, "REMIND", handling.remind_task, who, asked("said", Kind.TEXT, lines=3))


def task_due(case: Case) -> AskDialog:
    """The dispatcher gives a unit another day."""

    def send(values: dict[str, Any]) -> Call:
        task = number_of(values["task"]) or 0
        return handling.change_task_due, (case.seen.id, case.seen.version, task, values["due"], values["reason"])

    fields = [_task_field(case), day("due"), asked("reason", Kind.TEXT, required=True, lines=2)]
    return AskDialog(case, "TASK_DUE", fields, _task_values(case), send, aliases={"task_due": "due"})


class _FileChoice(QWidget):
    """One file to attach: its name, and the button that asks for another."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._name = label(life.NO_FILE, "note")
        row.addWidget(label(life.FIELDS["file"], "label"))
        row.addSpacing(theme.px(8))
        row.addWidget(button(life.CHOOSE_REPLY_FILE, self._choose))
        row.addWidget(self._name, 1)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, life.CHOOSE_REPLY_FILE)
        if path:
            self.choose(Path(path))

    def choose(self, path: Path) -> None:
        self.path = path
        self._name.setText(path.name)


def task_reply(case: Case) -> AskDialog:
    """A unit's written reply with its document (B13, B18)."""
    file = _FileChoice()

    def send(values: dict[str, Any]) -> Call:
        new = handling.TaskReply(
            **case.ids,
            task_id=number_of(values["task"]) or 0,
            replied_on=values["replied_on"],
            reply=values["feedback"],
            signed_by=values["signed_by"],
            file_name=file.path.name if file.path else "",
            content=file.path.read_bytes() if file.path else b"",
            late_entry_reason=values["late"],
        )
        return handling.reply_task, (new,)

    fields = [
        _task_field(case),
        day("replied_on"),
        asked("feedback", Kind.TEXT, required=True, lines=5),
        asked("signed_by", required=True, width=160),
        late(),
    ]
    values = _task_values(case) | {"replied_on": case.today}
    made = AskDialog(case, "TASK_REPLY", fields, values, send, aliases={"reply": "feedback"}, width=640)
    made.column.addWidget(file)
    made.file = file  # type: ignore[attr-defined]
    return made


def unit_report(case: Case) -> AskDialog:
    """F25 for the unit's head to sign."""

    def command(values: dict[str, Any]) -> handling.UnitReport:
        return handling.UnitReport(
            **case.ids,
            task_id=number_of(values["task"]) or 0,
            sections={code: values[code] for code in codes.REPORT_SECTIONS},
        )

    texts = [Field(code, word, Kind.TEXT, lines=3) for code, word in codes.REPORT_SECTIONS.items()]
    values = _task_values(case) | {"BASIC": case.seen.summary}
    return PaperDialog(
        case, "UNIT_REPORT", [_task_field(case), *texts], values,
        lambda v: (handling.issue_unit_report, (command(v),)),
        lambda _v: "F25",
        lambda v: (handling.draft_unit_report, (command(v),)),
    )  # fmt: skip


def hand_over(case: Case) -> AskDialog:
    """A06."""
    kinds = tuple(pages.MATERIAL_FORMS.items())
    rows = RowsEditor(
        life.DIALOGS["HANDOVER"][0],
        (
            Cell("name", life.EVIDENCE_HEADS["name"], 200, 1),
            Cell("copies", life.EVIDENCE_HEADS["copies"], 60, make=lambda: NumberEdit(1, 999)),
            Cell("original", life.EVIDENCE_HEADS["original"], 100, make=lambda: ChoiceEdit(kinds)),
        ),
        "name",
    )
    listed = [
        {"name": one.name, "copies": one.copies, "original": "ORIGINAL" if one.original else "COPY"}
        for one in case.seen.materials
    ]
    rows.set_rows(listed)

    def send(values: dict[str, Any]) -> Call:
        evidence = tuple(
            hearing.Evidence(name=row["name"], copies=row["copies"] or 1, original=row["original"] == "ORIGINAL")
            for row in values["rows"]
        )
        known = ("handed_at", "from_unit", "from_person", "to_unit", "to_person", "gist")
        new = hearing.HandOver(
            **case.ids,
            **{name: values[name] for name in known},
            opinion=values["handover_opinion"],
            evidence=evidence,
        )
        return hearing.hand_over, (new,)

    unit_names = [(row.name, row.name) for row in case.units]
    people = [(row.name, row.name) for row in case.people]
    fields = [
        asked("handed_at", Kind.MOMENT, required=True, width=190),
        asked("from_unit", Kind.FREE_CHOICE, choices=unit_names, width=190),
        asked("from_person", Kind.FREE_CHOICE, choices=people, width=130, beside=True),
        asked("to_unit", Kind.FREE_CHOICE, choices=unit_names, width=190),
        asked("to_person", Kind.FREE_CHOICE, choices=people, width=130, beside=True),
        asked("gist", Kind.TEXT, lines=2),
        asked("handover_opinion", Kind.TEXT, lines=2),
    ]
    values = {
        "handed_at": case.now().replace(tzinfo=None, second=0, microsecond=0), "from_person": case.me(),
        "to_unit": case.seen.unit, "to_person": case.seen.handler, "gist": case.seen.subject,
    }  # fmt: skip
    return AskDialog(case, "HANDOVER", fields, values, send, rows, width=720)


def handover_received(case: Case) -> AskDialog:
    choices = [
        (str(row.id), f"{row.to_unit} {row.to_person}（{pages.month_day(row.handed_on)}）")
        for row in case.seen.course.handovers
        if row.received_on is None
    ]

    def send(values: dict[str, Any]) -> Call:
        chosen = number_of(values["handover"]) or 0
        return hearing.acknowledge_handover, (case.seen.id, case.seen.version, chosen, values["on"])

    fields = [asked("handover", Kind.CHOICE, required=True, choices=choices), day("on")]
    return AskDialog(
        case, "HANDOVER_RECEIVED", fields, {"on": case.today, "handover": choices[0][0] if choices else ""}, send
    )


def interview(case: Case) -> AskDialog:
    """A16: questions and answers in rows."""
    rows = RowsEditor(
        life.DIALOGS["INTERVIEW"][0],
        (Cell("ask", life.EXCHANGE_HEADS["ask"], 200, 1), Cell("said", life.EXCHANGE_HEADS["said"], 320, 2)),
        "said",
    )
    rows.set_rows([])

    def send(values: dict[str, Any]) -> Call:
        known = ("began_at", "ended_at", "place", "interviewers", "recorder", "interviewee", "about")
        new = hearing.RecordInterview(
            **case.ids,
            **{name: values[name] for name in known},
            exchanges=tuple((row["ask"], row["said"]) for row in values["rows"]),
        )
        return hearing.record_interview, (new,)

    fields = [
        asked("began_at", Kind.MOMENT, required=True, width=190),
        asked("ended_at", Kind.MOMENT, width=190, beside=True),
        asked("place"),
        asked("interviewers", required=True, width=190),
        asked("recorder", width=130, beside=True),
        asked("interviewee", required=True, width=190),
        asked("about", beside=True),
    ]
    name = case.seen.people[0].name if case.seen.people and not case.masked else ""
    values = {
        "began_at": case.now().replace(tzinfo=None, second=0, microsecond=0), "place": case.seen.place,
        "interviewers": case.seen.handler, "recorder": case.me(), "interviewee": name,
    }  # fmt: skip
    made = AskDialog(case, "INTERVIEW", fields, values, send, rows, aliases={"exchanges": "about"}, width=820)
    rows.setMinimumHeight(theme.px(210))
    return made


def verify(case: Case) -> AskDialog:
    """A16."""

    def send(values: dict[str, Any]) -> Call:
        def parts(text: str) -> tuple[str, ...]:
            return tuple(one.strip() for one in text.replace("，", "、").replace("\n", "、").split("、") if one.strip())

        new = hearing.RecordVerification(
            **case.ids,
            verified_on=values["verified_on"],
            method=values["method"],
            subject=values["subject"],
            place=values["place"],
            found=values["found"],
            conclusion=values["conclusion"],
            evidence=tuple(one.strip() for one in values["evidence"].split("\n") if one.strip()),
            verifiers=parts(values["verifiers"]),
            late_entry_reason=values["late"],
        )
        return hearing.record_verification, (new,)

    fields = [
        day("verified_on"),
        asked(
            "method", Kind.CHOICE, required=True, choices=tuple(codes.VERIFY_METHODS.items()), width=150, beside=True
        ),
        asked("subject"),
        asked("place", beside=True),
        asked("found", Kind.TEXT, required=True, lines=5),
        asked("conclusion", Kind.TEXT, lines=2),
        asked("evidence", Kind.TEXT, lines=2, hint=life.ONE_PER_LINE),
        asked("verifiers", required=True, hint=life.TWO_PEOPLE),
        late(),
    ]
    values = {"verified_on": case.today, "method": "SITE", "verifiers": case.seen.handler}
    return AskDialog(case, "VERIFY", fields, values, send, width=680)


def joint_review(case: Case) -> AskDialog:
    """B08."""
    rows = RowsEditor(
        life.FIELDS["units"],
        (Cell("unit", life.FIELDS["units"], 220, 1, make=lambda: ChoiceEdit(case.unit_choices())),),
        "unit",
    )
    rows.set_rows([{"unit": str(case.seen.unit_id or "")}])

    def send(values: dict[str, Any]) -> Call:
        new = hearing.JoinUnits(
            **case.ids,
            held_on=values["held_on"],
            unit_ids=tuple(int(row["unit"]) for row in values["rows"] if row["unit"]),
            words=values["opinion_words"],
            conclusion=values["conclusion"],
            late_entry_reason=values["late"],
        )
        return hearing.joint_review, (new,)

    fields = [
        day("held_on"),
        asked("opinion_words", Kind.TEXT, lines=3),
        asked("conclusion", Kind.TEXT, required=True, lines=2),
        late(),
    ]
    return AskDialog(case, "T13", fields, {"held_on": case.today}, send, rows)
