"""The program with its window: one instance, one data folder, one person at a time."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from desktop_app import composition
from desktop_app.labels import alerts as alert_words
from desktop_app.labels import pages, refusals, screen
from desktop_app.office import Office
from desktop_app.rules.moments import local
from desktop_app.rules.refusal import Refused
from desktop_app.scheduler import Heartbeat
from desktop_app.usecases import drafts, holidays, offices, settings, windows
from desktop_app.usecases.offices import PersonRow, SetUp
from desktop_app.usecases.settings import holds_office
from ui import theme
from ui.alert_watch import AlertWatch
from ui.app_icon import app_icon
from ui.collector import collect_between_events
from ui.errands import Errands
from ui.instance import SingleInstance, remember_folder, remembered_folder
from ui.main_window import MainWindow
from ui.messages import Answer, ask
from ui.mishaps import watch_mishaps
from ui.program_backups import ProgramBackups
from ui.tray import Tray

if TYPE_CHECKING:
    from ui.dialogs.setup import SetupDialog

Clock = Callable[[], datetime]
NOTICE_SEEN = "non-secret"


def run(data: Path | None, clock: Clock, in_tray: bool = False, bundle: Path | None = None) -> int:
    """Open the window on a data folder (the remembered or default one without `data`). Returns the exit code.

    in_tray: begin without the window where there is a tray to wait in; bundle: a file to restore, after asking.
    """
    app = application()
    app.setApplicationName(screen.PROGRAM)
    theme.apply(app, theme.from_system())
    app.setWindowIcon(app_icon())
    folder = data or remembered_folder()
    single = SingleInstance(folder)
    if single.other_answers(str(bundle.absolute()) if bundle else ""):
        return 0
    program = Program(app, clock, in_tray)
    single.called.connect(program.come_forward)
    if bundle is not None and not holds_office(folder):
        program.begin_from(bundle, folder)
        bundle = None
    if not program.open(folder, remember=data is None):
        return 1
    if bundle is not None:
        program.copies.show(bundle)
    return app.exec()


def application() -> QApplication:
    """The one application object, ready for windows; made if there is none yet."""
    theme.prepare()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    collect_between_events(app)
    return app


class Program(QObject):
    """What outlives a window: opening an office, choosing who works, settings, backups, restore."""

    beaten = Signal()

    def __init__(self, app: QApplication, clock: Clock, in_tray: bool = False) -> None:
        super().__init__()
        self.app, self.clock, self.in_tray = app, clock, in_tray
        self.office: Office | None = None
        self.errands: Errands | None = None
        self.window: MainWindow | None = None
        self._folder = Path()
        # The signal crosses from the scheduler's thread to the window's.
        self._heart = Heartbeat(self.beaten.emit)
        self.beaten.connect(self._look_again)
        self.watch: AlertWatch | None = None
        self._pad: QDialog | None = None  # kept while it is open: it has no parent
        self.copies = ProgramBackups(self)
        self.tray = Tray(self)
        self._connect_tray()
        # Windows logs off whether or not somebody answers: what is typed is kept at once, nothing is asked.
        app.commitDataRequest.connect(self._session_ends)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_looks)
        hints.accessibility().contrastPreferenceChanged.connect(lambda _told: self._system_looks())

    # opening

    def open(self, folder: Path, remember: bool = True) -> bool:
        """Open the office in a folder and its window; asks until it works or the officer gives up."""
        while True:
            try:
                office = composition.open_writing(folder, self.clock)
                break
            except Refused as refused:
                answer = ask(
                    None,
                    pages.FOLDER_TROUBLE,
                    [refusals.sentence_of(refused.code, refused.facts)],
                    [Answer("CHOOSE", pages.CHOOSE_FOLDER, safe=True)],
                    pages.LEAVE,
                    "error",
                )
                chosen = QFileDialog.getExistingDirectory(None, pages.CHOOSE_FOLDER) if answer else ""
                if not chosen:
                    return False
                folder = Path(chosen)
        if remember:
            remember_folder(folder)
        return self.use(office, folder)

    def use(self, office: Office, folder: Path) -> bool:
        """Show an open office: first questions, who works, the window."""
        self.office, self._folder = office, folder
        self.errands = Errands(office, self)
        watch_mishaps(folder, self._mishap)
        if office.ask(offices.is_new) and not self._first_run():
            self.close()
            return False
        if not office.ask(windows.kept, NOTICE_SEEN):
            from ui.dialogs.non_secret import NonSecretNotice

            if NonSecretNotice(None).exec() != QDialog.DialogCode.Accepted:
                self.close()
                return False
            office.do(windows.keep, NOTICE_SEEN, {"seen": True})
        if not self.choose_user(first=True):
            self.close()
            return False
        try:
            self.show_window()
        except Exception as error:
            logging.getLogger("petition-desk").exception("window")
            ask(
                None,
                pages.FOLDER_TROUBLE,
                [pages.NOT_OPENED.format(name=type(error).__name__)],
                [],
                pages.CLOSE,
                "error",
            )
            self.close()
            return False
        return True

    def show_window(self) -> MainWindow:
        """Make the window and fill it after its first paint."""
        assert self.office is not None and self.errands is not None
        window = self.window = MainWindow(self.office, self.errands)
        window.settings_asked.connect(self.show_settings)
        window.user_asked.connect(self.choose_user)
        window.holidays_asked.connect(self.show_holidays)
        window.backups_asked.connect(lambda: self.copies.show())
        window.backup_now_asked.connect(self.copies.make)
        window.import_asked.connect(self.show_import)
        window.imports_asked.connect(self.show_imports)
        window.help_asked.connect(self.show_handbook)
        window.alert_settings_asked.connect(self.show_alert_settings)
        self.watch = AlertWatch(window, self.errands, self.tray, self.clock)
        window.stays = self.watch.stays
        window.hidden.connect(self.watch.explain)
        self.app.setQuitOnLastWindowClosed(not self.watch.stays())
        window.resize(1366, 697)
        if not (self.in_tray and self.watch.stays()):
            window.show()
        QTimer.singleShot(0, self._settle)
        return window

    def _settle(self) -> None:
        if self.window is None or self.office is None:
            return
        self.window.settle()
        self._tell_drafts()
        self._tell_calendar()
        self.copies.tell()
        QTimer.singleShot(1500, self.copies.make_if_due)
        if self.watch is not None:
            self.watch.begin()
        self._heart.start()

    def _tell_drafts(self) -> None:
        """After a kill or a power cut: what was being typed is still there."""
        assert self.office is not None and self.window is not None
        found = self.office.ask(drafts.mine, "registration")
        if found:
            newest = found[0]
            told = pages.DRAFTS_FOUND.format(time=f"{local(newest.saved_at):%H:%M}", n=len(found))
            act = partial(self.window.open_draft, newest.id)
            self.window.bars.show_message("warn", told, "", [(pages.GO_ON, act)])

    def _look_again(self) -> None:
        """Every minute: a new day shows what is due on it, and has its own backup."""
        if self.window is not None and self.window.look_again():
            self.copies.make_if_due()
        if self.watch is not None and self.office is not None:
            self.watch.beat()

    def come_forward(self, opened: str = "") -> None:
        """A second start was tried. opened: the bundle it was asked to open."""
        if self.window is not None:
            self.window.show_forward()
            if opened:
                self.copies.show(Path(opened))

    def begin_from(self, bundle: Path, folder: Path) -> None:
        """A computer without an office begins with what the bundle holds; what is wrong with it is told."""
        try:
            composition.restore_bundle(bundle, folder, self.clock)
        except Refused as refused:
            told = refusals.sentence_of(refused.code, refused.facts)
            ask(None, pages.FOLDER_TROUBLE, [told], [], pages.CLOSE, "error")

    # the tray

    def _connect_tray(self) -> None:
        def forward(then: Callable[[MainWindow], object]) -> Callable[[], None]:
            def act() -> None:
                if self.window is not None:
                    self.window.show_forward()
                    then(self.window)

            return act

        self.tray.opened.connect(lambda: self.come_forward())
        self.tray.today.connect(forward(lambda window: window.go("TODAY")))
        self.tray.visit.connect(forward(lambda window: window.register_visit()))
        self.tray.urgent.connect(self.show_urgent_pad)
        self.tray.alerts.connect(forward(lambda window: window.alerts.show()))
        self.tray.left.connect(self.leave)

    def show_urgent_pad(self) -> None:
        """1小时报告 from the tray: the pad alone, whether or not the window is open."""
        if self.errands is None or self.window is None:
            return
        from ui.dialogs.urgent_pad import UrgentPad

        pad = UrgentPad(None, self.errands, self.now)
        pad.papers.connect(self.window.acts.show_papers)
        self._pad = pad
        pad.show()
        pad.raise_()

    def leave(self) -> None:
        """退出: close the window for good."""
        if self.window is not None:
            self.window.close_for_good()
        self.tray.hide()
        self.app.quit()

    def _session_ends(self, _manager: object) -> None:
        if self.window is not None:
            self.window.save_all()

    def _system_looks(self, scheme: Qt.ColorScheme | None = None) -> None:
        if self.window is not None:
            self.window.look.system_changed(scheme)

    def show_alert_settings(self) -> None:
        assert self.errands is not None
        from ui.dialogs.alert_list import settings_dialog

        settings_dialog(self.window, self.errands, self.now, self._use_alert_settings).open()

    def _use_alert_settings(self, _new: object) -> None:
        if self.watch is not None and self.window is not None:
            self.app.setQuitOnLastWindowClosed(not self.watch.stays())
            self.window.bars.show_message("ok", alert_words.SETTINGS_SAVED)

    def close(self) -> None:
        """Let the folder go."""
        self._heart.stop()
        self.watch = None
        if self.errands is not None:
            self.errands.close()
        if self.office is not None:
            self.office.close()
        self.errands = self.office = None

    # first questions

    def _first_run(self) -> bool:
        assert self.office is not None and self.errands is not None
        dialog = self._setup_dialog(first_run=True)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        if dialog.moved:
            # Nothing was kept in the proposed folder; the office begins in the one that was chosen instead.
            answers = dialog.answers()
            self.close()
            self.office = composition.open_writing(dialog.chosen_folder, self.clock)
            self.errands = Errands(self.office, self)
            self._folder = dialog.chosen_folder
            remember_folder(dialog.chosen_folder)
            self.office.do(settings.begin, answers)
        return True

    def _setup_dialog(self, first_run: bool) -> SetupDialog:
        from ui.dialogs.setup import SetupDialog

        assert self.office is not None and self.errands is not None
        answers: SetUp = self.office.ask(offices.answers)
        book = self.office.ask(offices.rule_book)
        return SetupDialog(self.window, self.errands, answers, book, first_run, self._folder, self.now)

    def now(self) -> datetime:
        return local(self.clock())

    def _people(self) -> list[PersonRow]:
        assert self.office is not None
        found: list[PersonRow] = self.office.ask(offices.people)
        return found

    def choose_user(self, first: bool = False) -> bool:
        """Who works now; a single person needs no choice."""
        assert self.office is not None
        people = self._people()
        if not people:
            return True
        if first and len(people) == 1:
            self.office.actor = people[0].actor()
            return True
        from ui.dialogs.choose_user import ChooseUser

        dialog = ChooseUser(self.window, people)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen is None:
            return False
        self.office.actor = dialog.chosen.actor()
        if self.window is not None:
            self.window.show_names(False)
            self.window.show_office()
            self.window.reload()
        return True

    # dialogs of the window

    def show_settings(self) -> None:
        self._setup_dialog(first_run=False).open()

    def show_holidays(self) -> None:
        assert self.errands is not None
        from ui.dialogs.holidays import HolidaysDialog

        dialog = HolidaysDialog(self.window, self.errands, self.now)
        dialog.finished.connect(lambda _code: self._tell_calendar())
        dialog.open()

    def show_import(self) -> None:
        assert self.errands is not None
        from ui.dialogs.letters_import import LettersImport

        LettersImport(self.window, self.errands, self.now).open()

    def show_imports(self) -> None:
        assert self.errands is not None
        from ui.dialogs.imports import ImportsList

        ImportsList(self.window, self.errands).open()

    def show_handbook(self) -> None:
        assert self.window is not None
        from ui.dialogs.handbook import Handbook

        Handbook(self.window, [(one.keys, one.words) for one in self.window.shortcuts]).show()

    # calendar

    def _tell_calendar(self) -> None:
        if self.office is None or self.window is None:
            return
        last = self.office.ask(holidays.last_year)
        lines = [pages.CALENDAR_UNTIL.format(year=last), pages.CALENDAR_NOTE.format(year=last + 1)]
        self.window.today_page.show_calendar(lines, self.show_holidays)

    def restore(self, source: Path) -> None:
        """Close the office, put a backup in its place, open it again; the present and what is being typed are kept."""
        if self.window is not None:
            self.window.close_for_good()
            self.window = None
        office, folder = self.office, self._folder
        typed = office.ask(drafts.mine, "registration") if office is not None else []
        actor = office.actor if office is not None else None
        self.close()
        done = False
        try:
            composition.restore(source, folder, self.clock)
            done = True
        except Refused as refused:
            told = refusals.sentence_of(refused.code, refused.facts)
            ask(None, pages.FOLDER_TROUBLE, [told], [], pages.CLOSE, "error")
        if self.open(folder, remember=False) and done and self.office is not None and self.window is not None:
            if actor is not None and actor.person_id in {row.id for row in self._people()}:
                for draft in typed:
                    self.office.do(drafts.keep, draft.kind, draft.body, actor=actor)
            self.window.bars.show_message("ok", pages.RESTORED_NOW)
            self.window.reload()

    # mishaps

    def _mishap(self, name: str) -> None:
        if self.window is not None:
            self.window.bars.show_message("error", pages.UNCAUGHT.format(name=name))
