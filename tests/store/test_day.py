"""What the day is chosen from: quick queries that walk an index, and leave out who may not be nudged about."""

from datetime import date, timedelta

import pytest

from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseBy
from regulars.store import day as days
from tests.builders import TODAY
from tests.open_shop import Shop


def met(shop: Shop, name: str, *ago: int, direction: Direction = Direction.BOTH) -> PersonId:
    person = shop.person(name)
    for count in ago:
        shop.verbs.moments.log([person], MomentKind.CALL, direction=direction, day=TODAY - timedelta(days=count))
    return person


def test_those_who_are_due_come_by_what_a_word_would_do(shop: Shop) -> None:
    people = [met(shop, f"Client {number}", *(number + ago for ago in (120, 90, 60))) for number in range(6)]
    met(shop, "Fresh", 60, 30, 1)
    found = days.due(shop.book.connection, TODAY, 4)
    assert len(found) == 4
    assert {candidate.person for candidate in found} <= set(people)
    gains = [candidate.gain for candidate in found]
    assert gains == sorted(gains, reverse=True)
    assert days.due(shop.book.connection, TODAY - timedelta(days=58), 9) == []


def test_a_candidate_knows_the_longest_silence_and_how_often_they_wrote_last(shop: Shop) -> None:
    ana = met(shop, "Ana", 200, 120, 100)
    for ago in (70, 66):
        shop.verbs.moments.log([ana], MomentKind.MESSAGE, direction=Direction.THEM, day=TODAY - timedelta(days=ago))
    (found,) = days.named(shop.book.connection, TODAY, {ana: date.min}, 5)
    assert (found.longest_gap, found.last_from_them, found.last_day) == (80, 2, TODAY - timedelta(days=66))


def test_of_many_who_are_named_the_ones_who_gain_most_come_first(shop: Shop) -> None:
    people = {met(shop, f"Client {number}", 90 - 9 * number, 60 - 9 * number): date.min for number in range(5)}
    everybody = days.named(shop.book.connection, TODAY, people, 9)
    assert [candidate.gain for candidate in everybody] == sorted((c.gain for c in everybody), reverse=True)
    assert [c.person for c in days.named(shop.book.connection, TODAY, people, 2)] == [c.person for c in everybody[:2]]
    assert days.named(shop.book.connection, TODAY, {}, 9) == []


def test_only_the_owner_s_own_promises_that_are_due_are_owed(shop: Shop) -> None:
    late, due, theirs, ahead, kept = (shop.person(name) for name in ("Late", "Due", "Theirs", "Ahead", "Kept"))
    add = shop.verbs.promises.add
    before = TODAY - timedelta(days=30)
    add(late, "a", due_on=TODAY - timedelta(days=3), made_on=before)
    add(late, "b", due_on=TODAY - timedelta(days=9), made_on=before)
    add(due, "c", due_on=TODAY)
    add(theirs, "d", PromiseBy.THEM, due_on=TODAY)
    add(ahead, "e", due_on=TODAY + timedelta(days=1))
    add(ahead, "f")
    shop.verbs.promises.keep(add(kept, "g", due_on=TODAY).created or 0)
    assert days.owed(shop.book.connection, TODAY) == {late: TODAY - timedelta(days=3), due: TODAY}


def test_people_without_any_moment_are_asked_about_in_the_order_of_coming(shop: Shop) -> None:
    first, second, third = (shop.person(name) for name in ("First", "Second", "Third"))
    assert days.never_logged(shop.book.connection, TODAY, 2) == [(first, "First"), (second, "Second")]
    shop.verbs.moments.log([first], MomentKind.CALL)
    shop.verbs.today.later_by_days(second, 5)
    assert days.never_logged(shop.book.connection, TODAY, 9) == [(third, "Third")]


def test_somebody_is_reached_once_a_span_and_only_when_the_owner_had_a_part(shop: Shop) -> None:
    met(shop, "Twice", 2, 1)
    met(shop, "Theirs", 1, direction=Direction.THEM)
    met(shop, "Long ago", 9)
    group = [shop.person("One"), shop.person("Other")]
    shop.verbs.moments.log(group, MomentKind.VISIT)
    connection = shop.book.connection
    assert days.reached(connection, TODAY, TODAY) == 2
    assert days.reached(connection, TODAY - timedelta(days=6), TODAY) == 3
    shop.verbs.today.done(shop.person("Done"))
    assert days.reached(connection, TODAY, TODAY) == 3


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("reached", "score_by_reached"), ("due", "score_by_gain"), ("newcomers", "score_newcomers"),
        ("never_logged", "score_never_logged"), ("owed", "promise_open"),
    ],
)  # fmt: skip
def test_no_query_of_the_day_walks_a_whole_table(shop: Shop, query: str, index: str) -> None:
    # With 100,000 people each of these walks would cost more than the page may take.
    asked: list[tuple[str, object]] = []
    connection = shop.book.connection

    class Noting:
        def rows(self, sql: str, values: object = ()) -> list[tuple[object, ...]]:
            asked.append((sql, values))
            return connection.rows(sql, values)  # type: ignore[arg-type]  # the store's own statements fit

        def value(self, sql: str, values: object = ()) -> object:
            asked.append((sql, values))
            return connection.value(sql, values)  # type: ignore[arg-type]  # the store's own statements fit

    noting: object = Noting()
    {
        "reached": lambda: days.reached(noting, TODAY, TODAY),
        "due": lambda: days.due(noting, TODAY, 5),
        "newcomers": lambda: days.newcomers(noting, TODAY, TODAY - timedelta(weeks=6), 5),
        "never_logged": lambda: days.never_logged(noting, TODAY, 5),
        "owed": lambda: days.owed(noting, TODAY),
    }[query]()
    sql, values = asked[0]  # pauses, which are few, are asked for behind it
    plan = [str(row[3]) for row in connection.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert any(index in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN") and "INDEX" not in step and "(subquery" not in step
                and "CONSTANT" not in step], plan  # fmt: skip
