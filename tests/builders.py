"""Real books for tests: encrypted files in a temporary folder, with a clock that stands still."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from regulars.services import opening
from regulars.services.book import Book
from regulars.store.keyslots import Cost

TODAY = date(2026, 11, 22)
QUICK = Cost(memory_kib=64, passes=1, lanes=1)  # a test has no secrets; the cost of guessing is tested on its own


class StandingClock:
    """A clock that shows the same moment until a test moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def zone_name(self) -> str:
        return "Europe/Lisbon"


def clock_on(day: date = TODAY, hour: int = 16) -> StandingClock:
    """Four in the afternoon in Lisbon, where the sample owner lives; UTC and Lisbon agree in November."""
    return StandingClock(datetime.combine(day, time(hour, 12), UTC))


def new_book(folder: Path, today: date = TODAY) -> Book:
    """A new, empty, open book in `folder`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    clock = clock_on(today)
    return opening.finish(folder, opening.begin(folder, clock, cost=QUICK), None, clock).book
