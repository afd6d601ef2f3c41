"""What a date is, in words: whose, what, how many years, in which calendar, and by when a card has to go."""

from datetime import date

from regulars.domain.dates import Calendar, LeapDay
from regulars.domain.occasions import DateFilter, DateRow, Occasion, OccasionKind
from regulars.ui import wording
from regulars.ui.calendar_words import kept_in, own_date_on
from regulars.ui.wording import ChipKind, translate

_ICONS = {OccasionKind.BIRTHDAY: "cake", OccasionKind.ANNIVERSARY: "heart", OccasionKind.OTHER: "calendar"}


def icon(occasion: Occasion) -> str:
    """The icon of a date; a moon for the calendars that follow it."""
    if occasion.when.calendar in (Calendar.CHINESE, Calendar.HIJRI, Calendar.HEBREW):
        return "moon-star"
    return _ICONS[occasion.kind]


def title(row: DateRow, day: date | None, leap_day: LeapDay) -> str:
    """ "Ana Moreira turns 42", "Fatima's birthday · 8 Rajab", "Rui Faria: 10 years, Wedding"."""
    occasion, when = row.occasion, row.occasion.when
    name = wording.isolated(row.name)
    years = when.years_on(day, leap_day) if day is not None and not when.about else None
    if occasion.kind is OccasionKind.BIRTHDAY:
        who = wording.isolated(occasion.label) if occasion.label else name
        if years is not None and years > 0:
            said = translate("date_words", "%1 turns %2").replace("%1", who).replace("%2", wording.number(years))
        else:
            said = translate("date_words", "Birthday of %1").replace("%1", who)
    else:
        what = wording.occasion_kind(occasion.kind, occasion.label)
        said = translate("date_words", "%1: %2").replace("%1", name).replace("%2", wording.isolated(what))
        if years is not None and years > 0:
            passed = translate("date_words", "%n year(s)", None, years)
            said = translate("date_words", "%1 · %2").replace("%1", said).replace("%2", passed)
    if when.calendar is not Calendar.GREGORIAN and day is not None:
        own = own_date_on(when, day)
        said = translate("date_words", "%1 · %2").replace("%1", said).replace("%2", own)
    return said


def below(row: DateRow, day: date | None, today: date, last: date | None) -> str:
    """The quieter line: the day, whose it is where the title says another name, the calendar, the card."""
    occasion, when = row.occasion, row.occasion.when
    parts = [_day(day, today)] if day is not None else [wording.partial_date(when)]
    if occasion.kind is OccasionKind.BIRTHDAY and occasion.label:
        parts.append(wording.isolated(row.name))
    if day is None and when.year is not None and when.month is None and when.year < today.year:
        parts.append(_age(occasion, when.year, when.calendar, today))
    elif when.year is None:
        parts.append(translate("date_words", "year not known"))
    elif when.about:
        parts.append(wording.partial_date(when))
    if when.calendar is not Calendar.GREGORIAN:
        parts.append(kept_in(when.calendar))
    if last is not None and last >= today:
        parts.append(translate("date_words", "post a card by %1").replace("%1", wording.promised_for(last, today)))
    return " · ".join(part for part in parts if part)


def _day(day: date, today: date) -> str:
    return wording.day(day) if day.year == today.year else f"{wording.day(day)} {day.year}"


def _age(occasion: Occasion, year: int, calendar: Calendar, today: date) -> str:
    if calendar is not Calendar.GREGORIAN:
        return ""
    years = today.year - year
    if occasion.kind is OccasionKind.BIRTHDAY:
        return translate("date_words", "about %1 years old").replace("%1", wording.number(years))
    return translate("date_words", "about %n year(s)", None, years)


def may_write(answer: bool | None) -> tuple[str, ChipKind]:
    """Whether the owner may write, as a pill: its words and its kind."""
    if answer is None:
        return "", "plain"
    if answer:
        return translate("date_words", "glad of a word"), "date"
    return translate("date_words", "rather no word"), "plain"


def notice(occasion: Occasion) -> str:
    """How early the owner is told."""
    if occasion.notice_days == 0:
        return translate("date_words", "told on the day")
    return translate("date_words", "told %n day(s) before", None, occasion.notice_days)


def filter_name(value: DateFilter) -> str:
    """What a filter shows."""
    return {
        DateFilter.ALL: translate("date_words", "Everything"),
        DateFilter.BIRTHDAYS: translate("date_words", "Birthdays"),
        DateFilter.OTHERS: translate("date_words", "Other days"),
        DateFilter.OWN_CALENDAR: translate("date_words", "Own calendars"),
        DateFilter.MAY_WRITE: translate("date_words", "Glad of a word"),
    }[value]


def preview(occasion_day: date | None, when_text: str, today: date) -> str:
    """Below a date that is being typed: what was understood, and when it comes."""
    if occasion_day is None:
        return when_text
    comes = translate("date_words", "comes %1, %2").replace("%1", _day(occasion_day, today))
    comes = comes.replace("%2", wording.ahead(occasion_day, today))
    return translate("date_words", "%1: %2").replace("%1", when_text).replace("%2", comes)
