"""The capture line in the window: what is shown while it is typed, and what the keys do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.people import PersonId
from regulars.services.capture import Reading
from regulars.services.verbs import Verbs
from regulars.ui.capture.capture_view import CaptureBox
from regulars.ui.screen import Surroundings
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

SENTENCE = (
    "called ana 25m, oak samples arrived, tomás started school, prefers whatsapp for photos, send quote by friday"
)


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    person = verbs.people.add("Ana Moreira").created
    assert person is not None
    verbs.people.set_membership(PersonId(person), "Moreira Interiors")
    return PersonId(person)


@pytest.fixture
def box(around: Surroundings, ana: PersonId, qtbot: QtBot) -> Iterator[CaptureBox]:
    host = QWidget()
    host.resize(1280, 800)
    qtbot.addWidget(host)
    box = CaptureBox(around, host)
    host.show()
    box.ask()
    yield box
    box.close_over()  # with it go its timers


def write(box: CaptureBox, text: str) -> list[str]:
    """Type, and what is shown below."""
    box.words.setPlainText(text)
    return box.noted.texts()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def bare(lines: list[str]) -> list[str]:
    """Without the marks that keep names in their own direction."""
    return [line.replace("\u2068", "").replace("\u2069", "") for line in lines]


def test_everything_that_will_be_noted_is_said_line_by_line(box: CaptureBox) -> None:
    assert bare(write(box, SENTENCE)) == [
        "Ana Moreira Moreira Interiors · matched “ana”",
        "Call today at 16:12, 25 minute(s), you called",
        "Family: tomás started school  they said · today",
        "Getting in touch: prefers whatsapp for photos  they said · today",
        "Promise: send quote by Friday 27 November",
        "Oak samples arrived",
    ]


def test_enter_keeps_all_of_it_and_says_so_with_undo(
    box: CaptureBox, verbs: Verbs, ana: PersonId, shell: RecordedShell
) -> None:
    write(box, SENTENCE)
    press(box.words, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert len(verbs.moments.of(ana)) == 1
    assert len(verbs.notes.of(ana)) == 2
    assert len(verbs.promises.of(ana)) == 1
    assert shell.asked == [("say_done", "log-moment")]
    verbs.book.undo()
    assert (verbs.moments.of(ana), verbs.notes.of(ana), verbs.promises.of(ana)) == ([], [], [])
    box.ask()
    assert box.words.toPlainText() == ""


def test_escape_leaves_and_the_sentence_is_still_there(box: CaptureBox, verbs: Verbs, ana: PersonId) -> None:
    write(box, "called ana")
    press(box.words, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert verbs.moments.of(ana) == []
    box.ask()
    assert box.words.toPlainText() == "called ana"
    assert bare(box.noted.texts())[0].startswith("Ana Moreira")


def test_tab_takes_the_next_who_may_be_meant_and_typing_on_keeps_the_choice(
    box: CaptureBox, verbs: Verbs, ana: PersonId
) -> None:
    other = verbs.people.add("Ana Zagalo").created
    box.ask()
    assert "also Ana Zagalo" in bare(write(box, "called ana"))[0]
    press(box.words, Qt.Key.Key_Tab)
    assert "also Ana Moreira" in bare(box.noted.texts())[0]
    assert "also Ana Moreira" in bare(write(box, "called ana 5m"))[0]
    press(box.words, Qt.Key.Key_Return)
    assert other is not None
    assert len(verbs.moments.of(PersonId(other))) == 1
    assert verbs.moments.of(ana) == []


def test_the_button_beside_the_name_does_what_tab_does(box: CaptureBox, verbs: Verbs) -> None:
    verbs.people.add("Ana Zagalo")
    box.ask()
    write(box, "called ana")
    box.noted.people[0].other.click()
    assert "also Ana Moreira" in bare(box.noted.texts())[0]


def test_two_of_the_same_name_are_told_apart_by_where_they_work(box: CaptureBox, verbs: Verbs) -> None:
    verbs.people.add("Ana Moreira")
    box.ask()
    [line, *_] = bare(write(box, "called ana moreira"))
    assert line == "Ana Moreira Moreira Interiors · matched “ana moreira” (also Ana Moreira)"


def test_nobody_of_that_name_is_said_and_enter_asks_who(box: CaptureBox, verbs: Verbs, ana: PersonId) -> None:
    assert bare(write(box, "called zoltan 5m"))[0] == "Nobody is called “zoltan”"
    press(box.words, Qt.Key.Key_Return)
    assert box.isVisible()
    assert box.problem.text() == "Who is it about?"
    box.picker.field.setText("moreira")
    press(box.picker.field, Qt.Key.Key_Return)
    press(box.words, Qt.Key.Key_Return)
    assert not box.isVisible()
    assert [moment.minutes for moment in verbs.moments.of(ana)] == [5]


def test_a_slip_of_the_finger_offers_the_nearest_and_takes_nobody(box: CaptureBox, ana: PersonId) -> None:
    assert bare(write(box, "called moriera 5m"))[0] == "Nobody is called “moriera”  Perhaps Ana Moreira"
    press(box.words, Qt.Key.Key_Tab)
    assert box.model.reading.people[0].person == ana


def test_on_a_page_the_line_is_about_the_one_there(box: CaptureBox, ana: PersonId) -> None:
    box.ask(ana)
    assert bare(write(box, "likes jazz"))[0] == "Ana Moreira Moreira Interiors · on this page"


def test_an_empty_line_keeps_nothing_and_words_alone_become_a_note(
    box: CaptureBox, verbs: Verbs, ana: PersonId
) -> None:
    write(box, "")
    press(box.words, Qt.Key.Key_Return)
    assert box.problem.text() == "There is nothing to keep yet."
    box.ask(ana)
    assert bare(write(box, "oak arrived"))[1] == "Note: oak arrived"
    press(box.words, Qt.Key.Key_Return)
    assert [note.text for note in verbs.notes.of(ana)] == ["oak arrived"]


def test_health_before_and_after_stands_at_the_foot(box: CaptureBox, qtbot: QtBot) -> None:
    write(box, "called ana")
    qtbot.waitUntil(lambda: box.outlook.text().startswith("Health after this: "))
    write(box, "ana likes jazz")
    qtbot.waitUntil(lambda: box.outlook.text() == "")


def test_more_fields_hands_over_what_is_understood(box: CaptureBox) -> None:
    handed: list[Reading] = []
    box.more_wanted.connect(handed.append)
    write(box, SENTENCE)
    box.more.click()
    assert not box.isVisible()
    assert [reading.text for reading in handed] == [SENTENCE]


def test_a_known_problem_is_said_in_place_and_nothing_is_lost(box: CaptureBox, verbs: Verbs, ana: PersonId) -> None:
    write(box, "called ana")
    verbs.people.delete(ana)
    press(box.words, Qt.Key.Key_Return)
    assert box.isVisible()
    assert box.problem.isVisible()
    assert box.words.toPlainText() == "called ana"
    assert not box.words.isReadOnly()


def test_in_a_low_window_the_page_keys_look_at_the_other_lines(box: CaptureBox, qtbot: QtBot) -> None:
    host = box.parentWidget()
    assert host is not None
    host.resize(700, 320)
    write(box, SENTENCE)
    qtbot.waitUntil(lambda: box._middle.verticalScrollBar().maximum() > 0)
    press(box.words, Qt.Key.Key_PageDown)
    assert box._middle.verticalScrollBar().value() > 0
    press(box.words, Qt.Key.Key_PageUp)
    assert box._middle.verticalScrollBar().value() == 0


def test_every_control_has_a_name(box: CaptureBox, verbs: Verbs) -> None:
    verbs.people.add("Ana Zagalo")
    box.ask()
    write(box, SENTENCE)
    assert_accessible(box)
    write(box, "called zoltan")
    assert_accessible(box)


def test_a_page_of_text_is_read_when_the_owner_pauses_and_before_it_is_kept(
    box: CaptureBox, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    words = "oak " * 400
    write(box, f"called ana, {words}")
    assert box.model.reading.people == ()
    qtbot.waitUntil(lambda: len(box.model.reading.people) == 1)
    write(box, f"called ana 5m, {words}")
    press(box.words, Qt.Key.Key_Return)
    assert [moment.minutes for moment in verbs.moments.of(ana)] == [5]


def test_a_box_that_is_hidden_reads_nothing_any_more(box: CaptureBox, qtbot: QtBot) -> None:
    write(box, "called ana, " + "oak " * 400)
    host = box.parentWidget()
    assert host is not None
    host.hide()  # as when the book is locked
    qtbot.wait(250)
    assert box.model.reading.people == ()


@pytest.mark.parametrize("text", ["🎉🎉", "اتصلت بأحمد ٢٥ دقيقة", "a" * 10_000, "called " * 1400])
def test_hard_sentences_are_shown(box: CaptureBox, text: str) -> None:
    write(box, text)
    assert box.isVisible()
