"""A second start hands over what it was asked for, and ends."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from regulars.ui import single_instance
from regulars.ui.single_instance import Answer, FirstInstance, _name, hand_over
from tests.desktop_session import child_environment

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from regulars.ui.single_instance import hand_over
app = QCoreApplication([])
print(hand_over(Path(sys.argv[1]), sys.argv[2:], quick=True, token="start-1").name)
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
    assert asked.args == [("/a/phone.vcf", "/b/李.vcf"), True, "start-1"]
    assert said.strip() == "TAKEN"


def test_the_first_start_finds_nobody(tmp_path: Path, qapp: object) -> None:
    assert hand_over(tmp_path, [], quick=False) is Answer.NOBODY


def test_books_in_two_folders_do_not_meet(tmp_path: Path, qapp: object) -> None:
    first = FirstInstance(tmp_path / "one")
    assert hand_over(tmp_path / "two", [], quick=False) is Answer.NOBODY
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


def test_a_window_that_closes_before_it_has_heard_is_nobody(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstInstance(tmp_path)
    first._server.newConnection.disconnect(first._take)
    first._server.newConnection.connect(lambda: first._server.nextPendingConnection().abort())
    with qtbot.waitSignal(first._server.newConnection, timeout=20_000):
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(tmp_path)], env=child_environment(), stdout=subprocess.PIPE, text=True
        )
    said, _ = second.communicate(timeout=20)
    first.close()
    assert said.strip() == "NOBODY"


def test_a_window_that_hangs_is_told_from_none(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "ANSWER_MS", 50)
    hung = FirstInstance(tmp_path)
    assert hand_over(tmp_path, [], quick=False) is Answer.DEAF, "its events are not handled meanwhile"
    hung.close()


CROWD = """
import sys
from contextlib import ExitStack
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from regulars import bootstrap
from regulars.system.folder_lock import FolderLock
from regulars.ui.single_instance import FirstInstance
folder, name = Path(sys.argv[1]), sys.argv[2]
app = QCoreApplication([])
wishes = bootstrap._read_wishes([str(folder / name)])
print("ready", flush=True)
sys.stdin.readline()
with ExitStack() as at_end:
    lock = FolderLock(folder)
    at_end.callback(lock.release)
    status = bootstrap._give_way(lock, folder, wishes)
    if status is None:
        heard = []
        first = FirstInstance(folder)
        first.asked.connect(lambda files, quick: heard.append(files))
        print("first", flush=True)
        QTimer.singleShot(4000, app.quit)
        app.exec()
        first.close()
        print(len(heard), len(set(heard)), flush=True)
    else:
        print("handed", status, flush=True)
"""


def test_of_many_that_start_in_the_same_instant_one_is_the_first(tmp_path: Path) -> None:
    count = 8
    crowd = [
        subprocess.Popen(
            [sys.executable, "-c", CROWD, str(tmp_path), f"{number}.vcf"],
            env=child_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(count)
    ]
    for one in crowd:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in crowd:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate(timeout=60)[0].split("\n") for one in crowd]
    firsts = [lines for lines in said if lines[0] == "first"]
    assert len(firsts) == 1
    assert firsts[0][1] == f"{count - 1} {count - 1}", "each of the others was heard, once"
    assert sorted(lines[0] for lines in said if lines[0] != "first") == ["handed 0"] * (count - 1)
