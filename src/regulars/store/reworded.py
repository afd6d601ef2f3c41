"""Whether a step moved any word that people are found by: most edits move none, and writing an index anew is what costs."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from regulars.store.database import Connection


@dataclass(frozen=True, slots=True)
class Reworded:
    """What a step did to the words under which people are found."""

    names: bool
    """To those of names and organisations."""
    anything: bool
    """To any, those of names included."""


_NAMES = "name prefix given middle family suffix nickname phonetic_given phonetic_family say_like".split()

# The columns of each table that `search` takes words from, or that say whose words they are.
COLUMNS = {
    "person": [*_NAMES, "about", "household_id"],
    "contact_point": "value kind person_id".split(),
    "address": "street extended po_box city region postcode country formatted person_id household_id".split(),
    "household": ["name"],
    "membership": "title department organisation_id person_id".split(),
    "organisation": ["name"],
    "circle": ["name"],
    "circle_member": "person_id circle_id".split(),
    "link": "person_id other_id other_name".split(),
    "own_value": "value person_id".split(),
    "note": "text own_kind veiled person_id".split(),
    "promise": "text quote person_id".split(),
    "gift": "what person_id".split(),
    "to_say": "text person_id".split(),
    "occasion": "label person_id".split(),
    "moment": "text place".split(),
    "moment_person": "private_line person_id moment_id".split(),
}
_OF_NAMES = {"person": _NAMES, "membership": "organisation_id person_id".split(), "organisation": ["name"]}

# Rows of these come and go without a word in them.
_WORDS_OF_A_ROW = {
    "occasion": "concat(t.label, json_extract(j.old, '$.label')) <> ''",
    "moment": "concat(t.text, t.place, json_extract(j.old, '$.text'), json_extract(j.old, '$.place')) <> ''",
    "moment_person": """concat(t.private_line, json_extract(j.old, '$.private_line'),
  (SELECT text || place FROM moment WHERE id = coalesce(t.moment_id, json_extract(j.old, '$.moment_id')))) <> ''""",
}


def in_step(connection: Connection, step: int, tables: Collection[str]) -> Reworded:
    """What a step, which touched rows of these tables, did to words. A range of rows counts as one that did."""
    touched = frozenset(tables)
    names = _any_moved(connection, step, _moved(touched.intersection(_OF_NAMES), only_names=True))
    return Reworded(
        names, names or _any_moved(connection, step, _moved(touched.intersection(COLUMNS), only_names=False))
    )


def _any_moved(connection: Connection, step: int, sql: str) -> bool:
    return bool(sql) and connection.row(sql, {"step": step}) is not None


@lru_cache(maxsize=64)
def _moved(tables: frozenset[str], *, only_names: bool) -> str:
    """The question whether any of these tables moved a word; empty for none."""
    columns = _OF_NAMES if only_names else COLUMNS
    sql = " UNION ALL ".join(_moved_in(table, columns[table]) for table in sorted(tables))
    return f"{sql} LIMIT 1" if tables else ""


def _moved_in(table: str, columns: list[str]) -> str:
    now = ", ".join(f"t.{name}" for name in columns)
    before = ", ".join(f"json_extract(j.old, '$.{name}')" for name in columns)
    return (
        f"SELECT 1 FROM journal j LEFT JOIN {table} t ON t.id = j.first_id WHERE j.step_id = :step AND j.tbl = '{table}'"
        f" AND CASE WHEN j.op = 'U' THEN ({now}) IS NOT ({before})"
        f" ELSE j.first_id <> j.last_id OR {_WORDS_OF_A_ROW.get(table, '1')} END"
    )
