"""What just happened, with Undo: shown at the foot of the window, said to screen readers, gone after eight seconds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.sentence import Sentence

_STAYS_MS, _ASKING_MS = 8000, 20_000


class Toast(QFrame):
    """One line over the foot of `host`. The next takes its place; pointer or keyboard on it holds it."""

    undone = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget, *, stays_ms: int = _STAYS_MS) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self._undo: Callable[[], object] | None = None
        self._take: Callable[[], object] | None = None
        self._sentence = Sentence(theme, "", role=Role.BACKGROUND, parent=self)
        self.button = QPushButton(self.tr("Undo"), self)
        self.button.setProperty("kind", "toast")
        self.button.setAccessibleName(self.tr("Undo"))
        self.button.clicked.connect(self._take_back)
        self.offered = QPushButton(self)
        self.offered.setProperty("kind", "toast")
        self.offered.clicked.connect(self._take_offer)
        for button in (self.button, self.offered):
            button.installEventFilter(self)
        row = QHBoxLayout(self)
        theme.lay(row, (16, 8, 8, 8), 12)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.offered)
        row.addWidget(self.button)
        self.setTabOrder(self.button, self.offered)
        theme.hold(self, min_height=48)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._stays_ms = stays_ms
        self._timer.timeout.connect(self.dismiss)
        host.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        offer: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Tell what happened; `undo` takes it back, without it there is no button. `offer`: one thing more to do, by name."""
        self._undo, self._take = undo, None if offer is None else offer[1]
        self.offered.setVisible(offer is not None)
        if offer is not None:
            self.offered.setText(offer[0])
            self.offered.setAccessibleName(offer[0])
            self.offered.setAccessibleDescription(text)
        self._sentence.set_pieces(text)
        self.button.setVisible(undo is not None)
        self.button.setAccessibleDescription(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._host, text))
        self._timer.setInterval(self._stays_ms if offer is None else max(self._stays_ms, _ASKING_MS))
        self._timer.start()

    def text(self) -> str:
        """What it says, or said last."""
        return self._sentence.text()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.dismiss()
        if undo is not None:
            undo()
            self.undone.emit()

    def _take_offer(self) -> None:
        take, self._take = self._take, None
        self.dismiss()
        if take is not None:
            take()

    def _hold_or_go_on(self) -> None:
        if not self.isVisible():
            return
        if self.underMouse() or QApplication.focusWidget() in (self.button, self.offered):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._hold_or_go_on()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched in (self.button, self.offered) and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._hold_or_go_on()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        edge = self._theme.px(20)
        room = self._host.width() - 2 * edge
        width = min(self.sizeHint().width(), self._theme.px(560), room)
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else self.sizeHint().height()
        height = max(height, self.minimumHeight())
        self.setGeometry((self._host.width() - width) // 2, self._host.height() - height - edge, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(Role.INK))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.card_radius, self._theme.card_radius)
