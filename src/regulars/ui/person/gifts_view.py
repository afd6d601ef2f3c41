"""The card of gifts and small favours: what, when, how it landed; and ideas that were never given."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from regulars.domain.gifts import Gift, Landed
from regulars.domain.notes import Note
from regulars.domain.unchanged import UNCHANGED
from regulars.ui import typed_dates, wording
from regulars.ui.person.choice_chips import ChoiceChips
from regulars.ui.person.detailed_row import DetailedRow
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.form import Form
from regulars.ui.person.panel import Panel, inset
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

FIRST = 6
"""Gifts that are shown at once."""

_IDEAS = 16
"""Ideas that are offered at once."""


class GiftsView(Panel):
    """The newest gift first."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self._shown = FIRST
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add a gift or a small favour"))
        self.add_button.clicked.connect(self.start_adding)
        self.head.addWidget(self.add_button)
        self.new = NewGift(editing, self)
        self.new.hide()
        self.body.addLayout(inset(theme, self.new))
        self._empty = Sentence(theme, self.tr("What did you give, and how did it land?"), Type.BODY, Role.MUTED)
        self.body.addLayout(inset(theme, self._empty))
        rows = QVBoxLayout()
        theme.lay(rows, spacing=4)
        self.body.addLayout(rows)
        self._rows: Rows[Gift, GiftRow] = Rows(rows, lambda gift: GiftRow(editing, gift), GiftRow.tell, self.add_button)
        self.more = LinkButton(theme, self.tr("Show all"), parent=self)
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._ideas_name = Label(theme, self.tr("Ideas, never given"), Type.SMALL_STRONG, Role.MUTED, parent=self)
        self.body.addLayout(inset(theme, self._ideas_name))
        self._ideas = QWidget(self)
        self._ideas.setAccessibleName(self.tr("Ideas, never given"))
        self._chips = FlowLayout(theme, 6, parent=self._ideas)
        self._offered: list[tuple[int, str]] = []
        self._ideas_shown = _IDEAS
        self.body.addLayout(inset(theme, self._ideas))
        self.more_ideas = LinkButton(theme, "", "chevron-down", parent=self)
        self.more_ideas.clicked.connect(self._show_more_ideas)
        self.body.addWidget(self.more_ideas, 0, Qt.AlignmentFlag.AlignLeading)

    def title(self) -> str:
        """The heading."""
        return translate("GiftsView", "Gifts")

    def refresh(self) -> None:
        """Show what was given, and what could be."""
        gifts, person = self.editing.verbs.gifts, self.editing.person
        given = gifts.of(person)
        self._rows.show([(gift.id, gift) for gift in given[: self._shown]])
        self.more.setVisible(len(given) > self._shown)
        self._empty.setVisible(not given and self.new.isHidden())
        self._offer(gifts.ideas(person))

    def rows(self) -> "list[GiftRow]":
        """The rows of the gifts."""
        return self._rows.all()

    def ideas(self) -> list[FilterChip]:
        """What could be given."""
        return [chip for chip in self._chips.widgets() if isinstance(chip, FilterChip)]

    def start_adding(self) -> None:
        """Open the line in which a gift is typed."""
        self._empty.hide()
        self.new.show()
        self.new.start()

    def _show_all(self) -> None:
        self._shown = 1_000_000
        self.refresh()

    def _show_more_ideas(self) -> None:
        self._ideas_shown += _IDEAS
        self.refresh()

    def _offer(self, ideas: list[Note]) -> None:
        wanted = [(int(note.id), note.text) for note in ideas[: self._ideas_shown]]
        waiting = len(ideas) - len(wanted)
        self.more_ideas.setVisible(waiting > 0)
        if waiting > 0:
            words = self.tr("%n more idea(s)", None, waiting)
            self.more_ideas.set_text(words)
        self._ideas_name.setVisible(bool(wanted))
        self._ideas.setVisible(bool(wanted))
        if wanted == self._offered:
            return
        self._offered = wanted
        for chip in self.ideas():
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for _, words in wanted:
            chip = FilterChip(self.editing.theme, " ".join(words.split()), "gift", dashed=True, parent=self._ideas)
            chip.setAccessibleDescription(self.tr("Given today"))
            chip.clicked.connect(partial(self._give, words))
            self._chips.addWidget(chip)
            chip.show()

    def _give(self, words: str) -> None:
        gifts, person = self.editing.verbs.gifts, self.editing.person
        self.editing.save(lambda: gifts.add(person, " ".join(words.split())))


class GiftRow(DetailedRow):
    """One gift."""

    def __init__(self, editing: Editing, gift: Gift) -> None:
        super().__init__(editing, translate("GiftRow", "Gift"), self._make)
        self._gift = gift
        gifts = editing.verbs.gifts
        self.words.edited.connect(lambda text: editing.save(lambda: gifts.edit(self._gift.id, what=text), self.words))
        self.tell(gift)

    def tell(self, gift: Gift) -> None:
        """Show this one."""
        self._gift = gift
        self.words.show_stored(gift.what)
        said = gift_line(gift, self.editing.today)
        self.set_print(said)
        if isinstance(self._details, GiftDetails):
            self._details.tell(gift)

    def _make(self) -> Form:
        return GiftDetails(self.editing, self._gift, self)


class GiftDetails(Form):
    """How it landed, when it was given."""

    def __init__(self, editing: Editing, gift: Gift, parent: QWidget) -> None:
        super().__init__(editing, parent)
        gifts, self._id = editing.verbs.gifts, gift.id
        self.landed = ChoiceChips(
            self.theme, self.tr("How did it land?"), [(one, landed(one)) for one in Landed], parent=self
        )
        self.landed.picked.connect(lambda how: editing.save(lambda: gifts.edit(self._id, landed=how), self.landed))
        self.column.addWidget(self.landed)
        self.day_field = self.day(
            self.tr("On"), self.tr("add a day"), lambda day: gifts.edit(self._id, day=day or UNCHANGED)
        )
        self.remove = LinkButton(self.theme, self.tr("Remove"), "trash-2", parent=self)
        self.remove.clicked.connect(lambda: editing.save(lambda: gifts.delete(self._id)))
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        self.tell(gift)

    def tell(self, gift: Gift) -> None:
        """Show this one."""
        self._id = gift.id
        self.landed.show_stored(gift.landed)
        self.day_field.show_stored(typed_dates.shown_day(gift.day))


class NewGift(QWidget):
    """One line for something that was given today; Enter keeps it. It says when the same was given before."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        theme = editing.theme
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("A jar of honey, a lift to the station"))
        self.text.setAccessibleName(self.tr("New gift or small favour"))
        self.text.returnPressed.connect(self._keep)
        self.text.textChanged.connect(self._look_back)
        self.before = Sentence(theme, "", Type.SMALL, Role.WARN_INK, parent=self)
        self.before.hide()
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        keep = PlainButton(theme, self.tr("Keep"), parent=self)
        keep.clicked.connect(self._keep)
        column = QVBoxLayout(self)
        theme.lay(column, (0, 0, 0, SIDE), 6)
        for widget in (self.text, self.before, self._problem):
            column.addWidget(widget)
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeading)

    def start(self) -> None:
        """Put the cursor into the line."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """It is in the book: ready for the next one."""
        self._problem.hide()
        self.text.clear()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _look_back(self, text: str) -> None:
        gifts, person = self._editing.verbs.gifts, self._editing.person
        before = gifts.given_before(person, text) if text.strip() else None
        self.before.setVisible(before is not None)
        if before is not None:
            said = self.tr("You gave that already: %1").replace("%1", gift_line(before, self._editing.today))
            self.before.set_pieces(said)

    def _keep(self) -> None:
        what = self.text.text().strip()
        if not what:
            self.start()
            return
        gifts, person = self._editing.verbs.gifts, self._editing.person
        self._editing.save(lambda: gifts.add(person, what), self)


def landed(value: Landed) -> str:
    """How a gift was taken."""
    return {
        Landed.UNKNOWN: translate("gifts", "Not seen yet"),
        Landed.LOVED: translate("gifts", "Loved it"),
        Landed.FINE: translate("gifts", "Fine"),
        Landed.MISSED: translate("gifts", "Missed"),
    }[value]


def gift_line(gift: Gift, today: date) -> str:
    """ "11 Jun · loved it"."""
    day = wording.short_day(gift.day, today)
    how = {
        Landed.LOVED: translate("gifts", "loved it"),
        Landed.FINE: translate("gifts", "was fine"),
        Landed.MISSED: translate("gifts", "missed"),
    }.get(gift.landed)
    return f"{day} · {how}" if how else day
