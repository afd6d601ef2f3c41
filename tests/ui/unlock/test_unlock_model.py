"""A closed book is opened by the keyring or by a secret, and nothing ever waits for the keyring."""

from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.ui.jobs import InlineWorker
from regulars.ui.unlock.unlock_model import UnlockModel
from tests.builders import QUICK, clock_on
from tests.doubles import HeldCalls, MemoryVault

CLOCK = clock_on()


class Shop:
    """A closed book in a folder, its code, its keyring, and a model before it."""

    def __init__(self, folder: Path, *, in_keyring: bool) -> None:
        folder.mkdir(mode=0o700)
        self.folder, self.vault, self.aside = folder, MemoryVault(), HeldCalls()
        new = opening.begin(folder, CLOCK, cost=QUICK)
        opening.finish(folder, new, self.vault if in_keyring else None, CLOCK).book.close()
        self.code = new.recovery_code
        self.opened: list[Opened] = []
        self.model = UnlockModel(folder, CLOCK, self.vault, InlineWorker(), self.aside)
        self.model.opened.connect(self._take)

    def _take(self, opened: Opened) -> None:
        self.opened.append(opened)
        opened.book.close()

    @property
    def problem(self) -> Problem | None:
        return self.model.problem.code if self.model.problem is not None else None


@pytest.fixture
def shop(tmp_path: Path, qapp: object) -> Shop:
    return Shop(tmp_path / "book", in_keyring=True)


@pytest.fixture
def bare_shop(tmp_path: Path, qapp: object) -> Shop:
    """One whose book is in no keyring."""
    return Shop(tmp_path / "book", in_keyring=False)


def test_a_keyring_that_answers_opens_the_book(shop: Shop) -> None:
    shop.model.try_keyring()
    assert shop.model.is_waiting
    shop.aside.answer()
    assert not shop.model.is_waiting
    assert len(shop.opened) == 1


def test_nobody_has_to_wait_for_an_ignored_prompt(shop: Shop) -> None:
    shop.model.try_keyring()
    shop.model.cancel_keyring()
    assert not shop.model.is_waiting
    shop.aside.answer()
    assert shop.opened == []


def test_the_code_opens_the_book_while_the_keyring_still_waits(shop: Shop) -> None:
    shop.model.try_keyring()
    shop.model.try_secret(shop.code)
    shop.aside.answer()
    assert len(shop.opened) == 1


@pytest.mark.parametrize("problem", [Problem.KEYRING_LOCKED, Problem.NO_KEYRING])
def test_what_the_keyring_says_is_told_and_the_code_still_opens(shop: Shop, problem: Problem) -> None:
    shop.vault.problem = problem
    shop.model.try_keyring()
    shop.aside.answer()
    assert shop.problem is problem
    assert shop.model.takes_secrets
    shop.model.try_secret(shop.code)
    assert len(shop.opened) == 1


def test_a_lost_entry_is_back_after_the_code_was_typed(shop: Shop) -> None:
    shop.vault.keys.clear()
    shop.model.try_keyring()
    shop.aside.answer()
    assert shop.problem is Problem.KEYRING_LOST
    shop.model.try_secret(shop.code)
    shop.aside.answer()
    assert len(shop.vault.keys) == 1


def test_a_book_outside_the_keyring_is_not_looked_for_in_it(bare_shop: Shop) -> None:
    assert not bare_shop.model.has_keyring
    bare_shop.model.try_secret(bare_shop.code)
    bare_shop.aside.answer()
    assert len(bare_shop.opened) == 1
    assert bare_shop.vault.keys == {}


def test_a_mistyped_code_is_told_and_another_try_forgets_it(bare_shop: Shop) -> None:
    bare_shop.model.try_secret(bare_shop.code[:-1])
    assert bare_shop.problem is Problem.MISTYPED_CODE
    bare_shop.model.try_secret(bare_shop.code)
    assert bare_shop.model.problem is None
    assert len(bare_shop.opened) == 1


def test_no_code_is_asked_for_when_no_code_can_help(bare_shop: Shop) -> None:
    (bare_shop.folder / "book.db").unlink()
    bare_shop.model.look()
    assert bare_shop.problem is Problem.BOOK_MISSING
    assert not bare_shop.model.takes_secrets
    assert not bare_shop.model.can_put_spare_back


def test_lost_keyslots_are_put_back_and_the_keyring_asked_again(shop: Shop) -> None:
    (shop.folder / "keyslots.json").unlink()
    shop.model.look()
    assert shop.problem is Problem.KEYSLOTS_MISSING
    assert shop.model.can_put_spare_back
    shop.model.put_spare_back()
    assert shop.model.problem is None
    shop.aside.answer()
    assert len(shop.opened) == 1


def test_what_was_put_right_outside_is_seen_when_trying_again(bare_shop: Shop) -> None:
    book = bare_shop.folder / "book.db"
    aside = book.rename(bare_shop.folder.parent / "elsewhere.db")
    bare_shop.model.look()
    aside.rename(book)
    bare_shop.model.try_again()
    assert bare_shop.model.problem is None
    assert bare_shop.model.takes_secrets


def test_a_bug_is_no_problem_of_the_owner(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    crashed: list[Exception] = []
    shop.model.crashed.connect(crashed.append)
    monkeypatch.setattr(shop.vault, "fetch", lambda _entry: 1 / 0)
    shop.model.try_keyring()
    shop.aside.answer()
    assert [type(error) for error in crashed] == [ZeroDivisionError]
    assert not isinstance(shop.model.problem, KnownProblem)
