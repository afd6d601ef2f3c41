"""The right day in every zone: civil dates are dates, wherever the laptop is and whatever its clock does that night."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId
from regulars.services.book import Book
from regulars.services.verbs import Verbs
from tests.builders import StandingClock, new_book

ZONES = ["Pacific/Pago_Pago", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Sydney", "Pacific/Apia"]
ZONES += ["Pacific/Kiritimati", "Pacific/Chatham", "America/St_Johns", "Etc/GMT+11", "Etc/GMT-14"]
DAY = date(2026, 11, 22)


def book_in(zone: str, folder: Path, day: date, at: time) -> tuple[Book, Verbs, StandingClock]:
    book = new_book(folder)
    clock = book.clock
    assert isinstance(clock, StandingClock)
    clock.at = datetime.combine(day, at, ZoneInfo(zone))
    verbs = Verbs(book)
    verbs.settings.change(rooms=(5,) * 7)
    return book, verbs, clock


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [time(0, 1), time(12, 0), time(23, 59)])
def test_promises_birthdays_and_moments_stay_on_their_civil_day(zone: str, at: time, tmp_path: Path) -> None:
    book, verbs, clock = book_in(zone, tmp_path / "book", DAY, at)
    ana = PersonId(verbs.people.add("Ana").created or 0)
    ben = PersonId(verbs.people.add("Ben").created or 0)
    for ago in (20, 10):
        verbs.moments.log([ana, ben], MomentKind.CALL, direction=Direction.BOTH, day=DAY - timedelta(days=ago))
    verbs.promises.add(ana, "Send the quote", due_on=DAY)
    verbs.occasions.add(ben, OccasionKind.BIRTHDAY, PartialDate(1984, 11, 23))
    items = verbs.today.day().items
    assert [(item.name, item.kind.value) for item in items] == [("Ana", "promise"), ("Ben", "date")]
    assert items[1].why[0].values["years"] == 42
    clock.at += timedelta(days=1)
    assert verbs.today.day().on == DAY + timedelta(days=1)
    assert verbs.promises.of(ana)[0].is_broken(clock.today())
    assert verbs.moments.log([ana], MomentKind.CALL).people == {ana}
    assert verbs.moments.of(ana)[0].day == DAY + timedelta(days=1)
    book.close()


@pytest.mark.parametrize(
    ("zone", "night"),
    [
        ("Europe/Berlin", date(2027, 3, 28)),
        ("America/New_York", date(2026, 11, 1)),
        ("Australia/Sydney", date(2027, 4, 4)),
    ],
)
def test_the_morning_is_announced_once_when_the_clocks_change(zone: str, night: date, tmp_path: Path) -> None:
    book, verbs, clock = book_in(zone, tmp_path / "book", night, time(0, 30))
    verbs.settings.change(morning=time(2, 30), quiet_from=time(23, 0), quiet_until=time(1, 0))
    ana = PersonId(verbs.people.add("Ana").created or 0)
    for ago in (100, 80, 60):
        verbs.moments.log([ana], MomentKind.CALL, direction=Direction.BOTH, day=night - timedelta(days=ago))
    tick = datetime.combine(night, time(0, 30), ZoneInfo(zone)).timestamp()
    shown = []
    for _ in range(8 * 60):
        tick += 60
        clock.at = datetime.fromtimestamp(tick, ZoneInfo(zone))
        shown.append(verbs.reminders.announce())
    assert sum(notice is not None for notice in shown) == 1
    book.close()


def test_the_same_night_is_announced_for_each_day_of_a_traveller(tmp_path: Path) -> None:
    book, verbs, clock = book_in("Pacific/Apia", tmp_path / "book", DAY, time(10, 0))
    ana = PersonId(verbs.people.add("Ana").created or 0)
    for ago in (100, 80, 60):
        verbs.moments.log([ana], MomentKind.CALL, direction=Direction.BOTH, day=DAY - timedelta(days=ago))
    assert verbs.reminders.announce() is not None
    clock.at = clock.at.astimezone(ZoneInfo("Pacific/Pago_Pago"))  # the day before, once more
    assert verbs.reminders.announce() is not None
    clock.at = clock.at.astimezone(ZoneInfo("Pacific/Apia"))
    assert verbs.reminders.announce() is None
    book.close()
