"""The plain pages of the settings: what the office says of itself, and where its data lie."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.labels import setup
from ui import theme
from ui.form_fields import Field, Group, Kind
from ui.widgets.panels import button, label


class DataPage(QWidget):
    """chosen: another data folder, offered only at the first run, before anything is written."""

    chosen = Signal(object)

    def __init__(self, folder: Path, first_run: bool) -> None:
        super().__init__()
        self._present = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(setup.DATA_FOLDER, "group"))
        box = QFrame()
        box.setObjectName("box")
        row = QHBoxLayout(box)
        self.folder = label(str(folder), wrap=True)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.folder, 1)
        if first_run:
            row.addWidget(button(setup.CHANGE_FOLDER, self._choose))
        column.addWidget(box)
        column.addWidget(label(setup.FOLDER_NOTE if first_run else setup.FOLDER_LATER, "note", wrap=True))
        column.addWidget(label(setup.BACKUP_NOTE, "note", wrap=True))
        column.addStretch()

    def show_folder(self, folder: Path) -> None:
        """Name the folder the data will lie in."""
        self._present = folder
        self.folder.setText(str(folder))

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, setup.FOLDER_CHOICE, str(self._present.parent))
        if found:
            self.chosen.emit(Path(found))


def school_groups() -> tuple[Group, ...]:
    """What the office says of itself; keys are those of `Profile`."""
    return (
        Group(
            "",
            (
                Field("school", setup.SCHOOL, required=True, limit=60),
                Field("short", setup.SHORT, width=120, limit=8, note=setup.SHORT_NOTE),
                Field("office", setup.OFFICE, limit=40),
                Field("address", setup.ADDRESS, limit=80),
                Field("phone", setup.PHONE, width=200),
                Field("hours", setup.HOURS, limit=60),
                Field("registration_prefix", setup.PREFIX, width=76, limit=6, note=setup.PREFIX_NOTE),
                Field("group_threshold", setup.GROUP_FROM, Kind.NUMBER, width=76, note=setup.GROUP_FROM_NOTE, least=2),
            ),
        ),
    )


def superior_groups() -> tuple[Group, ...]:
    """The body that reviews; keys are those of `Profile`."""
    return (
        Group(
            "",
            (
                Field("superior", setup.SUPERIOR, limit=60, hint=setup.SUPERIOR_HINT),
                Field("superior_address", setup.SUPERIOR_ADDRESS, limit=100),
                Field(
                    "extension_by_deputy",
                    setup.EXTENSION_BY,
                    Kind.SEGMENTS,
                    choices=tuple(setup.EXTENSION_APPROVERS.items()),
                    width=260,
                ),
            ),
        ),
    )
