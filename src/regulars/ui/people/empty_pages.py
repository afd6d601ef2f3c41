"""What stands where the list would be: nobody fits, or nobody is in the book yet. Each says what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from regulars.ui import wording
from regulars.ui.theme import Theme
from regulars.ui.widgets.buttons import PlainButton
from regulars.ui.widgets.empty_state import EmptyState

_TYPED_SHOWN = 40


class _EmptyPage(QScrollArea):
    """An empty state with more buttons; it scrolls where large text needs more room than a low window has."""

    def __init__(self, state: EmptyState, buttons: list[QPushButton], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = state.layout()
        if isinstance(column, QVBoxLayout):
            column.insertLayout(column.count() - 1, row)
        self.setWidget(state)
        state.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


class NothingFound(_EmptyPage):
    """Nobody fits: everybody again, or a new person of that name."""

    everybody_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        state = EmptyState(
            theme,
            "search",
            wording.translate("NothingFound", "Nobody fits"),
            wording.translate("NothingFound", "Search looks into names, numbers, notes and moments."),
        )
        everybody = PlainButton(theme, wording.translate("NothingFound", "Show everybody"), "x")
        add = PlainButton(theme, wording.translate("NothingFound", "Add a person"), "user-plus")
        super().__init__(state, [everybody, add], parent)
        self.everybody, self.add = everybody, add
        self.everybody.clicked.connect(self.everybody_wanted)
        self.add.clicked.connect(self.new_wanted)

    def show_typed(self, typed: str) -> None:
        """Offer what was searched for as a new person."""
        said = self.tr("Add “%1” as a new person").replace("%1", wording.isolated(typed[:_TYPED_SHOWN]))
        self.add.set_text(said)
        self.add.setVisible(bool(typed))


class EmptyBook(_EmptyPage):
    """Nobody is here yet: bring the phone's contacts, or begin with one name."""

    import_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        state = EmptyState(
            theme,
            "users",
            wording.translate("EmptyBook", "Bring your people"),
            wording.translate(
                "EmptyBook", "Export the contacts of your phone as one file and bring it in; or begin with one name."
            ),
            wording.translate("EmptyBook", "Import contacts"),
        )
        add = PlainButton(theme, wording.translate("EmptyBook", "Add a person"), "user-plus")
        super().__init__(state, [add], parent)
        state.acted.connect(self.import_wanted)
        add.clicked.connect(self.new_wanted)
