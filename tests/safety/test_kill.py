"""A killed program loses nothing that it said was saved. Here some of the kills; `python -m tests.safety.kill` does more."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
KILLS = int(os.environ.get("REGULARS_KILLS", "44"))


def siege(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Kills in a process of their own, which may fork: this one has Qt and threads."""
    return subprocess.run(
        [sys.executable, "-m", "tests.safety.kill", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
        capture_output=True,
        text=True,
        timeout=1200,
    )


def test_no_kill_loses_an_acknowledged_edit_or_keeps_the_book_from_opening() -> None:
    done = siege("--kills", str(KILLS))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 failures" in done.stdout


def test_a_lost_log_would_be_noticed() -> None:
    done = siege("--kills", "8", "--lose-log")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "is gone" in done.stdout
