"""Tidying many at once: one step for all, and nobody is written twice."""

from regulars.domain.moments import MomentKind
from regulars.domain.people import CircleId, PersonId, PersonState
from regulars.services.verbs import Verbs
from tests.book_contents import contents
from tests.open_shop import Shop


def test_many_join_a_circle_in_one_step_and_leave_it_by_one_undo(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.people.join_circle(ana, "Wine")
    verbs.tidying.join_circle([ana, rui, PersonId(99)], "wine")
    assert [circle.people for circle in verbs.circles.all()] == [2]
    verbs.book.undo()
    assert [circle.people for circle in verbs.circles.all()] == [1]


def test_a_circle_that_is_not_there_yet_is_made_in_the_same_step(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.tidying.join_circle([ana, rui], "Trip to Chicago")
    assert [(circle.name, circle.people) for circle in verbs.circles.all()] == [("Trip to Chicago", 2)]
    verbs.book.undo()
    assert verbs.circles.all() == []


def test_many_leave_a_circle(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.tidying.join_circle([ana, rui], "Wine")
    circle = CircleId(verbs.circles.all()[0].id)
    verbs.tidying.leave_circle([ana, rui], circle)
    assert verbs.circles.all()[0].people == 0


def test_many_are_given_a_rhythm_and_each_keeps_the_old_one_for_undo(shop: Shop, ana: PersonId, rui: PersonId) -> None:
    verbs = shop.verbs
    verbs.people.set_rhythm(ana, 14)
    changes = verbs.tidying.set_rhythm([ana, rui], 60)
    assert changes.people == {ana, rui}
    assert [verbs.people.get(person).cadence_days for person in (ana, rui)] == [60, 60]
    shop.restart()
    shop.verbs.book.undo()
    assert [shop.verbs.people.get(person).cadence_days for person in (ana, rui)] == [14, None]


def test_many_are_archived_from_today_and_come_back(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.tidying.set_state([ana, rui], PersonState.ARCHIVED)
    assert verbs.people.get(ana).state is PersonState.ARCHIVED
    assert verbs.people.get(rui).state_since is not None
    verbs.book.undo()
    assert verbs.people.get(ana).state is PersonState.ACTIVE


def test_many_go_to_the_trash_in_one_step_and_moments_with_others_stay(
    shop: Shop, ana: PersonId, rui: PersonId
) -> None:
    verbs, mia = shop.verbs, shop.person("Mia")
    verbs.moments.log([ana, mia], MomentKind.VISIT, text="lamps")
    verbs.moments.log([ana, rui], MomentKind.CALL)
    verbs.people.add_link(mia, "sister", ana)
    verbs.people.set_membership(ana, "Duarte & Filhas")
    before = contents(verbs.book)
    verbs.tidying.delete([ana, rui, PersonId(99)])
    assert [moment.text for moment in verbs.moments.of(mia)] == ["lamps"]
    assert [(link.other, link.other_name) for link in verbs.people.get(mia).links] == [(None, "Ana Duarte")]
    assert verbs.search.find("").total == 1
    assert contents(verbs.book)["organisation"] == []
    assert verbs.book.history()[0].subject == "Ana Duarte, Rui Faria"
    shop.restart()
    shop.verbs.book.undo()
    assert contents(shop.book) == before


def test_what_is_so_already_is_no_step(verbs: Verbs, ana: PersonId) -> None:
    verbs.tidying.set_rhythm([ana], 30)
    verbs.tidying.join_circle([ana], "Wine")
    steps = len(verbs.book.history())
    assert verbs.tidying.set_rhythm([ana], 30).step is None
    assert verbs.tidying.join_circle([ana], "Wine").step is None
    assert verbs.tidying.set_state([PersonId(99)], PersonState.ARCHIVED).step is None
    assert verbs.tidying.delete([PersonId(99)]).step is None
    assert len(verbs.book.history()) == steps
