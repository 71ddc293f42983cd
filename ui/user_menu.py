"""The menu behind the officer's name: settings, holidays, backups, routes, blank forms, look, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop_app.labels import alerts, life, pages, printing
from ui import theme
from ui.dialogs.print_setup import PrintSetup
from ui.dialogs.routes import RoutesDialog
from ui.theme import Look

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def user_menu(window: MainWindow) -> QMenu:
    """A new menu for the window; it says who works here, how it looks, and where the data lie."""
    menu = QMenu(window)
    for word, signal in (
        (pages.SWITCH_USER, window.user_asked),
        (pages.SETTINGS, window.settings_asked),
        (pages.HOLIDAYS, window.holidays_asked),
        (pages.BACKUPS, window.backups_asked),
        (alerts.SETTINGS_TITLE, window.alert_settings_asked),
    ):
        menu.addAction(word).triggered.connect(signal.emit)
    menu.addAction(printing.SETUP).triggered.connect(lambda: PrintSetup(window, window.now).open())
    menu.addAction(life.ROUTES_TITLE).triggered.connect(lambda: RoutesDialog(window, window.errands).open())
    blanks = menu.addMenu(pages.BLANK_FORMS)
    for title, listed in pages.blank_groups():
        group = blanks.addMenu(title)
        for code, word in listed:
            form, variant = code.split(":")
            group.addAction(word).triggered.connect(
                lambda _=False, one=form, other=variant: window.show_blank(one, other)
            )
    menu.addSeparator()
    for look, word in pages.LOOKS.items():
        entry = menu.addAction(word)
        entry.setCheckable(True)
        chosen = "system" if window.look.follows else theme.current().look
        entry.setChecked(chosen == look)
        wanted = None if look == "system" else Look(look)
        entry.triggered.connect(lambda _=False, one=wanted: window.look.choose(one))
    menu.addSeparator()
    menu.addAction(pages.HELP).triggered.connect(window.help_asked)
    entry = menu.addAction(pages.ABOUT.format(path=window.office.folder.path))
    entry.setEnabled(False)
    return menu
