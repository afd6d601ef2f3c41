"""The tray: keeps Regulars reminding while its window is closed, where the desktop has a tray."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

LOOK_AGAIN_MS = 1000
LOOK_FOR_S = 30  # some desktops bring their tray up after their programs


class Tray(QObject):
    """The icon with its menu. `is_there` is False on desktops without a tray: then the window must never hide."""

    opened = Signal()
    log_wanted = Signal()
    quit_wanted = Signal()
    appeared = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(icon, self)
        self._menu = QMenu()
        self._menu.addAction(self.tr("Open Regulars"), self.opened.emit)
        self._menu.addAction(self.tr("Log a moment"), self.log_wanted.emit)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Close Regulars"), self.quit_wanted.emit)
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip(self.tr("Regulars"))
        self._icon.activated.connect(self._activated)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)
        self._look()
        if not self.is_there:
            self._timer.start()

    @property
    def is_there(self) -> bool:
        """Whether there is a tray now, with our icon in it: a panel may crash, or be taken away."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def hide(self) -> None:
        """Take the icon out."""
        self._timer.stop()
        self._icon.hide()

    def _look(self) -> None:
        self._looks += 1
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()
            self._timer.stop()
            self.appeared.emit()
        elif self._looks > LOOK_FOR_S:
            self._timer.stop()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()
