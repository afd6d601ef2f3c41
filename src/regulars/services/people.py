"""People: adding, editing field by field, and how they are reached. What connects them is in `connections`."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from regulars.domain.changes import Act, Changes
from regulars.domain.clean_text import has_ink
from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem, Unfit
from regulars.domain.folding import fold
from regulars.domain.health.vocabulary import Band
from regulars.domain.names import compose, sort_key
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import ContactPoint, NameParts, Person, PersonField, PersonId, PersonState, PointKind
from regulars.formats.pictures import MOST_BYTES
from regulars.services import checked
from regulars.services.book import Book
from regulars.services.checked import bad_value
from regulars.services.circles import circle_named
from regulars.services.connections import Connections
from regulars.services.greeting import greeting_for
from regulars.services.person_fields import columns_for
from regulars.services.picture_gate import fitted
from regulars.services.ports import Shrinker
from regulars.services.reaching import Reaching, checked_point
from regulars.services.settings import read_settings
from regulars.store import circles as circle_store
from regulars.store import contact_points, photos
from regulars.store import occasions as occasion_store
from regulars.store import people as store
from regulars.store.journal import Change
from regulars.store.rows import differing, iso

LONGEST_ID = 19  # digits of the largest number that the book can hold
MOST_CANDIDATES = 20


class People(Reaching, Connections):
    """The people of one book."""

    def __init__(self, book: Book, shrink: Shrinker | None = None) -> None:
        self._book = book
        self._shrink = shrink

    def get(self, person: PersonId) -> Person:
        """Everything about a person but notes, moments, promises and dates; PERSON_UNKNOWN."""
        return store.find(self._book.connection, person)

    def me(self) -> PersonId | None:
        """The owner's own card."""
        return store.me(self._book.connection)

    def greeting(self, person: Person) -> str:
        """How to greet them: as the owner wrote, or else as is usual in their language; "" where neither is known."""
        return greeting_for(person)

    def photo(self, photo: int) -> bytes:
        """The bytes of a picture; ENTRY_UNKNOWN."""
        return photos.read(self._book.connection, photo)

    def resolve(self, text: str) -> PersonId:
        """Whom a word means: an id, a name, the only name with it inside. PERSON_UNKNOWN, PERSON_AMBIGUOUS."""
        people = store.all_names(self._book.connection)
        text = text.strip()
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_ID else None
        if number is not None and any(number == person for person, _ in people):
            return PersonId(number)
        wanted = fold(text)
        folded = [(person, name, fold(name)) for person, name in people] if wanted else []
        found = [(person, name) for person, name in people if text and name == text]
        found = found or [(person, name) for person, name, words in folded if words == wanted]
        found = found or [(person, name) for person, name, words in folded if f" {wanted}" in f" {words}"]
        found = found or [(person, name) for person, name, words in folded if wanted in words]
        if not found:
            raise KnownProblem(Problem.PERSON_UNKNOWN, id=text)
        if len(found) > 1:
            raise KnownProblem(Problem.PERSON_AMBIGUOUS, value=text, candidates=found[:MOST_CANDIDATES])
        return found[0][0]

    def only_one_named(self, name: str) -> PersonId | None:
        """The one whose name is this, whatever the case and accents; None for nobody, and for more than one."""
        wanted = fold(name)
        found = [person for person, known in store.all_names(self._book.connection) if wanted and fold(known) == wanted]
        return found[0] if len(found) == 1 else None

    def add(
        self,
        name: str,
        *,
        phones: Sequence[str] = (),
        emails: Sequence[str] = (),
        birthday: PartialDate | None = None,
        circle: str = "",
        cadence_days: float | None = None,
        parts: NameParts | None = None,
    ) -> Changes:
        """A new person. Only what the owner calls them is needed; it is made of `parts` where it is empty."""
        parts = NameParts() if parts is None else _clean_parts(parts)
        name = checked.line("name", name)
        name = name if has_ink(name) else checked.line("name", compose(parts), needed=True)
        country = read_settings(self._book.connection).country
        points = [checked_point(PointKind.PHONE, phone, "", country) for phone in phones]
        points += [checked_point(PointKind.EMAIL, email, "", country) for email in emails]
        circle = checked.line("circle", circle)
        values = {
            "uid": str(uuid.uuid4()),
            "name": name,
            "sort_key": sort_key(name, parts),
            "added_on": iso(self._book.clock.today()),
            "cadence_days": checked.days("cadence_days", cadence_days),
        }
        with self._book.change(Act.ADD_PERSON, name) as change:
            person = store.insert(change, parts, values)
            self._add_with(change, person, points, birthday, circle)
            change.created = person
        return change.result

    def _add_with(
        self, change: Change, person: PersonId, points: list[ContactPoint], birthday: PartialDate | None, circle: str
    ) -> None:
        for point in points:
            contact_points.insert_point(change, person, point)
        if birthday is not None:
            values = {"kind": OccasionKind.BIRTHDAY.value, "date": birthday.iso(), "calendar": birthday.calendar.value}
            occasion_store.insert(change, person, values)
        if circle:
            found = circle_named(change.connection, circle)
            circle_store.add_member(change, person, found or circle_store.insert(change, circle))

    def delete(self, person: PersonId) -> Changes:
        """The person goes with everything that is only theirs; undo brings all of it back."""
        name = store.name_of(self._book.connection, person)
        with self._book.change(Act.DELETE_PERSON, name) as change:
            store.delete(change, person, name)
        return change.result

    def set_field(self, person: PersonId, field: PersonField, value: str) -> Changes:
        """Set one field; the name follows its parts, and the place in the list follows the name. BAD_VALUE."""
        before = self._bare(person)
        return self._edit(before, Act.EDIT_PERSON, columns_for(before, field, value), joins=field.value)

    def set_rhythm(self, person: PersonId, days: float | None) -> Changes:
        """How often the owner wishes to be in touch, in days; None: no wish of its own."""
        return self._edit(
            self._bare(person), Act.SET_RHYTHM, {"cadence_days": checked.days("cadence_days", days)}, "rhythm"
        )

    def pin(self, person: PersonId, band: Band, reason: str, until: date) -> Changes:
        """The word for the relationship is this one up to and with `until`, because of `reason`; the score stays. BAD_VALUE.

        NEW is no word that can be pinned, a reason is needed, and the end is not in the past.
        """
        if band is Band.NEW:
            raise bad_value("band", band.name, Unfit.NOT_ONE_OF)
        if until < self._book.clock.today():
            raise bad_value("until", until.isoformat(), Unfit.IN_THE_PAST)
        values = {
            "pinned_band": int(band),
            "pin_reason": checked.line("reason", reason, needed=True),
            "pin_until": iso(until),
        }
        return self._edit(self._bare(person), Act.PIN_LEVEL, values)

    def unpin(self, person: PersonId) -> Changes:
        """The word follows the score again."""
        values: dict[str, object] = {"pinned_band": None, "pin_reason": "", "pin_until": None}
        return self._edit(self._bare(person), Act.PIN_LEVEL, values)

    def set_state(self, person: PersonId, state: PersonState) -> Changes:
        """Where the relationship stands, from today. All but ACTIVE end every nudge."""
        before = self._bare(person)
        if before.state is state:
            return Changes(Act.SET_STATE.value, before.name)
        since = None if state is PersonState.ACTIVE else iso(self._book.clock.today())
        return self._edit(before, Act.SET_STATE, {"state": state.value, "state_since": since})

    def introduce(self, person: PersonId, by: PersonId | None) -> Changes:
        """Who brought them; None: nobody, or not known."""
        if by == person:
            raise bad_value("introduced_by", by, Unfit.SAME_PERSON)
        if by is not None:
            store.name_of(self._book.connection, by)
        return self._edit(self._bare(person), Act.EDIT_PERSON, {"introduced_by": by})

    def set_me(self, person: PersonId | None) -> Changes:
        """Which card is the owner's own; None: none."""
        before = self.me()
        if before == person:
            return Changes(Act.EDIT_PERSON.value)
        named = before if person is None else person
        subject = "" if named is None else store.name_of(self._book.connection, named)
        with self._book.change(Act.EDIT_PERSON, subject) as change:
            if before is not None:
                change.update("person", before, {"is_me": 0})
            if person is not None:
                change.update("person", person, {"is_me": 1})
        return change.result

    def set_photo(self, person: PersonId, data: bytes | None) -> Changes:
        """The picture: a whole PNG, JPEG, WebP or GIF of at most 10 MB and 25 megapixels; None: no picture."""
        before = self._bare(person)
        if data is None:
            return self._edit(before, Act.SET_PHOTO, {"photo_id": None})
        if len(data) > MOST_BYTES:
            raise bad_value("photo", len(data), Unfit.TOO_LONG, most=MOST_BYTES)
        picture = fitted(data, self._shrink)
        if picture is None:
            raise bad_value("photo", len(data), Unfit.NO_PICTURE)
        if before.photo is not None and before.photo == photos.find_id(self._book.connection, picture.data):
            return Changes(Act.SET_PHOTO.value, before.name)
        with self._book.change(Act.SET_PHOTO, before.name) as change:
            change.update("person", person, {"photo_id": photos.keep(change, picture.data, picture.mime)})
        return change.result

    def _bare(self, person: PersonId) -> Person:
        return store.find_bare(self._book.connection, person)

    def _edit(self, before: Person, act: Act, wanted: dict[str, object], joins: str = "") -> Changes:
        changed = differing(self._book.connection, "person", before.id, wanted)
        if not changed:
            return Changes(act.value, before.name)
        joins = f"person:{before.id}:{joins}" if joins else ""
        with self._book.change(act, str(wanted.get("name", before.name)), joins=joins) as change:
            change.update("person", before.id, changed)
        return change.result


def _clean_parts(parts: NameParts) -> NameParts:
    return replace(parts, **{name: checked.line(name, getattr(parts, name)) for name in NameParts.__slots__})
