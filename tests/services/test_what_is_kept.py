"""What the day, the search and the counts keep between two readings is never other than what they would read anew."""

from datetime import timedelta

import pytest

from regulars.domain.moments import MomentKind
from regulars.domain.occasions import Occasion
from regulars.domain.people import PersonField, PersonId
from regulars.domain.people_list import Sort
from regulars.domain.promises import PromiseId
from regulars.services.search import Search
from regulars.services.today import Today
from regulars.services.verbs import Verbs
from regulars.store import occasions
from regulars.store.database import Connection
from regulars.store.occasions import Endings
from tests.builders import TODAY
from tests.open_shop import Shop
from tests.services.test_every_verb import ACTS, Furnished, Verb, furnish


@pytest.fixture
def furnished(shop: Shop) -> Furnished:
    people = furnish(shop)
    shop.verbs.settings.change(rooms=(5,) * 7)
    for moment in shop.verbs.moments.of(people.ana):
        shop.verbs.moments.edit(moment.id, day=TODAY - timedelta(days=300))  # who was met today is not in the day
    for person, ago in ((people.ana, 60), (people.rui, 40)):
        for round_ in (4, 3, 2, 1):
            shop.verbs.moments.log([person], MomentKind.CALL, day=TODAY - timedelta(days=ago * round_))
    shop.verbs.promises.add(people.ana, "lamps", due_on=TODAY)
    assert shop.verbs.today.day().items
    return people


def same_as_anew(shop: Shop) -> None:
    verbs = shop.verbs
    assert verbs.today.day() == Today(shop.book, verbs.settings).day()
    anew = Search(shop.book)
    for sort in Sort:
        for descending in (False, True):
            kept = verbs.search.find(sort=sort, descending=descending)
            assert list(kept.ids) == list(anew.find(sort=sort, descending=descending).ids), sort
    assert verbs.search.how_many() == anew.how_many() == verbs.search.first_page().total


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_after_every_act_and_its_undo(shop: Shop, furnished: Furnished, act: Verb) -> None:
    same_as_anew(shop)
    shop.verbs.search.refresh(act(shop.verbs, furnished))
    same_as_anew(shop)
    shop.verbs.search.refresh(shop.book.undo().changes)
    same_as_anew(shop)


def test_many_renamed_one_by_one_stand_in_their_places(shop: Shop) -> None:
    people = [shop.person(f"Client {number:02}") for number in range(24)]
    same_as_anew(shop)
    for number, person in enumerate(people):
        name = f"{'Zoë' if number % 3 else 'abel'} {number * 7 % 24:02}"
        shop.verbs.search.refresh(shop.verbs.people.set_field(person, PersonField.NAME, name))
        same_as_anew(shop)


def test_an_edit_of_somebody_else_has_no_date_and_no_promise_read_again(
    verbs: Verbs, ana: PersonId, rui: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    verbs.settings.change(rooms=(5,) * 7)
    promise = PromiseId(verbs.promises.add(ana, "lamps", due_on=TODAY).created or 0)
    before = verbs.today.day()
    assert [item.person for item in before.items] == [ana]
    asked: list[str] = []
    told_about = occasions.told_about

    def noted(connection: Connection, coming: Endings) -> list[tuple[PersonId, Occasion]]:
        asked.append("dates")
        return told_about(connection, coming)

    monkeypatch.setattr(occasions, "told_about", noted)
    verbs.people.set_field(rui, PersonField.NAME, "Rui F.")
    assert verbs.today.day().items == before.items
    assert asked == []
    verbs.promises.keep(promise)
    assert [item.person for item in verbs.today.day().items] != [ana]


def test_the_next_day_reads_everything_anew(shop: Shop, ana: PersonId) -> None:
    shop.verbs.settings.change(rooms=(5,) * 7)
    shop.verbs.promises.add(ana, "lamps", due_on=TODAY + timedelta(days=1))
    assert shop.verbs.today.day().items == ()
    shop.clock.at += timedelta(days=1)
    assert [item.person for item in shop.verbs.today.day().items] == [ana]
