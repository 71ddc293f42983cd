"""The dialogs of duty: filling a range by turns with its preview, one shift, a line of the log, the hand-over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import codes as role_codes
from desktop_app.labels import duty as codes_of
from desktop_app.labels import duty_page as words
from desktop_app.usecases import duty_log, duty_roster
from desktop_app.usecases.duty_log import Entry, Handover, Log
from desktop_app.usecases.duty_roster import Fill, Planned, ShiftInput, ShiftRow
from ui import theme
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.plain_table import PlainTable
from ui.dialogs.slot_acts import Desk as Desk
from ui.dialogs.slot_acts import wall_clock
from ui.dialogs.tick_table import TickTable
from ui.errands import Errands
from ui.form_fields import Field, Group, Kind
from ui.widgets.panels import label

Values = dict[str, Any]
LEADERS = frozenset({"LEADER_IN_CHARGE", "PRINCIPAL_LEADER", "OFFICE_HEAD"})
PRESETS = {**codes_of.PRESETS, "WHOLE": words.WHOLE_DAY}
WAIT = 200  # milliseconds after the last change


def _preset_word(code: str) -> str:
    name, starts, ends = PRESETS[code]
    return f"{name} {codes_of.hours(starts, ends)}"


class FillDialog(FormDialog):
    """排班: days, shifts, who takes turns; the roster as it would be stands beside them."""

    def __init__(
        self,
        parent: QWidget,
        errands: Errands,
        now: Callable[[], datetime],
        people: Sequence[Any],
        first: date,
        last: date,
        then: Callable[[Any], object],
    ) -> None:
        titles = words.FILL_FIELDS
        self.errands, self._then = errands, then
        asked = (
            Field("first", titles["first"], Kind.DAY, required=True, width=150),
            Field("last", titles["last"], Kind.DAY, required=True, width=150, beside=True),
            Field("presets", titles["presets"], Kind.CHECKS, choices=[(code, _preset_word(code)) for code in PRESETS]),
        )
        values = {"first": first, "last": last, "presets": ["DAY", "NIGHT"]}
        super().__init__(
            parent, words.FILL_TITLE, (Group("", asked),), words.FILL_DO, self._hand_over, now,
            note=words.FILL_NOTE, values=values, width=1000,
        )  # fmt: skip
        self.people = TickTable(titles["people"], ("", titles["people"], ""), (32, 78, 0))
        self.leaders = TickTable(titles["leaders"], ("", titles["leaders"], ""), (32, 78, 0))
        self.preview = PlainTable(words.PREVIEW, words.PREVIEW_HEADS, (104, 52, 130, 0, 76))
        self.count = label("", "note")
        rows = [
            (one.id, (one.name, "、".join(role_codes.ROLES.get(role, role) for role in one.roles))) for one in people
        ]
        leading = {one.id for one in people if LEADERS & set(one.roles)}
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        for word, table, width in ((titles["people"], self.people, 3), (titles["leaders"], self.leaders, 3),
                                   (words.PREVIEW, self.preview, 7)):  # fmt: skip
            column = QVBoxLayout()
            column.setSpacing(theme.px(4))
            column.addWidget(label(word, "group"))
            table.setMinimumHeight(theme.px(250))
            column.addWidget(table, 1)
            if table is self.preview:
                column.addWidget(self.count)
            row.addLayout(column, width)
        self.column.addWidget(holder, 1)
        self.column.setStretchFactor(self.form, 0)
        for code in ("people", "leaders"):
            self.alias(code, "presets")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self.ask)
        self.form.edited.connect(lambda _key: self._wait.start())
        self.people.show_choices([one for one in rows if one[0] not in leading] or rows)
        self.leaders.show_choices([one for one in rows if one[0] in leading])
        self.people.ticked.connect(self._wait.start)
        self.leaders.ticked.connect(self._wait.start)
        self.count.setText(words.PREVIEW_COUNT.format(n=0))

    def typed(self) -> Fill:
        """The range as it stands."""
        values = self.form.values()
        return Fill(
            first=values["first"],
            last=values["last"],
            presets=tuple(PRESETS[code] for code in values["presets"]),
            people=self.people.chosen(),
            leaders=self.leaders.chosen(),
        )

    def ask(self) -> None:
        """Show the roster as it would be."""
        self.errands.ask(
            duty_roster.preview, self.typed(), then=self._show, failed=lambda _error: self._show([]), purpose="roster"
        )

    def _show(self, found: list[Planned]) -> None:
        if not isValid(self):
            return
        self.preview.show_rows(
            [
                (codes_of.short_day(one.day), one.name, codes_of.hours(one.starts, one.ends),
                 one.person or words.PROBLEMS[one.problem], one.leader)
                for one in found
            ]
        )  # fmt: skip
        said = words.PREVIEW_COUNT.format(n=len(found))
        problems = sum(bool(one.problem) for one in found)
        self.count.setText(said + (words.PREVIEW_OPEN.format(n=problems) if problems else ""))

    def _hand_over(self, _values: Values, dialog: FormDialog) -> None:
        def done(result: Any) -> None:
            dialog.done_well(result)
            self._then(result)

        self.errands.do(duty_roster.fill, self.typed(), then=done, failed=self.failed)


def shift(desk: Desk, known: ShiftRow | None, day: date) -> FormDialog:
    """One more shift, or one that is changed."""
    titles = words.SHIFT_FIELDS
    people = [(str(one.id), one.name) for one in desk.people]
    leading = [(str(one.id), one.name) for one in desk.people if LEADERS & set(one.roles)]
    names = [(name, name) for name, _starts, _ends in PRESETS.values()]
    asked = (
        Field("day", titles["day"], Kind.DAY, required=True, width=150),
        Field("name", titles["name"], Kind.FREE_CHOICE, choices=names, width=120),
        Field("starts", titles["starts"], required=True, width=80),
        Field("ends", titles["ends"], required=True, width=80, beside=True, note=words.SHIFT_NOTE),
        Field("person", titles["person"], Kind.CHOICE, required=True, choices=people, width=170),
        Field("leader", titles["leader"], Kind.CHOICE, choices=[("", words.NOBODY), *leading], width=170),
        Field("phone", titles["phone"], width=170),
    )

    def send(typed: Values) -> Any:
        new = ShiftInput(
            id=known.id if known else 0,
            version=known.version if known else 0,
            day=typed["day"],
            name=typed["name"],
            starts=typed["starts"],
            ends=typed["ends"],
            person_id=int(typed["person"]) if typed["person"] else None,
            leader_id=int(typed["leader"]) if typed["leader"] else None,
            phone=typed["phone"],
        )
        return duty_roster.save, (new,)

    name, starts, ends = codes_of.PRESETS["DAY"]
    values: Values = {"day": day, "name": name, "starts": starts, "ends": ends}
    if known is not None:
        values = {
            "day": known.day, "name": known.name, "starts": known.starts, "ends": known.ends,
            "person": str(known.person_id), "leader": str(known.leader_id or ""), "phone": known.phone,
        }  # fmt: skip
    title = words.SHIFT_EDIT_TITLE if known else words.SHIFT_TITLE
    dialog = desk.ask(title, asked, words.SHIFT_EDIT_DO if known else words.SHIFT_DO, send, values)

    def hours(key: str) -> None:
        found = next((one for one in PRESETS.values() if one[0] == dialog.form.editor("name").value()), None)
        if key == "name" and found is not None:
            dialog.form.editor("starts").set_value(found[1])
            dialog.form.editor("ends").set_value(found[2])

    dialog.form.edited.connect(hours)
    return dialog


def strike(desk: Desk, known: ShiftRow) -> FormDialog:
    note = f"{codes_of.short_day(known.day)} {known.name} {known.hours}　{known.person}"
    return desk.ask(
        words.STRIKE_TITLE, (), words.STRIKE_DO, lambda _typed: (duty_roster.strike, (known.id, known.version)),
        note=note, final=True,
    )  # fmt: skip


def _named(one: ShiftRow) -> str:
    return f"{codes_of.short_day(one.day)} {one.name}"


def enter(desk: Desk, seen: Log) -> FormDialog:
    """A line of the log, at this minute unless said otherwise."""
    titles = words.ENTRY_FIELDS
    asked = (
        Field("kind", titles["kind"], Kind.SEGMENTS, choices=tuple(codes_of.ENTRIES.items())),
        Field("at", titles["at"], Kind.MOMENT, required=True, width=170),
        Field("content", titles["content"], Kind.TEXT, required=True, lines=3),
        Field("handled", titles["handled"]),
    )

    def send(typed: Values) -> Any:
        new = Entry(
            shift_id=seen.shift.id,
            kind=typed["kind"],
            content=typed["content"],
            handled=typed["handled"],
            at=wall_clock(typed["at"]),
        )
        return duty_log.enter, (new,)

    values = {"kind": "CALL", "at": desk.minute()}
    dialog = desk.ask(words.ENTER_TITLE.format(shift=_named(seen.shift)), asked, words.ENTER_DO, send, values)
    dialog.form.widget("content").setFocus()
    return dialog


def hand_over(desk: Desk, seen: Log) -> FormDialog:
    """交接 with both names."""
    titles = words.HAND_FIELDS
    names = [(one.name, one.name) for one in desk.people]
    asked = (
        Field("giver", titles["giver"], Kind.FREE_CHOICE, required=True, choices=names, width=170),
        Field("taker", titles["taker"], Kind.FREE_CHOICE, required=True, choices=names, width=170),
        Field("at", titles["at"], Kind.MOMENT, required=True, width=170),
        Field("left_open", titles["left_open"], Kind.TEXT, lines=3),
        Field("reason", titles["reason"], hint=words.HAND_HINT),
    )

    def send(typed: Values) -> Any:
        new = Handover(
            shift_id=seen.shift.id,
            giver=typed["giver"],
            taker=typed["taker"],
            left_open=typed["left_open"],
            at=wall_clock(typed["at"]),
            reason=typed["reason"],
        )
        return duty_log.hand_over, (new,)

    values = {"giver": seen.shift.person, "taker": seen.next_person, "at": desk.minute()}
    note = words.NEXT.format(person=seen.next_person) if seen.next_person else words.NO_NEXT
    return desk.ask(words.HAND_TITLE.format(shift=_named(seen.shift)), asked, words.HAND_DO, send, values, note=note)
