"""Whose words have changed since the full-text tables were written. An edit only notes them down; a quiet moment writes them.

Writing one person's words anew is half of an edit and half of the bytes it makes durable. Until that is done, what the tables
say of these few people does not count: their words are worked out when a search asks, and kept until they change again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from regulars.store.database import Connection

MOST = 64
"""So many people wait at most; with one more, all are written."""


@dataclass(frozen=True, slots=True)
class StaleWords:
    """The words of one person as they are now: of the names, and all; lines between line breaks."""

    mark: int
    names: str
    everything: str

    def both(self) -> tuple[set[str], set[str]]:
        """As `search.words_of` gives them."""
        return set(self.names.split()), set(self.everything.split())

    def begun(self, words: Sequence[str], *, in_names: bool = False) -> bool:
        """Whether each of these (folded) begins one of the person's words."""
        text = self.names if in_names else self.everything
        return all(f"\n{word}" in text for word in words)

    def named(self, words: Sequence[str]) -> bool:
        """Whether each of these (folded) is a word of the person's names."""
        return all(f"\n{word}\n" in self.names for word in words)


def note(connection: Connection, people: Sequence[int], *, renamed: bool) -> bool:
    """Note down whose words changed, `renamed` if those of names did; False when too many wait. Inside an open change."""
    waiting = int(connection.value("SELECT count(*) FROM search_stale"))
    if waiting + len(people) > MOST:
        return False
    # The journal has grown by now: whatever changes later has another mark.
    connection.executemany(
        "INSERT INTO search_stale (person_id, mark, names) VALUES (?, (SELECT max(id) FROM journal), ?)"
        " ON CONFLICT (person_id) DO UPDATE SET mark = excluded.mark, names = max(names, excluded.names)",
        [(person, renamed) for person in people],
    )
    return True


def take(connection: Connection) -> tuple[list[int], bool]:
    """Everybody who waits, who does so no longer, and whether names changed. Inside a transaction that writes their words."""
    rows = connection.rows("SELECT person_id, names FROM search_stale")
    if rows:
        connection.execute("DELETE FROM search_stale")
    return [int(row[0]) for row in rows], any(row[1] for row in rows)


def waiting_people(connection: Connection) -> list[int]:
    """Everybody who waits."""
    return [int(row[0]) for row in connection.rows("SELECT person_id FROM search_stale")]


def stale_words(connection: Connection) -> Mapping[int, StaleWords]:
    """The words of everybody who waits; nobody's for who is gone. Ask before the tables: then nobody is missed."""
    from regulars.store import search  # lazy: it imports this

    marks: dict[int, int] = dict(connection.rows("SELECT person_id, mark FROM search_stale"))
    if not marks:
        return {}
    kept = _KEPT.get(connection, {})
    found = {person: words for person, words in kept.items() if marks.get(person) == words.mark}
    missing = [person for person in marks if person not in found]
    if missing:
        words = search.words_of(connection, missing)
        for person in missing:
            names, everything = words.get(person, (set(), set()))
            found[person] = StaleWords(marks[person], _lines(names), _lines(everything))
        _KEPT[connection] = found
    return found


_KEPT: WeakKeyDictionary[Connection, dict[int, StaleWords]] = WeakKeyDictionary()


def _lines(words: Collection[str]) -> str:
    return "\n".join(("", *words, ""))
