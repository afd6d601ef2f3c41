"""A formula: the version used last, in place; below it every version before, each a click away from being used again."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from regulars.domain.people import OwnField, OwnValue
from regulars.ui import wording
from regulars.ui.person.editing import Editing
from regulars.ui.person.fields import SIDE
from regulars.ui.person.small_buttons import SmallPrint
from regulars.ui.theme import Role, Type
from regulars.ui.widgets.buttons import IconButton, LinkButton
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.rows import Rows
from regulars.ui.widgets.sentence import Piece, Sentence
from regulars.ui.widgets.words_field import WordsField
from regulars.ui.wording import translate

AT_ONCE = 30
"""Versions that are shown at once."""


class FormulaField(QWidget):
    """Other words are a new version, used today; what it was before stays below."""

    def __init__(self, editing: Editing, field: OwnField, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._field = editing, field
        self._versions: tuple[OwnValue, ...] = ()
        theme = editing.theme
        self.words = WordsField(theme, field.label, "", self.tr("add what you used"), parent=self)
        self.words.edited.connect(self.use)
        self.print = SmallPrint(theme, parent=self)
        self.print.clicked.connect(self._toggle)
        self.again = LinkButton(theme, self.tr("Use again today"), "check", parent=self)
        self.again.clicked.connect(lambda: self.use(self.words.text()))
        below = QWidget(self)
        row = FlowLayout(theme, 2, parent=below)
        row.addWidget(self.print)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        theme.lay(column, spacing=0)
        column.addWidget(self.words)
        column.addWidget(below)
        self._below = below
        self.history = QWidget(self)
        self.history.setAccessibleName(self.tr("Versions of %1").replace("%1", field.label))
        rows = QVBoxLayout(self.history)
        theme.lay(rows, (0, 2, 0, 6), 2)
        self._rows: Rows[OwnValue, VersionRow] = Rows(
            rows, lambda version: VersionRow(editing, version, self.use), VersionRow.tell, self.words
        )
        self._all = LinkButton(theme, self.tr("Show all"), parent=self.history)
        self._all.clicked.connect(self._show_all)
        rows.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeading)
        self._shown = AT_ONCE
        self.history.hide()
        column.addWidget(self.history)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Give the keyboard to the newest version."""
        self.words.setFocus(reason)

    def start(self) -> None:
        """Put the cursor into the newest version."""
        self.words.start()

    def text(self) -> str:
        """The newest version."""
        return self.words.text()

    def show_versions(self, versions: Sequence[OwnValue]) -> None:
        """Show these, the newest last."""
        self._versions = tuple(reversed(versions))
        newest = self._versions[0] if self._versions else None
        self.words.show_stored(newest.value if newest is not None else "")
        self._below.setVisible(newest is not None)
        today = self._editing.today
        self.again.setVisible(newest is not None and newest.day != today.isoformat())
        if newest is not None:
            used = _used_on(newest.day, today)
            before = len(self._versions) - 1
            if before:
                used = f"{used} · {self.tr('%n version(s) before', None, before)}"
            every = self.tr("%1: %2. Show every version").replace("%1", self._field.label).replace("%2", used)
            self.print.set_words(used, every)
            again = self.tr("Use again today: %1").replace("%1", wording.isolated(newest.value))
            self.again.setAccessibleName(again)
        self._rows.show([(one.id, one) for one in self._versions[: self._shown]])
        for place, row in enumerate(self._rows.all()):
            row.again.setVisible(place > 0)  # the newest has its button above
        self._all.setVisible(len(self._versions) > self._shown)
        if newest is None:
            self.history.hide()

    def rows(self) -> "list[VersionRow]":
        """The rows of the versions, the newest first."""
        return self._rows.all()

    def use(self, value: str) -> None:
        """These words were used today."""
        formulas, person, field = self._editing.verbs.formulas, self._editing.person, self._field.id
        if value.strip():
            self._editing.save(lambda: formulas.use(person, field, value), self.words)
        else:  # emptied: what was used stays used
            self.words.accept(kept=False)

    def _toggle(self) -> None:
        self.history.setVisible(self.history.isHidden())

    def _show_all(self) -> None:
        self._shown = len(self._versions)
        self.show_versions(tuple(reversed(self._versions)))


class VersionRow(QWidget):
    """One version: what it was, when it was used, and the way to use it again."""

    def __init__(self, editing: Editing, version: OwnValue, use: Callable[[str], None]) -> None:
        super().__init__()
        self._editing, self._version = editing, version
        theme = editing.theme
        self._words = Sentence(theme, "", Type.BODY, parent=self)
        self.again = LinkButton(theme, self.tr("Use again today"), "undo-2", parent=self)
        self.again.clicked.connect(lambda: use(self._version.value))
        self.remove = IconButton(theme, "x", "", framed=False, parent=self)
        theme.hold(self.remove, width=26, height=26)
        self.remove.clicked.connect(self._remove)
        column = QVBoxLayout(self)
        theme.lay(column, (SIDE, 2, 0, 2), 0)
        column.addWidget(self._words)
        row = QHBoxLayout()
        theme.lay(row, spacing=4)
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)
        self.tell(version)

    def tell(self, version: OwnValue) -> None:
        """Show this version."""
        self._version = version
        today = self._editing.today
        used = _used_on(version.day, today)
        value = wording.isolated(version.value)
        self._words.set_pieces([Piece(value), Piece(f"\n{used}", role=Role.MUTED, type=Type.SMALL)])
        self.again.setAccessibleName(self.tr("Use again today: %1").replace("%1", value))
        removes = self.tr("Remove the version of %1").replace("%1", used)
        self.remove.setAccessibleName(removes)

    def _remove(self) -> None:
        formulas, version = self._editing.verbs.formulas, self._version
        self._editing.save(lambda: formulas.delete(version.id or 0))


def _used_on(iso: str, today: date) -> str:
    if not iso:
        return translate("FormulaField", "day not known")
    return translate("FormulaField", "used %1").replace("%1", wording.short_day(date.fromisoformat(iso), today))
