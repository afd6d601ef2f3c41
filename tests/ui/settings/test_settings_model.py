"""Every change of a setting holds at once and can be taken back."""

from datetime import time

from regulars.domain.changes import Changes
from regulars.domain.errors import Problem
from regulars.domain.moments import MomentKind
from tests.ui.settings.bureau import Bureau


def test_a_change_is_kept_and_undo_takes_it_back(bureau: Bureau) -> None:
    bureau.model.change(owner_name="Marta", morning=time(8, 30))
    bureau.model.read()
    assert (bureau.model.settings.owner_name, bureau.model.settings.morning) == ("Marta", time(8, 30))
    assert bureau.kept[0].step is not None
    bureau.desk.undo()
    bureau.model.read()
    assert bureau.model.settings.owner_name == ""


def test_what_is_as_it_was_is_no_step(bureau: Bureau) -> None:
    bureau.model.change(owner_name="")
    assert bureau.kept == []


def test_what_cannot_be_is_refused(bureau: Bureau) -> None:
    bureau.model.change(rooms=(1, 2, 3))
    assert [problem.code for problem in bureau.refused] == [Problem.BAD_VALUE]
    assert bureau.model.settings.rooms == (5, 5, 5, 5, 5, 0, 0)


def test_the_owners_own_rhythm_stands_among_the_usual_ones(bureau: Bureau) -> None:
    bureau.model.change(usual_days=45.0)
    bureau.model.read()
    options = bureau.model.rhythms()
    assert options.values[options.current] == 45.0
    assert list(options.values) == sorted(options.values)


def test_countries_are_named_and_none_is_a_choice(bureau: Bureau) -> None:
    options = bureau.model.countries()
    assert options.values[options.current] == ""
    assert options.words[options.values.index("PT")] == "Portugal"


def test_a_kind_that_counts_no_more_moves_no_clock(bureau: Bureau) -> None:
    told: list[Changes] = []
    bureau.desk.changed.connect(told.append)
    bureau.model.count(MomentKind.GIFT, False)
    bureau.model.read()
    assert MomentKind.GIFT not in bureau.model.settings.counted_kinds
    assert any(changes.whole_book for changes in told), "everybody's score may be another"


def test_the_minutes_until_the_lock_are_a_choice_with_never(bureau: Bureau) -> None:
    options = bureau.model.locks()
    assert options.values[options.current] == 5
    assert options.words[options.values.index(0)] == "Never"
    bureau.model.change(lock_minutes=45)
    bureau.model.read()
    options = bureau.model.locks()
    assert options.words[options.current].startswith("45 minute")
