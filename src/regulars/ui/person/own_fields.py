"""The fields that the owner made: each with the control that its kind asks for, and the lines in which one is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.dates import PartialDate
from regulars.domain.people import OwnField, OwnFieldId, OwnKind, OwnValue, Person
from regulars.ui import typed_dates, wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Field, Pick
from regulars.ui.person.form import FormRow, shown_date
from regulars.ui.person.formula_field import FormulaField
from regulars.ui.person.small_buttons import MenuLine, open_menu
from regulars.ui.theme import Role, Type
from regulars.ui.unfit import unread_date
from regulars.ui.widgets.buttons import IconButton, PlainButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.words_field import WordsField


@dataclass(frozen=True, slots=True)
class OwnShown:
    """A field with what stands in it for this person, "" for nothing."""

    field: OwnField
    value: str
    versions: tuple[OwnValue, ...] = ()
    """Of a formula: every version, the newest last."""

    @property
    def foreign(self) -> str:
        """A value that is none of the choices: it came in from elsewhere."""
        return self.value if self.field.kind is OwnKind.CHOICE and self.value not in self.field.choices else ""


class OwnRow(QWidget):
    """A field that the owner made; emptied it goes from this person, and stays for the others.

    `empty` is called with the field when an empty one is not wanted after all.
    """

    def __init__(self, editing: Editing, own: OwnShown, empty: Callable[[OwnFieldId], None]) -> None:
        super().__init__()
        self._editing, self._own, self._empty = editing, own, empty
        theme, label = editing.theme, own.field.label
        self.field = self._make(own)
        self.more = IconButton(theme, "ellipsis", self.tr("More about the field %1").replace("%1", label), framed=False)
        theme.hold(self.more, width=26, height=26)
        self.more.clicked.connect(self._open_more)
        row = QHBoxLayout(self)
        theme.lay(row, (0, 0, SIDE, 0), 4)
        filled = FormRow(theme, label, self.field, self, stretch=not isinstance(self.field, Pick))
        if isinstance(self.field, FormulaField):
            filled.align_top()
        row.addWidget(filled, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.tell(own)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to what comes first in the row."""
        self.field.setFocus(reason)

    def start(self) -> None:
        """Put the cursor into it."""
        if isinstance(self.field, Pick):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.start()

    def tell(self, own: OwnShown) -> None:
        """Show this one."""
        self._own = own
        if isinstance(self.field, FormulaField):
            self.field.show_versions(own.versions)
        else:
            self.field.show_stored(_shown(own))

    @property
    def own(self) -> OwnShown:
        """What is shown."""
        return self._own

    def _make(self, own: OwnShown) -> Field | Pick | WordsField | FormulaField:
        theme, label = self._editing.theme, own.field.label
        match own.field.kind:
            case OwnKind.CHOICE:
                choices = dict.fromkeys((*own.field.choices, *([own.foreign] if own.foreign else [])))
                options = [("", self.tr("not chosen")), *((choice, choice) for choice in choices)]
                pick = Pick(theme, label, options, parent=self)
                pick.picked.connect(self._save)
                return pick
            case OwnKind.NUMBER:
                number = Field(theme, label, "", self.tr("add a number"), parent=self)
                number.edited.connect(lambda text: self._save(_canonical(text)))
                return number
            case OwnKind.FORMULA:
                return FormulaField(self._editing, own.field, self)
            case OwnKind.DATE:
                date = Field(theme, label, "", self.tr("add a date"), parent=self)
                date.edited.connect(self._save_date)
                return date
        words = WordsField(theme, label, "", self.tr("add a few words"), parent=self)
        words.edited.connect(self._save)
        return words

    def _save_date(self, text: str) -> None:
        found = typed_dates.partial_date(text) if text else None
        if text and found is None and isinstance(self.field, Field):
            self.field.refuse(unread_date())
        else:
            self._save(found.iso() if found is not None else "")

    def _save(self, value: str) -> None:
        people, person, label = self._editing.verbs.people, self._editing.person, self._own.field.label
        field = self.field.words if isinstance(self.field, FormulaField) else self.field
        self._editing.save(lambda: people.set_own_value(person, label, value), field)

    def _open_more(self) -> None:
        lines: list[MenuLine | None] = []
        if self._own.value:
            lines.append(MenuLine(self._clears(), lambda: self._save(""), "x"))
        else:
            lines.append(MenuLine(self.tr("Hide it while it is empty"), lambda: self._empty(self._own.field.id), "x"))
        lines += [None, MenuLine(self.tr("Remove this field from everybody"), self.remove, "trash-2")]
        open_menu(self._editing.theme, self.more, lines)

    def _clears(self) -> str:
        if self._own.field.kind is OwnKind.FORMULA:
            return self.tr("Remove the newest version")
        return self.tr("Clear it")

    def remove(self) -> None:
        """Take the field away from everybody, with Undo."""
        people, field = self._editing.verbs.people, self._own.field.id
        self._editing.save(lambda: people.delete_own_field(field))


def shown_fields(person: Person, fields: Sequence[OwnField], opened: Sequence[OwnFieldId] = ()) -> list[OwnShown]:
    """Of these fields those that something stands in, and those that were opened to be filled, in their order."""
    values: dict[str, list[OwnValue]] = {}
    for own in person.own_values:
        values.setdefault(own.label, []).append(own)
    shown = []
    for field in fields:
        stands = values.get(field.label, [])
        if stands or field.id in opened:
            versions = tuple(stands) if field.kind is OwnKind.FORMULA else ()
            shown.append(OwnShown(field, stands[-1].value if stands else "", versions))
    return shown


def _shown(own: OwnShown) -> str:
    """A value as its control shows it. What came in from elsewhere may be of another kind: it stays as it is."""
    match own.field.kind:
        case OwnKind.NUMBER:
            return own.value.replace(".", QLocale().decimalPoint())
        case OwnKind.DATE:
            try:
                PartialDate.parse(own.value)
            except ValueError:
                return own.value
            return shown_date(own.value)
    return own.value


def _canonical(text: str) -> str:
    """A typed number as the book keeps it, "12.5"; what is none stays, to be refused."""
    number = "".join(text.split()).replace(QLocale().decimalPoint(), ".")
    return number if number.count(".") <= 1 else text


class NewOwnField(QWidget):
    """The name of a new field, its kind and, for a choice, what there is to choose from.

    `made` is called with the new field, which is then filled for the person of the page.
    """

    def __init__(self, editing: Editing, made: Callable[[OwnFieldId], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._made = editing, made
        theme = editing.theme
        self.label, self.choices = QLineEdit(self), QLineEdit(self)
        for line, words in (
            (self.label, self.tr("Name of the field, as Shoe size")),
            (self.choices, self.tr("The choices: dry, oily, mixed")),
        ):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
            line.returnPressed.connect(self._keep)
        kinds = [(kind, wording.own_kind(kind)) for kind in OwnKind]
        self.kind = Pick(theme, self.tr("Kind of the field"), kinds, parent=self)
        self.kind.picked.connect(self._show_choices)
        self.keep = PlainButton(theme, self.tr("Add the field"), parent=self)
        self.keep.clicked.connect(self._keep)
        self.leave = PlainButton(theme, self.tr("Cancel"), parent=self)
        self.leave.clicked.connect(self.hide)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        column = QVBoxLayout(self)
        theme.lay(column, (0, 0, 0, SIDE), 6)
        answers = QWidget(self)
        row = FlowLayout(theme, 6, parent=answers)
        for widget in (self.kind, self.keep, self.leave):
            row.addWidget(widget)
        for part in (self.label, self.choices, self._problem, answers):
            column.addWidget(part)

    def start(self) -> None:
        """Ask for a new one."""
        self.label.clear()
        self.choices.clear()
        self.kind.show_stored(OwnKind.TEXT)
        self.choices.hide()
        self._problem.hide()
        self.show()
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """It is in the book."""
        self.hide()

    def refuse(self, why: str) -> None:
        """It does not fit: the words stay."""
        self._problem.set_pieces(why)
        self._problem.show()

    def _show_choices(self, kind: OwnKind) -> None:
        self.choices.setVisible(kind is OwnKind.CHOICE)
        if kind is OwnKind.CHOICE and self.label.text():
            self.choices.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        people, label, kind = self._editing.verbs.people, self.label.text(), self.kind.value()
        choices = self.choices.text().replace(";", ",").split(",") if kind is OwnKind.CHOICE else []

        def opened(changes: Changes) -> None:
            if changes.created is not None:
                self._made(OwnFieldId(changes.created))

        self._editing.save(lambda: people.add_own_field(label, kind, choices), self, opened)
