"""Looking through the notes of the month: one at a time, four answers, by key and by mouse."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.errors import KnownProblem
from regulars.domain.notes import NoteId, NoteKind, Source
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.privacy.look_through_box import LookThroughBox
from regulars.ui.privacy.look_through_model import Answer
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Scheme
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

NAMES = ("Ana Moreira", "Rui Faria", "Olena Kovalenko", "Mia Berg", "Zoë Łódź", "فاطمة السيد")


@pytest.fixture
def host(qtbot: QtBot, theme: object) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    with qtbot.waitActive(host):
        host.activateWindow()
    return host


@pytest.fixture
def box(around: Surroundings, host: QWidget) -> LookThroughBox:
    return LookThroughBox(around, host)


def note(verbs: Verbs, name: str, text: str, *, veiled: bool = False) -> NoteId:
    person = PersonId(verbs.people.add(name).created or 0)
    made = verbs.notes.add(
        person,
        text,
        NoteKind.FAMILY,
        Source.SOMEONE,
        source_day=date(2025, 3, 4),
        place="at a dinner",
        veiled=veiled,
    )
    return NoteId(made.created or 0)


def a_month_goes_by(verbs: Verbs) -> None:
    verbs.book.clock.at += timedelta(days=32)  # type: ignore[attr-defined]  # the test's own clock


@pytest.fixture
def notes(verbs: Verbs) -> list[NoteId]:
    found = [note(verbs, name, f"has a brother {number}") for number, name in enumerate(NAMES)]
    a_month_goes_by(verbs)
    return found


def words(box: LookThroughBox) -> str:
    QCoreApplication.sendPostedEvents()
    labels = [label.text() for label in box.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*labels, box.words.text() if box.words.isVisible() else ""])


def editor(box: LookThroughBox) -> QPlainTextEdit:
    return next(field for field in box.findChildren(QPlainTextEdit) if field.isVisible())


def test_it_shows_one_note_with_whose_it_is_and_where_it_is_from(box: LookThroughBox, notes: list[NoteId]) -> None:
    box.ask()
    said = words(box)
    for part in (
        "Would you say this to Ana Moreira, face to face?",
        "Ana Moreira",
        "Family",
        "has a brother 0",
        "someone said",
        "2025",
        "at a dinner",
        "1 of 5",
    ):
        assert part in said
    assert "brother 1" not in said


def test_each_answer_has_its_key_and_the_next_note_follows(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId]
) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_K)
    assert verbs.notes.get(notes[0]).confirmed_on == verbs.book.clock.today()
    assert "2 of 5" in words(box)
    QTest.keyClick(box.panel, Qt.Key.Key_V)
    assert verbs.notes.get(notes[1]).veiled
    QTest.keyClick(box.panel, Qt.Key.Key_F)
    with pytest.raises(KnownProblem):
        verbs.notes.get(notes[2])
    QTest.keyClick(box.panel, Qt.Key.Key_S)
    assert box.words.is_editing()
    assert editor(box).hasFocus()
    editor(box).selectAll()
    QTest.keyClicks(editor(box), "kVsf, in kind words")
    QTest.keyClick(editor(box), Qt.Key.Key_Return)
    assert verbs.notes.get(notes[3]).text == "kVsf, in kind words"
    assert "has a brother 4" in words(box)


def test_each_answer_has_its_button(box: LookThroughBox, verbs: Verbs, notes: list[NoteId]) -> None:
    box.ask()
    for answer in (Answer.KEEP, Answer.VEIL, Answer.FORGET):
        QTest.mouseClick(box.answers[answer], Qt.MouseButton.LeftButton)
    assert verbs.notes.get(notes[0]).confirmed_on is not None
    assert verbs.notes.get(notes[1]).veiled
    with pytest.raises(KnownProblem):
        verbs.notes.get(notes[2])
    QTest.mouseClick(box.answers[Answer.SOFTEN], Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor(box), ", older")
    QTest.keyClick(editor(box), Qt.Key.Key_Return)
    assert verbs.notes.get(notes[3]).text == "has a brother 3, older"


def test_the_last_answer_closes_it_and_its_undo_asks_about_that_note_again(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId], shell: RecordedShell
) -> None:
    box.ask()
    for _ in range(5):
        assert box.isVisible()
        QTest.keyClick(box.panel, Qt.Key.Key_K)
    assert not box.isVisible()
    assert "That was the last one for now" in shell.said[-1]
    assert verbs.note_review.due() == 0
    assert shell.undo is not None
    shell.undo()
    assert verbs.note_review.due() == 1
    box.ask()
    assert "5 of 5" in words(box)
    assert "has a brother 4" in words(box)


def test_undo_while_it_is_open_shows_the_note_again(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId], around: Surroundings
) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_F)
    assert "2 of 5" in words(box)
    around.desk.undo()
    assert verbs.notes.get(notes[0]).text == "has a brother 0"
    assert "1 of 5" in words(box)
    assert "has a brother 0" in words(box)


def test_closing_half_way_goes_on_there(box: LookThroughBox, notes: list[NoteId]) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_K)
    QTest.keyClick(box.panel, Qt.Key.Key_Escape)
    assert not box.isVisible()
    box.ask()
    assert "2 of 5" in words(box)
    assert "has a brother 1" in words(box)
    QTest.mouseClick(box.leave, Qt.MouseButton.LeftButton)
    assert not box.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_it_can_be_put_off_until_next_month(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId], shell: RecordedShell, by_key: bool
) -> None:
    box.ask()
    assert "Put it off until January" in box.put_off.text()
    if by_key:
        QTest.keyClick(box.panel, Qt.Key.Key_P)
    else:
        QTest.mouseClick(box.put_off, Qt.MouseButton.LeftButton)
    assert not box.isVisible()
    assert shell.said == ["The notes wait until January."]
    assert verbs.note_review.due() == 0
    box.ask()
    assert "1 of 5" in words(box), "whoever wants to look through them can"
    assert not box.put_off.isVisible()
    QTest.keyClick(box.panel, Qt.Key.Key_P)
    assert box.isVisible()
    assert shell.undo is not None
    shell.undo()
    assert verbs.note_review.due() == 5


def test_when_the_month_is_done_five_others_can_be_asked_for(box: LookThroughBox, notes: list[NoteId]) -> None:
    box.ask()
    for _ in range(5):
        QTest.keyClick(box.panel, Qt.Key.Key_K)
    box.ask()
    assert "1 of 1" in words(box)
    assert "has a brother 5" in words(box)
    assert not box.put_off.isVisible()


def test_where_nothing_waits_a_word_says_so(box: LookThroughBox, verbs: Verbs, shell: RecordedShell) -> None:
    note(verbs, "Ana", "has a brother")
    box.ask()
    assert not box.isVisible()
    assert "No note waits" in shell.said[-1]


def test_esc_leaves_the_words_and_the_box_open(box: LookThroughBox, verbs: Verbs, notes: list[NoteId]) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_S)
    QTest.keyClicks(editor(box), " or two")
    QTest.keyClick(editor(box), Qt.Key.Key_Escape)
    assert box.isVisible()
    assert not box.words.is_editing()
    assert verbs.notes.get(notes[0]).text == "has a brother 0"
    assert "1 of 5" in words(box)
    QCoreApplication.processEvents()
    assert box.answers[Answer.KEEP].isEnabled()


def test_words_that_are_left_empty_are_refused_below_them(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId]
) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_S)
    editor(box).selectAll()
    QTest.keyClick(editor(box), Qt.Key.Key_Delete)
    QTest.keyClick(editor(box), Qt.Key.Key_Return)
    assert "This cannot be empty." in words(box)
    assert verbs.notes.get(notes[0]).text == "has a brother 0"
    QTest.keyClicks(editor(box), "a brother")
    QTest.keyClick(editor(box), Qt.Key.Key_Return)
    assert verbs.notes.get(notes[0]).text == "a brother"
    assert "This cannot be empty." not in words(box)
    assert "2 of 5" in words(box)


def test_the_click_that_ends_the_typing_does_not_answer_about_the_next_note(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId]
) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_S)
    QTest.keyClicks(editor(box), ", older")
    box.panel.setFocus(Qt.FocusReason.MouseFocusReason)  # as the press on a button that is not enabled does
    QTest.mouseClick(box.answers[Answer.FORGET], Qt.MouseButton.LeftButton)
    assert verbs.notes.get(notes[0]).text == "has a brother 0, older"
    assert verbs.notes.get(notes[1]).text == "has a brother 1"
    assert "2 of 5" in words(box)
    QCoreApplication.processEvents()
    QTest.mouseClick(box.answers[Answer.FORGET], Qt.MouseButton.LeftButton)
    with pytest.raises(KnownProblem):
        verbs.notes.get(notes[1])


def test_a_change_elsewhere_leaves_the_typing_alone(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId], around: Surroundings
) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_S)
    QTest.keyClicks(editor(box), ", older")
    around.desk.do(lambda: verbs.notes.confirm(notes[5]))
    assert editor(box).toPlainText() == "has a brother 0, older"
    QTest.keyClick(editor(box), Qt.Key.Key_Return)
    assert verbs.notes.get(notes[0]).text == "has a brother 0, older"


def test_words_typed_about_a_note_that_is_gone_do_not_become_another_ones(
    box: LookThroughBox, verbs: Verbs, notes: list[NoteId], around: Surroundings
) -> None:
    box.ask()
    QTest.keyClick(box.panel, Qt.Key.Key_S)
    QTest.keyClicks(editor(box), ", older")
    around.desk.do(lambda: verbs.notes.delete(notes[0]))
    assert not box.words.is_editing()
    assert "has a brother 1" in words(box)
    assert verbs.notes.get(notes[1]).text == "has a brother 1"


def test_a_veiled_note_is_shown_only_when_it_is_asked_for(box: LookThroughBox, verbs: Verbs, host: QWidget) -> None:
    note(verbs, "Ana Moreira", "goes to mass on Sundays", veiled=True)
    a_month_goes_by(verbs)
    box.ask()
    assert "mass" not in words(box)
    assert "faith" not in words(box)
    assert "mass" not in box.panel.accessibleName()
    assert not box.answers[Answer.VEIL].isEnabled()
    QTest.keyClick(box.panel, Qt.Key.Key_V)
    assert box.isVisible()
    QTest.mouseClick(box.unveil, Qt.MouseButton.LeftButton)
    assert "goes to mass on Sundays" in words(box)
    assert "mass" in box.panel.accessibleName()


def test_touchy_words_say_what_they_sound_like(box: LookThroughBox, verbs: Verbs) -> None:
    note(verbs, "Ana Moreira", "goes to mass on Sundays")
    a_month_goes_by(verbs)
    box.ask()
    assert "Sounds like faith" in words(box)


def test_the_keys_of_the_page_below_stay_below(box: LookThroughBox, notes: list[NoteId], host: QWidget) -> None:
    below: list[str] = []
    for key in ("D", "S", "G"):
        command = QAction(host)
        command.setShortcut(key)
        command.triggered.connect(lambda _=False, key=key: below.append(key))
        host.addAction(command)
    box.ask()
    for key in (Qt.Key.Key_D, Qt.Key.Key_G, Qt.Key.Key_S):
        QTest.keyClick(QApplication.focusWidget() or box, key)
    assert below == []
    assert box.words.is_editing()
    QTest.keyClick(editor(box), Qt.Key.Key_Escape)
    QTest.keyClick(box.panel, Qt.Key.Key_Escape)
    host.setFocus()
    QTest.keyClick(host, Qt.Key.Key_D)
    assert below == ["D"], "once it is closed they are the page's again"


def test_screen_readers_hear_the_whole_and_every_control(box: LookThroughBox, notes: list[NoteId]) -> None:
    box.ask()
    assert box.panel.hasFocus()
    said = box.panel.accessibleName()
    for part in ("Ana Moreira, face to face? Family: has a brother 0. someone said", "1 of 5"):
        assert part in said
    assert_accessible(box)
    assert box.answers[Answer.VEIL].accessibleName() == "Veil (V)"
    assert box.answers[Answer.VEIL].accessibleDescription() == "It stays, and is shown only when you ask."
    QTest.keyClick(box.panel, Qt.Key.Key_K)
    assert "has a brother 1" in box.panel.accessibleName()


def test_tab_stays_in_the_box_and_reaches_every_answer(box: LookThroughBox, notes: list[NoteId]) -> None:
    box.ask()
    seen = set()
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or box, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert box.panel.isAncestorOf(focus) or focus is box.panel
        seen.add(focus)
    assert {*box.answers.values(), box.put_off, box.leave} <= seen


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_at_twice_the_text_size_in_a_small_window_everything_can_be_reached(
    around: Surroundings,
    verbs: Verbs,
    qtbot: QtBot,
    qapp: QApplication,
    direction: Qt.LayoutDirection,
) -> None:
    note(verbs, "Maria Conceição de Albuquerque-Schwarzenberger e Vasconcelos", "has a brother " * 60)
    a_month_goes_by(verbs)
    qapp.setLayoutDirection(direction)
    around.theme.apply(qapp, Scheme.LIGHT, 2.0)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(640, 560)
    host.show()
    box = LookThroughBox(around, host)
    box.ask()
    QCoreApplication.sendPostedEvents()
    assert host.rect().contains(box.panel.geometry())
    for button in (*box.answers.values(), box.put_off, box.leave):
        button.setFocus()
        QCoreApplication.processEvents()
        left = button.mapTo(box.panel, QPoint(0, 0)).x()
        assert left >= 0
        assert left + button.width() <= box.panel.width()
        assert not button.visibleRegion().isEmpty()
