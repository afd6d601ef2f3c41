"""Circles: named once, whatever the case, with their people counted."""

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import CircleId, PersonId
from regulars.services.verbs import Verbs


def test_circles_are_sorted_by_name_with_their_people_counted(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.circles.add("Óleo", "wine and oil", 21)
    verbs.people.join_circle(ana, "night shift")
    verbs.people.join_circle(rui, "Night Shift")
    assert [(circle.name, circle.about, circle.cadence_days, circle.people) for circle in verbs.circles.all()] == [
        ("night shift", "", None, 2),
        ("Óleo", "wine and oil", 21.0, 0),
    ]


def test_leaving_a_circle_leaves_the_circle(verbs: Verbs, ana: PersonId) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "food").created or 0)
    assert verbs.people.leave_circle(ana, circle).people == {ana}
    assert verbs.people.get(ana).circles == ()
    assert [known.people for known in verbs.circles.all()] == [0]


def test_deleting_a_circle_keeps_its_people_and_names_them_as_touched(verbs: Verbs, ana: PersonId) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "food").created or 0)
    assert verbs.circles.delete(circle).people == {ana}
    assert verbs.people.get(ana).circles == ()
    verbs.book.undo()
    assert [known.name for known in verbs.people.get(ana).circles] == ["food"]


def test_a_new_rhythm_touches_everyone_in_the_circle(verbs: Verbs, ana: PersonId) -> None:
    circle = CircleId(verbs.people.join_circle(ana, "food").created or 0)
    assert verbs.circles.edit(circle, cadence_days=21).people == {ana}
    assert verbs.people.get(ana).usual_days == 21


def test_a_name_is_given_once(verbs: Verbs) -> None:
    verbs.circles.add("Cafés")
    other = CircleId(verbs.circles.add("bars").created or 0)
    for act in (
        lambda: verbs.circles.add("CAFES"),
        lambda: verbs.circles.edit(other, name="cafés"),
        lambda: verbs.circles.add("  "),
        lambda: verbs.circles.add("x", cadence_days=0),
    ):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert refused.value.code is Problem.BAD_VALUE
    verbs.circles.edit(other, name="Bars")
    assert [circle.name for circle in verbs.circles.all()] == ["Bars", "Cafés"]


def test_an_unknown_circle_is_said_to_be_unknown(verbs: Verbs) -> None:
    for act in (verbs.circles.edit, verbs.circles.delete):
        with pytest.raises(KnownProblem) as unknown:
            act(CircleId(99))
        assert unknown.value.code is Problem.ENTRY_UNKNOWN
