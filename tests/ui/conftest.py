"""Windows of the office, drawn without a screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.collector import collect_between_events
from ui.theme import Look, Theme

CHINA = timezone(timedelta(hours=8))


def office_clock() -> datetime:
    """Monday 2026-03-16, 10:24 at the office."""
    return datetime(2026, 3, 16, 10, 24, 6, tzinfo=CHINA)


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the light theme at 100 %, with windows destroyed where the program destroys them."""
    collect_between_events(qapp)
    if theme.current() != Theme() or not qapp.styleSheet():
        theme.apply(qapp, Theme())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # closed windows need no other look
    if theme.current() != Theme(Look.LIGHT, 100):
        theme.apply(qapp, Theme())


def photograph(widget: QWidget, name: str) -> None:
    """Keep a picture of a window for the eye, only when DESK_SHOTS names a folder."""
    folder = os.environ.get("DESK_SHOTS")
    if folder:
        QApplication.processEvents()
        widget.grab().save(str(Path(folder) / f"{name}.png"))
