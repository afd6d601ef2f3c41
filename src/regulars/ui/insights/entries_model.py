"""The entries behind a figure, each with its day; read when they are looked at. No widgets."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject

from regulars.domain.health.vocabulary import Band
from regulars.domain.insights import Entries, Entry, EntryKind, EntryRow
from regulars.domain.promises import PromiseState
from regulars.ui import promise_words, wording
from regulars.ui.card_lines import CardButton, CardLine, CardLines, Heading
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

OPEN = "open"
_PROMISES = (EntryKind.PROMISES, EntryKind.PROMISES_KEPT)


class EntriesModel(CardLines[Entry]):
    """A card for each entry: whose it is, when, and what."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = date.min

    def show_found(self, found: Entries) -> None:
        """Show these; where they are not all, the heading says so."""
        self._today = self._desk.verbs.book.clock.today()
        entries: list[Heading | Entry] = list(found.entries)
        if found.total > len(found.entries):
            some = translate("EntriesModel", "The newest %1 of %2").replace("%1", wording.number(len(found.entries)))
            entries.insert(0, Heading(some.replace("%2", wording.number(found.total))))
        self.show_entries(entries)

    def number_of(self, entry: Entry) -> int:
        return entry.number

    def read_lines(self, entries: Sequence[Entry]) -> Mapping[int, CardLine]:
        rows = self._desk.read(lambda: self._desk.verbs.insights.rows(entries))
        return {row.entry.number: self._line(row) for row in rows}

    def _line(self, row: EntryRow) -> CardLine:
        day = wording.short_day(row.entry.day, self._today)
        below = self._below(row)
        return CardLine(
            title=row.name,
            beside=day,
            below=below,
            sentence=", ".join(part for part in (row.name, day, below) if part),
            name=row.name,
            score=row.score if row.band is not Band.NEW else None,
            band=wording.band_role(row.band),
            tint=row.entry.person,
            photo=row.photo,
            buttons=(CardButton(OPEN, translate("EntriesModel", "Open")),),
        )

    def _below(self, row: EntryRow) -> str:
        entry, text = row.entry, " ".join(row.text.split())
        match entry.kind:
            case EntryKind.RHYTHMS:
                last = translate("EntriesModel", "%1 · last in touch that day")
                rhythm = wording.rhythm(row.rhythm_days) if row.rhythm_days else ""
                return last.replace("%1", rhythm)
            case EntryKind.LEFT:
                return text or translate("EntriesModel", "left for later")
            case kind if kind in _PROMISES:
                return " · ".join(part for part in (text, _state(row.state)) if part)
            case EntryKind.GIFTS:
                return text
        parts = [wording.moment_kind(row.moment)] if row.moment is not None else []
        if entry.kind is EntryKind.AFTER_SILENCE and entry.before is not None:
            silent = translate("EntriesModel", "after %1 of silence")
            parts.insert(0, silent.replace("%1", wording.span((entry.day - entry.before).days)))
        if row.direction is not None:
            parts.append(wording.direction(row.direction))
        return " · ".join([*parts, text] if text else parts)


def _state(state: PromiseState | None) -> str:
    told = (PromiseState.KEPT, PromiseState.LATE, PromiseState.BROKEN)
    return promise_words.state(state) if state in told else ""
