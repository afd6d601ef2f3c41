"""The gifts: kept in one line, with how they landed; what was given is told, and never suggested again."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from regulars.domain.gifts import Landed
from regulars.domain.notes import NoteKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.gifts_view import GiftDetails
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import open_page, type_into


def test_a_gift_is_kept_in_one_line(page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    page.gifts.start_adding()
    qtbot.keyClicks(page.gifts.new.text, "A jar of honey")
    qtbot.keyClick(page.gifts.new.text, Qt.Key.Key_Return)
    assert [gift.what for gift in verbs.gifts.of(ana)] == ["A jar of honey"]
    assert [row.print.text() for row in page.gifts.rows()] == ["22 Nov"]
    assert_accessible(page.gifts)


def test_how_it_landed_and_when_are_told_below_it(view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    verbs.gifts.add(ana, "A jar of honey")
    page = open_page(view, ana)
    (row,) = page.gifts.rows()
    row.toggle_details()
    assert isinstance(row.details, GiftDetails)
    row.details.landed.chips[1].click()
    type_into(row.details.day_field, "11 June 2026", qtbot)
    (gift,) = verbs.gifts.of(ana)
    assert (gift.landed, gift.day) == (Landed.LOVED, date(2026, 6, 11))
    assert row.print.text() == "11 Jun · loved it"


def test_the_same_thing_again_is_told_while_it_is_typed(
    view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    verbs.gifts.add(ana, "A jar of honey", date(2026, 6, 11))
    page = open_page(view, ana)
    page.gifts.start_adding()
    qtbot.keyClicks(page.gifts.new.text, "honey")
    assert page.gifts.new.before.isVisible()
    assert "11 Jun" in page.gifts.new.before.text()


def test_an_idea_is_given_with_one_tap_and_is_no_idea_any_more(view: PersonView, verbs: Verbs, ana: PersonId) -> None:
    for idea in ("Lavender soap", "A vase", "The linen sample book"):  # the last was given in June
        verbs.notes.add(ana, idea, NoteKind.GIFTS)
    page = open_page(view, ana)
    assert {chip.text() for chip in page.gifts.ideas()} == {"Lavender soap", "A vase"}
    next(chip for chip in page.gifts.ideas() if chip.text() == "A vase").click()
    assert [gift.what for gift in verbs.gifts.of(ana)] == ["A vase"]
    assert [chip.text() for chip in page.gifts.ideas()] == ["Lavender soap"]
    verbs.book.undo()
    assert verbs.gifts.of(ana) == []


def test_of_very_many_ideas_a_few_are_offered_and_more_with_a_click(
    view: PersonView, verbs: Verbs, ana: PersonId
) -> None:
    for number in range(40):
        verbs.notes.add(ana, f"Handle number {number}", NoteKind.GIFTS)
    page = open_page(view, ana)
    assert len(page.gifts.ideas()) == 16
    assert page.gifts.more_ideas.text() == "24 more idea(s)"
    page.gifts.more_ideas.click()
    page.gifts.more_ideas.click()
    assert len(page.gifts.ideas()) == 40
    assert page.gifts.more_ideas.isHidden()
