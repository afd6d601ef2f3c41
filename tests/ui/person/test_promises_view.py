"""Promises: given, kept, moved, broken, on the person's page."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.people import PersonId
from regulars.domain.promises import Promise, PromiseBy, PromiseState
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.person.promises_view import PromiseDetails, PromiseRow
from tests.builders import TODAY
from tests.ui.person.conftest import type_into


def row_of(page: PersonPage, text: str) -> PromiseRow:
    return next(row for row in page.promises.rows() if row.promise.text == text)


def promise(verbs: Verbs, ana: PersonId, text: str) -> Promise:
    return next(promise for promise in verbs.promises.of(ana) if promise.text == text)


def details_of(row: PromiseRow) -> PromiseDetails:
    row.toggle_details()
    assert isinstance(row.details, PromiseDetails)
    return row.details


def test_mine_and_theirs_are_told_apart_in_words(page: PersonPage) -> None:
    assert row_of(page, "Send the quote").print.text() == "I promised · for today"
    assert row_of(page, "Bring the key back").print.text() == "they promised · no day"


def test_kept_is_one_button_and_undo_opens_it_again(page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk) -> None:
    row = row_of(page, "Send the quote")
    assert row.answers is not None
    row.answers.keep.click()
    assert promise(verbs, ana, "Send the quote").state is PromiseState.KEPT
    assert row_of(page, "Send the quote").answers is None
    desk.undo()
    assert row_of(page, "Send the quote").answers is not None


def test_not_kept_is_said_calmly(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    row = row_of(page, "Send the quote")
    assert row.answers is not None
    row.answers.break_.click()
    assert promise(verbs, ana, "Send the quote").state is PromiseState.BROKEN
    assert row_of(page, "Send the quote").print.text() == "I promised · not kept, 22 Nov"


def test_a_promise_is_added_with_its_day(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    page.promises.start_adding()
    new = page.promises.new
    qtbot.keyClicks(new.text, "Hold the lamp")
    qtbot.keyClicks(new.due, "Friday")
    qtbot.keyClick(new.due, Qt.Key.Key_Return)
    added = promise(verbs, ana, "Hold the lamp")
    assert (added.by, added.due_on) == (PromiseBy.ME, date(2026, 11, 27))
    assert row_of(page, "Hold the lamp").print.text() == "I promised · for Friday"
    assert not new.isVisible()


def test_a_day_that_cannot_be_read_keeps_what_was_typed(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    page.promises.start_adding()
    new = page.promises.new
    qtbot.keyClicks(new.text, "Hold the lamp")
    qtbot.keyClicks(new.due, "someday")
    qtbot.keyClick(new.due, Qt.Key.Key_Return)
    assert (new.text.text(), new.due.text()) == ("Hold the lamp", "someday")
    assert new.isVisible()
    assert "Hold the lamp" not in [known.text for known in verbs.promises.of(ana)]


def test_a_new_day_that_was_agreed_counts_as_moved(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    details = details_of(row_of(page, "Send the quote"))
    type_into(details.moved, "24 Dec", qtbot)
    moved = promise(verbs, ana, "Send the quote")
    assert (moved.due_on, moved.renegotiated, moved.state) == (date(2026, 12, 24), 1, PromiseState.OPEN)
    assert details.moved.text() == ""


def test_words_quote_and_side_are_changed_in_place(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    row = row_of(page, "Bring the key back")
    type_into(row.words, "Bring both keys back", qtbot)
    details = details_of(row)
    type_into(details.quote, "On my way home", qtbot)
    details.by.picked.emit(PromiseBy.ME)
    changed = promise(verbs, ana, "Bring both keys back")
    assert (changed.quote, changed.by) == ("On my way home", PromiseBy.ME)


def test_settled_promises_beyond_the_newest_wait_behind_a_button(
    page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk
) -> None:
    for number in range(8):
        made = verbs.promises.add(ana, f"Old {number}", due_on=TODAY + timedelta(days=1)).created
        assert made is not None
        desk.do(lambda made=made: verbs.promises.keep(made))
    assert len(page.promises.rows()) == 5
    page.promises.more.click()
    assert len(page.promises.rows()) == 10


def test_many_open_promises_are_built_a_few_at_a_time(
    view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    for number in range(40):
        verbs.promises.add(ana, f"Send sample {number}")
    view.show_person(ana)
    view.arrive()
    assert view.page is not None
    card = view.page.promises
    assert len(card.rows()) == 8

    def all_are_there() -> None:
        assert len(card.rows()) == 42

    qtbot.waitUntil(all_are_there)
