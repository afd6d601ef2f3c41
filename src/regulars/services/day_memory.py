"""What Today was made of when it was read last. What nothing has touched since need not be read again."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from regulars.domain.people import PersonId
from regulars.store import since
from regulars.store.database import Connection

if TYPE_CHECKING:
    from regulars.domain.planner import Planned

T = TypeVar("T")

_MOST = 200  # people; a week has a few dozen


class DayMemory:
    """Keeps answers about the book until the journal, which every program writes, names what they came from.

    `catch_up` comes before anything is asked. While several threads read, whoever reads holds `lock`.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self._upto = 0
        self._day: date | None = None
        self._wholes: dict[str, tuple[frozenset[str], Any]] = {}
        self._of_people: dict[PersonId, tuple[Hashable, Any]] = {}
        self.planned: Mapping[PersonId, Planned] = {}
        """When the planner lets everybody have their turn. Edits leave it standing until the weeks are planned again."""

    @property
    def edition(self) -> int:
        """Grows with whatever is written, as far as was looked."""
        return self._upto

    def catch_up(self, connection: Connection, today: date) -> None:
        """Forget what was touched since the last time, and everything when the day is another one."""
        if today != self._day:
            self.planned = {}
        written = since.written(connection, self._upto if today == self._day else 0)
        self._upto, self._day = written.upto, today
        self._wholes = {name: kept for name, kept in self._wholes.items() if not kept[0] & written.tables}
        if written.people is None:
            self._of_people.clear()
            return
        for person in written.people:
            self._of_people.pop(person, None)

    def whole(self, name: str, tables: frozenset[str], read: Callable[[], T]) -> T:
        """An answer about everybody that is made from these tables."""
        if name not in self._wholes:
            self._wholes[name] = (tables, read())
        answer: T = self._wholes[name][1]
        return answer

    def of_person(self, person: PersonId, key: Hashable, read: Callable[[], T]) -> T:
        """An answer about one person, made from what is theirs and from `key`."""
        kept = self._of_people.get(person)
        if kept is None or kept[0] != key:
            if len(self._of_people) >= _MOST:
                self._of_people.clear()
            kept = self._of_people[person] = (key, read())
        answer: T = kept[1]
        return answer
