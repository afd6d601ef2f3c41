"""The verbs about what goes on paper. Nothing veiled is in it, and nothing is sent: paper is for the owner's own hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from regulars.domain.agenda import DayItem
from regulars.domain.brief import Brief
from regulars.domain.label_sheets import AddressLabel, AddressLabels
from regulars.domain.notes import Note
from regulars.domain.occasions import Occasion
from regulars.domain.people import Address, Channel, Person, PersonId, PersonState
from regulars.domain.postal import postal_lines
from regulars.domain.promises import Promise, PromiseState
from regulars.services.book import Book
from regulars.services.brief import BriefService
from regulars.services.settings import SettingsService
from regulars.services.today import Today
from regulars.store import notes, occasions, people, promises
from regulars.store import paper as store

_NOT_WRITTEN_TO = frozenset({PersonState.DECEASED.value, PersonState.ASKED_NOT.value})


@dataclass(frozen=True, slots=True, repr=False)
class Crib:
    """One person of the day on the crib sheet."""

    item: DayItem
    brief: Brief

    def __repr__(self) -> str:
        return f"Crib({self.item.person})"


@dataclass(frozen=True, slots=True)
class CribSheet:
    """The day on paper, as it was at an hour."""

    at: datetime
    cribs: tuple[Crib, ...]


@dataclass(frozen=True, slots=True, repr=False)
class PersonCard:
    """A person on a card. No veiled note is in it: only how many things to avoid are veiled."""

    person: Person
    home: str
    notes: tuple[Note, ...]
    occasions: tuple[Occasion, ...]
    promises: tuple[Promise, ...]
    """The open ones."""
    veiled_avoid: int = 0

    def __repr__(self) -> str:
        return f"PersonCard({self.person.id})"


class PaperWork:
    """What is read for the printer."""

    def __init__(self, book: Book, today: Today, brief: BriefService, settings: SettingsService) -> None:
        self._book, self._today, self._brief, self._settings = book, today, brief, settings

    def day(self) -> CribSheet:
        """The people of the day with their briefs. Some milliseconds each: off the GUI thread."""
        items = self._today.day().items
        return CribSheet(self._book.clock.now(), tuple(Crib(item, self._brief.of(item.person)) for item in items))

    def person(self, person: PersonId) -> PersonCard:
        """One person; PERSON_UNKNOWN."""
        connection, today = self._book.connection, self._book.clock.today()
        known = people.find(connection, person)
        current = [note for note in notes.of_person(connection, person) if not note.is_over(today)]
        return PersonCard(
            known,
            self._settings.read().country,
            tuple(note for note in current if not note.veiled),
            tuple(occasions.of_person(connection, person)),
            tuple(one for one in promises.of_person(connection, person) if one.state is PromiseState.OPEN),
            self._brief.of(person).veiled_avoid,
        )

    def labels(self, chosen: Sequence[PersonId]) -> AddressLabels:
        """A label for each of these people, as the owner's country writes on envelopes. Many people: off the GUI thread."""
        home = self._settings.read().country
        labels: list[AddressLabel] = []
        without: list[str] = []
        unwelcome: list[str] = []
        for name, state, forbidden, address in store.addresses(self._book.connection, chosen):
            lines = address_lines(address, home) if address is not None else ()
            if state in _NOT_WRITTEN_TO or Channel.LETTER.value in forbidden.split(","):
                unwelcome.append(name)
            elif not lines:
                without.append(name)
            else:
                labels.append(AddressLabel(name, lines))
        return AddressLabels(tuple(labels), tuple(without), tuple(unwelcome))


def address_lines(address: Address, home: str) -> tuple[str, ...]:
    """The lines of an address for an envelope posted in `home`; those it came in where it came whole."""
    parts = [line.strip() for line in (address.formatted.splitlines() if address.formatted else ())]
    return tuple(line for line in (parts or postal_lines(address, home=home)) if line)
