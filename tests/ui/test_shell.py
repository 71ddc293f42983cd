"""The window as a frame: tabs, search, names, panels, keys, and what gives way when room is short."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import photograph
from tests.ui.sample_page import window
from ui import theme
from ui.key_list import KeyList
from ui.shell import Shell
from ui.table_view import LedgerView
from ui.theme import Look, Theme


@pytest.fixture
def shell(qtbot: QtBot) -> Shell:
    made = window()
    qtbot.addWidget(made)
    made.resize(1366, 697)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def test_ctrl_and_a_number_goes_to_the_tab(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.page_shown) as told:
        qtbot.keyClick(shell, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["LEDGER"]
    assert shell.current() == "LEDGER"


def test_ctrl_k_opens_the_search_and_esc_gives_the_keyboard_back(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.search.hasFocus()
    qtbot.keyClicks(shell.search, "gongnuan")
    with qtbot.waitSignal(shell.searched) as told:
        qtbot.keyClick(shell.search, Qt.Key.Key_Return)
    assert told.args == ["gongnuan"]
    qtbot.keyClick(shell.search, Qt.Key.Key_Escape)
    assert shell.search.text() == "" and shell.search.hasFocus()
    qtbot.keyClick(shell.search, Qt.Key.Key_Escape)
    assert not shell.search.hasFocus()


def test_ctrl_h_asks_for_names_and_the_button_says_what_is_shown(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.names_asked) as told:
        qtbot.keyClick(shell, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [True]
    shell.show_names_state(True)
    assert "正在显示" in shell.names.accessibleName()
    with qtbot.waitSignal(shell.names_asked) as told:
        shell.names.click()
    assert told.args == [False]


def test_f6_walks_from_panel_to_panel_and_round(shell: Shell, qtbot: QtBot) -> None:
    shell.go("LEDGER")
    ledger = shell.findChild(LedgerView)
    panels = set()
    for _ in range(2):
        qtbot.keyClick(shell, Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        while here is not None and here.objectName() != "panel":
            here = here.parentWidget()
        panels.add(here)
    assert len(panels) == 2 and None not in panels
    assert ledger is not None


def test_overdue_matters_stand_on_the_tab_and_the_mark_goes_at_none(shell: Shell) -> None:
    badge = next(mark for mark in shell.tabs.findChildren(QLabel) if mark.objectName() == "badge")
    assert badge.text() == "逾期 2" and badge.isVisible()
    assert shell.tabs.accessibleTabName(0) == "今日 逾期 2"
    shell.set_badge("TODAY", "")
    QApplication.processEvents()
    assert not any(mark.isVisible() for mark in shell.tabs.findChildren(QLabel) if mark.objectName() == "badge")
    assert shell.tabs.accessibleTabName(0) == "今日"


def test_every_key_of_the_window_is_on_the_list_of_f1(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_F1)
    sheet = shell.findChild(KeyList)
    assert sheet is not None and sheet.isVisible()
    shown = {piece.text() for piece in sheet.findChildren(QLabel)}
    assert {one.words for one in shell.shortcuts} <= shown
    assert {"Ctrl+8", "Ctrl+K", "F6", "Ctrl+H"} <= shown
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_ctrl_plus_asks_for_the_next_text_size(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.theme_asked) as told:
        qtbot.keyClick(shell, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [Theme(Look.LIGHT, 110)]


@pytest.mark.parametrize(
    ("width", "scale", "expected"), [(1366, 100, "full"), (1280, 100, "narrow"), (1366, 125, "narrowest")]
)
def test_narrow_screens_and_large_text_tell_the_pages_to_make_room(
    shell: Shell, qapp: QApplication, width: int, scale: int, expected: str
) -> None:
    shell.resize(width, 633)
    theme.apply(qapp, Theme(Look.LIGHT, scale))
    QApplication.processEvents()
    assert shell.width_class == expected
    right = shell.user.mapTo(shell, shell.user.rect().topRight()).x()
    assert right <= width, "nothing of the top bar is pushed out of the window"


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 697, 100), (1280, 649, 100), (1366, 697, 125)])
def test_every_page_fits_the_smallest_screens_in_every_look(
    shell: Shell, qapp: QApplication, look: Look, width: int, height: int, scale: int
) -> None:
    theme.apply(qapp, Theme(look, scale))
    for key in ("TODAY", "REGISTER", "LEDGER"):
        shell.go(key)
        shell.resize(width, height)
        QApplication.processEvents()
        photograph(shell, f"{key}-{look}-{width}-{scale}")
        if scale == 100:
            assert (shell.width(), shell.height()) == (width, height)
