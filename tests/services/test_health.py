"""How relationships stand: what a page asks about one person."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.store.touches import counted_moments
from tests.builders import TODAY
from tests.desktop_session import child_environment

WARM_THEN_SCORE = """
import sys
from regulars.services.health import Health
assert "numpy" not in sys.modules
Health.warm(None)
warm = set(sys.modules)
from regulars.domain import health
health.score_book, health.restoring, health.explain, health.PersonTouches, health.history
print("numpy" in warm, sorted(set(sys.modules) - warm))
"""


def test_warming_loads_all_that_computes_scores() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WARM_THEN_SCORE], env=child_environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True []"


def test_the_days_of_a_person_s_moments_are_those_of_the_calendar(verbs: Verbs) -> None:
    ana = PersonId(verbs.people.add("Ana Duarte").created or 0)
    days = [date(1900, 3, 1), date(1999, 12, 31), date(2000, 2, 29), date(2026, 2, 28), TODAY]
    for day in days:
        verbs.moments.log([ana], MomentKind.CALL, day=day)
    found = [day for _, day, *_ in counted_moments(verbs.book.connection, ana)]
    assert found == [day.toordinal() for day in days]
    assert verbs.health.of(ana).last_on == TODAY


def test_the_chart_ends_with_today_s_score(verbs: Verbs) -> None:
    ana = PersonId(verbs.people.add("Ana Duarte").created or 0)
    for weeks in (1, 9, 17, 30):
        verbs.moments.log([ana], MomentKind.VISIT, day=TODAY - timedelta(weeks=weeks))
    chart = verbs.health.chart(ana)
    assert (len(chart), chart[-1][0]) == (53, TODAY)
    assert chart[-1][1] == pytest.approx(verbs.health.of(ana).score)


def test_nobody_has_no_chart(verbs: Verbs) -> None:
    with pytest.raises(KnownProblem) as unknown:
        verbs.health.chart(PersonId(4711))
    assert unknown.value.code is Problem.PERSON_UNKNOWN
