"""Work off the GUI thread comes back to it, in order, and calls that never answer keep nobody."""

import threading

from pytestqt.qtbot import QtBot

from regulars.ui.jobs import InlineWorker, ThreadAside, ThreadWorker


def test_calls_run_in_order_on_one_other_thread(qtbot: QtBot) -> None:
    worker = ThreadWorker("book")
    heard: list[tuple[int, int]] = []
    for number in range(5):
        worker.submit(
            lambda number=number: (number, threading.get_ident()), lambda outcome: heard.append(outcome), lambda _: None
        )
    qtbot.waitUntil(lambda: len(heard) == 5)
    worker.stop()
    assert [number for number, _ in heard] == [0, 1, 2, 3, 4]
    assert {thread for _, thread in heard} != {threading.get_ident()}
    assert len({thread for _, thread in heard}) == 1


def test_what_comes_out_is_delivered_on_the_gui_thread(qtbot: QtBot) -> None:
    worker = ThreadWorker("book")
    heard: list[int] = []
    worker.submit(lambda: None, lambda _: heard.append(threading.get_ident()), lambda _: None)
    worker.submit(lambda: 1 / 0, lambda _: None, lambda _: heard.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(heard) == 2)
    worker.stop()
    assert set(heard) == {threading.get_ident()}


def test_stopping_finishes_what_was_asked_for() -> None:
    worker = ThreadWorker("book")
    done: list[int] = []
    for number in range(20):
        worker.submit(lambda number=number: done.append(number), lambda _: None, lambda _: None)
    worker.stop()
    assert done == list(range(20))


def test_an_aside_call_that_never_answers_keeps_nobody(qtbot: QtBot) -> None:
    aside, never = ThreadAside("keyring"), threading.Event()
    heard: list[str] = []
    aside.submit(never.wait, lambda _: heard.append("never"), lambda _: None)
    aside.submit(lambda: "answer", heard.append, lambda _: None)
    qtbot.waitUntil(lambda: heard == ["answer"])
    never.set()


def test_a_cancelled_aside_call_delivers_nothing(qtbot: QtBot) -> None:
    aside, prompt = ThreadAside("keyring"), threading.Event()
    heard: list[object] = []
    job = aside.submit(prompt.wait, heard.append, heard.append)
    job.cancel()
    prompt.set()
    aside.submit(lambda: "the next", heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["the next"]


def test_an_inline_call_has_run_when_submit_returns() -> None:
    heard: list[object] = []
    InlineWorker().submit(lambda: 1, heard.append, heard.append)
    InlineWorker().submit(lambda: 1 / 0, heard.append, heard.append)
    assert heard[0] == 1
    assert isinstance(heard[1], ZeroDivisionError)
