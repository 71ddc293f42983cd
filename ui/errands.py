"""Everything a page asks of the office or has it do: off the window's thread, the answer back in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.office import Office
from ui.background import Background


class Errands(QObject):
    """One thread that reads and one that writes. changed: table names an act wrote; trouble: what nobody handled."""

    changed = Signal(object)
    trouble = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self._reading = Background("desk-reading", self)
        self._writing = Background("desk-writing", self)
        office.changed.append(self._tell)

    def _tell(self, tables: frozenset[str]) -> None:
        # The signal crosses from the writing thread to the window's; a window that is gone hears nothing.
        with contextlib.suppress(RuntimeError):
            self.changed.emit(tables)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._reading.busy or self._writing.busy

    def now(self, query: Callable[..., Any], *arguments: Any) -> Any:
        """A question so small that the window may wait for it (rows by id, one setting)."""
        return self.office.ask(query, *arguments)

    def ask(
        self,
        query: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        purpose: str = "",
    ) -> None:
        """Ask a question; purpose: only the newest answer of it is handed over (default: one per query)."""
        topic, office = purpose or f"{query.__module__}.{query.__name__}", self.office
        self._reading.run(lambda: office.ask(query, *arguments), then, failed or self.trouble.emit, latest=topic)

    def do(
        self,
        act: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Have an act done; acts are done one after another in the order they were given."""
        office = self.office
        self._writing.run(
            lambda: office.do(act, *arguments), then or (lambda _result: None), failed or self.trouble.emit
        )

    def work(
        self,
        task: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Other long work (reading a workbook, a backup) on the reading thread."""
        self._reading.run(task, then, failed or self.trouble.emit)

    def close(self) -> None:
        """Finish what runs, then let the office go."""
        if self._tell in self.office.changed:
            self.office.changed.remove(self._tell)
        self._reading.close()
        self._writing.close()
