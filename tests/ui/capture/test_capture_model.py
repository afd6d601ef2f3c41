"""The sentence while it is typed: a page of text is read on another thread, and never shown for another one."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from regulars.services.verbs import Verbs
from regulars.ui.capture.capture_model import LONG, PAUSE_MS, CaptureModel
from regulars.ui.desk import Desk
from tests.doubles import HeldCalls

COMMAS = "a, " * 3333


@pytest.fixture
def calls() -> HeldCalls:
    return HeldCalls()


@pytest.fixture
def model(verbs: Verbs, calls: HeldCalls, qtbot: QtBot) -> Iterator[CaptureModel]:
    """A model whose long sentences are read when the test says so."""
    verbs.people.add("Ana Moreira")
    desk = Desk(verbs, calls)
    model = CaptureModel(desk)
    model.begin(None)
    calls.answer()
    yield model
    model.rest()
    desk.deleteLater()


def test_a_page_of_commas_is_read_elsewhere_after_a_pause(model: CaptureModel, calls: HeldCalls, qtbot: QtBot) -> None:
    assert len(COMMAS) > LONG
    model.type(COMMAS)
    assert calls.waiting == []
    qtbot.waitUntil(lambda: len(calls.waiting) == 1, timeout=20 * PAUSE_MS)
    assert model.reading.text == ""
    calls.answer()
    assert model.reading.text.startswith("a, a, a,")


def test_an_answer_that_comes_late_is_not_shown_for_what_was_typed_since(
    model: CaptureModel, calls: HeldCalls, qtbot: QtBot
) -> None:
    model.type(COMMAS)
    qtbot.waitUntil(lambda: len(calls.waiting) == 1, timeout=20 * PAUSE_MS)
    model.type("called ana")
    calls.answer()
    assert model.reading.text == "called ana"


def test_enter_reads_at_once_what_is_still_being_read(model: CaptureModel, calls: HeldCalls, qtbot: QtBot) -> None:
    model.type("called ana " + COMMAS)
    qtbot.waitUntil(lambda: len(calls.waiting) == 1, timeout=20 * PAUSE_MS)
    model.settle()
    assert model.reading.text.startswith("called ana a,")
    seen: list[str] = []
    model.changed.connect(lambda: seen.append(model.reading.text))
    calls.answer()
    assert seen == []


def test_nothing_that_is_being_read_is_shown_once_nobody_looks(
    model: CaptureModel, calls: HeldCalls, qtbot: QtBot
) -> None:
    model.type(COMMAS)
    qtbot.waitUntil(lambda: len(calls.waiting) == 1, timeout=20 * PAUSE_MS)
    model.rest()
    calls.answer()
    assert model.reading.text == ""
