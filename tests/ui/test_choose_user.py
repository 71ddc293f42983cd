"""Who sits down at the desk, and the notice that stands before all work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.usecases.offices import PersonRow
from tests.ui.compose import compose
from tests.ui.conftest import photograph
from ui.dialogs.choose_user import ChooseUser
from ui.dialogs.non_secret import NonSecretNotice

PEOPLE = (
    PersonRow(id=1, name="林晓岚", post="信访办主任", roles=("OFFICE_HEAD", "REGISTRAR")),
    PersonRow(id=2, name="何静", roles=("REGISTRAR",)),
    PersonRow(id=3, name="方敏", roles=("HANDLER",), unit="总务处"),
    PersonRow(id=4, name="旧同事", active=False),
)


@pytest.fixture
def chooser(qtbot: QtBot) -> ChooseUser:
    made = ChooseUser(None, PEOPLE)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_list_names_who_works_here_with_their_roles(chooser: ChooseUser) -> None:
    photograph(chooser, "choose-user")
    assert [row[0] for row in chooser.table.texts()] == ["林晓岚", "何静", "方敏"]
    assert chooser.table.texts()[0][2] == "登记人、信访工作负责人"


def test_arrows_and_enter_choose_without_the_mouse(chooser: ChooseUser, qtbot: QtBot) -> None:
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.filter, Qt.Key.Key_Return)
    assert chooser.chosen == PEOPLE[1] and chooser.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("typed", ["方", "fm", "fangmin"])
def test_a_name_is_found_by_character_and_by_initials(chooser: ChooseUser, qtbot: QtBot, typed: str) -> None:
    compose(chooser.filter, typed)
    assert [row[0] for row in chooser.table.texts()] == ["方敏"]
    chooser.take()
    assert chooser.chosen == PEOPLE[2]


def test_nobody_of_that_name_chooses_nobody(chooser: ChooseUser, qtbot: QtBot) -> None:
    compose(chooser.filter, "赵")
    chooser.take()
    assert chooser.chosen is None and not chooser.empty.isHidden() and not chooser.ready.isEnabled()


def test_esc_chooses_nobody(chooser: ChooseUser, qtbot: QtBot) -> None:
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    assert chooser.chosen is None and chooser.result() == QDialog.DialogCode.Rejected


def test_only_the_button_takes_note_of_the_notice(qtbot: QtBot) -> None:
    notice = NonSecretNotice(None)
    qtbot.addWidget(notice)
    notice.show()
    qtbot.keyClick(notice, Qt.Key.Key_Escape)
    assert notice.result() == QDialog.DialogCode.Rejected
    notice.show()
    qtbot.keyClick(notice, Qt.Key.Key_Return)
    assert notice.result() == QDialog.DialogCode.Accepted
