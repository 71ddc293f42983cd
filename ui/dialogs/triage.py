"""Dialogs before acceptance: refusal, sheet for the leader, objection, accusation, suggestion, withdrawal."""

from __future__ import annotations

from typing import Any

from shiboken6 import isValid

from desktop_app.labels import codes, life
from desktop_app.labels import official as words
from desktop_app.usecases import accusations, routes, screening, suggestions, triage, withdrawals
from ui.dialogs.declared import AskDialog, Call, Case, PaperDialog, asked, day, late, number_of
from ui.dialogs.judgements import Judgements
from ui.dialogs.notices import show_at_demands
from ui.form_fields import Kind


def _judged(dialog: AskDialog, case: Case) -> Judgements:
    """The demands above the fields; a refusal that names some of them leads there."""
    made = Judgements(case.seen.demands, case.errands.now(routes.routes))
    dialog.column.insertWidget(dialog.column.indexOf(dialog.form), made)
    plain = dialog.failed

    def failed(error: Exception) -> None:
        plain(error)
        if isValid(made):
            show_at_demands(made, error)

    dialog.failed = failed  # type: ignore[method-assign]
    return made


def refuse(case: Case) -> AskDialog:
    """T07: the ground brings its usual article."""
    held: list[Judgements] = []

    def command(values: dict[str, Any]) -> triage.RefuseAcceptance:
        return triage.RefuseAcceptance(
            **case.ids,
            ground=values["ground"],
            basis=values["basis"],
            reason=values["facts_reason"],
            way=values["way"],
            approver_id=number_of(values["approver"]),
            approved_on=values["approved_on"],
            told_on=values["told_on"],
            judgements=held[0].value() if held else (),
            addressee=values["addressee"],
            paragraphs=values["paragraphs"],
            late_entry_reason=values["late"],
        )

    leaders = case.leaders()
    fields = [
        asked("ground", Kind.CHOICE, required=True, choices=tuple(codes.GROUNDS.items())),
        asked("basis"),
        asked("facts_reason", Kind.TEXT, required=True, lines=3),
        asked("way", Kind.TEXT, lines=2),
        asked("approver", Kind.CHOICE, required=True, choices=leaders, width=140),
        day("approved_on"),
        day("told_on"),
        late(),
    ]
    values = {"approved_on": case.today, "told_on": case.today, "approver": case.sole(leaders)}
    made = PaperDialog(
        case, "T07", fields, values,
        lambda v: (triage.refuse_acceptance, (command(v),)),
        lambda _v: "F04",
        lambda v: (triage.draft_refusal, (command(v),)),
        aliases={"ground_basis": "basis", "reason": "facts_reason", "leader_approved_on": "approved_on"},
        worded=True,
    )  # fmt: skip
    held.append(_judged(made, case))

    def follow(key: str) -> None:
        if key == "ground":
            usual = triage.ground_basis(made.form.editor("ground").value(), case.seen.regime)
            made.form.editor("basis").set_value(usual)

    made.form.edited.connect(follow)
    return made


def submit(case: Case) -> AskDialog:
    """T04: onto the 立案请示签."""
    held: list[Judgements] = []

    def send(values: dict[str, Any]) -> Call:
        new = triage.SubmitToLeader(
            **case.ids,
            proposal=values["proposal"],
            issues=values["issues"],
            reason=values["filing_reason"],
            judgements=held[0].value(),
        )
        return triage.submit_to_leader, (new,)

    fields = [
        asked("issues", Kind.TEXT, lines=3),
        asked("filing_reason", Kind.TEXT, lines=2),
        asked("proposal", Kind.TEXT, required=True, lines=3),
    ]
    made = AskDialog(case, "T04", fields, {"issues": case.seen.summary}, send, width=940)
    held.append(_judged(made, case))
    return made


def leader_decision(case: Case) -> AskDialog:
    """What the leader wrote on the sheet, or the sheet sent back (T05)."""

    def send(values: dict[str, Any]) -> Call:
        new = triage.LeaderDecision(
            **case.ids,
            decided_by_id=number_of(values["leader"]),
            decided_on=values["decided_on"],
            words=values["words"],
            returned=values["returned"] == "RETURNED",
        )
        return triage.record_decision, (new,)

    leaders = case.leaders()
    fields = [
        asked("leader", Kind.CHOICE, required=True, choices=leaders, width=140),
        day("decided_on"),
        asked("returned", Kind.SEGMENTS, choices=tuple(life.CHOICES["returned"].items())),
        asked("words", Kind.TEXT, lines=4),
    ]
    values = {"decided_on": case.today, "returned": "AGREED", "leader": case.sole(leaders)}
    return AskDialog(case, "LEADER_DECISION", fields, values, send, aliases={"decided_by": "leader", "reason": "words"})


def objection(case: Case) -> AskDialog:
    """T08 with its letter."""

    def command(values: dict[str, Any]) -> triage.ObjectToSender:
        return triage.ObjectToSender(
            **case.ids, objected_on=values["objected_on"], reasons=values["reasons"], late_entry_reason=values["late"]
        )

    fields = [day("objected_on"), asked("reasons", Kind.TEXT, required=True, lines=6), late()]
    return PaperDialog(
        case, "T08", fields, {"objected_on": case.today},
        lambda v: (triage.object_to_sender, (command(v),)),
        lambda _v: "F28",
        lambda v: (triage.draft_objection, (command(v),)),
        aliases={"objection_on": "objected_on", "objection_reasons": "reasons"},
    )  # fmt: skip


def objection_answer(case: Case) -> AskDialog:
    """T09."""

    def send(values: dict[str, Any]) -> Call:
        new = triage.ObjectionAnswer(
            **case.ids, answer=values["answer"], answered_on=values["answered_on"], document=values["document"]
        )
        return triage.record_objection_answer, (new,)

    fields = [
        asked("answer", Kind.SEGMENTS, choices=tuple(codes.OBJECTION_ANSWERS.items())),
        day("answered_on"),
        asked("document"),
    ]
    return AskDialog(
        case,
        "T09",
        fields,
        {"answered_on": case.today, "answer": "AGREED"},
        send,
        aliases={"objection_answer": "answer"},
    )


def accusation(case: Case) -> AskDialog:
    """T34: sealed, nameless outside."""
    held: list[Judgements] = []

    def send(values: dict[str, Any]) -> Call:
        new = accusations.HandOverAccusation(
            **case.ids,
            receiver_kind=values["receiver_kind"],
            receiver=values["receiver"],
            pages=values["pages"] or 0,
            envelopes=values["envelopes"] or 0,
            sealing=values["sealing"],
            handed_on=values["handed_on"],
            judgements=held[0].value(),
            late_entry_reason=values["late"],
        )
        return accusations.hand_over_accusation, (new,)

    fields = [
        asked("receiver_kind", Kind.SEGMENTS, choices=tuple(codes.COMPETENT_KINDS.items())),
        asked("receiver", required=True),
        asked("pages", Kind.NUMBER, required=True, width=70),
        asked("envelopes", Kind.NUMBER, required=True, width=70, beside=True),
        asked("sealing"),
        day("handed_on"),
        late(),
    ]
    values = {
        "receiver_kind": "DISCIPLINE_BODY", "handed_on": case.today, "envelopes": 1, "sealing": words.SEALED,
        "receiver": "", "pages": None,
    }  # fmt: skip
    made = AskDialog(case, "T34", fields, values, send, aliases={"recipients": "receiver"}, width=940)
    held.append(_judged(made, case))
    return made


def suggestion(case: Case) -> AskDialog:
    """T33 with its letter."""
    held: list[Judgements] = []

    def command(values: dict[str, Any]) -> suggestions.ReplySuggestion:
        return suggestions.ReplySuggestion(
            **case.ids,
            adopted=values["adopted"],
            reply=values["reply"],
            unit_id=number_of(values["unit"]),
            replied_on=values["replied_on"],
            judgements=held[0].value() if held else (),
            late_entry_reason=values["late"],
        )

    fields = [
        asked("adopted", Kind.SEGMENTS, choices=tuple(codes.ADOPTIONS.items())),
        asked("unit", Kind.CHOICE, choices=case.unit_choices(), width=180),
        asked("reply", Kind.TEXT, required=True, lines=6),
        day("replied_on"),
        late(),
    ]
    values = {"adopted": "PART", "replied_on": case.today, "unit": str(case.seen.unit_id or "")}
    made = PaperDialog(
        case, "T33", fields, values,
        lambda v: (suggestions.reply_suggestion, (command(v),)),
        lambda _v: "F31",
        lambda v: (suggestions.draft_suggestion_reply, (command(v),)),
        aliases={"responsible_unit": "unit"},
    )  # fmt: skip
    held.append(_judged(made, case))
    return made


def split(case: Case) -> AskDialog:
    """B26."""
    open_ones = [(str(row.id), row.text) for row in case.seen.demands if not row.told and not row.answered]

    def send(values: dict[str, Any]) -> Call:
        demand = number_of(values["demand"]) or 0
        arguments = (case.seen.id, case.seen.version, demand, values["own_text"], values["other_text"])
        return screening.split_demand, arguments

    fields = [
        asked("demand", Kind.CHOICE, required=True, choices=open_ones),
        asked("own_text", required=True),
        asked("other_text", required=True),
    ]
    return AskDialog(case, "SPLIT", fields, {"demand": case.sole(open_ones)}, send, aliases={"demands": "demand"})


def withdrawal_form(case: Case) -> AskDialog:
    """The statement to sign."""

    def send(values: dict[str, Any]) -> Call:
        return withdrawals.withdrawal_statement, (case.seen.id, values["reason"])

    return AskDialog(case, "WITHDRAWAL_FORM", [asked("reason", Kind.TEXT, lines=3)], {}, send)


def withdraw(case: Case) -> AskDialog:
    """T26."""

    def send(values: dict[str, Any]) -> Call:
        new = withdrawals.Withdraw(
            **case.ids,
            withdrawn_on=values["withdrawn_on"],
            reason=values["reason"],
            signed="SIGNED" in values["confirm"],
            no_pressure="FREE" in values["confirm"],
            late_entry_reason=values["late"],
        )
        return withdrawals.withdraw, (new,)

    fields = [
        day("withdrawn_on"),
        asked("reason", Kind.TEXT, lines=2),
        asked("confirm", Kind.CHECKS, choices=tuple(life.CHOICES["withdraw"].items())),
        late(),
    ]
    return AskDialog(case, "T26", fields, {"withdrawn_on": case.today}, send, final=True, width=680)


def urgent(case: Case) -> AskDialog:
    """B07."""

    def send(values: dict[str, Any]) -> Call:
        return withdrawals.flag_urgent, (case.seen.id, case.seen.version, values["urgency"], values["reason"])

    fields = [
        asked("urgency", Kind.SEGMENTS, choices=tuple(codes.URGENCIES.items())),
        asked("reason", Kind.TEXT, lines=2),
    ]
    values = {"urgency": case.seen.urgency, "reason": case.seen.urgency_reason}
    return AskDialog(case, "URGENT", fields, values, send)


def proceeding(case: Case) -> AskDialog:
    """B27."""

    def send(values: dict[str, Any]) -> Call:
        new = withdrawals.NoteProceeding(
            **case.ids, kind=values["kind"], body=values["body"], case_no=values["case_no"], since=values["since"]
        )
        return withdrawals.note_proceeding, (new,)

    fields = [
        asked("kind", Kind.CHOICE, required=True, choices=tuple(codes.PROCEEDING_KINDS.items()), width=180),
        asked("body"),
        asked("case_no"),
        day("since", required=False),
    ]
    return AskDialog(case, "PROCEEDING", fields, {"kind": "LITIGATION"}, send)
