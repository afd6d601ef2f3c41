"""Every known problem has its words: what happened, and what to do next."""

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.ui.problems import title_and_next


@pytest.mark.parametrize("code", Problem)
def test_each_problem_is_named_and_has_a_next_step(code: Problem) -> None:
    values = {"path": "/p", "host": "h", "field": "f", "value": "v", "library": "l", "found": "1"}
    title, following = title_and_next(KnownProblem(code, **values))
    assert title
    assert not title.endswith(".")
    assert following.endswith(".")
    assert "%" not in title + following


def test_no_two_problems_are_told_alike() -> None:
    assert len({title_and_next(KnownProblem(code)) for code in Problem}) == len(Problem)
