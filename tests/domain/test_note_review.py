"""Which notes are looked through each month: those unheard of for longest, of different people, touchy and open ones first."""

from datetime import date, timedelta

import pytest

from regulars.domain.note_review import AT_ONCE, REST, TOUCHY_REST, Asked, begins_on, choose, next_month
from regulars.domain.notes import Note, NoteId, NoteKind, Source
from regulars.domain.people import PersonId

TODAY = date(2026, 11, 22)
WEEK = (5, 5, 5, 5, 5, 0, 0)


def asked(
    number: int,
    age: int,
    person: int | None = None,
    *,
    touchy: bool = False,
    veiled: bool = False,
    confirmed: int | None = None,
    until: date | None = None,
) -> Asked:
    note = Note(
        NoteId(number),
        NoteKind.OTHER,
        "words",
        Source.TOLD,
        TODAY - timedelta(days=age),
        confirmed_on=None if confirmed is None else TODAY - timedelta(days=confirmed),
        until=until,
        veiled=veiled,
    )
    return Asked(PersonId(person if person is not None else number), "somebody", note, touchy)


def numbers(*notes: Asked, most: int = AT_ONCE, met: tuple[int, ...] = ()) -> list[int]:
    return [one.note.id for one in choose(notes, TODAY, most, [PersonId(person) for person in met])]


def test_the_longest_unheard_come_first_and_no_more_than_five() -> None:
    assert numbers(*(asked(number, 100 + number) for number in range(1, 9))) == [8, 7, 6, 5, 4]


def test_what_was_confirmed_counts_from_then() -> None:
    assert numbers(asked(1, 900, confirmed=40), asked(2, 50)) == [2, 1]


@pytest.mark.parametrize("age", [0, 1, REST.days - 1])
def test_nobody_asks_about_what_was_made_or_confirmed_within_the_last_month(age: int) -> None:
    assert numbers(asked(1, age)) == []
    assert numbers(asked(1, 900, confirmed=age)) == []


def test_after_a_month_it_may_be_asked_about() -> None:
    assert numbers(asked(1, REST.days)) == [1]


def test_a_note_whose_day_has_passed_is_not_asked_about() -> None:
    assert numbers(asked(1, 900, until=TODAY - timedelta(days=1)), asked(2, 900, until=TODAY)) == [2]


def test_touchy_words_that_anybody_may_read_go_before_older_ones() -> None:
    assert numbers(asked(1, 900), asked(2, 60, touchy=True), asked(3, 950, touchy=True, veiled=True)) == [2, 1, 3]


def test_touchy_words_that_were_looked_at_lately_wait_their_turn_so_that_others_have_theirs() -> None:
    lately, long_ago = TOUCHY_REST.days - 1, TOUCHY_REST.days
    assert numbers(asked(1, 900, touchy=True, confirmed=lately), asked(2, 400)) == [2, 1]
    assert numbers(asked(1, 900, touchy=True, confirmed=long_ago), asked(2, 400)) == [1, 2]


def test_each_is_of_another_person_as_far_as_there_are_others() -> None:
    ana = [asked(number, 900 - number, person=1) for number in range(1, 7)]
    assert numbers(*ana, asked(8, 100, person=2), asked(9, 90, person=3)) == [1, 8, 9, 2, 3]


def test_somebody_who_was_asked_about_in_this_round_comes_behind_the_others() -> None:
    assert numbers(asked(1, 900, person=1), asked(2, 100, person=2), met=(1,)) == [2, 1]


def test_answering_one_note_leaves_the_others_as_they_were() -> None:
    notes = [asked(number, 900 - number, person=number % 3) for number in range(1, 10)]
    whole = numbers(*notes)
    rest = [one for one in notes if one.note.id != whole[0]]
    assert numbers(*rest, most=AT_ONCE - 1, met=(whole[0] % 3,)) == whole[1:]


def test_a_veiled_note_comes_only_where_all_others_are_not_enough() -> None:
    veiled = asked(1, 900, person=1, veiled=True)
    open_ones = [asked(number, 100, person=2) for number in range(2, 7)]
    assert 1 not in numbers(veiled, *open_ones)
    assert numbers(veiled, *open_ones[:2]) == [2, 3, 1]


@pytest.mark.parametrize(
    ("today", "rooms", "first"),
    [
        (date(2026, 11, 22), WEEK, date(2026, 11, 2)),
        (date(2026, 12, 1), WEEK, date(2026, 12, 1)),
        (date(2026, 11, 30), (0, 0, 0, 0, 0, 0, 3), date(2026, 11, 1)),
        (date(2026, 11, 30), (0, 0, 0, 0, 0, 1, 0), date(2026, 11, 7)),
        (date(2026, 11, 30), (0,) * 7, date(2026, 11, 1)),
    ],
)
def test_it_begins_on_the_first_working_day_of_the_month(today: date, rooms: tuple[int, ...], first: date) -> None:
    assert begins_on(today, rooms) == first


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 2, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_the_next_month_begins_on_its_first_day(day: date) -> None:
    found = next_month(day)
    assert found.day == 1
    assert 0 < (found - day).days <= 31
