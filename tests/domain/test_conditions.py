"""A search line as conditions: what is one, what is not, and that nothing typed is an error."""

import time

from hypothesis import given
from hypothesis import strategies as st

from regulars.domain.conditions import Fact, Field, Holds, Knows, Says, Silent, read_conditions


def test_a_line_without_a_condition_is_an_ordinary_search() -> None:
    for line in ("", "ana", "Grace Near", "likes", "tea and cake or wine", "not seen", "role", "and", "or or"):
        assert read_conditions(line) is None


def test_and_binds_closer_than_or() -> None:
    assert read_conditions("likes riesling and near chicago or avoids latex") == (
        (Knows(Field.LIKES, "riesling"), Knows(Field.NEAR, "chicago")),
        (Knows(Field.AVOIDS, "latex"),),
    )


def test_conditions_side_by_side_all_have_to_hold() -> None:
    assert read_conditions("ana likes dry riesling is slipping") == (
        (Says("ana"), Knows(Field.LIKES, "dry riesling"), Holds(Fact.SLIPPING)),
    )


def test_silence_is_told_in_days_weeks_months_or_years() -> None:
    for line, days in (("90 days", 90), ("for 3 months", 90), ("in 2 weeks", 14), ("1 year", 365), ("1 DAY", 1)):
        assert read_conditions(f"not seen {line}") == ((Silent(days),),)
        assert read_conditions(f"seen {line}") == ((Silent(days, negated=True),),)


def test_not_turns_a_condition_round() -> None:
    assert read_conditions("near Lisbon not likes beer") == (
        (Knows(Field.NEAR, "Lisbon"), Knows(Field.LIKES, "beer", negated=True)),
    )


def test_quotes_keep_and_and_or_together() -> None:
    assert read_conditions('works at "Salt and Vine" or no rhythm') == (
        (Knows(Field.WORKS_AT, "Salt and Vine"),),
        (Holds(Fact.NO_RHYTHM),),
    )


@given(st.text(alphabet=st.sampled_from("likes near not seen 9 days and or \"' é東\u202e"), max_size=600))
def test_nothing_typed_is_an_error(line: str) -> None:
    read_conditions(line)


def test_a_very_long_line_is_read_at_once() -> None:
    started = time.process_time()
    for _ in range(20):
        read_conditions("not " * 5000 + "likes " * 5000)
    assert time.process_time() - started < 2
