"""One window per book: a second start hands over what it was asked to open, and ends.

The one use of QtNetwork: a local socket (a file on Linux and macOS, a pipe on Windows). Nothing of it reaches a network.
"""

import hashlib
import json
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500
ANSWER_MS = 10_000
"""A window that is busy answers late; one that does not answer for so long hangs."""
_HEARD = b"heard\n"
LONGEST = 1_000_000
"""Bytes of one request: some ten thousand file names."""


def _name(folder: Path) -> str:
    return "regulars-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


class Answer(Enum):
    """What became of what was handed over."""

    TAKEN = auto()
    NOBODY = auto()
    """No window listens, or it closed before it had heard."""
    DEAF = auto()
    """A window is there and does not answer."""


def hand_over(folder: Path, files: list[str], *, quick: bool, token: str = "") -> Answer:
    """Ask the running window of this book to come to the front, and wait until it says that it has heard.

    `token` is what the desktop gave this start, so that its window may come to the front.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(WAIT_MS):
        return Answer.NOBODY
    socket.write(json.dumps({"files": files, "quick": quick, "token": token}).encode() + b"\n")
    while not socket.canReadLine():
        if not socket.waitForReadyRead(ANSWER_MS):
            gone = socket.state() is QLocalSocket.LocalSocketState.UnconnectedState
            return Answer.NOBODY if gone else Answer.DEAF
    socket.disconnectFromServer()
    return Answer.TAKEN


class FirstInstance(QObject):
    """Listens for later starts of the same book. `asked` carries the files to open, whether to log quickly, and the token.

    For the one that holds the folder's lock: what already stands under its name is what a crash left behind.
    """

    asked = Signal(tuple, bool, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guests: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(folder))
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
                socket.write(_HEARD)
                socket.flush()
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._guests.remove(socket)
                socket.deleteLater()

    def _hear(self, line: bytes) -> None:
        try:
            asked = json.loads(line)
            files, quick = tuple(str(name) for name in asked["files"]), bool(asked["quick"])
            token = str(asked.get("token", ""))
        except (ValueError, KeyError, TypeError):
            return  # not one of ours
        self.asked.emit(files, quick, token)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
