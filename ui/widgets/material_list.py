"""What the petitioner handed over: name, number of copies, original or copy, and the scanned file if there is one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.labels import screen
from ui import theme
from ui.widgets.editors import NumberEdit
from ui.widgets.panels import button, icon_button, label


class MaterialList(QFrame):
    """value: dicts with name, copies (a number), form (key of MATERIAL_FORMS) and path ("" without a file)."""

    edited = Signal()
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        self._materials: list[_Material] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        self.add_button = button(screen.ADD_FILE, self.add_asked.emit, "flat", "plus")
        foot.addWidget(self.add_button)
        foot.addStretch()
        foot.addWidget(label(screen.DROP_HERE, "note"))
        column.addLayout(foot)
        self.setFocusProxy(self.add_button)

    def value(self) -> list[dict[str, Any]]:
        return [row.value() for row in self._materials if row.name.text().strip()]

    def set_value(self, value: Sequence[dict[str, Any]] | None) -> None:
        for row in list(self._materials):
            self._drop(row)
        for one in value or ():
            self.add(**one)
        self.edited.emit()

    def kept(self) -> list[dict[str, Any]]:
        return self.value()

    def restore(self, kept: Sequence[dict[str, Any]]) -> None:
        self.set_value(kept)

    def trouble(self) -> str:
        return ""

    def add(self, name: str, copies: int = 1, form: str = "ORIGINAL", path: str = "") -> None:
        """One more material at the end."""
        row = _Material(self, name, copies, form, path)
        self._rows.addWidget(row)
        self._materials.append(row)
        QWidget.setTabOrder(row.drop, self.add_button)
        self.edited.emit()

    def take_away(self, row: _Material) -> None:
        """Remove a material; a file on the disk stays where it is."""
        self._drop(row)
        self.add_button.setFocus()
        self.edited.emit()

    def _drop(self, row: _Material) -> None:
        self._materials.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                path = url.toLocalFile()
                self.add(Path(path).stem, 1, "ELECTRONIC", path)
        event.acceptProposedAction()


class _Material(QWidget):
    def __init__(self, materials: MaterialList, name: str, copies: int, form: str, path: str) -> None:
        super().__init__()
        self._path = path
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.name = QLineEdit(name)
        self.name.setAccessibleName(name)
        self.name.setToolTip(path)
        self._copies = NumberEdit(1, 999)
        self._copies.set_value(copies)
        self._copies.setAccessibleName(screen.MATERIAL_COUNT)
        self._copies.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.keep_width(self._copies, 32)
        self._form = QComboBox()
        self._form.setAccessibleName(screen.MATERIAL_FORM)
        for code, word in screen.MATERIAL_FORMS.items():
            self._form.addItem(word, code)
        self._form.setCurrentIndex(self._form.findData(form))
        self._form.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.drop = icon_button(
            "x", screen.MATERIAL_REMOVE.format(name=name), lambda: materials.take_away(self), framed=False
        )
        for piece in (self.name, self._copies, label(screen.COPIES, "note"), self._form, self.drop):
            row.addWidget(piece, 1 if piece is self.name else 0)
        self.name.textChanged.connect(lambda: materials.edited.emit())
        self._copies.textChanged.connect(lambda: materials.edited.emit())
        self._form.currentIndexChanged.connect(lambda: materials.edited.emit())

    def value(self) -> dict[str, Any]:
        return {
            "name": self.name.text().strip(),
            "copies": self._copies.value() or 1,
            "form": self._form.currentData(),
            "path": self._path,
        }
