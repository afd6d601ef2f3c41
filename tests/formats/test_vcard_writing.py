"""What is written is read again as it was: nothing is lost between import, export and import."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.numeric_dates import NumericDate
from regulars.domain.occasions import Occasion, OccasionId, OccasionKind
from regulars.domain.people import (
    Address,
    CircleId,
    CircleName,
    ContactPoint,
    Membership,
    NameParts,
    OwnValue,
    Person,
    PersonId,
    PersonLink,
    PointKind,
)
from regulars.formats.quick_records import quick_address, quick_parts, quick_person, quick_point
from regulars.formats.records import IncomingFigures, IncomingLink, IncomingOccasion, IncomingPerson
from regulars.formats.vcard import limits, read_vcards, record_of, write_vcard, write_vcards

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "vcards").glob("*.vcf"))
GIF = b"GIF89a" + bytes(range(200))


def read(data: bytes) -> list[IncomingPerson]:
    batches = list(read_vcards(BytesIO(data), len(data)))
    assert not [remark for batch in batches for remark in batch.remarks]
    return [person for batch in batches for person in batch.people]


def again(people: Iterable[IncomingPerson]) -> list[IncomingPerson]:
    return [replace(person, line=0) for person in read(b"".join(write_vcards(people)))]


def _clean(text: str) -> bool:
    return "_$!<" not in text and "\u037e" not in text


# What a reader never gives stays out: control characters, blanks at the ends, text that is not composed.
letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Mn", "Me", "Mc"), exclude_characters="\ufeff")
line = st.text(letters, max_size=30).map(lambda text: _composed(text).strip()).filter(_clean)
filled = line.filter(bool)
paragraphs = st.lists(line, max_size=4).map(lambda lines: "\n".join(lines).strip())
awkward = st.sampled_from(
    ["a;b,c\\n:\"^'", "\\", "a\\", "=3D=", "BEGIN:VCARD", "TEL:1", "item1.X", "urn:uuid:x", "x" * 200, "ё" * 100]
)
label = (
    filled
    | awkward
    | st.sampled_from(("", "mobile", "home", "work fax", "shop", "Mobile", "skype", "twitter", "pref", "cell"))
)
value = (filled | awkward).filter(lambda text: not text.lower().startswith(("tel:", "mailto:")))


def _composed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


points = st.builds(ContactPoint, kind=st.sampled_from(PointKind), value=value, label=label, preferred=st.booleans())
addresses = st.builds(
    Address, label=label, street=paragraphs | awkward, extended=line, po_box=line, city=filled, region=line, postcode=line,
    country=line, formatted=paragraphs | awkward, preferred=st.booleans(),
)  # fmt: skip
partial_texts = st.sampled_from(("", "2001", "2001-05", "2001-05-09"))
memberships = st.builds(
    Membership,
    organisation=filled | awkward,
    title=line,
    department=line | awkward,
    since=partial_texts,
    until=partial_texts,
)
years = st.integers(1, 9999).filter(lambda year: year != 1604)
gregorian = st.one_of(
    st.builds(PartialDate, years, about=st.booleans()),
    st.builds(PartialDate, years, st.integers(1, 12), about=st.booleans()),
    st.builds(PartialDate, years, st.integers(1, 12), st.integers(1, 28), st.booleans()),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 28), st.booleans()),
    st.builds(PartialDate, st.none(), st.integers(1, 12)),
)
others = st.builds(
    PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 29), st.booleans(),
    st.sampled_from([calendar for calendar in Calendar if calendar is not Calendar.GREGORIAN]),
)  # fmt: skip
occasions = st.builds(IncomingOccasion, st.sampled_from(OccasionKind), gregorian | others, label)
people = st.builds(
    IncomingPerson,
    line=st.just(0),
    name=filled | awkward,
    uid=line | st.uuids().map(str),
    parts=st.builds(NameParts, *[line | awkward] * 5, filled, line, line),
    points=st.lists(points, max_size=4).map(tuple),
    addresses=st.lists(addresses, max_size=2).map(tuple),
    memberships=st.lists(memberships, max_size=3).map(tuple),
    occasions=st.lists(occasions, max_size=3, unique=True).map(tuple),
    links=st.lists(st.builds(IncomingLink, label.filter(lambda text: text != "pref"), filled), max_size=3).map(tuple),
    circles=st.lists(filled.filter(lambda name: name.lower() != "mycontacts"), max_size=3, unique=True).map(tuple),
    note=paragraphs | awkward,
    photo=st.sampled_from((b"", GIF, b"\xff\xd8\xff" + GIF * 30)),
    is_organisation=st.booleans(),
    is_group=st.booleans(),
    members=st.lists(st.uuids().map(str) | filled, max_size=2).map(tuple),
    language=st.sampled_from(("", "pt", "zh-Hant")),
    zone=st.sampled_from(("", "Europe/Lisbon", "America/Argentina/Buenos_Aires", "UTC")),
    pronouns=line,
    own_values=st.dictionaries(filled | awkward, line | awkward, max_size=3),
    extras=st.lists(
        st.sampled_from(
            (
                "X-FOO:1",
                "item1.X-A:\\n",
                "item1.X-ABLabel:b",
                'item2.X-B;P="c:d":e',
                "GENDER:F",
                "LANG;PREF=2:en",
                "X-Q;ENCODING=QUOTED-PRINTABLE:=C3=91" + "=20" * 40,
                "REV:20260101T000000Z",
            )
        ),
        max_size=4,
        unique=True,
    ).map(tuple),
    sort_key=line | awkward,
)


@given(people)
def test_every_record_is_read_again_as_it_was(person: IncomingPerson) -> None:
    if not person.language:
        person = replace(person, extras=tuple(extra for extra in person.extras if not extra.startswith("LANG")))
    (found,) = again([person])
    assert found == person


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_came_from_any_maker_is_read_again_as_it_was(path: Path) -> None:
    data = path.read_bytes()
    came = [replace(person, line=0) for batch in read_vcards(BytesIO(data), len(data)) for person in batch.people]
    assert came
    assert again(came) == came


@pytest.mark.parametrize(
    "note",
    [
        "\n\n".join("She likes the window seat, and oat milk; never sugar. " * 20 for _ in range(300)).strip(),
        "word " * 60_000 + "end",
        "," * 250_000,
        "\N{HONEYBEE}" * 100_000,
        "a\n" * 70_000 + "a",
        "before" + "\n\n\n" * 20_000 + "after",
    ],
    ids=["paragraphs", "words", "commas", "bees", "lines", "gaps"],
)
def test_a_note_too_long_for_a_line_is_read_again_as_it_was(note: str) -> None:
    ana = IncomingPerson(0, "Ana", note=note)
    assert again([ana, replace(ana, note="short")]) == [ana, replace(ana, note="short")]
    lines = write_vcard(ana).replace(b"\r\n ", b"").split(b"\r\n")
    assert max(map(len, lines)) < limits.LINE
    assert sum(line.startswith(b"NOTE") for line in lines) > 1


def test_lines_are_folded_at_75_bytes_and_never_inside_a_character() -> None:
    written = write_vcard(IncomingPerson(1, "Zoë", note="Ζωή 李 " * 60))
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [each.decode() for each in lines]
    assert written.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert written.endswith(b"\r\nEND:VCARD\r\n")


def test_labels_of_our_own_are_written_as_all_address_books_do() -> None:
    ana = IncomingPerson(
        1,
        "Ana",
        points=(ContactPoint(PointKind.PHONE, "1", "shop"), ContactPoint(PointKind.PHONE, "2", "work fax")),
        extras=("item1.X-A:1",),
    )
    text = write_vcard(ana).decode()
    assert "item2.TEL:1\r\nitem2.X-ABLabel:shop\r\n" in text
    assert "TEL;TYPE=work,fax:2\r\n" in text


def test_a_date_without_a_year_is_written_without_one() -> None:
    ana = IncomingPerson(1, "Ana", occasions=(IncomingOccasion(OccasionKind.BIRTHDAY, PartialDate(month=5, day=9)),))
    assert b"\r\nBDAY:--0509\r\n" in write_vcard(ana)


def test_a_person_of_the_book_becomes_a_record() -> None:
    person = Person(
        PersonId(7),
        "uid",
        "Ana",
        added_on=date(2026, 1, 2),
        about="Likes tea",
        circles=(CircleName(CircleId(1), "Wine"),),
        links=(PersonLink("spouse", "Rui"),),
        own_values=(OwnValue("Hair", "7N"),),
        extras=("X-A:1",),
    )
    birthday = Occasion(OccasionId(1), OccasionKind.BIRTHDAY, PartialDate(1990, 5, 9))
    record = record_of(person, [birthday], GIF)
    assert again([record]) == [record]
    assert (record.note, record.circles, record.own_values, record.photo) == (
        "Likes tea",
        ("Wine",),
        {"Hair": "7N"},
        GIF,
    )


def test_records_made_fast_are_records() -> None:
    point = quick_point(PointKind.URL, "v", "l", True, "m")
    assert point == ContactPoint(PointKind.URL, "v", "l", True, "m")
    assert type(point) is ContactPoint
    with pytest.raises(AttributeError):
        point.value = "other"  # type: ignore[misc]  # that it is frozen is what is tested
    assert quick_address(*"abcdefghi", True) == Address(*"abcdefghi", True)
    assert quick_parts(*"abcdefgh") == NameParts(*"abcdefgh")
    arguments = (
        3,
        "n",
        "u",
        NameParts(),
        (),
        (),
        (),
        (),
        (),
        (),
        "o",
        b"p",
        True,
        False,
        (),
        "l",
        "z",
        "h",
        {"a": "b"},
        ("e",),
        "s",
        (IncomingFigures(OccasionKind.BIRTHDAY, "", NumericDate(3, 4, 1984), 7, "BDAY:3/4/1984", "BDAY", "3/4/1984"),),
        True,
    )
    assert len(arguments) == len(fields(IncomingPerson))
    assert quick_person(*arguments) == IncomingPerson(*arguments)
