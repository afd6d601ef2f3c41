"""Dates as vCards of all makers write them."""

import re

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.numeric_dates import NumericDate

NO_YEAR = 1604
"""Apple's year for "no year": it is a leap year, and nobody alive was born in it."""

LEAP_MONTH = "X-LEAP-MONTH"

_TAIL = r"(?:[T ][\d:.,+\-Z ]*)?"
_YEAR_FIRST = re.compile(r"(\d{4})(?:-?(\d\d)-?(\d\d)|[-/.](\d{1,2})[-/.](\d{1,2}))" + _TAIL, re.ASCII)
_NO_YEAR = re.compile(r"--(\d\d)(?:-?(\d\d))?" + _TAIL, re.ASCII)
_YEAR_AND_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)", re.ASCII)
_ABOUT = re.compile(r"(?:circa|about|around|approx\.?|ca\.?|c\.|~|um|etwa|vers|environ|env\.|hacia|cerca de|por volta de)\s*",
                    re.IGNORECASE)  # fmt: skip
_CALENDARS = {calendar.value: calendar for calendar in Calendar}


def read_date(
    text: str, *, no_year: int | None = None, calendar: str = "", leap_month: bool = False
) -> PartialDate | None:
    """The date that a line means, or None. `no_year` is the year that the file says means none; 1604 and 0 always do.

    Those with the year last are taken where they can mean one thing only; of any `in_figures` tells the numbers.

    >>> [read_date(form).iso() for form in ("1604-05-09", "--0505", "19760505T120505Z", "1990-01-01;", "circa 1800")]
    ['--05-09', '--05-05', '1976-05-05', '1990-01-01', '~1800']
    >>> read_date("31.02.1984") is None
    True
    """
    text = text.strip().rstrip(";").rstrip()
    kept = _CALENDARS.get(calendar.strip().lower(), Calendar.GREGORIAN) if calendar else Calendar.GREGORIAN
    about = None
    parts = _parts(text)
    if parts is None:
        about = _ABOUT.match(text)
        parts = _parts(text[about.end() :]) if about is not None else None
        if parts is None:
            return None
    year, month, day = parts
    if kept is Calendar.GREGORIAN and year in (0, NO_YEAR, no_year):
        year = None
    try:
        return PartialDate(year, month, day, about is not None, kept, leap_month and kept is not Calendar.GREGORIAN)
    except ValueError:
        return None


def _parts(text: str) -> tuple[int | None, int | None, int | None] | None:
    found = _YEAR_FIRST.fullmatch(text)
    if found is not None:
        return int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    found = _NO_YEAR.fullmatch(text)
    if found is not None:
        return None, int(found[1]), int(found[2]) if found[2] else None
    found = _YEAR_AND_MONTH.fullmatch(text)
    if found is not None:
        return int(found[1]), int(found[2]) if found[2] else None, None
    numbers = in_figures(text)
    when = numbers.read() if numbers is not None else None
    return (when.year or 0, when.month, when.day) if when is not None else None


def in_figures(text: str, *, no_year: int | None = None) -> NumericDate | None:
    """The numbers of a date with its year last: 3.4.1984, 03/04/1984, 3-4-84. None for any other text. `no_year` as above.

    >>> in_figures("03/04/84;")
    NumericDate(first=3, second=4, year=84, short=True, dots=False)
    """
    found = _YEAR_LAST.fullmatch(text.strip().rstrip(";").rstrip())
    if found is None:
        return None
    short, year = len(found[4]) == 2, int(found[4])
    if not short and year in (NO_YEAR, no_year):
        year = 0
    return NumericDate(int(found[1]), int(found[3]), year, short, found[2] == ".")


def written_date(when: PartialDate) -> tuple[str, str]:
    """The parameters and the text of a date for vCard 4.0, such that `read_date` gives the same date back."""
    parameters = "" if when.calendar is Calendar.GREGORIAN else f";CALSCALE={when.calendar.value}"
    if when.leap_month:  # vCard has no word for it: a parameter of our own
        parameters += f";{LEAP_MONTH}=1"
    iso = when.iso().removeprefix("~")
    if when.about:
        return f"{parameters};VALUE=text", f"circa {iso}"
    if when.year is None:
        return parameters, "--" + iso.replace("-", "")
    return parameters, iso if when.day is None else iso.replace("-", "")
