"""A label that ends in "…" when it has no room, and tells the whole text to pointer and screen reader."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from regulars.ui.theme import Role, Theme, Type
from regulars.ui.widgets.label import Label
from regulars.ui.widgets.plain_tip import set_plain_tip


class ElidedLabel(Label):
    """One line, cut with an ellipsis where the room ends."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        type: Type = Type.BODY,
        role: Role = Role.INK,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, type, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(24), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            set_plain_tip(self, self.text() if self._is_cut() else "")
        return super().event(event)

    def _is_cut(self) -> bool:
        return self.metrics().horizontalAdvance(self.text()) > self.contentsRect().width()
