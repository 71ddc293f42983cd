"""How the window looks: as the system does, also when that changes, or as the officer chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import Look, Theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowLook:
    """Belongs to the window. follows: the system's dark, light or high contrast is taken over whenever it changes."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.follows = window, True

    def choose(self, look: Look | None) -> None:
        """What the menu offers; None follows the system."""
        self.follows = look is None
        scale = theme.current().scale
        self.use(theme.from_system(scale) if look is None else Theme(look, scale))

    def use(self, wanted: Theme) -> None:
        """Another look or text size, whoever asked for it."""
        if wanted != theme.current():
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            theme.apply(app, wanted)
        self.window.show_office()
        self.window.keep_later()

    def state(self) -> dict[str, Any]:
        """What is remembered of it."""
        now = theme.current()
        return {"look": str(now.look), "scale": now.scale, "follows": self.follows}

    def restore(self, kept: dict[str, Any]) -> None:
        """As it was left; one that follows looks at the system anew."""
        if "look" not in kept:
            return
        self.follows, scale = bool(kept.get("follows", True)), int(kept.get("scale", 100))
        wanted = theme.from_system(scale) if self.follows else Theme(Look(kept["look"]), scale)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if wanted != theme.current():
            theme.apply(app, wanted)

    def system_changed(self, scheme: Qt.ColorScheme | None = None) -> None:
        """The system turned dark or light (scheme), or its contrast changed (None)."""
        if self.follows:
            self.use(theme.from_system(theme.current().scale, scheme))
