"""What the process forbids itself, looked at from outside in a child of its own."""

import json
import subprocess
import sys
from pathlib import Path

from tests.desktop_session import child_environment

HARDENED = """
import json, os, resource, sys
from pathlib import Path
from regulars.system.hardening import harden
os.umask(0)
done = harden()
harden()
folder = Path(sys.argv[1])
(folder / "file").write_text("x")
(folder / "sub").mkdir()
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(json.dumps({
    "done": [done.private_files, done.no_core_files, done.not_dumpable],
    "modes": [(folder / name).stat().st_mode & 0o777 for name in ("file", "sub")],
    "core": resource.getrlimit(resource.RLIMIT_CORE),
    "owner": os.stat("/proc/self/mem").st_uid,
}))
import ctypes
assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0  # PR_GET_DUMPABLE
"""


def test_a_hardened_process_makes_private_files_no_core_and_cannot_be_dumped(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", HARDENED, tmp_path],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    seen = json.loads(told.stdout)
    assert seen["done"] == [True, True, True]
    assert seen["modes"] == [0o600, 0o700]
    assert seen["core"] == [0, 0]


def test_a_crash_of_a_hardened_process_leaves_no_core_file(tmp_path: Path) -> None:
    crash = "from regulars.system.hardening import harden; harden(); import os; secret = 'canary-7'; os.abort()"
    ended = subprocess.run(
        [sys.executable, "-c", crash], cwd=tmp_path, env=child_environment(), capture_output=True, check=False
    )
    assert ended.returncode == -6
    assert list(tmp_path.iterdir()) == []
