"""What comes after the first page is loaded in small pieces while nothing happens."""

import subprocess
import sys

from pytestqt.qtbot import QtBot

from regulars.ui.loading_ahead import PIECES, LoadingAhead
from tests.desktop_session import child_environment

MOST_AT_ONCE = 8
"""Modules of ours: about ten milliseconds on a slow laptop."""

STEP_BY_STEP = """
import sys
from importlib import import_module
import regulars.ui.application, regulars.ui.today.today_view, regulars.services.today, regulars.services.brief
from regulars.ui.loading_ahead import PIECES
def own():
    return sum(name.startswith("regulars.") for name in sys.modules)
for piece in PIECES:
    before = own()
    import_module(piece)
    print(piece, own() - before)
"""


def test_every_piece_is_small_and_still_new() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STEP_BY_STEP],
        env={**child_environment(), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = {piece: int(count) for piece, count in (line.split() for line in done.stdout.splitlines())}
    assert list(loaded) == list(PIECES)
    assert {piece: count for piece, count in loaded.items() if not 1 <= count <= MOST_AT_ONCE} == {}


def test_the_pieces_are_loaded_one_after_the_other(qtbot: QtBot) -> None:
    ahead = LoadingAhead()
    ahead.begin()
    assert not ahead.is_over()
    qtbot.waitUntil(ahead.is_over, timeout=30_000)
    assert set(PIECES) <= set(sys.modules)
