"""The heart beats on after a sleep, a clock that was set, a beat that failed. And it leaves no thread behind."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, tzinfo

import pytest
from apscheduler.schedulers import base

from regulars.system import clock
from regulars.system.jump_proof_scheduler import JumpProofScheduler
from regulars.system.scheduler import HALF_A_MINUTE, JOB_ID, Heartbeat

QUICK = timedelta(seconds=0.1)


class Beats:
    """Counts beats, and waits for them."""

    def __init__(self) -> None:
        self.count = 0
        self.threads: set[str] = set()
        self._changed = threading.Condition()

    def __call__(self) -> None:
        with self._changed:
            self.count += 1
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()

    def wait_for(self, count: int, timeout_s: float = 5.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self.count >= count, timeout_s)


@pytest.fixture
def beats() -> Beats:
    return Beats()


@pytest.fixture
def heartbeat(beats: Beats) -> Iterator[Heartbeat]:
    threads = set(threading.enumerate())
    heart = Heartbeat(beats, QUICK)
    yield heart
    heart.stop()
    assert set(threading.enumerate()) == threads


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Moves the wall clock that the scheduler and we see; the time that waiting takes goes on as it does."""
    offset = timedelta()

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # plain datetimes are what is asked for
            return datetime.now(tz) + offset

    def move(by: timedelta) -> None:
        nonlocal offset
        offset += by

    monkeypatch.setattr(base, "datetime", Moved)
    monkeypatch.setattr(clock, "datetime", Moved)
    return move


def test_beats_come_in_a_thread_of_their_own(heartbeat: Heartbeat, beats: Beats) -> None:
    assert not heartbeat.running
    heartbeat.start()
    assert heartbeat.running
    assert beats.wait_for(3)
    assert threading.main_thread().name not in beats.threads
    heartbeat.stop()
    assert not heartbeat.running
    after = beats.count
    time.sleep(0.3)
    assert beats.count == after


def test_starting_and_stopping_twice_is_once(heartbeat: Heartbeat, beats: Beats) -> None:
    heartbeat.stop()
    heartbeat.start()
    scheduler = heartbeat._scheduler
    heartbeat.start()
    assert heartbeat._scheduler is scheduler
    assert beats.wait_for(1)
    heartbeat.stop()
    heartbeat.stop()
    heartbeat.start()
    assert beats.wait_for(beats.count + 1)


def test_the_job_is_the_one_that_sleeping_laptops_need(beats: Beats) -> None:
    heart = Heartbeat(beats)
    heart.start()
    try:
        assert heart._scheduler is not None
        (job,) = heart._scheduler.get_jobs()
        assert job.id == JOB_ID
        assert job.trigger.interval == HALF_A_MINUTE == timedelta(seconds=30)
        assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)
        assert type(heart._scheduler._lookup_jobstore("default")).__name__ == "MemoryJobStore"
    finally:
        heart.stop()


@pytest.mark.parametrize(
    "jump", [timedelta(hours=8), timedelta(days=4000), timedelta(days=-1), timedelta(days=-4000)], ids=str
)
def test_a_jump_of_the_clock_costs_no_beat_and_brings_no_flood(
    heartbeat: Heartbeat, beats: Beats, set_clock: Callable[[timedelta], None], jump: timedelta
) -> None:
    heartbeat.start()
    assert beats.wait_for(2)
    set_clock(jump)
    before, began = beats.count, time.monotonic()
    assert beats.wait_for(before + 1, 2)
    assert time.monotonic() - began < 1
    assert beats.wait_for(before + 3, 2)
    time.sleep(0.3)
    passed_s = time.monotonic() - began
    assert beats.count - before <= passed_s / QUICK.total_seconds() + 3


def test_a_half_minute_beat_comes_within_35_s_of_a_jump_back(
    beats: Beats, set_clock: Callable[[timedelta], None]
) -> None:
    """The scheduler's own round is asked: it never plans to wait longer than the interval, whatever the clock says."""
    heart = Heartbeat(beats)
    heart.start()
    try:
        scheduler = heart._scheduler
        assert scheduler is not None
        for jump in (timedelta(days=-300), timedelta(days=300), timedelta(days=-10_000)):
            set_clock(jump)
            before = beats.count
            wait_s = JumpProofScheduler._process_jobs(scheduler)
            assert wait_s is not None
            assert wait_s <= 31
            assert beats.wait_for(before + 1)
    finally:
        heart.stop()


def test_a_beat_that_fails_does_not_end_the_heartbeat(beats: Beats, caplog: pytest.LogCaptureFixture) -> None:
    def fail_first() -> None:
        beats()
        if beats.count == 1:
            raise ValueError("a bug of the listener")

    heart = Heartbeat(fail_first, QUICK)
    with caplog.at_level(logging.ERROR):
        heart.start()
        try:
            assert beats.wait_for(3)
        finally:
            heart.stop()
    assert "raised an exception" in caplog.text


def test_a_slow_beat_is_not_started_twice(caplog: pytest.LogCaptureFixture) -> None:
    running, most, done = 0, 0, threading.Event()

    def slow() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.35)
        running -= 1
        done.set()

    heart = Heartbeat(slow, QUICK)
    with caplog.at_level(logging.CRITICAL, "apscheduler"):
        heart.start()
        try:
            assert done.wait(5)
            time.sleep(0.3)
        finally:
            heart.stop()
    assert most == 1


def test_waking_up_need_not_wait_for_the_interval(beats: Beats) -> None:
    heart = Heartbeat(beats)
    heart.beat_soon()
    heart.start()
    try:
        assert beats.count == 0
        heart.beat_soon()
        assert beats.wait_for(1, 2)
    finally:
        heart.stop()
