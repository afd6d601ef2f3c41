"""Why a value does not fit, in words: one sentence for each reason, which says what would."""

from collections.abc import Mapping

from regulars.domain.errors import Unfit
from regulars.ui import wording
from regulars.ui.wording import translate

_PHOTO_MB = 10


def why_unfit(values: Mapping[str, object]) -> str:
    """The sentence for a refused value: the `reason`, `field`, `value`, `least` and `most` of a BAD_VALUE."""
    field, value = str(values.get("field", "")), str(values.get("value", ""))
    match values.get("reason", Unfit.OTHER):
        case Unfit.TOO_LONG if field == "photo":
            return translate("unfit", "A picture may have %1 MB at most.").replace("%1", wording.number(_PHOTO_MB))
        case Unfit.OUT_OF_RANGE if field == "cadence_days":
            return translate("unfit", "A number of days from 1 on.")
        case Unfit.OUT_OF_RANGE if field in ("minutes", "notice_days"):
            return _with_limits(translate("unfit", "A whole number from %1 to %2, please."), values)
        case Unfit.TAKEN if field == "label":
            return translate("unfit", "There is a field of that name already.")
        case Unfit.TAKEN if field == "circle_name":
            return translate("unfit", "There is a circle of that name already.")
        case Unfit.OTHER if field == "passphrase":
            return _with_limits(translate("unfit", "A passphrase has from %1 to %2 characters."), values)
        case Unfit() as reason if reason is not Unfit.OTHER:
            return _with_limits(_sentences()[reason], values).replace("%3", wording.isolated(value))
    return _of_field(field, value)


def _with_limits(sentence: str, values: Mapping[str, object]) -> str:
    for place, name in (("%1", "least"), ("%2", "most")):
        limit = values.get(name)
        if isinstance(limit, int | float):
            sentence = sentence.replace(place, wording.number(limit) if limit == int(limit) else wording.decimal(limit))
    return sentence


def _sentences() -> dict[Unfit, str]:
    return {
        Unfit.EMPTY: translate("unfit", "This cannot be empty."),
        Unfit.TOO_LONG: translate("unfit", "That is too long: there is room for %2 characters."),
        Unfit.OUT_OF_RANGE: translate("unfit", "A number from %1 to %2, please."),
        Unfit.NOT_ONE_OF: translate("unfit", "“%3” is none of those to choose from."),
        Unfit.NOT_A_NUMBER: translate("unfit", "A number, please, as 12 or 12.5."),
        Unfit.NOT_A_DATE: unread_date(),
        Unfit.NOT_HOURS: translate("unfit", "Write the hours as 20:00-09:30."),
        Unfit.IN_THE_FUTURE: translate("unfit", "A day up to today, as 9 May or yesterday."),
        Unfit.IN_THE_PAST: translate("unfit", "A day that is still to come, as 9 May or tomorrow."),
        Unfit.ENDS_TOO_EARLY: translate("unfit", "The end comes after the beginning."),
        Unfit.UNKNOWN_ZONE: translate("unfit", "Name a time zone as Europe/Lisbon or America/New_York."),
        Unfit.NO_PHONE: translate("unfit", "A phone number has at least one digit."),
        Unfit.NO_MAIL: translate("unfit", "A mail address looks like name@example.com."),
        Unfit.NO_PICTURE: translate("unfit", "A picture is a PNG, JPEG, WebP or GIF file."),
        Unfit.TAKEN: translate("unfit", "There is one of that name already."),
        Unfit.SAME_PERSON: translate("unfit", "That is the same person."),
        Unfit.ASKED_NOT: translate("unfit", "They asked not to be reached that way."),
        Unfit.TOO_FEW: translate("unfit", "Write at least %1 of them, with commas between."),
    }


def _of_field(field: str, value: str) -> str:
    """Where a verb says no more than which field it is."""
    if field == "choices":
        return translate("unfit", "Write at least two choices, with commas between them.")
    if not value.strip():
        return translate("unfit", "This cannot be empty.")
    if field == "label":
        return translate("unfit", "There is a field of that name already.")
    return translate("unfit", "“%1” does not fit here.").replace("%1", wording.isolated(value))


def unread_date() -> str:
    """A date that could not be read."""
    return translate("unfit", "Write the date as 9 May 1984, May 1984, 1984 or 9 May.")


def unread_time() -> str:
    """A time of day that could not be read."""
    return translate("unfit", "Write the time as 16:30.")


def unread_number() -> str:
    """Not a number."""
    return translate("unfit", "A whole number, please.")
