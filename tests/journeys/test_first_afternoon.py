"""Journey A: a shop owner's first afternoon, from no book at all to the reminders of the next mornings."""

from pathlib import Path

from tests.book_contents import contents
from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.phone_export import ELENI, MING, REFUSED, ZOE, Truth
from tests.journeys.steps import bring_in, promise, search, set_up


def test_the_first_afternoon(laptop: Laptop, owner: Owner, export: Path, people_of_the_phone: list[Truth]) -> None:
    laptop.start()
    set_up(owner, laptop, "Ana", "Bruno")
    owner.wait_to_see("Good morning, Marta.")
    bring_in(owner, export, len(people_of_the_phone))
    owner.wait_to_see(f"{len(people_of_the_phone)} new · {REFUSED} stayed outside")
    owner.wait_to_see("The card has no name, number or mail.")

    owner.click("See your people")
    owner.wait_to_see(f"{len(people_of_the_phone) + 2} people")
    assert search(owner, "zoe brandao") == [ZOE.name]
    assert search(owner, "8976") == [ZOE.name]  # the end of +351 912 558 976
    assert search(owner, "orders@atelier-brandao") == [ZOE.name]
    assert search(owner, "clavichords") == [ZOE.name]
    assert search(owner, "小明") == [MING.name]
    assert search(owner, "παπαδοπουλου") == [ELENI.name]

    search(owner, "zoe")
    owner.press("Return")
    for phone, label in ZOE.phones:
        owner.wait_to_see(f"Phone: {phone}")
        owner.wait_to_see(f"Label of {phone}: {label}")
    for mail, _ in ZOE.mails:
        owner.wait_to_see(f"Mail: {mail}")
    for place in ZOE.places:
        owner.wait_to_see(place.street)
    owner.wait_to_see("24 November")
    owner.wait_to_see(ZOE.note)
    owner.wait_to_see("Say it like")

    edit(owner, "Say it like", "ZOH-eh")
    owner.wait_to_see("Say it like: ZOH-eh")
    promise(owner, "Send the quote for the shelves")
    owner.click("Today")
    owner.wait_to_see("You promised: Send the quote for the shelves, for today.")

    log_from_today(owner, "Oak it is, she is glad. Ruhe vor dem Fest – schön!")
    owner.press("Ctrl+Z")
    owner.wait_to_see("Taken back")
    log_from_today(owner, "Oak it is.")
    zoe = laptop.verbs.people.resolve(ZOE.name)
    assert [moment.text for moment in laptop.verbs.moments.of(zoe)] == ["Oak it is."]

    before = contents(laptop.verbs.book)
    laptop.shut_down()
    laptop.start()
    owner.wait(laptop.is_open, "the book, opened by the keyring alone")
    assert contents(laptop.verbs.book) == before
    owner.wait_to_see("Good morning, Marta.")
    owner.wait_to_see("1 of 25 this week")

    owner.press("Ctrl+Z")  # what was done before the restart
    owner.wait(lambda: not laptop.verbs.moments.of(zoe), "the moment to be taken back")
    owner.wait_to_see("0 of 25 this week")


def edit(owner: Owner, field: str, text: str) -> None:
    """Edit a field where it stands."""
    owner.click(field)
    owner.press("Ctrl+A")
    owner.type(text)
    owner.press("Return")


def log_from_today(owner: Owner, words: str) -> None:
    """L, words, Enter."""
    owner.press("L")
    owner.wait_to_see("Keep it")
    owner.type(words)
    owner.press("Return")
    owner.wait_to_lose("Keep it")
