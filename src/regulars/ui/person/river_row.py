"""A promise, a note, a gift or a date in the river: its day, what it is, its words. A click goes to its card."""

from datetime import date

from PySide6.QtCore import Signal

from regulars.domain.gifts import Gift, Landed
from regulars.domain.moments import Moment
from regulars.domain.notes import Note
from regulars.domain.occasions import Occasion
from regulars.domain.promises import Promise, PromiseBy, PromiseState
from regulars.domain.river import RiverEntry, Stream
from regulars.ui import promise_words, wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.moment_row import when
from regulars.ui.person.river_line import RiverLine
from regulars.ui.theme import Role
from regulars.ui.widgets.sentence import Piece
from regulars.ui.wording import translate

_ICONS = {
    Stream.CONTACTS: "clock",
    Stream.PROMISES: "handshake",
    Stream.NOTES: "notebook-pen",
    Stream.GIFTS: "gift",
    Stream.DATES: "cake",
}


class RiverRow(RiverLine):
    """`wanted` carries the `RiverEntry` whose card shall be seen."""

    wanted = Signal(object)

    def __init__(self, editing: Editing, entry: RiverEntry) -> None:
        super().__init__(editing.theme)
        self._editing = editing
        self.entry = entry
        self.clicked.connect(lambda: self.wanted.emit(self.entry))
        self.show_entry(entry)

    def show_entry(self, entry: RiverEntry) -> None:
        """Show this one."""
        self.entry = entry
        today, record = self._editing.today, entry.record
        head = [Piece(when(entry.day, today), bold=True), Piece(f" {_what(entry, today)}", role=Role.MUTED)]
        veiled = isinstance(record, Note) and record.veiled and record.id not in self._editing.model.unveiled
        words = translate("RiverRow", "Veiled") if veiled else _words(record)
        role = Role.MUTED if veiled else Role.INK
        self.tell(_ICONS[entry.stream], head, [Piece(words, role=role)] if words else [])


def stream(value: Stream | None) -> str:
    """What the river shows; None is everything."""
    return {
        None: translate("RiverRow", "Everything"),
        Stream.CONTACTS: translate("RiverRow", "Contacts"),
        Stream.PROMISES: translate("RiverRow", "Promises"),
        Stream.NOTES: translate("RiverRow", "Notes"),
        Stream.GIFTS: translate("RiverRow", "Gifts"),
        Stream.DATES: translate("RiverRow", "Dates"),
    }[value]


def _words(record: object) -> str:
    match record:
        case Promise() | Note():
            return record.text
        case Gift():
            return record.what
    return ""


def _what(entry: RiverEntry, today: date) -> str:
    """ "You promised · for 27 Nov", "Note · Likes", "Gift · loved it", "Birthday"."""
    match entry.record:
        case Promise() as promise:
            return " · ".join(part for part in (_whose(promise.by), _state(promise, today)) if part)
        case Note() as note:
            kind = note.own_kind or wording.note_kind(note.kind)
            return translate("RiverRow", "Note · %1").replace("%1", wording.isolated(kind))
        case Gift() as gift:
            landed = {
                Landed.UNKNOWN: "",
                Landed.LOVED: translate("RiverRow", "loved"),
                Landed.FINE: translate("RiverRow", "fine"),
                Landed.MISSED: translate("RiverRow", "missed the mark"),
            }[gift.landed]
            return " · ".join(part for part in (translate("RiverRow", "Gift"), landed) if part)
        case Occasion() as occasion:
            return wording.occasion_kind(occasion.kind, occasion.label)
        case Moment() as moment:
            return wording.moment_kind(moment.kind)


def _whose(by: PromiseBy) -> str:
    return translate("RiverRow", "You promised") if by is PromiseBy.ME else translate("RiverRow", "They promised")


def _state(promise: Promise, today: date) -> str:
    if promise.state is not PromiseState.OPEN or promise.due_on is None:
        return promise_words.state(promise.state)
    return translate("RiverRow", "for %1").replace("%1", wording.short_day(promise.due_on, today))
