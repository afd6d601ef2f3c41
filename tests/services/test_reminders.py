"""The morning's people are announced once, at the owner's hour, and late rather than never."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.moments import MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.reminders import DoubtfulClock, Notice, is_quiet
from regulars.services.verbs import Verbs
from regulars.store import reminders as ledger
from tests.builders import TODAY
from tests.open_shop import Shop


@pytest.fixture
def due(shop: Shop) -> PersonId:
    """Somebody whose turn it is, in a shop that has room every day."""
    shop.verbs.settings.change(rooms=(5,) * 7)
    person = shop.person("Ana Duarte")
    for ago in (120, 90, 60):
        shop.verbs.moments.log([person], MomentKind.CALL, day=TODAY - timedelta(days=ago))
    return person


def told(verbs: Verbs) -> Notice | None:
    """What is announced now, and shown."""
    notice = verbs.reminders.announce()
    assert not isinstance(notice, DoubtfulClock)
    if notice is not None:
        verbs.reminders.shown(notice)
    return notice


def at(shop: Shop, hour: int, minute: int = 0, days: int = 0) -> None:
    shop.clock.at = (shop.clock.at + timedelta(days=days)).replace(hour=hour, minute=minute)


def test_the_day_is_announced_at_the_owner_s_hour_and_once(shop: Shop, due: PersonId) -> None:
    at(shop, 8, 59)
    assert told(shop.verbs) is None
    at(shop, 9)
    notice = told(shop.verbs)
    assert notice is not None
    assert (notice.on, notice.people, notice.person, notice.names, notice.was_due) == (TODAY, 1, due, (), None)
    at(shop, 9, 1)
    assert told(shop.verbs) is None
    at(shop, 9, 0, days=1)
    assert told(shop.verbs) is not None


def test_a_restart_and_a_second_program_do_not_announce_again(shop: Shop, due: PersonId) -> None:
    at(shop, 9)
    assert told(shop.verbs) is not None
    assert told(Verbs(shop.book)) is None
    shop.restart()
    assert told(shop.verbs) is None


def test_what_was_slept_through_is_told_late_and_says_when_it_was_due(shop: Shop, due: PersonId) -> None:
    at(shop, 14, 5)
    notice = told(shop.verbs)
    assert notice is not None
    assert notice.was_due == shop.clock.at.replace(hour=9, minute=0)


def test_nothing_is_said_in_the_quiet_hours(shop: Shop, due: PersonId) -> None:
    at(shop, 20)
    assert told(shop.verbs) is None
    at(shop, 9, 0, days=1)
    assert told(shop.verbs) is not None


def test_no_names_leave_the_book_unless_the_owner_asks(shop: Shop, due: PersonId) -> None:
    shop.verbs.settings.change(names_in_notices=True)
    at(shop, 9)
    notice = told(shop.verbs)
    assert notice is not None
    assert notice.names == ("Ana Duarte",)


def test_a_day_without_anybody_is_not_used_up(shop: Shop, due: PersonId) -> None:
    shop.verbs.today.later_by_days(due, 2)
    at(shop, 9)
    assert told(shop.verbs) is None
    shop.book.undo()
    at(shop, 11)
    assert told(shop.verbs) is not None


def test_a_notice_about_several_acts_on_none_of_them(shop: Shop, due: PersonId) -> None:
    other = shop.person("Rui Faria")
    for ago in (100, 80, 60):
        shop.verbs.moments.log([other], MomentKind.CALL, day=TODAY - timedelta(days=ago))
    at(shop, 9)
    notice = told(shop.verbs)
    assert notice is not None
    assert (notice.people, notice.person) == (2, None)


def test_after_a_flight_the_same_civil_day_is_not_announced_twice(shop: Shop, due: PersonId) -> None:
    at(shop, 9)
    assert told(shop.verbs) is not None
    shop.clock.at = shop.clock.at.astimezone(ZoneInfo("America/New_York")).replace(hour=9, minute=30)
    assert shop.clock.today() == TODAY
    assert told(shop.verbs) is None


def test_the_ledger_holds_before_anything_is_shown(shop: Shop, due: PersonId, monkeypatch: pytest.MonkeyPatch) -> None:
    at(shop, 9)
    monkeypatch.setattr(ledger, "take", lambda *_: ())  # another program was quicker by a hair
    assert told(shop.verbs) is None


@pytest.mark.parametrize(
    ("hour", "quiet"), [(18, False), (19, True), (23, True), (0, True), (7, True), (8, False), (12, False)]
)
def test_quiet_hours_run_past_midnight(hour: int, quiet: bool) -> None:
    assert is_quiet(time(hour), time(19), time(8)) is quiet


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    assert is_quiet(time(13), time(12), time(14))
    assert not is_quiet(time(14), time(12), time(14))
    assert not is_quiet(time(12), time(12), time(12))


def test_who_was_put_off_until_tonight_is_announced_in_the_evening_once(shop: Shop, due: PersonId) -> None:
    at(shop, 9)
    assert told(shop.verbs) is not None
    shop.verbs.today.tonight(due)
    at(shop, 17, 59)
    assert told(shop.verbs) is None
    at(shop, 18)
    notice = told(shop.verbs)
    assert notice is not None
    assert (notice.person, notice.was_due) == (due, None)
    at(shop, 18, 30)
    assert told(shop.verbs) is None


def test_who_was_reached_before_the_evening_is_not_announced_again(shop: Shop, due: PersonId) -> None:
    at(shop, 9)
    assert told(shop.verbs) is not None
    shop.verbs.today.tonight(due)
    shop.verbs.moments.log([due], MomentKind.CALL, day=TODAY)
    at(shop, 18, 5)
    assert told(shop.verbs) is None


def test_on_a_day_off_only_what_the_owner_wants_then_is_said(shop: Shop, due: PersonId) -> None:
    shop.verbs.settings.change(rooms=(5, 5, 5, 5, 5, 0, 0))  # today is a Sunday
    shop.verbs.promises.add(due, "the quote", due_on=TODAY)
    at(shop, 9)
    assert told(shop.verbs) is None
    shop.verbs.settings.change(days_off="same-day")
    notice = told(shop.verbs)
    assert notice is not None
    assert (notice.people, notice.promises) == (1, 1)


def test_in_a_quiet_season_nothing_is_said_and_then_what_waited_is(shop: Shop, due: PersonId) -> None:
    at(shop, 9)
    assert told(shop.verbs) is not None
    shop.verbs.promises.add(due, "the quote", due_on=TODAY + timedelta(days=2))
    shop.verbs.pauses.begin(None, TODAY + timedelta(days=1), TODAY + timedelta(days=6))
    for _ in range(5):
        at(shop, 9, days=1)
        assert told(shop.verbs) is None
    at(shop, 9, days=1)
    notice = told(shop.verbs)
    assert notice is not None
    assert notice.promises == 1
    assert notice.was_due == shop.clock.at.replace(hour=9, minute=0) - timedelta(days=4)


def test_a_birthday_that_came_while_nobody_looked_is_told_late_and_one_added_afterwards_is_not(
    shop: Shop, due: PersonId
) -> None:
    at(shop, 9)
    assert told(shop.verbs) is not None
    shop.verbs.occasions.add(due, OccasionKind.BIRTHDAY, PartialDate(None, 11, 25), notice_days=0)
    at(shop, 9, days=6)
    notice = told(shop.verbs)
    assert notice is not None
    assert (notice.dates, notice.was_due is not None) == (1, True)
    shop.verbs.occasions.add(due, OccasionKind.BIRTHDAY, PartialDate(None, 11, 26), notice_days=0)
    at(shop, 9, days=1)
    notice = told(shop.verbs)
    assert notice is None or notice.dates == 0


def test_a_clock_years_ahead_is_doubted_until_the_owner_says_that_it_is_right(shop: Shop, due: PersonId) -> None:
    at(shop, 9)
    assert told(shop.verbs) is not None
    at(shop, 9, days=401)
    doubt = shop.verbs.reminders.announce()
    assert isinstance(doubt, DoubtfulClock)
    assert (doubt.today, doubt.last) == (TODAY + timedelta(days=401), TODAY)
    shop.verbs.reminders.trust_clock(doubt.today)
    assert told(shop.verbs) is not None
