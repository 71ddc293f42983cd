"""Dialogs of recusal and of the circle of readers (J01, J02)."""

from __future__ import annotations

from typing import Any

from desktop_app.labels import codes, life
from desktop_app.usecases import conflicts
from ui.dialogs.declared import AskDialog, Call, Case, asked, day, number_of
from ui.dialogs.rows_editor import Cell, RowsEditor
from ui.form_fields import Kind
from ui.widgets.editors import ChoiceEdit


def recusal(case: Case) -> AskDialog:
    """J01: raised by the person, by the petitioner, or ordered."""

    def send(values: dict[str, Any]) -> Call:
        new = conflicts.RaiseRecusal(
            **case.ids,
            person_id=number_of(values["person"]),
            kind=values["kind"],
            relation=values["relation"],
            reason=values["reason"],
            raised_on=values["raised_on"],
        )
        return conflicts.raise_recusal, (new,)

    fields = [
        asked("kind", Kind.SEGMENTS, choices=tuple(codes.RECUSAL_KINDS.items())),
        asked("person", Kind.CHOICE, required=True, choices=case.person_choices(), width=160),
        asked("relation", required=True),
        asked("reason", Kind.TEXT, lines=3),
        day("raised_on"),
    ]
    values = {"kind": "SELF", "person": str(case.seen.handler_id or ""), "raised_on": case.today}
    return AskDialog(case, "RECUSAL", fields, values, send)


def decide(case: Case) -> AskDialog:
    """The head decides; a leader on the head's own."""
    open_ones = [
        (str(row.id), f"{row.person}（{row.relation}）") for row in case.seen.course.recusals if not row.result
    ]
    deciders = case.person_choices("OFFICE_HEAD", "PRINCIPAL_LEADER", "LEADER_IN_CHARGE")

    def send(values: dict[str, Any]) -> Call:
        new = conflicts.DecideRecusal(
            **case.ids,
            recusal_id=number_of(values["recusal"]) or 0,
            result=values["result"],
            decided_by_id=number_of(values["leader"]),
            decided_on=values["decided_on"],
        )
        return conflicts.decide_recusal, (new,)

    fields = [
        asked("recusal", Kind.CHOICE, required=True, choices=open_ones),
        asked("result", Kind.SEGMENTS, choices=tuple(codes.RECUSAL_RESULTS.items())),
        asked("leader", Kind.CHOICE, word=life.DECIDER, required=True, choices=deciders, width=160),
        asked("decided_on", Kind.DAY, word=life.DECIDED_ON, required=True, width=150),
    ]
    values = {"recusal": open_ones[0][0] if open_ones else "", "result": "GRANTED", "decided_on": case.today}
    return AskDialog(case, "RECUSAL_DECIDE", fields, values, send, aliases={"decided_by": "leader"})


def accused(case: Case) -> AskDialog:
    """J02: names, people of the school, units."""
    people = [("", ""), *case.person_choices()]
    units = [("", ""), *case.unit_choices()]
    rows = RowsEditor(
        life.DIALOGS["ACCUSED"][0],
        (
            Cell("name", life.ACCUSED_HEADS["name"], 190, 1),
            Cell("person", life.ACCUSED_HEADS["person"], 130, make=lambda: ChoiceEdit(people)),
            Cell("unit", life.ACCUSED_HEADS["unit"], 150, make=lambda: ChoiceEdit(units)),
        ),
        "name",
    )
    known = case.errands.now(conflicts.accused, case.seen.id)
    rows.set_rows(
        [{"name": one.name, "person": str(one.person_id or ""), "unit": str(one.unit_id or "")} for one in known]
    )

    def send(values: dict[str, Any]) -> Call:
        listed = tuple(
            conflicts.AccusedRow(name=row["name"], person_id=number_of(row["person"]), unit_id=number_of(row["unit"]))
            for row in values["rows"]
        )
        return conflicts.set_accused, (case.seen.id, case.seen.version, listed, "YES" in values["confirm"])

    fields = [asked("confirm", Kind.CHECKS, choices=tuple(life.CHOICES["restrict"].items()))]
    return AskDialog(
        case, "ACCUSED", fields, {"confirm": ["YES"]}, send, rows, aliases={"accused": "confirm"}, width=640
    )


def readers(case: Case) -> AskDialog:
    """Who else may see a restricted matter."""
    rows = RowsEditor(
        life.FIELDS["people"],
        (Cell("person", life.FIELDS["people"], 200, 1, make=lambda: ChoiceEdit(case.person_choices())),),
        "person",
    )
    rows.set_rows([{"person": str(one)} for one in case.errands.now(conflicts.readers, case.seen.id)])

    def send(values: dict[str, Any]) -> Call:
        people = tuple(int(row["person"]) for row in values["rows"] if row["person"])
        return conflicts.set_readers, (case.seen.id, case.seen.version, people)

    return AskDialog(case, "READERS", [], {}, send, rows)
