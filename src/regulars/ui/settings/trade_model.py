"""The owner's trade as the settings show it, and what changing it does. No widgets."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Signal

from regulars.domain.changes import Changes
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import OwnField, OwnFieldId, OwnKind
from regulars.services.templates import named_trades
from regulars.ui.desk import Desk
from regulars.ui.settings.settings_model import Options
from regulars.ui.unfit import why_unfit
from regulars.ui.wording import translate

Refused = Callable[[str], None]
"""Told why a field does not take what was typed."""


class TradeModel(QObject):
    """Reads the trade and its fields; keeps each change at once, as a step that can be taken back."""

    refreshed = Signal()
    kept = Signal(object)
    """A change was kept: its `Changes`."""
    refused = Signal(object)
    """A `KnownProblem`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.key = ""
        self.fields: list[OwnField] = []
        self.note_kinds: list[str] = []

    def read(self) -> None:
        """Read the trade again."""
        trade = self._desk.verbs.trade
        self.key = self._desk.read(trade.key)
        self.fields = self._desk.read(trade.fields)
        self.note_kinds = self._desk.read(trade.note_kinds)
        self.refreshed.emit()

    def trades(self) -> Options:
        """The trades by name; the first is none."""
        named = named_trades(_language())
        values = ("", *(key for key, _ in named))
        words = (translate("TradeModel", "Not chosen"), *(name for _, name in named))
        return Options(values, words, values.index(self.key) if self.key in values else 0)

    def choose(self, key: str) -> None:
        """Begin with the fields of another trade."""
        trade = self._desk.verbs.trade
        self._keep(lambda: trade.choose(key, _language()))

    def add(self, label: str, kind: OwnKind, choices: str, done: Callable[[], None], refused: Refused) -> None:
        """One more field for everybody."""
        trade = self._desk.verbs.trade
        listed = _listed(choices) if kind is OwnKind.CHOICE else []
        self._keep(lambda: trade.add_field(label, kind, listed), refused, done)

    def rename(self, field: OwnFieldId, label: str, refused: Refused) -> None:
        """Call a field otherwise."""
        trade = self._desk.verbs.trade
        self._keep(lambda: trade.rename_field(field, label), refused)

    def set_choices(self, field: OwnFieldId, choices: str, refused: Refused) -> None:
        """What there is to choose from, with commas between."""
        trade = self._desk.verbs.trade
        self._keep(lambda: trade.set_choices(field, _listed(choices)), refused)

    def move(self, field: OwnFieldId, by: int) -> None:
        """Put a field some places further down, or up."""
        trade = self._desk.verbs.trade
        places = [one.id for one in self.fields]
        if field in places:
            place = places.index(field) + by
            self._keep(lambda: trade.move_field(field, place))

    def remove(self, field: OwnFieldId) -> None:
        """Take a field away from everybody."""
        trade = self._desk.verbs.trade
        self._keep(lambda: trade.remove_field(field))

    def set_note_kinds(self, kinds: str) -> None:
        """The kinds of notes of the owner's own, with commas between."""
        trade = self._desk.verbs.trade
        self._keep(lambda: trade.set_note_kinds(_listed(kinds)))

    def _keep(
        self, verb: Callable[[], Changes], refused: Refused | None = None, done: Callable[[], None] | None = None
    ) -> None:
        def kept(changes: Changes) -> None:
            if done is not None:
                done()
            if changes.step is not None:
                self.kept.emit(changes)

        def failed(problem: KnownProblem) -> None:
            if refused is not None and problem.code is Problem.BAD_VALUE:
                refused(why_unfit(problem.values))
            else:
                self.read()
                self.refused.emit(problem)

        self._desk.do(verb, kept, failed)


def _listed(text: str) -> list[str]:
    for comma in ";、،":
        text = text.replace(comma, ",")
    return [part.strip() for part in text.split(",") if part.strip()]


def _language() -> str:
    """The language of the screens."""
    return QLocale().name()
