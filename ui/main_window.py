"""The window of the office: the pages, and what they ask for carried to the dialogs and the office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from desktop_app.labels import alerts as alert_words
from desktop_app.labels import pages, refusals, screen
from desktop_app.office import Office
from desktop_app.rules.moments import local
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import offices, sight, windows
from desktop_app.usecases import today as day_view
from desktop_app.usecases.offices import Profile
from desktop_app.usecases.today import Duty
from ui.alert_watch import WindowAlerts
from ui.dialogs.paper_view import PaperView
from ui.errands import Errands
from ui.matter_acts import MatterActs
from ui.messages import MessageBars
from ui.registers.archive import WATCHED as SHELF_WATCHED
from ui.registers.archive import ArchivePage
from ui.registers.first_asked import FirstAskedPage
from ui.registers.leader_days import WATCHED as DAYS_WATCHED
from ui.registers.leader_days import LeaderDaysPage
from ui.registers.ledger import WATCHED, LedgerPage
from ui.registers.reception import ReceptionPage
from ui.registers.reports import TARGETS as REPORT_TARGETS
from ui.registers.reports import ReportsPage
from ui.registers.today import TodayPage
from ui.shell import Shell, Shortcut
from ui.theme import Theme
from ui.user_menu import user_menu
from ui.widgets.panels import EmptyPage
from ui.window_lists import WindowLists
from ui.window_look import WindowLook

ICONS = {"RECEPTION": "calendar", "FIRST_ASKED": "message-square", "ARCHIVE": "archive"}
STATE = "main-window"


class MainWindow(Shell):
    """Signals: settings, user, holidays, backups, help_asked: what app.py opens because it may outlive this window."""

    settings_asked = Signal()
    user_asked = Signal()
    holidays_asked = Signal()
    backups_asked = Signal()
    backup_now_asked = Signal()
    import_asked = Signal()
    imports_asked = Signal()
    help_asked = Signal()
    alert_settings_asked = Signal()
    hidden = Signal()

    def __init__(self, office: Office, errands: Errands) -> None:
        super().__init__()
        self.office, self.errands = office, errands
        self.masked = True
        self.stays: Callable[[], bool] = lambda: False  # whether closing leaves the program in the tray
        self.alerts = WindowAlerts(self)
        self.bars = MessageBars()
        centre = self.centralWidget()
        layout = centre.layout() if centre is not None else None
        assert isinstance(layout, QVBoxLayout)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.addWidget(self.bars)
        layout.insertWidget(1, holder)
        self.today_page = TodayPage()
        self.reception = ReceptionPage(errands)
        self.ledger = LedgerPage(errands, self.today)
        self.leader_days = LeaderDaysPage(errands, self.now)
        self.first_asked = FirstAskedPage(errands, self.now)
        self.archive = ArchivePage(errands, self.now)
        self.reports = ReportsPage(errands, self.now)
        self._registers = (self.leader_days, self.first_asked, self.archive, self.reports)
        self.acts = MatterActs(self)
        self.lists = WindowLists(self)
        for key, page in (
            ("TODAY", self.today_page),
            ("REGISTER", self.reception),
            ("LEDGER", self.ledger),
            ("RECEPTION", self.leader_days),
            ("FIRST_ASKED", self.first_asked),
            ("ARCHIVE", self.archive),
            ("REPORTS", self.reports),
            *((key, _later(key)) for key in pages.LATER_PAGES),
        ):
            self.add_page(key, screen.TABS[key], page)
        self._connect()
        self._add_keys()
        self._day = self.today()
        self._restore()

    # time and identity

    def now(self) -> datetime:
        """Wall-clock time at the school."""
        return local(self.office.clock())

    def today(self) -> date:
        return self.now().date()

    def profile(self) -> Profile:
        found: Profile = self.errands.now(offices.profile)
        return found

    # wiring

    def _connect(self) -> None:
        page = self.today_page
        page.acted.connect(self._act_on_duty)
        page.opened.connect(self._open_duty)
        page.asked_why.connect(self._why)
        page.register.connect(self.register_visit)
        page.print_list.connect(self.lists.print_today)
        page.draft.connect(self.open_draft)
        self.reception.saved.connect(self._registered)
        self.reception.opened.connect(self.open_matter)
        self.reception.print_blank.connect(lambda variant: self.show_blank("F01", variant))
        self.ledger.act.connect(self.acts.act)
        self.ledger.paper.connect(self.show_paper)
        self.ledger.file.connect(self.acts.save_file)
        self.ledger.export.connect(self.lists.export_list)
        self.ledger.print_list.connect(self.lists.print_list)
        self.ledger.tool.connect(lambda code: {"IMPORT": self.import_asked, "IMPORTS": self.imports_asked}[code].emit())
        self.ledger.names.connect(lambda: self.names_asked.emit(self.masked))
        self.ledger.kept.connect(lambda _state: self.keep_later())
        for page_ in self._registers:
            page_.papers.connect(self.acts.show_papers)
            page_.opened.connect(self.open_matter)
        self.errands.changed.connect(self._changed)
        self.errands.trouble.connect(self.tell_trouble)
        self.names_asked.connect(self.show_names)
        self.searched.connect(self._search)
        self.look = WindowLook(self)
        self.theme_asked.connect(self.look.use)
        self.alerts_asked.connect(self.alerts.show)
        self.page_shown.connect(self._page_shown)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(800)
        self._keeping.timeout.connect(self.keep_state)

    def _add_keys(self) -> None:
        words = pages.KEY_WORDS
        for shortcut in (
            Shortcut("Ctrl+N", words["NEW"], self.new_here),
            Shortcut("Ctrl+Shift+N", words["VISIT"], self.register_visit),
            Shortcut("F5", words["REFRESH"], self.reload),
            Shortcut("Ctrl+O", words["OPEN"], self._open_selected),
            Shortcut("F7", words["COUNTER"], self.start_counter),
            Shortcut("Ctrl+Shift+A", alert_words.LIST_TITLE, self.alerts.show),
        ):
            self.add_shortcut(shortcut)
        # F1 opens the handbook, which begins with the list of keys.
        for action in self.actions():
            if action.shortcut().toString() == "F1":
                action.triggered.disconnect()
                action.triggered.connect(self.help_asked)

    # what is shown

    def reload(self) -> None:
        """Ask everything again (F5)."""
        self.errands.ask(day_view.today, self.masked, then=self._show_today)
        self.ledger.reload()
        for page in self._registers:
            page.reload()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & (WATCHED | DAYS_WATCHED | SHELF_WATCHED | {"draft", "setting", "inquiry", "instruction", "charge"}):
            self.errands.ask(day_view.today, self.masked, then=self._show_today)
        self.ledger.reload(tables)
        for page in self._registers:
            page.reload(tables)
        if tables & {"unit", "person", "place", "setting"}:
            self.show_office()

    def _show_today(self, seen: day_view.Today) -> None:
        self.today_page.show_today(seen)
        self.set_badge("TODAY", pages.badge(seen.overdue) if seen.overdue else "")

    def look_again(self) -> bool:
        """Whether a new day has begun since the last look; then everything due is asked anew."""
        if self.today() == self._day:
            return False
        self._day = self.today()
        self.reload()
        return True

    def show_office(self) -> None:
        """Who works here and under which rules: title, user menu, status bar."""
        answers = self.profile()
        title = f"{screen.PROGRAM} — {answers.school} {answers.office}" if answers.school else screen.PROGRAM
        self.setWindowTitle(f"{title}（{pages.SAMPLE_MARK}）" if answers.sample else title)
        self.set_user(self.office.actor.name, user_menu(self))
        self.show_facts("")

    def show_facts(self, backup: str) -> None:
        """The right end of the status bar."""
        self._backup_words = backup or getattr(self, "_backup_words", "")
        facts = [pages.rules_words(self.profile(), self.errands.now(offices.rule_titles))]
        if self._backup_words:
            facts.append(pages.STATUS_BACKUP.format(when=self._backup_words))
        self.set_facts(facts)

    def _page_shown(self, key: str) -> None:
        self.set_hints(pages.HINTS.get(key, ()))
        self.bars.clear("ok")
        if key == "TODAY":
            self.today_page.list.setFocus()
        elif key == "LEDGER":
            self.ledger.view.setFocus()
        elif key == "RECEPTION":
            self.leader_days.show_page()
        elif key == "FIRST_ASKED":
            self.first_asked.show_page()
        elif key == "ARCHIVE":
            self.archive.show_page()
        elif key == "REPORTS":
            self.reports.show_page()

    # acts that cross pages

    def new_here(self) -> None:
        """Ctrl+N: a new one of what the page holds, a registration everywhere else."""
        if self.current() == "RECEPTION":
            self.leader_days.new_slot()
        elif self.current() == "FIRST_ASKED":
            self.first_asked.new_line()
        elif self.current() == "ARCHIVE":
            self.archive.new_volume()
        elif self.current() == "REPORTS":
            self.reports.new()
        else:
            self.register_visit()

    def start_counter(self) -> None:
        """F7: today's reception, from anywhere."""
        self.go("RECEPTION")
        self.leader_days.today_counter()

    def register_visit(self) -> None:
        """登记来访 from anywhere."""
        self.go("REGISTER")
        if not self.reception.sheet.form.dirty:
            self.reception.start()
        self.reception.start_focus()

    def open_draft(self, draft_id: int) -> None:
        self.go("REGISTER")
        self.reception.open_draft(draft_id)

    def edit_matter(self, matter_id: int) -> None:
        """F2: correct a registration."""
        self.go("REGISTER")
        self.reception.edit(matter_id)

    def archive_matter(self, matter_id: int, code: str) -> None:
        """组卷 or 移交 of a matter: in the archive, where its volume is."""
        self.go("ARCHIVE")
        if code == "T28":
            self.archive.shelf_act("TRANSFER")
        else:
            self.archive.bind_matter(matter_id)

    def open_matter(self, matter_id: int) -> None:
        """Show a matter in the ledger."""
        self.go("LEDGER")
        self.ledger.go_to(matter_id)

    def _open_selected(self) -> None:
        duty = self.today_page.list.current()
        if self.current() == "TODAY" and duty is not None:
            self._open_duty(duty)

    def show_forward(self) -> None:
        """Come back from the tray or from behind other windows."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def _open_duty(self, duty: Duty) -> None:
        if duty.target:
            self.go_to_target(duty.rule, duty.target)
        else:
            self.open_matter(duty.matter_id)

    def _why(self, matter_id: int) -> None:
        self.open_matter(matter_id)
        QTimer.singleShot(300, self.ledger.detail.unfold_first)

    def _act_on_duty(self, duty: Duty) -> None:
        if duty.target:
            self.go_to_target(duty.rule, duty.target)
        elif duty.act == "OPEN":
            self.open_matter(duty.matter_id)
        else:
            self.acts.act(duty.matter_id, duty.act)

    def go_to_target(self, code: str, target: str) -> None:
        """Where what the office owes beside its matters is done: a reception, a line of the first asked, a matter."""
        kind, _, number = target.partition(":")
        if kind == "slot":
            self.go("RECEPTION")
            self.leader_days.go_to_slot(int(number), start=code == "RECEIVE")
        elif kind == "matter":
            self.open_matter(int(number))
        elif kind == "view":
            self.go("LEDGER")
            self.ledger.show_view(number)
        elif kind == "archive":
            self.go("ARCHIVE")
            if number:
                self.archive.shelf_act(number)
        elif kind in REPORT_TARGETS:
            self.go("REPORTS")
            self.reports.go_to(kind, number)
        elif code == "LEAD_MONTH":
            self.go("RECEPTION")
        else:
            self.go("FIRST_ASKED")

    def _registered(self, matter_id: int, print_form: bool) -> None:
        if print_form:
            self.acts.act(matter_id, "F01")

    def _search(self, words: str) -> None:
        if words:
            self.go("LEDGER")
            self.ledger.search(words)

    def show_names(self, shown: bool) -> None:
        """Ctrl+H: names in full, and a line in the journal that somebody looked."""
        if shown and self.masked:
            self.errands.do(sight.unmasked, then=lambda _: self._use_mask(False))
        elif not shown:
            self._use_mask(True)

    def _use_mask(self, masked: bool) -> None:
        self.masked = masked
        self.show_names_state(not masked)
        self.ledger.set_masked(masked)
        self.reception.show_names(not masked)
        for page in self._registers:
            page.set_masked(masked)
        self.errands.ask(day_view.today, masked, then=self._show_today)

    # papers and lists

    def show_paper(self, paper_id: int) -> None:
        self.acts.show_papers([paper_id])

    def show_blank(self, form: str, variant: str) -> None:
        """A blank form for power cuts and writing by hand."""
        from desktop_app.documents.press import blank

        office = self.profile().facts()
        name = pages.BLANKS.get(f"{form}:{variant}") or pages.BLANKS[f"{form}:"]
        title = pages.BLANK_TITLE.format(name=name)
        self.errands.work(
            lambda: blank(form, variant, office), lambda pdf: PaperView(self, title, f"{title}.pdf", pdf).open()
        )

    # trouble

    def tell_trouble(self, error: Exception) -> None:
        """A refusal or mishap that no dialog took: in the page, in the officer's words."""
        if isinstance(error, Refused):
            self.bars.show_message("error", refusals.sentence(error))
        else:
            self.bars.show_message("error", pages.UNCAUGHT.format(name=type(error).__name__))

    # state

    def use_theme(self, wanted: Theme) -> None:
        """A look somebody chose."""
        self.look.follows = False
        self.look.use(wanted)

    def keep_later(self) -> None:
        """Remember soon how the window stands."""
        self._keeping.start()

    def keep_state(self) -> None:
        """Remember columns, view and look; never sizes of another screen."""
        self.errands.do(windows.keep, STATE, self._state())

    def _state(self) -> dict[str, Any]:
        return {"ledger": self.ledger.state(), **self.look.state()}

    def _restore(self) -> None:
        kept: dict[str, Any] = self.errands.now(windows.kept, STATE)
        self.look.restore(kept)
        self.ledger.restore(kept.get("ledger", {}))
        self.show_office()
        self.set_hints(pages.HINTS["TODAY"])

    def settle(self) -> None:
        """First paint is over: fill the pages."""
        self.reload()
        self.today_page.list.setFocus()

    def save_all(self) -> None:
        """What is being typed and how the window stands, at once: the machine may go any moment."""
        self.reception.keep_draft()
        if self._keeping.isActive():
            self._keeping.stop()
            self.office.do(windows.keep, STATE, self._state())

    def close_for_good(self) -> None:
        """Close even where closing would leave the program in the tray."""
        self.stays = lambda: False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.save_all()
        app = QApplication.instance()
        ending = isinstance(app, QGuiApplication) and app.isSavingSession()
        if not ending and self.stays():
            event.ignore()
            self.hide()
            self.hidden.emit()
            return
        super().closeEvent(event)


def _later(key: str) -> QWidget:
    title, why, coming = pages.LATER_PAGES[key]
    return EmptyPage(ICONS.get(key, "clipboard-list"), title, why, coming)


def opened(dialog: QDialog, then: Callable[[], object]) -> None:
    """Open a dialog without stopping the window; `then` follows when it was left with its verb."""
    dialog.accepted.connect(lambda: then())
    dialog.open()
