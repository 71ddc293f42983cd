"""Starting with the machine: one entry of this person's own, nothing that needs an administrator."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from desktop_app.labels import screen

RUN = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"
NAME = "petition-desk"


def command() -> str:
    """What is started: this program, waiting in the tray. Installed, the launcher itself runs Python."""
    bare = Path(sys.executable).stem.lower().startswith("python")
    return f'"{sys.executable}" -m desktop_app --tray' if bare else f'"{sys.executable}" --tray'


def set_autostart(wanted: bool) -> None:
    """Write or remove the entry. Raises OSError where it cannot be written."""
    if sys.platform == "win32":
        run = QSettings(RUN, QSettings.Format.NativeFormat)
        run.setValue(NAME, command()) if wanted else run.remove(NAME)
        run.sync()
        if run.status() is not QSettings.Status.NoError:
            raise OSError(RUN)
        return
    entry = _entry()
    if wanted:
        entry.parent.mkdir(parents=True, exist_ok=True)
        lines = ("[Desktop Entry]", "Type=Application", f"Name={screen.PROGRAM}", f"Exec={command()}", "")
        entry.write_text("\n".join(lines), encoding="utf-8")
    else:
        entry.unlink(missing_ok=True)


def starts_itself() -> bool:
    """Whether the entry is there."""
    if sys.platform == "win32":
        return QSettings(RUN, QSettings.Format.NativeFormat).contains(NAME)
    return _entry().exists()


def _entry() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "autostart" / f"{NAME}.desktop"
