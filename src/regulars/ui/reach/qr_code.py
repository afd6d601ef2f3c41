"""A QR code that a phone's camera reads off the screen, in the dark look too: dark on light, with its quiet zone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from regulars.ui.theme import Theme

QUIET_ZONE = 4
"""Light modules around the code (ISO/IEC 18004, 9.1)."""


class QrCode(QLabel):
    """`size` design pixels on each side."""

    def __init__(self, theme: Theme, size: float = 176, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._modules: list[bytes] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_link(self, link: str, name: str) -> None:
        """Show a link; `name` says to a screen reader what it leads to."""
        import segno  # lazy: 70 ms, and only this box has a code

        self._modules = [bytes(row) for row in segno.make(link, error="m", micro=False).matrix]
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(self.rect(), self._theme.control_radius, self._theme.control_radius)
        if not self._modules:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        count = len(self._modules) + 2 * QUIET_ZONE
        module = min(self.width(), self.height()) // count  # whole pixels: blurred edges are what cameras stumble over
        left, top = ((side - module * count) // 2 + module * QUIET_ZONE for side in (self.width(), self.height()))
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    box = QRectF(left + x * module, top + y * module, module, module)
                    painter.fillRect(box, Qt.GlobalColor.black)
