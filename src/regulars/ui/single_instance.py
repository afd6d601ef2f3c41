"""One window per book: a second start hands over what it was asked to open, and ends.

The one use of QtNetwork: a local socket (a file on Linux and macOS, a pipe on Windows). Nothing of it reaches a network.
"""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500
LONGEST = 1_000_000
"""Bytes of one request: some ten thousand file names."""


def _name(folder: Path) -> str:
    return "regulars-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def hand_over(folder: Path, files: list[str], *, quick: bool) -> bool:
    """Ask the running window of this book to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(json.dumps({"files": files, "quick": quick}).encode() + b"\n")
    socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return True


class FirstInstance(QObject):
    """Listens for later starts of the same book. `asked` carries the files to open and whether to log quickly."""

    asked = Signal(tuple, bool)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guests: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(folder))  # what a crash left behind; a living one would have answered
        self._server.listen(_name(folder))
        self._server.newConnection.connect(self._take)

    def _take(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(LONGEST)
            self._guests.append(socket)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._read)
        self._read()

    def _read(self) -> None:
        for socket in list(self._guests):
            if socket.canReadLine():
                self._hear(bytes(socket.readLine(LONGEST).data()))
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._guests.remove(socket)
                socket.deleteLater()

    def _hear(self, line: bytes) -> None:
        try:
            asked = json.loads(line)
            files, quick = tuple(str(name) for name in asked["files"]), bool(asked["quick"])
        except (ValueError, KeyError, TypeError):
            return  # not one of ours
        self.asked.emit(files, quick)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
