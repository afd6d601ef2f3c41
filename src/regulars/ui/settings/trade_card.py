"""The card "Your trade": a template to begin with, and the fields as the owner wants them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from regulars.domain.people import OwnField, OwnFieldId, OwnKind
from regulars.ui import wording
from regulars.ui.settings.trade_model import TradeModel
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import IconButton, LinkButton, PlainButton
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.inline_field import InlineField
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.setting_row import SettingRow


class TradeCard(QWidget):
    """Every change holds at once, and can be taken back."""

    def __init__(self, theme: Theme, model: TradeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.model = theme, model
        column = QVBoxLayout(self)
        theme.lay(column, spacing=0)
        name = self.tr("What you do")
        self.trade = Choice(theme, name, parent=self)
        self.trade.chosen.connect(lambda place: model.choose(str(model.trades().values[place])))
        subtitle = self.tr("Brings the fields that it wants to know of everybody")
        column.addWidget(SettingRow(theme, name, subtitle, self.trade, line=False, parent=self))
        self._rows: dict[OwnFieldId, FieldRow] = {}
        self._list = QVBoxLayout()
        theme.lay(self._list, spacing=2)
        column.addLayout(self._list)
        self.add = LinkButton(theme, self.tr("Add a field"), "plus", parent=self)
        self.add.clicked.connect(self._start_adding)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.new = NewField(theme, model, self)
        self.new.hide()
        column.addWidget(self.new)
        kinds = self.tr("Kinds of notes of your own")
        column.addSpacing(theme.px(8))
        column.addWidget(Label(theme, kinds, Type.MEDIUM, parent=self))
        self.kinds = InlineField(theme, kinds, "", self.tr("add some, with commas between"), parent=self)
        self.kinds.edited.connect(model.set_note_kinds)
        column.addWidget(self.kinds)
        model.refreshed.connect(self._show)

    def rows(self) -> "list[FieldRow]":
        """The rows of the fields, in their order."""
        return [self._rows[field.id] for field in self.model.fields]

    def _show(self) -> None:
        options = self.model.trades()
        if [self.trade.itemText(place) for place in range(self.trade.count())] != list(options.words):
            self.trade.clear()
            self.trade.addItems(list(options.words))
            self.trade.updateGeometry()
        self.trade.setCurrentIndex(options.current)
        self.kinds.set_text(", ".join(self.model.note_kinds))
        wanted = {field.id for field in self.model.fields}
        for gone in [field for field in self._rows if field not in wanted]:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, field in enumerate(self.model.fields):
            if field.id not in self._rows:
                self._rows[field.id] = FieldRow(self._theme, self.model, field)
            row = self._rows[field.id]
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
            row.tell(field, is_first=place == 0, is_last=place == len(self.model.fields) - 1)

    def _start_adding(self) -> None:
        self.new.show()
        self.new.start()


class FieldRow(QWidget):
    """One field: its name and, for a choice, what there is to choose from, both edited in place; its place; away with it."""

    def __init__(self, theme: Theme, model: TradeModel, field: OwnField) -> None:
        super().__init__()
        self._model, self._field = model, field
        self.label = InlineField(theme, self.tr("Name of the field"), parent=self)
        self.label.edited.connect(lambda text: model.rename(self._field.id, text, self._refuser(self.label)))
        self._kind = Label(theme, "", Type.SMALL, Role.MUTED, parent=self)
        self.up = IconButton(theme, "chevron-up", "", framed=False, parent=self)
        self.up.clicked.connect(lambda: model.move(self._field.id, -1))
        self.down = IconButton(theme, "chevron-down", "", framed=False, parent=self)
        self.down.clicked.connect(lambda: model.move(self._field.id, 1))
        self.remove = IconButton(theme, "trash-2", "", framed=False, parent=self)
        self.remove.clicked.connect(lambda: model.remove(self._field.id))
        row = QHBoxLayout()
        theme.lay(row, spacing=4)
        row.addWidget(self.label, 1)
        row.addWidget(self._kind)
        for button in (self.up, self.down, self.remove):
            theme.hold(button, width=28, height=28)
            row.addWidget(button)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=0)
        column.addLayout(row)
        self.choices = InlineField(theme, self.tr("Choices"), "", "", Type.SMALL, Role.MUTED, parent=self)
        self.choices.edited.connect(lambda text: model.set_choices(self._field.id, text, self._refuser(self.choices)))
        column.addWidget(self.choices)

    def tell(self, field: OwnField, *, is_first: bool, is_last: bool) -> None:
        """Show this field at its place."""
        self._field = field
        self.label.set_problem("")
        self.label.set_text(field.label)
        self._kind.setText(wording.own_kind(field.kind))
        self.choices.setVisible(field.kind is OwnKind.CHOICE)
        self.choices.set_problem("")
        self.choices.set_text(", ".join(field.choices))
        self.up.setEnabled(not is_first)
        self.down.setEnabled(not is_last)
        shown = wording.isolated(field.label)
        for button, name in (
            (self.up, self.tr("Move %1 up")),
            (self.down, self.tr("Move %1 down")),
            (self.remove, self.tr("Remove %1 from everybody")),
        ):
            button.setAccessibleName(name.replace("%1", shown))

    def _refuser(self, field: InlineField) -> "_Refuser":
        return _Refuser(field)


class _Refuser:
    """Says at a field why it does not take what was typed."""

    def __init__(self, field: InlineField) -> None:
        self._field = field

    def __call__(self, why: str) -> None:
        if isValid(self._field):
            self._field.set_problem(why)


class NewField(QWidget):
    """The name of a new field, its kind and, for a choice, what there is to choose from."""

    def __init__(self, theme: Theme, model: TradeModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.label, self.choices = QLineEdit(self), QLineEdit(self)
        for line, words in (
            (self.label, self.tr("Name of the field, as Shoe size")),
            (self.choices, self.tr("The choices: dry, oily, mixed")),
        ):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
            line.returnPressed.connect(self._keep)
        self._kinds = tuple(OwnKind)
        self.kind = Choice(
            theme, self.tr("Kind of the field"), [wording.own_kind(kind) for kind in self._kinds], parent=self
        )
        self.kind.chosen.connect(self._choose)
        self.keep = PlainButton(theme, self.tr("Add the field"), parent=self)
        self.keep.clicked.connect(self._keep)
        self.leave = PlainButton(theme, self.tr("Cancel"), parent=self)
        self.leave.clicked.connect(self.hide)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        answers = QWidget(self)
        row = FlowLayout(theme, 6, parent=answers)
        for widget in (self.kind, self.keep, self.leave):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        theme.lay(column, (0, 4, 0, 4), 6)
        for part in (self.label, self.choices, self._problem, answers):
            column.addWidget(part)

    def start(self) -> None:
        """Ask for a new one."""
        self.label.clear()
        self.choices.clear()
        self.kind.setCurrentIndex(0)
        self.choices.hide()
        self._problem.hide()
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: int) -> None:
        self.choices.setVisible(self._kinds[place] is OwnKind.CHOICE)

    def _keep(self) -> None:
        kind = self._kinds[self.kind.currentIndex()]
        self._model.add(self.label.text(), kind, self.choices.text(), self.hide, self._refuse)

    def _refuse(self, why: str) -> None:
        self._problem.set_pieces(why)
        self._problem.show()
