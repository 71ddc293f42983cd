"""The short dialogs of one matter: void, merge, responsibility, promise, signature, attachment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.labels import codes, pages
from desktop_app.office import Desk
from desktop_app.usecases import attachments, ledger, papers, promises, registration, repeats, screening
from desktop_app.usecases.dossier import Dossier
from desktop_app.usecases.offices import PersonRow, UnitRow
from desktop_app.usecases.promises import Promise
from desktop_app.usecases.repeats import Similar
from ui.dialogs.form_dialog import FormDialog
from ui.errands import Errands
from ui.form_fields import Field, Group, Kind

Now = Callable[[], datetime]
ASK_AFTER = 300  # milliseconds after the last key


def void(parent: QWidget, errands: Errands, seen: Dossier, now: Now) -> FormDialog:
    """作废: irreversible, the number stays."""

    def submit(values: dict[str, Any], dialog: FormDialog) -> None:
        errands.do(screening.void, seen.id, seen.version, values["reason"], then=dialog.done_well, failed=dialog.failed)

    field = Field("reason", pages.REASON, Kind.TEXT, required=True, lines=3)
    title = pages.VOID_TITLE.format(number=pages.short_number(seen.number))
    return FormDialog(parent, title, (Group("", (field,)),), pages.VOID_ACT, submit, now, pages.VOID_NOTE, final=True)


def _likely(desk: Desk, matter_id: int) -> list[Similar]:
    """Earlier matters that this one may repeat."""
    return repeats.similar(desk, registration.as_input(desk, matter_id)[0], beside=matter_id)


def _found(desk: Desk, number: str) -> ledger.MatterRow | None:
    """The matter behind a number, its petitioners masked."""
    matter_id = ledger.find(desk, number)
    return None if matter_id is None else ledger.rows(desk, [matter_id])[matter_id]


def merge(parent: QWidget, errands: Errands, seen: Dossier, now: Now) -> FormDialog:
    """并入: same people, same matter, the officer confirms both. Possible repeats are offered, the chosen one named."""

    def submit(values: dict[str, Any], dialog: FormDialog) -> None:
        into = errands.now(ledger.find, values["number"])
        if into is None:
            dialog.form.show_finding("number", "error", pages.NO_SUCH_NUMBER)
            dialog.ready.setEnabled(True)
            dialog.state.setText("")
            return
        same = values["same"]
        errands.do(
            screening.merge,
            seen.id,
            seen.version,
            into,
            "PEOPLE" in same,
            "FACTS" in same,
            then=dialog.done_well,
            failed=dialog.failed,
        )

    likely = errands.now(_likely, seen.id)
    offered = [
        (
            one.number,
            pages.MERGE_ROW.format(number=pages.short_number(one.number), who=one.petitioner, what=one.subject),
        )
        for one in likely
    ]
    fields = (
        Field("number", pages.MERGE_INTO, Kind.FREE_CHOICE, required=True, choices=offered, hint=pages.MERGE_HINT),
        Field("same", pages.MERGE_CONFIRM, Kind.CHECKS, choices=tuple(pages.MERGE_CHECKS.items())),
    )
    title = pages.MERGE_TITLE.format(number=pages.short_number(seen.number))
    made = FormDialog(parent, title, (Group("", fields),), pages.MERGE_ACT, submit, now, pages.MERGE_NOTE)

    def tell(row: ledger.MatterRow | None) -> None:
        typed = made.form.editor("number").value()
        if row is not None:
            told = pages.MERGE_FOUND.format(
                number=pages.short_number(row.number), who=row.petitioner or codes.ANONYMOUS, what=row.subject
            )
            made.form.show_finding("number", "ok", told)
        else:
            made.form.show_finding("number", "error" if typed else "", pages.NO_SUCH_NUMBER if typed else "")

    asking = QTimer(made)
    asking.setSingleShot(True)
    asking.setInterval(ASK_AFTER)
    asking.timeout.connect(
        lambda: errands.ask(_found, made.form.editor("number").value(), then=tell, purpose="merge-into")
    )
    made.form.edited.connect(lambda key: asking.start() if key == "number" else None)
    return made


def responsible(
    parent: QWidget, errands: Errands, seen: Dossier, now: Now, units: Sequence[UnitRow], people: Sequence[PersonRow]
) -> FormDialog:
    """Exactly one responsible unit, and who handles it there (B21)."""

    def submit(values: dict[str, Any], dialog: FormDialog) -> None:
        unit, handler = (int(values[key]) if values[key] else None for key in ("unit", "handler"))
        errands.do(
            screening.set_responsible,
            seen.id,
            seen.version,
            unit,
            handler,
            then=dialog.done_well,
            failed=dialog.failed,
        )

    fields = (
        Field("unit", pages.LEAD_UNIT, Kind.CHOICE, required=True, choices=[(str(r.id), r.name) for r in units]),
        Field("handler", pages.HANDLER, Kind.CHOICE, choices=[(str(r.id), r.name) for r in people]),
    )
    values = {"unit": str(seen.unit_id or ""), "handler": str(seen.handler_id or "")}
    made = FormDialog(
        parent,
        pages.RESPONSIBLE_TITLE.format(number=pages.short_number(seen.number)),
        (Group("", fields),),
        pages.RESPONSIBLE_ACT,
        submit,
        now,
        values=values,
    )
    made.alias("lead_unit", "unit")
    return made


def promise(
    parent: QWidget, errands: Errands, seen: Dossier, now: Now, then: Callable[[papers.Issued], object]
) -> FormDialog:
    """承诺答复期限 (A15): reason and day, the slip F07 comes out."""

    def submit(values: dict[str, Any], dialog: FormDialog) -> None:
        def issued(paper: papers.Issued) -> None:
            dialog.done_well()
            then(paper)

        new = Promise(
            matter_id=seen.id,
            version=seen.version,
            reason=values["reason"],
            due=values["due"],
            told_how=values["told_how"],
        )
        errands.do(promises.promise, new, then=issued, failed=dialog.failed)

    reasons, ways = promises.promise_words()
    fields = (
        Field("reason", pages.PROMISE_REASON, Kind.FREE_CHOICE, required=True, choices=[(one, one) for one in reasons]),
        Field("due", pages.PROMISE_DUE, Kind.DAY, required=True, width=150),
        Field("told_how", pages.PROMISE_HOW, Kind.FREE_CHOICE, choices=[(one, one) for one in ways], width=180),
    )
    title = pages.PROMISE_TITLE.format(number=pages.short_number(seen.number))
    return FormDialog(parent, title, (Group("", fields),), pages.PROMISE_ACT, submit, now, pages.PROMISE_NOTE)


def keep_promise(parent: QWidget, errands: Errands, seen: Dossier, now: Now) -> FormDialog:
    """The promised reply was given."""

    def submit(values: dict[str, Any], dialog: FormDialog) -> None:
        errands.do(
            promises.keep_promise,
            seen.id,
            seen.version,
            values["on"],
            values["reply"],
            then=dialog.done_well,
            failed=dialog.failed,
        )

    fields = (
        Field("on", pages.REPLIED_ON, Kind.DAY, required=True, width=150),
        Field("reply", pages.REPLY, Kind.TEXT, required=True, lines=4),
    )
    return FormDialog(
        parent,
        pages.KEEP_PROMISE_TITLE.format(number=pages.short_number(seen.number)),
        (Group("", fields),),
        pages.KEEP_PROMISE_ACT,
        submit,
        now,
        values={"on": now().date(), "reply": ""},
    )


def signature(parent: QWidget, errands: Errands, seen: Dossier, now: Now) -> FormDialog:
    """Whether the petitioner signed the registration form, or why not (A02)."""

    def submit(values: dict[str, Any], dialog: FormDialog) -> None:
        errands.do(
            promises.record_signature,
            seen.id,
            seen.version,
            values["signed"] == "YES",
            values["reason"],
            then=dialog.done_well,
            failed=dialog.failed,
        )

    fields = (
        Field("signed", pages.SIGNED_FORM, Kind.SEGMENTS, choices=tuple(pages.SIGNED.items())),
        Field("reason", pages.REFUSAL_REASON),
    )
    title = pages.SIGNATURE_TITLE.format(number=pages.short_number(seen.number))
    return FormDialog(parent, title, (Group("", fields),), pages.SIGNATURE_ACT, submit, now)


def attach(parent: QWidget, errands: Errands, seen: Dossier, now: Now, path: Path) -> FormDialog:
    """Add a chosen file with its name and form."""

    def submit(values: dict[str, Any], dialog: FormDialog) -> None:
        try:
            content = path.read_bytes()
        except OSError as error:
            dialog.failed(error)
            return
        errands.do(
            attachments.attach,
            seen.id,
            values["name"],
            content,
            path.name,
            values["form"] == "ORIGINAL",
            then=dialog.done_well,
            failed=dialog.failed,
        )

    fields = (
        Field("name", pages.MATERIAL_NAME, required=True),
        Field("form", pages.MATERIAL_FORM, Kind.SEGMENTS, choices=tuple(pages.MATERIAL_FORMS.items())),
    )
    return FormDialog(
        parent,
        pages.ATTACH_TITLE.format(name=path.name),
        (Group("", fields),),
        pages.ATTACH_ACT,
        submit,
        now,
        values={"name": path.stem, "form": "COPY"},
    )
