"""People: added with little, edited field by field, found by a word, gone and back."""

import pytest

from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem, Unfit
from regulars.domain.moments import MomentKind
from regulars.domain.people import (
    Address,
    Channel,
    NameOrder,
    NameParts,
    OwnFieldId,
    OwnKind,
    PersonField,
    PersonId,
    PersonState,
    PointKind,
    Role,
)
from regulars.services.people import People
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.formats.pictures import exif, jpeg, jpeg_segment, png, webp, webp_chunk
from tests.open_shop import Shop

JPEG, WEBP = jpeg(), webp(webp_chunk(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x08\0\x08\0"))


def test_a_name_is_all_it_takes(verbs: Verbs) -> None:
    person = verbs.people.get(PersonId(verbs.people.add("Baker's wife").created or 0))
    assert (person.name, person.added_on, person.state, person.role) == (
        "Baker's wife",
        TODAY,
        PersonState.ACTIVE,
        Role.REGULAR,
    )
    assert len(person.uid) == 36


def test_no_name_at_all_is_refused(verbs: Verbs) -> None:
    with pytest.raises(KnownProblem) as refused:
        verbs.people.add(" \u0007 ")
    assert refused.value.code is Problem.BAD_VALUE
    assert refused.value.values["field"] == "name"
    assert verbs.book.history() == []


def test_a_person_comes_with_phones_mails_birthday_and_circle_in_one_step(verbs: Verbs) -> None:
    verbs.settings.change(country="PT")
    changes = verbs.people.add(
        "Ana",
        phones=["912 555 014"],
        emails=["Ana@X.example"],
        birthday=PartialDate(None, 5, 9),
        circle="food",
        cadence_days=42,
    )
    person = verbs.people.get(PersonId(changes.created or 0))
    assert [(point.kind, point.value, point.match) for point in person.points] == [
        (PointKind.PHONE, "912 555 014", "+351912555014"),
        (PointKind.EMAIL, "Ana@X.example", "ana@x.example"),
    ]
    assert [circle.name for circle in person.circles] == ["food"]
    assert person.cadence_days == 42
    assert verbs.occasions.of(person.id)[0].when == PartialDate(None, 5, 9)
    verbs.book.undo()
    assert verbs.circles.all() == []


def test_the_name_is_made_of_its_parts_until_the_owner_chooses_one(verbs: Verbs) -> None:
    person = PersonId(verbs.people.add("", parts=NameParts(given="Anna", family="Nagy")).created or 0)
    assert verbs.people.get(person).name == "Anna Nagy"
    verbs.people.set_field(person, PersonField.NAME_ORDER, NameOrder.FAMILY_FIRST)
    assert verbs.people.get(person).name == "Nagy Anna"
    verbs.people.set_field(person, PersonField.NAME_ORDER, "")
    verbs.people.set_field(person, PersonField.LANGUAGE, "hu")
    assert verbs.people.get(person).name == "Nagy Anna"
    verbs.people.set_field(person, PersonField.NAME, "Panni")
    verbs.people.set_field(person, PersonField.FAMILY, "Kis")
    assert verbs.people.get(person).name == "Panni"
    assert verbs.people.get(person).parts == NameParts(given="Anna", family="Kis")


def test_the_place_in_the_list_follows_the_name_unless_the_owner_chose_one(verbs: Verbs, ana: PersonId) -> None:
    def key() -> str:
        return str(verbs.book.connection.value("SELECT sort_key FROM person WHERE id = ?", (ana,)))

    verbs.people.set_field(ana, PersonField.NAME, "Łucja")
    assert key() == "lucja"
    verbs.people.set_field(ana, PersonField.PHONETIC_GIVEN, "woodge")
    assert key() == "woodge"
    verbs.people.set_field(ana, PersonField.SORT_KEY, "Ōe")
    verbs.people.set_field(ana, PersonField.NAME, "Zoë")
    assert key().startswith("oe\x1f")
    assert verbs.people.get(ana).sort_key == "Ōe"
    verbs.people.set_field(ana, PersonField.PHONETIC_GIVEN, "")
    verbs.people.set_field(ana, PersonField.SORT_KEY, "")
    assert key() == "zoe"


ACCEPTED = [
    (PersonField.ABOUT, "two\r\nlines\x00", "two\nlines"),
    (PersonField.ABOUT, "x" * 10_000, "x" * 10_000),
    (PersonField.SAY_LIKE, "KOS-ta \n", "KOS-ta"),
    (PersonField.GREETING, "שלום \u202eعالم", "שלום \u202eعالم"),
    (PersonField.PRONOUNS, "she\ud800/her", "she/her"),
    (PersonField.NAME, "Jose\u0301", "José"),
    (PersonField.ZONE, "America/Chicago", "America/Chicago"),
    (PersonField.ZONE, "", ""),
    (PersonField.QUIET_HOURS, "19:00 – 8:00", "19:00-08:00"),
    (PersonField.SINCE, "~1986", "~1986"),
    (PersonField.ROLE, "supplier", Role.SUPPLIER),
    (PersonField.PREFERRED_CHANNEL, "letter", Channel.LETTER),
    (PersonField.FORBIDDEN_CHANNELS, "email, call", frozenset({Channel.CALL, Channel.EMAIL})),
]


@pytest.mark.parametrize(("field", "value", "kept"), ACCEPTED)
def test_a_field_keeps_what_was_typed_cleaned(
    verbs: Verbs, ana: PersonId, field: PersonField, value: str, kept: object
) -> None:
    verbs.people.set_field(ana, field, value)
    assert getattr(verbs.people.get(ana), field.value) == kept


REFUSED = [
    (PersonField.NAME, " "),
    (PersonField.NAME, "x" * 1_001),
    (PersonField.ABOUT, "x" * 10_001),
    (PersonField.ZONE, "Europe/Nowhere"),
    (PersonField.ZONE, "Europe"),
    (PersonField.ZONE, "../etc/passwd"),
    (PersonField.QUIET_HOURS, "late"),
    (PersonField.QUIET_HOURS, "25:00-08:00"),
    (PersonField.SINCE, "31.02.1984"),
    (PersonField.ROLE, "lead"),
    (PersonField.NAME_ORDER, "sideways"),
    (PersonField.PREFERRED_CHANNEL, "fax"),
    (PersonField.FORBIDDEN_CHANNELS, "email, fax"),
]


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_value_that_cannot_be_is_refused_with_its_field(
    verbs: Verbs, ana: PersonId, field: PersonField, value: str
) -> None:
    with pytest.raises(KnownProblem) as refused:
        verbs.people.set_field(ana, field, value)
    assert refused.value.code is Problem.BAD_VALUE
    assert refused.value.values["field"] == field.value
    assert len(str(refused.value.values["value"])) <= 100


def test_every_field_can_be_set_and_emptied_again(verbs: Verbs, ana: PersonId) -> None:
    free = set(PersonField) - {field for field, _, _ in ACCEPTED} - {PersonField.NAME_ORDER, PersonField.SORT_KEY}
    for field in free:
        verbs.people.set_field(ana, field, "ab")
        person = verbs.people.get(ana)
        assert "ab" in (getattr(person, field.value, ""), getattr(person.parts, field.value, "")), field
        verbs.people.set_field(ana, field, "")
        person = verbs.people.get(ana)
        assert getattr(person, field.value, "") == "" == getattr(person.parts, field.value, ""), field


def test_a_forbidden_channel_is_not_preferred(verbs: Verbs, ana: PersonId) -> None:
    verbs.people.set_field(ana, PersonField.PREFERRED_CHANNEL, "call")
    verbs.people.set_field(ana, PersonField.FORBIDDEN_CHANNELS, "call,visit")
    assert verbs.people.get(ana).preferred_channel is None
    with pytest.raises(KnownProblem):
        verbs.people.set_field(ana, PersonField.PREFERRED_CHANNEL, "visit")


def test_quick_edits_of_one_field_are_one_step(shop: Shop, ana: PersonId) -> None:
    shop.verbs.people.set_field(ana, PersonField.ABOUT, "first")
    shop.verbs.people.set_field(ana, PersonField.ABOUT, "second")
    shop.verbs.people.set_field(ana, PersonField.GREETING, "bom dia")
    shop.book.undo()
    assert shop.verbs.people.get(ana).about == "second"
    shop.book.undo()
    assert shop.verbs.people.get(ana).about == ""


@pytest.mark.parametrize("days", [0, 0.5, -3, 36_501, float("nan"), float("inf")])
def test_a_rhythm_lies_between_a_day_and_a_century(verbs: Verbs, ana: PersonId, days: float) -> None:
    with pytest.raises(KnownProblem):
        verbs.people.set_rhythm(ana, days)


def test_the_usual_rhythm_is_the_quickest_of_the_circles(verbs: Verbs, ana: PersonId) -> None:
    verbs.circles.add("food", cadence_days=21)
    verbs.circles.add("designers", cadence_days=35)
    verbs.people.join_circle(ana, "designers")
    verbs.people.join_circle(ana, "food")
    assert verbs.people.get(ana).usual_days == 21


def test_an_ended_relationship_knows_since_when(verbs: Verbs, ana: PersonId) -> None:
    verbs.people.set_state(ana, PersonState.ASKED_NOT)
    assert (verbs.people.get(ana).state, verbs.people.get(ana).state_since) == (PersonState.ASKED_NOT, TODAY)
    verbs.people.set_state(ana, PersonState.ACTIVE)
    assert verbs.people.get(ana).state_since is None


def test_who_introduced_whom_is_named(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.introduce(ana, rui)
    assert verbs.people.get(ana).introduced_by_name == "Rui Faria"
    for nobody in (ana, PersonId(99)):
        with pytest.raises(KnownProblem):
            verbs.people.introduce(ana, nobody)


def test_only_one_card_is_the_owner_s(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    assert verbs.people.me() is None
    verbs.people.set_me(ana)
    verbs.people.set_me(rui)
    assert verbs.people.me() == rui
    assert not verbs.people.get(ana).is_me


def test_a_picture_is_kept_once_and_read_back(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    for person in (ana, rui):
        verbs.people.set_photo(person, JPEG)
    first, second = (verbs.people.get(person).photo for person in (ana, rui))
    assert first is not None
    assert first == second
    assert verbs.people.photo(first) == JPEG
    verbs.people.set_photo(ana, WEBP)
    assert verbs.people.photo(verbs.people.get(ana).photo or 0) == WEBP
    verbs.book.undo()
    assert verbs.people.get(ana).photo == first


def test_where_a_picture_was_taken_stays_outside(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.set_photo(ana, jpeg(jpeg_segment(0xE1, b"Exif\0\0" + exif(1, place=b"38.7223N"))))
    verbs.people.set_photo(rui, JPEG)
    assert verbs.people.get(ana).photo == verbs.people.get(rui).photo


def test_a_large_picture_is_made_small_where_somebody_can_draw(verbs: Verbs, ana: PersonId) -> None:
    asked: list[tuple[str, int]] = []

    def shrink(_data: bytes, mime: str, side: int) -> bytes | None:
        asked.append((mime, side))
        return png(512, 256)

    people = People(verbs.book, shrink)
    people.set_photo(ana, png(2048, 1024))
    assert people.photo(people.get(ana).photo or 0) == png(512, 256)
    people.set_photo(ana, png(512, 300))
    assert people.photo(people.get(ana).photo or 0) == png(512, 300)
    assert asked == [("image/png", 512)]


def test_a_large_picture_that_cannot_be_drawn_is_refused(verbs: Verbs, ana: PersonId) -> None:
    with pytest.raises(KnownProblem) as refused:
        People(verbs.book, lambda *_: None).set_photo(ana, png(600, 600))
    assert refused.value.values["reason"] is Unfit.NO_PICTURE


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"RIFF____WAVE", JPEG[:-2], png(6000, 6000, rows=b""), JPEG + bytes(10_000_000)]
)
def test_what_is_no_picture_or_too_large_is_refused(verbs: Verbs, ana: PersonId, data: bytes) -> None:
    with pytest.raises(KnownProblem) as refused:
        verbs.people.set_photo(ana, data)
    assert refused.value.values["field"] == "photo"
    with pytest.raises(KnownProblem):
        verbs.people.photo(1)


def test_one_phone_is_preferred_of_its_kind(verbs: Verbs, ana: PersonId) -> None:
    first = verbs.people.add_point(ana, PointKind.PHONE, "912 555 014").created or 0
    second = verbs.people.add_point(ana, PointKind.PHONE, "912 555 015", "mum's phone").created or 0
    mail = verbs.people.add_point(ana, PointKind.EMAIL, "a@x.example").created or 0
    for point in (mail, first, second):
        verbs.people.prefer_point(point)
    assert {point.id for point in verbs.people.get(ana).points if point.preferred} == {mail, second}
    assert verbs.people.get(ana).points[1].label == "mum's phone"


@pytest.mark.parametrize(
    ("kind", "value"),
    [(PointKind.PHONE, "ask at the shop"), (PointKind.PHONE, " "), (PointKind.EMAIL, "ana"), (PointKind.EMAIL, "@x")],
)
def test_a_point_that_leads_nowhere_is_refused(verbs: Verbs, ana: PersonId, kind: PointKind, value: str) -> None:
    with pytest.raises(KnownProblem):
        verbs.people.add_point(ana, kind, value)


def test_an_address_needs_more_than_a_label(verbs: Verbs, ana: PersonId) -> None:
    with pytest.raises(KnownProblem):
        verbs.people.add_address(ana, Address(label="shop"))
    verbs.people.add_address(ana, Address(label="shop", street="Rua das Flores 1\n2.º Dto", city=" Porto "))
    (address,) = verbs.people.get(ana).addresses
    assert (address.label, address.street, address.city) == ("shop", "Rua das Flores 1\n2.º Dto", "Porto")
    assert verbs.people.get(ana).place == "Porto"


def test_an_organisation_is_shared_and_goes_with_its_last_member(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    mine = verbs.people.set_membership(ana, "Duarte & Filhas", "baker", since="2019-05").created or 0
    verbs.people.set_membership(rui, "Duarte & Filhas")
    (here,), (there,) = verbs.people.get(ana).memberships, verbs.people.get(rui).memberships
    assert here.organisation_id == there.organisation_id
    assert (here.title, here.since) == ("baker", "2019-05")
    verbs.people.set_membership(ana, "Elsewhere", membership_id=mine)
    verbs.people.delete(rui)
    assert verbs.book.connection.rows("SELECT name FROM organisation") == [("Elsewhere",)]
    with pytest.raises(KnownProblem):
        verbs.people.set_membership(ana, "Elsewhere", until="soon")


def test_a_link_reads_right_from_both_sides(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.add_link(ana, "mother", rui, reverse_kind="son")
    assert [(link.kind, link.other_name) for link in verbs.people.get(ana).links] == [("mother", "Rui Faria")]
    assert [(link.kind, link.other) for link in verbs.people.get(rui).links] == [("son", ana)]
    verbs.people.delete(rui)
    assert [(link.other_name, link.other) for link in verbs.people.get(ana).links] == [("Rui Faria", None)]
    with pytest.raises(KnownProblem):
        verbs.people.add_link(ana, "self", ana)


def test_the_owner_s_own_fields_are_shared_by_label(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.set_own_value(ana, "Shoes", "39")
    verbs.people.set_own_value(rui, "Shoes", "44")
    verbs.people.set_own_value(ana, "Shoes", "40")
    assert [(own.label, own.value) for own in verbs.people.get(ana).own_values] == [("Shoes", "40")]
    assert verbs.book.connection.value("SELECT count(*) FROM own_field") == 1


@pytest.mark.parametrize(
    ("kind", "fits", "kept", "refused"),
    [
        (OwnKind.TEXT, " black,\nno sugar ", "black,\nno sugar", None),
        (OwnKind.NUMBER, " 38.5 ", "38.5", "38,5"),
        (OwnKind.NUMBER, "-2", "-2", "1e9"),
        (OwnKind.DATE, "2025-05", "2025-05", "2025-02-30"),
        (OwnKind.CHOICE, "oily", "oily", "Oily!"),
    ],
)
def test_an_own_field_takes_what_its_kind_takes(
    verbs: Verbs, ana: PersonId, kind: OwnKind, fits: str, kept: str, refused: str | None
) -> None:
    verbs.people.add_own_field("Mine", kind, ["dry", "oily"] if kind is OwnKind.CHOICE else [])
    verbs.people.set_own_value(ana, "Mine", fits)
    if refused is not None:
        with pytest.raises(KnownProblem) as problem:
            verbs.people.set_own_value(ana, "Mine", refused)
        assert problem.value.code is Problem.BAD_VALUE
        assert problem.value.values["field"] == kind.value
    assert [own.value for own in verbs.people.get(ana).own_values] == [kept]
    verbs.people.set_own_value(ana, "Mine", "")
    assert verbs.people.get(ana).own_values == ()
    assert [(field.label, field.kind) for field in verbs.people.own_fields()] == [("Mine", kind)]


def test_a_second_field_of_a_name_and_a_choice_of_one_are_refused(verbs: Verbs) -> None:
    verbs.people.add_own_field("Café", OwnKind.TEXT)
    for label, kind, choices, named in (
        ("CAFE", OwnKind.TEXT, [], "label"),
        (" ", OwnKind.TEXT, [], "label"),
        ("Skin", OwnKind.CHOICE, ["dry", " dry "], "choices"),
        ("Size", OwnKind.NUMBER, ["1", "2"], "choices"),
    ):
        with pytest.raises(KnownProblem) as problem:
            verbs.people.add_own_field(label, kind, choices)
        assert problem.value.values["field"] == named
    assert len(verbs.people.own_fields()) == 1


def test_a_field_that_is_not_there_cannot_be_removed(verbs: Verbs) -> None:
    with pytest.raises(KnownProblem) as problem:
        verbs.people.delete_own_field(OwnFieldId(99))
    assert problem.value.code is Problem.ENTRY_UNKNOWN


def test_deleting_someone_keeps_the_moments_of_the_others(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    together = verbs.moments.log([ana, rui], MomentKind.MEETING).created
    verbs.moments.log([ana], MomentKind.CALL)
    verbs.people.delete(ana)
    assert verbs.book.connection.rows("SELECT id FROM moment") == [(together,)]
    with pytest.raises(KnownProblem) as gone:
        verbs.people.get(ana)
    assert gone.value.code is Problem.PERSON_UNKNOWN


def test_a_word_means_the_person_it_leads_to(verbs: Verbs, ana: PersonId) -> None:
    other = PersonId(verbs.people.add("Ana Dias").created or 0)
    lodz = PersonId(verbs.people.add("Łódź Café").created or 0)
    assert verbs.people.resolve(str(ana)) == ana
    assert verbs.people.resolve("ana dias") == other
    assert verbs.people.resolve("duar") == ana
    assert verbs.people.resolve("LODZ") == lodz
    with pytest.raises(KnownProblem) as several:
        verbs.people.resolve("ana")
    assert several.value.code is Problem.PERSON_AMBIGUOUS
    assert several.value.values["candidates"] == [(ana, "Ana Duarte"), (other, "Ana Dias")]
    for nobody in ("", "  ", "Quim", "99", "..."):
        with pytest.raises(KnownProblem) as unknown:
            verbs.people.resolve(nobody)
        assert unknown.value.code is Problem.PERSON_UNKNOWN


def test_what_is_not_there_is_said_to_be_unknown(verbs: Verbs) -> None:
    nobody = PersonId(99)
    for act in (
        lambda: verbs.people.get(nobody),
        lambda: verbs.people.delete(nobody),
        lambda: verbs.people.set_field(nobody, PersonField.NAME, "x"),
        lambda: verbs.people.add_point(nobody, PointKind.PHONE, "1"),
        lambda: verbs.people.join_circle(nobody, "x"),
    ):
        with pytest.raises(KnownProblem) as unknown:
            act()
        assert unknown.value.code is Problem.PERSON_UNKNOWN
    for act in (
        lambda: verbs.people.edit_point(99, "1", ""),
        lambda: verbs.people.delete_point(99),
        lambda: verbs.people.delete_address(99),
        lambda: verbs.people.delete_membership(99),
        lambda: verbs.people.delete_link(99),
    ):
        with pytest.raises(KnownProblem) as unknown:
            act()
        assert unknown.value.code is Problem.ENTRY_UNKNOWN
    assert verbs.book.history() == []


def test_a_person_s_history_tells_only_of_them(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    shop.verbs.people.set_field(rui, PersonField.GREETING, "olá")
    shop.verbs.notes.add(ana, "likes Barolo")
    assert [step.act.value for step in shop.book.history(ana)] == ["add-note", "add-person"]
    assert [step.subject for step in shop.book.history(rui)] == ["Rui Faria", "Rui Faria"]
