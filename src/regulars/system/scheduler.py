"""One heartbeat, and nothing else: every half minute it asks the book what is due. The book is the truth, not the job.

With APScheduler's defaults a beat that falls into a sleep is dropped for ever; here it comes late, once.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from regulars.system.clock import SystemClock

if TYPE_CHECKING:
    from regulars.system.jump_proof_scheduler import JumpProofScheduler

JOB_ID = "heartbeat"
HALF_A_MINUTE = timedelta(seconds=30)


class Heartbeat:
    """Calls `beat` in a thread of its own every half minute, and at once when the machine slept through some beats.

    `beat` must only pass the word on, as a queued signal does. What it raises is logged by APScheduler, and the next
    beat comes all the same. A heartbeat may be started and stopped any number of times.
    """

    def __init__(self, beat: Callable[[], None], every: timedelta = HALF_A_MINUTE) -> None:
        self._beat = beat
        self._every = every
        self._scheduler: JumpProofScheduler | None = None
        self._lock = threading.Lock()

    @property
    def running(self) -> bool:
        """Whether beats come."""
        return self._scheduler is not None

    def start(self) -> None:
        """Begin; the first beat comes after one interval. Starting twice is starting once."""
        # 60 ms, and not before the first paint.
        from apscheduler.executors.pool import ThreadPoolExecutor  # type: ignore[import-untyped]  # no types
        from apscheduler.jobstores.memory import MemoryJobStore  # type: ignore[import-untyped]  # no types
        from apscheduler.triggers.interval import IntervalTrigger  # type: ignore[import-untyped]  # no types

        from regulars.system.jump_proof_scheduler import JumpProofScheduler  # it imports APScheduler

        with self._lock:
            if self._scheduler is not None:
                return
            # UTC: a local zone would make the interval stumble over the hour that is skipped or repeated.
            scheduler = JumpProofScheduler(
                jobstores={"default": MemoryJobStore()},
                executors={"default": ThreadPoolExecutor(max_workers=1)},
                timezone="UTC",
                daemon=True,
            )
            scheduler.add_job(
                self._beat,
                IntervalTrigger(seconds=self._every.total_seconds(), timezone="UTC"),
                id=JOB_ID,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
            scheduler.start()
            self._scheduler = scheduler

    def stop(self) -> None:
        """End, and wait for a beat under way. No thread is left."""
        with self._lock:
            scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            scheduler.shutdown(wait=True)

    def beat_soon(self) -> None:
        """Do not wait for the rest of the interval, which counts anew from there: for the end of a sleep, for the focus
        coming back.
        """
        with self._lock:
            scheduler = self._scheduler
        if scheduler is not None:
            scheduler.modify_job(JOB_ID, next_run_time=SystemClock().now())
