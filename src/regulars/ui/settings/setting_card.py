"""A card of the settings page: a title, and a row for each setting with the control that changes it at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from regulars.ui.settings.settings_model import Options, SettingsModel
from regulars.ui.theme import Theme, Type
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.setting_row import SettingRow
from regulars.ui.widgets.toggle import Toggle


class SettingCard(Card):
    """Rows below a title. `shown` holds what brings the controls up to date with the settings that hold."""

    def __init__(self, theme: Theme, title: str, model: SettingsModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent=parent)
        self.model = model
        self.shown: list[Callable[[], None]] = []
        theme.lay(self.body, spacing=0)
        self.body.addWidget(Label(theme, title, Type.SECTION, parent=self))
        model.refreshed.connect(self.show_settings)

    def show_settings(self) -> None:
        """Let every control show what holds."""
        for show in self.shown:
            show()

    def row(self, title: str, subtitle: str = "", control: QWidget | None = None, *, line: bool = True) -> SettingRow:
        """Add a row; the `line` below it parts it from the next."""
        row = SettingRow(self._theme, title, subtitle, control, line=line, parent=self)
        self.body.addWidget(row)
        return row

    def choice(self, name: str, options: Callable[[], Options], field: str, kind: type[Choice] = Choice) -> Choice:
        """A drop-down over one setting."""
        choice = kind(self._theme, name, parent=self)
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
        self.shown.append(show)
        return choice

    def toggle(self, name: str, on: Callable[[], bool], change: Callable[[bool], None]) -> Toggle:
        """A switch: whether it is on, and what a click does."""
        toggle = Toggle(self._theme, name, parent=self)
        toggle.clicked.connect(change)
        self.shown.append(lambda: toggle.setChecked(on()))
        return toggle
