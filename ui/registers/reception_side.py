"""Beside the form of 接访登记: earlier matters like this one, and the days that saving would start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop_app.labels import codes, pages, screen
from desktop_app.labels import reception as words
from desktop_app.usecases.previews import PreviewRow
from desktop_app.usecases.repeats import Similar
from ui import theme
from ui.widgets.panels import Panel, button, icon_button, label, restyle, rule
from ui.widgets.steps import Count
from ui.widgets.why import WhyPanel

FEW_DAYS = 31
"""Up to so many days the bar shows each of them."""


class RepeatPanel(Panel):
    """可能是重复信访: never modal, a person decides. Signals carry the earlier matter (Similar)."""

    viewed = Signal(object)
    linked = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__(words.REPEAT, " ", level="")
        self.head.takeAt(self.head.indexOf(self.note))
        self.head.addWidget(self.note)
        self.pad()
        self._rows: tuple[Similar, ...] = ()
        self._linked = ""
        self.show_similar((), "")

    def similar(self) -> tuple[Similar, ...]:
        """What is shown, most alike first."""
        return self._rows

    def show_similar(self, rows: Sequence[Similar], linked: str) -> None:
        """Show what was found. linked: number of the matter this one is linked with already, or ""."""
        self._rows, self._linked = tuple(rows), linked
        level = "warn" if rows else ""
        restyle(self, level=level)
        for piece in self.findChildren(QWidget, "panelHead"):
            restyle(piece, level=level)
            for text in (self.title, self.note):
                text.style().unpolish(text)
                text.style().polish(text)
        self.note.setText(words.REPEAT_COUNT.format(n=len(rows)) if rows else "")
        _clear(self.body)
        if not rows:
            self.body.addWidget(label(words.REPEAT_NONE, ""))
            self.body.addWidget(label(words.REPEAT_NONE_WHY, "note", wrap=True))
        for number, one in enumerate(rows):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._block(one) if not number else self._line(one))

    def _block(self, one: Similar) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        top = _row(column)
        top.addWidget(label(pages.short_number(one.number), "number"))
        top.addWidget(label(one.petitioner))
        when = f"{words.month_day(one.received_on)} {codes.CHANNELS[one.channel]}"
        top.addWidget(label(when, "note"))
        top.addStretch()
        top.addWidget(label(words.LIKE.format(n=one.score), "strong"))
        column.addWidget(label(one.subject, wrap=True))
        agreeing = "　".join(f"✓ {codes.LIKENESS[code]}" for code in one.agreeing)
        column.addWidget(label(f"{agreeing}　{codes.STATES[one.state]}".strip(), "link"))
        acts = _row(column)
        view = button(words.VIEW, lambda: self.viewed.emit(one), "accent", "columns-2")
        view.setToolTip("F8")
        acts.addWidget(view)
        if one.number == self._linked:
            acts.addWidget(label(f"✓ {words.LINKED}", "link"))
        else:
            acts.addWidget(button(words.LINK, lambda: self.linked.emit(one), "", "link"))
        acts.addWidget(button(words.NOT_SAME, lambda: self.refused.emit(one)))
        acts.addStretch()
        return made

    def _line(self, one: Similar) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(label(pages.short_number(one.number), "link"))
        row.addWidget(_Elided(f"{one.petitioner} · {one.subject}"), 1)
        row.addWidget(label(words.LIKE.format(n=one.score), "note"))
        row.addWidget(button(words.VIEW, lambda: self.viewed.emit(one), "flat"))
        row.addWidget(icon_button("link", words.LINK, lambda: self.linked.emit(one), framed=False))
        return made


class DuePanel(Panel):
    """保存后的期限: follows the typing. What was unfolded stays so when the days change."""

    def __init__(self) -> None:
        super().__init__(words.AFTER_SAVING, " ")
        self.head.takeAt(self.head.indexOf(self.note))
        self.head.addWidget(self.note)
        self.note.setText(words.AFTER_SAVING_NOTE)
        self.pad()
        self._open: set[str] = set()
        self._told: tuple[tuple[PreviewRow, ...], bool] | None = None
        self.show_rows((), False)

    def rows(self) -> tuple[PreviewRow, ...]:
        """What is shown."""
        return self._told[0] if self._told else ()

    def show_rows(self, rows: Sequence[PreviewRow], exempt: bool) -> None:
        """Show what saving would start. exempt: no written notice is owed."""
        if self._told == (tuple(rows), exempt):
            return
        self._told = (tuple(rows), exempt)
        _clear(self.body)
        if exempt and rows:
            self.body.addWidget(label(words.EXEMPT, "note", wrap=True))
        if not rows:
            self.body.addWidget(label(words.NO_CLOCK, "note"))
        for number, row in enumerate(rows):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._block(row))

    def _block(self, row: PreviewRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        top, low = _row(column), _row(column)
        top.addWidget(label(words.DUES[row.rule], "strong"))
        if row.assumed:
            top.addWidget(label(words.ASSUMED, "note"))
        if row.due.provisional:
            warned = label(words.PROVISIONAL)
            warned.setProperty("state", "warn")
            top.addWidget(warned)
        top.addStretch()
        day = label(pages.month_day(row.day), "strong")
        top.addWidget(day)
        top.addWidget(label(pages.weekday(row.day, row.rest_day)))
        low.addWidget(label(_length(row), "note"))
        low.addStretch()
        low.addWidget(label(words.left(row.days), "note"))
        why = QToolButton()
        why.setProperty("disc", "1")
        why.setText(screen.WHY)
        why.setCheckable(True)
        why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        why.setAccessibleName(f"{words.DUES[row.rule]} {words.short_day(row.day)} {screen.WHY}")
        column.addWidget(why, 0, Qt.AlignmentFlag.AlignLeft)
        # The last sentence of the reckoning names the articles, which the panel shows as its own line.
        told = [("", line) for line in row.lines if not any(article in line for article in row.basis)]
        panel = WhyPanel(told, row.basis, _count(row))
        column.addWidget(panel)

        def unfold(open_now: bool) -> None:
            (self._open.add if open_now else self._open.discard)(row.rule)
            why.setArrowType(Qt.ArrowType.DownArrow if open_now else Qt.ArrowType.RightArrow)
            panel.setVisible(open_now)

        why.toggled.connect(unfold)
        why.setChecked(row.rule in self._open)
        unfold(row.rule in self._open)
        made.setAccessibleName(f"{words.DUES[row.rule]} {words.short_day(row.day)} {words.left(row.days)}")
        return made


class _Elided(QWidget):
    """One line that ends in dots where the room ends; the whole stands in the tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(theme.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def _length(row: PreviewRow) -> str:
    rule_of = row.due.rule
    if rule_of.length is None or row.due.given is not None:
        return words.BY_PAPER
    unit = words.UNITS[str(rule_of.unit)]
    form = words.FROM_ACCEPTANCE if row.assumed else words.FROM_RECEIPT
    return form.format(n=rule_of.length, unit=unit)


def _count(row: PreviewRow) -> Count | None:
    """The days of a reckoning for the bar: counted days plain, others hatched, first and last of a month named."""
    total = len(row.counted)
    if not total:
        return None
    rests, place = [], 0
    for counted, run in groupby(row.counted):
        length = len(list(run))
        if not counted and row.due.given is None:
            rests.append((place, length))
        place += length
    first = row.due.start + timedelta(days=1)
    number = sum(row.counted)
    end = words.counted_from(row.day, number) if number else words.month_day(row.day)
    return Count(total, ((0, words.counted_from(first, 1) if number else words.month_day(first)),), tuple(rests),
                 end=end, ticks=total <= FEW_DAYS)  # fmt: skip


def _row(column: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(6))
    column.addLayout(row)
    return row


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        piece = item.widget()
        if piece is not None:
            piece.hide()
            piece.deleteLater()
