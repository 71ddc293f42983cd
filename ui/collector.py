"""Python's collector of reference cycles, run by the window's thread between two events and nowhere else.

Left alone it runs on whichever thread happens to need memory, in the middle of whatever Qt is doing there. A closed
dialog that names itself in one of its slots is such a cycle: it was destroyed on the reading thread, or while Qt walked
over all widgets to give them another style sheet, and now and then the program ended with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

PAUSE = 500  # milliseconds between two looks


class Collector(QObject):
    """Belongs to the application and lasts as long; made by `collect_between_events`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        gc.disable()
        # What was loaded by now stays for ever: no later collection needs to walk over it.
        gc.freeze()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(PAUSE)

    def _look(self) -> None:
        """Collect what Python itself would collect by now: the oldest generation whose count is full."""
        full = [
            age
            for age, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > limit
        ]
        if full:
            gc.collect(full[-1])


def collect_between_events(app: QApplication) -> None:
    """From now on no thread collects cycles by itself; the application's event loop does. Once is enough."""
    if app.findChild(Collector) is None:
        Collector(app)
