"""A long list of cards: it reads what is looked at, and takes the keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from regulars.ui.card_lines import CardLines
from regulars.ui.theme import Theme
from regulars.ui.widgets.card_painter import CardPainter

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class CardAct:
    """A button of a card was pressed: where, and what it asks for."""

    place: int
    act: str


class CardTable(QTableView):
    """A table view is by far the quickest of Qt's lists; only the few headings have a height of their own."""

    acted = Signal(object)
    """A `CardAct`."""
    opened = Signal(int)
    """Enter or a double click on the card at this place."""
    moved = Signal(int)
    """The keyboard is on the card at this place."""
    deleted = Signal()
    """Del was pressed on a card."""
    left_up = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: CardLines[Any],
        photo: Callable[[int], QPixmap | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._cards = theme, model
        self._pressed: tuple[int, str] | None = None
        self.setProperty("kind", "page")
        self.setAccessibleName(name)
        self.setModel(model)
        self.painter = CardPainter(theme, model, photo, self)
        self.setItemDelegate(self.painter)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setStretchLastSection(True)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        model.modelReset.connect(self._measure)
        model.rowsInserted.connect(self._measure_headings)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        theme.changed.connect(self._measure)
        self._measure()

    def choose(self, place: int) -> None:
        """Put the keyboard on a card, and bring it into view."""
        index = self.model().index(place, 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def place(self) -> int:
        """Where the keyboard is, or -1."""
        return self.currentIndex().row()

    def _measure(self) -> None:
        high = self.painter.card_height(self.viewport().width())
        self.verticalHeader().setDefaultSectionSize(high)
        self.verticalScrollBar().setSingleStep(high // 2)
        self._measure_headings()

    def _measure_headings(self) -> None:
        for place in self._cards.headings():
            self.setRowHeight(place, self.painter.heading_height(first=place == 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(current.row())

    # The mouse on the buttons

    def _act_at(self, at: QPoint) -> tuple[int, str] | None:
        index = self.indexAt(at)
        if not index.isValid():
            return None
        act = self.painter.act_at(index.row(), self.visualRect(index), at, self.layoutDirection())
        return (index.row(), act) if act else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point_at(self._act_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def _point_at(self, under: tuple[int, str] | None) -> None:
        if under != self.painter.under:
            self.painter.under = under
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._act_at(event.position().toPoint()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._act_at(event.position().toPoint()):
            self.acted.emit(CardAct(*pressed))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._act_at(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)

    # The keyboard

    def event(self, event: QEvent) -> bool:
        asked = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if asked is not None and asked.key() in _OPENS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self._cards.next_place(0)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.place() >= 0:
                self.opened.emit(self.place())
            case Qt.Key.Key_Delete if not event.modifiers() and self.place() >= 0:
                self.deleted.emit()
            case Qt.Key.Key_Up if self.place() <= first:
                self.left_up.emit()
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""
