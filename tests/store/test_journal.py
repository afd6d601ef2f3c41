"""The journal: nothing is written beside it, and every step can be taken back, in order and out of it."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from regulars.domain.changes import Act, Area, StepId
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonField, PersonId
from regulars.store import journal
from regulars.store.schema import JOURNALED
from tests.book_contents import contents, references_hold
from tests.open_shop import Shop


def rename(shop: Shop, person: PersonId, name: str) -> StepId:
    """A rename that is a step of its own."""
    shop.clock.at += timedelta(minutes=1)
    step = shop.verbs.people.set_field(person, PersonField.NAME, name).step
    assert step is not None
    return step


def name(shop: Shop, person: PersonId) -> str:
    return shop.verbs.people.get(person).name


# -------------------------------------------------------------------------------------------------------- writes


@pytest.mark.parametrize("table", JOURNALED)
def test_no_table_can_be_written_outside_a_change(shop: Shop, table: str) -> None:
    ana = shop.person()
    shop.verbs.notes.add(ana, "latex")
    for statement in (f"INSERT INTO {table} DEFAULT VALUES", f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        if statement.startswith("INSERT") or shop.book.writer.value(f"SELECT count(*) FROM {table}"):
            with pytest.raises(sqlcipher.IntegrityError, match="outside a change"):
                shop.book.writer.execute(statement)


def test_a_reader_cannot_write_at_all(shop: Shop) -> None:
    with pytest.raises(sqlcipher.OperationalError, match="readonly"):
        shop.book.reader.execute("UPDATE step SET open = 1")


def test_an_edit_sets_no_pragma_which_would_make_sqlite_prepare_every_statement_anew(shop: Shop) -> None:
    ana = shop.person()
    said: list[str] = []
    shop.book.writer.raw.set_trace_callback(said.append)
    shop.verbs.moments.log([ana], MomentKind.CALL)
    shop.book.writer.raw.set_trace_callback(None)
    assert any(statement.startswith("INSERT INTO moment") for statement in said)
    assert not [statement for statement in said if statement.startswith("PRAGMA")]


def test_an_exception_leaves_nothing_of_a_change_not_even_its_step(shop: Shop) -> None:
    ana = shop.person()
    before, steps = contents(shop.book), shop.book.history()

    def go_wrong() -> None:
        with shop.book.change(Act.ADD_NOTE) as change:
            change.update("person", ana, {"name": "X"})
            shop.book.writer.execute("DELETE FROM person")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    assert contents(shop.book) == before
    assert shop.book.history() == steps
    with pytest.raises(sqlcipher.IntegrityError, match="outside a change"):
        shop.book.writer.execute("DELETE FROM person")
    rename(shop, ana, "Anita")


def test_a_statement_that_fails_inside_sqlite_utils_takes_the_whole_change_with_it(shop: Shop) -> None:
    shop.verbs.circles.add("food")
    before = contents(shop.book)

    def insert_twice() -> None:
        with shop.book.change(Act.EDIT_CIRCLES) as change:
            change.insert("circle", {"name": "bars"})
            change.insert("circle", {"name": "food"})

    with pytest.raises(sqlcipher.IntegrityError):
        insert_twice()
    assert not shop.book.writer.raw.in_transaction
    assert contents(shop.book) == before


def test_a_row_that_is_not_there_cannot_be_changed(shop: Shop) -> None:
    for act in ("update", "delete"):
        with pytest.raises(KnownProblem) as unknown, shop.book.change(Act.EDIT_NOTE) as change:
            change.update("note", 99, {"text": "x"}) if act == "update" else change.delete("note", 99)
        assert unknown.value.code is Problem.ENTRY_UNKNOWN


def test_a_change_that_does_nothing_is_no_step(shop: Shop) -> None:
    with shop.book.change(Act.EDIT_PERSON) as change:
        pass
    assert change.result.step is None
    assert shop.book.history() == []


def test_a_change_has_no_result_while_it_is_open(shop: Shop) -> None:
    with shop.book.change(Act.EDIT_PERSON) as change, pytest.raises(RuntimeError):
        _ = change.result


def test_a_change_says_what_it_touched(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    changes = shop.verbs.moments.log([ana, rui], MomentKind.VISIT)
    assert (changes.areas, changes.people, changes.whole_book) == ({Area.MOMENTS}, {ana, rui}, False)
    assert changes.concerns(ana)
    assert not changes.concerns(PersonId(99))
    assert shop.verbs.people.delete(ana).people == {ana, rui}


# -------------------------------------------------------------------------------------------------------- undo and redo


def test_steps_go_back_one_by_one_and_forth_again(shop: Shop) -> None:
    ana = shop.person()
    states = [contents(shop.book)]
    for said in ("a", "b", "c"):
        rename(shop, ana, said)
        states.append(contents(shop.book))
    for _ in range(2):
        for before in reversed(states[:-1]):
            assert shop.book.undo().left_alone == ()
            assert contents(shop.book) == before
        for after in states[1:]:
            shop.restart()
            assert shop.book.redo().left_alone == ()
            assert contents(shop.book) == after


def test_undo_and_redo_in_any_walk_end_where_they_should(shop: Shop) -> None:
    ana = shop.person()
    states = [contents(shop.book)]
    for said in ("a", "b", "c", "d"):
        rename(shop, ana, said)
        states.append(contents(shop.book))
    walk = [4, 3, 2, 3, 2, 1, 2, 3, 4, 3, 4, 3, 2, 1, 0, 1, 0, 1, 2, 3, 4]
    for here, there in pairwise(walk):
        (shop.book.undo if there < here else shop.book.redo)()
        assert contents(shop.book) == states[there], (here, there)


def test_nothing_to_take_back_is_said(shop: Shop) -> None:
    for act, problem in ((shop.book.undo, Problem.NOTHING_TO_UNDO), (shop.book.redo, Problem.NOTHING_TO_REDO)):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert refused.value.code is problem
    assert shop.book.next_undo() is None
    with pytest.raises(KnownProblem):
        shop.book.undo(StepId(99))


def test_a_new_act_ends_what_could_be_done_again(shop: Shop) -> None:
    ana = shop.person()
    rename(shop, ana, "Anita")
    shop.book.undo()
    assert shop.book.next_redo() is not None
    shop.verbs.people.set_rhythm(ana, 30)
    assert shop.book.next_redo() is None
    with pytest.raises(KnownProblem):
        shop.book.redo()
    assert name(shop, ana) == "Ana Duarte"


def test_a_step_is_taken_back_once(shop: Shop) -> None:
    step = rename(shop, shop.person(), "Anita")
    shop.book.undo(step)
    with pytest.raises(KnownProblem) as refused:
        shop.book.undo(step)
    assert refused.value.code is Problem.NOTHING_TO_UNDO


def test_only_quick_edits_of_the_same_field_join(shop: Shop) -> None:
    ana = shop.person()
    shop.clock.at += timedelta(minutes=1)
    people = shop.verbs.people
    people.set_field(ana, PersonField.NAME, "A")
    shop.clock.at += timedelta(seconds=10)
    people.set_field(ana, PersonField.NAME, "B")
    shop.clock.at += timedelta(seconds=10)
    people.set_field(ana, PersonField.NAME, "C")
    assert len(shop.book.history()) == 2
    shop.clock.at += timedelta(seconds=11)
    people.set_field(ana, PersonField.NAME, "D")
    assert len(shop.book.history()) == 3
    shop.book.undo()
    assert name(shop, ana) == "C"
    people.set_field(ana, PersonField.NAME, "E")
    shop.book.undo()
    assert name(shop, ana) == "C"
    shop.book.undo()
    assert name(shop, ana) == "Ana Duarte"


# ------------------------------------------------------------------------------------------------ out of the order


def test_taking_back_an_older_step_leaves_who_was_touched_since_and_names_them(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    with shop.book.change(Act.IMPORT, "two") as change:
        for person in (ana, rui):
            change.update("person", person, {"about": "imported"})
    note = shop.verbs.notes.add(ana, "latex")
    undone = shop.book.undo(change.step)
    assert undone.left_alone == ((ana, "Ana"),)
    assert [shop.verbs.people.get(person).about for person in (ana, rui)] == ["imported", ""]
    assert note.created is not None
    assert shop.verbs.notes.of(ana)


def test_a_step_of_which_all_was_left_alone_still_stands(shop: Shop) -> None:
    ana = shop.person()
    first, second = rename(shop, ana, "A"), rename(shop, ana, "B")
    assert shop.book.undo(first).left_alone == ((ana, "B"),)
    assert name(shop, ana) == "B"
    assert shop.book.undo().step.id == second
    assert shop.book.undo().step.id == first
    assert name(shop, ana) == "Ana Duarte"


def test_taking_back_an_older_step_is_an_act_that_undo_reverses(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    first = rename(shop, ana, "A")
    second = rename(shop, rui, "R")
    shop.book.undo(first)
    assert (name(shop, ana), name(shop, rui)) == ("Ana", "R")
    assert shop.book.next_redo() is None
    shop.book.undo()
    assert (name(shop, ana), name(shop, rui)) == ("A", "R")
    shop.book.redo()
    assert name(shop, ana) == "Ana"
    with pytest.raises(KnownProblem):
        shop.book.undo(first)
    shop.book.undo()
    assert [shop.book.undo().step.id for _ in range(2)] == [second, first]
    assert (name(shop, ana), name(shop, rui)) == ("Ana", "Rui")


def test_the_number_of_a_step_still_serves_after_undo_and_redo(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    step = rename(shop, ana, "A")
    for _ in range(2):
        shop.book.undo()
        shop.book.redo()
    rename(shop, rui, "R")
    shop.book.undo(step)
    assert (name(shop, ana), name(shop, rui)) == ("Ana", "R")


def test_later_edits_that_were_taken_back_do_not_count(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    first = rename(shop, ana, "A")
    rename(shop, rui, "R")
    shop.book.undo()
    second = rename(shop, ana, "B")
    shop.book.undo(second)
    assert shop.book.undo(first).left_alone == ()
    assert name(shop, ana) == "Ana"


def test_later_edits_that_were_done_again_do_count(shop: Shop) -> None:
    ana = shop.person("Ana")
    first = rename(shop, ana, "A")
    rename(shop, ana, "B")
    shop.book.undo()
    shop.book.redo()
    assert shop.book.undo(first).left_alone == ((ana, "B"),)
    assert name(shop, ana) == "B"


def test_a_deleted_circle_comes_back_without_its_name_taken_twice(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    circle = shop.verbs.people.join_circle(ana, "food").created
    step = shop.verbs.circles.delete(circle).step
    shop.verbs.people.join_circle(rui, "food")
    shop.book.undo(step)
    assert [known.name for known in shop.verbs.circles.all()] == ["food"]
    assert shop.verbs.people.get(rui).circles != ()
    assert references_hold(shop.book)


def test_an_old_membership_does_not_come_back_to_an_organisation_that_is_gone(shop: Shop) -> None:
    ana = shop.person("Ana")
    membership = shop.verbs.people.set_membership(ana, "Old").created
    rui = shop.person("Rui")
    theirs = shop.verbs.people.set_membership(rui, "Old").created
    step = shop.verbs.people.set_membership(ana, "New", membership_id=membership).step
    shop.verbs.people.delete_membership(theirs)
    undone = shop.book.undo(step)
    assert undone.left_alone == ((ana, "Ana"),)
    assert [m.organisation for m in shop.verbs.people.get(ana).memberships] == ["New"]
    assert references_hold(shop.book)


def test_what_others_joined_since_stays_when_its_maker_is_taken_back(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    made = shop.verbs.people.join_circle(ana, "food").step
    shop.verbs.people.join_circle(rui, "food")
    assert shop.book.undo(made).left_alone == ()
    assert shop.verbs.people.get(ana).circles == ()
    assert [circle.name for circle in shop.verbs.people.get(rui).circles] == ["food"]


# -------------------------------------------------------------------------------------------------------------- bulk


def bring_in(shop: Shop, count: int) -> StepId:
    """People inserted as an import does it."""
    with shop.book.change(Act.IMPORT, "file") as change:
        first = change.next_id("person")
        with change.bulk():
            rows = [(first + i, f"uid-{first + i}", f"Person {i}", "2026-11-22") for i in range(count)]
            change.connection.executemany("INSERT INTO person (id, uid, name, added_on) VALUES (?, ?, ?, ?)", rows)
            change.inserted("person", first, first + count - 1)
    assert change.result.whole_book or count == 1
    return change.step


def test_a_bulk_insert_is_one_row_of_the_journal_and_one_step(shop: Shop) -> None:
    before = contents(shop.book)
    step = bring_in(shop, 300)
    after = contents(shop.book)
    assert len(after["person"]) == 300
    assert shop.book.writer.value("SELECT count(*) FROM journal WHERE step_id = ?", (step,)) == 1
    shop.book.undo()
    assert contents(shop.book) == before
    shop.book.redo()
    assert contents(shop.book) == after


def test_people_of_a_bulk_insert_who_were_edited_since_stay(shop: Shop) -> None:
    step = bring_in(shop, 20)
    shop.verbs.notes.add(PersonId(7), "latex")
    rename(shop, PersonId(9), "Nine")
    assert shop.book.undo(step).left_alone == ((7, "Person 6"), (9, "Nine"))
    assert [row[0] for row in contents(shop.book)["person"]] == [7, 9]
    assert shop.verbs.notes.of(PersonId(7))


def test_ids_are_never_given_twice(shop: Shop) -> None:
    bring_in(shop, 5)
    shop.book.undo()
    with shop.book.change(Act.IMPORT) as change:
        assert change.next_id("person") == 6
        assert change.next_id("gift") == 1


def test_bulk_ranges_must_follow_each_other(shop: Shop) -> None:
    def leave_a_hole() -> None:
        with shop.book.change(Act.IMPORT) as change, change.bulk():
            change.inserted("person", 1, 3)
            change.inserted("person", 5, 6)

    with pytest.raises(ValueError, match="hole"):
        leave_a_hole()
    ana = shop.person()
    assert len(shop.book.history(ana)) == 1


# ---------------------------------------------------------------------------------------------------------- the past


def test_steps_older_than_thirty_days_are_forgotten(shop: Shop) -> None:
    ana = shop.person()
    shop.clock.at += timedelta(days=20)
    rename(shop, ana, "Anita")
    shop.clock.at += timedelta(days=11)
    journal.forget_old_steps(shop.book.writer, shop.clock.now())
    assert [step.act for step in shop.book.history()] == [Act.EDIT_PERSON]
    shop.book.undo()
    assert name(shop, ana) == "Ana Duarte"
    assert shop.book.next_undo() is None
    assert shop.book.writer.value("SELECT count(*) FROM journal WHERE step_id NOT IN (SELECT id FROM step)") == 0


def test_steps_carry_their_time_in_utc(shop: Shop) -> None:
    shop.person()
    assert shop.book.history()[0].at == "2026-11-22T16:12:00.000+00:00"


def test_a_clock_set_years_ahead_does_not_empty_the_history(shop: Shop) -> None:
    shop.person("Ana")
    shop.clock.at += timedelta(days=4000)
    shop.restart()
    assert shop.verbs.book.next_undo() is not None


def test_steps_older_than_thirty_days_are_dropped_at_the_next_opening(shop: Shop) -> None:
    shop.person("Ana")
    shop.clock.at += timedelta(days=31)
    shop.restart()
    assert shop.verbs.book.next_undo() is None
