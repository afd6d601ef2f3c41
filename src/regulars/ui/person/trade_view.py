"""The card of what the owner's trade wants to know: sizes, formulas, the usual."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.people import OwnFieldId
from regulars.ui.person.editing import Editing
from regulars.ui.person.own_fields import OwnRow, OwnShown, shown_fields
from regulars.ui.person.panel import KNOWN_AND_DONE, Panel, inset
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.rows import Rows
from regulars.ui.wording import translate


class TradeView(Panel):
    """The trade's fields that something stands in, then a chip for each of the others."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self._opened: list[OwnFieldId] = []
        """Fields that nothing stands in yet, and that the owner is about to fill."""
        rows = QVBoxLayout()
        theme.lay(rows, spacing=4)
        self.body.addLayout(rows)
        self._rows: Rows[OwnShown, OwnRow] = Rows(rows, lambda own: OwnRow(editing, own, self.close_field), OwnRow.tell)
        self.free = QWidget(self)
        self.free.setAccessibleName(self.tr("Fields to fill"))
        self._chips = FlowLayout(theme, 6, parent=self.free)
        self._offered: list[tuple[OwnFieldId, str]] = []
        self.body.addLayout(inset(theme, self.free))

    def title(self) -> str:
        """The heading."""
        return translate("TradeView", "Sizes and formulas")

    def is_wanted(self) -> bool:
        """Only where a trade was chosen, or a field added to one."""
        return any(field.template for field in self.editing.model.own_fields)

    def refresh(self) -> None:
        """Show the model's person."""
        model = self.editing.model
        if model.person is None:
            return
        self.setVisible(self.is_wanted())
        fields = [field for field in model.own_fields if field.template]
        shown = shown_fields(model.person, fields, self._opened)
        self._rows.show([((own.field.id, own.foreign, own.field), own) for own in shown])
        filled = {own.field.id for own in shown}
        self._offer([(field.id, field.label) for field in fields if field.id not in filled])

    def rows(self) -> list[OwnRow]:
        """The rows of the fields that are shown."""
        return self._rows.all()

    def chips(self) -> list[FilterChip]:
        """The fields that can be filled."""
        return [chip for chip in self._chips.widgets() if isinstance(chip, FilterChip)]

    def open_field(self, field: OwnFieldId) -> None:
        """Show a field that nothing stands in yet, with the keyboard in it."""
        self._opened.append(field)
        self.refresh()
        row = next((row for row in self.rows() if row.own.field.id == field), None)
        if row is not None:
            row.start()

    def close_field(self, field: OwnFieldId) -> None:
        """An empty field is not wanted after all."""
        self._opened = [opened for opened in self._opened if opened != field]
        self.refresh()

    def _offer(self, fields: list[tuple[OwnFieldId, str]]) -> None:
        if fields == self._offered:
            return
        self._offered = fields
        for chip in self.chips():
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for field, label in fields:
            chip = FilterChip(self.editing.theme, label, "plus", dashed=True, parent=self.free)
            chip.setAccessibleName(label)
            chip.setAccessibleDescription(self.tr("A field to fill in"))
            chip.clicked.connect(partial(self.open_field, field))
            self._chips.addWidget(chip)
            chip.show()
        self.free.setVisible(bool(fields))
