"""The sample book: invented people in TOML files, read into records whose days lie around any given today.

The files hold offsets (`ago = 65`, `in = 1`, in days), so that the book is always current. Several files make one book:
they are read in the order of their names, and a table may stand in any of them. Ids in the records are local to the
book: they count from 1 and say who belongs to what; a store gives its own.
"""

from calendar import isleap
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from regulars.domain.circles import CircleSummary
from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.moments import DEFAULT_DEPTH, Depth, Direction, Moment, MomentId, MomentKind, Participant
from regulars.domain.notes import Note, NoteId, NoteKind, Source, Strength
from regulars.domain.occasions import Occasion, OccasionId, OccasionKind
from regulars.domain.people import (
    Address,
    Channel,
    CircleId,
    CircleName,
    ContactPoint,
    HouseholdId,
    Membership,
    NameOrder,
    NameParts,
    OwnValue,
    Person,
    PersonId,
    PersonState,
    PointKind,
    Role,
)
from regulars.domain.promises import Promise, PromiseBy, PromiseId, PromiseState
from regulars.domain.settings import Settings
from regulars.formats.sample_records import (
    PersonKey,
    SampleBook,
    SampleHousehold,
    SampleLink,
    SamplePerson,
)
from regulars.formats.strict_table import StrictTable, read_tables

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English on purpose, whatever the locale: the sample's own words are English."""


class _Reader:
    """Reads tables into records around `today`; knows the local ids by their keys."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.people: dict[str, PersonId] = {}
        self.names: dict[PersonId, str] = {}
        self.circles: dict[str, CircleName] = {}
        self.households: dict[str, HouseholdId] = {}
        self.moments: list[Moment] = []
        self.promises: list[Promise] = []
        self.links: list[SampleLink] = []
        self._counts = {"note": 0, "occasion": 0}

    def number_people(self, tables: list[StrictTable]) -> list[PersonKey]:
        """Give each person an id before anybody refers to them."""
        keys = [PersonKey(table.text("key", None)) for table in tables]
        for key, table in zip(keys, tables, strict=True):
            table.where = f"person {key}"
            if key in self.people:
                raise ValueError(f"{table.where}: the key is there twice")
            person = PersonId(len(self.people) + 1)
            self.people[key], self.names[person] = person, table.text("name", None)
        return keys

    def _next(self, what: str) -> int:
        self._counts[what] += 1
        return self._counts[what]

    def _known(self, table: StrictTable, key: str) -> PersonId:
        if key not in self.people:
            raise ValueError(f"{table.where}: nobody has the key {key!r}")
        return self.people[key]

    def _days(self, table: StrictTable, past: str = "", future: str = "") -> date | None:
        """The day that lies `past` days before or `future` days after today; None when neither is said."""
        before = table.whole(past) if past else None
        after = table.whole(future) if future else None
        if before is None and after is None:
            return None
        return self.today + timedelta(days=(after or 0) - (before or 0))

    def _day(self, table: StrictTable, past: str = "ago") -> date:
        return self.today - timedelta(days=table.number(past))

    def settings(self, table: StrictTable) -> Settings:
        # Whatever day somebody looks at the book, there is room: on a Sunday too.
        rooms = [int(value) for value in table.texts("rooms")]
        weekday = self.today.weekday()
        rooms[weekday] = max(rooms[weekday], table.number("room_today"))
        settings = Settings(
            owner_name=table.text("owner_name", None),
            country=table.text("country", None),
            rooms=tuple(rooms),
            morning=time.fromisoformat(table.text("morning", None)),
            quiet_from=time.fromisoformat(table.text("quiet_from", None)),
            quiet_until=time.fromisoformat(table.text("quiet_until", None)),
            usual_days=float(table.number("usual_days")),
        )
        table.done()
        return settings

    def circle(self, table: StrictTable) -> CircleSummary:
        key, name = table.text("key", None), table.text("name", None)
        shown = CircleName(CircleId(len(self.circles) + 1), name)
        self.circles[key] = shown
        every = table.whole("every")
        circle = CircleSummary(shown.id, name, table.text("about"), float(every) if every is not None else None)
        table.done()
        return circle

    def household(self, table: StrictTable) -> SampleHousehold:
        home = HouseholdId(len(self.households) + 1)
        self.households[table.text("key", None)] = home
        every, address = table.whole("every"), table.table("address")
        household = SampleHousehold(
            home,
            table.text("name", None),
            self._address(address) if address is not None else None,
            float(every) if every is not None else None,
        )
        table.done()
        return household

    def person(self, key: PersonKey, table: StrictTable) -> SamplePerson:
        me = self.people[key]
        for moment in table.tables("moments"):
            self.moment(moment, me)
        for promise in table.tables("promises"):
            self._promise(promise, me)
        for link in table.tables("links"):
            self._link(link, me)
        household, introducer = table.text("household"), table.text("introduced_by")
        if household and household not in self.households:
            raise ValueError(f"{table.where}: there is no household {household!r}")
        introduced_by = self._known(table, introducer) if introducer else None
        pause = table.table("paused")
        person = replace(
            self._plain_person(key, table),
            circles=self._circles(table),
            introduced_by=introduced_by,
            introduced_by_name=self.names[introduced_by] if introduced_by is not None else "",
            household=self.households.get(household),
            points=tuple(self._point(one) for one in table.tables("reach")),
            addresses=tuple(self._address(one) for one in table.tables("addresses")),
            memberships=tuple(self._membership(one) for one in table.tables("works")),
            own_values=tuple(OwnValue(label, value) for label, value in table.pairs("own").items()),
        )
        sample = SamplePerson(
            key,
            person,
            notes=tuple(self._note(one) for one in table.tables("notes")),
            occasions=tuple(self._occasion(one) for one in table.tables("dates")),
            later_until=self._days(table, future="later_in"),
            pause=None if pause is None else self._pause(pause),
            to_say=table.text("to_say"),
        )
        table.done()
        return sample

    def _pause(self, table: StrictTable) -> tuple[date, date | None]:
        pause = self._day(table), self._days(table, future="until_in")
        table.done()
        return pause

    def _plain_person(self, key: PersonKey, table: StrictTable) -> Person:
        every = table.whole("every")
        return Person(
            id=self.people[key],
            uid=f"sample-{key}",
            name=self.names[self.people[key]],
            parts=NameParts(**{part: table.text(part) for part in NameParts.__dataclass_fields__}),
            name_order=table.choice("name_order", NameOrder),
            sort_key=table.text("sort_key"),
            say_like=table.text("say_like"),
            pronouns=table.text("pronouns"),
            address_form=table.text("address_form"),
            language=table.text("language"),
            greeting=table.text("greeting"),
            role=table.choice("role", Role) or Role.REGULAR,
            is_me=table.flag("is_me") or False,
            state=table.choice("state", PersonState) or PersonState.ACTIVE,
            state_since=self._days(table, past="state_ago"),
            added_on=self._day(table, "added_ago"),
            since=table.text("since"),
            cadence_days=float(every) if every is not None else None,
            zone=table.text("zone", None),
            quiet_hours=table.text("quiet_hours"),
            preferred_channel=table.choice("prefers", Channel),
            forbidden_channels=frozenset(Channel(one) for one in table.texts("forbids")),
            about=table.text("about"),
        )

    def _circles(self, table: StrictTable) -> tuple[CircleName, ...]:
        keys = table.texts("circles")
        unknown = [key for key in keys if key not in self.circles]
        if unknown:
            raise ValueError(f"{table.where}: there is no circle {unknown[0]!r}")
        return tuple(self.circles[key] for key in keys)

    def _point(self, table: StrictTable) -> ContactPoint:
        kinds = [kind for kind in PointKind if table.has(kind)]
        if len(kinds) != 1:
            raise ValueError(f"{table.where}: one of {', '.join(PointKind)} is needed")
        point = ContactPoint(kinds[0], table.text(kinds[0]), table.text("label"), table.flag("preferred") or False)
        table.done()
        return point

    def _address(self, table: StrictTable) -> Address:
        address = Address(
            label=table.text("label"),
            street=table.text("street"),
            extended=table.text("extended"),
            po_box=table.text("po_box"),
            city=table.text("city"),
            region=table.text("region"),
            postcode=table.text("postcode"),
            country=table.text("country"),
            preferred=table.flag("preferred") or False,
        )
        table.done()
        return address

    def _membership(self, table: StrictTable) -> Membership:
        membership = Membership(
            organisation=table.text("organisation", None),
            title=table.text("title"),
            department=table.text("department"),
            since=table.text("since"),
            until=table.text("until"),
        )
        table.done()
        return membership

    def _link(self, table: StrictTable, person: PersonId) -> None:
        to = table.text("to")
        other = self._known(table, to) if to else None
        name = self.names[other] if other is not None else table.text("name", None)
        self.links.append(SampleLink(person, table.text("kind", None), name, other, table.text("reverse")))
        table.done()

    def _note(self, table: StrictTable) -> Note:
        kind, source = table.choice("kind", NoteKind), table.choice("from", Source)
        if kind is None or source is None:
            raise ValueError(f"{table.where}: kind and from are needed")
        note = Note(
            id=NoteId(self._next("note")),
            kind=kind,
            text=table.text("text", None),
            source=source,
            source_day=self._day(table),
            source_place=table.text("place"),
            own_kind=table.text("own_kind"),
            strength=table.choice("strength", Strength) or Strength.CLEAR,
            purpose=table.text("purpose"),
            consent=table.flag("consent"),
            review_on=self._days(table, "review_ago", "review_in"),
            confirmed_on=self._days(table, "confirmed_ago"),
            until=self._days(table, future="until_in"),
            veiled=table.flag("veiled") or False,
        )
        table.done()
        return note

    def _occasion(self, table: StrictTable) -> Occasion:
        notice = table.whole("notice")
        occasion = Occasion(
            id=OccasionId(self._next("occasion")),
            kind=table.choice("kind", OccasionKind) or OccasionKind.BIRTHDAY,
            when=self._when(table),
            label=table.text("label"),
            notice_days=notice if notice is not None else 1,
            may_write=table.flag("may_write"),
        )
        table.done()
        return occasion

    def _when(self, table: StrictTable) -> PartialDate:
        """A fixed date (`on`, with its `calendar`), or one that comes back `in` days from now, `turns` years old."""
        about, only, years = table.flag("about") or False, table.text("only"), table.whole("turns")
        if table.has("on"):
            text = table.text("on")
            try:
                when = PartialDate.parse(text)
            except ValueError as error:
                raise ValueError(f"{table.where}: on = {text!r}: {error}") from error
            own_calendar = table.choice("calendar", Calendar) or Calendar.GREGORIAN
            return replace(when, about=about or when.about, calendar=own_calendar)
        day = self.today + timedelta(days=table.number("in"))
        year = day.year - years if years is not None else None
        if only == "month":
            return PartialDate(year, day.month, None, about)
        if only == "year":
            return PartialDate(year, None, None, about)
        # Seen from a leap year's 29 February, somebody born in a common year has their day on the 28th.
        leap_day_missing = (day.month, day.day) == (2, 29) and year is not None and not isleap(year)
        return PartialDate(year, day.month, 28 if leap_day_missing else day.day, about)

    def moment(self, table: StrictTable, person: PersonId | None = None) -> None:
        """Keep a moment of `person` and of whoever is named by `with`, each with their private line from `lines`."""
        kind, by = table.choice("kind", MomentKind), table.choice("by", Direction)
        if kind is None or by is None:
            raise ValueError(f"{table.where}: kind and by are needed")
        people = [person] if person is not None else []
        people += [self._known(table, key) for key in table.texts("with")]
        lines = {self._known(table, key): line for key, line in table.pairs("lines").items()}
        strangers = lines.keys() - set(people)
        if strangers or not people:
            raise ValueError(f"{table.where}: with names everybody who was there")
        at = table.text("at")
        self.moments.append(
            Moment(
                id=MomentId(0),
                kind=kind,
                direction=by,
                depth=table.choice("depth", Depth) or DEFAULT_DEPTH[kind],
                day=self._day(table),
                time=time.fromisoformat(at) if at else None,
                fuzzy=table.flag("fuzzy") or False,
                minutes=table.whole("minutes"),
                text=table.text("text"),
                place=table.text("place"),
                people=tuple(Participant(one, self.names[one], lines.get(one, "")) for one in people),
            )
        )
        table.done()

    def _promise(self, table: StrictTable, person: PersonId) -> None:
        by = table.choice("by", PromiseBy)
        if by is None:
            raise ValueError(f"{table.where}: by is needed")
        due = self._days(table, "due_ago", "due_in")
        quote = table.text("quote")
        self.promises.append(
            Promise(
                id=PromiseId(len(self.promises) + 1),
                person=person,
                by=by,
                text=table.text("text", None),
                made_on=self._day(table),
                due_on=due,
                quote=quote.replace("{due}", WEEKDAYS[due.weekday()]) if due is not None else quote,
                state=table.choice("state", PromiseState) or PromiseState.OPEN,
                settled_on=self._days(table, "settled_ago"),
                renegotiated=table.whole("renegotiated") or 0,
                person_name=self.names[person],
            )
        )
        table.done()

    def moments_in_order(self) -> tuple[Moment, ...]:
        """All moments, oldest first, with their local ids."""
        ordered = sorted(self.moments, key=lambda moment: (moment.day, moment.time or time.min))
        return tuple(replace(moment, id=MomentId(i)) for i, moment in enumerate(ordered, start=1))


def sample_book(files: Mapping[str, bytes], today: date) -> SampleBook:
    """The book in `files` (name to TOML bytes) as it stands on `today`.

    A promise belongs to the moment of its person on the day on which it was made, if there is one. Raises ValueError,
    with the place and the word, for an unknown key or value, a reference to nobody, or a file that is no TOML in UTF-8.
    """
    settings, *others = read_tables(files, "settings", "circle", "household", "person", "moment")
    if len(settings) != 1:
        raise ValueError("the sample needs its settings once")
    circles, households, people, together = others
    reader = _Reader(today)
    keys = reader.number_people(people)
    book = SampleBook(
        settings=reader.settings(settings[0]),
        circles=tuple(reader.circle(table) for table in circles),
        households=tuple(reader.household(table) for table in households),
        people=tuple(reader.person(key, table) for key, table in zip(keys, people, strict=True)),
        moments=(),
        promises=(),
        links=tuple(reader.links),
    )
    for table in together:
        reader.moment(table)
    moments = reader.moments_in_order()
    given_in = {(one.person, moment.day): moment.id for moment in moments for one in moment.people}
    promises = tuple(replace(one, moment=given_in.get((one.person, one.made_on))) for one in reader.promises)
    sizes = Counter(circle.id for one in book.people for circle in one.person.circles)
    counted = tuple(replace(circle, people=sizes[circle.id]) for circle in book.circles)
    return replace(book, circles=counted, moments=moments, promises=promises)
