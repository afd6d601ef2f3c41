"""A second start hands over what it was asked for, and ends."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from regulars.ui.single_instance import FirstInstance, _name, hand_over
from tests.desktop_session import child_environment

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from regulars.ui.single_instance import hand_over
app = QCoreApplication([])
print(hand_over(Path(sys.argv[1]), sys.argv[2:], quick=True))
"""


def test_a_second_start_hands_over_its_files(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstInstance(tmp_path)
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked:
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(tmp_path), "/a/phone.vcf", "/b/李.vcf"],
            env=child_environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
    said, _ = second.communicate(timeout=20)
    first.close()
    assert asked.args == [("/a/phone.vcf", "/b/李.vcf"), True]
    assert said.strip() == "True"


def test_the_first_start_finds_nobody(tmp_path: Path, qapp: object) -> None:
    assert not hand_over(tmp_path, [], quick=False)


def test_books_in_two_folders_do_not_meet(tmp_path: Path, qapp: object) -> None:
    first = FirstInstance(tmp_path / "one")
    assert not hand_over(tmp_path / "two", [], quick=False)
    first.close()


def test_a_stranger_on_the_socket_is_not_listened_to(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstInstance(tmp_path)
    heard: list[object] = []
    first.asked.connect(lambda files, quick: heard.append((files, quick)))
    for words in (b"hello\n", b"[1, 2]\n", b'{"files": 3}\n'):
        socket = QLocalSocket()
        socket.connectToServer(_name(tmp_path))
        assert socket.waitForConnected(2000)
        socket.write(words)
        socket.waitForBytesWritten(2000)
        qtbot.wait(30)
        socket.disconnectFromServer()
    qtbot.wait(30)
    first.close()
    assert heard == []


def test_what_a_crash_left_behind_is_no_obstacle(tmp_path: Path, qtbot: QtBot) -> None:
    left = FirstInstance(tmp_path)
    left._server.setSocketOptions(left._server.socketOptions())
    path = Path(left._server.fullServerName())
    assert path.exists()
    left._server.close()
    path.touch()
    again = FirstInstance(tmp_path)
    assert again._server.isListening()
    again.close()
