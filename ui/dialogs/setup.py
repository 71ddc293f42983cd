"""The first questions and, later, the settings: the same six steps, every answer changeable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.labels import pages, refusals, setup
from desktop_app.rules import checks
from desktop_app.rules.refusal import Refused
from desktop_app.rules.rulebook import RuleBook
from desktop_app.usecases import settings
from desktop_app.usecases.holidays import Change
from desktop_app.usecases.offices import PlaceRow, SetUp
from ui import theme
from ui.dialogs.changes import ChangesDialog
from ui.dialogs.people_editor import PeopleEditor
from ui.dialogs.rows_editor import Cell, RowsEditor
from ui.dialogs.rules_editor import RulesEditor
from ui.dialogs.setup_pages import DataPage, school_groups, superior_groups
from ui.dialogs.sheet import Sheet
from ui.errands import Errands
from ui.form import Form
from ui.messages import Answer, ask
from ui.widgets.panels import button, label, restyle
from ui.widgets.segments import Segments

STEPS = tuple(setup.STEPS)
# Where a refusal of the office is shown: step and, in the forms, the field.
REFUSED_AT = {"school": ("SCHOOL", "school"), "unit": ("PEOPLE", ""), "person": ("PEOPLE", "")}


class SetupDialog(Sheet):
    """Accepted once the office has kept the answers.

    chosen_folder: at first run the data folder, perhaps another than was proposed; then nothing was kept and the
    caller opens that folder and does `settings.begin` with `answers()` there (`moved` tells). now: the office's clock.
    """

    def __init__(
        self,
        parent: QWidget | None,
        errands: Errands,
        answers: SetUp,
        book: RuleBook,
        first_run: bool,
        data_folder: Path,
        now: Callable[[], datetime],
    ) -> None:
        title = setup.FIRST_TITLE if first_run else setup.SETTINGS_TITLE
        back = setup.LEAVE_FIRST if first_run else pages.GO_BACK
        super().__init__(parent, title, setup.FIRST_NOTE if first_run else "", 900, 600, back)
        self.errands, self.book, self.first_run = errands, book, first_run
        self.chosen_folder = self._proposed_folder = data_folder
        self._before = settings.first_profile(book) if first_run and not answers.profile.school else answers.profile
        self._rule_names = {code: rule.name for code, rule in book.rules.items()}
        self._dirty = self._short_typed = self._filling = False
        self._now = now
        row = QHBoxLayout()
        row.setSpacing(theme.px(14))
        self.steps = QListWidget()
        self.steps.setAccessibleName(title)
        self.steps.addItems([f"{n}  {word}" for n, word in enumerate(setup.STEPS.values(), start=1)])
        for place in range(len(STEPS)):
            self.steps.item(place).setSizeHint(QSize(0, theme.px(32)))
        theme.keep_width(self.steps, 160)
        row.addWidget(self.steps)
        self.stack = QStackedWidget()
        row.addWidget(self.stack, 1)
        self.column.addLayout(row, 1)
        self._make_pages()
        self.previous = button(setup.PREVIOUS, lambda: self._walk(-1))
        self.next = button(setup.NEXT, lambda: self._walk(1), "" if not first_run else "primary")
        self.ready = button(
            setup.FINISH if first_run else setup.SAVE, self.try_save, "accent" if first_run else "primary"
        )
        for piece in (self.previous, self.next, self.ready):
            self.foot.addWidget(piece)
        for key in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self).activated.connect(self.try_save)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(lambda: self._walk(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(lambda: self._walk(-1))
        self.steps.currentRowChanged.connect(self._show_step)
        self.steps.itemClicked.connect(lambda _: self._go_in())
        self._fill(answers)
        self.rules.set_values(self._before)
        self._dirty = False
        self.steps.setCurrentRow(0)
        self.school.widget("school").setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def moved(self) -> bool:
        """Whether another data folder was chosen, so that nothing has been kept yet."""
        return self.chosen_folder != self._proposed_folder

    def wants_sample(self) -> bool:
        """Whether the office starts with the invented data."""
        return self.first_run and self.start.value() == "SAMPLE"

    def answers(self) -> settings.Answers:
        """Everything as it stands, for `settings.keep` or, at first run, `settings.begin`."""
        profile = self.rules.into(self._before)
        if self.wants_sample():
            return settings.sample_answers(profile)
        typed = {**self.school.values(), **self.superior.values()}
        typed["extension_by_deputy"] = typed["extension_by_deputy"] == "YES"
        typed["group_threshold"] = typed["group_threshold"] or self._before.group_threshold
        typed["registration_prefix"] = typed["registration_prefix"] or self._before.registration_prefix
        return settings.Answers(
            setup=SetUp(
                profile=replace(profile, **typed),
                units=self.people.unit_rows(),
                people=self.people.person_rows(),
                places=tuple(PlaceRow(**row) for row in self.places.rows()),
            ),
            ended_units=self.people.ended_units(),
            ended_places=tuple(row["id"] for row in self.places.removed if row["id"]),
        )

    # building

    def _make_pages(self) -> None:
        self.start = Segments([(code, word, "") for code, word in setup.STARTS.items()], setup.START)
        self.school = Form(school_groups(), self._now)
        self.superior = Form(superior_groups(), self._now)
        self.people = PeopleEditor()
        titles = setup.PLACE_COLUMNS
        self.places = RowsEditor(
            setup.PLACES, (Cell("name", titles["name"], 200, 2), Cell("hours", titles["hours"], 200, 2)), "name"
        )
        self.rules = RulesEditor(self.book, self.first_run)
        tall = QScrollArea()
        tall.setWidgetResizable(True)
        tall.setFrameShape(QScrollArea.Shape.NoFrame)
        self.school.setObjectName("body")
        tall.setWidget(self.school)
        self.data = DataPage(self.chosen_folder, self.first_run)
        self.data.chosen.connect(self.choose_folder)
        bodies: tuple[QWidget, ...] = (
            tall,
            self.superior,
            self.people,
            self.places,
            self.rules,
            self.data,
        )
        self._notes = {}
        for step, body in zip(STEPS, bodies, strict=True):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(8))
            if step == "SCHOOL" and self.first_run:
                row = QHBoxLayout()
                row.addWidget(label(setup.START, "label"))
                row.addWidget(self.start, 1)
                column.addLayout(row)
                column.addWidget(label(setup.START_NOTE, "note", wrap=True))
            self._notes[step] = label(setup.STEP_NOTES[step], "note", wrap=True)
            column.addWidget(self._notes[step])
            column.addWidget(body, 1)
            column.addStretch()  # while a sample hides what is above
            self.stack.addWidget(page)
        self._locked = (self.school, self.superior, self.people, self.places)
        self.start.edited.connect(self._start_changed)
        for form in (self.school, self.superior):
            form.edited.connect(form.forget_finding)
            form.edited.connect(self._edited)
        self.school.left.connect(lambda key: self._check_phone() if key == "phone" else None)
        for part in (self.people, self.places, self.rules):
            part.edited.connect(lambda: self._edited(""))
        self.rules.changes_asked.connect(self._look_at_changes)

    def _fill(self, answers: SetUp) -> None:
        self._filling = True
        profile = self._before
        self.school.set_values({key: getattr(profile, key) for key in self.school.fields})
        superior = {key: getattr(profile, key) for key in self.superior.fields}
        self.superior.set_values(superior | {"extension_by_deputy": "YES" if profile.extension_by_deputy else "NO"})
        self.people.set_values(answers.units, answers.people)
        self.places.set_rows([{"id": row.id, "name": row.name, "hours": row.hours} for row in answers.places])
        self._short_typed = bool(profile.short)
        self._show_short(profile.short)
        self._check_phone()
        self._filling = False

    # what happens

    def _walk(self, by: int) -> None:
        """Go a step on or back, the keyboard in its first field; on only past a step with nothing wrong in it."""
        place = self.steps.currentRow()
        if by > 0 and self._point(place, self._wrong(place)):
            return
        self.steps.setCurrentRow(min(max(place + by, 0), len(STEPS) - 1))
        self._go_in()

    def _go_in(self) -> None:
        """Put the keyboard where the typing of a step begins; where nothing is typed, on the way forward."""
        place = self.steps.currentRow()
        firsts = (
            self.school.widget("school"),
            self.superior.widget("superior"),
            self.people.units.cell(0, "name"),
            self.places.cell(0, "name"),
            self.rules.regime,
        )
        wanted = firsts[place] if place < len(firsts) else self.ready
        if place < len(self._locked) and self.wants_sample():
            wanted = self.next
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_step(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        last = place == len(STEPS) - 1
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(not last)
        for piece, first in ((self.next, not last), (self.ready, last)):
            if self.first_run:
                restyle(piece, kind="primary" if first else "accent" if piece is self.ready else "")
        (self.next if self.first_run and not last else self.ready).setDefault(True)

    def _edited(self, key: str) -> None:
        if self._filling:
            return
        self._dirty = True
        parts = (self.school, self.superior, self.people, self.places, self.rules)
        if self.state.text() == setup.NOT_FILLED and not any(part.marked() for part in parts):
            self.state.setText("")
        if key == "school" and not self._short_typed:
            self._filling = True
            self.school.editor("short").set_value(settings.proposed_short(self.school.editor("school").value()))
            self._filling = False
        elif key == "short":
            self._short_typed = bool(self.school.editor("short").value())
        if key in ("school", "short"):
            self._show_short(self.school.editor("short").value())

    def _show_short(self, short: str) -> None:
        self._notes["SCHOOL"].setText(setup.STEP_NOTES["SCHOOL"].format(short=short))

    def _check_phone(self) -> None:
        """A number that nobody can dial would stand in every notice: say so, but keep it."""
        found = checks.check_phone(self.school.editor("phone").value())
        self.school.show_finding("phone", "warn", setup.PHONE_ODD if found else "")

    def _start_changed(self) -> None:
        sample = self.wants_sample()
        self._dirty = True
        for part in self._locked:
            part.setVisible(not sample)
        for step in STEPS[:4]:
            self._notes[step].setText(setup.SAMPLE_LOCKED if sample else setup.STEP_NOTES[step])
        if not sample:
            self._show_short(self.school.editor("short").value())

    def choose_folder(self, folder: Path) -> None:
        """Another data folder for the first run; one with other things in it is refused and the present one stays."""
        self.bars.clear()
        if folder != self._proposed_folder:
            if settings.holds_office(folder):
                self.bars.show_message("error", setup.FOLDER_TAKEN.format(path=folder))
                return
            try:
                settings.check_new_folder(folder)
            except Refused as refused:
                self.say_no(refused)
                return
        self.chosen_folder = folder
        self.data.show_folder(folder)
        self._dirty = True

    def _look_at_changes(self) -> None:
        if not self.rules.problem():
            self.working(setup.COUNTING)
            self.errands.ask(settings.preview, self.rules.policy(), then=self._show_changes, failed=self.failed)

    def _show_changes(self, changes: list[Change]) -> None:
        self.working("")
        ChangesDialog(self, changes, self._rule_names, asking=False).exec()

    # saving

    def problem(self) -> bool:
        """Whether something has to be mended first; goes to the first such place and says it there."""
        return any(self._point(place, self._wrong(place)) for place in range(len(STEPS)))

    def _wrong(self, place: int) -> bool:
        """Whether something in one step has to be mended, marked there."""
        if self.wants_sample() and place < len(self._locked):
            return False
        match STEPS[place]:
            case "SCHOOL":
                return self._form_wrong(self.school)
            case "SUPERIOR":
                return self._form_wrong(self.superior)
            case "PEOPLE":
                return self.people.problem()
            case "PLACES":
                self.places.show_error("")
                return self.places.first_missing()
            case "RULES":
                return self.rules.problem()
            case _:
                return False

    def _form_wrong(self, form: Form) -> bool:
        form.show_findings({})
        wrong = {key: ("error", words or pages.PLEASE_FILL) for key, words in form.problems().items()}
        form.show_findings(wrong)
        if form is self.school:
            self._check_phone()
        return bool(wrong)

    def _point(self, place: int, wrong: bool) -> bool:
        if wrong:
            self.steps.setCurrentRow(place)
            self.state.setText(setup.NOT_FILLED)
            if place < 2:
                (self.school, self.superior)[place].focus_first_problem()
        return wrong

    def try_save(self) -> None:
        """Check everything, show what a changed policy moves, and hand the answers to the office."""
        if not self.ready.isEnabled() or self.problem():
            return
        self.bars.clear()
        if self.first_run and self.moved:
            self.accept()
        elif not self.first_run and dict(self.rules.policy()) != self._before.policy:
            self._busy(setup.COUNTING)
            self.errands.ask(settings.preview, self.rules.policy(), then=self._confirm, failed=self.failed)
        else:
            self._save()

    def _confirm(self, changes: list[Change]) -> None:
        self._busy("")
        if not changes or ChangesDialog(self, changes, self._rule_names, asking=True).exec():
            self._save()

    def _save(self) -> None:
        self._busy(pages.WORKING)
        act = settings.begin if self.first_run else settings.keep
        self.errands.do(act, self.answers(), then=self._saved, failed=self.failed)

    def _busy(self, words: str) -> None:
        self.working(words)
        self.ready.setEnabled(not words)

    def _saved(self, _changes: object) -> None:
        self._busy("")
        self._dirty = False
        self.accept()

    def failed(self, error: Exception) -> None:
        """The office said no: at the field where it can be, else in a bar."""
        self._busy("")
        if isinstance(error, Refused) and error.field in REFUSED_AT:
            step, field = REFUSED_AT[error.field]
            self.steps.setCurrentRow(STEPS.index(step))
            sentence = refusals.sentence(error)
            if field:
                self.school.show_finding(field, "error", sentence)
            else:
                editor = self.people.units if error.field == "unit" else self.people.people
                names = [row["name"] for row in editor.rows()]
                name = error.facts.get("name", "")
                place = len(names) - 1 - names[::-1].index(name) if name in names else None
                editor.show_error(sentence, place, "name")
            return
        self.say_no(error)

    def reject(self) -> None:
        """Esc and the closed window lose nothing unasked."""
        if self._dirty:
            answers = (Answer("LEAVE", setup.LEAVE),)
            if ask(self, setup.LEAVE_TITLE, setup.LEAVE_LINES, answers, setup.STAY) != "LEAVE":
                return
        super().reject()
