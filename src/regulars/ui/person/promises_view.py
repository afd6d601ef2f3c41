"""The promises card: what the owner owes and what they owe, kept, moved, or broken."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.promises import Promise, PromiseBy, PromiseId, PromiseState
from regulars.domain.unchanged import UNCHANGED
from regulars.ui import promise_words, typed_dates, wording
from regulars.ui.person.detailed_row import DetailedRow
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Pick
from regulars.ui.person.form import Form
from regulars.ui.person.panel import Panel, inset
from regulars.ui.theme import Role, Type
from regulars.ui.unfit import unread_date
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_FIRST_SETTLED = 3
_MORE = 100
_STEP = 8
"""Rows that are built in one frame: the page is there before the last of them."""


class PromisesView(Panel):
    """Open ones first, by their day."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self._shown = 0
        self._built, self._wanted = _STEP, 0
        theme = editing.theme
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add a promise"))
        self.add_button.clicked.connect(self.start_adding)
        self.head.addWidget(self.add_button)
        self.new = NewPromise(editing, self)
        self.new.hide()
        self.body.addLayout(inset(theme, self.new))
        self._empty = Sentence(theme, self.tr("Nothing is owed on either side."), Type.BODY, Role.MUTED, parent=self)
        self.body.addLayout(inset(theme, self._empty))
        rows = QVBoxLayout()
        theme.lay(rows, spacing=8)
        self.body.addLayout(rows)
        self._rows: Rows[Promise, PromiseRow] = Rows(
            rows, lambda promise: PromiseRow(editing, promise), PromiseRow.tell, self.add_button
        )
        self.more = LinkButton(theme, "", parent=self)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def title(self) -> str:
        """The heading."""
        return translate("PromisesView", "Promises")

    def refresh(self) -> None:
        """Show the model's promises."""
        promises = self.editing.model.promises
        still_open = sum(promise.state is PromiseState.OPEN for promise in promises)
        shown = max(self._shown, min(still_open + _FIRST_SETTLED, _MORE))
        self._wanted = shown
        self._rows.show([(promise.id, promise) for promise in promises[: min(shown, self._built)]])
        hidden = len(promises) - shown
        self.more.setVisible(hidden > 0)
        self.more.set_text(self.tr("Show more (%n left)", None, hidden) if hidden > 0 else "")
        self._empty.setVisible(not promises and self.new.isHidden())

    def build_next(self) -> bool:
        """Build a few more of the rows that are to be shown at once; False when all are there."""
        if self._built >= self._wanted:
            return False
        self._built += _STEP
        self.refresh()
        return True

    def rows(self) -> list["PromiseRow"]:
        """The rows of the promises that are shown."""
        return self._rows.all()

    def start_adding(self) -> None:
        """Open the line in which a promise is typed."""
        self._empty.hide()
        self.new.show()
        self.new.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_promise(self, promise: PromiseId) -> QWidget | None:
        """The row of a promise, with the keyboard on it."""
        places = [known.id for known in self.editing.model.promises]
        if promise in places:
            self._shown = max(self._shown, places.index(promise) + 1)
            self._built = max(self._built, self._shown)
            self.refresh()
        row = self._rows.row(promise)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _show_more(self) -> None:
        self._shown = self._built = len(self._rows.all()) + _MORE
        self.refresh()


class PromiseRow(DetailedRow):
    """A promise: its words, whose it is and for when, and the two answers while it is open."""

    def __init__(self, editing: Editing, promise: Promise) -> None:
        super().__init__(editing, translate("PromiseRow", "Promise"), self._make)
        self._promise = promise
        verbs = editing.verbs.promises
        self.words.edited.connect(
            lambda text: editing.save(lambda: verbs.edit(self._promise.id, text=text), self.words)
        )
        self._open: _OpenPart | None = None
        self.tell(promise)

    @property
    def promise(self) -> Promise:
        """Which one it is."""
        return self._promise

    @property
    def answers(self) -> "_OpenPart | None":
        """The two answers, while it is open."""
        return self._open if self._open is not None and not self._open.isHidden() else None

    def tell(self, promise: Promise) -> None:
        """Show this promise."""
        self._promise = promise
        is_open = promise.state is PromiseState.OPEN
        self.words.show_stored(promise.text)
        if is_open and self._open is None:
            self._open = _OpenPart(self)
            self.column.addWidget(self._open)
        if self._open is not None:
            self._open.setVisible(is_open)
            self._open.tell(promise)
        said = state_words(promise, self.editing.today)
        late = is_open and promise.is_broken(self.editing.today)
        self.set_print(said, Role.SLIPPING if late else Role.MUTED)
        if isinstance(self._details, PromiseDetails):
            self._details.tell(promise)

    def _make(self) -> Form:
        return PromiseDetails(self.editing, self._promise, self)


class _OpenPart(QWidget):
    """What an open promise shows besides its words: those in which it was given, and the two answers."""

    def __init__(self, row: PromiseRow) -> None:
        super().__init__(row)
        editing = row.editing
        theme, verbs = editing.theme, editing.verbs.promises
        column = QVBoxLayout(self)
        theme.lay(column, spacing=2)
        self._quote = Sentence(theme, "", Type.QUOTE, parent=self)
        column.addLayout(inset(theme, self._quote))
        answers = QWidget(self)
        flow = FlowLayout(theme, 2, parent=answers)
        self.keep = LinkButton(theme, self.tr("Kept"), "check", parent=answers)
        self.keep.clicked.connect(lambda: editing.save(lambda: verbs.keep(row.promise.id)))
        self.break_ = LinkButton(theme, self.tr("Not kept"), "x", role=Role.MUTED, parent=answers)
        self.break_.clicked.connect(lambda: editing.save(lambda: verbs.break_(row.promise.id)))
        flow.addWidget(self.keep)
        flow.addWidget(self.break_)
        column.addWidget(answers)

    def tell(self, promise: Promise) -> None:
        """Show this promise."""
        self._quote.set_pieces(translate("PromiseRow", "“%1”").replace("%1", promise.quote))
        self._quote.setVisible(bool(promise.quote))
        self.keep.setAccessibleName(translate("PromiseRow", "Kept: %1").replace("%1", promise.text))
        self.break_.setAccessibleName(translate("PromiseRow", "Not kept: %1").replace("%1", promise.text))


class PromiseDetails(Form):
    """Whose it is, for when, in which words, and born in which moment."""

    def __init__(self, editing: Editing, promise: Promise, parent: QWidget) -> None:
        super().__init__(editing, parent)
        verbs, id_ = editing.verbs.promises, promise.id
        self.by = self.pick(self.tr("Whose"), _sides(), lambda by: verbs.edit(id_, by=by))
        self.due = self.day(self.tr("For"), self.tr("add a day"), lambda day: verbs.edit(id_, due_on=day), ahead=True)
        self.moved = self.day(
            self.tr("New day agreed"),
            self.tr("add the new day"),
            lambda day: verbs.renegotiate(id_, day) if day else verbs.edit(id_),
            ahead=True,
        )
        self._made = self.day(self.tr("Given on"), "", lambda day: verbs.edit(id_, made_on=day or UNCHANGED))
        self.quote = self.words(self.tr("In these words"), self.tr("add the words"), lambda t: verbs.edit(id_, quote=t))
        buttons = QWidget(self)
        row = FlowLayout(self.theme, 2, parent=buttons)
        for words, icon, verb in (
            (self.tr("Open again"), "undo-2", verbs.reopen),
            (self.tr("Let it go together"), "leaf", verbs.drop),
            (self.tr("Remove"), "trash-2", verbs.delete),
        ):
            button = LinkButton(self.theme, words, icon, parent=buttons)
            button.clicked.connect(lambda _=False, verb=verb: editing.save(lambda: verb(id_)))
            row.addWidget(button)
        self._born = LinkButton(self.theme, self.tr("Where it was given"), "notebook-pen", parent=buttons)
        self._born.clicked.connect(self._show_birth)
        row.addWidget(self._born)
        self.column.addWidget(buttons)
        self.tell(promise)

    def tell(self, promise: Promise) -> None:
        """Show this promise."""
        self._moment = promise.moment
        self.by.show_stored(promise.by)
        self.due.show_stored(typed_dates.shown_day(promise.due_on))
        self.moved.set_text("")
        self._made.show_stored(typed_dates.shown_day(promise.made_on))
        self.quote.show_stored(promise.quote)
        self._born.setVisible(promise.moment is not None)

    def _show_birth(self) -> None:
        if self._moment is not None:
            self.editing.show_moment(self._moment)


class NewPromise(QWidget):
    """One line for a new promise, with whose it is and its day. Enter keeps it."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        theme = editing.theme
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Send the quote for the shelves"))
        self.text.setAccessibleName(self.tr("New promise"))
        self.due = QLineEdit(self)
        self.due.setPlaceholderText(self.tr("by Friday, 12 Dec …"))
        self.due.setAccessibleName(self.tr("Due"))
        theme.hold(self.due, width=150)
        self.by = Pick(theme, self.tr("Whose"), _sides(), parent=self)
        keep = PlainButton(theme, self.tr("Keep"), parent=self)
        keep.clicked.connect(self._keep)
        for line in (self.text, self.due):
            line.returnPressed.connect(self._keep)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        column = QVBoxLayout(self)
        theme.lay(column, (0, 0, 0, SIDE), 6)
        column.addWidget(self.text)
        choices = QWidget(self)
        row = FlowLayout(theme, 6, parent=choices)
        for widget in (self.by, self.due, keep):
            row.addWidget(widget)
        column.addWidget(choices)
        column.addWidget(self._problem)

    def accept(self, *, kept: bool) -> None:
        """It is in the book."""
        self._problem.hide()
        self.text.clear()
        self.due.clear()
        self.hide()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _keep(self) -> None:
        text, due_text = self.text.text().strip(), self.due.text().strip()
        due = typed_dates.whole_day(due_text, self._editing.today, ahead=True) if due_text else None
        if due_text and due is None:
            self.refuse(unread_date())
            return
        if not text:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        person, promises, by = self._editing.person, self._editing.verbs.promises, self.by.value()

        def add() -> Changes:
            return promises.add(person, text, by=by, due_on=due)

        self._editing.save(add, self)


def _sides() -> list[tuple[PromiseBy, str]]:
    return [
        (PromiseBy.ME, translate("PromiseRow", "I promised")),
        (PromiseBy.THEM, translate("PromiseRow", "They promised")),
    ]


def state_words(promise: Promise, today: date) -> str:
    """ "I promised · for Friday", "they promised · late since 3 Nov", "I promised · kept 12 Sep"."""
    mine = promise.by is PromiseBy.ME
    who = translate("PromiseRow", "I promised") if mine else translate("PromiseRow", "they promised")
    return translate("PromiseRow", "%1 · %2").replace("%1", who).replace("%2", _state(promise, today))


def _state(promise: Promise, today: date) -> str:
    if promise.state is not PromiseState.OPEN:
        return promise_words.settled(promise, today)
    if promise.due_on is None:
        return translate("PromiseRow", "no day")
    if promise.due_on < today:
        return translate("PromiseRow", "late since %1").replace("%1", wording.short_day(promise.due_on, today))
    return translate("PromiseRow", "for %1").replace("%1", wording.promised_for(promise.due_on, today))
