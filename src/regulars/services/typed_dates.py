"""Dates that no table of ours names, read by dateparser. The one place that imports it, and only when a sentence needs it.

It takes 0.3 s to load and to read its first date; after that a date takes a millisecond.
"""

import threading
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from regulars.domain.capture.day_arithmetic import Ahead, DateOrder

_LONGEST = 40
_loading = threading.Lock()
_ready: set[tuple[date, Ahead, DateOrder, str]] = set()


def is_ready(today: date, ahead: Ahead, order: DateOrder, language: str) -> bool:
    """Whether such a date can be read without waiting."""
    return (today, ahead, order, language) in _ready


def read(text: str, today: date, ahead: Ahead, order: DateOrder, language: str) -> date | None:
    """The day that a few words mean; None where it cannot be told."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    with _loading:
        found = _reader(today, ahead, order, language).get_date_data(text)
        _ready.add((today, ahead, order, language))
    at: datetime | None = found.date_obj
    # Only whole days: of a month or a year alone our own tables know more.
    return at.date() if at is not None and found.period in ("day", "time") else None


@lru_cache(maxsize=64)
def _reader(today: date, ahead: Ahead, order: DateOrder, language: str) -> Any:
    from dateparser.date import DateDataParser  # lazy: 0.2 s, for the few dates that need it

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": ahead.value,
        "DATE_ORDER": order.value,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "TIMEZONE": "UTC",  # never asked of the system: only days are wanted
        "STRICT_PARSING": False,
    }
    return DateDataParser(languages=[language], settings=settings)


def warm(today: date, order: DateOrder, language: str) -> None:
    """Load it and read two dates, off the thread that draws."""
    for ahead in Ahead:
        read("1 2", today, ahead, order, language)
