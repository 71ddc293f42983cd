"""The menu behind the officer's name: settings, holidays, backups, routes, blank forms, look, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop_app.labels import life, pages
from ui import theme
from ui.dialogs.routes import RoutesDialog
from ui.theme import Look, Theme

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
    ):
        menu.addAction(word).triggered.connect(signal.emit)
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
        entry.setChecked(theme.current().look == look)
        entry.triggered.connect(lambda _=False, one=look: window.use_theme(Theme(Look(one), theme.current().scale)))
    menu.addSeparator()
    menu.addAction(pages.HELP).triggered.connect(window.help_asked)
    entry = menu.addAction(pages.ABOUT.format(path=window.office.folder.path))
    entry.setEnabled(False)
    return menu
