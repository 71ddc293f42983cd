"""公示预览: exactly what is printed, with what keeps a day off it; out as paper, PDF, page or picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSizePolicy

from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.labels import refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import day_papers, postings
from desktop_app.usecases.papers import Issued
from desktop_app.usecases.postings import Prepared, Publish
from ui import printing, theme
from ui.dialogs import slot_acts
from ui.errands import Errands
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.panels import Panel, button, label
from ui.widgets.pdf_preview import PdfPreview, SealRing
from ui.widgets.segments import Segments

Made = tuple[Prepared, bytes, tuple[SealRing, ...]]
SETTLE = 120  # milliseconds, so that several changes draw one preview


class PostingPanel(Panel):
    """papers: ids of issued papers to show; said: level and sentence for the page's bar."""

    papers = Signal(list)
    said = Signal(str, str)

    def __init__(
        self, errands: Errands, now: Callable[[], datetime], desk: Callable[[Callable[[Any], object]], slot_acts.Desk]
    ) -> None:
        self.size_ = Segments((("A4", "A4", ""), ("A3", "A3", "")), words.PREVIEW_TITLE)
        self.size_.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        super().__init__(words.PREVIEW_TITLE, "", self.size_)
        self.errands, self._desk = errands, desk
        self._prepared: Prepared | None = None
        self._pdf = b""
        self._fit_width()
        theme.changed().changed.connect(self._fit_width)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(4))
        self.first, self.last = (MomentEdit(now, minutes=False) for _ in range(2))
        for word, field in ((words.FROM, self.first), (words.TO, self.last)):
            row.addWidget(label(word, "label"))
            field.setAccessibleName(word)
            row.addWidget(field, 1)
            field.editingFinished.connect(self.ask)
        self.body.addLayout(row)
        self.preview = PdfPreview()
        self.preview.layout().setContentsMargins(theme.px(10), 0, theme.px(10), 0)  # type: ignore[union-attr]
        self.body.addWidget(self.preview, 1)
        self.note_below = label("", "note", wrap=True)
        self.note_below.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        self.body.addWidget(self.note_below)
        foot = self.add_foot(50)
        self.out = button(words.EXPORT)
        self.out.setProperty("menu", "1")
        menu = QMenu(self)
        exports = (("PDF", words.EXPORT_PDF), ("PAGE", words.EXPORT_PAGE), ("PICTURE", words.EXPORT_PICTURE))
        for code, word in exports:
            menu.addAction(word).triggered.connect(partial(self._export_from_menu, code))
        self.out.setMenu(menu)
        foot.addWidget(self.out)
        foot.addStretch()
        self.print_button = button(words.PRINT_POSTER, self.publish, "accent", "printer")
        self.print_button.setToolTip("Ctrl+P")
        foot.addWidget(self.print_button)
        self.size_.edited.connect(self.ask)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE)
        self._later.timeout.connect(self._ask_now)

    def _fit_width(self) -> None:
        # Both days stand beside one another at every text size.
        self.setMinimumWidth(theme.px(300))

    def period(self) -> tuple[date, date] | None:
        """The two days; None while one of them is not understood."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        return _day(first), _day(last)

    def set_period(self, first: date, last: date) -> None:
        """Another period, without asking anew."""
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.set_value(day)
            field.blockSignals(False)

    # the preview

    def ask(self) -> None:
        """Draw the posting anew once things have settled."""
        self._later.start()

    def _ask_now(self) -> None:
        period = self.period()
        if period is None:
            return
        size = self.size_.value()

        def work() -> Made:
            from desktop_app.documents.press import press_with_seal_places

            found = self.errands.office.ask(postings.prepare, *period, size)
            printed = press_with_seal_places("F19", found.facts)
            rings = tuple(SealRing(one.page, one.x, one.y, one.diameter) for one in printed.seal_places)
            return found, printed.pdf, rings

        self.errands.work(work, self._show, self.tell)

    def _show(self, made: Made) -> None:
        found, self._pdf, rings = made
        self._prepared = found
        told = [words.HOLDS.format(n=len(found.slots))] if found.slots else [words.NOTHING_TO_POST.rstrip("。")]
        told += [words.LEFT_OUT.format(day=days.plain_day(day), why=days.STATES[why]) for day, why in found.left]
        told += [words.MISSING.format(day=days.plain_day(day), items=items) for day, items in found.missing]
        told += [words.LACKING.format(year=year, month=month, name=name) for year, month, name in found.lacking]
        self.note_below.setText("；".join(told) + "。")
        self.print_button.setEnabled(bool(found.slots))
        self.out.setEnabled(bool(found.slots))
        self.preview.show_pdf(self._pdf, rings)

    # out

    def publish(self, change: bool = False) -> None:
        """Issue the posting and show it for printing; a month without its principal asks for the reason."""
        period = self.period()
        if period is None:
            return
        size = self.size_.value()

        def wanted(reason: str = "") -> Publish:
            return Publish(first=period[0], last=period[1], size=size, change=change, override_reason=reason)

        def done(issued: Issued) -> None:
            self.said.emit("ok", words.PUBLISHED)
            self.papers.emit([issued.id])

        def failed(error: Exception) -> None:
            if isinstance(error, Refused) and error.code == "PRINCIPAL_WITHOUT_DAY":
                dialog = slot_acts.override(self._desk(done), refusals.sentence(error), wanted)
                dialog.finished.connect(dialog.deleteLater)
                dialog.open()
            else:
                self.tell(error)

        self.errands.do(postings.publish, wanted(), then=done, failed=failed)

    def hang(self, day: date) -> None:
        """标记已公示: the newest posting that holds a day and hangs nowhere yet."""

        def found(rows: list[postings.PostingRow]) -> None:
            one = next((row for row in rows if row.posted_at is None), None)
            if one is None:
                self.said.emit("warn", words.NO_POSTING_YET)
                return
            what = f"{words.POSTING_KINDS[one.kind]}（{days.span(one.first, one.last)}）"
            dialog = slot_acts.hang(self._desk(lambda _result: None), one.id, what)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self.errands.ask(postings.postings, day, day, then=found, failed=self.tell)

    def paper(self, form: str) -> None:
        """F19a of the period, or F18."""
        period = self.period()
        act, arguments = (day_papers.schedule, period) if form == "F19a" else (day_papers.board, ())
        if arguments is not None:
            self.errands.do(act, *arguments, then=lambda issued: self.papers.emit([issued.id]), failed=self.tell)

    def _export_from_menu(self, kind: str, _checked: bool = False) -> None:
        if self._prepared is None:
            return
        name = f"{self._prepared.facts.title}（{self._prepared.facts.period}）"
        if kind == "PDF":
            try:
                self._exported(printing.save_pdf(self, self._pdf, name))
            except OSError as error:
                self.tell(error)
            return
        ending, filters = (".html", words.PAGES_FILTER) if kind == "PAGE" else (".png", words.PICTURES_FILTER)
        path, _ = QFileDialog.getSaveFileName(self, words.EXPORT, name + ending, filters)
        if path:
            self.export(kind, path if path.lower().endswith(ending) else path + ending)

    def export(self, kind: str, path: str) -> None:
        """The posting as it stands into a file. kind: PAGE (one HTML file) or PICTURE (a PNG per sheet)."""
        assert self._prepared is not None
        facts, pdf = self._prepared.facts, self._pdf

        def write_page() -> str:
            from desktop_app.exchange.posting_page import page

            printing.write_pdf(path, page(facts).encode("utf-8"))
            return path

        if kind == "PAGE":
            self.errands.work(write_page, self._exported, self.tell)
        else:
            printing.pages().run(lambda: printing.write_pictures(Path(path), pdf), self._exported, self.tell)

    def _exported(self, path: str) -> None:
        if path:
            self.said.emit("ok", words.EXPORTED.format(path=path))

    def tell(self, error: Exception) -> None:
        """Why something was not done, in the page's bar."""
        told = refusals.sentence(error) if isinstance(error, Refused) else str(error) or type(error).__name__
        self.said.emit("error", told)


def _day(found: date) -> date:
    return found.date() if isinstance(found, datetime) else found
