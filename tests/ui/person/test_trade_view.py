"""The trade's card: its fields filled in place, and every version of a formula a click away."""

from datetime import date

from pytestqt.qtbot import QtBot

from regulars.domain.people import OwnFieldId, PersonId
from regulars.services.verbs import Verbs
from regulars.ui.person.formula_field import FormulaField
from regulars.ui.person.person_page import PersonPage
from regulars.ui.person.person_view import PersonView
from tests.builders import TODAY
from tests.ui.accessible import assert_accessible
from tests.ui.person.conftest import open_page, type_into


def field_of(verbs: Verbs, label: str) -> OwnFieldId:
    return next(field.id for field in verbs.trade.fields() if field.label == label)


def formula_on(page: PersonPage) -> FormulaField:
    return next(row.field for row in page.trade.rows() if isinstance(row.field, FormulaField))


def test_without_a_trade_there_is_no_card(page: PersonPage) -> None:
    assert page.trade.isHidden()


def test_a_trade_brings_its_card_and_a_field_is_filled_from_its_chip(
    page: PersonPage, verbs: Verbs, ana: PersonId, qtbot: QtBot, view: PersonView
) -> None:
    view.desk.do(lambda: verbs.trade.choose("hairdresser"))
    assert page.trade.isVisible()
    assert [chip.text() for chip in page.trade.chips()][:2] == ["Colour formula", "Cut"]
    page.trade.chips()[1].click()
    (row,) = page.trade.rows()
    type_into(row.field, "bob, chin length", qtbot)
    assert [(own.label, own.value) for own in verbs.people.get(ana).own_values][-1] == ("Cut", "bob, chin length")
    assert "Cut" not in [chip.text() for chip in page.trade.chips()]
    assert "Cut" not in [row.own.field.label for row in page.connections.own_rows()]
    assert_accessible(page.trade)


def test_every_version_of_a_formula_stands_below_it_newest_first(
    view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot
) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_of(verbs, "Colour formula")
    verbs.formulas.use(ana, colour, "7/1 + 20 vol", date(2026, 3, 12))
    verbs.formulas.use(ana, colour, "7/3 + 20 vol", date(2026, 8, 2))
    formula = formula_on(open_page(view, ana))
    assert formula.words.text() == "7/3 + 20 vol"
    assert formula.print.text().startswith("used 2 Aug · 1 version")
    formula.print.click()
    assert formula.history.isVisible()
    assert len(formula.rows()) == 2
    type_into(formula.words, "8/0", qtbot)
    assert next((one.value, one.day) for one in verbs.formulas.versions(ana, colour)) == ("8/0", TODAY)
    assert len(formula.rows()) == 3
    assert not formula.again.isVisible()


def test_an_older_version_is_used_again_today_with_one_click(view: PersonView, verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_of(verbs, "Colour formula")
    verbs.formulas.use(ana, colour, "7/1", date(2026, 3, 12))
    verbs.formulas.use(ana, colour, "7/3", date(2026, 8, 2))
    formula = formula_on(open_page(view, ana))
    formula.rows()[1].again.click()
    assert formula.words.text() == "7/1"
    assert [one.value for one in verbs.formulas.versions(ana, colour)] == ["7/1", "7/3", "7/1"]
    verbs.book.undo()
    assert [one.value for one in verbs.formulas.versions(ana, colour)] == ["7/3", "7/1"]


def test_a_version_that_was_never_used_is_removed(view: PersonView, verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_of(verbs, "Colour formula")
    verbs.formulas.use(ana, colour, "7/1", date(2026, 3, 12))
    verbs.formulas.use(ana, colour, "typo")
    formula = formula_on(open_page(view, ana))
    formula.rows()[0].remove.click()
    assert formula.words.text() == "7/1"


def test_emptying_a_formula_forgets_nothing(view: PersonView, verbs: Verbs, ana: PersonId, qtbot: QtBot) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_of(verbs, "Colour formula")
    verbs.formulas.use(ana, colour, "7/1")
    formula = formula_on(open_page(view, ana))
    type_into(formula.words, "", qtbot)
    assert formula.words.text() == "7/1"
    assert len(verbs.formulas.versions(ana, colour)) == 1
