"""Search and the list of people: who fits, in which order, and what their lines say.

SQLite's full-text index says whose words fit; phone digits, orders and filters are in memory (`people_table`, which is read
when it is first needed). Nothing is ranked in SQL.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from regulars.domain.changes import Area, Changes
from regulars.domain.conditions import read_conditions
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import CircleId
from regulars.domain.people_list import BookSummary, Filters, Found, PersonRow, Sort
from regulars.domain.search_query import SearchQuery, read_query
from regulars.services import crowded_words
from regulars.services.book import Book
from regulars.store import people_list, search
from regulars.store.stale_words import stale_words

if TYPE_CHECKING:
    from regulars.services.conditions import Conditions
    from regulars.services.people_table import Mask, PeopleTable, Slots

FIRST_PAGE = 64
DUE_SOON_DAYS = 7
NEAREST = 20
LETTERS = 60

_ALL = Filters()
# How well somebody fits, best first: this is the name; it begins with these words; it begins so; names, numbers or mails
# fit; something else does.
_SAME, _WORDS, _BEGINNING, _NAMED, _ELSEWHERE = range(5)


class Search:
    """Finds people. Used on one thread; only `warm` and `warm_letters` may run beside it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._table: PeopleTable | None = None
        self._ready: PeopleTable | None = None  # read by `warm`, not taken up yet
        self._reading = threading.Lock()
        self._warming = False
        self._reread = False
        self._pending: dict[int, bool] = {}  # who changed, and whether the name may have
        self._conditions: Conditions | None = None
        self._crowd: tuple[PeopleTable, Iterator[str]] | None = None  # the words to be worked out ahead, for this table
        self._total = 0, 0  # the journal's row at which so many active people were counted
        self._applied: dict[int, bool] = {}  # who was brought up to date while `warm` was reading

    # What is shown -----------------------------------------------------------------------------------------------------

    def first_page(self, limit: int = FIRST_PAGE) -> Found:
        """The first active people by name: all that the first paint needs, without NumPy."""
        started = time.perf_counter()
        ids, total = people_list.first_page(self._book.connection, limit)
        return Found(ids, total, _since(started))

    def how_many(self) -> int:
        """How many active people there are. Cheap after each edit: counting everybody takes milliseconds in a large book."""
        self._total = people_list.total_since(self._book.connection, *self._total)
        return self._total[1]

    def find(
        self, query: str = "", filters: Filters = _ALL, sort: Sort = Sort.BEST, *, descending: bool = False
    ) -> Found:
        """Everybody who fits, in order; for an empty query everybody whom the filters let through."""
        started = time.perf_counter()
        table = self._current()
        listed = table.listed(filters, self._book.clock.today())
        asked = read_query(query)
        understood = self._by_conditions(table, query, asked)
        approximate = False
        if understood is not None:
            order = Sort.NAME if sort is Sort.BEST else sort
            slots = table.in_order(understood & listed, order, descending=descending)
        elif query.strip() and not asked:
            named = table.mask_of_people(search.named_with_signs(self._book.connection, query.strip().casefold()))
            slots = table.in_order(named & listed, sort, descending=descending)
        elif not asked:
            slots = table.in_order(listed, Sort.NAME if sort is Sort.BEST else sort, descending=descending)
        else:
            every, named = self._fitting(table, asked)
            if every.any():
                every &= listed
                slots = self._ranked(table, asked, every, named, sort, descending)
            else:
                slots = self._nearest(table, asked, listed)
                approximate = bool(slots.size)
        return Found(table.ids[slots], int(slots.size), _since(started), approximate, understood is not None)

    def rows(self, ids: Iterable[int]) -> list[PersonRow]:
        """The lines of these people, in the order given; who is gone is left out. A block of 64 takes a few milliseconds."""
        return people_list.rows(self._book.connection, ids)

    def summary(self) -> BookSummary:
        """How many active people there are of each sort."""
        import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

        table = self._current()
        active = table.active()
        bands = np.bincount(table.band[active & (table.last > 0)], minlength=len(Band)).tolist()
        slots, circles = table.members
        members = dict(enumerate(np.bincount(circles[active[slots]]).tolist()))
        towns = Counter(dict(enumerate(np.bincount(table.town[active]).tolist())))
        today = self._book.clock.today()
        return BookSummary(
            people=int(active.sum()),
            slipping=bands[Band.SLIPPING],
            cooling=bands[Band.COOLING],
            thriving=bands[Band.THRIVING],
            steady=bands[Band.STEADY],
            new=int((active & (table.band == Band.NEW)).sum()),
            without_rhythm=int((active & (table.rhythm == 0)).sum()),
            due_this_week=int(table.listed(Filters(due_within_days=DUE_SOON_DAYS), today).sum()),
            set_aside=int((table.exists & ~table.is_me & ~active).sum()),
            open_promises=int((active & table.promised).sum()),
            circles=tuple(
                sorted(
                    ((CircleId(circle), name, members.get(circle, 0)) for circle, name in table.circles.items()),
                    key=lambda circle: (-circle[2], circle[1]),
                )
            ),
            places=tuple((table.towns[town], count) for town, count in towns.most_common() if town and count),
        )

    # Keeping in step ---------------------------------------------------------------------------------------------------

    def warm(self) -> None:
        """Read everybody into memory. On any thread, best the writing one; what is found meanwhile is found as before."""
        with self._reading:
            self._warming, self._applied = True, {}
            try:
                self._ready = self._read()
                self._reread = False
            finally:
                self._warming = False

    def warm_once(self) -> None:
        """`warm`, unless everybody is in memory. On the writing thread, as whoever else warms."""
        if self._table is None and self._ready is None:
            self.warm()

    def warm_letters(self) -> None:
        """Work out ahead what single letters find: they fit half the book, and every query begins with one.

        After `warm`, on the writing thread: there no change can come between reading and keeping an answer.
        """
        table = self._table if self._ready is None else self._ready
        if table is None:
            return
        import regulars.services.nearest_names  # noqa: F401  # lazy, and ahead of the first slip: RapidFuzz takes 20 ms to load

        first = Counter(word[0] for word in table.vocabulary)
        for letter, _ in first.most_common(LETTERS):
            self._with_words(table, [letter])

    def warm_crowded(self) -> bool:
        """Work out ahead one of the longer words that fit much of a large book; True while there are more.

        As `warm_letters`, and in many small turns: on that thread an edit may be waiting.
        """
        table = self._table if self._ready is None else self._ready
        if table is None or len(table) < crowded_words.FROM:
            return False
        if self._crowd is None or self._crowd[0] is not table:
            people = [int(person) for person in table.ids[table.active()]]
            self._crowd = table, crowded_words.crowded_words(self._book.connection, people)
        word = next(self._crowd[1], None)
        if word:
            table.short.keep(word, *self._matching(table, [word]))
        return word is not None

    def refresh(self, changes: Changes) -> None:
        """Take note of a change; the next `find` reads the people whom it touched. After one of the whole book, `warm`."""
        self._conditions = None
        self._reread = self._reread or changes.whole_book
        renamed = bool(changes.areas & {Area.PEOPLE, Area.CIRCLES})
        for person in changes.people:
            self._pending[person] = renamed or self._pending.get(person, False)
        if renamed and not changes.people and not changes.whole_book:
            self._reread = True  # a circle without people

    def _current(self) -> "PeopleTable":
        table = self._table
        if table is None or (self._reread and not self._warming):
            with self._reading:  # where `warm` is at it, its answer comes sooner than one of our own
                table = self._ready
                if table is None or self._reread:
                    self._pending, self._reread = {}, False
                    table = self._ready = self._read()
        ready = self._ready
        if ready is not None:
            self._table = table = ready
            self._ready = None
            self._pending = self._applied | self._pending
        if self._pending:
            people, self._pending = self._pending, {}
            self._applied.update(people)
            self._update(table, people)
        return table

    def _read(self) -> "PeopleTable":
        from regulars.services.people_table import PeopleTable  # lazy: it brings NumPy, and the first page does without

        table = PeopleTable(self._book.connection)
        table.order(Sort.BEST, descending=False)
        table.order(Sort.NAME, descending=False)
        return table

    def _update(self, table: "PeopleTable", people: dict[int, bool]) -> None:
        connection = self._book.connection
        table.update(connection, list(people), renamed=any(people.values()))
        worded = sorted({*people, *search.linked_to(connection, list(people))})
        stale = stale_words(connection)  # most of them: worked out once for both
        words = {person: stale[person].both() for person in worded if person in stale}
        words |= search.words_of(connection, [person for person in worded if person not in stale])
        for person, slot in zip(worded, table.slots_of_people(worded), strict=True):
            if slot >= 0:
                table.short.update(slot, *words.get(person, ((), ())))

    def _by_conditions(self, table: "PeopleTable", query: str, asked: SearchQuery) -> "Mask | None":
        """Who fulfils the conditions of a line; None when it has none, or when only its plain words find anybody."""
        groups = read_conditions(query)
        if groups is None:
            return None
        fitting = self._conditions_over(table).fitting(groups, self._book.clock.today())
        if not fitting.any() and asked and self._fitting(table, asked)[0].any():
            return None  # somebody wrote that down: "two likes two kinds of tea"
        return fitting

    def _conditions_over(self, table: "PeopleTable") -> "Conditions":
        if self._conditions is None or self._conditions.table is not table:
            from regulars.services.conditions import Conditions  # lazy: it brings NumPy

            self._conditions = Conditions(self._book.connection, table, lambda text: self._plainly(table, text))
        return self._conditions

    def _plainly(self, table: "PeopleTable", text: str) -> "Mask":
        asked = read_query(text)
        return self._fitting(table, asked)[0] if asked else table.exists

    # Finding -----------------------------------------------------------------------------------------------------------

    def _fitting(self, table: "PeopleTable", asked: SearchQuery) -> "tuple[Mask, Mask]":
        """Who fits anywhere, and whose name, number or mail does."""
        if not asked.numbers:
            every, named = self._with_words(table, asked.words)
        else:
            # Digits are in a phone number, or words of their own: a house, a year.
            every, named = self._with_words(table, asked.words + asked.number_words)
            if asked.words:
                in_text, in_name = self._with_words(table, asked.words)
            else:
                in_text = in_name = table.exists
            phones = table.exists.copy()
            for number in asked.numbers:
                phones &= table.mask_of(table.phones.holding(number))
            every |= in_text & phones
            named |= in_name & phones
        for mail in asked.mails:
            owners = search.mail_owners(self._book.connection, mail)
            named |= table.mask_of_people(owners) & every
        return every, named

    def _with_words(self, table: "PeopleTable", words: Sequence[str]) -> "tuple[Mask, Mask]":
        """Who has all these beginnings of words anywhere, and who has them in the name."""
        words = [word for word in words if not any(other != word and other.startswith(word) for other in words)]
        if len(words) == 1 and len(words[0]) <= table.short.longest:
            return self._with_short_word(table, words[0])
        known = {word: table.short.fitting(word, len(table)) for word in words}
        rest = [word for word in words if known[word] is None]
        every, named = self._matching(table, rest) if rest else (table.exists.copy(), table.exists.copy())
        for masks in known.values():
            if masks is not None:
                every &= masks[0]
                named &= masks[1]
        return every, named

    def _with_short_word(self, table: "PeopleTable", word: str) -> "tuple[Mask, Mask]":
        kept = table.short.fitting(word, len(table))
        if kept is None:
            kept = self._matching(table, [word])
            table.short.keep(word, *kept)
        return kept

    def _matching(self, table: "PeopleTable", words: Sequence[str]) -> "tuple[Mask, Mask]":
        connection = self._book.connection
        stale = stale_words(connection)
        every = table.mask_of_column(search.matching(connection, words))
        named = table.mask_of_column(search.matching(connection, words, in_names=True))
        if stale:
            for slot, theirs in zip(table.slots_of_people(list(stale)), stale.values(), strict=True):
                if slot >= 0:
                    every[slot], named[slot] = theirs.begun(words), theirs.begun(words, in_names=True)
        return every, named

    def _ranked(
        self, table: "PeopleTable", asked: SearchQuery, every: "Mask", named: "Mask", sort: Sort, descending: bool
    ) -> "Slots":
        import numpy as np  # lazy: 40 % of the start-up time, and the first page does without

        slots = table.in_order(every, sort, descending=descending)
        if sort is not Sort.BEST:
            return slots
        fit = np.full(len(table), _ELSEWHERE, np.int8)
        fit[named] = _NAMED
        same, words, beginning = table.named(asked.name)
        fit[beginning], fit[words], fit[same] = _BEGINNING, _WORDS, _SAME
        return slots[np.argsort(fit[slots], kind="stable")]

    def _nearest(self, table: "PeopleTable", asked: SearchQuery, listed: "Mask") -> "Slots":
        from regulars.services.nearest_names import nearest  # lazy: it brings RapidFuzz, for slips of the finger alone

        # Only what fits nobody can be a slip: the other words stay as they were typed.
        unknown = (
            [] if asked.numbers else [word for word in asked.words if not self._with_words(table, [word])[0].any()]
        )
        if not unknown:
            return table.no_slots()
        for word in set(asked.words) - set(unknown):
            listed = listed & self._with_words(table, [word])[0]
        return nearest(table, unknown, lambda word: self._with_words(table, [word])[1], listed, NEAREST)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
