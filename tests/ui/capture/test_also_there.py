"""One visit that counts for those of a household who are ticked, each with a line of their own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.capture.log_view import LogBox
from regulars.ui.desk import Desk
from regulars.ui.screen import Surroundings
from tests.ui.accessible import assert_accessible


@pytest.fixture
def box(around: Surroundings, qtbot: QtBot) -> LogBox:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    return LogBox(around, host)


def people(verbs: Verbs, *names: str) -> list[PersonId]:
    return [PersonId(verbs.people.add(name).created or 0) for name in names]


def test_a_visit_counts_for_those_of_the_household_who_are_ticked(
    box: LogBox, verbs: Verbs, desk: Desk, qtbot: QtBot
) -> None:
    ana, rui, tomas = people(verbs, "Ana", "Rui", "Tomás")
    verbs.households.make("Moreiras", [ana, rui, tomas])
    box.ask(ana)
    also = box.also_there
    assert [tick.accessibleName() for tick in also.ticks.values()] == ["Rui was there too", "Tomás was there too"]
    assert not any(tick.isChecked() for tick in also.ticks.values())
    assert_accessible(box)
    for person in (rui, tomas):
        qtbot.keyClick(also.ticks[person], Qt.Key.Key_Space)
    qtbot.keyClick(also.ticks[tomas], Qt.Key.Key_Space)
    assert [tick.isChecked() for tick in also.ticks.values()] == [True, False]
    box.model.set_line(rui, "asked about the loan")
    qtbot.keyClick(box.words, Qt.Key.Key_Return)
    [moment] = verbs.moments.of(rui)
    assert {one.person: one.private_line for one in moment.people} == {ana: "", rui: "asked about the loan"}
    assert verbs.moments.of(tomas) == []
    desk.undo()
    assert verbs.moments.of(ana) == []


def test_who_lives_alone_is_asked_nothing(box: LogBox, verbs: Verbs) -> None:
    [ana] = people(verbs, "Ana")
    box.ask(ana)
    assert box.also_there.isHidden()


def test_of_a_household_of_forty_the_first_are_offered_and_the_others_on_demand(box: LogBox, verbs: Verbs) -> None:
    big = people(verbs, *(f"Person {number:02}" for number in range(40)))
    verbs.households.make("Big", big)
    box.ask(big[0])
    assert len(box.also_there.ticks) == 8
    box.also_there.more.click()
    assert len(box.also_there.ticks) == 39
    assert box.also_there.more.isHidden()
