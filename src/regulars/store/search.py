"""The words under which people are found: one small document per person for names, one for everything.

Both stand in contentless full-text tables, fed with words that `domain.folding` folded. Veiled notes are never there.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from regulars.domain.folding import digit_lines, index_words
from regulars.domain.people import PersonId
from regulars.store import stale_words
from regulars.store.columns import BASE
from regulars.store.database import Connection, keeping

_AT_ONCE = 1000  # people whose texts are in memory at the same time
_MERGED_AT_ONCE = 250  # pages: a few hundredths of a second

_PEOPLE = """
SELECT id, concat_ws(char(10), name, prefix, given, middle, family, suffix, nickname, phonetic_given, phonetic_family,
  say_like), about FROM person WHERE id {which}
"""

_ORGANISATIONS = """
SELECT m.person_id, group_concat(o.name, char(10)) FROM membership m JOIN organisation o ON o.id = m.organisation_id
WHERE m.person_id {which} GROUP BY m.person_id
"""

_PHONES = """
SELECT person_id, group_concat(value, char(10)) FROM contact_point
WHERE person_id {which} AND kind = 'phone' GROUP BY person_id
"""

_TEXTS = """
SELECT person_id, group_concat(value, char(10)) FROM contact_point
  WHERE person_id {which} AND kind <> 'phone' GROUP BY person_id
UNION ALL SELECT person_id, group_concat(concat_ws(char(10), title, department), char(10)) FROM membership
  WHERE person_id {which} GROUP BY person_id
UNION ALL SELECT person_id,
  group_concat(concat_ws(char(10), street, extended, po_box, city, region, postcode, country, formatted), char(10))
  FROM address WHERE person_id {which} GROUP BY person_id
UNION ALL SELECT p.id, concat_ws(char(10), h.name, group_concat(
  concat_ws(char(10), a.street, a.extended, a.po_box, a.city, a.region, a.postcode, a.country, a.formatted), char(10)))
  FROM person p JOIN household h ON h.id = p.household_id LEFT JOIN address a ON a.household_id = h.id
  WHERE p.id {which} GROUP BY p.id
UNION ALL SELECT cm.person_id, group_concat(c.name, char(10)) FROM circle_member cm JOIN circle c ON c.id = cm.circle_id
  WHERE cm.person_id {which} GROUP BY cm.person_id
UNION ALL SELECT person_id, group_concat(value, char(10)) FROM own_value WHERE person_id {which} GROUP BY person_id
UNION ALL SELECT person_id, group_concat(concat_ws(char(10), text, own_kind), char(10)) FROM note
  WHERE person_id {which} AND NOT veiled GROUP BY person_id
UNION ALL SELECT mp.person_id, group_concat(concat_ws(char(10), m.text, m.place, mp.private_line), char(10))
  FROM moment_person mp JOIN moment m ON m.id = mp.moment_id WHERE mp.person_id {which} GROUP BY mp.person_id
UNION ALL SELECT person_id, group_concat(concat_ws(char(10), text, quote), char(10)) FROM promise
  WHERE person_id {which} GROUP BY person_id
UNION ALL SELECT person_id, group_concat(what, char(10)) FROM gift WHERE person_id {which} GROUP BY person_id
UNION ALL SELECT person_id, text FROM to_say WHERE person_id {which}
UNION ALL SELECT person_id, group_concat(label, char(10)) FROM occasion WHERE person_id {which} GROUP BY person_id
UNION ALL SELECT l.person_id, group_concat(coalesce(p.name, l.other_name), char(10))
  FROM link l LEFT JOIN person p ON p.id = l.other_id WHERE l.person_id {which} GROUP BY l.person_id
UNION ALL SELECT l.other_id, group_concat(p.name, char(10)) FROM link l JOIN person p ON p.id = l.person_id
  WHERE l.other_id {which} GROUP BY l.other_id
"""

_ONE = "= :id"
_LISTED = "IN (SELECT value FROM json_each(:ids))"
_RANGE = "BETWEEN :first AND :last"


# Whoever is linked to somebody carries their name; the open change may just have unlinked them (the plus sign keeps SQLite on
# the rows of the step, away from those of all links).
_LINKED = """
SELECT person_id FROM link WHERE other_id {which}
UNION SELECT other_id FROM link WHERE other_id IS NOT NULL AND person_id {which}
UNION SELECT json_extract(j.old, '$.other_id') FROM change_now n JOIN journal j ON j.step_id = n.step_id
  WHERE +j.tbl = 'link' AND json_extract(j.old, '$.other_id') IS NOT NULL
"""


def linked_to(connection: Connection, people: Sequence[int]) -> list[int]:
    """Who is found under the names of these people too, or was until the change that is open."""
    which, values = _which([int(person) for person in people])
    return [int(row[0]) for row in connection.rows(_LINKED.format(which=which), values)]


def _which(people: Sequence[int]) -> tuple[str, Mapping[str, object]]:
    """The SQL that picks these people, and its values; one alone is found without a list."""
    return (_ONE, {"id": people[0]}) if len(people) == 1 else (_LISTED, {"ids": json.dumps(people)})


def index_people(connection: Connection, ids: Iterable[PersonId], *, renamed: bool = True) -> None:
    """Take note that the words of these people changed, or are gone with them. Inside an open change.

    Those of a few are written in the next quiet moment (`stale_words`), those of many at once. Without `renamed` no name and
    no organisation was touched: the documents of names stay, which saves half of the writing.
    """
    wanted = sorted({int(person) for person in ids})
    if not wanted:
        return
    wanted = sorted({*wanted, *linked_to(connection, wanted)})
    if not stale_words.note(connection, wanted, renamed=renamed):
        write_stale(connection, wanted, renamed=renamed)


def write_stale(connection: Connection, too: Collection[int] = (), *, renamed: bool = False) -> None:
    """Write the documents of everybody whose words are stale, and of these people; one who is gone is only removed.

    Inside a transaction.
    """
    waiting, others_renamed = stale_words.take(connection)
    people, renamed = sorted({*too, *waiting}), renamed or others_renamed
    for start in range(0, len(people), _AT_ONCE):
        part = people[start : start + _AT_ONCE]
        for table in ("search_name", "search_all") if renamed else ("search_all",):
            connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(person,) for person in part])
        which, values = _which(part)
        _insert(connection, which, values, names=renamed)


def index_range(
    connection: Connection,
    first: int,
    last: int,
    but: Collection[int] = (),
    told: Callable[[int], None] = lambda _people: None,
) -> None:
    """Write the documents of the new people from `first` to `last`, who have none yet. Inside an open change.

    Those in `but` have theirs already (`add_documents`). `told` hears how many more are done.
    """
    for start in range(first, last + 1, _AT_ONCE):
        end = min(start + _AT_ONCE - 1, last)
        left = [person for person in range(start, end + 1) if person not in but] if but else ()
        if not but:
            _insert(connection, _RANGE, {"first": start, "last": end}, names=True)
        elif left:
            _insert(connection, _LISTED, {"ids": json.dumps(left)}, names=True)
        told(end - start + 1)


def add_documents(connection: Connection, documents: Sequence[tuple[int, str, str]]) -> None:
    """Write the documents of people who have none yet: id, the words of the names, all words. Inside an open change."""
    connection.executemany(
        "INSERT INTO search_name (rowid, text) VALUES (?, ?)", [(person, names) for person, names, _ in documents]
    )
    connection.executemany(
        "INSERT INTO search_all (rowid, text) VALUES (?, ?)", [(person, words) for person, _, words in documents]
    )


def _insert(connection: Connection, which: str, values: Mapping[str, object], *, names: bool) -> None:
    named, everything = [], []
    for person, name_words, words in _documents(connection, which, values):
        named.append((person, " ".join(name_words)))
        everything.append((person, " ".join(words)))
    if names:
        connection.executemany("INSERT INTO search_name (rowid, text) VALUES (?, ?)", named)
    connection.executemany("INSERT INTO search_all (rowid, text) VALUES (?, ?)", everything)


def _documents(
    connection: Connection, which: str, values: Mapping[str, object]
) -> Iterator[tuple[int, set[str], set[str]]]:
    organisations: dict[int, str] = dict(connection.rows(_ORGANISATIONS.format(which=which), values))
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for person, text in connection.rows(_TEXTS.format(which=which), values):
        texts[person].append(text)
    phones: dict[int, str] = dict(connection.rows(_PHONES.format(which=which), values))
    for person, names, about in connection.rows(_PEOPLE.format(which=which), values):
        name_words = index_words("\n".join((names, organisations.get(person, ""))))
        words = name_words | index_words("\n".join((about, *texts[person])))
        if person in phones:
            words.update(digit_lines(phones[person]).decode().split())
        yield person, name_words, words


def matching(connection: Connection, words: Sequence[str], *, in_names: bool = False) -> str:
    """Who has all these beginnings of words (folded: letters and digits alone), as a column of ids (`store.columns`).

    Of whose words are stale it knows nothing: ask `stale_words` first.
    """
    table = "search_name" if in_names else "search_all"
    # Quoted, a word is nothing but a word, whatever it spells.
    expression = " ".join(f'"{word}"*' for word in words)
    sql = f"SELECT coalesce(group_concat({BASE} + rowid, ''), '') FROM {table} WHERE {table} MATCH ?"
    return str(connection.value(sql, (expression,)))


def mail_owners(connection: Connection, beginning: str) -> list[int]:
    """Who has a mail address that begins so (folded as the address is kept for comparing)."""
    rows = connection.rows(
        "SELECT DISTINCT person_id FROM contact_point WHERE match >= ? AND match < ? AND kind = 'email'",
        (beginning, beginning + "\U0010ffff"),
    )
    return [int(row[0]) for row in rows]


def named_with_signs(connection: Connection, beginning: str) -> list[int]:
    """Whose name is signs alone and begins so: without a letter or digit, a name is its own key for sorting."""
    rows = connection.rows(
        "SELECT id FROM person WHERE sort_key >= ? AND sort_key < ?", (beginning, beginning + "\U0010ffff")
    )
    return [int(row[0]) for row in rows]


def words_of(connection: Connection, people: Sequence[int]) -> dict[int, tuple[set[str], set[str]]]:
    """The words under which these people are found now: of their names, and all."""
    if not people:
        return {}
    values: dict[str, object] = {"ids": json.dumps([int(person) for person in people])}
    return {person: (names, words) for person, names, words in _documents(connection, _LISTED, values)}


def settle(connection: Connection) -> None:
    """Write the words that edits have changed into the index, and merge a piece of it, so that a search looks in few places.

    For quiet moments: an edit by itself only takes note.
    """
    with keeping(connection):
        write_stale(connection)
        for table in ("search_name", "search_all"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (_MERGED_AT_ONCE,))
