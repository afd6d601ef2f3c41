"""Reminders: what is due to be announced, once. The book is the truth; a heartbeat only asks."""

from datetime import datetime, time, timedelta

from regulars.domain.agenda import Notice
from regulars.domain.settings import Settings
from regulars.services.book import Book
from regulars.services.settings import SettingsService
from regulars.services.today import Today
from regulars.store import reminders

MORNING = "morning"
LATE_AFTER = timedelta(minutes=30)


class Reminders:
    """The verbs about announcing."""

    def __init__(self, book: Book, today: Today, settings: SettingsService) -> None:
        self._book, self._today, self._settings = book, today, settings

    def announce(self) -> Notice | None:
        """What to show now, and never again; None when there is nothing. The ledger's row is written before it returns."""
        now = self._book.clock.now()
        settings = self._settings.read()
        if not is_time(now, settings) or reminders.fired(self._book.writer, MORNING, now.date().isoformat()):
            return None
        day = self._today.day()
        if not day.items:
            return None
        if not reminders.fire(self._book.writer, MORNING, now.date().isoformat(), now):
            return None
        due = datetime.combine(now.date(), settings.morning, now.tzinfo)
        return Notice(
            on=day.on,
            people=len(day.items),
            names=tuple(item.name for item in day.items) if settings.names_in_notices else (),
            person=day.items[0].person if len(day.items) == 1 else None,
            was_due=due if now - due > LATE_AFTER else None,
        )


def is_time(now: datetime, settings: Settings) -> bool:
    """Whether the owner's hour has come today, outside the quiet hours.

    A skipped hour is reached by the next tick; a repeated one finds the ledger's row.
    """
    at = now.time().replace(tzinfo=None)
    return at >= settings.morning and not is_quiet(at, settings.quiet_from, settings.quiet_until)


def is_quiet(at: time, start: time, end: time) -> bool:
    """Whether a time of day lies in the quiet hours, which may run past midnight."""
    return start <= at < end if start <= end else at >= start or at < end
