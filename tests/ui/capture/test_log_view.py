"""Logging a moment by keyboard: who, what, when, and everything said before it is kept."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import Depth, Direction, Moment, MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.capture.log_view import LogBox
from regulars.ui.screen import Surroundings
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

TODAY = date(2026, 11, 22)


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Ana Moreira", phones=["+351 912 555 014"]).created or 0)


@pytest.fixture
def grace(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Grace Holloway").created or 0)


@pytest.fixture
def box(around: Surroundings, qtbot: QtBot) -> LogBox:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 800)
    host.show()
    return LogBox(around, host)


def moments(verbs: Verbs, person: PersonId) -> list[Moment]:
    return verbs.moments.of(person)


def enter(box: LogBox, qtbot: QtBot) -> None:
    qtbot.keyClick(box.words, Qt.Key.Key_Return)


def test_enter_alone_keeps_a_call_today(
    box: LogBox, ana: PersonId, verbs: Verbs, shell: RecordedShell, qtbot: QtBot
) -> None:
    box.ask(ana)
    assert box.words.hasFocus()
    enter(box, qtbot)
    [moment] = moments(verbs, ana)
    assert (moment.kind, moment.direction, moment.depth) == (MomentKind.CALL, Direction.ME, Depth.NORMAL)
    assert (moment.day, moment.fuzzy, moment.text) == (TODAY, False, "")
    assert not box.isVisible()
    assert shell.asked == [("say_done", "log-moment")]


def test_words_may_have_several_lines(box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot) -> None:
    box.ask(ana)
    qtbot.keyClicks(box.words, "oak samples")
    qtbot.keyClick(box.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box.words, "school")
    enter(box, qtbot)
    assert moments(verbs, ana)[0].text == "oak samples\nschool"


def test_alt_and_a_digit_choose_the_kind_and_the_depth_follows(
    box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    box.ask(ana)
    qtbot.keyClick(box.words, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert box.kinds.current() is MomentKind.VISIT
    assert box.words.toPlainText() == ""
    enter(box, qtbot)
    assert (moments(verbs, ana)[0].kind, moments(verbs, ana)[0].depth) == (MomentKind.VISIT, Depth.DEEP)


def test_letters_and_arrows_choose_among_the_kinds(box: LogBox, ana: PersonId, qtbot: QtBot) -> None:
    box.ask(ana)
    box.kinds.chip().setFocus()
    qtbot.keyClick(box.kinds.chip(), Qt.Key.Key_M)
    assert box.kinds.current() is MomentKind.MESSAGE
    qtbot.keyClick(box.kinds.chip(), Qt.Key.Key_M)
    assert box.kinds.current() is MomentKind.EMAIL
    qtbot.keyClick(box.kinds.chip(), Qt.Key.Key_Right)
    assert box.kinds.current() is MomentKind.VISIT
    assert box.kinds.chip().hasFocus()
    qtbot.keyClick(box.kinds.chip(), Qt.Key.Key_1)
    assert box.kinds.current() is MomentKind.CALL


def test_a_depth_that_was_chosen_stays_when_the_kind_changes(box: LogBox, ana: PersonId, qtbot: QtBot) -> None:
    box.ask(ana)
    box.model.choose_depth(Depth.DEEP)
    box.model.choose_kind(MomentKind.MESSAGE)
    assert box.model.depth() is Depth.DEEP


def test_a_day_in_words_is_shown_as_understood_before_it_is_kept(
    box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    box.ask(ana)
    qtbot.keyClicks(box.when, "around 18 sep")
    assert "18 September" in box.understood.text()
    assert "around" in box.understood.text()
    qtbot.keyClick(box.when, Qt.Key.Key_Return)
    [moment] = moments(verbs, ana)
    assert (moment.day, moment.fuzzy) == (date(2026, 9, 18), True)


def test_the_future_is_refused_in_place_and_nothing_typed_is_lost(
    box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    box.ask(ana)
    qtbot.keyClicks(box.words, "lunch")
    box.when.setText("2026-12-01")
    enter(box, qtbot)
    assert box.isVisible()
    assert box.problem.isVisible()
    assert box.when.hasFocus()
    assert box.words.toPlainText() == "lunch"
    assert moments(verbs, ana) == []


@pytest.mark.parametrize(("field", "typed"), [("when", "blue moon"), ("minutes", "a while")])
def test_what_is_not_understood_is_asked_again(
    field: str, typed: str, box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    box.ask(ana)
    getattr(box, field).setText(typed)
    enter(box, qtbot)
    assert getattr(box, field).hasFocus()
    assert moments(verbs, ana) == []


def test_minutes_are_kept(box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot) -> None:
    box.ask(ana)
    qtbot.keyClicks(box.minutes, "25")
    qtbot.keyClick(box.minutes, Qt.Key.Key_Return)
    assert moments(verbs, ana)[0].minutes == 25


def test_without_a_person_the_box_asks_who(box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot) -> None:
    box.ask(None)
    assert box.picker.field.hasFocus()
    qtbot.keyClicks(box.picker.field, "5014")
    qtbot.keyClick(box.picker.field, Qt.Key.Key_Return)
    assert box.words.hasFocus()
    enter(box, qtbot)
    assert len(moments(verbs, ana)) == 1


def test_enter_without_anybody_asks_who(box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot) -> None:
    box.ask(None)
    box.words.setFocus()
    enter(box, qtbot)
    assert box.problem.text() == "Who was it with?"
    assert box.picker.field.hasFocus()


def test_several_people_each_with_a_private_line(
    box: LogBox, ana: PersonId, grace: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    box.ask(ana)
    box.add_someone.click()
    qtbot.keyClicks(box.picker.field, "gra")
    qtbot.keyClick(box.picker.field, Qt.Key.Key_Return)
    qtbot.keyClicks(box._rows[grace].line, "asked about the lamp")
    enter(box, qtbot)
    [moment] = moments(verbs, ana)
    assert {p.person: p.private_line for p in moment.people} == {ana: "", grace: "asked about the lamp"}


def test_who_is_there_is_not_offered_again_and_can_be_taken_out(
    box: LogBox, ana: PersonId, grace: PersonId, qtbot: QtBot
) -> None:
    box.ask(ana)
    assert box.model.suggestions("ana") == []
    cross = next(b for b in box._rows[ana].findChildren(QPushButton) if "Ana Moreira" in b.accessibleName())
    cross.click()
    assert box.model.draft.people == []
    assert box.picker.field.hasFocus()


def test_the_health_it_brings_is_shown_for_today_only(box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot) -> None:
    verbs.moments.log([ana], MomentKind.CALL, day=date(2026, 6, 1))
    box.ask(ana)
    qtbot.waitUntil(lambda: "→" in box.outlook.text())
    before, after = (int(part) for part in box.outlook.text().split(":")[1].split("→"))
    assert before < after
    box.when.setText("yesterday")
    qtbot.waitUntil(lambda: box.outlook.text() == "")
    box.when.setText("")
    box.model.choose_kind(MomentKind.INVOICE)
    qtbot.waitUntil(lambda: "does not move the clock" in box.outlook.text())


def test_words_outlive_a_box_that_was_left(box: LogBox, ana: PersonId, grace: PersonId, qtbot: QtBot) -> None:
    box.ask(ana)
    qtbot.keyClicks(box.words, "half a sentence")
    qtbot.keyClick(box.words, Qt.Key.Key_Escape)
    assert not box.isVisible()
    box.ask(grace)
    assert box.words.toPlainText() == ""
    qtbot.keyClick(box.words, Qt.Key.Key_Escape)
    box.ask(ana)
    assert box.words.toPlainText() == "half a sentence"
    enter(box, qtbot)
    box.ask(ana)
    assert box.words.toPlainText() == ""


def test_a_problem_is_said_in_the_box_and_what_was_typed_stays(
    box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise KnownProblem(Problem.DISK_FULL)

    monkeypatch.setattr(verbs.moments, "log", full)
    box.ask(ana)
    qtbot.keyClicks(box.words, "oak")
    enter(box, qtbot)
    assert "disk is full" in box.problem.text()
    assert (box.isVisible(), box.words.toPlainText(), box.keep.isEnabled()) == (True, "oak", True)


def test_the_words_of_another_script_arrive_through_the_input_method(box: LogBox, ana: PersonId, verbs: Verbs) -> None:
    box.ask(ana)
    QApplication.sendEvent(box.words, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "茶"))
    assert box.words.toPlainText() == "茶"


def test_every_control_has_a_name(box: LogBox, ana: PersonId, grace: PersonId, qtbot: QtBot) -> None:
    box.ask(ana)
    box.add_someone.click()
    qtbot.keyClicks(box.picker.field, "grace")
    assert_accessible(box)


def test_everything_is_reached_with_the_tab_key(box: LogBox, ana: PersonId, qtbot: QtBot) -> None:
    box.ask(ana)
    seen = []
    for _ in range(12):
        here = QApplication.focusWidget()
        assert here is not None
        seen.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert {box.words, box.add_someone, box.kinds.chip(), box.when, box.minutes, box.keep} <= set(seen)


def test_a_paste_that_is_too_long_is_cut_and_said(box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot) -> None:
    box.ask(ana)
    data = QMimeData()
    data.setText("x" * 200_000)
    box.words.insertFromMimeData(data)
    assert box.problem.isVisible()
    assert "190000" in box.problem.text().replace(",", "")
    enter(box, qtbot)
    assert [len(moment.text) for moment in moments(verbs, ana)] == [10_000]


def test_what_was_bought_is_asked_of_a_purchase_and_kept(
    box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    box.ask(ana)
    assert not box.bought.isVisible()
    box.kinds.chosen.emit(MomentKind.PURCHASE)
    assert box.bought.isVisible()
    qtbot.keyClicks(box.bought, "2 cases of riesling, 180")
    qtbot.keyClick(box.bought, Qt.Key.Key_Return)
    [moment] = moments(verbs, ana)
    assert (moment.kind, moment.bought) == (MomentKind.PURCHASE, "2 cases of riesling, 180")


def test_a_line_that_is_too_long_is_refused_by_its_name_and_stays(
    box: LogBox, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    box.ask(ana, MomentKind.PURCHASE)
    box.bought.setText("x" * 1001)
    enter(box, qtbot)
    assert moments(verbs, ana) == []
    assert "bought" in box.problem.text()
    assert len(box.bought.text()) == 1001
