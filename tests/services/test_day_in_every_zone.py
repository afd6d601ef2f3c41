"""The right day in every zone: civil dates are dates, wherever the laptop is and whatever its clock does that night."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from regulars.domain.agenda import DayKind
from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.reminders import DoubtfulClock, Notice
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


def told(verbs: Verbs) -> Notice | None:
    """What is announced now, and shown."""
    notice = verbs.reminders.announce()
    assert not isinstance(notice, DoubtfulClock)
    if notice is not None:
        verbs.reminders.shown(notice)
    return notice


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
        shown.append(told(verbs))
    assert sum(notice is not None for notice in shown) == 1
    book.close()


def test_the_same_night_is_announced_for_each_day_of_a_traveller(tmp_path: Path) -> None:
    book, verbs, clock = book_in("Pacific/Apia", tmp_path / "book", DAY, time(10, 0))
    ana = PersonId(verbs.people.add("Ana").created or 0)
    for ago in (100, 80, 60):
        verbs.moments.log([ana], MomentKind.CALL, direction=Direction.BOTH, day=DAY - timedelta(days=ago))
    assert told(verbs) is not None
    clock.at = clock.at.astimezone(ZoneInfo("Pacific/Pago_Pago"))  # the day before, once more
    assert told(verbs) is not None
    clock.at = clock.at.astimezone(ZoneInfo("Pacific/Apia"))
    assert told(verbs) is None
    book.close()


OWN_DAYS = [
    (PartialDate(1404, 7, 8, calendar=Calendar.HIJRI), date(2026, 12, 17)),
    (PartialDate(None, 11, 1, calendar=Calendar.CHINESE), date(2026, 12, 9)),
    (PartialDate(5745, 9, 25, calendar=Calendar.HEBREW), date(2026, 12, 5)),
    (PartialDate(None, 10, 1, calendar=Calendar.PERSIAN), date(2026, 12, 22)),
]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [time(0, 1), time(23, 59)])
def test_dates_of_other_calendars_stay_on_their_civil_day(zone: str, at: time, tmp_path: Path) -> None:
    book, verbs, clock = book_in(zone, tmp_path / "book", DAY, at)
    for place, (when, _) in enumerate(OWN_DAYS):
        person = PersonId(verbs.people.add(f"Person {place}").created or 0)
        verbs.moments.log([person], MomentKind.CALL, day=date(2026, 11, 20))
        verbs.occasions.add(person, OccasionKind.BIRTHDAY, when, notice_days=1)
    for place, (_, day) in enumerate(OWN_DAYS):
        for ahead, told in ((2, False), (1, True), (0, True)):
            clock.at = datetime.combine(day - timedelta(days=ahead), at, ZoneInfo(zone))
            dated = {item.name for item in verbs.today.day().items if item.kind is DayKind.DATE}
            assert (f"Person {place}" in dated) is told, (zone, day, ahead)
        assert day in [entry[0] for entry in verbs.occasions.upcoming(0)]
    book.close()
