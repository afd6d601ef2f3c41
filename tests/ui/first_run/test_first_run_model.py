"""The first start: nothing is in the book before its keys are proved, and only protecting is compulsory."""

from pathlib import Path

import pytest

from regulars.domain.errors import Problem
from regulars.services import opening
from regulars.services.opening import Opened
from regulars.services.verbs import Verbs
from regulars.ui.first_run.first_run_model import FirstRunModel, Keyring, Step
from regulars.ui.jobs import InlineWorker
from tests.builders import QUICK, clock_on
from tests.doubles import HeldCalls, MemoryVault

CLOCK = clock_on()


class Start:
    """A first start in an empty folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self.folder, self.vault, self.aside = folder, MemoryVault(), HeldCalls()
        self.finished: list[tuple[Opened, tuple[Path, ...]]] = []
        self.model = FirstRunModel(folder, CLOCK, self.vault, InlineWorker(), self.aside, cost=QUICK)
        self.model.finished.connect(lambda opened, files: self.finished.append((opened, files)))

    def right_groups(self) -> list[str]:
        return [self.model.code.split("-")[group] for group in self.model.groups]

    def protect(self, passphrase: str = "") -> str:
        """Go through the compulsory step; the recovery code."""
        self.model.begin()
        self.aside.answer()
        code = self.model.code
        self.model.go_to_proof()
        self.model.protect(self.right_groups(), passphrase)
        return code


@pytest.fixture
def start(tmp_path: Path, qapp: object) -> Start:
    return Start(tmp_path / "book")


def test_the_whole_way_makes_a_book_with_people_rhythm_and_a_name(start: Start) -> None:
    start.protect()
    start.model.choose_files([Path("phone.vcf")])
    start.model.bring(["Ana Duarte", "  ", "李 伟"])
    assert start.model.step is Step.RHYTHM
    start.model.choose_rhythm(90.0, " Marta ")
    [(opened, files)] = start.finished
    verbs = Verbs(opened.book)
    settings = verbs.settings.read()
    assert files == (Path("phone.vcf"),)
    assert verbs.search.first_page().total == 2
    assert (settings.usual_days, settings.owner_name) == (90.0, "Marta")
    opened.book.close()


def test_everything_but_protecting_can_be_left_for_later(start: Start) -> None:
    start.protect()
    start.model.bring([])
    start.model.choose_rhythm(None)
    [(opened, files)] = start.finished
    assert files == ()
    assert Verbs(opened.book).settings.read().usual_days == 60.0
    opened.book.close()


def test_a_trade_brings_its_fields_to_the_new_book(start: Start) -> None:
    start.protect()
    start.model.bring([])
    start.model.choose_rhythm(60.0, "", "photographer")
    [(opened, _)] = start.finished
    verbs = Verbs(opened.book)
    assert verbs.trade.key() == "photographer"
    assert [field.label for field in verbs.trade.fields()][:2] == ["Shoot style", "Light and setup"]
    opened.book.close()


def test_there_is_no_book_before_the_code_is_typed_back(start: Start) -> None:
    start.model.begin()
    start.aside.answer()
    start.model.go_to_proof()
    start.model.protect(["AAAAA", "BBBBB"])
    assert start.model.was_wrong
    assert start.model.step is Step.PROOF
    assert not (start.folder / "book.db").exists()
    assert (start.folder / "keyslots.json").exists()


def test_the_code_that_was_shown_opens_the_book(start: Start) -> None:
    code = start.protect()
    start.model.leave()
    opening.open_with_secret(start.folder, code, CLOCK).book.close()


def test_the_code_is_not_to_be_had_once_the_book_is_made(start: Start) -> None:
    start.protect()
    assert start.model.code == ""


def test_the_keyring_gets_the_key_and_opens_the_book_next_time(start: Start) -> None:
    start.protect()
    assert start.model.keyring is Keyring.WORKS
    start.model.leave()
    opening.open_with_keyring(start.folder, start.vault, CLOCK).book.close()


def test_without_a_keyring_the_passphrase_opens_it(start: Start) -> None:
    start.vault.problem = Problem.NO_KEYRING
    start.protect("oat milk, no sugar")
    assert start.model.keyring is Keyring.ABSENT
    start.model.leave()
    opening.open_with_secret(start.folder, "oat milk, no sugar", CLOCK).book.close()


def test_an_ignored_keyring_prompt_can_be_left_alone(start: Start) -> None:
    start.model.begin()
    assert start.model.keyring is Keyring.WAITING
    start.model.go_to_proof()
    start.model.protect(start.right_groups())
    assert start.model.step is Step.PROOF, "the book waits for the owner's word on the keyring"
    start.model.stop_waiting()
    start.model.protect(start.right_groups())
    assert start.model.step is Step.PEOPLE
    start.aside.answer()
    start.model.leave()
    assert not opening.keyring_opens(start.folder)


def test_leaving_midway_lets_the_next_start_begin_again(start: Start) -> None:
    start.model.begin()
    start.model.leave()
    assert opening.needs_set_up(start.folder)
    again = FirstRunModel(start.folder, CLOCK, None, InlineWorker(), HeldCalls(), cost=QUICK)
    again.begin()
    again.go_to_proof()
    again.protect([again.code.split("-")[group] for group in again.groups])
    assert again.step is Step.PEOPLE
    again.leave()
    assert not opening.needs_set_up(start.folder)


def test_leaving_after_protecting_keeps_the_book(start: Start) -> None:
    code = start.protect()
    start.model.leave()
    assert not opening.needs_set_up(start.folder)
    opening.open_with_secret(start.folder, code, CLOCK).book.close()


def test_a_folder_that_cannot_be_written_is_told_and_tried_again(start: Start) -> None:
    start.folder.rmdir()
    start.folder.write_text("in the way")
    start.model.begin()
    assert start.model.problem is not None
    assert start.model.code == ""
    start.folder.unlink()
    start.model.begin()
    assert start.model.problem is None
    assert start.model.code


def test_looking_at_the_code_again_asks_for_other_groups_in_the_end(start: Start) -> None:
    start.model.begin()
    start.model.go_to_proof()
    start.model.show_code_again()
    assert start.model.step is Step.CODE
    assert start.model.code
