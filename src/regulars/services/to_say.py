"""What the owner wants to say to somebody: typed ahead of time, at hand in the moment, let go once it is said.

One text for each person. It is kept as it was typed: nothing in it is filled in, and nothing is written for the owner.
"""

from collections.abc import Iterable

from regulars.domain.changes import Act, Changes
from regulars.domain.clean_text import has_ink
from regulars.domain.people import PersonId
from regulars.domain.to_say import ToSay
from regulars.services import checked
from regulars.services.book import Book
from regulars.store import to_say as store
from regulars.store.call_outs import newest_moment
from regulars.store.people import name_of


class WordsToSay:
    """The words that wait in one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def of(self, person: PersonId) -> ToSay | None:
        """What waits for one person; None where nothing does."""
        return store.of_person(self._book.connection, person)

    def maybe_said(self, people: Iterable[PersonId]) -> list[ToSay]:
        """Of these people, the words for those with whom the owner was in touch since: they may be said by now."""
        return store.met_since(self._book.connection, people)

    def write(self, person: PersonId, text: str) -> Changes:
        """Keep these words for the person, in place of what waited; without words nothing waits. PERSON_UNKNOWN, BAD_VALUE."""
        connection = self._book.connection
        name = name_of(connection, person)
        text = checked.words("to_say", text)
        if not has_ink(text):
            return self.let_go(person)
        known, row = store.of_person(connection, person), store.row_of(connection, person)
        if known is not None and known.text == text:
            return Changes(Act.WRITE_TO_SAY.value, name)
        values = store.values_of(connection, person, text, self._book.clock.today())
        with self._book.change(Act.WRITE_TO_SAY, name, joins=f"to_say:{person}") as change:
            if row is None:
                change.insert("to_say", {"person_id": person, **values})
            else:
                change.update("to_say", row, values)
        return change.result

    def not_yet(self, person: PersonId) -> Changes:
        """The owner was in touch, but has not said it: the words wait for the next time. PERSON_UNKNOWN."""
        connection = self._book.connection
        name, known, row = name_of(connection, person), self.of(person), store.row_of(connection, person)
        if known is None or row is None or not known.met_since:
            return Changes(Act.KEEP_TO_SAY.value, name)
        with self._book.change(Act.KEEP_TO_SAY, name) as change:
            change.update("to_say", row, {"last_moment": newest_moment(connection, person)})
        return change.result

    def let_go(self, person: PersonId) -> Changes:
        """It is said, or need not be said any more. PERSON_UNKNOWN."""
        name, row = name_of(self._book.connection, person), store.row_of(self._book.connection, person)
        if row is None:
            return Changes(Act.LET_TO_SAY_GO.value, name)
        with self._book.change(Act.LET_TO_SAY_GO, name) as change:
            change.delete("to_say", row)
        return change.result
