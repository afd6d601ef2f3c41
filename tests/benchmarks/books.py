"""Seeded books for the benchmarks: real encrypted ones, of any size, with 20 moments to a person and names of many scripts.

    python -m tests.benchmarks.books 10000 --cache FOLDER

A book is made once for a size and kept in the cache folder; benchmarks that write work on a copy. All names are put together
by chance from common name parts: nobody is meant.
"""

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from regulars.domain.changes import Act
from regulars.domain.names import sort_key
from regulars.services.book import Book
from regulars.store.database import create_book, migrate, open_book, open_reader
from regulars.store.journal import Change
from tests.benchmarks.generate_vcards import LOCALES, WORDS, Locale
from tests.builders import TODAY, clock_on

KEY = bytes(range(32))  # invented people need no secret
MOMENTS_EACH = 20
VERSION = 5  # of what is generated; another one makes cached books anew

_CIRCLES = (
    "Friday table",
    "Wine",
    "Choir",
    "Neighbours",
    "Suppliers",
    "Книжный клуб",
    "常連",
    "Families",
    "Spa",
    "Press",
)
_COMMON = (
    "about new shop garden order coffee later talked daughter holiday week asked lunch train school house birthday mother "
    "invoice phone table market kitchen bread letter bicycle winter doctor music cousin spring paint office friend colour "
    "window money Tuesday Saturday river film sister walk moved museum summer bottle basket flowers roses tulips delivery "
    "discount parking neighbour recipe autumn wedding theatre concert museum ticket dentist painter curtain carpet leather "
    "necklace bracelet earrings vineyard sailing climbing marathon pottery knitting grandson retirement apprentice landlord "
    "plumber electrician architect violin orchestra festival allergy walnut gluten oysters saffron lavender rosemary beehive "
    "chestnut lighthouse harbour ferry mountain glacier volcano telescope beekeeper antique porcelain typewriter gramophone "
    "calligraphy origami bonsai greyhound parakeet tortoise hedgehog scooter caravan motorway tunnel viaduct cathedral"
).split()
_SMALL = "the and her his a to of in on she he with for at was about from has when if not but we my by again".split()
_TOWNS_AT_WORK = ("Atelier", "Bakery", "Books", "Clinic", "Garage", "Studio", "Café", "Wine", "Optik", "Bazar")
_KINDS = ("call", "message", "email", "visit", "meeting", "purchase", "letter", "gift")
_DIRECTIONS, _DEPTHS = ("me", "them", "both"), ("light", "normal", "deep")
_SENTENCES = 20_000
_PEOPLE_AT_ONCE = 5_000

Rows = Iterator[tuple[object, ...]]


def book_of(people: int, cache: Path | None = None, seed: int = 7) -> Path:
    """The path of a closed book with so many people, made now unless it is in the cache."""
    folder = (cache or Path(tempfile.gettempdir()) / "regulars-benchmarks") / f"{people}-{seed}-v{VERSION}"
    path = folder / "book.db"
    if not path.exists():
        part = folder.with_name(folder.name + ".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        _make(part / "book.db", people, seed)
        part.rename(folder)
    _bring_up_to_date(path)
    return path


def _bring_up_to_date(path: Path) -> None:
    """A book from the cache may have the tables of an older version."""
    connection = open_book(path, KEY)
    migrate(connection)
    connection.checkpoint()
    connection.close()


def open_copy(path: Path, folder: Path) -> Book:
    """A book to write to: a copy of `path` in `folder`, open."""
    folder.mkdir(parents=True, exist_ok=True)
    return open_here(Path(shutil.copy(path, folder / "book.db")))


def open_here(path: Path) -> Book:
    """The book at `path`, open with a writer and a reader."""
    writer = open_book(path, KEY)
    return Book(path.parent, writer, open_reader(writer, KEY), clock_on())


def _make(path: Path, people: int, seed: int) -> None:
    writer = create_book(path, KEY)
    # The benchmark's own books may be lost with the power; the product's never run like this.
    writer.execute("PRAGMA synchronous = 0").fetchall()
    writer.execute("PRAGMA cache_size = -200000").fetchall()
    book = Book(path.parent, writer, open_reader(writer, KEY), clock_on())
    with book.change(Act.IMPORT, "benchmark") as change, change.bulk():
        _Maker(change, people, seed).write()
    book.close()


class _Maker:
    """Writes one book. Every table is filled by a generator, so that a big book needs little memory."""

    def __init__(self, change: Change, people: int, seed: int) -> None:
        self.change = change
        self.people = people
        self.rng = random.Random(seed)
        self.families = {locale.country: _more_families(self.rng, locale) for locale in LOCALES}
        self.where = self.rng.choices(LOCALES, k=people)
        self.sentences = {locale.country: _sentences(self.rng, locale) for locale in LOCALES}

    def write(self) -> None:
        """Fill the tables."""
        everyone = range(1, self.people + 1)
        organisations = max(10, self.people // 40)
        self._fill("organisation", "id, name", self._organisations(organisations), organisations)
        self._fill("circle", "id, name", ((i, name) for i, name in enumerate(_CIRCLES, 1)), len(_CIRCLES))
        self._fill("person", "id, uid, name, given, family, sort_key, added_on, cadence_days, about", self._persons())
        self._fill("contact_point", "id, person_id, kind, value, label, preferred, match", self._points())
        self._fill("address", "id, person_id, street, city, postcode, country", self._addresses())
        self._fill(
            "membership",
            "id, person_id, organisation_id, title",
            self._numbered(
                (p, self.rng.randrange(1, organisations + 1), "Owner") for p in everyone if self._chance(0.35)
            ),
        )
        self._fill("circle_member", "id, person_id, circle_id", self._numbered(self._members()))
        self._fill("note", "id, person_id, kind, text, source, source_day, veiled", self._notes())
        count = self.people * MOMENTS_EACH
        self._fill("moment", "id, kind, direction, depth, day, text", self._moments(), count)
        ids = ((i, (i - 1) // MOMENTS_EACH + 1, i) for i in range(1, count + 1))
        self._fill("moment_person", "id, person_id, moment_id", ids, count)
        self._fill("promise", "id, person_id, by, text, made_on, due_on, state", self._promises())
        self._fill("occasion", "id, person_id, kind, date", self._occasions())

    def _fill(self, table: str, columns: str, rows: Rows, count: int | None = None) -> None:
        marks = ", ".join("?" * len(columns.split(",")))
        connection = self.change.connection
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        last = count if count is not None else int(connection.value(f"SELECT coalesce(max(id), 0) FROM {table}"))
        if last:
            self.change.inserted(table, 1, last)

    def _chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _numbered(self, rows: Rows) -> Rows:
        return ((i, *row) for i, row in enumerate(rows, 1))

    def _organisations(self, count: int) -> Rows:
        for i in range(1, count + 1):
            where = self.rng.choice(LOCALES)
            yield i, f"{self.rng.choice(_TOWNS_AT_WORK)} {self.rng.choice(self.families[where.country])}"

    def _persons(self) -> Rows:
        rng = self.rng
        for i, where in enumerate(self.where, 1):
            given, family = rng.choice(where.given), rng.choice(self.families[where.country])
            if where.family_first:
                name = f"{family} {given}" if family[0] < "\u1000" else family + given
            else:
                name = f"{given} {family}"
            cadence = rng.choice((7.0, 14.0, 30.0, 60.0, 90.0)) if rng.random() < 0.4 else None
            added = TODAY - timedelta(days=rng.randrange(400, 2000))
            about = rng.choice(self.sentences[where.country]) if rng.random() < 0.2 else ""
            yield i, f"urn:{i}", name, given, family, sort_key(name), added.isoformat(), cadence, about

    def _points(self) -> Rows:
        rng, number = self.rng, 0
        for person, where in enumerate(self.where, 1):
            for label in ("mobile", "home", "shop")[: rng.choice((1, 1, 2, 3))]:
                number += 1
                digits = f"{rng.randrange(10**7):07}"
                value = f"{where.dial}{digits[0]} {digits[1:4]} {digits[4:]}"
                yield number, person, "phone", value, label, label == "mobile", value.replace(" ", "")
            if rng.random() < 0.8:
                number += 1
                mail = f"person{person}@example.org"
                yield number, person, "email", mail, "home", 1, mail
            if rng.random() < 0.3:
                number += 1
                mail = f"p.{person}@work{person % 97}.example"
                yield number, person, "email", mail, "work", 0, mail

    def _addresses(self) -> Rows:
        rng, number = self.rng, 0
        for person, where in enumerate(self.where, 1):
            if rng.random() < 0.6:
                number += 1
                street = f"{rng.choice(where.family)} {rng.randrange(1, 300)}"
                yield number, person, street, rng.choice(where.towns), str(rng.randrange(10000, 99999)), where.country

    def _members(self) -> Rows:
        for person in range(1, self.people + 1):
            for circle in self.rng.sample(range(1, len(_CIRCLES) + 1), self.rng.choice((0, 0, 1, 1, 2))):
                yield person, circle

    def _notes(self) -> Rows:
        rng, number = self.rng, 0
        for person, where in enumerate(self.where, 1):
            if rng.random() < 0.75:
                number += 1
                day = TODAY - timedelta(days=rng.randrange(1000))
                kind = rng.choice(("likes", "dislikes", "avoid", "family", "other"))
                text = rng.choice(self.sentences[where.country])
                yield number, person, kind, text, "told", day.isoformat(), rng.random() < 0.05

    def _moments(self) -> Rows:
        rng, number = self.rng, 0
        for where in self.where:
            said, every, ago = self.sentences[where.country], rng.choice((5, 12, 30, 60)), rng.randrange(0, 120)
            days = []
            for _ in range(MOMENTS_EACH):
                days.append(ago)
                ago += 1 + int(rng.expovariate(1 / every))
            for back in reversed(days):
                number += 1
                chance = rng.random()
                yield (
                    number, _KINDS[int(chance * 8)], _DIRECTIONS[int(chance * 1000) % 3], _DEPTHS[int(chance * 100) % 3],
                    (TODAY - timedelta(days=back)).isoformat(), rng.choice(said) if chance < 0.5 else "",
                )  # fmt: skip

    def _promises(self) -> Rows:
        rng, number = self.rng, 0
        for person, where in enumerate(self.where, 1):
            if rng.random() < 0.2:
                number += 1
                made = TODAY - timedelta(days=rng.randrange(1, 200))
                state = rng.choice(("open", "kept", "kept", "late", "broken"))
                due = made + timedelta(days=rng.randrange(1, 60))
                text = rng.choice(self.sentences[where.country])
                yield number, person, rng.choice(("me", "them")), text, made.isoformat(), due.isoformat(), state

    def _occasions(self) -> Rows:
        rng, number = self.rng, 0
        for person in range(1, self.people + 1):
            if rng.random() < 0.6:
                number += 1
                born = date(rng.randrange(1940, 2008), rng.randrange(1, 13), rng.randrange(1, 29)).isoformat()
                yield number, person, "birthday", born if rng.random() < 0.7 else "-" + born[4:]


def _more_families(rng: random.Random, locale: Locale) -> tuple[str, ...]:
    """The locale's family names, and some 400 that are put together from their halves: people differ more than lists do."""
    made = set(locale.family)
    for _ in range(400):
        head, tail = rng.choice(locale.family), rng.choice(locale.family)
        middle = rng.choice(locale.given)
        made.add((head[: (len(head) + 1) // 2] + middle[:1].lower() + tail[len(tail) // 2 :]).strip("-' "))
    return tuple(sorted(made))


def _sentences(rng: random.Random, locale: Locale) -> tuple[str, ...]:
    """What is said in a place: small words most of all, its own common ones, and a long tail as real notes have it."""
    own = WORDS.get(locale.country, WORDS[""])
    made = [rng.choice(locale.family)[:3].lower() + rng.choice(own)[-4:] for _ in range(1200)] + list(locale.towns)
    made += [rng.choice(_COMMON)[:4] + rng.choice(_COMMON)[-3:] for _ in range(1200)]
    told = [*_COMMON, *made[::4]]
    rng.shuffle(told)
    told += made

    def word() -> str:
        chance = rng.random()
        if chance < 0.35:
            return rng.choice(_SMALL)
        return rng.choice(own) if chance < 0.38 else told[int(len(told) * rng.random() ** 2)]

    return tuple(" ".join(word() for _ in range(rng.randrange(4, 20))) for _ in range(_SENTENCES // len(LOCALES)))


def timed(work: Callable[[], object]) -> float:
    """How long `work` takes, in milliseconds."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def arguments(description: str, people: int = 100_000) -> argparse.Namespace:
    """The arguments that the benchmarks share: how many people, how often, and where the books are kept."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--people", type=int, default=people)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cache", type=Path, default=None, help="folder in which made books stay")
    return parser.parse_known_args()[0]


if __name__ == "__main__":
    _parser = argparse.ArgumentParser(description=__doc__)
    _parser.add_argument("people", type=int)
    _parser.add_argument("--cache", type=Path, default=None)
    _asked = _parser.parse_args()
    _started = time.perf_counter()
    print(book_of(_asked.people, _asked.cache), f"{time.perf_counter() - _started:.1f} s")
