"""Why a value does not fit, said below the field in which it was typed."""

from regulars.domain.errors import KnownProblem, Problem
from regulars.ui.problems import title_and_next
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
            return _of_field(str(problem.values.get("field", "")), str(problem.values.get("value", "")))
    return title_and_next(problem)[0]


def belongs_to_a_field(problem: KnownProblem) -> bool:
    """Whether a problem is about what was typed, and not about the world."""
    return problem.code in (Problem.BAD_VALUE, Problem.PERSON_UNKNOWN, Problem.PERSON_AMBIGUOUS)


def _candidates(problem: KnownProblem) -> list[tuple[int, str]]:
    found = problem.values.get("candidates", [])
    return list(found) if isinstance(found, list | tuple) else []


def _of_field(field: str, value: str) -> str:
    if not value.strip() and field != "choices":
        return translate("refusals", "This cannot be empty.")
    match field:
        case "phone":
            return translate("refusals", "A phone number has at least one digit.")
        case "email":
            return translate("refusals", "A mail address looks like name@example.com.")
        case "zone":
            return translate("refusals", "Name a time zone as Europe/Lisbon or America/New_York.")
        case "quiet_hours":
            return translate("refusals", "Write the hours as 20:00-09:30.")
        case "since" | "until" | "when" | "day" | "due_on" | "made_on" | "source_day" | "review_on":
            return (
                unread_date() if field != "day" else translate("refusals", "A day up to today, as 9 May or yesterday.")
            )
        case "cadence_days":
            return translate("refusals", "A number of days from 1 on.")
        case "number":
            return translate("refusals", "A number, please, as 12 or 12.5.")
        case "date":
            return unread_date()
        case "label":
            return translate("refusals", "There is a field of that name already.")
        case "circle_name":
            return translate("refusals", "There is a circle of that name already.")
        case "choices":
            return translate("refusals", "Write at least two choices, with commas between them.")
        case "preferred_channel":
            return translate("refusals", "They asked not to be reached that way.")
        case "minutes" | "notice_days":
            return translate("refusals", "A whole number, please.")
        case "other" | "introduced_by":
            return translate("refusals", "That is the same person.")
    said = translate("refusals", "“%1” does not fit here.")
    return said.replace("%1", value)


def unread_date() -> str:
    """A date that could not be read."""
    return translate("refusals", "Write the date as 9 May 1984, May 1984, 1984 or 9 May.")


def unread_time() -> str:
    """A time of day that could not be read."""
    return translate("refusals", "Write the time as 16:30.")


def unread_number() -> str:
    """Not a number."""
    return translate("refusals", "A whole number, please.")
