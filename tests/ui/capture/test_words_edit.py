"""The field of the one plain sentence is as high as what stands in it."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from regulars.ui.capture.words_edit import WordsEdit
from regulars.ui.theme import Theme


def test_an_empty_field_shows_the_whole_of_what_may_be_typed_there(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    field = WordsEdit(theme, "What happened", "called ana 25m, prefers whatsapp, send quote by friday", host)
    field.resize(900, field.height())
    host.resize(900, 300)
    host.show()
    one = field.height()
    field.resize(260, one)
    assert field.height() > 1.5 * one
    QTest.keyClicks(field, "a")
    assert field.height() == one
    QTest.keyClicks(field, "\b")
    assert field.height() > 1.5 * one
    field.resize(900, field.height())
    assert field.height() == one
