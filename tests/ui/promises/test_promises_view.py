"""The Promises page: typed, pressed and looked at."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regulars.domain.people import PersonId
from regulars.domain.promises import PromiseBy, PromiseId, PromiseState
from regulars.services.verbs import Verbs
from regulars.ui import promise_words
from regulars.ui.promises.promises_model import Shown, due_words
from regulars.ui.promises.promises_view import PromisesView
from regulars.ui.screen import Surroundings
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell


@pytest.fixture
def ana(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Ana Moreira").created or 0)


@pytest.fixture
def bashir(verbs: Verbs) -> PersonId:
    return PersonId(verbs.people.add("Bashir Nasser").created or 0)


@pytest.fixture
def view(around: Surroundings, verbs: Verbs, ana: PersonId, bashir: PersonId, qtbot: QtBot) -> PromisesView:
    add = verbs.promises.add
    add(ana, "Send the quote", due_on=TODAY, quote="I’ll have it by Sunday", made_on=date(2026, 9, 18))
    add(bashir, "Bring the proofs", due_on=TODAY + timedelta(days=3))
    add(ana, "Ask about the mill", made_on=TODAY - timedelta(days=1))
    add(bashir, "Photos of the counter", by=PromiseBy.THEM, made_on=date(2026, 11, 12))
    return shown(around, qtbot)


def shown(around: Surroundings, qtbot: QtBot) -> PromisesView:
    view = PromisesView(around)
    qtbot.addWidget(view)
    around.desk.changed.connect(view.hear)
    view.resize(1064, 800)
    view.show()
    view.arrive()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    view.table.setFocus()
    return view


def lines(view: PromisesView) -> list[str]:
    return [str(view.model.index(place, 0).data()) for place in range(view.model.rowCount())]


def press(view: PromisesView, action: str) -> None:
    view.around.actions.action(action).trigger()


def state(verbs: Verbs, person: PersonId, text: str) -> PromiseState:
    return next(promise.state for promise in verbs.promises.of(person) if promise.text == text)


OPEN = ["Yours", "Send the quote", "Bring the proofs", "Ask about the mill", "Theirs", "Photos of the counter"]


def test_mine_and_theirs_stand_by_their_day(view: PromisesView) -> None:
    assert lines(view) == OPEN
    assert view.model.subtitle() == "3 of yours, 1 of theirs"
    said = [str(view.model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for place in (1, 2, 3, 5)]
    assert said == [
        "Send the quote, to Ana Moreira · 18 Sep, “I’ll have it by Sunday”, today",
        "Bring the proofs, to Bashir Nasser · today, in 3 day(s)",
        "Ask about the mill, to Ana Moreira · yesterday, no date",
        "Photos of the counter, Bashir Nasser promised · 12 Nov, no date",
    ]
    assert_accessible(view)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)


@pytest.mark.parametrize(
    ("action", "became"),
    [
        ("promise_keep", PromiseState.KEPT),
        ("promise_break", PromiseState.BROKEN),
        ("promise_drop", PromiseState.DROPPED),
    ],
)
def test_a_key_settles_and_undo_takes_it_back(
    view: PromisesView, verbs: Verbs, ana: PersonId, bashir: PersonId, action: str, became: PromiseState
) -> None:
    press(view, action)
    assert state(verbs, ana, "Send the quote") is became
    assert lines(view) == ["Yours", "Bring the proofs", "Ask about the mill", "Theirs", "Photos of the counter"]
    assert view.person_in_front() == bashir  # the next one
    view.desk.undo()
    assert state(verbs, ana, "Send the quote") is PromiseState.OPEN
    assert lines(view) == OPEN


def test_every_key_of_the_page_is_pressed(view: PromisesView, qtbot: QtBot, verbs: Verbs, ana: PersonId) -> None:
    keys = {name: view.around.actions.key_text(f"promise_{name}") for name in ("keep", "move", "break", "drop", "new")}
    assert keys == {"keep": "K", "move": "R", "break": "B", "drop": "D", "new": "P"}
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert [promise.text for promise in verbs.promises.of(ana)] == ["Ask about the mill"]


def test_another_day_is_agreed_with_the_button_of_their_channel(
    view: PromisesView, verbs: Verbs, ana: PersonId, shell: RecordedShell, qtbot: QtBot
) -> None:
    press(view, "promise_move")
    box = view.move_box
    assert box is not None
    assert box.reach.hasFocus()
    assert_accessible(box)
    qtbot.keyClick(box.reach, Qt.Key.Key_Return)
    assert shell.asked[-1] == ("reach", ana)
    box.offered[2].click()
    promise = next(one for one in verbs.promises.of(ana) if one.text == "Send the quote")
    assert (promise.due_on, promise.renegotiated, promise.state) == (date(2026, 11, 23), 1, PromiseState.OPEN)
    assert not box.isVisible()
    assert "moved 1 time(s)" in str(view.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert view.model.year_words() == "1 renegotiated"
    view.desk.undo()
    assert verbs.promises.get(promise.id).due_on == TODAY


def test_a_day_is_typed_and_one_that_is_over_is_refused(
    view: PromisesView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    view.agree_on_another_day()
    box = view.move_box
    assert box is not None
    for typed, said in (("some time", "not understood"), ("1 Jan 2020", "is over")):
        box.field.setText(typed)
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
        assert said in box.problem.text()
        assert box.isVisible()
    box.field.setText("12 Dec")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert next(p.due_on for p in verbs.promises.of(ana) if p.text == "Send the quote") == date(2026, 12, 12)


def test_the_most_pressing_is_offered_to_be_told(view: PromisesView, verbs: Verbs) -> None:
    said = "".join(text for text, _ in view.model.hint())
    assert said.startswith("“Send the quote” for Ana Moreira is due today.")
    assert view.hint.isVisible()
    view.hint.button.click()
    assert view.move_box is not None
    assert view.move_box.isVisible()
    view.move_box.close_over()
    press(view, "promise_keep")
    assert not view.hint.isVisible()


def test_the_year_and_the_settled_ones(view: PromisesView, verbs: Verbs, bashir: PersonId) -> None:
    press(view, "promise_keep")
    press(view, "promise_break")
    late = PromiseId(verbs.promises.add(bashir, "late", due_on=date(2026, 1, 1)).created or 0)
    view.hear(verbs.promises.keep(late))
    assert view.model.year_words() == "1 of 3 kept this year · 1 late"
    assert view.year.text() == view.model.year_words()
    view.show_part(Shown.SETTLED)
    assert lines(view) == ["Settled the newest first", "late", "Bring the proofs", "Send the quote"]
    view.table.choose(2)
    press(view, "promise_reopen")
    assert state(verbs, bashir, "Bring the proofs") is PromiseState.OPEN


def test_the_icon_and_the_buttons_of_a_card_are_pressed(
    view: PromisesView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    table, px = view.table, view.theme.px
    box = table.visualRect(view.model.index(1, 0))
    acts = {
        name: table.painter.act_at(1, box, QPoint(x, box.center().y() - px(5)), Qt.LayoutDirection.LeftToRight)
        for name, x in (("square", box.left() + px(22)), ("words", box.center().x()), ("end", box.right() - px(40)))
    }
    assert acts == {"square": "keep", "words": "", "end": "tell"}
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + px(22), box.center().y() - px(5))
    )
    assert state(verbs, ana, "Send the quote") is PromiseState.KEPT


def test_in_a_narrow_window_the_buttons_stand_below_the_words(view: PromisesView, qtbot: QtBot) -> None:
    high = view.table.rowHeight(1)
    view.resize(480, 800)
    assert view.table.rowHeight(1) > high + view.theme.px(30)
    box = view.table.visualRect(view.model.index(1, 0))
    at = QPoint(box.right() - view.theme.px(40), box.bottom() - view.theme.px(35))
    assert view.table.painter.act_at(1, box, at, Qt.LayoutDirection.LeftToRight) == "tell"


def test_a_new_promise_is_kept_by_keyboard(view: PromisesView, verbs: Verbs, bashir: PersonId, qtbot: QtBot) -> None:
    press(view, "promise_new")
    box = view.new_box
    assert box is not None
    assert_accessible(box)
    qtbot.keyClick(box.what, Qt.Key.Key_Return)
    assert "With whom" in box.problem.text()
    qtbot.keyClicks(box.who.line, "bashir")
    qtbot.keyClick(box.who.line, Qt.Key.Key_Return)
    assert box.what.hasFocus()
    qtbot.keyClick(box.what, Qt.Key.Key_Return)
    assert "What was promised" in box.problem.text()
    qtbot.keyClicks(box.what, "Lend the ladder")
    box.due.setText("some day")
    qtbot.keyClick(box.due, Qt.Key.Key_Return)
    assert "not understood" in box.problem.text()
    box.due.setText("tomorrow")
    qtbot.keyClick(box.due, Qt.Key.Key_Return)
    [added] = [promise for promise in verbs.promises.of(bashir) if promise.text == "Lend the ladder"]
    assert (added.by, added.due_on) == (PromiseBy.ME, TODAY + timedelta(days=1))
    assert not box.isVisible()


def test_nothing_owed_is_said_kindly(around: Surroundings, qtbot: QtBot) -> None:
    view = shown(around, qtbot)
    assert view.nothing.isVisible()
    assert view.model.subtitle() == "Nothing is owed on either side."
    view.show_part(Shown.SETTLED)
    assert view.nothing.isVisible()
    press(view, "promise_keep")  # there is none: nothing happens


def test_each_state_has_its_word(verbs: Verbs, ana: PersonId) -> None:
    promise = PromiseId(verbs.promises.add(ana, "x", due_on=date(2026, 11, 1)).created or 0)
    assert due_words(verbs.promises.get(promise), TODAY) == ("late since 1 Nov", "warn")
    words = []
    for verb in (verbs.promises.keep, verbs.promises.break_, verbs.promises.drop):
        verb(promise)
        words.append(promise_words.settled(verbs.promises.get(promise), TODAY))
    assert words == ["kept late, 22 Nov", "not kept, 22 Nov", "let go, 22 Nov"]
