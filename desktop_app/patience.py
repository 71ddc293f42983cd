"""A scanner of viruses holds a fresh file for a moment, and Windows then refuses to move or remove it: try again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between the attempts, three in all: longer than a scan takes, shorter than an officer waits."""


def patient(act: Callable[[], T]) -> T:
    """What `act` gives. Raises PermissionError when the file was still held after the last wait; any other error of
    `act` at once."""
    for wait in WAITS:
        try:
            return act()
        except PermissionError:
            time.sleep(wait)
    return act()
