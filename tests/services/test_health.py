"""How relationships stand: what a page asks about one person."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.health.vocabulary import Band, ReasonKey
from regulars.domain.moments import Depth, Direction, MomentId, MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from regulars.store.scores import stored_scores
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


def called(verbs: Verbs, *ago: int, direction: Direction = Direction.BOTH) -> tuple[PersonId, list[MomentId]]:
    """Somebody who was called so many days ago, and the moments, oldest first."""
    ana = PersonId(verbs.people.add("Ana Duarte").created or 0)
    made = [
        verbs.moments.log([ana], MomentKind.CALL, direction=direction, day=TODAY - timedelta(days=days)).created or 0
        for days in sorted(ago, reverse=True)
    ]
    return ana, [MomentId(moment) for moment in made]


def test_the_page_says_the_score_that_the_list_shows(verbs: Verbs) -> None:
    ana, _ = called(verbs, 90, 60, 30, 7)
    kept, standing = stored_scores(verbs.book.connection, [ana])[ana], verbs.health.of(ana)
    assert (standing.score, standing.trend) == (pytest.approx(kept.score), pytest.approx(kept.trend))
    assert (standing.band, standing.gaps) == (Band(kept.band), kept.gaps)
    assert (standing.due_on, standing.late_on, standing.last_on) == (kept.due_day, kept.late_day, kept.last_day)


def test_reasons_add_up_to_the_score_and_cite_moments_of_the_book(verbs: Verbs) -> None:
    ana, moments = called(verbs, 90, 60, 30, 7)
    standing = verbs.health.of(ana)
    assert sum(reason.points for reason in standing.reasons) == pytest.approx(standing.score, abs=0.5)
    cited = {moment for reason in standing.reasons for moment in reason.moments}
    assert cited
    assert cited <= set(moments)


def test_a_rhythm_is_learned_from_three_gaps_on(verbs: Verbs) -> None:
    ana, _ = called(verbs, 90, 70, 30)
    assert verbs.health.of(ana).learned_days is None
    verbs.moments.log([ana], MomentKind.CALL, day=TODAY)
    assert verbs.health.of(ana).learned_days == 30  # the median of 20, 40 and 30 days
    assert verbs.health.of(ana).cadence_days is None
    verbs.people.set_rhythm(ana, 21)
    assert verbs.health.of(ana).cadence_days == 21


def test_who_began_is_counted_over_the_latest_nine(verbs: Verbs) -> None:
    ana, _ = called(verbs, *range(200, 260), direction=Direction.THEM)
    for ago in (40, 30, 20, 10):
        verbs.moments.log([ana], MomentKind.CALL, direction=Direction.ME, day=TODAY - timedelta(days=ago))
    standing = verbs.health.of(ana)
    assert (standing.began, standing.they_began, standing.counted) == (4, 5, 9)
    assert standing.kinds[MomentKind.CALL] == 64


def test_broken_promises_weigh_and_are_cited(verbs: Verbs) -> None:
    ana, _ = called(verbs, 90, 60, 30)
    before = verbs.health.of(ana)
    promise = verbs.promises.add(ana, "the quote", due_on=TODAY - timedelta(days=5), made_on=TODAY - timedelta(days=20))
    after = verbs.health.of(ana)
    assert after.score < before.score
    (reason,) = [reason for reason in after.reasons if reason.key is ReasonKey.PROMISES]
    assert reason.points < 0
    assert reason.promises == (promise.created,)
    assert (after.promises_open, after.promises_settled) == (1, 0)


def test_what_a_moment_would_bring_is_what_it_brings(verbs: Verbs) -> None:
    ana, _ = called(verbs, 90, 60, 45)
    promised = verbs.health.what_if(ana, Direction.ME, Depth.DEEP)
    assert promised > verbs.health.of(ana).score
    verbs.moments.log([ana], MomentKind.VISIT, direction=Direction.ME, depth=Depth.DEEP)
    assert verbs.health.of(ana).score == pytest.approx(promised)
