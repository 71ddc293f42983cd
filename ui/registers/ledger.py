"""案件台账: views, filters, the list itself and one matter beside it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from desktop_app.labels import codes, pages, screen
from desktop_app.usecases import dossier, ledger, offices
from desktop_app.usecases.dossier import Dossier
from desktop_app.usecases.ledger import Filter, MatterRow
from ui import theme
from ui.errands import Errands
from ui.registers.detail import DetailPanel
from ui.registers.view_rail import ViewRail
from ui.table import Column, LedgerModel
from ui.table_view import LedgerView
from ui.widgets.panels import EmptyPage, Panel, button, icon_button, label

WATCHED = frozenset({"matter", "obligation", "paper", "petitioner", "demand", "step", "unit", "person"})


def columns(today: Callable[[], date]) -> tuple[Column[MatterRow], ...]:
    """The columns of the ledger; sorting happens in SQL under the same keys."""
    words = pages.COLUMNS

    def chip(row: MatterRow) -> tuple[str, str] | None:
        return (row.level.lower(), pages.chip(row.level, row.days)) if row.due else None

    return (
        Column("number", words["number"], lambda r: pages.short_number(r.number), 90, ink="accent"),
        Column(
            "received_on", words["received_on"], lambda r: pages.narrow_day(r.received_on, today()), 74, ink="text2"
        ),
        Column("petitioner", words["petitioner"], lambda r: r.petitioner, 72),
        Column("channel", words["channel"], lambda r: codes.CHANNELS[r.channel][:2], 52, ink="text2"),
        Column("subject", words["subject"], lambda r: r.subject, stretch=True),
        Column("topic", words["topic"], lambda r: r.topic, 96, hidden_by_default=True, ink="text2"),
        Column("unit", words["unit"], lambda r: r.unit, 72, ink="text2"),
        Column("handler", words["handler"], lambda r: r.handler, 58, ink="text2"),
        Column("state", words["state"], lambda r: codes.STATES[r.state], 66, ink="text2"),
        Column("external_number", words["external_number"], lambda r: r.external_number, 90, hidden_by_default=True),
        Column("due", words["due"], lambda r: "", 106, chip=chip),
    )


class LedgerPage(QWidget):
    """Signals: act(matter id, code), paper(id), file(matter id, material id), export(...), tool(code), names()."""

    act = Signal(int, str)
    paper = Signal(int)
    file = Signal(int, int)
    export = Signal()
    print_list = Signal()
    tool = Signal(str)
    names = Signal()
    kept = Signal(dict)

    def __init__(self, errands: Errands, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(screen.TABS["LEDGER"])
        self.errands, self.today = errands, today
        self.masked = True
        self.wanted = Filter(view="OPEN", order="due")
        self._saved: dict[int, tuple[str, Filter]] = {}
        self._total = 0
        self._go_to: int | None = None
        self.model: LedgerModel[MatterRow] = LedgerModel(columns(today), self._fetch)
        self.view = LedgerView(self.model)
        self.detail = DetailPanel()
        self.setFocusProxy(self.view)
        self.rail = ViewRail(ledger.VIEWS)
        self._build()
        self._connect()
        self._mark_view(self.wanted.view)

    def _build(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(10, 10, 10, 10)
        whole.setSpacing(0)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(10)
        whole.addWidget(self.split)
        self.rail_panel = Panel()
        self.rail_panel.body.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        self.rail_panel.body.addWidget(self.rail)
        self.save_view = button(pages.SAVE_VIEW, self._ask_view_name, "flat", "plus")
        self.rail_panel.body.addWidget(self.save_view)
        self.split.addWidget(self.rail_panel)
        self.middle = Panel()
        self.middle.body.addWidget(self._tools())
        self.lists = QStackedWidget()
        self.lists.addWidget(self.view)
        clear = button(pages.CLEAR_FILTERS, self.clear_filters)
        self.lists.addWidget(EmptyPage("inbox", pages.NOTHING_FOUND, "", way_out=clear))
        self.middle.body.addWidget(self.lists, 1)
        foot = self.middle.add_foot(30)
        self.foot, self.foot_right = label("", "note"), label("", "note")
        foot.addWidget(self.foot)
        foot.addStretch()
        foot.addWidget(self.foot_right)
        self.split.addWidget(self.middle)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(1, 1)
        self._fit_widths()
        theme.changed().changed.connect(self._fit_widths)

    def _tools(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        row.setSpacing(theme.px(8))
        self.choice = QComboBox()
        self.choice.setAccessibleName(pages.VIEW_RAIL)
        for _group, views in ledger.VIEWS:
            for view in views:
                self.choice.addItem(pages.VIEWS[view], view)
        self.choice.hide()
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(pages.FILTER_HERE)
        self.finder.setClearButtonEnabled(True)
        self.finder.setAccessibleName(pages.FILTER_HERE)
        self.finder.setMinimumWidth(theme.px(110))
        self.finder.setMaximumWidth(theme.px(170))
        self.unit_filter = self._menu_button(pages.ALL_UNITS)
        self.channel_filter = self._menu_button(pages.ALL_CHANNELS)
        self.days_filter = self._menu_button(pages.ALL_DAYS)
        row.addWidget(self.choice)
        row.addWidget(self.finder, 1)
        for piece in (self.unit_filter, self.channel_filter, self.days_filter):
            row.addWidget(piece)
        row.addStretch()
        self.eye = icon_button("eye-off", screen.NAMES_HIDDEN, self.names.emit)
        self.choose_columns = icon_button("columns-3", pages.COLUMN_CHOICE, self._column_menu)
        self.export_button = icon_button("table", pages.EXPORT, self.export.emit)
        self.print_button = icon_button("printer", pages.PRINT_LIST, self.print_list.emit)
        self.more = icon_button("ellipsis", pages.MORE_ACTS, self._more_menu)
        for tool in (self.eye, self.choose_columns, self.export_button, self.print_button, self.more):
            row.addWidget(tool)
        return holder

    @staticmethod
    def _menu_button(word: str) -> QPushButton:
        made = button(word)
        made.setProperty("menu", "1")
        made.setMenu(QMenu(made))
        return made

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_view)
        self.choice.activated.connect(lambda place: self.show_view(self.choice.itemData(place)))
        self.view.sort_asked.connect(self._sort)
        self.view.acted.connect(lambda _one: self.do_next())
        self.view.chosen.connect(self._chosen)
        self.view.menu_for = self._row_menu
        self.view.columns.changed.connect(lambda: self.kept.emit(self.state()))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_foot())
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(200)
        self._typed.timeout.connect(lambda: self._narrow(words=self.finder.text()))
        self.finder.textChanged.connect(lambda: self._typed.start())
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(60)
        self._settled.timeout.connect(self._load_detail)
        self.detail.act.connect(self._detail_act)
        self.detail.paper.connect(self.paper)
        self.detail.linked.connect(self.go_to)
        self.detail.file.connect(self._open_file)
        self.view.columns.sort_by("due", False)
        for keys, what in (("Ctrl+Return", self.do_next), ("F2", lambda: self._detail_act("EDIT"))):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)
        why = QShortcut(QKeySequence(Qt.Key.Key_Space), self.view)
        why.setContext(Qt.ShortcutContext.WidgetShortcut)
        why.activated.connect(self.detail.unfold_first)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.finder.setFocus)
        rail = QShortcut(QKeySequence("F9"), self)
        rail.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        rail.activated.connect(lambda: (self.choice if self.rail_panel.isHidden() else self.rail).setFocus())

    # what is shown

    def reload(self, tables: frozenset[str] = WATCHED) -> None:
        """Ask again when something shown here was written."""
        if tables & WATCHED:
            self._load()

    def show_view(self, code: str) -> None:
        """Another view of the rail; the officer's own bring their whole filter."""
        if code.startswith("saved:"):
            _name, saved = self._saved[int(code.split(":")[1])]
            self.wanted = saved
            self.finder.blockSignals(True)
            self.finder.setText(saved.words)
            self.finder.blockSignals(False)
        else:
            self.wanted = replace(self.wanted, view=code)
        self._mark_view(code)
        self._load()

    def search(self, words: str) -> None:
        """What the search box of the top bar asks: the whole ledger for some words."""
        self.finder.blockSignals(True)
        self.finder.setText(words)
        self.finder.blockSignals(False)
        self.wanted = Filter(view="EVERYTHING", words=words, order=self.wanted.order, descending=self.wanted.descending)
        self._mark_view("ALL")
        self._load()

    def clear_filters(self) -> None:
        """Back to the plain view."""
        self.finder.clear()
        self.wanted = Filter(view=self.wanted.view, order=self.wanted.order, descending=self.wanted.descending)
        self._load()

    def go_to(self, matter_id: int) -> None:
        """Show one matter, whatever view it is in."""
        self._go_to = matter_id
        if not self.view.go_to(matter_id):
            self.finder.blockSignals(True)
            self.finder.clear()
            self.finder.blockSignals(False)
            self.wanted = Filter(view="EVERYTHING", order=self.wanted.order, descending=self.wanted.descending)
            self._mark_view("ALL")
            self._load()
        else:
            self._go_to = None

    def set_masked(self, masked: bool) -> None:
        """Names as 张* or in full (Ctrl+H); the look is journaled by whoever calls."""
        self.masked = masked
        self.eye.setToolTip(screen.NAMES_HIDDEN if masked else screen.NAMES_SHOWN)
        from ui.icons import icon

        self.eye.setIcon(icon("eye-off" if masked else "eye"))
        self.model.refresh()
        self._load_detail()

    def listed(self) -> tuple[str, list[str], list[list[str]]]:
        """Title, heads and cells exactly as shown, for export and print."""
        shown = self.view.columns.shown()
        rows = []
        for place in range(len(self.model.ids)):
            row = self.model.row(place)
            if row is not None:
                rows.append([column.text(row) for column in shown])
        return pages.VIEWS.get(self.wanted.view, ""), [column.title for column in shown], rows

    def shown_widths(self) -> list[float]:
        """Relative widths of the shown columns."""
        return [float(280 if column.stretch else column.width) for column in self.view.columns.shown()]

    def state(self) -> dict[str, Any]:
        """What is remembered of this page."""
        return {"columns": self.view.columns.state(), "view": self.wanted.view}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Bring back what was remembered."""
        columns_state = state.get("columns")
        if columns_state:
            self.view.columns.restore(columns_state)
            key = columns_state.get("sort") or "due"
            self.wanted = replace(self.wanted, order=key, descending=bool(columns_state.get("descending")))
        if state.get("view") in pages.VIEWS:
            self.wanted = replace(self.wanted, view=state["view"])
            self._mark_view(self.wanted.view)

    def _mark_view(self, code: str) -> None:
        self.rail.select(code)
        self.choice.setCurrentIndex(self.choice.findData(self.wanted.view if code.startswith("saved:") else code))

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, MatterRow]:
        found: Mapping[int, MatterRow] = self.errands.now(ledger.rows, list(ids), self.masked)
        return found

    def _load(self) -> None:
        generation = self.model.next_generation()
        wanted = self.wanted
        self.errands.ask(ledger.ids, wanted, then=lambda ids: self._show_ids(ids, generation))
        self.errands.ask(ledger.counts, then=self.rail.show_counts)
        self.errands.ask(ledger.year_total, then=self._show_total)
        self.errands.ask(ledger.saved_views, then=self._show_saved)
        self.errands.ask(offices.units, then=self._show_units)

    def _show_ids(self, ids: array[int], generation: int) -> None:
        if not self.model.set_ids(ids, generation):
            return
        self.lists.setCurrentIndex(0 if len(ids) else 1)
        if self._go_to is not None and self.view.go_to(self._go_to):
            self._go_to = None
        elif self.view.current_id() is None and len(ids):
            self.view.selectRow(0)
        self._show_foot()
        self._load_detail()
        self._show_filters()

    def _show_total(self, total: int) -> None:
        self._total = total
        self._show_foot()

    def _show_saved(self, saved: list[tuple[int, str, Filter]]) -> None:
        self._saved = {number: (name, wanted) for number, name, wanted in saved}
        self.rail.show_saved([(number, name) for number, name, _ in saved])

    def _show_foot(self) -> None:
        view = pages.VIEWS.get(self.wanted.view, "")
        told = pages.list_foot(len(self.model.ids), view, self._total, self.today().year)
        hidden = self.view.columns.hidden_words()
        roomy = self.width() * 100 / theme.current().scale > 1250
        self.foot.setText(f"{told}　{hidden}" if hidden and roomy else told)
        self.foot_right.setText(pages.chosen_count(len(self.view.selected_places())) if roomy else "")

    # filters

    def _show_units(self, units: list[offices.UnitRow]) -> None:
        entries = [(None, pages.ANY), *((row.id, row.name) for row in units)]
        self._fill_menu(self.unit_filter, entries, lambda one: self._narrow(unit_id=one))
        channels = [("", pages.ANY), *codes.CHANNELS.items()]
        self._fill_menu(self.channel_filter, channels, lambda one: self._narrow(channel=one))
        self._fill_menu(self.days_filter, list(pages.DAYS.items()), self._narrow_days)
        self._units = {row.id: row.name for row in units}
        self._show_filters()

    @staticmethod
    def _fill_menu(holder: QPushButton, entries: Sequence[tuple[Any, str]], act: Callable[[Any], None]) -> None:
        menu = holder.menu()
        menu.clear()
        for code, word in entries:
            action = QAction(word, menu)
            action.triggered.connect(lambda _=False, one=code: act(one))
            menu.addAction(action)

    def _narrow(self, **known: Any) -> None:
        self.wanted = replace(self.wanted, **known)
        self._load()

    def _narrow_days(self, code: str) -> None:
        today = self.today()
        spans: dict[str, tuple[date | None, date | None]] = {
            "": (None, None),
            "7": (today - timedelta(days=7), None),
            "30": (today - timedelta(days=30), None),
            "YEAR": (date(today.year, 1, 1), None),
            "LAST_YEAR": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        }
        first, last = spans[code]
        self._days_word = pages.DAYS[code] if code else ""
        self._narrow(received_from=first, received_to=last)

    _days_word = ""
    _units: Mapping[int, str] = {}

    def _show_filters(self) -> None:
        unit = self._units.get(self.wanted.unit_id or 0, "")
        channel = codes.CHANNELS.get(self.wanted.channel, "")
        days = self._days_word if self.wanted.received_from else ""
        for piece, word, value in (
            (self.unit_filter, pages.ALL_UNITS, unit),
            (self.channel_filter, pages.ALL_CHANNELS, channel),
            (self.days_filter, pages.ALL_DAYS, days),
        ):
            piece.setText(f"{word}：{value}" if value else word)
            kind = "filter" if value else ""
            if piece.property("kind") != kind:
                piece.setProperty("kind", kind)
                piece.style().unpolish(piece)
                piece.style().polish(piece)

    def _sort(self, key: str, descending: bool) -> None:
        self._narrow(order=key, descending=descending)

    # acting

    def _chosen(self, _one: object) -> None:
        self._settled.start()

    def _load_detail(self) -> None:
        current = self.view.current_id()
        if current is None:
            self.detail.show_nothing()
            return
        self.errands.ask(
            dossier.dossier,
            current,
            self.masked,
            then=lambda seen: self._show_detail(seen, current),
            failed=lambda _error: self.detail.show_nothing(),
            purpose="detail",
        )

    def _show_detail(self, seen: Dossier, wanted: int) -> None:
        if self.view.current_id() == wanted:
            self.detail.show_matter(seen, self.today())

    def do_next(self) -> None:
        """The one next step of the matter in the detail panel (Ctrl+Enter)."""
        seen = self.detail.seen
        if seen is not None and seen.id == self.view.current_id() and seen.possible.next:
            self.act.emit(seen.id, seen.possible.next)

    def _detail_act(self, code: str) -> None:
        if self.detail.seen is not None:
            self.act.emit(self.detail.seen.id, code)

    def _open_file(self, material_id: int) -> None:
        if self.detail.seen is not None:
            self.file.emit(self.detail.seen.id, material_id)

    def _row_menu(self, menu: QMenu, ids: list[int]) -> None:
        seen = self.detail.seen
        if seen is None or len(ids) != 1 or ids[0] != seen.id:
            return
        from ui.registers.detail import fill_menu

        fill_menu(menu, seen, self._detail_act)

    def _column_menu(self) -> None:
        self.view.columns.menu().popup(self.choose_columns.mapToGlobal(self.choose_columns.rect().bottomLeft()))

    def _more_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(pages.IMPORT_LETTERS).triggered.connect(lambda: self.tool.emit("IMPORT"))
        menu.addAction(pages.IMPORTS).triggered.connect(lambda: self.tool.emit("IMPORTS"))
        menu.addSeparator()
        menu.addAction(pages.SAVE_VIEW).triggered.connect(self._ask_view_name)
        code = self.rail.current()
        if code.startswith("saved:"):
            menu.addAction(pages.DROP_VIEW).triggered.connect(lambda: self._drop_view(int(code.split(":")[1])))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_view_name(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        name, agreed = QInputDialog.getText(self, pages.SAVE_VIEW, pages.VIEW_NAME)
        if agreed and name.strip():
            self.errands.do(ledger.save_view, name.strip(), self.wanted, then=lambda _: self._load())

    def _drop_view(self, number: int) -> None:
        self.errands.do(ledger.drop_view, number, then=lambda _: self.show_view("OPEN"))

    # room

    def _fit_widths(self) -> None:
        large = theme.current().scale >= 125
        wide = self.width() >= 1500
        self.detail.setFixedWidth(theme.px(480) if wide and not large else min(theme.px(418), 500))
        self.rail_panel.setFixedWidth(theme.px(146))
        sides = self.rail_panel.width() + self.detail.width()
        self.split.setSizes([theme.px(146), max(self.width() - sides - 40, 300), self.detail.width()])
        narrow = self.width() < 1200 or (large and self.width() < 1500)
        self.rail_panel.setVisible(not narrow)
        self.choice.setVisible(narrow)
        squeezed: list[str] = []
        if self.width() < 1320 or large:
            squeezed += ["channel", "handler"]
        if narrow:
            squeezed += ["received_on", "unit"]
        self.days_filter.setVisible(self.width() >= 1320 and not large)
        self.channel_filter.setVisible(not narrow)
        self.view.columns.squeeze(squeezed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_widths()
        self._show_foot()
