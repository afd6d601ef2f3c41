"""The day is announced once, at the owner's hour; what is pressed leads to the person or the day."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId
from regulars.domain.settings import Settings
from regulars.services.verbs import Verbs
from regulars.ui import pages
from regulars.ui.desk import Desk
from regulars.ui.main_window import MainWindow
from regulars.ui.notifier import Announcement
from regulars.ui.reminding import Reminding
from regulars.ui.theme import Theme
from regulars.ui.widgets.question import Question
from tests.builders import TODAY, StandingClock
from tests.ui.plain_pages import PAGES, PlainPage

NOON = 12


class Announced(QObject):
    """A desktop that remembers what it was given."""

    pressed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Announcement] = []

    def show(self, announcement: Announcement) -> None:
        self.shown.append(announcement)

    def stop(self) -> None:
        self.shown.clear()


@pytest.fixture
def desktop() -> Announced:
    return Announced()


@pytest.fixture
def clock(verbs: Verbs) -> StandingClock:
    clock = verbs.book.clock
    assert isinstance(clock, StandingClock)
    clock.at = clock.at.replace(hour=9, minute=5)
    return clock


@pytest.fixture
def window(theme: Theme, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(pages, "HOMES", PAGES)
    window = MainWindow(theme, desk)
    qtbot.addWidget(window)
    window.go("people")
    return window


@pytest.fixture
def people(verbs: Verbs, clock: StandingClock) -> list[PersonId]:
    """Two people whom the day asks for; Sundays have room too."""
    verbs.settings.change(rooms=(5,) * 7)
    found = []
    for name in ("Ana Duarte", "Rui Faria"):
        created = verbs.people.add(name, cadence_days=7).created
        assert created is not None
        person = PersonId(created)
        verbs.promises.add(person, "the quote", due_on=TODAY)
        found.append(person)
    return found


def reminding(desk: Desk, window: MainWindow, desktop: Announced) -> Reminding:
    return Reminding(desk, window, desktop, window)


def front(window: MainWindow) -> str:
    return window._pages.here[0]


def test_the_day_is_announced_once(desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId]) -> None:
    beats = reminding(desk, window, desktop)
    beats.beat()
    beats.beat()
    assert len(desktop.shown) == 1
    [shown] = desktop.shown
    assert "Ana" not in shown.title + shown.text, "no names unless the owner asks"
    assert [key for key, _ in shown.buttons] == ["open"]


def test_before_the_owners_hour_nothing_is_said(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], clock: StandingClock
) -> None:
    clock.at = clock.at.replace(hour=8, minute=59)
    beats = reminding(desk, window, desktop)
    beats.beat()
    assert desktop.shown == []
    clock.at += timedelta(minutes=1)
    beats.beat()
    assert len(desktop.shown) == 1


def test_what_was_missed_is_shown_late_and_says_so(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], clock: StandingClock
) -> None:
    clock.at = clock.at.replace(hour=NOON)
    reminding(desk, window, desktop).beat()
    assert "Was due 09:00." in desktop.shown[0].text


def test_two_people_whose_names_may_be_seen_have_a_notice_each(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], verbs: Verbs
) -> None:
    verbs.settings.change(names_in_notices=True)
    reminding(desk, window, desktop).beat()
    assert {shown.title: shown.subject for shown in desktop.shown} == {"Ana Duarte": people[0], "Rui Faria": people[1]}
    assert all([key for key, _ in shown.buttons] == ["log", "tomorrow"] for shown in desktop.shown)


def test_no_day_has_more_than_three_notices(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], clock: StandingClock, verbs: Verbs
) -> None:
    verbs.settings.change(names_in_notices=True, quiet_from=time(22))
    beats = reminding(desk, window, desktop)
    beats.beat()
    assert len(desktop.shown) == 2
    for person in people:
        verbs.today.tonight(person)
    clock.at = clock.at.replace(hour=18, minute=1)
    beats.beat()
    assert len(desktop.shown) == 3, "the evening's people are one notice"
    assert all(name in desktop.shown[2].text for name in ("Ana Duarte", "Rui Faria"))


def test_after_the_word_of_the_locked_book_the_morning_is_one_notice(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], verbs: Verbs
) -> None:
    verbs.settings.change(names_in_notices=True)
    Reminding(desk, window, desktop, window, word_on=TODAY).beat()
    assert len(desktop.shown) == 1


def test_three_people_are_one_notice_with_their_names(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], verbs: Verbs
) -> None:
    verbs.settings.change(names_in_notices=True)
    verbs.promises.add(PersonId(verbs.people.add("Zoë Brandão").created or 0), "the photos", due_on=TODAY)
    reminding(desk, window, desktop).beat()
    [shown] = desktop.shown
    assert all(name in shown.text for name in ("Ana Duarte", "Rui Faria", "Zoë Brandão"))
    assert [key for key, _ in shown.buttons] == ["open"]


def test_what_was_missed_for_days_says_which_day(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], clock: StandingClock, verbs: Verbs
) -> None:
    beats = reminding(desk, window, desktop)
    beats.beat()
    verbs.promises.add(people[0], "the photos", due_on=TODAY + timedelta(days=2))
    clock.at += timedelta(days=4)
    beats.beat()
    assert "Was due Tue 09:00." in desktop.shown[1].text


def test_what_was_taken_and_never_shown_is_shown_after_the_next_start(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], clock: StandingClock, verbs: Verbs
) -> None:
    assert verbs.reminders.announce() is not None  # and then the program is killed
    beats = reminding(desk, window, desktop)
    beats.beat()
    assert desktop.shown == []
    clock.at += timedelta(minutes=3)
    beats.beat()
    assert len(desktop.shown) == 1
    clock.at += timedelta(minutes=3)
    beats.beat()
    assert len(desktop.shown) == 1


def test_a_clock_far_ahead_is_asked_about_before_years_are_announced(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], clock: StandingClock, verbs: Verbs
) -> None:
    beats = reminding(desk, window, desktop)
    beats.beat()
    clock.at += timedelta(days=500)
    beats.beat()
    beats.beat()
    assert len(desktop.shown) == 2
    asked = desktop.shown[1]
    assert asked.title == "Is today 5 Apr 2028?"
    [question] = window.findChildren(Question)
    question.no.click()
    beats.beat()
    assert len(desktop.shown) == 2
    desktop.pressed.emit("trust", None)
    assert len(desktop.shown) == 3
    assert desktop.shown[2].title == "2 person(s) today"


def test_one_person_alone_can_be_logged_or_left_for_tomorrow(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], verbs: Verbs
) -> None:
    verbs.people.delete(people[1])
    reminding(desk, window, desktop).beat()
    [shown] = desktop.shown
    assert [key for key, _ in shown.buttons] == ["log", "tomorrow"]
    desktop.pressed.emit("tomorrow", shown.subject)
    assert people[0] not in [item.person for item in verbs.today.day().items]


def test_the_body_opens_the_person_or_the_day(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], qtbot: QtBot
) -> None:
    beats = reminding(desk, window, desktop)
    with qtbot.waitSignal(beats.opened):
        desktop.pressed.emit("open", None)
    assert front(window) == "today"
    desktop.pressed.emit("open", people[0])
    assert window._pages.here == ("person", people[0])


def test_log_opens_the_box_for_that_person(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(window, "log_moment", lambda person, kind: asked.append((person, kind)))
    beats = reminding(desk, window, desktop)
    desktop.pressed.emit("log", people[1])
    assert asked == [(people[1], MomentKind.CALL)]
    beats.stop()
    desktop.pressed.emit("log", people[1])
    assert asked == [(people[1], MomentKind.CALL)]


def test_a_new_day_is_scored_and_read_again(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], clock: StandingClock, verbs: Verbs
) -> None:
    beats = reminding(desk, window, desktop)
    clock.at += timedelta(days=1)
    beats.beat()
    assert not verbs.health.stale()
    page = window.page("people")
    assert isinstance(page, PlainPage)
    assert page.told[-1] == "", "the page in front heard that everything may be another"


def test_what_another_program_wrote_is_read(
    desk: Desk, window: MainWindow, desktop: Announced, people: list[PersonId], verbs: Verbs
) -> None:
    beats = reminding(desk, window, desktop)
    beats.beat()
    page = window.page("people")
    assert isinstance(page, PlainPage)
    page.told.clear()
    beats.beat()
    assert page.told == []
    other = verbs.book.reader  # another connection than the one that writes, as another program's would be
    other.execute("PRAGMA query_only = OFF")
    other.execute("INSERT INTO meta VALUES ('a', 'b')")
    desk.do(lambda: verbs.notes.add(people[0], "likes tea"))
    assert "" in page.told, "what we write does not hide what they wrote"
    page.told.clear()
    beats.beat()
    assert page.told == []


def test_an_empty_day_is_not_announced(
    desk: Desk, window: MainWindow, desktop: Announced, clock: StandingClock
) -> None:
    assert desk.verbs.settings.read() == Settings()
    reminding(desk, window, desktop).beat()
    assert desktop.shown == []
