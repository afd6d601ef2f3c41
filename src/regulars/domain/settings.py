"""What the owner set, for the whole book."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from regulars.domain.dates import LeapDay
from regulars.domain.moments import NOT_COUNTING_AT_FIRST, MomentKind


class Appearance(StrEnum):
    """Light or dark, or as the desktop has it."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class DaysOff(StrEnum):
    """When a promise or a date is announced that falls on days on which the owner has room for nobody."""

    BEFORE = "before"
    """The working morning before, while there is time; where that was slept through, the next one."""
    AFTER = "after"
    """The next working morning."""
    SAME_DAY = "same-day"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a book. A book that never heard of one has its default."""

    owner_name: str = ""
    country: str = ""
    """ISO 3166 two letters, upper case: the country of phone numbers that do not say one. Empty = not known."""
    rooms: tuple[int, ...] = (5, 5, 5, 5, 5, 0, 0)
    """How many people the owner has room for, Monday first."""
    minutes: tuple[int, ...] = ()
    """How many minutes each weekday has, Monday first, where the owner counts those; then `rooms` follows them. Else empty."""
    morning: time = time(9, 0)
    """When the day's people are announced."""
    quiet_from: time = time(19, 0)
    quiet_until: time = time(8, 0)
    days_off: DaysOff = DaysOff.BEFORE
    """When promises and dates are announced that fall on days without room for anybody."""
    usual_days: float = 60.0
    """The rhythm of people about whom nothing better is known, in days."""
    appearance: Appearance = Appearance.AUTO
    text_scale: float = 1.0
    language: str = ""
    """The language of the screens; empty = the desktop's."""
    lock_minutes: int = 5
    """Minutes without a key or a click until the book locks; 0 = never."""
    names_in_notices: bool = False
    keep_in_tray: bool | None = None
    """None = not asked yet."""
    leap_day: LeapDay = LeapDay.BEFORE
    counted_kinds: frozenset[MomentKind] = frozenset(MomentKind) - NOT_COUNTING_AT_FIRST
    """The kinds of moments that move the clock."""
