"""The circles as cards: looked at, moved between, made, changed, deleted."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.moments import MomentKind
from regulars.domain.people import CircleId, PersonId
from regulars.domain.people_list import Filters
from regulars.services.verbs import Verbs
from regulars.ui.circles.circle_words import short_about
from regulars.ui.circles.circles_view import CirclesView
from regulars.ui.desk import Desk
from regulars.ui.screen import Surroundings
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


def circle(verbs: Verbs, name: str) -> CircleId:
    return next(known.id for known in verbs.circles.all() if known.name == name)


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    ana = PersonId(verbs.people.add("Ana Moreira").created or 0)
    for days in (3, 40, 80):
        verbs.moments.log([ana], MomentKind.VISIT, day=TODAY - timedelta(days=days))
    return ana


@pytest.fixture
def view(around: Surroundings, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> CirclesView:
    verbs.circles.add("designers", "Brass, oak, quick decisions.", 35.0)
    verbs.circles.add("food")
    verbs.people.join_circle(ana, "designers")
    return shown(around, qtbot)


def shown(around: Surroundings, qtbot: QtBot) -> CirclesView:
    view = CirclesView(around)
    qtbot.addWidget(view)
    around.desk.changed.connect(view.hear)
    view.resize(1064, 800)
    view.show()
    view.arrive()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    return view


def names(view: CirclesView) -> list[str]:
    return [card.standing.circle.name for card in view.cards.values()]


def press(view: CirclesView, action: str) -> None:
    view.around.actions.action(action).trigger()


def test_a_card_reads_as_one_sentence(view: CirclesView) -> None:
    said = [card.accessibleName() for card in view.cards.values()]
    assert said == [
        "designers, 1 person(s), Thriving 81, every 5 week(s), Brass, oak, quick decisions.",
        "food, 0 person(s), Nobody yet",
    ]
    assert_accessible(view)


def test_the_arrows_move_between_the_cards_and_enter_opens_one(
    view: CirclesView, verbs: Verbs, shell: RecordedShell, qtbot: QtBot
) -> None:
    assert view.current() == circle(verbs, "designers")
    qtbot.keyClick(view.cards[circle(verbs, "designers")], Qt.Key.Key_Right)
    assert view.current() == circle(verbs, "food")
    qtbot.keyClick(view.cards[circle(verbs, "food")], Qt.Key.Key_Return)
    assert shell.asked == [("open_circle", circle(verbs, "food"))]
    press(view, "circle_people")
    assert shell.asked[-1] == ("show_people", Filters(circle=circle(verbs, "food")))


def test_a_click_opens_a_circle(view: CirclesView, verbs: Verbs, shell: RecordedShell, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.cards[circle(verbs, "food")], Qt.MouseButton.LeftButton)
    assert shell.asked == [("open_circle", circle(verbs, "food"))]


def test_a_new_circle_has_the_keyboard_and_undo_takes_it_away(view: CirclesView, verbs: Verbs, desk: Desk) -> None:
    press(view, "circle_new")
    assert view.box is not None
    assert_accessible(view.box)
    view.box.name.setText("book club")
    view.box.about.setPlainText("Third Thursday.")
    view.box.rhythm.show_stored(30.0)
    view.box.keep.click()
    assert names(view) == ["book club", "designers", "food"]
    assert view.current() == circle(verbs, "book club")
    desk.undo()
    assert names(view) == ["designers", "food"]


def test_a_name_that_is_taken_stays_typed(view: CirclesView, verbs: Verbs) -> None:
    press(view, "circle_new")
    assert view.box is not None
    view.box.name.setText("FOOD")
    view.box.keep.click()
    assert view.box.isVisible()
    assert view.box.problem.isVisible()
    assert names(view) == ["designers", "food"]


def test_the_circle_with_the_keyboard_is_changed_and_deleted(view: CirclesView, verbs: Verbs, desk: Desk) -> None:
    press(view, "circle_edit")
    assert view.box is not None
    view.box.name.setText("Interior designers")
    view.box.keep.click()
    assert names(view) == ["food", "Interior designers"]
    changed = circle(verbs, "Interior designers")
    view.cards[changed].setFocus()
    press(view, "circle_delete")
    assert names(view) == ["food"]
    assert view.current() == circle(verbs, "food")
    desk.undo()
    assert names(view) == ["food", "Interior designers"]


def test_without_circles_the_page_says_what_one_is(around: Surroundings, qtbot: QtBot) -> None:
    view = shown(around, qtbot)
    assert view.nothing.isVisible()
    assert_accessible(view)


def test_cards_come_as_they_are_needed(around: Surroundings, verbs: Verbs, qtbot: QtBot) -> None:
    for number in range(40):
        verbs.circles.add(f"circle {number:02}")
    view = shown(around, qtbot)
    assert len(view.cards) < 40
    qtbot.waitUntil(lambda: len(view.cards) == 40)
    assert names(view) == sorted(names(view))


def test_the_keys_rest_while_another_page_is_in_front(view: CirclesView) -> None:
    view.leave()
    assert not view.around.actions.action("circle_new").isEnabled()
    view.arrive()
    assert view.around.actions.action("circle_new").isEnabled()


def test_a_long_note_ends_on_a_card_with_an_ellipsis() -> None:
    assert short_about("Bring\nthe list.") == "Bring the list."
    long = short_about("word " * 60)
    assert long.endswith("word…")
    assert len(long) <= 141
