"""What the owner typed leads to the key, or to the true reason why not."""

from pathlib import Path

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.store import keyslots
from regulars.store.keyslots import Cost, NewKeys

LIGHT = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> NewKeys:
    return keyslots.create(tmp_path_factory.mktemp("keys") / "book", cost=LIGHT)


@pytest.fixture(scope="module")
def with_passphrase(tmp_path_factory: pytest.TempPathFactory) -> NewKeys:
    folder = tmp_path_factory.mktemp("keys") / "book"
    return keyslots.create(folder, passphrase="correct horse battery staple", cost=LIGHT)


def reason(keys: NewKeys, secret: str) -> Problem:
    with pytest.raises(KnownProblem) as caught:
        keyslots.unlock_with_code(keys.slots, secret)
    if secret.strip():
        assert secret not in repr(caught.value.values)
    return caught.value.code


@pytest.mark.parametrize("secret", ["", " ", "hello", "\x00", "\ud800" * 8, "é" * 26])
def test_text_that_is_no_code_is_mistyped_when_nothing_else_opens_the_book(new: NewKeys, secret: str) -> None:
    assert reason(new, secret) is Problem.MISTYPED_CODE


def test_a_code_with_one_wrong_character_is_mistyped_even_beside_a_passphrase(with_passphrase: NewKeys) -> None:
    code = with_passphrase.recovery_code
    wrong = ("0" if code[3] != "0" else "2").join((code[:3], code[4:]))
    assert reason(with_passphrase, wrong) in {Problem.MISTYPED_CODE}


def test_the_code_of_another_book_is_a_wrong_code(new: NewKeys, with_passphrase: NewKeys) -> None:
    assert reason(new, with_passphrase.recovery_code) is Problem.WRONG_CODE
    assert reason(with_passphrase, new.recovery_code) is Problem.WRONG_CODE


@pytest.mark.parametrize("secret", ["correct horse battery", "", "x" * 5000, "\ud800" * 8])
def test_another_passphrase_is_a_wrong_one(with_passphrase: NewKeys, secret: str) -> None:
    assert reason(with_passphrase, secret) is Problem.WRONG_CODE


def test_a_passphrase_that_reads_as_a_recovery_code_still_opens(tmp_path: Path) -> None:
    lookalike = keyslots.create(tmp_path / "one", cost=LIGHT).recovery_code
    keys = keyslots.create(tmp_path / "two", passphrase=lookalike, cost=LIGHT)
    assert keyslots.unlock_with_code(keys.slots, lookalike) == keys.key
