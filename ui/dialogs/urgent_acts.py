"""The short dialogs of an event: written report, sending, call, leaders, void, telephones, no report needed."""

from __future__ import annotations

from dataclasses import fields as parts
from datetime import datetime
from typing import Any

from desktop_app.labels import urgent as words
from desktop_app.usecases import offices, urgent, urgent_duties, urgent_phones, urgent_reports
from desktop_app.usecases.urgent import Call, Details, Event, ReportRow
from desktop_app.usecases.urgent_reports import Report, Sent
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slot_acts import Desk as Desk
from ui.dialogs.slot_acts import wall_clock
from ui.form_fields import Field, Group, Kind

Values = dict[str, Any]
_TITLES = words.DETAIL_FIELDS


def details_of(typed: Values, known: Details) -> Details:
    """What stands in the fields; what has no field stays as it was."""
    new = {one.name: typed.get(one.name, getattr(known, one.name)) for one in parts(Details)}
    if isinstance(new["occurred_at"], datetime):
        new["occurred_at"] = wall_clock(new["occurred_at"])
    return Details(**new)


def late(desk: Desk, event: Event) -> bool:
    """Whether what stops the hour now needs a reason."""
    now = wall_clock(desk.now())
    return event.clock.stopped_at is None and now is not None and now > event.clock.deadline


def write(desk: Desk, event: Event, kind: str) -> FormDialog:
    """首报, 续报, 终报 or 校内专报: what is known now, and how it goes off."""
    word = words.REPORTS[kind]
    internal = kind == "INTERNAL"
    known = Group(
        words.EVENT_GROUP,
        (
            Field("kind", _TITLES["kind"], Kind.CHOICE, choices=tuple(words.KINDS.items()), width=150),
            Field("headcount", _TITLES["headcount"], Kind.NUMBER, width=70, beside=True),
            Field("occurred_at", _TITLES["occurred_at"], Kind.MOMENT, width=170),
            Field("place", _TITLES["place"]),
            Field("people", _TITLES["people"]),
            Field("demand", _TITLES["demand"]),
            Field("cause", _TITLES["cause"]),
            Field("situation", _TITLES["situation"], Kind.TEXT, required=True, lines=3),
        ),
    )
    sending = [
        Field("measures", _TITLES["measures"], Kind.TEXT, lines=3),
        Field("next_step", _TITLES["next_step"], Kind.TEXT, lines=2),
        Field("coordination", _TITLES["coordination"]),
        Field("signer", _TITLES["signer"], width=130),
    ]
    values: Values = {one.name: getattr(event.details, one.name) for one in parts(Details)}
    if not internal:
        sending += [
            Field("sent_to", _TITLES["sent_to"]),
            Field("sent_at", _TITLES["sent_at"], Kind.MOMENT, width=170, note=words.SENT_NOTE),
            Field("sent_how", _TITLES["sent_how"], Kind.CHOICE, choices=tuple(words.HOWS.items()), width=130),
            Field("late_reason", _TITLES["late_reason"], hint=words.LATE_HINT),
        ]
        superior = desk.errands.now(offices.profile).superior
        values |= {"sent_to": superior, "sent_at": desk.minute(), "sent_how": "SYSTEM", "late_reason": ""}

    def submit(typed: Values, dialog: FormDialog) -> None:
        new = Report(
            event_id=event.clock.id,
            version=event.clock.version,
            kind=kind,
            details=details_of(typed, event.details),
            sent_to=typed.get("sent_to", ""),
            sent_at=wall_clock(typed.get("sent_at")),
            sent_how=typed.get("sent_how", ""),
            signer=typed["signer"],
            late_reason=typed.get("late_reason", ""),
        )

        def done(result: Any) -> None:
            dialog.done_well(result)
            desk.then(result)

        desk.errands.do(urgent_reports.issue, new, then=done, failed=dialog.failed)

    dialog = FormDialog(
        desk.window,
        words.WRITE_TITLE.format(word=word, number=event.clock.number),
        (known, Group(words.SEND_GROUP, tuple(sending), column=2)),
        words.WRITE_DO.format(word=word),
        submit,
        desk.now,
        values=values,
        width=940,
    )
    if not internal:
        dialog.form.show_field("late_reason", late(desk, event))
    return dialog


def send(desk: Desk, event: Event, row: ReportRow) -> FormDialog:
    """A report that was made out went off."""
    asked = (
        Field("sent_to", _TITLES["sent_to"], required=True),
        Field("sent_at", _TITLES["sent_at"], Kind.MOMENT, required=True, width=170),
        Field("sent_how", _TITLES["sent_how"], Kind.CHOICE, choices=tuple(words.HOWS.items()), width=130),
        Field("late_reason", _TITLES["late_reason"], hint=words.LATE_HINT),
    )
    to = row.sent_to or desk.errands.now(offices.profile).superior

    def sent(typed: Values) -> Any:
        new = Sent(
            report_id=row.id,
            sent_to=typed["sent_to"],
            sent_at=wall_clock(typed["sent_at"]),
            sent_how=typed["sent_how"],
            late_reason=typed["late_reason"],
        )
        return urgent_reports.send, (new,)

    values = {"sent_to": to, "sent_at": desk.minute(), "sent_how": "SYSTEM", "late_reason": ""}
    dialog = desk.ask(words.SEND_TITLE.format(number=event.clock.number), asked, words.SEND_DO, sent, values)
    dialog.form.show_field("late_reason", late(desk, event))
    return dialog


def call(desk: Desk, event: Event) -> FormDialog:
    """A telephone report that is not on the list, or was made some minutes ago."""
    titles = words.CALL_FIELDS
    asked = (
        Field("called", titles["called"], required=True),
        Field("phone", titles["phone"], width=170),
        Field("superior", titles["superior"], Kind.SEGMENTS, choices=tuple(words.YES_NO.items())),
        Field("at", titles["at"], Kind.MOMENT, required=True, width=170),
        Field("said", titles["said"]),
        Field("late_reason", titles["late_reason"], hint=words.LATE_HINT),
    )

    def log(typed: Values) -> Any:
        new = Call(
            event_id=event.clock.id,
            called=typed["called"],
            phone=typed["phone"],
            superior=typed["superior"] == "YES",
            said=typed["said"],
            at=wall_clock(typed["at"]),
            late_reason=typed["late_reason"],
        )
        return urgent.call, (new,)

    first = next((one for one in desk.errands.now(urgent_phones.phones) if one.superior), None)
    values = {
        "called": first.name if first else "", "phone": first.phone if first else "", "superior": "YES",
        "at": desk.minute(), "said": "", "late_reason": "",
    }  # fmt: skip
    dialog = desk.ask(words.CALL_TITLE.format(number=event.clock.number), asked, words.CALL_DO, log, values)
    dialog.form.show_field("late_reason", late(desk, event))
    return dialog


def tell_leaders(desk: Desk, event: Event) -> FormDialog:
    """Both leaders of the school, each with the minute (G06)."""
    asked = (
        Field("vice_at", _TITLES["vice_at"], Kind.MOMENT, width=170),
        Field("main_at", _TITLES["main_at"], Kind.MOMENT, width=170),
    )

    def log(typed: Values) -> Any:
        times = (wall_clock(typed["vice_at"]), wall_clock(typed["main_at"]))
        return urgent.tell_leaders, (event.clock.id, event.clock.version, *times)

    values = {"vice_at": event.vice_at, "main_at": event.main_at}
    return desk.ask(words.TOLD_TITLE.format(number=event.clock.number), asked, words.TOLD_DO, log, values)


def void(desk: Desk, event: Event) -> FormDialog:
    return desk.ask(
        words.VOID_TITLE.format(number=event.clock.number),
        (Field("reason", words.REASON, required=True),),
        words.VOID_DO,
        lambda typed: (urgent.void, (event.clock.id, event.clock.version, typed["reason"])),
        final=True,
    )


def not_needed(desk: Desk, matter_id: int, number: str) -> FormDialog:
    return desk.ask(
        words.NOT_NEEDED_TITLE.format(number=number),
        (Field("reason", words.REASON, required=True),),
        words.NOT_NEEDED_DO,
        lambda typed: (urgent_duties.no_report, (matter_id, typed["reason"])),
    )


def telephones(desk: Desk) -> FormDialog:
    """The office's own list, a line each."""
    kept = urgent_phones.as_text(desk.errands.now(urgent_phones.own_list))
    return desk.ask(
        words.PHONES_TITLE,
        (Field("phones", words.PHONES_FIELD, Kind.TEXT, lines=8),),
        words.PHONES_DO,
        lambda typed: (urgent_phones.save_text, (typed["phones"],)),
        {"phones": kept},
        note=words.PHONES_NOTE,
    )
