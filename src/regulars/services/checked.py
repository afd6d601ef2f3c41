"""What the owner typed, looked at before it is written: cleaned, or refused with the name of the field (BAD_VALUE)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from regulars.domain.clean_text import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text, has_ink
from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem, Unfit

LONGEST_RHYTHM = 36_500  # a hundred years, in days
SHOWN = 100  # of a refused value, so that a message stays one

Kind = TypeVar("Kind", bound=StrEnum)


def bad_value(field: str, value: object, reason: Unfit = Unfit.OTHER, **limits: float) -> KnownProblem:
    """The refusal of a value, with why, and `least` and `most` where the reason speaks of them."""
    return KnownProblem(Problem.BAD_VALUE, field=field, value=str(value)[:SHOWN], reason=reason, **limits)


def line(field: str, value: str, *, needed: bool = False) -> str:
    """A value of one line, at most 1,000 characters."""
    return _of_length(field, clean_line(value), LINE_LIMIT, needed)


def words(field: str, value: str, *, needed: bool = False) -> str:
    """Free words over as many lines as they need, at most 10,000 characters."""
    return _of_length(field, clean_text(value), TEXT_LIMIT, needed)


def _of_length(field: str, value: str, limit: int, needed: bool) -> str:
    if len(value) > limit:
        raise bad_value(field, value, Unfit.TOO_LONG, most=limit)
    if needed and not has_ink(value):
        raise bad_value(field, value, Unfit.EMPTY)
    return value


def one_of(field: str, kind: type[Kind], value: str) -> Kind:
    """A member of an enumeration, by its value."""
    try:
        return kind(value)
    except ValueError as error:
        raise bad_value(field, value, Unfit.NOT_ONE_OF) from error


def days(field: str, value: float | None) -> float | None:
    """A rhythm in days, from one day to a hundred years; None is none."""
    if value is None:
        return None
    if not 1 <= value <= LONGEST_RHYTHM:  # says no to NaN, too
        raise bad_value(field, value, Unfit.OUT_OF_RANGE, least=1, most=LONGEST_RHYTHM)
    return float(value)


def whole(field: str, value: int, lowest: int, highest: int) -> int:
    """A whole number between two others, both allowed."""
    if not lowest <= value <= highest:
        raise bad_value(field, value, Unfit.OUT_OF_RANGE, least=lowest, most=highest)
    return int(value)


def not_after(field: str, day: date, today: date) -> date:
    """A day that is not in the future."""
    if day > today:
        raise bad_value(field, day.isoformat(), Unfit.IN_THE_FUTURE)
    return day


def partial_date(field: str, value: str) -> str:
    """A partial date in the text form of `PartialDate`; empty is none."""
    value = clean_line(value)
    try:
        return PartialDate.parse(value).iso() if value else ""
    except ValueError as error:
        raise bad_value(field, value, Unfit.NOT_A_DATE) from error


def zone(field: str, value: str) -> str:
    """The name of a time zone that this machine knows; empty is none."""
    value = clean_line(value)
    if not value:
        return ""
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise bad_value(field, value, Unfit.UNKNOWN_ZONE) from error
    return value


def names(subjects: Sequence[str]) -> str:
    """What the history calls several people: the first three."""
    return ", ".join(subjects[:3]) + (" …" if len(subjects) > 3 else "")
