"""The page as a whole: what stands on it, its keys, and that every change is kept and can be taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from regulars.domain.agenda import Cite, CiteKind
from regulars.domain.changes import Act
from regulars.domain.moments import MomentKind
from regulars.domain.people import OwnKind, PersonField, PersonId, PersonState, PointKind
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.jobs import InlineWorker
from regulars.ui.main_window import MainWindow
from regulars.ui.person.connections_view import ConnectionsView
from regulars.ui.person.health_view import HealthView
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.screen import Surroundings
from regulars.ui.theme import Scheme, Theme
from tests.builders import TODAY
from tests.doubles import HeldCalls
from tests.open_shop import Shop
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import editor_in, new_person, open_page, type_into
from tests.ui.recorded_shell import RecordedShell


def test_the_heading_says_where_they_are_and_what_time_it_is_there(page: PersonPage) -> None:
    assert page.header.name.text() == "Ana Moreira"
    # 16:12 in Lisbon is 01:12 of the next day in Tokyo, within her quiet hours.
    assert page.header.line.text() == (
        "Owner, Moreira Interiors · Lisbon, 01:12 there, quiet until 09:30 · since May 2021"
    ).replace("01:12", page_time(page, 1, 12)).replace("09:30", page_time(page, 9, 30))


def page_time(page: PersonPage, hour: int, minute: int) -> str:
    from datetime import time

    from regulars.ui import wording

    return wording.clock(time(hour, minute))


def test_every_control_of_the_page_has_a_name(page: PersonPage) -> None:
    page.health.open_reasons()
    page.name.toggle_parts()
    page.together.rows()[0].toggle()
    page.preferences.start_adding()
    page.promises.start_adding()
    assert_accessible(page)


def test_e_edits_the_name_and_a_adds_a_preference_only_while_the_page_is_in_front(
    page: PersonPage, view: PersonView, around: Surroundings
) -> None:
    name, note = around.actions.action("person_name"), around.actions.action("person_note")
    assert (around.actions.key_text("person_name"), around.actions.key_text("person_note")) == ("E", "A")
    name.trigger()
    assert page.header.name.is_editing()
    note.trigger()
    assert page.preferences.new.text.isVisible()
    view.leave()
    assert not name.isEnabled()
    assert not note.isEnabled()
    view.arrive()
    assert name.isEnabled()


def test_escape_goes_back_and_l_logs_and_c_reaches(
    page: PersonPage, view: PersonView, ana: PersonId, shell: RecordedShell, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_L, Qt.Key.Key_C):
        qtbot.keyClick(view, key)
    assert shell.asked == [("go_back", None), ("log_moment", (ana, None)), ("reach", ana)]


def test_tab_reads_the_page_column_by_column_and_leaves_it_at_the_end(
    page: PersonPage, view: PersonView, qtbot: QtBot
) -> None:
    sections = [page.header, page.health, page.preferences, page.to_say, page.promises, page.gifts]
    sections += [page.about, page.name, page.household, page.connections, page.together, page.reaching, page.dates]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    page.back.setFocus()
    seen: list[QWidget] = []
    for _ in range(300):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is page.back:
            break
        section = next(section for section in sections if section.isAncestorOf(focus))
        if section not in seen:
            seen.append(section)
        assert section is seen[-1], "Tab went back to a card that it had left"
    assert seen == sections


def test_while_there_are_few_moments_the_ways_to_reach_somebody_stand_below_them(page: PersonPage) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert page.reaching.x() == page.dates.x() == page.together.x() > page.health.x()
    assert page.together.y() < page.reaching.y() < page.dates.y()
    assert page.about.x() == page.health.x()


class _Painted(QObject):
    """Remembers how high the card of the health was each time it was painted, and how high it is."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: set[tuple[int, int]] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, HealthView):
            self.heights.add((watched.height(), watched.heightForWidth(watched.width())))
        return False


def test_a_card_is_never_painted_pressed_together_while_others_are_built_below_it(
    view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    for ago in range(1, 30):
        verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=9 * ago), text="A talk.")
    painted = _Painted()
    view.show_person(ana)
    view.arrive()
    page = view.page
    assert page is not None
    page.health.installEventFilter(painted)
    qtbot.waitUntil(lambda: ConnectionsView in page._cards)  # the last one
    qtbot.wait(50)
    assert painted.heights
    assert all(height == wanted for height, wanted in painted.heights), painted.heights


def test_many_moments_have_the_column_for_themselves(view: PersonView, verbs: Verbs, ana: PersonId) -> None:
    for ago in range(4):
        verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=ago))
    page = open_page(view, ana)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert page.reaching.x() == page.health.x() < page.together.x()


def test_a_new_name_is_kept_and_said(
    page: PersonPage, ana: PersonId, verbs: Verbs, shell: RecordedShell, qtbot: QtBot
) -> None:
    type_into(page.header.name, "Ana Lúcia Moreira", qtbot)
    assert verbs.people.get(ana).name == "Ana Lúcia Moreira"
    assert shell.asked == [("say_done", "edit-person")]


def test_an_empty_name_is_refused_below_it_and_escape_brings_the_old_one_back(
    page: PersonPage, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    type_into(page.header.name, "", qtbot)
    assert verbs.people.get(ana).name == "Ana Moreira"
    assert "This cannot be empty." in [label.text() for label in page.header.name.findChildren(QLabel)]
    qtbot.keyClick(editor_in(page.header.name), Qt.Key.Key_Escape)
    assert page.header.name.text() == "Ana Moreira"


def test_an_edit_that_is_going_on_survives_a_change_from_elsewhere(
    page: PersonPage, ana: PersonId, desk: Desk, verbs: Verbs, qtbot: QtBot
) -> None:
    page.about.words.start()
    qtbot.keyClicks(editor_in(page.about.words), " And more")
    desk.do(lambda: verbs.people.add_point(ana, PointKind.PHONE, "21 555 0143"))
    assert page.about.words.is_editing()
    qtbot.keyClick(editor_in(page.about.words), Qt.Key.Key_Return)
    assert verbs.people.get(ana).about == "Flats in Alfama. And more"


def test_what_concerns_others_is_not_read_again(
    page: PersonPage, grace: PersonId, desk: Desk, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[bool] = []
    monkeypatch.setattr(page.model, "read", lambda: reads.append(True) or True)
    desk.do(lambda: verbs.people.set_field(grace, PersonField.PRONOUNS, "she/her"))
    assert reads == []


def test_the_page_of_somebody_who_was_removed_goes_back(
    page: PersonPage, ana: PersonId, desk: Desk, verbs: Verbs, shell: RecordedShell
) -> None:
    desk.do(lambda: verbs.people.delete(ana))
    assert shell.asked[-1] == ("go_back", None)


def test_opening_somebody_who_is_not_there_says_so(view: PersonView) -> None:
    view.show_person(PersonId(4711))
    view.arrive()
    assert view.page is not None
    assert not view.page.isVisible()
    assert "not in the book" in " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_another_person_gets_a_page_of_their_own(page: PersonPage, view: PersonView, grace: PersonId) -> None:
    page.preferences.start_adding()
    other = open_page(view, grace)
    assert other is not page
    assert other.header.name.text() == "Grace Holloway"
    assert not other.preferences.new.isVisible()
    assert view.person_in_front() == grace


def test_nothing_is_measured_for_somebody_who_is_let_be(
    page: PersonPage, ana: PersonId, desk: Desk, verbs: Verbs
) -> None:
    desk.do(lambda: verbs.people.set_state(ana, PersonState.DECEASED))
    assert not page.health.chart.isVisible()
    assert not page.health.hint.isVisible()
    assert not page.header.rhythm.isVisible()


def test_one_column_below_900_pixels_with_the_moments_after_the_preferences(page: PersonPage, view: PersonView) -> None:
    view.resize(836, 800)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    tops = [card.mapTo(page, card.rect().topLeft()).y() for card in (page.preferences, page.together, page.promises)]
    assert tops == sorted(tops)
    assert page.together.x() == page.health.x()
    view.resize(1064, 800)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert page.together.x() > page.health.x()


@pytest.mark.parametrize(("scheme", "scale"), [(Scheme.DARK, 1.0), (Scheme.LIGHT, 2.0)])
def test_nothing_is_wider_than_the_page(
    scheme: Scheme, scale: float, page: PersonPage, view: PersonView, theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    page.health.open_reasons()
    page.together.rows()[0].toggle()
    theme.apply(qapp, scheme, scale)
    view.resize(840 if scale == 1.0 else 1180, 800)
    inside = page.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.width() <= page.viewport().width(), timeout=2000)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    folder = tmp_path / "shop"
    folder.mkdir(mode=0o700)
    shop = Shop(folder)
    yield shop
    shop.book.close()


def test_editing_a_phone_in_place_survives_reopening_and_ctrl_z_takes_it_back(
    shop: Shop, theme: Theme, qtbot: QtBot
) -> None:
    ana = new_person(shop.verbs, "Ana Moreira")
    shop.verbs.people.add_point(ana, PointKind.PHONE, "+351 912 555 014", "mobile")

    def open_window() -> tuple[MainWindow, PersonPage]:
        window = MainWindow(theme, Desk(shop.verbs, InlineWorker()))
        window.show()
        window.open_person(ana)
        view = window.page("person")
        assert isinstance(view, PersonView)
        assert view.page is not None
        view.page.complete()
        return window, view.page

    window, page = open_window()
    type_into(page.reaching.points()[0].value, "+351 912 555 999", qtbot)
    delete(window)  # as locking does, before the book is closed
    shop.restart()
    window, page = open_window()
    assert page.reaching.points()[0].value.text() == "+351 912 555 999"
    page.header.more.setFocus()
    window.actions_.action("undo").trigger()
    assert shop.verbs.people.get(ana).points[0].value == "+351 912 555 014"
    assert page.reaching.points()[0].value.text() == "+351 912 555 014"
    delete(window)


def test_a_typed_field_survives_a_restart_and_can_be_taken_back_after_it(shop: Shop) -> None:
    ana = new_person(shop.verbs, "Ana Moreira")
    shop.verbs.people.add_own_field("Skin", OwnKind.CHOICE, ["dry", "oily"])
    shop.verbs.people.set_own_value(ana, "Skin", "oily")
    shop.restart()
    [field] = shop.verbs.people.own_fields()
    assert (field.label, field.kind, field.choices) == ("Skin", OwnKind.CHOICE, ("dry", "oily"))
    assert shop.verbs.people.get(ana).own_values[0].value == "oily"
    shop.book.undo()
    assert shop.verbs.people.get(ana).own_values == ()
    shop.book.undo()
    assert shop.verbs.people.own_fields() == []


def test_the_page_stands_before_its_chart_is_worked_out(
    theme: Theme, verbs: Verbs, ana: PersonId, shell: RecordedShell, around: Surroundings, qtbot: QtBot
) -> None:
    held = HeldCalls()
    view = PersonView(Surroundings(theme, Desk(verbs, held), around.actions, shell))
    view.show()
    page = open_page(view, ana)
    held.answer()
    page.model.read_chart()
    assert page.header.name.text() == "Ana Moreira"
    assert page.model.chart == ()
    with qtbot.waitSignal(page.model.charted):
        held.answer()
    assert len(page.model.chart) == 53
    page.model.read_chart()
    verbs.people.delete(ana)
    held.answer()  # the person is gone: nothing is said, and nothing fails
    assert len(page.model.chart) == 53
    page.model.read_chart()
    delete(view)
    held.answer()  # the page is gone, and nobody listens


def test_no_read_of_a_page_over_thousands_of_moments_is_slow(
    theme: Theme, verbs: Verbs, ana: PersonId, view: PersonView, caplog: pytest.LogCaptureFixture
) -> None:
    with verbs.book.change(Act.LOG_MOMENT, "Ana") as change:
        for number in range(2000):
            day = (TODAY - timedelta(days=number // 2)).isoformat()
            values = {"kind": "call", "direction": "me", "depth": "normal", "day": day, "text": "a talk"}
            moment = change.insert("moment", values)
            change.insert("moment_person", {"moment_id": moment, "person_id": ana})
    verbs.health.warm()
    page = open_page(view, ana)
    assert page.model.moment_count == 2004
    assert not [record for record in caplog.records if "on the GUI thread" in record.getMessage()]


def test_an_entry_that_is_cited_elsewhere_is_brought_into_view(
    view: PersonView, page: PersonPage, ana: PersonId, verbs: Verbs, qtbot: QtBot
) -> None:
    note = verbs.notes.of(ana)[-1]
    view.show_entry(Cite(CiteKind.NOTE, note.id))
    row = next(row for row in page.preferences.rows() if row.note.id == note.id)
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())
    moment = verbs.moments.of(ana)[0]
    view.show_entry(Cite(CiteKind.MOMENT, moment.id))
    qtbot.waitUntil(page.together.rows()[0].shown.is_lit)
    view.show_entry(Cite(CiteKind.OCCASION, 99_999))
    view.show_entry(Cite(CiteKind.NOTE, 99_999))
