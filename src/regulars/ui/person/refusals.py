"""Why a value does not fit, said below the field in which it was typed."""

from regulars.domain.errors import KnownProblem, Problem
from regulars.ui.problems import title_and_next
from regulars.ui.unfit import why_unfit
from regulars.ui.wording import isolated, translate


def refusal(problem: KnownProblem) -> str:
    """One sentence that says what the field would take."""
    match problem.code:
        case Problem.PERSON_UNKNOWN:
            return translate("refusals", "Nobody of that name is in the book.")
        case Problem.PERSON_AMBIGUOUS:
            names = ", ".join(isolated(name) for _, name in _candidates(problem)[:4])
            return translate("refusals", "More than one person fits: %1.").replace("%1", names)
        case Problem.BAD_VALUE:
            return why_unfit(problem.values)
    return title_and_next(problem)[0]


def belongs_to_a_field(problem: KnownProblem) -> bool:
    """Whether a problem is about what was typed, and not about the world."""
    return problem.code in (Problem.BAD_VALUE, Problem.PERSON_UNKNOWN, Problem.PERSON_AMBIGUOUS)


def _candidates(problem: KnownProblem) -> list[tuple[int, str]]:
    found = problem.values.get("candidates", [])
    return list(found) if isinstance(found, list | tuple) else []
