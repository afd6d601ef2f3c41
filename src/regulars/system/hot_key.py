"""A key that opens the quick line from any program: who gives such keys on this system, and the command to give one by hand."""

import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.services.ports import HotKeys, HotKeyWish
from regulars.system.autostart import program

QUICK = "--quick"


def of_this_system(arguments: Sequence[str] = ()) -> HotKeys:
    """Who is asked here; `arguments` are added to the command, such as which book."""
    command = (*program(), QUICK, *arguments)
    if sys.platform == "win32":
        from regulars.system.windows_hot_key import User32, WindowsKeys  # lazy: each system needs its own

        return WindowsKeys(subprocess.list2cmdline(command), User32)
    if sys.platform == "darwin":
        return NoKeys(shlex.join(command))
    from regulars.system.portal_hot_key import PortalKeys  # lazy: as above

    return PortalKeys(shlex.join(command))


@dataclass(frozen=True, slots=True)
class NoKeys:
    """A system that gives a key to a command, and none to a program of ours."""

    command: str

    def ask(
        self,
        description: str,  # noqa: ARG002 - nobody is asked
        window: str,  # noqa: ARG002 - as above
        told: Callable[[HotKey], None],
        pressed: Callable[[str], None],  # noqa: ARG002 - as above
    ) -> HotKeyWish:
        """Nobody is there to ask."""
        told(HotKey(HotKeyState.ABSENT))
        return _NoWish()


class _NoWish:
    def change(self, window: str) -> None:
        """There is nothing to change."""

    def stop(self) -> None:
        """There is nothing to give back."""
