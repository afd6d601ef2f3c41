"""The dates on paper, by month, a line each; and what a day is called in a calendar file."""

from collections.abc import Sequence

from regulars.domain.occasions import Occasion, OccasionKind
from regulars.domain.promises import Promise, PromiseBy
from regulars.ui import wording
from regulars.ui.dates.dates_model import SheetLine
from regulars.ui.paper.printable import Kind, Paragraph
from regulars.ui.wording import translate


def date_sheet(title: str, lines: Sequence[SheetLine]) -> list[Paragraph]:
    """The list as paragraphs."""
    kinds = {True: Kind.SECTION, False: Kind.LINE}
    return [Paragraph(Kind.TITLE, title), *(Paragraph(kinds[line.is_heading], line.text) for line in lines)]


def first_month(lines: Sequence[SheetLine]) -> list[SheetLine]:
    """The lines up to the second heading."""
    headings = [place for place, line in enumerate(lines) if line.is_heading]
    return list(lines[: headings[1]] if len(headings) > 1 else lines)


def calendar_title(name: str, day: Occasion | Promise) -> str:
    """ "Ana Moreira: Birthday", "You promised Ana Moreira: Send the quote"."""
    match day:
        case Promise():
            mine = day.by is PromiseBy.ME
            said = (
                translate("date_sheet", "You promised %1: %2") if mine else translate("date_sheet", "%1 promised: %2")
            )
            return said.replace("%1", name).replace("%2", day.text)
        case Occasion(kind=OccasionKind.BIRTHDAY) if day.label:
            said = translate("date_sheet", "Birthday of %1 (%2)")
            return said.replace("%1", day.label).replace("%2", name)
    said = translate("date_sheet", "%1: %2").replace("%1", name)
    return said.replace("%2", wording.occasion_kind(day.kind, day.label))
