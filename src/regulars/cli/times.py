"""Times as they are typed, and a clock that stands where the owner asked it to."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import click

from regulars.domain.dates import PartialDate
from regulars.services.ports import Clock

NOON = time(12)
YEARS = range(1000, 9000)
"""Further away there are no days left to look back on, or ahead to."""
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(d|days?|w|weeks?|m|months?|y|years?)?", re.ASCII)
_TOLD = 60
_DAYS = {"d": 1.0, "w": 7.0, "m": 30.44, "y": 365.25}


@dataclass(frozen=True, slots=True)
class StandingClock:
    """A clock that shows one moment."""

    at: datetime
    zone: str

    def now(self) -> datetime:
        """That moment, in its zone."""
        return self.at

    def today(self) -> date:
        """Its day there."""
        return self.at.date()

    def zone_name(self) -> str:
        """The name of the zone."""
        return self.zone


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a day with a time, with or without a zone of its own."""

    day: date
    moment: datetime | None = None


def _told(text: str) -> str:
    """What was typed, so that a message stays one."""
    return repr(text if len(text) <= _TOLD else text[:_TOLD] + "…")


# Types of options: click calls them with the words, and puts the option's name before what is wrong.


def when(text: str) -> When:
    """Read `2026-12-24`, `2026-12-24T18:30` or one with an offset."""
    try:
        read = When(date.fromisoformat(text))
    except ValueError:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            said = f"{_told(text)} is no date like 2026-12-24, nor a time like 2026-12-24T18:30"
            raise click.BadParameter(said) from error
        read = When(moment.date(), moment)
    if read.day.year not in YEARS:
        raise click.BadParameter(f"{_told(text)} is too far away: from {YEARS[0]} to {YEARS[-1]}")
    return read


def day(text: str) -> date:
    """Read `2026-12-24`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{_told(text)} is no date like 2026-12-24") from error


def partial_date(text: str) -> PartialDate:
    """Read `1984-05-09`, `--05-09`, `1984-05`, `1984` or `~1984`."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise click.BadParameter(f"{_told(text)} is no date like 1984-05-09, --05-09 (no year) or 1984") from error


def days(text: str) -> float:
    """Read a length of time: `45`, `6w`, `2 months`. Days.

    >>> days("45"), days("6w")
    (45.0, 42.0)
    """
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        raise click.BadParameter(f"{_told(text)} is no number of days, like 45 or 6w")
    return round(float(found[1]) * _DAYS[(found[2] or "d")[0]], 2)


def zone(text: str) -> str:
    """Read an IANA zone: `Asia/Tokyo`."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise click.BadParameter(f"{_told(text)} is no time zone like Asia/Tokyo") from error
    return text


def clock_at(clock: Clock, asked: When | None, place: str | None) -> Clock:
    """The clock shifted to `asked` and to the zone `place`; itself where neither is given. A bare day is seen at noon."""
    if asked is None and place is None:
        return clock
    now = clock.now()
    there = ZoneInfo(place) if place is not None else now.tzinfo
    if asked is None:
        at = now.astimezone(there)
    elif asked.moment is None:
        at = datetime.combine(asked.day, NOON, there)
    elif asked.moment.tzinfo is None:
        at = asked.moment.replace(tzinfo=there)
    else:
        at = asked.moment.astimezone(there)
    return StandingClock(at, place or clock.zone_name())
