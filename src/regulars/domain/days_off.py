"""Days on which the owner has no room for anybody, and what the days around name of them. Rooms: seven, Monday first."""

from collections.abc import Sequence
from datetime import date, timedelta

WEEK = 7


def named_from(since: date, day: date, rooms: Sequence[int]) -> date:
    """From which day on the list of the day names what may be told from `since` on and is about `day`.

    Where all those days are off it is the working day before, however the owner wants it announced: late would be too late.

    >>> week, sunday = (5, 5, 5, 5, 5, 0, 0), date(2026, 11, 29)
    >>> named_from(sunday, sunday, week).isoformat(), named_from(sunday, sunday, (0,) * 7).isoformat()
    ('2026-11-27', '2026-11-29')
    """
    days = range(max(min((day - since).days, WEEK), 0) + 1)
    if not any(rooms) or any(rooms[(since.weekday() + ahead) % WEEK] for ahead in days):
        return since
    return since - timedelta(days=next(back for back in range(1, WEEK) if rooms[(since.weekday() - back) % WEEK]))


def days_off_after(today: date, rooms: Sequence[int]) -> int:
    """How many days off follow a working day at once; 0 on a day off itself.

    >>> [days_off_after(date(2026, 11, 27) + timedelta(days=ahead), (5, 5, 5, 5, 5, 0, 0)) for ahead in range(3)]
    [2, 0, 0]
    """
    if not rooms[today.weekday()]:
        return 0
    return next(ahead for ahead in range(1, WEEK + 1) if rooms[(today.weekday() + ahead) % WEEK]) - 1
