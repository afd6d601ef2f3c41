"""People by the whole words of their names, as a sentence names them."""

import json
from collections.abc import Sequence

from regulars.store.database import Connection, Row
from regulars.store.stale_words import stale_words

MOST = 100
"""So many of those who have the words are looked at, the closest first: of two thousand Marias nobody reads more."""

_FRESH = "rowid NOT IN (SELECT person_id FROM search_stale)"
_ANY = f"SELECT rowid FROM search_name WHERE search_name MATCH ? AND {_FRESH} LIMIT ?"
# Whose words fit is known without their rows; with a common name those are thousands, so only the closest are read.
_CLOSEST = f"""
SELECT n.rowid FROM search_name n LEFT JOIN score s ON s.person_id = n.rowid
WHERE n.search_name MATCH ? AND n.{_FRESH} ORDER BY s.score DESC LIMIT ?
"""
_NAMES = """
SELECT p.id, p.name, concat_ws(char(10), p.name, p.prefix, p.given, p.middle, p.family, p.suffix, p.nickname, p.phonetic_given,
  p.phonetic_family, p.say_like), p.state, coalesce(s.score, 0)
FROM person p LEFT JOIN score s ON s.person_id = p.id
WHERE p.id IN (SELECT value FROM json_each(?)) AND NOT p.is_me
"""


def called(connection: Connection, words: Sequence[str], *, begun: bool = False, some: int | None = None) -> list[Row]:
    """Who has all these words (folded) in the name or an organisation's: id, name, names as lines, state, score.

    `begun`: the last word is only the beginning of one. `some`: any so many will do; else the `MOST` closest.
    """
    expression = " ".join(f'"{word}"' for word in words) + ("*" if begun else "")
    whole = words[:-1] if begun else words
    stale = [
        person
        for person, theirs in stale_words(connection).items()
        if theirs.named(whole) and (not begun or theirs.begun(words[-1:], in_names=True))
    ]
    found = connection.rows(_CLOSEST if some is None else _ANY, (expression, MOST if some is None else some))
    ids = [*stale, *(row[0] for row in found)][:some]
    return connection.rows(_NAMES, (json.dumps(ids),)) if ids else []


def newest_step(connection: Connection) -> int:
    """The number of the newest step: as long as it stays, nobody was renamed."""
    return int(connection.value("SELECT coalesce(max(id), 0) FROM step") or 0)
