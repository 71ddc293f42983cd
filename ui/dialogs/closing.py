"""Dialogs of answers and of the end: simple answer, duty, settlement, extension, replies to the superior, closing."""

from __future__ import annotations

from typing import Any

from desktop_app.labels import codes, life
from desktop_app.labels import official as words
from desktop_app.usecases import answers, closing, extensions
from ui.dialogs.declared import AskDialog, Call, Case, PaperDialog, asked, day, late, number_of
from ui.form_fields import Field, Kind


def answer_simply(case: Case) -> AskDialog:
    """T32."""

    def send(values: dict[str, Any]) -> Call:
        new = answers.AnswerSimply(
            **case.ids,
            answered_on=values["answered_on"],
            way=values["how"],
            content=values["content"],
            late_entry_reason=values["late"],
        )
        return answers.answer_simply, (new,)

    fields = [
        day("answered_on"),
        asked("how", Kind.SEGMENTS, choices=tuple(codes.REPLY_WAYS.items())),
        asked("content", Kind.TEXT, required=True, lines=4),
        late(),
    ]
    return AskDialog(case, "T32", fields, {"answered_on": case.today, "how": "CALL"}, send, aliases={"way": "how"})


def leave_simple(case: Case) -> AskDialog:
    def send(values: dict[str, Any]) -> Call:
        return answers.leave_simple, (case.seen.id, case.seen.version, values["reason"])

    return AskDialog(case, "LEAVE_SIMPLE", [asked("reason", Kind.TEXT, required=True, lines=3)], {}, send)


def answer_duty(case: Case) -> AskDialog:
    """第三十一条第（五）项: answered with the remedy of its own procedure."""
    open_ones = [
        (str(row.id), row.text)
        for row in case.seen.demands
        if row.route == "STATUTORY_DUTY" and row.told and not row.answered
    ]

    def command(values: dict[str, Any]) -> answers.AnswerDuty:
        return answers.AnswerDuty(
            **case.ids,
            demand_ids=(number_of(values["demand"]) or 0,),
            replied_on=values["replied_on"],
            content=values["content"],
            remedy=values["remedy"],
            late_entry_reason=values["late"],
        )

    fields = [
        asked("demand", Kind.CHOICE, required=True, choices=open_ones),
        asked("content", Kind.TEXT, required=True, lines=7),
        asked("remedy", Kind.TEXT, lines=2),
        day("replied_on"),
        late(),
    ]
    values = {
        "demand": open_ones[0][0] if open_ones else "", "replied_on": case.today, "remedy": words.DUTY_REMEDY,
    }  # fmt: skip
    return PaperDialog(
        case, "ANSWER_DUTY", fields, values,
        lambda v: (answers.answer_duty, (command(v),)),
        lambda _v: "F28",
        lambda v: (answers.draft_duty_answer, (command(v),)),
        aliases={"demands": "demand"},
    )  # fmt: skip


def draw_settlement(case: Case) -> AskDialog:
    def send(values: dict[str, Any]) -> Call:
        new = answers.DrawSettlement(
            **case.ids,
            kind=values["kind"],
            other_party=values["other_party"],
            mediator=values["mediator"],
            facts=values["facts"],
            terms=tuple(one for one in values["terms"].split("\n") if one.strip()),
            drawn_on=values["drawn_on"],
        )
        return answers.draw_settlement, (new,)

    fields = [
        asked("kind", Kind.SEGMENTS, choices=tuple(codes.SETTLEMENT_KINDS.items()), width=140),
        asked("other_party", hint=life.OTHER_PARTY_HINT),
        asked("mediator"),
        asked("facts", Kind.TEXT, lines=3),
        asked("terms", Kind.TEXT, required=True, lines=4, hint=life.TERM_PER_LINE),
        day("drawn_on"),
    ]
    values = {"kind": "MEDIATION", "drawn_on": case.today, "facts": case.seen.summary}
    return AskDialog(case, "SETTLE_DRAW", fields, values, send, width=640)


def settle(case: Case) -> AskDialog:
    """T14."""

    def send(values: dict[str, Any]) -> Call:
        new = answers.Settle(
            **case.ids,
            settled_on=values["settled_on"],
            signed_by_both="SIGNED" in values["confirm"],
            lawful="LAWFUL" in values["confirm"],
            late_entry_reason=values["late"],
        )
        return answers.settle, (new,)

    fields = [
        day("settled_on"),
        asked("confirm", Kind.CHECKS, choices=tuple(life.CHOICES["settle"].items())),
        late(),
    ]
    return AskDialog(case, "T14", fields, {"settled_on": case.today}, send, final=True, width=640)


# 延期


def ask_longer(case: Case) -> AskDialog:
    """F14."""

    def send(values: dict[str, Any]) -> Call:
        new = extensions.AskExtension(
            **case.ids,
            days=values["days"] or 0,
            reason=values["reason"],
            requested_on=values["requested_on"],
            late_entry_reason=values["late"],
        )
        return extensions.ask_extension, (new,)

    fields = [
        asked("days", Kind.NUMBER, required=True, width=70, most=60),
        asked("reason", Kind.TEXT, required=True, lines=3),
        day("requested_on"),
        late(),
    ]
    values = {"days": 30, "requested_on": case.today}
    return AskDialog(case, "EXTEND_ASK", fields, values, send, aliases={"extension_days": "days"})


def grant_longer(case: Case) -> AskDialog:
    """T12 with its notice F15."""
    leaders = case.person_choices("PRINCIPAL_LEADER", "LEADER_IN_CHARGE")

    def command(values: dict[str, Any]) -> extensions.ApproveExtension:
        return extensions.ApproveExtension(
            **case.ids,
            approver_id=number_of(values["approver"]),
            approved_on=values["approved_on"],
            notified_on=values["notified_on"],
            superior_document=values["superior_document"],
            addressee=values["addressee"],
            paragraphs=values["paragraphs"],
            late_entry_reason=values["late"],
        )

    fields = [
        asked("approver", Kind.CHOICE, required=True, choices=leaders, width=140),
        day("approved_on"),
        day("notified_on"),
        asked("superior_document", hint=life.SUPERIOR_DOCUMENT_HINT),
        late(),
    ]
    values = {"approved_on": case.today, "notified_on": case.today, "approver": case.sole(leaders)}
    return PaperDialog(
        case, "EXTEND_APPROVE", fields, values,
        lambda v: (extensions.approve_extension, (command(v),)),
        lambda _v: "F15",
        lambda v: (extensions.draft_extension, (command(v),)),
        worded=True,
    )  # fmt: skip


def deny_longer(case: Case) -> AskDialog:
    def send(values: dict[str, Any]) -> Call:
        return extensions.deny_extension, (case.seen.id, case.seen.version, values["on"], values["reason"])

    fields = [day("on"), asked("reason", Kind.TEXT, required=True, lines=3)]
    return AskDialog(case, "EXTEND_DENY", fields, {"on": case.today}, send, aliases={"denied_on": "on"})


def ask_superior(case: Case) -> AskDialog:
    """H01 with its request F14b."""

    def command(values: dict[str, Any]) -> extensions.AskSuperior:
        return extensions.AskSuperior(
            **case.ids,
            asked_on=values["asked_on"],
            reason=values["reason"],
            wanted_due=values["wanted_due"],
            signatory=values["signatory"],
            late_entry_reason=values["late"],
        )

    names = [(row.name, row.name) for row in case.people if {"PRINCIPAL_LEADER", "LEADER_IN_CHARGE"} & set(row.roles)]
    fields = [
        asked("reason", Kind.TEXT, required=True, lines=3),
        day("wanted_due"),
        day("asked_on"),
        asked("signatory", Kind.FREE_CHOICE, choices=names, width=160),
        late(),
    ]
    return PaperDialog(
        case, "ASK_SUPERIOR", fields, {"asked_on": case.today, "signatory": case.sole(names)},
        lambda v: (extensions.ask_superior, (command(v),)),
        lambda _v: "F14b",
        lambda v: (extensions.draft_superior_request, (command(v),)),
    )  # fmt: skip


def superior_answer(case: Case) -> AskDialog:
    def send(values: dict[str, Any]) -> Call:
        new = extensions.SuperiorAnswer(
            **case.ids,
            granted=values["granted"] == "YES",
            answered_on=values["answered_on"],
            granted_due=values["granted_due"] if values["granted"] == "YES" else None,
            document=values["document"],
        )
        return extensions.record_superior_answer, (new,)

    fields = [
        asked("granted", Kind.SEGMENTS, choices=tuple(life.CHOICES["granted"].items())),
        day("answered_on"),
        day("granted_due", required=False),
        asked("document"),
    ]
    return AskDialog(case, "SUPERIOR_ANSWER", fields, {"granted": "YES", "answered_on": case.today}, send)


# 回复、结案


def reply_superior(case: Case) -> AskDialog:
    """B11."""

    def command(values: dict[str, Any]) -> answers.ReplySuperior:
        return answers.ReplySuperior(
            **case.ids,
            form=values["form"],
            replied_on=values["replied_on"],
            content=values["content"],
            signatory=values["signatory"],
            late_entry_reason=values["late"],
        )

    names = [(row.name, row.name) for row in case.people if {"PRINCIPAL_LEADER", "LEADER_IN_CHARGE"} & set(row.roles)]
    fields = [
        asked("form", Kind.SEGMENTS, choices=tuple(life.CHOICES["form"].items()), width=200),
        asked("content", Kind.TEXT, required=True, lines=9),
        asked("signatory", Kind.FREE_CHOICE, choices=names, width=160),
        day("replied_on"),
        late(),
    ]
    values = {
        "form": "F27", "replied_on": case.today, "signatory": case.sole(names),
        "content": case.errands.now(answers.superior_reply_words, case.seen.id),
    }  # fmt: skip
    return PaperDialog(
        case, "REPLY_SUPERIOR", fields, values,
        lambda v: (answers.reply_superior, (command(v),)),
        lambda v: str(v["form"]),
        lambda v: (answers.draft_superior_reply, (command(v),)),
    )  # fmt: skip


def note_reply(case: Case) -> AskDialog:
    """B20."""

    def send(values: dict[str, Any]) -> Call:
        new = answers.NoteReply(
            **case.ids, replied_on=values["replied_on"], way=values["how"], content=values["content"]
        )
        return answers.note_reply, (new,)

    fields = [
        day("replied_on"),
        asked("how", Kind.SEGMENTS, choices=tuple(codes.REPLY_WAYS.items())),
        asked("content", Kind.TEXT, required=True, lines=4),
    ]
    return AskDialog(
        case, "NOTE_REPLY", fields, {"replied_on": case.today, "how": "CALL"}, send, aliases={"way": "how"}
    )


def report(case: Case) -> AskDialog:
    """F26 and F24b."""

    def command(values: dict[str, Any]) -> closing.WriteClosing:
        return closing.WriteClosing(
            **case.ids,
            sections={code: values[code] for code in codes.CLOSING_SECTIONS},
            reported_on=values["reported_on"],
            report_up=values["up"] == "YES",
            signatory=values["signatory"],
            late_entry_reason=values["late"],
        )

    names = [(row.name, row.name) for row in case.people if {"PRINCIPAL_LEADER", "LEADER_IN_CHARGE"} & set(row.roles)]
    fields = [
        *(Field(code, word, Kind.TEXT, lines=3) for code, word in codes.CLOSING_SECTIONS.items()),
        asked("up", Kind.SEGMENTS, choices=tuple(life.CHOICES["up"].items()), width=140),
        asked("signatory", Kind.FREE_CHOICE, choices=names, width=160),
        day("reported_on"),
        late(),
    ]
    values = {
        "up": "NO", "reported_on": case.today, **case.errands.now(closing.closing_sections, case.seen.id),
    }  # fmt: skip
    made = PaperDialog(
        case, "CLOSING_REPORT", fields, values,
        lambda v: (closing.write_closing, (command(v),)),
        lambda _v: "F26",
        lambda v: (closing.draft_closing, (command(v),)),
    )  # fmt: skip
    made.form.show_field("up", bool(case.seen.superior))
    made.form.show_field("signatory", bool(case.seen.superior))
    return made


def close(case: Case) -> AskDialog:
    """T25."""
    leaders = case.leaders()

    def send(values: dict[str, Any]) -> Call:
        new = closing.Close(
            **case.ids,
            approver_id=number_of(values["approver"]),
            approved_on=values["approved_on"],
            closed_on=values["closed_on"],
            late_entry_reason=values["late"],
        )
        return closing.close, (new,)

    fields = [
        asked("approver", Kind.CHOICE, required=True, choices=leaders, width=160),
        day("approved_on"),
        day("closed_on"),
        late(),
    ]
    values = {"approved_on": case.today, "closed_on": case.today, "approver": case.sole(leaders)}
    return AskDialog(case, "T25", fields, values, send, aliases={"closing_approved_on": "approved_on"}, final=True)
