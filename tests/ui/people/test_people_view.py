"""The People page: typed, pressed and looked at."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId
from regulars.domain.people_list import Sort
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.jobs import Done, Failed, InlineWorker, Job
from regulars.ui.people.columns import columns_in
from regulars.ui.people.people_view import PeopleView
from regulars.ui.people.photos import picture
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Scheme, Theme
from tests.ui.accessible import assert_accessible
from tests.ui.recorded_shell import RecordedShell

NAMES = ("Ana Moreira", "Bashir Nasser", "Chloé Lambert", "Dorothy Wells", "فاطمة السيد", "武田 純")


@pytest.fixture
def people(verbs: Verbs) -> dict[str, PersonId]:
    return {name: PersonId(verbs.people.add(name).created or 0) for name in NAMES}


@pytest.fixture
def view(around: Surroundings, people: dict[str, PersonId], qtbot: QtBot) -> PeopleView:
    return shown(around, qtbot)


def shown(around: Surroundings, qtbot: QtBot) -> PeopleView:
    view = PeopleView(around)
    qtbot.addWidget(view)
    around.desk.changed.connect(view.hear)
    view.resize(1064, 800)
    view.show()
    view.arrive()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    view.field.setFocus()
    return view


def names(view: PeopleView) -> list[str]:
    return [view.model.index(i, 0).data() for i in range(view.model.rowCount())]


def in_front(view: PeopleView, people: dict[str, PersonId]) -> str:
    return next((name for name, person in people.items() if person == view.person_in_front()), "")


def press(button: QPushButton) -> None:
    button.click()


class LaterWorker(InlineWorker):
    """A worker that is busy until it is let go."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Done]] = []

    def submit(self, call: Callable[[], Any], done: Done, failed: Failed) -> Job:
        self.waiting.append((call, done))
        return Job(call, done, failed)


def test_the_first_names_wait_for_nobody_to_read_all_of_them(
    around: Surroundings, verbs: Verbs, people: dict[str, PersonId], qtbot: QtBot
) -> None:
    worker = LaterWorker()
    view = shown(replace(around, desk=Desk(verbs, worker, around.desk)), qtbot)
    assert sorted(names(view)) == sorted(people)
    results = [(call(), done) for call, done in worker.waiting]
    assert verbs.search._ready is not None, "everybody is read on the worker's thread, not when its answer comes"
    for result, done in results:
        done(result)
    assert sorted(names(view)) == sorted(people)


def test_typing_finds_and_enter_opens_the_best(
    view: PeopleView, people: dict[str, PersonId], shell: RecordedShell, qtbot: QtBot
) -> None:
    qtbot.keyClicks(view.field, "chl")
    assert names(view) == ["Chloé Lambert"]
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert shell.asked == [("open_person", people["Chloé Lambert"])]


def test_down_leads_into_the_list_and_up_back(view: PeopleView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.field, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentIndex().row() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.field.hasFocus()


def test_typing_in_the_list_goes_on_in_the_search(view: PeopleView, qtbot: QtBot) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_D)
    qtbot.keyClicks(view.field, "or")
    assert (view.field.text(), view.field.hasFocus()) == ("dor", True)
    assert names(view) == ["Dorothy Wells"]


def test_a_slash_chooses_what_was_searched_for(view: PeopleView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.field, "ana")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Slash)
    assert view.field.hasFocus()
    assert view.field.selectedText() == "ana"


def test_escape_clears_the_search_then_the_filters(view: PeopleView, qtbot: QtBot) -> None:
    view.filters.never.click()
    qtbot.keyClicks(view.field, "ana")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert view.field.text() == ""
    assert view.filters.never.isChecked()
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert view.filters.all.isChecked()


def test_l_logs_and_delete_goes_to_the_trash(
    view: PeopleView, people: dict[str, PersonId], shell: RecordedShell, qtbot: QtBot
) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_L)
    assert shell.asked.pop() == ("log_moment", (people["Ana Moreira"], None))
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert shell.asked.pop() == ("say_done", "delete-person")
    assert "Ana Moreira" not in names(view)
    assert in_front(view, people) == "Bashir Nasser"


def test_the_commands_of_the_page_are_there_while_it_is_in_front(
    view: PeopleView, people: dict[str, PersonId], around: Surroundings, shell: RecordedShell
) -> None:
    names_now = {action.objectName() for action in around.actions.for_palette()}
    assert {"list_open", "list_reach", "list_trash", "list_all"} <= names_now
    around.actions.action("list_reach").trigger()
    assert shell.asked == [("reach", people["Ana Moreira"])]
    view.leave()
    assert not any(action.objectName().startswith("list_") for action in around.actions.for_palette())


def test_a_change_keeps_the_chosen_person_and_the_place(
    view: PeopleView, people: dict[str, PersonId], verbs: Verbs, qtbot: QtBot
) -> None:
    for number in range(60):
        view.desk.do(lambda n=number: verbs.people.add(f"Person {n:02}"))
    place = names(view).index("Person 30")
    view.table.choose(place)
    chosen, scrolled = view.person_in_front(), view.table.verticalScrollBar().value()
    assert scrolled > 0
    view.desk.do(lambda: verbs.people.add("Aaron"))
    assert view.person_in_front() == chosen
    assert view.table.currentIndex().row() == place + 1
    assert view.table.verticalScrollBar().value() == scrolled


def test_heads_sort_with_the_keyboard_too(view: PeopleView, verbs: Verbs, qtbot: QtBot) -> None:
    head = next(h for h in view.heads.findChildren(QPushButton) if h.text() == "Name")
    assert head.accessibleName() == "Name: sorted, smallest first"
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Space)
    assert view.model.shown_order() == (Sort.NAME, True)
    assert head.accessibleName() == "Name: sorted, largest first"


def test_a_circle_is_chosen_from_its_menu(
    view: PeopleView, people: dict[str, PersonId], verbs: Verbs, qtbot: QtBot
) -> None:
    view.desk.do(lambda: verbs.people.join_circle(people["Ana Moreira"], "designers"))
    view.filters.circle.click()
    menu = next(m for m in view.filters.findChildren(QMenu) if m.isVisible())
    next(a for a in menu.actions() if a.text().startswith("designers")).trigger()
    menu.close()
    assert names(view) == ["Ana Moreira"]
    assert view.filters.circle.accessibleName() == "Circle: designers"
    view.filters.all.click()
    assert len(names(view)) == len(NAMES)


def test_an_empty_book_says_what_to_do_next(around: Surroundings, shell: RecordedShell, qtbot: QtBot) -> None:
    view = shown(around, qtbot)
    button = next(b for b in view.findChildren(QPushButton) if b.text() == "Import contacts" and b.isVisible())
    press(button)
    assert shell.asked == [("go", "import")]
    assert not view.field.isVisible()


def test_nobody_found_offers_to_add_what_was_typed(view: PeopleView, shell: RecordedShell, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.field, "Xerxes Q")
    assert view.nothing_found.add.isVisible()
    assert "Xerxes Q" in view.nothing_found.add.accessibleName()
    press(view.nothing_found.add)
    box = view.new_box
    assert box is not None
    assert box.name.text() == "Xerxes Q"
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert [what for what, _ in shell.asked] == ["say_done", "open_person"]
    assert not box.isVisible()


def test_a_new_person_needs_a_name_and_keeps_what_was_typed(view: PeopleView, verbs: Verbs, qtbot: QtBot) -> None:
    view.new_person()
    box = view.new_box
    assert box is not None
    qtbot.keyClicks(box.phone, "12a")
    qtbot.keyClick(box.phone, Qt.Key.Key_Return)
    assert box.problem.isVisible()
    assert box.name.hasFocus()
    qtbot.keyClicks(box.name, "Grace Holloway")
    box.mail.setText("grace")
    qtbot.keyClick(box.name, Qt.Key.Key_Return)
    assert box.isVisible()
    assert (box.name.text(), box.phone.text()) == ("Grace Holloway", "12a")
    assert box.mail.hasFocus()
    box.mail.setText("grace@example.org")
    qtbot.keyClick(box.mail, Qt.Key.Key_Return)
    person = verbs.people.get(verbs.people.resolve("Grace Holloway"))
    assert {point.value for point in person.points} == {"12a", "grace@example.org"}


def test_every_control_has_a_name(view: PeopleView, qtbot: QtBot) -> None:
    assert_accessible(view)
    view.new_person()
    assert view.new_box is not None
    assert_accessible(view.new_box)


def test_a_row_is_one_sentence_for_a_screen_reader(view: PeopleView) -> None:
    table = QAccessible.queryAccessibleInterface(view.table)
    said = [table.child(i).text(QAccessible.Text.Name) for i in range(table.childCount())]
    assert any(text.startswith("Ana Moreira, new, nothing logged yet") for text in said)


@pytest.mark.parametrize(
    "dress",
    [
        lambda theme, app: theme.apply(app, Scheme.DARK),
        lambda theme, app: theme.apply(app, Scheme.LIGHT, 2.0),
        lambda theme, app: app.setLayoutDirection(Qt.LayoutDirection.RightToLeft),
    ],
    ids=["dark", "large", "right to left"],
)
def test_the_page_is_painted_in_every_look(
    dress: Callable[[Theme, QApplication], None], theme: Theme, around: Surroundings, qapp: QApplication, verbs: Verbs,
    people: dict[str, PersonId], qtbot: QtBot,
) -> None:  # fmt: skip
    verbs.moments.log([people["Ana Moreira"]], MomentKind.CALL)
    dress(theme, qapp)
    view = shown(around, qtbot)
    image = view.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 20


def test_a_face_stands_where_the_language_begins(theme: Theme, around: Surroundings, qapp: QApplication, verbs: Verbs,
    people: dict[str, PersonId], qtbot: QtBot) -> None:  # fmt: skip
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view = shown(around, qtbot)
    image = view.table.viewport().grab().toImage()
    plain = image.pixelColor(image.width() // 2, 4)

    def painted(left: int, right: int) -> bool:
        return any(image.pixelColor(x, y) != plain for x in range(left, right) for y in range(8, 46))

    assert painted(image.width() - 44, image.width() - 8)
    assert not painted(2, 44)


def test_a_narrow_window_keeps_name_and_health(theme: Theme) -> None:
    keys = [column.key for column in columns_in(1000, theme)]
    assert keys == [Sort.NAME, Sort.HEALTH, Sort.LAST, Sort.RHYTHM, Sort.PLACE, Sort.CIRCLES]
    assert [column.key for column in columns_in(560, theme)] == [Sort.NAME, Sort.HEALTH, Sort.LAST]
    assert [column.key for column in columns_in(300, theme)] == [Sort.NAME, Sort.HEALTH]


@pytest.mark.parametrize("width", [300, 420, 560, 700, 836, 1000, 1600])
def test_columns_never_overlap_or_leave_the_line(theme: Theme, width: int) -> None:
    end = 0
    for column in columns_in(width, theme):
        assert column.left >= end
        end = column.left + column.width
    assert end <= width


def test_a_photo_is_read_small(qapp: QApplication) -> None:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    small = picture(bytes(data.data()), 34)
    assert small is not None
    assert (small.width(), small.height()) == (51, 34)


def test_a_gigantic_picture_is_no_face(qapp: QApplication) -> None:
    image = QImage(11_000, 2_500, QImage.Format.Format_Mono)
    image.fill(0)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    assert picture(bytes(data.data()), 34) is None


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40])
def test_what_is_no_picture_is_no_face(data: bytes, qapp: QApplication) -> None:
    assert picture(data, 34) is None


def test_a_photo_comes_after_the_line_was_painted(
    view: PeopleView, people: dict[str, PersonId], verbs: Verbs, qtbot: QtBot
) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    view.desk.do(lambda: verbs.people.set_photo(people["Ana Moreira"], bytes(data.data())))

    def shown() -> bool:
        grabbed = view.table.viewport().grab().toImage()
        return grabbed.pixelColor(8 + 17, 27) == QColor("teal")

    qtbot.waitUntil(shown)
