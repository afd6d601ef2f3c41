"""The promises: the owner's and theirs by their day, or the settled ones. No widgets."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import IntEnum

from PySide6.QtCore import QObject

from regulars.domain.health.vocabulary import Band
from regulars.domain.promises import Promise, PromiseBy, PromiseId, PromiseRow, PromiseState, PromiseYear
from regulars.ui import promise_words, wording
from regulars.ui.card_lines import CardButton, CardLine, CardLines, Heading
from regulars.ui.desk import Desk
from regulars.ui.wording import ChipKind, translate

KEEP, TELL, REOPEN = "keep", "tell", "reopen"


class Shown(IntEnum):
    """Which promises."""

    OPEN = 0
    SETTLED = 1


class PromisesModel(CardLines[PromiseId]):
    """Headings, and the promises below them."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown = Shown.OPEN
        self.today = date.min
        self.mine = 0
        self.theirs = 0
        self.year = PromiseYear(0, 0, 0, 0)
        self.to_tell: list[Promise] = []
        self.rows: dict[PromiseId, PromiseRow] = {}

    def show(self, shown: Shown) -> None:
        """Change between the open and the settled ones."""
        self.shown = shown
        self.read()

    def read(self) -> None:
        """Read again."""
        promises = self._desk.verbs.promises
        self.today = self._desk.verbs.book.clock.today()
        mine = self._desk.read(lambda: promises.open_ids(PromiseBy.ME))
        theirs = self._desk.read(lambda: promises.open_ids(PromiseBy.THEM))
        self.mine, self.theirs = len(mine), len(theirs)
        self.year = self._desk.read(promises.this_year)
        self.to_tell = self._desk.read(promises.to_tell)
        self.rows.clear()
        entries: list[Heading | PromiseId] = []
        if self.shown is Shown.SETTLED:
            settled = self._desk.read(promises.settled_ids)
            entries = [Heading(translate("PromisesModel", "Settled"), self.newest_first()), *settled] if settled else []
        else:
            if mine:
                entries += [Heading(translate("PromisesModel", "Yours")), *mine]
            if theirs:
                entries += [Heading(translate("PromisesModel", "Theirs")), *theirs]
        self.show_entries(entries)

    # Lines

    def number_of(self, entry: PromiseId) -> int:
        return entry

    def read_lines(self, entries: Sequence[PromiseId]) -> Mapping[int, CardLine]:
        rows = {row.promise.id: row for row in self._desk.read(lambda: self._desk.verbs.promises.rows(entries))}
        self.rows.update(rows)
        return {promise: self._line(row) for promise, row in rows.items()}

    def row_at(self, place: int) -> PromiseRow | None:
        """What the line at a place is about."""
        entry = self.entry_at(place)
        return self.rows.get(entry) if entry is not None and self.line_at(place) is not None else None

    def _line(self, row: PromiseRow) -> CardLine:
        promise = row.promise
        is_open = promise.state is PromiseState.OPEN
        pill, kind = (
            due_words(promise, self.today) if is_open else (promise_words.settled(promise, self.today), "plain")
        )
        quote = translate("PromisesModel", "“%1”").replace("%1", promise.quote) if promise.quote else ""
        beside = self._beside(promise)
        kept = CardButton(KEEP, translate("PromisesModel", "Kept"), "check")
        tell = CardButton(TELL, translate("PromisesModel", "Tell them"))
        again = CardButton(REOPEN, translate("PromisesModel", "Open again"), "undo-2")
        return CardLine(
            title=promise.text,
            beside=beside,
            below=quote,
            sentence=", ".join(part for part in (promise.text, beside, quote, pill) if part),
            name=promise.person_name,
            score=row.score if row.band is not Band.NEW else None,
            band=wording.band_role(row.band),
            tint=promise.person,
            photo=row.photo,
            lead=_lead(promise),
            is_quote=bool(quote),
            pill=pill,
            pill_kind=kind,
            buttons=(kept, tell) if is_open else (again,),
        )

    def _beside(self, promise: Promise) -> str:
        mine = promise.by is PromiseBy.ME
        who = translate("PromisesModel", "to %1 · %2") if mine else translate("PromisesModel", "%1 promised · %2")
        made = wording.ago(promise.made_on, self.today) if (self.today - promise.made_on).days < 2 else ""
        said = who.replace("%1", wording.isolated(promise.person_name))
        said = said.replace("%2", made or wording.short_day(promise.made_on, self.today))
        if promise.renegotiated:
            moved = translate("PromisesModel", "moved %n time(s)", None, promise.renegotiated)
            said = translate("PromisesModel", "%1 · %2").replace("%1", said).replace("%2", moved)
        return said

    # Words

    def newest_first(self) -> str:
        """Behind the heading of the settled ones."""
        return translate("PromisesModel", "the newest first")

    def subtitle(self) -> str:
        """ "3 of yours, 1 of theirs"."""
        if not self.mine and not self.theirs:
            return translate("PromisesModel", "Nothing is owed on either side.")
        text = translate("PromisesModel", "%1, %2")
        text = text.replace("%1", translate("PromisesModel", "%n of yours", None, self.mine))
        return text.replace("%2", translate("PromisesModel", "%n of theirs", None, self.theirs))

    def year_words(self) -> str:
        """ "31 of 34 kept this year · 1 late · 1 renegotiated"; nothing while nothing was settled."""
        year = self.year
        parts = []
        if year.settled:
            kept = translate("PromisesModel", "%1 of %2 kept this year").replace("%1", wording.number(year.kept))
            parts.append(kept.replace("%2", wording.number(year.settled)))
        if year.late:
            parts.append(translate("PromisesModel", "%n late", None, year.late))
        if year.moved:
            parts.append(translate("PromisesModel", "%n renegotiated", None, year.moved))
        return " · ".join(parts)

    def hint(self) -> wording.Pieces:
        """ "“Send the quote” for Ana is due today. Tell them now? A promise renegotiated in time counts as kept."."""
        if not self.to_tell or self.shown is Shown.SETTLED:
            return []
        promise = self.to_tell[0]
        when = wording.promised_for(promise.due_on, self.today) if promise.due_on is not None else ""
        said = translate("PromisesModel", "“%1” for %2 is due %3.").replace("%1", promise.text)
        said = said.replace("%2", wording.isolated(promise.person_name)).replace("%3", when)
        ask = translate("PromisesModel", "Tell them now?")
        because = translate("PromisesModel", "A promise renegotiated in time counts as kept.")
        return [(f"{said} ", False), (ask, True), (f" {because}", False)]

    def other_days(self) -> list[tuple[str, date]]:
        """The days that are offered instead: tomorrow, in three days, next Monday, in two weeks."""
        monday = self.today + timedelta(days=7 - self.today.weekday())
        return [
            (translate("PromisesModel", "Tomorrow"), self.today + timedelta(days=1)),
            (translate("PromisesModel", "In three days"), self.today + timedelta(days=3)),
            (translate("PromisesModel", "Next Monday"), monday),
            (translate("PromisesModel", "In two weeks"), self.today + timedelta(days=14)),
        ]


def due_words(promise: Promise, today: date) -> tuple[str, ChipKind]:
    """When an open promise is due, as a pill: "today", "in 3 days", "late since 3 Nov", "no date"."""
    due = promise.due_on
    if due is None:
        return translate("PromisesModel", "no date"), "plain"
    if due < today:
        return translate("PromisesModel", "late since %1").replace("%1", wording.short_day(due, today)), "warn"
    return wording.ahead(due, today), "warn" if due == today else "plain"


def _lead(promise: Promise) -> CardButton:
    match promise.state:
        case PromiseState.OPEN if promise.by is PromiseBy.ME:
            return CardButton(KEEP, "", "square")
        case PromiseState.OPEN:
            return CardButton("", "", "hourglass")
        case PromiseState.KEPT | PromiseState.LATE:
            return CardButton("", "", "square-check")
        case PromiseState.BROKEN:
            return CardButton("", "", "x")
        case _:
            return CardButton("", "", "leaf")
