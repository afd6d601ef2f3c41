"""The mornings: announced once at the owner's hour; what was missed while the laptop was off is shown once, when it is back."""

from datetime import date, datetime, time, timedelta

import pytest

from regulars.ui.reminding import LOG, TOMORROW
from tests.journeys.laptop import LISBON, MONDAY, Laptop
from tests.journeys.owner import Owner
from tests.journeys.steps import promise, search, set_up

TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
BEATS = 4
"""So many beats of the heart without a notice are enough to say that none comes."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), LISBON)


@pytest.fixture
def with_a_promise(laptop: Laptop, owner: Owner) -> Laptop:
    """A book in which Ana has been promised something for Monday, half an hour before the owner's hour."""
    laptop.start()
    set_up(owner, laptop, "Ana", "Bruno")
    search(owner, "ana")
    owner.press("Return")
    promise(owner, "Send the quote")
    # The laptop sleeps through the nights: on a slow machine the book would lock in the middle of a morning.
    assert laptop.running is not None
    desk = laptop.running.desk
    assert desk is not None
    desk.do(lambda: desk.verbs.settings.change(lock_minutes=0))
    owner.wait(lambda: laptop.verbs.settings.read().lock_minutes == 0, "the setting")
    assert laptop.notices == []
    return laptop


def stays_silent(laptop: Laptop, owner: Owner) -> bool:
    """Whether the heart beats a few times without a word."""
    assert laptop.heart is not None
    said, beats = len(laptop.notices), laptop.heart.beats
    owner.wait(lambda: laptop.heart is not None and laptop.heart.beats >= beats + BEATS, "the heartbeat")
    return len(laptop.notices) == said


def test_the_morning_is_announced_once(with_a_promise: Laptop, owner: Owner) -> None:
    laptop = with_a_promise
    assert stays_silent(laptop, owner)
    laptop.sleep_until(at(MONDAY, 9))
    owner.wait(lambda: laptop.notices, "the morning's notice")
    assert stays_silent(laptop, owner)
    laptop.sleep_until(at(MONDAY, 17))
    assert stays_silent(laptop, owner)
    laptop.shut_down()
    laptop.start()
    owner.wait(laptop.is_open, "the book")
    assert stays_silent(laptop, owner)
    assert len(laptop.notices) == 1


def test_the_notice_names_nobody_and_its_buttons_work(with_a_promise: Laptop, owner: Owner) -> None:
    laptop = with_a_promise
    laptop.sleep_until(at(MONDAY, 9))
    owner.wait(lambda: laptop.notices, "the morning's notice")
    notice = laptop.notices[0]
    assert "Ana" not in notice.title + notice.text
    assert [key for key, _ in notice.buttons] == [LOG, TOMORROW]
    assert laptop.notifier is not None
    laptop.notifier.pressed.emit(LOG, notice.subject)
    owner.wait_to_see("Keep it")
    owner.wait_to_see("Ana")
    owner.press("Escape")
    laptop.notifier.pressed.emit(TOMORROW, notice.subject)
    owner.click("Today")
    owner.wait_to_lose("You promised: Send the quote")


def test_what_was_missed_while_it_was_off_is_shown_once(with_a_promise: Laptop, owner: Owner) -> None:
    laptop = with_a_promise
    laptop.shut_down()
    laptop.sleep_until(at(TUESDAY, 14, 20))
    laptop.start()
    owner.wait(lambda: laptop.notices, "what was missed")
    assert "09:00" in laptop.notices[0].title + laptop.notices[0].text
    assert stays_silent(laptop, owner)
    laptop.shut_down()
    laptop.start()
    owner.wait(laptop.is_open, "the book")
    assert stays_silent(laptop, owner)
    assert len(laptop.notices) == 1


def test_a_sleeping_laptop_tells_when_it_wakes(with_a_promise: Laptop, owner: Owner) -> None:
    laptop = with_a_promise
    laptop.sleep_until(at(WEDNESDAY, 11))
    owner.wait(lambda: laptop.notices, "what was missed")
    assert stays_silent(laptop, owner)
    assert len(laptop.notices) == 1


def test_nobody_is_woken_in_the_quiet_hours(with_a_promise: Laptop, owner: Owner) -> None:
    laptop = with_a_promise
    laptop.sleep_until(at(MONDAY, 21))
    assert stays_silent(laptop, owner)
    laptop.sleep_until(at(TUESDAY, 9))
    owner.wait(lambda: laptop.notices, "the next morning's notice")
