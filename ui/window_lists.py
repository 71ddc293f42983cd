"""Lists that leave the window: the day's list and the ledger as shown, on paper or as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.facts import ListFacts
from desktop_app.labels import pages
from desktop_app.usecases import sight
from desktop_app.usecases.today import Duty
from ui.dialogs.paper_view import PaperView

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WindowLists:
    """Belongs to the window; the journal remembers every list that left."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def print_today(self) -> None:
        """今日清单 as shown."""
        duties = [row for row in self.window.today_page.list.rows().rows if isinstance(row, Duty)]
        rows = [
            (
                pages.chip_word(one),
                pages.full_day(one.due),
                pages.duty_title(one),
                one.number,
                one.petitioner,
                one.subject,
            )
            for one in duties
        ]
        self._show_list(pages.DUTIES, pages.TODAY_HEADS, rows, [60, 110, 100, 90, 60, 220])

    def print_list(self) -> None:
        view, heads, rows = self.window.ledger.listed()
        title = pages.LIST_TITLE.format(view=view)
        self._show_list(title, heads, rows, self.window.ledger.shown_widths())

    def _show_list(
        self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        answers = self.window.profile()
        facts = ListFacts(
            office=answers.facts(),
            title=title,
            note=pages.LIST_NOTE.format(office=answers.school, day=pages.full_day(self.window.today())),
            heads=tuple(heads),
            widths=tuple(widths),
            rows=tuple(tuple(row) for row in rows),
            made_by=self.window.office.actor.name,
            made_on=self.window.today(),
        )

        def work() -> bytes:
            from desktop_app.documents.press import press

            return press("LIST", facts)

        def printed() -> None:
            self.window.errands.do(sight.list_left, "PRINT_LIST", title, len(rows))

        self.window.errands.work(
            work, lambda pdf: PaperView(self.window, title, f"{title}.pdf", pdf, printed=printed).open()
        )

    def export_list(self) -> None:
        """The list as shown, as a workbook; the journal remembers that it left."""
        title, heads, rows = self.window.ledger.listed()
        path, _ = QFileDialog.getSaveFileName(self.window, pages.EXPORT, f"{title}.xlsx", pages.WORKBOOKS)
        if not path:
            return
        target = Path(path if path.lower().endswith(".xlsx") else f"{path}.xlsx")

        def work() -> int:
            from desktop_app.exchange.list_workbook import write

            return write(target, title, heads, rows)

        def done(count: int) -> None:
            self.window.bars.show_message("ok", pages.EXPORTED.format(rows=count, path=target))
            self.window.errands.do(sight.list_left, "EXPORT", title, count)

        self.window.errands.work(work, done)
