"""公示预览: exactly what is printed, with what keeps a day off it; out as paper, PDF, page or picture."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy

from desktop_app.labels import leader_day_page as words
from desktop_app.labels import leader_days as days
from desktop_app.usecases.postings import Prepared
from ui import theme
from ui.widgets.moment_edit import MomentEdit
from ui.widgets.panels import Panel, button, label
from ui.widgets.pdf_preview import PdfPreview, SealRing
from ui.widgets.segments import Segments


class PostingPanel(Panel):
    """asked: the period or size changed; publish: print it; export: PDF, PAGE or PICTURE."""

    asked = Signal()
    publish = Signal()
    export = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.size_ = Segments((("A4", "A4", ""), ("A3", "A3", "")), words.PREVIEW_TITLE)
        self.size_.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        super().__init__(words.PREVIEW_TITLE, "", self.size_)
        self.setMinimumWidth(theme.px(300))
        column = self.body
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(4))
        self.first, self.last = (MomentEdit(now, minutes=False) for _ in range(2))
        for word, field in ((words.FROM, self.first), (words.TO, self.last)):
            row.addWidget(label(word, "label"))
            field.setAccessibleName(word)
            row.addWidget(field, 1)
            field.editingFinished.connect(self.asked)
        column.addLayout(row)
        self.preview = PdfPreview()
        self.preview.layout().setContentsMargins(theme.px(10), 0, theme.px(10), 0)  # type: ignore[union-attr]
        column.addWidget(self.preview, 1)
        self.note = label("", "note", wrap=True)
        self.note.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        column.addWidget(self.note)
        foot = self.add_foot(50)
        self.out = button(words.EXPORT)
        self.out.setProperty("menu", "1")
        menu = QMenu(self)
        for code, word in (
            ("PDF", words.EXPORT_PDF),
            ("PAGE", words.EXPORT_PAGE),
            ("PICTURE", words.EXPORT_PICTURE),
        ):
            menu.addAction(word).triggered.connect(lambda _=False, one=code: self.export.emit(one))
        self.out.setMenu(menu)
        foot.addWidget(self.out)
        foot.addStretch()
        self.print_button = button(words.PRINT_POSTER, self.publish.emit, "accent", "printer")
        self.print_button.setToolTip("Ctrl+P")
        foot.addWidget(self.print_button)
        self.size_.edited.connect(self.asked)

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

    def show_prepared(self, found: Prepared, pdf: bytes, rings: tuple[SealRing, ...]) -> None:
        """The posting as it would be printed, and what is not on it."""
        told = [words.HOLDS.format(n=len(found.slots))] if found.slots else [words.NOTHING_TO_POST]
        told += [words.LEFT_OUT.format(day=days.plain_day(day), why=days.STATES[why]) for day, why in found.left]
        told += [words.MISSING.format(day=days.plain_day(day), items=items) for day, items in found.missing]
        told += [words.LACKING.format(year=year, month=month, name=name) for year, month, name in found.lacking]
        self.note.setText("；".join(told) + "。" if found.slots else told[0])
        self.print_button.setEnabled(bool(found.slots))
        self.out.setEnabled(bool(found.slots))
        self.preview.show_pdf(pdf, rings)


def _day(found: date) -> date:
    return found.date() if isinstance(found, datetime) else found
