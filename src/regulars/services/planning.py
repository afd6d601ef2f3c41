"""Planning: the coming weeks of the real book, so that no day holds more than fits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from regulars.domain.days_off import named_from
from regulars.domain.people import Channel, PersonId
from regulars.domain.planner import LetGo, Load, NotedDate, OwedPromise, Plan, Rooms, WayOut
from regulars.domain.posting import post_by
from regulars.services import coming_days
from regulars.services.book import Book
from regulars.services.coming_days import CARD_DAYS, CARD_NOTICE, LONGEST_NOTICE, sooner
from regulars.services.scoring import ALL_PEOPLE, Touches, blocks
from regulars.services.settings import SettingsService
from regulars.services.today import HELLO_BY, MINUTES, OTHER_MINUTES
from regulars.store import day as days
from regulars.store import occasions, pauses, pins, planning, since
from regulars.store.people import names_of
from regulars.store.planning import Answer
from regulars.store.score_columns import score_columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from regulars.domain.health import BookPrior
    from regulars.domain.planner import Asks

LONGEST_RHYTHM = 365.0
"""Days: the chance of silence is not asked for more of them."""
WEEKS = 8
KNOWN_FROM = 3
"""So many touches make somebody known: before, it is the next hello that counts."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Read:
    """A few thousand people as they are read: columns of the same length, and their touches."""

    people: "NDArray[np.int64]"
    columns: "Mapping[str, NDArray[np.float64]]"
    sizes: "NDArray[np.int64]"
    t: "NDArray[np.float64]"


class Planning:
    """The verbs about the coming weeks. They take some tenths of a second in a large book: work for a job."""

    def __init__(self, book: Book, settings: SettingsService) -> None:
        self._book = book
        self._settings = settings
        self._prior: tuple[date, BookPrior] | None = None
        self._last: tuple[object, Plan] | None = None

    def weeks(self, weeks: int = WEEKS, minutes: Sequence[int] | None = None) -> Plan:
        """The plan from today on. `minutes` is the time that each weekday has, Monday first; without it, the owner's own where
        those are counted.

        Who was in touch today, or was put off, or pauses, waits until then. People who were never in touch come in by a
        promise or a date alone; the others are asked about in Today's tray.
        """
        from regulars.domain.planner import plan_weeks  # lazy: NumPy

        # The page of the day, its card and the insights ask for the same weeks: they are planned once for each edit.
        found = (
            weeks,
            None if minutes is None else tuple(minutes),
            self._book.clock.today(),
            since.newest(self._book.connection),
        )
        if self._last is None or self._last[0] != found:
            self._last = found, plan_weeks(self._asks(weeks, minutes))
        return self._last[1]

    def load(self) -> Load:
        """What is asked of a day with room and what is possible: the one figure that every screen says."""
        return self.weeks().load

    def ways_out(self, weeks: int = WEEKS, minutes: Sequence[int] | None = None) -> tuple[WayOut, ...]:
        """When the rhythms ask for more than there is: what could be changed, each with what it comes to."""
        from regulars.domain.planner import plan_weeks, ways_out  # lazy: NumPy

        asks = self._asks(weeks, minutes)
        return ways_out(asks, plan_weeks(asks))

    def who_may_go(self) -> tuple[Load, LetGo | None]:
        """What is asked now, and who may be let go, as the book is at this moment."""
        from regulars.domain.planner import let_go  # lazy: NumPy

        plan = self.weeks()
        return plan.load, let_go(self._asks(WEEKS, None), plan)

    def names(self, people: Sequence[PersonId]) -> dict[PersonId, str]:
        """The names of who is planned."""
        return names_of(self._book.connection, people)

    def _asks(self, weeks: int, minutes: Sequence[int] | None) -> "Asks":
        import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

        from regulars.domain.planner import Asks, Bonds  # lazy: NumPy

        connection, today = self._book.connection, self._book.clock.today()
        channels = planning.plannable(connection)
        answers = planning.answers(connection, today)
        read = _joined([self._read(first, last, today) for first, last in blocks(connection, [ALL_PEOPLE])])
        quiet = self._quiet(read, today)
        touched_today = read.people[read.columns["silence"] == 0].tolist()
        is_in = np.isin(read.people, np.fromiter(channels, np.int64, len(channels))) & (read.columns["touches"] > 0)
        people = read.people[is_in]
        rests, taken = _rests(answers, today), [_minutes(channels[PersonId(one)]) for one in people.tolist()]
        bonds = Bonds.of(
            people,
            *(read.columns[name][is_in] for name in _COLUMNS),
            quiet=quiet[is_in],
            rests_until=[float(rests.get(person, 0)) for person in people.tolist()],
            minutes=taken,
        )
        settings = self._settings.read()
        touched = {PersonId(person) for person in touched_today}
        asks_of = _Events(channels, answers, touched, today, settings.rooms)
        count, reached = weeks * 7, days.reached(connection, today, today)
        minutes = minutes or settings.minutes
        return Asks(
            bonds,
            Rooms(settings.rooms, tuple(minutes) if minutes else None),
            today,
            count,
            asks_of.promises(planning.promises_due(connection, today + timedelta(days=count - 1))),
            asks_of.dates(self._dates(today, count)),
            {PersonId(person): spans for person, spans in pauses.spans(connection, *ALL_PEOPLE).items()},
            pauses.spans_of_owner(connection),
            reached,
            reached * OTHER_MINUTES,
            _unanswered(read),
            self._stay(read, today),
        )

    def _stay(self, read: _Read, today: date) -> frozenset[PersonId]:
        """Who is not offered to be let go: something was promised to them, their level is pinned, or they are new."""
        connection = self._book.connection
        new = read.people[read.columns["touches"] < KNOWN_FROM].tolist()
        kept = {*planning.promised(connection), *pins.pinned(connection, today, *ALL_PEOPLE), *new}
        return frozenset(PersonId(int(person)) for person in kept)

    def _read(self, first: int, last: int, today: date) -> _Read:
        """Everybody of these ids who was ever in touch."""
        import numpy as np  # lazy, as above

        found = Touches(score_columns(self._book.connection, today, first, last), today)
        scores = found.score()
        sizes = np.diff(found.indptr)
        due = np.floor(found.on_calendar(scores.due_at))
        # A newcomer, who has no rhythm yet, hears from the owner within three weeks, as Today says.
        due = np.where(scores.n_gaps == 0, np.fmin(due, np.floor(found.last) + HELLO_BY), due)
        rhythm = np.where(np.isnan(found.cadence), scores.tau, found.cadence)
        columns = {
            "due": due,
            "rhythm": np.maximum(rhythm, 1.0),
            "silence": scores.silence,
            "score": scores.score,
            "tau": scores.tau,
            "steepness": scores.p,
            "restored": scores.restored_message,
            "touches": scores.n_touches,
            "unanswered": found.unanswered(),
        }
        known = sizes > 0
        people = found.people[known]
        return _Read(people, {name: column[known] for name, column in columns.items()}, sizes[known], found.t)

    def _quiet(self, read: _Read, today: date) -> "NDArray[np.float64]":
        """The chance that each stays quiet for a rhythm. What is usual in the book is learned once a day."""
        import numpy as np  # lazy, as above

        from regulars.domain import health  # lazy: NumPy

        indptr, now = np.concatenate(([0], np.cumsum(read.sizes))), float(today.toordinal())
        if self._prior is None or self._prior[0] != today:
            self._prior = today, health.fit_prior(indptr, read.t, now)
        horizon = np.minimum(read.columns["rhythm"], LONGEST_RHYTHM)
        return health.p_quiet(indptr, read.t, now, horizon, self._prior[1])

    def _dates(self, today: date, count: int) -> list[tuple[PersonId, date, date]]:
        """Whose dates are told, or need a card, on one of so many days: the person, the (last) day, since when."""
        settings, connection = self._settings.read(), self._book.connection
        coming = coming_days.endings(connection, today, count + LONGEST_NOTICE, settings.leap_day)
        found = {}
        for person, occasion in occasions.told_about(connection, sooner(coming, count - 1)):
            day = occasion.when.next_on_or_after(today, settings.leap_day)
            if day is not None:
                found[occasion.id] = person, day, day - timedelta(days=occasion.notice_days)
        posted = coming_days.between(coming, 0, count + CARD_DAYS)
        cards = [
            (person, occasion, day)
            for person, occasion in occasions.cards_to_post(connection, posted)
            if (day := occasion.when.next_on_or_after(today, settings.leap_day)) is not None
        ]
        countries = coming_days.countries_of(connection, (person for person, _, _ in cards))
        for person, occasion, day in cards:
            last = post_by(day, settings.country, countries.get(person, ""))
            if last >= today:
                told = day - timedelta(days=occasion.notice_days)
                found[occasion.id] = person, last, min(told, last - CARD_NOTICE)
        return list(found.values())


_COLUMNS = ("due", "rhythm", "silence", "score", "tau", "steepness", "restored")


def _joined(parts: Sequence[_Read]) -> _Read:
    import numpy as np  # lazy, as above

    whole, none = np.empty(0, np.int64), np.empty(0)  # for a book without anybody
    return _Read(
        np.concatenate([whole, *(part.people for part in parts)]),
        {
            name: np.concatenate([none, *(part.columns[name] for part in parts)])
            for name in (*_COLUMNS, "touches", "unanswered")
        },
        np.concatenate([whole, *(part.sizes for part in parts)]),
        np.concatenate([none, *(part.t for part in parts)]),
    )


class _Events:
    """Promises and dates as the planner takes them: of who may be nudged about, with the answers that concern them."""

    def __init__(
        self,
        allowed: Collection[PersonId],
        answers: Sequence[Answer],
        touched: Collection[PersonId],
        today: date,
        rooms: Sequence[int],
    ) -> None:
        self._allowed = allowed
        self._rooms = rooms
        self._today = today
        self._touched = touched
        self._answers: dict[PersonId, list[Answer]] = {}
        for answer in answers:
            self._answers.setdefault(answer.person, []).append(answer)

    def promises(self, found: Iterable[tuple[PersonId, date]]) -> list[OwedPromise]:
        """Promises with the days until which they were put off."""
        return [
            OwedPromise(who, due, self._rest(who, named_from(due, due, self._rooms)))
            for who, due in found
            if who in self._allowed
        ]

    def dates(self, found: Iterable[tuple[PersonId, date, date]]) -> list[NotedDate]:
        """Dates with the days until which they were put off."""
        return [
            NotedDate(who, day, told, self._rest(who, named_from(told, day, self._rooms)))
            for who, day, told in found
            if who in self._allowed
        ]

    def _rest(self, person: PersonId, since: date) -> date | None:
        """An answer from before there was a reason was about something else, except that today is done."""
        until = [self._today + _ONE_DAY] if person in self._touched else []
        for answer in self._answers.get(person, ()):
            if answer.until is not None and answer.until > self._today and answer.day >= since:
                until.append(answer.until)
            if answer.is_done and answer.day == self._today:
                until.append(self._today + _ONE_DAY)
        return max(until, default=None)


def _unanswered(read: _Read) -> dict[PersonId, int]:
    counts = read.columns["unanswered"]
    rows = (counts >= 2).nonzero()[0]
    return {
        PersonId(person): int(count) for person, count in zip(read.people[rows].tolist(), counts[rows], strict=True)
    }


def _rests(answers: Iterable[Answer], today: date) -> dict[PersonId, int]:
    """Until which day (as an ordinal) each rhythm rests."""
    found: dict[PersonId, int] = {}
    for answer in answers:
        until = answer.until if answer.until is not None and answer.until > today else today + _ONE_DAY
        found[answer.person] = max(found.get(answer.person, 0), until.toordinal())
    return found


def _minutes(preferred: Channel | None) -> float:
    return float(MINUTES.get(preferred or Channel.CALL, OTHER_MINUTES))
