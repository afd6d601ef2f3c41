"""Promises: the ledger says what was kept, what came late, what moved and what broke."""

from datetime import date, timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId, PersonState
from regulars.domain.promises import PromiseBy, PromiseId, PromiseState
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop

TOMORROW = TODAY + timedelta(days=1)


def promised(verbs: Verbs, person: PersonId, text: str = "the book", due_on: date | None = None) -> PromiseId:
    return PromiseId(verbs.promises.add(person, text, due_on=due_on).created or 0)


def test_a_promise_is_the_owner_s_and_open_unless_said_otherwise(verbs: Verbs, ana: PersonId) -> None:
    promise = verbs.promises.get(promised(verbs, ana))
    assert (promise.by, promise.state, promise.made_on, promise.due_on) == (
        PromiseBy.ME,
        PromiseState.OPEN,
        TODAY,
        None,
    )
    assert (promise.person, promise.person_name) == (ana, "Ana Duarte")


@pytest.mark.parametrize(
    ("due_on", "state"),
    [
        (None, PromiseState.KEPT),
        (TOMORROW, PromiseState.KEPT),
        (TODAY, PromiseState.KEPT),
        (date(2026, 1, 1), PromiseState.LATE),
    ],
)
def test_kept_after_its_day_is_late(verbs: Verbs, ana: PersonId, due_on: date | None, state: PromiseState) -> None:
    promise = promised(verbs, ana, due_on=due_on)
    verbs.promises.keep(promise)
    assert (verbs.promises.get(promise).state, verbs.promises.get(promise).settled_on) == (state, TODAY)
    assert verbs.promises.keep(promise).step is None


def test_a_settled_promise_can_be_opened_again(verbs: Verbs, ana: PersonId) -> None:
    promise = promised(verbs, ana)
    for settle, state in (
        (verbs.promises.break_, PromiseState.BROKEN),
        (verbs.promises.drop, PromiseState.DROPPED),
        (verbs.promises.keep, PromiseState.KEPT),
    ):
        settle(promise)
        assert verbs.promises.get(promise).state is state
        assert verbs.promises.open() == []
        verbs.promises.reopen(promise)
        assert verbs.promises.get(promise).settled_on is None
        assert [open_one.id for open_one in verbs.promises.open()] == [promise]


def test_a_promise_that_moved_is_open_under_its_new_day_and_counts_the_moves(verbs: Verbs, ana: PersonId) -> None:
    promise = promised(verbs, ana, due_on=date(2026, 1, 1))
    verbs.promises.break_(promise)
    verbs.promises.renegotiate(promise, TOMORROW)
    verbs.promises.renegotiate(promise, TODAY)
    after = verbs.promises.get(promise)
    assert (after.state, after.due_on, after.settled_on, after.renegotiated) == (PromiseState.OPEN, TODAY, None, 2)
    with pytest.raises(KnownProblem) as refused:
        verbs.promises.renegotiate(promise, TODAY - timedelta(days=1))
    assert refused.value.values["field"] == "due_on"


def test_the_next_due_comes_first_and_the_settled_last(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    some_day = promised(verbs, ana)
    later = promised(verbs, ana, due_on=TOMORROW)
    soon = promised(verbs, ana, due_on=TODAY)
    done = promised(verbs, ana)
    verbs.promises.keep(done)
    other = promised(verbs, rui, due_on=date(2026, 12, 24))
    assert [promise.id for promise in verbs.promises.of(ana)] == [soon, later, some_day, done]
    assert [promise.id for promise in verbs.promises.open()] == [soon, later, other, some_day]


def test_what_was_written_down_can_be_corrected(verbs: Verbs, ana: PersonId) -> None:
    promise = promised(verbs, ana, due_on=TOMORROW)
    verbs.promises.edit(
        promise, text="the lamp", by=PromiseBy.THEM, due_on=None, quote="“by Friday”", made_on=date(2026, 1, 1)
    )
    after = verbs.promises.get(promise)
    assert (after.text, after.by, after.due_on, after.quote) == ("the lamp", PromiseBy.THEM, None, "“by Friday”")
    assert (after.made_on, after.renegotiated) == (date(2026, 1, 1), 0)


def test_an_empty_promise_or_one_made_tomorrow_is_refused(verbs: Verbs, ana: PersonId) -> None:
    promise = promised(verbs, ana)
    for act, field in (
        (lambda: verbs.promises.add(ana, " "), "text"),
        (lambda: verbs.promises.edit(promise, text=""), "text"),
        (lambda: verbs.promises.add(ana, "x", made_on=TOMORROW), "made_on"),
        (lambda: verbs.promises.edit(promise, made_on=TOMORROW), "made_on"),
    ):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert (refused.value.code, refused.value.values["field"]) == (Problem.BAD_VALUE, field)


def test_an_unknown_promise_person_or_moment_is_said_to_be_unknown(verbs: Verbs, ana: PersonId) -> None:
    promises = verbs.promises
    for act in (
        promises.get,
        promises.keep,
        promises.break_,
        promises.drop,
        promises.reopen,
        promises.delete,
        promises.edit,
    ):
        with pytest.raises(KnownProblem) as unknown:
            act(PromiseId(99))
        assert unknown.value.code is Problem.ENTRY_UNKNOWN
    with pytest.raises(KnownProblem):
        promises.add(PersonId(99), "x")
    with pytest.raises(KnownProblem):
        promises.add(ana, "x", moment=MomentId(99))


def test_the_ledger_survives_a_restart(shop: Shop, ana: PersonId) -> None:
    promise = promised(shop.verbs, ana, "пальто 👗")
    shop.verbs.promises.keep(promise)
    before = shop.verbs.promises.of(ana)
    shop.restart()
    assert shop.verbs.promises.of(ana) == before


def test_open_promises_stand_by_their_day_side_by_side(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    late = promised(verbs, ana, "late", date(2026, 11, 1))
    sometime = promised(verbs, rui, "some time")
    soon = promised(verbs, rui, "soon", TOMORROW)
    theirs = PromiseId(verbs.promises.add(ana, "the photos", by=PromiseBy.THEM).created or 0)
    done = promised(verbs, ana, "done")
    verbs.promises.keep(done)
    assert verbs.promises.open_ids(PromiseBy.ME) == [late, soon, sometime]
    assert verbs.promises.open_ids(PromiseBy.THEM) == [theirs]
    assert (verbs.promises.count_open(PromiseBy.ME), verbs.promises.count_open(PromiseBy.THEM)) == (3, 1)
    assert verbs.promises.settled_ids() == [done]
    rows = verbs.promises.rows([sometime, PromiseId(999), late])
    assert [(row.promise.text, row.promise.person_name, row.score) for row in rows] == [
        ("some time", "Rui Faria", None),
        ("late", "Ana Duarte", None),
    ]


def test_promises_with_those_who_are_gone_are_left_in_peace(verbs: Verbs, ana: PersonId) -> None:
    promised(verbs, ana, due_on=TODAY)
    verbs.people.set_state(ana, PersonState.DECEASED)
    assert verbs.promises.open_ids(PromiseBy.ME) == []
    assert verbs.promises.count_open(PromiseBy.ME) == 0
    assert verbs.promises.to_tell() == []


def test_two_days_before_its_day_a_promise_of_the_owners_is_spoken_of(verbs: Verbs, ana: PersonId) -> None:
    for ahead in (-1, 3, 2, 0):
        promised(verbs, ana, f"in {ahead}", TODAY + timedelta(days=ahead))
    verbs.promises.add(ana, "theirs", by=PromiseBy.THEM, due_on=TODAY)
    assert [promise.text for promise in verbs.promises.to_tell()] == ["in 0", "in 2"]
    assert all(promise.should_be_told(TODAY) for promise in verbs.promises.to_tell())


def test_the_year_says_how_many_were_kept(shop: Shop, ana: PersonId) -> None:
    verbs = shop.verbs
    shop.clock.at = shop.clock.at.replace(year=2025)
    verbs.promises.keep(promised(verbs, ana, "last year"))
    shop.clock.at = shop.clock.at.replace(year=2026)
    for text in ("one", "two", "three"):
        verbs.promises.keep(promised(verbs, ana, text))
    verbs.promises.keep(promised(verbs, ana, "late", date(2026, 1, 1)))
    verbs.promises.break_(promised(verbs, ana, "broken"))
    verbs.promises.drop(promised(verbs, ana, "let go"))
    theirs = PromiseId(verbs.promises.add(ana, "theirs", by=PromiseBy.THEM).created or 0)
    verbs.promises.keep(theirs)
    verbs.promises.renegotiate(promised(verbs, ana, "moved", TODAY), TOMORROW)
    shop.restart()
    year = shop.verbs.promises.this_year()
    assert (year.kept, year.late, year.broken, year.moved, year.settled) == (3, 1, 1, 1, 5)
