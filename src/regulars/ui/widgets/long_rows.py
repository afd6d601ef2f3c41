"""A list of rows of which the first are there at once, and the others when they are asked for."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.ui.theme import Theme
from regulars.ui.widgets.buttons import LinkButton
from regulars.ui.widgets.rows import Rows
from regulars.ui.wording import translate

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

_STEP = 8


class LongRows(QWidget, Generic[T, W]):
    """Rows as in `Rows`. Beyond `first` there is a line that shows all; they come a few at a time, so nothing waits."""

    def __init__(
        self,
        theme: Theme,
        make: Callable[[T], W],
        tell: Callable[[W, T], None],
        fallback: QWidget | None = None,
        *,
        first: int = 8,
        spacing: float = 2,
        parent: QWidget | None = None,
    ) -> None:
        QWidget.__init__(self, parent)
        self._first, self._count = first, first
        self._records: Sequence[tuple[Hashable, T]] = ()
        column = QVBoxLayout(self)
        theme.lay(column, spacing=0)
        rows = QVBoxLayout()
        theme.lay(rows, spacing=spacing)
        column.addLayout(rows)
        self._rows: Rows[T, W] = Rows(rows, make, tell, fallback)
        self.more = LinkButton(theme, "", "chevron-down", parent=self)
        self.more.clicked.connect(self._show_all)
        self.more.hide()
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_records(self, records: Sequence[tuple[Hashable, T]]) -> None:
        """Show these records, in this order."""
        self._records = records
        self._rows.show(records[: self._count])
        waiting = len(records) - self._count
        self.more.setVisible(waiting > 0)
        if waiting > 0:
            self.more.set_text(translate("LongRows", "Show %n more", None, waiting))

    def row(self, key: Hashable) -> W | None:
        """The widget of a record, where it is shown."""
        return self._rows.row(key)

    def all(self) -> list[W]:
        """The rows that are there."""
        return self._rows.all()

    def _show_all(self) -> None:
        """The next few, and the others right after them."""
        self._count += _STEP
        self.show_records(self._records)
        if self._count < len(self._records):
            QTimer.singleShot(0, self, self._show_all)
