"""The owner's settings."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from regulars.domain.changes import Act, Changes
from regulars.domain.dates import LeapDay
from regulars.domain.errors import Unfit
from regulars.domain.moments import MomentKind
from regulars.domain.settings import Appearance, DaysOff, Settings
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.store import settings as store
from regulars.store.database import Connection

MOST_ROOM = 99
MOST_MINUTES = 600
USUAL_MINUTES = 8
"""What one person takes, where nothing is known of how they are reached: a day of minutes has room for so many people."""
LONGEST_LOCK = 24 * 60


class SettingsService:
    """Reading and changing the settings of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def read(self) -> Settings:
        """The settings as they are."""
        return read_settings(self._book.connection)

    def change(self, **values: Any) -> Changes:
        """Set some, by the names of `Settings`' fields. BAD_VALUE names the one that cannot be."""
        before = self.read()
        if values.get("minutes"):
            values["rooms"] = tuple(-(-room // USUAL_MINUTES) for room in _minutes("minutes", values["minutes"]))
        for name in values:
            if name not in _CHECKS:
                raise bad_value(name, values[name])
        wanted: dict[str, Any] = {name: _checked(name, value) for name, value in values.items()}
        after = replace(before, **wanted)
        changed = {name: _stored(name, after) for name in values if getattr(after, name) != getattr(before, name)}
        if not changed:
            return Changes(Act.SETTINGS.value)
        with self._book.change(Act.SETTINGS) as change:
            store.write(change, changed)
            if "country" in changed:
                from regulars.domain.matching import match_phone  # lazy: reading settings needs neither
                from regulars.store import contact_points

                # Numbers typed without a country code are read by the owner's country.
                contact_points.rematch_phones(change, lambda value: match_phone(value, after.country))
        return change.result


def read_settings(connection: Connection) -> Settings:
    """The settings of a book; what was never set, or cannot be understood, has its default."""
    found: dict[str, Any] = {}
    for name, value in store.read(connection).items():
        if name in _CHECKS:
            try:
                found[name] = _restored(name, value)
            except (ValueError, TypeError):
                continue  # written by a version that knew more
    return Settings(**found)


def _stored(name: str, settings: Settings) -> object:
    value = getattr(settings, name)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, frozenset):
        return sorted(value)
    return value


_READERS: Mapping[str, Callable[[Any], object]] = {
    "rooms": tuple,
    "minutes": tuple,
    "morning": time.fromisoformat,
    "quiet_from": time.fromisoformat,
    "quiet_until": time.fromisoformat,
    "days_off": DaysOff,
    "appearance": Appearance,
    "leap_day": LeapDay,
    "counted_kinds": lambda kinds: frozenset(MomentKind(kind) for kind in kinds),
}


def _restored(name: str, value: Any) -> object:
    return _READERS[name](value) if name in _READERS else value


def _checked(name: str, value: Any) -> object:
    try:
        return _CHECKS[name](name, value)
    except (ValueError, TypeError) as error:
        raise bad_value(name, value, Unfit.NOT_ONE_OF) from error


def _country(name: str, value: str) -> str:
    value = checked.line(name, value).upper()
    if value and not (len(value) == 2 and value.isascii() and value.isalpha()):
        raise bad_value(name, value, Unfit.NOT_ONE_OF)
    return value


def _rooms(name: str, value: Any) -> tuple[int, ...]:
    rooms = tuple(checked.whole(name, room, 0, MOST_ROOM) for room in value)
    if len(rooms) != 7:
        raise bad_value(name, value, Unfit.OUT_OF_RANGE, least=7, most=7)
    return rooms


def _minutes(name: str, value: Any) -> tuple[int, ...]:
    minutes = tuple(checked.whole(name, room, 0, MOST_MINUTES) for room in value)
    if len(minutes) not in (0, 7):
        raise bad_value(name, value, Unfit.OUT_OF_RANGE, least=7, most=7)
    return minutes


def _time(_name: str, value: Any) -> time:
    return value if isinstance(value, time) else time.fromisoformat(value)


def _usual_days(name: str, value: Any) -> float:
    found = checked.days(name, value)
    if found is None:
        raise bad_value(name, value, Unfit.EMPTY)
    return found


def _text_scale(name: str, value: Any) -> float:
    if not 0.5 <= value <= 4:
        raise bad_value(name, value, Unfit.OUT_OF_RANGE, least=0.5, most=4)
    return float(value)


def _yes_or_no(_name: str, value: Any) -> bool:
    return bool(value)


_CHECKS: Mapping[str, Callable[[str, Any], object]] = {
    "owner_name": checked.line,
    "country": _country,
    "rooms": _rooms,
    "minutes": _minutes,
    "morning": _time,
    "quiet_from": _time,
    "quiet_until": _time,
    "usual_days": _usual_days,
    "days_off": lambda _name, value: DaysOff(value),
    "appearance": lambda _name, value: Appearance(value),
    "text_scale": _text_scale,
    "language": checked.line,
    "lock_minutes": lambda name, value: checked.whole(name, value, 0, LONGEST_LOCK),
    "names_in_notices": _yes_or_no,
    "keep_in_tray": lambda _name, value: None if value is None else bool(value),
    "leap_day": lambda _name, value: LeapDay(value),
    "counted_kinds": lambda _name, value: frozenset(MomentKind(kind) for kind in value),
}
