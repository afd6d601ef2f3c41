"""The day: who comes into it, who does not, and what an answer does."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

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
