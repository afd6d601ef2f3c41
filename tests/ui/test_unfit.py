"""Every reason for which a value does not fit has a sentence of its own, in the window and on the command line."""

import re

import pytest

from regulars.cli import wording as cli_wording
from regulars.domain.errors import KnownProblem, Problem, Unfit
from regulars.services import checked
from regulars.ui.problems import title_and_next
from regulars.ui.unfit import why_unfit

REASONS = [reason for reason in Unfit if reason is not Unfit.OTHER]


def _plain(said: str) -> str:
    """Without the signs that a locale puts between thousands."""
    return re.sub(r"(?<=\d)[,.\u202f\u00a0](?=\d)", "", said)


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_is_said_without_gaps(reason: Unfit) -> None:
    values = {"field": "about", "value": "words", "reason": reason, "least": 2, "most": 1000}
    said = why_unfit(values)
    assert said.endswith(".")
    assert "%" not in said
    assert "does not fit" not in said
    problem = KnownProblem(Problem.BAD_VALUE, **values)
    assert said in title_and_next(problem)[1]
    shell = cli_wording.title_and_next(problem)[1]
    assert "%" not in shell
    assert not shell.startswith("Look at")


def test_no_two_reasons_are_said_alike() -> None:
    said = {why_unfit({"field": "about", "value": "x", "reason": reason, "least": 1, "most": 2}) for reason in REASONS}
    assert len(said) == len(REASONS)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"field": "cadence_days", "reason": Unfit.OUT_OF_RANGE, "least": 1, "most": 36500}, "from 1 on"),
        ({"field": "minutes", "reason": Unfit.OUT_OF_RANGE, "least": 0, "most": 1440}, "0 to 1440"),
        ({"field": "photo", "reason": Unfit.TOO_LONG, "most": 10_000_000}, "10 MB"),
        ({"field": "label", "value": "Shoes", "reason": Unfit.TAKEN}, "a field of that name"),
        ({"field": "circle_name", "value": "food", "reason": Unfit.TAKEN}, "a circle of that name"),
        ({"field": "passphrase", "least": 8, "most": 1000}, "8 to 1000 characters"),
        ({"field": "choices", "value": ""}, "two choices"),
        ({"field": "trade", "value": "plumber"}, "“plumber” does not fit"),
        ({"field": "text", "value": " "}, "cannot be empty"),
    ],
)
def test_some_fields_have_words_of_their_own(values: dict[str, object], said: str) -> None:
    assert said in _plain(why_unfit(values))


def test_a_text_that_is_too_long_says_how_long_it_may_be() -> None:
    with pytest.raises(KnownProblem) as problem:
        checked.words("about", "x" * 10_001)
    assert "10000 characters" in _plain(why_unfit(problem.value.values))
    assert len(str(problem.value.values["value"])) == 100


def test_an_empty_text_says_so() -> None:
    with pytest.raises(KnownProblem) as problem:
        checked.line("name", " \u200b ", needed=True)
    assert why_unfit(problem.value.values) == "This cannot be empty."
