"""The short dialogs of 首问登记: finished, void, away, back, B role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from desktop_app.labels import codes
from desktop_app.labels import first_asked_page as words
from desktop_app.usecases import inquiries
from desktop_app.usecases.inquiries import AbsenceInput, InquiryRow
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slot_acts import Desk as Desk
from ui.form_fields import Field, Kind

Values = dict[str, Any]


def finish(desk: Desk, one: InquiryRow, units: Sequence[Any]) -> FormDialog:
    """办结 with its result and the asker's own word (F02, F04)."""
    titles = words.FINISH_FIELDS
    fields = [
        Field("result", titles["result"], Kind.TEXT, required=True, lines=3),
        Field("satisfied", titles["satisfied"], Kind.CHOICE, choices=tuple(codes.RATINGS.items()), width=150),
    ]
    if one.outcome == "FINDING":
        choices = [(str(unit.id), unit.name) for unit in units]
        fields.append(Field("unit", titles["unit"], Kind.CHOICE, choices=choices))

    def send(typed: Values) -> Any:
        unit = int(typed["unit"]) if typed.get("unit") else None
        return inquiries.finish, (one.id, one.version, typed["result"], typed["satisfied"], unit)

    return desk.ask(words.FINISH_TITLE, fields, words.FINISH_DO, send, note=f"{one.number}　{one.question}")


def void(desk: Desk, one: InquiryRow) -> FormDialog:
    field = Field("reason", words.REASON, required=True)
    return desk.ask(
        words.VOID_TITLE,
        (field,),
        words.VOID_DO,
        lambda typed: (inquiries.void, (one.id, one.version, typed["reason"])),
        note=f"{one.number}　{one.question}",
        final=True,
    )


def absent(desk: Desk) -> FormDialog:
    """Somebody is away; meanwhile the B role is told (F07)."""
    titles = words.ABSENT_FIELDS
    people = [(str(one.id), one.name) for one in desk.people]
    fields = (
        Field("person", titles["person"], Kind.CHOICE, required=True, choices=people),
        Field("first", titles["first"], Kind.DAY, required=True, width=150),
        Field("last", titles["last"], Kind.DAY, required=True, width=150),
        Field("reason", titles["reason"]),
    )

    def send(typed: Values) -> Any:
        person = int(typed["person"]) if typed["person"] else None
        new = AbsenceInput(
            person_id=person, first=_day(typed["first"]), last=_day(typed["last"]), reason=typed["reason"]
        )
        return inquiries.add_absence, (new,)

    return desk.ask(words.ABSENT_TITLE, fields, words.ABSENT_DO, send, {"first": desk.now().date()})


def back(desk: Desk, away: Sequence[tuple[Any, str]]) -> FormDialog:
    choices = [(str(row.id), name) for row, name in away]
    fields = (
        Field("absence", words.ABSENT_FIELDS["person"], Kind.CHOICE, required=True, choices=choices),
        Field("back_on", words.BACK_FIELD, Kind.DAY, required=True, width=150),
    )

    def send(typed: Values) -> Any:
        return inquiries.end_absence, (int(typed["absence"]), _day(typed["back_on"]))

    first = {"absence": choices[0][0] if len(choices) == 1 else "", "back_on": desk.now().date()}
    return desk.ask(words.BACK_TITLE, fields, words.BACK_DO, send, first)


def backup(desk: Desk) -> FormDialog:
    """The B role of somebody."""
    titles = words.BACKUP_FIELDS
    people = [(str(one.id), one.name) for one in desk.people]
    fields = (
        Field("person", titles["person"], Kind.CHOICE, required=True, choices=people),
        Field("backup", titles["backup"], Kind.CHOICE, choices=[("", words.NO_BACKUP), *people]),
    )

    def send(typed: Values) -> Any:
        other = int(typed["backup"]) if typed["backup"] else None
        return inquiries.set_backup, (int(typed["person"]), other)

    return desk.ask(words.BACKUP_TITLE, fields, words.BACKUP_DO, send)


def _day(found: Any) -> Any:
    return found.date() if isinstance(found, datetime) else found
