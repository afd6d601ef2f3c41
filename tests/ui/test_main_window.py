"""The window around the pages: where one is, the way back, undo, the palette, files dropped, closing."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.people import Channel, PersonId
from regulars.services.verbs import Verbs
from regulars.ui import pages
from regulars.ui.desk import Desk
from regulars.ui.finding import Finder
from regulars.ui.main_window import MainWindow
from regulars.ui.theme import Scheme, Theme
from regulars.ui.widgets.keys_help import KeysHelp
from regulars.ui.widgets.question import Question
from regulars.ui.widgets.sentence import Sentence
from tests.ui.accessible import assert_accessible
from tests.ui.plain_pages import PAGES, PlainPage


@pytest.fixture
def window(theme: Theme, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(pages, "HOMES", PAGES)
    window = MainWindow(theme, desk)
    qtbot.addWidget(window)
    window.go("today")
    with qtbot.waitActive(window):
        window.show()
    return window


def page(window: MainWindow, key: str) -> PlainPage:
    found = window.page(key)
    assert isinstance(found, PlainPage)
    return found


def front(window: MainWindow) -> QWidget:
    return next(screen for screen in window.findChildren(PlainPage) if screen.isVisible())


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Sentence) if label.isVisible())


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_page_is_built_when_it_is_first_shown(window: MainWindow) -> None:
    assert len(window.findChildren(PlainPage)) == 1
    window.go("people")
    assert len(window.findChildren(PlainPage)) == 2


def test_the_way_back_leads_through_the_pages_one_came_by(window: MainWindow) -> None:
    window.go("people")
    window.open_person(PersonId(3))
    window.open_person(PersonId(4))
    window.go_back()
    assert page(window, "person").told[-2:] == [3, "arrive"]
    window.go_back()
    assert front(window) is page(window, "people")
    window.go_back()
    assert front(window) is page(window, "today")
    window.go_back()
    assert front(window) is page(window, "people"), "with nothing behind, back leads to the people"


def test_a_page_hears_that_it_leaves_and_arrives(window: MainWindow) -> None:
    window.go("people")
    window.go("today")
    assert page(window, "people").told == ["arrive", "leave"]


def test_only_the_page_in_front_hears_of_a_change(window: MainWindow, verbs: Verbs) -> None:
    window.go("people")
    window.desk.do(lambda: verbs.people.add("Ana"))
    assert "add-person" in page(window, "people").told
    assert "add-person" not in page(window, "today").told


def test_the_sidebar_counts_people(window: MainWindow, verbs: Verbs) -> None:
    window.desk.do(lambda: verbs.people.add("Ana"))
    assert window.sidebar._buttons["people"].accessibleDescription() == "1"


def test_undo_goes_to_the_text_field_first_and_then_to_the_book(window: MainWindow, verbs: Verbs, qtbot: QtBot) -> None:
    window.desk.do(lambda: verbs.people.add("Ana"))
    field = page(window, "today").field
    field.setFocus()
    qtbot.keyClicks(field, "x")
    press(window, qtbot, Qt.Key.Key_Z, CONTROL)
    assert field.text() == ""
    assert verbs.search.first_page().total == 1
    press(window, qtbot, Qt.Key.Key_Z, CONTROL)
    assert verbs.search.first_page().total == 0
    assert "Taken back" in said(window)


def test_redo_does_it_again(window: MainWindow, verbs: Verbs, qtbot: QtBot) -> None:
    window.desk.do(lambda: verbs.people.add("Ana"))
    window.actions_.action("undo").trigger()
    press(window, qtbot, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert verbs.search.first_page().total == 1


def test_what_was_done_is_said_with_a_way_to_take_it_back(window: MainWindow, verbs: Verbs) -> None:
    window.desk.do(lambda: verbs.people.add("Ana"), window.say_done)
    assert "Ana" in said(window)
    undo = next(button for button in window.findChildren(QPushButton) if button.text() == "Undo")
    undo.click()
    assert verbs.search.first_page().total == 0


def test_a_key_leads_to_undo_on_the_word_at_the_foot_which_waits_for_it(
    window: MainWindow, verbs: Verbs, qtbot: QtBot
) -> None:
    press(window, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    window.desk.do(lambda: verbs.people.add("Ana"), window.say_done)
    press(window, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier)
    button = window.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Undo"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert verbs.search.first_page().total == 0


def test_the_palette_finds_people(window: MainWindow, verbs: Verbs) -> None:
    window.desk.do(lambda: verbs.people.add("Ana Duarte"))
    entries = Finder(window.over.around).find("ana")
    assert [entry.text for entry in entries] == ["Ana Duarte"]
    entries[0].run()
    assert front(window) is page(window, "person")
    assert Finder(window.over.around).find("  ") == []


def test_keys_lead_to_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_2, CONTROL)
    assert front(window) is page(window, "people")
    press(window, qtbot, Qt.Key.Key_F, CONTROL)
    assert page(window, "people").told[-1] == "search"
    press(window, qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert front(window) is page(window, "today")


def test_f1_lists_every_key(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    keys = window.findChild(KeysHelp)
    assert isinstance(keys, KeysHelp)
    for action in window.actions_.with_keys():
        assert action.text().replace("&&", "&") in said(keys)
    assert_accessible(keys)


def test_files_dropped_on_the_window_are_reviewed(window: MainWindow, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "phone.vcf")), QUrl("https://example.org/a.vcf")])
    button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, button, modifier))
    assert front(window) is page(window, "import")
    assert page(window, "import").told[-1] == [tmp_path / "phone.vcf"]


def test_addresses_from_elsewhere_are_not_taken(window: MainWindow) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://example.org/a.vcf")])
    button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, button, modifier))
    assert front(window) is page(window, "today")


def test_closing_asks_whoever_made_the_window(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()
    assert window.isVisible()


def test_the_tray_is_asked_about_with_two_answers(window: MainWindow) -> None:
    answers: list[bool] = []
    window.ask_about_tray(answers.append)
    question = window.findChild(Question)
    assert isinstance(question, Question)
    assert_accessible(question)
    question.no.click()
    assert answers == [False]
    assert not question.isVisible()


def test_escape_is_no_answer(window: MainWindow, qtbot: QtBot) -> None:
    answers: list[bool] = []
    window.ask_about_tray(answers.append)
    question = window.findChild(Question)
    assert isinstance(question, Question)
    qtbot.keyClick(question.yes, Qt.Key.Key_Escape)
    assert answers == []
    assert not question.isVisible()


@pytest.mark.parametrize("width", [900, 1366])
def test_at_twice_the_text_every_place_of_the_sidebar_is_whole(
    window: MainWindow, theme: Theme, qapp: QApplication, width: int
) -> None:
    theme.apply(qapp, Scheme.LIGHT, 2.0)
    window.resize(width, 768)
    qapp.processEvents()
    side = window.sidebar
    shown = [button for button in side.findChildren(QPushButton) if button.isVisible()]
    assert len(shown) == len(side._buttons) + 1  # and the note button
    for button in shown:
        top = button.mapTo(side, QPoint(0, 0)).y()
        assert 0 <= top <= top + button.height() <= side.height() - theme.px(8), button.accessibleName()
        assert button.visibleRegion().boundingRect() == button.rect(), f"{button.accessibleName()} is cut"
        assert button.height() >= theme.px(22), f"{button.accessibleName()} has no room for its icon"


def test_a_narrow_window_has_a_narrow_sidebar(window: MainWindow, theme: Theme, qapp: object) -> None:
    window.resize(1100, 700)
    assert not window.sidebar.is_compact()
    window.resize(900, 700)
    assert window.sidebar.is_compact()
    window.resize(1100, 700)
    theme.apply(qapp, Scheme.LIGHT, 2.0)  # type: ignore[arg-type]  # pytest-qt's fixture is a QApplication
    assert window.sidebar.is_compact()


def test_a_known_problem_is_told_with_the_next_step(window: MainWindow) -> None:
    window.desk.problem.emit(KnownProblem(Problem.DISK_FULL))
    assert "The disk is full" in said(window)
    assert "Make some room" in said(window)


def test_the_title_names_no_client(window: MainWindow, verbs: Verbs) -> None:
    window.desk.do(lambda: verbs.people.add("Ana Duarte"))
    window.open_person(PersonId(1))
    assert window.windowTitle() == "Regulars"


def test_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    assert_accessible(window)


def test_the_window_comes_back_where_it_was(window: MainWindow, theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    window.resize(700, 633)
    window.close()
    again = MainWindow(theme, desk)
    qtbot.addWidget(again)
    assert again.size() == window.size()


def test_every_page_opens_beside_every_other_with_its_keys(
    theme: Theme, desk: Desk, verbs: Verbs, qtbot: QtBot
) -> None:
    ana = PersonId(verbs.people.add("Ana").created or 0)
    window = MainWindow(theme, desk)
    qtbot.addWidget(window)
    for key in ("today", "people", "circles", "promises", "dates", "import", "settings", "history"):
        window.go(key)
    window.open_person(ana)
    enabled = [action.shortcut().toString() for action in window.actions_.with_keys() if action.isEnabled()]
    assert len(enabled) == len(set(enabled))


def test_space_shows_the_brief_of_whoever_is_in_front(window: MainWindow, verbs: Verbs, qtbot: QtBot) -> None:
    ana = PersonId(verbs.people.add("Ana").created or 0)
    front_page = front(window)
    front_page.person_in_front = lambda: ana  # type: ignore[method-assign]  # the plain page is about nobody
    front_page.setFocus()
    qtbot.keyClick(front_page, Qt.Key.Key_Space)
    brief = window.over.brief
    assert brief.isVisible()
    assert "Ana" in brief.accessibleName()
    qtbot.keyClick(brief.panel, Qt.Key.Key_Space)
    assert not brief.isVisible()


def test_without_anybody_in_front_the_brief_asks_for_a_name(window: MainWindow) -> None:
    window.actions_.action("brief").trigger()
    assert not window.over.brief.isVisible()
    assert "Choose a name first" in said(window) + " ".join(w.text() for w in window.findChildren(QLabel))


def test_a_call_that_waits_for_a_word_is_asked_about_from_the_palette(window: MainWindow, verbs: Verbs) -> None:
    ana = PersonId(verbs.people.add("Ana").created or 0)
    verbs.call_outs.begin(ana, Channel.CALL)
    window.actions_.action("minute").trigger()
    assert "How was it with Ana?" in said(window)


def test_notes_are_looked_through_by_a_key_or_from_the_palette_and_undo_works_in_the_box(
    window: MainWindow, verbs: Verbs, qtbot: QtBot
) -> None:
    person = PersonId(verbs.people.add("Ana").created or 0)
    for text in ("a brother", "a sister"):
        verbs.notes.add(person, text, source_day=date(2025, 3, 4))
    verbs.book.clock.at += timedelta(days=40)  # type: ignore[attr-defined]  # the test's own clock
    assert "Look through five notes" in [action.text() for action in window.actions_.for_palette()]
    press(window, qtbot, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    box = window.over.look_through
    assert box.isVisible()
    qtbot.keyClick(box.panel, Qt.Key.Key_F)
    assert [note.text for note in verbs.notes.of(person)] == ["a sister"]
    qtbot.keyClick(box.panel, Qt.Key.Key_Z, CONTROL)
    assert len(verbs.notes.of(person)) == 2
    assert box.words.text() == "a brother"
    assert "1 of 2" in said(box)


def test_the_first_page_is_made_whole_piece_by_piece(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    pieces = (lambda: done.append("brief"), lambda: done.append("rest"))
    monkeypatch.setattr(PlainPage, "arrive_first", lambda _page: pieces)
    window.begin()
    assert done == []
    window.go_on(lambda: done.append("all"))
    assert done == ["brief"], "one at a time: whoever clicks has the way free between"
    qtbot.waitUntil(lambda: done == ["brief", "rest", "all"])


def test_a_page_that_was_left_is_not_made_whole(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(PlainPage, "arrive_first", lambda _page: (lambda: done.append("brief"),))
    window.begin()
    window.go("people")
    window.go_on(lambda: done.append("all"))
    qtbot.waitUntil(lambda: done == ["all"])
