"""Why a score is what it is."""

import numpy as np
import pytest

from regulars.domain import health
from regulars.domain.health import ReasonKey, TouchDirection

THEY, ME, MUTUAL = TouchDirection
MONTHLY = [-240.0, -210.0, -180.0, -150.0, -120.0, -90.0]


def reasons_of(t, direction, **settings):
    scores = health.score_book([0, 1, 1 + len(t)], [-1.0, *t], [0, *direction], [1.0] * (1 + len(t)), 0.0, **settings)
    reasons = health.explain(scores, 1)
    assert sum(reason.points for reason in reasons) == pytest.approx(scores.score[1], abs=1e-9)
    return {reason.key: reason for reason in reasons}


def test_six_visits_and_ninety_days_of_silence_read_as_the_picture_says():
    reasons = reasons_of(MONTHLY, [MUTUAL] * 6, promise_factor=[np.nan, 1.25])
    assert list(reasons) == list(ReasonKey)
    points = [round(reason.points, 1) for reason in reasons.values()]
    assert points == [50.0, 42.1, 2.6, -36.0, -8.3]
    assert reasons[ReasonKey.ROOTS].numbers["touches"] == 6
    assert reasons[ReasonKey.ROOTS].numbers["first_day"] == -240
    assert reasons[ReasonKey.RHYTHM].numbers["silence"] == 90
    assert reasons[ReasonKey.RHYTHM].numbers["tau"] == pytest.approx(30)
    assert reasons[ReasonKey.RHYTHM].numbers["due_at"] == pytest.approx(-60)
    assert reasons[ReasonKey.RHYTHM].numbers["last_day"] == -90
    assert reasons[ReasonKey.PROMISES].numbers == {"factor": 1.25}


def test_reasons_cite_places_in_the_persons_own_row():
    reasons = reasons_of([-90.0, -60.0, -30.0, -9.7, -9.2], [THEY, ME, THEY, ME, ME])
    assert reasons[ReasonKey.ROOTS].cites == (0, 1, 2, 3, 4)
    assert reasons[ReasonKey.TWO_WAY].cites == (2, 4)
    assert reasons[ReasonKey.RHYTHM].cites == (3, 4)
    assert reasons[ReasonKey.BASE].cites == ()
    assert ReasonKey.PROMISES not in reasons


def test_two_way_tells_who_reached_out_how_often_and_who_did_lately():
    numbers = reasons_of(MONTHLY, [MUTUAL, ME, ME, THEY, THEY, THEY])[ReasonKey.TWO_WAY].numbers
    assert numbers == {"theirs": 3, "mine": 2, "mutual": 1, "both": 1, "run": 3, "run_side": THEY}
    alone = reasons_of(MONTHLY, [ME] * 6)[ReasonKey.TWO_WAY]
    assert (alone.points, alone.numbers["both"], alone.numbers["run"], alone.cites) == (0.0, 0, 6, (5,))


def test_what_lies_after_now_is_not_cited():
    scores = health.score_book([0, 3], [0.0, 30.0, 60.0], [2, 2, 2], [1.0] * 3, 40.0)
    assert {reason.key: reason.cites for reason in health.explain(scores, 0)}[ReasonKey.ROOTS] == (0, 1)


def test_somebody_never_logged_has_reasons_without_cites():
    reasons = reasons_of([], [], added=[np.nan, -30.0])
    assert list(reasons) == [ReasonKey.BASE, ReasonKey.ROOTS, ReasonKey.RHYTHM]
    assert not any(reason.cites for reason in reasons.values())
    assert reasons[ReasonKey.RHYTHM].numbers["silence"] == 30


def test_a_row_that_is_not_there_is_an_error():
    scores = health.score_book([0, 0], [], [0][:0], [], 0.0)
    for i in (-1, 1):
        with pytest.raises(IndexError):
            health.explain(scores, i)
