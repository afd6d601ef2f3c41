"""What an owner does again and again, each as one sentence, through the window alone."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView

from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner

A_WHILE_MS = 30_000
"""For what reads or writes hundreds of cards on a busy machine."""


def set_up(owner: Owner, laptop: Laptop, *names: str) -> str:
    """The first run, as far as the open book; returns the recovery code as it was read from the screen."""
    owner.click("Start my book")
    owner.wait_to_see("Group 6")
    code = read_code(owner)
    owner.click("I have it on paper")
    owner.wait_to_see("Is it on paper?")
    for group in groups_asked(owner):
        owner.fill(group, part_of(code, group))
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
    said = dict(text.split(": ") for text in owner.words() if text.startswith("Group ") and ": " in text)
    return "-".join(said[f"Group {number}"].replace(" ", "") for number in range(1, len(said) + 1))


def groups_asked(owner: Owner) -> list[str]:
    """Which groups are asked for: "Group 2", "Group 5"."""
    return [text for text in dict.fromkeys(owner.words()) if text.startswith("Group ")]


def part_of(code: str, group: str) -> str:
    """The letters of the group that is asked for."""
    return code.split("-")[int(group.removeprefix("Group ")) - 1]


def choose_file(owner: Owner, file: Path) -> None:
    """Type a file's name into the desktop's file window."""
    owner.wait(lambda: owner.window().inherits("QFileDialog"), "the file window")
    owner.type(str(file))
    owner.press("Return")
    owner.wait(lambda: not owner.window().inherits("QFileDialog"), "the file window to go")


def review(owner: Owner, file: Path) -> None:
    """Go to the import and choose a file, as far as its review."""
    owner.click("Import")
    if owner.sees("Bring more"):
        owner.click("Bring more")
    owner.click("Choose a file…")
    choose_file(owner, file)
    owner.wait(lambda: owner.sees("ready to come in") or owner.sees("Nothing new"), "the review", within_ms=A_WHILE_MS)


def bring_in(owner: Owner, file: Path, count: int) -> None:
    """Bring a file in through its review."""
    review(owner, file)
    owner.click(f"Bring in {count}")
    owner.wait_to_see("They are in your book", within_ms=A_WHILE_MS)


def search(owner: Owner, text: str) -> list[str]:
    """Type into the search of People; the lines that stand there then."""
    owner.press("Ctrl+F")
    owner.type(text)
    return people_listed(owner)


def promise(owner: Owner, text: str, due: str = "today") -> None:
    """Promise something, on the page of the person."""
    owner.click("Add a promise")
    owner.type(text)
    owner.click("Due")
    owner.type(f"{due}\n")
    owner.wait_to_see(f"Kept: {text}")


def people_listed(owner: Owner) -> list[str]:
    """The first lines of the list of people, as they are read out."""
    for widget in owner.visible():
        if isinstance(widget, QAbstractItemView) and widget.accessibleName():
            model = widget.model()
            return [str(model.index(row, 0).data() or "") for row in range(min(model.rowCount(), 20))]
    return []
