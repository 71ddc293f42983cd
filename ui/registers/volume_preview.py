"""The papers of a volume as they will be printed: cover, contents, back note, spine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from desktop_app.labels import archive_page as words
from desktop_app.rules.refusal import Refused
from desktop_app.usecases import volume_board
from desktop_app.usecases.volume_board import Detail
from ui.errands import Errands
from ui.widgets.panels import Panel, button, label
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.segments import Segments

FORMS = ("F45", "F46", "F47", "F48")


class PreviewPanel(Panel):
    """print_asked: code of the paper shown; settings_asked: how covers are made; failed: gets what was not drawn."""

    print_asked = Signal(str)
    settings_asked = Signal()

    def __init__(self, errands: Errands, failed: Callable[[Exception], object]) -> None:
        super().__init__()
        self.errands, self._failed = errands, failed
        self.setAccessibleName(words.PRINTS["F45"])
        self.detail: Detail | None = None
        self.tabs = Segments(tuple((code, words.PREVIEWS[code], "") for code in FORMS), words.PRINTS["F45"])
        self.tabs.edited.connect(self.ask)
        column = self.pad()
        column.addWidget(self.tabs)
        self.preview = PdfPreview()
        column.addWidget(self.preview, 1)
        foot = self.add_foot(50)
        self.kind = label("", "note")
        foot.addWidget(self.kind)
        foot.addStretch()
        foot.addWidget(button(words.SETTINGS, self.settings_asked.emit))
        self.print_button = button(words.PRINT_THIS, lambda: self.print_asked.emit(self.form()), "accent", "printer")
        foot.addWidget(self.print_button)

    def form(self) -> str:
        """Which paper is shown; of a box of items the contents are another form."""
        code = self.tabs.value()
        if code == "F46" and self.detail is not None and self.detail.row.mode == "ITEM":
            return "ITEMS"
        return code

    def show_detail(self, detail: Detail | None, hard: bool) -> None:
        self.detail = detail
        self.kind.setText(words.COVER_KIND_HARD if hard else words.COVER_KIND)
        if detail is None:
            self.hide()
        self.ask()

    def ask(self) -> None:
        """Draw the chosen paper anew."""
        if self.detail is None or self.isHidden():
            return
        volume, form = self.detail.row.id, self.form()

        def failed(error: Exception) -> None:
            if not (isinstance(error, Refused) and error.code == "VOLUME_UNKNOWN"):
                self._failed(error)

        self.errands.ask(
            volume_board.preview, volume, form, then=self.preview.show_pdf, failed=failed, purpose="volume preview"
        )
