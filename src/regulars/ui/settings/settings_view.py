"""The settings page: two columns of cards. Every change holds at once, and can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.services.settings import USUAL_MINUTES
from regulars.ui import wording
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.settings.about_box import AboutBox
from regulars.ui.settings.background import StartsWithLaptop
from regulars.ui.settings.key_boxes import NewCodeBox, PassphraseBox
from regulars.ui.settings.keys_model import KeysModel
from regulars.ui.settings.quiet_season import QuietSeason
from regulars.ui.settings.settings_model import Options, SettingsModel
from regulars.ui.settings.trade_card import TradeCard
from regulars.ui.settings.trade_model import TradeModel
from regulars.ui.theme import Type
from regulars.ui.widgets.buttons import LinkButton, PlainButton
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.setting_row import SettingRow
from regulars.ui.widgets.toggle import Tick, Toggle
from regulars.ui.widgets.weekday_room import WeekdayRoom

_ONE_COLUMN_BELOW = 780
_COUNTRY_WIDTH = 190
_SETTLES_MS = 500
_PEOPLE_SCALE, _MINUTES_SCALE = (12, 1), (120, 5)
"""Dragging a bar is one change, kept when the hand rests."""


class _CountryChoice(Choice):
    """As wide as most names of countries need, not as the longest."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), self._theme.px(_COUNTRY_WIDTH)), hint.height())


class SettingsView(Screen):
    """Reads the settings when it arrives; each control shows what holds."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.model = SettingsModel(around.desk, self)
        self.keys = KeysModel(around.desk, self)
        self.with_laptop = StartsWithLaptop(around.desk.autostart, self)
        self.with_laptop.said.connect(self._say_autostart)
        self.with_laptop.refused.connect(self._refuse_autostart)
        theme = self.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._page = Page(theme, self.tr("Settings"), parent=self)
        whole.addWidget(self._page)
        columns = ReflowRow(theme, _ONE_COLUMN_BELOW, 16, below=14)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            theme.lay(column, spacing=14)
            columns.addLayout(column, 1)
        self._page.body.addLayout(columns)
        self._shown: list[Callable[[], None]] = []
        self._add_days()
        self.season = QuietSeason(theme, self.model, self)
        self._card(self._left, self.tr("Quiet season")).addWidget(self.season)
        self._add_reading()
        self._add_counting()
        self._add_safety()
        self._add_background()
        self._add_about()
        self.trade = TradeCard(theme, TradeModel(around.desk, self), self)
        self._card(self._left, self.tr("Your trade")).addWidget(self.trade)
        for column in (self._left, self._right):
            column.addStretch(1)
        self.model.refreshed.connect(self._show)
        self.model.kept.connect(self.shell.say_done)
        self.model.refused.connect(self.shell.tell)
        self.trade.model.kept.connect(self.shell.say_done)
        self.trade.model.refused.connect(self.shell.tell)
        self.keys.refreshed.connect(self._show)
        self.keys.refused.connect(self.shell.tell)
        self.keys.code_proved.connect(self._say_new_code)

    def arrive(self) -> None:
        self.model.read()
        self.trade.model.read()

    def leave(self) -> None:
        self._keep_rooms()

    def hear(self, changes: Changes) -> None:
        if changes.whole_book or Area.SETTINGS in changes.areas:
            self.model.read()
        if changes.whole_book or changes.areas & {Area.SETTINGS, Area.OWN_FIELDS}:
            self.trade.model.read()

    def _show(self) -> None:
        for show in self._shown:
            show()

    # Building

    def _card(self, column: QVBoxLayout, title: str) -> QVBoxLayout:
        card = Card(self.theme, parent=self)
        card.setAccessibleName(title)
        self.theme.lay(card.body, spacing=0)
        card.body.addWidget(Label(self.theme, title, Type.SECTION, parent=card))
        column.addWidget(card)
        return card.body

    def _row(
        self, rows: QVBoxLayout, title: str, subtitle: str = "", control: QWidget | None = None, *, line: bool = True
    ) -> SettingRow:
        row = SettingRow(self.theme, title, subtitle, control, line=line, parent=self)
        rows.addWidget(row)
        return row

    def _choice(self, name: str, options: Callable[[], Options], field: str, kind: type[Choice] = Choice) -> Choice:
        """A drop-down over one setting."""
        choice = kind(self.theme, name, parent=self)
        held: list[Options] = [options()]

        def show() -> None:
            held[0] = options()
            if [choice.itemText(place) for place in range(choice.count())] != list(held[0].words):
                choice.clear()
                choice.addItems(list(held[0].words))
                choice.updateGeometry()
            choice.setCurrentIndex(held[0].current)

        choice.chosen.connect(lambda place: self.model.change(**{field: held[0].values[place]}))
        show()
        self._shown.append(show)
        return choice

    def _toggle(self, name: str, on: Callable[[], bool], change: Callable[[bool], None]) -> Toggle:
        toggle = Toggle(self.theme, name, parent=self)
        toggle.clicked.connect(change)
        self._shown.append(lambda: toggle.setChecked(on()))
        return toggle

    def _add_days(self) -> None:
        model, rows = self.model, self._card(self._left, self.tr("Your days"))
        self.rooms = WeekdayRoom(self.theme, self.tr("Room for people"), parent=self)
        self._rooms_rest = QTimer(self)
        self._rooms_rest.setSingleShot(True)
        self._rooms_rest.setInterval(_SETTLES_MS)
        self._rooms_rest.timeout.connect(self._keep_rooms)
        self.rooms.room_changed.connect(lambda _day, _room: self._rooms_rest.start())
        self._shown.append(self._show_rooms)
        self._row(rows, self.tr("Room for people"), self.tr("How much you can do on each weekday"), self.rooms)
        counted = self.tr("Count the room in")
        self.room_unit = Segmented(self.theme, counted, [self.tr("People"), self.tr("Minutes")], parent=self)
        self.room_unit.chosen.connect(self._count_room_in)
        self._row(rows, counted, self.tr("A visit takes longer than a message"), self.room_unit)
        name = self.tr("Your name")
        self.owner = QLineEdit(self)
        self.owner.setAccessibleName(name)
        self.owner.setPlaceholderText(self.tr("How to greet you"))
        self.owner.setMaxLength(100)
        self.owner.setProperty("keeps_itself", True)
        self.theme.hold(self.owner, width=170)
        self.owner.editingFinished.connect(self._keep_owner)
        self._shown.append(self._show_owner)
        self._row(rows, name, "", self.owner)
        hello = self.tr("Morning hello")
        self.morning = self._choice(hello, lambda: model.hours(model.settings.morning), "morning")
        self._row(rows, hello, self.tr("One notification with the day’s people"), self.morning)
        quiet = QWidget(self)
        across = QHBoxLayout(quiet)
        self.theme.lay(across, spacing=6)
        self.quiet_from = self._choice(
            self.tr("Quiet hours begin"), lambda: model.hours(model.settings.quiet_from), "quiet_from"
        )
        self.quiet_until = self._choice(
            self.tr("Quiet hours end"), lambda: model.hours(model.settings.quiet_until), "quiet_until"
        )
        across.addWidget(self.quiet_from)
        across.addWidget(Label(self.theme, "–", parent=quiet))
        across.addWidget(self.quiet_until)
        self._row(rows, self.tr("Quiet hours"), self.tr("No notification"), quiet)
        off = self.tr("On days without room")
        self.days_off = self._choice(off, model.days_off, "days_off")
        self._row(rows, off, self.tr("When a promise or a date of such a day is announced"), self.days_off)
        usual = self.tr("Usual rhythm")
        self.usual = self._choice(usual, model.rhythms, "usual_days")
        self._row(rows, usual, self.tr("For people without one of their own"), self.usual, line=False)

    def _show_rooms(self) -> None:
        minutes = self.model.settings.minutes
        self.room_unit.set_current(int(bool(minutes)))
        self.rooms.set_scale(*(_MINUTES_SCALE if minutes else _PEOPLE_SCALE))
        self.rooms.set_rooms(minutes or self.model.settings.rooms)

    def _count_room_in(self, unit: int) -> None:
        """Minutes begin where the room for people was, and the other way round."""
        self._keep_rooms()
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
        self._keep_rooms()

    def _keep_rooms(self) -> None:
        if self._rooms_rest.isActive() or self.sender() is self._rooms_rest:
            self._rooms_rest.stop()
            field = "minutes" if self.model.settings.minutes else "rooms"
            self.model.change(**{field: tuple(self.rooms.rooms())})

    def _add_reading(self) -> None:
        model, rows = self.model, self._card(self._left, self.tr("Reading"))
        self.appearance = self._choice(self.tr("Appearance"), model.appearances, "appearance")
        self._row(rows, self.tr("Appearance"), self.tr("Light or dark"), self.appearance)
        self.text_size = self._choice(self.tr("Text size"), model.scales, "text_scale")
        self._row(rows, self.tr("Text size"), "", self.text_size, line=False)

    def _add_counting(self) -> None:
        model, rows = self.model, self._card(self._left, self.tr("People and dates"))
        self.country = self._choice(self.tr("Country"), model.countries, "country", _CountryChoice)
        self._row(rows, self.tr("Country"), self.tr("For phone numbers that do not say theirs"), self.country)
        self.leap_day = self._choice(self.tr("Birthdays on 29 February"), model.leap_days, "leap_day")
        self._row(rows, self.tr("Birthdays on 29 February"), self.tr("In years without one"), self.leap_day)
        self._row(
            rows, self.tr("What counts as being in touch"), self.tr("Other moments are kept all the same"), line=False
        )
        grid = CardGrid(self.theme, 130, 2)
        self.ticks: dict[MomentKind, Tick] = {}
        for kind in MomentKind:
            grid.addWidget(self._counting(kind))
        rows.addLayout(grid)

    def _counting(self, kind: MomentKind) -> QWidget:
        cell = QWidget(self)
        across = QHBoxLayout(cell)
        self.theme.lay(across, spacing=4)
        name = wording.moment_kind(kind)
        tick = Tick(self.theme, name, parent=cell)
        tick.clicked.connect(lambda on: self.model.count(kind, on))
        self._shown.append(lambda: tick.setChecked(kind in self.model.settings.counted_kinds))
        across.addWidget(tick)
        across.addWidget(Sentence(self.theme, name, parent=cell), 1)
        self.ticks[kind] = tick
        return cell

    def _add_safety(self) -> None:
        model, keys, rows = self.model, self.keys, self._card(self._right, self.tr("Safety"))
        self.new_code = PlainButton(self.theme, self.tr("New code"), parent=self)
        self.new_code.clicked.connect(lambda: self._open(NewCodeBox))
        self._row(
            rows,
            self.tr("Recovery code"),
            self.tr("Opens the book when nothing else does. It is on your paper."),
            self.new_code,
        )
        buttons = QWidget(self)
        across = QHBoxLayout(buttons)
        self.theme.lay(across, spacing=8)
        self.passphrase = PlainButton(self.theme, self.tr("Change"), parent=buttons)
        self.passphrase.clicked.connect(lambda: self._open(PassphraseBox))
        self.no_passphrase = PlainButton(self.theme, self.tr("Remove"), parent=buttons)
        self.no_passphrase.clicked.connect(keys.remove_passphrase)
        across.addWidget(self.no_passphrase)
        across.addWidget(self.passphrase)
        self._passphrase_row = self._row(rows, self.tr("Passphrase"), " ", buttons)
        self.keyring = self._toggle(self.tr("Open by itself on this laptop"), lambda: keys.in_keyring, keys.use_keyring)
        self._keyring_row = self._row(rows, self.tr("Open by itself on this laptop"), " ", self.keyring)
        self.no_wait = LinkButton(self.theme, self.tr("Do not wait"), parent=self)
        self.no_wait.clicked.connect(keys.stop_waiting)
        rows.addWidget(self.no_wait, 0, Qt.AlignmentFlag.AlignLeading)
        lock = self.tr("Lock when idle")
        self.lock = self._choice(lock, model.locks, "lock_minutes")
        self._row(rows, lock, self.tr("Then also when the laptop sleeps or its screen locks"), self.lock)
        self.names = self._toggle(
            self.tr("Names in notifications"),
            lambda: model.settings.names_in_notices,
            lambda on: model.change(names_in_notices=on),
        )
        self._names_row = self._row(rows, self.tr("Names in notifications"), " ", self.names)
        self.folder = PlainButton(self.theme, self.tr("Show"), parent=self)
        self.folder.clicked.connect(self._show_folder)
        self._row(rows, self.tr("Where your book lies"), str(model.folder), self.folder, line=False)
        self._shown.append(self._show_safety)

    def _show_safety(self) -> None:
        model, keys = self.model, self.keys
        still = not (keys.is_busy or keys.is_waiting)
        self.new_code.setEnabled(keys.has_keys and still)
        self.passphrase.setEnabled(keys.has_keys and still)
        self.passphrase.set_text(self.tr("Change") if keys.has_passphrase else self.tr("Add"))
        self.no_passphrase.setVisible(keys.has_passphrase)
        self.no_passphrase.setEnabled(still)
        self._passphrase_row.set_subtitle(
            self.tr("Opens the book beside the recovery code") if keys.has_passphrase else self.tr("None")
        )
        self.keyring.setEnabled(keys.can_use_keyring and still)
        self.no_wait.setVisible(keys.is_waiting)
        if keys.is_waiting:
            said = self.tr("Waiting for your system’s keyring. It may be asking for its password.")
        elif not keys.can_use_keyring:
            said = self.tr("There is no keyring here: a code or passphrase opens the book")
        elif keys.in_keyring:
            said = self.tr("Your system’s keyring holds the key")
        else:
            said = self.tr("Off: the code or passphrase is asked for at each start")
        self._keyring_row.set_subtitle(said)
        if model.settings.names_in_notices:
            self._names_row.set_subtitle(self.tr("On: whoever sees your screen can read them"))
        else:
            self._names_row.set_subtitle(self.tr("Off: “Five people today”"))

    def _add_background(self) -> None:
        model, rows = self.model, self._card(self._right, self.tr("In the background"))
        keep = self.tr("Keep reminding when the window is closed")
        self.tray = self._toggle(
            keep, lambda: bool(model.settings.keep_in_tray), lambda on: model.change(keep_in_tray=on)
        )
        self._row(rows, keep, self.tr("In the tray, where the desktop has one"), self.tray)
        starts = self.tr("Start with the laptop")
        self.autostart = self._toggle(starts, lambda: self.with_laptop.is_on, self.with_laptop.turn)
        self._starts_row = self._row(rows, starts, " ", self.autostart, line=False)
        self._shown.append(self._show_autostart)

    def _show_autostart(self) -> None:
        self.autostart.setEnabled(self.with_laptop.is_possible)
        if not self.with_laptop.is_possible:
            said = self.tr("Not with a book to look around in")
        elif self.with_laptop.is_on:
            said = self.tr("On: it starts in the tray, without a window")
        else:
            said = self.tr("Off: reminders come once you have opened Regulars")
        self._starts_row.set_subtitle(said)

    def _say_autostart(self, on: bool) -> None:
        self._show()
        said = self.tr("Regulars starts with the laptop") if on else self.tr("Regulars starts when you open it")
        self.shell.say(said, lambda: self.with_laptop.turn(not on))

    def _refuse_autostart(self, problem: KnownProblem) -> None:
        self._show()
        self.shell.tell(problem)

    def _add_about(self) -> None:
        rows = self._card(self._right, self.tr("What leaves this laptop"))
        self._row(
            rows,
            self.tr("Nothing"),
            self.tr("No account, no network, no statistics. Calling and writing open your own programs, when you ask."),
        )
        self.about = PlainButton(self.theme, self.tr("Licences"), parent=self)
        self.about.clicked.connect(self._show_about)
        self._row(rows, self.tr("About Regulars"), self.tr("Free software, Apache License 2.0"), self.about, line=False)

    def _say_new_code(self, right: bool) -> None:
        if right:
            self.shell.say(self.tr("The new code opens your book. You can throw the old one away."))

    # Boxes

    def _open(self, kind: type[NewCodeBox] | type[PassphraseBox]) -> None:
        box = kind(self.theme, self._host(), self.keys)
        box.closed.connect(box.deleteLater)
        box.ask()

    def _show_about(self) -> None:
        box = AboutBox(self.theme, self._host())
        box.closed.connect(box.deleteLater)
        box.ask()

    def _host(self) -> QWidget:
        """What a box lies over: all of the window below its frame."""
        host: QWidget = self
        while (above := host.parentWidget()) is not None and above is not self.window():
            host = above
        return host

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.model.folder)))
