"""The index is written anew when a word has moved, and only then."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest

from regulars.domain.changes import Act
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonField, PersonId, PersonState
from regulars.services.verbs import Verbs
from regulars.store import reworded, search, stale_words
from regulars.store.database import Connection
from tests.builders import TODAY
from tests.open_shop import Shop
from tests.safety.derived_state import stale_parts
from tests.services.test_every_verb import MAY, Furnished, furnish


@pytest.fixture
def furnished(shop: Shop) -> Furnished:
    return furnish(shop)


@pytest.fixture
def indexed(furnished: Furnished, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each writing of documents: whether those of the names were written too."""
    written: list[bool] = []
    index = search.index_people

    def noted(connection: Connection, ids: Iterable[PersonId], *, renamed: bool = True) -> None:
        written.append(renamed)
        index(connection, ids, renamed=renamed)

    monkeypatch.setattr(search, "index_people", noted)
    return written


Quiet = Callable[[Verbs, Furnished], object]
WORDLESS: dict[str, Quiet] = {
    "a label": lambda v, f: v.people.edit_point(f.point, "+351 912 555 014", "till"),
    "a rhythm": lambda v, f: v.people.set_rhythm(f.ana, 12),
    "a state": lambda v, f: v.people.set_state(f.ana, PersonState.ARCHIVED),
    "a birthday": lambda v, f: v.occasions.add(f.rui, OccasionKind.BIRTHDAY, MAY),
    "a kept promise": lambda v, f: v.promises.keep(f.promise),
    "a call": lambda v, f: v.moments.log([f.rui], MomentKind.CALL),
    "another kind of moment": lambda v, f: v.moments.edit(f.moment, kind=MomentKind.MEETING),
    "a pause": lambda v, f: v.pauses.begin(f.ana, TODAY - timedelta(days=3)),
    "another kind of note": lambda v, f: v.notes.edit(f.note, kind=NoteKind.OTHER),
}


@pytest.mark.parametrize("act", WORDLESS.values(), ids=WORDLESS)
def test_what_has_no_words_leaves_the_index_alone(
    shop: Shop, furnished: Furnished, indexed: list[bool], act: Quiet
) -> None:
    act(shop.verbs, furnished)
    assert indexed == []
    assert stale_parts(shop.book) == []


def test_a_text_about_somebody_leaves_the_names_alone(shop: Shop, furnished: Furnished, indexed: list[bool]) -> None:
    shop.verbs.people.set_field(furnished.ana, PersonField.ABOUT, "collects typewriters")
    shop.verbs.people.set_field(furnished.ana, PersonField.NAME, "Anita")
    assert indexed == [False, True]
    assert stale_parts(shop.book) == []


_NO_TEXT = ("_on", "_day", "_from", "_until", "_since", "_at")
_TYPED = frozenset(
    "day date time kind direction depth state strength source by calendar added_on uid cadence_days zone language role"
    " name_order preferred_channel forbidden_channels quiet_hours extras match own_kind since until".split()
) - {"own_kind"}


@pytest.mark.parametrize("table", sorted(reworded.COLUMNS))
def test_every_column_with_words_is_known(shop: Shop, furnished: Furnished, table: str) -> None:
    connection = shop.book.writer
    columns = [str(row[1]) for row in connection.rows(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
    row_id = connection.value(f"SELECT min(id) FROM {table}")
    if row_id is None:
        pytest.fail(f"the furnished book has no {table}") if table not in {"household", "gift"} else None
        return
    for column in columns:
        if column in _TYPED or column.endswith(_NO_TEXT):
            continue
        with shop.book.change(Act.EDIT_NOTE) as change:
            change.update(table, row_id, {column: "zebra"})
        assert stale_parts(shop.book) == [], column
        shop.book.undo()
        assert stale_parts(shop.book) == [], column


def test_quiet_moments_merge_what_edits_have_added(
    shop: Shop, furnished: Furnished, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stale_words, "MOST", 0)  # edits of many people, which write at once

    def pieces() -> int:
        return int(shop.book.writer.value("SELECT count(DISTINCT segid) FROM search_all_idx"))

    for number in range(9):
        shop.verbs.notes.add(furnished.ana, f"word{number}")
    before = pieces()
    shop.book.idle()
    assert pieces() < before
    assert stale_parts(shop.book) == []
    assert shop.verbs.search.find("word7").total == 1
