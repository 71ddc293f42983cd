"""排查与报告: a rail of parts at the left, the part in work at the right; a part is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QWidget

from desktop_app.labels import reports_page as words
from ui import theme
from ui.errands import Errands
from ui.registers.part import Part
from ui.widgets.panels import Panel

CODE = Qt.ItemDataRole.UserRole
RAIL_WIDTH, ROW = 132, 34
MAKERS: Mapping[str, tuple[str, str]] = {
    "MONTH": ("ui.registers.report_part", "MonthReportPart"),
    "ANALYSIS": ("ui.registers.analysis_part", "AnalysisPart"),
    "URGENT": ("ui.registers.urgent_part", "UrgentPart"),
    "ZERO": ("ui.registers.zero_part", "ZeroPart"),
    "HAZARD": ("ui.registers.hazard_part", "HazardPart"),
    "INFORMATION": ("ui.registers.information_part", "InformationPart"),
    "TREND": ("ui.registers.trend_part", "TrendPart"),
    "AHEAD": ("ui.registers.ahead_part", "AheadPart"),
}
TARGETS: Mapping[str, str] = {
    "report": "MONTH",
    "event": "URGENT",
    "zero": "ZERO",
    "hazard": "HAZARD",
    "screening": "HAZARD",
    "information": "INFORMATION",
}
"""Kind of a target of 今日 -> part; a half-year or year goes to the analysis."""


class _Sideways(QScrollArea):
    """A part as high as the room there is, never narrower than it needs. Qt's own fitting would make it as high as its
    wrapped texts would like, and its buttons would lie under the edge."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(part)
        self.viewport().setAutoFillBackground(False)
        part.setAutoFillBackground(False)
        part.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._part:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room = self.viewport().size()
        self._part.resize(max(room.width(), self._part.minimumSizeHint().width()), room.height())


class ReportsPage(QWidget):
    """papers: ids to show; opened: a matter to show in the ledger."""

    papers = Signal(list)
    opened = Signal(int)

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.errands, self.now, self.masked = errands, now, True
        self.parts: dict[str, Part] = {}
        self._areas: dict[str, QScrollArea] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(10)
        rail = Panel()
        rail.setAccessibleName(words.RAIL)
        self.rail = QListWidget()
        self.rail.setAccessibleName(words.RAIL)
        self.rail.setFrameShape(QListWidget.Shape.NoFrame)
        self.rail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code in MAKERS:
            item = QListWidgetItem(words.PARTS[code])
            item.setData(CODE, code)
            self.rail.addItem(item)
        rail.body.addWidget(self.rail)
        row.addWidget(rail)
        theme.keep_width(rail, RAIL_WIDTH)
        self.stack = QStackedWidget()
        row.addWidget(self.stack, 1)
        self.rail.currentItemChanged.connect(lambda *_items: self._show())
        self._fit()
        theme.changed().changed.connect(self._fit)
        self.setFocusProxy(self.rail)

    def _fit(self) -> None:
        for place in range(self.rail.count()):
            self.rail.item(place).setSizeHint(QSize(theme.px(80), theme.px(ROW)))

    def current(self) -> str:
        """Code of the part in sight, "" before the page was looked at."""
        item = self.rail.currentItem()
        return str(item.data(CODE)) if item is not None else ""

    def part(self, code: str) -> Part:
        """The part of a code, made now if it was not yet. Raises KeyError."""
        if code not in self.parts:
            module, name = MAKERS[code]
            made: Part = getattr(import_module(module), name)(self.errands, self.now)
            made.papers.connect(self.papers)
            made.opened.connect(self.opened)
            made.set_masked(self.masked)
            self.parts[code] = made
            # Very large type needs more width than a small screen has: the part moves, the window does not grow.
            area = self._areas[code] = _Sideways(made)
            self.stack.addWidget(area)
        return self.parts[code]

    def go(self, code: str) -> Part:
        """Show a part. Raises KeyError."""
        part = self.part(code)
        self.rail.setCurrentRow(list(MAKERS).index(code))
        return part

    def go_to(self, kind: str, target: str) -> None:
        """Where a line of 今日 leads: "report:2026-10"."""
        code = TARGETS[kind]
        if kind == "report" and not target[5:].isdigit():
            code = "ANALYSIS"
        self.go(code).go_to(target)

    def show_page(self) -> None:
        """The page comes into sight."""
        if self.rail.currentItem() is None:
            self.rail.setCurrentRow(0)
        else:
            self._show()

    def new(self) -> None:
        """Ctrl+N: a new one of what the part holds."""
        self.part(self.current() or next(iter(MAKERS))).new()

    def reload(self, tables: frozenset[str] | None = None) -> None:
        for part in self.parts.values():
            part.reload(tables)

    def set_masked(self, masked: bool) -> None:
        self.masked = masked
        for part in self.parts.values():
            part.set_masked(masked)

    def _show(self) -> None:
        code = self.current()
        if code:
            part = self.part(code)
            self.stack.setCurrentWidget(self._areas[code])
            part.show_part()
