"""An edit notes down whose words changed; until a quiet moment writes them, they are found all the same."""

import pytest

from regulars.domain.people import PersonField, PersonId, PersonState
from regulars.store import called, held, search, stale_words
from tests.open_shop import Shop
from tests.safety.derived_state import stale_parts


@pytest.fixture
def ana(shop: Shop) -> PersonId:
    person = shop.person("Ana Duarte")
    shop.book.idle()
    return person


def waiting(shop: Shop) -> list[int]:
    return [row[0] for row in shop.book.reader.rows("SELECT person_id FROM search_stale ORDER BY 1")]


def documents(shop: Shop) -> int:
    """How many people the index has words of."""
    return int(shop.book.reader.value("SELECT count(*) FROM search_all_docsize"))


def test_an_edit_leaves_the_index_to_the_next_quiet_moment(shop: Shop, ana: PersonId) -> None:
    before = shop.book.writer.rows("SELECT * FROM search_all_data")
    shop.verbs.notes.add(ana, "collects typewriters")
    assert waiting(shop) == [ana]
    assert shop.book.writer.rows("SELECT * FROM search_all_data") == before
    assert shop.verbs.search.find("typewriters").total == 1
    shop.book.idle()
    assert waiting(shop) == []
    assert shop.verbs.search.find("typewriters").total == 1
    assert stale_parts(shop.book) == []


def test_words_that_are_gone_are_found_no_more(shop: Shop, ana: PersonId) -> None:
    shop.verbs.people.set_field(ana, PersonField.NAME, "Beatriz Duarte")
    assert shop.verbs.search.find("ana").total == 0
    assert [row[0] for row in called.called(shop.book.connection, ["beatriz"])] == [ana]
    assert [row[0] for row in called.called(shop.book.connection, ["beatriz", "dua"], begun=True)] == [ana]
    assert called.called(shop.book.connection, ["ana"]) == []
    assert called.called(shop.book.connection, ["beatri"]) == []
    rui = shop.person("Rui Faria")
    assert held.whole_names_with(shop.book.connection, rui, {"beatriz", "duarte", "ana"}) == {"Beatriz Duarte"}
    shop.verbs.people.set_state(ana, PersonState.ARCHIVED)
    shop.verbs.people.delete(ana)
    assert shop.verbs.search.find("beatriz").total == 0
    assert called.called(shop.book.connection, ["beatriz"]) == []


def test_words_changed_twice_within_one_step_are_the_last_ones(shop: Shop, ana: PersonId) -> None:
    for about in ("collects stamps", "collects coins"):
        shop.verbs.people.set_field(ana, PersonField.ABOUT, about)
        assert stale_words.stale_words(shop.book.connection)[ana].begun([about.split()[1]])
    assert not stale_words.stale_words(shop.book.connection)[ana].begun(["stamps"])
    assert len(shop.book.history(ana)) == 2  # typed in one go


def test_a_new_text_about_somebody_leaves_the_documents_of_names_alone(shop: Shop, ana: PersonId) -> None:
    before = shop.book.writer.rows("SELECT * FROM search_name_docsize")
    shop.verbs.people.set_field(ana, PersonField.ABOUT, "collects coins")
    connection = shop.book.writer
    connection.execute("BEGIN IMMEDIATE")
    search.write_stale(connection)
    assert connection.rows("SELECT * FROM search_name_docsize") == before
    connection.execute("ROLLBACK")


def test_no_more_than_so_many_wait(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stale_words, "MOST", 3)
    people = [shop.person(f"Somebody {i}") for i in range(3)]
    assert waiting(shop) == people
    people.append(shop.person("Somebody 3"))
    assert waiting(shop) == []
    assert documents(shop) == 4
    assert shop.verbs.search.find("somebody").total == 4
    assert stale_parts(shop.book) == []


def test_what_an_undone_edit_changed_waits_too(shop: Shop, ana: PersonId) -> None:
    shop.verbs.notes.add(ana, "collects typewriters")
    shop.book.idle()
    shop.book.undo()
    assert waiting(shop) == [ana]
    assert shop.verbs.search.find("typewriters").total == 0
    shop.book.redo()
    assert shop.verbs.search.find("typewriters").total == 1


def test_a_book_left_with_words_to_be_written_is_found_in_as_before(shop: Shop, ana: PersonId) -> None:
    shop.verbs.notes.add(ana, "collects typewriters")
    shop.restart_after_a_kill()
    assert waiting(shop) == [ana]
    assert shop.verbs.search.find("typewriters").total == 1
