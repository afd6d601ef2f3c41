"""The brief: one person in fifteen seconds, over the page, through the real box and a real book."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.agenda import Cite, CiteKind
from regulars.domain.dates import PartialDate
from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteId, NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonField, PersonId
from regulars.domain.promises import PromiseBy
from regulars.services.verbs import Verbs
from regulars.ui.brief.brief_box import BriefBox
from regulars.ui.brief.entry_link import EntryLink
from regulars.ui.screen import Surroundings
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def host(qtbot: QtBot, theme: object) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 720)
    host.show()
    return host


@pytest.fixture
def box(around: Surroundings, host: QWidget) -> BriefBox:
    return BriefBox(around, host)


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Ana Moreira", phones=["+351 912 555 014"]).created or 0)


def log(verbs: Verbs, person: PersonId, ago: int, text: str, direction: Direction = Direction.ME) -> int:
    day = TODAY - timedelta(days=ago)
    return verbs.moments.log([person], MomentKind.CALL, direction=direction, day=day, text=text).created or 0


def words(box: BriefBox) -> str:
    for _ in range(3):  # what gave way makes room in one round, and is laid out in the next
        QCoreApplication.sendPostedEvents()
    return "\n".join(label.text() for label in box.findChildren(QLabel) if label.isVisible())


def fill(verbs: Verbs, person: PersonId) -> None:
    """Everything that a brief can show, in long words."""
    long = "which she said twice, slowly, while looking for the sample book under the counter of the shop"
    for field, value in (
        (PersonField.SAY_LIKE, "AH-nah moh-RAY-rah"),
        (PersonField.PRONOUNS, "she/her"),
        (PersonField.ADDRESS_FORM, "Dra."),
        (PersonField.LANGUAGE, "pt"),
        (PersonField.ZONE, "Asia/Tokyo"),
    ):
        verbs.people.set_field(person, field, value)
    for number in range(3):
        verbs.notes.add(person, f"Must not {number}: {long}", NoteKind.AVOID)
    for kind in (NoteKind.LIKES, NoteKind.FAMILY, NoteKind.FAMILY, NoteKind.IN_TOUCH, NoteKind.WORK):
        verbs.notes.add(person, f"{kind.value}: {long}", kind, source_day=date(2023, 1, 9))
    for ago in (300, 250, 200, 150, 120):
        log(verbs, person, ago, f"We talked {ago} days ago, {long}.", Direction.THEM if ago % 100 else Direction.ME)
    verbs.promises.add(person, f"Send the quote, {long}", due_on=TODAY)
    verbs.promises.add(person, f"The photographs, {long}", PromiseBy.THEM, quote="You will have them")
    verbs.occasions.add(person, OccasionKind.BIRTHDAY, PartialDate(1984, 11, 30))


def test_a_full_brief_needs_no_scrolling_in_a_window_of_1280_by_720(box: BriefBox, verbs: Verbs, ana: PersonId) -> None:
    fill(verbs, ana)
    box.show_for(ana)
    QCoreApplication.sendPostedEvents()
    assert box.middle.verticalScrollBar().maximum() == 0
    said = words(box)
    for part in ("Say it", "Must not 0", "Must not 2", "First words back", "You promised", "Ways to begin", "Tokyo"):
        assert part in said


def test_the_three_questions_need_no_scrolling_either_and_give_the_room_back(
    box: BriefBox, verbs: Verbs, ana: PersonId
) -> None:
    fill(verbs, ana)
    box.show_for(ana)
    before = words(box)
    QTest.keyClick(box.panel, Qt.Key.Key_H)
    said = words(box)
    assert box.middle.verticalScrollBar().maximum() == 0
    assert box.hard.isVisible()
    assert box.rect().contains(box.panel.geometry())
    for part in ("Say it", "Must not 0", "Must not 2", "What happened?", "What do I want to give?", "Tokyo"):
        assert part in said
    box.hard.leave.click()
    assert words(box) == before
    box.show_for(ana, hard=True)
    assert "What happened?" in words(box)
    assert box.middle.verticalScrollBar().maximum() == 0


def test_what_must_be_avoided_is_outside_of_what_could_be_scrolled(
    box: BriefBox, host: QWidget, verbs: Verbs, ana: PersonId
) -> None:
    fill(verbs, ana)
    host.resize(900, 480)
    box.show_for(ana)
    QCoreApplication.sendPostedEvents()
    frames = [frame for frame in box.findChildren(QWidget) if frame.objectName() == "avoid" and frame.isVisible()]
    assert len(frames) == 3
    assert not any(box.middle.isAncestorOf(frame) for frame in frames)


def test_space_closes_it_and_gives_the_keyboard_back(
    box: BriefBox, host: QWidget, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    button = QPushButton("below", host)
    button.show()
    with qtbot.waitActive(host):
        host.activateWindow()
    button.setFocus()
    box.show_for(ana)
    assert box.panel.hasFocus()
    QTest.keyClick(box.panel, Qt.Key.Key_Space)
    assert not box.isVisible()
    assert button.hasFocus()


def test_a_way_to_begin_opens_the_entry_it_was_taken_from(
    box: BriefBox, verbs: Verbs, ana: PersonId, shell: RecordedShell
) -> None:
    older = log(verbs, ana, 20, "The hall lamp is too bright.")
    log(verbs, ana, 2, "She laughed.")
    box.show_for(ana)
    link = next(link for link in box.findChildren(EntryLink) if "too bright" in link.words() and "from" in link.words())
    link.click()
    assert shell.asked[-1] == ("open_entry", (ana, Cite(CiteKind.MOMENT, older)))
    assert not box.isVisible()


def test_y_confirms_the_fact_that_aged_most_and_undo_takes_it_back(box: BriefBox, verbs: Verbs, ana: PersonId) -> None:
    note = NoteId(verbs.notes.add(ana, "Oat milk", NoteKind.LIKES, source_day=date(2023, 1, 9)).created or 0)
    box.show_for(ana)
    assert "Still likes: Oat milk? (3 y old)" in words(box)
    QTest.keyClick(box.panel, Qt.Key.Key_Y)
    assert verbs.notes.get(note).confirmed_on == TODAY
    assert "Still likes" not in words(box)
    verbs.book.undo()
    assert verbs.notes.get(note).confirmed_on is None


def test_after_a_long_silence_it_gives_the_last_real_words_of_each(box: BriefBox, verbs: Verbs, ana: PersonId) -> None:
    for ago in (300, 270, 240, 210):
        log(verbs, ana, ago, f"Talk of {ago}.", Direction.BOTH)
    log(verbs, ana, 190, "The first cup is always mine.", Direction.THEM)
    log(verbs, ana, 180, "I told him about the harvest.")
    box.show_for(ana)
    said = words(box)
    assert "First words back, after 6 month" in said
    assert "The first cup is always mine" in said
    assert "I told him about the harvest" in said


def test_their_clock_says_when_it_is_a_bad_hour(box: BriefBox, verbs: Verbs, ana: PersonId) -> None:
    verbs.people.set_field(ana, PersonField.ZONE, "Asia/Tokyo")
    box.show_for(ana)
    assert "quiet until" in words(box)
    assert "in Tokyo, tomorrow there" in words(box)


def test_the_three_questions_are_gone_with_the_brief_and_in_no_draft(
    box: BriefBox, host: QWidget, verbs: Verbs, ana: PersonId
) -> None:
    from regulars.ui.unkept import _loose_in  # the rescue of typed words must not find them

    box.show_for(ana, hard=True)
    QTest.keyClicks(box.hard.fields[0], "She shouted")
    assert _loose_in(host, None) == []
    box.close_over()
    assert all(not field.text() and not field.isUndoAvailable() for field in box.hard.fields)
    assert verbs.notes.of(ana) == []


def test_the_three_questions_become_a_veiled_note_on_request(box: BriefBox, verbs: Verbs, ana: PersonId) -> None:
    box.show_for(ana, hard=True)
    for field, answer in zip(box.hard.fields, ("She shouted", "Alone", "Time"), strict=True):
        QTest.keyClicks(field, answer)
    box.hard.keep.click()
    (note,) = verbs.notes.of(ana)
    assert note.veiled
    assert "She shouted" in note.text
    assert "Time" in note.text
    assert "She shouted" not in words(box)
    verbs.book.undo()
    assert verbs.notes.of(ana) == []


def test_a_pinned_level_says_until_when_and_why(box: BriefBox, verbs: Verbs, ana: PersonId) -> None:
    log(verbs, ana, 200, "Long ago.")
    verbs.people.pin(ana, Band.STEADY, "she is at sea", date(2027, 3, 1))
    box.show_for(ana)
    assert "pinned until 1 Mar 2027 because she is at sea" in words(box)


def test_its_keys_reach_log_and_open(box: BriefBox, verbs: Verbs, ana: PersonId, shell: RecordedShell) -> None:
    for key, asked in (
        (Qt.Key.Key_C, ("reach", ana)),
        (Qt.Key.Key_L, ("log_moment", (ana, None))),
        (Qt.Key.Key_O, ("open_person", ana)),
    ):
        box.show_for(ana)
        QTest.keyClick(box.panel, key)
        assert shell.asked[-1] == asked


def test_every_control_of_it_has_a_name(box: BriefBox, host: QWidget, verbs: Verbs, ana: PersonId) -> None:
    fill(verbs, ana)
    box.show_for(ana, hard=True)
    assert "Ana Moreira" in box.panel.accessibleName()
    assert "Must avoid: Must not 0" in box.panel.accessibleName()
    assert_accessible(host)


def test_whoever_is_removed_meanwhile_closes_it(
    box: BriefBox, verbs: Verbs, ana: PersonId, around: Surroundings
) -> None:
    box.show_for(ana)
    around.desk.do(lambda: verbs.people.delete(ana))
    assert not box.isVisible()


def test_the_language_to_speak_comes_with_a_greeting_in_it(box: BriefBox, verbs: Verbs, ana: PersonId) -> None:
    verbs.people.set_field(ana, PersonField.LANGUAGE, "pt")
    box.show_for(ana)
    said = "speaks Portuguese, greet: bom dia"
    assert said in words(box).replace("\u2068", "").replace("\u2069", "")
    assert said in box.panel.accessibleName().replace("\u2068", "").replace("\u2069", "")


LONG = "The oak is here, the dark one; come before the light goes, and bring the plans with you. " * 40


def test_what_one_wants_to_say_stands_in_it_and_the_full_brief_still_needs_no_scrolling(
    box: BriefBox, verbs: Verbs, ana: PersonId
) -> None:
    fill(verbs, ana)
    verbs.to_say.write(ana, LONG)
    box.show_for(ana)
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
    assert box.middle.verticalScrollBar().maximum() == 0
    assert "What I want to say" in words(box)
    assert "Must not 2" in words(box)
    assert "You promised" in words(box)
    assert box.to_say.field.text() == LONG.strip()


def test_s_types_it_in_the_brief_and_ctrl_z_takes_it_back(
    box: BriefBox, verbs: Verbs, ana: PersonId, shell: RecordedShell, qtbot: QtBot
) -> None:
    box.show_for(ana)
    QTest.keyClick(box.panel, Qt.Key.Key_S)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QTest.keyClicks(editor, "Cool {plans} so high")  # its letters are no keys of the brief
    assert box.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    kept = verbs.to_say.of(ana)
    assert kept is not None
    assert kept.text == "Cool {plans} so high"
    assert box.to_say.field.text() == kept.text
    verbs.book.undo()
    assert verbs.to_say.of(ana) is None


def test_while_many_lines_are_typed_the_brief_gives_room_and_is_not_scrolled(
    box: BriefBox, verbs: Verbs, ana: PersonId
) -> None:
    fill(verbs, ana)
    box.show_for(ana)
    box.to_say.start()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("one\n" * 8)
    for _ in range(5):
        QCoreApplication.processEvents()
    assert box.middle.verticalScrollBar().maximum() == 0
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert box.isVisible()
    assert verbs.to_say.of(ana) is None


def test_after_a_talk_it_asks_whether_it_was_said(
    box: BriefBox, verbs: Verbs, ana: PersonId, shell: RecordedShell
) -> None:
    verbs.to_say.write(ana, "Thank you for the key")
    box.show_for(ana)
    assert not box.to_say.no.isVisible()
    log(verbs, ana, 0, "All well.")
    box.show_for(ana)
    assert "Did you say it?" in words(box)
    box.to_say.no.click()
    box.show_for(ana)
    assert "Did you say it?" not in words(box)
    box.to_say.yes.click()
    assert verbs.to_say.of(ana) is None
    assert shell.asked == [("say_done", "keep-to-say"), ("say_done", "let-to-say-go")]
    verbs.book.undo()
    assert verbs.to_say.of(ana) is not None
