"""Dates on the person's page."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.dates import Calendar, LeapDay, PartialDate
from regulars.domain.occasions import Occasion, OccasionId, OccasionKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.dates_view import comes
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from tests.builders import TODAY
from tests.ui.accessible import names
from tests.ui.person.conftest import editor_in, open_page, type_into


def test_a_date_says_when_it_comes_next(page: PersonPage) -> None:
    assert page.dates.rows()[0].when.text() == "9 December 1984"
    assert page.dates.rows()[0].print.text().endswith("turns 42")


def test_a_date_is_changed_in_place_without_a_year_too(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    type_into(page.dates.rows()[0].when, "10 Dec", qtbot)
    assert verbs.occasions.of(ana)[0].when == PartialDate(None, 12, 10)
    assert page.dates.rows()[0].when.text() == "10 December"


def test_what_is_no_date_is_refused_below_the_field(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    field = page.dates.rows()[0].when
    type_into(field, "31 Feb 1984", qtbot)
    assert field.is_editing()
    assert verbs.occasions.of(ana)[0].when == PartialDate(1984, 12, 9)


def test_the_first_date_is_the_birthday_and_the_next_a_day_to_name(
    view: PersonView, verbs: Verbs, grace: PersonId, qtbot: QtBot
) -> None:
    page = open_page(view, grace)
    for typed in ("May 1984", "1 Jun"):
        page.dates.start_adding()
        editor = editor_in(page.dates.new)
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert [occasion.kind for occasion in verbs.occasions.of(grace)] == [OccasionKind.BIRTHDAY, OccasionKind.OTHER]
    assert not page.dates.new.isVisible()


def test_kind_name_notice_and_leave_to_write_are_changed_in_the_details(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = page.dates.rows()[0]
    row.toggle_details()
    details = row.details
    assert details is not None
    details.kind.picked.emit(OccasionKind.OTHER)
    type_into(details.label, "Shop opened", qtbot)
    type_into(details.notice, "5", qtbot)
    details.may_write.picked.emit(True)
    occasion = verbs.occasions.of(ana)[0]
    assert (occasion.kind, occasion.label, occasion.notice_days, occasion.may_write) == (
        OccasionKind.OTHER,
        "Shop opened",
        5,
        True,
    )
    details.remove.click()
    assert verbs.occasions.of(ana) == []


def test_an_age_is_never_made_up() -> None:
    def said(when: PartialDate) -> str:
        return comes(Occasion(OccasionId(1), OccasionKind.BIRTHDAY, when), TODAY, LeapDay.BEFORE)

    assert said(PartialDate(None, 12, 9)).startswith("in 2 week")
    assert said(PartialDate(1984, 5)) == "day not known"
    assert said(PartialDate(1986, about=True)).startswith("about 40 year")
    assert "turns" not in said(PartialDate(1986, 12, 9, about=True))
    leap = Occasion(OccasionId(1), OccasionKind.BIRTHDAY, PartialDate(None, 2, 29))
    assert comes(leap, date(2027, 3, 1), LeapDay.AFTER) == "today"
    assert comes(leap, date(2027, 2, 28), LeapDay.BEFORE) == "today"


def test_a_birthday_is_named_for_screen_readers(page: PersonPage) -> None:
    assert "Birthday: 9 December 1984" in names(page.dates)


def test_a_date_is_typed_in_its_own_calendar_and_both_are_shown(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = page.dates.rows()[0]
    type_into(row.when, "8 Rajab 1404", qtbot)
    assert verbs.occasions.of(ana)[0].when == PartialDate(1404, 7, 8, calendar=Calendar.HIJRI)
    assert row.when.text() == "8 Rajab 1404"
    assert row.print.text() == "17 Dec, in 4 week(s) · turns 44"


def test_a_date_is_moved_to_another_calendar_on_the_same_day(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = page.dates.rows()[0]
    row.toggle_details()
    assert row.details is not None
    pick = row.details.calendar
    pick.setFocus()
    qtbot.keyClicks(pick, "Persian")
    assert verbs.occasions.of(ana)[0].when == PartialDate(1363, 9, 18, calendar=Calendar.PERSIAN)
    assert row.when.text() == "18 Azar 1363"


def test_a_date_that_the_other_calendar_does_not_have_is_refused(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    row = page.dates.rows()[0]
    type_into(row.when, "31 October", qtbot)
    row.toggle_details()
    assert row.details is not None
    pick = row.details.calendar
    pick.setFocus()
    qtbot.keyClicks(pick, "Hijri")
    assert verbs.occasions.of(ana)[0].when == PartialDate(None, 10, 31)
    assert pick.currentText() == "Gregorian"


def test_about_forty_is_understood_as_an_age(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    type_into(page.dates.rows()[0].when, "about 40", qtbot)
    assert verbs.occasions.of(ana)[0].when == PartialDate(1986, about=True)
    assert page.dates.rows()[0].print.text() == "about 40 year(s)"
