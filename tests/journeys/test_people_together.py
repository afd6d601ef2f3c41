"""People together, by an owner without a mouse: a circle with a note, a household, a visit for two, a firm, a thank you."""

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.test_by_keyboard import first_run


@pytest.fixture
def owner(qtbot: QtBot) -> Owner:
    return Owner(qtbot, only_keys=True)


def test_people_together_survive_the_next_start_and_go_with_undo(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    first_run(laptop, owner)  # Ana and Bruno are in the book
    people = laptop.verbs.people
    ana, bruno = people.resolve("Ana"), people.resolve("Bruno")

    owner.press("Ctrl+3")
    owner.wait_to_see("No circles yet")
    owner.press("N")
    owner.wait_to_see("A new circle")
    owner.type("book club\n")
    owner.wait_to_see("Nobody yet")
    owner.press("Return")
    owner.wait_to_see("All in the list of people")
    owner.press("A")
    owner.type("Third Thursday, bring the list\n")
    owner.wait_to_see("Other · they said · today")

    owner.press("Ctrl+K")
    owner.type("ana\n")
    owner.wait_to_see("At home with")
    owner.press("H")
    owner.type("bruno\n")
    owner.wait_to_see("Rhythm of all")
    home = laptop.verbs.households.of(bruno)
    assert home is not None
    assert {person for person, _ in home.people} == {ana, bruno}

    owner.press("Ctrl+L")
    owner.wait_to_see("Also there:")
    owner.type("coffee at the counter")
    owner.tab_to("Bruno was there too")
    owner.press("Space")
    owner.press("Return")
    owner.wait(lambda: len(laptop.verbs.moments.of(bruno)) == 1, "one visit that counts for both")
    assert len(laptop.verbs.moments.of(ana)[0].people) == 2

    laptop.shut_down()
    laptop.start()
    owner.wait(laptop.is_open, "the open book")
    [circle] = laptop.verbs.circles.all()
    assert [note.text for note in laptop.verbs.circles.notes(circle.id)] == ["Third Thursday, bring the list"]
    assert laptop.verbs.households.of(ana) is not None
    owner.press("Ctrl+Z")
    owner.wait(lambda: laptop.verbs.moments.of(bruno) == [], "the visit taken back")
    owner.press("Ctrl+Z")
    owner.wait(lambda: laptop.verbs.households.of(ana) is None, "the household taken back")
