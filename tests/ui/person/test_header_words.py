"""The head of the page: how to say it, how to greet, and what it says when it has ended."""

from functools import partial

import pytest

from regulars.domain.moments import MomentKind
from regulars.domain.people import NameOrder, PersonField, PersonId, PersonState
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.person_page import PersonPage
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible

ENDED = [PersonState.ARCHIVED, PersonState.DECEASED, PersonState.MOVED_ON, PersonState.ASKED_NOT]


def tell(desk: Desk, verbs: Verbs, person: PersonId, **fields: str) -> None:
    for name, value in fields.items():
        desk.do(partial(verbs.people.set_field, person, PersonField(name), value))


def plain(page: PersonPage) -> str:
    """The line without the marks that keep scripts apart."""
    return page.header.saying.text().replace("\u2068", "").replace("\u2069", "")


def test_how_to_say_it_stands_at_the_top(page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId) -> None:
    assert not page.header.saying.isVisibleTo(page)
    tell(desk, verbs, ana, say_like="AH-na", pronouns="she/her", address_form="Dra.", language="Polish")
    said = "Say it “AH-na” · she/her · addressed as Dra. · speaks Polish, greet: dzień dobry"
    assert plain(page) == said
    assert verbs.brief.of(ana).greeting == "dzień dobry"
    tell(desk, verbs, ana, greeting="cześć")
    assert plain(page).endswith("speaks Polish, greet: cześć")
    assert verbs.brief.of(ana).greeting == "cześć"
    tell(desk, verbs, ana, greeting="", language="Klingon")
    assert plain(page).endswith("speaks Klingon")


def test_a_name_is_read_by_its_sound_in_the_order_it_is_said(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId
) -> None:
    tell(desk, verbs, ana, phonetic_given="hanako", phonetic_family="yamada", name_order=NameOrder.FAMILY_FIRST.value)
    assert plain(page) == "Say it “yamada hanako”"
    tell(desk, verbs, ana, name_order=NameOrder.GIVEN_FIRST.value)
    assert plain(page) == "Say it “hanako yamada”"


def test_furigana_sort_the_list_of_people(verbs: Verbs) -> None:
    for name, reading in (("渡辺", "わたなべ"), ("阿部", "あべ"), ("田中", "たなか")):
        person = PersonId(verbs.people.add(name).created or 0)
        verbs.people.set_field(person, PersonField.PHONETIC_FAMILY, reading)
    rows = verbs.search.rows(verbs.search.find("").ids.tolist())
    assert [row.name for row in rows] == ["阿部", "田中", "渡辺"]


def test_a_phone_is_shown_as_typed_and_found_as_it_is_dialled(verbs: Verbs) -> None:
    person = PersonId(verbs.people.add("Rui", phones=["+351 (912) 555-014"]).created or 0)
    [point] = verbs.people.get(person).points
    assert (point.value, point.match) == ("+351 (912) 555-014", "+351912555014")
    for typed in ("912555014", "5014", "+351912555014"):
        assert verbs.search.find(typed).ids.tolist() == [person]


@pytest.mark.parametrize("state", ENDED)
def test_the_page_says_kindly_that_it_has_ended_and_leads_back(
    page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId, state: PersonState
) -> None:
    assert page.ended.isHidden()
    desk.do(lambda: verbs.people.set_state(ana, state))
    assert page.ended.isVisibleTo(page)
    assert_accessible(page.ended)
    page.ended.acted.emit()
    assert verbs.people.get(ana).state is PersonState.ACTIVE
    assert page.ended.isHidden()
    desk.undo()
    assert verbs.people.get(ana).state is state
    assert page.ended.isVisibleTo(page)


def test_nobody_is_asked_to_call_the_dead(page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId) -> None:
    desk.do(lambda: verbs.moments.log([ana], MomentKind.CALL, day=TODAY))
    assert page.header.channel_buttons()
    desk.do(lambda: verbs.people.set_state(ana, PersonState.DECEASED))
    assert page.header.channel_buttons() == []
    assert page.header.rhythm.isHidden()


def test_the_code_of_a_language_is_said_as_its_name(page: PersonPage, verbs: Verbs, desk: Desk, ana: PersonId) -> None:
    tell(desk, verbs, ana, language="pt")
    assert plain(page).endswith("speaks Portuguese, greet: bom dia")
