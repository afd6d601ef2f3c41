"""The civil day where the program itself runs under TZ, as the system hands it over: in Today, reminders, the calendar file."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from regulars.domain.agenda import DayKind
from regulars.domain.dates import PartialDate
from regulars.domain.moments import MomentKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.reminders import Notice
from regulars.services.exporting import ExportFormat
from regulars.services.verbs import Verbs
from regulars.system.clock import SystemClock
from tests.builders import new_book

ZONES = ("Pacific/Apia", "Australia/Sydney", "Asia/Kolkata", "Europe/Berlin", "America/New_York", "Pacific/Pago_Pago")
DUE, BORN = date(2026, 11, 25), date(2026, 11, 26)
"""A Wednesday and the day after."""


class HeldClock(SystemClock):
    """The system's clock, held at one instant. Which day and hour that is, the zone of the process says."""

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.zone = ZoneInfo(zone)
        self.instant = datetime(2026, 11, 23, tzinfo=UTC)

    def hold(self, day: date, at: time_of_day) -> None:
        """The moment at which the wall of the zone under test shows this."""
        self.instant = datetime.combine(day, at, self.zone).astimezone(UTC)

    def now(self) -> datetime:
        return self.instant.astimezone(super().now().tzinfo)


@pytest.fixture(params=ZONES)
def clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldClock]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield HeldClock(request.param)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def verbs(clock: HeldClock, tmp_path: Path) -> Iterator[Verbs]:
    book = new_book(tmp_path / "book")
    book.clock = clock
    clock.hold(DUE - timedelta(days=2), time_of_day(12, 0))
    verbs = Verbs(book)
    verbs.settings.change(rooms=(5,) * 7)
    ana, ben = (PersonId(verbs.people.add(name).created or 0) for name in ("Ana", "Ben"))
    for ago in (2, 62, 122):
        verbs.moments.log([ana, ben], MomentKind.CALL, day=DUE - timedelta(days=ago + 1))
    verbs.promises.add(ana, "the quote", due_on=DUE)
    verbs.occasions.add(ben, OccasionKind.BIRTHDAY, PartialDate(1984, BORN.month, BORN.day), notice_days=0)
    yield verbs
    book.close()


def named(verbs: Verbs) -> list[tuple[str, DayKind]]:
    return [(item.name, item.kind) for item in verbs.today.day().items]


def told(verbs: Verbs) -> tuple[int, int]:
    """The promises and dates that are announced now."""
    notice = verbs.reminders.announce()
    if not isinstance(notice, Notice):
        return 0, 0
    verbs.reminders.shown(notice)
    return notice.promises, notice.dates


def test_the_process_is_where_the_test_says(clock: HeldClock) -> None:
    clock.hold(DUE, time_of_day(0, 1))
    assert clock.zone_name() == clock.zone.key
    assert (clock.today(), clock.now().time()) == (DUE, time_of_day(0, 1))
    assert datetime.fromtimestamp(clock.instant.timestamp()).date() == DUE, "the C library agrees"  # noqa: DTZ006  # that is it


@pytest.mark.parametrize("at", [time_of_day(0, 1), time_of_day(12, 0), time_of_day(23, 59)])
def test_a_promise_and_a_birthday_are_in_the_day_from_its_first_minute_to_its_last(
    verbs: Verbs, clock: HeldClock, at: time_of_day
) -> None:
    clock.hold(DUE - timedelta(days=1), at)
    assert named(verbs) == []
    clock.hold(DUE, at)
    assert named(verbs) == [("Ana", DayKind.PROMISE)]
    clock.hold(BORN, at)
    assert named(verbs) == [("Ana", DayKind.PROMISE), ("Ben", DayKind.DATE)]
    assert verbs.promises.of(PersonId(1))[0].is_broken(clock.today())
    (_, date_soon) = verbs.today.day().items
    assert date_soon.why[0].values["years"] == 42
    assert verbs.occasions.upcoming(0)[0][0] == BORN
    clock.hold(BORN + timedelta(days=1), at)
    assert named(verbs) == [("Ana", DayKind.PROMISE)], "the birthday is over"


def test_each_is_announced_on_its_own_morning_and_once(verbs: Verbs, clock: HeldClock) -> None:
    heard = {}
    for ahead in range(-1, 3):
        day = DUE + timedelta(days=ahead)
        for at in (time_of_day(0, 1), time_of_day(8, 59), time_of_day(9, 0), time_of_day(18, 59), time_of_day(23, 59)):
            clock.hold(day, at)
            found = told(verbs)
            if any(found):
                heard[day, at] = found
    assert heard == {(DUE, time_of_day(9, 0)): (1, 0), (BORN, time_of_day(9, 0)): (0, 1)}


@pytest.mark.parametrize("at", [time_of_day(0, 1), time_of_day(23, 59)])
def test_the_calendar_file_has_whole_days_that_are_the_same_everywhere(
    verbs: Verbs, clock: HeldClock, at: time_of_day, tmp_path: Path
) -> None:
    clock.hold(DUE, at)
    file = tmp_path / "days.ics"
    verbs.exporting.write(file, ExportFormat.ICS, lambda name, _day: name)
    lines = file.read_text("utf-8").splitlines()
    assert f"DTSTART;VALUE=DATE:{DUE:%Y%m%d}" in lines
    assert "DTSTART;VALUE=DATE:19841126" in lines
    assert not any(line.startswith("DTSTART:") for line in lines)
    stamps = {line for line in lines if line.startswith("DTSTAMP")}
    assert stamps == {f"DTSTAMP:{clock.instant:%Y%m%dT%H%M%SZ}"}


@pytest.mark.parametrize("at", [time_of_day(0, 1), time_of_day(23, 59)])
def test_the_planner_puts_both_on_their_civil_day(verbs: Verbs, clock: HeldClock, at: time_of_day) -> None:
    clock.hold(DUE - timedelta(days=1), at)
    turns = verbs.planning.weeks().first_turns()
    assert {person: turn.day for person, turn in turns.items() if turn.day <= BORN} == {
        PersonId(1): DUE,
        PersonId(2): BORN,
    }
