"""A field for one person."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.people import PersonId
from regulars.domain.people_list import PersonRow
from regulars.ui.theme import Theme
from regulars.ui.widgets.person_field import PersonField
from tests.ui.accessible import assert_accessible

ROWS = [PersonRow(PersonId(7), "Ana Moreira", "Moreira Interiors"), PersonRow(PersonId(8), "Ana K.")]


def field(theme: Theme, qtbot: QtBot) -> PersonField:
    made = PersonField(theme, "Whose day?", "A name", lambda typed: [r for r in ROWS if typed in r.name.lower()])
    qtbot.addWidget(made)
    made.show()
    return made


def test_arrows_choose_and_enter_takes(theme: Theme, qtbot: QtBot) -> None:
    who = field(theme, qtbot)
    with qtbot.waitSignal(who.picked) as picked:
        qtbot.keyClicks(who.line, "ana")
        assert who.list.isVisible()
        assert_accessible(who)
        qtbot.keyClick(who.line, Qt.Key.Key_Down)
        qtbot.keyClick(who.line, Qt.Key.Key_Return)
    assert picked.args == [8]
    assert (who.person, who.line.text(), who.list.isVisible()) == (8, "Ana K.", False)


def test_typing_on_takes_the_choice_back(theme: Theme, qtbot: QtBot) -> None:
    who = field(theme, qtbot)
    qtbot.keyClicks(who.line, "ana")
    qtbot.keyClick(who.line, Qt.Key.Key_Return)
    assert who.person == 7
    qtbot.keyClicks(who.line, "x")
    assert who.person is None
    qtbot.keyClick(who.line, Qt.Key.Key_Return)
    assert who.person is None
    who.clear()
    assert who.line.text() == ""


def test_a_click_takes_too(theme: Theme, qtbot: QtBot) -> None:
    who = field(theme, qtbot)
    qtbot.keyClicks(who.line, "k.")
    where = who.list.visualItemRect(who.list.item(0))
    assert where.height() >= theme.px(24)
    qtbot.mouseClick(who.list.viewport(), Qt.MouseButton.LeftButton, pos=where.center())
    assert who.person == 8
