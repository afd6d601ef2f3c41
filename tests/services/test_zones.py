"""Which clock somebody lives by, and when a call is welcome there."""

from datetime import UTC, datetime, time

import pytest

from regulars.domain.people import Address, PersonField, PersonId, PointKind
from regulars.services.verbs import Verbs
from regulars.services.zones import time_there, welcome_from, zone_of

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_their_own_choice_comes_before_what_the_address_says(verbs: Verbs, ana: PersonId) -> None:
    verbs.people.add_address(ana, Address(city="Tokyo", country="Japan"))
    assert zone_of(verbs.people.get(ana)) == "Asia/Tokyo"
    verbs.people.set_field(ana, PersonField.ZONE, "Europe/Rome")
    assert zone_of(verbs.people.get(ana)) == "Europe/Rome"


@pytest.mark.parametrize(
    ("country", "zone"),
    [("Japan", "Asia/Tokyo"), ("jp", "Asia/Tokyo"), (" GREECE ", "Europe/Athens"), ("Brazil", ""), ("", "")],
)
def test_a_country_of_one_zone_tells_and_one_of_several_says_nothing(
    verbs: Verbs, ana: PersonId, country: str, zone: str
) -> None:
    verbs.people.add_address(ana, Address(city="Somewhere", country=country))
    assert zone_of(verbs.people.get(ana)) == zone


@pytest.mark.parametrize(
    ("phone", "zone"),
    [
        ("+81 90 1234 5678", "Asia/Tokyo"),
        ("+30 697 555 0102", "Europe/Athens"),
        ("+1 212 555 0100", ""),
        ("912 555 014", ""),
    ],
)
def test_a_phone_of_a_country_of_one_zone_tells_too(verbs: Verbs, ana: PersonId, phone: str, zone: str) -> None:
    verbs.people.add_point(ana, PointKind.PHONE, phone)
    assert zone_of(verbs.people.get(ana)) == zone


def test_the_wall_clock_there_follows_their_summer(verbs: Verbs) -> None:
    assert time_there("Australia/Sydney", NOON) == NOON
    winter, summer = time_there("Europe/Berlin", NOON), time_there("Europe/Berlin", NOON.replace(month=7))
    assert winter is not None
    assert summer is not None
    assert (winter.hour, summer.hour) == (13, 14)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Europe/"])
def test_a_zone_that_this_machine_does_not_know_has_no_clock(zone: str) -> None:
    assert time_there(zone, NOON) is None


@pytest.mark.parametrize(
    ("quiet_hours", "hour", "welcome"),
    [
        ("", 8, time(9)), ("", 9, None), ("", 19, None), ("", 20, time(9)),
        ("19:00-08:30", 8, time(8, 30)), ("19:00-08:30", 9, None), ("12:00-14:00", 13, time(14)), ("12:00-14:00", 3, None),
    ],
)  # fmt: skip
def test_a_call_is_welcome_outside_their_quiet_hours(quiet_hours: str, hour: int, welcome: time | None) -> None:
    assert welcome_from(quiet_hours, NOON.replace(hour=hour)) == welcome
