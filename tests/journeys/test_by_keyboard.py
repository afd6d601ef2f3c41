"""Journey B: the same story by an owner without a mouse. Every step is a key; nothing is called directly."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.phone_export import ZOE
from tests.journeys.steps import A_WHILE_MS, choose_file, groups_asked, part_of, people_listed, read_code


@pytest.fixture
def owner(qtbot: QtBot) -> Owner:
    return Owner(qtbot, only_keys=True)


def test_the_whole_story_without_a_mouse(laptop: Laptop, owner: Owner, export: Path) -> None:
    laptop.start()
    first_run(laptop, owner)

    owner.press("Ctrl+I")
    owner.wait_to_see("Drop your contacts here")
    owner.press("Ctrl+O")
    choose_file(owner, export)
    owner.wait_to_see("ready to come in", within_ms=A_WHILE_MS)
    owner.tab_to("Bring in 300")
    owner.press("Return")
    owner.wait_to_see("They are in your book", within_ms=A_WHILE_MS)

    owner.press("Ctrl+F")
    owner.type("zoe")
    assert people_listed(owner) == [ZOE.name]
    owner.press("Return")
    owner.wait_to_see("Say it like")
    owner.tab_to("Say it like")
    owner.press("F2")
    owner.type("ZOH-eh")
    owner.press("Return")
    owner.wait_to_see("Say it like: ZOH-eh")

    owner.press("Ctrl+L")
    owner.wait_to_see("Keep it")
    owner.type("Called about the samples")
    owner.press("Return")
    owner.wait_to_lose("Keep it")
    zoe = laptop.verbs.people.resolve(ZOE.name)
    assert [moment.text for moment in laptop.verbs.moments.of(zoe)] == ["Called about the samples"]

    owner.press("Ctrl+1")
    owner.wait_to_see("Good morning")
    owner.press("Ctrl+Z")
    owner.wait(lambda: not laptop.verbs.moments.of(zoe), "the moment to be taken back")
    owner.press("Ctrl+Shift+Z")
    owner.wait(lambda: laptop.verbs.moments.of(zoe), "the moment to be there again")

    owner.press("Ctrl+K")
    owner.type("people")
    owner.press("Return")
    owner.wait_to_see("302 people")
    owner.press("Ctrl+Shift+L")
    owner.wait_to_see("Your book is closed.")
    assert not owner.sees(ZOE.name)
    owner.tab_to("Open with this laptop’s keyring")
    owner.press("Space")
    owner.wait(lambda: laptop.running is not None and laptop.running.desk is not None, "the open book")
    owner.press("Ctrl+Q")
    owner.wait(lambda: laptop.running is not None and laptop.running.desk is None, "the end")


def first_run(laptop: Laptop, owner: Owner) -> None:
    """Protect, three names, the rhythm: Enter and Tab lead through."""
    owner.wait_to_see("Know your regulars.")
    owner.tab_to("Start my book")
    owner.press("Space")
    owner.wait_to_see("Group 6")
    code = read_code(owner)
    owner.tab_to("I have it on paper")
    owner.press("Space")
    owner.wait_to_see("Is it on paper?")
    for group in groups_asked(owner):
        owner.tab_to(group)
        owner.type(part_of(code, group))
    owner.wait_to_see("keyring opens the book by itself")
    owner.press("Return")
    owner.wait_to_see("Bring your people")
    owner.tab_to("Name 1")
    owner.type("Ana\nBruno\n\n")
    owner.wait_to_see("How often is usual?")
    owner.type("Marta\n")
    owner.wait(laptop.is_open, "the open book")
