"""A field for one person: type, go down with the arrows, Enter takes the marked one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.ui.desk import Desk
from regulars.ui.theme import Theme

_FITTING = 5


class _Line(QLineEdit):
    moved = Signal(int)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken.emit()
            case _:
                super().keyPressEvent(event)


class PersonField(QWidget):
    """Who it is. `picked` carries their id; what is typed afterwards takes the choice back."""

    picked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str,
        fitting: Callable[[str], list[PersonRow]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fitting = theme, fitting
        self.person: PersonId | None = None
        column = QVBoxLayout(self)
        theme.lay(column, spacing=4)
        self.line = _Line(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(500)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("People who fit"))
        self.list.setProperty("kind", "palette")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.hide()
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._rows: list[PersonRow] = []
        self.line.textEdited.connect(self._look)
        self.line.moved.connect(self._move)
        self.line.taken.connect(self._take)
        self.list.itemClicked.connect(lambda _: self._take())

    def clear(self) -> None:
        """Nobody yet."""
        self.person = None
        self.line.clear()
        self._show([])

    def _look(self, typed: str) -> None:
        self.person = None
        self._show(self._fitting(typed) if typed.strip() else [])

    def _show(self, rows: list[PersonRow]) -> None:
        self._rows = rows
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(", ".join(f"\u2068{part}\u2069" for part in (row.name, row.organisation) if part))
            item.setSizeHint(QSize(0, self._theme.px(30)))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if rows else -1)
        high = self.list.sizeHintForRow(0) * len(rows) + 2 * self.list.frameWidth()
        self.list.setFixedHeight(high if rows else 0)
        self.list.setVisible(bool(rows))

    def _move(self, by: int) -> None:
        if self._rows:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self._rows))

    def _take(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._rows):
            row = self._rows[place]
            self.person = row.id
            self.line.setText(row.name)
            self._show([])
        if self.person is not None:
            self.picked.emit(self.person)


def fitting(desk: Desk, typed: str) -> list[PersonRow]:
    """The few people of the book who fit best what is typed."""
    search = desk.verbs.search
    return desk.read(lambda: search.rows([int(person) for person in search.find(typed).ids[:_FITTING]]))
