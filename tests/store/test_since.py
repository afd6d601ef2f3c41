"""The journal says what was written since somebody looked."""

from regulars.domain.moments import MomentId, MomentKind
from regulars.domain.people import PersonField, PersonId
from regulars.store.since import written
from tests.open_shop import Shop


def test_the_first_look_says_that_anything_may_be_new(shop: Shop) -> None:
    shop.person()
    assert written(shop.book.connection, 0).people is None


def test_edits_name_their_people_and_tables(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    seen = written(shop.book.connection, 0).upto
    assert written(shop.book.connection, seen).people == frozenset()
    shop.verbs.people.set_field(ana, PersonField.NAME, "Anita")
    found = written(shop.book.connection, seen)
    assert (found.people, found.tables) == (frozenset({ana}), frozenset({"person"}))
    shop.verbs.notes.add(rui, "likes oak")
    assert written(shop.book.connection, found.upto).people == frozenset({rui})
    assert written(shop.book.connection, seen).people == frozenset({ana, rui})


def test_a_moment_names_whoever_is_and_was_in_it(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    moment = MomentId(shop.verbs.moments.log([ana, rui], MomentKind.VISIT).created or 0)
    seen = written(shop.book.connection, 0).upto
    shop.verbs.moments.edit(moment, text="lamps")
    found = written(shop.book.connection, seen)
    assert found.people == frozenset({ana, rui})
    shop.verbs.moments.delete(moment)
    assert written(shop.book.connection, found.upto).people == frozenset({ana, rui})


def test_what_belongs_to_nobody_may_stand_with_anybody(shop: Shop) -> None:
    ana = shop.person()
    shop.verbs.people.join_circle(ana, "food")
    seen = written(shop.book.connection, 0).upto
    shop.verbs.settings.change(rooms=(3,) * 7)
    assert written(shop.book.connection, seen).people is None


def test_very_many_rows_are_not_told_apart(shop: Shop) -> None:
    seen = written(shop.book.connection, shop.person() and 0).upto
    note: list[PersonId] = [shop.person(f"Client {number}") for number in range(3)]
    for number in range(210):
        shop.verbs.people.set_field(note[number % 3], PersonField.NAME, f"Client {number}")
        shop.verbs.notes.add(note[number % 3], f"n{number}")
    assert written(shop.book.connection, seen).people is None
