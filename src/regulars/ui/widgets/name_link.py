"""A name that leads to somebody. Apart from the other buttons: PySide makes hundreds of named values for a `QStyle` (6 ms)."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.plain_tip import set_plain_tip


class NameLink(LinkButton):
    """A link that is somebody's name: as long as it is, where there is room, and else cut with "…" and told by the tool tip."""

    def __init__(
        self, theme: Theme, text: str = "", icon: str = "", *, role: Role = Role.ACCENT, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, icon, role=role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), self._theme.px(96)), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def set_text(self, text: str) -> None:
        """Change the words, for screen readers too."""
        super().set_text(text)
        self._tell_whole()

    def _tell_whole(self) -> None:
        is_cut = self.width() < self.sizeHint().width()
        set_plain_tip(self, self.text().replace("&&", "&") if is_cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        room = inside - (0 if self.icon().isNull() else self.iconSize().width() + 4)  # so far the style sets them apart
        cut = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        option.text = (
            f"\u2068{cut}\u2069"  # a Latin name ends at its own end in a window that is read from the right, too
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
