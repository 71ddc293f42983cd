"""The short dialogs of hand-over and disposal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from desktop_app.labels import archive, pages
from desktop_app.labels import archive_page as words
from desktop_app.usecases import disposals, transfers
from desktop_app.usecases.disposals import DisposalRow
from desktop_app.usecases.transfers import TransferRow
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slot_acts import Desk
from ui.form_fields import Field, Kind
from ui.widgets.panels import button

Values = dict[str, Any]


def transfer(desk: Desk, volume_ids: tuple[int, ...], unit: str) -> FormDialog:
    """移交清册."""
    titles = words.TRANSFER_FIELDS
    fields = (
        Field("giver", titles["giver"], Kind.FREE_CHOICE, required=True, choices=_names(desk), width=160),
        Field("receiver_unit", titles["receiver_unit"], required=True),
        Field("receiver", titles["receiver"], width=160),
    )

    def send(typed: Values) -> Any:
        new = transfers.NewTransfer(
            volume_ids=volume_ids, giver=typed["giver"], receiver_unit=typed["receiver_unit"],
            receiver=typed["receiver"],
        )  # fmt: skip
        return transfers.prepare, (new,)

    values = {"giver": desk.errands.office.actor.name, "receiver_unit": unit}
    return desk.ask(words.TRANSFER_TITLE, fields, words.TRANSFER_DO, send, values)


def sign(desk: Desk, one: TransferRow) -> FormDialog:
    """签收, with a picture of the signed list when there is one."""
    titles = words.SIGN_FIELDS
    fields = (
        Field("signed_on", titles["signed_on"], Kind.DAY, required=True, width=150),
        Field("receiver", titles["receiver"], required=True, width=160),
        Field("scan", titles["scan"]),
    )

    def send(typed: Values) -> Any:
        path = Path(typed["scan"]) if typed["scan"] else None
        content = path.read_bytes() if path is not None and path.is_file() else None
        new = transfers.Sign(
            transfer_id=one.id, receiver=typed["receiver"], signed_on=_day(typed["signed_on"]), scan=content,
            scan_name=path.name if path is not None else "",
        )  # fmt: skip
        return transfers.sign, (new,)

    values = {"signed_on": desk.now().date(), "receiver": one.receiver}
    dialog = desk.ask(words.SIGN_TITLE, fields, words.SIGN_DO, send, values, note=one.number)

    def choose() -> None:
        path, _ = QFileDialog.getOpenFileName(dialog, pages.CHOOSE_FILE)
        if path:
            dialog.form.editor("scan").set_value(path)

    dialog.foot.insertWidget(0, button(words.CHOOSE_FILES, choose, "flat", "paperclip"))
    return dialog


def cancel(desk: Desk, title: str, number: str, act: Callable[..., Any], key: int) -> FormDialog:
    """A list is void, with a reason."""
    field = Field("reason", words.REASON, Kind.TEXT, required=True, lines=2)
    return desk.ask(title, (field,), title, lambda typed: (act, (key, typed["reason"])), note=number, final=True)


def appraise(desk: Desk, volume_ids: tuple[int, ...]) -> FormDialog:
    """鉴定 by two."""
    titles = words.APPRAISE_FIELDS
    fields = (
        Field("decision", titles["decision"], Kind.SEGMENTS, choices=tuple(archive.DECISIONS.items())),
        Field("retention", titles["retention"], Kind.SEGMENTS,
              choices=tuple(pair for pair in archive.RETENTIONS.items() if pair[0] != "Y")),
        Field("opinion", titles["opinion"], Kind.TEXT, required=True, lines=3),
        Field("first", titles["first"], Kind.FREE_CHOICE, required=True, choices=_names(desk), width=150),
        Field("second", titles["second"], Kind.FREE_CHOICE, required=True, choices=_names(desk), width=150,
              beside=True),
        Field("appraised_on", titles["appraised_on"], Kind.DAY, required=True, width=150),
    )  # fmt: skip

    def send(typed: Values) -> Any:
        new = disposals.Appraise(
            volume_ids=volume_ids, decision=typed["decision"], opinion=typed["opinion"], first=typed["first"],
            second=typed["second"], appraised_on=_day(typed["appraised_on"]),
            retention=typed["retention"] if typed["decision"] == "EXTEND" else "",
        )  # fmt: skip
        return disposals.appraise, (new,)

    values = {"decision": "EXTEND", "retention": "10", "appraised_on": desk.now().date()}
    dialog = desk.ask(words.APPRAISE_DO, fields, words.APPRAISE_DO, send, values)

    def fit(key: str) -> None:
        if key == "decision":
            dialog.form.show_field("retention", dialog.form.editor("decision").value() == "EXTEND")

    dialog.form.edited.connect(fit)
    return dialog


def approve(desk: Desk, one: DisposalRow) -> FormDialog:
    """A leader approves the list."""
    titles = words.APPROVE_FIELDS
    fields = (
        Field("approver", titles["approver"], Kind.CHOICE, required=True, choices=desk.leaders(), width=180),
        Field("approved_on", titles["approved_on"], Kind.DAY, required=True, width=150),
    )

    def send(typed: Values) -> Any:
        approver = int(typed["approver"]) if typed["approver"] else None
        new = disposals.Approve(disposal_id=one.id, approver_id=approver, approved_on=_day(typed["approved_on"]))
        return disposals.approve, (new,)

    return desk.ask(
        words.APPROVE_DO, fields, words.APPROVE_DO, send, {"approved_on": desk.now().date()}, note=one.number
    )


def destroy(desk: Desk, one: DisposalRow) -> FormDialog:
    """销毁 under two watchers; the number of the list is typed by hand."""
    titles = words.DESTROY_FIELDS
    fields = (
        Field("first", titles["first"], Kind.FREE_CHOICE, required=True, choices=_names(desk), width=150),
        Field(
            "second", titles["second"], Kind.FREE_CHOICE, required=True, choices=_names(desk), width=150, beside=True
        ),
        Field("destroyed_on", titles["destroyed_on"], Kind.DAY, required=True, width=150),
        Field("typed", titles["typed"], required=True, width=160),
    )

    def send(typed: Values) -> Any:
        new = disposals.Destroy(
            disposal_id=one.id, watchers=(typed["first"], typed["second"]),
            destroyed_on=_day(typed["destroyed_on"]), typed=typed["typed"],
        )  # fmt: skip
        return disposals.destroy, (new,)

    return desk.ask(
        words.DESTROY_DO, fields, words.DESTROY_DO, send, {"destroyed_on": desk.now().date()},
        note=words.DESTROY_NOTE.format(number=one.number), aliases={"watchers": "second"}, final=True,
    )  # fmt: skip


def _names(desk: Desk) -> list[tuple[str, str]]:
    return [(one.name, one.name) for one in desk.people]


def _day(found: Any) -> date | None:
    return found.date() if isinstance(found, datetime) else found
