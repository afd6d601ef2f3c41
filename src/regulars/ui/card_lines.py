"""What a long list of cards shows: headings, and lines about somebody that are read when they are looked at. No widgets."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt

from regulars.ui.theme import Role
from regulars.ui.wording import ChipKind

BLOCK = 16
"""Lines read at once: a screen has a dozen."""
LINES_KEPT = 2048
_NOWHERE = QModelIndex()
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading among the cards, with a quieter word behind it."""

    text: str
    muted: str = ""


@dataclass(frozen=True, slots=True)
class CardButton:
    """A button on a card; `act` names what it asks for."""

    act: str
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class CardLine:
    """A card of one person. `sentence` is what a screen reader says of all of it."""

    title: str
    beside: str
    below: str
    sentence: str
    name: str
    score: float | None
    band: Role | None
    tint: int
    photo: int | None
    lead: CardButton | None = None
    """An icon before the face, which may be pressed too."""
    disc: str = ""
    """An icon in a disc behind the face."""
    is_quote: bool = False
    pill: str = ""
    pill_kind: ChipKind = "plain"
    buttons: tuple[CardButton, ...] = ()

    def __repr__(self) -> str:
        return f"CardLine({self.tint})"


E = TypeVar("E")


class CardLines(QAbstractTableModel, Generic[E]):
    """One column of headings and entries. An entry has a number (`number_of`), by which `read_lines` reads its card."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Heading | E] = []
        self._lines: OrderedDict[int, CardLine | None] = OrderedDict()

    # What a list knows and this does not

    def number_of(self, entry: E) -> int:
        """The number of an entry: the id of what it shows."""
        raise NotImplementedError

    def read_lines(self, entries: Sequence[E]) -> Mapping[int, CardLine]:
        """The cards of some entries by number; without those that are gone."""
        raise NotImplementedError

    # The entries

    def show_entries(self, entries: Sequence[Heading | E]) -> None:
        """Show these, and read their cards anew."""
        self.beginResetModel()
        self._entries = list(entries)
        self._lines.clear()
        self.endResetModel()

    def add_entries(self, entries: Sequence[Heading | E]) -> None:
        """Show more, below."""
        if entries:
            first = len(self._entries)
            self.beginInsertRows(_NOWHERE, first, first + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def headings(self) -> list[int]:
        """Where the headings stand."""
        return [place for place, entry in enumerate(self._entries) if isinstance(entry, Heading)]

    def heading_at(self, place: int) -> Heading | None:
        """The heading at a place, if it is one."""
        entry = self._entries[place] if 0 <= place < len(self._entries) else None
        return entry if isinstance(entry, Heading) else None

    def entry_at(self, place: int) -> E | None:
        """The entry at a place, if it is one."""
        entry = self._entries[place] if 0 <= place < len(self._entries) else None
        return None if entry is None or isinstance(entry, Heading) else entry

    def place_of(self, number: int) -> int:
        """Where the entry of a number stands, or -1."""
        for place, entry in enumerate(self._entries):
            if not isinstance(entry, Heading) and self.number_of(entry) == number:
                return place
        return -1

    def next_place(self, place: int) -> int:
        """The entry at a place, or the nearest one: first below it, then above; -1 without any."""
        below = range(max(place, 0), len(self._entries))
        above = range(min(place, len(self._entries)) - 1, -1, -1)
        return next((i for i in (*below, *above) if not isinstance(self._entries[i], Heading)), -1)

    def line_at(self, place: int) -> CardLine | None:
        """The card at a place, read with its block unless it is known; None for a heading and for what is gone."""
        entry = self.entry_at(place)
        if entry is None:
            return None
        number = self.number_of(entry)
        if number not in self._lines:
            start = place - place % BLOCK
            block = [e for e in self._entries[start : start + BLOCK] if not isinstance(e, Heading)]
            missing = [e for e in block if self.number_of(e) not in self._lines]
            self._lines.update(dict.fromkeys(map(self.number_of, missing)))
            self._lines.update(self.read_lines(missing))
            while len(self._lines) > LINES_KEPT:
                self._lines.popitem(last=False)
        return self._lines[number]

    # What Qt asks

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.heading_at(index.row()) is not None:
            return Qt.ItemFlag.ItemNeverHasChildren  # the keyboard goes past it
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _ROLES:
            return None
        heading = self.heading_at(index.row())
        if heading is not None:
            return None if role == Qt.ItemDataRole.ToolTipRole else f"{heading.text} {heading.muted}".strip()
        line = self.line_at(index.row())
        if line is None:
            return ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.ToolTipRole:
                # What has no room on the card is read here; Qt takes what looks like markup for markup, and opens its files.
                return (
                    GuiQt.convertFromPlainText(line.sentence) if GuiQt.mightBeRichText(line.sentence) else line.sentence
                )
            case _:
                return line.sentence
