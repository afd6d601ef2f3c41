"""What a card of a list shows of somebody: the name, the ring, the picture, and the way to reach them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from regulars.domain.channels import way_to_reach
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import Channel, PersonId, PointKind
from regulars.store.database import Connection

_FACES = """
SELECT p.id, p.name, CASE WHEN s.last_day IS NOT NULL THEN s.score END, coalesce(s.band, 0), p.photo_id,
  p.preferred_channel, p.forbidden_channels,
  (SELECT group_concat(DISTINCT kind) FROM contact_point WHERE person_id = p.id),
  EXISTS (SELECT 1 FROM address WHERE person_id = p.id)
    OR p.household_id IS NOT NULL AND EXISTS (SELECT 1 FROM address WHERE household_id = p.household_id)
FROM json_each(?) e JOIN person p ON p.id = e.value LEFT JOIN score s ON s.person_id = p.id
"""


@dataclass(frozen=True, slots=True, repr=False)
class Face:
    """One person. `score` is None until there was a moment that counts."""

    person: PersonId
    name: str
    score: float | None
    band: Band
    photo: int | None
    channel: Channel

    def __repr__(self) -> str:
        return f"Face({self.person})"


def of(connection: Connection, people: Iterable[PersonId]) -> dict[PersonId, Face]:
    """The faces of these people."""
    faces = {}
    for row in connection.rows(_FACES, (json.dumps([int(person) for person in people]),)):
        person, name, score, band, photo, preferred, forbidden, kinds, has_address = row
        channel = way_to_reach(
            Channel(preferred) if preferred else None,
            [Channel(one) for one in forbidden.split(",") if one],
            [PointKind(one) for one in (kinds or "").split(",") if one],
            has_address=bool(has_address),
        )
        faces[PersonId(person)] = Face(PersonId(person), name, score, Band(band), photo, channel)
    return faces
