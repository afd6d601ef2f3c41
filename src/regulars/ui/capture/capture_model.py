"""The sentence in the capture line: what it says while it is typed, who is meant, and keeping it. No widgets."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from shiboken6 import isValid

from regulars.domain.capture.heard import Heard
from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.services.capture import Outlook, Reading, Who
from regulars.ui.desk import Desk

SUGGESTED = 5
LONG, PAUSE_MS = 1_000, 150


class CaptureModel(QObject):
    """One sentence at a time; it outlives the box being closed. `changed` follows everything that moves what will be noted."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._capture = desk.verbs.capture
        self._person: PersonId | None = None
        self._chosen: dict[str, PersonRow] = {}
        """Who was chosen for a name, as it is typed; "" is for a sentence that names nobody."""
        self._asked_to_warm = self._warm = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read_elsewhere)
        self._asked = self._answered = 0
        """How many readings were begun, and the newest that is there: an older one that comes late is nothing any more."""
        self.text = ""
        self.reading = Reading("", desk.verbs.book.clock.now(), Heard())

    def begin(self, person: PersonId | None) -> None:
        """The box is opened, on the page of this person or of nobody; what was typed before is still there."""
        if person != self._person:
            self._chosen.clear()
        self._person = person
        self._capture.look_again()
        self._read_anew()
        if not self._asked_to_warm:
            self._asked_to_warm, language = True, self._language()
            self._desk.run(lambda _progress, _cancelled: self._capture.warm(language), lambda _: self._is_warm())
            self._desk.run(
                lambda _progress, _cancelled: self._capture.warm_dates(language), lambda _: self._read_anew()
            )

    def _is_warm(self) -> None:
        self._warm = True
        self._read_anew()

    def type(self, text: str) -> None:
        """Another letter. A page of text takes longer to read than a frame: it is read when the owner pauses, elsewhere."""
        self.text = text
        if len(text) > LONG:
            self._asked += 1  # what is being read is the text of before
            self._pause.start()
        else:
            self._read_anew()

    def rest(self) -> None:
        """Nobody is looking: nothing is read any more, for the book may be closed next."""
        self._pause.stop()
        self._asked += 1
        self._answered = self._asked

    def settle(self) -> None:
        """What was typed last is read now, if it was not yet."""
        if self._pause.isActive() or self._answered != self._asked:
            self._read_anew()

    def _read_anew(self) -> None:
        self._pause.stop()
        self._asked += 1
        self._show(self._asked, self._read())

    def _read_elsewhere(self) -> None:
        """Read a page of text off this thread; what is typed meanwhile makes the answer an old one."""
        if not self._warm:
            self._read_anew()
            return
        self._asked += 1
        asked, text, person, language = self._asked, self.text, self._person, self._language()
        self._desk.run(
            lambda _progress, _cancelled: self._capture.read(text, person=person, language=language, patient=False),
            lambda reading: self._show(asked, self._with_chosen(reading)) if isValid(self) else None,
            lambda _: None,
        )

    def _show(self, asked: int, reading: Reading) -> None:
        if asked == self._asked:
            self._answered = asked
            self.reading = reading
            self.changed.emit()

    def _read(self) -> Reading:
        if not self._warm:  # the phrases are still on their way: what is typed is read as soon as they are there
            return Reading(self.text, self._desk.verbs.book.clock.now(), Heard())
        text, person, language = self.text, self._person, self._language()
        reading = self._desk.read(lambda: self._capture.read(text, person=person, language=language, patient=False))
        return self._with_chosen(reading)

    def _with_chosen(self, reading: Reading) -> Reading:
        if not reading.people and "" in self._chosen:
            reading = reading.choose(0, self._chosen[""])
        for place, who in enumerate(reading.people):
            if who.text in self._chosen:
                reading = reading.choose(place, self._chosen[who.text])
        return reading

    def _language(self) -> str:
        return QLocale().name()

    # Who

    def today(self) -> date:
        """The day it is."""
        return self.reading.at.date()

    def open_question(self) -> int:
        """The number of the one about whom there is a choice: first who is nobody yet, then who may be another."""
        people = self.reading.people
        nobody = next((place for place, who in enumerate(people) if who.person is None), None)
        if nobody is not None:
            return nobody
        return next((place for place, who in enumerate(people) if len(who.candidates) > 1), -1)

    def next_candidate(self) -> bool:
        """Take the next of those who may be meant; False where there is no choice."""
        place = self.open_question()
        if place < 0 or not self.reading.people[place].candidates:
            return False
        who = self.reading.people[place]
        ids = [row.id for row in who.candidates]
        here = ids.index(who.person) if who.person in ids else -1
        self._choose(who, who.candidates[(here + 1) % len(ids)])
        return True

    def take(self, row: PersonRow) -> None:
        """Somebody was looked for and found: they are meant."""
        place = max(self.open_question(), 0)
        people = self.reading.people
        self._choose(people[place] if place < len(people) else Who(""), row)

    def _choose(self, who: Who, row: PersonRow) -> None:
        self._chosen[who.text] = row
        self._read_anew()

    def suggestions(self, typed: str) -> list[PersonRow]:
        """A few people who fit what is typed."""
        if not typed.strip():
            return []
        search = self._desk.verbs.search
        return self._desk.read(lambda: search.rows(search.find(typed).ids[:SUGGESTED].tolist()))

    def has_everybody(self) -> bool:
        """Whether somebody is meant, and everybody is known."""
        return bool(self.reading.people) and all(who.person is not None for who in self.reading.people)

    # What it does

    def outlook(self) -> Outlook | None:
        """The health before and after; None where a contact moves nobody's, or several people's."""
        reading = self.reading
        return self._desk.read(lambda: self._capture.outlook(reading))

    def keep(self, then: Callable[[Changes], None], failed: Callable[[KnownProblem], None]) -> None:
        """Write all of it down as one step."""
        reading = self.reading

        def done(changes: Changes) -> None:
            self.clear()
            then(changes)

        self._desk.do(lambda: self._capture.keep(reading), done, failed)

    def clear(self) -> None:
        """A new sentence."""
        self.text = ""
        self._chosen.clear()
        self._read_anew()
