"""25,000 reminders in a simulated life: none is lost, none comes twice, whatever sleeps, flies, is set wrong or is killed.

The verbs, the pure `due` and the ledger in its encrypted book are the real ones; time, zones and the owner are simulated. The
heart's own 30 seconds under jumps of the clock are measured in tests/system/test_scheduler.py.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from regulars.domain.reminders import MORNING, DoubtfulClock, Notice, is_quiet, told_on
from regulars.domain.settings import DaysOff
from regulars.services import opening
from regulars.services.reminders import rules_of
from regulars.services.verbs import Verbs
from regulars.store.database import keeping
from tests.builders import QUICK

START = date(2026, 2, 2)
DAYS = 760
PEOPLE = 100
DATES_EACH = 26
PROMISES_A_DAY = 27
TABLES = ("promise", "occasion")
ENOUGH = 25_000
BEAT = timedelta(seconds=30)
LOOK = timedelta(minutes=5)
"""Between two looks at the wall in which nothing can become due, the heart's beats need not be simulated."""
IN_TIME, AFTER_A_KILL = timedelta(seconds=35), timedelta(seconds=155)
ZONES = (
    "Pacific/Pago_Pago",  # -11
    "America/New_York",
    "America/St_Johns",
    "Europe/Lisbon",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Australia/Sydney",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Kiritimati",  # +14
)


@dataclass
class World:
    """The true time, what the laptop's clock shows of it, and where its owner is. A `Clock` for the book."""

    true: datetime
    wrong_by: timedelta = timedelta()
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Lisbon"))

    def now(self) -> datetime:
        return (self.true + self.wrong_by).astimezone(self.zone)

    def today(self) -> date:
        return self.now().date()

    def zone_name(self) -> str:
        return self.zone.key


class Life:
    """A laptop with up to two programs over one book, and what they showed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance, self.world, self.folder = random.Random(seed), World(datetime.combine(START, time(7), UTC)), folder
        folder.mkdir(mode=0o700)
        keys = opening.begin(folder, self.world, cost=QUICK)
        self.code = keys.recovery_code
        self.programs = [Verbs(opening.finish(folder, keys, None, self.world).book)]
        self.screen: list[Notice] = []
        """The notifications that were shown."""
        self.kills = self.doubts = 0
        self.waits: list[timedelta] = []
        self.allowed_since: datetime | None = None
        self.patience = IN_TIME
        self.promised_until = START
        self.fill()

    @property
    def verbs(self) -> Verbs:
        return self.programs[0]

    # What stands in the book

    def fill(self) -> None:
        """People with dates all over the year. What owner's acts do to the book is tested elsewhere: rows are enough here."""
        writer = self.verbs.book.writer
        self.verbs.settings.change(rooms=(1, 1, 1, 1, 1, 0, 0))
        people = [self.verbs.people.add(f"Person {number}").created for number in range(PEOPLE)]
        self.people = [person for person in people if person is not None]
        with keeping(writer):
            # No journal: these rows are no acts of the owner's, and nobody takes them back.
            for (name,) in writer.rows(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (?, ?)", TABLES
            ):
                writer.execute(f'DROP TRIGGER "{name}"')
            for person in self.people:
                days = (START + timedelta(days=self.chance.randrange(365)) for _ in range(DATES_EACH))
                rows = [(person, f"--{day:%m-%d}", self.chance.choice((0, 0, 1, 1, 2, 7, 30))) for day in days]
                writer.executemany(
                    "INSERT INTO occasion (person_id, kind, label, date, notice_days) VALUES (?, 'other', 'x', ?, ?)",
                    rows,
                )

    def promise(self, until: date) -> None:
        """The owner keeps what was announced, and promises more, for the days up to then."""
        writer = self.verbs.book.writer
        with keeping(writer):
            writer.execute(
                "UPDATE promise SET state = 'kept' WHERE state = 'open' AND EXISTS (SELECT 1 FROM reminder_fired f"
                " WHERE f.reminder = 'promise/' || promise.id AND f.occurrence = promise.due_on)"
            )
            while self.promised_until < until:
                day = (self.promised_until + timedelta(days=1)).isoformat()
                rows = [(self.chance.choice(self.people), day, day) for _ in range(PROMISES_A_DAY)]
                writer.executemany(
                    "INSERT INTO promise (person_id, by, text, made_on, due_on) VALUES (?, 'me', 'x', ?, ?)", rows
                )
                self.promised_until += timedelta(days=1)

    # The programs

    def restart(self, place: int, *, killed: bool = False) -> None:
        book = self.programs[place].book
        if killed:
            for connection in (book.writer, book.reader):
                connection.raw.close()
        else:
            book.close()
        self.programs[place] = self.opened()

    def opened(self) -> Verbs:
        return Verbs(opening.open_with_secret(self.folder, self.code, self.world).book)

    def beat(self) -> None:
        """The heart beats in each program."""
        for place, program in enumerate(self.programs):
            found = program.reminders.announce()
            if isinstance(found, DoubtfulClock):
                self.doubts += 1
            elif found is not None and self.chance.random() < 0.04:
                self.kills += 1  # between the ledger's row and the screen
                self.patience, self.allowed_since = AFTER_A_KILL, self.world.true
                self.restart(place, killed=True)
            elif found is not None:
                self.show(found)
                program.reminders.shown(found)
                self.patience = IN_TIME

    def show(self, notice: Notice) -> None:
        now, rules = self.world.now(), rules_of(self.verbs.settings.read())
        assert rules.tells_on(now.date()), "not on a day off"
        assert not is_quiet(now.time(), rules.quiet_from, rules.quiet_until), "not in the quiet hours"
        assert notice.on == now.date()
        self.screen.append(notice)
        assert self.allowed_since is not None
        waited = self.world.true - self.allowed_since
        assert waited <= self.patience, f"{waited} of awake time"
        self.waits.append(waited)

    # Time

    def awake(self, until: datetime) -> None:
        """The laptop is awake until then. Beats in which nothing can have changed are left out, but for a few."""
        self.patience, self.allowed_since = IN_TIME, None
        rules = rules_of(self.verbs.settings.read())
        phase, began = BEAT * self.chance.random(), self.world.true
        before = False
        while self.world.true < until:
            step = self.world.true
            now, then = self.world.now(), (step + LOOK + self.world.wrong_by).astimezone(self.world.zone)
            at_once = rules.tells_on(now.date()) and rules.is_time(now)
            soon = rules.tells_on(then.date()) and rules.is_time(then)
            changes = step == began or at_once != before or at_once != soon
            if changes or self.patience is AFTER_A_KILL or self.chance.random() < 0.01:
                self.beats(step, min(step + LOOK, until), phase)
            before = soon
            self.world.true = min(step + LOOK, until)

    def beats(self, first: datetime, last: datetime, phase: timedelta) -> None:
        """Every beat of these minutes."""
        at = first + phase
        while at < last:
            if not self.is_allowed(at):
                self.allowed_since = None
            elif self.allowed_since is None:
                # It became so after the beat before, or as the laptop woke up.
                self.allowed_since = max(at - BEAT, first)
            self.world.true = at
            self.beat()
            at += BEAT
        self.check_nothing_waits(last)

    def is_allowed(self, at: datetime) -> bool:
        """Whether something may be said at this moment."""
        rules, now = rules_of(self.verbs.settings.read()), (at + self.world.wrong_by).astimezone(self.world.zone)
        return rules.tells_on(now.date()) and rules.is_time(now)

    def check_nothing_waits(self, last: datetime) -> None:
        """What the owner wants to know by now was shown: on a day with its word, nothing older waits."""
        now = (last - BEAT + self.world.wrong_by).astimezone(self.world.zone)
        rules = rules_of(self.verbs.settings.read())
        if self.allowed_since is None or last - self.allowed_since < self.patience or not rules.is_time(now):
            return
        if self.world.wrong_by or any(one.on == now.date() for one in self.screen[-40:]):
            return
        if self.verbs.pauses.now(None) is not None:
            return
        due = self.verbs.book.writer.rows(
            "SELECT id, due_on FROM promise WHERE state = 'open' AND due_on <= ?", (now.date().isoformat(),)
        )
        told = {row for one in self.screen for row in one.rows} if due else set()
        late = [row for row in due if (f"promise/{row[0]}", row[1]) not in told]
        waiting = [row for row in late if told_on(*(date.fromisoformat(row[1]),) * 2, rules) <= now.date()]
        assert not waiting, f"not told at {now}: {waiting[:5]}"

    def sleep(self, until: datetime) -> None:
        """The laptop sleeps, or is off."""
        self.world.true = max(self.world.true, until)

    def end(self) -> None:
        for program in self.programs:
            program.book.close()


def live(life: Life, days: int) -> None:
    """So many days of somebody who travels, sleeps, forgets the laptop, and whose clock is set wrong."""
    chance, world = life.chance, life.world
    for number in range(days):
        dawn = datetime.combine(START + timedelta(days=number), time(), UTC)
        life.promise((dawn + timedelta(days=20)).date())
        if chance.random() < 0.12:
            world.zone = ZoneInfo(chance.choice(ZONES))
        if chance.random() < 0.04:
            change_settings(life)
        if chance.random() < 0.10:
            life.restart(0)
        if chance.random() < 0.10:
            second_program(life)
        if chance.random() < 0.10:
            continue  # a day without the laptop
        if number % 190 == 100:
            life.verbs.pauses.begin(None, world.today(), world.today() + timedelta(days=9))
        for begins, ends in waking_hours(chance, dawn):
            life.sleep(begins)
            if chance.random() < 0.07:
                wrong_clock(life, ends)
            life.awake(ends)


def waking_hours(chance: random.Random, dawn: datetime) -> Iterator[tuple[datetime, datetime]]:
    """When the laptop is awake on a day, wherever its owner may be: some hours with naps between, at any time of the day."""
    at = dawn + timedelta(minutes=chance.randrange(0, 600))
    while at < dawn + timedelta(hours=23):
        ends = min(at + timedelta(minutes=chance.choice((2, 40, 120, 500))), dawn + timedelta(hours=24))
        yield at, ends
        at = ends + timedelta(minutes=chance.choice((3, 60, 300)))


def change_settings(life: Life) -> None:
    chance = life.chance
    life.verbs.settings.change(
        morning=chance.choice((time(7), time(9), time(9), time(12, 30), time(2, 30), time(20))),
        days_off=chance.choice(list(DaysOff)),
        rooms=chance.choice(((1, 1, 1, 1, 1, 0, 0), (0, 1, 1, 1, 1, 1, 0), (0, 0, 1, 0, 0, 0, 0), (1,) * 7, (0,) * 7)),
        quiet_until=chance.choice((time(8), time(1), time(8))),
    )


def second_program(life: Life) -> None:
    """A second program over the same book comes, or goes."""
    if len(life.programs) == 1:
        life.programs.append(life.opened())
    else:
        life.programs.pop().book.close()


def wrong_clock(life: Life, until: datetime) -> None:
    """For a while the clock is set wrong: by minutes, by days, by years."""
    chance, world = life.chance, life.world
    ahead = chance.choice((timedelta(minutes=50), timedelta(hours=30), timedelta(days=3), timedelta(days=6000)))
    behind = chance.choice((timedelta(minutes=50), timedelta(hours=30), timedelta(days=9), timedelta(days=6000)))
    world.wrong_by = chance.choice((ahead, -behind))
    life.awake(min(world.true + timedelta(minutes=chance.randrange(1, 300)), until))
    world.wrong_by = timedelta()


@pytest.fixture
def life(tmp_path: Path) -> Iterator[Life]:
    life = Life(tmp_path / "book", seed=20261122)
    yield life
    life.end()


def test_25_000_reminders_lose_none_and_double_none(life: Life) -> None:
    live(life, DAYS)
    settle(life)
    told = Counter(row for shown in life.screen for row in shown.rows if row[0] != MORNING)
    assert [row for row, times in told.items() if times > 1] == []
    expected = promised(life) | dated(life)
    assert len(expected) >= ENOUGH
    assert expected - told.keys() == set()
    mornings = Counter(shown.on for shown in life.screen)
    assert max(mornings.values()) == 1
    assert life.kills > 15
    assert life.doubts > 15
    assert max(life.waits) <= AFTER_A_KILL


def settle(life: Life) -> None:
    """Some quiet days at home, in which all that waits is told."""
    life.world.zone = ZoneInfo("Europe/Lisbon")
    life.verbs.settings.change(rooms=(1,) * 7, morning=time(9), quiet_until=time(8))
    for number in range(DAYS, DAYS + 4):
        dawn = datetime.combine(START + timedelta(days=number), time(), UTC)
        life.sleep(dawn + timedelta(hours=10))
        life.awake(dawn + timedelta(hours=12))


def promised(life: Life) -> set[tuple[str, str]]:
    """Every promise that fell due."""
    rows = life.verbs.book.writer.rows(
        "SELECT id, due_on FROM promise WHERE due_on <= ?", (life.world.today().isoformat(),)
    )
    return {(f"promise/{row[0]}", row[1]) for row in rows}


def dated(life: Life) -> set[tuple[str, str]]:
    """Every return of every date from the second day on: on the first one there was no yesterday yet."""
    found = set()
    for occasion, stored in life.verbs.book.writer.rows("SELECT id, substr(date, -5) FROM occasion"):
        for year in range(START.year, life.world.today().year + 1):
            day = date.fromisoformat(f"{year}-{stored}")
            if START < day <= life.world.today():
                found.add((f"occasion/{occasion}", day.isoformat()))
    return found
