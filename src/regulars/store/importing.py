"""Many people at once: who of them is in the book already, and rows written by the thousand.

`Rows` collects the rows of new people as `Change.bulk` asks for them: ids given here, no holes. What joins a
person who was there before goes through the journal row by row, so that undo leaves the rest of that person alone.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from json.encoder import encode_basestring

from regulars.domain.dates import PartialDate
from regulars.domain.folding import fold
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, ContactPoint, NameParts, PersonId, PointKind
from regulars.store.database import Connection
from regulars.store.journal import Change, next_id

_COLUMNS = {
    "person": "id uid name prefix given middle family suffix nickname phonetic_given phonetic_family sort_key pronouns"
    " language zone added_on photo_id about extras",
    "contact_point": "id person_id kind value label preferred match",
    "address": "id person_id label street extended po_box city region postcode country formatted preferred",
    "organisation": "id name person_id",
    "membership": "id person_id organisation_id title department since until",
    "circle": "id name",
    "circle_member": "id person_id circle_id",
    "link": "id person_id other_name kind suggested",
    "own_field": "id label",
    "own_value": "id person_id field_id value",
    "occasion": "id person_id kind label date calendar leap_month",
    "origin": "id person_id uid digest",
}
_MANY = 50
"""Rows for each statement: each costs SQLite a look at the table's highest id, and the driver a round of its own."""


def _insert(table: str, rows: int) -> str:
    columns = _COLUMNS[table].split()
    values = ", ".join([f"({', '.join('?' * len(columns))})"] * rows)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values}"


_INSERTS = {table: _insert(table, 1) for table in _COLUMNS}
_INSERTS_OF_MANY = {table: _insert(table, _MANY) for table in _COLUMNS}

_ROOM_KB = 32_000

Row = tuple[object, ...]
Collected = dict[str, list[Row]]
"""Rows by their table."""
_PHOTO = _COLUMNS["person"].split().index("photo_id")
_KINDS = {kind: kind.value for kind in PointKind}


# Who is in the book already ------------------------------------------------------------------------------------------------


def known_digests(connection: Connection) -> dict[str, PersonId]:
    """The records that came in before, as they were then, and whose they are."""
    return {str(row[0]): PersonId(row[1]) for row in connection.rows("SELECT digest, person_id FROM origin")}


def owners_of_points(connection: Connection, matches: Iterable[str]) -> dict[str, list[PersonId]]:
    """Who has these phones and mails, in their form for comparing."""
    rows = connection.rows(
        "SELECT DISTINCT match, person_id FROM contact_point WHERE match IN (SELECT value FROM json_each(?))"
        " AND kind IN ('phone', 'email') ORDER BY person_id",
        (json.dumps(list(matches)),),
    )
    return _grouped(rows)


def owners_of_uids(connection: Connection, uids: Iterable[str]) -> dict[str, list[PersonId]]:
    """Whose identifiers these are: their own, or those of a record that came in for them."""
    wanted = json.dumps(list(uids))
    rows = connection.rows(
        "SELECT uid, id FROM person WHERE uid IN (SELECT value FROM json_each(:uids))"
        " UNION SELECT uid, person_id FROM origin WHERE uid <> '' AND uid IN (SELECT value FROM json_each(:uids))",
        {"uids": wanted},
    )
    return _grouped(rows)


def _grouped(rows: Iterable[Row]) -> dict[str, list[PersonId]]:
    found: dict[str, list[PersonId]] = {}
    for key, person in rows:
        found.setdefault(str(key), []).append(PersonId(int(str(person))))
    return found


def names_and_me(connection: Connection, people: Collection[PersonId]) -> dict[PersonId, tuple[str, bool]]:
    """The names of people, and whether it is the owner; who is gone is left out."""
    rows = connection.rows(
        "SELECT id, name, is_me FROM person WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(people)),)
    )
    return {PersonId(row[0]): (str(row[1]), bool(row[2])) for row in rows}


def is_empty(connection: Connection) -> bool:
    """Whether there is nobody in the book."""
    return connection.value("SELECT 1 FROM person LIMIT 1") is None


def people(connection: Connection) -> int:
    """How many people are in the book."""
    return int(connection.value("SELECT count(*) FROM person"))


def taken_uids(connection: Connection, uids: Iterable[str]) -> set[str]:
    """Which of these identifiers somebody in the book has."""
    sql = "SELECT uid FROM person WHERE uid IN (SELECT value FROM json_each(?))"
    return {str(row[0]) for row in connection.rows(sql, (json.dumps(list(uids)),))}


def last_step(connection: Connection, before: int = 2**63 - 1) -> int:
    """The number of the newest step, of those `before` one: another one says that the book is not what it was."""
    return int(connection.value("SELECT coalesce(max(id), 0) FROM step WHERE id < ?", (before,)))


def writes_so_far(connection: Connection) -> tuple[int, int]:
    """Another answer than before says that something was written since, by this program or another."""
    return int(connection.raw.total_changes), connection.data_version()


def birthday_of(connection: Connection, person: PersonId) -> int | None:
    """The row of a person's birthday."""
    sql = "SELECT min(id) FROM occasion WHERE person_id = ? AND kind = ? AND label = ''"
    found = connection.value(sql, (person, OccasionKind.BIRTHDAY.value))
    return None if found is None else int(found)


def note_origin(change: Change, person: PersonId, uid: str, digest: str) -> None:
    """The record of that identifier now reads so; the person was in the book before."""
    row = uid and change.connection.value("SELECT id FROM origin WHERE person_id = ? AND uid = ?", (person, uid))
    if row:
        change.update("origin", int(row), {"digest": digest})
    else:
        change.connection.execute("INSERT INTO origin (person_id, uid, digest) VALUES (?, ?, ?)", (person, uid, digest))


@contextmanager
def with_room(connection: Connection) -> Iterator[None]:
    """Inside, the connection keeps more of the book in memory: pages of a large import are encrypted once, at its end."""
    before = int(connection.value("PRAGMA cache_size"))
    connection.execute(f"PRAGMA cache_size = -{_ROOM_KB}").fetchall()
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}").fetchall()


@contextmanager
def loading(change: Change, *, indexes: bool) -> Iterator[None]:
    """Inside, the tables of `Rows` have no triggers and, if `indexes` says so, no indexes: half of the time of a large import.

    For rows in bulk alone. They are put back before the change ends, in its transaction: nobody ever sees the book without.
    """
    connection = change.connection
    kinds = ("trigger", "index") if indexes else ("trigger",)
    found = [
        (str(kind), str(name), str(sql))
        for kind, name, table, sql in connection.rows(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid"
        )
        if kind in kinds and table in _COLUMNS and sql is not None  # an index that makes values unique has no words
    ]
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    yield
    for _, _, sql in found:
        connection.execute(sql)


# Rows by the thousand ------------------------------------------------------------------------------------------------------


def write_rows(change: Change, collected: Collected, *, bulk: bool) -> None:
    """Write rows of `Rows`. With `bulk` all belong to people (or are organisations, circles, fields) that are new here."""
    if bulk:
        with change.bulk():
            for table, rows in _written(change.connection, collected):
                change.inserted(table, int(str(rows[0][0])), int(str(rows[-1][0])))
    else:
        for _ in _written(change.connection, collected):
            pass


def _written(connection: Connection, collected: Collected) -> Iterator[tuple[str, list[Row]]]:
    for table, rows in collected.items():
        if rows:
            whole = len(rows) - len(rows) % _MANY
            at_once = (list(chain.from_iterable(rows[at : at + _MANY])) for at in range(0, whole, _MANY))
            connection.executemany(_INSERTS_OF_MANY[table], at_once)
            connection.executemany(_INSERTS[table], rows[whole:])
            yield table, rows


def with_photo(row: Row, photo: int) -> Row:
    """The row of a person who has that picture."""
    return (*row[:_PHOTO], photo, *row[_PHOTO + 1 :])


class Rows:
    """Rows to be written: `take_ids` before the first of a round, `collected` after the last."""

    def __init__(self, connection: Connection, names: "SharedNames") -> None:
        self._connection = connection
        self._names = names
        self._rows: Collected = {table: [] for table in _COLUMNS}
        self._next: dict[str, int] = {}

    def take_ids(self) -> None:
        """Find where the ids of this round begin."""
        self._next = {table: next_id(self._connection, table) for table in _COLUMNS}

    def collected(self) -> Collected:
        """The rows since the last time, for `write_rows`. The next ones go on with their ids."""
        rows, self._rows = self._rows, {table: [] for table in _COLUMNS}
        return rows

    def _add(self, table: str, *values: object) -> int:
        row_id = self._next[table]
        self._next[table] = row_id + 1
        self._rows[table].append((row_id, *values))
        return row_id

    def person(
        self,
        uid: str,
        name: str,
        parts: NameParts,
        sort_key: str,
        *,
        pronouns: str,
        language: str,
        zone: str,
        added_on: str,
        photo: int | None,
        about: str,
        extras: Collection[str],
    ) -> PersonId:
        """A new person."""
        kept = f"[{', '.join(map(encode_basestring, extras))}]" if extras else "[]"  # a fourth of what json.dumps takes
        columns = (*astuple_of_parts(parts), sort_key, pronouns, language, zone, added_on, photo, about, kept)
        return PersonId(self._add("person", uid, name, *columns))

    def points(self, person: PersonId, points: Iterable[ContactPoint]) -> None:
        """All ways to reach a new person; of each kind the first preferred one is."""
        row_id, rows = self._next["contact_point"], self._rows["contact_point"]
        preferred: set[PointKind] = set()
        for point in points:
            kind, best = point.kind, 0
            if point.preferred and kind not in preferred:
                preferred.add(kind)
                best = 1
            rows.append((row_id, person, _KINDS[kind], point.value, point.label, best, point.match))
            row_id += 1
        self._next["contact_point"] = row_id

    def point(self, person: PersonId, point: ContactPoint, *, preferred: bool) -> None:
        """One more way to reach the person."""
        self._add("contact_point", person, point.kind.value, point.value, point.label, int(preferred), point.match)

    def address(self, person: PersonId, address: Address, *, preferred: bool) -> None:
        """A postal address."""
        self._add(
            "address", person, address.label, address.street, address.extended, address.po_box, address.city,
            address.region, address.postcode, address.country, address.formatted, int(preferred),
        )  # fmt: skip

    def membership(
        self, person: PersonId, organisation: str, title: str, department: str, since: str, until: str
    ) -> None:
        """A place in an organisation, which is made if there is none of that name."""
        found = self._names.organisations.get(organisation)
        if found is None:
            found = self._names.organisations[organisation] = self._add("organisation", organisation, None)
        self._add("membership", person, found, title, department, since, until)

    def own_card_of(self, person: PersonId, organisation: str) -> None:
        """The person stands for an organisation that has no card yet."""
        if organisation not in self._names.organisations:
            self._names.organisations[organisation] = self._add("organisation", organisation, person)

    def circle(self, person: PersonId, name: str) -> None:
        """The person is in the circle of that name, which is made if there is none; twice is once."""
        key = fold(name) or name
        circle = self._names.circles.get(key)
        if circle is None:
            circle = self._names.circles[key] = self._add("circle", name)
        if self._names.joins(person, circle):
            self._add("circle_member", person, circle)

    def link(self, person: PersonId, kind: str, other_name: str) -> None:
        """Somebody whom the record names, as a suggestion."""
        self._add("link", person, other_name, kind, 1)

    def own_value(self, person: PersonId, label: str, value: str) -> None:
        """A value in the owner's field of that label, which is made if there is none."""
        field = self._names.fields.get(label)
        if field is None:
            field = self._names.fields[label] = self._add("own_field", label)
        self._add("own_value", person, field, value)

    def occasion(self, person: PersonId, kind: OccasionKind, label: str, when: PartialDate) -> None:
        """A day that comes back."""
        self._add("occasion", person, kind.value, label, when.iso(), when.calendar.value, int(when.leap_month))

    def origin(self, person: PersonId, uid: str, digest: str) -> None:
        """The record that the person came from."""
        self._add("origin", person, uid, digest)


def astuple_of_parts(parts: NameParts) -> tuple[str, ...]:
    """The parts of a name in the order of the columns."""
    return (
        parts.prefix, parts.given, parts.middle, parts.family, parts.suffix, parts.nickname, parts.phonetic_given,
        parts.phonetic_family,
    )  # fmt: skip


class SharedNames:
    """The organisations, circles and fields of the book by their names, so that each is made once."""

    def __init__(self, connection: Connection) -> None:
        self.organisations: dict[str, int] = {}
        for organisation, name in connection.rows("SELECT id, name FROM organisation ORDER BY id DESC"):
            self.organisations[name] = organisation
        self.circles: dict[str, int] = {}
        for circle, name in connection.rows("SELECT id, name FROM circle ORDER BY id DESC"):
            self.circles[fold(name) or name] = circle
        self.fields: dict[str, int] = dict(connection.rows("SELECT label, id FROM own_field"))
        self._members: set[int] = set()  # one number for each pair: a tuple would take three times the room

    def joins(self, person: PersonId, circle: int) -> bool:
        """Whether the person is not in the circle yet; from now on they are."""
        pair = person << 24 | circle
        is_new = pair not in self._members
        self._members.add(pair)
        return is_new

    def note_members(self, connection: Connection, people: Collection[PersonId]) -> None:
        """Take note of the circles of people who were there before."""
        sql = "SELECT person_id, circle_id FROM circle_member WHERE person_id IN (SELECT value FROM json_each(?))"
        self._members.update(row[0] << 24 | row[1] for row in connection.rows(sql, (json.dumps(list(people)),)))


def set_columns(change: Change, table: str, row_id: int, values: Mapping[str, object], *, is_new: bool) -> None:
    """Set columns of a row. One of a person who is new in this change needs no journal: undo removes the whole person."""
    if not is_new:
        change.update(table, row_id, values)
        return
    with change.unrecorded():
        change.update(table, row_id, values)
