"""The short dialogs of screening and hazards: screened, registered, progress, another day, told, resolved, void."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from desktop_app.labels import hazards as words
from desktop_app.usecases import hazards, screenings
from desktop_app.usecases.hazards import HazardInput, HazardRow
from desktop_app.usecases.screenings import Screened
from desktop_app.usecases.topics import topics
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.slot_acts import Desk
from ui.form_fields import Field, Kind

Values = dict[str, Any]
F = words.FIELDS


def number(value: Any) -> int | None:
    """A typed whole number, None for nothing."""
    return int(value) if value not in (None, "") else None


def units_of(units: Sequence[Any], whole: bool = False) -> list[tuple[str, str]]:
    """Units as choices; whole: with the whole school first."""
    found = [(str(one.id), one.name) for one in units]
    return [("", words.WHOLE_SCHOOL), *found] if whole else found


def hazard_fields(desk: Desk, units: Sequence[Any], first: bool) -> tuple[Field, ...]:
    """The fields of a hazard; the day is set at first and moved by its own act afterwards."""
    people = [(str(one.id), one.name) for one in desk.people]
    fields = [
        Field("found_on", F["found_on"], Kind.DAY, required=True, width=140),
        Field("level", F["level"], Kind.SEGMENTS, choices=tuple(words.LEVELS.items()), required=True, beside=True),
        Field("unit_id", F["unit_id"], Kind.CHOICE, choices=units_of(units, True), width=140),
        Field("topic", F["topic"], Kind.FREE_CHOICE, choices=[(one, one) for one in topics()], beside=True),
        Field("description", F["description"], Kind.TEXT, required=True, lines=2),
        Field("people", F["people"]),
        Field("headcount", F["headcount"], Kind.NUMBER, width=80, beside=True),
        Field("owner_unit_id", F["owner_unit_id"], Kind.CHOICE, choices=units_of(units), width=140),
        Field("owner_id", F["owner_id"], Kind.CHOICE, choices=people, beside=True),
        Field("measures", F["measures"], Kind.TEXT, lines=2),
    ]
    if first:
        fields.append(Field("due", F["due"], Kind.DAY, width=140))
    fields += [
        Field("tags", F["tags"], Kind.CHECKS, choices=tuple(words.TAGS.items())),
        Field("tag_reason", F["tag_reason"], note=words.PERSON_NOTE),
        Field("tag_until", F["tag_until"], Kind.DAY, width=140),
    ]
    return tuple(fields)


def typed_hazard(typed: Values, **known: Any) -> HazardInput:
    """The command from what was typed."""
    return HazardInput(
        found_on=typed["found_on"],
        description=typed["description"] or "",
        level=typed["level"] or "",
        unit_id=number(typed["unit_id"]),
        people=typed["people"] or "",
        headcount=number(typed["headcount"]),
        topic=typed["topic"] or "",
        owner_unit_id=number(typed["owner_unit_id"]),
        owner_id=number(typed["owner_id"]),
        measures=typed["measures"] or "",
        due=typed.get("due"),
        tags=tuple(typed["tags"] or ()),
        tag_reason=typed["tag_reason"] or "",
        tag_until=typed["tag_until"],
        **known,
    )


def add(desk: Desk, units: Sequence[Any]) -> FormDialog:
    values = {"found_on": desk.now().date(), "level": "MID", "unit_id": ""}
    return desk.ask(
        words.ADD_TITLE, hazard_fields(desk, units, True), words.DO["ADD"],
        lambda typed: (hazards.register, (typed_hazard(typed),)), values,
    )  # fmt: skip


def edit(desk: Desk, units: Sequence[Any], row: HazardRow) -> FormDialog:
    def text(value: int | None) -> str:
        return str(value) if value is not None else ""

    values = {name: getattr(row, name) for name in ("found_on", "description", "level", "people", "headcount", "topic")}
    values |= {"measures": row.measures, "tags": list(row.tags), "tag_reason": row.tag_reason}
    values |= {"tag_until": row.tag_until, "unit_id": text(row.unit_id), "owner_id": text(row.owner_id)}
    values |= {"owner_unit_id": text(row.owner_unit_id)}

    def send(typed: Values) -> Any:
        return hazards.change, (row.id, row.version, typed_hazard({**typed, "due": row.due}))

    return desk.ask(words.EDIT_TITLE, hazard_fields(desk, units, False), words.DO["EDIT"], send, values, row.number)


def screened_fields(units: Sequence[Any]) -> tuple[Field, ...]:
    """The fields of one unit's return."""
    return (
        Field("period", F["period"], required=True, width=140),
        Field("kind", F["kind"], Kind.SEGMENTS, choices=tuple(words.KINDS.items()), beside=True),
        Field("unit_id", F["unit_id"], Kind.CHOICE, choices=units_of(units, True), width=140),
        Field("screened_on", F["screened_on"], Kind.DAY, required=True, width=140, beside=True),
        Field("found", F["found"], Kind.NUMBER, required=True, width=80, least=0),
        Field("screener", F["screener"], required=True, width=140),
        Field("unit_head", F["unit_head"], width=140, beside=True),
        Field("note", F["note"], Kind.TEXT, lines=2),
        Field("late_reason", F["late_reason"]),
    )


def screened(desk: Desk, units: Sequence[Any], period: str) -> FormDialog:
    """登记排查: one unit's return, or the whole school's."""

    def send(typed: Values) -> Any:
        new = Screened(
            period=typed["period"] or "",
            kind=typed["kind"] or "ROUTINE",
            unit_id=number(typed["unit_id"]),
            screened_on=typed["screened_on"],
            found=number(typed["found"]),
            screener=typed["screener"] or "",
            unit_head=typed["unit_head"] or "",
            note=typed["note"] or "",
            late_reason=typed["late_reason"] or "",
        )
        return screenings.record, (new,)

    values = {"period": period, "kind": "ROUTINE", "unit_id": "", "screened_on": desk.now().date(), "found": 0}
    return desk.ask(words.SCREEN_TITLE, screened_fields(units), words.DO["SCREEN"], send, values)


def act(desk: Desk, code: str, row: HazardRow) -> FormDialog:
    """One of PROGRESS MOVE TOLD RESOLVE MATTER VOID on a hazard."""
    key = (row.id, row.version)
    day = Field("on", F["on"], Kind.DAY, required=True, width=140)
    today: Values = {"on": desk.now().date()}
    note = f"{row.number}　{row.description[:40]}"
    title = words.ACTS[code].rstrip("…")
    match code:
        case "PROGRESS":
            text = Field("text", F["text"], Kind.TEXT, required=True, lines=3)
            return desk.ask(
                title, (day, text), words.DO[code],
                lambda typed: (hazards.add_progress, (row.id, typed["on"], typed["text"] or "")), today, note,
            )  # fmt: skip
        case "MOVE":
            fields = (
                Field("due", F["due"], Kind.DAY, required=True, width=140),
                Field("reason", F["reason"], required=True),
            )
            return desk.ask(
                title, fields, words.DO[code],
                lambda typed: (hazards.move_due, (*key, typed["due"], typed["reason"] or "")), {"due": row.due}, note,
            )  # fmt: skip
        case "TOLD":
            told = tuple(Field(name, F[name], Kind.MOMENT, width=170) for name in ("main_at", "superior_at"))
            values: dict[str, datetime | None] = {"main_at": row.main_at, "superior_at": row.superior_at}
            return desk.ask(
                title, told, words.DO[code],
                lambda typed: (hazards.tell, (*key, typed["main_at"], typed["superior_at"])), values, note,
            )  # fmt: skip
        case "RESOLVE":
            result = (
                day,
                Field("resolution", F["resolution"], Kind.TEXT, required=True, lines=3),
                Field("resolved_by", F["resolved_by"], width=140),
            )
            return desk.ask(
                title, result, words.DO[code],
                lambda typed: (
                    hazards.resolve, (*key, typed["on"], typed["resolution"] or "", typed["resolved_by"] or "")
                ),
                today, note,
            )  # fmt: skip
        case "MATTER":
            return desk.ask(
                title, (Field("number", F["number"], required=True, width=160),), words.DO[code],
                lambda typed: (hazards.became, (*key, typed["number"] or "")), None, f"{note}　{words.MATTER_NOTE}",
            )  # fmt: skip
        case _:
            return desk.ask(
                title, (Field("reason", F["reason"], required=True),), words.DO["VOID"],
                lambda typed: (hazards.void, (*key, typed["reason"] or "")), None, note, final=True,
            )  # fmt: skip
