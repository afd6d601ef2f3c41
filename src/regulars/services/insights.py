"""The verbs about what the weeks add up to. Each takes some tenths of a second in a book of 100,000: off the GUI thread."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from regulars.domain.health.vocabulary import Band
from regulars.domain.insights import (
    LEAST_MOVE,
    LONG_SILENCE_DAYS,
    MOST_ENTRIES,
    MOVERS,
    SEASON,
    WEEKS,
    Asked,
    Began,
    Capacity,
    Entries,
    Entry,
    EntryKind,
    EntryRow,
    MonthOfCare,
    Moved,
    Mover,
    Overview,
    Week,
    last_of_month,
    monday_of,
)
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseBy, PromiseState
from regulars.services.book import Book
from regulars.services.days_in_touch import DaysInTouch, days_in_touch
from regulars.services.planning import Planning
from regulars.services.scoring import ALL_PEOPLE, Touches, blocks
from regulars.store import insights as store
from regulars.store import promises
from regulars.store.database import Row
from regulars.store.packed_touches import DEPTH_CODES, DIRECTION_CODES
from regulars.store.score_columns import score_columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIRECTIONS = {
    EntryKind.BEGAN_ME: Direction.ME,
    EntryKind.BEGAN_THEM: Direction.THEM,
    EntryKind.BEGAN_BOTH: Direction.BOTH,
}
_KEPT = (PromiseState.KEPT.value, PromiseState.LATE.value)
_SETTLED = (*_KEPT, PromiseState.BROKEN.value)


def _never() -> bool:
    return False


class Insights:
    """The verbs about the weeks that were."""

    def __init__(self, book: Book, planning: Planning) -> None:
        self._book, self._planning = book, planning

    def overview(self) -> Overview:
        """The last `WEEKS` weeks, the one of today among them."""
        import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

        connection, today = self._book.connection, self._book.clock.today()
        first = monday_of(today) - timedelta(weeks=WEEKS - 1)
        found = days_in_touch(connection, first, today)
        week = (found.day - first.toordinal()) // 7
        # By person and day: the first day of a week with somebody is where the person or the week is another one.
        begins = np.ones(week.size, np.bool_)
        begins[1:] = (np.diff(found.person) != 0) | (np.diff(week) != 0)
        reached = np.bincount(week[begins], minlength=WEEKS).tolist()
        left = [0] * WEEKS
        for one in self._left(found, first, today):
            left[(one.day - first).days // 7] += 1
        counted = np.bincount(found.direction, minlength=3).tolist()
        return Overview(
            today,
            tuple(Week(first + timedelta(weeks=i), reached[i], left[i]) for i in range(WEEKS)),
            Began(**{direction.value: counted[code] for direction, code in DIRECTION_CODES.items()}),
            promises.year_of(connection, date(today.year, 1, 1), today),
            self.capacity(),
        )

    def capacity(self) -> Capacity:
        """What is asked for, and what there is room for: the planner's own figures."""
        return Capacity(self._planning.load(), store.count_asking(self._book.connection, self._book.clock.today()))

    def moved(self, cancelled: Callable[[], bool] = _never) -> Moved:
        """Who grew closer and who drifted since a season ago: the kept scores beside those of that day, worked out anew.

        The longest of these: it scores the whole book. Nobody is in it once `cancelled()` is true.
        """
        connection, today = self._book.connection, self._book.clock.today()
        since = today - SEASON
        found: list[tuple[float, int, float]] = []
        for first, last in blocks(connection, [ALL_PEOPLE]):
            if cancelled():
                return Moved(since, (), ())
            found += self._moves(since, first, last)
            found = sorted(found)[:MOVERS] + sorted(found)[MOVERS:][-MOVERS:]
        found.sort()
        closer = [move for move in reversed(found) if move[0] >= LEAST_MOVE][:MOVERS]
        drifted = [move for move in found if move[0] <= -LEAST_MOVE][:MOVERS]
        return Moved(since, self._movers(closer, since), self._movers(drifted, since))

    def _moves(self, since: date, first: int, last: int) -> list[tuple[float, int, float]]:
        """By how much the scores of some people moved; who was not known then is left out."""
        import numpy as np  # lazy, as above

        connection = self._book.connection
        rows = store.scores(connection, first, last)
        if not rows:
            return []
        were = Touches(score_columns(connection, since, first, last), since)
        before = were.score()
        ids, now = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
        place = np.searchsorted(were.people, ids)
        known = before.n_touches[place] > 0
        moves = (now - before.score[place])[known].tolist()
        return list(zip(moves, ids[known].tolist(), before.score[place][known].tolist(), strict=True))

    def _movers(self, moves: Sequence[tuple[float, int, float]], since: date) -> tuple[Mover, ...]:
        connection, today = self._book.connection, self._book.clock.today()
        people = [PersonId(person) for _, person, _ in moves]
        faces = store.faces(connection, people)
        found = []
        for place, (_, person, before) in enumerate(moves):
            name, score, band, photo, last_day, _ = faces[place]
            days = days_in_touch(connection, since + timedelta(days=1), today, person)
            from_them = int((days.direction == DIRECTION_CODES[Direction.THEM]).sum())
            found.append(
                Mover(
                    PersonId(person),
                    name,
                    score,
                    before,
                    Band(band),
                    photo,
                    len(days.day),
                    from_them,
                    date.fromisoformat(last_day),
                )
            )
        return tuple(found)

    def month(self, first: date) -> MonthOfCare:
        """What was given in the month that begins on `first`, up to today."""
        import numpy as np  # lazy, as above

        connection = self._book.connection
        last = min(last_of_month(first), self._book.clock.today())
        found = days_in_touch(connection, first, last)
        return MonthOfCare(
            first,
            last,
            int(np.unique(found.person).size),
            int(_after_silence(found).size),
            int(_first_time(found).size),
            int((found.depth == DEPTH_CODES[Depth.DEEP]).sum()),
            store.settled(connection, first, last, _KEPT, 0)[1],
            store.gifts(connection, first, last, 0)[1],
        )

    # What a figure opens to

    def entries(self, asked: Asked) -> Entries:
        """The entries behind a figure, the newest first."""
        connection, (first, last) = self._book.connection, (asked.first, asked.last)
        match asked.kind:
            case EntryKind.LEFT:
                left = self._left(days_in_touch(connection, monday_of(first), last), first, last)
                return _entries(asked.kind, [(one.id, one.person, one.day) for one in left], len(left))
            case EntryKind.PROMISES:
                return _entries(asked.kind, *store.settled(connection, first, last, _SETTLED, MOST_ENTRIES))
            case EntryKind.PROMISES_KEPT:
                return _entries(asked.kind, *store.settled(connection, first, last, _KEPT, MOST_ENTRIES))
            case EntryKind.GIFTS:
                return _entries(asked.kind, *store.gifts(connection, first, last, MOST_ENTRIES))
            case EntryKind.RHYTHMS:
                people = store.who_asks_most(connection, last, MOST_ENTRIES)
                total = store.count_asking(connection, last)
                return _entries(asked.kind, [(0, person, day) for person, day in people], total)
        return _days_as_entries(asked.kind, days_in_touch(connection, first, last))

    def rows(self, entries: Sequence[Entry]) -> list[EntryRow]:
        """Some of these entries as they are shown; who is gone is left out. Quick."""
        connection = self._book.connection
        faces = store.faces(connection, [entry.person for entry in entries])
        days = [(place, one) for place, one in enumerate(entries) if one.kind not in _TABLES]
        moments = store.moments_on(connection, [(one.person, one.day) for _, one in days])
        on_day = {place: moments.get(i) for i, (place, _) in enumerate(days)}
        words: dict[int, Row] = {}
        for kind, (table, column) in _TABLES.items():
            of_kind = {entry.id: place for place, entry in enumerate(entries) if entry.kind is kind}
            if of_kind and table:
                texts = store.texts(connection, table, column, list(of_kind))
                words |= {of_kind[row]: values for row, values in texts.items()}
        return [
            _row(entry, faces[place], on_day.get(place), words.get(place, ()))
            for place, entry in enumerate(entries)
            if place in faces
        ]

    def _left(self, found: DaysInTouch, first: date, last: date) -> list[store.PutOff]:
        """Who was put off and not reached in the same week from that day on: each once a week, by the newest such day."""
        put_off = store.put_off(self._book.connection, first, last)
        if not put_off:
            return []
        import numpy as np  # lazy, as above

        asked = np.isin(found.person, [one.person for one in put_off])
        reached: dict[int, list[int]] = {}
        for person, day in zip(found.person[asked].tolist(), found.day[asked].tolist(), strict=True):
            reached.setdefault(person, []).append(day)
        left: dict[tuple[int, date], store.PutOff] = {}
        for one in put_off:
            monday = monday_of(one.day)
            until = (monday + timedelta(days=6)).toordinal()
            if not any(one.day.toordinal() <= day <= until for day in reached.get(one.person, ())):
                left.setdefault((one.person, monday), one)
        return list(left.values())


_TABLES = {
    EntryKind.LEFT: ("answer", "reason"),
    EntryKind.PROMISES: ("promise", "text"),
    EntryKind.PROMISES_KEPT: ("promise", "text"),
    EntryKind.GIFTS: ("gift", "what"),
    EntryKind.RHYTHMS: ("", ""),
}
"""Where the words of an entry stand; those of all others are a moment's."""


def _entries(kind: EntryKind, found: Sequence[tuple[int, PersonId, date]], total: int) -> Entries:
    return Entries(
        tuple(Entry(i, kind, person, day, row) for i, (row, person, day) in enumerate(found[:MOST_ENTRIES])), total
    )


def _days_as_entries(kind: EntryKind, found: DaysInTouch) -> Entries:
    import numpy as np  # lazy, as above

    match kind:
        case EntryKind.REACHED:
            chosen = np.flatnonzero(np.append(found.person[1:] != found.person[:-1], True)[: found.person.size])
        case EntryKind.AFTER_SILENCE:
            chosen = _after_silence(found)
        case EntryKind.FIRST_TIME:
            chosen = _first_time(found)
        case EntryKind.TOGETHER:
            chosen = np.flatnonzero(found.depth == DEPTH_CODES[Depth.DEEP])
        case EntryKind.IN_TOUCH:
            chosen = np.arange(found.person.size)
        case _:
            chosen = np.flatnonzero(found.direction == DIRECTION_CODES[_DIRECTIONS[kind]])
    newest = chosen[np.lexsort((found.person[chosen], -found.day[chosen].astype(np.int64)))][:MOST_ENTRIES]
    columns = (found.person[newest].tolist(), found.day[newest].tolist(), found.before[newest].tolist())
    return Entries(
        tuple(
            Entry(i, kind, PersonId(p), date.fromordinal(day), before=date.fromordinal(before) if before else None)
            for i, (p, day, before) in enumerate(zip(*columns, strict=True))
        ),
        int(chosen.size),
    )


def _after_silence(found: DaysInTouch) -> "NDArray[np.int64]":
    """The places of the days that ended a long silence: one a person, for after it there was none."""
    import numpy as np  # lazy, as above

    silent = np.flatnonzero((found.before > 0) & (found.day - found.before >= LONG_SILENCE_DAYS))
    _, once = np.unique(found.person[silent], return_index=True)
    return silent[once]


def _first_time(found: DaysInTouch) -> "NDArray[np.int64]":
    import numpy as np  # lazy, as above

    return np.flatnonzero(found.before == 0)


def _row(entry: Entry, face: Row, moment: Row | None, words: Row) -> EntryRow:
    name, score, band, photo, _, rhythm = face
    text, *promise = words or (moment[2] if moment else "",)
    return EntryRow(
        entry,
        name,
        score,
        Band(band),
        photo,
        text,
        MomentKind(moment[0]) if moment else None,
        Direction(moment[1]) if moment else None,
        PromiseState(promise[0]) if promise else None,
        PromiseBy(promise[1]) if promise else None,
        rhythm,
    )
