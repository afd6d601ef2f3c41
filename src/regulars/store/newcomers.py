"""The scores of people who came in together: without a moment between them, all of them stand alike."""

from regulars.store.database import Connection

# Nothing that a score reads is anybody's own: no moment, rhythm, pause or promise, and the same first day.
_PLAIN = """
p.id BETWEEN :first AND :last AND p.cadence_days IS NULL AND p.household_id IS NULL AND p.pinned_band IS NULL
AND NOT EXISTS (SELECT 1 FROM pause u WHERE u.person_id = p.id)
AND NOT EXISTS (SELECT 1 FROM moment_person mp WHERE mp.person_id = p.id)
AND NOT EXISTS (SELECT 1 FROM promise r WHERE r.person_id = p.id)
AND p.id NOT IN (SELECT m.person_id FROM circle c JOIN circle_member m ON m.circle_id = c.id WHERE c.cadence_days > 0)
"""


def first_plain(connection: Connection, first: int, last: int) -> int | None:
    """The first of the people from `first` to `last` who has nothing of their own that a score reads."""
    found = connection.value(f"SELECT min(p.id) FROM person p WHERE {_PLAIN}", {"first": first, "last": last})
    return None if found is None else int(found)


def copy_score(connection: Connection, sample: int, first: int, last: int) -> None:
    """The score of `sample` is the score of everybody from `first` to `last` who is like them."""
    columns = [str(row[1]) for row in connection.rows("PRAGMA table_info(score)") if row[1] != "person_id"]
    connection.execute(
        f"INSERT OR REPLACE INTO score (person_id, {', '.join(columns)})"
        f" SELECT p.id, {', '.join(f's.{name}' for name in columns)} FROM score s, person p"
        f" WHERE s.person_id = :sample AND p.id <> :sample AND {_PLAIN}"
        " AND p.added_on = (SELECT added_on FROM person WHERE id = :sample)",
        {"sample": sample, "first": first, "last": last},
    )


def without_score(connection: Connection, first: int, last: int) -> list[int]:
    """Who from `first` to `last` has none yet."""
    rows = connection.rows(
        "SELECT p.id FROM person p LEFT JOIN score s ON s.person_id = p.id"
        " WHERE p.id BETWEEN ? AND ? AND s.person_id IS NULL ORDER BY p.id",
        (first, last),
    )
    return [int(row[0]) for row in rows]
