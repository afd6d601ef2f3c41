"""A panel over the window: the window dims, the keyboard stays inside, Esc leads back."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from regulars.ui.theme import Role, Theme

_SOFT = 24
"""Pixels of the soft edge around a panel; below it, half as many again."""


class _Panel(QFrame):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.LINE), 1))
        painter.setBrush(self._theme.colour(Role.CARD))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._theme.px(16), self._theme.px(16))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click inside must not reach the dimmed layer, which closes on clicks


class Overlay(QWidget):
    """A layer over `host` with a panel `width` design pixels wide, `top` below its edge. `body` holds what is in it."""

    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget, name: str, width: float = 740, top: float = 112) -> None:
        super().__init__(host)
        self._theme, self._host, self._width, self._top = theme, host, width, top
        self._before: list[QWidget] = []
        """What had the keyboard when it opened, and what that stood in, from the inside out."""
        self.setAccessibleName(name)
        self.panel = _Panel(theme, self)
        self.panel.setAccessibleName(name)
        self.body = QVBoxLayout(self.panel)
        theme.lay(self.body, (20, 18, 20, 12), 12)
        host.installEventFilter(self)
        self.hide()

    def open(self, focus: QWidget) -> None:
        """Show the panel with the keyboard in `focus`; the keyboard goes back where it was when it closes."""
        if not self.isVisible():
            self._before = _with_ancestors(QApplication.focusWidget())
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.place()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_over(self) -> None:
        """Hide the panel and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        # What had it may be gone, for a page reads anew while a box is open: then whatever it stood in.
        before, self._before = [widget for widget in self._before if isValid(widget) and widget.isVisible()], []
        if before:
            before[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def place(self) -> None:
        """Set the panel where it belongs, as high as what is in it; call it when that has changed."""
        edge = self._theme.px(16)
        width = min(self._theme.px(self._width), self.width() - 2 * edge)
        wanted = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        top = min(self._theme.px(self._top), max(edge, (self.height() - wanted) // 3))
        before = self.panel.geometry()
        self.panel.setGeometry((self.width() - width) // 2, top, width, min(wanted, self.height() - top - edge))
        if self.panel.geometry() != before:
            # Its soft edge lies around it, and would stay where the panel was.
            self.update(before.united(self.panel.geometry()).adjusted(-_SOFT, -_SOFT, _SOFT, 2 * _SOFT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        # Esc is ours while we are open, whatever command the window has on it.
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
        else:
            event.accept()  # what lies below does not hear the keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_over()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside the panel; what is being closed lets go of it."""
        if not self.isVisible():
            return super().focusNextPrevChild(forward)
        here = QApplication.focusWidget()
        widget = _neighbour(here, forward) if here is not None else None
        while widget is not None and widget is not here:
            takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
            if takes_tab and widget.isVisible() and self.panel.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
                break
            widget = _neighbour(widget, forward)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.SHADE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.SHADE, 0.012))
        for spread in range(_SOFT, 0, -1):  # a soft edge, cheaper than a blur
            box = QRectF(self.panel.geometry()).adjusted(-spread, -spread / 2, spread, spread * 1.5)
            painter.drawRoundedRect(box, self._theme.px(16) + spread, self._theme.px(16) + spread)


def host_of(widget: QWidget) -> QWidget:
    """What a box lies over: all that is inside the window."""
    window = widget.window()
    inside = window.centralWidget() if isinstance(window, QMainWindow) else None
    return inside if inside is not None else window


def _with_ancestors(widget: QWidget | None) -> list[QWidget]:
    found = []
    while widget is not None and not widget.isWindow():
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _neighbour(widget: QWidget, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
