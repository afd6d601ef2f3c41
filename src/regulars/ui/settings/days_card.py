"""The card "Your days": room for people, a name to greet, hours, and the usual rhythm."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from regulars.services.settings import USUAL_MINUTES
from regulars.ui.settings.setting_card import SettingCard
from regulars.ui.settings.settings_model import SettingsModel
from regulars.ui.theme import Theme
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.weekday_room import WeekdayRoom
from regulars.ui.wording import translate

_SETTLES_MS = 500
"""Dragging a bar is one change, kept when the hand rests."""
_PEOPLE_SCALE, _MINUTES_SCALE = (12, 1), (120, 5)


class DaysCard(SettingCard):
    """What is typed or dragged here is kept when the page goes, too."""

    def __init__(self, theme: Theme, model: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("DaysCard", "Your days"), model, parent)
        self.rooms = WeekdayRoom(self._theme, self.tr("Room for people"), parent=self)
        self._rooms_rest = QTimer(self)
        self._rooms_rest.setSingleShot(True)
        self._rooms_rest.setInterval(_SETTLES_MS)
        self._rooms_rest.timeout.connect(self.keep_rooms)
        self.rooms.room_changed.connect(lambda _day, _room: self._rooms_rest.start())
        self.shown.append(self._show_rooms)
        self.row(self.tr("Room for people"), self.tr("How much you can do on each weekday"), self.rooms)
        counted = self.tr("Count the room in")
        self.room_unit = Segmented(self._theme, counted, [self.tr("People"), self.tr("Minutes")], parent=self)
        self.room_unit.chosen.connect(self._count_room_in)
        self.row(counted, self.tr("A visit takes longer than a message"), self.room_unit)
        name = self.tr("Your name")
        self.owner = QLineEdit(self)
        self.owner.setAccessibleName(name)
        self.owner.setPlaceholderText(self.tr("How to greet you"))
        self.owner.setMaxLength(100)
        self.owner.setProperty("keeps_itself", True)
        self._theme.hold(self.owner, width=170)
        self.owner.editingFinished.connect(self._keep_owner)
        self.shown.append(self._show_owner)
        self.row(name, "", self.owner)
        hello = self.tr("Morning hello")
        self.morning = self.choice(hello, lambda: model.hours(model.settings.morning), "morning")
        self.row(hello, self.tr("One notification with the day’s people"), self.morning)
        quiet = QWidget(self)
        across = QHBoxLayout(quiet)
        self._theme.lay(across, spacing=6)
        self.quiet_from = self.choice(
            self.tr("Quiet hours begin"), lambda: model.hours(model.settings.quiet_from), "quiet_from"
        )
        self.quiet_until = self.choice(
            self.tr("Quiet hours end"), lambda: model.hours(model.settings.quiet_until), "quiet_until"
        )
        across.addWidget(self.quiet_from)
        across.addWidget(Label(self._theme, "–", parent=quiet))
        across.addWidget(self.quiet_until)
        self.row(self.tr("Quiet hours"), self.tr("No notification"), quiet)
        off = self.tr("On days without room")
        self.days_off = self.choice(off, model.days_off, "days_off")
        self.row(off, self.tr("When a promise or a date of such a day is announced"), self.days_off)
        usual = self.tr("Usual rhythm")
        self.usual = self.choice(usual, model.rhythms, "usual_days")
        self.row(usual, self.tr("For people without one of their own"), self.usual, line=False)

    def _show_rooms(self) -> None:
        minutes = self.model.settings.minutes
        self.room_unit.set_current(int(bool(minutes)))
        self.rooms.set_scale(*(_MINUTES_SCALE if minutes else _PEOPLE_SCALE))
        self.rooms.set_rooms(minutes or self.model.settings.rooms)

    def _count_room_in(self, unit: int) -> None:
        """Minutes begin where the room for people was, and the other way round."""
        self.keep_rooms()
        rooms = self.model.settings.rooms
        if unit:
            longest, step = _MINUTES_SCALE
            minutes = tuple(min(-(-room * USUAL_MINUTES // step) * step, longest) for room in rooms)
            self.model.change(minutes=minutes)
        else:
            self.model.change(minutes=())

    def _show_owner(self) -> None:
        name = self.model.settings.owner_name
        if self.owner.text().strip() != name:  # what is being typed keeps its own undo
            self.owner.setText(name)

    def _keep_owner(self) -> None:
        self.owner.setModified(False)
        self.model.change(owner_name=self.owner.text().strip())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.owner.isModified():  # the window goes, as when the book locks: nothing else ends the typing
            self._keep_owner()
        self.keep_rooms()

    def keep_rooms(self) -> None:
        """Keep what was dragged and has not come to rest."""
        if self._rooms_rest.isActive() or self.sender() is self._rooms_rest:
            self._rooms_rest.stop()
            field = "minutes" if self.model.settings.minutes else "rooms"
            self.model.change(**{field: tuple(self.rooms.rooms())})
