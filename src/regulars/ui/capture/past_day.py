"""Past days as people say them: "yesterday", "3 weeks ago", "Friday", "18 Sep", "18.9.", "around Easter", "March", "2019"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale

from regulars.domain.capture.feasts import easter
from regulars.ui.wording import translate

_BASE = 2000  # what a year of two digits belongs to


@dataclass(frozen=True, slots=True)
class PastDay:
    """The day that was understood. `fuzzy`: it was about then, nobody knows better."""

    day: date
    fuzzy: bool = False


def past_day(text: str, today: date) -> PastDay | None:
    """The day that `text` means, the last such one up to today; today for nothing; None where it cannot be understood.

    A day with a year may lie ahead: whether that fits is for the one who asks.
    """
    said = " ".join(text.split()).strip(" .,")
    about, said = _without_about(said)
    if not said:
        return None if about else PastDay(today)
    found = _counted_back(said, today) or _weekday(said, today) or _feast(said, today) or _written(said, today)
    return PastDay(found.day, found.fuzzy or about) if found is not None else None


def _without_about(said: str) -> tuple[bool, str]:
    # Every way to say it stands in one translated string, with bars between.
    for word in translate("past_day", "around|about|approximately|ca|~").split("|"):
        if word and said.casefold().startswith(word.casefold()):
            rest = said[len(word) :]
            if not word[-1].isalpha() or not rest[:1].isalpha():
                return True, rest.strip(" .")
    return False, said


def _counted_back(said: str, today: date) -> PastDay | None:
    words = {
        translate("past_day", "today|now"): 0,
        translate("past_day", "yesterday"): 1,
        translate("past_day", "the day before yesterday|day before yesterday"): 2,
        translate("past_day", "last week|a week ago"): 7,
        translate("past_day", "last month|a month ago"): 30,
        translate("past_day", "last year|a year ago"): 365,
    }
    for alternatives, days in words.items():
        if said.casefold() in alternatives.casefold().split("|"):
            return PastDay(today - timedelta(days=days), fuzzy=days >= 7)
    number = re.search(r"\d{1,4}", said)
    if number is None:
        return None
    count, rest = int(number[0]), (said[: number.start()] + said[number.end() :]).strip().casefold()
    for alternatives, each, fuzzy in (
        (translate("past_day", "day ago|days ago|d ago"), 1.0, False),
        (translate("past_day", "week ago|weeks ago|w ago"), 7.0, False),
        (translate("past_day", "month ago|months ago"), 30.44, True),
        (translate("past_day", "year ago|years ago"), 365.25, True),
    ):
        if rest in alternatives.casefold().split("|") and count * each < today.toordinal():
            return PastDay(today - timedelta(days=round(count * each)), fuzzy)
    return None


def _weekday(said: str, today: date) -> PastDay | None:
    word = said.casefold()
    for last in translate("past_day", "last|on").casefold().split("|"):
        word = word.removeprefix(f"{last} ")
    for day in range(1, 8):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            if word in (QLocale().dayName(day, form).casefold(), QLocale().standaloneDayName(day, form).casefold()):
                return PastDay(today - timedelta(days=(today.isoweekday() - day) % 7 or 7))
    return None


def _feast(said: str, today: date) -> PastDay | None:
    year = re.search(r"\b\d{4}\b", said)
    word = said.casefold().replace(year[0], "").strip() if year is not None else said.casefold()
    for alternatives, in_year in (
        (translate("past_day", "Easter"), easter),
        (translate("past_day", "Christmas|Xmas"), lambda y: date(y, 12, 25)),
        (translate("past_day", "New Year|New Year's Day"), lambda y: date(y, 1, 1)),
        (translate("past_day", "New Year's Eve"), lambda y: date(y, 12, 31)),
    ):
        if word in alternatives.casefold().split("|"):
            if year is not None and int(year[0]) > 0:
                return PastDay(in_year(int(year[0])))
            this = in_year(today.year)
            return PastDay(this if this <= today else in_year(today.year - 1))
    return None


def _written(said: str, today: date) -> PastDay | None:
    """A date in figures, or with the name of a month, as the locale and its neighbours write it."""
    if re.fullmatch(r"[12]\d{3}", said):
        return PastDay(
            min(date(int(said), 7, 1), today) if int(said) <= today.year else date(int(said), 7, 1), fuzzy=True
        )
    locale = QLocale()
    for known in (locale, QLocale.c()):
        for form in _formats(locale):
            # Without a year Qt takes one that has no 29 February: a leap year is lent to it.
            lent = ("", "") if "y" in form else (f" {_BASE}", " yyyy")
            shown = known.toDate(said + lent[0], form + lent[1], _BASE)
            if not (isinstance(shown, QDate) and shown.isValid()):
                continue
            found = date(shown.year(), shown.month(), shown.day() if "d" in form else 15)
            if "y" not in form:
                found = _last_one(found, today)
            return PastDay(found, fuzzy="d" not in form)
    return None


def _formats(locale: QLocale) -> tuple[str, ...]:
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    month_first = short.find("M") < short.find("d")
    first, second = ("M", "d") if month_first else ("d", "M")
    figures = [f"{first}{sign}{second}{sign}{year}" for sign in "./-" for year in ("yyyy", "yy")]
    figures += [f"{first}{sign}{second}" for sign in "./-"]
    names = [
        f"{before} {after}{year}"
        for month in ("MMMM", "MMM")
        for before, after in (("d", month), ("d.", month), (month, "d"), (month, "d,"))
        for year in (" yyyy", "")
    ]
    alone = ["MMMM yyyy", "MMM yyyy", "MMMM", "MMM", "M/yyyy", "yyyy-MM"]
    written = [locale.dateFormat(form) for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)]
    return ("yyyy-MM-dd", "yyyy-M-d", *figures, *names, *alone, *written)


def _last_one(found: date, today: date) -> date:
    for year in range(today.year, today.year - 9, -1):  # eight years may lie between two 29 Februaries
        try:
            day = found.replace(year=year)
        except ValueError:
            continue
        if day <= today:
            return day
    return found
