"""APScheduler's background scheduler, taught that clocks jump.

It compares the wall clock with a job's next time. A clock set back by a day would so silence the heartbeat for a day,
and one set forward by ten years would make it count ten million missed beats before the next one.
"""

from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]  # no types

from regulars.system.clock import SystemClock


class JumpProofScheduler(BackgroundScheduler):  # type: ignore[misc]  # its base has no types
    """Runs jobs at once whose next time is further away, on either side, than their interval explains."""

    clock = SystemClock()

    def _process_jobs(self) -> float | None:
        now: datetime = self.clock.now()
        for job in self.get_jobs():
            interval: timedelta = job.trigger.interval
            if job.next_run_time is not None and abs(job.next_run_time - now) > interval:
                job.modify(next_run_time=now)
        wait_s: float | None = super()._process_jobs()
        return wait_s
