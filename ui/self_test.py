"""`--self-test DIR`: the installed program proves that every part of it works here, and writes what it found.

The verdict comes from the program itself: a window may well appear while a library behind a rarer job is missing.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import platform
import shutil
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer, qVersion
from PySide6.QtGui import QColor, QFontDatabase, QImage, QRawFont
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

import desktop_app
import ui
from desktop_app import composition, resources
from desktop_app.labels import screen
from desktop_app.labels import self_test as words
from desktop_app.scheduler import Heartbeat
from desktop_app.usecases import backups, due, ledger, offices, papers, settings, verification
from ui import theme
from ui.app import Program, application
from ui.errands import Errands
from ui.icons import icon
from ui.instance import SingleInstance
from ui.printing import draw_page, page_sizes
from ui.theme import Theme

Clock = Callable[[], datetime]
VERDICT = "verdict.json"
PATIENCE = 30.0
SIZE = (1366, 697)
# Counted by hand from 16 March 2026: 15 days to the 31st; 30 days to 15 April.
KNOWN = (("R-ACK-15", date(2026, 3, 16), "2026-03-31"), ("R-REVIEW-30", date(2026, 3, 16), "2026-04-15"))
SIGN = "校"
FACES = {"song", "song-bold", "hei", "kai", "rare"}


class Wrong(Exception):
    """What a check found is not what it must be."""


def run(out: Path, clock: Clock) -> int:
    """Check every part in a fresh office below `out` and write `verdict.json` there. Returns 0 only if all are well.

    The verdict: {"ok", "version", "python", "qt", "system", "started", "ms", "checks": [{"name", "ok", "ms",
    "detail"}]}. Raises OSError when `out` cannot be written.
    """
    began = time.perf_counter()
    out.mkdir(parents=True, exist_ok=True)
    for name in ("office", "prints", "screens"):
        shutil.rmtree(out / name, ignore_errors=True)
    (out / VERDICT).unlink(missing_ok=True)
    app = application()
    theme.apply(app, Theme())
    test = SelfTest(app, out, clock)
    found = [_timed(name, check) for name, check in test.checks()]
    told = {
        "ok": all(one["ok"] for one in found),
        "version": desktop_app.__version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "system": platform.platform(),
        "started": clock().isoformat(timespec="seconds"),
        "ms": round((time.perf_counter() - began) * 1000),
        "checks": found,
    }
    (out / VERDICT).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    for one in found:
        print(words.LINE.format(mark=words.MARKS[one["ok"]], **one), flush=True)  # noqa: T201
    return 0 if told["ok"] else 1


def _timed(name: str, check: Callable[[], str]) -> dict[str, Any]:
    began = time.perf_counter()
    try:
        detail, well = check(), True
    except Exception as error:
        detail, well = f"{type(error).__name__}: {error}", False
    return {"name": name, "ok": well, "ms": round((time.perf_counter() - began) * 1000), "detail": detail}


class SelfTest:
    """One round of checks; each returns what it saw in a few words, or raises."""

    def __init__(self, app: QApplication, out: Path, clock: Clock) -> None:
        self.app, self.out, self.clock = app, out, clock
        self.program = Program(app, clock)
        self.matter_id = 0

    def checks(self) -> list[tuple[str, Callable[[], str]]]:
        """Name and check in the order they build on each other."""
        return [
            ("modules", self.modules),
            ("resources", self.resources),
            ("fonts", self.fonts),
            ("icons", self.icons),
            ("deadlines", self.deadlines),
            ("office", self.office),
            ("register", self.register),
            ("forms", self.forms),
            ("scans", self.scans),
            ("workbook", self.workbook),
            ("window", self.window),
            ("scheduler", self.scheduler),
            ("instance", self.instance),
            ("tray", self.tray),
            ("printers", self.printers),
            ("backup", self.backup),
            ("verify", self.verify),
            ("close", self.close),
        ]

    def modules(self) -> str:
        """Everything can be imported, so no library is missing."""
        count = 0
        for package in (desktop_app, ui):
            for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
                # Alembic alone runs its own, inside a migration.
                if not found.name.endswith("__main__") and ".migrations" not in found.name:
                    importlib.import_module(found.name)
                    count += 1
        return str(count)

    def resources(self) -> str:
        """Every shipped file is there and can be read."""
        count = 0
        for path in sorted(resources.FOLDER.rglob("*")):
            if path.is_file():
                if not path.read_bytes():
                    raise Wrong(path.name)
                count += 1
        for name in ("help/handbook.md", "rules/policy.toml", "theme/theme.qss"):
            resources.text(name)
        return str(count)

    def fonts(self) -> str:
        """Every bundled font draws Chinese on the screen and on paper."""
        from desktop_app.documents.pdf_fonts import open_font

        names = resources.names("fonts", ".ttf")
        if {Path(name).stem for name in names} != FACES:
            raise Wrong(", ".join(names))
        for name in names:
            raw = QRawFont(str(resources.path(name)), 16)
            if not raw.isValid() or (not name.endswith("rare.ttf") and not raw.supportsCharacter(ord(SIGN))):
                raise Wrong(name)
            open_font(resources.path(name))
        own = [family for family in words.OFFICE_FONTS if family in QFontDatabase.families()]
        return words.FONTS.format(n=len(names), own="、".join(own) or words.NONE)

    def icons(self) -> str:
        """Every icon leaves ink."""
        names = resources.names("icons", ".svg")
        for name in names:
            drawn = icon(Path(name).stem).pixmap(24, 24).toImage()
            if not any(QColor(drawn.pixelColor(x, y)).alpha() for x in range(24) for y in range(24)):
                raise Wrong(name)
        return str(len(names))

    def deadlines(self) -> str:
        """Dates that were counted by hand."""
        for rule, start, wanted in KNOWN:
            found = str(due.answer(rule, start.isoformat(), None, None)["due"])
            if found[:10] != wanted:
                raise Wrong(f"{rule} {found}")
        return ", ".join(rule for rule, _start, _due in KNOWN)

    def office(self) -> str:
        """A new office with an invented school."""
        folder = self.out / "office"
        office = composition.open_writing(folder, self.clock)
        self.program.office, self.program._folder = office, folder
        self.program.errands = Errands(office, self.program)
        profile = office.ask(offices.answers).profile
        office.do(settings.begin, settings.sample_answers(profile))
        office.actor = office.ask(offices.people)[0].actor()
        return str(len(office.ask(ledger.ids, ledger.Filter(view="ALL"))))

    def register(self) -> str:
        """A petition gets its number, its date and its sheet."""
        from desktop_app.rules.moments import local
        from desktop_app.usecases import registration

        office = self._office()
        now = local(self.clock()).replace(tzinfo=None, second=0, microsecond=0)
        made = office.do(
            registration.register,
            registration.NewMatter(
                channel="VISIT",
                received_at=now,
                people=(registration.PersonInput(name=words.PERSON, phone=words.PHONE),),
                demands=(words.DEMAND,),
                subject=words.SUBJECT,
                summary=words.SUBJECT,
            ),
        )
        self.matter_id = made.id
        issued = office.do(papers.issue_form, made.id, "F01")
        return f"{made.number} {len(office.ask(papers.kept, issued.id).pdf)}"

    def forms(self) -> str:
        """Every form in every layout is pressed, and each of its pages drawn as the preview draws it."""
        from desktop_app.documents.forms import FORMS
        from desktop_app.documents.press import blank

        facts = self._office().ask(offices.profile).facts()
        folder = self.out / "prints"
        folder.mkdir()
        count = sheets = 0
        for code, spec in FORMS.items():
            for variant in spec.variants or ("",):
                pdf = blank(code, variant, facts)
                name = f"{code}-{variant}" if variant else code
                (folder / f"{name}.pdf").write_bytes(pdf)
                for number in range(len(page_sizes(pdf))):
                    if _plain(draw_page(pdf, number, 40)):
                        raise Wrong(f"{name} {number + 1}")
                    sheets += 1
                count += 1
        return words.FORMS.format(n=count, sheets=sheets)

    def scans(self) -> str:
        """A photograph becomes a page of a volume."""
        picture = QImage(620, 877, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        for row in range(80, 800, 40):
            for column in range(60, 560):
                picture.setPixelColor(column, row, QColor("black"))
        path = self.out / "prints" / "scan.jpg"
        picture.save(str(path))
        pdf, pages = composition.pages(path.name, path.read_bytes(), None)
        if pages != 1 or _plain(draw_page(pdf, 0, 40)):
            raise Wrong("scan")
        return str(len(pdf))

    def workbook(self) -> str:
        """A workbook is written and read back."""
        from desktop_app.exchange import letters_workbook, list_workbook

        path = self.out / "prints" / "letters.xlsx"
        list_workbook.write(path, words.SUBJECT, words.LETTER_HEADS, [words.LETTER])
        rows = letters_workbook.read(path).rows
        if len(rows) != 1 or rows[0].subject != words.LETTER[0]:
            raise Wrong(path.name)
        return str(len(rows))

    def window(self) -> str:
        """The window comes up, and every page of it shows something."""
        folder = self.out / "screens"
        folder.mkdir()
        began = time.perf_counter()
        window = self.program.show_window()
        window.resize(*SIZE)
        self._until(lambda: window.today_page.list.rows().rows, "today")
        opened = round((time.perf_counter() - began) * 1000)
        for key in screen.TABS:
            window.go(key)
            self._settled()
            picture = window.grab()
            picture.save(str(folder / f"{key.lower()}.png"))
            if window.current() != key or _plain(picture.toImage()):
                raise Wrong(key)
        window.open_matter(self.matter_id)
        self._until(lambda: window.ledger.detail.seen and window.ledger.detail.seen.id == self.matter_id, "detail")
        return words.WINDOW.format(ms=opened, tabs=len(screen.TABS))

    def scheduler(self) -> str:
        """The heartbeat beats."""
        beats: list[float] = []
        heart = Heartbeat(lambda: beats.append(time.perf_counter()), 0.1)
        heart.start()
        self._until(lambda: len(beats) >= 2, "beat")
        heart.stop()
        return str(len(beats))

    def instance(self) -> str:
        """A second start reaches the first."""
        first = SingleInstance(self.out / "office")
        called: list[bool] = []
        first.called.connect(lambda: called.append(True))
        if first.other_answers():
            raise Wrong("pipe")
        if not SingleInstance(self.out / "office").other_answers():
            raise Wrong("second")
        self._until(lambda: called, "called")
        return ""

    def tray(self) -> str:
        """The tray is spoken to where there is one; a machine without is told so, not failed."""
        tray = self.program.tray
        if not tray.available:
            return words.NO_TRAY
        tray.show()
        tray.show_count(3)
        tray.say(screen.PROGRAM, words.SUBJECT)
        self._wait(300)
        tray.hide()
        return words.TRAY

    def printers(self) -> str:
        """How many printers this machine knows; their names may tell of people and stay here."""
        return str(len(QPrinterInfo.availablePrinterNames()))

    def backup(self) -> str:
        """A backup that was opened and looked over."""
        made = backups.make(self._office())
        return str(made.matters)

    def verify(self) -> str:
        """Journal, files and obligations hold."""
        office = self._office()
        found = office.ask(verification.verify, office.numbers_outside())
        if not found.sound:
            raise Wrong(str(found.problems[:3]))
        return str(found.journal_lines)

    def close(self) -> str:
        """The folder is let go and opens again."""
        if self.program.window is not None:
            self.program.window.close_for_good()
        self.program.tray.hide()
        self.program.close()
        office = composition.open_reading(self.out / "office", self.clock)
        try:
            return str(len(office.ask(ledger.ids, ledger.Filter(view="ALL"), actor=composition.COMMAND_LINE)))
        finally:
            office.close()

    # tools

    def _office(self) -> Any:
        if self.program.office is None:
            raise Wrong("office")
        return self.program.office

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _until(self, done: Callable[[], Any], what: str) -> None:
        end = time.perf_counter() + PATIENCE
        while not done():
            if time.perf_counter() > end:
                raise Wrong(what)
            self._wait(30)

    def _settled(self) -> None:
        errands = self.program.errands
        self._wait(60)
        self._until(lambda: errands is None or not errands.busy, "busy")
        self._wait(60)


def _plain(picture: QImage) -> bool:
    """Whether nothing but one colour is seen."""
    small = picture.convertToFormat(QImage.Format.Format_RGB32)
    first = small.pixel(0, 0)
    step = max(1, min(small.width(), small.height()) // 200)
    return not any(
        small.pixel(x, y) != first for y in range(0, small.height(), step) for x in range(0, small.width(), step)
    )
