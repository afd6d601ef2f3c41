"""Regulars speaks to nobody: a tour of everything opens no internet socket, and needs no network to be there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.safety.test_canary import touring

ALONE = ("unshare", "--net", "--map-root-user")


def _network_can_be_taken_away() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0


def _tour(place: Path, *before: str) -> list[object]:
    toured = touring(place, *before)
    try:
        assert toured.process.stdin is not None
        toured.process.stdin.write("\n")
        toured.process.stdin.flush()
        assert toured.process.wait(60) == 0, toured.words()[-2000:]
    finally:
        toured.process.kill()
        toured.process.communicate()
    heard = toured.said["internet"]
    assert isinstance(heard, list)
    return heard


def test_a_full_tour_opens_no_internet_socket(tmp_path: Path) -> None:
    # Where it can be, the tour is made in a network namespace with nothing in it, not even a loopback that is up.
    assert _tour(tmp_path, *(ALONE if _network_can_be_taken_away() else ())) == []


@pytest.mark.parametrize("how", ("socket.socket().bind(('127.0.0.1', 0))", "socket.getaddrinfo('127.0.0.1', 1)"))
def test_the_tour_would_hear_an_internet_socket(how: str) -> None:
    code = (
        "import socket\nfrom tests.safety.tour import Ears\nears = Ears()\n"
        f"{how}\nassert ears.heard\n"
        "kept = socket.socket(); kept.bind(('127.0.0.1', 0)); kept.listen()\n"
        "ears.heard.clear(); ears.look()\nassert ears.heard\n"
    )
    repository = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": f"{repository / 'src'}:{repository}", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
