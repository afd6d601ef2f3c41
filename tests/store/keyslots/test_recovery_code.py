"""The recovery code survives paper, telephones and hurried typing, and a slip is named as a slip."""

import itertools
import random

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.store.keyslots import groups_to_ask, normal_code, proves
from regulars.store.keyslots.recovery_code import (
    ALPHABET,
    CODE_LENGTH,
    DATA_LENGTH,
    check_character,
    looks_like_one,
    new_code,
    well_formed,
)

CODE = "01234-56789-ABCDE-FGHJK-MNPQR-H"


def test_a_new_code_has_125_random_bits_and_a_check_in_groups_of_five() -> None:
    code = new_code()
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5, 5, 1]
    assert well_formed(code) == code.replace("-", "")[:DATA_LENGTH]
    assert len(ALPHABET) ** DATA_LENGTH == 2**125
    assert len({new_code() for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        "  " + CODE.replace("-", " – ") + "\n",
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("0", "O").replace("1", "I"),
        "".join(chr(ord(c) + 0xFEE0) for c in CODE.replace("-", "")),  # full-width, from a Japanese keyboard
    ],
)
def test_a_code_is_read_kindly(typed: str) -> None:
    assert normal_code(typed) == CODE


def test_every_single_wrong_character_is_noticed() -> None:
    code = CODE.replace("-", "")
    for place, wrong in itertools.product(range(CODE_LENGTH), ALPHABET):
        if wrong != code[place]:
            assert well_formed(code[:place] + wrong + code[place + 1 :]) is None


def test_every_swap_of_two_different_characters_is_noticed() -> None:
    chance = random.Random(7)
    for _ in range(20):
        data = "".join(chance.choices(ALPHABET, k=DATA_LENGTH))
        code = list(data + check_character(data))
        for one, other in itertools.combinations(range(CODE_LENGTH), 2):
            swapped = code.copy()
            swapped[one], swapped[other] = code[other], code[one]
            assert (well_formed("".join(swapped)) is None) == (code[one] != code[other])


@pytest.mark.parametrize(
    "typed", ["", "01234", CODE + "0", CODE[:-1], CODE[:-1] + "J", CODE.replace("A", "U"), "é" * 26]
)
def test_a_slip_of_the_pen_is_named_with_the_length_found(typed: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        normal_code(typed)
    assert caught.value.code is Problem.MISTYPED_CODE
    assert caught.value.values["expected"] == 26
    assert typed == "" or typed not in str(caught.value.values)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (CODE[:-3], True),
        (CODE + "9", True),
        (CODE.replace("A", "Ü"), True),
        ("correct horse battery staple", False),
        ("hunter2", False),
        ("", False),
    ],
)
def test_a_nearly_right_code_is_told_from_a_passphrase(typed: str, meant: bool) -> None:
    assert looks_like_one(typed) is meant


def test_the_groups_asked_differ_and_come_in_order() -> None:
    seen = {groups_to_ask() for _ in range(200)}
    assert all(0 <= first < second <= 4 for first, second in seen)
    assert len(seen) > 5


def test_typing_part_of_the_code_back_proves_that_it_was_written_down() -> None:
    assert proves(CODE, (0, 3), ("o1234", "fghjk"))
    assert not proves(CODE, (0, 3), ("01234", "FGHJ"))
    assert not proves(CODE, (0, 3), ("FGHJK", "01234"))
    assert not proves(CODE, (0, 3), ("01234",))
    assert not proves(CODE, (), ())
    assert not proves(CODE, (1,), ("ééééé",))
