"""Your trade: chosen from templates, then the fields are the owner's; every change can be taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.people import OwnKind, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.screen import Surroundings
from regulars.ui.settings.settings_view import SettingsView
from regulars.ui.settings.trade_card import FieldRow, TradeCard
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def settings(around: Surroundings, qtbot: QtBot) -> Iterator[SettingsView]:
    view = SettingsView(around)
    qtbot.addWidget(view)
    around.desk.changed.connect(view.hear)
    view.resize(1064, 800)
    view.arrive()
    view.show()
    yield view
    view.leave()


@pytest.fixture
def card(settings: SettingsView) -> TradeCard:
    return settings.trade


def choose(card: TradeCard, name: str) -> None:
    places = [card.trade.itemText(place) for place in range(card.trade.count())]
    card.trade.setCurrentIndex(places.index(name))
    card.trade.chosen.emit(places.index(name))


def labels(card: TradeCard) -> list[str]:
    return [row.label.text() for row in card.rows()]


def row(card: TradeCard, label: str) -> FieldRow:
    return next(row for row in card.rows() if row.label.text() == label)


def test_a_trade_is_chosen_and_taken_back(card: TradeCard, verbs: Verbs, shell: RecordedShell) -> None:
    assert labels(card) == []
    choose(card, "Hairdresser")
    assert verbs.trade.key() == "hairdresser"
    assert labels(card)[0] == "Colour formula"
    assert card.kinds.text() == "Scalp and skin, In the chair"
    assert_accessible(card)
    assert shell.asked[-1] == ("say_done", "choose-trade")
    verbs.book.undo()
    card.model.read()
    assert (labels(card), card.trade.currentText()) == ([], "Not chosen")


def test_a_field_is_renamed_moved_and_removed(card: TradeCard, verbs: Verbs, qtbot: QtBot) -> None:
    choose(card, "Tutor")
    subject = row(card, "Subject")
    subject.label.edited.emit("Subjects")
    row(card, "Subjects").down.click()
    row(card, "Exam").remove.click()
    assert labels(card) == ["Learning goal", "Subjects", "Level", "Last lesson", "Books and materials"]
    assert not row(card, "Learning goal").up.isEnabled()
    assert [field.label for field in verbs.trade.fields()] == labels(card)
    assert card.rows()[1] is subject  # the row went along, and the keyboard with it


def test_a_name_that_is_taken_is_said_at_the_field(card: TradeCard, verbs: Verbs) -> None:
    choose(card, "Tutor")
    row(card, "Subject").label.edited.emit("level")
    assert "Subject" in [field.label for field in verbs.trade.fields()]


def test_the_choices_of_a_field_are_changed_in_place(card: TradeCard, verbs: Verbs) -> None:
    choose(card, "Tutor")
    level = row(card, "Level")
    assert not level.choices.isHidden()
    level.choices.edited.emit("A1, A2; B1、B2")
    assert next(f for f in verbs.trade.fields() if f.label == "Level").choices == ("A1", "A2", "B1", "B2")


def test_a_field_is_added_for_everybody(card: TradeCard, verbs: Verbs, qtbot: QtBot) -> None:
    card.add.click()
    qtbot.keyClicks(card.new.label, "Shoe size")
    card.new.kind.setCurrentIndex(list(OwnKind).index(OwnKind.NUMBER))
    qtbot.keyClick(card.new.label, Qt.Key.Key_Return)
    assert card.new.isHidden()
    assert [(field.label, field.kind) for field in verbs.trade.fields()] == [("Shoe size", OwnKind.NUMBER)]


def test_what_does_not_fit_stays_with_the_reason(card: TradeCard, verbs: Verbs, qtbot: QtBot) -> None:
    card.add.click()
    card.new.label.setText("Skin")
    place = list(OwnKind).index(OwnKind.CHOICE)
    card.new.kind.setCurrentIndex(place)
    card.new.kind.chosen.emit(place)
    card.new.choices.setText("dry")
    card.new.keep.click()
    assert card.new.isVisible()
    assert verbs.trade.fields() == []
    card.new.choices.setText("dry, oily")
    card.new.keep.click()
    assert verbs.trade.fields()[0].choices == ("dry", "oily")


def test_removing_a_field_with_values_is_taken_back_whole(card: TradeCard, verbs: Verbs) -> None:
    ana = verbs.people.add("Ana Moreira").created
    assert ana is not None
    choose(card, "Tutor")
    verbs.people.set_own_value(PersonId(ana), "Subject", "Maths")
    row(card, "Subject").remove.click()
    assert verbs.people.get(PersonId(ana)).own_values == ()
    verbs.book.undo()
    assert [own.value for own in verbs.people.get(PersonId(ana)).own_values] == ["Maths"]
