"""Who it was with: a field, and a few people who fit what is typed in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from regulars.domain.people_list import PersonRow
from regulars.ui.capture.fitting_delegate import ROW, FittingDelegate
from regulars.ui.theme import Theme


class _Field(QLineEdit):
    moved = Signal(int)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.text():
                self.taken.emit()  # and no more: around the picker, Enter keeps the moment
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class PersonPicker(QWidget):
    """Type, go down with the arrows, Enter takes the marked one. `picked` carries a `PersonRow`."""

    picked = Signal(object)

    def __init__(self, theme: Theme, fitting: Callable[[str], list[PersonRow]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._fitting = theme, fitting
        column = QVBoxLayout(self)
        theme.lay(column, spacing=4)
        self.field = _Field(self)
        self.field.setAccessibleName(self.tr("Who was it with?"))
        self.field.setPlaceholderText(self.tr("Who was it with? A name, or the end of a number"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("People who fit"))
        self.list.setProperty("kind", "palette")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.setItemDelegate(FittingDelegate(theme, self.list))
        self.list.hide()
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._rows: list[PersonRow] = []
        self.field.textChanged.connect(self._look)
        self.field.moved.connect(self._move)
        self.field.taken.connect(self._take)
        self.list.itemClicked.connect(lambda _: self._take())

    def _look(self, typed: str) -> None:
        self._rows = self._fitting(typed)
        self.list.clear()
        for row in self._rows:
            item = QListWidgetItem(", ".join(part for part in (row.name, row.organisation) if part))
            item.setData(ROW, row)
            self.list.addItem(item)
        if typed.strip() and not self._rows:
            nobody = QListWidgetItem(self.tr("Nobody fits"))
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nobody)
        self.list.setCurrentRow(0 if self._rows else -1)
        height = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth()
        self.list.setFixedHeight(height if self.list.count() else 0)
        self.list.setVisible(self.list.count() > 0)

    def _move(self, by: int) -> None:
        if self._rows:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self._rows))

    def _take(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._rows):
            row = self._rows[place]
            self.field.clear()
            self.picked.emit(row)
