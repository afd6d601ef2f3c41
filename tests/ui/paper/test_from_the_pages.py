"""Each paper is a key away from the page that it is about: Ctrl+Shift+P on all of them."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from regulars.domain.people import Address, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.main_window import MainWindow
from regulars.ui.paper.label_paper import LabelPaper
from regulars.ui.paper.paper_box import PaperBox
from regulars.ui.theme import Theme


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    ana = PersonId(verbs.people.add("Ana Moreira").created or 0)
    verbs.people.add_address(ana, Address(street="Rua Nova 3", city="Lisboa"))
    return ana


@pytest.fixture
def window(theme: Theme, desk: Desk, ana: PersonId, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(theme, desk)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.take_leave()


def opened(window: MainWindow, action: str) -> PaperBox:
    command = window.actions_.action(action)
    assert command.isEnabled()
    assert command.shortcut().toString() == "Ctrl+Shift+P"
    command.trigger()
    [box] = [box for box in window.findChildren(PaperBox) if box.isVisible()]
    return box


def test_the_day_from_today(window: MainWindow) -> None:
    window.go("today")
    assert opened(window, "print_day").view.toPlainText().startswith("Sunday 22 November")


def test_a_card_from_the_person(window: MainWindow, ana: PersonId) -> None:
    window.open_person(ana)
    assert opened(window, "person_card").view.toPlainText().startswith("Ana Moreira")


def test_labels_from_the_chosen_people(window: MainWindow) -> None:
    window.go("people")
    window.actions_.action("tidy_all").trigger()
    paper = opened(window, "tidy_labels").paper
    assert isinstance(paper, LabelPaper)
    assert [label.lines for label in paper.labels] == [("Rua Nova 3", "Lisboa")]


def test_the_dates_from_the_dates(window: MainWindow) -> None:
    window.go("dates")
    assert opened(window, "date_print").view.toPlainText().startswith("Dates")


def test_the_insights_have_a_key_and_a_place_in_the_sidebar(window: MainWindow) -> None:
    command = window.actions_.action("insights")
    assert command.shortcut().toString() == "Ctrl+6"
    command.trigger()
    assert type(window.page("insights")).__name__ == "InsightsView"
    assert window.page("insights").isVisible()
    assert window.actions_.action("insights_weeks").isEnabled()
    window.go("today")
    assert not window.actions_.action("insights_weeks").isEnabled()
