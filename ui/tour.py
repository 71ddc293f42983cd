"""The guided tour: drives the real window through the main job and leaves its pictures and prints.

Every step checks in the office that it did what it says; the exit code is 0 only when all of them did.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app import composition
from desktop_app.labels import codes, pages, screen, tour
from desktop_app.rules.moments import local
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import dossier, ledger, offices, papers, verification
from ui import theme, tour_archive, tour_days, tour_life, tour_reports
from ui.app import Program, application
from ui.theme import Look, Theme

Clock = Callable[[], datetime]
SIZES = ((1366, 697), (1280, 649))
PATIENCE = 20.0


class StepFailed(Exception):
    """A step did not do what it says."""


def run(out: Path, letters: Path | None, clock: Clock) -> int:
    """Walk through the main job in a fresh office below `out`. Returns 0 only if every step did what it says.

    out: pictures, prints and the office of the tour are written here; letters: a workbook to import, else an invented
    one is made.
    """
    app = application()
    theme.apply(app, Theme())
    walk = Tour(app, out, letters, clock)
    try:
        walk.prepare()
    except (OSError, Refused) as error:
        print(tour.NOT_STARTED.format(reason=error), file=sys.stderr)  # noqa: T201
        return 1
    failed = 0
    for number, (words, step) in enumerate(walk.steps(), start=1):
        try:
            step()
            print(tour.STEP_DONE.format(n=number, words=words), flush=True)  # noqa: T201
        except Exception as error:
            failed += 1
            reason = f"{type(error).__name__}: {error}"
            print(tour.STEP_FAILED.format(n=number, words=words, reason=reason), file=sys.stderr)  # noqa: T201
            walk.shot(f"failed-{number}")
            if number <= walk.essential:
                break
    walk.program.close()
    print(tour.RESULT.format(out=out, failed=failed))  # noqa: T201
    return 1 if failed else 0


class Tour:
    """One walk. The first `essential` steps carry the others."""

    essential = 2

    def __init__(self, app: QApplication, out: Path, letters: Path | None, clock: Clock) -> None:
        self.app, self.out, self.clock = app, out, clock
        self.letters = letters
        self.program = Program(app, clock)
        self._shots = 0
        self.matter_id = 0

    def prepare(self) -> None:
        """An empty folder of its own; what an earlier tour left is replaced."""
        for name in ("screens", "prints", "office"):
            shutil.rmtree(self.out / name, ignore_errors=True)
        (self.out / "screens").mkdir(parents=True)
        (self.out / "prints").mkdir()
        if self.letters is None:
            self.letters = self.out / "letters.xlsx"
            _invented_letters(self.letters, local(self.clock()))

    def steps(self) -> list[tuple[str, Callable[[], None]]]:
        return [
            (tour.STEPS["WIZARD"], self.wizard),
            (tour.STEPS["WINDOW"], self.window),
            (tour.STEPS["IMPORT"], self.bring_letters),
            (tour.STEPS["REGISTER"], self.register),
            (tour.STEPS["ACCEPT"], self.accept),
            (tour.STEPS["WHY"], self.why),
            (tour.STEPS["LIFE"], lambda: tour_life.from_visit_to_closing(self)),
            (tour.STEPS["ACCUSATION"], lambda: tour_life.accusation(self)),
            (tour.STEPS["DAYS"], lambda: tour_days.reception_days(self)),
            (tour.STEPS["RECEPTION"], lambda: tour_days.reception(self)),
            (tour.STEPS["FIRST_ASKED"], lambda: tour_days.first_asked(self)),
            (tour.STEPS["LEADERS"], lambda: tour_days.leaders(self)),
            (tour.STEPS["ARCHIVE"], lambda: tour_archive.archive(self)),
            (tour.STEPS["ALERTS"], lambda: tour_reports.alerts(self)),
            (tour.STEPS["MONTH"], lambda: tour_reports.month(self)),
            (tour.STEPS["HOUR"], lambda: tour_reports.within_the_hour(self)),
            (tour.STEPS["ZERO"], lambda: tour_reports.zero_and_duty(self)),
            (tour.STEPS["SCREENING"], lambda: tour_reports.screening(self)),
            (tour.STEPS["PRINTS"], self.prints),
            (tour.STEPS["BLANKS"], self.blanks),
            (tour.STEPS["LEDGER"], self.list_and_search),
            (tour.STEPS["DIALOGS"], self.dialogs),
            (tour.STEPS["LOOKS"], self.looks),
            (tour.STEPS["VERIFY"], self.verify),
        ]

    # tools

    def wait(self, milliseconds: int = 120) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, done: Callable[[], Any], what: str) -> Any:
        """Let the window work until something is so."""
        for _ in range(int(PATIENCE / 0.05)):
            found = done()
            if found:
                return found
            self.wait(50)
        raise StepFailed(what)

    def settled(self) -> None:
        """Until nothing is asked or done any more."""
        errands = self.program.errands
        self.wait(80)
        page = self.program.window.reception if self.program.window else None
        self.until(lambda: not ((errands and errands.busy) or (page and page.busy)), "busy")
        self.wait(120)

    def shot(self, name: str, widget: QWidget | None = None) -> None:
        """A numbered picture of a widget, the window by default."""
        shown = widget or self.program.window or self.dialog_or_none()
        if shown is not None:
            self._shots += 1
            shown.grab().save(str(self.out / "screens" / f"{self._shots:02d}-{name}.png"))

    def dialog_or_none(self) -> QDialog | None:
        for widget in self.app.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                return widget
        return None

    def dialog(self, kind: str) -> Any:
        """The open dialog of a class name."""

        def found() -> QDialog | None:
            for widget in self.app.topLevelWidgets():
                if isinstance(widget, QDialog) and widget.isVisible() and type(widget).__name__ == kind:
                    return widget
            return None

        return self.until(found, kind)

    def keep_print(self, name: str, pdf: bytes) -> None:
        (self.out / "prints" / f"{name}.pdf").write_bytes(pdf)

    # steps

    def wizard(self) -> None:
        """The first-run questions, shown and answered with the sample office."""
        folder = self.out / "office"
        office = composition.open_writing(folder, self.clock)
        self.program.office, self.program._folder = office, folder
        from ui.errands import Errands

        self.program.errands = Errands(office, self.program)
        setup = self.program._setup_dialog(first_run=True)
        setup.show()
        self.settled()
        for place in range(setup.stack.count()):
            setup.steps.setCurrentRow(place)
            self.wait(120)
            self.shot(f"wizard-{place + 1}", setup)
        setup.start.set_value("SAMPLE")
        self.wait(120)
        self.shot("wizard-sample", setup)
        setup.try_save()
        self.until(lambda: not setup.isVisible(), "wizard")
        office.actor = office.ask(offices.people)[0].actor()
        if office.ask(offices.is_new) or not office.ask(ledger.ids, ledger.Filter(view="ALL")):
            raise StepFailed("set up")

    def window(self) -> None:
        """The real window on the sample office; every tab once."""
        window = self.program.show_window()
        window.resize(*SIZES[0])
        self.settled()
        self.until(lambda: window.today_page.list.rows().rows, "today")
        self.settled()
        for key in screen.TABS:
            window.go(key)
            self.settled()
            self.shot(key.lower())
            if window.current() != key:
                raise StepFailed(key)

    def bring_letters(self) -> None:
        """Letters of a workbook come in through the import dialog."""
        office = self.program.office
        assert office is not None and self.letters is not None
        before = len(office.ask(ledger.ids, ledger.Filter(view="ALL")))
        self.program.show_import()
        dialog = self.dialog("LettersImport")
        dialog.read(self.letters)
        plan = self.until(lambda: dialog.plan, "plan")
        self.settled()
        self.shot("import-plan", dialog)
        accepted = len(plan.accepted)
        dialog.bring_in()
        self.until(lambda: dialog.plan is None, "import")
        self.settled()
        self.shot("import-done", dialog)
        dialog.close()
        now_there = len(office.ask(ledger.ids, ledger.Filter(view="ALL")))
        if now_there - before != accepted or not accepted:
            raise StepFailed(f"{now_there - before} of {accepted}")

    def register(self) -> None:
        """A visit is registered at the counter by keyboard, and its form printed."""
        window, office = self.program.window, self.program.office
        assert window is not None and office is not None
        window.register_visit()
        self.settled()
        page = window.reception
        page.start()
        self.settled()
        for key, text in tour.VISIT.items():
            editor = page.sheet.form.editor(key)
            editor.set_value(list(text) if isinstance(text, tuple) else text)
            self.wait(20)
        self.wait(900)
        self.settled()
        self.shot("visit-filled")
        before = len(office.ask(ledger.ids, ledger.Filter(view="ALL")))
        page.save_and_print()
        view = self.dialog("PaperView")
        self.settled()
        self.wait(400)
        self.shot("registration-form", view)
        view.close()
        ids = office.ask(ledger.ids, ledger.Filter(view="ALL", order="number", descending=True))
        if len(ids) != before + 1:
            raise StepFailed("not registered")
        self.matter_id = max(ids)
        self.settled()
        self.shot("visit-registered")

    def accept(self) -> None:
        """Its 受理告知书 is issued: number, day, frozen PDF."""
        window, office = self.program.window, self.program.office
        assert window is not None and office is not None
        window.open_matter(self.matter_id)
        self.until(lambda: window.ledger.detail.seen and window.ledger.detail.seen.id == self.matter_id, "detail")
        self.settled()
        window.ledger.do_next()
        dialog = self.dialog("AcceptDialog")
        self.settled()
        unit = office.ask(offices.units)[0]
        dialog.form.editor("unit").set_value(str(unit.id))
        self.wait(600)
        self.settled()
        self.wait(500)
        self.shot("acceptance", dialog)
        dialog.try_submit()
        view = self.dialog("PaperView")
        self.settled()
        self.wait(400)
        self.shot("acceptance-notice", view)
        view.close()
        seen = office.ask(dossier.dossier, self.matter_id)
        if seen.state != "ACCEPTED" or not any(one.form == "F02" and one.number for one in seen.papers):
            raise StepFailed(codes.STATES[seen.state])

    def why(self) -> None:
        """Its dates explain themselves, on the screen and as a sheet."""
        window = self.program.window
        assert window is not None
        window.open_matter(self.matter_id)
        self.settled()
        window.ledger.detail.unfold_first()
        self.wait(200)
        self.shot("why-this-day")
        window.acts.act(self.matter_id, "DAYS")
        view = self.dialog("PaperView")
        self.wait(500)
        self.shot("day-count", view)
        self.keep_print("DAYS", view._pdf)
        view.close()

    def prints(self) -> None:
        """All papers of the matter as PDFs, and the one-key print set."""
        window, office = self.program.window, self.program.office
        assert window is not None and office is not None
        for code in ("F44", "SET"):
            window.acts.act(self.matter_id, code)
            view = self.dialog("PaperView")
            self.wait(500)
            self.shot(f"paper-{code.lower()}", view)
            view.close()
            self.settled()
        seen = office.ask(dossier.dossier, self.matter_id)
        kept = [office.ask(papers.kept, one.id) for one in seen.papers]
        for one, row in zip(kept, seen.papers, strict=True):
            self.keep_print(f"{row.form}-{row.id}", one.pdf)
        if {row.form for row in seen.papers} < {"F01", "F02", "F30", "F44"}:
            raise StepFailed(", ".join(row.form for row in seen.papers))
        window.lists.print_today()
        view = self.dialog("PaperView")
        self.wait(500)
        self.keep_print("TODAY", view._pdf)
        self.shot("print-today", view)
        view.close()

    def blanks(self) -> None:
        """The blank version of every form."""
        from desktop_app.documents.press import blank

        office = self.program.office
        assert office is not None
        facts = office.ask(offices.profile).facts()
        for code in pages.BLANKS:
            form, variant = code.split(":")
            self.keep_print(f"blank-{form}-{variant or 'A4'}", blank(form, variant, facts))

    def list_and_search(self) -> None:
        """Search, history, names shown and masked."""
        window = self.program.window
        assert window is not None
        for view in ("HISTORY", "ALL"):
            window.go("LEDGER")
            window.ledger.show_view(view)
            self.settled()
            self.shot(f"ledger-{view.lower()}")
        window._search(tour.SEARCH)
        self.settled()
        self.shot("search")
        if not len(window.ledger.model.ids):
            raise StepFailed("search")
        window.show_names(True)
        self.settled()
        self.until(lambda: not window.masked, "names")
        self.shot("names-shown")
        window.show_names(False)
        self.settled()
        window.ledger.clear_filters()
        window.ledger.show_view("OPEN")
        self.settled()

    def dialogs(self) -> None:
        """Every other dialog once."""
        window, office = self.program.window, self.program.office
        assert window is not None and office is not None
        fresh = office.ask(ledger.ids, ledger.Filter(view="UNACCEPTED", order="number"))
        for code in ("T06", "SCREEN", "T02", "T31", "RESPONSIBLE", "PROMISE", "SIGNATURE"):
            window.acts.act(fresh[0], code)
            self._picture(code.lower())
        for name, act in (
            ("settings", self.program.show_settings),
            ("holidays", self.program.show_holidays),
            ("backups", self.program.copies.show),
            ("imports", self.program.show_imports),
            ("handbook", self.program.show_handbook),
            ("keys", window.show_keys),
        ):
            act()
            self._picture(name)
        window.edit_matter(fresh[0])
        self.settled()
        self.wait(300)
        self.shot("edit")
        window.reception.start()
        self.settled()

    def _picture(self, name: str) -> None:
        dialog = self.until(self.dialog_or_none, name)
        self.settled()
        self.wait(400)
        self.shot(f"dialog-{name}", dialog)
        dialog.close()
        self.settled()

    def looks(self) -> None:
        """Light and dark at both screens, large text, high contrast."""
        window = self.program.window
        assert window is not None
        window.ledger.go_to(self.matter_id)
        for size in SIZES:
            for wanted in (Theme(Look.LIGHT), Theme(Look.DARK), Theme(Look.LIGHT, 125), Theme(Look.CONTRAST)):
                window.resize(*size)
                window.use_theme(wanted)
                self.settled()
                for key in ("TODAY", "REGISTER", "LEDGER", "RECEPTION", "FIRST_ASKED", "ARCHIVE", "REPORTS"):
                    window.go(key)
                    self.settled()
                    self.wait(350 if key in ("RECEPTION", "ARCHIVE") else 0)
                    self.shot(f"{wanted.look}-{wanted.scale}-{size[0]}-{key.lower()}")
        window.use_theme(Theme())
        self.settled()

    def verify(self) -> None:
        """Journal, files and obligations hold."""
        office = self.program.office
        assert office is not None
        self.settled()
        found = office.ask(verification.verify, office.numbers_outside())
        if not found.sound:
            raise StepFailed(str(found.problems[:3]))


def _invented_letters(path: Path, now: datetime) -> None:
    """A small workbook in the shape old systems export: text dates, blanks, a repeated row."""
    from desktop_app.exchange import list_workbook

    rows = []
    for number, (subject, text) in enumerate(tour.LETTERS, start=1):
        day = now - timedelta(days=number * (9 if number % 3 else 160))
        when = f"{day.year}/{day.month}/{day.day} {day:%H:%M:%S}"
        rows.append([str(2000 + number), f"U{number:05d}", subject, when, f"\t\t\n\u3000\u3000{text}", tour.TOPIC])
    rows.append(rows[0])
    list_workbook.write(path, tour.SHEET, tour.HEADS, rows)
