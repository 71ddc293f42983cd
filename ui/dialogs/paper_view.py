"""A paper on the screen exactly as it is printed: print, save as PDF, count each print."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.labels import pages, screen
from ui import printing, theme
from ui.messages import MessageBars
from ui.widgets.panels import button, label
from ui.widgets.pdf_preview import PdfPreview, SealRing


class PaperView(QDialog):
    """pdf: what is shown; for_print: what goes to the printer (a later print carries its number); printed: called
    after the printer took it."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        file_name: str,
        pdf: bytes,
        for_print: Callable[[], bytes] | None = None,
        printed: Callable[[], object] | None = None,
        rings: Sequence[SealRing] = (),
        note: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._pdf, self._for_print, self._printed = pdf, for_print, printed
        self._file_name = file_name
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(8))
        top.addWidget(label(title, "h1"))
        if note:
            top.addWidget(label(note, "note", wrap=True))
        self.bars = MessageBars()
        top.addWidget(self.bars)
        self.preview = PdfPreview()
        top.addWidget(self.preview, 1)
        whole.addLayout(top, 1)
        foot = QFrame()
        foot.setObjectName("questionFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        row.addStretch()
        self.close_button = button(pages.CLOSE, self.reject)
        self.save_button = button(screen.SAVE_PDF, self.save, "", "download")
        self.print_button = button(screen.PRINT, self.print_paper, "primary", "printer")
        self.print_button.setDefault(True)
        for piece in (self.close_button, self.save_button, self.print_button):
            row.addWidget(piece)
        whole.addWidget(foot)
        for keys, what in (("Ctrl+P", self.print_paper), ("Ctrl+S", self.save)):
            QShortcut(QKeySequence(keys), self).activated.connect(what)
        self.resize(theme.px(760), theme.px(620))
        self.preview.show_pdf(pdf, rings)
        self.print_button.setFocus()

    def print_paper(self) -> None:
        """Through the system's dialog; what the printer refuses loses nothing."""
        pdf = self._for_print() if self._for_print else self._pdf
        printing.print_pdf(self, pdf, self._file_name, self._done, self._failed)

    def _done(self, _pages: int) -> None:
        self.bars.show_message("ok", pages.SENT_TO_PRINTER)
        if self._printed is not None:
            self._printed()

    def _failed(self, error: Exception) -> None:
        self.bars.show_message("error", printing.failure_words(error))

    def save(self) -> None:
        try:
            path = printing.save_pdf(self, self._pdf, self._file_name.removesuffix(".pdf"))
        except OSError as error:
            self.bars.show_message("error", printing.failure_words(error))
            return
        if path:
            self.bars.show_message("ok", pages.SAVED_AS.format(path=path))
