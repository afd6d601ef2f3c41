"""Reminders: what is due to be announced, once. The book is the truth; a heartbeat only asks."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from regulars.domain.dates import LeapDay
from regulars.domain.days_off import WEEK, named_from
from regulars.domain.pauses import pause_on
from regulars.domain.people import PersonId
from regulars.domain.reminders import (
    EVENING_WORD,
    LONGEST_AWAY,
    MORNING,
    Awaited,
    DoubtfulClock,
    Notice,
    Rules,
    Told,
    due,
    told_on,
    was_due,
)
from regulars.domain.settings import Settings
from regulars.services import coming_days
from regulars.services.book import Book
from regulars.services.coming_days import LONGEST_NOTICE, sooner
from regulars.services.settings import SettingsService
from regulars.services.today import EVENING, Today
from regulars.store import day as days
from regulars.store import occasions, pauses, reminders
from regulars.store.database import Connection
from regulars.store.occasions import Endings

_DATE = "occasion/"


class Reminders:
    """The verbs about announcing. On the writing thread."""

    def __init__(self, book: Book, today: Today, settings: SettingsService) -> None:
        self._book, self._today, self._settings = book, today, settings

    def announce(self) -> Notice | DoubtfulClock | None:
        """What to show now, and never again; None when there is nothing.

        The ledger's rows are written before it returns. `shown` has to follow once the desktop has it: what was not shown
        within two minutes, because the program was killed, is announced again.
        """
        now, settings = self._book.clock.now(), self._settings.read()
        rules = rules_of(settings)
        if rules.is_quiet(now):
            return None
        reminders.free_unshown(self._book.writer, now)
        found = self._of_morning(now, rules, settings) if rules.is_told_at(now) else None
        return self._of_evening(now, settings) if found is None and now.time() >= EVENING else found

    def _of_morning(self, now: datetime, rules: Rules, settings: Settings) -> Notice | DoubtfulClock | None:
        """The day's people, and the promises and dates that are due."""
        writer, today = self._book.writer, now.date()
        morning = MORNING, today.isoformat()
        if reminders.fired(writer, *morning) or pause_on(pauses.of(writer, None), today) is not None:
            return None
        furthest = reminders.furthest(writer)
        if furthest is not None and today - furthest > LONGEST_AWAY:
            return DoubtfulClock(today, furthest)
        until = reminders.looked_until(writer, today)
        names, awaited = self._awaited(today, until, rules)
        found = due(now, rules, awaited, until)
        people = {item.person: item.name for item in self._today.day().items} if rules.works_on(today) else {}
        people |= {one.person: names[one.person] for one in found}
        if not people:
            if until != today:
                reminders.look_until(writer, today)
            return None
        rows = reminders.take(writer, (morning, *(one.occurrence for one in found)), now)
        if morning not in rows:
            return None  # another program was quicker by a hair
        missed = (told_on(one.since, one.day, rules) for one in found)
        return Notice(
            on=today,
            everybody=_told(people),
            promises=sum(one.stays for one in found),
            dates=sum(not one.stays for one in found),
            with_names=settings.names_in_notices,
            was_due=was_due((on for on in missed if until is not None and until < on), now, rules),
            rows=rows,
        )

    def _of_evening(self, now: datetime, settings: Settings) -> Notice | None:
        """Those who were put off until tonight."""
        writer, row = self._book.writer, (EVENING_WORD, now.date().isoformat())
        people = reminders.put_off_until_tonight(writer, now.date())
        if not people or not (rows := reminders.take(writer, (row,), now)):
            return None
        return Notice(now.date(), _told(people), with_names=settings.names_in_notices, rows=rows)

    def shown(self, notice: Notice) -> None:
        """The desktop has the notice."""
        in_the_morning = any(reminder == MORNING for reminder, _ in notice.rows)
        reminders.shown(self._book.writer, notice.rows, notice.on if in_the_morning else None)

    def trust_clock(self, today: date) -> None:
        """The owner says that this is the day, however long ago the last one was."""
        reminders.trust(self._book.writer, today)

    def announced_today(self) -> bool:
        """Whether today's people were announced already."""
        return reminders.fired(self._book.connection, MORNING, self._book.clock.today().isoformat())

    def _awaited(self, today: date, until: date | None, rules: Rules) -> tuple[Mapping[PersonId, str], list[Awaited]]:
        """What may have to be told today and was not yet, and the names of those whom it is about.

        Those who rest (later, paused, archived) are left out until they do not any more.
        """
        writer = self._book.writer
        ahead = today + timedelta(days=WEEK)  # before days off it is told earlier
        found = [*reminders.promises_due(writer, ahead), *reminders.not_fired(writer, self._dates(today, until))]
        since: dict[PersonId, date] = {}
        for one in found:
            named = named_from(one.since, one.day, rules.rooms)  # what was said to Today from then on is about this
            since[one.person] = max(since.get(one.person, named), named)
        names = days.may_be_named(writer, today, since)
        return names, [one for one in found if one.person in names]

    def _dates(self, today: date, until: date | None) -> Iterable[Awaited]:
        """The dates that are told from now on or from some day of the next week, and those that passed while nobody looked."""
        connection, leap_day = self._book.writer, self._settings.read().leap_day
        coming = coming_days.endings(connection, today, LONGEST_NOTICE, leap_day)
        yield from _near(connection, sooner(coming, WEEK), today, today + timedelta(days=LONGEST_NOTICE), leap_day)
        if until is None or until >= today:
            return
        first = max(until - timedelta(days=WEEK), today - timedelta(days=LONGEST_NOTICE))
        last = today - timedelta(days=1)
        passed = coming_days.endings(connection, first, (last - first).days, leap_day)
        yield from _near(connection, sooner(passed, LONGEST_NOTICE), first, last, leap_day)


def _told(people: Mapping[PersonId, str]) -> tuple[Told, ...]:
    return tuple(Told(person, name) for person, name in people.items())


def _near(connection: Connection, endings: Endings, first: date, last: date, leap_day: LeapDay) -> Iterable[Awaited]:
    for person, occasion in occasions.told_about(connection, endings):
        day = occasion.when.next_on_or_after(first, leap_day)
        if day is not None and day <= last:
            since = day - timedelta(days=occasion.notice_days)
            yield Awaited(f"{_DATE}{occasion.id}", person, since, day)


def rules_of(settings: Settings) -> Rules:
    """When the owner wants to be told, as the settings say."""
    return Rules(settings.morning, settings.quiet_from, settings.quiet_until, settings.rooms, settings.days_off)
