"""What the process forbids itself before it touches the book: files for others, core dumps, a look from outside."""

import ctypes
import os
import sys
from dataclasses import dataclass

OWNER_ONLY = 0o077
_PR_SET_DUMPABLE = 4  # <linux/prctl.h>


@dataclass(frozen=True, slots=True)
class Hardening:
    """What took effect, for the self-test. On Windows none of it applies: the folder's own rights protect it."""

    private_files: bool
    no_core_files: bool
    not_dumpable: bool


def harden() -> Hardening:
    """New files for the owner only, no core file, and on Linux no reading of our memory by the user's other programs.

    For the first line of `main`; calling it again does no harm. It never raises: what a system lacks is reported.
    """
    os.umask(OWNER_ONLY)
    return Hardening(sys.platform != "win32", _forbid_core_files(), _forbid_dumping())


def _forbid_core_files() -> bool:
    if sys.platform == "win32":
        return False
    import resource  # not there on Windows

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _forbid_dumping() -> bool:
    if sys.platform != "linux":
        return False
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        # All five arguments, each as wide as the kernel reads it: prctl is variadic.
        answer: int = libc.prctl(
            ctypes.c_int(_PR_SET_DUMPABLE),
            ctypes.c_ulong(0),
            ctypes.c_ulong(0),
            ctypes.c_ulong(0),
            ctypes.c_ulong(0),
        )
    except (OSError, AttributeError):
        return False
    return answer == 0
