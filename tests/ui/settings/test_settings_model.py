"""Every change of a setting holds at once and can be taken back; the keys change off the GUI thread."""

from datetime import time
from pathlib import Path

import pytest

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.services import opening
from regulars.services.keys import BookKeys
from regulars.services.opening import Opened
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk, KeyDesk
from regulars.ui.jobs import InlineWorker
from regulars.ui.settings.settings_model import SettingsModel
from tests.builders import QUICK, clock_on
from tests.doubles import HeldCalls, MemoryVault

CLOCK = clock_on()


class Bureau:
    """An open book with its keys, and a settings model over it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self.folder, self.vault, self.aside = folder, MemoryVault(), HeldCalls()
        new = opening.begin(folder, CLOCK, cost=QUICK)
        self.code = new.recovery_code
        self.opened: Opened = opening.finish(folder, new, None, CLOCK)
        self.keys = BookKeys(folder, new.key, self.opened.slots, cost=QUICK)
        self.desk = Desk(Verbs(self.opened.book), InlineWorker(), keys=KeyDesk(self.keys, self.vault, self.aside))
        self.model = SettingsModel(self.desk)
        self.model.read()
        self.kept: list[Changes] = []
        self.refused: list[KnownProblem] = []
        self.model.kept.connect(self.kept.append)
        self.model.refused.connect(self.refused.append)

    def opens_with(self, secret: str) -> bool:
        try:
            opening.open_with_secret(self.folder, secret, CLOCK).book.close()
        except KnownProblem:
            return False
        return True


@pytest.fixture
def bureau(tmp_path: Path, qapp: object) -> object:
    bureau = Bureau(tmp_path / "book")
    yield bureau
    bureau.desk.close()


def test_a_change_is_kept_and_undo_takes_it_back(bureau: Bureau) -> None:
    bureau.model.change(owner_name="Marta", morning=time(8, 30))
    bureau.model.read()
    assert (bureau.model.settings.owner_name, bureau.model.settings.morning) == ("Marta", time(8, 30))
    assert bureau.kept[0].step is not None
    bureau.desk.undo()
    bureau.model.read()
    assert bureau.model.settings.owner_name == ""


def test_what_is_as_it_was_is_no_step(bureau: Bureau) -> None:
    bureau.model.change(owner_name="")
    assert bureau.kept == []


def test_what_cannot_be_is_refused(bureau: Bureau) -> None:
    bureau.model.change(rooms=(1, 2, 3))
    assert [problem.code for problem in bureau.refused] == [Problem.BAD_VALUE]
    assert bureau.model.settings.rooms == (5, 5, 5, 5, 5, 0, 0)


def test_the_owners_own_rhythm_stands_among_the_usual_ones(bureau: Bureau) -> None:
    bureau.model.change(usual_days=45.0)
    bureau.model.read()
    options = bureau.model.rhythms()
    assert options.values[options.current] == 45.0
    assert list(options.values) == sorted(options.values)


def test_countries_are_named_and_none_is_a_choice(bureau: Bureau) -> None:
    options = bureau.model.countries()
    assert options.values[options.current] == ""
    assert options.words[options.values.index("PT")] == "Portugal"


def test_a_kind_that_counts_no_more_moves_no_clock(bureau: Bureau) -> None:
    told: list[Changes] = []
    bureau.desk.changed.connect(told.append)
    bureau.model.count(MomentKind.GIFT, False)
    bureau.model.read()
    assert MomentKind.GIFT not in bureau.model.settings.counted_kinds
    assert any(changes.whole_book for changes in told), "everybody's score may be another"


def test_a_new_code_opens_the_book_and_the_old_one_no_more(bureau: Bureau) -> None:
    made: list[str] = []
    bureau.model.code_made.connect(made.append)
    bureau.model.make_new_code()
    [code] = made
    assert bureau.model.code_unproved
    groups = bureau.model.groups_to_ask()
    assert not bureau.model.prove(code, groups, ["00000", "00000"])
    assert bureau.model.prove(code, groups, [code.split("-")[group] for group in groups])
    assert not bureau.model.code_unproved
    assert bureau.opens_with(code)
    assert not bureau.opens_with(bureau.code)


def test_a_passphrase_comes_and_goes(bureau: Bureau) -> None:
    done: list[bool] = []
    bureau.model.set_passphrase("oat milk, no sugar", lambda: done.append(True))
    assert done == [True]
    assert bureau.model.has_passphrase
    assert bureau.opens_with("oat milk, no sugar")
    bureau.model.remove_passphrase()
    assert not bureau.model.has_passphrase
    assert not bureau.opens_with("oat milk, no sugar")


def test_a_passphrase_that_is_too_short_is_refused(bureau: Bureau) -> None:
    bureau.model.set_passphrase("short", lambda: None)
    assert [problem.code for problem in bureau.refused] == [Problem.BAD_VALUE]
    assert not bureau.model.is_busy


def test_the_keyring_takes_the_key_and_gives_it_up(bureau: Bureau) -> None:
    bureau.model.use_keyring(True)
    assert bureau.model.is_waiting
    bureau.aside.answer()
    assert bureau.model.in_keyring
    opening.open_with_keyring(bureau.folder, bureau.vault, CLOCK).book.close()
    bureau.model.use_keyring(False)
    bureau.aside.answer()
    assert not bureau.model.in_keyring
    assert bureau.vault.keys == {}


def test_a_keyring_that_refuses_changes_nothing(bureau: Bureau) -> None:
    bureau.vault.problem = Problem.KEYRING_LOCKED
    bureau.model.use_keyring(True)
    bureau.aside.answer()
    assert [problem.code for problem in bureau.refused] == [Problem.KEYRING_LOCKED]
    assert not bureau.model.in_keyring
    assert not bureau.model.is_waiting


def test_nobody_waits_for_a_keyring_that_is_silent(bureau: Bureau) -> None:
    bureau.model.use_keyring(True)
    bureau.model.stop_waiting()
    assert not bureau.model.is_waiting
    bureau.model.make_new_code()
    assert bureau.model.code_unproved
