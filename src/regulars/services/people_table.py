"""Everybody in memory: the columns that lists are sorted and filtered by, and the beginnings of names.

A person has a *slot*, a place in every column, kept until the book is read anew. Imported only when it is needed, because
NumPy comes with it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from regulars.domain.folding import digit_lines, fold, fold_lines
from regulars.domain.people import PersonState
from regulars.domain.people_list import Filters, Sort
from regulars.services.number_columns import numbers
from regulars.services.phone_digits import PhoneDigits
from regulars.services.short_queries import ShortQueries
from regulars.store import people_list
from regulars.store.database import Connection
from regulars.store.people_list import STATES, Columns

Slots = NDArray[np.signedinteger[Any]]
Mask = NDArray[np.bool_]

_NAME = np.dtype("S32")  # the beginning of a folded name, enough to tell names apart
_COLUMNS = {
    "exists": np.bool_,
    "is_me": np.bool_,
    "promised": np.bool_,
    "state": np.int8,
    "band": np.int8,
    "score": np.int32,
    "last": np.int32,
    "due": np.int32,
    "rhythm": np.int32,
    "town": np.int32,
}
# A key to sort by: a value, and behind it the place in the order of names.
_NAME_BITS, _DAY_BITS, _MOST_POINTS = 21, 25, 100_001
_NO_VALUE = 1 << 40
_KEPT_FILTERS = 50
_NAMES_AT_ONCE = 500  # folded in one go; other threads run in between
_REREAD_ORDER = 8  # from so many renamed people on, reading the whole order of names is quicker


def day_number(day: date) -> int:
    """A day as the columns hold it, yyyymmdd."""
    return day.year * 10000 + day.month * 100 + day.day


class PeopleTable:
    """The columns of everybody, read at once and kept in step by `update`."""

    exists: Mask
    is_me: Mask
    promised: Mask
    state: NDArray[np.int8]
    band: NDArray[np.int8]
    score: NDArray[np.int32]
    last: NDArray[np.int32]
    due: NDArray[np.int32]
    rhythm: NDArray[np.int32]
    town: NDArray[np.int32]

    def __init__(self, connection: Connection) -> None:
        for name, kind in _COLUMNS.items():
            setattr(self, name, np.empty(0, kind))
        self.ids: NDArray[np.int64] = np.empty(0, np.int64)
        self._slot_of: Slots = np.full(1, -1, np.int32)
        self.towns = [""]
        self._town_codes = {"": 0}
        self.circles: dict[int, str] = {}
        self.members: tuple[Slots, NDArray[np.int32]] = (np.empty(0, np.int32), np.empty(0, np.int32))
        self.phones = PhoneDigits()
        self.short = ShortQueries()
        self._names: NDArray[np.bytes_] = np.empty(0, _NAME)
        self._names_slots: Slots = np.empty(0, np.int32)
        self.vocabulary: set[str] = set()
        """Every word of a name, and of names that were."""
        self._order: dict[tuple[Sort, bool], tuple[Slots, Slots]] = {}
        self._old_order: dict[tuple[Sort, bool], Slots] = {}
        self._listed: dict[tuple[Filters, date], Mask] = {}

        columns = Columns(connection)
        self._take(columns)
        self.circles = dict(people_list.circle_names(connection))
        self.members = self._members(columns)
        self.phones.fill(*self._phones(columns))
        self._add_names(columns)
        self._by_name = self.slots_of(numbers(people_list.name_order(connection)))

    def __len__(self) -> int:
        return self.ids.size

    def slots_of(self, ids: NDArray[np.integer]) -> Slots:
        """The slots of these people; -1 for those who are not here."""
        return self._slot_of.take(ids, mode="clip")

    def mask_of(self, slots: Slots) -> Mask:
        """Slots as a mask over everybody; -1 is nobody."""
        mask = np.zeros(self.ids.size + 1, np.bool_)
        mask[slots] = True
        return mask[:-1]

    def no_slots(self) -> Slots:
        """Nobody."""
        return np.empty(0, np.int32)

    def mask_of_column(self, ids: str) -> Mask:
        """A column of ids as a mask."""
        return self.mask_of(self.slots_of(numbers(ids)))

    def slots_of_people(self, ids: Sequence[int]) -> list[int]:
        """The slots of these people, one by one; -1 for those who are not here."""
        return [int(slot) for slot in self.slots_of(np.array(ids, np.int64))]

    def mask_of_people(self, ids: Sequence[int]) -> Mask:
        """Ids as a mask."""
        return self.mask_of(self.slots_of(np.array(ids, np.int64)))

    # Keeping in step ---------------------------------------------------------------------------------------------------

    def update(self, connection: Connection, people: Sequence[int], *, renamed: bool) -> None:
        """Read these people again. `renamed` says whether names or circles may have changed, or people come or gone."""
        columns = Columns(connection, people)
        before = self.slots_of(np.array(people, np.int64))
        self.exists[before[before >= 0]] = False
        slots = self._take(columns)
        touched = np.union1d(before[before >= 0], slots)
        keep = ~np.isin(self.members[0], touched)
        slots_in, circles = self._members(columns)
        self.members = (np.append(self.members[0][keep], slots_in), np.append(self.members[1][keep], circles))
        self.phones.replace(touched.tolist(), *self._phones(columns))
        if renamed:
            self.circles = dict(people_list.circle_names(connection))
            self._remove_names(touched)
            self._add_names(columns)
            self._put_in_name_order(connection, touched, slots)
        stays = {} if renamed else {key: found for key, found in self._order.items() if key[0] is Sort.NAME}
        self._old_order.update({key: found[0] for key, found in self._order.items()})
        self._order = stays
        self._listed.clear()

    def _take(self, columns: Columns) -> Slots:
        """Put the values of `columns` into their slots, new ones for those who are new; returns the slots."""
        ids, state, is_me, own = map(numbers, columns.people())
        slots = self._slots_for(ids)
        self.exists[slots], self.state[slots], self.is_me[slots] = True, state, is_me
        for column in (self.score, self.band, self.last, self.due, self.rhythm, self.town, self.promised):
            column[slots] = 0
        ids, *values = map(numbers, columns.scores())
        at = self.slots_of(ids)
        self.score[at], self.band[at], self.last[at], self.due[at], self.rhythm[at] = values
        ids, usual = map(numbers, columns.usual())
        self.rhythm[self.slots_of(ids)] = usual
        self.rhythm[slots[own > 0]] = own[own > 0]
        self.promised[self.slots_of(numbers(columns.promised()))] = True
        self._take_towns(columns)
        return slots

    def _take_towns(self, columns: Columns) -> None:
        """The town of a person is that of the preferred address, or else of the first."""
        ids, preferences, lines = columns.towns()
        owners, preferred = self.slots_of(numbers(ids)), numbers(preferences) > 0
        if not owners.size:
            return
        codes, names = self._town_codes, lines.split("\n")
        for town in dict.fromkeys(names):
            if town not in codes:
                codes[town] = len(self.towns)
                self.towns.append(town)
        towns = np.array([codes[town] for town in names], np.int32)
        # Where a slot comes twice the last value stays, so the first address is written last.
        self.town[owners[::-1]] = towns[::-1]
        self.town[owners[preferred][::-1]] = towns[preferred][::-1]

    def _members(self, columns: Columns) -> tuple[Slots, NDArray[np.int32]]:
        ids, circles = map(numbers, columns.members())
        return self.slots_of(ids), circles

    def _phones(self, columns: Columns) -> tuple[Slots, bytes]:
        """The digits of phone numbers, each behind a line's end, and whose they are."""
        owners: list[Slots] = []
        digits = b""
        for ids, lines in (columns.phones(), columns.phone_matches()):
            if ids:
                owners.append(self.slots_of(numbers(ids)))
                digits += digit_lines(lines) + b"\n"
        return np.concatenate([self.no_slots(), *owners]), digits

    def _slots_for(self, ids: NDArray[np.int32]) -> Slots:
        if ids.size and int(ids.max()) + 2 > self._slot_of.size:
            longer = np.full(int(ids.max() * 1.1) + 64, -1, np.int32)  # its last place stays -1: for ids beyond it
            longer[: self._slot_of.size] = self._slot_of
            self._slot_of = longer
        new = ids[self._slot_of[ids] < 0]
        if new.size:
            self._slot_of[new] = np.arange(self.ids.size, self.ids.size + new.size, dtype=np.int32)
            self.ids = np.concatenate([self.ids, new.astype(np.int64)])
            for name, kind in _COLUMNS.items():
                setattr(self, name, np.concatenate([getattr(self, name), np.zeros(new.size, kind)]))
        return self._slot_of[ids]

    # Names -------------------------------------------------------------------------------------------------------------

    def _add_names(self, columns: Columns) -> None:
        ids, lines = columns.names()
        slots = self.slots_of(numbers(ids))
        names = lines.split("\n")
        added = np.zeros(slots.size, _NAME)
        for start in range(0, slots.size, _NAMES_AT_ONCE):
            folded = fold_lines("\n".join(names[start : start + _NAMES_AT_ONCE]))
            self.vocabulary.update(word for name in folded for word in name.split())
            added[start : start + len(folded)] = [name.encode()[: _NAME.itemsize] for name in folded]
        order = np.argsort(added, kind="stable")
        at = np.searchsorted(self._names, added[order])
        self._names = np.insert(self._names, at, added[order])
        self._names_slots = np.insert(self._names_slots, at, slots[order])

    def _remove_names(self, slots: Slots) -> None:
        at = np.flatnonzero(np.isin(self._names_slots, slots))
        self._names, self._names_slots = np.delete(self._names, at), np.delete(self._names_slots, at)

    def _put_in_name_order(self, connection: Connection, touched: Slots, slots: Slots) -> None:
        if slots.size >= _REREAD_ORDER:
            self._by_name = self.slots_of(numbers(people_list.name_order(connection)))
            return
        order = self._by_name[~np.isin(self._by_name, touched)]
        for slot in slots.tolist():
            order = self._inserted(connection, order, slot)
        self._by_name = order

    def _inserted(self, connection: Connection, order: Slots, slot: int) -> Slots:
        """The order of names with this slot in its place. Halving asks for seventeen names where counting walks an index."""
        mine = people_list.name_key(connection, int(self.ids[slot]))
        first, end = 0, order.size
        while first < end:
            middle = (first + end) // 2
            other = people_list.name_key(connection, int(self.ids[order[middle]]))
            if other is None:  # gone by a later change, of which we shall hear
                order, end = np.delete(order, middle), end - 1
            elif mine is None or other < mine:
                first = middle + 1
            else:
                end = middle
        return np.insert(order, first, slot)

    def named(self, folded: str) -> tuple[Slots, Slots, Slots]:
        """Whose name is this; whose begins with it as whole words; whose begins with it. Each is part of the next."""
        name, names, slots = folded.encode()[: _NAME.itemsize], self._names, self._names_slots
        start, end = bisect_left(names, name), bisect_left(names, name + b"\xff")
        same = bisect_right(names, name, start, end)
        # A space sorts before all that a folded name may hold, so those who have more words come next.
        words = bisect_left(names, name + b"!", same, end)
        return slots[start:same], slots[start:words], slots[start:end]

    # Orders and filters ------------------------------------------------------------------------------------------------

    def order(self, sort: Sort, *, descending: bool) -> tuple[Slots, Slots]:
        """Slots in order, and the rank of each slot in it."""
        key = (sort, descending)
        if key not in self._order:
            order = self._by_names(descending) if sort is Sort.NAME else self._sorted(sort, descending)
            rank = np.empty_like(order)
            rank[order] = np.arange(order.size, dtype=np.int32)
            self._order[key] = (order, rank)
        return self._order[key]

    def _by_names(self, descending: bool) -> Slots:
        """Everybody by name; the slots of those who are gone stand at the end, or backwards at the beginning."""
        gone = np.ones(self.ids.size, np.bool_)
        gone[self._by_name] = False
        order = np.concatenate([self._by_name, np.flatnonzero(gone)]).astype(np.int32)
        return order[::-1].copy() if descending else order

    def _sorted(self, sort: Sort, descending: bool) -> Slots:
        keys = self._keys(sort, descending)
        old = self._old_order.get((sort, descending))
        if old is None:
            return np.argsort(keys).astype(np.int32)
        old = np.append(old, np.arange(old.size, keys.size, dtype=np.int32))
        return old[np.argsort(keys[old], kind="stable")]  # nearly sorted already: ten times as fast

    def in_order(self, mask: Mask, sort: Sort, *, descending: bool) -> Slots:
        """The slots of a mask in order. Nothing is sorted: they are marked at their ranks and picked up from there."""
        order, rank = self.order(sort, descending=descending)
        marked = np.zeros(self.ids.size, np.bool_)
        marked[rank[np.flatnonzero(mask)]] = True
        return order[np.flatnonzero(marked)]

    def _keys(self, sort: Sort, descending: bool) -> NDArray[np.int64]:
        by_name = np.full(self.ids.size, self.ids.size, np.int64)
        by_name[self._by_name] = np.arange(self._by_name.size)
        match sort:
            case Sort.BEST:
                value = ((_MOST_POINTS - self.score.astype(np.int64)) << _DAY_BITS) + ((1 << _DAY_BITS) - 1 - self.last)
                return (-value if descending else value) << _NAME_BITS | by_name
            case Sort.HEALTH:
                value = self.score.astype(np.int64)
            case Sort.LAST:
                value = self.last.astype(np.int64)
            case Sort.RHYTHM:
                value = self.rhythm.astype(np.int64)
            case Sort.PLACE:
                value = _alphabetical(self.towns)[self.town]
            case Sort.CIRCLES:
                value = self._first_circles()
        return np.where(value == 0, _NO_VALUE, -value if descending else value) << _NAME_BITS | by_name

    def _first_circles(self) -> NDArray[np.int64]:
        """For each slot the alphabetical place of its first circle, from 1; 0 for none."""
        slots, circles = self.members
        ranks = _alphabetical(["", *self.circles.values()])
        rank_of = dict(zip(self.circles, ranks[1:].tolist(), strict=True))
        first = np.full(self.ids.size, _NO_VALUE, np.int64)
        np.minimum.at(first, slots, np.array([rank_of[circle] for circle in circles.tolist()], np.int64))
        return np.where(first == _NO_VALUE, 0, first)

    def listed(self, filters: Filters, today: date) -> Mask:
        """Who fits the filters."""
        key = (filters, today)
        if key not in self._listed:
            if len(self._listed) >= _KEPT_FILTERS:
                self._listed.clear()
            self._listed[key] = self._fitting(filters, today)
        return self._listed[key]

    def _fitting(self, filters: Filters, today: date) -> Mask:
        fits: Mask = self.exists & ~self.is_me
        if filters.state is not None:
            fits &= self.state == STATES.index(filters.state)
        if filters.band is not None:
            fits &= self.band == filters.band
        if filters.due_within_days is not None:
            fits &= (self.due > 0) & (self.due <= day_number(today + timedelta(days=filters.due_within_days)))
        if filters.circle is not None:
            slots, circles = self.members
            fits &= self.mask_of(slots[circles == filters.circle])
        if filters.place:
            fits &= self.town == self._town_codes.get(filters.place, -1)
        if filters.open_promise:
            fits &= self.promised
        if filters.never_logged:
            fits &= self.last == 0
        return fits

    def active(self) -> Mask:
        """Everybody but the owner's own card and those who are archived, gone or asked not to be contacted."""
        active: Mask = self.exists & ~self.is_me & (self.state == STATES.index(PersonState.ACTIVE))
        return active


def _alphabetical(texts: Sequence[str]) -> NDArray[np.int64]:
    """The alphabetical place of each text, from 1; 0 for an empty one."""
    places = {
        text: place for place, text in enumerate(sorted(set(texts) - {""}, key=lambda text: (fold(text), text)), 1)
    }
    return np.array([places.get(text, 0) for text in texts], np.int64)
