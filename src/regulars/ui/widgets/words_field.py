"""Free words over several lines, edited where they stand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.edited_in_place import EditedInPlace, ValueAtRest
from regulars.ui.widgets.limited_text import LimitedText, cut_words
from regulars.ui.widgets.sentence import paint_sentence, sentence_height

_SIDE = 6
_MOST_LINES = 14
_MOST_WIDTHS = 16
_LINES_AT_REST = 3


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


class WrappedWords(ValueAtRest):
    """Free words at rest: wrapped like text. Of more than `most` letters, or lines, only a beginning is shown."""

    def __init__(
        self,
        theme: Theme,
        type: Type,
        role: Role,
        placeholder: str,
        parent: QWidget | None = None,
        *,
        most: int | None = None,
    ) -> None:
        super().__init__(theme, type, role, placeholder, parent)
        self._most, self._told = most, ""
        self._heights, self._natural = Heights(), Heights()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.opened)

    def set_value(self, value: str) -> None:
        """Show other words."""
        self._heights.forget()
        self._natural.forget()
        self._told = value if self._most is None else _beginning(value, self._most)
        super().set_value(value)

    def told(self) -> str:
        """What can be read of the value."""
        return self._told

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._heights.at(width, self._theme.scale, self._measure)

    def _measure(self, width: int) -> int:
        room = width - 2 * self._theme.px(_SIDE)
        text = self._told or self.placeholder
        return round(sentence_height(room, text, self._theme, self._type)) + self._theme.px(4)

    def sizeHint(self) -> QSize:
        width = self._natural.at(0, self._theme.scale, self._measure_whole)
        return QSize(width, self.heightForWidth(width))

    def _measure_whole(self, _width: int) -> int:
        metrics = QFontMetrics(self._theme.font(self._type))
        words = metrics.horizontalAdvance(self._told or self.placeholder)
        return min(words + 2 * self._theme.px(_SIDE) + 2, self._theme.px(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(64), round(self._theme.line_height(self._type)) + self._theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        self.paint_ground(painter)
        side = theme.px(_SIDE)
        above = theme.px(2) + max(self.height() - self.heightForWidth(self.width()), 0) / 2
        role = self._role if self.value else Role.MUTED
        text, box = self._told or self.placeholder, QRectF(self.rect()).adjusted(side, above, -side, 0)
        paint_sentence(painter, box, text, theme, self._type, role, self.layoutDirection())


def _beginning(text: str, most: int) -> str:
    if len(text) <= most and text.count("\n") < _LINES_AT_REST:
        return text
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[most // 2 :] else cut}…"


class _Editor(LimitedText):
    """Grows with its words. Enter saves, Shift+Enter begins a line."""

    saved = Signal()

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
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while words are typed, no key is a command of the window
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.saved.emit()
        else:
            super().keyPressEvent(event)


class WordsField(EditedInPlace):
    """Free words over as many lines as they need, edited where they stand. `at_rest`: so many letters of them are shown."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        placeholder: str = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        at_rest: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, WrappedWords(theme, type, role, placeholder, most=at_rest), parent)
        self._words: _Editor | None = None
        self.column.addWidget(self._shown)
        self.column.addWidget(self._problem)
        self._stored = text
        self.set_text(text)

    def _open(self, value: str) -> QWidget:
        if self._words is None:
            self._words = _Editor(self._theme, self)
            self._words.setAccessibleName(self._name)
            self._words.setPlaceholderText(self._shown.placeholder)
            self._words.saved.connect(self._save)
            self._words.cut_off.connect(lambda count: self.set_problem(cut_words(count)))
            self.column.insertWidget(1, self._words)
        self._words.setPlainText(value)
        self._shown.hide()
        self._words.show()
        self._words.moveCursor(self._words.textCursor().MoveOperation.End)
        return self._words

    def _typed(self) -> str:
        return "" if self._words is None else self._words.toPlainText()

    def _put_away(self) -> None:
        self._shown.show()
        if self._words is not None:
            self._words.hide()
