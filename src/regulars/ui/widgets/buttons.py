"""Buttons: the green one that matters, plain ones beside it, ones that are only an icon, ones that read like a link."""

from typing import Self

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.plain_tip import set_plain_tip


class _Button(QPushButton):
    def __init__(
        self, theme: Theme, kind: str, text: str, icon: str, role: Role, name: str, parent: QWidget | None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self._icon_role = role
        self.setProperty("kind", kind)
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it too, not Space alone
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if icon:
            self.set_icon(icon)
        self._size_icon()
        theme.changed.connect(self._size_icon)

    def enlarge(self) -> Self:
        """The taller size, for a page that is little more than its buttons: the first run, the closed book."""
        self.setProperty("large", True)
        self.style().unpolish(self)
        self.style().polish(self)
        return self

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self.setIcon(self._theme.icon(icon, self._icon_role))
        self.setProperty("iconed", bool(self.text()))

    def set_text(self, text: str) -> None:
        """Change the words, for screen readers too."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        iconed = bool(text) and not self.icon().isNull()
        if bool(self.property("iconed")) != iconed:  # it had no words until now: their icon stands a little apart
            self.setProperty("iconed", iconed)
            self._size_icon()
            self.style().unpolish(self)
            self.style().polish(self)

    def follow(self, action: QAction) -> None:
        """Do what a command does, and be enabled when it is; its key is told by the tool tip."""
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self.setEnabled(action.isEnabled()))
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())

    def _size_icon(self) -> None:
        side = self._theme.px(16)
        # The style leaves 4 pixels between icon and words, too few: the icon stands in a wider field of its own.
        self.setIconSize(QSize(side + self._theme.px(6) if self.text() else side, side))


class PrimaryButton(_Button):
    """The one green button of a screen."""

    def __init__(self, theme: Theme, text: str, icon: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "primary", text, icon, Role.ON_ACCENT, "", parent)


class PlainButton(_Button):
    """Every other button. `danger` for what forgets something."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", *, danger: bool = False, parent: QWidget | None = None
    ) -> None:
        kind, role = ("danger", Role.SLIPPING) if danger else ("plain", Role.INK)
        super().__init__(theme, kind, text, icon, role, "", parent)


class LinkButton(_Button):
    """A button that reads like a link, within text or at the end of a heading. `role` is ACCENT or MUTED."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", *, role: Role = Role.ACCENT, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "link" if role is Role.ACCENT else "quiet", text, icon, role, "", parent)


class IconButton(_Button):
    """A button that is only an icon; `name` says what it does. Without a frame for rows and corners."""

    def __init__(
        self, theme: Theme, icon: str, name: str, *, framed: bool = True, parent: QWidget | None = None
    ) -> None:
        kind, role = ("icon", Role.INK) if framed else ("bare", Role.MUTED)
        super().__init__(theme, kind, "", icon, role, name, parent)

    def event(self, event: QEvent) -> bool:
        # Not before it is asked for: screen readers take a tool tip for a description, and would say everything twice.
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            set_plain_tip(self, self.accessibleName())
            shown = super().event(event)
            self.setToolTip("")
            return shown
        return super().event(event)
