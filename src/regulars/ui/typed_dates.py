"""Days as an owner types them into a field: "9 May 1984", "May 1984", "9.5.", "about 1986", "yesterday", "Friday".

What the fields show (`wording.partial_date`, `wording.short_day`) can always be typed back.
"""

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from regulars.domain.dates import Calendar, PartialDate, in_calendar
from regulars.ui.calendar_words import typed_date
from regulars.ui.wording import translate

_SHORTEST_MONTH = 3  # letters that tell one month from another
_TWO_DIGIT_YEARS = 100
_OLDEST = 120  # years; a larger number is no age
_LONGEST = 100  # characters; no date in any language is so long
_CLOCK = re.compile(r"(\d{1,2})[:.h]?(\d{2})?\s*(am|pm)?")


def partial_date(
    text: str, calendar: Calendar = Calendar.GREGORIAN, *, today: date | None = None
) -> PartialDate | None:
    """What a date field says, of which only parts may be known; None where it cannot be understood.

    With `today`, "about 40" is an age: somebody born about 40 years ago.
    """
    text = text.strip()
    try:
        return PartialDate.parse(text, calendar)
    except ValueError:
        pass  # not as a file would write it, so it is as people do
    if len(text) > _LONGEST:
        return None
    text, about = _without_about(text)
    if today is not None and about and text.isdecimal() and int(text) < _OLDEST:
        there = in_calendar(today, calendar)
        return PartialDate(there.year - int(text), about=True, calendar=calendar) if there and there.year else None
    if calendar is not Calendar.GREGORIAN:
        return typed_date(text, calendar, about=about)
    month, rest = _named_month(text)
    numbers = [int(number) for number in re.findall(r"\d+", rest)]
    parts = _beside_a_name(numbers) if month else _numbers_alone(text, numbers)
    if parts is None or (month and parts[1] is not None):
        return None
    year, other_month, day = parts
    try:
        return PartialDate(year, month or other_month, day, about)
    except ValueError:
        return None


def date_of_any_calendar(
    text: str, calendar: Calendar = Calendar.GREGORIAN, *, today: date | None = None
) -> PartialDate | None:
    """As `partial_date`; but "8 Rajab 1404" needs no word about its calendar: a month named in another one tells it."""
    found = partial_date(text, calendar, today=today)
    if found is not None or not re.search(r"[^\W\d_]", text) or len(text) > _LONGEST:
        return found
    others = (partial_date(text, other, today=today) for other in Calendar if other is not calendar)
    return next((other for other in others if other is not None and other.month is not None), None)


def whole_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """One day. Without a year it is the last such day up to today or, with `ahead`, the next one from today on."""
    word = text.strip().casefold()
    if (offset := _offset(word)) is not None:
        return today + timedelta(days=offset)
    if (weekday := _weekday(word)) is not None:
        days = (weekday - today.isoweekday()) % 7
        return today + timedelta(days=days or 7) if ahead else today - timedelta(days=(7 - days) % 7 or 7)
    found = partial_date(text)
    if found is None or found.month is None or found.day is None:
        return None
    if found.year is not None:
        return found.in_year(found.year)
    coming = found.next_on_or_after(today)
    if ahead or coming == today or coming is None:
        return coming
    return found.in_year(coming.year - 1)


def clock_time(text: str) -> time | None:
    """ "16:12", "9.30", "1612", "4 pm", or as the locale writes it; None where it cannot be understood."""
    shown = QLocale().toTime(text.strip(), QLocale.FormatType.ShortFormat)
    if isinstance(shown, QTime) and shown.isValid():
        return time(shown.hour(), shown.minute())
    found = _CLOCK.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _without_about(text: str) -> tuple[str, bool]:
    before, _, after = translate("wording", "about %1").partition("%1")
    for sign in filter(None, (before.strip(), "~")):
        if text.casefold().startswith(sign.casefold()):
            return text[len(sign) :].strip(), True
    if after.strip() and text.casefold().endswith(after.strip().casefold()):
        return text[: -len(after.strip())].strip(), True
    return text, False


def _named_month(text: str) -> tuple[int, str]:
    """The month that is named in words, and the text without it; 0 where none is."""
    # Names as the locale writes them first: a Japanese month is a number with a sign, and its digits are no day.
    for locale in (QLocale(), QLocale.c()):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            for month in range(12, 0, -1):  # 12月 before 2月
                for name in (locale.monthName(month, form), locale.standaloneMonthName(month, form)):
                    if name and not name.isdigit() and re.search(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE):
                        return month, re.sub(rf"{re.escape(name)}\w*\.?", " ", text, count=1, flags=re.IGNORECASE)
    for word in re.findall(r"[^\W\d_]+", text):
        if len(word) >= _SHORTEST_MONTH:
            for month in range(1, 13):
                if QLocale().standaloneMonthName(month).casefold().startswith(word.casefold()):
                    return month, text.replace(word, " ", 1)
    return 0, text


def _beside_a_name(numbers: list[int]) -> tuple[int | None, None, int | None] | None:
    """Year and day beside a month in words."""
    years = [number for number in numbers if number >= _TWO_DIGIT_YEARS]
    days = [number for number in numbers if number < _TWO_DIGIT_YEARS]
    if len(years) > 1 or len(days) > 1:
        return None
    return (years[0] if years else None), None, (days[0] if days else None)


def _numbers_alone(text: str, numbers: list[int]) -> tuple[int | None, int | None, int | None] | None:
    if re.search(r"[^\W\d_]", text):
        return None  # words that are no month
    match numbers:
        case [year] if year >= _TWO_DIGIT_YEARS:
            return year, None, None
        case [first, second] if second >= _TWO_DIGIT_YEARS:
            return second, first, None
        case [first, second]:
            return None, *_month_and_day(first, second)
        case [year, month, day] if year >= _TWO_DIGIT_YEARS:
            return year, month, day
        case [first, second, year] if year >= _TWO_DIGIT_YEARS:
            return year, *_month_and_day(first, second)
    return None


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """In the order of the locale, unless only the other one makes a date."""
    written = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    month, day = (first, second) if written.find("M") < written.find("d") else (second, first)
    return (day, month) if month > 12 >= day else (month, day)


def _offset(word: str) -> int | None:
    words = {
        translate("wording", "today").casefold(): 0,
        translate("wording", "yesterday").casefold(): -1,
        translate("wording", "tomorrow").casefold(): 1,
    }
    return words.get(word)


def _weekday(word: str) -> int | None:
    """1 for Monday, as Qt and ISO count."""
    for day in range(1, 8):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            if word == QLocale().standaloneDayName(day, form).casefold():
                return day
    return None


def shown_day(value: date | None) -> str:
    """A day with its year, for a field: "18 Sep 2026"; "" for none."""
    return "" if value is None else QLocale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")
