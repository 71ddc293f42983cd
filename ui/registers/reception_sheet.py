"""The form of 接访登记 as one sheet: channels, several petitioners shown one at a time, findings at their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.labels import reception as words
from desktop_app.labels import screen
from desktop_app.usecases.previews import NumberSays
from desktop_app.usecases.registration import NewMatter, PersonInput, Review
from ui import theme
from ui.form import Form
from ui.form_fields import Group
from ui.registers import reception_fields as layout
from ui.registers.reception_findings import Findings, Place, spoken
from ui.widgets.editors import ChoiceEdit
from ui.widgets.material_list import MaterialList
from ui.widgets.panels import button, icon_button, label

LEFT_COLUMN = 424
ROOM_FOR_ALL = 700
"""Height in pixels at 100 % from which the folded texts are open from the start."""


class Sheet(QScrollArea):
    """What is being registered. Signals: edited; left, a field was left; draft_due, typing stopped for two seconds.

    people, seat: the petitioners, and which of them is in sight; editing: a stored matter is being corrected.
    """

    edited = Signal()
    left = Signal()
    draft_due = Signal()

    def __init__(self, groups: Sequence[Group], now: Any, group_from: int) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people: list[PersonInput] = [PersonInput()]
        self.seat = 0
        self.editing = False
        self._says = NumberSays()
        self._group_from = group_from
        self._count_typed = self._counting = False
        self._findings = Findings()
        self.form = Form(groups, now, LEFT_COLUMN)
        body = QWidget()
        body.setObjectName("body")
        self.under = QVBoxLayout(body)
        self.under.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        self.under.setSpacing(theme.px(10))
        self.under.addWidget(self.form, 1)
        self.setWidget(body)
        self._close_empty_feet()
        for segment in self.form.widget("channel").findChildren(QToolButton):
            segment.setToolTip(words.CHANNEL_KEY.format(n=layout.SEGMENTS.index(segment.objectName()) + 1))
        self._build_people_head()
        self._folded = self._build_folded()
        materials = self.form.widget("materials")
        assert isinstance(materials, MaterialList)
        materials.add_asked.connect(self.choose_files)
        self.form.edited.connect(self._edited)
        self.form.left.connect(self._left)
        self.form.draft_due.connect(lambda _: self.draft_due.emit())
        self._settle()

    # what stands in it

    def values(self) -> dict[str, Any]:
        """Every field as it stands; what the input method is composing is not touched."""
        return {key: self.form.editor(key).value() for key in self.form.fields}

    def commit(self) -> None:
        """Take in what the input method is still composing."""
        QGuiApplication.inputMethod().commit()

    def matter(self) -> NewMatter:
        """The registration as it stands, materials without their bytes."""
        values = self.values()
        self._keep_person(values)
        return layout.to_input(values, self.people)

    def paths(self) -> list[str]:
        """The file of each material, "" without one."""
        return [one["path"] for one in self.form.editor("materials").value()]

    def show_matter(self, matter: NewMatter, editing: bool = False) -> None:
        """Show a registration, new or stored, as unchanged."""
        self.editing = editing
        self.people = list(matter.people) or [PersonInput()]
        self.seat, self._says = 0, NumberSays()
        self._findings = Findings()
        self.form.set_values(layout.to_values(matter) | layout.person_values(self.people[0]))
        self._count_typed = matter.headcount > len(self.people)
        self._fold(roomy=self.viewport().height() >= theme.px(ROOM_FOR_ALL))
        self._settle()

    def kept(self) -> dict[str, Any]:
        """Everything as typed, for a draft."""
        self._keep_person(self.values())
        form = self.form.draft()
        return {
            "subject": form["subject"].strip(),
            "form": form,
            "people": [asdict(person) for person in self.people],
            "seat": self.seat,
        }

    def restore(self, kept: Mapping[str, Any], editing: bool = False) -> None:
        """Bring back a draft; fields that a later version no longer has are passed by."""
        self.editing = editing
        known = {part.name for part in fields(PersonInput)}
        people = [PersonInput(**{name: v for name, v in one.items() if name in known}) for one in kept["people"]]
        self.people = people or [PersonInput()]
        self.seat = min(int(kept["seat"]), len(self.people) - 1)
        self._findings = Findings()
        self.form.show_findings({})
        self.form.restore(kept["form"])
        self._count_typed = self.form.editor("headcount").value() != len(self.people)
        self._fold(roomy=self.viewport().height() >= theme.px(ROOM_FOR_ALL))
        self._settle()
        self.edited.emit()

    def set_received(self, moment: datetime) -> None:
        """Move the time of receipt of a form nobody has touched yet."""
        self.form.set_values({"received_at": moment})

    def fill(self, **values: Any) -> None:
        """Change fields as if the officer had typed them."""
        for key, value in values.items():
            self.form.editor(key).set_value(value)
        self._settle()

    def offer(self, key: str, offered: Sequence[str]) -> None:
        """Other words in a list; what stands in the field stays."""
        field = self.form.widget(key)
        assert isinstance(field, ChoiceEdit)
        dirty = self.form.dirty
        field.set_choices([(name, name) for name in offered])
        self.form.dirty = dirty

    def set_channel(self, code: str) -> None:
        """Choose a channel, or MORE for the further ones, and go where the typing begins."""
        self.fill(channel=code)
        self.focus("channel_more" if code == layout.MORE else "name")

    # several petitioners

    def add_person(self) -> None:
        """One more petitioner; the keyboard goes to the name."""
        if self.show_person(len(self.people)):
            self.form.dirty = True
            self._edited("name")

    def drop_person(self) -> None:
        """Take away the person in sight; the last one is only emptied."""
        del self.people[self.seat]
        self.people = self.people or [PersonInput()]
        self._findings.forget_people()
        self.seat = min(self.seat, len(self.people) - 1)
        self._follow_count()
        self._show_seat()
        self.form.dirty = True
        self._edited("name")

    def show_person(self, seat: int) -> bool:
        """Turn to another petitioner, adding one at the end; stays where a choice could not be understood."""
        for key in layout.PERSON:
            if self.form.editor(key).trouble():
                self.focus(key)
                return False
        self._keep_person(self.values())
        if seat == len(self.people):
            self.people.append(PersonInput(org=self.people[-1].org))
            self._follow_count()
        self.seat = seat
        self._show_seat()
        self.focus("name")
        return True

    def _follow_count(self) -> None:
        """The headcount follows the list of persons; one that the officer typed is only raised to it."""
        count = self.form.editor("headcount").value() or 1
        self._counting = True
        listed = len(self.people)
        self.form.editor("headcount").set_value(max(count, listed) if self._count_typed else listed)
        self._counting = False

    def number_in_sight(self) -> tuple[int, str, str]:
        """Which petitioner is in sight, and the type and number of the identity paper."""
        return self.seat, self.form.editor("id_type").value(), self.form.editor("id_no").value()

    def tell(self, says: NumberSays) -> None:
        """What the identity number in sight says about its bearer; the sex is filled in where it is still open."""
        self._says = says
        if says.sex and not self.form.editor("gender").value():
            self.form.editor("gender").set_value(says.sex)
        self._settle()

    # findings

    def show_review(self, review: Review, everything: bool = False) -> None:
        """Show what is wrong at its fields: of fields that were left, or everything after saving was asked for.

        A field in which the keyboard stands is not corrected while somebody types in it.
        """
        self._findings.take(review, self.people, self._focused(), everything)
        if everything:
            self._name_empty_fields()
        self._show_found()
        self._settle()

    def show_at(self, field: str | None, code: str, facts: Mapping[str, Any]) -> bool:
        """Show one refusal at its field and go there; False when no field of the form is meant."""
        place = layout.place_of(field, code, self.people, facts)
        if place[1] not in self.form.fields:
            return False
        self._findings.found[place] = ("error", spoken(code, facts))
        self._go(place)
        return True

    def ask_reason(self, seats: Sequence[int]) -> None:
        """Ask why a doubtful number is kept, at the first of these petitioners who has no reason yet."""
        for seat in seats:
            if not self.people[seat].id_kept_reason:
                place = (seat, "id_kept_reason")
                self._findings.found[place] = ("warn", words.KEEP_OR_MEND)
                self._go(place)
                return

    def show_notes(self, notes: Mapping[Place, str]) -> None:
        """Amber sentences at fields, beside whatever is there."""
        self._findings.found |= {place: ("warn", sentence) for place, sentence in notes.items()}
        self._show_found()

    def problems(self) -> list[Place]:
        """What keeps the sheet from being saved, first the fields in sight, then those of other petitioners."""
        here = [(self.seat if key in layout.PERSON else -1, key) for key in self.form.problems()]
        others = [
            place
            for place, (level, _) in self._findings.found.items()
            if level == "error" and place[0] not in (-1, self.seat)
        ]
        return here + others

    @property
    def saving_asked(self) -> bool:
        """Whether saving was asked for, so that what is missing is named although nothing was typed."""
        return self._findings.everything

    def names(self, places: Iterable[Place]) -> list[str]:
        """The fields as the bar lists them."""
        made = []
        for seat, key in places:
            name = self.form.fields[key].plain_label
            several = seat >= 0 and len(self.people) > 1
            made.append(words.PERSON_FIELD.format(seat=seat + 1, field=name) if several else name)
        return made

    def focus_first_problem(self) -> bool:
        """Go to the first field with a problem; False when there is none."""
        found = self.problems()
        if found:
            self._go(found[0])
        return bool(found)

    def focus(self, key: str) -> None:
        """Put the keyboard into a field and bring it into sight."""
        widget = self.form.widget(key)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        # A field that has just come into sight gets its place with the next layout.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget, 0, theme.px(40)))

    def choose_files(self) -> None:
        """Choose scans or other files of the petition."""
        paths, _ = QFileDialog.getOpenFileNames(self, words.FILES_TITLE, "", words.FILES_FILTER)
        materials = self.form.widget("materials")
        assert isinstance(materials, MaterialList)
        for path in paths:
            materials.add(Path(path).stem, 1, "ELECTRONIC", path)

    # building

    def _build_people_head(self) -> None:
        head = self.form.heads[words.PETITIONER]
        self._seat_note = label("", "note")
        head.insertWidget(1, self._seat_note)
        self.previous = icon_button("chevron-left", words.PREVIOUS_PERSON, lambda: self.show_person(self.seat - 1))
        self.next = icon_button("chevron-right", words.NEXT_PERSON, lambda: self.show_person(self.seat + 1))
        self.drop = icon_button("x", words.DROP_PERSON, self.drop_person)
        self.add = button(words.ADD_PERSON, self.add_person, "flat", "plus")
        for piece in (self.previous, self.next, self.drop, self.add):
            head.addWidget(piece)

    def _build_folded(self) -> dict[str, QPushButton]:
        head = self.form.heads[words.MATTER]
        made = {}
        for key, word in (("facts", words.FACTS_BUTTON), ("reply_points", words.REPLY_BUTTON)):
            made[key] = button(word, partial(self._unfold, key), "flat", "plus")
            head.addWidget(made[key])
        return made

    def _close_empty_feet(self) -> None:
        """Lists have neither a hint nor a count under them, so the line kept for these gives its room back."""
        for piece in self.form.findChildren(QLabel):
            if piece.property("role") == "note" and not piece.text():
                piece.hide()

    def _unfold(self, key: str) -> None:
        self.form.show_field(key, True)
        self._folded[key].hide()
        self.focus(key)

    def _fold(self, roomy: bool) -> None:
        for key, opener in self._folded.items():
            open_now = roomy or bool(self.form.editor(key).value())
            self.form.show_field(key, open_now)
            opener.setVisible(not open_now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.form.dirty:
            self._fold(roomy=self.viewport().height() >= theme.px(ROOM_FOR_ALL))

    # reacting

    def _keep_person(self, values: Mapping[str, Any]) -> None:
        self.people[self.seat] = layout.person_of(values)

    def _show_seat(self) -> None:
        dirty, self._says = self.form.dirty, NumberSays()
        self.form.set_values(layout.person_values(self.people[self.seat]))
        self.form.dirty = dirty
        self._show_found()
        self._settle()
        self.edited.emit()

    def _edited(self, key: str) -> None:
        if key == "id_no":
            self._says = NumberSays()
        if key == "headcount" and not self._counting:
            self._count_typed = self.form.editor("headcount").value() is not None
        self._settle()
        self.edited.emit()

    def _left(self, key: str) -> None:
        self._findings.visited.add((self.seat if key in layout.PERSON else -1, key))
        self.left.emit()

    def _settle(self) -> None:
        """Show the fields that belong to what is chosen, and mark those that must be filled."""
        values = self.values()
        child = self._says.child or (self.seat, "guardian") in self._findings.found
        doubtful = (self.seat, "id_no") in self._findings.found or bool(values["id_kept_reason"])
        seen = layout.shown(values, people=len(self.people), child=child, doubtful_id=doubtful, editing=self.editing)
        for key, on in seen.items():
            if on == self.form.widget(key).isHidden():
                self.form.show_field(key, on)
        for key, on in layout.required(values, child=child).items():
            self._require(key, on)
        visit = layout.channel_of(values) == "VISIT"
        self._rename("receiver", words.FIELDS["receiver"] if visit else words.RECEIVER_OTHERWISE)
        count = values["headcount"] or 0
        if count >= self._group_from and not self.form.editor("headcount").trouble():
            self._findings.found.setdefault((-1, "headcount"), ("ok", words.GROUP_NOW.format(n=self._group_from)))
        elif self._findings.found.get((-1, "headcount"), ("", ""))[0] == "ok":
            del self._findings.found[-1, "headcount"]
        self._show_one(-1, "headcount")
        several = len(self.people) > 1
        self._seat_note.setText(words.SEAT.format(seat=self.seat + 1, all=len(self.people)))
        for piece in (self.previous, self.next, self.drop):
            piece.setVisible(several)
        self.previous.setEnabled(self.seat > 0)
        self.next.setEnabled(self.seat + 1 < len(self.people))

    def _require(self, key: str, on: bool) -> None:
        if self.form.fields[key].required == on:
            return
        self.form.fields[key] = replace(self.form.fields[key], required=on)
        self._rename(key, self.form.fields[key].label + (f" {screen.REQUIRED}" if on else ""))

    def _rename(self, key: str, text: str) -> None:
        widget = self.form.widget(key)
        for name in self.form.findChildren(QLabel):
            if name.buddy() is widget and name.text() != text:
                name.setText(text)

    def _name_empty_fields(self) -> None:
        for key, sentence in self.form.problems().items():
            place = (self.seat if key in layout.PERSON else -1, key)
            if not sentence:
                self._findings.found.setdefault(place, ("error", words.EMPTY_FIELD))

    def _show_found(self) -> None:
        here = {key: found for (seat, key), found in self._findings.found.items() if seat in (-1, self.seat)}
        self.form.show_findings(here)

    def _show_one(self, seat: int, key: str) -> None:
        level, sentence = self._findings.found.get((seat, key), ("", ""))
        self.form.show_finding(key, level, sentence)

    def _go(self, place: Place) -> None:
        seat, key = place
        if seat >= 0 and seat != self.seat and seat < len(self.people):
            self.show_person(seat)
        self._show_found()
        self._settle()
        if key in self._folded and self.form.widget(key).isHidden():
            self._unfold(key)
        self.focus(key)

    def _focused(self) -> Place | None:
        holder = QApplication.focusWidget()
        if holder is None:
            return None
        for key in self.form.fields:
            widget = self.form.widget(key)
            if widget is holder or widget.isAncestorOf(holder):
                return (self.seat if key in layout.PERSON else -1), key
        return None
