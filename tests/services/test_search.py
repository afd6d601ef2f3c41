"""Search and the list of people: who is found, in which order, and that it stays true while the book changes."""

import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.domain.changes import Act, Changes
from regulars.domain.dates import PartialDate
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import Address, CircleId, PersonField, PersonId, PersonState, PointKind
from regulars.domain.people_list import Filters, Sort
from regulars.domain.promises import PromiseBy
from regulars.services import crowded_words
from regulars.services.search import Search
from tests.builders import TODAY
from tests.open_shop import Shop


class Counter:
    """A shop whose search takes note of every change, as the window's does."""

    def __init__(self, shop: Shop) -> None:
        self.shop, self.verbs, self.search = shop, shop.verbs, shop.verbs.search

    def do(self, changes: Changes) -> int:
        self.search.refresh(changes)
        return changes.created or 0

    def person(self, name: str, **more: object) -> PersonId:
        return PersonId(self.do(self.verbs.people.add(name, **more)))  # type: ignore[arg-type]  # what `add` takes

    def visits(self, person: PersonId, *days_ago: int) -> None:
        for days in sorted(days_ago, reverse=True):
            self.do(
                self.verbs.moments.log(
                    [person], MomentKind.VISIT, direction=Direction.BOTH, day=TODAY - timedelta(days)
                )
            )

    def names(self, query: str = "", *args: object, **more: object) -> list[str]:
        found = self.search.find(query, *args, **more)  # type: ignore[arg-type]  # what `find` takes
        assert found.total == len(found.ids)
        return [row.name for row in self.search.rows(found.ids)]


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


# Finding -------------------------------------------------------------------------------------------------------------------


def test_without_a_query_everybody_is_there_by_name(counter: Counter) -> None:
    for name in ("Zoë Cruz", "Émile Zola", "ana duarte", "山田太郎", "Ольга Ёлкина"):
        counter.person(name)
    assert counter.names() == ["ana duarte", "Émile Zola", "Zoë Cruz", "Ольга Ёлкина", "山田太郎"]
    assert counter.names("   ") == counter.names()
    assert counter.names("", sort=Sort.NAME, descending=True) == counter.names()[::-1]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Łukasz Żak", "lukasz"),
        ("Jürgen Groß", "GROSS"),
        ("Øystein Næss", "oyst nae"),
        ("Ζωή Παπαδοπούλου", "παπαδοπ"),
        ("Пётр Ёлкин", "елки"),
        ("山田太郎", "田太"),
        ("佐藤 さくら", "佐藤さくら"),
        ("김민준", "민준"),
        ("مُحَمَّد العلي", "محمد"),
        ("שָׂרָה כהן", "שרה"),
        ("สมชาย ใจดี", "ชาย"),
        ("Siobhán O'Neill", "oneill"),
    ],
)
def test_names_of_every_script_are_found_as_people_type_them(counter: Counter, name: str, query: str) -> None:
    counter.person(name)
    counter.person("Somebody Else")
    assert counter.names(query) == [name]


def test_all_words_must_fit_each_anywhere(counter: Counter) -> None:
    ana, rui = counter.person("Ana Duarte"), counter.person("Rui Faria")
    counter.do(counter.verbs.notes.add(ana, "prefers the window seat"))
    counter.do(counter.verbs.notes.add(rui, "never the window"))
    assert counter.names("window") == ["Ana Duarte", "Rui Faria"]
    assert counter.names("win sea") == ["Ana Duarte"]
    assert counter.names("ana seat") == ["Ana Duarte"]
    assert counter.names("rui seat") == []


def test_whole_names_come_first_then_beginnings_then_other_names_then_the_rest(counter: Counter) -> None:
    note = counter.person("Zita Alves")
    counter.do(counter.verbs.notes.add(note, "sister of Ann"))
    for name in ("Mary Ann Smith", "Annabel Lee", "Ann Baker", "Ann"):
        counter.person(name)
    assert counter.names("ann") == ["Ann", "Ann Baker", "Annabel Lee", "Mary Ann Smith", "Zita Alves"]


def test_among_equals_the_better_relationship_comes_first(counter: Counter) -> None:
    people = {name: counter.person(f"{name} Costa") for name in ("Aida", "Bela", "Caio")}
    counter.visits(people["Bela"], 1, 8, 15, 22)
    counter.visits(people["Caio"], 200, 207, 214, 221)
    assert counter.names("costa") == ["Bela Costa", "Caio Costa", "Aida Costa"]


def test_phones_are_found_by_any_digits_however_they_are_typed(counter: Counter) -> None:
    counter.person("Ana Duarte", phones=["+351 912 345 427"])
    counter.person("Rui Faria", phones=["0171-23 44 27"])
    counter.person("Eva Klein", phones=["+49 171 5550 99"])
    for query in ("345427", "…5427", "+351 912-345", "(912) 345", "12345 427"):
        assert counter.names(query) == ["Ana Duarte"], query
    assert counter.names("4427") == ["Rui Faria"]
    assert counter.names("0171 23") == ["Rui Faria"]
    assert counter.names("0171 555099") == ["Eva Klein"]
    assert counter.names("+49 (0)171 5550") == ["Eva Klein"]
    assert counter.names("rui 442") == ["Rui Faria"]
    assert counter.names("ana 442") == []


def test_digits_are_also_found_in_words(counter: Counter) -> None:
    ana = counter.person("Ana Duarte")
    counter.do(counter.verbs.notes.add(ana, "opened the shop in 1986"))
    counter.do(counter.verbs.people.add_address(ana, Address(street="Rua Nova 1204", city="Porto")))
    assert counter.names("1986") == ["Ana Duarte"]
    assert counter.names("rua 1204") == ["Ana Duarte"]


def test_a_mail_is_found_by_its_beginning_and_its_owner_comes_first(counter: Counter) -> None:
    other = counter.person("Aaron Ana", emails=["aaron@example.org"])
    counter.do(counter.verbs.notes.add(other, "knows ana duarte at example org"))
    counter.person("Zita Sá", emails=["Ana.Duarte@example.org"])
    assert counter.names("ana.duarte@ex")[0] == "Zita Sá"
    assert counter.names("aaron@example.org") == ["Aaron Ana"]


def test_when_nothing_fits_the_nearest_names_are_offered_and_said_to_be_that(counter: Counter) -> None:
    for name in ("Sören Schröder", "Grace Johnson", "Rui Faria"):
        counter.person(name)
    found = counter.search.find("schrodr")
    assert found.approximate
    assert counter.names("schrodr") == ["Sören Schröder"]
    assert counter.names("jonson") == ["Grace Johnson"]
    assert counter.names("grace jonson") == ["Grace Johnson"]
    assert counter.names("rui jonson") == []
    assert counter.names("xqzzyw") == []
    assert not counter.search.find("xqzzyw").approximate
    assert not counter.search.find("schro").approximate


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(st.text(max_size=30), st.text("\"'()*:^-+ aNOTREAD0123456789", max_size=30)))
def test_nothing_that_is_typed_is_an_error(shop: Shop, query: str) -> None:
    shop.verbs.search.find(query)


def test_a_pasted_page_is_no_error_either(counter: Counter) -> None:
    counter.person("Ana Duarte")
    assert counter.names("ana " * 5000) == ["Ana Duarte"]


# Filters and orders --------------------------------------------------------------------------------------------------------


@pytest.fixture
def club(counter: Counter) -> dict[str, PersonId]:
    """Four people who differ in everything that can be filtered or sorted by."""
    people = {name: counter.person(name) for name in ("Ana", "Bea", "Cid", "Dora")}
    verbs, do = counter.verbs, counter.do
    counter.visits(people["Ana"], 2, 9, 16, 23, 30)
    counter.visits(people["Bea"], 400, 407, 414, 421, 428)
    counter.visits(people["Cid"], 10)
    do(verbs.people.set_rhythm(people["Ana"], 7))
    do(verbs.people.set_rhythm(people["Cid"], 30))
    do(verbs.people.add_address(people["Ana"], Address(city="Porto")))
    do(verbs.people.add_address(people["Bea"], Address(city="Évora")))
    do(verbs.people.add_address(people["Cid"], Address(city="Porto")))
    do(verbs.people.join_circle(people["Bea"], "Choir"))
    do(verbs.people.join_circle(people["Dora"], "Wine"))
    do(verbs.people.join_circle(people["Dora"], "Archery"))
    do(verbs.promises.add(people["Cid"], "call back", PromiseBy.ME))
    return people


def circle(counter: Counter, name: str) -> CircleId:
    return next(circle.id for circle in counter.verbs.circles.all() if circle.name == name)


def test_filters_choose(counter: Counter, club: dict[str, PersonId]) -> None:
    assert counter.names("", Filters(place="Porto")) == ["Ana", "Cid"]
    assert counter.names("", Filters(place="Nowhere")) == []
    assert counter.names("", Filters(circle=circle(counter, "Wine"))) == ["Dora"]
    assert counter.names("", Filters(open_promise=True)) == ["Cid"]
    assert counter.names("", Filters(never_logged=True)) == ["Dora"]
    assert counter.names("", Filters(band=Band.SLIPPING)) == ["Bea"]
    assert counter.names("", Filters(due_within_days=5)) == ["Ana", "Bea"]
    assert counter.names("", Filters(due_within_days=400)) == ["Ana", "Bea", "Cid", "Dora"]
    assert counter.names("", Filters(place="Porto", open_promise=True)) == ["Cid"]
    assert counter.names("an", Filters(place="Porto")) == ["Ana"]
    assert counter.names("bea", Filters(place="Porto")) == []


def test_every_order_puts_who_has_no_value_last_either_way(counter: Counter, club: dict[str, PersonId]) -> None:
    orders = {
        Sort.HEALTH: (["Bea", "Cid", "Ana", "Dora"], ["Ana", "Cid", "Bea", "Dora"]),
        Sort.LAST: (["Bea", "Cid", "Ana", "Dora"], ["Ana", "Cid", "Bea", "Dora"]),
        Sort.PLACE: (["Bea", "Ana", "Cid", "Dora"], ["Ana", "Cid", "Bea", "Dora"]),
        Sort.CIRCLES: (["Dora", "Bea", "Ana", "Cid"], ["Bea", "Dora", "Ana", "Cid"]),
    }
    for sort, (upwards, downwards) in orders.items():
        assert counter.names("", sort=sort) == upwards, sort
        assert counter.names("", sort=sort, descending=True) == downwards, sort
    assert counter.names("", sort=Sort.RHYTHM)[0] == "Ana"
    assert counter.names("", sort=Sort.RHYTHM, descending=True)[-1] == "Dora"


def test_a_chosen_order_counts_for_a_query_too(counter: Counter, club: dict[str, PersonId]) -> None:
    assert counter.names("porto", sort=Sort.LAST) == ["Cid", "Ana"]
    assert counter.names("porto", sort=Sort.NAME, descending=True) == ["Cid", "Ana"]


def test_archived_people_and_the_owners_own_card_are_not_in_the_list(
    counter: Counter, club: dict[str, PersonId]
) -> None:
    counter.do(counter.verbs.people.set_state(club["Bea"], PersonState.ARCHIVED))
    counter.do(counter.verbs.people.set_me(club["Dora"]))
    assert counter.names() == ["Ana", "Cid"]
    assert counter.search.first_page().total == 2
    assert counter.names("bea") == []
    assert counter.names("bea", Filters(state=PersonState.ARCHIVED)) == ["Bea"]
    assert counter.names("", Filters(state=None)) == ["Ana", "Bea", "Cid"]


def test_the_summary_counts_active_people(counter: Counter, club: dict[str, PersonId]) -> None:
    counter.do(counter.verbs.people.set_me(counter.person("Myself")))
    summary = counter.search.summary()
    assert summary.people == 4
    assert (summary.slipping, summary.open_promises, summary.without_rhythm) == (1, 1, 1)
    assert summary.slipping + summary.cooling + summary.steady + summary.thriving + summary.new == 4
    assert summary.places == (("Porto", 2), ("Évora", 1))
    assert [(name, count) for _, name, count in summary.circles] == [("Archery", 1), ("Choir", 1), ("Wine", 1)]
    assert summary.due_this_week == 2


@pytest.mark.parametrize("query", ["...", "\N{TULIP}", "?!", "(", '""', "\N{TULIP} \N{TULIP}"])
def test_signs_alone_list_nobody(counter: Counter, query: str) -> None:
    counter.person("Ana Duarte")
    assert counter.names(query) == []
    assert counter.names("  ") == ["Ana Duarte"]


def test_somebody_whose_name_is_a_sign_is_found_by_it(counter: Counter) -> None:
    for name in ("\N{TULIP}\N{HONEYBEE}", "\N{HONEYBEE}", "Ana \N{TULIP}"):
        counter.person(name)
    assert counter.names("\N{TULIP}") == ["\N{TULIP}\N{HONEYBEE}"]
    assert counter.names(" \N{HONEYBEE} ") == ["\N{HONEYBEE}"]


# Rows ----------------------------------------------------------------------------------------------------------------------


def test_rows_say_everything_that_a_line_shows_in_the_order_given(counter: Counter, club: dict[str, PersonId]) -> None:
    counter.do(counter.verbs.people.set_membership(club["Ana"], "Atelier Norte", "Owner"))
    rows = counter.search.rows([club["Dora"], 999, club["Ana"], club["Cid"], club["Bea"]])
    dora, ana, cid, bea = rows
    assert [row.id for row in rows] == [club["Dora"], club["Ana"], club["Cid"], club["Bea"]]
    assert (dora.circles, dora.place, dora.last_day, dora.score, dora.band) == (
        ("Archery", "Wine"),
        "",
        None,
        None,
        Band.NEW,
    )
    assert (ana.organisation, ana.place, ana.cadence_days, ana.learned_days) == ("Atelier Norte", "Porto", 7, None)
    assert ana.last_day == TODAY - timedelta(days=2)
    assert ana.score == counter.verbs.health.of(club["Ana"]).score
    assert (cid.open_promises, ana.open_promises) == (1, 0)
    assert bea.learned_days is not None
    assert bea.band is Band.SLIPPING
    assert "Ana" not in repr(ana)


def test_the_usual_rhythm_is_shown_where_there_is_no_own_one(counter: Counter) -> None:
    ana = counter.person("Ana Duarte")
    counter.do(counter.verbs.circles.add("Choir", cadence_days=21))
    counter.do(counter.verbs.people.join_circle(ana, "Choir"))
    (row,) = counter.search.rows([ana])
    assert (row.cadence_days, row.usual_days) == (None, 21)
    assert counter.search.summary().without_rhythm == 0
    counter.do(counter.verbs.people.set_rhythm(ana, 10))
    (row,) = counter.search.rows([ana])
    assert (row.cadence_days, row.usual_days) == (10, None)


def test_the_town_of_a_household_is_the_town_of_its_people_without_one(counter: Counter) -> None:
    ana, rui = counter.person("Ana Duarte"), counter.person("Rui Duarte")
    with counter.shop.book.change(Act.ADD_ADDRESS) as change:
        household = change.insert("household", {"name": "Duarte"})
        change.insert("address", {"household_id": household, "city": "Braga"})
        for person in (ana, rui):
            change.update("person", person, {"household_id": household})
    assert change.changes is not None
    counter.do(change.changes)
    counter.do(counter.verbs.people.add_address(rui, Address(city="Faro")))
    with counter.shop.book.change(Act.EDIT_ADDRESS) as change:
        change.connection.execute("UPDATE address SET preferred = city = 'Faro'")
    assert change.changes is not None
    counter.do(change.changes)
    assert [row.place for row in counter.search.rows([ana, rui])] == ["Braga", "Faro"]
    assert counter.names("", Filters(place="Braga")) == ["Ana Duarte"]
    assert counter.names("braga") == ["Ana Duarte", "Rui Duarte"]


# In step -------------------------------------------------------------------------------------------------------------------


def test_what_was_written_a_moment_ago_is_found(counter: Counter) -> None:
    counter.search.warm()
    ana = counter.person("Ana Duarte")
    assert counter.names("dua") == ["Ana Duarte"]
    assert counter.names("d") == ["Ana Duarte"]
    assert counter.names("z") == []
    counter.do(counter.verbs.people.set_field(ana, PersonField.NAME, "Ana Zarco"))
    assert counter.names("z") == ["Ana Zarco"]
    assert counter.names("d") == []
    assert counter.names("zarko") == ["Ana Zarco"]
    point = counter.do(counter.verbs.people.add_point(ana, PointKind.PHONE, "912 345 678"))
    assert counter.names("5678") == ["Ana Zarco"]
    counter.do(counter.verbs.people.delete_point(point))
    assert counter.names("5678") == []
    counter.do(counter.verbs.people.delete(ana))
    assert counter.names() == counter.names("zarco") == counter.names("z") == []
    counter.search.refresh(counter.shop.book.undo().changes)
    assert counter.names("zarco") == counter.names("z") == counter.names() == ["Ana Zarco"]


def test_a_letter_finds_people_by_the_new_name_of_somebody_they_are_linked_to(counter: Counter) -> None:
    ana, rui = counter.person("Ana Duarte"), counter.person("Rui Faria")
    counter.do(counter.verbs.people.add_link(ana, "husband", rui))
    assert counter.names("z") == []
    counter.do(counter.verbs.people.set_field(rui, PersonField.NAME, "Rui Zarco"))
    assert counter.names("z") == ["Rui Zarco", "Ana Duarte"]


def test_a_logged_moment_moves_somebody_in_every_order(counter: Counter, club: dict[str, PersonId]) -> None:
    assert counter.names("", sort=Sort.LAST)[:2] == ["Bea", "Cid"]
    counter.visits(club["Bea"], 0)
    assert counter.names("", sort=Sort.LAST)[-2:] == ["Bea", "Dora"]
    assert counter.names("", Filters(never_logged=True)) == ["Dora"]


def test_a_change_while_everybody_is_read_is_not_lost(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = counter.person("Ana Duarte")
    assert counter.names("duarte") == ["Ana Duarte"]
    read: Callable[[Search], object] = Search._read

    def change_meanwhile(search: Search) -> object:
        table = read(search)
        # On the other thread: the change is told, and a keystroke takes it up in the table that is about to be replaced.
        counter.do(counter.verbs.people.set_field(ana, PersonField.NAME, "Ana Zarco"))
        counter.names("z")
        return table

    monkeypatch.setattr(Search, "_read", change_meanwhile)
    counter.search.warm()
    monkeypatch.undo()
    assert counter.names("", sort=Sort.NAME) == ["Ana Zarco"]
    assert counter.search._current().named("ana zarco")[0].size == 1


def test_reading_everybody_may_run_on_another_thread(counter: Counter) -> None:
    for number in range(30):
        counter.person(f"Person {number}")
    thread = threading.Thread(target=counter.search.warm)
    thread.start()
    thread.join()
    assert len(counter.names("person")) == 30


def test_everybody_is_read_into_memory_once(counter: Counter, club: dict[str, PersonId]) -> None:
    fresh = Search(counter.shop.book)
    fresh.warm_once()
    read = fresh._current()
    fresh.warm_once()
    assert fresh._current() is read
    assert len(read) == len(club)


def test_letters_that_are_worked_out_ahead_give_the_same_answers(counter: Counter, club: dict[str, PersonId]) -> None:
    before = {letter: counter.names(letter) for letter in "abcdpwx"}
    fresh = Search(counter.shop.book)
    fresh.warm_letters()  # before there is anything to warm: nothing happens
    fresh.warm()
    fresh.warm_letters()
    kept = fresh._current().short
    assert kept.fitting("a", 4) is not None
    assert kept.fitting("x", 4) is None
    assert {letter: list(fresh.find(letter).ids) for letter in "abcd"} == {
        letter: [club[name] for name in before[letter]] for letter in "abcd"
    }


def test_crowded_words_that_are_worked_out_ahead_stay_right(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowded_words, "FROM", 5)
    people = [counter.person(f"Person{number} Winter") for number in range(12)]
    counter.person("Ana Duarte")
    fresh = Search(counter.shop.book)
    assert not fresh.warm_crowded(), "before there is anything to warm"
    fresh.warm()
    while fresh.warm_crowded():
        pass
    kept = fresh._current().short
    assert kept.fitting("winte", 13) is not None
    assert kept.fitting("person7", 13) is None, "few have it"
    assert set(fresh.find("winte").ids) == set(people)
    fresh.refresh(counter.verbs.people.set_field(people[0], PersonField.NAME, "Rui Sommer"))
    assert set(fresh.find("winte").ids) == set(people[1:])
    newcomer = counter.verbs.people.add("Lena Winterhalter")
    fresh.refresh(newcomer)
    assert set(fresh.find("winte").ids) == {*people[1:], newcomer.created}


def test_a_small_book_needs_no_words_ahead(counter: Counter) -> None:
    counter.person("Ana Duarte")
    counter.search.warm()
    assert not counter.search.warm_crowded()


def test_a_change_of_the_whole_book_is_read_again(counter: Counter) -> None:
    assert counter.names() == []
    counter.verbs.people.add("Ana Duarte")  # by another program: nobody told us whom it was about
    counter.search.refresh(Changes("", whole_book=True))
    assert counter.names("ana") == ["Ana Duarte"]


def state_of(search: Search) -> dict[str, object]:
    """All that a search can say, for comparing."""
    filters = (
        Filters(),
        Filters(state=None),
        Filters(open_promise=True),
        Filters(never_logged=True),
        Filters(place="Porto"),
    )
    queries = ("", "a", "b", "an", "ana b", "912", "porto", "choir", "tea")
    said: dict[str, object] = {
        f"{query}/{sort}/{down}": list(search.find(query, sort=sort, descending=down).ids)
        for query in queries
        for sort in Sort
        for down in (False, True)
    }
    said |= {str(chosen): list(search.find("", chosen).ids) for chosen in filters}
    return said | {"summary": search.summary()}


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_search_says_what_a_fresh_one_says(counter: Counter, seed: int) -> None:
    rng = random.Random(seed)
    people = [
        counter.person(f"{rng.choice(('Ana', 'Bea', 'Çağla', '安娜'))} {rng.choice('BCD')}{i}") for i in range(12)
    ]
    counter.search.find("a")
    acts = _acts(counter, rng)
    for _ in range(25):
        alive = [person for person in people if list(counter.search.rows([person]))]
        rng.choice(acts)(rng.choice(alive))
        if rng.random() < 0.3:
            counter.search.find(rng.choice(("", "a", "b", "an", "912")))
        if rng.random() < 0.15:
            counter.search.refresh(counter.shop.book.undo().changes)
    assert state_of(counter.search) == state_of(Search(counter.shop.book))


def _acts(counter: Counter, rng: random.Random) -> list[Callable[[PersonId], object]]:
    verbs, do = counter.verbs, counter.do
    return [
        lambda p: do(
            verbs.people.set_field(p, PersonField.NAME, f"{rng.choice(('Ana', 'Bo', 'Zoë'))} {rng.choice('BXY')}")
        ),
        lambda p: do(verbs.people.add_point(p, PointKind.PHONE, f"+351 912 {rng.randrange(10**6):06}")),
        lambda p: do(verbs.people.add_address(p, Address(city=rng.choice(("Porto", "Évora"))))),
        lambda p: do(verbs.people.join_circle(p, rng.choice(("Choir", "Wine", f"Club {rng.randrange(99)}")))),
        lambda p: do(verbs.people.set_rhythm(p, rng.choice((None, 7, 30)))),
        lambda p: do(verbs.notes.add(p, rng.choice(("likes tea", "an early bird")))),
        lambda p: do(verbs.moments.log([p], MomentKind.CALL, day=TODAY - timedelta(days=rng.randrange(300)))),
        lambda p: do(verbs.promises.add(p, "bring tea", PromiseBy.THEM)),
        lambda p: do(verbs.people.set_state(p, rng.choice(tuple(PersonState)))),
        lambda p: counter.person(f"Ana New{rng.randrange(99)}", phones=["912 000 111"]),
        lambda p: do(verbs.people.delete(p)),
    ]


# The first paint -----------------------------------------------------------------------------------------------------------


def test_the_first_page_is_the_beginning_of_the_whole_list(counter: Counter) -> None:
    for number in range(20):
        counter.person(f"Person {number:02}")
    page = counter.search.first_page(8)
    assert page.total == 20
    assert list(page.ids) == list(counter.search.find().ids[:8])


def test_the_first_page_needs_no_numpy(shop: Shop) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.builders import clock_on; from regulars.services import opening\n"
        "from regulars.services.search import Search\n"
        "book = opening.open_with_secret(Path(sys.argv[1]), sys.argv[2], clock_on()).book\n"
        "search = Search(book); page = search.first_page(); rows = search.rows(page.ids); book.close()\n"
        "print(page.total, rows[0].name, sorted({'numpy', 'rapidfuzz'} & set(sys.modules)))\n"
    )
    shop.person("Ana Duarte")
    ran = subprocess.run(
        [sys.executable, "-c", code, str(shop.folder), str(shop.code)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (ran.stdout, ran.stderr) == ("1 Ana Duarte []\n", "")


def test_a_birthday_that_somebody_has_is_no_digit_of_a_phone(counter: Counter) -> None:
    ana = counter.person("Ana Duarte", birthday=PartialDate.of(date(1986, 5, 9)))
    assert counter.names("1986") == []
    assert counter.names("ana") == ["Ana Duarte"]
    assert ana
