"""The clock is read in one place, with the zone the owner is in now."""

import importlib.resources
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
import tzlocal

from regulars.system import clock
from regulars.system.clock import SystemClock


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


@pytest.fixture
def link(travel: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Stands for /etc/localtime; there is none yet."""
    travel.delenv("TZ", raising=False)
    path = tmp_path / "localtime"
    travel.setattr(clock, "_LINK", path)
    travel.setattr(clock, "_NAMED_BY", (f"..{path}",))
    return path


def lead(link: Path, zone: str) -> None:
    link.unlink(missing_ok=True)
    link.symlink_to(f"/usr/share/zoneinfo/{zone}")


def test_the_zone_is_not_read_again_while_nothing_names_another(link: Path, travel: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    read = clock._zone_of_link
    travel.setattr(clock, "_zone_of_link", lambda path: asked.append(path) or read(path))
    system = SystemClock()
    for zone in ("Asia/Tokyo", "Europe/Vienna"):
        lead(link, zone)
        assert {system.now().tzinfo for _ in range(3)} == {ZoneInfo(zone)}
    assert len(asked) == 2


def test_contradicting_settings_follow_the_c_library(link: Path, travel: pytest.MonkeyPatch) -> None:
    def contradict() -> None:
        raise ZoneInfoNotFoundError("several")

    travel.setattr(tzlocal, "reload_localzone", contradict)
    lead(link, "Europe/Lisbon")
    assert SystemClock().zone_name() == "Europe/Lisbon"


def test_a_system_that_names_no_zone_has_utc(link: Path, travel: pytest.MonkeyPatch) -> None:
    def unknown() -> None:
        raise ZoneInfoNotFoundError("none")

    travel.setattr(tzlocal, "reload_localzone", unknown)
    assert SystemClock().zone_name() == "UTC"
    lead(link, "Mars/Olympus")
    assert SystemClock().zone_name() == "UTC"


def test_a_nameless_zone_keeps_its_hours(link: Path, travel: pytest.MonkeyPatch) -> None:
    with (importlib.resources.files("tzdata") / "zoneinfo/Asia/Tokyo").open("rb") as file:
        nameless = ZoneInfo.from_file(file)
    travel.setattr(tzlocal, "reload_localzone", lambda: nameless)
    system = SystemClock()
    assert system.zone_name() == "Etc/GMT-9"
    assert datetime.now(ZoneInfo(system.zone_name())).utcoffset() == timedelta(hours=9) == system.now().utcoffset()
