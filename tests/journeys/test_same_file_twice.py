"""The same file again brings nothing new, and an import can be taken back to the equal book."""

from dataclasses import replace
from pathlib import Path

from tests.book_contents import contents, references_hold
from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.phone_export import ELENI, REFUSED, ZOE, Truth, write_export
from tests.journeys.steps import A_WHILE_MS, bring_in, people_listed, review, search, set_up


def test_the_same_file_again_brings_nothing_new(laptop: Laptop, owner: Owner, export: Path) -> None:
    laptop.start()
    set_up(owner, laptop)
    bring_in(owner, export, 300)
    before = contents(laptop.verbs.book)
    review(owner, export)
    owner.wait_to_see("Nothing new in here")
    owner.wait_to_see("already here, 0 gain something")
    owner.wait(lambda: not owner.named("Bring in 0"), "the button to be of no use")
    owner.click("Cancel")
    assert contents(laptop.verbs.book) == before


def test_a_newer_export_adds_what_it_knows_and_makes_nobody_twice(
    laptop: Laptop, owner: Owner, export: Path, people_of_the_phone: list[Truth]
) -> None:
    laptop.start()
    set_up(owner, laptop)
    bring_in(owner, export, 300)
    newer = replace(ELENI, phones=(*ELENI.phones, ("+30 210 555 0199", "work")))
    write_export(export, [newer if person is ELENI else person for person in people_of_the_phone])
    bring_in(owner, export, 1)
    owner.wait_to_see(f"0 new · 1 gained something · 299 were here already · {REFUSED} stayed outside")
    assert search(owner, "2105550199") == [ELENI.name]
    assert search(owner, "παπαδοπουλου") == [ELENI.name]


def test_an_import_is_taken_back_to_the_equal_book(laptop: Laptop, owner: Owner, export: Path) -> None:
    laptop.start()
    set_up(owner, laptop, "Ana", "Bruno")
    before = contents(laptop.verbs.book)
    bring_in(owner, export, 300)
    assert contents(laptop.verbs.book) != before
    owner.click("Take it all back")
    owner.wait_to_see("Drop your contacts here", within_ms=A_WHILE_MS)
    owner.wait(lambda: contents(laptop.verbs.book) == before, "the equal book", within_ms=A_WHILE_MS)
    assert references_hold(laptop.verbs.book)
    search(owner, "zoe")
    owner.wait_to_see("Nobody fits")
    assert people_listed(owner) == []


def test_key_by_key_everything_is_taken_back(laptop: Laptop, owner: Owner, export: Path) -> None:
    laptop.start()
    set_up(owner, laptop, "Ana")
    before = contents(laptop.verbs.book)
    bring_in(owner, export, 300)
    search(owner, "zoe")
    owner.press("Return")
    owner.wait_to_see("What happened today?")
    owner.click("What happened today?")
    owner.type("Brought the samples")
    owner.press("Return")
    zoe = laptop.verbs.people.resolve(ZOE.name)
    owner.wait(lambda: laptop.verbs.moments.of(zoe), "the moment")
    owner.click("Today")
    owner.press("Ctrl+Z")
    owner.wait(lambda: not laptop.verbs.moments.of(zoe), "the moment to go")
    owner.press("Ctrl+Z")
    owner.wait(lambda: contents(laptop.verbs.book) == before, "the equal book", within_ms=A_WHILE_MS)
