"""Packed touches: one entry a civil day, whatever happened on it, and of the kinds that count."""

from datetime import date, timedelta

import pytest

from regulars.domain.moments import Depth, Direction, MomentId, MomentKind
from regulars.domain.people import PersonId, PersonState
from regulars.domain.promises import PromiseId
from regulars.store import touches
from regulars.store.packed_touches import DEPTH_CODES, DIRECTION_CODES, PACKED
from regulars.store.scores import stored_scores
from tests.builders import TODAY
from tests.open_shop import Shop

Entry = tuple[date, Direction, Depth]


def packed(shop: Shop, person: PersonId) -> list[Entry]:
    """A person's touches as they are kept."""
    blob = shop.book.writer.value("SELECT packed FROM touch WHERE person_id = ?", (person,)) or b""
    direction = {code: name for name, code in DIRECTION_CODES.items()}
    depth = {code: name for name, code in DEPTH_CODES.items()}
    return [(date.fromordinal(day), direction[who], depth[deep]) for day, who, deep in PACKED.iter_unpack(blob)]


def log(shop: Shop, person: PersonId, day: date, direction: Direction, depth: Depth = Depth.NORMAL) -> MomentId:
    return MomentId(
        shop.verbs.moments.log([person], MomentKind.CALL, day=day, direction=direction, depth=depth).created or 0
    )


def test_several_moments_of_a_day_are_one_touch_as_deep_as_the_deepest(shop: Shop) -> None:
    ana = shop.person()
    log(shop, ana, TODAY, Direction.ME, Depth.LIGHT)
    log(shop, ana, TODAY, Direction.ME, Depth.DEEP)
    assert packed(shop, ana) == [(TODAY, Direction.ME, Depth.DEEP)]
    log(shop, ana, TODAY, Direction.THEM)
    assert packed(shop, ana) == [(TODAY, Direction.BOTH, Depth.DEEP)]


def test_touches_are_oldest_first_however_they_came_in(shop: Shop) -> None:
    ana = shop.person()
    days = [TODAY - timedelta(days=ago) for ago in (3, 900, 0, 40)]
    for day in days:
        log(shop, ana, day, Direction.THEM)
    assert [day for day, *_ in packed(shop, ana)] == sorted(days)


def test_a_like_and_an_invoice_do_not_count_until_the_owner_says_so(shop: Shop) -> None:
    ana = shop.person()
    shop.verbs.moments.log([ana], MomentKind.LIKE)
    shop.verbs.moments.log([ana], MomentKind.INVOICE)
    assert packed(shop, ana) == []
    shop.verbs.settings.change(counted_kinds=frozenset({MomentKind.LIKE}))
    assert len(packed(shop, ana)) == 1
    assert touches.counted_kinds(shop.book.connection) == {MomentKind.LIKE}


def test_the_last_moment_taken_back_leaves_no_touches(shop: Shop) -> None:
    ana = shop.person()
    moment = log(shop, ana, TODAY, Direction.ME)
    shop.verbs.moments.delete(moment)
    assert shop.book.writer.rows("SELECT * FROM touch") == []


def test_the_inputs_of_a_score_come_in_the_order_of_ids(shop: Shop) -> None:
    ana, rui, zoe = shop.person("Ana"), shop.person("Rui"), shop.person("Zoë")
    shop.verbs.people.set_rhythm(rui, 21)
    circle = shop.verbs.people.join_circle(zoe, "designers").created or 0
    shop.verbs.circles.edit(circle, cadence_days=35)
    shop.verbs.pauses.begin(ana, date(2026, 11, 1), None)
    shop.verbs.pauses.begin(zoe, date(2026, 11, 1), date(2026, 11, 20))
    found = touches.score_inputs(shop.book.connection, TODAY, ana, zoe)
    assert list(found.people) == [ana, rui, zoe]
    assert list(found.cadence) == [None, 21, None]
    assert list(found.usual) == [None, None, 35]
    assert list(found.added) == [TODAY.isoformat()] * 3
    assert found.pauses == {0: [(date(2026, 11, 1), None)], 2: [(date(2026, 11, 1), date(2026, 11, 20))]}
    assert list(touches.score_inputs(shop.book.connection, TODAY, rui, rui).people) == [rui]
    assert touches.id_bounds(shop.book.connection, 0, 2**62) == (ana, zoe)


def test_nobody_has_no_inputs(shop: Shop) -> None:
    found = touches.score_inputs(shop.book.connection, TODAY, 1, 9)
    assert (list(found.people), found.pauses, found.promises) == ([], {}, {})
    assert touches.id_bounds(shop.book.connection, 0, 2**62) == (0, -1)


def test_the_owner_s_promises_are_counted_by_how_they_ended(shop: Shop) -> None:
    ana = shop.person()
    promises = shop.verbs.promises

    def made(due: int) -> PromiseId:
        added = promises.add(ana, "a lamp", due_on=TODAY + timedelta(days=due), made_on=TODAY - timedelta(days=60))
        return PromiseId(added.created or 0)

    promises.keep(made(3))
    promises.keep(made(-5))  # after its day
    promises.break_(made(9))
    made(-20)  # still open, and overdue
    made(20)
    counts = touches.promise_counts(shop.book.connection, TODAY, ana, ana)[ana]
    assert (counts.kept, counts.kept_later, counts.broken) == (1, 1, 3)
    assert counts.last_broken == TODAY


@pytest.mark.parametrize("who", list(Direction))
def test_the_day_the_owner_last_had_a_part_in_it_is_kept(shop: Shop, who: Direction) -> None:
    ana = shop.person()
    log(shop, ana, TODAY - timedelta(days=9), Direction.ME)
    log(shop, ana, TODAY - timedelta(days=2), who)
    expected = TODAY - timedelta(days=9 if who is Direction.THEM else 2)
    kept = shop.book.writer.value("SELECT reached_day FROM score WHERE person_id = ?", (ana,))
    assert kept == expected.isoformat()


def test_kept_scores_say_for_which_day_they_are(shop: Shop) -> None:
    assert touches.scored_on(shop.book.connection) is None
    ana = shop.person()
    log(shop, ana, TODAY - timedelta(days=30), Direction.ME)
    assert touches.scored_on(shop.book.connection) == TODAY
    shop.clock.at += timedelta(days=10)
    assert shop.verbs.health.stale()
    before = stored_scores(shop.book.connection, [ana])[ana]
    assert shop.verbs.health.refresh_all() == 1
    assert not shop.verbs.health.stale()
    after = stored_scores(shop.book.connection, [ana])[ana]
    assert after.score < before.score
    assert after.last_day == before.last_day == TODAY - timedelta(days=30)
    shop.verbs.people.set_state(ana, PersonState.ARCHIVED)
    assert touches.scored_on(shop.book.connection) == TODAY + timedelta(days=10)
