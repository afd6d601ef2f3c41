"""After a talk: did you say what you wanted to? Asked beside the word at the foot, and taken back from there."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.main_window import MainWindow
from regulars.ui.theme import Theme


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Ana Moreira").created or 0)


@pytest.fixture
def rui(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Rui Faria").created or 0)


@pytest.fixture
def window(theme: Theme, desk: Desk, ana: PersonId, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme, desk)
    qtbot.addWidget(window)
    window.show()
    return window


def log(window: MainWindow, *people: PersonId) -> None:
    window.desk.do(lambda: window.desk.verbs.moments.log(people, MomentKind.CALL), window.say_done)


def offered(window: MainWindow) -> QWidget | None:
    button = window.over.toast.offered
    return button if button.isVisible() else None


def test_a_logged_talk_asks_and_yes_lets_the_words_go_with_undo(
    window: MainWindow, verbs: Verbs, ana: PersonId
) -> None:
    verbs.to_say.write(ana, "Thank you for the key")
    log(window, ana)
    assert "Did you say what you wanted to? “Thank you for the key”" in window.over.toast.text().translate(
        dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
    )
    window.over.toast.offered.click()
    assert verbs.to_say.of(ana) is None
    assert "let go" in window.over.toast.text()
    assert offered(window) is None
    window.over.toast.button.click()
    assert verbs.to_say.of(ana) is not None
    assert verbs.moments.count(ana) == 1


def test_done_for_today_asks_too(window: MainWindow, verbs: Verbs, ana: PersonId) -> None:
    verbs.to_say.write(ana, "Thank you")
    window.desk.do(lambda: verbs.today.done(ana), window.say_done)
    assert offered(window) is not None


def test_undo_beside_the_question_takes_back_the_talk_and_keeps_the_words(
    window: MainWindow, verbs: Verbs, ana: PersonId
) -> None:
    verbs.to_say.write(ana, "Thank you")
    log(window, ana)
    window.over.toast.button.click()
    assert verbs.moments.count(ana) == 0
    words = verbs.to_say.of(ana)
    assert words is not None
    assert not words.met_since


def test_nothing_is_asked_where_nothing_waits_or_something_else_was_done(
    window: MainWindow, verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    log(window, ana)
    assert offered(window) is None
    for person in (ana, rui):
        verbs.to_say.write(person, "Thank you")
    window.desk.do(lambda: verbs.notes.add(ana, "oat milk"), window.say_done)
    assert offered(window) is None
    log(window, ana, rui)  # two answers need two questions: they stand on the pages and in the briefs
    assert offered(window) is None
