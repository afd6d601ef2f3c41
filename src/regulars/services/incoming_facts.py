"""What a record says, taken apart, so that two records can be compared: what does this one know that we do not?

A fact is a key (texts that are equal when the facts are) and what would be written. `implied` are keys of lesser facts: who
has "9 May 1984" has "9 May" too.
"""

from collections.abc import Iterator

from regulars.domain.folding import fold
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import NameParts, PointKind
from regulars.formats.records import IncomingOccasion, IncomingPerson

Key = tuple[str, ...]
Fact = tuple[Key, object]

BIRTHDAY_LINE = "BDAY: "
"""Begins the line of the notes in which a birthday stands that another one stands against."""
_NO_PARTS = NameParts()
# What changes with every export and says nothing about the person.
_PASSING = frozenset({"REV", "PRODID", "X-ABUID", "X-LOTUS-CHARSET"})


def facts_of(record: IncomingPerson) -> Iterator[Fact]:
    """All that a record says about a person but the name."""
    for point in record.points:
        compared = point.match or point.value.casefold()
        yield (point.kind, compared), point
    for address in record.addresses:
        whole = (address.street, address.extended, address.po_box, address.city, address.region, address.postcode)
        yield (
            ("address", "\n".join((*whole, address.country, "" if any(whole) else address.formatted)).casefold()),
            address,
        )
    for job in record.memberships:
        yield _work(job.organisation, job.title, job.department), job
    for occasion in record.occasions:
        yield _day(occasion), occasion
    for link in record.links:
        yield ("link", link.kind.casefold(), link.name.casefold()), link
    for circle in record.circles:
        yield ("circle", circle.casefold()), circle
    for label, value in record.own_values.items():
        yield ("own", label, value), (label, value)
    if record.note:
        for paragraph in record.note.split("\n\n"):
            if paragraph.strip():
                yield ("about", paragraph.strip()), paragraph.strip()
    for extra in record.extras:
        group, line = ungrouped(extra)
        name = line.partition(":")[0].partition(";")[0].upper()
        if name not in _PASSING:
            yield ("extra", line), (group, line)
    yield from _single_facts(record)


def _single_facts(record: IncomingPerson) -> Iterator[Fact]:
    """What a person has one of: the first one stays."""
    if record.photo:
        yield ("photo",), record.photo
    for name in ("language", "zone", "pronouns"):
        value = getattr(record, name)
        if value:
            yield (name,), value
    parts = record.parts
    if parts is _NO_PARTS:
        return
    if parts.given or parts.middle or parts.family:
        yield ("parts",), parts
    for name in ("prefix", "suffix", "phonetic_given", "phonetic_family"):
        value = getattr(parts, name)
        if value:
            yield (name,), value
    if parts.nickname:
        for nick in parts.nickname.split(", "):
            yield ("nickname", nick.casefold()), nick


def _work(organisation: str, title: str, department: str) -> Key:
    return ("work", organisation.casefold(), title.casefold(), department.casefold())


def _day(occasion: IncomingOccasion) -> Key:
    leap = "leap" if occasion.when.leap_month else ""
    return (occasion.kind, occasion.label.casefold(), occasion.when.iso() + leap, occasion.when.calendar)


def implied(record: IncomingPerson) -> Iterator[Key]:
    """The lesser facts within a record's facts, and the name."""
    yield name_key(record.name)
    for job in record.memberships:
        if job.title or job.department:
            yield _work(job.organisation, "", "")
            yield _work(job.organisation, job.title, "")
            yield _work(job.organisation, "", job.department)
    for occasion in record.occasions:
        when = occasion.when
        if when.year is not None and when.month is not None:
            known = (occasion.kind, occasion.label.casefold())
            without_year = f"--{when.month:02d}" if when.day is None else f"--{when.month:02d}-{when.day:02d}"
            yield (*known, without_year, when.calendar)
            yield (*known, when.iso().removeprefix("~"), when.calendar)
    for paragraph in record.note.split("\n\n"):
        for line in paragraph.split("\n"):
            if line.startswith(BIRTHDAY_LINE):
                yield (OccasionKind.BIRTHDAY, "", line.removeprefix(BIRTHDAY_LINE).strip(), "gregorian")
                yield ("about", line.strip())
    for extra in record.extras:
        if extra[:3].upper() == "FN:":
            yield name_key(extra[3:])


def name_key(name: str) -> Key:
    """A name however its words are ordered."""
    return ("name", *sorted((fold(name) or name).split()))


def ungrouped(extra: str) -> tuple[str, str]:
    """The group of a kept line ("item1", or nothing), and the line without it."""
    head, dot, rest = extra.partition(".")
    if dot and head.replace("-", "").isalnum() and ":" not in head:
        return head, rest
    return "", extra


def likely_same(one: str, other: str, *, shared: int = 1) -> bool:
    """Whether two names may be one person's: the same words, one shorter than the other, initials for words.

    Families share a telephone: Jan and Jana are two, unless more than one number or mail is the same (`shared`).

    >>> likely_same("Ana Moreira", "A. M. Moreira"), likely_same("Bashir Nasser", "Nasser, Bashir")
    (True, True)
    >>> likely_same("Jan Novák", "Jana Nováková"), likely_same("Mum", "Maria Duarte")
    (False, False)
    """
    first, second = fold(one), fold(other)
    if not first or not second or first.replace(" ", "") == second.replace(" ", ""):
        return True
    words, others = set(first.split()), set(second.split())
    here, there = words - others, others - words
    if not here or not there:
        return True
    fewer, more = sorted((here, there), key=len)
    return all(any(_stands_for(word, known, shared) for known in more) for word in fewer)


def _stands_for(word: str, other: str, shared: int) -> bool:
    short, long = sorted((word, other), key=len)
    return (len(short) == 1 or shared > 1) and long.startswith(short)


def reach(record: IncomingPerson) -> tuple[str, ...]:
    """A phone, a mail and a town, to tell who a record is."""
    found = [
        next((p.value for p in record.points if p.kind is kind), "") for kind in (PointKind.PHONE, PointKind.EMAIL)
    ]
    found.append(next((address.city for address in record.addresses if address.city), ""))
    return tuple(value for value in found if value)
