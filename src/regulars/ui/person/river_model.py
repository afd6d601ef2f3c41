"""What of the river is asked for, and what was found of it. No widgets."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from regulars.domain.people import PersonId
from regulars.domain.river import RiverPage, Stream
from regulars.services.river import PAGE
from regulars.ui.desk import Desk


class RiverModel(QObject):
    """Contacts without words are the usual river, which the person's model reads; all else is found here, off this thread.

    `found` follows each answer.
    """

    found = Signal()

    def __init__(self, desk: Desk, person: PersonId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._person = desk, person
        self.stream: Stream | None = Stream.CONTACTS
        """None is everything."""
        self.words = ""
        self.page: RiverPage | None = None
        """None until the first answer."""
        self._length = PAGE
        self._asked = 0

    def is_usual(self) -> bool:
        """Whether nothing is asked but the moments as they are."""
        return self.stream is Stream.CONTACTS and not self.words.strip()

    def ask(self, stream: Stream | None, words: str) -> None:
        """Find this; what was asked before is not waited for any more."""
        self.stream, self.words, self._length = stream, words, PAGE
        self.page = None
        self.look_again()

    def go_on(self) -> None:
        """Older ones too."""
        self._length += PAGE
        self.look_again()

    def look_again(self) -> None:
        """Find it again: the book may have changed. What was found stays until then."""
        self._asked += 1
        if self.is_usual():
            self.page = None
            return
        asked, river, person = self._asked, self._desk.verbs.river, self._person
        stream, words, length = self.stream, self.words, self._length
        self._desk.run(
            lambda _progress, _cancelled: river.read(person, stream, words, limit=length),
            lambda page: self._take(asked, page) if isValid(self) else None,
            lambda _: None,  # whoever was removed meanwhile has no river
        )

    def _take(self, asked: int, page: RiverPage) -> None:
        if asked == self._asked:  # what was asked since is newer
            self.page = page
            self.found.emit()
