"""A story of one sentence: typed anywhere, seen as it will be noted, kept with Enter, gone with Ctrl+Z."""

from regulars.services.verbs import Verbs
from regulars.ui.application import Application
from tests.book_contents import contents
from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.steps import set_up

SENTENCE = (
    "called ana 25m, oak samples arrived, tomás started school, prefers whatsapp for photos, send quote by friday"
)
LINES = (
    "Ana Moreira · matched “ana” (also Ana Zagalo)",
    "Call today at 08:30, 25 minutes, you called",
    "Family: \u2068tomás started school\u2069  they said · today",
    "Getting in touch: prefers whatsapp for photos  they said · today",
    "Promise: send quote by Friday 27 November",
    "Oak samples arrived",
)


def kept_of(verbs: Verbs, name: str) -> dict[str, list[str]]:
    """What the book holds about somebody."""
    person = verbs.people.resolve(name)
    return {
        "moments": [f"{m.kind} {m.direction} {m.minutes} {m.text}" for m in verbs.moments.of(person)],
        "notes": sorted(f"{n.kind}: {n.text} ({n.source}, {n.source_day})" for n in verbs.notes.of(person)),
        "promises": [f"{p.by}: {p.text} {p.due_on}" for p in verbs.promises.of(person)],
    }


ALL = {
    "moments": ["call me 25 oak samples arrived"],
    "notes": [
        "family: tomás started school (told, 2026-11-23)",
        "in-touch: prefers whatsapp for photos (told, 2026-11-23)",
    ],
    "promises": ["me: send quote 2026-11-27"],
}
NOTHING: dict[str, list[str]] = {"moments": [], "notes": [], "promises": []}


def test_one_sentence_is_kept_whole_and_taken_back_whole(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    set_up(owner, laptop, "Ana Moreira", "Ana Zagalo")
    owner.wait_to_see("Good morning, Marta.")
    before = contents(laptop.verbs.book)
    owner.press("Ctrl+N")
    owner.wait_to_see("REGULARS WILL NOTE")
    owner.type(SENTENCE)
    for line in LINES:
        owner.wait_to_see(line)
    owner.wait_to_see("Health after this: ")
    owner.press("Return")
    owner.wait_to_lose("REGULARS WILL NOTE")
    owner.wait_to_see("Moment with Ana Moreira noted")
    assert kept_of(laptop.verbs, "Ana Moreira") == ALL

    owner.press("Ctrl+Z")
    owner.wait(lambda: kept_of(laptop.verbs, "Ana Moreira") == NOTHING, "all of it to be taken back")
    assert contents(laptop.verbs.book) == before
    owner.press("Ctrl+Shift+Z")
    owner.wait(lambda: kept_of(laptop.verbs, "Ana Moreira") == ALL, "all of it to be there again")

    laptop.shut_down()
    laptop.start()
    owner.wait(laptop.is_open, "the book, opened again")
    assert kept_of(laptop.verbs, "Ana Moreira") == ALL
    owner.press("Ctrl+Z")
    owner.wait(
        lambda: kept_of(laptop.verbs, "Ana Moreira") == NOTHING, "what was kept before the restart to be taken back"
    )


def test_tab_takes_the_other_of_two_and_escape_leaves_the_sentence_for_later(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    set_up(owner, laptop, "Ana Moreira", "Ana Zagalo")
    owner.wait_to_see("Good morning, Marta.")
    owner.press("Ctrl+N")
    owner.type("called ana 5m")
    owner.wait_to_see("(also Ana Zagalo)")
    owner.press("Escape")
    owner.wait_to_lose("REGULARS WILL NOTE")
    owner.press("Ctrl+N")
    owner.wait_to_see("(also Ana Zagalo)")
    owner.press("Tab")
    owner.wait_to_see("(also Ana Moreira)")
    owner.press("Return")
    owner.wait(lambda: kept_of(laptop.verbs, "Ana Zagalo")["moments"] == ["call me 5 "], "the call to be kept")
    assert kept_of(laptop.verbs, "Ana Moreira") == NOTHING


def test_the_tray_and_a_quick_start_open_the_line(laptop: Laptop, owner: Owner) -> None:
    running = laptop.start()
    set_up(owner, laptop, "Ana Moreira")
    owner.wait_to_see("Good morning, Marta.")
    for ask in (running.log_quickly, lambda: ask_quickly(running)):
        ask()
        owner.wait_to_see("REGULARS WILL NOTE")
        owner.press("Escape")
        owner.wait_to_lose("REGULARS WILL NOTE")


def ask_quickly(running: Application) -> None:
    """`regulars --quick`, while one runs already."""
    running.come_forward([], quick=True)


def test_more_fields_hold_what_was_understood(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    set_up(owner, laptop, "Ana Moreira")
    owner.wait_to_see("Good morning, Marta.")
    owner.press("Ctrl+N")
    owner.type("ana visited the shop yesterday, 20 min")
    owner.wait_to_see("Visit yesterday, 20 minutes, they reached out")
    owner.click("More fields")
    owner.wait_to_see("Keep it")
    owner.click("Keep it")
    owner.wait_to_lose("Keep it")
    assert kept_of(laptop.verbs, "Ana Moreira")["moments"] == ["visit them 20 ana visited the shop yesterday, 20 min"]
