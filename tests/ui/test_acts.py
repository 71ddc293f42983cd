"""The short dialogs of one matter, and questions: what cannot be taken back is never what Enter does unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.labels import pages, setup
from desktop_app.office import Office
from desktop_app.rules.refusal import Refused
from tests import sample
from tests.ui.compose import compose
from tests.ui.conftest import office_clock, photograph
from ui.dialogs import acts
from ui.dialogs.form_dialog import FormDialog
from ui.errands import Errands
from ui.messages import Answer, Question


@pytest.fixture
def errands(office: Office) -> Iterator[Errands]:
    made = Errands(office)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def shown(dialog: FormDialog, qtbot: QtBot) -> FormDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def question(qtbot: QtBot) -> Question:
    made = Question(None, "撤销导入", setup.UNDO_LINES, (Answer("UNDO", "作废这 494 件"),), setup.UNDO_BACK, "warn")
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_answers_with_the_button_that_has_the_keyboard(question: Question, qtbot: QtBot) -> None:
    photograph(question, "question")
    question.buttons["UNDO"].setFocus()
    qtbot.keyClick(question.buttons["UNDO"], Qt.Key.Key_Return)
    assert question.answer == "UNDO" and not question.isVisible()


def test_enter_without_a_choice_changes_nothing(question: Question, qtbot: QtBot) -> None:
    assert question.back.isDefault() and question.back.property("kind") == "primary"
    assert question.buttons["UNDO"].property("kind") == ""
    qtbot.keyClick(question.focusWidget() or question, Qt.Key.Key_Return)
    assert question.answer == "" and not question.isVisible()


def test_voiding_is_not_the_default(office: Office, errands: Errands, window: QWidget, qtbot: QtBot) -> None:
    made = sample.register(office)
    dialog = shown(acts.void(window, errands, sample.seen(office, made.id), office_clock), qtbot)
    photograph(dialog, "void")
    assert dialog.back.isDefault() and not dialog.ready.isDefault()
    assert (dialog.back.property("kind"), dialog.ready.property("kind")) == ("primary", "")
    compose(dialog.form.widget("reason"), "重复登记")
    dialog.ready.setFocus()
    qtbot.keyClick(dialog.ready, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert sample.seen(office, made.id).state == "VOID"


def test_a_number_to_merge_into_is_answered_with_the_matter_behind_it(
    office: Office, errands: Errands, window: QWidget, qtbot: QtBot
) -> None:
    first, second = sample.register(office), sample.register(office)
    dialog = shown(acts.merge(window, errands, sample.seen(office, second.id), office_clock), qtbot)
    field = dialog.form.widget("number")
    assert first.number in [field.itemData(place) for place in range(field.count())]  # type: ignore[attr-defined]
    field.setEditText("2026-0001")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(field.accessibleDescription()))
    photograph(dialog, "merge")
    told = field.accessibleDescription()
    assert sample.seen(office, first.id).subject in told and "周某某" not in told and "周" in told
    field.setEditText("2026-0999")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: field.accessibleDescription() == pages.NO_SUCH_NUMBER)
    field.setCurrentIndex(0)  # type: ignore[attr-defined]
    assert dialog.form.editor("number").value() == first.number


def test_a_dialog_grows_with_what_it_has_to_say_and_has_no_empty_foot(
    office: Office, errands: Errands, window: QWidget, qtbot: QtBot
) -> None:
    made = sample.register(office)
    dialog = shown(acts.signature(window, errands, sample.seen(office, made.id), office_clock), qtbot)
    low = dialog.height()
    assert low < 260
    dialog.failed(Refused("RECORD_CHANGED", None, {}))
    qtbot.waitUntil(lambda: dialog.height() > low)
    area = dialog._area
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    photograph(dialog, "grown")


def test_a_mark_goes_when_the_field_is_filled(office: Office, errands: Errands, window: QWidget, qtbot: QtBot) -> None:
    made = sample.register(office)
    dialog = shown(acts.void(window, errands, sample.seen(office, made.id), office_clock), qtbot)
    dialog.try_submit()
    field = dialog.form.widget("reason")
    assert field.property("state") == "error"
    compose(field, "重复登记")
    assert field.property("state") == ""
