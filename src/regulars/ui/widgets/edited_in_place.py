"""What is read as text and edited where it stands: one line (`inline_field`), or words over several."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus
from regulars.ui.widgets.sentence import Sentence


def has_keyboard(widget: QWidget) -> bool:
    """Whether the keyboard is in a widget, or in something inside it."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


class ValueAtRest(QAbstractButton):
    """A value at rest: looks like text, can be reached by Tab, is a button to a screen reader."""

    opened = Signal()

    def __init__(self, theme: Theme, type: Type, role: Role, placeholder: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme, self._type, self._role = theme, type, role
        self.value, self.placeholder = "", placeholder
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_value(self, value: str) -> None:
        """Show another one."""
        self.value = value
        self.updateGeometry()
        self.update()

    def set_role(self, role: Role) -> None:
        """The colour of the words."""
        if role is not self._role:
            self._role = role
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter) -> None:
        """What lies below the words: the mark of the mouse, and of the keyboard."""
        theme, box = self._theme, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.SIDEBAR))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self.hasFocus():
            paint_focus(painter, box, theme.px(6), theme)


class EditedInPlace(QWidget):
    """A named value. Enter or F2 edit it; Enter or leaving saves, Esc restores.

    `edited` carries the new text, without spaces around it, and only when it differs from the old one. What the book
    refuses stays in the editor until it is mended, or Esc brings back what the book says.
    """

    edited = Signal(str)

    def __init__(self, theme: Theme, name: str, at_rest: ValueAtRest, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._shown = theme, name, at_rest
        self._stored, self._refused, self._editing = "", False, False
        self._editor: QWidget | None = None
        self.setProperty("keeps_itself", True)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        at_rest.opened.connect(self.start)
        self.column = QVBoxLayout(self)
        theme.lay(self.column, spacing=2)

    # What each kind of field does in its own way

    def _open(self, value: str) -> QWidget:
        """Show the editor with this in it."""
        raise NotImplementedError

    def _typed(self) -> str:
        """What stands in the editor."""
        raise NotImplementedError

    def _put_away(self) -> None:
        """Show the value instead of the editor."""
        raise NotImplementedError

    # The value

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to the value. (A focus proxy would catch Tab on its way out of the editor.)"""
        (self._editor if self._editing and self._editor is not None else self._shown).setFocus(reason)

    def set_name(self, name: str) -> None:
        """What the value is, for screen readers."""
        self._name = name
        if self._editor is not None:
            self._editor.setAccessibleName(name)
        self.set_text(self._shown.value)

    def text(self) -> str:
        """The value as it stands."""
        return self._shown.value

    def set_text(self, text: str) -> None:
        """Show another value. An edit that is going on goes on."""
        if text != self._shown.value:
            self._shown.set_value(text)
        self._shown.setAccessibleName(f"{self._name}: {text}" if text else self._name)

    def set_role(self, role: Role) -> None:
        """Show the value in another colour: muted ones may not be true any more."""
        self._shown.set_role(role)

    def show_stored(self, text: str) -> None:
        """Show what the book says, unless something that did not fit still waits to be mended."""
        self._stored = text
        if not self._refused:
            self.set_text(text)

    def set_problem(self, text: str) -> None:
        """Say below the value what is wrong with it; "" when all is well."""
        self._problem.set_pieces(text)
        self._problem.setVisible(bool(text))

    # Editing

    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._editing

    def start(self) -> None:
        """Open the editor."""
        self._editing = True
        editor = self._open(self._shown.value)
        if self._editor is None:
            self._editor = editor
            editor.installEventFilter(self)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """What was typed is in the book; not `kept` when the book already said so."""
        self._refused = False
        self.set_problem("")
        if not kept:
            self.set_text(self._stored)

    def refuse(self, why: str) -> None:
        """Keep what was typed in the editor, with the reason below; Esc brings back what the book says."""
        self._refused = True
        self.set_problem(why)
        if has_keyboard(self):  # where the owner went on to something else, they stay there
            self.start()
            self.set_text(self._stored)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and self._editing:
            if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
                event.accept()  # Esc belongs to the editor before it belongs to the window
                return True
            if event.type() == QEvent.Type.KeyPress and _is_escape(event):
                self._restore()
                return True
            # Also where the window goes (closed, locked, ended from the tray): what was typed is not asked for again.
            if event.type() == QEvent.Type.Hide or (event.type() == QEvent.Type.FocusOut and not _menu_opened(event)):
                self._save(keep_keyboard=False)
        return super().eventFilter(watched, event)

    def _save(self, keep_keyboard: bool = True) -> None:
        if not self._editing:
            return
        text = self._typed().strip()
        changed = text != self._shown.value
        if changed:
            self.set_text(text)
        if not self._refused:
            self.set_problem("")
        self._close(keep_keyboard)
        if changed:
            self.edited.emit(text)

    def _restore(self) -> None:
        self._close(keep_keyboard=True)
        self.set_problem("")
        if self._refused:
            self._refused = False
            self.set_text(self._stored)

    def _close(self, keep_keyboard: bool) -> None:
        self._editing = False  # before the editor goes, which takes the keyboard from it
        self._put_away()
        if keep_keyboard:
            self._shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _menu_opened(event: QEvent) -> bool:
    return isinstance(event, QFocusEvent) and event.reason() in (
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    )
