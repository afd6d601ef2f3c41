"""The settings page: two columns of cards. Every change holds at once, and can be taken back."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.changes import Area, Changes
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.ui import wording
from regulars.ui.screen import Screen, Surroundings
from regulars.ui.settings.about_box import AboutBox
from regulars.ui.settings.background import StartsWithLaptop
from regulars.ui.settings.days_card import DaysCard
from regulars.ui.settings.key_boxes import NewCodeBox, PassphraseBox
from regulars.ui.settings.keys_model import KeysModel
from regulars.ui.settings.quick_key_rows import QuickKeyRows
from regulars.ui.settings.quiet_season import QuietSeason
from regulars.ui.settings.safety_card import SafetyCard
from regulars.ui.settings.setting_card import SettingCard
from regulars.ui.settings.settings_model import SettingsModel
from regulars.ui.settings.trade_card import TradeCard
from regulars.ui.settings.trade_model import TradeModel
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.overlay import host_of
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.reflow import CardGrid, ReflowRow
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.toggle import Tick

_ONE_COLUMN_BELOW = 780
_COUNTRY_WIDTH = 190


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
        self.days = DaysCard(theme, self.model, self)
        self._left.addWidget(self.days)
        self.season = QuietSeason(theme, self.model, self)
        self._card(self._left, self.tr("Quiet season")).body.addWidget(self.season)
        self._add_reading()
        self._add_counting()
        self.safety = SafetyCard(theme, self.model, self.keys, self)
        self.safety.boxed.connect(self._open)
        self._right.addWidget(self.safety)
        self._add_background()
        self._add_about()
        self.trade = TradeCard(theme, TradeModel(around.desk, self), self)
        self._card(self._left, self.tr("Your trade")).body.addWidget(self.trade)
        for column in (self._left, self._right):
            column.addStretch(1)
        self.model.kept.connect(self.shell.say_done)
        self.model.refused.connect(self.shell.tell)
        self.trade.model.kept.connect(self.shell.say_done)
        self.trade.model.refused.connect(self.shell.tell)
        self.keys.refused.connect(self.shell.tell)
        self.keys.code_proved.connect(self._say_new_code)

    def arrive(self) -> None:
        self.model.read()
        self.trade.model.read()

    def leave(self) -> None:
        self.days.keep_rooms()

    def hear(self, changes: Changes) -> None:
        if changes.whole_book or Area.SETTINGS in changes.areas:
            self.model.read()
        if changes.whole_book or changes.areas & {Area.SETTINGS, Area.OWN_FIELDS}:
            self.trade.model.read()

    # Building

    def _card(self, column: QVBoxLayout, title: str) -> SettingCard:
        card = SettingCard(self.theme, title, self.model, self)
        column.addWidget(card)
        return card

    def _add_reading(self) -> None:
        model, card = self.model, self._card(self._left, self.tr("Reading"))
        self.appearance = card.choice(self.tr("Appearance"), model.appearances, "appearance")
        card.row(self.tr("Appearance"), self.tr("Light or dark"), self.appearance)
        self.text_size = card.choice(self.tr("Text size"), model.scales, "text_scale")
        card.row(self.tr("Text size"), "", self.text_size, line=False)

    def _add_counting(self) -> None:
        model, card = self.model, self._card(self._left, self.tr("People and dates"))
        self.country = card.choice(self.tr("Country"), model.countries, "country", _CountryChoice)
        card.row(self.tr("Country"), self.tr("For phone numbers that do not say theirs"), self.country)
        self.leap_day = card.choice(self.tr("Birthdays on 29 February"), model.leap_days, "leap_day")
        card.row(self.tr("Birthdays on 29 February"), self.tr("In years without one"), self.leap_day)
        card.row(self.tr("What counts as being in touch"), self.tr("Other moments are kept all the same"), line=False)
        grid = CardGrid(self.theme, 130, 2)
        self.ticks: dict[MomentKind, Tick] = {}
        for kind in MomentKind:
            grid.addWidget(self._counting(card, kind))
        card.body.addLayout(grid)

    def _counting(self, card: SettingCard, kind: MomentKind) -> QWidget:
        cell = QWidget(card)
        across = QHBoxLayout(cell)
        self.theme.lay(across, spacing=4)
        name = wording.moment_kind(kind)
        tick = Tick(self.theme, name, parent=cell)
        tick.clicked.connect(lambda on: self.model.count(kind, on))
        card.shown.append(lambda: tick.setChecked(kind in self.model.settings.counted_kinds))
        across.addWidget(tick)
        across.addWidget(Sentence(self.theme, name, parent=cell), 1)
        self.ticks[kind] = tick
        return cell

    def _add_background(self) -> None:
        model, card = self.model, self._card(self._right, self.tr("In the background"))
        self._background = card
        keep = self.tr("Keep reminding when the window is closed")
        self.tray = card.toggle(
            keep, lambda: bool(model.settings.keep_in_tray), lambda on: model.change(keep_in_tray=on)
        )
        card.row(keep, self.tr("In the tray, where the desktop has one"), self.tray)
        starts = self.tr("Start with the laptop")
        self.autostart = card.toggle(starts, lambda: self.with_laptop.is_on, self.with_laptop.turn)
        self._starts_row = card.row(starts, " ", self.autostart)
        card.shown.append(self._show_autostart)
        self.quick_key = QuickKeyRows(self.theme, self.desk.quick_key, self)
        self.quick_key.said.connect(self.shell.say)
        card.body.addWidget(self.quick_key)

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
        self._background.show_settings()
        said = self.tr("Regulars starts with the laptop") if on else self.tr("Regulars starts when you open it")
        self.shell.say(said, lambda: self.with_laptop.turn(not on))

    def _refuse_autostart(self, problem: KnownProblem) -> None:
        self._background.show_settings()
        self.shell.tell(problem)

    def _add_about(self) -> None:
        card = self._card(self._right, self.tr("What leaves this laptop"))
        card.row(
            self.tr("Nothing"),
            self.tr("No account, no network, no statistics. Calling and writing open your own programs, when you ask."),
        )
        self.about = PlainButton(self.theme, self.tr("Licences"), parent=self)
        self.about.clicked.connect(self._show_about)
        card.row(self.tr("About Regulars"), self.tr("Free software, Apache License 2.0"), self.about, line=False)

    def _say_new_code(self, right: bool) -> None:
        if right:
            self.shell.say(self.tr("The new code opens your book. You can throw the old one away."))

    # Boxes

    def _open(self, kind: type[NewCodeBox] | type[PassphraseBox]) -> None:
        box = kind(self.theme, host_of(self), self.keys)
        box.closed.connect(box.deleteLater)
        box.ask()

    def _show_about(self) -> None:
        box = AboutBox(self.theme, host_of(self))
        box.closed.connect(box.deleteLater)
        box.ask()
