"""How the promises look: yours and theirs, a card each, settled with one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseId, PromiseRow
from regulars.ui.cards_screen import BAR, CardsScreen
from regulars.ui.promises.move_box import MoveBox
from regulars.ui.promises.promise_box import PromiseBox
from regulars.ui.promises.promises_model import KEEP, REOPEN, PromisesModel, Shown
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.card_table import CardAct, CardTable
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.hint import Hint
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Piece, Sentence


class PromisesView(CardsScreen):
    """What was promised, on both sides."""

    concerned = frozenset({Area.PROMISES, Area.PEOPLE, Area.MOMENTS})
    action_keys = (
        "promise_keep",
        "promise_move",
        "promise_break",
        "promise_drop",
        "promise_reach",
        "promise_new",
        "promise_reopen",
    )

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self.model = PromisesModel(self.desk, self)
        self.move_box: MoveBox | None = None
        self.new_box: PromiseBox | None = None
        whole = QVBoxLayout(self)
        theme.lay(whole, spacing=0)
        self.page = Page(theme, self.tr("Promises"), scroll=False, parent=self)
        whole.addWidget(self.page)
        self.year = Label(theme, "", Type.BODY, Role.MUTED, parent=self.page)
        self.page.add_action(self.year)
        self.which = Segmented(
            theme, self.tr("Which promises"), [self.tr("Open"), self.tr("Settled")], parent=self.page
        )
        self.which.chosen.connect(lambda place: self.show_part(Shown(place)))
        self.add_button = PlainButton(theme, self.tr("New promise"), "plus", parent=self.page)
        self.add_button.clicked.connect(self.add)
        table = CardTable(theme, self.tr("Promises"), self.model, self.photo, self.page)
        nothing = EmptyState(theme, "handshake", "", "", self.tr("New promise"), parent=self.page)
        nothing.acted.connect(self.add)
        self.hint = Hint(theme, "", button=self.tr("Tell them"), parent=self.page)
        self.hint.acted.connect(self._tell_most_pressing)
        self.join_cards(self.model, table, nothing)
        self._lay_out()
        self.table.acted.connect(self._act)
        self.table.deleted.connect(lambda: self._do(self.desk.verbs.promises.delete))
        self.table.left_up.connect(lambda: self.which.setFocus(Qt.FocusReason.BacktabFocusReason))
        self._add_actions()

    def _lay_out(self) -> None:
        theme, body = self.theme, self.page.body
        theme.lay(body, (0, 16, 0, 0), 0)
        above = ReflowRow(theme, 420, 12)
        theme.lay(above, (BAR, 0, BAR, 12), 12)
        above.addWidget(self.which)
        above.addStretch(1)
        above.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        body.addLayout(above)
        body.addLayout(self.cards_row, 1)
        below = QVBoxLayout()
        theme.lay(below, (BAR, 8, BAR, 12), 8)
        below.addWidget(self.hint)
        keys = self.tr("K kept · R another day · B not kept · D let go · T reach out · Enter open · P new promise")
        self.keys = Sentence(theme, keys, Type.SMALL, Role.MUTED, parent=self.page)
        below.addWidget(self.keys)
        body.addLayout(below)

    def fit(self) -> None:
        """In a low window the list comes first; the keys are in the help, and the most pressing one is its first line."""
        self.hint.setVisible(bool(self.model.hint()) and not self.is_low())
        self.keys.setVisible(not self.is_low())

    def _add_actions(self) -> None:
        add, icon, promises = (
            partial(self.around.actions.add, page="promises"),
            self.theme.icon,
            self.desk.verbs.promises,
        )
        add("promise_keep", self.tr("Promise kept"), "K", partial(self._do, promises.keep), icon("check"))
        add("promise_move", self.tr("Another day for the promise"), "R", self.agree_on_another_day, icon("calendar"))
        add("promise_break", self.tr("Promise not kept"), "B", partial(self._do, promises.break_), icon("x"))
        add("promise_drop", self.tr("Let the promise go together"), "D", partial(self._do, promises.drop), icon("leaf"))
        add("promise_reach", self.tr("Reach out about the promise"), "T", self.reach, icon("phone"))
        add(
            "promise_reopen", self.tr("Open the promise again"), "U", partial(self._do, promises.reopen), icon("undo-2")
        )
        add("promise_new", self.tr("New promise"), "P", self.add, icon("handshake"))
        self.leave()

    def person_at(self, place: int) -> PersonId | None:
        """With whom the promise is."""
        row = self.model.row_at(place)
        return row.promise.person if row is not None else None

    def show_part(self, shown: Shown) -> None:
        """Show the open or the settled ones."""
        self.model.shown = shown
        self.read()

    def read(self) -> None:
        """Read the promises."""
        place, entry = self.table.place(), self.model.entry_at(self.table.place())
        self.model.read()
        self.page.set_subtitle(self.model.subtitle())
        self.year.setText(self.model.year_words())
        self.year.setVisible(bool(self.model.year_words()))
        pieces = [Piece(text, bold=bold) for text, bold in self.model.hint()]
        self.hint.set_pieces(pieces)
        self.fit()
        is_empty = not self.model.rowCount()
        if is_empty:
            self._say_nothing()
        self.show_cards(entry, place, is_empty=is_empty)

    def _say_nothing(self) -> None:
        if self.model.shown is Shown.SETTLED:
            title, sentence = self.tr("Nothing was settled yet"), self.tr("What you keep, move or let go stands here.")
        else:
            title = self.tr("Nothing is owed on either side")
            sentence = self.tr("A promise that is written down is half kept.")
        self.nothing.set_words(title, sentence)

    # What the owner does

    def chosen(self) -> PromiseRow | None:
        """The promise that the keyboard is on."""
        return self.model.row_at(self.table.place())

    def _do(self, verb: Callable[[PromiseId], Changes], row: PromiseRow | None = None) -> None:
        """Settle, open again or remove a promise, the one that the keyboard is on unless another is given."""
        row = row if row is not None else self.chosen()
        if row is not None:
            promise = row.promise.id
            self.desk.do(lambda: verb(promise), self.shell.say_done)

    def agree_on_another_day(self) -> None:
        """Tell them, and agree on another day."""
        row = self.chosen()
        if row is not None:
            self._move(row)

    def _move(self, row: PromiseRow) -> None:
        if self.move_box is None:
            self.move_box = MoveBox(self.around, self.page, self.model.other_days)
        self.move_box.ask(row)

    def _tell_most_pressing(self) -> None:
        if self.model.to_tell:
            promises, promise = self.desk.verbs.promises, self.model.to_tell[0].id
            for row in self.desk.read(lambda: promises.rows([promise])):
                self._move(row)

    def add(self) -> None:
        """Begin a new promise."""
        if self.new_box is None:
            self.new_box = PromiseBox(self.around, self.page)
        self.new_box.ask()

    def _act(self, act: CardAct) -> None:
        row = self.model.row_at(act.place)
        if row is None:
            return
        match act.act:
            case value if value == KEEP:
                self._do(self.desk.verbs.promises.keep, row)
            case value if value == REOPEN:
                self._do(self.desk.verbs.promises.reopen, row)
            case _:
                self._move(row)
