"""Whatever the owner does, all of it can be taken back, and nothing derived falls behind on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from regulars.services.verbs import Verbs
from tests.book_contents import contents, references_hold
from tests.builders import new_book
from tests.reading_here import read_here
from tests.safety.acts import Owner
from tests.safety.derived_state import stale_parts

ACTS = 300
LOOKED_AT = 25


@pytest.fixture
def verbs(tmp_path: Path) -> Iterator[Verbs]:
    book = new_book(tmp_path / "book")
    yield Verbs(book, read_here)
    book.close()


@pytest.mark.parametrize("seed", (1, 2))
def test_three_hundred_random_acts_go_back_to_an_equal_book(verbs: Verbs, tmp_path: Path, seed: int) -> None:
    book, owner = verbs.book, Owner(verbs, seed, tmp_path)
    states = [contents(book)]
    for done in range(ACTS):
        owner.act()
        states.append(contents(book))
        assert states[-1] != states[-2]
        if done % LOOKED_AT == 0:
            assert stale_parts(book) == []
    assert references_hold(book)
    for undone, before in enumerate(reversed(states[:-1])):
        book.undo()
        assert contents(book) == before
        if undone % LOOKED_AT == 0:
            assert stale_parts(book) == []
    assert book.next_undo() is None
    assert stale_parts(book) == []
    for after in states[1:]:
        book.redo()
        assert contents(book) == after
    assert stale_parts(book) == []
    assert references_hold(book)
