"""The words of notifications. Everybody near the screen reads them: no name and no word of the book unless the owner allows."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from regulars.domain.reminders import DoubtfulClock, Notice, Told
from regulars.ui import wording
from regulars.ui.wording import translate

_SAME_WEEK = 7
"""Days: so long a weekday says which day is meant."""


def notice(value: Notice) -> tuple[str, str]:
    """A notification about the day: its title, and its text."""
    title = QCoreApplication.translate("notice_words", "%n person(s) today", "", value.people)
    return title, " ".join([_who(value), *_what(value), *_late(value)])


def notice_about(told: Told, value: Notice) -> tuple[str, str]:
    """A notification about one person of the day, where names may be shown."""
    return told.name, " ".join([translate("notice_words", "Would be glad to hear from you."), *_late(value)])


def doubtful_clock(doubt: DoubtfulClock) -> tuple[str, str]:
    """The question whether the clock is right: its title, and its text."""
    title = translate("notice_words", "Is today %1?").replace("%1", wording.short_day(doubt.today, doubt.last))
    said = translate(
        "notice_words",
        "Regulars last looked on %1. So that a wrong clock fires no years of reminders, it waits for you.",
    )
    return title, said.replace("%1", wording.short_day(doubt.last, doubt.today))


def clock_is_right() -> str:
    """The answer that the clock is right."""
    return translate("notice_words", "Yes, it is")


def _who(value: Notice) -> str:
    if value.names:
        return ", ".join(value.names) + "."
    return translate("notice_words", "They would be glad to hear from you.")


def _what(value: Notice) -> list[str]:
    said = []
    if value.promises:
        said.append(QCoreApplication.translate("notice_words", "%n promise(s) of yours.", "", value.promises))
    if value.dates:
        said.append(QCoreApplication.translate("notice_words", "%n date(s) to remember.", "", value.dates))
    return said


def _late(value: Notice) -> list[str]:
    if value.was_due is None:
        return []
    return [translate("notice_words", "Was due %1.").replace("%1", _moment(value.was_due, value.on))]


def _moment(value: datetime, today: date) -> str:
    """ "09:00", "Tue 09:00", "3 Aug 09:00"."""
    at, away = wording.clock(value), (today - value.date()).days
    if not away:
        return at
    on = wording.weekday(value.weekday()) if away < _SAME_WEEK else wording.short_day(value.date(), today)
    return f"{on} {at}"
