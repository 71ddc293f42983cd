"""The chosen reception: its five items to edit, what is still to do for it, and who has booked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.labels import codes, refusals
from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.rules.refusal import Refused
from desktop_app.usecases.day_board import SlotDetail
from desktop_app.usecases.slots import SlotInput
from ui import theme
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.widgets.chips import DeadlineChip, paint_symbol
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import EmptyPage, Panel, button, label

_LEVELS = {
    "POSTED": "done",
    "HELD": "done",
    "NOBODY": "done",
    "CHANGED": "soon",
    "PREPARED": "soon",
    "PENDING": "pause",
}


class SlotPanel(Panel):
    """save: a SlotInput to keep; act: code of labels.leader_day_page.ACTS on the shown slot; booking: id to edit."""

    save = Signal(object)
    act = Signal(str)
    booking = Signal(int)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(words.NEW_TITLE)
        theme.keep_width(self, 304)
        self.detail: SlotDetail | None = None
        self.day = date.min
        # An answer about another reception that comes late must not wipe the form of a new one.
        self.making = False
        self.leaders: Sequence[Any] = ()
        self._own_places: frozenset[str] = frozenset()
        self.chip = DeadlineChip()
        self.head.addWidget(self.chip)
        self.form = Form([Group("", _fields())], now)
        self._form_holder = QWidget()
        holder = QVBoxLayout(self._form_holder)
        holder.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        holder.addWidget(self.form)
        self.error = label("", wrap=True)
        self.error.hide()
        holder.addWidget(self.error)
        self.steps = QWidget()
        self._steps = QGridLayout(self.steps)
        self._steps.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self._steps.setHorizontalSpacing(theme.px(8))
        self._steps.setVerticalSpacing(theme.px(3))
        self._steps.setColumnStretch(1, 1)
        self.bookings = QWidget()
        self.bookings.setObjectName("body")
        self._bookings = QVBoxLayout(self.bookings)
        self._bookings.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._bookings.setSpacing(theme.px(2))
        inside = QWidget()
        inside.setObjectName("body")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for piece in (self._form_holder, _line(), self.steps, _line(), self.bookings):
            column.addWidget(piece)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self.empty = EmptyPage("calendar", words.NO_SLOT, words.NO_SLOT_WHY)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.empty, 1)
        foot = self.add_foot(50)
        self.change = button(words.MORE, kind="")
        self.change.setProperty("menu", "1")
        self.change.setMenu(self._menu())
        foot.addWidget(self.change)
        foot.addStretch()
        self.keep = button(words.SAVE, self.try_save, "accent")
        self.keep.setToolTip("Ctrl+S")
        foot.addWidget(self.keep)
        self.form.edited.connect(self._edited)
        self._show(False)

    # what is shown

    def offer(self, leaders: Sequence[Any], places: Sequence[str], units: Sequence[str]) -> None:
        """Who receives, where, and which departments sit beside. leaders: PersonRows."""
        self.leaders = leaders
        self._own_places = frozenset(places)
        dirty = self.form.dirty
        for key, choices in (
            ("leader", [(str(one.id), f"{one.name}　{one.post}".strip()) for one in leaders]),
            ("place", [(one, one) for one in places]),
            ("accompany", [(one, one) for one in units]),
        ):
            field = self.form.widget(key)
            assert isinstance(field, ChoiceEdit)
            field.set_choices(choices)
        # Another list to choose from is nothing that somebody typed.
        self.form.dirty = dirty

    def show_detail(
        self, detail: SlotDetail, chip: tuple[str, str], steps: Sequence[tuple[str, str, str, str]]
    ) -> None:
        """Show a reception. chip: state and words; steps: shape, title, why, code of the act or ""."""
        self.detail = detail
        self.making = False
        card = detail.card
        self.day = card.day
        self.title.setText(days.short_day(card.day))
        self.chip.show_level(_LEVELS.get(chip[0], "later"), chip[1])
        self.form.set_values(
            {
                "leader": str(card.leader_id), "kind": card.kind, "day": card.day, "starts": card.starts,
                "ends": card.ends, "place": card.place, "place_reason": detail.place_reason,
                "portfolio": detail.portfolio, "accompany": detail.accompany, "capacity": card.capacity,
                "topic": detail.topic, "matter_number": "", "rest_reason": detail.rest_reason,
            }
        )  # fmt: skip
        self._show(True)
        self._fill_steps(steps)
        self._fill_bookings(detail)
        self.keep.setEnabled(detail.closed_at is None)
        self._tell("")

    def start_new(self, day: date, starts: str = "14:30", ends: str = "16:30", place: str = "") -> None:
        """An empty form for a new reception on a day."""
        self.detail = None
        self.day = day
        self.making = True
        self.title.setText(words.NEW_TITLE)
        self.chip.hide()
        empty = dict.fromkeys(self.form.fields)
        self.form.set_values({**empty, "kind": "ONSITE", "day": day, "starts": starts, "ends": ends, "place": place,
                              "capacity": 8})  # fmt: skip
        self._show(True)
        self.chip.hide()
        for piece in (self.steps, self.bookings):
            piece.hide()
        self.keep.setEnabled(True)
        self._tell("")
        self.form.widget("leader").setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self, day: date) -> None:
        """A day without a reception."""
        self.detail, self.day, self.making = None, day, False
        self.title.setText(days.short_day(day))
        self._show(False)

    def _show(self, something: bool) -> None:
        self._area.setVisible(something)
        self.empty.setVisible(not something)
        self.keep.setVisible(something)
        self.change.setVisible(something and self.detail is not None)
        self.chip.setVisible(something and self.detail is not None)
        for piece in (self.steps, self.bookings):
            piece.setVisible(something and self.detail is not None)
        self._fit_fields()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._area.isVisible() and self.form.dirty

    # editing

    def try_save(self) -> None:
        """Hand over what stands there; the first thing that is missing gets the keyboard."""
        if not self._area.isVisible() or not self.keep.isEnabled():
            return
        self.form.show_findings({})
        self._tell("")
        missing = self.form.problems()
        if missing:
            self.form.show_findings({key: ("error", why or words.FIELDS[key]) for key, why in missing.items()})
            self.form.focus_first_problem()
            return
        self.save.emit(self.typed())

    def typed(self) -> SlotInput:
        """The reception as it stands in the form."""
        values = self.form.values()
        card = self.detail.card if self.detail else None
        return SlotInput(
            id=card.id if card else 0,
            version=card.version if card else 0,
            day=values["day"],
            starts=values["starts"],
            ends=values["ends"],
            leader_id=int(values["leader"]) if values["leader"] else None,
            kind=values["kind"] or "ONSITE",
            portfolio=values["portfolio"],
            place=values["place"],
            place_reason=values["place_reason"],
            accompany=values["accompany"],
            capacity=values["capacity"] or 8,
            topic=values["topic"],
            matter_number=values["matter_number"],
            rest_reason=values["rest_reason"],
        )

    def failed(self, error: Exception) -> None:
        """Why it was not kept, at its field."""
        if not isinstance(error, Refused):
            self._tell(type(error).__name__)
            return
        sentence = refusals.sentence(error)
        if error.field in self.form.fields:
            self.form.show_field(error.field, True)
            self.form.show_finding(error.field, "error", sentence)
            self.form.widget(error.field).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.error.setText(f"✕ {sentence}" if sentence else "")
        self.error.setProperty("state", "error" if sentence else "")
        self.error.setVisible(bool(sentence))

    def _edited(self, key: str) -> None:
        self.form.forget_finding(key)
        if key in ("kind", "place", "day"):
            self._fit_fields()
        if key == "leader" and self.form.dirty:
            chosen = self.form.editor("leader").value()
            person = next((one for one in self.leaders if str(one.id) == chosen), None)
            if person is not None:
                self.form.editor("portfolio").set_value(person.portfolio)

    def _fit_fields(self) -> None:
        """Fields that only some receptions need appear with what needs them."""
        kind, place = self.form.editor("kind").value(), self.form.editor("place").value()
        foreign = bool(place) and place not in self._own_places and kind not in ("FIELD", "SKIP_LEVEL", "VIDEO")
        wanted = {"matter_number": kind == "FIELD", "topic": kind == "TOPIC", "place_reason": foreign}
        for key, shown in wanted.items():
            self.form.show_field(key, shown)
        self.form.show_field("rest_reason", bool(self.form.editor("rest_reason").value()))

    # what is to do

    def _fill_steps(self, steps: Sequence[tuple[str, str, str, str]]) -> None:
        _empty(self._steps)
        for row, (level, title, why, act) in enumerate(steps):
            sign = _Sign(level)
            self._steps.addWidget(sign, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            self._steps.addWidget(label(title, "strong"), 2 * row, 1)
            if act:
                link = button(words.ACTS[act], partial(self.act.emit, act), "flat")
                self._steps.addWidget(link, 2 * row, 2, 2, 1)
            self._steps.addWidget(label(why, "note", wrap=True), 2 * row + 1, 1)

    def _fill_bookings(self, detail: SlotDetail) -> None:
        _empty(self._bookings)
        head = QHBoxLayout()
        head.addWidget(label(words.BOOKINGS, "strong"))
        head.addWidget(label(words.BATCHES.format(n=len(detail.bookings)), "note"))
        head.addStretch()
        if detail.closed_at is None:
            head.addWidget(button(words.ACTS["BOOK"], lambda: self.act.emit("BOOK"), "flat"))
        self._bookings.addLayout(head)
        if not detail.bookings:
            self._bookings.addWidget(label(words.NO_BOOKINGS, "note"))
        for one in detail.bookings:
            who = codes.IDENTITIES.get(one.identity, one.identity)
            received = words.RECEIVED_MARK if one.received else ""
            said = "　".join(part for part in (one.at, one.name, who, one.subject, received) if part)
            line = button(said, partial(self.booking.emit, one.id), "flat")
            line.setProperty("left", "1")
            line.setToolTip(said)
            self._bookings.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for code in ("SUBSTITUTE", "DECIDE", "MOVE", "CANCEL", "CHANGE_NOTICE", "FIELD", "MEDIA"):
            menu.addAction(words.ACTS[code]).triggered.connect(lambda _=False, one=code: self.act.emit(one))
        return menu

    def buttons(self) -> list[QPushButton]:
        """The links of what is to do, for tests and the tour."""
        return [one for one in self.steps.findChildren(QPushButton) if one.isVisible()]


class _Sign(QWidget):
    """The shape of a step: done, today, later, over or waiting."""

    def __init__(self, level: str) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(theme.px(16), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = {"done": "accent", "over": "red", "today": "amber", "pause": "amber"}.get(self._level, "text2")
        side = theme.px(13)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        paint_symbol(painter, self._level, place, theme.colour(ink), theme.colour("surface"))
        painter.end()


def _fields() -> list[Field]:
    titles = words.FIELDS
    return [
        Field("leader", titles["leader"], Kind.CHOICE, required=True),
        Field("kind", titles["kind"], Kind.CHOICE, choices=tuple(days.KINDS.items()), required=True),
        Field("day", titles["day"], Kind.DAY, required=True),
        Field("starts", titles["starts"], required=True, width=62),
        Field("ends", titles["ends"], required=True, width=62, beside=True),
        Field("place", titles["place"], Kind.FREE_CHOICE, required=True),
        Field("place_reason", titles["place_reason"]),
        Field("portfolio", titles["portfolio"]),
        Field("accompany", titles["accompany"], Kind.FREE_CHOICE),
        Field("capacity", titles["capacity"], Kind.NUMBER, width=62, least=1, most=99),
        Field("topic", titles["topic"]),
        Field("matter_number", titles["matter_number"]),
        Field("rest_reason", titles["rest_reason"]),
    ]


def _line() -> QFrame:
    made = QFrame()
    made.setObjectName("rule")
    return made


def _empty(layout: Any) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif item.layout() is not None:
            _empty(item.layout())
