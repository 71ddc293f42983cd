"""The watch over alerts: every beat asks what is to be told; the tray, the bell and their list say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.labels import alerts as words
from desktop_app.rules.alerts import ClockTrouble
from desktop_app.rules.moments import local
from desktop_app.scheduler import passed
from desktop_app.usecases import alert_settings, alerts, windows
from desktop_app.usecases.alert_settings import AlertSettings
from desktop_app.usecases.alerts import Beat, Standing
from ui.dialogs.alert_list import AlertList
from ui.errands import Errands
from ui.tray import Tray

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ASK_AFTER = 400  # milliseconds after a change, so that a row of acts is looked at once
STILL_WORTH_SAYING = timedelta(hours=20)
TOLD = "tray-explained"


class AlertWatch(QObject):
    """One per open window. counted: how many alerts are unanswered."""

    counted = Signal(int)

    def __init__(self, window: MainWindow, errands: Errands, tray: Tray, clock: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window, self._errands, self._tray, self._clock = window, errands, tray, clock
        self._last: tuple[datetime, timedelta] | None = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(ASK_AFTER)
        self._asking.timeout.connect(self.count)
        errands.changed.connect(lambda _tables: self._asking.start())
        self.counted.connect(tray.show_count)
        self.counted.connect(window.show_alert_count)

    def begin(self) -> None:
        """The program was just started: tell what was missed, oldest first, and open the list if there is anything."""
        self._tray.show()
        if not self._tray.available:
            self._say_once("no-tray", words.NO_TRAY)
        self._look(starting=True)

    def beat(self) -> None:
        """Every minute."""
        self._look(starting=False)

    def count(self) -> None:
        """Ask how many alerts are unanswered."""
        self._errands.ask(alerts.standing, then=self._show_standing, purpose="alert-count")

    def settings(self) -> AlertSettings:
        found: AlertSettings = self._errands.now(alert_settings.settings)
        return found

    def stays(self) -> bool:
        """Whether closing the window leaves the program in the tray."""
        return self._tray.available and self.settings().tray

    def explain(self) -> None:
        """The window was closed and the program is still there: said once."""
        if not self._errands.now(windows.kept, TOLD).get("tray"):
            self._tray.say(words.STILL_HERE, words.IN_TRAY)
            self._keep_told("tray")

    def _look(self, starting: bool) -> None:
        now, running = self._clock(), passed()
        since, elapsed = None, None
        if self._last is not None and not starting:
            since, elapsed = self._last[0], running - self._last[1]
        self._last = now, running
        self._errands.do(alerts.beat, starting, since, elapsed, then=lambda found: self._tell(found, starting))

    def _tell(self, found: Beat, starting: bool) -> None:
        today = self._window.today()
        if found.clock is not None and found.last is not None:
            self._say_clock(found.clock, found.last)
        if found.told:
            self._tray.say(*words.bubbles(found.told, today))
        self.count()
        gap = self._clock() - found.last if found.last is not None else timedelta()
        missed = [one for one in found.told if one.code not in words.DIGESTS]
        if starting and missed:
            last = local(found.last) if found.last is not None else None
            told = words.still(gap, last) if last is not None and gap > STILL_WORTH_SAYING else ""
            self._window.alerts.show(told)

    def _say_clock(self, trouble: ClockTrouble, last: datetime) -> None:
        now = f"{local(self._clock()):%Y-%m-%d %H:%M}"
        if trouble is ClockTrouble.BACKWARDS:
            told = words.CLOCK_BACKWARDS.format(now=now, last=f"{local(last):%Y-%m-%d %H:%M}")
        else:
            told = words.CLOCK_FORWARDS.format(now=now, days=(self._clock() - last).days)
        self._window.bars.show_message("warn", told)

    def _show_standing(self, rows: list[Standing]) -> None:
        self.counted.emit(len(rows))

    def _say_once(self, key: str, told: str) -> None:
        if not self._errands.now(windows.kept, TOLD).get(key):
            self._window.bars.show_message("warn", told)
            self._keep_told(key)

    def _keep_told(self, key: str) -> None:
        known = self._errands.now(windows.kept, TOLD)
        self._errands.do(windows.keep, TOLD, {**known, key: True})


class WindowAlerts:
    """The list of a window: one at a time, beside the work."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.list: AlertList | None = None

    def show(self, told: str = "") -> None:
        """Open the list or bring it forward; told: what to say above it."""
        if self.list is None:
            self.list = AlertList(self._window, self._window.errands, self._window.now)
            self.list.went.connect(self._go)
            self.list.finished.connect(self._forget)
        self.list.reload()
        if told:
            self.list.bars.show_message("warn", told)
        self.list.show()
        self.list.raise_()

    def _forget(self) -> None:
        if self.list is not None:
            self.list.deleteLater()
            self.list = None

    def _go(self, one: Standing) -> None:
        alert = one.alert
        self._window.show_forward()
        if alert.matter_id:
            self._window.open_matter(alert.matter_id)
        else:
            self._window.go_to_target(alert.code, alert.target)
        if self.list is not None:
            self.list.close()
