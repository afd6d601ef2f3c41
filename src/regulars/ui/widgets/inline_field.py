"""One line that is read as text and edited where it stands."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.edited_in_place import EditedInPlace, ValueAtRest
from regulars.ui.widgets.one_line import draw_line
from regulars.ui.widgets.plain_tip import set_plain_tip
from regulars.ui.widgets.words_field import WrappedWords

_SIDE = 6


class _Line(ValueAtRest):
    """The value at rest, on one line."""

    def __init__(self, theme: Theme, type: Type, role: Role, placeholder: str, parent: QWidget) -> None:
        super().__init__(theme, type, role, placeholder, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._type))
        words = metrics.horizontalAdvance(self.value or self.placeholder) + 2 * self._theme.px(_SIDE) + 2
        return QSize(words, max(metrics.height() + self._theme.px(6), self._theme.px(28)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            set_plain_tip(self, self.value if self.sizeHint().width() > self.width() else "")
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, box = self._theme, QPainter(self), self.rect()
        self.paint_ground(painter)
        painter.setFont(theme.font(self._type))
        painter.setPen(theme.colour(self._role if self.value else Role.MUTED))
        inside = box.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
        draw_line(painter, box, inside, self.value or self.placeholder, self.layoutDirection())


class InlineField(EditedInPlace):
    """A named value of one line; a double click edits it, too. One that `wraps` is read over as many lines as it needs."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        placeholder: str = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        stack = QStackedWidget()
        at_rest = WrappedWords if wraps else _Line
        super().__init__(theme, name, at_rest(theme, type, role, placeholder, stack), parent)
        self._stack, self._type, self._wraps = stack, type, wraps
        self._edit = QLineEdit(stack)
        self._edit.setProperty("kind", "inline")
        self._edit.setPlaceholderText(placeholder)
        self._edit.setAccessibleName(name)
        self._edit.returnPressed.connect(self._save)
        stack.addWidget(self._shown)
        stack.addWidget(self._edit)
        upright = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        stack.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self.column.addWidget(stack)
        self.column.addWidget(self._problem)
        theme.changed.connect(self._set_font)
        self._set_font()
        self._stored = text
        self.set_text(text)

    def _set_font(self) -> None:
        self._edit.setFont(self._theme.font(self._type))

    def set_name(self, name: str) -> None:
        """What the value is, for screen readers."""
        super().set_name(name)
        self._edit.setAccessibleName(name)

    def set_text(self, text: str) -> None:
        """Show another value. An edit that is going on goes on."""
        super().set_text(text)
        if not self._wraps:  # what is shown whole needs no tool tip
            set_plain_tip(self._shown, text if len(text) > 40 else "")

    def set_problem(self, text: str) -> None:
        """Say below the value what is wrong with it; "" when all is well."""
        super().set_problem(text)
        self._edit.setProperty("problem", bool(text))
        self._edit.setAccessibleDescription(text)
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)

    def _open(self, value: str) -> QWidget:
        self._edit.setText(value)
        self._stack.setCurrentWidget(self._edit)
        self._edit.selectAll()
        return self._edit

    def _typed(self) -> str:
        return self._edit.text()

    def _put_away(self) -> None:
        self._stack.setCurrentWidget(self._shown)
