"""The settings as the page shows them, and what changing one does. No widgets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from regulars.domain.changes import Changes
from regulars.domain.dates import LeapDay
from regulars.domain.errors import KnownProblem
from regulars.domain.moments import MomentKind
from regulars.domain.pauses import Pause, PauseId
from regulars.domain.settings import Appearance, DaysOff, Settings
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.wording import translate

RHYTHMS = (7.0, 14.0, 21.0, 30.0, 42.0, 60.0, 90.0, 180.0, 365.0)
LOCKS = (0, 1, 2, 5, 10, 15, 30, 60)
SCALES = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Options:
    """The values of a drop-down, their words, and which one holds."""

    values: tuple[object, ...]
    words: tuple[str, ...]
    current: int


class SettingsModel(QObject):
    """Reads the settings, and keeps each change at once, as a step that can be taken back."""

    refreshed = Signal()
    kept = Signal(object)
    """A change was kept: its `Changes`."""
    refused = Signal(object)
    """A `KnownProblem`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.settings = Settings()
        self.pauses: tuple[Pause, ...] = ()
        """The owner's quiet seasons."""

    def read(self) -> None:
        """Read the settings again."""
        verbs = self._desk.verbs
        self.settings = self._desk.read(verbs.settings.read)
        self.pauses = self._desk.read(lambda: verbs.pauses.of(None))
        self.refreshed.emit()

    def change(self, **values: object) -> None:
        """Keep these values, by the names of `Settings`' fields. What is refused leaves all as it was."""
        verbs = self._desk.verbs
        self._keep(lambda: verbs.settings.change(**values))

    def _keep(self, verb: Callable[[], Changes]) -> None:
        def kept(changes: Changes) -> None:
            if changes.step is not None:
                self.kept.emit(changes)

        self._desk.do(verb, kept, self._refused)

    def _refused(self, problem: KnownProblem) -> None:
        self.read()
        self.refused.emit(problem)

    # Quiet seasons

    @property
    def today(self) -> date:
        """The owner's day."""
        return self._desk.verbs.book.clock.today()

    def begin_pause(self, begins: date, ends: date | None, reason: str) -> None:
        """Nobody's clock runs from `begins` to `ends`, the first day that counts again (None: open)."""
        pauses = self._desk.verbs.pauses
        self._keep(lambda: pauses.begin(None, begins, ends, reason))

    def change_pause(self, pause: PauseId, begins: date, ends: date | None, reason: str) -> None:
        """Other days, another reason."""
        pauses = self._desk.verbs.pauses
        self._keep(lambda: pauses.edit(pause, begins=begins, ends=ends, reason=reason))

    def end_pause(self, pause: PauseId) -> None:
        """The owner is back."""
        pauses = self._desk.verbs.pauses
        self._keep(lambda: pauses.end(pause))

    def remove_pause(self, pause: PauseId) -> None:
        """It never was."""
        pauses = self._desk.verbs.pauses
        self._keep(lambda: pauses.delete(pause))

    @property
    def folder(self) -> Path:
        """Where the book lies."""
        return self._desk.verbs.book.folder

    # Drop-downs

    def rhythms(self) -> Options:
        """How often is usual; the owner's own value stands among the others."""
        days = self.settings.usual_days
        values = sorted({*RHYTHMS, days})
        return Options(tuple(values), tuple(wording.rhythm(value) for value in values), values.index(days))

    def hours(self, at: time) -> Options:
        """Half hours of a day, and the one that holds if it is none of them."""
        halves = {time(hour, minute) for hour in range(24) for minute in (0, 30)}
        values = sorted({*halves, at})
        return Options(tuple(values), tuple(wording.clock(value) for value in values), values.index(at))

    def days_off(self) -> Options:
        """When promises and dates are announced that fall on days off."""
        words = {
            DaysOff.BEFORE: translate("SettingsModel", "The working morning before"),
            DaysOff.AFTER: translate("SettingsModel", "The next working morning"),
            DaysOff.SAME_DAY: translate("SettingsModel", "On the day itself"),
        }
        values = tuple(DaysOff)
        return Options(values, tuple(words[value] for value in values), values.index(self.settings.days_off))

    def scales(self) -> Options:
        """Text sizes."""
        scale = self.settings.text_scale
        values = sorted({*SCALES, scale})
        words = tuple(translate("SettingsModel", "%1 %").replace("%1", wording.number(value * 100)) for value in values)
        return Options(tuple(values), words, values.index(scale))

    def locks(self) -> Options:
        """After how many minutes without anybody at the window the book locks."""
        minutes = self.settings.lock_minutes
        values = sorted({*LOCKS, minutes})
        return Options(tuple(values), tuple(_lock_words(value) for value in values), values.index(minutes))

    def appearances(self) -> Options:
        """Light, dark, as the desktop has it."""
        words = {
            Appearance.AUTO: translate("SettingsModel", "As the desktop"),
            Appearance.LIGHT: translate("SettingsModel", "Light"),
            Appearance.DARK: translate("SettingsModel", "Dark"),
        }
        values = tuple(Appearance)
        return Options(values, tuple(words[value] for value in values), values.index(self.settings.appearance))

    def leap_days(self) -> Options:
        """When a birthday on 29 February is kept in other years."""
        words = {
            LeapDay.BEFORE: translate("SettingsModel", "28 February"),
            LeapDay.AFTER: translate("SettingsModel", "1 March"),
        }
        values = tuple(LeapDay)
        return Options(values, tuple(words[value] for value in values), values.index(self.settings.leap_day))

    def countries(self) -> Options:
        """The countries by name, for phone numbers without one; the first is none."""
        named = sorted(_countries().items(), key=lambda country: country[1].casefold())
        values = ("", *(code for code, _ in named))
        if self.settings.country not in values:
            values = (*values, self.settings.country)
        names = dict(named)
        words = tuple(names.get(code, code) if code else translate("SettingsModel", "Not set") for code in values)
        return Options(values, words, values.index(self.settings.country))

    def count(self, kind: MomentKind, counts: bool) -> None:
        """Whether this kind of moment moves the clock of a relation."""
        settings = self._desk.verbs.settings

        def count() -> Changes:
            kinds = settings.read().counted_kinds  # as they are when it is this change's turn
            return settings.change(counted_kinds=kinds | {kind} if counts else kinds - {kind})

        self._keep(count)


def _lock_words(minutes: int) -> str:
    if not minutes:
        return translate("SettingsModel", "Never")
    return QCoreApplication.translate("SettingsModel", "%n minute(s)", "", minutes)


@cache
def _countries() -> dict[str, str]:
    """ISO 3166 codes and names of the territories that Qt knows."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(territory)
    return found
