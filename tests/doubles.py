"""Doubles of the system's edge: a keyring in memory, calls that answer when the test says so."""

from collections.abc import Callable
from typing import Any

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.keyslots import DataKey, KeyringEntry
from regulars.ui.jobs import Done, Failed, Job


class MemoryVault:
    """A keyring that answers at once: with what it holds, or with the problem it was given."""

    def __init__(self, problem: Problem | None = None) -> None:
        self.keys: dict[KeyringEntry, DataKey] = {}
        self.problem = problem
        self.kept = 0

    def keep(self, entry: KeyringEntry, key: DataKey) -> None:
        self._answer()
        self.kept += 1
        self.keys[entry] = DataKey(key.raw())

    def fetch(self, entry: KeyringEntry) -> DataKey | None:
        self._answer()
        held = self.keys.get(entry)
        return None if held is None else DataKey(held.raw())

    def drop(self, entry: KeyringEntry) -> None:
        self._answer()
        self.keys.pop(entry, None)

    def _answer(self) -> None:
        if self.problem is not None:
            raise KnownProblem(self.problem)


class HeldCalls:
    """A worker, or an aside, whose calls wait until the test lets them run: a keyring whose prompt nobody answers."""

    def __init__(self) -> None:
        self.waiting: list[Job] = []

    def submit(self, call: Callable[[], Any], done: Done, failed: Failed) -> Job:
        job = Job(call, done, failed)
        self.waiting.append(job)
        return job

    def on_gui(self, call: Callable[[], None]) -> None:
        call()

    def stop(self) -> None:
        self.waiting.clear()

    def answer(self) -> None:
        """Let everything that waits run now; what was cancelled delivers nothing."""
        jobs, self.waiting = self.waiting, []
        for job in jobs:
            try:
                result = job.call()
            except Exception as error:  # noqa: BLE001 - the same contract as the thread's
                if not job.cancelled():
                    job.failed(error)
            else:
                if not job.cancelled():
                    job.done(result)
