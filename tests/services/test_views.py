"""Saved views: kept as they looked, under one name each."""

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.health.vocabulary import Band
from regulars.domain.people import CircleId, PersonState
from regulars.domain.people_list import Filters, Sort
from regulars.domain.views import Look, ViewId
from tests.open_shop import Shop

TRIP = Look("not seen 90 days and near Chicago", Filters(band=Band.SLIPPING), Sort.LAST, descending=True)


def test_a_view_comes_back_as_it_was_after_a_restart(shop: Shop) -> None:
    everything = Look(
        "“é” 東",
        Filters(Band.NEW, 7, CircleId(3), "Łódź", open_promise=True, state=None, never_logged=True),
        Sort.PLACE,
    )
    shop.verbs.views.save("Trip", TRIP)
    shop.verbs.views.save("Everything", everything)
    shop.restart()
    assert [(view.name, view.look) for view in shop.verbs.views.all()] == [("Trip", TRIP), ("Everything", everything)]


def test_saving_under_a_name_again_keeps_one_view_and_undo_brings_the_old_look_back(shop: Shop) -> None:
    shop.verbs.views.save("Trip", TRIP)
    shop.verbs.views.save("TRIP", Look("ana", Filters(state=PersonState.ARCHIVED)))
    assert [(view.name, view.look.line) for view in shop.verbs.views.all()] == [("TRIP", "ana")]
    shop.verbs.book.undo()
    assert [(view.name, view.look) for view in shop.verbs.views.all()] == [("Trip", TRIP)]


def test_a_view_that_is_let_go_comes_back_by_undo(shop: Shop) -> None:
    view = ViewId(shop.verbs.views.save("Trip", TRIP).created or 0)
    shop.verbs.views.delete(view)
    assert shop.verbs.views.all() == []
    shop.verbs.book.undo()
    assert [kept.name for kept in shop.verbs.views.all()] == ["Trip"]


def test_a_view_needs_a_name_and_an_unknown_one_is_said_to_be_unknown(shop: Shop) -> None:
    with pytest.raises(KnownProblem) as refused:
        shop.verbs.views.save("  ", TRIP)
    assert refused.value.code is Problem.BAD_VALUE
    with pytest.raises(KnownProblem) as unknown:
        shop.verbs.views.delete(ViewId(9))
    assert unknown.value.code is Problem.ENTRY_UNKNOWN
