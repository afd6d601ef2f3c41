"""Settings in the book: one row a setting, its value as JSON."""

import json
from collections.abc import Mapping
from typing import Any

from regulars.store.database import Connection
from regulars.store.journal import Change


def read(connection: Connection) -> dict[str, Any]:
    """Every setting that was ever set."""
    return {str(key): json.loads(value) for key, value in connection.rows("SELECT key, value FROM setting")}


def write(change: Change, values: Mapping[str, Any]) -> None:
    """Set these."""
    for key, value in values.items():
        text = json.dumps(value, ensure_ascii=False)
        row = change.connection.value("SELECT id FROM setting WHERE key = ?", (key,))
        if row is None:
            change.insert("setting", {"key": key, "value": text})
        else:
            change.update("setting", row, {"value": text})
    change.created = None
