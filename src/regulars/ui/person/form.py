"""Labelled fields, one below the other, each saved for itself."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regulars.domain.changes import Changes
from regulars.domain.dates import PartialDate
from regulars.ui import typed_dates, wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE, Field, Pick
from regulars.ui.theme import Role, Theme, Type
from regulars.ui.unfit import unread_date, unread_number, unread_time
from regulars.ui.widgets.reflow import ReflowRow
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.toggle import Toggle
from regulars.ui.widgets.words_field import WordsField

_LABEL = 118
_NARROW = 300
_LONGEST_NUMBER = 9  # digits


class FormRow(QWidget):
    """A label and what stands behind it; below it where there is no room."""

    def __init__(self, theme: Theme, label: str, control: QWidget, parent: QWidget, *, stretch: bool = True) -> None:
        super().__init__(parent)  # at once: a row that changes windows makes Qt look at each of its parts again
        row = ReflowRow(theme, _NARROW, 4, below=0)
        self.setLayout(row)
        theme.lay(row, (SIDE, 0, SIDE, 0), 4)
        words = Sentence(theme, label, Type.SMALL, Role.MUTED, parent=self)
        theme.hold(words, width=_LABEL)
        row.addWidget(words)
        row.addWidget(control, 1 if stretch else 0)
        if not stretch:
            row.addStretch(1)
        self._words, self._row = words, row

    def align_top(self) -> None:
        """The label stands beside the first line of what is high."""
        self._row.setAlignment(self._words, Qt.AlignmentFlag.AlignTop)


class Form(QWidget):
    """A column of labelled fields over the verbs that change them."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing = editing
        self.theme = editing.theme
        self.column = QVBoxLayout(self)
        self.theme.lay(self.column, spacing=2)

    def row(self, label: str, control: QWidget, *, stretch: bool = True) -> FormRow:
        """Any control behind a label."""
        row = FormRow(self.theme, label, control, self, stretch=stretch)
        self.column.addWidget(row)
        return row

    def line(self, label: str, placeholder: str, verb: Callable[[str], Changes]) -> Field:
        """One line of text."""
        field = Field(self.theme, label, placeholder=placeholder, wraps=True, parent=self)
        field.edited.connect(lambda text: self.editing.save(lambda: verb(text), field))
        self.row(label, field)
        return field

    def words(self, label: str, placeholder: str, verb: Callable[[str], Changes]) -> WordsField:
        """Free words."""
        field = WordsField(self.theme, label, placeholder=placeholder, parent=self)
        field.edited.connect(lambda text: self.editing.save(lambda: verb(text), field))
        self.row(label, field)
        return field

    def day(
        self, label: str, placeholder: str, verb: Callable[[date | None], Changes], *, ahead: bool = False
    ) -> Field:
        """A whole day; emptied it is None."""

        def read(text: str) -> None:
            day = typed_dates.whole_day(text, self.editing.today, ahead=ahead)
            if text and day is None:
                field.refuse(unread_date())
            else:
                self.editing.save(lambda: verb(day), field)

        field = Field(self.theme, label, placeholder=placeholder, parent=self)
        field.edited.connect(read)
        self.row(label, field)
        return field

    def partial_date(self, label: str, placeholder: str, verb: Callable[[str], Changes]) -> Field:
        """A date of which only parts may be known; `verb` is given its ISO text, or "" where it was emptied."""

        def read(text: str) -> None:
            found = typed_dates.partial_date(text) if text else None
            if text and found is None:
                field.refuse(unread_date())
            else:
                self.editing.save(lambda: verb(found.iso() if found else ""), field)

        field = Field(self.theme, label, placeholder=placeholder, parent=self)
        field.edited.connect(read)
        self.row(label, field)
        return field

    def clock(self, label: str, placeholder: str, verb: Callable[[time | None], Changes]) -> Field:
        """A time of day; emptied it is None."""

        def read(text: str) -> None:
            at = typed_dates.clock_time(text)
            if text and at is None:
                field.refuse(unread_time())
            else:
                self.editing.save(lambda: verb(at), field)

        field = Field(self.theme, label, placeholder=placeholder, parent=self)
        field.edited.connect(read)
        self.row(label, field)
        return field

    def number(self, label: str, placeholder: str, verb: Callable[[int | None], Changes]) -> Field:
        """A whole number; emptied it is None."""

        def read(text: str) -> None:
            if text and not (text.isdecimal() and len(text) <= _LONGEST_NUMBER):
                field.refuse(unread_number())
            else:
                self.editing.save(lambda: verb(int(text) if text else None), field)

        field = Field(self.theme, label, placeholder=placeholder, parent=self)
        field.edited.connect(read)
        self.row(label, field)
        return field

    def pick(self, label: str, options: Sequence[tuple[Any, str]], verb: Callable[[Any], Changes]) -> Pick:
        """One of several values."""
        pick = Pick(self.theme, label, options, parent=self)
        pick.picked.connect(lambda value: self.editing.save(lambda: verb(value), pick))
        self.row(label, pick, stretch=False)
        return pick

    def switch(self, label: str, verb: Callable[[bool], Changes]) -> Toggle:
        """Yes or no."""
        toggle = Toggle(self.theme, label, parent=self)
        toggle.clicked.connect(lambda on: self.editing.save(lambda: verb(on)))
        self.row(label, toggle, stretch=False)
        return toggle


def shown_date(iso: str) -> str:
    """A stored partial date as a field shows it."""
    return wording.partial_date(PartialDate.parse(iso)) if iso else ""
