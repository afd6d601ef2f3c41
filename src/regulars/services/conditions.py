"""Who fulfils the conditions of a search line, as masks over everybody. Imported only when it is needed: NumPy comes with it.

The full-text index names the few who have the words at all; only their entries are read and looked at.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from regulars.domain.conditions import Condition, Fact, Field, Group, Holds, Knows, Says, Silent
from regulars.domain.folding import fold, index_words, query_words
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import Role
from regulars.services.people_table import Mask, PeopleTable, day_number
from regulars.store import conditions as store
from regulars.store import search
from regulars.store.database import Connection
from regulars.store.stale_words import waiting_people

_BANDS = {
    Fact.SLIPPING: Band.SLIPPING,
    Fact.COOLING: Band.COOLING,
    Fact.STEADY: Band.STEADY,
    Fact.THRIVING: Band.THRIVING,
}
_MOST_KEPT = 50


class Conditions:
    """Answers conditions over one table, as long as nobody changes. `plain` answers plain words."""

    def __init__(self, connection: Connection, table: PeopleTable, plain: Callable[[str], Mask]) -> None:
        self.table = table
        self._connection, self._plain = connection, plain
        self._kept: dict[tuple[Field, str], Mask] = {}

    def fitting(self, groups: tuple[Group, ...], today: date) -> Mask:
        """Who fulfils all conditions of at least one group."""
        found = np.zeros(len(self.table), np.bool_)
        for group in groups:
            mask = self.table.exists.copy()
            for condition in group:
                mask &= self._mask(condition, today)
            found |= mask
        return found

    def _mask(self, condition: Condition, today: date) -> Mask:
        match condition:
            case Says(text):
                return self._plain(text)
            case Silent(days, negated):
                mask = self.table.last <= day_number(_days_before(today, days))  # never is 0
            case Holds(fact, negated):
                mask = self._holds(fact)
            case Knows(field, words, negated):
                mask = self._knows(field, words)
        return ~mask if negated else mask

    def _holds(self, fact: Fact) -> Mask:
        table = self.table
        mask: Mask
        match fact:
            case Fact.PROMISED:
                mask = table.promised
            case Fact.NO_RHYTHM:
                mask = table.rhythm == 0
            case Fact.NEVER_SEEN:
                mask = table.last == 0
            case Fact.NEW:
                mask = table.band == Band.NEW
            case _:
                mask = (table.band == _BANDS[fact]) & (table.last > 0)
        return mask

    def _knows(self, field: Field, words: str) -> Mask:
        if field is Field.CIRCLE:
            return self._in_circle(words)
        key = field, fold(words)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            by_role = field is Field.ROLE
            self._kept[key] = self._with_role(key[1]) if by_role else self._with_entry(field, query_words(words))
        return self._kept[key]

    def _with_entry(self, field: Field, words: list[str]) -> Mask:
        table = self.table
        if not words:
            return np.zeros(len(table), np.bool_)
        waiting = table.mask_of_people(waiting_people(self._connection))  # whose words the index does not know yet
        candidates = waiting | table.mask_of_column(search.matching(self._connection, words))
        ids = table.ids[np.flatnonzero(candidates)].tolist()

        def fits(text: str) -> bool:
            there = index_words(text)
            return all(any(known.startswith(word) for known in there) for word in words)

        return table.mask_of_people(sorted(store.owners(self._connection, field, json.dumps(ids), fits)))

    def _in_circle(self, words: str) -> Mask:
        table = self.table
        wanted = query_words(words)
        circles = [
            circle
            for circle, name in table.circles.items()
            if wanted and all(any(known.startswith(word) for known in index_words(name)) for word in wanted)
        ]
        slots, of = table.members
        return table.mask_of(slots[np.isin(of, circles)])

    def _with_role(self, wanted: str) -> Mask:
        roles = [role for role in Role if wanted and (role.value.startswith(wanted) or wanted == f"{role.value}s")]
        mask = np.zeros(len(self.table), np.bool_)
        for role in roles:
            mask |= self.table.mask_of_column(store.with_role(self._connection, role))
        return mask


def _days_before(today: date, days: int) -> date:
    return today - timedelta(days=min(days, today.toordinal() - 1))
