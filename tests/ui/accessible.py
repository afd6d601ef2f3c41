"""Walks the accessibility tree as a screen reader would and finds the controls that have no name."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.Dial,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.List,
    QAccessible.Role.MenuItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.ProgressBar,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
}


def controls(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Every visible control inside a widget: what acts by its role, and what can take the keyboard."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None, f"{widget} is not in the accessibility tree"
    waiting = [root]
    while waiting:
        here = waiting.pop()
        if here.state().invisible:
            continue
        if here.role() in _CONTROLS or (here.state().focusable and here.object() is not widget):
            yield here
        for place in range(here.childCount()):
            child = here.child(place)
            # A list's own rows and a scroll area's bars are named by what is in them.
            if child is not None and child.isValid() and here.role() != QAccessible.Role.List:
                waiting.append(child)


def unnamed_controls(widget: QWidget) -> list[str]:
    """The controls without a name, each as "Role class objectName"."""
    return [_describe(control) for control in controls(widget) if not control.text(QAccessible.Text.Name).strip()]


def names(widget: QWidget) -> list[str]:
    """The names of all controls inside a widget."""
    return [control.text(QAccessible.Text.Name) for control in controls(widget)]


def assert_accessible(widget: QWidget) -> None:
    """Fail with the list of controls that a screen reader could not name."""
    nameless = unnamed_controls(widget)
    assert not nameless, "controls without an accessible name: " + "; ".join(nameless)


def _describe(control: QAccessibleInterface) -> str:
    thing = control.object()
    kind = type(thing).__name__ if thing is not None else "?"
    inside = thing.parent() if thing is not None else None
    return f"{control.role().name} {kind} in {type(inside).__name__}"
