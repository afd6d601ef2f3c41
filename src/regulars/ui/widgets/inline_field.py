"""A value that is read as text and edited where it stands."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.plain_tip import set_plain_tip
from regulars.ui.widgets.sentence import Sentence

_SIDE = 6


class _Shown(QAbstractButton):
    """The value at rest: looks like text, can be reached by Tab, is a button to a screen reader."""

    opened = Signal()

    def __init__(self, theme: Theme, type: Type, role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._type, self._role = theme, type, role
        self.value, self.placeholder = "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._type))
        words = metrics.horizontalAdvance(self.value or self.placeholder) + 2 * self._theme.px(_SIDE) + 2
        return QSize(words, max(metrics.height() + self._theme.px(6), self._theme.px(28)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), self.rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.SIDEBAR))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self.hasFocus():
            paint_focus(painter, QRectF(box), theme.px(6), theme)
        painter.setFont(theme.font(self._type))
        painter.setPen(theme.colour(self._role if self.value else Role.MUTED))
        inside = box.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        draw_line(painter, box, inside, self.value or self.placeholder, self.layoutDirection())


class InlineField(QWidget):
    """A named value. Enter, F2 or a double click edit it; Enter or leaving saves, Esc restores.

    `edited` carries the new text, without spaces around it, and only when it differs from the old one.
    """

    edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        placeholder: str = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._editing = False
        self._shown = _Shown(theme, type, role, self)
        self._shown.placeholder = placeholder
        self._shown.opened.connect(self.start)
        self._edit = QLineEdit(self)
        self._edit.setProperty("kind", "inline")
        self._edit.setPlaceholderText(placeholder)
        self._edit.setAccessibleName(name)
        self._edit.returnPressed.connect(self._save)
        self._edit.installEventFilter(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self._edit)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._problem = Sentence(theme, "", Type.SMALL, Role.SLIPPING, parent=self)
        self._problem.hide()
        column = QVBoxLayout(self)
        theme.lay(column, spacing=2)
        column.addWidget(self._stack)
        column.addWidget(self._problem)
        self._theme, self._type = theme, type
        theme.changed.connect(self._set_font)
        self._set_font()
        self.set_text(text)

    def _set_font(self) -> None:
        self._edit.setFont(self._theme.font(self._type))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to the value. (A focus proxy would catch Tab on its way out of the editor.)"""
        (self._edit if self._editing else self._shown).setFocus(reason)

    def set_name(self, name: str) -> None:
        """What the value is, for screen readers."""
        self._name = name
        self._edit.setAccessibleName(name)
        self.set_text(self._shown.value)

    def text(self) -> str:
        """The value as it stands."""
        return self._shown.value

    def set_text(self, text: str) -> None:
        """Show another value. An edit that is going on goes on."""
        self._shown.value = text
        self._shown.setAccessibleName(f"{self._name}: {text}" if text else self._name)
        set_plain_tip(self._shown, text if len(text) > 40 else "")
        self._shown.updateGeometry()
        self._shown.update()

    def set_problem(self, text: str) -> None:
        """Say below the value what is wrong with it; "" when all is well."""
        self._problem.set_pieces(text)
        self._problem.setVisible(bool(text))
        self._edit.setProperty("problem", bool(text))
        self._edit.setAccessibleDescription(text)
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)

    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._editing

    def start(self) -> None:
        """Open the editor with everything selected."""
        self._editing = True
        self._edit.setText(self._shown.value)
        self._stack.setCurrentWidget(self._edit)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and self.is_editing():
            if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
                event.accept()  # Esc belongs to the editor before it belongs to the window
                return True
            if event.type() == QEvent.Type.KeyPress and _is_escape(event):
                self._close(keep_keyboard=True)
                self.set_problem("")
                return True
            # Also where the window goes (closed, locked, ended from the tray): what was typed is not asked for again.
            if event.type() == QEvent.Type.Hide or (event.type() == QEvent.Type.FocusOut and not _menu_opened(event)):
                self._save(keep_keyboard=False)
        return super().eventFilter(watched, event)

    def _save(self, keep_keyboard: bool = True) -> None:
        if not self.is_editing():
            return
        text = self._edit.text().strip()
        changed = text != self._shown.value
        if changed:
            self.set_text(text)
        self._close(keep_keyboard)
        if changed:
            self.edited.emit(text)

    def _close(self, keep_keyboard: bool) -> None:
        self._editing = False  # before the editor hides, which takes the keyboard from it
        self._stack.setCurrentWidget(self._shown)
        if keep_keyboard:
            self._shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _menu_opened(event: QEvent) -> bool:
    return isinstance(event, QFocusEvent) and event.reason() in (
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    )
