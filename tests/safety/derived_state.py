"""Whether everything derived (search words, packed touches, scores) is what would come out if it were worked out anew."""

from collections.abc import Sequence
from math import isclose

from regulars.domain.people import PersonId
from regulars.services.book import Book
from regulars.services.scoring import ALL_PEOPLE, rescore
from regulars.store import search, touches
from regulars.store.database import Connection
from regulars.store.stale_words import stale_words

Words = dict[int, set[str]]


def stale_parts(book: Book) -> list[str]:
    """What is out of step, in words for the one who reads a failed test; empty when all is well. Writes nothing."""
    connection = book.writer
    people = [int(row[0]) for row in connection.rows("SELECT id FROM person ORDER BY id")]
    found = search.words_of(connection, people)
    named = {person: names for person, (names, _) in found.items() if names}
    everything = {person: words for person, (_, words) in found.items() if words}
    stale = _asked_wrongly(connection, everything)
    connection.execute("BEGIN IMMEDIATE")
    try:
        search.write_stale(connection)  # as the next quiet moment will
        stale += _differing("search_name", _indexed(connection, "search_name"), named)
        stale += _differing("search_all", _indexed(connection, "search_all"), everything)
        for table in ("touch", "score"):
            before = connection.rows(f"SELECT * FROM {table} ORDER BY 1")
            connection.execute(f"DELETE FROM {table}")
            if table == "touch":
                touches.repack(connection, [ALL_PEOPLE], touches.counted_kinds(connection))
            else:
                rescore(connection, [ALL_PEOPLE], book.clock.today())
            after = connection.rows(f"SELECT * FROM {table} ORDER BY 1")
            if len(before) != len(after):
                stale.append(f"{table}: {len(before)} rows, {len(after)} anew")
            differ = [kept[0] for kept, anew in zip(before, after, strict=False) if not _alike(kept, anew)]
            if differ:
                stale.append(f"{table}: {len(differ)} rows are other anew, of {differ[:5]}")
    finally:
        connection.execute("ROLLBACK")
    return stale


def _asked_wrongly(connection: Connection, everything: Words) -> list[str]:
    """Whether the words that wait for a quiet moment are other than those that a search is told until then."""
    return [
        f"search_stale: person {person} is found by other words"
        for person, words in stale_words(connection).items()
        if set(words.everything.split()) != everything.get(person, set())
    ]


def _alike(kept: Sequence[object], anew: Sequence[object]) -> bool:
    """After an edit a score is worked out by itself: its last digits may be others than in the whole book's pass."""
    return all(
        isclose(old, new, rel_tol=1e-9, abs_tol=1e-9)
        if isinstance(old, float) and isinstance(new, float)
        else old == new
        for old, new in zip(kept, anew, strict=True)
    )


def _indexed(connection: Connection, table: str) -> Words:
    """The words that the full-text table has for each person."""
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_words USING fts5vocab(main, {table}, instance)"
    )
    words: Words = {}
    for term, person in connection.rows(f"SELECT term, doc FROM temp.{table}_words"):
        words.setdefault(PersonId(person), set()).add(term)
    connection.execute(f"DROP TABLE temp.{table}_words")
    return words


def _differing(table: str, kept: Words, anew: Words) -> list[str]:
    return [
        f"{table}: person {person} has {sorted(kept.get(person, set()) - anew.get(person, set()))[:4]} too many,"
        f" {sorted(anew.get(person, set()) - kept.get(person, set()))[:4]} too few"
        for person in sorted(kept.keys() | anew.keys())
        if kept.get(person) != anew.get(person)
    ]
