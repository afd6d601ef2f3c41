"""When the rhythms ask for more than there is room, Today says so in a sentence, and what could be changed."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.moments import Direction, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.planner import Effect, LengthenRhythms, Load, Outlook
from regulars.services.verbs import Verbs
from regulars.ui.screen import Surroundings
from regulars.ui.today.let_some_go import LetSomeGoBox
from regulars.ui.today.making_it_fit import MakingItFit
from regulars.ui.today.too_much import way_words
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 400)
    host.show()
    return host


@pytest.fixture
def fitting(around: Surroundings, verbs: Verbs, host: QWidget) -> MakingItFit:
    for number in range(24):
        person = PersonId(verbs.people.add(f"Person {number}").created or 0)
        for ago in (28, 21, 14, 7):
            day = TODAY - timedelta(days=ago)
            verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=day)
    return MakingItFit(around, host)


def says_too_much(fitting: MakingItFit) -> bool:
    return fitting.card is not None


def test_the_sentence_says_what_is_asked_and_what_is_possible(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    fitting.plan()
    assert fitting.card is not None
    words = [label.text() for label in fitting.card.findChildren(QLabel)]
    assert any("a day asked, 2 possible" in text for text in words)
    assert_accessible(fitting)


def test_three_times_as_long_has_nothing_behind_its_point() -> None:
    effect = Effect(Load(asked=2.0, possible=2.5, waiting=0), 0, Outlook(60.0, 40.0))
    for factor, words in ((3.0, "3 times as long"), (1.5, "1.5 times as long")):
        assert words in way_words(LengthenRhythms((PersonId(1),), factor, effect))


def test_where_everything_fits_nothing_is_said(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(9,) * 7)
    fitting.plan()
    assert fitting.card is None
    assert not fitting.isVisible()


def test_each_way_out_says_what_it_comes_to_makes_it_fit_and_is_undone(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    for words in ("more a day", "less often"):
        fitting.plan()
        assert fitting.card is not None
        button = next(button for button in fitting.card.findChildren(QPushButton) if words in button.text())
        assert "possible" in button.text()
        button.click()
        assert not says_too_much(fitting)
        verbs.book.undo()
        assert verbs.settings.read().rooms == (2, 2, 2, 2, 2, 0, 0)
        assert verbs.people.get(PersonId(1)).cadence_days is None


def test_minutes_are_asked_and_possible_where_they_are_counted(fitting: MakingItFit, verbs: Verbs) -> None:
    verbs.settings.change(minutes=(15, 15, 15, 15, 15, 0, 0))
    fitting.plan()
    assert fitting.card is not None
    assert "minutes a day asked, 15 possible" in fitting.card.accessibleName()


def choosing(fitting: MakingItFit, host: QWidget) -> LetSomeGoBox:
    """The box with the names, as the card's link opens it."""
    fitting.plan()
    assert fitting.card is not None
    link = next(button for button in fitting.card.findChildren(QPushButton) if "choose whom" in button.text())
    link.click()
    [box] = host.findChildren(LetSomeGoBox)
    return box


def test_some_are_let_go_one_by_one_and_the_effect_is_told_with_each(
    fitting: MakingItFit, host: QWidget, verbs: Verbs
) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    box = choosing(fitting, host)
    assert not any(row.tick.isChecked() for row in box.rows)
    assert not box.keep.isEnabled()
    told = [box.effect.text()]
    assert told[0].startswith("Now: ")
    for row in box.rows:
        row.tick.click()
        told.append(box.effect.text())
        if told[-1].startswith("Then it fits"):
            break
    assert len(set(told)) > 5  # one digit moves with nearly every tick
    assert told[-1].startswith("Then it fits: ")
    gone, untouched = box.chosen(), box.rows[-1].one.person
    box.keep.click()
    assert not says_too_much(fitting)
    assert [verbs.people.get(one.person).cadence_days for one in gone] == [one.longer for one in gone]
    assert verbs.people.get(untouched).cadence_days is None
    verbs.book.undo()
    assert all(verbs.people.get(one.person).cadence_days is None for one in gone)


def test_each_name_says_how_often_why_and_what_it_asks_less(fitting: MakingItFit, host: QWidget, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    for days in (3, 2, 1):
        day = TODAY - timedelta(days=days)
        verbs.moments.log([PersonId(5)], MomentKind.EMAIL, direction=Direction.ME, day=day)
    verbs.promises.add(PersonId(1), "the book")
    box = choosing(fitting, host)
    names = [row.tick.accessibleName() for row in box.rows]
    assert names == sorted(names, key=lambda name: name.partition(":")[0])  # nobody has a place above another
    assert not any(name.startswith("Person 0:") for name in names)
    [unanswered] = [name for name in names if name.startswith("Person 4:")]
    assert "Your last 3 hello(s) found no answer." in unanswered
    assert "a day less" in unanswered
    assert len(box.rows) == 10
    box.more.click()
    assert len(box.rows) == 20
    assert box.rows[10].tick.hasFocus()
    assert_accessible(box)


def test_by_keyboard_down_ticks_and_enter_keeps(fitting: MakingItFit, host: QWidget, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    box = choosing(fitting, host)
    second = box.rows[1].one.person
    assert box.rows[0].tick.hasFocus()
    QTest.keyClick(box.rows[0].tick, Qt.Key.Key_Return)  # nobody is ticked: nothing happens
    assert box.isVisible()
    QTest.keyClick(box.rows[0].tick, Qt.Key.Key_Down)
    here = QApplication.focusWidget()
    assert here is box.rows[1].tick
    QTest.keyClick(box.rows[1].tick, Qt.Key.Key_Space)
    QTest.keyClick(box.rows[1].tick, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert verbs.people.get(second).cadence_days is not None
    assert verbs.people.get(box.rows[0].one.person).cadence_days is None


def test_esc_leaves_everybody_as_they_are(fitting: MakingItFit, host: QWidget, verbs: Verbs) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    box = choosing(fitting, host)
    box.rows[0].tick.click()
    QTest.keyClick(box.rows[0].tick, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert verbs.people.get(box.rows[0].one.person).cadence_days is None


def test_minutes_saved_are_told_where_minutes_are_counted(fitting: MakingItFit, host: QWidget, verbs: Verbs) -> None:
    verbs.settings.change(minutes=(15, 15, 15, 15, 15, 0, 0))
    box = choosing(fitting, host)
    assert "minutes" in box.rows[0].tick.accessibleName()
    assert "minutes a day asked" in box.effect.text()


def test_it_can_be_asked_by_its_key_where_everything_fits_too(
    fitting: MakingItFit, host: QWidget, verbs: Verbs, shell: RecordedShell
) -> None:
    verbs.settings.change(rooms=(9,) * 7)
    fitting.ask_whom()
    [box] = host.findChildren(LetSomeGoBox)
    assert "possible" in box.effect.text()
    box.close_over()
    for number in range(1, 25):
        verbs.promises.add(PersonId(number), "the book")
    fitting.ask_whom()
    assert shell.said[-1].startswith("There is nobody to let go")
