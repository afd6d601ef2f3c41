"""One line of plain text in a type and a colour of the theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.one_line import draw_line


class Label(QLabel):
    """A line that never reads its text as markup: names and notes come from files and may hold anything.

    It draws itself from the theme; the style sheet, which is asked anew for every widget, knows nothing of it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._type, self._role = theme, type, role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def set_role(self, role: Role) -> None:
        """Change the colour."""
        self._role = role
        self.update()

    def metrics(self) -> QFontMetrics:
        """The measures of its type at the present text size."""
        return QFontMetrics(self._theme.font(self._type))

    def sizeHint(self) -> QSize:
        metrics = self.metrics()
        # One pixel more than the letters: their widths are rounded.
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(self._type))
        painter.setPen(self._theme.colour(self._role))
        box = self.contentsRect()
        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        draw_line(painter, box, box, self.text(), self.layoutDirection(), side)
