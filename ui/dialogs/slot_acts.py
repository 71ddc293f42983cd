"""The short dialogs of one reception: substitute, decision, move, cancel, booking, told, hung, week copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.labels import codes
from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.rules.moments import local
from desktop_app.usecases import bookings, day_papers, postings, slots, substitutions
from desktop_app.usecases.day_board import BookingRow, SlotDetail
from desktop_app.usecases.offices import PersonRow
from ui.dialogs.form_dialog import FormDialog
from ui.errands import Errands
from ui.form_fields import Field, Group, Kind
from ui.widgets.panels import button

Values = dict[str, Any]


@dataclass
class Desk:
    """What the dialogs of the page start from. then: gets what the act gave back."""

    window: QWidget
    errands: Errands
    now: Callable[[], datetime]
    people: Sequence[PersonRow]
    then: Callable[[Any], object]

    def minute(self) -> datetime:
        return self.now().replace(second=0, microsecond=0)

    def leaders(self, *roles: str) -> list[tuple[str, str]]:
        """Leaders of these roles as choices, all leaders without any."""
        wanted = set(roles) or {"LEADER_IN_CHARGE", "PRINCIPAL_LEADER"}
        return [(str(one.id), f"{one.name}　{one.post}".strip()) for one in self.people if wanted & set(one.roles)]

    def ask(
        self,
        title: str,
        fields: Sequence[Field] | Sequence[Group],
        act: str,
        send: Callable[[Values], tuple[Callable[..., Any], tuple[Any, ...]]],
        values: Values | None = None,
        note: str = "",
        aliases: dict[str, str] | None = None,
        final: bool = False,
    ) -> FormDialog:
        """A dialog whose act is done by the office; what it gave back goes to `then`. fields: or groups of them."""

        def submit(typed: Values, dialog: FormDialog) -> None:
            what, arguments = send(typed)

            def done(result: Any) -> None:
                dialog.done_well(result)
                self.then(result)

            self.errands.do(what, *arguments, then=done, failed=dialog.failed)

        groups = [one for one in fields if isinstance(one, Group)]
        plain = tuple(one for one in fields if isinstance(one, Field))
        shown = groups or (Group("", plain),)
        dialog = FormDialog(self.window, title, shown, act, submit, self.now, note, values, final=final)
        for field, key in (aliases or {}).items():
            dialog.alias(field, key)
        return dialog


def _of(detail: SlotDetail) -> str:
    card = detail.card
    return f"{days.short_day(card.day)} {card.starts}—{card.ends} {card.leader}"


def substitute(desk: Desk, detail: SlotDetail) -> FormDialog:
    """代接访 asked (C04)."""
    titles, card = words.SUBSTITUTE_FIELDS, detail.card
    others = [pair for pair in desk.leaders() if pair[0] != str(card.leader_id)]

    def send(typed: Values) -> Any:
        new = substitutions.Propose(
            slot_id=card.id, version=card.version, to_id=_id(typed["to"]), reason=typed["reason"]
        )
        return substitutions.propose, (new,)

    fields = (
        Field("to", titles["to"], Kind.CHOICE, required=True, choices=others),
        Field("reason", titles["reason"], Kind.TEXT, required=True, lines=3),
    )
    return desk.ask(words.SUBSTITUTE_TITLE, fields, words.SUBSTITUTE_DO, send, note=_of(detail))


def decide(desk: Desk, detail: SlotDetail) -> FormDialog:
    """代接访 decided by a principal leader."""
    titles, card = words.DECIDE_FIELDS, detail.card

    def send(typed: Values) -> Any:
        new = substitutions.Decide(
            slot_id=card.id,
            decided_by_id=_id(typed["decided_by"]),
            decided_at=wall_clock(typed["decided_at"]),
            approved=typed["approved"] == "YES",
        )
        return substitutions.decide, (new,)

    principals = desk.leaders("PRINCIPAL_LEADER")
    approval = tuple(words.APPROVAL.items())
    fields = (
        Field("decided_by", titles["decided_by"], Kind.CHOICE, required=True, choices=principals),
        Field("decided_at", titles["decided_at"], Kind.MOMENT, required=True, width=170),
        Field("approved", titles["approved"], Kind.SEGMENTS, choices=approval),
    )
    first = {"decided_by": principals[0][0] if len(principals) == 1 else "", "decided_at": desk.minute()}
    note = f"{_of(detail)}，{detail.card.waiting_for}：{detail.substitution_reason}"
    return desk.ask(words.DECIDE_TITLE, fields, words.DECIDE_DO, send, {**first, "approved": "YES"}, note)


def move(desk: Desk, detail: SlotDetail) -> FormDialog:
    """改期 without dragging."""
    card = detail.card
    field = Field("day", words.FIELDS["day"], Kind.DAY, required=True, width=150)
    return desk.ask(
        words.MOVE_TITLE,
        (field,),
        words.MOVE_DO,
        lambda typed: (slots.move, (card.id, card.version, _day(typed["day"]))),
        {"day": card.day},
        _of(detail),
    )


def cancel(desk: Desk, detail: SlotDetail) -> FormDialog:
    card = detail.card
    field = Field("reason", words.REASON, Kind.TEXT, required=True, lines=3)
    return desk.ask(
        words.CANCEL_TITLE,
        (field,),
        words.CANCEL_DO,
        lambda typed: (slots.cancel, (card.id, card.version, typed["reason"])),
        note=_of(detail),
        final=True,
    )


def book(desk: Desk, detail: SlotDetail, known: BookingRow | None = None) -> FormDialog:
    """预约: kept or changed; a known one can be given up here too."""
    titles, card = words.BOOK_FIELDS, detail.card
    identities = tuple(codes.IDENTITIES.items())
    fields = (
        Field("at", titles["at"], width=70, hint="14:30"),
        Field("name", titles["name"], required=True),
        Field("phone", titles["phone"]),
        Field("identity", titles["identity"], Kind.CHOICE, choices=identities, width=150),
        Field("headcount", titles["headcount"], Kind.NUMBER, width=70, beside=True, least=1, most=9999),
        Field("unit", titles["unit"]),
        Field("subject", titles["subject"], Kind.TEXT, lines=2),
        Field("matter_number", titles["matter_number"], width=150),
    )

    def send(typed: Values) -> Any:
        new = bookings.BookingInput(
            id=known.id if known else 0,
            slot_id=card.id,
            at=typed["at"],
            name=typed["name"],
            identity=typed["identity"],
            unit=typed["unit"],
            phone=typed["phone"],
            headcount=typed["headcount"] or 1,
            subject=typed["subject"],
            matter_number=typed["matter_number"],
        )
        return bookings.save, (new,)

    values: Values = {"headcount": 1}
    if known is not None:
        values = {name: getattr(known, name) for name in titles}
    dialog = desk.ask(words.BOOK_TITLE, fields, words.BOOK_DO, send, values, _of(detail))
    if known is not None:

        def give_up() -> None:
            dialog.reject()
            drop_booking(desk, known).open()

        dialog.foot.insertWidget(1, button(words.DROP_BOOKING, give_up, "flat"))
    return dialog


def drop_booking(desk: Desk, known: BookingRow) -> FormDialog:
    field = Field("reason", words.REASON, required=True)
    return desk.ask(
        words.DROP_BOOKING.rstrip("…"),
        (field,),
        words.DROP_BOOKING.rstrip("…"),
        lambda typed: (bookings.cancel, (known.id, typed["reason"])),
        note=known.name,
    )


def notified(desk: Desk, detail: SlotDetail) -> FormDialog:
    """Leader and department were told (C08)."""
    titles, card = words.NOTIFIED_FIELDS, detail.card
    fields = (
        Field("notified_at", titles["notified_at"], Kind.MOMENT, required=True, width=170),
        Field("told", titles["told"], required=True, hint=words.TOLD_HINT),
    )

    def send(typed: Values) -> Any:
        new = bookings.Notified(slot_id=card.id, notified_at=wall_clock(typed["notified_at"]), told=typed["told"])
        return bookings.notified, (new,)

    values = {"notified_at": desk.minute()}
    return desk.ask(words.NOTIFIED_TITLE, fields, words.NOTIFIED_DO, send, values, _of(detail))


def hang(desk: Desk, posting_id: int, what: str) -> FormDialog:
    """标记已公示: when, where, with a photo if there is one (C05)."""
    titles = words.HANG_FIELDS
    fields = (
        Field("posted_at", titles["posted_at"], Kind.MOMENT, required=True, width=170),
        Field("places", titles["places"], required=True, hint=words.PLACES_HINT),
        Field("photo", titles["photo"]),
    )

    def send(typed: Values) -> Any:
        path = Path(typed["photo"]) if typed["photo"] else None
        new = postings.Hung(
            posting_id=posting_id,
            posted_at=wall_clock(typed["posted_at"]),
            places=typed["places"],
            photo=path.read_bytes() if path and path.is_file() else None,
            photo_name=path.name if path else "",
        )
        return postings.hang, (new,)

    dialog = desk.ask(words.HANG_TITLE, fields, words.HANG_DO, send, {"posted_at": desk.minute()}, what)

    def choose() -> None:
        path, _ = QFileDialog.getOpenFileName(dialog, words.PHOTO_CHOOSE, "", words.PHOTO_FILTER)
        if path:
            dialog.form.editor("photo").set_value(path)

    dialog.foot.insertWidget(0, button(words.PHOTO_CHOOSE, choose, "flat", "paperclip"))
    return dialog


def take_down(desk: Desk, posting_id: int, what: str) -> FormDialog:
    field = Field("taken_down_on", words.TAKE_DOWN, Kind.DAY, required=True, width=150)
    return desk.ask(
        words.TAKE_DOWN,
        (field,),
        words.TAKE_DOWN,
        lambda typed: (postings.take_down, (posting_id, _day(typed["taken_down_on"]))),
        {"taken_down_on": desk.now().date()},
        what,
    )


def field_visit(desk: Desk, detail: SlotDetail) -> FormDialog:
    """F17b: what a leader found on the spot and advised (C12)."""
    titles, card = words.FIELD_FIELDS, detail.card
    fields = (
        Field("met", titles["met"]),
        Field("found", titles["found"], Kind.TEXT, required=True, lines=4),
        Field("advice", titles["advice"], Kind.TEXT, required=True, lines=3),
    )

    def send(typed: Values) -> Any:
        new = day_papers.FieldVisit(slot_id=card.id, found=typed["found"], advice=typed["advice"], met=typed["met"])
        return day_papers.field_visit, (new,)

    return desk.ask(words.FIELD_TITLE, fields, words.FIELD_DO, send, note=_of(detail))


def media(desk: Desk, detail: SlotDetail) -> FormDialog:
    """F49: a recording with its check sum, kept here or elsewhere (C10)."""
    titles, card = words.MEDIA_FIELDS, detail.card
    carriers = tuple((one, one) for one in words.CARRIERS)
    fields = (
        Field("content", titles["content"], Kind.TEXT, required=True, lines=2),
        Field("carrier", titles["carrier"], Kind.FREE_CHOICE, choices=carriers, width=150),
        Field("minutes", titles["minutes"], Kind.NUMBER, width=70, beside=True, least=1, most=6000),
        Field("taken_at", titles["taken_at"], Kind.MOMENT, required=True, width=170),
        Field("taken_by", titles["taken_by"], width=150),
        Field("place", titles["place"]),
        Field("file", titles["file"]),
        Field("kept_at", titles["kept_at"], hint=words.KEPT_HINT),
    )

    def send(typed: Values) -> Any:
        path = Path(typed["file"]) if typed["file"] else None
        there = path if path is not None and path.is_file() else None
        new = day_papers.MediaInput(
            slot_id=card.id,
            carrier=typed["carrier"],
            taken_at=wall_clock(typed["taken_at"]),
            place=typed["place"],
            taken_by=typed["taken_by"],
            content=typed["content"],
            minutes=typed["minutes"],
            file=there.read_bytes() if there else None,
            file_name=there.name if there else "",
            kept_at=typed["kept_at"],
        )
        return day_papers.keep_media, (new,)

    values = {"taken_at": desk.minute(), "place": card.place}
    dialog = desk.ask(words.MEDIA_TITLE, fields, words.MEDIA_DO, send, values, _of(detail))

    def choose() -> None:
        path, _ = QFileDialog.getOpenFileName(dialog, words.FILE_CHOOSE)
        if path:
            dialog.form.editor("file").set_value(path)

    dialog.foot.insertWidget(0, button(words.FILE_CHOOSE, choose, "flat", "paperclip"))
    return dialog


def copy_week(desk: Desk, day: date) -> FormDialog:
    """The week of a day repeated in another one."""
    monday = day - timedelta(days=day.weekday())
    field = Field("day", words.COPY_TO, Kind.DAY, required=True, width=150)

    def send(typed: Values) -> Any:
        wanted = _day(typed["day"])
        return slots.copy_week, (monday, wanted - timedelta(days=wanted.weekday()))

    note = f"{days.short_day(monday)}—{days.short_day(monday + timedelta(days=6))}"
    return desk.ask(
        words.COPY_TITLE, (field,), words.COPY_DO, send, {"day": monday + timedelta(days=7)}, note,
        aliases={"rest_reason": "day", "week": "day"},
    )  # fmt: skip


def override(desk: Desk, note: str, publish: Callable[[str], Any]) -> FormDialog:
    """A month without its principal leader is published for a reason (C02)."""
    field = Field("override_reason", words.OVERRIDE_REASON, Kind.TEXT, required=True, lines=3)
    return desk.ask(
        words.OVERRIDE_TITLE,
        (field,),
        words.OVERRIDE,
        lambda typed: (postings.publish, (publish(typed["override_reason"]),)),
        note=note,
    )


def _id(text: str) -> int | None:
    return int(text) if text else None


def _day(found: date) -> date:
    return found.date() if isinstance(found, datetime) else found


def wall_clock(found: datetime | None) -> datetime | None:
    """The wall-clock time of a moment field."""
    if found is None:
        return None
    return local(found) if found.tzinfo else found
