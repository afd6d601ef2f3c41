"""The index: everything that was written about somebody leads to them, and what is veiled does not."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.domain.changes import Act
from regulars.domain.dates import PartialDate
from regulars.domain.folding import fold, index_words, query_words
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Address, NameParts, PersonField, PersonId, PointKind
from regulars.domain.promises import PromiseBy
from regulars.store import search
from regulars.store.columns import BASE, WIDTH
from regulars.store.stale_words import stale_words
from tests.open_shop import Shop


@pytest.fixture
def ana(shop: Shop) -> PersonId:
    return shop.person("Ana Duarte")


def ids(column: str) -> set[int]:
    return {int(column[at : at + WIDTH]) - BASE for at in range(0, len(column), WIDTH)}


def found(shop: Shop, query: str, *, in_names: bool = False) -> set[int]:
    """Whom the words of a query fit, with what the index does not say yet; once it does, the same people."""
    connection, words = shop.book.writer, query_words(query)
    stale = stale_words(connection)
    waiting = {person for person, theirs in stale.items() if theirs.begun(words, in_names=in_names)}
    at_once = ids(search.matching(connection, words, in_names=in_names)) - stale.keys() | waiting
    connection.execute("BEGIN IMMEDIATE")
    search.write_stale(connection)
    written = ids(search.matching(connection, words, in_names=in_names))
    connection.execute("ROLLBACK")
    assert at_once == written
    return written


FIELDS = {
    "name": "Ana Łucja Duarte",
    "nickname": "Naninha",
    "organisation": "Atelier Straße",
    "title": "Florist",
    "mail": "ana.d@example.org",
    "page": "https://flores.example/porto",
    "phone": "+351 912 555 014",
    "street": "Rua das Flores 12",
    "city": "Évora",
    "circle": "Friday table",
    "own field": "Størrelse 42",
    "about": "Αγαπά το θέατρο",
    "note": "любит чай с лимоном",
    "moment": "talked about the 山田 exhibition",
    "moment's place": "Café Zénith",
    "private line": "تحب القهوة",
    "promise": "send the geranium cuttings",
    "quote": "whenever you find time",
    "occasion": "Jubilee",
    "link": "Beatriz Sá",
}


def everything(shop: Shop) -> PersonId:
    """Somebody with a word in every field."""
    verbs, text = shop.verbs, FIELDS
    person = PersonId(int(verbs.people.add(text["name"], parts=NameParts(nickname=text["nickname"])).created or 0))
    verbs.people.set_membership(person, text["organisation"], text["title"])
    verbs.people.add_point(person, PointKind.EMAIL, text["mail"])
    verbs.people.add_point(person, PointKind.URL, text["page"])
    verbs.people.add_point(person, PointKind.PHONE, text["phone"])
    verbs.people.add_address(person, Address(street=text["street"], city=text["city"]))
    verbs.people.join_circle(person, text["circle"])
    verbs.people.set_own_value(person, "size", text["own field"])
    verbs.people.set_field(person, PersonField.ABOUT, text["about"])
    verbs.notes.add(person, text["note"])
    verbs.moments.log(
        [person],
        MomentKind.VISIT,
        text=text["moment"],
        place=text["moment's place"],
        private_lines={person: text["private line"]},
    )
    verbs.promises.add(person, text["promise"], PromiseBy.ME, quote=text["quote"])
    verbs.occasions.add(person, OccasionKind.OTHER, PartialDate.of(date(2020, 3, 4)), label=text["occasion"])
    verbs.people.add_link(person, "sister", other_name=text["link"])
    return person


@pytest.mark.parametrize("field", FIELDS)
def test_every_word_of_every_field_is_found_by_each_of_its_beginnings(shop: Shop, field: str) -> None:
    person = everything(shop)
    shop.person("Somebody Else")
    words = [fold(FIELDS[field]).replace(" ", "")] if field == "phone" else FIELDS[field].split()
    for word in words:
        for end in range(1, len(word) + 1):
            assert person in found(shop, word[:end]), word[:end]
    assert found(shop, FIELDS[field].replace(" ", "") if field == "phone" else FIELDS[field]) == {person}


def test_the_index_of_names_holds_names_and_organisations_alone(shop: Shop) -> None:
    person = everything(shop)
    for field in ("name", "nickname", "organisation"):
        assert found(shop, FIELDS[field], in_names=True) == {person}
    for field in ("title", "mail", "city", "note", "moment", "promise", "link"):
        assert found(shop, FIELDS[field], in_names=True) == set()


def test_veiled_notes_are_never_found(shop: Shop, ana: PersonId) -> None:
    notes = shop.verbs.notes
    note = notes.add(ana, "allergic to walnuts", NoteKind.AVOID, veiled=True).created
    assert note is not None
    assert found(shop, "walnuts") == set()
    notes.edit(note, veiled=False)
    assert found(shop, "walnuts") == {ana}
    notes.edit(note, veiled=True)
    assert found(shop, "walnuts") == set()
    assert not [row for row in search.words_of(shop.book.connection, [ana])[ana][1] if row.startswith("walnut")]


def test_undo_takes_words_back_and_redo_brings_them(shop: Shop, ana: PersonId) -> None:
    shop.verbs.notes.add(ana, "collects typewriters")
    assert found(shop, "typewriters") == {ana}
    shop.book.undo()
    assert found(shop, "typewriters") == set()
    shop.book.redo()
    assert found(shop, "typewriters") == {ana}


def test_who_is_deleted_is_not_found_and_comes_back_with_undo(shop: Shop, ana: PersonId) -> None:
    shop.verbs.people.delete(ana)
    assert found(shop, "duarte") == set()
    shop.book.undo()
    assert found(shop, "duarte") == {ana}


def test_people_are_found_by_the_new_name_of_somebody_they_are_linked_to(shop: Shop, ana: PersonId) -> None:
    rui = shop.person("Rui Faria")
    shop.verbs.people.add_link(ana, "husband", rui)
    assert found(shop, "faria") == {ana, rui}
    assert found(shop, "duarte") == {ana, rui}
    shop.verbs.people.set_field(rui, PersonField.NAME, "Rui Zarco")
    assert found(shop, "zarco") == {ana, rui}
    assert found(shop, "faria") == set()


def test_people_who_are_no_longer_linked_are_not_found_by_each_others_names(shop: Shop, ana: PersonId) -> None:
    rui = shop.person("Rui Faria")
    link = shop.verbs.people.add_link(ana, "husband", rui).created
    assert link is not None
    shop.verbs.people.delete_link(link)
    assert (found(shop, "faria"), found(shop, "duarte")) == ({rui}, {ana})
    shop.book.undo()
    assert found(shop, "faria") == found(shop, "duarte") == {ana, rui}
    shop.verbs.people.delete(rui)
    assert found(shop, "faria") == {ana}, "her husband keeps his name on her page"


def test_a_renamed_circle_is_found_under_its_new_name(shop: Shop, ana: PersonId) -> None:
    shop.verbs.people.join_circle(ana, "Wine")
    circle = shop.verbs.circles.all()[0]
    shop.verbs.circles.edit(circle.id, name="Port and cheese")
    assert found(shop, "cheese") == {ana}
    assert found(shop, "wine") == set()


def test_people_who_come_in_at_once_are_indexed_like_those_who_come_one_by_one(shop: Shop, ana: PersonId) -> None:
    book = shop.book
    with book.change(Act.IMPORT, "many") as change:
        first = change.next_id("person")
        with change.bulk():
            change.connection.executemany(
                "INSERT INTO person (id, uid, name, sort_key, added_on) VALUES (?, ?, ?, ?, '2026-11-22')",
                [(first + i, f"u{i}", f"Öz {i:03} Person", "") for i in range(1500)],
            )
            change.inserted("person", first, first + 1499)
    assert len(found(shop, "person")) == 1500
    assert found(shop, "oz 077") == {first + 77}
    assert found(shop, "duarte") == {ana}


def test_nobody_else_is_touched_when_somebody_changes(shop: Shop, ana: PersonId) -> None:
    rui = shop.person("Rui Faria")
    shop.verbs.notes.add(ana, "geraniums")
    assert found(shop, "rui") == {rui}
    assert search.words_of(shop.book.connection, [rui, 999]).keys() == {rui}


def test_mail_owners_are_found_by_the_beginning_of_the_address(shop: Shop, ana: PersonId) -> None:
    shop.verbs.people.add_point(ana, PointKind.EMAIL, "Ana.D@Example.org")
    connection = shop.book.connection
    assert search.mail_owners(connection, "ana.d@ex") == [ana]
    assert search.mail_owners(connection, "na.d@ex") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_at_all_can_be_indexed_and_asked_for(shop: Shop, text: str) -> None:
    connection = shop.book.connection
    words = query_words(text)
    if words:
        assert isinstance(search.matching(connection, words), str)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO search_all (rowid, text) VALUES (77, ?)", (" ".join(index_words(text)),))
    for word in words:
        assert 77 in ids(search.matching(connection, [word])), word
    connection.execute("ROLLBACK")
