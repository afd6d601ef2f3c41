"""The circle of a chip, edited where one is: on a person's page."""

from PySide6.QtWidgets import QWidget

from regulars.domain.circles import CircleSummary
from regulars.ui.person.editing import Editing
from regulars.ui.widgets.circle_box import CircleBox, CircleWords
from regulars.ui.widgets.overlay import host_of


def circle_box(editing: Editing, over: QWidget, circle: CircleSummary) -> CircleBox:
    """The box of one circle. Keep changes name, note and rhythm in one step, with Undo."""
    circles = editing.verbs.circles

    def save(words: CircleWords, box: CircleBox) -> None:
        editing.save(
            lambda: circles.edit(circle.id, name=words.name, about=words.about, cadence_days=words.cadence_days), box
        )

    return CircleBox(editing.theme, host_of(over), circle, save)
