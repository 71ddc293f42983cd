"""The frame of the window: top bar with tabs, search, names and user; the pages; the status bar with keys and facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.labels import alerts as alert_words
from desktop_app.labels import screen
from ui import theme
from ui.icons import icon
from ui.key_list import KeyList
from ui.theme import Theme
from ui.widgets.panels import icon_button, label

MINIMUM = QSize(1024, 600)
NARROW, NARROWEST = 1320, 1200  # logical pixels at 100 % text


@dataclass(frozen=True)
class Shortcut:
    """keys: as Qt writes them ("Ctrl+K"), several separated by a space; words: for the list that F1 shows."""

    keys: str
    words: str
    act: Callable[[], object]


class Shell(QMainWindow):
    """A window of pages. width_class (full, narrow, narrowest) follows the room there is for text at its size."""

    page_shown = Signal(str)
    searched = Signal(str)  # Enter in the search box
    search_typed = Signal(str)
    names_asked = Signal(bool)  # the officer wants names shown (True) or masked
    width_changed = Signal(str)
    theme_asked = Signal(object)  # a Theme with another text size
    alerts_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(screen.PROGRAM)
        self.setMinimumSize(MINIMUM)
        self.shortcuts: list[Shortcut] = []
        self.width_class = "full"
        self._keys: list[str] = []
        self._names_shown = False
        self._badges: dict[str, QLabel] = {}
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.stack = QStackedWidget()
        column.addWidget(self._make_top())
        column.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        self._make_status()
        self._add_common_shortcuts()
        theme.changed().changed.connect(self._follow_theme)
        self._fit()

    # pages

    def add_page(self, key: str, title: str, page: QWidget) -> None:
        """One more tab; the first nine are reached with Ctrl+1 … Ctrl+9."""
        page.setObjectName("page")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.setAccessibleName(title)
        self._keys.append(key)
        self.stack.addWidget(page)
        self.tabs.addTab(title)
        number = len(self._keys)
        if number <= 9:
            words = screen.KEYS["TAB"].format(n=number, tab=title)
            self.add_shortcut(Shortcut(f"Ctrl+{number}", words, lambda: self.go(key)))

    def go(self, key: str) -> None:
        """Show a page and give it the keyboard. Raises ValueError for an unknown key."""
        self.tabs.setCurrentIndex(self._keys.index(key))
        page = self.stack.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> str:
        """Key of the page in sight."""
        return self._keys[self.stack.currentIndex()]

    def page(self, key: str) -> QWidget:
        """The page of a key. Raises ValueError."""
        found = self.stack.widget(self._keys.index(key))
        assert found is not None
        return found

    def set_badge(self, key: str, text: str) -> None:
        """The red mark on a tab, "" for none."""
        place = self._keys.index(key)
        badge = self._badges.pop(key, None)
        if badge is not None:
            self.tabs.setTabButton(place, QTabBar.ButtonPosition.RightSide, None)
            badge.deleteLater()
        if text:
            badge = self._badges[key] = label(text)
            badge.setObjectName("badge")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.tabs.setTabButton(place, QTabBar.ButtonPosition.RightSide, badge)
        title = self.tabs.tabText(place)
        self.tabs.setAccessibleTabName(place, f"{title} {text}".strip())

    # top bar and status bar

    def set_user(self, name: str, menu: QMenu) -> None:
        """Who works here now, and the menu behind the name."""
        self.user.setText(name)
        self.user.setAccessibleName(screen.USER.format(name=name))
        self.user.setMenu(menu)

    def show_names_state(self, shown: bool) -> None:
        """Say on the button whether names are shown or masked."""
        self._names_shown = shown
        self.names.setIcon(icon("eye" if shown else "eye-off"))
        words = screen.NAMES_SHOWN if shown else screen.NAMES_HIDDEN
        self.names.setToolTip(words)
        self.names.setAccessibleName(words)
        self.names.setChecked(shown)

    def show_alert_count(self, waiting: int) -> None:
        """How many alerts nobody has answered: a red mark beside the bell that stays until somebody does."""
        words = alert_words.BELL.format(n=waiting) if waiting else alert_words.BELL_NONE
        self.bell.setToolTip(words)
        self.bell.setAccessibleName(words)
        self.waiting.setText(str(waiting))
        self.waiting.setVisible(waiting > 0)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """The four or five keys that work here: (key, words)."""
        self._hints.setText("　".join(f"{key} {words}" for key, words in hints))

    def set_facts(self, facts: Sequence[str]) -> None:
        """What stands at the right of the status bar: rule set, holidays, backup."""
        self._facts.setText("　".join(facts))

    # keys

    def add_shortcut(self, shortcut: Shortcut) -> None:
        """A key of the whole window, named in the list that F1 shows."""
        self.shortcuts.append(shortcut)
        action = QAction(shortcut.words, self)
        action.setShortcuts([QKeySequence(keys) for keys in shortcut.keys.split(" ")])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: shortcut.act())
        self.addAction(action)

    def focus_search(self) -> None:
        """Open the search box for typing."""
        self.search.setFixedWidth(theme.px(290))
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def cycle_panels(self, by: int) -> None:
        """Put the keyboard into the next panel of the page (by 1) or the one before (by -1)."""
        page = self.stack.currentWidget()
        panels = [one for one in page.findChildren(QFrame, "panel") if one.isVisible()] if page else []
        stops = [stop for panel in panels if (stop := _first_stop(panel)) is not None]
        if not stops:
            return
        here = QApplication.focusWidget()
        inside = [n for n, panel in enumerate(panels) if here is not None and panel.isAncestorOf(here)]
        place = (inside[-1] + by) % len(stops) if inside else (0 if by > 0 else len(stops) - 1)
        stops[place].setFocus(Qt.FocusReason.TabFocusReason)

    def show_keys(self) -> None:
        """The list of keys (F1)."""
        KeyList(self, [(one.keys, one.words) for one in self.shortcuts]).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_top(self) -> QFrame:
        self._top = QFrame()
        self._top.setObjectName("topBar")
        row = QHBoxLayout(self._top)
        row.setContentsMargins(4, 0, 12, 0)
        row.setSpacing(8)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(screen.TOP_TABS)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.tabs.currentChanged.connect(self._show_tab)
        row.addWidget(self.tabs, 1)
        self.search = _Search()
        self.search.left.connect(self._fit)
        self.search.given_up.connect(lambda: self.go(self.current()))
        self.search.setAccessibleName(screen.KEYS["SEARCH"])
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._key = label(screen.SEARCH_KEY, "key")
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addWidget(self._key, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.search.textChanged.connect(self.search_typed)
        self.search.textChanged.connect(lambda text: self._key.setVisible(not text))
        self.search.returnPressed.connect(lambda: self.searched.emit(self.search.text().strip()))
        row.addWidget(self.search)
        self.names = icon_button("eye-off", "", lambda: self.names_asked.emit(not self._names_shown))
        self.names.setCheckable(True)
        self.show_names_state(False)
        row.addWidget(self.names)
        self.bell = icon_button("bell", alert_words.BELL_NONE, self.alerts_asked.emit)
        row.addWidget(self.bell)
        self.waiting = label("", "")
        self.waiting.setObjectName("badge")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.hide()
        row.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignVCenter)
        self.user = QToolButton()
        self.user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.user.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.user.setIcon(icon("user"))
        self.user.setProperty("menu", "1")
        theme.keep_icon(self.user)
        row.addWidget(self.user)
        return self._top

    def _make_status(self) -> None:
        self._hints, self._facts = QLabel(), QLabel()
        self._hints.setIndent(8)
        self._facts.setContentsMargins(0, 0, 10, 0)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._hints, 1)
        bar.addPermanentWidget(self._facts)

    def _add_common_shortcuts(self) -> None:
        words = screen.KEYS
        for shortcut in (
            Shortcut("Ctrl+K", words["SEARCH"], self.focus_search),
            Shortcut("Ctrl+H", words["NAMES"], lambda: self.names_asked.emit(not self._names_shown)),
            Shortcut("F6", words["NEXT_PANEL"], lambda: self.cycle_panels(1)),
            Shortcut("Shift+F6", words["PREVIOUS_PANEL"], lambda: self.cycle_panels(-1)),
            Shortcut("Ctrl++ Ctrl+=", words["LARGER"], lambda: self.theme_asked.emit(theme.current().larger())),
            Shortcut("Ctrl+-", words["SMALLER"], lambda: self.theme_asked.emit(theme.current().smaller())),
            Shortcut("Ctrl+0", words["NORMAL_SIZE"], lambda: self.theme_asked.emit(Theme(theme.current().look))),
            Shortcut("F1", words["KEY_LIST"], self.show_keys),
        ):
            self.add_shortcut(shortcut)

    def _show_tab(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.page_shown.emit(self._keys[place])

    def _follow_theme(self) -> None:
        for key, badge in list(self._badges.items()):
            self.set_badge(key, badge.text())
        self._fit()

    def _fit(self) -> None:
        """Sizes that follow the text size, and the width class of the room that is left for it."""
        self._top.setFixedHeight(theme.px(40))
        room = self.width() * 100 / theme.current().scale
        found = "narrowest" if room < NARROWEST else "narrow" if room < NARROW else "full"
        searching = self.search.hasFocus()
        widths = {"full": 290, "narrow": 206, "narrowest": 120}
        self.search.setFixedWidth(theme.px(290 if searching else widths[found]))
        self.search.setPlaceholderText(screen.SEARCH_HINT if found == "full" else screen.SEARCH_HINT_SHORT)
        self.search.setTextMargins(0, 0, self._key.sizeHint().width() + 4, 0)
        style = Qt.ToolButtonStyle
        slim = found == "narrowest"
        self.user.setToolButtonStyle(style.ToolButtonIconOnly if slim else style.ToolButtonTextBesideIcon)
        self.user.setToolTip(self.user.text())
        if found != self.width_class:
            self.width_class = found
            self.width_changed.emit(found)


class _Search(QLineEdit):
    """Esc empties it, and a second Esc gives the keyboard back to the page."""

    left = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.given_up.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _first_stop(panel: QFrame) -> QWidget | None:
    """The first thing in a panel that takes the keyboard by Tab."""
    for child in panel.findChildren(QWidget):
        tabbed = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and child.isVisible() and child.isEnabled() and child.focusProxy() is None:
            return child
    return None
