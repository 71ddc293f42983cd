"""接访登记: the counter on the day itself, big type, few fields, kept while it is typed, one sheet per visitor."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.labels import codes, pages, refusals
from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.rules.moments import local
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import day_board, drafts, offices, slot_visits
from desktop_app.usecases.day_board import BookingRow, SlotDetail
from desktop_app.usecases.drafts import DraftFound
from desktop_app.usecases.slot_visits import Received, VisitInput
from ui import theme
from ui.dialogs.slot_acts import wall_clock
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind
from ui.messages import MessageBars
from ui.widgets.editors import ChoiceEdit
from ui.widgets.panels import button, label

BIG = 17
DRAFT = "COUNTER"
# Which field a refusal of a use case is shown at.
_SEATS = {"unit": "unit_id", "materials": "problem", "people.0.name": "name", "subject": "problem", "words": "answer"}


class CounterDialog(QDialog):
    """papers: ids of the papers a visitor left; Ctrl+Enter keeps a sheet, Esc leaves with what was typed kept."""

    papers = Signal(list)

    def __init__(self, parent: QWidget | None, errands: Errands, slot_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self.errands, self.slot_id, self.now = errands, slot_id, now
        self.detail: SlotDetail = errands.now(day_board.detail, slot_id, False)
        card = self.detail.card
        when = f"{days.short_day(card.day)} {card.starts}—{card.ends}"
        title = words.COUNTER_TITLE.format(when=when, leader=f"{card.leader} {card.post}".strip())
        self.setWindowTitle(title)
        self.setStyleSheet(
            "QLabel, QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QToolButton, QPushButton, QListWidget"
            f" {{ font-size: {theme.px(BIG)}px; }}"
        )
        self._draft_id: int | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        head = QHBoxLayout()
        head.addWidget(label(title, "h1"))
        head.addStretch()
        self.place = label(card.place, "label")
        head.addWidget(self.place)
        whole.addLayout(head)
        self.bars = MessageBars()
        whole.addWidget(self.bars)
        row = QHBoxLayout()
        whole.addLayout(row, 1)
        side = QVBoxLayout()
        side.addWidget(label(words.BOOKINGS, "strong"))
        self.waiting = QListWidget()
        self.waiting.setAccessibleName(words.BOOKINGS)
        self.waiting.setWordWrap(True)
        self.waiting.itemActivated.connect(self._take_item)
        self.waiting.itemClicked.connect(self._take_item)
        side.addWidget(self.waiting, 2)
        side.addWidget(label(words.COUNTER_LIST, "strong"))
        self.received = QListWidget()
        self.received.setAccessibleName(words.COUNTER_LIST)
        self.received.setWordWrap(True)
        self.received.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.addWidget(self.received, 1)
        holder = QWidget()
        holder.setLayout(side)
        theme.keep_width(holder, 250)
        row.addWidget(holder)
        self.form = Form(self._groups(), now)
        self.form.edited.connect(self._edited)
        self.form.draft_due.connect(self._keep_draft)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        row.addWidget(area, 1)
        foot = QHBoxLayout()
        self.state = label(words.COUNTER_DRAFT, "note")
        foot.addWidget(self.state)
        foot.addStretch()
        self.leave = button(words.COUNTER_LEAVE, self.reject)
        self.finish = button(words.COUNTER_CLOSE, self.close_slot)
        self.keep = button(words.COUNTER_SAVE, self.save, "primary", "printer")
        self.keep.setToolTip("Ctrl+Enter")
        for piece in (self.leave, self.finish, self.keep):
            foot.addWidget(piece)
        whole.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)
        self._fit_screen()
        self._offer()
        self._show_lists()
        self._begin()

    def _fit_screen(self) -> None:
        window = self.parentWidget()
        room: QRect = window.window().geometry() if window is not None else self.screen().availableGeometry()
        self.setGeometry(room.adjusted(12, 24, -12, -12))

    def _groups(self) -> list[Group]:
        titles = words.COUNTER_FIELDS
        left = (
            Field("booking_id", titles["booking"], Kind.CHOICE, choices=()),
            Field("name", titles["name"]),
            Field("phone", titles["phone"]),
            Field("identity", titles["identity"], Kind.CHOICE, choices=tuple(codes.IDENTITIES.items())),
            Field("headcount", titles["headcount"], Kind.NUMBER, width=70, beside=True, least=1, most=9999),
            Field("unit", titles["unit"]),
            Field("representatives", titles["representatives"], hint=words.REPRESENTATIVES_HINT),
            Field("matter_number", titles["matter_number"], width=190),
            Field("received_at", titles["received_at"], Kind.MOMENT, width=190),
            Field("problem", titles["problem"], Kind.TEXT, lines=4),
            Field("demands", titles["demands"], Kind.TEXT, lines=2, hint=words.DEMANDS_HINT),
        )
        right = (
            Field("attention", titles["attention"], Kind.CHECKS, choices=tuple(days.ATTENTION.items())),
            Field("note", titles["note"]),
            Field("answer", titles["answer"], Kind.TEXT, lines=4),
            Field("outcome", titles["outcome"], Kind.SEGMENTS, choices=tuple(days.OUTCOMES.items())),
            Field("handed", titles["handed"], Kind.CHECKS, choices=tuple(words.HANDED.items())),
            Field("unit_id", titles["unit_id"], Kind.CHOICE),
            Field("due", titles["due"], Kind.DAY, width=170),
            Field("next_slot", titles["next_slot"], Kind.CHOICE),
            Field("told_how", titles["told_how"], hint=words.TOLD_HINT),
            Field("wants_secrecy", titles["wants_secrecy"], Kind.CHECKS, choices=tuple(words.SECRECY.items())),
        )
        return [Group("", left), Group("", right, column=2)]

    def _offer(self) -> None:
        units = [(str(one.id), one.name) for one in self.errands.now(offices.units)]
        ahead = self.errands.now(_ahead)
        for key, choices in (("unit_id", units), ("next_slot", ahead)):
            field = self.form.widget(key)
            assert isinstance(field, ChoiceEdit)
            field.set_choices(choices)

    def _show_lists(self) -> None:
        self.waiting.clear()
        choices = []
        for one in self.detail.bookings:
            said = "　".join(part for part in (one.at, one.name, one.subject) if part)
            if one.received:
                continue
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.waiting.addItem(item)
            choices.append((str(one.id), said))
        field = self.form.widget("booking_id")
        assert isinstance(field, ChoiceEdit)
        field.set_choices([("", words.WALK_IN), *choices])
        self.received.clear()
        rows = self.errands.now(slot_visits.listed, self.detail.card.day, self.detail.card.day, False)
        mine = [row for row in rows if row.slot_id == self.slot_id]
        for row in mine:
            self.received.addItem(f"{row.received_at:%H:%M}　{row.visitor}　{days.OUTCOMES[row.outcome]}")
        self.finish.setEnabled(self.detail.card.day <= self.now().date() and self.detail.closed_at is None)

    # a visitor

    def _begin(self) -> None:
        """What was typed before comes back; else an empty sheet."""
        found: list[DraftFound] = self.errands.now(drafts.mine, DRAFT)
        mine = next((one for one in found if one.body.get("slot") == self.slot_id), None)
        self._fresh()
        if mine is not None:
            self._draft_id = mine.id
            self.form.restore(mine.body["form"])
            self._fit()

    def _fresh(self) -> None:
        moment = self.now().replace(second=0, microsecond=0)
        if local_day(moment) != self.detail.card.day:
            card = self.detail.card
            hour, minute = card.starts.split(":")
            moment = moment.replace(
                year=card.day.year, month=card.day.month, day=card.day.day, hour=int(hour), minute=int(minute)
            )
        empty = dict.fromkeys(self.form.fields)
        self.form.set_values({**empty, "received_at": moment, "headcount": 1, "outcome": "ANSWERED", "handed": ["YES"]})
        self._fit()
        self.form.widget("name").setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_item(self, item: QListWidgetItem) -> None:
        self.take(int(item.data(Qt.ItemDataRole.UserRole)))

    def take(self, booking_id: int) -> None:
        """The next visitor is one who has booked: what is known is filled in."""
        one = next((row for row in self.detail.bookings if row.id == booking_id), None)
        if one is None:
            return
        self.form.editor("booking_id").set_value(str(one.id))
        self._fill_from(one)
        self.form.widget("problem").setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_from(self, one: BookingRow) -> None:
        for key in ("name", "phone", "unit", "identity", "headcount", "matter_number"):
            self.form.editor(key).set_value(getattr(one, key))
        if not self.form.editor("problem").value():
            self.form.editor("problem").set_value(one.subject)

    def _edited(self, key: str) -> None:
        self.form.forget_finding(key)
        if key == "booking_id":
            chosen = self.form.editor("booking_id").value()
            one = next((row for row in self.detail.bookings if str(row.id) == chosen), None)
            if one is not None and not self.form.editor("name").value():
                self._fill_from(one)
        if key in ("outcome", "headcount", "matter_number"):
            self._fit()

    def _fit(self) -> None:
        """Only what this outcome needs is asked."""
        outcome = self.form.editor("outcome").value()
        many = (self.form.editor("headcount").value() or 1) > 1
        for key, shown in {
            "handed": outcome == "ANSWERED",
            "unit_id": outcome == "ASSIGNED",
            "due": outcome == "ASSIGNED",
            "next_slot": outcome == "APPOINTMENT",
            "told_how": outcome == "APPOINTMENT",
            "representatives": many,
        }.items():
            self.form.show_field(key, shown)

    def typed(self) -> VisitInput:
        """The sheet as it stands."""
        values = self.form.values()
        return VisitInput(
            slot_id=self.slot_id,
            booking_id=int(values["booking_id"]) if values["booking_id"] else None,
            matter_number=values["matter_number"],
            received_at=wall_clock(values["received_at"]),
            name=values["name"],
            identity=values["identity"],
            unit=values["unit"],
            phone=values["phone"],
            headcount=values["headcount"] or 1,
            representatives=tuple(part for part in re.split("[、,，;； ]+", values["representatives"]) if part),
            problem=values["problem"],
            demands=tuple(line.strip() for line in values["demands"].splitlines() if line.strip()),
            attention=tuple(values["attention"]),
            note=values["note"],
            answer=values["answer"],
            outcome=values["outcome"],
            handed="YES" in values["handed"],
            unit_id=int(values["unit_id"]) if values["unit_id"] else None,
            due=_day(values["due"]),
            next_slot_id=int(values["next_slot"]) if values["next_slot"] else None,
            told_how=values["told_how"],
            wants_secrecy="YES" in values["wants_secrecy"],
        )

    def save(self) -> None:
        """Keep the sheet with what follows from it; a refusal stands at its field and nothing is lost."""
        if not self.keep.isEnabled():
            return
        self.form.show_findings({})
        self.bars.clear()
        self.keep.setEnabled(False)
        self.errands.do(slot_visits.receive, self.typed(), then=self._saved, failed=self._failed)

    def _saved(self, made: Received) -> None:
        self._drop_draft()
        if not isValid(self):
            return
        self.keep.setEnabled(True)
        told = words.COUNTER_SAVED.format(number=made.number, matter=pages.short_number(made.matter_number))
        self.bars.show_message("ok", told)
        self.detail = self.errands.now(day_board.detail, self.slot_id, False)
        self._show_lists()
        self._fresh()
        self.papers.emit([one.id for one in made.papers])

    def _failed(self, error: Exception) -> None:
        if not isValid(self):
            return
        self.keep.setEnabled(True)
        if not isinstance(error, Refused):
            self.bars.show_message("error", pages.UNEXPECTED, type(error).__name__)
            return
        key = _SEATS.get(error.field or "", error.field or "")
        sentence = refusals.sentence(error)
        if key in self.form.fields:
            self.form.show_field(key, True)
            self.form.show_finding(key, "error", sentence)
            self.form.widget(key).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.bars.show_message("error", sentence)

    # the draft

    def _keep_draft(self, body: Mapping[str, Any]) -> None:
        def kept(draft_id: int) -> None:
            self._draft_id = draft_id

        whole = {"slot": self.slot_id, "form": dict(body)}
        self.errands.do(drafts.keep, DRAFT, whole, self._draft_id, then=kept, failed=lambda _error: None)

    def _drop_draft(self) -> None:
        self.form.dirty = False
        if self._draft_id is not None:
            self.errands.do(drafts.drop, self._draft_id, failed=lambda _error: None)
            self._draft_id = None

    def reject(self) -> None:
        if self.form.dirty:
            self._keep_draft(self.form.draft())
        super().reject()

    def close_slot(self) -> None:
        """结束接访: the reception is over."""
        count = self.received.count()

        def closed(_result: Any) -> None:
            self._drop_draft()
            if isValid(self):
                self.bars.show_message("ok", words.COUNTER_DONE.format(n=count))
                self.accept()

        self.errands.do(slot_visits.close, self.slot_id, self.detail.card.version, then=closed, failed=self._failed)


def local_day(moment: datetime) -> date:
    """The day of a wall-clock or aware moment at the school."""
    return (local(moment) if moment.tzinfo else moment).date()


def _ahead(desk: Any) -> list[tuple[str, str]]:
    names = {one.id: one.name for one in offices.people(desk, everyone=True)}
    return [
        (str(row.id), f"{days.short_day(row.day)} {row.starts} {names.get(row.leader_id, '')} {row.place}")
        for row in slot_visits.next_slots(desk)
    ]


def _day(found: Any) -> date | None:
    return found.date() if isinstance(found, datetime) else found
