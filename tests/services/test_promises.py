"""Promises: the ledger says what was kept, what came late, what moved and what broke."""

from datetime import date, timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentId
from regulars.domain.people import PersonId
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
