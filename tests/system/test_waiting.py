"""A call that never answers holds nobody up."""

import threading
import time

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.system.waiting import in_background


def test_an_answer_arrives() -> None:
    waiting = in_background(lambda: 7)
    assert waiting.result(5) == 7
    assert waiting.result() == 7
    assert waiting.done


def test_what_the_call_raises_is_raised_where_the_result_is_asked_for() -> None:
    def fail() -> None:
        raise KnownProblem(Problem.NO_KEYRING, found="x")

    with pytest.raises(KnownProblem) as caught:
        in_background(fail).result(5)
    assert caught.value.values == {"found": "x"}


def test_a_call_that_does_not_answer_in_time_counts_as_locked() -> None:
    gate = threading.Event()
    waiting = in_background(lambda: gate.wait(10))
    began = time.monotonic()
    with pytest.raises(KnownProblem) as caught:
        waiting.result(0.05)
    assert caught.value.code is Problem.KEYRING_LOCKED
    assert time.monotonic() - began < 1
    gate.set()


def test_cancelling_answers_at_once_and_a_late_answer_is_thrown_away() -> None:
    gate, finished = threading.Event(), threading.Event()

    def call() -> int:
        gate.wait(10)
        finished.set()
        return 7

    waiting, told = in_background(call), threading.Event()
    waiting.when_done(told.set)
    assert not waiting.done
    waiting.cancel()
    assert waiting.done
    assert told.is_set()
    gate.set()
    assert finished.wait(5)
    with pytest.raises(KnownProblem) as caught:
        waiting.result()
    assert caught.value.code is Problem.KEYRING_LOCKED


def test_a_listener_hears_of_the_answer_once_even_when_it_comes_late() -> None:
    heard: list[int] = []
    waiting = in_background(lambda: 7)
    waiting.result(5)
    waiting.when_done(lambda: heard.append(waiting.result()))
    waiting.cancel()
    assert heard == [7]


def test_the_thread_does_not_keep_the_program_from_ending() -> None:
    gate = threading.Event()
    in_background(lambda: gate.wait(10), name="a prompt")
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "a prompt")
    gate.set()
