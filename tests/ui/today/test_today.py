"""Today: whom to reach out to, and why, through the real page over a real book."""

from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.people import Channel, PersonField, PersonId, PersonState
from regulars.domain.promises import PromiseId
from regulars.services.verbs import Verbs
from regulars.ui.screen import Surroundings
from regulars.ui.today.beside import Beside
from regulars.ui.today.brief_panel import BriefPanel
from regulars.ui.today.day_card import DayCard
from regulars.ui.today.later_card import LaterCard
from regulars.ui.today.let_go_box import LetGoBox
from regulars.ui.today.making_it_fit import MakingItFit
from regulars.ui.today.other_day_box import OtherDayBox
from regulars.ui.today.today_view import TodayView
from regulars.ui.today.tray_card import TrayCard
from regulars.ui.widgets.one_line import reading_direction
from regulars.ui.widgets.promise_check import PromiseCheck
from regulars.ui.widgets.sentence import Sentence
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


def let_go_box(view: TodayView) -> LetGoBox:
    view.let_go()
    return next(box for box in view.window().findChildren(LetGoBox) if box.isVisible())


def let_go(view: TodayView, reason: str = "") -> None:
    box = let_go_box(view)
    QTest.keyClicks(box.reason, reason)
    QTest.keyClick(box.reason, Qt.Key.Key_Return)


def test_letting_go_says_what_it_does_takes_a_reason_and_can_be_left(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 120, 90, 60)
    verbs.people.set_rhythm(ana, 20)
    view.arrive()
    box = let_go_box(view)
    said = " ".join(label.text() for label in box.findChildren(Sentence))
    assert "every 3 week" in said
    assert "every 1 month" in said
    assert_accessible(box)
    QTest.keyClick(box.reason, Qt.Key.Key_Escape)
    assert verbs.people.get(ana).cadence_days == 20
    let_go_box(view).leave.click()
    assert verbs.people.get(ana).cadence_days == 20
    let_go(view, "moved away")
    known = verbs.health.of(ana).less_often
    assert known is not None
    assert known.reason == "moved away"


def test_letting_go_and_printing_are_reached_with_the_mouse_too(
    view: TodayView, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    view.arrive()
    next(button for button in shown(view, QPushButton) if button.accessibleName() == "Later").click()
    (menu,) = shown(view, QMenu)
    next(action for action in menu.actions() if "Let go" in action.text()).trigger()
    menu.close()
    assert view.window().findChildren(LetGoBox)
    printed: list[object] = []
    monkeypatch.setattr("regulars.ui.paper.sheets.print_day", lambda *of: printed.append(of))
    next(button for button in shown(view, QPushButton) if button.text() == "Print the day").click()
    assert printed


def test_let_go_lengthens_the_rhythm(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 120, 90, 60)
    verbs.people.set_rhythm(ana, 20)
    view.arrive()
    let_go(view)
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


def test_a_name_of_another_direction_leaves_the_words_around_it_in_order(view: TodayView, verbs: Verbs) -> None:
    verbs.people.add("ليلى حداد")
    regular(verbs, "שרה כהן", 180, 150, 120, 90)
    view.arrive()
    asked = next(
        text for card in shown(view, TrayCard) for text in card.findChildren(Sentence) if "Last" in text.text()
    )
    named = next(text for card in cards(view) for text in card.findChildren(Sentence) if "שרה" in text.text())
    assert asked.text().startswith("\u2068ليلى حداد\u2069")
    assert reading_direction(asked.text()) is Qt.LayoutDirection.LeftToRight
    assert named.text() == "\u2068שרה כהן\u2069"


def test_the_keyboard_goes_on_to_the_next_of_those_never_logged(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    for name in ("Bo", "Cy"):
        verbs.people.add(name)
    view.arrive()
    view.desk.changed.connect(view.hear)
    for left in (1, 0):
        first = shown(view, TrayCard)[0].findChildren(QPushButton)[0]
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Space)
        assert len(shown(view, TrayCard)) == left
        at = view.focusWidget()
        following = shown(view, TrayCard)[0] if left else cards(view)[0]
        assert at is not None
        assert at is following or following.isAncestorOf(at)


def test_who_is_not_one_of_mine_is_archived_and_told_so(view: TodayView, verbs: Verbs, shell: RecordedShell) -> None:
    sam = PersonId(verbs.people.add("Sam from the ferry").created or 0)
    view.arrive()
    (tray,) = shown(view, TrayCard)
    next(button for button in tray.findChildren(QPushButton) if button.text() == "Not one of mine").click()
    assert verbs.people.get(sam).state is PersonState.ARCHIVED
    assert "Sam from the ferry" in shell.said[-1]
    assert "archived" in shell.said[-1]
    assert shell.undo is not None
    shell.undo()
    assert verbs.people.get(sam).state is PersonState.ACTIVE


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


def test_a_start_shows_the_list_first_and_then_what_stands_around_it(view: TodayView, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(1,) * 7)
    for name in ("Ana Moreira", "Rui Faria"):
        regular(verbs, name, 180, 150, 120, 90, 50)
    brief, rest = view.arrive_first()
    (card,) = cards(view)
    assert "It has been" in card.accessibleName()
    assert shown(view, Beside), "the brief has its room"
    assert not view.findChildren(BriefPanel)
    assert not view.findChildren(LaterCard)
    before = card.geometry()
    brief()
    (panel,) = shown(view, BriefPanel)
    assert panel.size() == shown(view, Beside)[0].size()
    rest()
    assert view.model.is_whole
    assert cards(view) == [card]
    assert card.geometry() == before


def test_a_start_on_a_day_without_anybody_shows_the_whole_page_at_once(view: TodayView) -> None:
    assert view.arrive_first() == ()
    assert any("Your book is empty" in label.text() for label in shown(view, QLabel))


def test_later_can_be_asked_for_before_the_brief_is_there(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90, 50)
    view.arrive_first()
    view.around.actions.action("later").trigger()
    (menu,) = shown(view, QMenu)
    assert menu.actions()
    menu.close()


def test_a_narrow_page_shows_the_list_alone(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 60, 80, 100, 120)
    view.arrive()
    assert shown(view, BriefPanel)
    view.resize(820, 700)
    assert not shown(view, BriefPanel)
    assert cards(view)


@pytest.mark.parametrize(("width", "below"), [(1064, False), (360, True)])
def test_where_there_is_little_room_the_button_stands_below_the_words(
    width: int, below: bool, view: TodayView, verbs: Verbs
) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90, 50)
    view.resize(width, 700)
    view.arrive()
    (card,) = cards(view)
    words = next(text for text in card.findChildren(Sentence) if "It has been" in text.text())
    button = next(button for button in card.findChildren(QPushButton) if button.isVisible())
    assert (button.geometry().top() > words.geometry().bottom()) is below
    assert words.width() > card.width() / 2


@pytest.mark.parametrize("width", [820, 1064])
def test_a_key_too_many_says_nothing_of_who_comes_later_in_the_week(view: TodayView, verbs: Verbs, width: int) -> None:
    for name in ("Ana", "Rui"):
        regular(verbs, name, 180, 150, 120, 90)
    verbs.settings.change(rooms=(1,) * 7)
    verbs.book.clock.at -= timedelta(days=2)  # type: ignore[attr-defined]  # the test's own clock: on Friday
    view.resize(width, 800)
    view.arrive()
    view.desk.changed.connect(view.hear)
    assert len(cards(view)) == 1
    view.settle()
    assert not cards(view)
    (later,) = (item.person for item in view.model.shown())
    steps = len(verbs.book.history())
    for key in ("done", "later", "let_go", "call", "open_person"):
        view.around.actions.action(key).trigger()
    view.postpone(TODAY + timedelta(days=9))
    assert len(verbs.book.history()) == steps
    assert not view.window().findChildren(LetGoBox)
    assert not view.findChildren(QMenu)
    assert view.person_in_front() is None
    view.model.choose(later)
    assert view.person_in_front() == (later if width > 1000 else None), "nobody who cannot be seen"


def test_on_a_day_without_people_the_next_of_the_week_are_shown(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    verbs.settings.change(rooms=(1, 1, 1, 1, 0, 1, 1))
    verbs.book.clock.at -= timedelta(days=2)  # type: ignore[attr-defined]  # the test's own clock: on Friday
    view.arrive()
    assert not cards(view)
    assert view.model.person == ana


def test_everything_to_avoid_stands_still_above_what_is_scrolled(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    for what in ("No latex", "Never call before ten", "Not a word about the brother"):
        verbs.notes.add(ana, what, kind=NoteKind.AVOID)
    verbs.notes.add(ana, "The will", kind=NoteKind.AVOID, veiled=True)
    view.arrive()
    panel = view._brief
    frames = [frame for frame in panel.findChildren(QFrame) if frame.objectName() == "avoid" and frame.isVisible()]
    assert len(frames) == 4
    assert not any(panel._rest.isAncestorOf(frame) for frame in frames)
    assert not any("will" in frame.accessibleName() for frame in frames)


def test_an_old_note_is_confirmed_with_one_key_and_taken_back(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    note = NoteId(verbs.notes.add(ana, "Oat milk", NoteKind.LIKES, source_day=date(2024, 1, 9)).created or 0)
    view.arrive()
    asked = [line.text() for line in view._brief.findChildren(Sentence) if "Still likes" in line.text()]
    assert asked == ["Still likes: Oat milk? (2 y old)"]
    view.around.actions.action("confirm_note").trigger()
    assert verbs.notes.get(note).confirmed_on == TODAY
    verbs.book.undo()
    assert verbs.notes.get(note).confirmed_on is None


def test_an_ended_note_is_erased_or_kept_on_from_the_brief(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    made = verbs.notes.add(ana, "On crutches", source_day=date(2026, 9, 1), until=date(2026, 11, 1)).created or 0
    view.arrive()
    view._brief.lines.kept_on.emit(made)
    assert verbs.notes.get(NoteId(made)).until is None
    verbs.book.undo()
    view._brief.lines.erased.emit(made)
    assert [note.id for note in verbs.notes.of(ana)] == []


def test_a_quiet_season_is_why_nobody_is_there(view: TodayView, verbs: Verbs) -> None:
    verbs.people.add("Ana Duarte")
    verbs.pauses.begin(None, date(2026, 11, 1), date(2027, 1, 7))
    view.arrive()
    said = " ".join(label.text() for label in shown(view, QLabel))
    assert "You are away" in said
    assert "7 Jan 2027" in said


def test_a_day_off_does_not_say_that_everybody_heard_from_the_owner(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    verbs.settings.change(rooms=(5, 5, 5, 5, 5, 5, 0))
    view.arrive()
    said = " ".join(label.text() for label in shown(view, QLabel))
    assert "A day off" in said
    assert "heard from you" not in said
    assert view.model.subtitle().endswith("a day off")


def test_an_edit_builds_only_what_it_changed(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    rui = regular(verbs, "Rui", 200, 160, 120, 80)
    view.arrive()
    before = {card.item.person: card for card in cards(view)}
    before[rui].setFocus()
    view.hear(verbs.people.set_field(ana, PersonField.NAME, "Anita"))
    after = {card.item.person: card for card in cards(view)}
    assert after[rui] is before[rui]
    assert after[ana] is not before[ana]
    assert "Anita" in after[ana].accessibleName()
    assert after[rui].hasFocus()
    assert view.person_in_front() == rui


def test_the_keyboard_goes_on_to_the_next_person_when_a_card_goes(view: TodayView, verbs: Verbs) -> None:
    for name in ("Ana", "Rui"):
        regular(verbs, name, 180, 150, 120, 90)
    view.arrive()
    first, second = cards(view)
    first.setFocus()
    view.hear(verbs.today.done(first.item.person))
    assert cards(view) == [second]
    assert second.hasFocus()
    assert second.is_selected()


def test_tonight_takes_somebody_out_of_the_day_until_the_evening(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    view.arrive()
    assert view.model.later_choices()[0] == ("Tonight", TODAY)
    view.postpone(TODAY)
    view.arrive()
    assert cards(view) == []
    verbs.book.clock.at = verbs.book.clock.at.replace(hour=18, minute=1)  # type: ignore[attr-defined]  # the test's clock
    view.arrive()
    assert len(cards(view)) == 1
    assert "Tonight" not in [text for text, _ in view.model.later_choices()]


def test_tonight_is_taken_back_with_undo(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    view.arrive()
    view.postpone(TODAY)
    verbs.book.undo()
    view.arrive()
    assert len(cards(view)) == 1


def test_later_offers_a_day_of_ones_own(view: TodayView, verbs: Verbs) -> None:
    regular(verbs, "Ana", 180, 150, 120, 90)
    view.arrive()
    view._brief.other_day.emit()
    (box,) = view.window().findChildren(OtherDayBox)
    QTest.keyClicks(box.field, "yesterday")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()
    box.field.setText("3 Dec")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    view.arrive()
    assert cards(view) == []
    verbs.book.clock.at += timedelta(days=11)  # type: ignore[attr-defined]  # the test's own clock
    view.arrive()
    assert len(cards(view)) == 1


def test_letting_go_says_by_how_much_and_undo_is_beside_it(view: TodayView, verbs: Verbs, shell: RecordedShell) -> None:
    ana = regular(verbs, "Ana", 120, 90, 60)
    verbs.people.set_rhythm(ana, 20)
    view.arrive()
    let_go(view)
    assert "every 3 week" in shell.said[-1]
    assert "every 1 month" in shell.said[-1]
    assert shell.undo is not None
    shell.undo()
    assert verbs.people.get(ana).cadence_days == 20


def test_a_call_of_which_nothing_was_said_stands_as_a_quiet_line(
    view: TodayView, verbs: Verbs, shell: RecordedShell
) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    verbs.call_outs.begin(ana, Channel.CALL)
    view.arrive()
    said = [label.text() for label in shown(view, QLabel)]
    assert any("You called Ana at" in text and "how was it?" in text for text in said)
    verbs.book.clock.at += timedelta(days=1)  # type: ignore[attr-defined]  # the test's own clock
    view.arrive()
    assert any("You called Ana on 22 Nov, " in label.text() for label in shown(view, QLabel))
    tell = next(button for button in shown(view, QPushButton) if button.text() == "Say how it was")
    tell.click()
    assert shell.asked[-1] == ("minute_after", ana)
    view.hear(verbs.moments.log([ana], MomentKind.CALL))
    assert not any("how was it?" in label.text() for label in shown(view, QLabel))


def test_a_low_panel_leaves_out_what_matters_least_and_scrolls_nothing(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    verbs.promises.add(ana, "Send the quote", due_on=TODAY)
    for kind in (NoteKind.LIKES, NoteKind.FAMILY, NoteKind.IN_TOUCH):
        verbs.notes.add(ana, f"{kind.value}: " + "many long words " * 6, kind=kind, source_day=date(2024, 1, 1))
    verbs.notes.add(ana, "No latex", kind=NoteKind.AVOID)
    view.resize(1064, 560)
    view.arrive()
    panel = view._brief
    low = [line.text() for line in shown(view, Sentence) if panel.isAncestorOf(line)]
    assert "No latex" in low
    assert any("Send the quote" in text for text in low)
    view.resize(1064, 1100)
    high = [line.text() for line in shown(view, Sentence) if panel.isAncestorOf(line)]
    assert len(high) > len(low)
    assert panel._rest.wanted(panel._rest.width()) <= panel._rest.height() + 40


def test_a_week_away_is_no_avalanche(view: TodayView, verbs: Verbs) -> None:
    for number in range(30):
        regular(verbs, f"Person {number}", 180, 150, 120, 90)
    verbs.settings.change(rooms=(3,) * 7)
    verbs.book.clock.at += timedelta(days=8)  # type: ignore[attr-defined]  # the test's own clock
    view.arrive()
    assert len(cards(view)) == 3
    day = view.model.day
    assert day is not None
    assert all(sum(on == other for other, _ in day.later) <= 3 for on, _ in day.later)


def test_a_day_of_minutes_holds_who_fits_and_spreads_the_others(view: TodayView, verbs: Verbs) -> None:
    for name in ("Ana", "Ben", "Cleo"):
        regular(verbs, name, 180, 150, 120, 90)  # a call each: ten minutes
    verbs.settings.change(minutes=(25,) * 7)
    view.arrive()
    assert len(cards(view)) == 2
    verbs.book.clock.at -= timedelta(days=3)  # type: ignore[attr-defined]  # a Thursday: the week goes on
    view.arrive()
    day = view.model.day
    assert day is not None
    assert (len(day.items), len(day.later)) == (2, 1)
    assert day.minutes == 20


def test_a_visit_longer_than_any_day_has_one_to_itself(view: TodayView, verbs: Verbs) -> None:
    ana = regular(verbs, "Ana", 180, 150, 120, 90)
    verbs.people.set_field(ana, PersonField.PREFERRED_CHANNEL, Channel.VISIT)
    verbs.settings.change(minutes=(20,) * 7)
    view.arrive()
    assert [card.item.name for card in cards(view)] == ["Ana"]


def later_words(view: TodayView) -> list[str]:
    card = next(iter(shown(view, LaterCard)), None)
    return [] if card is None else [label.text() for label in card.findChildren(Sentence) if label.isVisible()]


def test_the_rest_of_the_week_follows_the_planner_and_says_why_that_day(view: TodayView, verbs: Verbs) -> None:
    verbs.book.clock.at += timedelta(days=1)  # type: ignore[attr-defined]  # the test's own clock: a Monday
    verbs.settings.change(rooms=(1, 1, 1, 1, 1, 0, 0))
    ana = regular(verbs, "Ana", 5, 35, 65)
    promise = verbs.promises.add(ana, "the quote", due_on=TODAY + timedelta(days=4))
    for number in range(3):
        regular(verbs, f"Person {number}", 60, 90, 120)
    view.arrive()
    assert all("Ana" not in words for words in later_words(view)), "the page waits for no plan"
    assert all("   You usually" in words for words in later_words(view)), "no reason but the room: none is said"
    fitting = view.findChild(MakingItFit)
    assert fitting is not None
    fitting.plan()
    words = later_words(view)
    assert any("Ana" in line and "due on Thursday" in line and "the quote" in line for line in words)
    assert any("a quieter day" in line or "has waited longest" in line for line in words)
    assert promise.created is not None
    view.hear(verbs.promises.keep(PromiseId(promise.created)))
    assert all("Ana" not in line for line in later_words(view))
    assert len(later_words(view)) == 2


def test_the_weeks_are_planned_again_after_an_edit(view: TodayView, verbs: Verbs, qtbot: QtBot) -> None:
    verbs.book.clock.at += timedelta(days=1)  # type: ignore[attr-defined]  # the test's own clock: a Monday
    ana = regular(verbs, "Ana", 5, 35, 65)
    view.arrive()
    fitting = view.findChild(MakingItFit)
    assert fitting is not None
    fitting.plan()
    assert later_words(view) == []
    view.hear(verbs.promises.add(ana, "the quote", due_on=TODAY + timedelta(days=3)))
    qtbot.waitUntil(lambda: any("due on Wednesday" in line for line in later_words(view)), timeout=10_000)
    with qtbot.assertNotEmitted(fitting.planned, wait=1500):
        view.arrive()


def test_somebody_who_left_the_book_since_the_day_was_read_has_no_brief(
    view: TodayView, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = regular(verbs, "Ana Moreira", 180, 150, 120, 90, 50)
    view.arrive()
    day = verbs.today.day()
    with monkeypatch.context() as patched:
        patched.setattr(
            verbs.today, "day", lambda whole: day
        )  # as it was read before the thread that writes took Ana away
        verbs.people.delete(ana)
        view.arrive()
    assert view.model.brief is None
    view.arrive()
    assert cards(view) == []
