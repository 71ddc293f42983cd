"""Slow work does not stop the window, and old answers do not overwrite new ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.background import Background


@pytest.fixture
def worker(qapp: QCoreApplication) -> Iterator[Background]:
    made = Background("test")
    yield made
    made.close()


def _raise(error: Exception) -> None:
    raise error


def test_work_runs_beside_the_window_and_the_answer_comes_back_into_it(worker: Background, qtbot: QtBot) -> None:
    answers: list[tuple[int, bool]] = []
    window = QThread.currentThread()
    main = threading.get_ident()
    worker.run(threading.get_ident, lambda thread: answers.append((thread, QThread.currentThread() is window)), _raise)
    assert worker.busy
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0][0] != main and answers[0][1]
    assert not worker.busy


def test_only_the_newest_answer_to_a_question_is_shown(worker: Background, qtbot: QtBot) -> None:
    gate, shown = threading.Event(), []

    def slow() -> str:
        gate.wait(5)
        return "old"

    worker.run(slow, shown.append, _raise, latest="ledger")
    worker.run(lambda: "new", shown.append, _raise, latest="ledger")
    worker.run(lambda: "other", shown.append, _raise, latest="counts")
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert shown == ["new", "other"]


def test_every_act_is_answered_in_order(worker: Background, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(300):
        worker.run(lambda number=number: number, done.append, _raise)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 300)
    assert done == list(range(300))


def test_a_refusal_arrives_as_the_exception_it_was(worker: Background, qtbot: QtBot) -> None:
    refused: list[Exception] = []
    worker.run(lambda: _raise(ValueError("not yet")), _raise, refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], ValueError) and str(refused[0]) == "not yet"


class _Page(QWidget):
    told = 0

    def take(self, answer: object) -> None:
        type(self).told += 1
        self.setWindowTitle(str(answer))


def test_an_answer_for_a_page_that_was_closed_is_dropped(worker: Background, qtbot: QtBot) -> None:
    page, gate = _Page(), threading.Event()
    worker.run(lambda: gate.wait(5), page.take, _raise)
    page.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert _Page.told == 0


def test_a_worker_may_go_while_its_work_still_runs(qtbot: QtBot) -> None:
    owner, gate, ended = QObject(), threading.Event(), threading.Event()
    worker = Background("short", owner)

    def work() -> None:
        gate.wait(5)
        ended.set()

    worker.run(work, _raise, _raise)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    assert ended.wait(5)


def test_what_a_late_timer_asks_while_the_program_closes_is_not_done(worker: Background) -> None:
    done: list[int] = []
    worker.close()
    worker.run(lambda: done.append(1), _raise, _raise)
    assert done == [] and not worker.busy


def test_an_answer_that_comes_while_the_program_closes_reaches_no_page_any_more(
    worker: Background, qtbot: QtBot
) -> None:
    told: list[int] = []
    worker.run(lambda: 1, told.append, _raise)
    worker.close()
    qtbot.wait(20)
    assert told == [] and not worker.busy
