"""A year with the planner beside most overdue first, with as many contacts. The benchmark of this name lives more years."""

from collections.abc import Callable

from tests.benchmarks.year_of_plans import SIZES, compare, table
from tests.conftest import FIGURES


def test_a_year_of_plans_is_ahead_of_most_overdue_first(record_property: Callable[[str, object], None]) -> None:
    # Half a year of the largest town shows as much, in half the time; the benchmark lives all of it.
    years = [compare(people, seed=11, share=0.3, days=364 if people < 2000 else 182) for people in SIZES]
    for line in table(years):
        record_property(FIGURES, line)
    for year in years:
        assert year.ours.contacts == year.overdue.contacts
        assert year.ours.mean > year.overdue.mean
        assert year.ours.worst_tenth > year.overdue.worst_tenth
