"""One window per data folder, and the memory of which folder was used last."""

from __future__ import annotations

import hashlib
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from shiboken6 import isValid

from desktop_app.labels import screen

PORTABLE = "portable.txt"
PLACE = "HKEY_CURRENT_USER\\Software\\petition-desk"


def config_file() -> Path:
    """Where the program remembers which folder was used last."""
    from platformdirs import user_config_path

    return user_config_path("petition-desk", appauthor=False) / "folder.txt"


def portable_folder() -> Path | None:
    """Where a program on a stick keeps its data: beside itself; None for one that is installed or run from source."""
    home = Path(sys.executable).parent
    return home / screen.PORTABLE_DATA if (home / PORTABLE).is_file() else None


def remembered_folder() -> Path:
    """The folder used last, or the default in the officer's documents; on a stick always the one beside the
    program."""
    if (beside := portable_folder()) is not None:
        return beside
    try:
        kept = config_file().read_text(encoding="utf-8").strip()
        if kept:
            return Path(kept)
    except OSError:
        pass
    from platformdirs import user_documents_path

    return user_documents_path() / screen.PROGRAM


def remember_folder(folder: Path) -> None:
    """Use this folder next time; a config folder that cannot be written costs nothing but the memory."""
    if portable_folder() is not None:
        return
    if sys.platform == "win32":
        # The uninstaller tells from here where the data stayed.
        QSettings(PLACE, QSettings.Format.NativeFormat).setValue("data", str(folder))
    try:
        config_file().parent.mkdir(parents=True, exist_ok=True)
        config_file().write_text(str(folder), encoding="utf-8")
    except OSError:
        logging.getLogger(__name__).warning("the folder could not be remembered")


class SingleInstance(QObject):
    """A local named pipe per data folder: a second start calls the first window forward."""

    called = Signal(str)
    """A second start, with the file it was asked to open, "" for none."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = "petition-desk-" + hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)

    def other_answers(self, opened: str = "") -> bool:
        """Whether another window on this folder took over; otherwise this one listens from now on. opened: the file
        this start was asked to open."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(300):
            if opened:
                socket.write(opened.encode())
                socket.waitForBytesWritten(1000)
            socket.disconnectFromServer()
            return True
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return False

    def _hear(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(lambda: self._told(connection))
            if connection.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._told(connection)

    def _told(self, connection: QLocalSocket) -> None:
        if not isValid(connection):
            return
        said = bytes(connection.readAll().data()).decode("utf-8", "replace")
        connection.deleteLater()
        self.called.emit(said)
