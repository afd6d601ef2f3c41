"""The owner's own fields in the book: their order, what a trade brought, and the versions of formulas."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import OwnField, OwnFieldId, OwnKind, PersonId
from regulars.store.database import Connection
from regulars.store.journal import Change
from regulars.store.rows import day_of

ORDER_SETTING = "own_field_order"
"""The ids of the fields as the owner put them; a field that is not among them follows."""

_IN_ORDER = (
    "SELECT f.id, f.label, f.kind, f.choices, f.template FROM own_field f LEFT JOIN json_each("
    f"(SELECT value FROM setting WHERE key = '{ORDER_SETTING}')) o ON o.value = f.id ORDER BY o.key IS NULL, o.key, f.id"
)


@dataclass(frozen=True, slots=True)
class FormulaVersion:
    """One version of a formula; `day` is when it was used, None where nobody wrote that down."""

    id: int
    value: str
    day: date | None


def fields(connection: Connection) -> list[OwnField]:
    """Every field of the owner's, in their order."""
    return [
        OwnField(OwnFieldId(row[0]), row[1], OwnKind(row[2]), tuple(json.loads(row[3])), row[4])
        for row in connection.rows(_IN_ORDER)
    ]


def find(connection: Connection, field: OwnFieldId) -> OwnField:
    """One field; ENTRY_UNKNOWN."""
    found = next((known for known in fields(connection) if known.id == field), None)
    if found is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=int(field))
    return found


def insert(change: Change, field: OwnField) -> OwnFieldId:
    """A new field; the id of the one given is not looked at."""
    choices = json.dumps(list(field.choices), ensure_ascii=False)
    values = {"label": field.label, "kind": field.kind.value, "choices": choices, "template": field.template}
    return OwnFieldId(change.insert("own_field", values))


def empty_ones(connection: Connection, wanted: Iterable[OwnFieldId]) -> list[OwnFieldId]:
    """Of these fields, the ones in which nothing stands for anybody."""
    sql = "SELECT 1 FROM own_value WHERE field_id = ? LIMIT 1"
    return [field for field in wanted if connection.row(sql, (field,)) is None]


def versions(connection: Connection, person: PersonId, field: OwnFieldId) -> list[FormulaVersion]:
    """What stood in a field for a person, the newest first."""
    rows = connection.rows(
        "SELECT id, value, day FROM own_value WHERE person_id = ? AND field_id = ? ORDER BY day DESC, id DESC",
        (person, field),
    )
    return [FormulaVersion(row[0], row[1], day_of(row[2] or None)) for row in rows]


def version(connection: Connection, version_id: int) -> tuple[PersonId, OwnFieldId, FormulaVersion]:
    """One version, with whose and of which field it is; ENTRY_UNKNOWN."""
    row = connection.row("SELECT person_id, field_id, id, value, day FROM own_value WHERE id = ?", (version_id,))
    if row is None:
        raise KnownProblem(Problem.ENTRY_UNKNOWN, id=version_id)
    return PersonId(row[0]), OwnFieldId(row[1]), FormulaVersion(row[2], row[3], day_of(row[4] or None))


def own_kinds_in_use(connection: Connection) -> list[str]:
    """The words of the owner's own kinds of notes, the ones used most first."""
    rows = connection.rows(
        "SELECT own_kind FROM note WHERE kind = 'own' AND own_kind <> '' GROUP BY own_kind ORDER BY count(*) DESC, own_kind"
    )
    return [str(row[0]) for row in rows]
