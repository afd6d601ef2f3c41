"""What is typed and not kept when the book is locked or closed: it goes into the book, and is shown when it opens again.

Most fields of a page keep what is in them as they lose the keyboard, and the box that logs a moment has drafts of its own;
this is about all the others.
"""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from regulars.domain.drafts import Drafts, LooseWords, MomentDraft
from regulars.domain.people import PersonId
from regulars.ui.desk import Desk
from regulars.ui.theme import Theme

KEEPS_ITSELF = "keeps_itself"
"""The property of a field, or of what it stands in, whose words need no rescue: they keep themselves, or are a search."""


class Unkept(QObject):
    """The words that wait, of one window."""

    def __init__(self, theme: Theme, desk: Desk, body: QWidget) -> None:
        super().__init__(body)
        self._theme, self._desk, self._body = theme, desk, body
        self._waiting: tuple[LooseWords, ...] = ()

    def keep(self, moments: tuple[MomentDraft, ...] | None, about: PersonId | None) -> None:
        """Put it into the book: what is loose in the window now, about whoever is in front, and these moments.

        Without moments those that waited go on waiting. Also what was shown again and is not put away.
        """
        loose = (*self._waiting, *_loose_in(self._body, about))
        drafts = self._desk.verbs.drafts

        def keep() -> None:
            drafts.keep(Drafts(drafts.read().moments if moments is None else moments, loose))

        self._desk.run(lambda _progress, _cancelled: keep(), lambda _: None)

    def show(self) -> None:
        """Show what waited, if anything did."""
        self._waiting = self._desk.read(self._desk.verbs.drafts.read).loose
        if self._waiting:
            from regulars.ui.widgets.loose_words import LooseWordsBox  # lazy: for the start after such an end

            box = LooseWordsBox(self._theme, self._body, [(self._place(words), words.words) for words in self._waiting])
            box.put_away.clicked.connect(self._put_away)
            box.closed.connect(box.deleteLater)
            box.ask()

    def _place(self, words: LooseWords) -> str:
        about = words.about
        rows = [] if about is None else self._desk.read(lambda: self._desk.verbs.search.rows([about]))
        return f"{rows[0].name} · {words.place}" if rows else words.place

    def _put_away(self) -> None:
        self._waiting = ()
        drafts = self._desk.verbs.drafts
        self._desk.run(lambda _progress, _cancelled: drafts.keep(replace(drafts.read(), loose=())), lambda _: None)


def _loose_in(body: QWidget, about: PersonId | None) -> list[LooseWords]:
    """What was typed into the fields that are shown, but for secrets, searches and what keeps itself."""
    lines = [
        LooseWords(line.accessibleName() or line.placeholderText(), line.text(), about)
        for line in body.findChildren(QLineEdit)
        if line.isModified() and line.echoMode() is QLineEdit.EchoMode.Normal and _is_loose(line)
    ]
    texts = [
        LooseWords(text.accessibleName() or text.placeholderText(), text.toPlainText(), about)
        for text in body.findChildren(QPlainTextEdit)
        if text.document().isModified() and _is_loose(text)
    ]
    return [words for words in (*lines, *texts) if words.words.strip()]


def _is_loose(field: QWidget) -> bool:
    if not field.isVisible() or field.property("kind") == "search":
        return False
    above: QWidget | None = field
    while above is not None:
        if above.property(KEEPS_ITSELF):
            return False
        above = above.parentWidget()
    return True
