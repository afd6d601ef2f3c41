"""A new preference: one tap says where it is known from; touchy words are asked about in place, and never held back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.notes import Note, NoteKind, Source
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.note_details import NoteDetails
from regulars.ui.person.person_page import PersonPage


def type_new(page: PersonPage, text: str, qtbot: QtBot) -> None:
    page.preferences.start_adding()
    qtbot.keyClicks(page.preferences.new.text, text)


def enter(page: PersonPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.preferences.new.text, Qt.Key.Key_Return)


def noted(verbs: Verbs, ana: PersonId, text: str) -> Note:
    return next(note for note in verbs.notes.of(ana) if note.text == text)


def test_one_tap_says_where_it_is_known_from(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    type_new(page, "Brass over chrome", qtbot)
    new = page.preferences.new
    assert new.source.value() is Source.TOLD
    new.source.chips[1].click()
    enter(page, qtbot)
    assert noted(verbs, ana, "Brass over chrome").source is Source.NOTICED
    assert new.source.value() is Source.TOLD  # the next one was told again


def test_plain_words_are_kept_without_a_question(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    type_new(page, "Easter eggs in the window", qtbot)
    assert page.preferences.new.touchy.isHidden()
    enter(page, qtbot)
    note = noted(verbs, ana, "Easter eggs in the window")
    assert (note.veiled, note.consent) == (False, None)


def test_touchy_words_ask_once_with_the_veil_on_and_are_then_kept(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    type_new(page, "Pregnant, due in May", qtbot)
    touchy = page.preferences.new.touchy
    assert touchy.isVisible()
    assert touchy.veil.isChecked()
    assert "health" in touchy.words.text()
    enter(page, qtbot)
    assert [note.text for note in verbs.notes.of(ana)].count("Pregnant, due in May") == 0
    assert QApplication.focusWidget() is touchy.consent.chips[0]
    qtbot.keyClick(touchy.consent.chips[0], Qt.Key.Key_Space)
    enter(page, qtbot)
    note = noted(verbs, ana, "Pregnant, due in May")
    assert (note.veiled, note.consent, note.source) == (True, True, Source.TOLD)
    assert touchy.isHidden()
    assert not any("Pregnant" in row.words.text() for row in page.preferences.rows())


def test_not_asked_is_an_answer_and_the_veil_can_be_left_off(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    type_new(page, "Asthma", qtbot)
    touchy = page.preferences.new.touchy
    touchy.veil.click()
    touchy.consent.chips[1].click()
    qtbot.keyClicks(page.preferences.new.text, ", mild")
    enter(page, qtbot)
    note = noted(verbs, ana, "Asthma, mild")
    assert (note.veiled, note.consent) == (False, None)


def test_what_must_be_avoided_is_not_veiled_beforehand(page: PersonPage, qtbot: QtBot) -> None:
    new = page.preferences.new
    page.preferences.start_adding()
    new.kind.show_stored(NoteKind.AVOID)
    qtbot.keyClicks(new.text, "Allergic to latex")
    assert new.touchy.isVisible()
    assert not new.touchy.veil.isChecked()


def test_words_that_are_no_longer_touchy_take_the_question_back(page: PersonPage, qtbot: QtBot) -> None:
    type_new(page, "Asthma", qtbot)
    assert page.preferences.new.touchy.isVisible()
    page.preferences.new.text.setText("As the moon")
    assert page.preferences.new.touchy.isHidden()


def test_more_keeps_the_note_and_opens_all_that_can_be_said(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    type_new(page, "Linen, undyed", qtbot)
    page.preferences.new.more.click()
    assert noted(verbs, ana, "Linen, undyed").kind is NoteKind.LIKES
    row = next(row for row in page.preferences.rows() if row.words.text() == "Linen, undyed")
    assert isinstance(row.details, NoteDetails)
    assert not row.details.rest.isHidden()


def test_kinds_of_ones_own_are_offered(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    verbs.trade.set_note_kinds(["Tasting words"])
    type_new(page, "Plums and pencil", qtbot)
    kind = page.preferences.new.kind
    words = [kind.itemText(place) for place in range(kind.count())]
    kind.setCurrentIndex(words.index("Tasting words"))
    enter(page, qtbot)
    note = noted(verbs, ana, "Plums and pencil")
    assert (note.kind, note.own_kind) == (NoteKind.OWN, "Tasting words")
