"""The kinds of moments as chips of which one is on. Arrow keys move; the digit or the first letter of a kind chooses it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from regulars.domain.moments import MomentKind
from regulars.ui import wording
from regulars.ui.theme import Theme
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.flow_layout import FlowLayout

SHOWN = (
    MomentKind.CALL,
    MomentKind.MESSAGE,
    MomentKind.EMAIL,
    MomentKind.VISIT,
    MomentKind.MEETING,
    MomentKind.LETTER,
    MomentKind.PURCHASE,
    MomentKind.GIFT,
    MomentKind.LIKE,
    MomentKind.INVOICE,
    MomentKind.OTHER,
)
"""The most frequent first; the first ten have the digits 1 to 9 and 0."""


class KindChips(QWidget):
    """One of the kinds; `chosen` carries a `MomentKind`."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(theme, 6, parent=self)
        self._group = QButtonGroup(self)
        self._chips: dict[MomentKind, FilterChip] = {}
        for place, kind in enumerate(SHOWN):
            chip = FilterChip(theme, wording.moment_kind(kind), wording.MOMENT_ICONS[kind], parent=self)
            if place < 10:
                chip.setToolTip(self.tr("Alt+%1").replace("%1", str((place + 1) % 10)))
            self._group.addButton(chip, place)
            self._chips[kind] = chip
            flow.addWidget(chip)
        self._chips[SHOWN[0]].setChecked(True)
        self._group.idToggled.connect(self._tell)

    def current(self) -> MomentKind:
        """The kind that is on."""
        return SHOWN[self._group.checkedId()]

    def set_current(self, kind: MomentKind) -> None:
        """Let another kind be on, silently."""
        self._group.blockSignals(True)
        self._chips[kind].setChecked(True)
        self._group.blockSignals(False)

    def choose_digit(self, digit: int) -> None:
        """The kind with this digit."""
        self._choose(SHOWN[(digit - 1) % 10])

    def chip(self) -> FilterChip:
        """The chip that is on, where the keyboard goes."""
        return self._chips[self.current()]

    def _choose(self, kind: MomentKind) -> None:
        self._chips[kind].setChecked(True)
        if any(chip.hasFocus() for chip in self._chips.values()):
            self._chips[kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(SHOWN[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What a chip has no use for itself arrives here.
        text = event.text().casefold()
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if bare and text.isascii() and text.isdigit():
            self.choose_digit(int(text))
        elif bare and text.isalpha():
            self._choose_letter(text)
        else:
            event.ignore()

    def _choose_letter(self, letter: str) -> None:
        """The next kind that begins so: M is a message, M again a mail, and again a meeting."""
        fitting = [kind for kind in SHOWN if wording.moment_kind(kind).casefold().startswith(letter)]
        if fitting:
            here = fitting.index(self.current()) + 1 if self.current() in fitting else 0
            self._choose(fitting[here % len(fitting)])
