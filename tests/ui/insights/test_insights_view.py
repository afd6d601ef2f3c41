"""The Insights page: pressed and looked at. Every figure opens to what it was counted from."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseId
from regulars.services.verbs import Verbs
from regulars.ui.insights.entries_box import EntriesBox
from regulars.ui.insights.insights_view import InsightsView
from regulars.ui.screen import Surroundings
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

MONDAY = date(2026, 11, 16)


def call(verbs: Verbs, person: PersonId, day: date, direction: Direction = Direction.ME, text: str = "") -> None:
    verbs.moments.log([person], MomentKind.CALL, direction=direction, day=day, text=text)


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    """Quiet for sixteen weeks, after a year of calls each fortnight."""
    ana = PersonId(verbs.people.add("Ana Moreira").created or 0)
    for weeks in range(16, 60, 2):
        call(verbs, ana, TODAY - timedelta(weeks=weeks), Direction.BOTH)
    return ana


@pytest.fixture
def bashir(verbs: Verbs) -> PersonId:
    """In touch this week, for the first time."""
    bashir = PersonId(verbs.people.add("Bashir Nasser").created or 0)
    call(verbs, bashir, MONDAY, Direction.THEM, "about the <b>counter</b>")
    promise = PromiseId(verbs.promises.add(bashir, "the proofs", due_on=TODAY).created or 0)
    verbs.promises.keep(promise)
    return bashir


Shows = Callable[[], InsightsView]


@pytest.fixture
def show(around: Surroundings, qtbot: QtBot) -> Shows:
    def shown() -> InsightsView:
        view = InsightsView(around)
        qtbot.addWidget(view)
        around.desk.changed.connect(view.hear)
        view.resize(1064, 1200)
        view.show()
        view.arrive()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        return view

    return shown


def box_of(view: InsightsView) -> EntriesBox:
    assert view.box is not None
    assert view.box.isVisible()
    return view.box


def cards(view: InsightsView) -> list[str]:
    model = box_of(view).model
    return [str(model.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for i in range(model.rowCount())]


@pytest.mark.usefixtures("ana", "bashir")
def test_the_figures_are_sentences_that_open(show: Shows) -> None:
    view = show()
    said = [button.accessibleName() for button in view.figures]
    assert said[0] == "6 personal moments in 26 week(s)"
    assert said[1] == "1 of 1 promises kept in time this year"
    assert said[2] == "17% they began"
    assert said[3].endswith("a day is what rhythms, dates and promises ask; you have room for 5")
    view.figures[1].click()
    assert cards(view) == ["Bashir Nasser, 22 Nov, the proofs · kept"]
    box_of(view).close_over()
    view.figures[3].click()
    assert len(cards(view)) == 2
    assert all("every" in card for card in cards(view))


@pytest.mark.usefixtures("ana", "bashir")
def test_a_bar_opens_to_its_week_by_a_click_and_by_the_keyboard(
    show: Shows, qtbot: QtBot, shell: RecordedShell
) -> None:
    view = show()
    last = view.bars.bar(25).center().toPoint()
    qtbot.mouseClick(view.bars, Qt.MouseButton.LeftButton, pos=last)
    assert cards(view) == ["Bashir Nasser, 16 Nov, Call · They reached out · about the <b>counter</b>"]
    box_of(view).close_over()
    view.bars.setFocus()
    assert view.bars.accessibleDescription() == "Week of 16 Nov: 1 person(s) reached, 0 left for later"
    for _ in range(15):
        qtbot.keyClick(view.bars, Qt.Key.Key_Left)
    qtbot.keyClick(view.bars, Qt.Key.Key_Return)
    assert [card.partition(",")[0] for card in cards(view)] == ["Ana Moreira"] * len(cards(view))
    qtbot.keyClick(box_of(view).table, Qt.Key.Key_Return) if cards(view) else box_of(view).close_over()
    assert view.box is not None
    assert not view.box.isVisible()
    assert all(what == "open_person" for what, _ in shell.asked)


def test_an_entry_opens_the_person(show: Shows, bashir: PersonId, qtbot: QtBot, shell: RecordedShell) -> None:
    view = show()
    view.figures[0].click()
    qtbot.keyClick(box_of(view).table, Qt.Key.Key_Return)
    assert shell.asked == [("open_person", bashir)]


def test_who_drifted_is_a_link_with_the_reason_in_words(show: Shows, ana: PersonId, shell: RecordedShell) -> None:
    view = show()
    [button] = view.movers.buttons()
    assert button.accessibleName() == "Ana Moreira, further away: quiet for 4 month(s), since 2 Aug"
    button.click()
    assert shell.asked == [("open_person", ana)]


@pytest.mark.usefixtures("ana", "bashir")
def test_a_month_is_told_in_sentences_and_can_be_turned(show: Shows) -> None:
    view = show()
    said = [button.words() for button in view.facts if button.isVisible()]
    assert said == [
        "You kept in touch with 1 person(s).",
        "For the first time: 1 of them.",
        "What you said, you did: 1 promise(s) kept.",
    ]
    assert view.month_heading.text() == "November"
    assert not view.later.isEnabled()
    view.around.actions.action("insights_earlier").trigger()
    assert view.month_heading.text() == "October"
    assert not [button for button in view.facts if button.isVisible()]
    for _ in range(10):
        view.earlier.click()
    assert view.month_heading.text() == "December 2025"
    [fact] = [button for button in view.facts if button.isVisible()]
    fact.click()
    assert [card.partition(",")[0] for card in cards(view)] == ["Ana Moreira"]
    box_of(view).close_over()
    for _ in range(12):
        view.later.click()
    assert view.month_heading.text() == "November"


def test_who_began_opens_to_the_days(show: Shows, verbs: Verbs, bashir: PersonId) -> None:
    call(verbs, bashir, TODAY)
    view = show()
    assert [button.words() for button in view.began if button.isVisible()] == [
        "You began 1 of 2.",
        "They began 1 of 2.",
    ]
    view.began[0].click()
    assert cards(view) == ["Bashir Nasser, 22 Nov, Call · I reached out"]


def test_more_asked_than_possible_is_said_kindly_and_opens(show: Shows, verbs: Verbs, bashir: PersonId) -> None:
    verbs.people.set_rhythm(bashir, 1.0)
    verbs.settings.change(rooms=(1, 0, 0, 0, 0, 0, 0))
    view = show()
    assert view.figures[3].figure() == "7.0 a day"
    assert view.hint.isVisible()
    view.hint.button.click()
    assert cards(view)[0].startswith("Bashir Nasser, 16 Nov, every")


def test_a_moment_logged_elsewhere_comes_in(show: Shows, verbs: Verbs, bashir: PersonId, qtbot: QtBot) -> None:
    view = show()
    view.desk.do(lambda: verbs.moments.log([bashir], MomentKind.CALL, day=TODAY))
    qtbot.waitUntil(lambda: view.figures[0].figure() == "2")
    view.desk.undo()
    qtbot.waitUntil(lambda: view.figures[0].figure() == "1")


def test_an_empty_book_says_what_will_stand_here(show: Shows) -> None:
    view = show()
    assert view.nothing.isVisible()
    assert not view.bars.isVisible()


@pytest.mark.usefixtures("ana", "bashir")
def test_the_page_and_its_entries_are_accessible(show: Shows) -> None:
    view = show()
    assert_accessible(view)
    view.figures[0].click()
    assert_accessible(view)


@pytest.mark.usefixtures("bashir")
def test_the_bars_tell_their_week_under_the_pointer(show: Shows, qtbot: QtBot) -> None:
    view = show()
    qtbot.mouseMove(view.bars, view.bars.bar(25).center().toPoint() + QPoint(1, 0))
    assert view.bars.cursor().shape() is Qt.CursorShape.PointingHandCursor
