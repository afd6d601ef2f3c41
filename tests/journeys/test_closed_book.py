"""The next start when the keyring does not help: the code from paper opens the book, and nothing is ever made anew over it."""

from tests.book_contents import contents
from tests.journeys.laptop import Laptop
from tests.journeys.owner import Owner
from tests.journeys.steps import set_up


def test_when_the_keyring_has_forgotten_the_code_from_paper_opens_the_book(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    code = set_up(owner, laptop, "Ana", "Bruno")
    before = contents(laptop.verbs.book)
    laptop.shut_down()
    laptop.vault.keys.clear()

    laptop.start()
    owner.wait_to_see("Your system's keyring no longer holds the key")
    assert not owner.sees("Ana")
    owner.fill("Recovery code or passphrase", wrong(code))
    owner.press("Return")
    owner.wait(lambda: owner.sees("does not open the book") or owner.sees("typing slip"), "what is wrong with the code")
    owner.fill("Recovery code or passphrase", code.lower())
    owner.press("Return")
    owner.wait(laptop.is_open, "the open book")
    assert contents(laptop.verbs.book) == before

    laptop.shut_down()  # the code has mended the keyring
    laptop.start()
    owner.wait(laptop.is_open, "the book, opened by the keyring alone")


def test_a_first_run_that_was_left_half_way_begins_again(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    owner.click("Start my book")
    owner.wait_to_see("Group 6")
    owner.press("Ctrl+Q")
    laptop.shut_down()
    laptop.start()
    set_up(owner, laptop, "Ana")
    owner.wait_to_see("Good morning, Marta.")


def test_the_sample_book_can_be_looked_at_before_anything_is_decided(laptop: Laptop, owner: Owner) -> None:
    laptop.start()
    owner.click("Look around with sample people")
    owner.wait_to_see("Ana Moreira", within_ms=30_000)
    laptop.shut_down()
    laptop.start()
    owner.wait_to_see("Know your regulars.")


def wrong(code: str) -> str:
    """Another code of the same form."""
    return ("X" if code[0] != "X" else "Y") + code[1:]
