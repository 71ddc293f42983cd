"""The short dialogs of information: entered, each of its steps, made a hazard, void; warnings and circulars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.labels import information as words
from desktop_app.usecases import information, trends
from desktop_app.usecases.information import InformationInput, InformationRow
from desktop_app.usecases.topics import topics
from desktop_app.usecases.trends import NewWarning, Rise
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.hazard_acts import hazard_fields, number, typed_hazard, units_of
from ui.dialogs.slot_acts import Desk
from ui.form_fields import Field, Kind

Values = dict[str, Any]
F = words.FIELDS


def add(desk: Desk, units: Sequence[Any]) -> FormDialog:
    fields = (
        Field("kind", F["kind"], Kind.SEGMENTS, required=True, choices=tuple(words.KINDS.items())),
        Field("found_at", F["found_at"], Kind.MOMENT, required=True, width=170),
        Field("unit_id", F["unit_id"], Kind.CHOICE, choices=units_of(units), width=140),
        Field("source", F["source"], beside=True),
        Field("topic", F["topic"], Kind.FREE_CHOICE, choices=[(one, one) for one in topics()]),
        Field("gist", F["gist"], Kind.TEXT, required=True, lines=4),
        Field("link", F["link"]),
        Field("heat", F["heat"], Kind.SEGMENTS, choices=tuple(words.HEAT.items())),
        Field("negative", F["negative"], Kind.CHECKS, choices=tuple(words.NEGATIVE.items()), beside=True),
        Field("people_estimate", F["people_estimate"], Kind.NUMBER, width=80),
        Field("expected_on", F["expected_on"], Kind.DAY, width=140, beside=True),
    )

    def send(typed: Values) -> Any:
        new = InformationInput(
            kind=typed["kind"] or "",
            gist=typed["gist"] or "",
            found_at=typed["found_at"],
            unit_id=number(typed["unit_id"]),
            source=typed["source"] or "",
            topic=typed["topic"] or "",
            link=typed["link"] or "",
            heat=typed["heat"] or "",
            negative=bool(typed["negative"]),
            people_estimate=number(typed["people_estimate"]),
            expected_on=typed["expected_on"],
        )
        return information.register, (new,)

    values = {"kind": "SHARED", "found_at": desk.minute(), "unit_id": ""}
    return desk.ask(words.ADD_TITLE, fields, words.DO["ADD"], send, values)


def step(desk: Desk, code: str, row: InformationRow) -> FormDialog:
    """VERIFY PLAN REPORT RESPOND CLOSE VOID."""
    title = words.ACTS[code].rstrip("…")
    note = f"{row.number}　{row.gist[:40]}"
    if code == "VOID":
        reason = (Field("reason", F["reason"], required=True),)
        return desk.ask(
            title, reason, words.DO[code],
            lambda typed: (information.void, (row.id, row.version, typed["reason"] or "")), None, note, final=True,
        )  # fmt: skip
    what = words.STEP_WORDS.get(code, words.FORM_WORDS["closing"])
    fields = (
        Field("at", F["at"], Kind.MOMENT, required=True, width=170),
        Field("words", what, Kind.TEXT, required=True, lines=3),
    )
    return desk.ask(
        title, fields, words.DO[code],
        lambda typed: (
            information.take_step, (row.id, row.version, code, typed["at"], typed["words"] or "")
        ),
        {"at": desk.minute()}, note,
    )  # fmt: skip


def hazard(desk: Desk, units: Sequence[Any], row: InformationRow) -> FormDialog:
    """转隐患, beginning with what is known."""
    values = {"found_on": desk.now().date(), "level": "MID", "unit_id": "", "description": row.gist, "topic": row.topic}
    return desk.ask(
        words.ACTS["HAZARD"].rstrip("…"), hazard_fields(desk, units, True), words.DO["HAZARD"],
        lambda typed: (information.to_hazard, (row.id, row.version, typed_hazard(typed))), values, row.number,
    )  # fmt: skip


def warning(desk: Desk, rise: Rise | None) -> FormDialog:
    """发出预警单, with the data of what rises."""
    titles = words.WARNING_FIELDS
    fields = (
        Field("subject", titles["subject"], required=True),
        Field("level", titles["level"], Kind.SEGMENTS, required=True, choices=tuple(words.WARNING_LEVELS.items())),
        Field("addressee", titles["addressee"], Kind.FREE_CHOICE, choices=desk.leaders()),
        Field("advice", titles["advice"], Kind.TEXT, required=True, lines=4),
    )
    subject = words.rising(rise.name) if rise else ""
    note = f"{rise.name}：{rise.basis}" if rise else ""

    def send(typed: Values) -> Any:
        new = NewWarning(
            subject=typed["subject"] or "",
            level=typed["level"] or "",
            advice=typed["advice"] or "",
            addressee=typed["addressee"] or "",
            rise=rise,
        )
        return trends.warn, (new,)

    return desk.ask(words.WARNING_TITLE, fields, words.WARNING_DO, send, {"subject": subject, "level": "YELLOW"}, note)


def circular(desk: Desk, period: str, draft: tuple[str, str, str]) -> FormDialog:
    """情况通报, begun with the units' figures."""
    titles = words.CIRCULAR_FIELDS
    fields = (
        Field("title", titles["title"], required=True),
        Field("scope", titles["scope"], required=True),
        Field("text", titles["text"], Kind.TEXT, required=True, lines=10),
    )
    values = dict(zip(("title", "scope", "text"), draft, strict=True))

    def send(typed: Values) -> Any:
        return trends.issue_circular, (period, typed["title"] or "", typed["scope"] or "", typed["text"] or "")

    return desk.ask(words.CIRCULAR_TITLE, fields, words.CIRCULAR_DO, send, values)
