"""The sample book: invented people to look around with, their days moved so that it is always today."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from regulars.domain.changes import Act
from regulars.domain.matching import match_email, match_phone
from regulars.domain.names import own_sort_key, sort_key
from regulars.domain.occasions import Occasion
from regulars.domain.people import Address, ContactPoint, Person, PersonId, PointKind
from regulars.formats.sample import sample_book
from regulars.formats.sample_records import SampleBook, SamplePerson
from regulars.services import opening
from regulars.services.book import Book
from regulars.services.opening import Opened
from regulars.services.ports import Clock
from regulars.services.settings import SettingsService
from regulars.store import circles, contact_points, journal, moments, notes, occasions, pauses, people, promises, to_say
from regulars.store import day as days
from regulars.store.journal import Change
from regulars.store.keyslots import Cost
from regulars.store.rows import iso

THROW_AWAY = Cost(memory_kib=64, passes=1, lanes=1)  # nobody keeps this book: its code need not withstand guessing


def demo_book(folder: Path, clock: Clock, sample: Path) -> Opened:
    """A new book in `folder` with the sample people of the TOML files in `sample`; its past cannot be taken back."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = opening.finish(folder, opening.begin(folder, clock, cost=THROW_AWAY), None, clock)
    files = {path.name: path.read_bytes() for path in sorted(sample.glob("*.toml"))}
    bring_in(opened.book, sample_book(files, clock.today()))
    journal.forget_steps(opened.book.writer, clock.now() + timedelta(seconds=1))
    return opened


def bring_in(book: Book, sample: SampleBook) -> None:
    """Write the sample into the book, as one step."""
    settings = {
        name: getattr(sample.settings, name) for name in ("owner_name", "country", "rooms", "morning", "usual_days")
    }
    SettingsService(book).change(
        **settings, quiet_from=sample.settings.quiet_from, quiet_until=sample.settings.quiet_until
    )
    with book.change(Act.SAMPLE) as change:
        _Loading(change, sample).run(book.clock)


class _Loading:
    """One load: the sample's own ids, and the book's."""

    def __init__(self, change: Change, sample: SampleBook) -> None:
        self._change, self._sample = change, sample
        self._people: dict[PersonId, PersonId] = {}
        self._moments: dict[int, int] = {}

    def run(self, clock: Clock) -> None:
        change, sample = self._change, self._sample
        circle_ids = {one.id: circles.insert(change, one.name, one.about, one.cadence_days) for one in sample.circles}
        households = {
            one.id: change.insert("household", {"name": one.name, "cadence_days": one.every_days})
            for one in sample.households
        }
        for home in sample.households:
            if home.address is not None:
                self._address(home.address, household=households[home.id])
        organisations: dict[str, int] = {}
        for entry in sample.people:
            known = entry.person
            values = self._columns(known)
            values["household_id"] = households.get(known.household) if known.household else None
            person = people.insert(change, known.parts, values)
            self._people[known.id] = person
            for point in known.points:
                contact_points.insert_point(change, person, self._matched(point))
            for address in known.addresses:
                self._address(address, person=person)
            for work in known.memberships:
                if work.organisation not in organisations:
                    organisations[work.organisation] = change.insert("organisation", {"name": work.organisation})
                change.insert(
                    "membership",
                    {
                        "person_id": person,
                        "organisation_id": organisations[work.organisation],
                        "title": work.title,
                        "department": work.department,
                        "since": work.since,
                        "until": work.until,
                    },
                )
            for circle in known.circles:
                circles.add_member(change, person, circle_ids[circle.id])
            self._own_values(person, known)
            self._known_about(person, entry)
            if entry.pause is not None:
                pauses.insert(change, person, pauses.values_of(*entry.pause))
            if entry.later_until is not None:
                days.answer(change, person, days.LATER, clock.today(), entry.later_until)
        self._introductions()
        self._together()
        for entry in self._sample.people:
            if entry.to_say:
                to_say.insert(change, self._people[entry.person.id], entry.to_say, clock.today())

    def _columns(self, known: Person) -> dict[str, object]:
        plain = "uid name say_like pronouns address_form language greeting since cadence_days zone quiet_hours about".split()
        values: dict[str, object] = {name: getattr(known, name) for name in plain}
        return values | {
            "sort_key": own_sort_key(known.sort_key)
            if known.sort_key
            else sort_key(known.name, known.parts, known.name_order, known.language),
            "name_order": known.name_order.value if known.name_order else "",
            "role": known.role.value,
            "is_me": int(known.is_me),
            "state": known.state.value,
            "state_since": iso(known.state_since),
            "added_on": known.added_on.isoformat(),
            "preferred_channel": known.preferred_channel.value if known.preferred_channel else "",
            "forbidden_channels": ",".join(sorted(known.forbidden_channels)),
        }

    def _matched(self, point: ContactPoint) -> ContactPoint:
        match point.kind:
            case PointKind.PHONE:
                found = match_phone(point.value, self._sample.settings.country)
            case PointKind.EMAIL:
                found = match_email(point.value)
            case _:
                found = point.match
        return ContactPoint(point.kind, point.value, point.label, point.preferred, found)

    def _address(self, address: Address, *, person: PersonId | None = None, household: int | None = None) -> None:
        values: Mapping[str, object] = contact_points.address_values(address)
        self._change.insert("address", {"person_id": person, "household_id": household, **values})

    def _own_values(self, person: PersonId, known: Person) -> None:
        for own in known.own_values:
            connection = self._change.connection
            field = connection.value("SELECT id FROM own_field WHERE label = ?", (own.label,))
            field = field or self._change.insert("own_field", {"label": own.label})
            self._change.insert("own_value", {"person_id": person, "field_id": field, "value": own.value})

    def _known_about(self, person: PersonId, entry: SamplePerson) -> None:
        for note in entry.notes:
            values: dict[str, object] = {
                "kind": note.kind.value,
                "own_kind": note.own_kind,
                "text": note.text,
                "strength": note.strength.value,
                "source": note.source.value,
                "source_day": note.source_day.isoformat(),
                "source_place": note.source_place,
                "purpose": note.purpose,
                "consent": None if note.consent is None else int(note.consent),
                "review_on": iso(note.review_on),
                "confirmed_on": iso(note.confirmed_on),
                "until": iso(note.until),
                "veiled": int(note.veiled),
            }
            notes.insert(self._change, person, values)
        for occasion in entry.occasions:
            occasions.insert(self._change, person, _occasion_values(occasion))

    def _introductions(self) -> None:
        for entry in self._sample.people:
            if entry.person.introduced_by is not None:
                introducer = self._people[entry.person.introduced_by]
                self._change.update("person", self._people[entry.person.id], {"introduced_by": introducer})
        for link in self._sample.links:
            self._change.insert(
                "link",
                {
                    "person_id": self._people[link.person],
                    "other_id": self._people[link.other] if link.other is not None else None,
                    "other_name": link.other_name,
                    "kind": link.kind,
                    "reverse_kind": link.reverse,
                },
            )

    def _together(self) -> None:
        for moment in self._sample.moments:
            values: dict[str, object] = {
                "kind": moment.kind.value,
                "direction": moment.direction.value,
                "depth": moment.depth.value,
                "day": moment.day.isoformat(),
                "time": moment.time.strftime("%H:%M") if moment.time else None,
                "fuzzy": int(moment.fuzzy),
                "minutes": moment.minutes,
                "text": moment.text,
                "place": moment.place,
            }
            with_whom = {self._people[one.person]: one.private_line for one in moment.people}
            self._moments[moment.id] = moments.insert(self._change, values, with_whom)
        for promise in self._sample.promises:
            promises.insert(
                self._change,
                self._people[promise.person],
                {
                    "moment_id": self._moments[promise.moment] if promise.moment is not None else None,
                    "by": promise.by.value,
                    "text": promise.text,
                    "quote": promise.quote,
                    "made_on": promise.made_on.isoformat(),
                    "due_on": iso(promise.due_on),
                    "state": promise.state.value,
                    "settled_on": iso(promise.settled_on),
                    "renegotiated": promise.renegotiated,
                },
            )


def _occasion_values(occasion: Occasion) -> dict[str, object]:
    return {
        "kind": occasion.kind.value,
        "label": occasion.label,
        "date": occasion.when.iso(),
        "calendar": occasion.when.calendar.value,
        "notice_days": occasion.notice_days,
        "may_write": None if occasion.may_write is None else int(occasion.may_write),
    }
