"""Pauses of people and of the owner: kept one by one, and no clock runs on any of their days, now or later."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from regulars.domain.agenda import WhyKey
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.health.vocabulary import ReasonKey
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.pauses import PauseId
from regulars.domain.people import PersonId
from regulars.services.another_day import as_of
from regulars.services.verbs import Verbs
from tests.builders import TODAY, clock_on
from tests.open_shop import Shop


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def log(verbs: Verbs, person: PersonId, *days: int) -> None:
    for past in days:
        verbs.moments.log([person], MomentKind.CALL, direction=Direction.BOTH, day=ago(past))


def begun(verbs: Verbs, person: PersonId | None, begins: date, ends: date | None = None) -> PauseId:
    return PauseId(verbs.pauses.begin(person, begins, ends).created or 0)


def spans(verbs: Verbs, person: PersonId | None) -> list[tuple[date, date | None]]:
    return [(one.begins, one.ends) for one in verbs.pauses.of(person)]


# Keeping them


def test_a_new_pause_leaves_the_old_ones_as_they_were(verbs: Verbs, ana: PersonId) -> None:
    begun(verbs, ana, ago(200), ago(100))
    verbs.pauses.begin(ana, reason="a baby")
    assert spans(verbs, ana) == [(ago(200), ago(100)), (TODAY, None)]
    assert [one.reason for one in verbs.pauses.of(ana)] == ["", "a baby"]
    assert spans(verbs, None) == []


def test_ending_an_open_pause_keeps_its_days(verbs: Verbs, ana: PersonId) -> None:
    verbs.pauses.end(begun(verbs, ana, ago(30)))
    assert spans(verbs, ana) == [(ago(30), TODAY)]
    assert verbs.pauses.now(ana) is None


@pytest.mark.parametrize("begins", [TODAY, TODAY + timedelta(days=9)])
def test_ending_a_pause_of_which_no_day_has_passed_takes_it_out(verbs: Verbs, ana: PersonId, begins: date) -> None:
    verbs.pauses.end(begun(verbs, ana, begins))
    assert spans(verbs, ana) == []


def test_ending_a_pause_that_is_over_changes_nothing(verbs: Verbs, ana: PersonId) -> None:
    assert verbs.pauses.end(begun(verbs, ana, ago(30), ago(20))).step is None
    assert spans(verbs, ana) == [(ago(30), ago(20))]


def test_a_pause_ends_after_it_begins(verbs: Verbs, ana: PersonId) -> None:
    pause = begun(verbs, ana, ago(30))
    wrong: list[Callable[[], object]] = [
        lambda: verbs.pauses.begin(ana, ago(30), ago(40)),
        lambda: verbs.pauses.begin(None, ago(30), ago(30)),
        lambda: verbs.pauses.edit(pause, ends=ago(31)),
        lambda: verbs.pauses.edit(pause, begins=TODAY, ends=TODAY),
        lambda: verbs.pauses.begin(ana, reason="x" * 2000),
    ]
    for act in wrong:
        with pytest.raises(KnownProblem) as problem:
            act()
        assert problem.value.code is Problem.BAD_VALUE
    assert spans(verbs, ana) == [(ago(30), None)]


def test_only_what_is_there_can_be_paused(verbs: Verbs) -> None:
    wrong: list[tuple[Callable[[], object], Problem]] = [
        (lambda: verbs.pauses.begin(PersonId(99)), Problem.PERSON_UNKNOWN),
        (lambda: verbs.pauses.end(PauseId(99)), Problem.ENTRY_UNKNOWN),
        (lambda: verbs.pauses.delete(PauseId(99)), Problem.ENTRY_UNKNOWN),
    ]
    for act, code in wrong:
        with pytest.raises(KnownProblem) as problem:
            act()
        assert problem.value.code is code


# The clock: golden values against the same history without the paused days


def standing(verbs: Verbs, person: PersonId) -> tuple[float, float, int, float]:
    found = verbs.health.of(person)
    return found.score, found.rhythm_days, found.gaps, found.trend


PAUSED = [
    pytest.param([(150, 110)], id="one between two touches"),
    pytest.param([(150, 110), (60, 40)], id="two of them"),
    pytest.param([(150, 120), (130, 110), (125, 124)], id="overlapping"),
    pytest.param([(15, None)], id="one that is on"),
    pytest.param([(150, 110), (15, None)], id="an old one and one that is on"),
]
TOUCHES = (200, 170, 100, 70, 20)


@pytest.mark.parametrize("whose", ["theirs", "the owner's", "both"])
@pytest.mark.parametrize("paused", PAUSED)
def test_paused_days_count_in_no_gap_and_no_silence(
    shop: Shop, paused: list[tuple[int, int | None]], whose: str
) -> None:
    """The score is the one of a history in which those days were never there, to the last digit."""
    verbs = shop.verbs
    ana, like_her = shop.person("Ana"), shop.person("As if")
    off = {day for begins, ends in paused for day in range(ends or 0, begins)}  # days ago, without `begins` itself

    def without(days: int) -> int:
        return days - sum(day < days for day in off)

    log(verbs, ana, *TOUCHES)
    log(verbs, like_her, *map(without, TOUCHES))
    golden = standing(verbs, like_her)
    for place, (begins, ends) in enumerate(paused):
        person = None if whose == "the owner's" or (whose == "both" and place % 2) else ana
        begun(verbs, person, ago(begins), None if ends is None else ago(ends))
    if whose == "theirs":
        assert standing(verbs, like_her) == pytest.approx(golden)
    assert standing(verbs, ana) == pytest.approx(golden)
    rows: dict[int, float] = dict(shop.book.writer.rows("SELECT person_id, score FROM score"))
    assert rows[ana] == pytest.approx(golden[0])


MONTHLY = (180, 150, 120, 90, 60, 30)


@pytest.mark.parametrize("whose", ["theirs", "the owner's"])
@pytest.mark.parametrize(
    ("touches", "pauses", "score"),
    [
        (MONTHLY, [], 87.34),
        ((240, 210, 180, 90, 60, 30), [(150, 90)], 87.34),
        ((240, 210, 180, 150, 120, 90), [(60, None)], 87.34),
        ((240, 210, 180, 150, 120, 90), [(80, 20)], 87.34),
        ((255, 225, 180, 150, 120, 90), [(220, 205), (60, 20), (20, None)], 87.34),
        ((330, 300, 270, 180, 150, 120), [(260, 200), (100, 40)], 73.64),
    ],
)
def test_the_golden_scores_hold_over_pauses(
    verbs: Verbs,
    ana: PersonId,
    touches: tuple[int, ...],
    pauses: list[tuple[int, int | None]],
    score: float,
    whose: str,
) -> None:
    """The numbers of the table of histories without a pause: six touches every 30 days, the last 30 or 60 days ago."""
    log(verbs, ana, *touches)
    for begins, ends in pauses:
        begun(verbs, ana if whose == "theirs" else None, ago(begins), None if ends is None else ago(ends))
    assert verbs.health.of(ana).score == pytest.approx(score, abs=0.005)


def test_the_score_stands_still_while_a_pause_is_on(shop: Shop, ana: PersonId) -> None:
    log(shop.verbs, ana, *MONTHLY)
    before = shop.verbs.health.of(ana).score
    begun(shop.verbs, None, TODAY)
    shop.clock.at += timedelta(days=90)
    assert shop.verbs.health.of(ana).score == pytest.approx(before)
    shop.verbs.pauses.end(shop.verbs.pauses.of(None)[0].id)
    assert shop.verbs.health.of(ana).score == pytest.approx(before)
    shop.clock.at += timedelta(days=30)
    assert shop.verbs.health.of(ana).score < before - 5


def test_the_chart_stands_still_on_paused_days(shop: Shop, ana: PersonId) -> None:
    log(shop.verbs, ana, 200, 170, 140)
    begun(shop.verbs, ana, ago(100), ago(50))
    points = dict(shop.verbs.health.chart(ana, days=150, points=151))
    on = [points[ago(day)] for day in range(100, 49, -1)]
    assert max(on) == pytest.approx(min(on))
    assert points[ago(101)] > on[0] > points[ago(49)]
    assert points[TODAY] == pytest.approx(shop.verbs.health.of(ana).score)


def test_a_day_that_is_due_in_a_pause_waits_for_its_end(shop: Shop, ana: PersonId) -> None:
    verbs = shop.verbs
    log(verbs, ana, *MONTHLY, 10)
    verbs.people.set_rhythm(ana, 30)
    assert verbs.health.of(ana).due_on == ago(-20)
    pause = begun(verbs, ana, ago(-15), ago(-40))
    assert verbs.health.of(ana).due_on == ago(-45)
    verbs.pauses.edit(pause, ends=None)
    assert verbs.health.of(ana).due_on is None
    assert shop.book.writer.value("SELECT due_day FROM score") is None
    verbs.pauses.edit(pause, begins=ago(-25))
    assert verbs.health.of(ana).due_on == ago(-20)


def test_a_day_that_was_due_before_a_pause_stays_that_day(verbs: Verbs, ana: PersonId) -> None:
    log(verbs, ana, 200, 170, 140)
    verbs.people.set_rhythm(ana, 30)
    begun(verbs, ana, ago(100), ago(50))
    assert verbs.health.of(ana).due_on == ago(110)


def test_a_reason_names_the_days_of_the_calendar_and_how_many_were_paused(verbs: Verbs, ana: PersonId) -> None:
    log(verbs, ana, 240, 210, 90)
    begun(verbs, ana, ago(200), ago(150))
    begun(verbs, None, ago(60), ago(20))
    reasons = {reason.key: reason.numbers for reason in verbs.health.of(ana).reasons}
    rhythm = reasons[ReasonKey.RHYTHM]
    assert (rhythm["silence"], rhythm["paused"]) == (50, 40)
    assert rhythm["last_day"] == ago(90).toordinal()
    assert reasons[ReasonKey.ROOTS]["first_day"] == ago(240).toordinal()


# The day


def regular(shop: Shop, name: str, last: int = 45) -> PersonId:
    person = shop.person(name)
    log(shop.verbs, person, *(last + 30 * back for back in range(5)))
    return person


def named(shop: Shop) -> set[PersonId]:
    shop.verbs.settings.change(rooms=(5,) * 7)
    day = shop.verbs.today.day()
    return {item.person for item in day.items} | {item.person for _, item in day.later} | {who for who, _ in day.tray}


def test_nobody_is_in_today_while_the_owner_is_away_and_everybody_comes_back_where_they_were(shop: Shop) -> None:
    people = [regular(shop, f"Client {number}") for number in range(30)]
    shop.person("Never logged")
    shop.verbs.settings.change(rooms=(5,) * 7)
    before = shop.verbs.today.day()
    assert before.items
    pause = begun(shop.verbs, None, TODAY)
    assert named(shop) == set()
    shop.clock.at += timedelta(days=120)
    shop.verbs.health.refresh_all()
    assert named(shop) == set()
    shop.verbs.pauses.end(pause)
    after = shop.verbs.today.day()
    assert 0 < len(after.items) <= after.room
    assert {item.person for item in after.items} <= set(people)
    assert {round(item.score or 0, 6) for item in after.items} == {round(item.score or 0, 6) for item in before.items}


def test_paused_days_are_no_part_of_the_longest_silence_nor_of_this_one(shop: Shop, ana: PersonId) -> None:
    shop.verbs.settings.change(rooms=(5,) * 7)
    log(shop.verbs, ana, *(200 + 10 * back for back in range(6)), 450)
    begun(shop.verbs, None, ago(195), ago(65))
    begun(shop.verbs, ana, ago(440), ago(260))
    [item] = shop.verbs.today.day().items
    [quiet] = [why for why in item.why if why.key is WhyKey.QUIET_LONG]
    assert (quiet.values["silent_days"], quiet.values["longest_days"]) == (70, 20)


def test_a_quiet_season_concerns_the_whole_book_and_is_one_step_to_take_back(shop: Shop) -> None:
    people = [regular(shop, f"Client {number}") for number in range(3)]
    before = {person: shop.verbs.health.of(person).score for person in people}
    changes = shop.verbs.pauses.begin(None, ago(40), ago(10))
    assert changes.whole_book
    after: dict[int, float] = dict(shop.book.writer.rows("SELECT person_id, score FROM score"))
    assert all(after[person] > before[person] for person in people)
    shop.book.undo()
    again: dict[int, float] = dict(shop.book.writer.rows("SELECT person_id, score FROM score"))
    assert again == pytest.approx({int(person): score for person, score in before.items()})
    assert not shop.verbs.pauses.begin(people[0], ago(40)).whole_book


def test_a_pause_ahead_can_be_looked_at_from_the_day_on_which_it_is_on(shop: Shop, ana: PersonId) -> None:
    log(shop.verbs, ana, 45, 75, 105)
    begun(shop.verbs, ana, ago(-5), ago(-30))
    assert named(shop) == {ana}
    with as_of(shop.book, clock_on(ago(-6))):
        assert named(shop) == set()
    with as_of(shop.book, clock_on(ago(-30))):
        assert named(shop) == {ana}
