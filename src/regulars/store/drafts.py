"""What was begun and not kept, as JSON in the book. No act of the owner's: it is never undone and stands in no history."""

import json
from typing import Any

from regulars.store.database import Connection, keeping

_KEY = "drafts"


def read(connection: Connection) -> Any:
    """What was written last; None when nothing waits, or what waits cannot be read."""
    text = connection.value("SELECT value FROM meta WHERE key = ?", (_KEY,))
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return None


def write(connection: Connection, value: Any) -> None:
    """Let this wait, in place of what did; None for nothing."""
    with keeping(connection):
        if value is None:
            connection.execute("DELETE FROM meta WHERE key = ?", (_KEY,))
        else:
            connection.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (_KEY, json.dumps(value, ensure_ascii=False)),
            )
