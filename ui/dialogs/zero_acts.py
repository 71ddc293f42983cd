"""The short dialogs of key periods and of the report of one day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.labels import duty as codes_of
from desktop_app.labels import duty_page as words
from desktop_app.usecases import key_periods
from desktop_app.usecases.key_periods import DayState, PeriodInput, PeriodRow, Zero
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slot_acts import Desk as Desk
from ui.dialogs.slot_acts import wall_clock
from ui.form_fields import Field, Kind

Values = dict[str, Any]


def period(desk: Desk, known: PeriodRow | None, hours: tuple[str, str]) -> FormDialog:
    """A new key period, or one that is changed. hours: of reports and screenings where the office has no other."""
    titles = words.PERIOD_FIELDS
    asked = (
        Field("name", titles["name"], required=True),
        Field("first_on", titles["first_on"], Kind.DAY, required=True, width=150),
        Field("last_on", titles["last_on"], Kind.DAY, required=True, width=150),
        Field("zero_hour", titles["zero_hour"], width=90),
        Field("screen_hour", titles["screen_hour"], width=90),
        Field("notice", titles["notice"]),
    )

    def send(typed: Values) -> Any:
        new = PeriodInput(id=known.id if known else 0, version=known.version if known else 0, **typed)
        return key_periods.save, (new,)

    values: Values = {"zero_hour": hours[0], "screen_hour": hours[1]}
    if known is not None:
        values = {one.key: getattr(known, one.key) for one in asked}
    title = words.PERIOD_EDIT_TITLE if known else words.PERIOD_TITLE
    return desk.ask(title, asked, words.PERIOD_EDIT_DO if known else words.PERIOD_DO, send, values,
                    note=words.PERIOD_NOTE)  # fmt: skip


def void_period(desk: Desk, known: PeriodRow) -> FormDialog:
    return desk.ask(
        words.PERIOD_VOID_TITLE,
        (Field("reason", words.REASON, required=True),),
        words.VOID_DO,
        lambda typed: (key_periods.void, (known.id, known.version, typed["reason"])),
        note=known.name,
        final=True,
    )


def report(desk: Desk, one: DayState, leaders: Sequence[str], leader: str, how: str, past: bool) -> FormDialog:
    """Something happened, a past day is made up for, or a report is corrected."""
    titles = words.ZERO_FIELDS
    correct = one.sent_at is not None
    asked = [
        Field("nil", titles["nil"], Kind.SEGMENTS, choices=tuple(codes_of.NIL_CHOICES.items())),
        Field("content", titles["content"], Kind.TEXT, lines=4),
        Field("leader", titles["leader"], Kind.FREE_CHOICE, choices=[(name, name) for name in leaders], width=170),
        Field("how", titles["how"], Kind.CHOICE, choices=tuple(codes_of.HOWS.items()), width=150),
    ]
    if not correct:
        asked.append(Field("sent_at", titles["sent_at"], Kind.MOMENT, required=True, width=170))
    if past:
        asked.append(Field("reason", titles["reason"], required=True))

    def send(typed: Values) -> Any:
        new = Zero(
            day=one.day,
            nil=typed["nil"] == "NIL",
            content=typed["content"],
            leader=typed["leader"],
            sent_at=wall_clock(typed.get("sent_at")),
            how=typed["how"],
            reason=typed.get("reason", ""),
        )
        return key_periods.report, (new,)

    nil = (correct and one.nil) or (past and not correct)
    values = {
        "nil": "NIL" if nil else "SOME", "content": one.content, "leader": one.leader if correct else leader,
        "how": one.sent_how if correct else how, "sent_at": desk.minute(), "reason": "",
    }  # fmt: skip
    day = codes_of.short_day(one.day)
    if correct:
        title, verb = words.CORRECT_TITLE, words.CORRECT_DO
    elif past:
        title, verb = words.MAKE_UP_TITLE, words.MAKE_UP_DO
    else:
        title, verb = words.SOME_TITLE, words.SOME_DO
    note = words.TIMELY if correct else one.period
    dialog = desk.ask(title.format(day=day), asked, verb, send, values, note=note)

    def fit() -> None:
        dialog.form.show_field("content", dialog.form.editor("nil").value() == "SOME")

    dialog.form.edited.connect(lambda key: fit() if key == "nil" else None)
    fit()
    return dialog
