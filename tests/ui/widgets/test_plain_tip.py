"""A client's name in a tool tip is a name, whatever it looks like."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.chip import Chip
from regulars.ui.widgets.elided_label import ElidedLabel
from regulars.ui.widgets.inline_field import InlineField
from regulars.ui.widgets.plain_tip import set_plain_tip

HOSTILE = "<img src='file:///etc/hostname'> <b>Ana & Rui</b>, who has a rather long name"


def shown_words(tip: str) -> str:
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.mark.parametrize("text", ["Ana Duarte", "Ana & Rui", "a < b", "Ana\nDuarte"])
def test_plain_words_stay_as_they_are(qapp: QApplication, text: str) -> None:
    widget = QWidget()
    set_plain_tip(widget, text)
    assert widget.toolTip() == text


@pytest.mark.parametrize("kind", ["chip", "label", "field"])
def test_markup_in_a_name_is_shown_and_never_read(theme: Theme, qtbot: QtBot, kind: str) -> None:
    widget: QWidget
    if kind == "field":
        field = InlineField(theme, "Name")
        field.set_text(HOSTILE)
        widget = next(child for child in field.findChildren(QWidget) if child.toolTip())
        qtbot.addWidget(field)
    else:
        widget = Chip(theme, HOSTILE) if kind == "chip" else ElidedLabel(theme, HOSTILE)
        qtbot.addWidget(widget)
        widget.resize(40, 20)
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), QPoint(2, 2)))
    assert shown_words(widget.toolTip()) == HOSTILE
