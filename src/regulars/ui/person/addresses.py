"""Postal addresses: read as on an envelope, edited part by part."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import Address
from regulars.domain.postal import order_of_parts, postal_lines
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Field
from regulars.ui.person.form import Form
from regulars.ui.person.small_buttons import Opener
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.sentence import Piece, Sentence
from regulars.ui.wording import translate


class AddressRow(QWidget):
    """An address; opened, every part of it is a field."""

    def __init__(self, editing: Editing, address: Address) -> None:
        super().__init__()
        self._editing, self._address = editing, address
        theme = editing.theme
        self._form: AddressForm | None = None
        self.shown = Opener(theme, "", parent=self)
        self._words = Sentence(theme, "", parent=self.shown)
        self.shown.inside.addWidget(
            IconSpot(theme, "map-pin", Role.MUTED, 15, parent=self), 0, Qt.AlignmentFlag.AlignTop
        )
        self.shown.inside.addSpacing(theme.px(4))
        self.shown.inside.addWidget(self._words, 1)
        self.shown.clicked.connect(self.toggle)
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=0)
        self._column.addWidget(self.shown)
        self.tell(address)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to what comes first in the row."""
        self.shown.setFocus(reason)

    def tell(self, address: Address) -> None:
        """Show this address."""
        self._address = address
        lines = written(address)
        label = [Piece(f"\u2002{address.label}", role=Role.MUTED, type=Type.SMALL)] if address.label else []
        self._words.set_pieces([Piece(lines), *label])
        said = ", ".join(lines.splitlines())
        self.shown.setAccessibleName(translate("AddressRow", "Address: %1. Edit").replace("%1", said))
        if self._form is not None:
            self._form.tell(address)

    @property
    def form(self) -> "AddressForm | None":
        """The fields while they are open."""
        return self._form if self._form is not None and not self._form.isHidden() else None

    def toggle(self) -> None:
        """Open or close the fields."""
        if self._form is None:
            self._form = AddressForm(self._editing, self._address, self)
            self._column.addWidget(self._form)
            self._form.show()
        else:
            self._form.setVisible(self._form.isHidden())


class AddressForm(Form):
    """The parts of an address."""

    def __init__(self, editing: Editing, address: Address, parent: QWidget) -> None:
        super().__init__(editing, parent)
        self._address = address
        self.fields: dict[str, Field] = {}
        words = _parts()
        home = editing.verbs.settings.read().country
        for part in ("label", *order_of_parts(address, home=home)):
            label, placeholder = words[part]
            self.fields[part] = self.line(label, placeholder, self._set(part))
        self.remove = LinkButton(self.theme, self.tr("Remove this address"), "trash-2", parent=self)
        self.remove.clicked.connect(lambda: editing.save(lambda: editing.verbs.people.delete_address(self._id)))
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        self.tell(address)

    @property
    def _id(self) -> int:
        return self._address.id if self._address.id is not None else 0

    def tell(self, address: Address) -> None:
        """Show this address."""
        self._address = address
        said = ", ".join(written(address).splitlines())
        self.setAccessibleName(self.tr("Parts of the address: %1").replace("%1", said))
        self.remove.setAccessibleName(self.tr("Remove this address: %1").replace("%1", said))
        for part, field in self.fields.items():
            field.show_stored(getattr(address, part))

    def _set(self, part: str) -> Callable[[str], Changes]:
        people = self.editing.verbs.people
        # What it said as a whole is no longer so when a part of it changes.
        whole = {} if part == "label" else {"formatted": ""}

        def edit(text: str) -> Changes:
            parts: dict[str, Any] = {part: text, **whole}
            return people.edit_address(self._id, replace(self._address, **parts))

        return edit


class NewAddress(QWidget):
    """The street of a new address; its other parts are fields once it is there."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        theme = editing.theme
        self.field = Field(theme, self.tr("New address"), "", self.tr("street and number, or a town"), parent=self)
        self.field.edited.connect(self._keep)
        row = QHBoxLayout(self)
        theme.lay(row, (SIDE, 0, SIDE, 0), 4)
        row.addWidget(IconSpot(theme, "map-pin", Role.MUTED, 15, parent=self))
        row.addWidget(self.field, 1)

    def start(self) -> None:
        """Put the cursor into it."""
        self.show()
        self.field.start()

    def _keep(self, text: str) -> None:
        if not text:
            self.hide()
            return
        person, people = self._editing.person, self._editing.verbs.people
        # A number tells a street from a town.
        has_number = any(sign.isdigit() for sign in text)
        address = Address(street=text) if has_number else Address(city=text)
        self._editing.save(lambda: people.add_address(person, address), self.field, lambda _: self._close())

    def _close(self) -> None:
        self.field.set_text("")
        self.hide()


def _parts() -> dict[str, tuple[str, str]]:
    """Each part with its label, and what an empty field says."""
    return {
        "label": (translate("AddressForm", "Label"), translate("AddressForm", "add a label")),
        "street": (translate("AddressForm", "Street"), translate("AddressForm", "add a street")),
        "extended": (translate("AddressForm", "Beside it"), translate("AddressForm", "add a floor or flat")),
        "po_box": (translate("AddressForm", "PO box"), translate("AddressForm", "add a box")),
        "postcode": (translate("AddressForm", "Postcode"), translate("AddressForm", "add a postcode")),
        "city": (translate("AddressForm", "Town"), translate("AddressForm", "add a town")),
        "region": (translate("AddressForm", "Region"), translate("AddressForm", "add a region")),
        "country": (translate("AddressForm", "Country"), translate("AddressForm", "add a country")),
    }


def written(address: Address) -> str:
    """The lines of an address in the order of its country; as it came where it came whole."""
    if address.formatted:
        return address.formatted
    return "\n".join(wording.isolated(line) for line in postal_lines(address))
