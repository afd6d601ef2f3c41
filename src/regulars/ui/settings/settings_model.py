"""The settings as the page shows them, and what changing one does. No widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QLocale, QObject, Signal

from regulars.domain.changes import Changes
from regulars.domain.dates import LeapDay
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.domain.settings import Appearance, Settings
from regulars.services import opening
from regulars.ui import wording
from regulars.ui.desk import Desk
from regulars.ui.jobs import Job
from regulars.ui.wording import translate

T = TypeVar("T")

RHYTHMS = (7.0, 14.0, 21.0, 30.0, 42.0, 60.0, 90.0, 180.0, 365.0)
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
    code_made = Signal(str)
    """A new recovery code holds; the old one opens older backups only."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.settings = Settings()
        self.is_busy = False
        """The keys are being changed."""
        self.is_waiting = False
        """The system's keyring has been asked."""
        self._asking: Job | None = None
        self.code_unproved = False
        """A new code was shown and not typed back."""

    def read(self) -> None:
        """Read the settings again."""
        self.settings = self._desk.read(self._desk.verbs.settings.read)
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

    def scales(self) -> Options:
        """Text sizes."""
        scale = self.settings.text_scale
        values = sorted({*SCALES, scale})
        words = tuple(translate("SettingsModel", "%1 %").replace("%1", wording.number(value * 100)) for value in values)
        return Options(tuple(values), words, values.index(scale))

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

    # Keys

    @property
    def has_keys(self) -> bool:
        """Whether the keys can be changed from here."""
        return self._desk.keys is not None

    @property
    def has_passphrase(self) -> bool:
        """Whether a passphrase opens the book."""
        keys = self._desk.keys
        return keys is not None and keys.keys.has_passphrase

    @property
    def can_use_keyring(self) -> bool:
        """Whether this start has a keyring to talk to."""
        keys = self._desk.keys
        return keys is not None and keys.vault is not None

    @property
    def in_keyring(self) -> bool:
        """Whether the system's keyring opens the book by itself."""
        keys = self._desk.keys
        return keys is not None and keys.keys.in_keyring

    @property
    def folder(self) -> Path:
        """Where the book lies."""
        return self._desk.verbs.book.folder

    def make_new_code(self) -> None:
        """A new recovery code in place of the old one; `code_made` carries it."""
        keys = self._desk.keys
        if keys is not None:
            self._change_keys(keys.keys.new_recovery_code, self._new_code)

    def _new_code(self, code: str) -> None:
        self.code_unproved = True
        self.code_made.emit(code)
        self.refreshed.emit()

    def prove(self, code: str, groups: Sequence[int], typed: Sequence[str]) -> bool:
        """Whether what was typed is these groups of the new code."""
        right = opening.proves(code, groups, typed)
        if right:
            self.code_unproved = False
            self.refreshed.emit()
        return right

    def groups_to_ask(self) -> tuple[int, ...]:
        """Which groups to ask for, counted from 0."""
        return opening.groups_to_ask()

    def set_passphrase(self, passphrase: str, done: Callable[[], None]) -> None:
        """Let a passphrase open the book too."""
        keys = self._desk.keys
        if keys is not None:
            self._change_keys(lambda: keys.keys.set_passphrase(passphrase), lambda _: done())

    def remove_passphrase(self) -> None:
        """Without a passphrase again."""
        keys = self._desk.keys
        if keys is not None:
            self._change_keys(keys.keys.remove_passphrase, lambda _: None)

    def _change_keys(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        if self.is_busy or self.is_waiting:
            return

        def finished(value: T) -> None:
            self.is_busy = False
            self.refreshed.emit()
            done(value)

        def failed(problem: KnownProblem) -> None:
            self.is_busy = False
            self._refused(problem)

        self.is_busy = True
        self.refreshed.emit()
        self._desk.run(lambda _progress, _cancelled: call(), finished, failed)

    def use_keyring(self, use: bool) -> None:
        """Let the system's keyring open the book by itself, or no more. Aside: its owner may be asked first."""
        desk_keys = self._desk.keys
        if desk_keys is None or desk_keys.vault is None or self.is_busy or self.is_waiting:
            self.refreshed.emit()
            return
        keys, vault = desk_keys.keys, desk_keys.vault
        self.is_waiting = True
        self._asking = Job(lambda: None, lambda _: None, lambda _: None)
        self.refreshed.emit()
        call = (lambda: keys.keep_in_keyring(vault)) if use else (lambda: keys.take_out_of_keyring(vault))
        asking = desk_keys.aside.submit(call, lambda _: self._answered(), self._not_answered)
        if self.is_waiting:
            self._asking = asking

    def stop_waiting(self) -> None:
        """Leave the keyring alone."""
        if self._asking is not None:
            self._asking.cancel()
        self._answered()

    def _answered(self) -> None:
        self._asking, self.is_waiting = None, False
        self.refreshed.emit()

    def _not_answered(self, error: Exception) -> None:
        self._answered()
        if isinstance(error, KnownProblem):
            self.refused.emit(error)
        else:
            self._desk.crashed.emit(error)


def is_too_short(problem: KnownProblem) -> bool:
    """Whether a passphrase was refused for its length."""
    return problem.code is Problem.BAD_VALUE and problem.values.get("field") == "passphrase"


@cache
def _countries() -> dict[str, str]:
    """ISO 3166 codes and names of the territories that Qt knows."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(territory)
    return found
