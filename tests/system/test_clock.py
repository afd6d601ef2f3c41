"""The clock is read in one place, with the zone the owner is in now."""

import importlib.resources
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
import tzlocal

from regulars.system import clock
from regulars.system.clock import FixedClock, ShiftedClock, SystemClock


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def test_now_is_aware_and_is_now() -> None:
    before, now, after = datetime.now(UTC), SystemClock().now(), datetime.now(UTC)
    assert before <= now <= after
    assert now.utcoffset() is not None


def test_the_zone_is_read_anew_when_the_laptop_travels(travel: pytest.MonkeyPatch) -> None:
    system = SystemClock()
    for name in ("Europe/Lisbon", "Asia/Kathmandu", "America/St_Johns", "UTC"):
        travel.setenv("TZ", name)
        assert system.zone_name() == name
        assert system.now().tzinfo == ZoneInfo(name)
        assert system.today() in {datetime.now(ZoneInfo(name)).date(), system.now().date()}


def test_contradicting_settings_follow_the_c_library(travel: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def contradict() -> None:
        raise ZoneInfoNotFoundError("several")

    travel.setattr(tzlocal, "reload_localzone", contradict)
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    assert clock._zone_of_link(link).key == "Europe/Lisbon"
    assert clock._zone_of_link(tmp_path / "nothing").key == "UTC"
    assert SystemClock().now().utcoffset() is not None


def test_a_nameless_zone_keeps_its_hours(travel: pytest.MonkeyPatch) -> None:
    with (importlib.resources.files("tzdata") / "zoneinfo/Asia/Tokyo").open("rb") as file:
        nameless = ZoneInfo.from_file(file)
    travel.setattr(tzlocal, "reload_localzone", lambda: nameless)
    system = SystemClock()
    assert system.zone_name() == "Etc/GMT-9"
    assert datetime.now(ZoneInfo(system.zone_name())).utcoffset() == timedelta(hours=9) == system.now().utcoffset()


def test_a_fixed_clock_stands_still() -> None:
    at = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    fixed = FixedClock(at)
    assert (fixed.now(), fixed.today(), fixed.zone_name()) == (at, date(2026, 11, 22), "Asia/Tokyo")
    assert FixedClock(at.astimezone(timezone(timedelta(hours=2)))).zone_name() == "UTC"
    with pytest.raises(ValueError):
        FixedClock(at.replace(tzinfo=None))


def test_a_shifted_clock_goes_on() -> None:
    shifted = ShiftedClock(timedelta(days=-400), ZoneInfo("Pacific/Auckland"))
    first, second = shifted.now(), shifted.now()
    assert first <= second
    assert abs(datetime.now(UTC) - first - timedelta(days=400)) < timedelta(seconds=5)
    assert shifted.zone_name() == "Pacific/Auckland"
    assert shifted.today() in {first.date(), second.date(), shifted.now().date()}
    assert ShiftedClock().zone_name() == SystemClock().zone_name()
