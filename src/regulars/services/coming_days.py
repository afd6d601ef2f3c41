"""Which dates come up: looked for by how they are stored, so that a book of any size is asked by an index.

A yearly date of another calendar needs no stored "next day", which every midnight would make wrong: the few hundred dates of
that calendar that fall into the days ahead are worked out instead (2 to 6 ms, kept until the day changes), and looked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from regulars.domain.agenda import Cite, CiteKind, Why, WhyKey
from regulars.domain.dates import Calendar, LeapDay, PartialDate
from regulars.domain.occasions import Occasion
from regulars.domain.people import PersonId
from regulars.domain.posting import LONGEST, post_by
from regulars.services.zones import country_code
from regulars.store import occasions
from regulars.store.database import Connection
from regulars.store.occasions import Endings

LONGEST_NOTICE = 366
"""Days: a date that comes once a year can be told no earlier."""
CARD_NOTICE = timedelta(days=2)
"""So long before its last day a card is spoken of."""
CARD_DAYS = LONGEST + CARD_NOTICE.days
"""So far ahead a date may lie to which a card has to be posted now."""


@dataclass(frozen=True, slots=True)
class NearDate:
    """A date that is worth telling: its day, since when it is told, and the last day for a card where one should go now."""

    day: date
    occasion: Occasion
    told_since: date
    post_by: date | None = None

    def why(self, leap_day: LeapDay) -> Why:
        """The sentence about it."""
        occasion = self.occasion
        values: dict[str, float | str] = {
            "label": occasion.label,
            "kind": occasion.kind.value,
            "day": self.day.isoformat(),
        }
        years = occasion.when.years_on(self.day, leap_day)
        if years is not None:
            values["years"] = years
        if self.post_by is not None:
            values["post_by"] = self.post_by.isoformat()
        return Why(WhyKey.DATE_SOON, values=values, cites=(Cite(CiteKind.OCCASION, occasion.id),))


def endings(connection: Connection, since: date, days: int, leap_day: LeapDay) -> Endings:
    """How the dates that are kept on `since` or within so many days are stored."""
    gregorian: dict[str, int] = {}
    for offset in reversed(range(min(days, (date.max - since).days) + 1)):
        gregorian[(since + timedelta(days=offset)).isoformat()[5:]] = offset
    leap = PartialDate(None, 2, 29).next_on_or_after(since, leap_day)
    gregorian.pop("02-29", None)
    if leap is not None and (leap - since).days <= days:
        gregorian["02-29"] = (leap - since).days
    own: list[tuple[Calendar, bool, str, int]] = []
    for calendar in occasions.own_calendars(connection):
        from regulars.domain.calendars.reckoning import dates_ahead  # lazy: most books have no such date

        found = dates_ahead(calendar, since, days, after=leap_day is LeapDay.AFTER)
        own += [(calendar, leap, f"{month:02d}-{day:02d}", ahead) for (month, day, leap), ahead in found.items()]
    return Endings(gregorian, own)


def sooner(endings: Endings, by: int) -> Endings:
    """The same dates, as if they came so many days sooner, today at the soonest."""
    return Endings(
        {end: max(ahead - by, 0) for end, ahead in endings.gregorian.items()},
        [(calendar, leap, end, max(ahead - by, 0)) for calendar, leap, end, ahead in endings.own],
    )


def between(all_of_them: Endings, first: int, last: int) -> Endings:
    """Those of them that come in so many days."""
    return Endings(
        {end: ahead for end, ahead in all_of_them.gregorian.items() if first <= ahead <= last},
        [entry for entry in all_of_them.own if first <= entry[3] <= last],
    )


def month_endings(connection: Connection, today: date, month: date) -> Endings:
    """How dates without a day are stored whose next month, or the one that has begun, begins in a Gregorian month.

    "2012-05" and "--05" end like 5 December and like nothing else: whoever asks leaves out the dates with a day.
    """
    gregorian = dict.fromkeys(_month_forms(month.month), 0)
    own: list[tuple[Calendar, bool, str, int]] = []
    this_month = (today.year, today.month) == (month.year, month.month)
    for calendar in occasions.own_calendars(connection):
        for number in range(1, 14):
            for leap in (False, True):
                try:
                    begins = PartialDate(None, number, calendar=calendar, leap_month=leap).next_month(today)
                except ValueError:
                    continue  # the calendar has no such month
                if begins is None:
                    continue
                begun = begins <= today and this_month
                if begun or (begins > today and (begins.year, begins.month) == (month.year, month.month)):
                    own += [(calendar, leap, form, 0) for form in _month_forms(number)]
    return Endings(gregorian, own)


def _month_forms(month: int) -> list[str]:
    return [f"{year:02d}-{month:02d}" for year in range(100)] + [f"--{month:02d}", f"~--{month:02d}"]


def cards_due(
    connection: Connection, coming: Endings, today: date, leap_day: LeapDay, home: str
) -> list[tuple[PersonId, Occasion, date, date]]:
    """For whom a card has to be posted now, though the day itself is too far off to be told: the person, the occasion, its day,
    and the last day for the card. They are people to whom the owner writes letters, and who did not say "rather not"."""
    found = [
        (person, occasion, day)
        for person, occasion in occasions.cards_to_post(connection, between(coming, 0, CARD_DAYS))
        if (day := occasion.when.next_on_or_after(today, leap_day)) is not None
    ]
    countries = countries_of(connection, (person for person, _, _ in found))
    due = []
    for person, occasion, day in found:
        last = post_by(day, home, countries.get(person, ""))
        if last - CARD_NOTICE <= today <= last:
            due.append((person, occasion, day, last))
    return due


def countries_of(connection: Connection, people: Iterable[PersonId]) -> dict[PersonId, str]:
    """The country of the address of each of these people (ISO 3166), where it is known."""
    written = occasions.written_countries(connection, set(people))
    return {person: code for person, country in written.items() if (code := country_code(country))}
