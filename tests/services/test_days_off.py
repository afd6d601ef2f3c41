"""What falls on a weekend or another day off: the planner, the list of the day and the reminder name it on the same morning."""

from datetime import date, datetime, time, timedelta

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.moments import MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.reminders import DaysOff, Notice
from tests.builders import TODAY
from tests.open_shop import Shop

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, 27) + timedelta(days=ahead) for ahead in range(4))
WEEK = (3, 3, 3, 3, 3, 0, 0)
FRIDAY_OFF_TOO = (3, 3, 3, 3, 0, 0, 0)


@pytest.fixture
def ana(shop: Shop) -> PersonId:
    """Somebody met last week, whose rhythm asks for nothing."""
    shop.verbs.settings.change(rooms=WEEK)
    ana = shop.person("Ana")
    for ago in (2, 62, 122):
        shop.verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=ago))
    return ana


def promised(shop: Shop, ana: PersonId, due: date) -> None:
    shop.verbs.promises.add(ana, "the quote", due_on=due)


def born(shop: Shop, ana: PersonId, day: date) -> None:
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(1980, day.month, day.day), notice_days=0)


def on(shop: Shop, day: date, at: time = time(9, 30)) -> None:
    shop.clock.at = datetime.combine(day, at, shop.clock.at.tzinfo)


def is_named(shop: Shop) -> bool:
    return [item.name for item in shop.verbs.today.day().items] == ["Ana"]


def is_told(shop: Shop) -> bool:
    notice = shop.verbs.reminders.announce()
    if isinstance(notice, Notice):
        shop.verbs.reminders.shown(notice)
    return isinstance(notice, Notice)


def planned(shop: Shop, ana: PersonId) -> date | None:
    return shop.verbs.planning.weeks().day_of(ana)


@pytest.mark.parametrize("what", [promised, born])
@pytest.mark.parametrize("due", [SATURDAY, SUNDAY])
def test_all_three_name_it_on_the_working_morning_before(shop: Shop, ana: PersonId, what: object, due: date) -> None:
    assert callable(what)
    what(shop, ana, due)
    on(shop, FRIDAY - timedelta(days=1))
    assert planned(shop, ana) == FRIDAY
    assert not is_named(shop)
    assert not is_told(shop)
    shop.verbs.today.follow(shop.verbs.planning.weeks())
    assert [(day, item.name) for day, item in shop.verbs.today.day().later] == [(FRIDAY, "Ana")]
    on(shop, FRIDAY)
    assert planned(shop, ana) == FRIDAY
    assert is_named(shop)
    assert is_told(shop)


def test_a_week_that_ends_on_thursday_has_thursday_for_it(shop: Shop, ana: PersonId) -> None:
    shop.verbs.settings.change(rooms=FRIDAY_OFF_TOO)
    promised(shop, ana, SUNDAY)
    on(shop, FRIDAY - timedelta(days=1))
    assert planned(shop, ana) == FRIDAY - timedelta(days=1)
    assert is_named(shop)
    assert is_told(shop)


def test_a_week_of_minutes_has_the_same_days_off(shop: Shop, ana: PersonId) -> None:
    shop.verbs.settings.change(minutes=(30, 30, 30, 30, 30, 0, 0))
    promised(shop, ana, SUNDAY)
    on(shop, FRIDAY)
    assert planned(shop, ana) == FRIDAY
    assert is_named(shop)
    assert is_told(shop)


@pytest.mark.parametrize("days_off", DaysOff)
def test_a_promise_nobody_saw_on_friday_is_not_lost(shop: Shop, ana: PersonId, days_off: DaysOff) -> None:
    shop.verbs.settings.change(days_off=days_off)
    promised(shop, ana, SUNDAY)
    on(shop, MONDAY)
    assert planned(shop, ana) == MONDAY
    assert is_named(shop)
    assert is_told(shop)
    on(shop, MONDAY + timedelta(days=3))
    assert is_named(shop), "a promise stays until it is answered"


def test_later_said_on_friday_holds_over_the_weekend(shop: Shop, ana: PersonId) -> None:
    promised(shop, ana, SUNDAY)
    on(shop, FRIDAY, time(8, 30))
    wednesday = MONDAY + timedelta(days=2)
    shop.verbs.today.later(ana, wednesday)
    for day in (FRIDAY, SATURDAY, SUNDAY, MONDAY):
        on(shop, day)
        assert not is_named(shop)
        assert not is_told(shop)
        assert planned(shop, ana) == wednesday
    on(shop, wednesday)
    assert is_named(shop)
    assert is_told(shop)


def test_who_wants_to_be_told_on_the_day_itself_finds_it_in_that_day(shop: Shop, ana: PersonId) -> None:
    shop.verbs.settings.change(days_off=DaysOff.SAME_DAY)
    waiting = shop.person("Rui")
    for ago in (60, 90, 120):
        shop.verbs.moments.log([waiting], MomentKind.CALL, day=TODAY - timedelta(days=ago))
    promised(shop, ana, SUNDAY)
    on(shop, SUNDAY)
    assert is_named(shop), "and nobody whose rhythm can wait"
    assert is_told(shop)


def test_who_never_works_is_named_and_told_on_the_day_itself(shop: Shop, ana: PersonId) -> None:
    shop.verbs.settings.change(rooms=(0,) * 7)
    promised(shop, ana, SUNDAY)
    on(shop, FRIDAY)
    assert not is_named(shop)
    assert not is_told(shop)
    on(shop, SUNDAY)
    assert is_named(shop)
    assert is_told(shop)


def test_a_day_off_names_nobody_by_itself(shop: Shop, ana: PersonId) -> None:
    promised(shop, ana, SUNDAY)
    on(shop, SUNDAY)
    assert shop.verbs.today.day().items == ()
    assert not is_told(shop)
