"""The program in the tray: its picture with a count, a short menu, one bubble at a time. Works without a tray too."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop_app.labels import alerts as words
from desktop_app.labels import screen
from ui.app_icon import app_icon

SHOWN_FOR = 15_000  # milliseconds; Windows decides in the end


class Tray(QObject):
    """Signals: what the menu asks for. available: whether this machine has a tray at all; asked anew each time."""

    opened = Signal()
    today = Signal()
    visit = Signal()
    urgent = Signal()
    alerts = Signal()
    left = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        entries = (
            (words.TRAY_TODAY, self.today),
            (words.TRAY_VISIT, self.visit),
            (words.TRAY_EVENT, self.urgent),
            (words.TRAY_ALERTS, self.alerts),
        )
        for word, signal in entries:
            self.menu.addAction(word).triggered.connect(signal.emit)
        self._alerts_entry = self.menu.actions()[-1]
        self.menu.addSeparator()
        self.menu.addAction(words.TRAY_QUIT).triggered.connect(self.left.emit)
        self._icon = QSystemTrayIcon(app_icon(), self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._clicked)
        self._icon.messageClicked.connect(self.alerts.emit)
        self.show_count(0)

    @property
    def available(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Appear, where there is a tray."""
        if self.available:
            self._icon.show()

    def hide(self) -> None:
        self._icon.hide()

    def show_count(self, waiting: int) -> None:
        """How many alerts are unanswered; the tooltip says the number and nothing else."""
        self._icon.setIcon(app_icon(waiting))
        state = words.TRAY_COUNT.format(n=waiting) if waiting else words.TRAY_CALM
        self._icon.setToolTip(f"{screen.PROGRAM}\n{state}")
        self._alerts_entry.setText(words.TRAY_ALERTS.format(n=waiting))

    def say(self, title: str, text: str) -> None:
        """One bubble; it may be lost, so nothing depends on it."""
        if self.available and self._icon.isVisible():
            self._icon.showMessage(title, text, app_icon(), SHOWN_FOR)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()
