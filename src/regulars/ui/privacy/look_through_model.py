"""The notes of the month, one at a time, and what the owner says to each. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from regulars.domain.changes import Area, Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.note_review import Asked, NoteRound, next_month
from regulars.domain.touchy import Topic
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

_CONCERNED = frozenset({Area.NOTES, Area.PEOPLE, Area.DAY})


class Answer(Enum):
    """What becomes of a note."""

    KEEP = auto()
    SOFTEN = auto()
    VEIL = auto()
    FORGET = auto()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that was kept."""

    answer: Answer
    name: str
    changes: Changes
    is_last: bool
    """Whether it was the last one of the round."""


class LookThroughModel(QObject):
    """One round at a time, from `begin` to `leave`. `changed` follows each reading of it."""

    changed = Signal()
    answered = Signal(object)
    """What became of a note: an `Answered`. The next one, if there is one, is on its way."""
    ended = Signal()
    """Nothing is left of the round, or nothing can be asked about."""
    refused = Signal(object)
    """Words that the book does not take: the `KnownProblem`."""
    failed = Signal(object)
    """Another `KnownProblem`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.round: NoteRound | None = None
        self._open = self._busy = False
        self._reading = 0
        desk.changed.connect(self._hear)

    def begin(self) -> None:
        """Read what there is to look through."""
        self._open, self._busy = True, False
        self._read()

    def leave(self) -> None:
        """The round is left where it is."""
        self._open = False
        self.round = None

    @property
    def asked(self) -> Asked | None:
        """The note that is asked about now."""
        return self.round.asked[0] if self.round is not None and self.round.asked else None

    @property
    def today(self) -> date:
        """The owner's day."""
        return self._desk.verbs.book.clock.today()

    def topics(self) -> tuple[Topic, ...]:
        """What the note touches, where it is touchy."""
        asked, notes = self.asked, self._desk.verbs.notes
        return () if asked is None or not asked.is_touchy else notes.touches(asked.note.text)

    def say(self, answer: Answer, text: str = "") -> None:
        """What becomes of the note that is asked about; `text` is what it says from now on, for SOFTEN."""
        asked, review = self.asked, self._desk.verbs.note_review
        if asked is None or self._busy:
            return  # a second click of the same answer is not about the next note
        note = asked.note.id
        verbs: dict[Answer, Callable[[], Changes]] = {
            Answer.KEEP: lambda: review.keep(note),
            Answer.SOFTEN: lambda: review.soften(note, text),
            Answer.VEIL: lambda: review.veil(note),
            Answer.FORGET: lambda: review.forget(note),
        }
        self._do(answer, asked.name, verbs[answer])

    def put_off(self, then: Callable[[Changes], None]) -> None:
        """Not this month."""
        review = self._desk.verbs.note_review
        self._desk.do(review.put_off, then)

    def _do(self, answer: Answer, name: str, verb: Callable[[], Changes]) -> None:
        is_last = self.round is not None and len(self.round.asked) == 1
        self._busy = True  # until the next note stands there

        def done(changes: Changes) -> None:
            self.answered.emit(Answered(answer, name, changes, is_last))
            if is_last:
                self.ended.emit()
            else:
                self._read()

        def failed(problem: KnownProblem) -> None:
            if problem.code is Problem.BAD_VALUE:
                self._busy = False
                self.refused.emit(problem)
            else:
                self.failed.emit(problem)
                self._read()  # the note is gone, perhaps

        self._desk.do(verb, done, failed)

    def _hear(self, changes: Changes) -> None:
        """An undo asks about a note again."""
        if self._open and not self._busy and (changes.whole_book or changes.areas & _CONCERNED):
            self._read()

    def _read(self) -> None:
        review = self._desk.verbs.note_review
        self._reading += 1
        this = self._reading
        self._desk.run(
            lambda _progress, _cancelled: review.round(), lambda found: self._take(found, this), self.failed.emit
        )

    def _take(self, found: NoteRound, reading: int) -> None:
        if not self._open or reading != self._reading:
            return  # put away meanwhile, or read again since
        self.round, self._busy = found, False
        if found.asked:
            self.changed.emit()
        else:
            self.ended.emit()

    # Words

    def question(self) -> str:
        """ "Would you say this to Ana, face to face?": it fits every form of address."""
        name = wording.isolated(self.asked.name) if self.asked is not None else ""
        return translate("LookThrough", "Would you say this to %1, face to face?").replace("%1", name)

    def place(self) -> str:
        """ "2 of 5"."""
        if self.round is None:
            return ""
        place = translate("LookThrough", "%1 of %2").replace("%1", wording.number(self.round.answered + 1))
        return place.replace("%2", wording.number(self.round.size))

    def certificate(self) -> str:
        """ "they said · Mar · at the counter · still true Aug"."""
        if self.asked is None:
            return ""
        note, today = self.asked.note, self.today
        parts = [wording.certificate(note.source, note.source_day, today)]
        if note.source_place:
            parts.append(wording.isolated(note.source_place))
        if note.confirmed_on is not None:
            still = translate("LookThrough", "still true %1")
            parts.append(still.replace("%1", wording.short_day(note.confirmed_on, today)))
        return " · ".join(parts)

    def kind(self) -> str:
        """What the note is about."""
        if self.asked is None:
            return ""
        note = self.asked.note
        return wording.isolated(note.own_kind) if note.own_kind else wording.note_kind(note.kind)

    def next_month(self) -> str:
        """The name of the month until which it may wait."""
        return wording.month_name(next_month(self.today))


def told(answer: Answer, name: str) -> str:
    """What became of a note, for the word at the foot."""
    said = {
        Answer.KEEP: translate("LookThrough", "Kept: the note about %1"),
        Answer.SOFTEN: translate("LookThrough", "Softened: the note about %1"),
        Answer.VEIL: translate("LookThrough", "Veiled: the note about %1"),
        Answer.FORGET: translate("LookThrough", "In the trash: the note about %1"),
    }[answer]
    return said.replace("%1", wording.isolated(name))
