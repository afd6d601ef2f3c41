"""Notes grow old: after a while they want to be heard again, and some end on a day."""

from datetime import date, timedelta

import pytest

from regulars.domain.notes import REVIEW_DAYS, Note, NoteId, NoteKind, Source, over, to_confirm

TODAY = date(2026, 11, 22)


def note(
    kind: NoteKind = NoteKind.LIKES,
    age: int = 0,
    *,
    number: int = 1,
    review_on: date | None = None,
    confirmed_on: date | None = None,
    until: date | None = None,
    veiled: bool = False,
) -> Note:
    return Note(
        NoteId(number),
        kind,
        "oat milk",
        Source.TOLD,
        TODAY - timedelta(days=age),
        review_on=review_on,
        confirmed_on=confirmed_on,
        until=until,
        veiled=veiled,
    )


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_ages_on_the_day_its_review_age_is_reached(kind: NoteKind) -> None:
    assert not note(kind, REVIEW_DAYS[kind] - 1).is_aged(TODAY)
    assert note(kind, REVIEW_DAYS[kind]).is_aged(TODAY)


def test_what_must_be_avoided_never_fades_though_it_is_asked_about() -> None:
    old = note(NoteKind.AVOID, 4000)
    assert old.is_aged(TODAY)
    assert not old.has_faded(TODAY)
    assert note(NoteKind.LIKES, 4000).has_faded(TODAY)


def test_confirming_makes_it_young_again() -> None:
    assert not note(age=4000, confirmed_on=TODAY).is_aged(TODAY)
    assert note(age=800, confirmed_on=TODAY - timedelta(days=730)).is_aged(TODAY)


def test_the_day_that_the_owner_set_goes_before_the_kinds_age() -> None:
    assert note(review_on=TODAY).is_aged(TODAY)
    assert not note(age=4000, review_on=TODAY + timedelta(days=1)).is_aged(TODAY)
    assert not note(age=10, review_on=TODAY - timedelta(days=1), confirmed_on=TODAY).is_aged(TODAY)


def test_the_age_is_told_in_whole_years() -> None:
    assert note(age=364).years_old(TODAY) == 0
    assert note(age=366).years_old(TODAY) == 1
    assert note(age=366, confirmed_on=TODAY).years_old(TODAY) == 0


def test_a_note_is_over_the_day_after_its_last() -> None:
    assert not note(until=TODAY).is_over(TODAY)
    assert note(until=TODAY - timedelta(days=1)).is_over(TODAY)


def test_the_longest_unheard_is_asked_about_and_never_a_veiled_or_ended_one() -> None:
    notes = [
        note(age=800, number=1),
        note(age=1200, number=2),
        note(age=4000, number=3, veiled=True),
        note(age=4000, number=4, until=TODAY - timedelta(days=1)),
        note(age=10, number=5),
    ]
    found = to_confirm(notes, TODAY)
    assert found is not None
    assert found.id == 2
    assert to_confirm([note()], TODAY) is None
    assert [one.id for one in over(notes, TODAY)] == [4]
