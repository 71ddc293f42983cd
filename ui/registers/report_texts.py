"""The typed blocks of one period's report: kept as they are typed, never written into another period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Signal

from desktop_app.labels import refusals
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import period_reports
from desktop_app.usecases.period_reports import ReportView, Texts
from ui.errands import Errands
from ui.form import Form
from ui.form_fields import Field, Group, Kind


class ReportTexts(Form):
    """Blocks by code and title. stored: the texts were kept because somebody asked for it.

    What is typed belongs to `view`. Two seconds after the last key, and when the keyboard leaves the blocks, it is kept
    without a word; what cannot be kept is said at its field and stays in the form.
    """

    stored = Signal()

    def __init__(self, errands: Errands, titles: Mapping[str, str], lines: int, now: Callable[[], datetime]) -> None:
        fields = tuple(Field(code, title, Kind.TEXT, lines=lines) for code, title in titles.items())
        super().__init__([Group("", fields)], now)
        self.errands = errands
        self.view: ReportView | None = None
        self._saving = False
        self.draft_due.connect(lambda _draft: self._keep())

    def show_view(self, view: ReportView) -> None:
        """Show a report. What is typed and not kept stays while it is of this period and can still be written."""
        other = self.view is None or self.view.period.code != view.period.code
        self.view = view
        sent = bool(view.frozen)
        if other or sent or not (self.dirty or self._says(view.narrative)):
            self.set_values(view.narrative)
        for code in self.fields:
            self.widget(code).setEnabled(not sent)

    def holds_other(self, period: str) -> bool:
        """Whether something typed for another period than this one is not kept yet."""
        return self.dirty and self.view is not None and self.view.period.code != period

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep the texts; `then` follows only when they are kept."""
        if self.view is None:
            return
        code, typed = self.view.period.code, self.values()
        new = Texts(period=code, version=self.view.version, narrative=typed)

        def done(_result: object) -> None:
            self._saving = False
            self.view = self.errands.now(period_reports.view, code)
            if self.values() == typed:
                self.dirty = False
                self.show_findings({})
            else:
                self.draft_later()
            if then is not None:
                then()

        self._saving = True
        self.errands.do(period_reports.write_texts, new, then=done, failed=self._failed)

    def save_aloud(self) -> None:
        """The button: kept, and said so."""
        self.save(self.stored.emit)

    def _keep(self) -> None:
        if self._saving:
            self.draft_later()
        elif self.dirty and self.view is not None and not self.view.frozen:
            self.save()

    def _says(self, narrative: Mapping[str, str]) -> bool:
        """Whether the form says this but for blanks around it, so that writing it again would only move the cursor."""
        typed = self.values()
        return all(str(typed[code] or "").strip() == narrative.get(code, "").strip() for code in self.fields)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, Refused) and error.field is not None and error.field in self.fields:
            self.show_finding(error.field, "error", refusals.sentence(error))
        else:
            self.errands.trouble.emit(error)
