"""Every control of the kit has a name for screen readers, and the check for it bites."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.actions import Actions
from regulars.ui.theme import Role, Theme
from regulars.ui.widgets.buttons import IconButton, LinkButton, PlainButton, PrimaryButton
from regulars.ui.widgets.capacity import CapacityBar
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.chip import FilterChip
from regulars.ui.widgets.choice import Choice
from regulars.ui.widgets.empty_state import EmptyState
from regulars.ui.widgets.face import Face
from regulars.ui.widgets.figure_card import FigureCard
from regulars.ui.widgets.health_chart import HealthChart
from regulars.ui.widgets.hint import Hint
from regulars.ui.widgets.inline_field import InlineField
from regulars.ui.widgets.page import Page
from regulars.ui.widgets.palette import CommandPalette
from regulars.ui.widgets.search_field import SearchField
from regulars.ui.widgets.segmented import Segmented
from regulars.ui.widgets.sentence import Sentence
from regulars.ui.widgets.setting_row import SettingRow
from regulars.ui.widgets.sidebar import Sidebar
from regulars.ui.widgets.toast import Toast
from regulars.ui.widgets.toggle import Tick, Toggle
from regulars.ui.widgets.week_bars import WeekBars
from regulars.ui.widgets.weekday_room import WeekdayRoom
from tests.ui.accessible import assert_accessible, names, unnamed_controls


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def sidebar(theme: Theme) -> QWidget:
    side = Sidebar(theme, "Regulars")
    side.add("today", "sun", "Today")
    side.set_note("Note something", "Ctrl N")
    side.set_compact(True)
    return side


def palette(theme: Theme) -> QWidget:
    host = QWidget()
    host.resize(800, 600)
    actions = Actions(host)
    actions.add("log", "Log a moment", "L", lambda: None)
    host.show()
    CommandPalette(theme, host, actions).ask()
    return host


def toast(theme: Theme) -> QWidget:
    host = QWidget()
    host.resize(800, 600)
    host.show()
    Toast(theme, host).say("Noted.", lambda: None)
    return host


def editing(theme: Theme) -> QWidget:
    field = InlineField(theme, "Phone", "+351 912 555 014")
    field.start()
    return field


CONTROLS: dict[str, tuple[Callable[[Theme], QWidget], set[str]]] = {
    "primary": (lambda t: PrimaryButton(t, "Call", "phone"), {"Call"}),
    "plain": (lambda t: PlainButton(t, "Keep & go"), {"Keep & go"}),
    "link": (lambda t: LinkButton(t, "Add", "plus"), {"Add"}),
    "icon": (lambda t: IconButton(t, "check", "Done"), {"Done"}),
    "filter": (lambda t: FilterChip(t, "Slipping 9"), {"Slipping 9"}),
    "choice": (lambda t: Choice(t, "Appearance", ["Auto", "Dark"]), set()),
    "toggle": (lambda t: Toggle(t, "Start with the laptop"), {"Start with the laptop"}),
    "tick": (lambda t: Tick(t, "Send the quote"), {"Send the quote"}),
    "search": (lambda t: SearchField(t, "Search people"), {"Search people"}),
    "inline": (lambda t: InlineField(t, "Phone", "+351 912"), {"Phone: +351 912"}),
    "inline, empty": (lambda t: InlineField(t, "Phone"), {"Phone"}),
    "inline, open": (editing, {"Phone"}),
    "segmented": (lambda t: Segmented(t, "These two", ["Merge", "Keep both"]), {"Merge", "Keep both"}),
    "weekdays": (lambda t: WeekdayRoom(t, "Room"), {"Monday", "Sunday"}),
    "sidebar": (sidebar, {"Today", "Note something"}),
    "palette": (palette, {"Search commands", "Commands that fit"}),
    "toast": (toast, {"Undo"}),
    "empty": (lambda t: EmptyState(t, "users", "Nobody", "Bring people.", "Bring people"), {"Bring people"}),
    "hint": (lambda t: Hint(t, "Call her now?", button="Show me"), {"Show me"}),
    "card": (lambda t: Card(t, "Ana Moreira, 9 weeks", selectable=True), set()),
    "page": (lambda t: Page(t, "People"), set()),
    "row": (lambda t: SettingRow(t, "Start", "With it", Toggle(t, "Start")), {"Start"}),
    "capacity": (lambda t: capacity(t), {"14 of 25 this week"}),
}


def capacity(theme: Theme) -> QWidget:
    bar = CapacityBar(theme)
    bar.set_progress(14, 25, "14 of 25 this week")
    return bar


@pytest.mark.parametrize("name", CONTROLS)
def test_every_control_has_a_name(name: str, theme: Theme, qtbot: QtBot) -> None:
    make, expected = CONTROLS[name]
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(make(theme))
    window.resize(900, 700)
    window.show()
    assert_accessible(window)
    assert expected <= set(names(window))


def test_a_control_without_a_name_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QPushButton("", window)
    window.show()
    assert len(unnamed_controls(window)) == 1
    with pytest.raises(AssertionError, match="QPushButton"):
        assert_accessible(window)


def test_what_is_drawn_is_also_said(theme: Theme, qtbot: QtBot) -> None:
    face = Face(theme)
    face.set_person("Ana Moreira", 31, Role.COOLING, 1)
    chart = HealthChart(theme)
    chart.set_history([], [], date(2026, 11, 22), "Health fell from 52 to 34 in a year")
    weeks = WeekBars(theme)
    weeks.set_weeks([("28 Sep", 8, 4)], "Reached 8 of 12 in the week of 28 September")
    sentence = Sentence(theme, [("It has been ", False), ("9 weeks", True), (".", False)])
    figure = FigureCard(theme, "44", "lines need a look")
    spoken = {
        face: "Ana Moreira",
        chart: "Health fell from 52 to 34 in a year",
        weeks: "Reached 8 of 12 in the week of 28 September",
        sentence: "It has been 9 weeks.",
        figure: "44 lines need a look",
    }
    for widget, words in spoken.items():
        qtbot.addWidget(widget)
        assert spoken_name(widget) == words


def test_a_choice_in_a_row_is_labelled_by_the_title_of_the_row(theme: Theme, qtbot: QtBot) -> None:
    # Where a drop-down is called by its value (Linux), the relation says what the value is of.
    choice = Choice(theme, "Appearance", ["Auto", "Dark"])
    row = SettingRow(theme, "Appearance", "Follow the desktop", choice)
    qtbot.addWidget(row)
    interface = QAccessible.queryAccessibleInterface(choice)
    assert interface is not None
    assert [label.text(QAccessible.Text.Name) for label, _ in interface.relations()] == ["Appearance"]
    assert choice.accessibleName() == "Appearance"
    assert choice.accessibleDescription() == "Follow the desktop"


def test_controls_are_large_enough_to_hit(theme: Theme, qtbot: QtBot) -> None:
    small = [
        FilterChip(theme, "All"),
        Toggle(theme, "On"),
        Tick(theme, "Done"),
        LinkButton(theme, "Add"),
        InlineField(theme, "Phone"),
    ]
    main = [
        PrimaryButton(theme, "Call"),
        PlainButton(theme, "Keep"),
        IconButton(theme, "check", "Done"),
        Choice(theme, "Look", ["Auto"]),
    ]
    for least, widgets in ((24, small), (32, main)):
        for widget in widgets:
            qtbot.addWidget(widget)
            widget.show()
            assert min(widget.width(), widget.height()) >= least, type(widget).__name__
