"""Pictures of people: kept once each, never changed, for as long as a person or a step of the journal needs them."""

import hashlib

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.database import Connection, keeping
from regulars.store.journal import Change


def keep(change: Change, data: bytes, mime: str) -> int:
    """The id of the picture, put in if it is not there yet."""
    digest = hashlib.sha256(data).hexdigest()
    found = change.connection.value("SELECT id FROM photo WHERE digest = ?", (digest,))
    if found is None:
        sql = "INSERT INTO photo (digest, mime, bytes) VALUES (?, ?, ?)"
        found = change.connection.execute(sql, (digest, mime, data)).lastrowid
    return int(found)


def find_id(connection: Connection, data: bytes) -> int | None:
    """The id of this very picture, if the book has it."""
    found = connection.value("SELECT id FROM photo WHERE digest = ?", (hashlib.sha256(data).hexdigest(),))
    return None if found is None else int(found)


def read(connection: Connection, photo: int) -> bytes:
    """The bytes of a picture; ENTRY_UNKNOWN."""
    data = connection.value("SELECT bytes FROM photo WHERE id = ?", (photo,))
    if data is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=photo)
    return bytes(data)


def drop_unneeded(connection: Connection) -> int:
    """Remove the pictures that nobody has and that no step can bring back. Returns how many. Outside a change."""
    with keeping(connection):
        # The inner select finds the ids in the index over the digests, without reading the pictures themselves.
        done = connection.execute(
            "DELETE FROM photo WHERE id IN (SELECT id FROM photo"
            " WHERE id NOT IN (SELECT photo_id FROM person WHERE photo_id IS NOT NULL)"
            " AND id NOT IN (SELECT json_extract(old, '$.photo_id') FROM journal"
            " WHERE tbl = 'person' AND json_extract(old, '$.photo_id') IS NOT NULL))"
        )
    return int(done.rowcount)
