"""One heartbeat: a PC that slept, was off or whose clock jumped simply looks again."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from .rules.moments import SCHOOL_TIME

SECONDS = 60


class Heartbeat:
    """Calls `beat` every minute on a thread of its own; missed beats after a sleep come as one.

    beat must be quick, idempotent and cross to the window by itself (a signal). Source: DESIGN "Scheduler to tray".
    """

    def __init__(self, beat: Callable[[], object], seconds: float = SECONDS) -> None:
        self._beat, self._seconds = beat, seconds
        self._scheduler: Any = None

    def start(self) -> None:
        """Begin; the library is loaded now, after first paint."""
        from apscheduler.schedulers.background import BackgroundScheduler

        self._scheduler = BackgroundScheduler(
            timezone=SCHOOL_TIME,
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )
        self._scheduler.add_job(self._beat, "interval", seconds=self._seconds)
        self._scheduler.start()

    def stop(self) -> None:
        """End without waiting for a beat that never comes."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None


def passed() -> timedelta:
    """Time since the machine started, sleep included where the system tells; only differences mean anything."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return timedelta(seconds=time.monotonic() if clock is None else time.clock_gettime(clock))
