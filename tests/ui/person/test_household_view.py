"""The card of a household: made by typing a name, shared by all, parted without loss."""

from time import process_time

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.people import Address, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.household_view import HouseholdView
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import choose, menu_words, new_person, open_page, type_into
from tests.ui.recorded_shell import RecordedShell

FRAME_MS = 1000 / 60


def type_name(card: HouseholdView, name: str, qtbot: QtBot) -> None:
    card.start_adding()
    qtbot.keyClicks(card.newcomer.line, name)
    qtbot.keyClick(card.newcomer.line, Qt.Key.Key_Return)


def members(card: HouseholdView) -> list[str]:
    return [row.open_button.text() for row in card.members.all()]


def test_a_household_is_made_by_typing_a_name(
    page: PersonPage, view: PersonView, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId, qtbot: QtBot
) -> None:
    card = page.household
    assert card.empty.isVisibleTo(page)
    view.around.actions.action("person_home").trigger()
    assert card.newcomer.line.hasFocus()
    qtbot.keyClicks(card.newcomer.line, "grace")
    qtbot.keyClick(card.newcomer.line, Qt.Key.Key_Return)
    home = verbs.households.of(grace)
    assert home is not None
    assert (home.name, [person for person, _ in home.people]) == ("Ana Moreira", [ana, grace])
    assert members(card) == ["Grace Holloway"]
    assert card.newcomer.isHidden()
    assert_accessible(card)
    desk.undo()
    assert verbs.households.of(ana) is None
    assert members(card) == []


def test_whoever_has_a_household_takes_the_other_one_in(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId, qtbot: QtBot
) -> None:
    rui = new_person(verbs, "Rui")
    verbs.households.make("Mill house", [grace, rui])
    type_name(page.household, "grace", qtbot)
    home = verbs.households.of(ana)
    assert home is not None
    assert home.name == "Mill house"
    assert members(page.household) == ["Grace Holloway", "Rui"]
    desk.do(lambda: verbs.people.add("Tomás"))
    tomas = verbs.people.resolve("Tomás")
    type_name(page.household, "tom", qtbot)
    assert {person for person, _ in verbs.households.get(home.id).people} == {ana, grace, rui, tomas}


def test_all_share_a_rhythm_a_name_and_an_address(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId, qtbot: QtBot
) -> None:
    desk.do(lambda: verbs.households.make("Moreiras", [ana, grace]))
    card = page.household
    type_into(card.name, "The mill house", qtbot)
    card.rhythm.show_stored(42.0)
    card.rhythm.chosen.emit(card.rhythm.currentIndex())
    home = verbs.households.of(ana)
    assert home is not None
    assert (home.name, home.cadence_days, verbs.people.get(grace).usual_days) == ("The mill house", 42.0, 42.0)
    card.more.click()
    assert menu_words(card.more)[0].startswith("All live at")
    choose(card.more, menu_words(card.more)[0])
    assert verbs.people.get(grace).place == "Lisbon"
    assert card.address.isVisibleTo(page)
    desk.undo()
    assert verbs.people.get(grace).place == ""


def test_moving_out_and_splitting_lose_nothing(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId, shell: RecordedShell
) -> None:
    rui = new_person(verbs, "Rui")
    desk.do(lambda: verbs.households.make("Moreiras", [ana, grace, rui]))
    home = verbs.households.of(ana)
    assert home is not None
    desk.do(lambda: verbs.households.add_address(home.id, Address(city="Porto")))
    card = page.household
    row = next(row for row in card.members.all() if row.open_button.text() == "Rui")
    row.open_button.click()
    assert shell.asked[-1] == ("open_person", rui)
    row.out.click()
    assert members(card) == ["Grace Holloway"]
    assert verbs.people.get(rui).place == "Porto"
    card.more.click()
    choose(card.more, "Split the household")
    assert verbs.households.of(ana) is None
    assert [address.city for address in verbs.people.get(ana).addresses] == ["Lisbon", "Porto"]
    desk.undo()
    assert members(card) == ["Grace Holloway"]


def test_who_moves_in_elsewhere_stands_on_the_open_page_too(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId, grace: PersonId
) -> None:
    rui = new_person(verbs, "Rui")
    desk.do(lambda: verbs.households.make("Moreiras", [ana, grace]))
    home = verbs.households.of(ana)
    assert home is not None
    desk.do(lambda: verbs.households.move_in(rui, home.id))
    assert members(page.household) == ["Grace Holloway", "Rui"]
    desk.do(lambda: verbs.households.move_out(rui))
    assert members(page.household) == ["Grace Holloway"]
    desk.undo()
    assert members(page.household) == ["Grace Holloway", "Rui"]


def test_a_household_of_forty_comes_as_it_is_needed(
    view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    others = [new_person(verbs, f"Person {number:02}") for number in range(40)]
    alone = new_person(verbs, "Nobody else")
    verbs.households.make("Big", [ana, *others])
    for number in range(50):
        verbs.people.add_link(ana, "cousin", others[number % 40], symmetric=True)

    def opens(person: PersonId) -> float:
        started = process_time()
        view.show_person(person)
        view.arrive()
        return (process_time() - started) * 1000

    opens(alone)
    took = [(opens(ana), opens(alone)) for _ in range(4)]
    big, usual = (min(times) for times in zip(*took, strict=True))
    assert big < usual + 2 * FRAME_MS + usual  # twice the usual time: a busy machine slows the processor, too
    page = open_page(view, ana)
    card = page.household
    assert len(card.members.all()) == 8
    card.members.more.click()
    qtbot.waitUntil(lambda: len(card.members.all()) == 40)
    assert card.members.more.isHidden()
