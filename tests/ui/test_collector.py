"""Closed windows are destroyed by the window's thread, between two events, whatever else is going on."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.background import Background
from ui.collector import PAUSE, Collector, collect_between_events

GARBAGE = 20_000  # containers; many times what sets the collector off when it is left alone


class _Dialog(QWidget):
    """A closed dialog in a cycle of references, as a slot that names its own dialog makes one."""

    def __init__(self, died: list[int]) -> None:
        super().__init__()
        self.kept_by = self
        self.destroyed.connect(lambda: died.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)


def _much_work() -> None:
    for _ in range(GARBAGE):
        circle: list[object] = []
        circle.append(circle)


def _refused(error: Exception) -> None:
    raise error


def test_long_work_on_another_thread_destroys_no_closed_dialog(qapp: QApplication, qtbot: QtBot) -> None:
    worker, died = Background("test"), list[int]()
    _Dialog(died)
    worker.run(_much_work, lambda _nothing: None, _refused)
    worker.close()
    assert died == []
    qtbot.waitUntil(lambda: died == [threading.get_ident()], timeout=20 * PAUSE)


def test_nothing_is_destroyed_while_the_window_is_being_drawn_or_restyled(qapp: QApplication) -> None:
    died: list[int] = []
    _Dialog(died)
    _much_work()
    assert died == [] and not gc.isenabled()


def test_one_collector_is_enough(qapp: QApplication) -> None:
    collect_between_events(qapp)
    collect_between_events(qapp)
    assert len(qapp.findChildren(Collector)) == 1


def test_what_waits_for_an_answer_is_let_go_by_the_windows_thread(qapp: QApplication, qtbot: QtBot) -> None:
    """The last reference to the page that asked must not be the worker's."""
    worker, died, gate = Background("test"), list[int](), threading.Event()

    class Page(QObject):
        def take(self, _answer: object) -> None: ...

    def ask() -> Callable[[], object]:
        page = Page()
        page.destroyed.connect(lambda: died.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
        worker.run(lambda: gate.wait(5), page.take, _refused, latest="list")
        return page.take

    held = ask()
    worker.run(lambda: None, lambda _nothing: None, _refused, latest="list")
    del held
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy)
    worker.close()
    assert died == [threading.get_ident()]
