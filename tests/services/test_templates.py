"""The trade: a template brings fields and kinds of notes, and from then on they are the owner's."""

from datetime import date

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.notes import NoteKind
from regulars.domain.people import OwnField, OwnFieldId, OwnKind, PersonId
from regulars.domain.templates import LANGUAGES, in_language
from regulars.services.shipped import templates
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop


def labels(verbs: Verbs) -> list[str]:
    return [field.label for field in verbs.trade.fields()]


def field_named(verbs: Verbs, label: str) -> OwnField:
    return next(field for field in verbs.people.own_fields() if field.label == label)


def test_six_trades_come_with_the_program_in_all_languages() -> None:
    assert {one.key for one in templates()} == {
        "hairdresser",
        "wine-merchant",
        "consultant",
        "tutor",
        "photographer",
        "bakery-cafe",
    }
    for one in templates():
        named = [one.name, *one.note_kinds, *(field.label for field in one.fields)]
        named += [choice for field in one.fields for choice in field.choices]
        assert all(set(words) == set(LANGUAGES) and all(words.values()) for words in named), one.key
        for language in LANGUAGES:
            in_one = [in_language(field.label, language) for field in one.fields]
            assert len(set(in_one)) == len(in_one), (one.key, language)


def test_a_trade_brings_its_fields_and_kinds_in_the_language_of_the_owner(verbs: Verbs) -> None:
    changes = verbs.trade.choose("hairdresser", "de_AT")
    assert changes.subject == "Friseur"
    assert labels(verbs)[:3] == ["Farbrezeptur", "Schnitt", "Hauttest"]
    assert [field.kind for field in verbs.trade.fields()][:3] == [OwnKind.FORMULA, OwnKind.TEXT, OwnKind.DATE]
    assert field_named(verbs, "Haar").choices == ("fein", "normal", "dick", "lockig")
    assert verbs.trade.note_kinds() == ["Kopfhaut und Haut", "Im Stuhl"]
    assert verbs.trade.key() == "hairdresser"


def test_another_trade_takes_away_only_what_nobody_used(verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    verbs.people.set_own_value(ana, "Cut", "bob, chin length")
    verbs.trade.choose("bakery-cafe")
    assert labels(verbs) == ["The usual", "Milk", "Spoons of sugar", "Cake and party orders", "Standing order", "Cut"]
    assert verbs.trade.note_kinds() == ["Allergens", "Seat and hour"]
    verbs.book.undo()
    assert labels(verbs)[0] == "Colour formula"
    verbs.trade.choose("")
    assert labels(verbs) == ["Cut"]


def test_a_field_that_the_owner_had_already_becomes_the_trades(verbs: Verbs, ana: PersonId) -> None:
    verbs.people.set_own_value(ana, "cut", "bob")
    verbs.people.add_own_field("Hair", OwnKind.NUMBER)
    verbs.trade.choose("hairdresser")
    assert [field.label for field in verbs.trade.fields()].count("cut") == 1
    assert "Hair (Hairdresser)" in labels(verbs)
    assert [own.value for own in verbs.people.get(ana).own_values] == ["bob"]


def test_fields_are_added_renamed_moved_and_removed_and_all_of_it_is_undone(shop: Shop, ana: PersonId) -> None:
    verbs = shop.verbs
    verbs.trade.choose("tutor")
    before = labels(verbs)
    verbs.trade.add_field("School")
    verbs.people.set_own_value(ana, "Subject", "Maths")
    verbs.trade.rename_field(field_named(verbs, "Subject").id, "Subjects")
    verbs.trade.move_field(field_named(verbs, "School").id, 0)
    verbs.trade.set_choices(field_named(verbs, "Level").id, ["A1", "A2", "B1"])
    verbs.trade.remove_field(field_named(verbs, "Exam").id)
    shop.restart()
    verbs = shop.verbs
    assert labels(verbs) == ["School", "Subjects", "Learning goal", "Level", "Last lesson", "Books and materials"]
    assert [(own.label, own.value) for own in verbs.people.get(ana).own_values] == [("Subjects", "Maths")]
    assert field_named(verbs, "Level").choices == ("A1", "A2", "B1")
    for _ in range(6):
        verbs.book.undo()
    assert labels(verbs) == before


def test_two_fields_cannot_have_one_name(verbs: Verbs) -> None:
    verbs.trade.choose("tutor")
    with pytest.raises(KnownProblem) as added:
        verbs.trade.add_field("SUBJECT")
    with pytest.raises(KnownProblem) as renamed:
        verbs.trade.rename_field(field_named(verbs, "Level").id, "subject")
    assert added.value.values["field"] == renamed.value.values["field"] == "label"
    assert verbs.trade.rename_field(field_named(verbs, "Level").id, "level").step is not None


def test_what_is_no_trade_or_no_field_is_refused(verbs: Verbs) -> None:
    with pytest.raises(KnownProblem) as trade:
        verbs.trade.choose("pirate")
    assert trade.value.values["field"] == "trade"
    with pytest.raises(KnownProblem) as field:
        verbs.trade.rename_field(OwnFieldId(99), "x")
    assert field.value.code is Problem.ENTRY_UNKNOWN
    with pytest.raises(KnownProblem) as choices:
        verbs.trade.add_field("Skin", OwnKind.CHOICE, ["dry"])
    assert choices.value.values["field"] == "choices"


def test_own_kinds_that_notes_have_are_offered_too(verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.set_note_kinds(["Tasting words", "Tasting words", " "])
    verbs.notes.add(ana, "a corner table", NoteKind.OWN, own_kind="Seat")
    verbs.notes.add(ana, "plums", NoteKind.OWN, own_kind="tasting words")
    assert verbs.trade.note_kinds() == ["Tasting words", "Seat"]


def test_a_formula_keeps_every_version_with_its_day(shop: Shop, ana: PersonId) -> None:
    shop.verbs.trade.choose("hairdresser")
    colour = field_named(shop.verbs, "Colour formula").id
    shop.verbs.formulas.use(ana, colour, "7/1 + 20 vol", date(2026, 3, 12))
    shop.verbs.formulas.use(ana, colour, "7/3 + 20 vol")
    shop.verbs.formulas.use(ana, colour, "6/0", date(2025, 1, 9))
    shop.restart()
    found = [(one.value, one.day) for one in shop.verbs.formulas.versions(ana, colour)]
    assert found == [("7/3 + 20 vol", TODAY), ("7/1 + 20 vol", date(2026, 3, 12)), ("6/0", date(2025, 1, 9))]
    exported = shop.verbs.exporting.person_json(ana)["own_fields"]
    assert [(own["value"], own["day"]) for own in exported] == [
        ("6/0", "2025-01-09"),
        ("7/1 + 20 vol", "2026-03-12"),
        ("7/3 + 20 vol", "2026-11-22"),
    ]


def test_an_old_formula_is_used_again_today_and_that_is_taken_back(verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_named(verbs, "Colour formula").id
    verbs.formulas.use(ana, colour, "7/1", date(2026, 3, 12))
    verbs.formulas.use(ana, colour, "7/1")
    assert [one.day for one in verbs.formulas.versions(ana, colour)] == [TODAY, date(2026, 3, 12)]
    assert verbs.formulas.use(ana, colour, "7/1").step is None
    verbs.formulas.use(ana, colour, "7/2")
    assert [one.value for one in verbs.formulas.versions(ana, colour)] == ["7/2", "7/1"]
    verbs.book.undo()
    verbs.book.undo()
    assert [one.day for one in verbs.formulas.versions(ana, colour)] == [date(2026, 3, 12)]


def test_setting_a_formula_by_its_label_is_using_it(verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_named(verbs, "Colour formula").id
    verbs.formulas.use(ana, colour, "7/1", date(2026, 3, 12))
    verbs.people.set_own_value(ana, "Colour formula", "7/3")
    assert [one.value for one in verbs.formulas.versions(ana, colour)] == ["7/3", "7/1"]
    verbs.people.set_own_value(ana, "Colour formula", "")
    assert [one.value for one in verbs.formulas.versions(ana, colour)] == ["7/1"]


def test_a_version_is_mended_or_removed(verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_named(verbs, "Colour formula").id
    made = verbs.formulas.use(ana, colour, "7/1").created
    assert made is not None
    verbs.formulas.edit(made, value="7/11", day=date(2026, 11, 20))
    assert [(one.value, one.day) for one in verbs.formulas.versions(ana, colour)] == [("7/11", date(2026, 11, 20))]
    verbs.formulas.delete(made)
    assert verbs.formulas.versions(ana, colour) == []
    with pytest.raises(KnownProblem) as refused:
        verbs.formulas.use(ana, field_named(verbs, "Cut").id, "x")
    assert refused.value.values["field"] == "kind"


def test_somebody_is_found_by_any_version_of_a_formula(verbs: Verbs, ana: PersonId) -> None:
    verbs.trade.choose("hairdresser")
    colour = field_named(verbs, "Colour formula").id
    verbs.formulas.use(ana, colour, "koleston seven", date(2025, 3, 12))
    verbs.formulas.use(ana, colour, "majirel eight")
    for query in ("koleston", "majirel"):
        assert [int(one) for one in verbs.search.find(query).ids] == [ana]
