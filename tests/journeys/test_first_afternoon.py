"""Journey A: a shop owner's first afternoon, from no book at all to the second morning's reminder."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.phone_export import ZOE, Truth


def set_up(owner: Owner, laptop: Laptop, *names: str) -> str:
    """The first run, as far as the open book; returns the recovery code as it was read from the screen."""
    owner.click("Start my book")
    owner.wait_to_see("Group 6")
    code = read_code(owner)
    owner.click("I have it on paper")
    owner.wait_to_see("Is it on paper?")
    type_proof(owner, code)
    owner.click("Make my book")
    owner.wait_to_see("Bring your people")
    for number, name in enumerate(names, 1):
        owner.fill(f"Name {number}", name)
    owner.click("Go on" if names else "Later")
    owner.wait_to_see("How often is usual?")
    owner.fill("What should Regulars call you?", "Marta")
    owner.click("Open my book")
    owner.wait(laptop.is_open, "the open book")
    return code


def read_code(owner: Owner) -> str:
    """The recovery code, read group by group as a screen reader says it."""
    groups = {said.split(":")[0]: said.split(":")[1] for said in owner.words() if said.startswith("Group ") and ":" in said}
    return "-".join(groups[f"Group {number}"].replace(" ", "") for number in range(1, len(groups) + 1))


def type_proof(owner: Owner, code: str) -> None:
    """Type the groups that are asked for."""
    asked = [said for said in dict.fromkeys(owner.words()) if said.startswith("Group ")]
    for group in asked:
        owner.fill(group, code.split("-")[int(group.removeprefix("Group ")) - 1])


def test_the_first_afternoon(laptop: Laptop, owner: Owner, export: Path, people_of_the_phone: list[Truth]) -> None:
    laptop.start()
    code = set_up(owner, laptop, "Ana", "Bruno")
    print(code, owner.words())
