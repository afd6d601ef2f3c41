"""What a page reads again after a change is what a new page would read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from regulars.domain.changes import Area
from regulars.ui.desk import Desk
from regulars.ui.jobs import InlineWorker
from regulars.ui.person.person_model import PersonModel
from tests.open_shop import Shop
from tests.services.test_every_verb import ACTS, Furnished, Verb, furnish


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    folder = tmp_path / "another book"
    folder.mkdir(mode=0o700)
    shop = Shop(folder)
    yield shop
    shop.book.close()


@pytest.fixture
def furnished(shop: Shop) -> Furnished:
    people: Furnished = furnish(shop)
    return people


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nothing_on_a_page_is_older_than_on_a_new_one(shop: Shop, furnished: Furnished, act: Verb) -> None:
    desk = Desk(shop.verbs, InlineWorker())
    model = PersonModel(desk, furnished.ana)
    model.read()
    for changes in (act(shop.verbs, furnished), shop.book.undo().changes):
        # As the screen does it: what is about other people alone is not read.
        if changes.concerns(furnished.ana) or changes.areas & {Area.CIRCLES, Area.SETTINGS, Area.OWN_FIELDS}:
            there = model.read(changes)
            anew = PersonModel(desk, furnished.ana)
            assert anew.read() == there
            if there:
                for (
                    name
                ) in "person notes promises occasions pauses own_fields moments moment_count standing leap_day".split():
                    assert getattr(model, name) == getattr(anew, name), name
