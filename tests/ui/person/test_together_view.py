"""The river of moments: noted in one line, changed part by part, read page by page."""

from datetime import date, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from regulars.domain.changes import Act
from regulars.domain.gifts import Landed
from regulars.domain.moments import Depth, Direction, Moment, MomentId, MomentKind
from regulars.domain.people import PersonId
from regulars.domain.river import Stream
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.person.moment_editor import MomentEditor
from regulars.ui.person.moment_row import MomentRow
from regulars.ui.person.person_model import FIRST, PAGE
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from regulars.ui.person.river_row import RiverRow
from tests.builders import TODAY
from tests.ui.person.conftest import editor_in, open_page, type_into


def newest(verbs: Verbs, ana: PersonId) -> Moment:
    return verbs.moments.of(ana, limit=1)[0]


def editor_of(row: MomentRow) -> MomentEditor:
    row.shown.click()
    assert row.editor is not None
    return row.editor


def test_what_is_typed_becomes_a_moment_of_today(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    quick = page.together.quick
    quick.kind.setCurrentIndex(list(MomentKind).index(MomentKind.VISIT))
    qtbot.keyClicks(quick.text, "loves the new brass")
    qtbot.keyClick(quick.text, Qt.Key.Key_Return)
    moment = newest(verbs, ana)
    assert (moment.kind, moment.day, moment.text) == (MomentKind.VISIT, TODAY, "loves the new brass")
    assert quick.text.text() == ""
    assert page.together.rows()[0].moment.id == moment.id
    assert "5 moment" in " ".join(label.text() for label in page.together.findChildren(QLabel))


def test_an_empty_line_notes_nothing(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    qtbot.keyClick(page.together.quick.text, Qt.Key.Key_Return)
    assert verbs.moments.count(ana) == 4


def test_a_moment_says_when_what_who_began_and_what_happened(page: PersonPage) -> None:
    assert page.together.rows()[0].shown.accessibleName() == "18 Sep Call, you began. Waiting for oak samples."


def test_every_part_of_a_moment_is_changed_in_place(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    editor = editor_of(page.together.rows()[0])
    editor.kind.picked.emit(MomentKind.MEETING)
    editor.direction.picked.emit(Direction.THEM)
    editor.depth_field.picked.emit(Depth.DEEP)
    editor.fuzzy.click()
    type_into(editor.text, "Oak has arrived.", qtbot)
    type_into(editor.time, "9:30", qtbot)
    type_into(editor.minutes, "45", qtbot)
    type_into(editor.place, "showroom", qtbot)
    type_into(editor.private, "Tired today.", qtbot)
    moment = newest(verbs, ana)
    assert (moment.kind, moment.direction, moment.depth) == (MomentKind.MEETING, Direction.THEM, Depth.DEEP)
    assert (moment.fuzzy, moment.time, moment.minutes) == (True, time(9, 30), 45)
    assert (moment.text, moment.place) == ("Oak has arrived.", "showroom")
    assert moment.people[0].private_line == "Tired today."


def test_a_moment_of_another_day_moves_and_its_editor_stays_open(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = page.together.rows()[0]
    type_into(editor_of(row).day_field, "1 Jul 2026", qtbot)
    assert verbs.moments.get(row.moment.id).day == date(2026, 7, 1)
    assert [each.moment.day for each in page.together.rows()] == sorted(
        (each.moment.day for each in page.together.rows()), reverse=True
    )
    assert page.together.rows()[2] is row
    assert row.editor is not None


def test_a_day_to_come_is_refused_below_the_field(page: PersonPage, qtbot: QtBot) -> None:
    editor = editor_of(page.together.rows()[0])
    type_into(editor.day_field, "24 Dec 2027", qtbot)
    assert editor_in(editor.day_field).text() == "24 Dec 2027"


def test_somebody_else_who_was_there_is_added_by_name_and_left_out_again(
    page: PersonPage, verbs: Verbs, ana: PersonId, grace: PersonId, qtbot: QtBot
) -> None:
    row = page.together.rows()[0]
    editor = editor_of(row)
    type_into(editor.other, "Grace", qtbot)
    assert {p.person for p in verbs.moments.get(row.moment.id).people} == {ana, grace}
    assert "with Grace Holloway" in row.shown.accessibleName()
    editor.leave_out(grace)
    assert {p.person for p in verbs.moments.get(row.moment.id).people} == {ana}


def test_delete_removes_a_moment_and_undo_brings_it_back(
    page: PersonPage, verbs: Verbs, ana: PersonId, desk: Desk, qtbot: QtBot
) -> None:
    page.together.rows()[0].setFocus()
    qtbot.keyClick(page.together.rows()[0].shown, Qt.Key.Key_Delete)
    assert verbs.moments.count(ana) == 3
    assert page.together.rows()[0].isAncestorOf(page.focusWidget())
    desk.undo()
    assert len(page.together.rows()) == 4


def many_moments(verbs: Verbs, person: PersonId, count: int) -> list[MomentId]:
    """`count` moments, one a day back from today, in one step; the oldest first."""
    made = []
    with verbs.book.change(Act.LOG_MOMENT) as change:
        for number in reversed(range(count)):
            day = (TODAY - timedelta(days=number)).isoformat()
            values = {"kind": "call", "direction": "me", "depth": "normal", "day": day, "text": f"Number {number}"}
            made.append(MomentId(change.insert("moment", values)))
            change.insert("moment_person", {"moment_id": made[-1], "person_id": person})
    return made


def test_five_thousand_moments_open_with_one_page_and_go_on_as_one_scrolls(
    view: PersonView, verbs: Verbs, grace: PersonId, qtbot: QtBot
) -> None:
    many_moments(verbs, grace, 5000)
    page = open_page(view, grace)
    assert page.model.moment_count == 5000
    assert len(page.together.rows()) == FIRST
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(page.together.rows()) > FIRST)
    assert len(page.together.rows()) <= 4 * PAGE


def test_a_cited_moment_of_long_ago_is_shown_at_once_and_there_is_a_way_back(
    view: PersonView, verbs: Verbs, grace: PersonId, qtbot: QtBot
) -> None:
    first = many_moments(verbs, grace, 1000)[0]
    page = open_page(view, grace)
    page.show_moment(first)
    assert len(page.together.rows()) <= 4 * PAGE
    row = next(row for row in page.together.rows() if row.moment.id == first)
    qtbot.waitUntil(row.shown.is_lit)
    assert page.together.newest.isVisible()
    page.together.newest.click()
    assert page.together.rows()[0].moment.day == TODAY


def test_a_moment_within_reach_is_found_in_the_river_itself(
    view: PersonView, verbs: Verbs, grace: PersonId, qtbot: QtBot
) -> None:
    made = many_moments(verbs, grace, 120)
    page = open_page(view, grace)
    page.show_moment(made[-101])
    assert page.model.begins_at is None
    assert page.together.rows()[0].moment.id == made[-1]
    assert made[-101] in [row.moment.id for row in page.together.rows()]


def test_a_cited_moment_that_is_gone_changes_nothing(page: PersonPage) -> None:
    page.show_moment(MomentId(4711))
    assert len(page.together.rows()) == 4


def ask(page: PersonPage, stream: Stream | None, words: str = "") -> list[str]:
    """What the river says of one stream, with certain words."""
    together = page.together
    together.search.setText(words)
    together.streams.show_stored(stream)
    together.streams.picked.emit(stream)
    return [
        (row.shown if isinstance(row, MomentRow) else row).accessibleName()
        for row in together.entries()
        if not row.isHidden()
    ]


def test_one_river_has_contacts_promises_notes_gifts_and_dates(page: PersonPage, verbs: Verbs, ana: PersonId) -> None:
    verbs.gifts.add(ana, "Brass hook", date(2026, 3, 1), Landed.LOVED)
    page.read()
    said = ask(page, None)
    assert len(said) == 4 + 2 + 3 + 1 + 1
    assert "1 Mar Gift, loved. Brass hook" in said
    assert "1 Dec 2024 Note, Likes. Oat milk flat white" in said
    assert "9 Dec 2025 Birthday" in said
    assert any(each.endswith("You promised, for 22 Nov. Send the quote") for each in said)
    days = [row.entry.day if isinstance(row, RiverRow) else row.moment.day for row in page.together.entries()]
    assert days == sorted(days, reverse=True)


def test_the_river_shows_one_kind_alone(page: PersonPage) -> None:
    assert len(ask(page, Stream.PROMISES)) == 2
    assert len(ask(page, Stream.DATES)) == 1
    assert ask(page, Stream.GIFTS) == []
    assert page.together.nothing.isVisible()
    page.together.show_usual()
    assert page.together.entries() == []
    assert len(page.together.rows()) == 4


def test_the_river_is_searched_whatever_the_accents(page: PersonPage) -> None:
    assert ask(page, Stream.CONTACTS, "came tomas") == ["2 Aug Visit, they began. Came with Tomás."]
    assert ask(page, None, "QUOTE")[0].endswith("Send the quote")


def test_a_search_finds_no_veiled_note_and_the_river_shows_none(page: PersonPage) -> None:
    assert ask(page, None, "doctor") == []
    assert not any("doctor" in said for said in ask(page, Stream.NOTES))


def test_a_line_of_the_river_goes_to_its_card(page: PersonPage, qtbot: QtBot) -> None:
    ask(page, Stream.PROMISES, "quote")
    [row] = page.together.entries()
    assert isinstance(row, RiverRow)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert page.promises.isAncestorOf(QApplication.focusWidget())


def test_what_was_searched_is_searched_again_when_the_book_changes(
    page: PersonPage, verbs: Verbs, ana: PersonId
) -> None:
    assert len(ask(page, Stream.CONTACTS, "oak")) == 1
    verbs.moments.log([ana], MomentKind.CALL, day=TODAY, text="Oak again")
    page.read()
    assert len(page.together.rows()) == 2


def test_a_cited_moment_is_shown_although_something_else_was_searched(page: PersonPage, qtbot: QtBot) -> None:
    ask(page, Stream.PROMISES)
    page.show_moment(page.model.moments[0].id)
    qtbot.waitUntil(lambda: page.together.rows()[0].shown.is_lit())
    assert page.together.model.is_usual()


def test_five_thousand_moments_are_searched_and_only_fifty_rows_built(
    view: PersonView, verbs: Verbs, grace: PersonId
) -> None:
    many_moments(verbs, grace, 5000)
    page = open_page(view, grace)
    ask(page, Stream.CONTACTS, "number 7")
    assert page.together.model.page is not None
    assert page.together.model.page.found == 1355  # numbers with a 7 in them
    assert len(page.together.entries()) == PAGE
    page.together.older.click()
    assert len(page.together.entries()) == 2 * PAGE


def test_what_was_bought_stands_in_the_river_and_is_changed_in_place(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = page.together.rows()[0]
    type_into(editor_of(row).bought, "2 cases of riesling, 180", qtbot)
    assert newest(verbs, ana).bought == "2 cases of riesling, 180"
    assert "2 cases of riesling, 180" in row.shown.accessibleName()
    verbs.book.undo()
    assert newest(verbs, ana).bought == ""
