"""Who a record is: new, or somebody in the book or earlier in the files, by identifier, mail or phone. Never by name alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from regulars.domain.people import Person, PersonId, PointKind
from regulars.formats.plain_records import digests_of
from regulars.formats.records import Batch, IncomingPerson
from regulars.formats.vcard import record_of
from regulars.services.import_dates import digest_as_read, digest_once_read
from regulars.services.import_plan import Fate, Plan, earlier
from regulars.services.import_review import Decision, MatchReason, Pair, Side, outcome
from regulars.services.incoming_facts import facts_of, implied, likely_same, name_key, reach
from regulars.services.incoming_words import words_of_record
from regulars.store import importing as store
from regulars.store import occasions, people
from regulars.store.database import Connection

STRONG_UID = 12
"""An identifier of so many characters is nobody else's; a shorter one ("1", "20") may be."""
SHORTEST_NUMBER = 7
"""Digits of a number without a country that still lead to one place."""
COMMON_LINE = 2
"""A number that more people have belongs to a house, not to one of them."""


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who has a number, mail or identifier in common with a record."""

    target: int
    """A person's id, or an earlier record (`import_plan.earlier`)."""
    reason: MatchReason
    name: str
    shared: int = 1
    certain: bool = False
    """The same record came in before, when nobody could tell all of its dates."""


class Comparing:
    """One comparison of files with the book: feed it the records in order; the plan and the pairs grow."""

    def __init__(self, connection: Connection, country: str, *, keep: bool) -> None:
        self._connection = connection
        self.plan = Plan(country, store.last_step(connection), kept=[] if keep else None)
        self.pairs: list[Pair] = []
        self.joined = self.unchanged = self.new = self.circles = 0
        self._book_is_empty = store.is_empty(connection)
        self._digests = {} if self._book_is_empty else store.known_digests(connection)
        self._names: list[str] = []
        self._owners: dict[
            int, int | tuple[int, ...]
        ] = {}  # hash of a phone, mail or identifier: the records that have it
        self._same_words: dict[bytes, int] = {}
        self._reach: dict[int, tuple[str, ...]] = {}
        self._facts: dict[int, set[int]] = {}  # of those who were matched, with what joined them so far
        self._known_names: dict[PersonId, tuple[str, bool]] = {}

    def take(self, batch: Batch) -> None:
        """Compare the next records."""
        records, digests = batch.people, digests_of(batch)
        by_points: dict[str, list[PersonId]] = {}
        by_uid: dict[str, list[PersonId]] = {}
        if not self._book_is_empty:
            changed = [r for r, digest in zip(records, digests, strict=True) if digest.hex() not in self._digests]
            by_points = store.owners_of_points(self._connection, {key for r in changed for key in identifiers(r)})
            by_uid = store.owners_of_uids(self._connection, {record.uid for record in changed if record.uid})
            found = {person for owners in (*by_points.values(), *by_uid.values()) for person in owners}
            self._known_names = store.names_and_me(self._connection, found)
        for record, digest in zip(records, digests, strict=True):
            self._compare(record, digest, by_points, by_uid)

    def _compare(
        self,
        record: IncomingPerson,
        as_filed: bytes,
        by_points: dict[str, list[PersonId]],
        by_uid: dict[str, list[PersonId]],
    ) -> None:
        digest = digest_as_read(record, as_filed)
        self._names.append(record.name)
        if record.is_group:
            self._add(record, digest, Fate.CIRCLE)
            self.circles += 1
            return
        keys = identifiers(record)
        if record.uid:
            keys.append(_UID + record.uid)
        places = [hash(key) for key in keys]
        if self._digests and self._came_before(record, as_filed, places):
            return
        if by_points or by_uid or not self._owners.keys().isdisjoint(places):
            twin = self._same_words.get(digest)
            if twin is not None:
                self._settle(record, digest, places, Fate.SAME, earlier(twin))
                return
            match = self._best(record, keys, by_points, by_uid)
            if match is not None:
                self._match(record, digest, places, match)
                return
        self._settle(record, digest, places, Fate.NEW)

    def _came_before(self, record: IncomingPerson, as_filed: bytes, places: list[int]) -> bool:
        """Whether the same record is in the book already. If its dates could not be told then, it may add them."""
        digest = digest_as_read(record, as_filed)
        known = self._digests.get(digest.hex())
        if known is None and record.figures and not record.dates_read:
            known = self._digests.get(digest_once_read(as_filed).hex())
        if known is not None:
            self._settle(record, digest, places, Fate.SAME, int(known))
            return True
        known = self._digests.get(as_filed.hex()) if record.dates_read else None
        if known is None:
            return False
        name = self._name_of(int(known))
        self._match(record, digest, places, Match(int(known), MatchReason.UID, name, certain=True))
        return True

    def _match(self, record: IncomingPerson, digest: bytes, places: list[int], match: Match) -> None:
        if self._is_me(match.target):
            self._settle(record, digest, places, Fate.SAME, match.target)  # the owner's own card stays the owner's
        else:
            self._pair(record, digest, places, match)

    def _pair(self, record: IncomingPerson, digest: bytes, places: list[int], match: Match) -> None:
        have = self._held(match.target)
        said = {hash(key) for key, _ in facts_of(record)}
        said.add(hash(name_key(record.name)))
        gains = not said <= have
        certain = match.certain or (match.reason is MatchReason.UID and len(record.uid) >= STRONG_UID)
        same = certain or likely_same(record.name, match.name, shared=match.shared)
        suggested = Decision.MERGE if same else Decision.KEEP_BOTH
        fate = outcome(suggested, gains=gains)
        if not (certain or (same and not gains)):
            index = len(self.plan)
            person = PersonId(match.target) if match.target > 0 else None
            known = Side(match.name, self._details_of(match.target), person)
            incoming = Side(record.name, reach(record))
            self.pairs.append(Pair(index, incoming, known, match.reason, suggested, gains, match.target))
        if fate is Fate.JOINS:
            have |= said
        self._settle(record, digest, places, fate, match.target)

    def _settle(self, record: IncomingPerson, digest: bytes, places: list[int], fate: Fate, target: int = 0) -> None:
        plan = self.plan
        index = self._add(record, digest, fate)
        if target:
            plan.targets[index] = target
        if fate is Fate.NEW:
            self.new += 1
            if plan.kept is not None:
                plan.words[index] = words_of_record(record)
        elif fate is Fate.JOINS:
            self.joined += 1
        else:
            self.unchanged += 1
        if record.uid:
            plan.uids.setdefault(places[-1], index)
        if places:
            self._same_words.setdefault(digest, index)
        # Whoever is somebody else's double leads to that one, so that three doubles become one person.
        owners = self._owners
        for place in places:
            before = owners.setdefault(place, index)
            if before != index and fate is Fate.NEW:
                owners[place] = (before, index) if isinstance(before, int) else (*before, index)[: COMMON_LINE + 1]

    def _add(self, record: IncomingPerson, digest: bytes, fate: Fate) -> int:
        if self.plan.kept is not None:
            self.plan.kept.append(record)
        else:
            self.plan.add_facts(_hashes(record))
        return self.plan.add(fate, digest)

    # Candidates

    def _best(
        self,
        record: IncomingPerson,
        keys: list[str],
        by_points: dict[str, list[PersonId]],
        by_uid: dict[str, list[PersonId]],
    ) -> Match | None:
        """The likeliest of those who share something with the record; None when nobody may be the same."""
        found: dict[int, Match] = {}
        for key in keys:
            if key.startswith(_UID):
                self._meet(found, by_uid.get(record.uid, ()), key, MatchReason.UID)
            else:
                self._meet(found, by_points.get(key, ()), key, MatchReason.EMAIL if "@" in key else MatchReason.PHONE)
        likely = [match for match in found.values() if likely_same(record.name, match.name, shared=match.shared)]
        certain = [m for m in found.values() if m.reason is MatchReason.UID and len(record.uid) >= STRONG_UID]
        if certain or likely:
            return max(certain or likely, key=lambda match: (_RANK[match.reason], match.shared, match.target))
        others = [match for match in found.values() if not self._is_me(match.target)]
        if not 0 < len(others) <= COMMON_LINE:
            return None
        return max(others, key=lambda match: (_RANK[match.reason], match.shared, match.target))

    def _meet(self, found: dict[int, Match], owners: Iterable[PersonId], key: str, reason: MatchReason) -> None:
        here = self._owners.get(hash(key), ())
        records = (here,) if isinstance(here, int) else here
        for target in {*map(int, owners), *map(self._root, records)}:
            before = found.get(target)
            if before is None:
                found[target] = Match(target, reason, self._name_of(target))
            else:
                better = max(before.reason, reason, key=_RANK.__getitem__)
                found[target] = Match(target, better, before.name, before.shared + 1)

    def _root(self, index: int) -> int:
        """Where an earlier record ends up: a person in the book, or the first record about them."""
        while self.plan.fates[index] in (Fate.JOINS, Fate.SAME):
            target = self.plan.targets[index]
            if target > 0:
                return target
            index = -1 - target
        return earlier(index)

    def _is_me(self, target: int) -> bool:
        return target > 0 and self._known_names[PersonId(target)][1]

    def _name_of(self, target: int) -> str:
        if target < 0:
            return self._names[-1 - target]
        person = PersonId(target)
        if person not in self._known_names:
            self._known_names |= store.names_and_me(self._connection, [person])
        return self._known_names[person][0]

    def _held(self, target: int) -> set[int]:
        """The hashes of what is known about somebody."""
        if target not in self._facts:
            kept = self.plan.kept
            if target > 0:
                held = held_record(self._connection, PersonId(target))
                self._facts[target], self._reach[target] = set(_hashes(held)), reach(held)
            elif kept is not None:
                self._facts[target] = set(_hashes(kept[-1 - target]))
            else:
                self._facts[target] = self.plan.facts(-1 - target)
        return self._facts[target]

    def _details_of(self, target: int) -> tuple[str, ...]:
        if target < 0:
            return reach(self.plan.kept[-1 - target]) if self.plan.kept is not None else ()
        return self._reach[target]


_UID = "uid "
_RANK = {MatchReason.PHONE: 0, MatchReason.EMAIL: 1, MatchReason.UID: 2}


def _hashes(record: IncomingPerson) -> list[int]:
    return [hash(key) for key, _ in facts_of(record)] + [hash(key) for key in implied(record)]


def uid_place(uid: str) -> int:
    """Where a plan knows a record by its identifier."""
    return hash(_UID + uid)


def identifiers(record: IncomingPerson) -> list[str]:
    """The phones and mails that can be nobody else's, in their form for comparing."""
    return [
        point.match
        for point in record.points
        if (point.kind is PointKind.PHONE and (point.match[:1] == "+" or len(point.match) >= SHORTEST_NUMBER))
        or (point.kind is PointKind.EMAIL and "@" in point.match)
    ]


def held_record(connection: Connection, person: PersonId) -> IncomingPerson:
    """What the book holds about a person, as a record."""
    known: Person = people.find(connection, person)
    photo = b"*" if known.photo is not None else b""
    return record_of(known, occasions.of_person(connection, person), photo)
