"""The tray: keeps Regulars reminding while its window is closed, where the desktop has a tray."""

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from regulars.domain.agenda import DayItem
from regulars.domain.names import shortened

LOOK_AGAIN_MS = 1000
LOOK_FOR_S = 30  # some desktops bring their tray up after their programs
LOOK_AT_BUS_FOR_S = 10
"""Qt asks the bus for a tray once, and believes that answer for ever: so it is not asked before there is one. A tray of the
older kind, that is on no bus, is asked for after so long."""
_WATCHER = "org.kde.StatusNotifierWatcher"
MOST_PEOPLE = 10
"""A menu is no list: who has more room than that looks at the day itself."""


class Tray(QObject):
    """The icon with its menu. `is_there` is False on desktops without a tray: then the window must never hide."""

    opened = Signal()
    log_wanted = Signal()
    lock_wanted = Signal()
    quit_wanted = Signal()
    person_wanted = Signal(int)
    """One of the day's people was chosen."""
    appeared = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = icon
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu()
        self._people: list[QAction] = []
        self._below_people = self._menu.addSeparator()
        self._below_people.setVisible(False)
        self._menu.addAction(self.tr("Open Regulars"), self.opened.emit)
        self._menu.addAction(self.tr("Log a moment"), self.log_wanted.emit)
        self._lock = self._menu.addAction(self.tr("Lock now"), self.lock_wanted.emit)
        self._lock.setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Close Regulars"), self.quit_wanted.emit)
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
        return self._icon is not None and self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def show_people(self, items: Sequence[DayItem], *, whole_names: bool) -> None:
        """The day's people; nobody while the book is closed. Whoever stands beside reads the menu, too: names are shortened
        unless the owner allows whole ones."""
        names = [(item.person, item.name if whole_names else shortened(item.name)) for item in items[:MOST_PEOPLE]]
        wanted = [(person, name.replace("&", "&&")) for person, name in names]
        if wanted == [(action.data(), action.text()) for action in self._people]:
            return  # a menu that stands open is left alone
        for action in self._people:
            self._menu.removeAction(action)
            action.deleteLater()
        self._people = []
        for person, name in wanted:
            action = QAction(name, self._menu)
            action.setData(person)
            action.triggered.connect(partial(self.person_wanted.emit, person))
            self._people.append(action)
        self._menu.insertActions(self._below_people, self._people)
        self._below_people.setVisible(bool(self._people))

    def let_lock(self, may_lock: bool) -> None:
        """Whether there is something to lock: an open book of the owner's."""
        self._lock.setEnabled(may_lock)

    def hide(self) -> None:
        """Take the icon out."""
        self._timer.stop()
        if self._icon is not None:
            self._icon.hide()

    def _look(self) -> None:
        self._looks += 1
        if self._looks <= LOOK_AT_BUS_FOR_S and _may_still_come():
            return
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._timer.stop()
            self._show()
        elif self._looks > LOOK_FOR_S:
            self._timer.stop()

    def _show(self) -> None:
        icon = self._icon = QSystemTrayIcon(self._picture, self)
        icon.setContextMenu(self._menu)
        icon.setToolTip(self.tr("Regulars"))
        icon.activated.connect(self._activated)
        icon.show()
        self.appeared.emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()


def _may_still_come() -> bool:
    """Whether there is a session bus, and no tray on it yet."""
    if sys.platform != "linux":
        return False
    from PySide6.QtDBus import QDBusConnection  # lazy: with the tray, after the first paint

    bus = QDBusConnection.sessionBus().interface() if QDBusConnection.sessionBus().isConnected() else None
    return bus is not None and not bus.isServiceRegistered(_WATCHER).value()
