"""What the brief shows, and what can be said to it. No widgets."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from regulars.domain.agenda import Cite
from regulars.domain.brief import Brief
from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.notes import NoteId, NoteKind, Source
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseId
from regulars.ui.desk import Desk

Then = Callable[[Changes], None]


class BriefModel(QObject):
    """The brief of one person at a time. `changed` follows each reading; `gone` when the person is not there any more."""

    changed = Signal()
    gone = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.brief: Brief | None = None

    @property
    def today(self) -> date:
        """The owner's day."""
        return self._desk.verbs.book.clock.today()

    def begin(self, person: PersonId) -> None:
        """Read the brief of this person. PERSON_UNKNOWN."""
        self.brief = self._desk.read(lambda: self._desk.verbs.brief.of(person))
        self.changed.emit()

    def hear(self, changes: Changes) -> None:
        """Read again where something of the person was changed."""
        if self.brief is None or not (changes.whole_book or changes.concerns(self.brief.person.id)):
            return
        try:
            self.begin(self.brief.person.id)
        except KnownProblem:
            self.gone.emit()

    def shown_notes(self) -> frozenset[int]:
        """Notes that stand among the ways to begin or the questions: once is enough."""
        if self.brief is None:
            return frozenset()
        cited: set[Cite] = {opening.cite for opening in self.brief.openings}
        asked = {int(note.id) for note in self.brief.aged}
        return frozenset({cite.id for cite in cited if cite.kind == "note"} | asked)

    def keep_promise(self, promise: int, then: Then) -> None:
        """It is fulfilled."""
        promises = self._desk.verbs.promises
        self._desk.do(lambda: promises.keep(PromiseId(promise)), then)

    def confirm(self, note: int, then: Then) -> None:
        """It is still true."""
        notes = self._desk.verbs.notes
        self._desk.do(lambda: notes.confirm(NoteId(note)), then)

    def confirm_first(self, then: Then) -> None:
        """The first fact that may have aged is still true."""
        if self.brief is not None and self.brief.over is None and self.brief.aged:
            self.confirm(self.brief.aged[0].id, then)

    def keep_on(self, note: int, then: Then) -> None:
        """It goes on holding though its day has passed."""
        notes = self._desk.verbs.notes
        self._desk.do(lambda: notes.edit(NoteId(note), until=None), then)

    def erase(self, note: int, then: Then) -> None:
        """It is not true any more."""
        notes = self._desk.verbs.notes
        self._desk.do(lambda: notes.delete(NoteId(note)), then)

    def write_to_say(self, words: str, then: Then, failed: Callable[[KnownProblem], None]) -> None:
        """This is what the owner wants to say."""
        if self.brief is not None:
            person, to_say = self.brief.person.id, self._desk.verbs.to_say
            self._desk.do(lambda: to_say.write(person, words), then, failed)

    def let_to_say_go(self, then: Then) -> None:
        """It is said."""
        if self.brief is not None:
            person, to_say = self.brief.person.id, self._desk.verbs.to_say
            self._desk.do(lambda: to_say.let_go(person), then)

    def keep_to_say(self, then: Then) -> None:
        """It is not said yet."""
        if self.brief is not None:
            person, to_say = self.brief.person.id, self._desk.verbs.to_say
            self._desk.do(lambda: to_say.not_yet(person), then)

    def keep_thoughts(self, words: str, then: Then) -> None:
        """What was thought before a hard call becomes a veiled note: only because the owner asked for it."""
        if self.brief is None:
            return
        person, notes = self.brief.person.id, self._desk.verbs.notes
        self._desk.do(lambda: notes.add(person, words, NoteKind.OTHER, Source.NOTICED, veiled=True), then)
