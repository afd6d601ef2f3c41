"""Work off the GUI thread: one worker that runs calls in order, and hands what comes out back to the GUI thread.

Calls that may never answer (a keyring waits for its password) go aside, each to a thread of its own.
"""

import contextlib
import logging
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)

TURN_S = 0.0003
"""So long the window's thread waits for the interpreter while the worker has it, some times for each event. Python's own 5 ms
make every hundredth frame late by half of one; with this the frames of a busy window come as those of an idle one.
"""

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(slots=True, eq=False)
class Job:
    """One call that was asked for. `cancel` asks it to stop; it stops where it looks (`cancelled`)."""

    call: Callable[[], Any]
    done: Done
    failed: Failed
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the call to stop."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()


class Worker(Protocol):
    """Runs calls one after the other."""

    def submit(self, call: Callable[[], Any], done: Done, failed: Failed) -> Job:
        """Run `call`; then `done(result)` or `failed(exception)` on the GUI thread."""

    def on_gui(self, call: Callable[[], None]) -> None:
        """Run a small call on the GUI thread, from whichever thread this is."""

    def stop(self) -> None:
        """Finish what was submitted, and end."""


class ThreadWorker(QObject):
    """A worker with a thread of its own: the one thread that writes to the book."""

    _arrived = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._arrived.connect(self._run_here, Qt.ConnectionType.QueuedConnection)
        self._stopped = False
        sys.setswitchinterval(TURN_S)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, call: Callable[[], Any], done: Done, failed: Failed) -> Job:
        """Queue a call."""
        job = Job(call, done, failed)
        self._queue.put(job)
        return job

    def on_gui(self, call: Callable[[], None]) -> None:
        """Queue a small call for the GUI thread."""
        self._arrived.emit(call)

    def stop(self) -> None:
        """Finish the queue, then end the thread. What comes out after this is not delivered."""
        self._queue.put(None)
        self._thread.join()
        self._stopped = True
        self.deleteLater()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            try:
                result = job.call()
            except Exception as error:  # noqa: BLE001  # whatever it is goes to the one who asked, on the GUI thread
                self._arrived.emit(_Outcome(job.failed, error))
            else:
                self._arrived.emit(_Outcome(job.done, result))

    def _run_here(self, call: Callable[[], None]) -> None:
        if not self._stopped:
            call()


@dataclass(frozen=True, slots=True)
class _Outcome:
    deliver: Callable[[Any], None]
    value: Any
    unless_cancelled: Job | None = None

    def __call__(self) -> None:
        if self.unless_cancelled is None or not self.unless_cancelled.cancelled():
            self.deliver(self.value)


class Aside(Protocol):
    """Runs calls that may never answer. A job that was cancelled delivers nothing, whenever its call comes back."""

    def submit(self, call: Callable[[], Any], done: Done, failed: Failed) -> Job:
        """Run `call`; then `done(result)` or `failed(exception)` on the GUI thread, unless it was cancelled."""


class ThreadAside(QObject):
    """Each call on a daemon thread of its own: one that never answers keeps neither the next one nor the end waiting."""

    _arrived = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._arrived.connect(self._run_here, Qt.ConnectionType.QueuedConnection)

    def submit(self, call: Callable[[], Any], done: Done, failed: Failed) -> Job:
        """Begin the call."""
        job = Job(call, done, failed)
        threading.Thread(target=self._work, args=(job,), name=self._name, daemon=True).start()
        return job

    def _work(self, job: Job) -> None:
        try:
            outcome = _Outcome(job.done, job.call(), job)
        except Exception as error:  # noqa: BLE001  # whatever it is goes to the one who asked, on the GUI thread
            outcome = _Outcome(job.failed, error, job)
        with contextlib.suppress(RuntimeError):  # the window is gone; nobody waits any more
            self._arrived.emit(outcome)

    def _run_here(self, outcome: "_Outcome") -> None:
        outcome()


class InlineWorker:
    """A worker without a thread: each call runs at once. For tests, and for the first page before anything else runs."""

    def submit(self, call: Callable[[], Any], done: Done, failed: Failed) -> Job:
        """Run the call now."""
        job = Job(call, done, failed)
        try:
            result = call()
        except Exception as error:  # noqa: BLE001  # the same contract as the thread's
            failed(error)
        else:
            done(result)
        return job

    def on_gui(self, call: Callable[[], None]) -> None:
        """Run it now."""
        call()

    def stop(self) -> None:
        """Nothing to end."""
