"""领导接待日: the month, the chosen reception, and the posting as it will hang."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.labels import refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import bookings, day_board, offices, slots
from desktop_app.usecases.day_board import Month, SlotDetail
from desktop_app.usecases.papers import Issued
from ui import theme
from ui.dialogs import slot_acts
from ui.dialogs.counter import CounterDialog
from ui.dialogs.day_lists import PostingsDialog, StatisticsDialog
from ui.dialogs.day_planner import PlannerDialog
from ui.dialogs.day_rules_editor import RulesDialog
from ui.errands import Errands
from ui.messages import Answer, MessageBars, ask
from ui.registers.posting_panel import PostingPanel
from ui.registers.slot_panel import SlotPanel
from ui.registers.slot_words import card_words, steps
from ui.widgets.month_grid import MonthGrid
from ui.widgets.panels import Panel, button, icon_button, label

WATCHED = frozenset(
    {"slot", "substitution", "posting", "booking", "slot_visit", "absence", "person", "place", "setting"}
)
ROOMY = 1160  # pixels at 100 %: the month, the day and the posting beside one another


class LeaderDaysPage(QWidget):
    """papers: ids of frozen papers to show; opened: a matter to show; told: level and sentence for the page's bar."""

    papers = Signal(list)
    opened = Signal(int)

    def __init__(self, errands: Errands, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.errands, self.now = errands, now
        self.masked = True
        self.shown = False
        self._month: Month | None = None
        self._wanted: tuple[int, int] = (0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 10, 10, 10)
        whole.setSpacing(8)
        self.bars = MessageBars()
        whole.addWidget(self.bars)
        row = QHBoxLayout()
        row.setSpacing(10)
        whole.addLayout(row, 1)
        self.grid = MonthGrid(card_words)
        self.setFocusProxy(self.grid)
        self._posting_wanted = False
        self.left = self._make_left()
        self.panel = SlotPanel(now)
        self.posting = PostingPanel(errands, now, self.desk)
        row.addWidget(self.left, 14)
        row.addWidget(self.panel)
        row.addWidget(self.posting, 6)
        theme.changed().changed.connect(self._fit_panels)
        self.grid.chosen.connect(self._choose)
        self.grid.opened.connect(self._open)
        self.grid.moved.connect(self._drop)
        self.grid.turned.connect(self.turn)
        self.panel.save.connect(self._save)
        self.panel.act.connect(self.act)
        self.panel.booking.connect(self._booking)
        self.posting.papers.connect(self.papers)
        self.posting.said.connect(self.bars.show_message)
        for keys, act in (("Ctrl+P", self.publish), ("Ctrl+S", self.panel.try_save)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _make_left(self) -> Panel:
        plan = button(words.PLAN, self.plan)
        new = button(words.NEW_SLOT, self.new_slot, "primary", "plus")
        new.setToolTip("Ctrl+N")
        self.more = button(words.MORE)
        self.more.setProperty("menu", "1")
        menu = QMenu(self)
        for word, act in (
            (words.ARRANGE, self.arrange),
            (words.COPY_WEEK, self.copy_week),
            (words.STATISTICS, self.statistics),
            (words.POSTINGS, self.show_postings),
            (words.SCHEDULE, lambda: self.posting.paper("F19a")),
            (words.BOARD, lambda: self.posting.paper("F18")),
        ):
            menu.addAction(word).triggered.connect(lambda _=False, one=act: one())
        self.beside = menu.addAction(words.SHOW_POSTING)
        self.beside.triggered.connect(lambda: self._show_beside(not self._posting_wanted))
        self.more.setMenu(menu)
        panel = Panel(" ", "", self.more, plan, new)
        head = panel.head
        self.previous = icon_button("chevron-left", words.PREVIOUS, lambda: self.turn(-1))
        self.next = icon_button("chevron-right", words.NEXT, lambda: self.turn(1))
        self.here = button(words.THIS_MONTH, self.go_today)
        for place, piece in enumerate((self.previous, panel.title, self.next, self.here)):
            head.removeWidget(piece)
            head.insertWidget(place, piece)
        panel.note.hide()
        panel.body.addWidget(self.grid, 1)
        foot = panel.add_foot(34)
        self.principals, self.count = label("", "note"), label("", "note")
        foot.addWidget(self.principals)
        foot.addStretch()
        foot.addWidget(self.count)
        return panel

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panels()

    def _fit_panels(self) -> None:
        """Where the window is narrow or the type large, the day and the posting take turns beside the month."""
        tight = self.width() < theme.px(ROOMY)
        self.beside.setVisible(tight)
        self.beside.setText(words.SHOW_DAY if self._posting_wanted else words.SHOW_POSTING)
        self.panel.setVisible(not (tight and self._posting_wanted))
        self.posting.setVisible(not tight or self._posting_wanted)

    def _show_beside(self, posting: bool) -> None:
        self._posting_wanted = posting
        self._fit_panels()

    # what is shown

    def reload(self, tables: frozenset[str] = WATCHED) -> None:
        """Ask the shown month anew when something of it was written; nothing before the page was first shown."""
        if self.shown and tables & WATCHED:
            self.ask_month()

    def show_page(self) -> None:
        """The page comes into sight."""
        if not self.shown:
            self.shown = True
            today = self.now().date()
            self._wanted = (today.year, today.month)
        self.ask_month()

    def set_masked(self, masked: bool) -> None:
        self.masked = masked
        self._ask_detail()

    def ask_month(self) -> None:
        year, month = self._wanted
        self.errands.ask(_page, year, month, then=self._show_month, purpose="leader days")

    def turn(self, by: int) -> None:
        """Another month."""
        if not self._may_leave():
            return
        year, month = self._wanted
        place = year * 12 + month - 1 + by
        self._wanted = (place // 12, place % 12 + 1)
        self.ask_month()

    def go_today(self) -> None:
        if self._may_leave():
            self.go_to(self.now().date())

    def go_to(self, day: date, slot_id: int = 0) -> None:
        """Show a day, and a reception in it."""
        self.shown = True
        self._wanted = (day.year, day.month)
        self.grid.day, self.grid.slot_id = day, slot_id
        self.ask_month()

    def go_to_slot(self, slot_id: int, start: bool = False) -> None:
        """Show a reception wherever it stands; start: open its counter at once."""

        def found(detail: SlotDetail) -> None:
            self.go_to(detail.card.day, slot_id)
            if start:
                self.counter(slot_id)

        self.errands.ask(day_board.detail, slot_id, self.masked, then=found, failed=self.tell, purpose="go to slot")

    def _show_month(self, found: tuple[Month, list[Any], list[str], list[str]]) -> None:
        month, people, places, units = found
        if (month.year, month.month) != self._wanted:
            return
        changed = self._month is None or (self._month.year, self._month.month) != self._wanted
        self._month, self.people = month, people
        self.left.title.setText(words.MONTH.format(year=month.year, month=month.month))
        leaders = [one for one in people if {"LEADER_IN_CHARGE", "PRINCIPAL_LEADER"} & set(one.roles)]
        if not self.panel.dirty:
            self.panel.offer(leaders, places, units)
        self.grid.show_month(month)
        if not (self.panel.dirty or self.panel.making):
            self._show_chosen()
        said = [
            words.PRINCIPAL_DAY.format(name=one.leader, day=days.plain_day(one.day))
            if one.day
            else words.PRINCIPAL_NONE.format(name=one.leader)
            for one in month.principals
        ]
        self.principals.setText("　".join((words.PRINCIPALS, *said)) if said else "")
        lacking = any(one.day is None for one in month.principals)
        self.principals.setProperty("state", "warn" if lacking else "")
        self.count.setText(words.COUNT.format(n=month.count, fields=month.fields))
        if changed:
            self._set_period(month)
        self.posting.ask()

    def _set_period(self, month: Month) -> None:
        first = date(month.year, month.month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if first <= month.today <= last:
            first = month.today
        self.posting.set_period(first, last)

    # the chosen reception

    def _choose(self, day: date, slot_id: int) -> None:
        shown = self.panel.detail.card.id if self.panel.detail else 0
        if self.panel.dirty and slot_id != shown and not self._may_leave():
            return
        if self.panel.dirty:
            return
        self.panel.making = False
        self._show_beside(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.grid.slot_id:
            self._ask_detail()
        else:
            self.panel.show_nothing(self.grid.day)

    def _ask_detail(self) -> None:
        card = self.grid.current()
        if card is not None and not (self.panel.dirty and self.panel.detail and self.panel.detail.card.id == card.id):
            self.errands.ask(day_board.detail, card.id, self.masked, then=self._show_detail, failed=lambda _e: None)

    def _show_detail(self, detail: SlotDetail) -> None:
        if detail.card.id != self.grid.slot_id or self.panel.making:
            return
        if self.panel.dirty and self.panel.detail and self.panel.detail.card.id == detail.card.id:
            return
        self.panel.show_detail(detail, card_words(detail.card, self.now().date()), steps(detail, self.now().date()))

    def _may_leave(self) -> bool:
        """Ask about what was typed and not kept."""
        if not self.panel.dirty:
            return True
        answers = [Answer("SAVE", words.SAVE, True), Answer("DROP", words.LEAVE_DROP)]
        given = ask(self, words.LEAVE_TITLE, [words.LEAVE_LINE], answers, words.LEAVE_BACK)
        if given == "SAVE":
            self.panel.try_save()
            return False
        if given == "DROP":
            self.panel.form.dirty = self.panel.making = False
            return True
        shown = self.panel.detail
        if shown is not None:
            self.grid.blockSignals(True)
            self.grid.choose(shown.card.day, shown.card.id)
            self.grid.blockSignals(False)
        return False

    def _open(self, slot_id: int) -> None:
        """Enter on a day: edit its reception, or begin one."""
        if slot_id:
            self.panel.form.widget("leader").setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.new_slot()

    def new_slot(self) -> None:
        """新增场次 on the chosen day."""
        if not self._may_leave():
            return
        last = self._last_used()
        self._show_beside(False)
        self.panel.start_new(self.grid.day, *(last or ("14:30", "16:30", "")))

    def _last_used(self) -> tuple[str, str, str] | None:
        cards = [card for cell in self._month.cells for card in cell.slots] if self._month else []
        return (cards[-1].starts, cards[-1].ends, cards[-1].place) if cards else None

    def _save(self, new: slots.SlotInput) -> None:
        def done(slot_id: int) -> None:
            self.panel.form.dirty = self.panel.making = False
            name = next((one.name for one in self.people if one.id == new.leader_id), "")
            assert new.day is not None
            self.bars.show_message("ok", words.SAVED.format(day=days.short_day(new.day), name=name))
            self.go_to(new.day, slot_id)

        self.bars.clear()
        self.errands.do(slots.save, new, then=done, failed=self.panel.failed)

    def _drop(self, slot_id: int, day: date) -> None:
        """A slot was dragged to a day."""
        card = next((one for cell in self._month.cells for one in cell.slots if one.id == slot_id), None) if (
            self._month) else None  # fmt: skip
        if card is None:
            return

        def done(_result: Any) -> None:
            self.bars.show_message("ok", words.MOVED.format(name=card.leader, day=days.short_day(day)))
            self.go_to(day, slot_id)

        self.bars.clear()
        self.errands.do(slots.move, slot_id, card.version, day, then=done, failed=self.tell)

    # acts

    def desk(self, then: Callable[[Any], object] | None = None) -> slot_acts.Desk:
        """What the short dialogs start from."""
        return slot_acts.Desk(self.window(), self.errands, self.now, self.people, then or self._after)

    def act(self, code: str) -> None:
        """Do what a link or menu entry of the chosen reception says."""
        detail = self.panel.detail
        if detail is None:
            return
        dialogs: dict[str, Callable[[], Any]] = {
            "SUBSTITUTE": lambda: slot_acts.substitute(self.desk(), detail),
            "DECIDE": lambda: slot_acts.decide(self.desk(), detail),
            "MOVE": lambda: slot_acts.move(self.desk(), detail),
            "CANCEL": lambda: slot_acts.cancel(self.desk(), detail),
            "BOOK": lambda: slot_acts.book(self.desk(), detail),
            "NOTIFIED": lambda: slot_acts.notified(self.desk(), detail),
            "FIELD": lambda: slot_acts.field_visit(self.desk(), detail),
            "MEDIA": lambda: slot_acts.media(self.desk(), detail),
        }
        if code in dialogs:
            self._show(dialogs[code]())
        elif code == "BRIEF":
            self.errands.do(bookings.brief, detail.card.id, then=self._after, failed=self.tell)
        elif code in ("COUNTER", "CLOSE"):
            self.counter(detail.card.id)
        elif code == "HANG":
            self.hang()
        elif code == "CHANGE_NOTICE":
            self.bars.clear()
            self.posting.publish(change=True)

    def _show(self, dialog: Any) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _after(self, result: Any) -> None:
        self.panel.form.dirty = False
        if isinstance(result, Issued):
            self.papers.emit([result.id])
        elif isinstance(result, slots.Copied):
            left = [
                words.COPY_LEFT.format(day=days.short_day(day), why=refusals.sentence(why)) for day, why in result.left
            ]
            if result.made:
                monday = result.made[0] - timedelta(days=result.made[0].weekday())
                told = words.COPIED.format(n=len(result.made), day=days.short_day(monday))
                self.bars.show_message("ok", told)
            if left:
                self.bars.show_message("warn", " ".join(left))

    def _booking(self, booking_id: int) -> None:
        detail = self.panel.detail
        if detail is None:
            return

        def found(whole: SlotDetail) -> None:
            one = next((row for row in whole.bookings if row.id == booking_id), None)
            if one is not None:
                self._show(slot_acts.book(self.desk(), whole, one))

        # To change a booking is to read it: its names are shown in full there.
        self.errands.ask(day_board.detail, detail.card.id, False, then=found, failed=self.tell, purpose="booking")

    def publish(self) -> None:
        """Ctrl+P: the posting of the shown period."""
        self.bars.clear()
        self._show_beside(True)
        self.posting.publish()

    def hang(self) -> None:
        """标记已公示 for the chosen day."""
        self.bars.clear()
        self.posting.hang(self.grid.day)

    def counter(self, slot_id: int) -> None:
        """开始接访: the counter of the day."""
        dialog = CounterDialog(self.window(), self.errands, slot_id, self.now)
        dialog.papers.connect(self.papers)
        self._show(dialog)

    def today_counter(self) -> None:
        """F7: the counter of the reception that is on now, or the next one of today."""
        today = self.now().date()
        cards = [card for cell in self._month.cells for card in cell.slots] if self._month else []
        mine = [card for card in cards if card.day == today and card.state not in ("HELD", "NOBODY")]
        chosen = self.grid.current()
        if chosen is not None and chosen in mine:
            self.counter(chosen.id)
        elif mine:
            self.counter(mine[0].id)
        else:
            self.bars.show_message("warn", words.NO_COUNTER)

    def plan(self) -> None:
        self._show(PlannerDialog(self.window(), self.errands, self.now, self.arrange))

    def arrange(self) -> None:
        self._show(RulesDialog(self.window(), self.errands, self.now))

    def copy_week(self) -> None:
        self._show(slot_acts.copy_week(self.desk(), self.grid.day))

    def statistics(self) -> None:
        dialog = StatisticsDialog(self.window(), self.errands, self.now, self.masked)
        dialog.opened.connect(self.opened)
        self._show(dialog)

    def show_postings(self) -> None:
        dialog = PostingsDialog(self.window(), self.errands, self.desk())
        dialog.papers.connect(self.papers)
        self._show(dialog)

    def tell(self, error: Exception) -> None:
        """A refusal or mishap that no dialog took."""
        said = refusals.sentence(error) if isinstance(error, Refused) else str(error) or type(error).__name__
        self.bars.show_message("error", said)


def _page(desk: Any, year: int, month: int) -> tuple[Month, list[Any], list[str], list[str]]:
    """What the page shows at once: the month, and whom, where and with which department one may choose."""
    return (
        day_board.month(desk, year, month),
        offices.people(desk),
        [one.name for one in offices.places(desk)],
        [one.name for one in offices.units(desk)],
    )
