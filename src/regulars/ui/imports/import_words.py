"""Words of the import review: why a line needs a look and what becomes of it, why two seem to be one person."""

from pathlib import Path

from regulars.services.import_review import FileRemark, Imported, MatchReason, Reason, Review
from regulars.ui import wording
from regulars.ui.wording import translate

LONGEST_VALUE = 80


def place(remark: FileRemark) -> str:
    """ "Contacts.vcf:8,113"."""
    return f"{Path(remark.file).name}:{wording.number(remark.line)}"


def remark(value: FileRemark) -> tuple[str, str]:
    """What is the matter with a line, and what becomes of it."""
    return _cause(value), _consequence(value)


def _cause(value: FileRemark) -> str:
    shown = wording.isolated(value.value[:LONGEST_VALUE])
    match value.reason:
        case Reason.NOT_A_CARD:
            said = translate("imports", "This is no contact card.")
        case Reason.NO_END:
            said = translate("imports", "The card has no end.")
        case Reason.NO_NAME:
            said = translate("imports", "The card has no name, number or mail.")
        case Reason.BAD_DATE:
            shown = wording.isolated(value.value.partition(":")[2] or value.value)  # "BDAY:31.02.1984"
            said = translate("imports", "The date “%1” does not exist.")
        case Reason.DATE_ORDER:
            shown = wording.isolated(value.value.partition(":")[2] or value.value)
            said = translate("imports", "“%1” may begin with its day or with its month.")
        case Reason.OTHER_ORDER:
            shown = wording.isolated(value.value.partition(":")[2] or value.value)
            said = translate("imports", "“%1” is not in that order.")
        case Reason.DATE_CENTURY:
            shown = wording.isolated(value.value.partition(":")[2] or value.value)
            said = translate("imports", "“%1” does not say which century.")
        case Reason.BAD_PHOTO:
            said = translate("imports", "The photo is cut short, far too large or of an unknown kind.")
        case Reason.BAD_ENCODING:
            said = translate("imports", "Some letters could not be read.")
        case Reason.TOO_LONG:
            said = translate("imports", "The line is too long.")
        case Reason.TOO_DEEP:
            said = translate("imports", "The card lies too deep inside other cards.")
        case Reason.TOO_MANY_PARAMETERS:
            said = translate("imports", "The line has too many parts.")
        case Reason.BROKEN_LINE:
            said = translate("imports", "The line is broken: “%1”")
        case Reason.CONTROL_CHARACTERS:
            said = translate("imports", "There were signs that cannot be shown.")
        case Reason.EMPTY_FILE:
            said = translate("imports", "The file is empty.")
        case Reason.PARSER_STOPPED:
            said = translate("imports", "Reading stopped here.")
        case Reason.OTHER_BIRTHDAY:
            said = translate("imports", "Another birthday is known: “%1”.")
    return said.replace("%1", shown)


def _consequence(value: FileRemark) -> str:
    if value.lost:
        return translate("imports", "This one stays outside; all others come in.")
    match value.reason:
        case Reason.BAD_DATE | Reason.DATE_ORDER | Reason.OTHER_ORDER | Reason.DATE_CENTURY:
            return translate("imports", "The person comes in without it; the text goes to the notes.")
        case Reason.BAD_PHOTO:
            return translate("imports", "The person comes in without a photo.")
        case Reason.NO_END:
            return translate("imports", "The person comes in with what stood there.")
        case Reason.CONTROL_CHARACTERS:
            return translate("imports", "They are left out.")
        case Reason.OTHER_BIRTHDAY:
            return translate("imports", "The one in your book stays.")
        case Reason.PARSER_STOPPED:
            return translate("imports", "What was read before comes in.")
        case _:
            return translate("imports", "The person comes in without this line.")


def match_reason(value: MatchReason) -> str:
    """Why two seem to be one person."""
    return {
        MatchReason.UID: translate("imports", "same card"),
        MatchReason.EMAIL: translate("imports", "same e-mail"),
        MatchReason.PHONE: translate("imports", "same phone"),
    }[value]


def ready(review: Review) -> str:
    """ "1,204 people, ready to come in"."""
    if not review.new and not review.joined and not any(pair.gains for pair in review.pairs):
        return translate("imports", "Nothing new in here")
    people = review.read - len(review.refused)
    return translate("imports", "%n person(s), ready to come in", None, people)


def came_in(done: Imported) -> str:
    """What came in, in one sentence."""
    parts = [translate("imports", "%n new", None, done.new)]
    if done.joined:
        parts.append(translate("imports", "%n gained something", None, done.joined))
    if done.unchanged:
        parts.append(translate("imports", "%n were here already", None, done.unchanged))
    if done.refused:
        parts.append(translate("imports", "%n stayed outside", None, len(done.refused)))
    return " · ".join(parts)
