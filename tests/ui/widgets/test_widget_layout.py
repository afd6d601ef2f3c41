"""Our own layouts, and the rule that keeps Qt's layout items out of Python."""

import ast
import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.actions import Actions
from regulars.ui.theme import Theme
from regulars.ui.widgets.flow_layout import FlowLayout
from regulars.ui.widgets.keys_help import KeysHelp
from regulars.ui.widgets.question import Question

UI = Path(__file__).parents[3] / "src" / "regulars" / "ui"


def test_no_page_or_widget_touches_layout_items() -> None:
    """They outlive what they stand for, and end Python when another item comes to lie at the same place."""
    found = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in ("itemAt", "takeAt", "itemAtPosition", "QLayoutItem", "QWidgetItem"):
                found.append(f"{path.relative_to(UI)}:{node.lineno} {name}")
    assert found == []


def test_boxes_can_come_and_go_one_after_the_other(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 700)
    host.show()
    actions = Actions(host)
    for number in range(12):
        actions.add(f"command-{number}", f"Command {number}", f"F{number + 2}", gc.collect)
    for _ in range(8):
        keys = KeysHelp(theme, host, actions)
        keys.closed.connect(keys.deleteLater)
        keys.ask()
        QCoreApplication.processEvents()
        keys.close_over()
        question = Question(theme, host, "Keep reminding you?", "It can stay in the tray.", "Keep", "Close")
        question.closed.connect(question.deleteLater)
        question.ask(lambda _: None)
        del keys
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        question.place()
        assert question.panel.height() > 0
        question.close_over()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_widget_that_is_gone_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(theme, parent=holder)
    one, two, three = (QLabel(text, holder) for text in ("one", "two", "three"))
    for label in (one, two, three):
        flow.addWidget(label)
    flow.removeWidget(two)
    one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert flow.widgets() == [three]
    flow.insertWidget(0, two)
    assert flow.widgets() == [two, three]
