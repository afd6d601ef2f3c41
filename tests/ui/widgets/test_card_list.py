"""Cards that the arrow keys go through."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.ui.theme import Theme
from regulars.ui.widgets.card import Card
from regulars.ui.widgets.card_list import CardList


@pytest.fixture
def cards(theme: Theme, qtbot: QtBot) -> CardList:
    column = CardList(theme, "Today")
    qtbot.addWidget(column)
    for name in ("Ana", "Grace", "Piotr"):
        column.add(Card(theme, name, selectable=True))
    with qtbot.waitActive(column):
        column.show()
    column.set_current(0)
    column.cards()[0].setFocus()
    return column


def test_down_up_home_and_end_move_and_stop_at_the_ends(cards: CardList, qtbot: QtBot) -> None:
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(cards.cards()[cards.current()], key)
        seen.append(cards.current())
    assert seen == [1, 2, 2, 1, 0, 2]
    assert [card.is_selected() for card in cards.cards()] == [False, False, True]
    assert cards.cards()[2].hasFocus()


def test_a_click_makes_a_card_current_and_enter_opens_it(cards: CardList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(cards.current_changed) as current:
        qtbot.mouseClick(cards.cards()[1], Qt.MouseButton.LeftButton)
    assert current.args == [1]
    with qtbot.waitSignal(cards.activated) as opened:
        qtbot.keyClick(cards.cards()[1], Qt.Key.Key_Return)
    assert opened.args == [1]


def test_clearing_leaves_nothing_current(cards: CardList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(cards.current_changed):
        cards.clear()
    assert (cards.current(), cards.cards()) == (-1, [])


def test_cards_that_stay_are_the_same_ones_in_their_new_order(cards: CardList, theme: Theme, qtbot: QtBot) -> None:
    ana, grace, piotr = cards.cards()
    zoe = Card(theme, "Zoë", selectable=True)
    cards.set_current(2)
    cards.show_cards([piotr, zoe, ana])
    assert cards.cards() == [piotr, zoe, ana]
    assert cards.current() == 0
    assert grace.isHidden()
    cards.adjustSize()
    qtbot.waitUntil(lambda: piotr.y() < zoe.y() < ana.y())
    cards.show_cards([ana])
    assert cards.current() == -1
