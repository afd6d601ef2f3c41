"""The ledger of what was announced: a row is written before anything is shown, so nothing is ever shown twice."""

from datetime import datetime

from regulars.store.database import Connection, keeping


def fire(connection: Connection, reminder: str, occurrence: str, now: datetime) -> bool:
    """Take the right to announce one occurrence; False when it was announced before, by whichever program."""
    with keeping(connection):
        done = connection.execute(
            "INSERT OR IGNORE INTO reminder_fired (reminder, occurrence, fired_at) VALUES (?, ?, ?)",
            (reminder, occurrence, now.isoformat(timespec="seconds")),
        )
        return bool(done.rowcount)


def fired(connection: Connection, reminder: str, occurrence: str) -> bool:
    """Whether it was announced already."""
    return (
        connection.row("SELECT 1 FROM reminder_fired WHERE reminder = ? AND occurrence = ?", (reminder, occurrence))
        is not None
    )
