"""The ways into the book change off the window's thread, and each new one is proved before the old one goes."""

from regulars.domain.errors import Problem
from regulars.services import opening
from tests.ui.settings.bureau import CLOCK, Bureau


def test_a_new_code_opens_the_book_once_part_of_it_was_typed_back(bureau: Bureau) -> None:
    made: list[str] = []
    proved: list[bool] = []
    bureau.ways.code_made.connect(made.append)
    bureau.ways.code_proved.connect(proved.append)
    bureau.ways.make_new_code()
    [code] = made
    groups = bureau.ways.groups_to_ask()
    bureau.ways.prove_code(groups, ["00000", "00000"])
    assert proved == [False]
    assert bureau.opens_with(bureau.code)
    assert not bureau.opens_with(code)
    bureau.ways.prove_code(groups, [code.split("-")[group] for group in groups])
    assert proved == [False, True]
    assert bureau.opens_with(code)
    assert not bureau.opens_with(bureau.code)


def test_a_code_that_was_left_changes_nothing(bureau: Bureau) -> None:
    made: list[str] = []
    bureau.ways.code_made.connect(made.append)
    bureau.ways.make_new_code()
    bureau.ways.drop_code()
    bureau.ways.prove_code((0,), [made[0].split("-")[0]])
    assert bureau.opens_with(bureau.code)
    assert not bureau.opens_with(made[0])


def test_a_passphrase_comes_and_goes(bureau: Bureau) -> None:
    done: list[bool] = []
    bureau.ways.set_passphrase("oat milk, no sugar", lambda: done.append(True))
    assert done == [True]
    assert bureau.ways.has_passphrase
    assert bureau.opens_with("oat milk, no sugar")
    bureau.ways.remove_passphrase()
    assert not bureau.ways.has_passphrase
    assert not bureau.opens_with("oat milk, no sugar")


def test_a_passphrase_that_is_too_short_is_refused(bureau: Bureau) -> None:
    bureau.ways.set_passphrase("short", lambda: None)
    assert [problem.code for problem in bureau.refused] == [Problem.BAD_VALUE]
    assert not bureau.ways.is_busy


def test_the_keyring_takes_the_key_and_gives_it_up(bureau: Bureau) -> None:
    bureau.ways.use_keyring(True)
    assert bureau.ways.is_waiting
    bureau.aside.answer()
    assert bureau.ways.in_keyring
    opening.open_with_keyring(bureau.folder, bureau.vault, CLOCK).book.close()
    bureau.ways.use_keyring(False)
    bureau.aside.answer()
    assert not bureau.ways.in_keyring
    assert bureau.vault.keys == {}


def test_a_keyring_that_refuses_changes_nothing(bureau: Bureau) -> None:
    bureau.vault.problem = Problem.KEYRING_LOCKED
    bureau.ways.use_keyring(True)
    bureau.aside.answer()
    assert [problem.code for problem in bureau.refused] == [Problem.KEYRING_LOCKED]
    assert not bureau.ways.in_keyring
    assert not bureau.ways.is_waiting


def test_nobody_waits_for_a_keyring_that_is_silent(bureau: Bureau) -> None:
    bureau.ways.use_keyring(True)
    bureau.ways.stop_waiting()
    assert not bureau.ways.is_waiting
    made: list[str] = []
    bureau.ways.code_made.connect(made.append)
    bureau.ways.make_new_code()
    assert len(made) == 1
