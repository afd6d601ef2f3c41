"""The list itself: one column in a table view, its lines all of one height, and the keys that belong to a line."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from regulars.ui.people.columns import ROW_HEIGHT
from regulars.ui.people.people_model import PeopleModel
from regulars.ui.people.photos import Photos
from regulars.ui.people.row_delegate import RowDelegate
from regulars.ui.theme import Theme

_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PeopleTable(QTableView):
    """A table view is by far the quickest of Qt's lists to reset; nothing here grows with the number of people."""

    opened = Signal()
    logged = Signal()
    trashed = Signal()
    left_up = Signal()
    escaped = Signal()
    typed = Signal(str)
    """What was typed here and belongs into the search; "" when only the search was asked for."""
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, model: PeopleModel, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "page")
        self.setModel(model)
        self.lines = RowDelegate(theme, model, photos, self)
        self.setItemDelegate(self.lines)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setStretchLastSection(True)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        self.setAccessibleName(self.tr("People"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.doubleClicked.connect(self.opened)
        photos.arrived.connect(self.viewport().update)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self.verticalScrollBar().setSingleStep(self._theme.px(ROW_HEIGHT) // 2)

    def choose(self, place: int) -> None:
        """Put the keyboard on a line, and bring it into view."""
        index = self.model().index(place, 0)
        if index.isValid():
            self.setCurrentIndex(index)

    def event(self, event: QEvent) -> bool:
        # A letter typed here is ours, whatever command the window has on it.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            bare = event.modifiers() in _BARE
            if bare and (_is_typing(event) or event.key() in (*_OPENS, Qt.Key.Key_Delete, Qt.Key.Key_Escape)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in _BARE
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if bare:
                self.opened.emit()
            case Qt.Key.Key_L if bare:
                self.logged.emit()
            case Qt.Key.Key_Delete if bare:
                self.trashed.emit()
            case Qt.Key.Key_Slash if bare:
                self.typed.emit("")
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                self.left_up.emit()
            case _ if _is_typing(event):
                self.typed.emit(event.text())
            case _:
                super().keyPressEvent(event)


def _is_typing(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (*_BARE, Qt.KeyboardModifier.ShiftModifier)
    return plain and bool(event.text()) and event.text().isprintable() and not event.text().isspace()
