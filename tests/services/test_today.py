"""The day: who comes into it, who does not, and what an answer does."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from regulars.domain.agenda import DayKind
from regulars.domain.dates import PartialDate
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.services.today import TRAY
from tests.builders import TODAY
from tests.open_shop import Shop


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/Lisbon", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("at", [time(0, 10), time(9, 0), time(23, 50)])
def test_five_never_logged_people_a_day_are_asked_about_wherever_the_laptop_is(shop: Shop, zone: str, at: time) -> None:
    for number in range(3 * TRAY):
        shop.person(f"Client {number}")
    shop.clock.at = datetime.combine(TODAY, at, ZoneInfo(zone))
    for left in reversed(range(TRAY)):
        person, _ = shop.verbs.today.day().tray[0]
        shop.verbs.today.tell_last_seen(person, None)
        assert len(shop.verbs.today.day().tray) == left
    shop.clock.at = datetime.combine(TODAY + timedelta(days=1), time(0, 10), ZoneInfo(zone))
    assert len(shop.verbs.today.day().tray) == TRAY


def test_a_promise_that_falls_due_after_letting_go_comes_into_the_day(shop: Shop) -> None:
    shop.verbs.settings.change(rooms=(5,) * 7)
    ana = shop.person("Ana")
    for ago in (90, 60, 30):
        shop.verbs.moments.log([ana], MomentKind.CALL, direction=Direction.BOTH, day=TODAY - timedelta(days=ago))
    shop.verbs.promises.add(ana, "Send the quote", due_on=TODAY + timedelta(days=3))
    shop.verbs.today.let_go(ana)
    assert shop.verbs.today.day().items == ()
    shop.clock.at += timedelta(days=3)
    assert [item.kind for item in shop.verbs.today.day().items] == [DayKind.PROMISE]
    shop.verbs.today.later(ana, TODAY + timedelta(days=5))
    assert shop.verbs.today.day().items == ()


def test_a_birthday_comes_into_the_day_though_its_person_was_put_off_before(shop: Shop) -> None:
    shop.verbs.settings.change(rooms=(5,) * 7)
    ana = shop.person("Ana")
    shop.verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=90))
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate.of(TODAY + timedelta(days=4)))
    shop.verbs.today.later(ana, TODAY + timedelta(days=30))
    assert shop.verbs.today.day().items == ()
    shop.clock.at += timedelta(days=3)
    assert [item.kind for item in shop.verbs.today.day().items] == [DayKind.DATE]
