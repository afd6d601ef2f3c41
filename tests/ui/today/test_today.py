"""Today: whom to reach out to, and why, through the real page over a real book."""

from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.people import Channel, PersonField, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.screen import Surroundings
from regulars.ui.today.brief_panel import BriefPanel
from regulars.ui.today.day_card import DayCard
from regulars.ui.today.today_view import TodayView
from regulars.ui.today.tray_card import TrayCard
from regulars.ui.widgets.promise_check import PromiseCheck
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def view(around: Surroundings, verbs: Verbs, qtbot: QtBot) -> TodayView:
    verbs.settings.change(rooms=(5,) * 7, owner_name="Marta")
    page = TodayView(around)
    qtbot.addWidget(page)
    page.resize(1064, 800)
    page.show()
    return page


def regular(verbs: Verbs, name: str, *days_ago: int) -> PersonId:
    """Somebody who was called on these days."""
    created = verbs.people.add(name, phones=["+351 912 555 014"]).created
    assert created is not None
    person = PersonId(created)
    for ago in days_ago:
        day = TODAY - timedelta(days=ago)
        verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=day, text=f"Talk {ago} days ago.")
    return person


Shown = TypeVar("Shown", bound=QWidget)


def shown(view: TodayView, kind: type[Shown]) -> list[Shown]:
    """The widgets of a kind that stand on the page, once it has been laid out."""
    QCoreApplication.sendPostedEvents()
    return [widget for widget in view.findChildren(kind) if widget.isVisible()]


def cards(view: TodayView) -> list[DayCard]:
    return shown(view, DayCard)


def test_somebody_past_their_rhythm_stands_in_the_day_with_one_sentence(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana Moreira", 180, 150, 120, 90, 50)
    view.arrive()
    (card,) = cards(view)
    assert "Ana Moreira. You usually are in touch every" in card.accessibleName()
    assert "It has been" in card.accessibleName()


def test_no_more_people_than_there_is_room_for(view: TodayView, verbs: Verbs) -> None:
    for number in range(9):
        regular(verbs, f"Person {number}", 180, 150, 120, 90)
    verbs.settings.change(rooms=(3,) * 7)
    view.arrive()
    assert len(cards(view)) == 3


def test_space_settles_the_person_in_front_and_undo_brings_them_back(
    view: TodayView, verbs: Verbs, shell: RecordedShell
) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    view.arrive()
    view.settle()
    view.arrive()
    assert cards(view) == []
    assert verbs.moments.of(ana)[0].day == TODAY
    verbs.book.undo()
    view.arrive()
    assert len(cards(view)) == 1


def test_later_moves_somebody_out_of_today_and_back_on_that_day(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    view.arrive()
    view.postpone(TODAY + timedelta(days=2))
    view.arrive()
    assert cards(view) == []
    verbs.book.clock.at += timedelta(days=2)  # type: ignore[attr-defined]  # the test's own clock
    view.arrive()
    assert len(cards(view)) == 1


def test_let_go_lengthens_the_rhythm(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 120, 90, 60)
    verbs.people.set_rhythm(ana, 20)
    view.arrive()
    view.let_go()
    assert verbs.people.get(ana).cadence_days == 30
    view.arrive()
    assert cards(view) == []


def test_a_promise_for_today_comes_first_and_its_box_keeps_it(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Quiet Piotr", 400, 370, 340)
    ana = regular(verbs, "Ana", 20, 10)
    verbs.promises.add(ana, "Send the quote", due_on=TODAY)
    view.arrive()
    assert cards(view)[0].item.name == "Ana"
    (check,) = shown(view, PromiseCheck)
    check.box.click()
    view.arrive()
    assert "Ana" not in [card.item.name for card in cards(view)]


def test_a_real_contact_logged_anywhere_answers_the_day(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    view.arrive()
    view.hear(verbs.moments.log([ana], MomentKind.VISIT))
    assert cards(view) == []


def test_somebody_never_logged_is_asked_about_and_answered_with_one_press(view: TodayView, verbs: Verbs) -> None:
    created = verbs.people.add("Sam from the ferry").created
    assert created is not None
    view.arrive()
    (tray,) = shown(view, TrayCard)
    tray.seen.emit(PersonId(created), 30)
    assert verbs.moments.of(PersonId(created))[0].fuzzy
    view.arrive()
    assert not shown(view, TrayCard)


def test_must_avoid_stands_framed_in_the_brief_and_a_veiled_note_does_not(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    verbs.notes.add(ana, "Likes oak", kind=NoteKind.LIKES)
    verbs.notes.add(ana, "Latex", kind=NoteKind.AVOID)
    verbs.notes.add(ana, "A divorce", kind=NoteKind.FAMILY, veiled=True)
    view.arrive()
    brief = view.findChild(BriefPanel)
    assert brief is not None
    names = [frame.accessibleName() for frame in brief.findChildren(QFrame)]
    assert "Must avoid: Latex" in names
    assert "divorce" not in " ".join(label.text() for label in brief.findChildren(QLabel))


def test_their_clock_and_a_bad_hour_stand_under_the_button(view: TodayView, verbs: Verbs) -> None:
    ken = regular(verbs, "Ken", 180, 150, 120, 90)
    verbs.people.set_field(ken, PersonField.ZONE, "Asia/Tokyo")
    verbs.people.set_field(ken, PersonField.PREFERRED_CHANNEL, Channel.CALL)
    view.arrive()
    said = " ".join(label.text() for label in cards(view)[0].findChildren(QLabel))
    assert "in Tokyo" in said
    assert "wait until" in said


def test_arrow_keys_choose_and_enter_opens_the_person(
    view: TodayView, verbs: Verbs, shell: RecordedShell, qtbot: QtBot
) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    regular(verbs, "Ben", 181, 151, 121, 91)
    view.arrive()
    first, second = cards(view)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert view.person_in_front() == second.item.person
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert shell.asked[-1] == ("open_person", second.item.person)


def test_an_empty_book_says_what_to_do_next(view: TodayView, shell: RecordedShell) -> None:
    view.arrive()
    said = " ".join(label.text() for label in shown(view, QLabel))
    assert "Your book is empty" in said


def test_every_control_has_a_name(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    verbs.promises.add(ana, "Send the quote", due_on=TODAY)
    verbs.people.add("Never logged")
    view.arrive()
    assert_accessible(view)


def test_the_keyboard_arrives_on_the_person_in_front(view: TodayView, verbs: Verbs, qtbot: QtBot) -> None:
    for name in ("Ana", "Rui"):
        regular(verbs, name, 90, 60, 40)
    view.arrive()
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    assert view.focusWidget() is cards(view)[0]
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Down)
    assert view.focusWidget() is cards(view)[1]


def test_space_on_a_button_presses_the_button_and_logs_nothing(
    view: TodayView, verbs: Verbs, around: Surroundings, qtbot: QtBot
) -> None:
    ana = regular(verbs, "Ana", 90, 60, 40)
    verbs.people.add("Never logged")
    window = around.actions._window
    view.setParent(window)
    window.show()
    view.show()
    view.arrive()
    with qtbot.waitActive(window):
        window.activateWindow()
    [card] = shown(view, TrayCard)
    button = next(button for button in card.findChildren(QPushButton) if button.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert verbs.moments.count(ana) == 3
    assert verbs.today.day().tray == ()


def test_on_the_first_day_nobody_is_said_to_be_done(view: TodayView, verbs: Verbs) -> None:
    verbs.people.add("Ana")
    view.arrive()
    said = [label.text() for label in shown(view, QLabel)]
    assert any("nobody is waiting" in text for text in said)
    assert not any("That was everybody" in text or "nobody more" in text for text in said)


def test_a_narrow_page_shows_the_list_alone(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 60, 80, 100, 120)
    view.arrive()
    assert shown(view, BriefPanel)
    view.resize(820, 700)
    assert not shown(view, BriefPanel)
    assert cards(view)
