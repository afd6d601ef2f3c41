"""Who is found, in which order, and what their lines say."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from regulars.domain.health.vocabulary import Band
from regulars.domain.moments import MomentKind
from regulars.domain.people import CircleId, PersonField, PersonId
from regulars.domain.people_list import Filters, PersonRow, Sort
from regulars.services.verbs import Verbs
from regulars.ui.desk import Desk
from regulars.ui.people.people_model import BLOCK, PeopleModel, row_sentence, toggled

TODAY = date(2026, 11, 22)


def add(verbs: Verbs, name: str, **known: object) -> PersonId:
    changes = verbs.people.add(name, **known)  # type: ignore[arg-type]  # each test says what it knows of a person
    verbs.search.refresh(changes)
    assert changes.created is not None
    return PersonId(changes.created)


@pytest.fixture
def model(desk: Desk) -> PeopleModel:
    return PeopleModel(desk)


def names(model: PeopleModel) -> list[str]:
    return [model.index(i, 0).data() for i in range(model.rowCount())]


def test_the_model_keeps_the_promises_of_qt_models(model: PeopleModel, verbs: Verbs) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for name in ("Ana", "Bashir", "Chloé"):
        add(verbs, name)
    model.read_anew()
    model.ask("a")
    model.ask("nobody of this name")
    model.filter_by(Filters(never_logged=True))
    assert tester.model() is model


def test_everybody_is_there_by_name_before_anything_is_typed(model: PeopleModel, verbs: Verbs) -> None:
    for name in ("Émile", "Zoë", "Ana", "دنيا"):
        add(verbs, name)
    model.read_anew()
    assert names(model)[:3] == ["Ana", "Émile", "Zoë"]
    assert model.shown_order() == (Sort.NAME, False)


def test_a_key_press_finds_and_the_count_says_how_many(model: PeopleModel, verbs: Verbs) -> None:
    add(verbs, "Łukasz")
    add(verbs, "Ana", phones=["+351 912 555 014"])
    model.read_anew()
    model.ask("lukasz")
    assert names(model) == ["Łukasz"]
    model.ask("5014")
    assert names(model) == ["Ana"]
    assert "1" in model.how_many_and_how_fast()
    assert "ms" in model.how_many_and_how_fast()


def test_lines_are_read_in_blocks_and_only_when_looked_at(
    model: PeopleModel, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3 * BLOCK):
        add(verbs, f"Person {number:03}")
    asked: list[int] = []
    rows = verbs.search.rows
    monkeypatch.setattr(verbs.search, "rows", lambda ids: asked.append(len(ids)) or rows(ids))
    model.read_anew()
    assert asked == []
    assert [model.row(i) is not None for i in range(5)] == [True] * 5
    assert asked == [BLOCK]
    assert model.row(3 * BLOCK - 1) is not None
    assert asked == [BLOCK, BLOCK]


def test_what_the_last_letter_found_is_not_read_again(
    model: PeopleModel, verbs: Verbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(verbs, "Ana Moreira")
    model.read_anew()
    model.ask("ana")
    assert names(model) == ["Ana Moreira"]
    asked: list[int] = []
    monkeypatch.setattr(verbs.search, "rows", lambda ids: asked.append(len(ids)) or [])
    model.ask("ana m")
    assert names(model) == ["Ana Moreira"]
    assert asked == []


def test_a_change_is_seen_when_everything_is_read_anew(model: PeopleModel, verbs: Verbs) -> None:
    ana = add(verbs, "Ana")
    model.read_anew()
    assert model.row(0) is not None
    assert model.row(0).last_day is None  # type: ignore[union-attr]  # asserted above
    verbs.search.refresh(verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=3)))
    model.read_anew()
    assert model.row(0).last_day == TODAY - timedelta(days=3)  # type: ignore[union-attr]  # the same person


def test_a_column_sorts_up_then_down_then_not_at_all(model: PeopleModel, verbs: Verbs) -> None:
    for name, days in (("Ana", 60.0), ("Bashir", 14.0), ("Chloé", 30.0)):
        add(verbs, name, cadence_days=days)
    model.read_anew()
    model.order_by(Sort.RHYTHM)
    assert names(model) == ["Bashir", "Chloé", "Ana"]
    model.order_by(Sort.RHYTHM)
    assert names(model) == ["Ana", "Chloé", "Bashir"]
    assert model.shown_order() == (Sort.RHYTHM, True)
    model.order_by(Sort.RHYTHM)
    assert model.shown_order() == (Sort.NAME, False)
    model.order_by(Sort.NAME)
    assert names(model) == ["Chloé", "Bashir", "Ana"]


def test_filters_are_counted_and_hold(model: PeopleModel, verbs: Verbs) -> None:
    ana, bashir = add(verbs, "Ana", circle="designers"), add(verbs, "Bashir")
    verbs.search.refresh(verbs.promises.add(bashir, "Send the samples"))
    model.read_anew()
    circle = CircleId(model.summary.circles[0][0])
    model.filter_by(Filters(circle=circle))
    assert [model.person_at(i) for i in range(model.rowCount())] == [ana]
    model.filter_by(Filters(open_promise=True))
    assert [model.person_at(i) for i in range(model.rowCount())] == [bashir]


def test_a_band_is_switched_on_and_off() -> None:
    once = toggled(Filters(), Band.SLIPPING)
    assert once.band is Band.SLIPPING
    assert toggled(once, Band.COOLING).band is Band.COOLING
    assert toggled(once, Band.SLIPPING).band is None


def test_a_line_is_read_out_as_one_sentence() -> None:
    row = PersonRow(
        PersonId(1), "Ana Moreira", "Moreira Interiors", 31.2, Band.COOLING, 0.0, date(2026, 9, 20), 35.0,
        place="Lisbon", circles=("designers",),
    )  # fmt: skip
    said = row_sentence(row, TODAY)
    assert said.startswith("Ana Moreira, Moreira Interiors, cooling 31, last together 9 week")
    assert said.endswith("Lisbon, designers")


def test_who_was_never_logged_is_said_to_be_so() -> None:
    assert row_sentence(PersonRow(PersonId(1), "Leila"), TODAY) == "Leila, new, nothing logged yet"


def test_a_line_speaks_to_screen_readers(model: PeopleModel, verbs: Verbs) -> None:
    add(verbs, "Leila Okafor")
    model.read_anew()
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Leila Okafor, new")


def test_an_edit_that_moves_nobody_tells_of_one_line_alone(model: PeopleModel, verbs: Verbs) -> None:
    people = [add(verbs, name) for name in ("Ana", "Bo", "Cleo")]
    model.read_anew()
    resets, told = [], []
    model.modelReset.connect(lambda: resets.append(True))
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    changes = verbs.moments.log([people[1]], MomentKind.CALL)
    verbs.search.refresh(changes)
    model.read_anew(changes.people)
    assert (resets, told) == ([], [(1, 1)])
    row = model.index(1, 0).data(Qt.ItemDataRole.UserRole)
    assert isinstance(row, PersonRow)
    assert row.last_day == TODAY


def test_an_edit_that_moves_somebody_shows_the_new_order(model: PeopleModel, verbs: Verbs) -> None:
    people = [add(verbs, name) for name in ("Ana", "Bo", "Cleo")]
    model.read_anew()
    changes = verbs.people.set_field(people[0], PersonField.NAME, "Zoë")
    verbs.search.refresh(changes)
    model.read_anew(changes.people)
    assert names(model) == ["Bo", "Cleo", "Zoë"]
