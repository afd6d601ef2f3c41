"""Calls that may never answer, made so that nobody has to wait for them."""

import threading
from collections.abc import Callable
from typing import Generic, NoReturn, TypeVar

from regulars.domain.errors import KnownProblem, Problem

T = TypeVar("T")


class Waiting(Generic[T]):
    """A call under way in a thread of its own. Whoever asked may wait, be told, or walk away."""

    def __init__(self, call: Callable[[], T], name: str) -> None:
        self._call = call
        self._settled = threading.Event()
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._answer: Callable[[], T] | None = None
        # A daemon, because a thread that waits for an ignored prompt would keep the program from ending.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin the call."""
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether `result` answers at once."""
        return self._settled.is_set()

    def cancel(self) -> None:
        """Stop waiting: `result` raises KEYRING_LOCKED, and what the call may still bring is thrown away."""
        self._settle(_stayed_locked)

    def result(self, timeout_s: float | None = None) -> T:
        """What the call returned; raises what it raised, and KEYRING_LOCKED without an answer after `timeout_s`."""
        if not self._settled.wait(timeout_s):
            self.cancel()
        assert self._answer is not None
        return self._answer()

    def when_done(self, listener: Callable[[], None]) -> None:
        """Call the listener once `result` answers: in the worker's thread, in the one that cancels, or here and now."""
        with self._lock:
            if not self._settled.is_set():
                self._listeners.append(listener)
                return
        listener()

    def _run(self) -> None:
        try:
            value = self._call()
        except BaseException as error:  # noqa: BLE001 - not swallowed: it is raised where the result is asked for
            self._settle(_raising(error))
        else:
            self._settle(lambda: value)

    def _settle(self, answer: Callable[[], T]) -> None:
        with self._lock:
            if self._settled.is_set():
                return
            self._answer = answer
            self._settled.set()
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()


def in_background(call: Callable[[], T], *, name: str = "keyring") -> Waiting[T]:
    """Begin a call that may never answer, such as `lambda: vault.fetch(entry)`."""
    waiting = Waiting(call, name)
    waiting.start()
    return waiting


def _stayed_locked() -> NoReturn:
    raise KnownProblem(Problem.KEYRING_LOCKED)


def _raising(error: BaseException) -> Callable[[], NoReturn]:
    def answer() -> NoReturn:
        raise error

    return answer
