"""Saved views on the People page: a chip for each, the chip that saves what is shown, and letting one go."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from regulars.domain.views import Look, SavedView
from regulars.ui import wording
from regulars.ui.people.filter_row import FilterRow
from regulars.ui.people.people_model import PeopleModel
from regulars.ui.screen import Surroundings
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.line_box import LineBox

LONGEST_ON_CHIP = 32


class SavedViews(QObject):
    """The chips behind the filters. `chosen` carries the `Look` to show."""

    chosen = Signal(object)

    def __init__(self, around: Surroundings, row: FilterRow, model: PeopleModel, parent: QObject) -> None:
        super().__init__(parent)
        self._around, self._row, self._model = around, row, model
        self.chips: list[FilterChip] = []
        self._views: list[SavedView] = []
        self._box: LineBox | None = None
        theme = around.theme
        self.save_chip = FilterChip(theme, self.tr("Save this view"), "plus", dashed=True, parent=row)
        self.save_chip.clicked.connect(self.save)
        self._command = around.actions.add(
            "view_save", self.tr("Save what the list shows as a view"), "Ctrl+D", self.save, theme.icon("bookmark")
        )
        row.add_behind(self.save_chip)
        self.enable(False)

    def enable(self, on: bool) -> None:
        """Take the key, or leave it to another page."""
        self._command.setEnabled(on and self.save_chip.isVisibleTo(self._row))

    def read(self) -> None:
        """Show the views that there are."""
        views = self._around.desk.read(self._around.desk.verbs.views.all)
        if views != self._views:
            self._views = views
            for chip in self.chips:
                self._row.remove(chip)
            self.chips = [self._chip(view) for view in views]
        self.show_look()

    def show_look(self) -> None:
        """Mark the view that is shown; only what is not shown already, and is no bare list, can be saved."""
        look = self._model.look()
        for chip, view in zip(self.chips, self._views, strict=True):
            chip.setChecked(view.look == look)
        bare = look == Look(sort=look.sort, descending=look.descending)
        self.save_chip.setVisible(not bare and all(view.look != look for view in self._views))
        self._command.setEnabled(self.save_chip.isVisibleTo(self._row))

    def _chip(self, view: SavedView) -> FilterChip:
        name = view.name if len(view.name) <= LONGEST_ON_CHIP else view.name[: LONGEST_ON_CHIP - 1] + "…"
        chip = FilterChip(self._around.theme, wording.isolated(name), "bookmark", parent=self._row)
        chip.setAccessibleDescription(self.tr("A saved view. The menu key lets it go."))
        chip.clicked.connect(partial(self._show, view))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(partial(self._ask_menu, chip, view))
        self._row.add_before(chip, self.save_chip)
        return chip

    def _show(self, view: SavedView) -> None:
        shown = self._model.look() == view.look
        self.chosen.emit(Look() if shown else view.look)  # a second press leads back to everybody

    def _ask_menu(self, chip: FilterChip, view: SavedView, at: QPoint) -> None:
        menu = QMenu(chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(chip.accessibleName())
        menu.addAction(self._around.theme.icon("trash-2"), self.tr("Let this view go"), partial(self.let_go, view))
        menu.popup(chip.mapToGlobal(at))

    def let_go(self, view: SavedView) -> None:
        """Remove a view; the toast takes it back."""
        desk = self._around.desk
        desk.do(lambda: desk.verbs.views.delete(view.id), self._around.shell.say_done)

    def save(self) -> None:
        """Ask for a name, and keep what the list shows under it."""
        look = self._model.look()
        if self._box is None:
            self._box = LineBox(
                self._around.theme,
                self._row.window(),
                self.tr("Save this view"),
                self.tr("What do you call it?"),
                self.tr("Save"),
            )
        self._box.ask(look.line.strip()[:LONGEST_ON_CHIP], partial(self._keep, look), [v.name for v in self._views])

    def _keep(self, look: Look, name: str) -> None:
        desk = self._around.desk
        desk.do(lambda: desk.verbs.views.save(name, look), self._around.shell.say_done)
