"""A circle's name, note and usual rhythm, edited from the chip on a person's page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.person_page import PersonPage
from regulars.ui.widgets.circle_box import CircleBox
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import choose


@pytest.fixture
def box(page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId) -> Iterator[CircleBox]:
    desk.do(lambda: verbs.people.set_rhythm(ana, None))
    box = page.header.edit_circle(verbs.circles.all()[0].id)
    assert box is not None
    yield box
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_chip_of_a_circle_leads_to_its_box(page: PersonPage) -> None:
    chip = page.header.circles()[0]
    chip.click()
    choose(chip, "Name, note and usual rhythm …")
    opened = [child for child in page.window().findChildren(CircleBox) if child.isVisible()]
    assert [box.name.text() for box in opened] == ["designers"]
    assert_accessible(opened[0])
    opened[0].leave.click()


def test_name_note_and_rhythm_change_in_one_step_and_come_back_with_undo(
    box: CircleBox, page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId
) -> None:
    before = verbs.health.of(ana)
    box.name.setText("Interior designers")
    box.about.setPlainText("They send each other to us.")
    box.rhythm.show_stored(14.0)
    box.keep.click()
    circle = verbs.circles.all()[0]
    assert (circle.name, circle.about, circle.cadence_days) == (
        "Interior designers",
        "They send each other to us.",
        14.0,
    )
    assert not box.isVisible()
    assert [chip.text() for chip in page.header.circles()] == ["Interior designers"]
    assert verbs.people.get(ana).usual_days == 14.0
    assert verbs.health.of(ana).score < before.score
    assert "every 2 week" in page.header.rhythm.text()
    desk.undo()
    circle = verbs.circles.all()[0]
    assert (circle.name, circle.about, circle.cadence_days) == ("designers", "", None)
    assert verbs.health.of(ana) == before


def test_any_number_of_days_can_be_the_rhythm(box: CircleBox, verbs: Verbs, qtbot: QtBot) -> None:
    box.rhythm.setCurrentIndex(box.rhythm.count() - 1)
    box.rhythm.chosen.emit(box.rhythm.currentIndex())
    assert box.days.isVisible()
    box.days.setText("soon")
    box.keep.click()
    assert box.isVisible()
    box.days.setText("45")
    box.keep.click()
    assert verbs.circles.all()[0].cadence_days == 45.0


def test_a_name_that_is_taken_is_refused_and_everything_stays(box: CircleBox, verbs: Verbs, desk: Desk) -> None:
    desk.do(lambda: verbs.circles.add("Wine"))
    box.name.setText("WINE")
    box.about.setPlainText("kept")
    box.keep.click()
    assert box.isVisible()
    assert any("circle of that name" in label.text() for label in box.findChildren(QLabel))
    box.leave.click()
    assert [circle.name for circle in verbs.circles.all()] == ["designers", "Wine"]
