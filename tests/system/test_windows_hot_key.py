"""On Windows the first key that nobody has is held by a thread, which tells of each press and gives the key back."""

import queue
import threading

import pytest

from regulars.domain.hot_key import HotKey, HotKeyState
from regulars.system.windows_hot_key import WANTED, WindowsKeys

PRESS, QUIT = "press", "quit"


class Messages:
    """A message queue of one thread, and which keys are free."""

    def __init__(self, free: tuple[int, ...]) -> None:
        self.free = free
        self.waiting: queue.Queue[str] = queue.Queue()
        self.held: list[int] = []
        self.threads: set[int] = set()

    def open(self) -> int:
        self.threads.add(threading.get_ident())
        return 77

    def register(self, modifiers: int, key: int) -> bool:
        self.threads.add(threading.get_ident())
        if key in self.free:
            self.held.append(key)
        return key in self.free

    def wait(self) -> bool:
        self.threads.add(threading.get_ident())
        return self.waiting.get(timeout=10) == PRESS

    def unregister(self) -> None:
        self.threads.add(threading.get_ident())
        self.held.clear()

    def end(self, thread: int) -> None:
        assert thread == 77
        self.waiting.put(QUIT)


@pytest.mark.parametrize("place", range(len(WANTED)))
def test_the_first_free_key_is_held_and_each_press_told_until_it_is_given_back(place: int) -> None:
    messages = Messages(tuple(key for _, key, _ in WANTED[place:]))
    told: queue.Queue[HotKey] = queue.Queue()
    pressed: queue.Queue[str] = queue.Queue()
    wish = WindowsKeys("regulars.exe --quick", lambda: messages).ask("Open it", "", told.put, pressed.put)
    assert told.get(timeout=10) == HotKey(HotKeyState.ON, WANTED[place][2])
    assert messages.held == [WANTED[place][1]]
    for _ in range(2):
        messages.waiting.put(PRESS)
        assert pressed.get(timeout=10) == ""
    wish.change("")
    wish.stop()
    wish.stop()
    assert messages.held == []
    assert len(messages.threads) == 1
    assert threading.get_ident() not in messages.threads
    assert pressed.empty()


def test_keys_that_other_programs_have_are_told_as_taken() -> None:
    messages = Messages(())
    told: queue.Queue[HotKey] = queue.Queue()
    wish = WindowsKeys("regulars.exe --quick", lambda: messages).ask("Open it", "", told.put, lambda _: None)
    assert told.get(timeout=10) == HotKey(HotKeyState.TAKEN)
    wish.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "hot key"]


def test_every_key_that_is_asked_for_has_shift_for_ctrl_and_alt_write_letters() -> None:
    assert all(words.startswith("Ctrl+Alt+Shift+") and modifiers == 7 for modifiers, _, words in WANTED)
