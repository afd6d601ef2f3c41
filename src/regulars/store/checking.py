"""Whether a book's file is whole, page by page and row by row."""

from regulars.store.database import Connection

MOST_FINDINGS = 100
COUNTED = ("person", "moment", "note", "promise", "occasion", "circle", "photo", "step")


def cipher_findings(connection: Connection) -> list[str]:
    """Pages whose seal is broken."""
    return [str(row[0]) for row in connection.rows("PRAGMA cipher_integrity_check")][:MOST_FINDINGS]


def structure_findings(connection: Connection) -> list[str]:
    """What SQLite's own check names."""
    found = [str(row[0]) for row in connection.rows(f"PRAGMA quick_check({MOST_FINDINGS})")]
    return [] if found == ["ok"] else found


def lost_references(connection: Connection) -> list[str]:
    """Rows that name one that is not there: table and row."""
    return [f"{row[0]} {row[1]}" for row in connection.rows("PRAGMA foreign_key_check")][:MOST_FINDINGS]


def counts(connection: Connection) -> dict[str, int]:
    """How many of each there are."""
    return {table: int(connection.value(f"SELECT count(*) FROM {table}")) for table in COUNTED}
