"""An address book as phones export it, and the truth about everybody in it.

Three dialects in one file (what an iPhone, an Android phone and a newer program write), in Latin, Greek and Chinese letters,
with labels of the owner's own, birthdays without a year, photos, and three records that are no cards. All people are invented.
"""

import base64
import quopri
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

PEOPLE = 300
REFUSED = 3


class Dialect(Enum):
    """Who wrote a card."""

    IPHONE = "3.0"
    ANDROID = "2.1"
    NEWER = "4.0"


@dataclass(frozen=True, slots=True)
class Place:
    """An address as it must come out again."""

    label: str
    street: str
    city: str
    postcode: str
    country: str


@dataclass(frozen=True, slots=True)
class Truth:
    """One person of the file: what the book must know afterwards. Phones and mails are (value, label)."""

    name: str
    given: str
    family: str
    phones: tuple[tuple[str, str], ...]
    mails: tuple[tuple[str, str], ...] = ()
    places: tuple[Place, ...] = ()
    birthday: str = ""
    note: str = ""
    company: str = ""
    photo: bytes = b""
    dialect: Dialect = Dialect.IPHONE


ZOE = Truth(
    name="Zoë Brandão",
    given="Zoë",
    family="Brandão",
    phones=(("+351 912 558 976", "mobile"), ("+351 213 555 870", "Atelier")),
    mails=(("zoe@brandao.example", "home"), ("orders@atelier-brandao.example", "work")),
    places=(
        Place("home", "Rua das Flores 12", "Lisboa", "1200-195", "Portugal"),
        Place("Summer house", "Largo do Poço 3", "Évora", "7000-504", "Portugal"),
    ),
    birthday="--11-24",
    note="Oat milk, never sugar; calls after three\nHer brother restores clavichords",
    company="Atelier Brandão",
)
ELENI = Truth(
    name="Ελένη Παπαδοπούλου",
    given="Ελένη",
    family="Παπαδοπούλου",
    phones=(("+30 697 555 0102", "mobile"),),
    mails=(("eleni@papadopoulou.example", "home"),),
    places=(Place("home", "Οδός Ερμού 7", "Αθήνα", "10563", "Ελλάδα"),),
    birthday="1971-03-08",
    note="Πίνει τον καφέ σκέτο",
    dialect=Dialect.ANDROID,
)
MING = Truth(
    name="陈小明",
    given="小明",
    family="陈",
    phones=(("+86 138 5550 1199", "mobile"),),
    mails=(("ming@chen.example", "work"),),
    places=(Place("work", "南京西路 88 号", "上海", "200040", "中国"),),
    birthday="1988-10-02",
    note="喜欢靠窗的位子",
    dialect=Dialect.NEWER,
)
CAST = (ZOE, ELENI, MING)

_LATIN = (
    "Ana Bruno Carla Davide Edith Fritz Gwen Håkon Inês Jürgen Käthe Lucía Maël Noor Oskar Paulo Rosa Søren Tomás Ulla".split(),
    "Almeida Bäcker Castro Dubois Eriksen Ferrari Gómez Holm Ibsen Jansen Keller Lopes Møller Novak Olsen Peters".split(),
)
_GREEK = ("Γιώργος Δημήτρης Αθηνά Σοφία Νίκος Μαρία".split(), "Νικολάου Γεωργίου Οικονόμου Βλάχος Αλεξίου".split())
_HAN = ("伟 秀英 敏 静 丽 强 磊".split(), "王 李 张 刘 杨 黄 赵".split())
_NOTES = (
    "Prefers the window seat",
    "Two dogs, Nero and Fly; brings them along",
    "Pays by invoice\nAsk for the order number first",
    "Met at the spring market",
    "",
)
_OWN_LABELS = ("Workshop", "Mum’s phone", "Café am Eck", "Ferienhaus")
_TOWNS = (("Porto", "4000-322", "Portugal"), ("Köln", "50667", "Deutschland"), ("Aarhus", "8000", "Danmark"))


def everybody(count: int = PEOPLE) -> list[Truth]:
    """The cast first, then invented people; the same ones each time."""
    rng = random.Random(20261122)
    others: Iterator[tuple[str, str, str]] = iter(_names())
    people = [_pictured(person, rng) if person is ZOE else person for person in CAST]
    while len(people) < count:
        people.append(_person(len(people), *next(others), rng))
    return people


def write_export(path: Path, people: list[Truth]) -> Path:
    """The file, with three records that are no cards among the good ones."""
    cards = [_WRITERS[person.dialect](person, number) for number, person in enumerate(people)]
    third = len(cards) // 3
    cards.insert(third, "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:nobody\r\nREV:2026-01-02T10:00:00Z\r\nEND:VCARD\r\n")
    cards.insert(2 * third, "Contacts exported on 22 November 2026\r\n")
    cards.append("BEGIN:VCARD\r\nVERSION:3.0\r\nREV:2026-01-02T10:00:00Z\r\n")
    path.write_bytes("".join(cards).encode())
    return path


def _names() -> Iterator[tuple[str, str, str]]:
    """(name, given, family), nobody twice."""
    for given, family in ((given, family) for family in _LATIN[1] for given in _LATIN[0]):
        yield f"{given} {family}", given, family


def _person(number: int, name: str, given: str, family: str, rng: random.Random) -> Truth:
    script = rng.random()
    if script < 0.08:
        given, family = _GREEK[0][number % 6], _GREEK[1][number % 5]
        name = f"{given} {family} {number}"
    elif script < 0.16:
        given, family = f"{_HAN[0][number % 7]}{number}", _HAN[1][number % 5]
        name = f"{family}{given}"
    phones = [(f"+351 91{number // 100} {number % 100:02} {rng.randrange(10**5):05}", "mobile")]
    if rng.random() < 0.4:
        phones.append((f"+49 221 555{number:04}", rng.choice(("home", "work", "work fax"))))
    if rng.random() < 0.2:
        phones.append((f"+45 20 55 {number // 100:02} {number % 100:02}", rng.choice(_OWN_LABELS)))
    mails = [(f"person{number}@example.org", "home")] if rng.random() < 0.8 else []
    if rng.random() < 0.3:
        mails.append((f"p.{number}@shop{number % 40}.example", "work"))
    places = [_place(number, "home", rng)] if rng.random() < 0.6 else []
    if rng.random() < 0.15:
        places.append(_place(number + 1000, rng.choice(_OWN_LABELS), rng))
    born = f"{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
    chance = rng.random()
    person = Truth(
        name=name,
        given=given,
        family=family,
        phones=tuple(phones),
        mails=tuple(mails),
        places=tuple(places),
        birthday=f"{rng.randrange(1940, 2008)}-{born}" if chance < 0.35 else f"--{born}" if chance < 0.55 else "",
        note=rng.choice(_NOTES),
        company=f"Studio {family}" if rng.random() < 0.3 else "",
        dialect=rng.choice((Dialect.IPHONE, Dialect.IPHONE, Dialect.ANDROID, Dialect.NEWER)),
    )
    return _pictured(person, rng) if rng.random() < 0.1 else person


def _place(number: int, label: str, rng: random.Random) -> Place:
    city, postcode, country = rng.choice(_TOWNS)
    return Place(label, f"Marktgasse {number}", city, postcode, country)


def _pictured(person: Truth, rng: random.Random) -> Truth:
    fields = {name: getattr(person, name) for name in Truth.__slots__}
    return Truth(**{**fields, "photo": _png(rng, 32)})


def _png(rng: random.Random, edge: int) -> bytes:
    """A small picture of one colour with a darker foot."""
    light = bytes(rng.randrange(120, 230) for _ in range(3))
    dark = bytes(value // 2 for value in light)
    rows = b"".join(b"\0" + (light if line < edge * 2 // 3 else dark) * edge for line in range(edge))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


# The three dialects

_BUILT_IN = {"mobile", "home", "work", "work fax"}
_TYPES = {"mobile": "CELL", "home": "HOME", "work": "WORK", "work fax": "WORK;TYPE=FAX"}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(lines: list[str]) -> str:
    """Each line at most 75 bytes, never cut inside a letter."""
    out = []
    for line in lines:
        piece, room = "", 75
        for letter in line:
            size = len(letter.encode())
            if room < size:
                out.append(piece)
                piece, room = " ", 74
            piece, room = piece + letter, room - size
        out.append(piece)
    return "".join(f"{line}\r\n" for line in out)


def _iphone(person: Truth, number: int) -> str:
    lines = ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 18.0//EN"]
    lines += [f"N:{_escaped(person.family)};{_escaped(person.given)};;;", f"FN:{_escaped(person.name)}"]
    item = 0
    for kind, entries in (("TEL", person.phones), ("EMAIL;type=INTERNET", person.mails)):
        for value, label in entries:
            if label in _BUILT_IN:
                lines.append(f"{kind};type={_TYPES[label].replace('TYPE', 'type')}:{value}")
            else:
                item += 1
                lines += [f"item{item}.{kind}:{value}", f"item{item}.X-ABLabel:{_escaped(label)}"]
    for place in person.places:
        parts = ";".join(_escaped(p) for p in ("", "", place.street, place.city, "", place.postcode, place.country))
        if place.label in _BUILT_IN:
            lines.append(f"ADR;type={place.label.upper()}:{parts}")
        else:
            item += 1
            lines += [f"item{item}.ADR:{parts}", f"item{item}.X-ABLabel:{_escaped(place.label)}"]
    if person.company:
        lines.append(f"ORG:{_escaped(person.company)};")
    if person.birthday.startswith("--"):
        lines.append(f"BDAY;X-APPLE-OMIT-YEAR=1604:1604{person.birthday[1:]}")
    elif person.birthday:
        lines.append(f"BDAY:{person.birthday}")
    if person.note:
        lines.append(f"NOTE:{_escaped(person.note)}")
    if person.photo:
        lines.append(f"PHOTO;ENCODING=b;TYPE=PNG:{base64.b64encode(person.photo).decode()}")
    return _folded([*lines, f"UID:iphone-{number}", "END:VCARD"])


def _android(person: Truth, number: int) -> str:
    def coded(head: str, text: str) -> str:
        if text.isascii() and "\n" not in text:
            return f"{head}:{text}"
        # A line break in the middle is written as CR LF; soft breaks are left to other tests.
        printable = quopri.encodestring(text.replace("\n", "\r\n").encode(), quotetabs=True).decode()
        printable = printable.replace("=\n", "").replace("\r\n", "=0D=0A").replace("\n", "=0A")
        return f"{head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{printable}"

    def typed(label: str) -> str:
        return _TYPES[label].replace("TYPE=", "") if label in _BUILT_IN else f"X-{label}"

    lines = ["BEGIN:VCARD", "VERSION:2.1"]
    lines += [coded("N", f"{person.family};{person.given};;;"), coded("FN", person.name)]
    lines += [f"TEL;{typed(label)}:{value}" for value, label in person.phones]
    lines += [f"EMAIL;{typed(label)}:{value}" for value, label in person.mails]
    for place in person.places:
        lines.append(
            coded(f"ADR;{typed(place.label)}", f";;{place.street};{place.city};;{place.postcode};{place.country}")
        )
    if person.company:
        lines.append(coded("ORG", person.company))
    if person.birthday:
        lines.append(f"BDAY:{person.birthday}")
    if person.note:
        lines.append(coded("NOTE", person.note))
    text = "".join(f"{line}\r\n" for line in lines)
    if person.photo:
        body = base64.b64encode(person.photo).decode()
        text += (
            "PHOTO;ENCODING=BASE64;PNG:" + "\r\n ".join(body[i : i + 70] for i in range(0, len(body), 70)) + "\r\n\r\n"
        )
    return text + "END:VCARD\r\n"


def _newer(person: Truth, number: int) -> str:
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:00000000-0000-4000-8000-{number:012}"]
    lines += [f"N:{_escaped(person.family)};{_escaped(person.given)};;;", f"FN:{_escaped(person.name)}"]
    item = 0
    for value, label in person.phones:
        if label in _BUILT_IN:
            types = _TYPES[label].lower().replace(";type=", ",")
            lines.append(f'TEL;VALUE=uri;TYPE="{types}":tel:{value}')
        else:
            item += 1
            lines += [f"item{item}.TEL:{value}", f"item{item}.X-ABLabel:{_escaped(label)}"]
    lines += [f"EMAIL;TYPE={label}:{value}" for value, label in person.mails]
    for place in person.places:
        parts = ";".join(_escaped(p) for p in ("", "", place.street, place.city, "", place.postcode, place.country))
        item += 1
        lines += [f"item{item}.ADR:{parts}", f"item{item}.X-ABLabel:{_escaped(place.label)}"]
    if person.company:
        lines.append(f"ORG:{_escaped(person.company)}")
    if person.birthday:
        lines.append(f"BDAY:{person.birthday.replace('--', '~~').replace('-', '').replace('~~', '--')}")
    if person.note:
        lines.append(f"NOTE:{_escaped(person.note)}")
    if person.photo:
        lines.append(f"PHOTO:data:image/png;base64,{base64.b64encode(person.photo).decode()}")
    return _folded([*lines, "END:VCARD"])


_WRITERS: dict[Dialect, Callable[[Truth, int], str]] = {
    Dialect.IPHONE: _iphone,
    Dialect.ANDROID: _android,
    Dialect.NEWER: _newer,
}
