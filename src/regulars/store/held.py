"""Whose names could stand in words about a person."""

import json
from collections.abc import Collection

from regulars.domain.folding import query_words
from regulars.domain.people import PersonId
from regulars.store.database import Connection
from regulars.store.stale_words import waiting_people

_NEAR = """
SELECT name, given, nickname FROM person WHERE id <> :id AND NOT is_me AND id IN (
  SELECT other_id FROM link WHERE person_id = :id UNION SELECT person_id FROM link WHERE other_id = :id
  UNION SELECT introduced_by FROM person WHERE id = :id UNION SELECT id FROM person WHERE introduced_by = :id
  UNION SELECT m.id FROM person p JOIN person m ON m.household_id = p.household_id WHERE p.id = :id
  UNION SELECT o.person_id FROM moment_person mine JOIN moment_person o ON o.moment_id = mine.moment_id
    WHERE mine.person_id = :id)
UNION ALL SELECT other_name, '', '' FROM link WHERE person_id = :id AND other_name <> ''
"""


def names_near(connection: Connection, person: PersonId) -> set[str]:
    """Names, given names and nicknames of those who are connected with a person in any way."""
    found: set[str] = set()
    for row in connection.rows(_NEAR, {"id": person}):
        found.update(name for name in row if name)
        found.add(str(row[0]).split()[0])
    return found


def whole_names_with(connection: Connection, person: PersonId, words: Collection[str]) -> set[str]:
    """The whole names, of two words or more, of everybody else that are made of these words (folded)."""
    found: set[str] = set()
    there = set(words)
    expression = " OR ".join(f'"{word}"' for word in sorted(there) if len(word) > 1)
    if not expression:
        return found
    # Whose words are stale may be among them or not: all that counts is the name below.
    ids = waiting_people(connection)
    ids += (row[0] for row in connection.rows("SELECT rowid FROM search_name WHERE search_name MATCH ?", (expression,)))
    sql = "SELECT name FROM person WHERE id <> ? AND NOT is_me AND id IN (SELECT value FROM json_each(?))"
    for (name,) in connection.rows(sql, (person, json.dumps(ids))):
        parts = query_words(name)
        if len(parts) > 1 and there.issuperset(parts):
            found.add(str(name))
    return found
