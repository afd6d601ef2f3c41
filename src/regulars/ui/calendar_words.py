"""The names of the other calendars and of their months, and their dates in words that can be typed back."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from regulars.domain.dates import Calendar, PartialDate, in_calendar

translate = QCoreApplication.translate
_YEARS_FROM = 100  # a smaller number is a day or a month


def calendar_name(value: Calendar) -> str:
    """What a calendar is called."""
    return {
        Calendar.GREGORIAN: translate("calendars", "Gregorian"),
        Calendar.CHINESE: translate("calendars", "Chinese"),
        Calendar.HIJRI: translate("calendars", "Hijri"),
        Calendar.HEBREW: translate("calendars", "Hebrew"),
        Calendar.PERSIAN: translate("calendars", "Persian"),
    }[value]


def kept_in(value: Calendar) -> str:
    """ "kept in the Hijri calendar"; "" for the Gregorian one."""
    return {
        Calendar.GREGORIAN: "",
        Calendar.CHINESE: translate("calendars", "kept in the Chinese calendar"),
        Calendar.HIJRI: translate("calendars", "kept in the Hijri calendar"),
        Calendar.HEBREW: translate("calendars", "kept in the Hebrew calendar"),
        Calendar.PERSIAN: translate("calendars", "kept in the Persian calendar"),
    }[value]


def placeholder(value: Calendar) -> str:
    """What a date may look like, for an empty field."""
    return {
        Calendar.GREGORIAN: translate("calendars", "9 May 1984, May 1984, 9 May or about 40"),
        Calendar.CHINESE: translate("calendars", "month 8, day 15, 1984 or leap month 6, day 1"),
        Calendar.HIJRI: translate("calendars", "8 Rajab 1404, 8 Rajab or Rajab"),
        Calendar.HEBREW: translate("calendars", "10 Adar I 5744, 10 Adar or Adar"),
        Calendar.PERSIAN: translate("calendars", "1 Farvardin 1365, 1 Farvardin or Farvardin"),
    }[value]


def months(value: Calendar) -> list[tuple[int, bool, str]]:
    """The months of a calendar that has names for them: number, leap month, name."""
    match value:
        case Calendar.HIJRI:
            return [(number, False, name) for number, name in enumerate(_hijri_months(), 1)]
        case Calendar.PERSIAN:
            return [(number, False, name) for number, name in enumerate(_persian_months(), 1)]
        case Calendar.HEBREW:
            named = [(number, False, name) for number, name in enumerate(_hebrew_months(), 1)]
            adar_one = (12, True, translate("calendars", "Adar I"))
            return [adar_one, (12, False, translate("calendars", "Adar II")), *named]
        case _:
            return []


def _hijri_months() -> list[str]:
    return [
        translate("calendars", "Muharram"),
        translate("calendars", "Safar"),
        translate("calendars", "Rabi I"),
        translate("calendars", "Rabi II"),
        translate("calendars", "Jumada I"),
        translate("calendars", "Jumada II"),
        translate("calendars", "Rajab"),
        translate("calendars", "Shaban"),
        translate("calendars", "Ramadan"),
        translate("calendars", "Shawwal"),
        translate("calendars", "Dhu al-Qada"),
        translate("calendars", "Dhu al-Hijja"),
    ]


def _persian_months() -> list[str]:
    return [
        translate("calendars", "Farvardin"),
        translate("calendars", "Ordibehesht"),
        translate("calendars", "Khordad"),
        translate("calendars", "Tir"),
        translate("calendars", "Mordad"),
        translate("calendars", "Shahrivar"),
        translate("calendars", "Mehr"),
        translate("calendars", "Aban"),
        translate("calendars", "Azar"),
        translate("calendars", "Dey"),
        translate("calendars", "Bahman"),
        translate("calendars", "Esfand"),
    ]


def _hebrew_months() -> list[str]:
    return [
        translate("calendars", "Nisan"),
        translate("calendars", "Iyar"),
        translate("calendars", "Sivan"),
        translate("calendars", "Tammuz"),
        translate("calendars", "Av"),
        translate("calendars", "Elul"),
        translate("calendars", "Tishri"),
        translate("calendars", "Cheshvan"),
        translate("calendars", "Kislev"),
        translate("calendars", "Tevet"),
        translate("calendars", "Shevat"),
        translate("calendars", "Adar"),
    ]


def own_date(value: PartialDate) -> str:
    """A date of another calendar in its own words: "8 Rajab 1404", "leap month 6, day 1"; without the "about"."""
    if value.month is None:
        return str(value.year)
    if value.calendar is Calendar.CHINESE:
        return _chinese(value)
    named = {(number, leap): name for number, leap, name in months(value.calendar)}  # the last one: Adar, not Adar II
    month = named[min(value.month, 12), value.leap_month]
    return " ".join(str(part) for part in (value.day, month, value.year) if part is not None)


def _chinese(value: PartialDate) -> str:
    text = translate("calendars", "leap month %1") if value.leap_month else translate("calendars", "month %1")
    text = text.replace("%1", str(value.month))
    if value.day is not None:
        text = translate("calendars", "%1, day %2").replace("%1", text).replace("%2", str(value.day))
    if value.year is not None:
        text = translate("calendars", "%1, %2").replace("%1", text).replace("%2", str(value.year))
    return text


def typed_date(text: str, calendar: Calendar, *, about: bool = False) -> PartialDate | None:
    """What a field says about a date of another calendar; None where it cannot be understood.

    A month is named, or it is a number: with a sign or a word for "month" it comes before the day, else as in 8.7.1404.
    """
    leap, rest = _without_leap(text.casefold())
    month, month_leap, rest = _named_month(rest, calendar)
    numbers = [int(number) for number in re.findall(r"\d+", rest)]
    years = [number for number in numbers if number >= _YEARS_FROM]
    small = [number for number in numbers if number < _YEARS_FROM]
    words = re.findall(r"[^\W\d_]+", rest)
    if len(years) > 1 or not set(words) <= _filler():
        return None
    day: int | None = None
    if month is not None:
        if len(small) > 1:
            return None
        day = small[0] if small else None
    elif len(small) == 2:
        month_first = bool(words) or (bool(years) and numbers[0] == years[0]) or _month_comes_first()
        month, day = small if month_first else reversed(small)
    elif len(small) == 1 and words:
        month = small[0]
    elif small or not years:
        return None
    try:
        return PartialDate(years[0] if years else None, month, day, about, calendar, leap or month_leap)
    except ValueError:
        return None


def own_date_on(when: PartialDate, day: date) -> str:
    """What a day on which it is kept is called in its own calendar, to stand beside the Gregorian one: "8 Rajab 1448"."""
    there = in_calendar(day, when.calendar)
    return own_date(there if there is not None else when)


def _month_comes_first() -> bool:
    written = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return written.find("M") < written.find("d")


def _without_leap(text: str) -> tuple[bool, str]:
    before = translate("calendars", "leap month %1").partition(translate("calendars", "month %1").partition("%1")[0])[0]
    for sign in (before.strip().casefold(), "leap", "閏", "闰", "윤"):
        if sign and sign in text:
            return True, text.replace(sign, " ", 1)
    return False, text


def _filler() -> set[str]:
    """Words that may stand between the numbers."""
    said = [translate("calendars", "month %1"), translate("calendars", "%1, day %2"), "month day 月 日 年 月日 年月日"]
    return {word for text in said for word in re.findall(r"[^\W\d_]+", text.casefold())}


def _named_month(text: str, calendar: Calendar) -> tuple[int | None, bool, str]:
    plain = re.sub(r"[’'`ʿʾ]", "", text)
    for number, leap, name in sorted(months(calendar), key=lambda month: -len(month[2])):
        pattern = rf"(?<!\w){re.escape(name.casefold())}(?!\w)"
        if re.search(pattern, plain):
            return number, leap, re.sub(pattern, " ", plain, count=1)
    return None, False, plain
