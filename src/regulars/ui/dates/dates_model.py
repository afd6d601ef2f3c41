"""The dates that come, by month: read a stretch of the year at a time, and line by line when they are looked at. No widgets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

from regulars.domain.dates import LeapDay
from regulars.domain.health.vocabulary import Band
from regulars.domain.occasions import ComingDate, DateFilter, DateRow, OccasionId
from regulars.domain.people import Channel
from regulars.domain.posting import post_by
from regulars.services.occasions import SOON, STRETCHES
from regulars.ui import wording
from regulars.ui.card_lines import CardButton, CardLine, CardLines, Heading
from regulars.ui.dates import date_words
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

REACH = "reach"
_FEWEST = 24
"""Lines that are there at first, where the year has them: more than a screen."""
MOST_ON_PAPER = 1000
_AT_ONCE = 200
_CARD_DAYS = 30
"""A card is spoken of so many days before it has to go."""
_NOWHERE = QModelIndex()
_NEVER = date.max


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the printed list."""

    text: str
    is_heading: bool = False


class DatesModel(CardLines[ComingDate]):
    """Headings, and the dates below them. A date of which only the year is known has `_NEVER` for a day."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown = DateFilter.ALL
        self.first_month = 0
        """The stretch of the year with which the list begins: 0 is today."""
        self.today = date.min
        self.home = ""
        self.leap_day = LeapDay.BEFORE
        self.rows: dict[OccasionId, DateRow] = {}
        self._stretch = 0
        self._since: date | None = None
        self._last_heading = ""

    # Reading

    def filter_by(self, shown: DateFilter) -> None:
        """Show only these."""
        self.shown = shown
        self.read()

    def begin_with(self, month: int) -> None:
        """Begin with a month: 0 is today, 1 the next month."""
        self.first_month = month
        self.read()

    def read(self) -> None:
        """Read again, as far as was read before."""
        verbs, reached = self._desk.verbs, self.rowCount()
        settings = self._desk.read(verbs.settings.read)
        self.today, self.home = verbs.book.clock.today(), settings.country
        self.leap_day = settings.leap_day
        self._stretch, self._since, self._last_heading = self.first_month, None, ""
        self.rows.clear()
        entries: list[Heading | ComingDate] = []
        while self._stretch <= STRETCHES and len(entries) < max(_FEWEST, reached):
            entries += self._read_on()
        self.show_entries(entries)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> bool:
        return not parent.isValid() and self.today != date.min and self._stretch <= STRETCHES

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> None:
        """The next month in which there is something."""
        entries: list[Heading | ComingDate] = []
        while not entries and self.canFetchMore(parent):
            entries = self._read_on()
        self.add_entries(entries)

    def read_until(self, occasion: OccasionId) -> int:
        """Where a date stands, reading on until it is there; -1 where it is not shown."""
        while (place := self.place_of(occasion)) < 0 and self.canFetchMore():
            self.fetchMore()
        return place

    def _read_on(self) -> list[Heading | ComingDate]:
        """The next days of the year with their headings; behind the last one the dates of a year alone."""
        occasions, place, since = self._desk.verbs.occasions, self._stretch, self._since
        if place == STRETCHES:
            loose = self._desk.read(lambda: occasions.of_a_year_alone(self.shown))
            found, self._since = [ComingDate(_NEVER, occasion, whole=False) for occasion in loose], None
        else:
            found, self._since = self._desk.read(lambda: occasions.stretch(place, self.shown, since, _FEWEST))
        if self._since is None:
            self._stretch += 1
        entries: list[Heading | ComingDate] = []
        for entry in found:
            heading = self._heading(entry)
            if heading.text + heading.muted != self._last_heading:
                self._last_heading = heading.text + heading.muted
                entries.append(heading)
            entries.append(entry)
        return entries

    def _heading(self, entry: ComingDate) -> Heading:
        if entry.day == _NEVER:
            return Heading(translate("DatesModel", "Day not known"))
        days = (entry.day - self.today).days
        if entry.whole and days == 0:
            return Heading(translate("DatesModel", "Today"), wording.day(entry.day))
        if entry.whole and days == 1:
            return Heading(translate("DatesModel", "Tomorrow"), wording.day(entry.day))
        if entry.whole and days <= SOON:
            first, last = self.today + timedelta(days=2), self.today + timedelta(days=SOON)
            span = translate("DatesModel", "%1 to %2").replace("%1", wording.short_day(first, self.today))
            return Heading(
                translate("DatesModel", "The next days"), span.replace("%2", wording.short_day(last, self.today))
            )
        name = wording.month_name(entry.day)
        if (entry.day.year, entry.day.month) == (self.today.year, self.today.month):
            return Heading(translate("DatesModel", "Later in %1").replace("%1", name))
        return Heading(name, "" if entry.day.year == self.today.year else str(entry.day.year))

    # Lines

    def number_of(self, entry: ComingDate) -> int:
        return entry.occasion

    def read_lines(self, entries: Sequence[ComingDate]) -> Mapping[int, CardLine]:
        ids = [entry.occasion for entry in entries]
        rows = {row.occasion.id: row for row in self._desk.read(lambda: self._desk.verbs.occasions.rows(ids))}
        self.rows.update(rows)
        return {entry.occasion: self._line(entry, rows[entry.occasion]) for entry in entries if entry.occasion in rows}

    def row_at(self, place: int) -> DateRow | None:
        """What the line at a place is about."""
        entry = self.entry_at(place)
        return self.rows.get(entry.occasion) if entry is not None and self.line_at(place) is not None else None

    def _line(self, entry: ComingDate, row: DateRow) -> CardLine:
        day = entry.day if entry.whole else None
        title = date_words.title(row, day, self.leap_day)
        last: date | None = None
        abroad = bool(row.country) and bool(self.home) and row.country != self.home
        by_post = row.channel is Channel.LETTER or (abroad and row.occasion.may_write is True)
        if day is not None and by_post and row.occasion.may_write is not False:
            last = post_by(day, self.home, row.country)
            last = last if 0 <= (last - self.today).days <= _CARD_DAYS else None
        below = date_words.below(row, day, self.today, last)
        pill, kind = date_words.may_write(row.occasion.may_write)
        when = wording.ahead(day, self.today) if day is not None else ""
        sentence = ", ".join(part for part in (title, when, below, date_words.notice(row.occasion), pill) if part)
        return CardLine(
            title=title,
            beside=when,
            below=below,
            sentence=sentence,
            name=row.name,
            score=row.score if row.band is not Band.NEW else None,
            band=wording.band_role(row.band),
            tint=row.person,
            photo=row.photo,
            disc=date_words.icon(row.occasion),
            pill=pill,
            pill_kind=kind,
            buttons=(CardButton(REACH, wording.channel(row.channel)),),
        )

    # On paper

    def sheet(self, most: int = MOST_ON_PAPER) -> list[SheetLine]:
        """The coming year for the printer, from the month on with which the list begins. Reads much: not on the GUI thread."""
        occasions = self._desk.verbs.occasions
        found: list[ComingDate] = []
        for place in range(self.first_month, STRETCHES):
            if len(found) <= most:
                found += occasions.stretch(place, self.shown)[0]
        lines: list[SheetLine] = []
        last = ""
        for start in range(0, min(len(found), most), _AT_ONCE):
            part = found[start : min(start + _AT_ONCE, most)]
            rows = {row.occasion.id: row for row in occasions.rows([entry.occasion for entry in part])}
            for entry in part:
                if (heading := _month(entry.day, self.today)) != last:
                    lines.append(SheetLine(heading, is_heading=True))
                    last = heading
                if entry.occasion in rows:
                    lines.append(SheetLine(self._on_paper(entry, rows[entry.occasion])))
        if len(found) > most:
            more = translate("DatesModel", "These are the first %1. Begin with a later month for the others.")
            lines.append(SheetLine(more.replace("%1", wording.number(most)), is_heading=True))
        return lines

    def _on_paper(self, entry: ComingDate, row: DateRow) -> str:
        day = entry.day if entry.whole else None
        title, below = date_words.title(row, day, self.leap_day), date_words.below(row, day, self.today, None)
        return translate("DatesModel", "%1 — %2").replace("%1", below).replace("%2", title)

    # Words

    def months(self) -> list[str]:
        """With what the list can begin: today, and the months that follow."""
        today = self._desk.verbs.book.clock.today()
        firsts = [
            date(today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1, 1) for n in range(1, 12)
        ]
        return [translate("DatesModel", "From today"), *(_month(first, today) for first in firsts)]

    def subtitle(self) -> str:
        """What the page is."""
        return translate(
            "DatesModel", "Birthdays, anniversaries and the days that matter to them, in their own calendars"
        )


def _month(day: date, today: date) -> str:
    name = wording.month_name(day)
    return name if day.year == today.year else f"{name} {day.year}"
