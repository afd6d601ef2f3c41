"""When the rhythms ask for more than there is room, Today says so in a sentence, and what could be changed."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.screen import Surroundings
from regulars.ui.today.making_it_fit import MakingItFit
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 400)
    host.show()
    return host


@pytest.fixture
def fitting(around: Surroundings, verbs: Verbs, host: QWidget) -> MakingItFit:
    for number in range(24):
        person = PersonId(verbs.people.add(f"Person {number}").created or 0)
        for ago in (28, 21, 14, 7):
            day = TODAY - timedelta(days=ago)
            verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=day)
    return MakingItFit(around, host)


def says_too_much(fitting: MakingItFit) -> bool:
    return fitting.card is not None


def test_the_sentence_says_what_is_asked_and_what_is_possible(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    fitting.plan()
    assert fitting.card is not None
    words = [label.text() for label in fitting.card.findChildren(QLabel)]
    assert any("a day asked, 2 possible" in text for text in words)
    assert_accessible(fitting)


def test_where_everything_fits_nothing_is_said(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(9,) * 7)
    fitting.plan()
    assert fitting.card is None
    assert not fitting.isVisible()


def test_each_way_out_says_what_it_comes_to_makes_it_fit_and_is_undone(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    for words in ("more a day", "less often"):
        fitting.plan()
        assert fitting.card is not None
        button = next(button for button in fitting.card.findChildren(QPushButton) if words in button.text())
        assert "possible" in button.text()
        button.click()
        assert not says_too_much(fitting)
        verbs.book.undo()
        assert verbs.settings.read().rooms == (2, 2, 2, 2, 2, 0, 0)
        assert verbs.people.get(PersonId(1)).cadence_days is None


def test_minutes_are_asked_and_possible_where_they_are_counted(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(minutes=(15, 15, 15, 15, 15, 0, 0))
    fitting.plan()
    assert fitting.card is not None
    assert "minutes a day asked, 15 possible" in fitting.card.accessibleName()
