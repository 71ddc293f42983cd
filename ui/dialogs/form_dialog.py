"""A short dialog around one form: its button is a verb, a refusal stands at its field, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.labels import pages, refusals
from desktop_app.rules.refusal import Refused
from ui import theme
from ui.form import Form
from ui.form_fields import Group
from ui.messages import MessageBars
from ui.widgets.panels import button, label

LEAST, MOST = 120, 600


class FormDialog(QDialog):
    """act: the button's words; submit(values, dialog) hands the work over and later calls `done_well` or `failed`.

    final: the act cannot be taken back, so going back is the default. The window is as high as its content, up to
    `MOST` pixels at 100 %, and grows when a message or finding appears.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        groups: Sequence[Group],
        act: str,
        submit: Callable[[dict[str, Any], FormDialog], object],
        now: Callable[[], datetime],
        note: str = "",
        values: Mapping[str, Any] | None = None,
        width: int = 520,
        final: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._submit = submit
        self._aliases: dict[str, str] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self.column.setSpacing(theme.px(10))
        self.column.addWidget(label(title, "h1"))
        if note:
            self.column.addWidget(label(note, "label", wrap=True))
        self.bars = MessageBars()
        self.column.addWidget(self.bars)
        self.form = Form(groups, now)
        self.column.addWidget(self.form, 1)
        self._content = body
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        whole.addWidget(area, 1)
        foot = QFrame()
        foot.setObjectName("questionFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        self.state = label("", "note")
        row.addWidget(self.state)
        row.addStretch()
        self.back = button(pages.GO_BACK, self.reject, "primary" if final else "")
        self.ready = button(act, self.try_submit, "" if final else "primary")
        (self.back if final else self.ready).setDefault(True)
        row.addWidget(self.back)
        row.addWidget(self.ready)
        self.foot = row
        whole.addWidget(foot)
        submit_key = QShortcut(QKeySequence("Ctrl+Return"), self)
        submit_key.activated.connect(self.try_submit)
        if values:
            self.form.set_values(values)
        self.form.edited.connect(self.form.forget_finding)
        body.installEventFilter(self)
        self.resize(theme.px(width), theme.px(LEAST))
        first = next(iter(self.form.fields), None)
        if first is not None:
            self.form.widget(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            # Once the layout has taken in what appeared or went.
            QTimer.singleShot(0, self, self._grow)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Give the content the room it asks for; what grew does not shrink while somebody reads it."""
        layout, width = self.column, self._area.viewport().width()
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        lacking = wanted - self._area.viewport().height()
        most = max(min(theme.px(MOST), self.screen().availableSize().height() - 60), self.height())
        if lacking > 0:
            self.resize(self.width(), min(self.height() + lacking, most))

    def alias(self, refused_field: str, key: str) -> None:
        """A refusal about `refused_field` is shown at the form's field `key`."""
        self._aliases[refused_field] = key

    def try_submit(self) -> None:
        """Check what stands there and hand it over; the first problem gets the keyboard."""
        if not self.ready.isEnabled():
            return
        self.form.show_findings({})
        values = self.form.values()
        missing = {key: ("error", sentence or pages.PLEASE_FILL) for key, sentence in self.form.problems().items()}
        if missing:
            self.form.show_findings(missing)
            self.form.focus_first_problem()
            return
        self.ready.setEnabled(False)
        self.state.setText(pages.WORKING)
        self._submit(values, self)

    def done_well(self, _result: Any = None) -> None:
        """The office did it; the dialog may have been closed meanwhile."""
        if isValid(self):
            self.accept()

    def failed(self, error: Exception) -> None:
        """The office said no: show why, keep what was typed."""
        if not isValid(self):
            return
        self.ready.setEnabled(True)
        self.state.setText("")
        if isinstance(error, Refused):
            key = self._aliases.get(error.field or "", error.field or "")
            sentence = refusals.sentence(error)
            if key in self.form.fields:
                self.form.show_finding(key, "error", sentence)
                self.form.widget(key).setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.bars.show_message("error", sentence)
            return
        self.bars.show_message("error", pages.UNEXPECTED, type(error).__name__)
