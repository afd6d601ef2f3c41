"""Finding people by what is known of them."""

from datetime import date, timedelta

import pytest

from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.people import Address, PersonField, PersonId, PersonState
from regulars.domain.people_list import Filters, Sort
from regulars.services.verbs import Verbs
from tests.open_shop import Shop


def found(verbs: Verbs, line: str, filters: Filters | None = None) -> list[str]:
    """The names of those whom a line finds."""
    ids = verbs.search.find(line, filters or Filters(), Sort.NAME).ids
    return [row.name for row in verbs.search.rows(ids)]


@pytest.fixture
def people(shop: Shop, ana: PersonId, rui: PersonId) -> list[PersonId]:
    zoe = shop.person("Zoë Lindqvist")
    verbs, today = shop.verbs, shop.clock.today()
    verbs.notes.add(ana, "dry Riesling, never sweet", kind=NoteKind.LIKES)
    verbs.notes.add(rui, "Riesling", kind=NoteKind.DISLIKES)
    verbs.notes.add(rui, "látex gloves", kind=NoteKind.AVOID)
    verbs.notes.add(zoe, "sweet wine", kind=NoteKind.LIKES)
    verbs.notes.add(zoe, "dry biscuits", kind=NoteKind.LIKES)
    verbs.people.add_address(ana, Address(city="Chicago", region="IL"))
    verbs.people.add_address(rui, Address(city="Lisboa", country="Portugal"))
    verbs.moments.log([ana], MomentKind.CALL, day=today - timedelta(days=100))
    verbs.moments.log([rui], MomentKind.CALL, day=today - timedelta(days=10))
    verbs.people.set_membership(zoe, "Near East Co")
    verbs.people.join_circle(zoe, "Wine club")
    verbs.people.set_field(zoe, PersonField.ROLE, "supplier")
    return [ana, rui, zoe]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("likes riesling", ["Ana Duarte"]),
        ("dislikes RIESLING", ["Rui Faria"]),
        ("avoids latex", ["Rui Faria"]),
        ("likes dry sweet", ["Ana Duarte"]),  # both in one note
        ("likes ries", ["Ana Duarte"]),
        ("near chicago", ["Ana Duarte"]),
        ("near portugal or near il", ["Ana Duarte", "Rui Faria"]),
        ("not seen 90 days", ["Ana Duarte", "Zoë Lindqvist"]),
        ("not seen 90 days and near chicago", ["Ana Duarte"]),
        ("seen 2 weeks", ["Rui Faria"]),
        ("never seen", ["Zoë Lindqvist"]),
        ("circle wine", ["Zoë Lindqvist"]),
        ("role supplier", ["Zoë Lindqvist"]),
        ("not role suppliers", ["Ana Duarte", "Rui Faria"]),
        ('works at "near east"', ["Zoë Lindqvist"]),
        ("rui near lisboa", ["Rui Faria"]),
        ("ana near lisboa", []),
        ("likes", []),
    ],
)
def test_a_line_finds_those_who_fulfil_it(verbs: Verbs, line: str, names: list[str]) -> None:
    assert found(verbs, line) == names


def test_a_veiled_note_finds_nobody(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "absinthe", kind=NoteKind.LIKES, veiled=True)
    assert found(verbs, "likes absinthe") == []


@pytest.mark.usefixtures("people")
def test_what_is_found_follows_every_change_and_undo(verbs: Verbs, rui: PersonId) -> None:
    assert found(verbs, "likes riesling") == ["Ana Duarte"]
    verbs.search.refresh(verbs.notes.add(rui, "riesling after all", kind=NoteKind.LIKES))
    assert found(verbs, "likes riesling") == ["Ana Duarte", "Rui Faria"]
    verbs.search.refresh(verbs.book.undo().changes)
    assert found(verbs, "likes riesling") == ["Ana Duarte"]


@pytest.mark.usefixtures("people")
def test_conditions_and_filters_both_have_to_hold(verbs: Verbs, ana: PersonId) -> None:
    verbs.search.refresh(verbs.people.set_state(ana, PersonState.ARCHIVED))
    assert found(verbs, "likes riesling") == []
    assert found(verbs, "likes riesling", Filters(state=None)) == ["Ana Duarte"]


def test_silence_reaches_back_to_the_beginning_of_time(verbs: Verbs, ana: PersonId) -> None:
    verbs.moments.log([ana], MomentKind.VISIT, day=date(1950, 1, 1))
    assert found(verbs, "not seen 70 years") == ["Ana Duarte"]
    assert found(verbs, "not seen 99999999 years") == []


def test_words_that_only_look_like_a_condition_are_still_found(verbs: Verbs, ana: PersonId) -> None:
    verbs.notes.add(ana, "Two likes two kinds of tea", kind=NoteKind.OTHER)
    assert found(verbs, "two likes two") == ["Ana Duarte"]
    assert not verbs.search.find("two likes two").understood
    assert verbs.search.find("likes nothing at all").understood
