"""Which clock somebody lives by: their own choice, else what their address or phone tells without a doubt."""

from collections.abc import Iterable
from datetime import datetime, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from regulars.domain.people import ContactPoint, Person, PointKind

GOOD_FROM, GOOD_UNTIL = time(9, 0), time(20, 0)
"""Hours in which a call is welcome, where a person did not say otherwise."""


def _tables() -> Path:
    import tzdata  # type: ignore[import-untyped]  # lazy: where no address names a country nobody asks. It is data, without types

    return Path(tzdata.__file__).parent / "zoneinfo"


@cache
def _zones_of_countries() -> dict[str, list[str]]:
    """Country code to its zones, from the table that comes with the time-zone data."""
    zones: dict[str, list[str]] = {}
    for line in (_tables() / "zone1970.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            codes, _, zone, *_ = line.split("\t")
            for code in codes.split(","):
                zones.setdefault(code, []).append(zone)
    return zones


@cache
def _codes_of_names() -> dict[str, str]:
    """English country name, folded, and the code itself, to country code."""
    codes: dict[str, str] = {}
    for line in (_tables() / "iso3166.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, name = line.split("\t")
            codes[name.casefold()] = codes[code.casefold()] = code
    return codes


def country_code(country: str) -> str:
    """The ISO 3166 code of a country as an address names it, in English or by the code itself; "" when it is not known."""
    return _codes_of_names().get(country.strip().casefold(), "")


def zone_of(person: Person, points: Iterable[ContactPoint] | None = None) -> str:
    """The IANA zone of a person, or "" when it is not known. A country of several zones says nothing."""
    if person.zone:
        return person.zone
    for address in person.addresses:
        zones = _zones_of_countries().get(country_code(address.country), [])
        if len(zones) == 1:
            return zones[0]
    from regulars.domain.calling_codes import country_of  # lazy: most people have an address or no phone

    for point in points if points is not None else person.points:
        if point.kind is PointKind.PHONE and point.match.startswith("+"):
            zones = _zones_of_countries().get(country_of(point.match), [])
            if len(zones) == 1:
                return zones[0]
    return ""


def time_there(zone: str, now: datetime) -> datetime | None:
    """Their wall clock, to the minute; None without a zone, or with one that no machine knows (it came with a file)."""
    try:
        return now.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0) if zone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def welcome_from(quiet_hours: str, there: datetime) -> time | None:
    """From when a call is welcome there, or None when it is welcome now. `quiet_hours` is "19:00-08:00" or empty."""
    start, end = GOOD_UNTIL, GOOD_FROM
    if quiet_hours:
        first, _, last = quiet_hours.partition("-")
        start, end = time.fromisoformat(first), time.fromisoformat(last)
    at = there.time().replace(tzinfo=None)
    is_quiet = start <= at < end if start <= end else at >= start or at < end
    return end if is_quiet else None
