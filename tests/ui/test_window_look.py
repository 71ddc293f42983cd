"""The window is dark when the system is, until the officer chooses otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.test_main_window import settle
from tests.ui.test_reports import window
from ui import theme
from ui.app import Program
from ui.main_window import MainWindow
from ui.registers.reports import MAKERS
from ui.theme import Look, Theme
from ui.user_menu import user_menu

assert window


def system_turns(scheme: Qt.ColorScheme, window: MainWindow) -> None:
    window.look.system_changed(scheme)
    settle(window)


def checked(window: MainWindow) -> list[str]:
    return [one.text() for one in user_menu(window).actions() if one.isCheckable() and one.isChecked()]


def test_the_window_follows_the_system_into_the_dark_and_back(window: MainWindow) -> None:
    assert window.look.follows and checked(window) == ["跟随系统"]
    system_turns(Qt.ColorScheme.Dark, window)
    assert theme.current().look is Look.DARK
    system_turns(Qt.ColorScheme.Light, window)
    assert theme.current().look is Look.LIGHT


def test_a_chosen_look_stays_and_is_remembered_until_the_system_is_followed_again(window: MainWindow) -> None:
    window.look.choose(Look.LIGHT)
    system_turns(Qt.ColorScheme.Dark, window)
    assert theme.current().look is Look.LIGHT and checked(window) == ["浅色"]
    window.save_all()
    kept = window.look.state()
    window.look.follows = True
    window.look.restore(kept)
    assert not window.look.follows and theme.current().look is Look.LIGHT
    window.look.choose(None)
    assert checked(window) == ["跟随系统"]


def test_larger_text_changes_nothing_about_following(window: MainWindow) -> None:
    window.theme_asked.emit(theme.current().larger())
    assert window.look.follows and theme.current().scale > 100


@pytest.mark.parametrize("scale", theme.SIZES)
def test_at_every_text_size_the_window_still_fits_the_officers_screen(window: MainWindow, scale: int) -> None:
    window.theme_asked.emit(Theme(Look.LIGHT, scale))
    for key in ("TODAY", "REGISTER", "LEDGER", "RECEPTION", "FIRST_ASKED", "ARCHIVE", "REPORTS"):
        window.go(key)
    for part in MAKERS:
        window.reports.go(part)
    settle(window)
    assert window.minimumSizeHint().width() <= 1366 and window.minimumSizeHint().height() <= 697


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 697, 100), (1280, 649, 100), (1366, 697, 125)])
def test_no_part_of_the_reports_hides_its_buttons_under_the_edge(
    window: MainWindow, width: int, height: int, scale: int
) -> None:
    window.theme_asked.emit(Theme(Look.LIGHT, scale))
    window.resize(width, height)
    for code in MAKERS:
        part = window.reports.go(code)
        settle(window)
        bottom = part.mapTo(window.reports, part.rect().bottomRight())
        assert window.reports.rect().contains(bottom), code


def test_where_type_is_large_the_day_and_the_posting_take_turns_beside_the_month(window: MainWindow) -> None:
    page = window.leader_days
    window.go("RECEPTION")
    assert page.panel.isVisible() and page.posting.isVisible() and not page.beside.isVisible()
    window.theme_asked.emit(Theme(Look.LIGHT, 125))
    settle(window)
    assert page.panel.isVisible() and not page.posting.isVisible() and page.beside.text() == "查看公示预览"
    page.beside.trigger()
    assert page.posting.isVisible() and not page.panel.isVisible() and page.beside.text() == "查看当天场次"
    page.new_slot()
    assert page.panel.isVisible() and not page.posting.isVisible()


def test_the_program_hands_the_systems_change_to_its_window(window: MainWindow, qapp: QApplication) -> None:
    program = Program(qapp, lambda: datetime.now(UTC))
    program.window = window
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    settle(window)
    assert theme.current().look is Look.DARK
    program.window = None
    program.tray.hide()
    program.deleteLater()
