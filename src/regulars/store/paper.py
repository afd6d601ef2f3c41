"""What goes on paper of many people at once."""

import json
from collections.abc import Sequence
from dataclasses import fields

from regulars.domain.people import Address, PersonId
from regulars.store.database import Connection

_PARTS = tuple(field.name for field in fields(Address) if field.name not in {"id", "preferred"})

# The preferred address, the person's own before the household's.
_ADDRESSES = f"""
SELECT p.name, p.state, p.forbidden_channels, a.id IS NOT NULL, {", ".join(f"a.{part}" for part in _PARTS)}
FROM json_each(?) e JOIN person p ON p.id = e.value
LEFT JOIN address a ON a.id = (SELECT x.id FROM address x WHERE x.person_id = p.id OR x.household_id = p.household_id
  ORDER BY x.preferred DESC, x.person_id IS NULL, x.id LIMIT 1)
ORDER BY e.key
"""


def addresses(connection: Connection, people: Sequence[PersonId]) -> list[tuple[str, str, str, Address | None]]:
    """Name, state, forbidden channels and the address to write to of these people, in the order given."""
    rows = connection.rows(_ADDRESSES, (json.dumps([int(person) for person in people]),))
    return [
        (name, state, forbidden, Address(**dict(zip(_PARTS, parts, strict=True))) if there else None)
        for name, state, forbidden, there, *parts in rows
    ]
