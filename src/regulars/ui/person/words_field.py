"""Free words over several lines, edited where they stand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from regulars.ui.person.fields import SIDE, has_keyboard
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.chip import paint_focus
from regulars.ui.widgets.sentence import Sentence, paint_sentence, sentence_height

_MOST_LINES = 14
_MOST_WIDTHS = 16


class Heights:
    """How high something is at each width that a layout asks about: it asks about the same few again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, float], int] = {}

    def at(self, width: int, scale: float, measure: Callable[[int], int]) -> int:
        """The height at a width and text size."""
        key = (width, scale)
        if key not in self._known:
            if len(self._known) >= _MOST_WIDTHS:
                self._known.clear()
            self._known[key] = measure(width)
        return self._known[key]

    def forget(self) -> None:
        """What is measured has changed."""
        self._known.clear()


class _Words(QAbstractButton):
    """Free words at rest: wrapped like text, reached by Tab, a button to a screen reader."""

    opened = Signal()

    def __init__(self, theme: Theme, type: Type, role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._type, self._role = theme, type, role
        self._heights = Heights()
        self.value, self.placeholder = "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.opened)

    def set_value(self, value: str) -> None:
        """Show other words."""
        self.value = value
        self._heights.forget()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._heights.at(width, self._theme.scale, self._measure)

    def _measure(self, width: int) -> int:
        room = width - 2 * self._theme.px(SIDE)
        text = self.value or self.placeholder
        return round(sentence_height(room, text, self._theme, self._type)) + self._theme.px(4)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._type))
        text = self.value or self.placeholder
        width = min(metrics.horizontalAdvance(text) + 2 * self._theme.px(SIDE) + 2, self._theme.px(440))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(64), round(self._theme.line_height(self._type)) + self._theme.px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(Role.SIDEBAR))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        if self.hasFocus():
            paint_focus(painter, box, theme.px(6), theme)
        side, above = theme.px(SIDE), theme.px(2)
        role = self._role if self.value else Role.MUTED
        text = self.value or self.placeholder
        paint_sentence(
            painter, box.adjusted(side, above, -side, 0), text, theme, self._type, role, self.layoutDirection()
        )


class _Editor(QPlainTextEdit):
    """Grows with its words. Enter saves, Shift+Enter begins a line, Esc restores, leaving saves."""

    saved = Signal(bool)
    """The keyboard stays here (Enter), or has gone on (leaving)."""
    restored = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(round(self.document().size().height()), 1), _MOST_LINES)
        margins = 2 * round(self.document().documentMargin()) + self._theme.px(14)
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + margins)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # while words are typed, no key is a command of the window
            if event.key() == Qt.Key.Key_Escape:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.restored.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.saved.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.saved.emit(False)


class WordsField(QWidget):
    """Free words over as many lines as they need, edited where they stand. `edited` carries the new ones."""

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
        self._theme, self._name = theme, name
        self._stored, self._refused = text, False
        self._shown = _Words(theme, type, role, self)
        self._shown.placeholder = placeholder
        self._shown.opened.connect(self.start)
        self._editor: _Editor | None = None
        self._problem: Sentence | None = None
        self._column = QVBoxLayout(self)
        theme.lay(self._column, spacing=2)
        self._column.addWidget(self._shown)
        self.set_text(text)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to the words. (A focus proxy would catch Tab on its way out of the editor.)"""
        widget = self._editor if self._editor is not None and self.is_editing() else self._shown
        widget.setFocus(reason)

    def text(self) -> str:
        """The words as they stand."""
        return self._shown.value

    def set_text(self, text: str) -> None:
        """Show other words. An edit that is going on goes on."""
        self._shown.set_value(text)
        self._shown.setAccessibleName(f"{self._name}: {text}" if text else self._name)

    def show_stored(self, text: str) -> None:
        """Show what the book says, unless something that did not fit still waits to be mended."""
        self._stored = text
        if not self._refused and text != self._shown.value:
            self.set_text(text)

    def is_editing(self) -> bool:
        """Whether the editor is open."""
        return self._editor is not None and not self._editor.isHidden()

    def start(self) -> None:
        """Open the editor with the cursor at the end."""
        if self._editor is None:
            self._editor = _Editor(self._theme, self)
            self._editor.setAccessibleName(self._name)
            self._editor.setPlaceholderText(self._shown.placeholder)
            self._editor.saved.connect(self._save)
            self._editor.restored.connect(self._restore)
            self._column.insertWidget(1, self._editor)
        self._editor.setPlainText(self._shown.value)
        self._shown.hide()
        self._editor.show()
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self, *, kept: bool) -> None:
        """What was typed is in the book; not `kept` when the book already said so."""
        self._refused = False
        self._set_problem("")
        if not kept:
            self.set_text(self._stored)

    def refuse(self, why: str) -> None:
        """Keep what was typed, with the reason below; Esc brings back what the book says."""
        self._refused = True
        self._set_problem(why)
        if has_keyboard(self):
            self.start()
            self.set_text(self._stored)

    def _set_problem(self, why: str) -> None:
        if self._problem is None and why:
            self._problem = Sentence(self._theme, "", Type.SMALL, Role.SLIPPING, parent=self)
            self._column.addWidget(self._problem)
        if self._problem is not None:
            self._problem.set_pieces(why)
            self._problem.setVisible(bool(why))

    def _save(self, keep_keyboard: bool) -> None:
        if self._editor is None or not self.is_editing():
            return
        text = self._editor.toPlainText().strip()
        changed = text != self._shown.value
        if changed:
            self.set_text(text)
        self._close(keep_keyboard)
        if changed:
            self.edited.emit(text)

    def _restore(self) -> None:
        self._close(keep_keyboard=True)
        self._refused = False
        self._set_problem("")
        self.set_text(self._stored)

    def _close(self, keep_keyboard: bool) -> None:
        if self._editor is not None:
            self._shown.show()
            if keep_keyboard:
                self._shown.setFocus(Qt.FocusReason.OtherFocusReason)
            self._editor.hide()
