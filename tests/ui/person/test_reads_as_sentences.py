"""The page of somebody with everything, as a screen reader goes through it."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.gifts import Landed
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.detailed_row import DetailedRow
from regulars.ui.person.panel import Panel
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.person.preferences_view import PreferencesView
from regulars.ui.widgets.name_link import NameLink
from tests.builders import TODAY
from tests.everything import NAME, person_with_everything
from tests.ui.person.conftest import open_page

Role = QAccessible.Role
GROUPS = {Role.Client, Role.LayeredPane, Role.Border, Role.Grouping, Role.Graphic, Role.Separator, Role.ScrollBar}
"""Without a name of their own these say nothing, and what is in them is told."""
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
CARDS = [
    *("Health", "Preferences", "What I want to say", "Promises", "Gifts", "About", "Name", "At home with"),
    "Work, people, own fields",
    *("Together", "Reaching", "Dates"),
]
"""The left column, and the right one."""


@pytest.fixture
def full(view: PersonView, verbs: Verbs, ana: PersonId, grace: PersonId, qtbot: QtBot) -> PersonPage:
    """Ana's page with something in every card, also in those that the usual fixture leaves empty."""
    verbs.gifts.add(ana, "Brass hook", TODAY, Landed.LOVED)
    verbs.households.make("Moreira", [ana, grace])
    page = open_page(view, ana)
    qtbot.waitUntil(lambda: page.together.rows()[0].height() > 0)
    page.put_in_reading_order()
    return page


def nodes(widget: QWidget) -> Iterator[tuple[QAccessibleInterface, str]]:
    """Everything that is told, in its order, with its name as it is heard."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if here.state().invisible:
            continue
        yield here, " ".join(here.text(QAccessible.Text.Name).translate(ISOLATES).split())
        children = [here.child(place) for place in range(here.childCount())]
        waiting += [child for child in reversed(children) if child is not None and child.isValid()]


def test_every_node_is_a_phrase(full: PersonPage) -> None:
    for node, name in nodes(full):
        if node.role() in GROUPS and not name and not node.state().focusable:
            continue
        said = f"{node.role().name}: {name!r} of {type(node.object()).__name__}"
        assert name.strip("…. ·-"), f"says nothing: {said}"
        assert any(letter.isalnum() for letter in name), f"no words: {said}"
        assert not any(name.endswith(sign) for sign in ("...", "-2", ".svg")), f"no phrase: {said}"
        assert name.count("-") == 0 or " " in name or not name.islower(), f"a name of a picture: {said}"
        assert "%" not in name.replace(" %", ""), f"a gap that was not filled: {said}"


@pytest.fixture
def crowded(view: PersonView, verbs: Verbs, qtbot: QtBot) -> PersonPage:
    """The page of somebody of whom everything is known, with everything on it opened that opens."""
    page = open_page(view, person_with_everything(verbs))
    page.health.open_reasons()
    for row in page.findChildren(DetailedRow):
        if row.isVisibleTo(page):
            row.toggle_details()
    for occasion in page.dates.rows():
        occasion.toggle_details()
    for address in page.reaching.addresses():
        address.toggle()
    qtbot.waitUntil(lambda: page.together.rows()[0].height() > 0)
    page.put_in_reading_order()
    return page


def test_with_everything_known_every_node_is_still_a_phrase(crowded: PersonPage) -> None:
    test_every_node_is_a_phrase(crowded)


def test_no_two_buttons_of_the_page_say_the_same(crowded: PersonPage) -> None:
    buttons = [(node, name) for node, name in nodes(crowded) if node.role() == Role.Button]
    # A name opens the same page wherever it stands.
    counted = Counter(_path(node, name) for node, name in buttons if not isinstance(node.object(), NameLink))
    assert sum(counted.values()) > 250
    twice = {
        said for said, times in counted.items() if times > 1 and not said.startswith("Show: ")
    }  # one of two reasons
    assert twice == set()


def _path(node: QAccessibleInterface, name: str) -> str:
    """A name with that of the details in which it stands, which is told on the way in."""
    above, said = node.parent(), name
    while above is not None and above.isValid():
        heading = above.text(QAccessible.Text.Name)
        if heading.startswith(("Details of", "Parts of the address")):
            return f"{heading}: {said}"
        above = above.parent()
    return said


def test_what_removes_says_what_it_removes(crowded: PersonPage) -> None:
    bare = {"Remove", "Erase", "Edit", "Change", "Details", "Add", "Keep", "More", "Label", "Use again today", "Kept"}
    said = [name for node, name in nodes(crowded) if node.role() == Role.Button]
    assert not bare & set(said)
    assert "Remove: No latex gloves" in said
    assert "Remove: birthday as her granny counts it" in said
    assert "Label of +351 912 555 014: mobile" in said


def test_nothing_is_said_twice_as_a_name_and_as_a_description(crowded: PersonPage) -> None:
    for node, name in nodes(crowded):
        assert not name or node.text(QAccessible.Text.Description) != name, name


def test_the_grey_lines_say_of_what_they_tell(crowded: PersonPage) -> None:
    heard = [name for _, name in nodes(crowded)]
    assert "No latex gloves: they said · 2024. Details" in heard
    assert "Ask the carpenter: I promised · late since 13 Nov. Details" in heard
    assert "Must avoid, a veiled note. Show it" in heard
    assert "cars: Drives a blue Dyane" in heard
    assert "Use again today: 7.1, 20 ml 9 %" in heard
    assert "Noor Haddad, in the book since: today" in heard
    assert heard.count(f"Name: {NAME}") == 1


def test_veiled_words_are_not_told(crowded: PersonPage) -> None:
    assert not any("nickel" in name or "her heart" in name for _, name in nodes(crowded))


def test_the_cards_announce_their_headings_in_the_order_in_which_they_are_read(full: PersonPage) -> None:
    told = [name for node, name in nodes(full) if isinstance(node.object(), Panel)]
    assert told == CARDS
    for card in full.findChildren(Panel):
        if card.isVisibleTo(full):
            first = next(name for node, name in nodes(card) if node.role() == Role.StaticText)
            assert first == card.accessibleName()


def test_the_head_of_the_page_reads_from_the_name_to_what_can_be_done(full: PersonPage) -> None:
    heard = [name for _, name in nodes(full.header) if name]
    assert heard.index("Name: Ana Moreira") < heard.index("Circle: designers") < heard.index("Call: Ana Moreira")
    assert heard.index("Call: Ana Moreira") < heard.index("More about this person")


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_within_a_card_the_reading_goes_downwards(full: PersonPage, direction: Qt.LayoutDirection) -> None:
    full.setLayoutDirection(direction)
    full.put_in_reading_order()
    for card in full.findChildren(Panel):
        if not card.isVisibleTo(full):
            continue
        tops = [
            thing.mapTo(card, thing.rect().bottomLeft()).y()
            for node, name in nodes(card)
            if name and isinstance(thing := node.object(), QWidget) and thing is not card and node.childCount() == 0
        ]
        back = max((above - below for above, below in pairwise(tops)), default=0)
        in_pairs = 160 if isinstance(card, PreferencesView) else 0  # two kinds of notes stand side by side
        assert back < full.theme.px(40 + in_pairs), f"{card.accessibleName()} goes back up by {back}"


def test_a_moment_a_note_and_a_promise_are_sentences(full: PersonPage) -> None:
    heard = [name for _, name in nodes(full)]
    assert "18 Sep Call, you began. Waiting for oak samples." in heard
    assert "Must avoid: Never mention the old studio" in heard
    assert "Promise: Send the quote" in heard
    assert any(name.startswith("Health with Ana Moreira over the past year, today") for name in heard)


def test_a_choice_says_what_it_chooses(full: PersonPage) -> None:
    for node, name in nodes(full):
        if node.role() == Role.ComboBox:
            assert node.text(QAccessible.Text.Description), f"{name} chooses what?"
