"""The lines of a brief, each a widget with its rank: the panel beside the day and the brief itself are made of them."""

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.agenda import Cite, CiteKind
from regulars.domain.brief import Brief, LastWords
from regulars.domain.notes import Note, NoteKind
from regulars.domain.promises import Promise
from regulars.ui import wording
from regulars.ui.brief import brief_words
from regulars.ui.brief.brief_words import clipped
from regulars.ui.brief.entry_link import EntryLink
from regulars.ui.brief.fitting_column import FittingColumn, Line
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.promise_check import PromiseCheck
from regulars.ui.widgets.sentence import Piece, Sentence

_NOTE_ICONS = {NoteKind.AVOID: ("ban", Role.SLIPPING), NoteKind.DISLIKES: ("ban", Role.MUTED)}
_LAST, _OPENING, _NOTE, _ASKED, _AVOID, _TO_SAY = 220, 110, 110, 90, 160, 110
"""Letters after which a text is cut."""
# What gives way first where there is too little room has the highest rank.
_OWED, _SAID, _BEGIN, _ASK, _KNOWN, _COMING, _THEIRS, _AROUND = range(1, 9)


class BriefLines(QObject):
    """Makes the lines of one brief after the other, and tells what is done with them."""

    kept = Signal(int)
    """This promise was kept."""
    confirmed = Signal(int)
    """This note is still true."""
    kept_on = Signal(int)
    """This note holds on, though its day has passed."""
    erased = Signal(int)
    cited = Signal(object)
    """Show the entry of this `Cite`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def to_avoid(self, brief: Brief) -> list[str]:
        """What must be avoided, in words; of what is veiled only that there is some."""
        told = [clipped(note.text, _AVOID) for note in brief.remember if note.kind is NoteKind.AVOID]
        if brief.veiled_avoid:
            told.append(self.tr("%n more, veiled: look at the page", None, brief.veiled_avoid))
        return told

    def avoid(self, brief: Brief, parent: QWidget) -> list[QFrame]:
        """What must be avoided, each framed."""
        return [self._framed(text, parent) for text in self.to_avoid(brief)]

    def _framed(self, text: str, parent: QWidget) -> QFrame:
        frame = QFrame(parent)
        frame.setObjectName("avoid")
        row = QHBoxLayout(frame)
        self._theme.lay(row, (10, 6, 10, 6), 8)
        row.addWidget(IconSpot(self._theme, "ban", Role.SLIPPING, 16, parent=frame), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Sentence(self._theme, text, Type.MEDIUM, parent=frame), 1)
        frame.setAccessibleName(f"{wording.note_kind(NoteKind.AVOID)}: {text}")
        return frame

    def last_time(self, column: FittingColumn, brief: Brief, today: date, most: int = _LAST) -> None:
        """The newest entry, whoever began it."""
        if brief.last is None:
            return
        moment = brief.last
        said = f"{brief_words.last_time(moment, today)}. {clipped(moment.text, most)}".strip()
        link = self._link([Piece(said)], Cite(CiteKind.MOMENT, moment.id), column, Type.QUOTE)
        column.add(self.tr("Last time"), [Line(link, _SAID)])

    def last_words(self, column: FittingColumn, brief: Brief, today: date) -> None:
        """The last words of each side; after a long silence the last of a real talk."""
        title = self.tr("Last words")
        if brief.silent_days is not None:
            title = self.tr("First words back, after %1").replace("%1", wording.span(brief.silent_days))
        column.add(title, [Line(self._words(words, today, column), _SAID) for words in brief.last_words])

    def _words(self, words: LastWords, today: date, parent: QWidget) -> EntryLink:
        quoted = self.tr("“%1”").replace("%1", clipped(words.text, _OPENING))
        source = f"{brief_words.from_whom(words)}, {wording.short_day(words.day, today)}"
        return self._link(_with_source(quoted, source), words.cite, parent, Type.QUOTE)

    def to_say(self, column: FittingColumn, brief: Brief) -> None:
        """What the owner wants to say."""
        if brief.to_say is not None:
            words = Sentence(self._theme, clipped(brief.to_say.text, _TO_SAY), Type.QUOTE, parent=column)
            column.add(self.tr("What I want to say"), [Line(words, _OWED)])

    def openings(self, column: FittingColumn, brief: Brief, today: date, most: int = 3) -> None:
        """Ways to begin, each from an entry."""
        lines = []
        for opening in brief.openings[:most]:
            quoted = self.tr("“%1”").replace("%1", clipped(opening.text, _OPENING))
            source = self.tr("from %1").replace("%1", wording.short_day(opening.day, today))
            lines.append(Line(self._link(_with_source(quoted, source), opening.cite, column, Type.QUOTE), _BEGIN))
        column.add(self.tr("Ways to begin"), lines)

    def remember(self, column: FittingColumn, brief: Brief, today: date, *, but: frozenset[int] = frozenset()) -> None:
        """The few things that help most; what must be avoided stands elsewhere."""
        known = [note for note in brief.remember if note.kind is not NoteKind.AVOID and note.id not in but]
        column.add(self.tr("Remember"), [Line(self._note(note, today, column), _KNOWN) for note in known])

    def family(self, column: FittingColumn, brief: Brief, today: date, *, but: frozenset[int] = frozenset()) -> None:
        """Who belongs to them, and what is known of those."""
        lines = [Line(self._note(note, today, column), _AROUND) for note in brief.family if note.id not in but]
        names = brief_words.relatives(brief)
        if names:
            lines.insert(0, Line(Sentence(self._theme, names, parent=column), _AROUND))
        column.add(self.tr("Family"), lines)

    def coming(self, column: FittingColumn, brief: Brief, today: date) -> None:
        """The days ahead."""
        lines = []
        for day, occasion in brief.coming[:2]:
            said = brief_words.coming(day, wording.occasion_kind(occasion.kind, occasion.label), today)
            lines.append(Line(self._iconed(said, "cake", Role.MUTED, "", column), _COMING))
        column.add(self.tr("Coming"), lines)

    def promises(self, column: FittingColumn, brief: Brief, today: date) -> None:
        """What is owed on either side."""
        column.add(self.tr("You promised"), [Line(self._promise(p, today, column), _OWED) for p in brief.mine])
        column.add(self.tr("They promised"), [Line(self._promise(p, today, column), _THEIRS) for p in brief.theirs])

    def ask(self, column: FittingColumn, brief: Brief, today: date, most: int = 1) -> None:
        """In passing: may an ended note go, or are old ones still true? Y answers the first."""
        lines = []
        if brief.over is not None:
            ended = wording.short_day(brief.over.until or today, today)
            asked = self.tr("“%1” ended %2. Keep it on?").replace("%2", ended)
            said = asked.replace("%1", wording.isolated(clipped(brief.over.text, _ASKED)))
            answers = [(self.tr("Keep it on"), "check", self.kept_on), (self.tr("Erase"), "trash-2", self.erased)]
            lines.append(Line(self._question(said, answers, brief.over, column), _ASK))
        first = self.tr("Yes, still (Y)")
        for note in brief.aged[: most - len(lines)]:
            said = clipped(wording.still_true(note, today), _ASKED + 30)
            answers = [(first, "check", self.confirmed), (self.tr("Not any more"), "x", self.erased)]
            lines.append(Line(self._question(said, answers, note, column), _ASK))
            first = self.tr("Yes, still")
        column.add(self.tr("Ask in passing"), lines)

    def _question(
        self, said: str, answers: list[tuple[str, str, SignalInstance]], note: Note, parent: QWidget
    ) -> QWidget:
        row = QWidget(parent)
        column = QVBoxLayout(row)
        self._theme.lay(column)
        column.addWidget(Sentence(self._theme, said, parent=row))
        flow = FlowLayout(self._theme, 2)
        for words, icon, signal in answers:
            button = LinkButton(self._theme, words, icon, parent=row)
            button.setAccessibleName(f"{words}: {said}")
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(int(note.id)))
            flow.addWidget(button)
        column.addLayout(flow)
        return row

    def _promise(self, promise: Promise, today: date, parent: QWidget) -> PromiseCheck:
        due = wording.promised_for(promise.due_on, today) if promise.due_on else ""
        is_near = promise.due_on is not None and promise.due_on <= today
        check = PromiseCheck(self._theme, clipped(promise.text, _NOTE), due, urgent=is_near, parent=parent)
        check.kept.connect(lambda one=promise.id: self.kept.emit(int(one)))
        return check

    def _note(self, note: Note, today: date, parent: QWidget) -> QWidget:
        icon, role = _NOTE_ICONS.get(note.kind, ("heart" if note.kind is NoteKind.LIKES else "clock", Role.ACCENT))
        source = wording.certificate(note.source, note.source_day, today)
        return self._iconed(clipped(note.text, _NOTE), icon, role, source, parent)

    def _iconed(self, text: str, icon: str, role: Role, source: str, parent: QWidget) -> QWidget:
        line = QWidget(parent)
        row = QHBoxLayout(line)
        self._theme.lay(row, spacing=8)
        row.addWidget(IconSpot(self._theme, icon, role, 16, parent=line), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Sentence(self._theme, _with_source(text, source), parent=line), 1)
        return line

    def _link(self, pieces: list[Piece], cite: Cite, parent: QWidget, type: Type) -> EntryLink:
        said = "".join(piece.text for piece in pieces)
        name = self.tr("%1. Show the entry").replace("%1", said)
        link = EntryLink(self._theme, pieces, name, type, parent=parent)
        link.clicked.connect(lambda: self.cited.emit(cite))
        return link


def _with_source(text: str, source: str) -> list[Piece]:
    return [Piece(text), Piece(f"  {source}", type=Type.TINY, role=Role.MUTED)] if source else [Piece(text)]
