"""Dialogs of the records beside a matter, built from their declaration, and of skip-level visits."""

from __future__ import annotations

from typing import Any

from desktop_app.labels import records as words
from desktop_app.usecases import records
from ui.dialogs.declared import AskDialog, Call, Case
from ui.dialogs.slot_acts import wall_clock
from ui.form_fields import Field, Kind

Values = dict[str, Any]


def record(case: Case, form: str) -> AskDialog:
    """One of F10 F11 F12b F36 F41; its fields are those of the paper."""
    declared = words.RECORDS[form]
    fields = []
    for one in declared:
        title = one.label.replace("\n", "")
        if one.moment:
            fields.append(Field(one.key, title, Kind.MOMENT, required=one.must, width=170))
        elif one.choices:
            choices = tuple((text, text) for text in one.choices)
            fields.append(Field(one.key, title, Kind.CHOICE, required=one.must, choices=choices))
        elif one.tall:
            fields.append(Field(one.key, title, Kind.TEXT, required=one.must, lines=2))
        else:
            fields.append(Field(one.key, title, required=one.must))

    def send(values: Values) -> Call:
        moments = {one.key for one in declared if one.moment}
        typed = {one.key: values[one.key] for one in declared}
        made = {key: wall_clock(value) if key in moments else value for key, value in typed.items()}
        return records.record, (records.RecordPaper(**case.ids, form=form, values=made),)

    now = case.now().replace(second=0, microsecond=0)
    values: Values = {one.key: now for one in declared if one.moment}
    return AskDialog(case, form, fields, values, send, width=640)


def skip_notice(case: Case) -> AskDialog:
    """函告: where and until when somebody has to be (H02)."""
    titles = words.SKIP_FIELDS
    fields = [
        Field("told_by", titles["told_by"], required=True),
        Field("told_at", titles["told_at"], Kind.MOMENT, required=True, width=170),
        Field("arrive_by", titles["arrive_by"], Kind.MOMENT, required=True, width=170),
        Field("place", titles["skip_place"]),
        Field("people", titles["skip_people"]),
        Field("staff", titles["staff"]),
    ]

    def send(values: Values) -> Call:
        new = records.SkipNotice(
            **case.ids,
            told_by=values["told_by"],
            told_at=wall_clock(values["told_at"]),
            arrive_by=wall_clock(values["arrive_by"]),
            place=values["place"],
            people=values["people"],
            staff=values["staff"],
        )
        return records.skip_notice, (new,)

    return AskDialog(case, "ONSITE", fields, {"told_at": case.now().replace(second=0, microsecond=0)}, send)


def skip_arrival(case: Case) -> AskDialog:
    """到场、回函 with F11b."""
    titles = words.SKIP_FIELDS
    fields = [
        Field("arrived_at", titles["arrived_at"], Kind.MOMENT, required=True, width=170),
        Field("staff", titles["staff"]),
        Field("course", titles["skip_course"], Kind.TEXT, required=True, lines=4),
        Field("brought_back", titles["brought_back"], Kind.CHOICE, choices=tuple(words.BROUGHT.items()), width=150),
        Field("reply_no", titles["reply_no"]),
        Field("replied_at", titles["skip_replied_at"], Kind.MOMENT, width=170),
    ]

    def send(values: Values) -> Call:
        back = values["brought_back"]
        new = records.SkipArrival(
            **case.ids,
            arrived_at=wall_clock(values["arrived_at"]),
            course=values["course"],
            brought_back=None if not back else back == "YES",
            staff=values["staff"],
            reply_no=values["reply_no"],
            replied_at=wall_clock(values["replied_at"]),
        )
        return records.skip_arrival, (new,)

    values = {"arrived_at": case.now().replace(second=0, microsecond=0)}
    return AskDialog(case, "ONSITE_ARRIVED", fields, values, send)
