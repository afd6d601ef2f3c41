"""The card of how to reach somebody: every phone, mail, page and handle, what they prefer, and which hours are theirs."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.people import Address, Channel, ContactPoint, PersonField, PointKind
from regulars.ui import wording
from regulars.ui.person.addresses import AddressRow, NewAddress
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Field
from regulars.ui.person.form import Form
from regulars.ui.person.panel import KNOWN_AND_DONE, Panel, inset
from regulars.ui.person.small_buttons import MenuLine, open_menu
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.buttons import IconButton, LinkButton
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.hint import IconSpot
from regulars.ui.widgets.line import HairLine
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.wording import translate

_NARROW = 340
"""Design pixels below which the label of a way stands below it."""

ICONS = {
    PointKind.PHONE: "phone",
    PointKind.EMAIL: "mail",
    PointKind.URL: "link",
    PointKind.MESSENGER: "message-circle",
    PointKind.SOCIAL: "user",
}


class ReachingView(Panel):
    """Ways that lead to this person."""

    unmoved_by = KNOWN_AND_DONE

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        theme = editing.theme
        self.add_button = LinkButton(theme, self.tr("Add"), "plus", parent=self)
        self.add_button.setAccessibleName(self.tr("Add a way to reach them"))
        self.add_button.clicked.connect(self.open_kinds)
        self.head.addWidget(self.add_button)
        self._empty = Sentence(theme, self.tr("No phone and no mail yet."), Type.BODY, Role.MUTED, parent=self)
        self.body.addLayout(inset(theme, self._empty))
        points = QVBoxLayout()
        theme.lay(points, spacing=2)
        self.body.addLayout(points)
        self._points: Rows[ContactPoint, PointRow] = Rows(
            points, lambda point: PointRow(editing, point), PointRow.tell, self.add_button
        )
        self.new = NewPoint(editing, self)
        self.new.hide()
        self.body.addWidget(self.new)
        addresses = QVBoxLayout()
        theme.lay(addresses, spacing=8)
        self.body.addLayout(addresses)
        self._addresses: Rows[Address, AddressRow] = Rows(
            addresses, lambda address: AddressRow(editing, address), AddressRow.tell, self.add_button
        )
        self.new_address = NewAddress(editing, self)
        self.new_address.hide()
        self.body.addWidget(self.new_address)
        self.body.addLayout(inset(theme, HairLine(theme, parent=self)))
        self.manners = Manners(editing, self)
        self.body.addWidget(self.manners)

    def title(self) -> str:
        """The heading."""
        return translate("ReachingView", "Reaching")

    def refresh(self) -> None:
        """Show the model's person."""
        person = self.editing.model.person
        if person is None:
            return
        self._points.show([(point.id, point) for point in person.points])
        self._addresses.show([(address.id, address) for address in person.addresses])
        self._empty.setVisible(not person.points and not person.addresses and self.new.isHidden())
        self.manners.refresh()

    def points(self) -> list["PointRow"]:
        """The rows of the phones, mails, pages and handles."""
        return self._points.all()

    def addresses(self) -> list[AddressRow]:
        """The rows of the addresses."""
        return self._addresses.all()

    def open_kinds(self) -> None:
        """Ask what to add."""
        lines = [MenuLine(wording.point_kind(kind), partial(self.start, kind), ICONS[kind]) for kind in PointKind]
        lines.append(MenuLine(self.tr("Address"), self._start_address, "map-pin"))
        open_menu(self.editing.theme, self.add_button, lines)

    def start(self, kind: PointKind) -> None:
        """Open the field for a new way of this kind."""
        self._empty.hide()
        self.new.start(kind)

    def _start_address(self) -> None:
        self._empty.hide()
        self.new_address.start()


class PointRow(QWidget):
    """A phone, mail, page or handle with its label."""

    def __init__(self, editing: Editing, point: ContactPoint) -> None:
        super().__init__()
        self._editing, self._point = editing, point
        theme, people = editing.theme, editing.verbs.people
        kind = wording.point_kind(point.kind)
        self.value = Field(theme, kind, wraps=True, parent=self)
        label, empty = translate("PointRow", "Label"), translate("PointRow", "label")
        self.label = Field(theme, label, "", empty, Type.SMALL, Role.MUTED, wraps=True)
        self.value.edited.connect(lambda text: self._edit(text, self.label.text(), self.value))
        self.label.edited.connect(lambda text: self._edit(self.value.text(), text, self.label))
        theme.hold(self.label, width=104)
        self.prefer = IconButton(theme, "sparkle", "", framed=False, parent=self)
        self.prefer.clicked.connect(lambda: editing.save(lambda: people.prefer_point(self.id)))
        self.remove = IconButton(theme, "x", "", framed=False, parent=self)
        self.remove.clicked.connect(lambda: editing.save(lambda: people.delete_point(self.id)))
        way, about = QHBoxLayout(), QHBoxLayout()
        for part in (way, about):
            theme.lay(part, spacing=4)
        way.addWidget(IconSpot(theme, ICONS[point.kind], Role.MUTED, 15, parent=self))
        way.addWidget(self.value, 1)
        about.addWidget(self.label)
        about.addStretch(1)
        for button in (self.prefer, self.remove):
            small(theme, button)
            about.addWidget(button)
        row = ReflowRow(theme, _NARROW, 4, below=0)
        theme.lay(row, (SIDE, 0, SIDE, 0), 4)
        row.addLayout(way, 1)
        row.addLayout(about)
        self.setLayout(row)
        self.tell(point)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to what comes first in the row."""
        self.value.setFocus(reason)

    @property
    def id(self) -> int:
        """The row's id in the book."""
        return self._point.id if self._point.id is not None else 0

    def tell(self, point: ContactPoint) -> None:
        """Show this one."""
        self._point = point
        self.value.show_stored(point.value)
        self.label.set_name(translate("PointRow", "Label of %1").replace("%1", point.value))
        self.label.show_stored(point.label)
        role = Role.ACCENT if point.preferred else Role.MUTED
        self.prefer.setIcon(self._editing.theme.icon("sparkle", role))
        prefer = translate("PointRow", "They prefer %1") if point.preferred else translate("PointRow", "Prefer %1")
        name_button(self.prefer, prefer.replace("%1", point.value))
        name_button(self.remove, translate("PointRow", "Remove %1").replace("%1", point.value))

    def _edit(self, value: str, label: str, field: Field) -> None:
        people, id_ = self._editing.verbs.people, self.id
        self._editing.save(lambda: people.edit_point(id_, value, label), field)


def name_button(button: IconButton, name: str) -> None:
    """What an icon does, to the eye (as its tool tip) and to a screen reader."""
    button.setAccessibleName(name)


def small(theme: Theme, button: IconButton) -> None:
    """Make an icon button as low as a field."""
    theme.hold(button, height=28, width=28)


class NewPoint(QWidget):
    """The field for one more way; leaving it empty closes it."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._kind = editing, PointKind.PHONE
        theme = editing.theme
        self._icon = IconSpot(theme, "phone", Role.MUTED, 15, parent=self)
        self.field = Field(theme, self.tr("New way to reach them"), "", self.tr("type it here"), parent=self)
        self.field.edited.connect(self._keep)
        row = QHBoxLayout(self)
        theme.lay(row, (SIDE, 0, SIDE, 0), 4)
        row.addWidget(self._icon)
        row.addWidget(self.field, 1)

    def start(self, kind: PointKind) -> None:
        """Ask for a way of this kind."""
        self._kind = kind
        self._icon.set_icon(ICONS[kind], Role.MUTED)
        self.field.setAccessibleName(wording.point_kind(kind))
        self.show()
        self.field.start()

    def _keep(self, text: str) -> None:
        if not text:
            self.hide()
            return
        person, people, kind = self._editing.person, self._editing.verbs.people, self._kind
        self._editing.save(lambda: people.add_point(person, kind, text), self.field, lambda _: self._close())

    def _close(self) -> None:
        self.field.set_text("")
        self.hide()


class Manners(Form):
    """Which channel they like, which never, their clock, and their quiet hours."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(editing, parent)
        channels = [("", self.tr("No preference")), *((one.value, wording.channel(one)) for one in Channel)]
        self.prefers = self.pick(self.tr("Prefers"), channels, self._set(PersonField.PREFERRED_CHANNEL))
        self.never = NeverBy(editing, self)
        self.row(self.tr("Never by"), self.never)
        self.quiet = self.line(self.tr("Quiet hours"), self.tr("add 20:00-09:30"), self._set(PersonField.QUIET_HOURS))
        self.zone = self.line(self.tr("Time zone"), self.tr("add Europe/Lisbon"), self._set(PersonField.ZONE))

    def _set(self, field: PersonField) -> Callable[[str], Changes]:
        people = self.editing.verbs.people
        return lambda value: people.set_field(self.editing.person, field, value)

    def refresh(self) -> None:
        """Show the model's person."""
        person = self.editing.model.person
        if person is not None:
            self.prefers.show_stored(person.preferred_channel.value if person.preferred_channel else "")
            self.never.tell(person.forbidden_channels)
            self.quiet.show_stored(person.quiet_hours)
            self.zone.show_stored(person.zone)


class NeverBy(QWidget):
    """The channels by which somebody does not want to be reached."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        flow = FlowLayout(editing.theme, 5, parent=self)
        editing.theme.lay(flow, (SIDE, 3, 0, 3), 5)
        self.chips: dict[Channel, FilterChip] = {}
        for channel in Channel:
            chip = FilterChip(editing.theme, wording.channel(channel), parent=self)
            chip.setAccessibleDescription(self.tr("Never by %1").replace("%1", wording.channel(channel)))
            chip.clicked.connect(self._set)
            self.chips[channel] = chip
            flow.addWidget(chip)

    def tell(self, forbidden: frozenset[Channel]) -> None:
        """Show which."""
        for channel, chip in self.chips.items():
            chip.setChecked(channel in forbidden)

    def _set(self) -> None:
        chosen = ",".join(channel.value for channel, chip in self.chips.items() if chip.isChecked())
        self._editing.set_field(PersonField.FORBIDDEN_CHANNELS, chosen)
