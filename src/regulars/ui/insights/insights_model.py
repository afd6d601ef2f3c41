"""What the weeks add up to, read off the GUI thread a part at a time, and in words. No widgets."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from regulars.domain.insights import (
    Asked,
    EntryKind,
    MonthOfCare,
    Moved,
    Mover,
    Overview,
    Week,
)
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.jobs import Job
from regulars.ui.wording import Pieces, translate, with_bold

Fact = tuple[Pieces, Asked]
"""A sentence, and what it opens to."""


class InsightsModel(QObject):
    """Three readings: the weeks, who moved, a month. Each is asked for on its own, so that an edit waits for one at most."""

    weeks_read = Signal()
    moved_read = Signal()
    month_read = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.overview: Overview | None = None
        self.moved: Moved | None = None
        self.month: MonthOfCare | None = None
        self.shown_month: date | None = None
        """The first day of the month that is shown; None is the one of today."""
        self._jobs: list[Job] = []

    @property
    def today(self) -> date:
        """The owner's day."""
        return self._desk.verbs.book.clock.today()

    def read(self) -> None:
        """Read everything again; what is being read for nothing is stopped."""
        for job in self._jobs:
            job.cancel()
        insights = self._desk.verbs.insights
        self._jobs = [
            self._desk.run(lambda _progress, _cancelled: insights.overview(), self._take_overview),
            self._read_month(),
            self._desk.run(lambda _progress, cancelled: (insights.moved(cancelled), cancelled()), self._take_moved),
        ]

    def turn(self, months: int) -> None:
        """Show an earlier or a later month, up to the one of today."""
        there = self._month()
        for _ in range(abs(months)):
            there = (there + timedelta(days=31) if months > 0 else there - timedelta(days=1)).replace(day=1)
        self.shown_month = None if there >= self.today.replace(day=1) else there
        self._jobs.append(self._read_month())

    def _month(self) -> date:
        return self.shown_month or self.today.replace(day=1)

    def _read_month(self) -> Job:
        insights, first = self._desk.verbs.insights, self._month()
        return self._desk.run(lambda _progress, _cancelled: insights.month(first), self._take_month)

    def _take_overview(self, overview: Overview) -> None:
        self.overview = overview
        self.weeks_read.emit()

    def _take_moved(self, found: tuple[Moved, bool]) -> None:
        moved, was_stopped = found
        if not was_stopped:
            self.moved = moved
            self.moved_read.emit()

    def _take_month(self, month: MonthOfCare) -> None:
        if month.first == self._month():
            self.month = month
            self.month_read.emit()

    # Words

    def subtitle(self) -> str:
        """What the page is."""
        return translate("InsightsModel", "Half a year · who grew closer, who drifted, what you promised")

    def figures(self, overview: Overview) -> list[tuple[str, str, Asked, bool]]:
        """The cards at the top: figure, words, what it opens to, whether it asks for a look."""
        first, today, began = overview.first, overview.today, overview.began
        year = overview.promises
        load = overview.capacity.load
        share = translate("InsightsModel", "%1%").replace("%1", wording.number(100 * began.them / max(began.all, 1)))
        kept = translate("InsightsModel", "%1 of %2").replace("%1", wording.number(year.kept))
        asked = translate("InsightsModel", "%1 a day").replace("%1", wording.decimal(load.asked))
        asks = translate("InsightsModel", "is what rhythms, dates and promises ask; you have room for %1")
        possible = _room(load.possible)
        if load.asked_minutes is not None and load.possible_minutes is not None:
            asked = translate("InsightsModel", "%1 min a day").replace("%1", wording.number(load.asked_minutes))
            possible = wording.number(load.possible_minutes)
        n = len(overview.weeks)
        moments = translate("InsightsModel", "personal moments in %n week(s)", None, n)
        return [
            (wording.number(began.all), moments, Asked(EntryKind.IN_TOUCH, first, today), False),
            (
                kept.replace("%2", wording.number(year.settled)),
                translate("InsightsModel", "promises kept in time this year"),
                Asked(EntryKind.PROMISES, date(today.year, 1, 1), today),
                False,
            ),
            (share, translate("InsightsModel", "they began"), Asked(EntryKind.BEGAN_THEM, first, today), False),
            (
                asked,
                asks.replace("%1", possible),
                Asked(EntryKind.RHYTHMS, first, today),
                load.is_too_much,
            ),
        ]

    def week_name(self, week: Week) -> str:
        """ "28 Sep"."""
        return wording.short_day(week.first, week.first)

    def week_sentence(self, week: Week) -> str:
        """ "Week of 28 September: 7 people reached, 2 left for later"."""
        said = translate("InsightsModel", "Week of %1: %2, %3")
        reached = translate("InsightsModel", "%n person(s) reached", None, week.reached)
        left = translate("InsightsModel", "%n left for later", None, week.left)
        day = wording.short_day(week.first, self.today)
        return said.replace("%1", day).replace("%2", reached).replace("%3", left)

    def began(self, overview: Overview) -> list[tuple[str, int, Fact]]:
        """Who began: the word of the legend, how often, and the sentence."""
        first, today, counts = overview.first, overview.today, overview.began
        whole = wording.number(counts.all)
        lines = (
            (translate("InsightsModel", "You"), counts.me, EntryKind.BEGAN_ME, "InsightsModel"),
            (translate("InsightsModel", "They"), counts.them, EntryKind.BEGAN_THEM, "InsightsModel"),
            (translate("InsightsModel", "Both"), counts.both, EntryKind.BEGAN_BOTH, "InsightsModel"),
        )
        said = {
            EntryKind.BEGAN_ME: translate("InsightsModel", "You began %times of %whole."),
            EntryKind.BEGAN_THEM: translate("InsightsModel", "They began %times of %whole."),
            EntryKind.BEGAN_BOTH: translate("InsightsModel", "%times of %whole came from both of you."),
        }
        return [
            (
                word,
                count,
                (
                    with_bold(said[kind].replace("%whole", whole), times=wording.number(count)),
                    Asked(kind, first, today),
                ),
            )
            for word, count, kind, _ in lines
        ]

    def mover_words(self, mover: Mover) -> str:
        """What happened since: "7 days in touch since August, 3 of them begun by them", "quiet for 9 weeks"."""
        if mover.score < mover.score_before:
            quiet = translate("InsightsModel", "quiet for %1, since %2")
            span = wording.span((self.today - mover.last_day).days)
            return quiet.replace("%1", span).replace("%2", wording.short_day(mover.last_day, self.today))
        n = mover.moments
        said = translate("InsightsModel", "in touch on %n day(s)", None, n)
        if not mover.from_them:
            return said
        n = mover.from_them
        theirs = translate("InsightsModel", "%n of them their doing", None, n)
        return translate("InsightsModel", "%1, %2").replace("%1", said).replace("%2", theirs)

    def month_title(self, month: MonthOfCare) -> str:
        """ "November", "December 2025"."""
        name = wording.month_name(month.first)
        return name if month.first.year == self.today.year else f"{name} {month.first.year}"

    def month_facts(self, month: MonthOfCare) -> list[Fact]:
        """The month in sentences; what was not is not said."""
        asked = {kind: Asked(kind, month.first, month.last) for kind in EntryKind}
        people = translate("InsightsModel", "%n person(s)", None, month.people)
        facts: list[tuple[int, str, str, EntryKind]] = [
            (month.people, translate("InsightsModel", "You kept in touch with %what."), people, EntryKind.REACHED),
            (
                month.after_silence,
                translate("InsightsModel", "After a long silence: %what."),
                translate("InsightsModel", "%n of them", None, month.after_silence),
                EntryKind.AFTER_SILENCE,
            ),
            (
                month.first_time,
                translate("InsightsModel", "For the first time: %what."),
                translate("InsightsModel", "%n of them", None, month.first_time),
                EntryKind.FIRST_TIME,
            ),
            (
                month.together,
                translate("InsightsModel", "There was time together %what."),
                translate("InsightsModel", "%n time(s)", None, month.together),
                EntryKind.TOGETHER,
            ),
            (
                month.promises_kept,
                translate("InsightsModel", "What you said, you did: %what."),
                translate("InsightsModel", "%n promise(s) kept", None, month.promises_kept),
                EntryKind.PROMISES_KEPT,
            ),
            (
                month.gifts,
                translate("InsightsModel", "You gave %what."),
                translate("InsightsModel", "%n gift(s)", None, month.gifts),
                EntryKind.GIFTS,
            ),
        ]
        return [(with_bold(said, what=what), asked[kind]) for count, said, what, kind in facts if count]

    def title_of(self, asked: Asked) -> str:
        """The heading over the entries behind a figure."""
        return {
            EntryKind.REACHED: translate("InsightsModel", "Whom you were in touch with"),
            EntryKind.IN_TOUCH: translate("InsightsModel", "Days in touch"),
            EntryKind.BEGAN_ME: translate("InsightsModel", "You began"),
            EntryKind.BEGAN_THEM: translate("InsightsModel", "They began"),
            EntryKind.BEGAN_BOTH: translate("InsightsModel", "It came from both"),
            EntryKind.TOGETHER: translate("InsightsModel", "Time together"),
            EntryKind.AFTER_SILENCE: translate("InsightsModel", "After a long silence"),
            EntryKind.FIRST_TIME: translate("InsightsModel", "For the first time"),
            EntryKind.LEFT: translate("InsightsModel", "Left for later"),
            EntryKind.PROMISES: translate("InsightsModel", "Promises of yours that were settled"),
            EntryKind.PROMISES_KEPT: translate("InsightsModel", "Promises kept"),
            EntryKind.GIFTS: translate("InsightsModel", "Gifts"),
            EntryKind.RHYTHMS: translate("InsightsModel", "What the rhythms ask, the shortest first"),
        }[asked.kind]

    def span(self, asked: Asked) -> str:
        """ "16 Nov – 22 Nov"."""
        said = translate("InsightsModel", "%1 – %2").replace("%1", wording.short_day(asked.first, self.today))
        return said.replace("%2", wording.short_day(asked.last, self.today))


def _room(possible: float) -> str:
    return wording.number(possible) if possible == round(possible) else wording.decimal(possible)
