"""Work off the window's thread: one thread per purpose, the answer back in the window by a signal."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


@dataclass(frozen=True)
class _Asked:
    topic: str
    generation: int
    done: Callable[[Any], object]
    failed: Callable[[Exception], object]


class Background(QObject):
    """One worker thread for one purpose (reading lists, writing, pages of PDFs); what is given is done in order.

    The thread and what it still has to do end with the owner; a piece of work that runs is finished first.
    """

    _answered = Signal(int, object, object)  # the number of the question, its result, its exception or None

    def __init__(self, purpose: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=purpose)
        self._generations: dict[str, int] = {}
        # Who waits for an answer is known to the window's thread alone: it must also be the one to let go of them.
        self._asked: dict[int, _Asked] = {}
        self._numbers = count()
        self._closed = False
        self._answered.connect(self._hand_over)
        pool = self._pool
        self.destroyed.connect(lambda: pool.shutdown(wait=False, cancel_futures=True))

    @property
    def busy(self) -> bool:
        """Whether anything was given whose answer has not come."""
        return bool(self._asked)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
        latest: str = "",
    ) -> int:
        """Do `work` on the thread; then, in the window, `done` with its result or `failed` with its exception.

        latest: a topic of questions ("ledger list"): only the answer to the newest one is handed over, an older one,
        its exception included, is dropped. Without a topic every answer comes. Returns the generation of the question.
        """
        generation = self._generations[latest] = self._generations.get(latest, 0) + 1
        if self._closed:
            # A timer of a page may ring once more while the program closes; nobody waits for the answer.
            return generation
        number = next(self._numbers)
        self._asked[number] = _Asked(latest, generation, done, failed)

        def task() -> None:
            result, error = None, None
            try:
                result = work()
            except Exception as raised:
                error = raised
            with contextlib.suppress(RuntimeError):  # the window is gone: nobody waits for the answer
                self._answered.emit(number, result, error)

        self._pool.submit(task)
        return generation

    def close(self) -> None:
        """Finish what runs, leave out what waits; what is given afterwards is not done, and nobody is told any more."""
        self._closed = True
        self._asked.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, number: int, result: Any, error: Exception | None) -> None:
        asked = self._asked.pop(number, None)
        if asked is None:
            return  # closed meanwhile
        if asked.topic and asked.generation != self._generations[asked.topic]:
            return
        tell: Callable[[Any], object] = asked.done if error is None else asked.failed
        owner = getattr(tell, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return  # the page that asked was closed meanwhile
        tell(result if error is None else error)
