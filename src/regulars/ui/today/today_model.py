"""What Today shows, and what can be done there. No widgets."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from regulars.domain.agenda import Day, DayItem
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import Channel, PersonId
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

if TYPE_CHECKING:
    from regulars.domain.brief import Brief
    from regulars.domain.call_outs import CallOut


class TodayModel(QObject):
    """The day, and who in it is looked at. `refreshed` follows each reading, `chosen` a new person in front."""

    refreshed = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day: Day | None = None
        self.is_whole = False
        """Whether the rest of the week, the tray and the brief were read, too."""
        self.owner = ""
        self.person: PersonId | None = None
        self._had_people_on: date | None = None
        self.brief: Brief | None = None
        self.call_outs: tuple[CallOut, ...] = ()
        """Whom the owner reached out to without a word about it yet, the newest first."""

    def read(self) -> None:
        """Read the day again; whoever was in front stays in front while they are in it."""
        self._read(whole=True)

    def read_people(self) -> None:
        """Read who is in the day alone: the list of names with their reasons, which a start shows first. `read` follows."""
        self._read(whole=False)

    def read_brief(self) -> None:
        """Read what to know about whoever is in front."""
        self._read_brief()
        self.chosen.emit()

    def _read(self, *, whole: bool) -> None:
        verbs = self._desk.verbs
        self.day = self._desk.read(lambda: verbs.today.day(whole=whole))
        self.owner = self._desk.read(verbs.settings.read).owner_name
        self.call_outs = self._desk.read(lambda: verbs.call_outs.waiting() if verbs.today.anyone_called() else ())
        if self.day.items:
            self._had_people_on = self.day.on
        if self.person not in [item.person for item in self.shown()]:
            # Behind the last of the day nobody of another day comes forward: one key too many would be about them.
            nobody_more = not self.day.items and self._had_people_on == self.day.on
            self.person = None if nobody_more else next((item.person for item in self.shown()), None)
        self.is_whole = whole
        if whole:
            self._read_brief()
        self.refreshed.emit()

    def shown(self) -> list[DayItem]:
        """Today's people, then the rest of the week's."""
        if self.day is None:
            return []
        return [*self.day.items, *(item for _, item in self.day.later)]

    def choose(self, person: PersonId) -> None:
        """Look at somebody."""
        if person != self.person:
            self.person = person
            self._read_brief()
            self.chosen.emit()

    def _read_brief(self) -> None:
        person, verbs = self.person, self._desk.verbs
        self.brief = None
        if person is not None:
            try:
                self.brief = self._desk.read(lambda: verbs.brief.of(person))
            except KnownProblem as problem:
                # Who left the book since the day was read: the news of that is on its way, and the day is read again.
                if problem.code is not Problem.PERSON_UNKNOWN:
                    raise

    # Words

    def greeting(self, now: datetime) -> str:
        """ "Good afternoon, Marta."""
        if now.hour < 5 or now.hour >= 18:
            hello = translate("TodayModel", "Good evening")
        elif now.hour < 12:
            hello = translate("TodayModel", "Good morning")
        else:
            hello = translate("TodayModel", "Good afternoon")
        if not self.owner:
            return translate("TodayModel", "%1.").replace("%1", hello)
        return translate("TodayModel", "%1, %2.").replace("%1", hello).replace("%2", wording.isolated(self.owner))

    def subtitle(self) -> str:
        """ "Sunday 22 November · five people today, about 40 minutes"."""
        day = self.day
        if day is None:
            return ""
        if not day.items:
            if day.done:
                rest = translate("TodayModel", "nobody more today")
            elif not day.room and day.away is None:
                rest = translate("TodayModel", "a day off")
            else:
                rest = translate("TodayModel", "nobody is waiting")
            return translate("TodayModel", "%1 · %2").replace("%1", wording.day(day.on)).replace("%2", rest)
        n = len(day.items)
        people = translate("TodayModel", "%n person(s) today", None, n)
        minutes = translate("TodayModel", "about %n minute(s)", None, round(day.minutes / 5) * 5)
        text = translate("TodayModel", "%1 · %2, %3").replace("%1", wording.day(day.on))
        return text.replace("%2", people).replace("%3", minutes)

    def week(self) -> str:
        """ "14 of 25 this week"."""
        if self.day is None:
            return ""
        text = translate("TodayModel", "%1 of %2 this week").replace("%1", wording.number(self.day.week_done))
        return text.replace("%2", wording.number(self.day.week_room))

    def how_was_it(self, call_out: "CallOut") -> str:
        """ "You called Ana at 15:10: how was it?"."""
        name, at = wording.isolated(call_out.name), wording.clock(call_out.at)
        is_call, is_today = call_out.channel is Channel.CALL, self.day is None or call_out.at.date() == self.day.on
        if is_today and is_call:
            said = translate("TodayModel", "You called %1 at %2: how was it?")
        elif is_today:
            said = translate("TodayModel", "You wrote to %1 at %2: how was it?")
        elif is_call:
            said = translate("TodayModel", "You called %1 on %2: how was it?")
        else:
            said = translate("TodayModel", "You wrote to %1 on %2: how was it?")
        if self.day is not None and not is_today:
            at = f"{wording.short_day(call_out.at.date(), self.day.on)}, {at}"
        return said.replace("%1", name).replace("%2", at)

    def later_choices(self) -> list[tuple[str, date]]:
        """When somebody may come back: tonight (today itself), tomorrow, next week, in a month."""
        if self.day is None:
            return []
        today = self.day.on
        monday = today + timedelta(days=7 - today.weekday())
        tonight = [(translate("TodayModel", "Tonight"), today)] if not self.day.is_evening else []
        return [
            *tonight,
            (translate("TodayModel", "Tomorrow"), today + timedelta(days=1)),
            (translate("TodayModel", "Next week"), monday),
            (translate("TodayModel", "In a month"), today + timedelta(days=30)),
        ]
