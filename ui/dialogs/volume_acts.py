"""The short dialogs of one volume: header, excuse, seal, reopen, void, hold, loans, pieces, settings of the archive."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QFileDialog

from desktop_app.labels import archive
from desktop_app.labels import archive_page as words
from desktop_app.usecases import archive_settings, binding, loans, volume_header, volume_pieces
from desktop_app.usecases.archive_settings import ArchiveSettings
from desktop_app.usecases.loans import LoanRow
from desktop_app.usecases.volume_board import Detail, PieceRow
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slot_acts import Desk as Desk
from ui.form_fields import Field, Group, Kind
from ui.widgets.panels import button

Values = dict[str, Any]
_FLAGS = {"YES": True, "NO": False}


def header(desk: Desk, detail: Detail) -> FormDialog:
    """Title, numbers, retention, secrecy, place (M01–M03)."""
    titles, now = words.HEADER_FIELDS, detail.header
    if detail.row.state != "OPEN":
        place: tuple[Field, ...] = (Field("shelf", titles["shelf"], hint=words.SHELF_HINT),)
        return desk.ask(
            words.HEADER_TITLE, place, words.SAVE,
            lambda typed: (volume_header.change, (_header(detail, {**_values(detail), **typed}),)),
            {"shelf": now.shelf}, note=detail.row.title,
        )  # fmt: skip
    fields = (
        Field("title", titles["title"], Kind.TEXT, required=True, lines=2, limit=200),
        Field(
            "record_class", titles["record_class"], Kind.CHOICE, required=True, choices=tuple(archive.CLASSES.items())
        ),
        Field("year", titles["year"], Kind.NUMBER, required=True, least=1949, most=2999, width=70),
        Field("volume_no", titles["volume_no"], width=80, beside=True),
        Field("file_no", titles["file_no"], beside=True),
        Field("category", titles["category"], width=150),
        Field(
            "secrecy", titles["secrecy"], Kind.CHOICE, choices=tuple(archive.SECRECIES.items()), width=120, beside=True
        ),
        Field("retention", titles["retention"], Kind.SEGMENTS, choices=tuple(archive.RETENTIONS.items())),
        Field("retention_reason", titles["retention_reason"]),
        Field("shelf", titles["shelf"], hint=words.SHELF_HINT),
        Field("duplex", titles["duplex"], Kind.SEGMENTS, choices=tuple(words.DUPLEX.items())),
        Field("statement", titles["statement"], Kind.TEXT, lines=3),
    )

    def send(typed: Values) -> Any:
        return volume_header.change, (_header(detail, typed),)

    return desk.ask(words.HEADER_TITLE, fields, words.SAVE, send, _values(detail))


def _values(detail: Detail) -> Values:
    now = detail.header
    known = {name: getattr(now, name) for name in words.HEADER_FIELDS}
    return {**known, "duplex": "YES" if now.duplex else "NO"}


def _header(detail: Detail, typed: Values) -> volume_header.Header:
    known = {name: typed[name] for name in words.HEADER_FIELDS if name != "duplex"}
    year = int(known.pop("year") or detail.header.year)
    return volume_header.Header(
        volume_id=detail.row.id, version=detail.header.version, year=year, duplex=_FLAGS[typed["duplex"]], **known
    )


def excuse(desk: Desk, detail: Detail, key: str) -> FormDialog:
    """Why a required piece is missing (M04). key: of the check that says so."""
    known = next((one.excused for one in detail.checks if one.key == key), "")
    kind, _blank, number = key.partition(" ")
    name = archive.of_matter(number, archive.KINDS[kind])
    field = Field("reason", words.EXCUSE_FIELD, Kind.TEXT, lines=3)
    return desk.ask(
        words.EXCUSE_TITLE.format(kind=name), (field,), words.SAVE,
        lambda typed: (volume_pieces.excuse, (detail.row.id, detail.header.version, key, typed["reason"])),
        {"reason": known}, note=words.EXCUSE_NOTE,
    )  # fmt: skip


def seal(desk: Desk, detail: Detail) -> FormDialog:
    """封卷 (T27)."""
    titles = words.SEAL_FIELDS
    people = [(one.name, one.name) for one in desk.people]
    early = detail.window_end is not None and detail.window_end >= desk.now().date()
    fields = [
        Field("bound_on", titles["bound_on"], Kind.DAY, required=True, width=150),
        Field("compiler", titles["compiler"], Kind.FREE_CHOICE, required=True, choices=people, width=150),
        Field("checker", titles["checker"], Kind.FREE_CHOICE, required=True, choices=people, width=150, beside=True),
    ]
    if early:
        fields.append(Field("early_reason", titles["early_reason"], Kind.TEXT, required=True, lines=2))
    fields.append(Field("statement", titles["statement"], Kind.TEXT, lines=4))
    fields.append(Field("late_entry_reason", titles["late_entry_reason"], Kind.TEXT, lines=2))

    def send(typed: Values) -> Any:
        new = binding.Bind(
            volume_id=detail.row.id, version=detail.header.version, compiler=typed["compiler"],
            checker=typed["checker"], bound_on=_day(typed["bound_on"]), statement=typed["statement"],
            early_reason=typed.get("early_reason") or "", late_entry_reason=typed["late_entry_reason"],
        )  # fmt: skip
        return binding.bind, (new,)

    values = {
        "bound_on": desk.now().date(), "compiler": detail.compiler, "checker": detail.checker,
        "statement": detail.header.statement, "early_reason": "",
    }  # fmt: skip
    note = words.SEAL_NOTE
    return desk.ask(words.SEAL_TITLE, fields, words.SEAL, send, values, note=f"{detail.row.title}\n{note}")


def _reasoned(desk: Desk, detail: Detail, title: str, note: str, act: Any) -> FormDialog:
    field = Field("reason", words.REASON, Kind.TEXT, required=True, lines=3)
    return desk.ask(
        title, (field,), title, lambda typed: (act, (detail.row.id, detail.header.version, typed["reason"])),
        note=f"{detail.row.title}\n{note}", final=True,
    )  # fmt: skip


def reopen(desk: Desk, detail: Detail) -> FormDialog:
    """拆卷."""
    return _reasoned(desk, detail, words.REOPEN_TITLE, words.REOPEN_NOTE, binding.reopen)


def void(desk: Desk, detail: Detail) -> FormDialog:
    """作废 with a reason; the number stays."""
    return _reasoned(desk, detail, words.VOID_TITLE, words.VOID_NOTE, volume_header.void)


def hold(desk: Desk, detail: Detail) -> FormDialog:
    """暂缓销毁, or its end."""
    if detail.hold:
        note = words.LIFT_NOTE.format(hold=detail.hold)
        return _reasoned(desk, detail, words.LIFT_TITLE, note, volume_header.lift)
    field = Field("reason", words.REASON, Kind.TEXT, required=True, lines=3)
    return desk.ask(
        words.HOLD_TITLE, (field,), words.SAVE,
        lambda typed: (volume_header.hold, (detail.row.id, detail.header.version, typed["reason"])),
        note=words.HOLD_NOTE,
    )  # fmt: skip


def lend(desk: Desk, detail: Detail, usual_days: int) -> FormDialog:
    """登记借阅 (M05)."""
    titles = words.LEND_FIELDS
    approvers = [(str(one.id), one.name) for one in desk.people if loans.APPROVERS & set(one.roles)]
    fields = (
        Field("borrower", titles["borrower"], required=True, width=150),
        Field("unit", titles["unit"], beside=True),
        Field("purpose", titles["purpose"], required=True),
        Field("way", titles["way"], Kind.SEGMENTS, choices=tuple(archive.WAYS.items())),
        Field("approver", titles["approver"], Kind.CHOICE, required=True, choices=approvers, width=150),
        Field("out_on", titles["out_on"], Kind.DAY, required=True, width=150),
        Field("due", titles["due"], Kind.DAY, width=150, beside=True),
    )

    def send(typed: Values) -> Any:
        new = loans.Lend(
            volume_id=detail.row.id, version=detail.header.version, borrower=typed["borrower"], unit=typed["unit"],
            purpose=typed["purpose"], way=typed["way"], approver_id=_id(typed["approver"]),
            out_on=_day(typed["out_on"]), due=_day(typed["due"]),
        )  # fmt: skip
        return loans.lend, (new,)

    today = desk.now().date()
    due = desk.errands.now(loans.due_of, "OUT", today)
    dialog = desk.ask(
        words.LEND_TITLE, fields, words.LEND_DO, send, {"way": "OUT", "out_on": today, "due": due},
        note=f"{detail.row.title}\n{words.LEND_NOTE.format(days=usual_days)}",
    )  # fmt: skip

    def fit(key: str) -> None:
        if key == "way":
            way = dialog.form.editor("way").value()
            dialog.form.editor("due").set_value(due if way == "OUT" else today)

    dialog.form.edited.connect(fit)
    return dialog


def give_back(desk: Desk, loan: LoanRow) -> FormDialog:
    """登记归还."""
    titles = words.BACK_FIELDS
    fields = (
        Field("back_on", titles["back_on"], Kind.DAY, required=True, width=150),
        Field("condition", titles["condition"], required=True),
    )
    return desk.ask(
        words.BACK_TITLE, fields, words.BACK_DO,
        lambda typed: (loans.give_back, (loan.id, _day(typed["back_on"]), typed["condition"])),
        {"back_on": desk.now().date(), "condition": words.GOOD}, note=f"{loan.archive_no}　{loan.borrower}",
    )  # fmt: skip


def renew(desk: Desk, loan: LoanRow) -> FormDialog:
    """续借."""
    titles = words.LEND_FIELDS
    approvers = [(str(one.id), one.name) for one in desk.people if loans.APPROVERS & set(one.roles)]
    fields = (
        Field("due", titles["due"], Kind.DAY, required=True, width=150),
        Field("approver", titles["approver"], Kind.CHOICE, required=True, choices=approvers, width=150),
    )
    first = desk.errands.now(loans.due_of, "OUT", max(loan.due, desk.now().date()))
    return desk.ask(
        words.RENEW_TITLE, fields, words.RENEW_DO,
        lambda typed: (loans.renew, (loan.id, _day(typed["due"]), _id(typed["approver"]))),
        {"due": first}, note=f"{loan.archive_no}　{loan.borrower}",
    )  # fmt: skip


def piece(desk: Desk, detail: Detail, one: PieceRow) -> FormDialog:
    """著录 of a piece."""
    titles = words.PIECE_FIELDS
    fields = [
        Field("kind", titles["kind"], Kind.CHOICE, required=True, choices=tuple(archive.KINDS.items())),
        Field("title", titles["title"], Kind.TEXT, required=True, lines=2, limit=volume_pieces.LONGEST_TITLE),
        Field("own_title", titles["own_title"], Kind.SEGMENTS, choices=tuple(words.OWN_TITLE.items())),
        Field("doc_no", titles["doc_no"], width=170),
        Field("responsible", titles["responsible"], beside=True),
        Field("dated", titles["dated"], Kind.DAY, width=150),
        Field("pages", titles["pages"], Kind.NUMBER, width=60, beside=True, most=volume_pieces.MOST_PAGES),
        Field("first_page", titles["first_page"], Kind.NUMBER, width=60, beside=True, most=volume_pieces.MOST_PAGES),
        Field("note", titles["note"]),
    ]

    def send(typed: Values) -> Any:
        new = volume_pieces.PieceChange(
            piece_id=one.id, version=detail.header.version, kind=typed["kind"], title=typed["title"],
            own_title=_FLAGS[typed["own_title"]], doc_no=typed["doc_no"], responsible=typed["responsible"],
            dated=_day(typed["dated"]), pages=typed["pages"] or one.pages, first_page=typed["first_page"],
            note=typed["note"],
        )  # fmt: skip
        return volume_pieces.change, (new,)

    values = {
        "kind": one.kind, "title": one.title, "own_title": "YES" if one.own_title else "NO", "doc_no": one.doc_no,
        "responsible": one.responsible, "dated": one.dated, "pages": one.pages or None,
        "first_page": one.first_page, "note": one.note,
    }  # fmt: skip
    dialog = desk.ask(words.PIECE_TITLE, fields, words.SAVE, send, values)
    if one.scanned:
        dialog.form.widget("pages").setEnabled(False)
    return dialog


def settings(desk: Desk, known: ArchiveSettings) -> FormDialog:
    """How the school keeps its archive."""
    titles = words.SETTINGS_FIELDS
    fonds, catalogues, periods, others = words.SETTINGS_GROUPS
    groups = (
        Group(
            fonds,
            (
                Field("fonds_no", titles["fonds_no"], width=90),
                Field("fonds_name", titles["fonds_name"], required=True, beside=True),
                Field("category", titles["category"], width=130),
                Field("organ", titles["organ"], width=90, beside=True),
                Field("mode", titles["mode"], Kind.SEGMENTS, choices=tuple(archive.MODES.items())),
            ),
        ),
        Group(
            catalogues,
            tuple(
                Field(code, word, required=True, width=130, beside=bool(place % 2))
                for place, (code, word) in enumerate(archive.CLASSES_SHORT.items())
            ),
        ),
        Group(
            periods,
            tuple(
                Field(case, archive.RETENTION_SHORT[case], Kind.SEGMENTS, choices=tuple(archive.RETENTIONS.items()))
                for case in archive.RETENTION_CASES
            ),
            note=archive.RETENTION_DOUBT,
        ),
        Group(
            others,
            (
                Field("receiver_unit", titles["receiver_unit"]),
                Field("scans", titles["scans"]),
                Field("duplex", titles["duplex"], Kind.SEGMENTS, choices=tuple(words.DUPLEX.items())),
                Field("hard", titles["hard"], Kind.SEGMENTS, choices=tuple(words.HARD.items())),
            ),
        ),
    )

    def send(typed: Values) -> Any:
        new = ArchiveSettings(
            fonds_no=typed["fonds_no"], fonds_name=typed["fonds_name"], category=typed["category"],
            organ=typed["organ"], mode=typed["mode"], receiver_unit=typed["receiver_unit"], scans=typed["scans"],
            catalogues={code: typed[code] for code in archive.CLASSES},
            retention={case: typed[case] for case in archive.RETENTION_CASES},
            duplex=_FLAGS[typed["duplex"]], hard=_FLAGS[typed["hard"]], version=known.version,
        )  # fmt: skip
        return archive_settings.save, (new,)

    values = {
        **{name: getattr(known, name) for name in ("fonds_no", "fonds_name", "category", "organ", "mode",
                                                   "receiver_unit", "scans")},
        **known.catalogues, **known.retention,
        "duplex": "YES" if known.duplex else "NO", "hard": "YES" if known.hard else "NO",
    }  # fmt: skip
    dialog = desk.ask(words.SETTINGS_TITLE, groups, words.SAVE, send, values, note=words.SETTINGS_NOTE)
    dialog.resize(max(dialog.width(), 640), dialog.height())

    def choose() -> None:
        folder = QFileDialog.getExistingDirectory(dialog, words.CHOOSE_FOLDER)
        if folder:
            dialog.form.editor("scans").set_value(folder)

    dialog.foot.insertWidget(0, button(words.CHOOSE_FOLDER, choose, "flat", "folder-open"))
    return dialog


def _id(text: str) -> int | None:
    return int(text) if text else None


def _day(found: Any) -> date | None:
    return found.date() if isinstance(found, datetime) else found
