"""接访登记: one visit, letter, call or other item is written down, checked beside the typing, numbered and kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.labels import pages, refusals
from desktop_app.labels import reception as words
from desktop_app.rules.moments import local
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import drafts, offices, registration, repeats
from desktop_app.usecases.drafts import DraftFound
from desktop_app.usecases.offices import SetUp
from desktop_app.usecases.registration import NewMatter, Review
from desktop_app.usecases.repeats import Similar
from ui.background import Background
from ui.errands import Errands
from ui.registers import reception_fields as layout
from ui.registers import reception_work as work
from ui.registers.reception_frame import ReceptionFrame
from ui.registers.reception_sheet import Sheet
from ui.registers.reception_work import Glance, Saved, Sitting

GLANCE_AFTER, SEARCH_AFTER = 250, 600  # milliseconds after the last key


class ReceptionPage(ReceptionFrame):
    """The tab 接访登记.

    saved: a matter is kept, and whether its 登记表 is to be printed now (comes again from the button of the message);
    opened: another matter is to be looked at; print_blank: the blank form of a channel (VISIT LETTER CALL ONLINE).
    """

    saved = Signal(int, bool)
    opened = Signal(int)
    print_blank = Signal(str)

    def __init__(self, errands: Errands, parent: QWidget | None = None) -> None:
        self._office = office = errands.office
        answers = office.ask(offices.answers)
        form = layout.groups(answers)
        super().__init__(Sheet(form, self._now, answers.profile.group_threshold), parent)
        self._saves = 0
        self._reading = Background("reception-reading", self)
        self._writing = Background("reception-writing", self)
        self._sitting = Sitting()
        self._answers = answers
        self._saving = self._print_after = False
        self._masked = True
        self._glance_timer = self._timer(GLANCE_AFTER, self._look)
        self._search_timer = self._timer(SEARCH_AFTER, self._search)
        self.sheet.edited.connect(self._edited)
        self.sheet.left.connect(self._look)
        self.sheet.draft_due.connect(self._keep_draft)
        self.repeats.viewed.connect(lambda one: self.opened.emit(one.id))
        self.repeats.linked.connect(self._link)
        self.repeats.refused.connect(self._set_apart)
        self.cancel_asked.connect(self.cancel)
        self.save_asked.connect(self.save)
        self.print_asked.connect(self.save_and_print)
        self.blank_asked.connect(self._print_blank)
        self.view_asked.connect(self._view_first)
        errands.changed.connect(self._office_changed)
        self._fresh("VISIT")

    # for the window

    def start(self, channel: str = "VISIT") -> None:
        """A fresh form, the keyboard in it. channel: code of labels.codes.CHANNELS.

        What was typed before stays as a draft, so nothing has to be asked.
        """
        if self._saving:
            return
        aside = self._put_aside()
        self._fresh(channel)
        if aside is not None:
            self.tell("ok", words.PUT_ASIDE, words.PUT_ASIDE_THEN, [(words.DROP_DRAFT, lambda: self._drop(aside))])

    def cancel(self) -> None:
        """Put the form aside (Esc)."""
        self.start()

    def keep_draft(self) -> None:
        """Keep what is typed before the program ends, waiting for it."""
        if self.sheet.form.dirty and not self._saving:
            work.keep_draft(self._office, self.sheet.kept(), self._sitting)

    def _fresh(self, channel: str) -> None:
        self._sitting = Sitting()
        name, rooms = self._office.actor.name, self._answers.places
        new = NewMatter(
            channel=channel,
            received_at=self._now(),
            receiver=name if name in layout.offered(self._answers)["receiver"] else "",
            place=rooms[0].name if rooms else "",
        )
        self.sheet.show_matter(new)
        self._began()

    def offer_draft(self) -> None:
        """Offer what was left unsaved by this person, in a message."""
        self._reading.run(lambda: self._office.ask(drafts.mine, work.KIND), self._offer, self._broke)

    def open_draft(self, draft_id: int) -> None:
        """Go on with a draft; what stands in the form is kept as a draft of its own."""
        self._put_aside()

        def found() -> DraftFound | None:
            return next((one for one in self._office.ask(drafts.mine, work.KIND) if one.id == draft_id), None)

        self._writing.run(found, self._go_on, self._broke)

    def edit(self, matter_id: int) -> None:
        """Correct a stored matter; saving asks for nothing more than the office's rules do."""
        self._put_aside()
        self._reading.run(lambda: (self._office.ask(work.stored, matter_id), matter_id), self._show_stored, self._broke)

    def show_names(self, shown: bool) -> None:
        """Whether the names of earlier petitioners are shown in full (Ctrl+H)."""
        self._masked = not shown
        self._search()

    def start_focus(self) -> None:
        """Put the keyboard where writing begins."""
        self.sheet.focus("reason" if self._sitting.matter_id is not None else "name")

    @property
    def busy(self) -> bool:
        """Whether something is still being read or written."""
        timers = self._glance_timer.isActive() or self._search_timer.isActive()
        return timers or self._reading.busy or self._writing.busy

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.sheet.form.dirty and self._sitting.matter_id is None:
            self.sheet.set_received(self._now())
            self._look()
            # Shown by its tab: the keyboard goes where writing begins, once the tab has let go of it.
            QTimer.singleShot(0, self, self.start_focus)

    # while typing

    def _timer(self, after: int, act: Any) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(after)
        made.timeout.connect(act)
        return made

    def _office_changed(self, tables: frozenset[str]) -> None:
        """Staff, rooms or units are others now: the lists offer them, what was typed stays."""
        if tables & {"person", "place", "unit", "setting"}:
            office = self._office
            self._reading.run(lambda: office.ask(offices.answers), self._take_answers, self._broke, latest="answers")

    def _take_answers(self, answers: SetUp) -> None:
        self._answers = answers
        for key, offered in layout.offered(answers).items():
            self.sheet.offer(key, offered)

    def _now(self) -> datetime:
        return local(self._office.clock())

    def _began(self) -> None:
        number = self._sitting.number
        self.panel.title.setText(words.EDITING.format(number=pages.short_number(number)) if number else words.TITLE)
        self.panel.note.setText(words.EDITING_NOTE if number else "")
        self.save_button.setVisible(not number)
        self.print_button.setText(f"{words.SAVE_CHANGE}  Ctrl+S" if number else f"{words.SAVE_AND_PRINT}  Ctrl+P")
        self.standing.setText("")
        self.lacking.setText("")
        self.repeats.show_similar((), "")
        self.show_warned()
        self._look()
        self._search_timer.start()
        self.sheet.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.start_focus()

    def _edited(self) -> None:
        self.bars.clear("ok")
        self.settle_bars()
        self._show_lacking()
        self._glance_timer.start()
        self._search_timer.start()

    def _look(self) -> None:
        self._glance_timer.stop()
        new, sitting, seat = self.sheet.matter(), self._sitting, self.sheet.seat
        person = self.sheet.people[self.sheet.seat]
        office, saves = self._office, self._saves
        self._reading.run(
            lambda: work.glance(office, new, person, sitting),
            lambda seen: self._show_glance(seen, saves, (seat, person.id_type, person.id_no)),
            self._broke,
            latest="glance",
        )

    def _show_glance(self, seen: Glance, saves: int, asked: tuple[int, str, str]) -> None:
        self.dues.show_rows(seen.rows, seen.exempt)
        # What one person's number says must not be written to the next, to whom the officer turned meanwhile.
        if asked == self.sheet.number_in_sight():
            self.sheet.tell(seen.says)
        # A look that began before the last save must not wipe away what the office answered to it.
        if saves == self._saves:
            self.sheet.show_review(seen.review)
        if not self._sitting.number:
            self.panel.note.setText(words.EXPECTED.format(number=pages.short_number(seen.number)))
        self._show_lacking()

    def _search(self) -> None:
        self._search_timer.stop()
        new, beside, masked, office = self.sheet.matter(), self._sitting.matter_id, self._masked, self._office
        self._reading.run(
            lambda: office.ask(repeats.similar, new, beside, masked), self._show_similar, self._broke, latest="similar"
        )

    def _show_similar(self, rows: list[Similar]) -> None:
        linked = self.sheet.form.editor("linked_number").value()
        self.repeats.show_similar([one for one in rows if one.id not in self._sitting.apart], linked)
        self.show_warned()

    def _show_lacking(self) -> None:
        if self._saving:
            return
        touched = self.sheet.form.dirty or self.sheet.saving_asked
        names = self.sheet.names(self.sheet.problems()) if touched else []
        self.lacking.setText(("△ " + words.missing(names)) if names else "")
        self.lacking.setToolTip("、".join(names))

    def _link(self, one: Similar) -> None:
        self.sheet.fill(occurrence="REPEAT", linked_number=one.number)
        self._show_similar(list(self.repeats.similar()))

    def _set_apart(self, one: Similar) -> None:
        self._sitting.apart.add(one.id)
        if self._sitting.matter_id is not None:
            mine, other, office = self._sitting.matter_id, one.id, self._office
            self._writing.run(lambda: office.do(repeats.not_the_same, mine, other), lambda _: None, self._broke)
        if self.sheet.form.editor("linked_number").value() == one.number:
            self.sheet.fill(occurrence="FIRST", linked_number="")
        self._show_similar(list(self.repeats.similar()))

    def _view_first(self) -> None:
        found = self.repeats.similar()
        if found:
            self.opened.emit(found[0].id)

    def _print_blank(self) -> None:
        chosen = self.sheet.form.editor("channel").value()
        self.print_blank.emit("VISIT" if chosen == layout.MORE else chosen)

    # saving

    def save(self) -> None:
        """Save; what keeps it from being saved is shown and gone to."""
        self._save(False)

    def save_and_print(self) -> None:
        """Save, then have the 登记表 printed; for a stored matter, save the corrections."""
        self._save(self._sitting.matter_id is None)

    def _save(self, print_form: bool) -> None:
        if self._saving:
            return
        self.sheet.commit()
        form, office, sitting = self.sheet.form, self._office, self._sitting
        new, paths, reason = self.sheet.matter(), self.sheet.paths(), form.editor("reason").value()
        # What a check found is asked anew; only what the form alone knows stops it here.
        ready = not any(form.editor(key).trouble() for key in form.fields if not form.widget(key).isHidden())
        ready = ready and not self._unfilled()
        self._print_after = print_form
        self._set_saving(True)
        self._writing.run(lambda: work.save(office, new, paths, reason, sitting, ready), self._answered, self._refused)

    def _unfilled(self) -> bool:
        form = self.sheet.form
        return any(
            field.required and not form.widget(key).isHidden() and form.editor(key).value() in ("", None, [])
            for key, field in form.fields.items()
        )

    def _set_saving(self, on: bool) -> None:
        self._saving = on
        self.sheet.setEnabled(not on)
        for piece in (self.cancel_button, self.save_button, self.print_button):
            piece.setEnabled(not on)
        if on:
            self._saves += 1
            self._glance_timer.stop()
            self._search_timer.stop()
            self.lacking.setText(words.SAVING)

    def _answered(self, result: Review | Saved) -> None:
        self._set_saving(False)
        if isinstance(result, Review):
            self._keep_draft()
            self.sheet.show_review(result, everything=True)
            self._show_lacking()
            if not self.sheet.focus_first_problem():
                self.sheet.ask_reason(work.unexplained(result))
            return
        self._done(result)

    def _done(self, saved: Saved) -> None:
        editing, print_form = self._sitting.matter_id is not None, self._print_after
        channel = layout.channel_of(self.sheet.values())
        self._fresh("VISIT" if editing or not channel else channel)
        number = pages.short_number(saved.number)
        notice = next((row for row in saved.rows if row.rule.startswith(("R-ACK", "R-ZJ-5"))), None)
        then = words.notice_due(notice.day, notice.due.work_by if notice.rest_day else None) if notice else ""
        self.tell(
            "ok",
            (words.AMENDED if editing else words.REGISTERED).format(number=number),
            then,
            [(words.PRINT_FORM, lambda: self.saved.emit(saved.id, True))],
        )
        self.saved.emit(saved.id, print_form)

    def _refused(self, error: Exception) -> None:
        self._set_saving(False)
        self._keep_draft()
        self._show_lacking()
        if isinstance(error, Refused):
            if error.code == "RECORD_CHANGED":
                self._read_conflict()
            elif not self.sheet.show_at(error.field, error.code, error.facts):
                self.tell("error", refusals.sentence(error))
            self._show_lacking()
        elif isinstance(error, work.FileGone):
            self.tell("error", words.FILE_GONE.format(name=error.args[0]), words.FILE_GONE_THEN)
            self.sheet.focus("materials")
        else:
            self._broke(error)

    def _broke(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.tell("error", refusals.sentence(error))
        else:
            self.tell("error", words.NOT_SAVED, words.NOT_SAVED_THEN.format(detail=f"{type(error).__name__}: {error}"))

    # somebody else changed the same matter

    def _read_conflict(self) -> None:
        office, matter_id = self._office, self._sitting.matter_id
        self._reading.run(lambda: office.ask(registration.as_input, matter_id), self._show_conflict, self._broke)

    def _show_conflict(self, stored: tuple[NewMatter, int]) -> None:
        now, version = stored
        before = self._sitting.stored or now
        mine = self.sheet.matter()
        self._sitting.stored, self._sitting.version = now, version
        self.sheet.show_notes(work.differences(self.sheet.form, mine, before, now))
        number = self._sitting.matter_id
        assert number is not None
        self.tell(
            "warn", words.CHANGED_MEANWHILE, words.CHANGED_THEN, [(words.USE_STORED, lambda: self._reread(number))]
        )

    def _reread(self, matter_id: int) -> None:
        self.sheet.form.dirty = False
        self.edit(matter_id)

    # drafts and stored matters

    def _put_aside(self) -> Sitting | None:
        if not self.sheet.form.dirty:
            return None
        sitting = self._sitting
        self._keep_draft()
        self.sheet.form.dirty = False
        return sitting

    def _drop(self, sitting: Sitting) -> None:
        office = self._office

        def drop() -> None:
            sitting.closed = True
            if sitting.draft_id is not None:
                work.drop_draft(office, sitting.draft_id)

        self._writing.run(drop, lambda _: None, self._broke)

    def _keep_draft(self) -> None:
        if self._saving or not self.sheet.form.dirty:
            return
        office, body, sitting = self._office, self.sheet.kept(), self._sitting
        self._writing.run(
            lambda: work.keep_draft(office, body, sitting),
            lambda when: self._draft_kept(when, sitting),
            self._draft_lost,
        )

    def _draft_kept(self, when: datetime | None, sitting: Sitting) -> None:
        if when is not None and sitting is self._sitting:
            self.standing.setText("✓ " + words.DRAFT_SAVED.format(when=local(when)))

    def _draft_lost(self, error: Exception) -> None:
        self.tell("warn", words.DRAFT_LOST.format(why=str(error)))

    def _offer(self, found: list[DraftFound]) -> None:
        if not found or self.sheet.form.dirty:
            return
        newest = found[0]
        sitting = Sitting(draft_id=newest.id)
        self.tell(
            "warn",
            words.draft_found(newest.body.get("subject", ""), local(newest.saved_at)),
            words.DRAFT_FOUND_THEN,
            [(words.GO_ON, lambda: self.open_draft(newest.id)), (words.DROP_DRAFT, lambda: self._drop(sitting))],
        )

    def _go_on(self, draft: DraftFound | None) -> None:
        if draft is None:
            self.tell("warn", words.DRAFT_GONE)
            return
        self.bars.clear()
        body = draft.body
        self._sitting = Sitting(
            draft_id=draft.id,
            matter_id=body.get("matter_id"),
            version=body.get("version", 0),
            number=body.get("number", ""),
        )
        self.sheet.restore(body, editing=self._sitting.matter_id is not None)
        self._began()
        self.settle_bars()

    def _show_stored(self, found: tuple[tuple[NewMatter, int, str], int]) -> None:
        (stored, version, number), matter_id = found
        self._sitting = Sitting(matter_id=matter_id, version=version, number=number, stored=stored)
        self.bars.clear()
        self.settle_bars()
        self.sheet.show_matter(stored, editing=True)
        self._began()
