"""Rows that come and go with the records they show."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from regulars.ui.widgets.edited_in_place import has_keyboard

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class Rows(Generic[T, W]):
    """Widgets for records: each keeps its own while the record is there, so that an edit that is going on goes on.

    `make` builds the widget of a record, `tell` shows it a record. When the row with the keyboard goes, its neighbour
    has it, or else `fallback`.
    """

    def __init__(
        self, layout: QBoxLayout, make: Callable[[T], W], tell: Callable[[W, T], None], fallback: QWidget | None = None
    ) -> None:
        self._layout, self._make, self._tell, self._fallback = layout, make, tell, fallback
        self._rows: dict[Hashable, W] = {}
        self._told: dict[Hashable, T] = {}

    def show(self, records: Sequence[tuple[Hashable, T]]) -> None:
        """Show these records, in this order."""
        before = list(self._rows)
        keyboard = self._lose_others({key for key, _ in records}, before)
        for key, record in records:
            if key not in self._rows:
                self._rows[key] = self._make(record)
                self._told[key] = record
            elif self._told[key] != record:
                self._told[key] = record
                self._tell(self._rows[key], record)
        order = [key for key, _ in records]
        if order != before:
            self._rows = {key: self._rows[key] for key in order}
            self._put_in_order()
        if keyboard is not None:
            self._hand_on(keyboard)

    def row(self, key: Hashable) -> W | None:
        """The widget of a record."""
        return self._rows.get(key)

    def all(self) -> list[W]:
        """The widgets, in their order."""
        return list(self._rows.values())

    def _lose_others(self, wanted: set[Hashable], before: list[Hashable]) -> int | None:
        """Take away the rows that are not wanted; the place of the one that had the keyboard."""
        keyboard = None
        for place, key in enumerate(before):
            if key not in wanted:
                row = self._rows.pop(key)
                del self._told[key]
                if has_keyboard(row):
                    keyboard = place
                self._layout.removeWidget(row)
                row.hide()
                row.deleteLater()
        return keyboard

    def _put_in_order(self) -> None:
        rows = list(self._rows.values())
        for place, row in enumerate(rows):
            if self._layout.indexOf(row) != place:
                self._layout.removeWidget(row)
                self._layout.insertWidget(place, row)
        for row in rows:
            if row.isHidden() and not row.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                row.show()

    def _hand_on(self, place: int) -> None:
        rows = list(self._rows.values())
        next_one: QWidget | None = rows[min(place, len(rows) - 1)] if rows else self._fallback
        if next_one is not None:
            next_one.setFocus(Qt.FocusReason.OtherFocusReason)
