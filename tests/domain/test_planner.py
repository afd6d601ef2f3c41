"""The planner: what each day is filled with, what never happens, and what is offered when it is too much."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regulars.domain.people import PersonId
from regulars.domain.planner import (
    Asks,
    Bonds,
    LengthenRhythms,
    LetGo,
    LetGoReason,
    MayGo,
    MorePlaces,
    NotedDate,
    OwedPromise,
    Plan,
    PlanReason,
    Rooms,
    plan_weeks,
    ways_out,
)
from tests.conftest import FIGURES
from tests.domain.planner_books import MONDAY, bonds_of, everybody, rooms_of, seeded

ANA, RUI, ZOE = PersonId(1), PersonId(2), PersonId(3)
SATURDAY = MONDAY + timedelta(days=5)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def plan_of(bonds: Bonds, room: int = 1, **others: object) -> Plan:
    return plan_weeks(Asks(bonds, rooms_of(room), MONDAY, **others))  # type: ignore[arg-type]  # tests name fields


# What a day is filled with


def test_a_promise_is_kept_on_its_day_and_goes_before_a_date_and_a_rhythm() -> None:
    plan = plan_of(
        bonds_of([30, 30, 30], [90, 20, 20]),
        promises=[OwedPromise(RUI, MONDAY)],
        dates=[NotedDate(ZOE, day(1), MONDAY)],
    )
    first = [(one.person, one.reason) for one in everybody(plan)[:3]]
    assert first[:2] == [(RUI, PlanReason.PROMISE), (ZOE, PlanReason.DATE)]
    assert first[2][0] == ANA
    assert [plan.day_of(person) for person in (RUI, ZOE, ANA)] == [day(0), day(1), day(2)]


def test_a_promise_for_a_day_without_room_is_kept_on_the_last_one_before() -> None:
    plan = plan_of(bonds_of([30], [10]), promises=[OwedPromise(ANA, SATURDAY)])
    assert plan.day_of(ANA) == SATURDAY - timedelta(days=1)


def test_more_promises_for_one_day_than_it_holds_are_kept_on_the_days_before() -> None:
    plan = plan_of(bonds_of([90] * 3, [1] * 3), promises=[OwedPromise(PersonId(i), day(3)) for i in (1, 2, 3)])
    assert sorted(one.day for one in everybody(plan)) == [day(1), day(2), day(3)]
    assert plan.does_not_fit == ()


def test_a_promise_that_is_late_takes_the_first_place_there_is() -> None:
    plan = plan_of(
        bonds_of([90, 90], [1, 1]), promises=[OwedPromise(ANA, MONDAY - timedelta(days=4)), OwedPromise(RUI, day(0))]
    )
    assert plan.day_of(RUI) == day(0), "a promise that can still be kept in time is"
    assert plan.day_of(ANA) == day(1)


def test_a_date_is_planned_within_its_notice() -> None:
    plan = plan_of(bonds_of([90], [1]), dates=[NotedDate(ANA, day(9), day(7))])
    assert plan.day_of(ANA) == day(7)


def test_a_date_on_a_weekend_without_room_is_planned_for_friday() -> None:
    plan = plan_of(bonds_of([90], [1]), dates=[NotedDate(ANA, day(6), day(5))])
    assert plan.day_of(ANA) == day(4)


def test_a_date_for_which_there_is_no_room_in_time_is_said_not_to_fit() -> None:
    plan = plan_of(bonds_of([90] * 3, [1] * 3), dates=[NotedDate(PersonId(i), day(1), day(0)) for i in (1, 2, 3)])
    assert [plan.day_of(person) for person in (ANA, RUI)] == [day(0), day(1)]
    assert [(one.person, one.reason) for one in plan.does_not_fit] == [(ZOE, PlanReason.DATE)]


def test_a_promise_planned_within_the_notice_answers_the_date() -> None:
    plan = plan_of(
        bonds_of([90], [1]), room=3, promises=[OwedPromise(ANA, day(2))], dates=[NotedDate(ANA, day(3), day(1))]
    )
    assert [one.day for one in everybody(plan)] == [day(2)]
    assert plan.does_not_fit == ()


def test_a_date_so_soon_stands_in_for_the_rhythm() -> None:
    plan = plan_of(bonds_of([40], [45]), dates=[NotedDate(ANA, day(3), day(2))])
    assert [(one.day, one.reason) for one in everybody(plan)][:1] == [(day(2), PlanReason.DATE)]


def test_whose_bond_gains_most_comes_first() -> None:
    plan = plan_of(bonds_of([30, 30, 30], [40, 90, 60]))
    gains = [one.person for one in everybody(plan)[:3]]
    assert gains == [RUI, ZOE, ANA]


def test_who_will_come_by_anyway_can_wait() -> None:
    bonds = bonds_of([30, 30], [60, 60], quiet=[0.1, 0.9])
    first = everybody(plan_of(bonds))[0]
    assert first.person == RUI


def test_a_rhythm_comes_round_again_in_the_same_weeks() -> None:
    days = [one.day for one in everybody(plan_of(bonds_of([7], [7])))]
    assert len(days) >= 7
    assert all((later - earlier).days >= 5 for earlier, later in pairwise(days))


def test_nobody_is_asked_for_long_before_the_rhythm_is() -> None:
    plan = plan_of(bonds_of([40], [1]), room=5)
    first = plan.day_of(ANA)
    assert first is not None
    assert (first - MONDAY).days >= 39 - 10


def test_a_week_away_is_no_avalanche() -> None:
    away = seeded(60, 3, room=4)
    back = replace(away, pauses_of_owner=[(MONDAY, day(7))])
    plan = plan_weeks(back)
    assert plan.days[0].day == day(7)
    assert max(len(one.people) for one in plan.days) <= 4
    calm = plan_weeks(away)
    assert len(plan.days[0].people) == len(calm.days[0].people)


def test_minutes_are_kept_to_as_well_as_people() -> None:
    minutes = [30.0, 10.0, 10.0, 10.0, 5.0, 90.0]
    bonds = bonds_of([30] * 6, [90, 80, 70, 60, 50, 95], minutes=minutes)
    plan = plan_weeks(Asks(bonds, Rooms((3,) * 5 + (0, 0), (30,) * 5 + (0, 0)), MONDAY))
    assert all(one.minutes <= 30 for one in plan.days)
    assert [one.person for one in plan.does_not_fit] == [PersonId(6)], "ninety minutes fit into no day"
    assert {one.person for one in everybody(plan)} == {1, 2, 3, 4, 5}
    assert plan.load.possible_minutes == 30


def test_who_has_been_answered_for_stays_away_until_then() -> None:
    rests = [float(day(9).toordinal()), 0.0]
    plan = plan_of(bonds_of([30, 30], [200, 31], rests_until=rests))
    first = plan.day_of(ANA)
    assert first is not None
    assert first >= day(9)


def test_what_was_done_today_already_is_taken_off_the_room() -> None:
    bonds = bonds_of([30] * 6, [60] * 6)
    assert len(plan_of(bonds, room=3, spent=2).days[0].people) == 1
    assert len(plan_of(bonds, room=3, spent=9).days[0].people) == 0


def test_an_empty_book_has_an_empty_plan() -> None:
    plan = plan_of(bonds_of([], []))
    assert everybody(plan) == []
    assert plan.load.asked == 0
    assert ways_out(Asks(bonds_of([], []), rooms_of(1), MONDAY), plan) == ()


def test_a_book_without_any_room_puts_everybody_on_the_list() -> None:
    plan = plan_of(bonds_of([30, 30], [60, 5]), room=0)
    assert plan.days == ()
    assert [one.person for one in plan.does_not_fit] == [ANA, RUI]


def test_columns_that_do_not_fit_together_are_refused() -> None:
    good = bonds_of([30], [60])
    with pytest.raises(ValueError, match="once"):
        Bonds.of([1, 1], *([column[0]] * 2 for column in (good.due, *[good.rhythm] * 6)))
    with pytest.raises(ValueError, match="above 0"):
        Bonds.of([1], good.due, [0.0], *[good.rhythm] * 5)
    with pytest.raises(ValueError, match="each person"):
        Bonds.of([1, 2], *[good.rhythm] * 7)
    with pytest.raises(ValueError, match="seven"):
        Rooms((1, 2, 3))


# What it comes to


def test_what_is_asked_and_what_is_possible_are_counted_for_a_day() -> None:
    load = plan_of(bonds_of([7] * 10 + [14] * 10, [3] * 20), room=2).load
    assert load.asked == pytest.approx((10 / 7 + 10 / 14) * 7 / 5)
    assert load.possible == 2
    assert load.waiting == 0
    assert load.is_too_much


def test_every_way_out_brings_down_what_is_asked_and_says_what_it_does() -> None:
    asks = Asks(bonds_of([10] * 20 + [40] * 20, [12] * 40), rooms_of(2), MONDAY)
    plan = plan_weeks(asks)
    longer, more, fewer = ways_out(asks, plan)
    assert isinstance(longer, LengthenRhythms)
    assert isinstance(more, MorePlaces)
    assert isinstance(fewer, LetGo)
    for way in (longer, more):
        assert not way.effect.load.is_too_much
        assert way.effect.does_not_fit <= len(plan.does_not_fit)
    assert more.effect.load.possible == 2 + more.places
    assert longer.factor > 1
    assert not plan.load.without(fewer.choices).is_too_much
    assert more.effect.outlook.mean >= plan.outlook.mean


def let_go(asks: Asks) -> dict[PersonId, MayGo]:
    """Who is offered to be let go, in order."""
    found = next(way for way in ways_out(asks, plan_weeks(asks)) if isinstance(way, LetGo))
    return {one.person: one for one in found.choices}


def after(asks: Asks, gone: Iterable[MayGo]) -> Asks:
    """The same book once these people are let go, as the owner's wish would have it."""
    bonds = asks.bonds
    rhythm = bonds.rhythm.copy()
    for one in gone:
        rhythm[bonds.rows_of([int(one.person)])[0]] = one.longer
    return replace(asks, bonds=bonds.with_columns(rhythm=rhythm))


def test_what_letting_some_people_go_comes_to_is_what_planning_anew_says() -> None:
    away = [(day(20), day(27))]
    asks = replace(seeded(300, 11, room=2), spent=1, pauses_of_owner=away, pauses={ANA: [(day(5), None)]})
    asks = replace(asks, rooms=Rooms((2, 2, 2, 2, 2, 0, 0), (30, 30, 30, 30, 30, 0, 0)))
    load, offered = plan_weeks(asks).load, list(let_go(asks).values())
    for gone in (offered[:1], offered[:5], offered[3:20:4], offered):
        told, planned = load.without(gone), plan_weeks(after(asks, gone)).load
        assert told.asked == pytest.approx(planned.asked)
        assert told.asked_minutes == pytest.approx(planned.asked_minutes)
        assert (told.possible, told.possible_minutes) == (planned.possible, planned.possible_minutes)
        assert told.asked < load.asked


def test_those_come_first_whom_it_costs_least_and_before_them_who_never_answered() -> None:
    deep, thin = [15.0] * 10, [0.6] * 10
    asks = Asks(bonds_of([10] * 20, [12] * 20, roots=[*thin, *deep]), rooms_of(1), MONDAY, unanswered={ZOE: 2, RUI: 1})
    found = let_go(asks)
    assert list(found) == [ZOE, *range(11, 21), ANA, RUI, *range(4, 11)]  # a bond with roots loses least by waiting
    assert found[ZOE].reason is LetGoReason.UNANSWERED
    assert found[PersonId(11)].reason is LetGoReason.HOLDS
    assert found[RUI].reason is LetGoReason.LOOSE


def test_who_has_to_stay_rests_or_pauses_is_not_offered() -> None:
    rests = [0.0] * 30
    rests[1] = float(day(20).toordinal())
    asks = Asks(
        bonds_of([10] * 30, [12] * 30, rests_until=rests),
        rooms_of(1),
        MONDAY,
        pauses={ZOE: [(day(1), day(9))], PersonId(4): [(day(-90), day(-60))]},
        stays=frozenset({ANA}),
    )
    offered = let_go(asks)
    assert not {ANA, RUI, ZOE} & set(offered)
    assert PersonId(4) in offered  # a pause long ago holds nobody


def test_each_choice_says_how_often_why_and_what_it_saves() -> None:
    asks = Asks(bonds_of([7] * 20 + [30, 300], [9] * 20 + [90, 900], roots=[9.0] * 22), rooms_of(2), MONDAY)
    quiet = let_go(asks)[PersonId(21)]
    assert (quiet.rhythm, quiet.longer, quiet.silent_days) == (30, 90, 90)
    assert quiet.reason is LetGoReason.QUIET
    assert quiet.saves == pytest.approx((1 / 30 - 1 / 90) * 7 / 5)
    assert quiet.saves_minutes == pytest.approx(quiet.saves * 8)
    often = let_go(asks)[PersonId(1)]
    assert often.reason is LetGoReason.HOLDS
    assert 50 <= often.score_then < 100
    assert PersonId(22) not in let_go(asks)  # once in ten months is not worth the question


def test_a_long_list_is_cut_where_nobody_reads_on() -> None:
    assert len(let_go(seeded(2000, 3, room=2))) == 40


def test_when_everything_fits_nothing_is_offered() -> None:
    asks = Asks(bonds_of([60] * 5, [20] * 5), rooms_of(2), MONDAY)
    assert ways_out(asks, plan_weeks(asks)) == ()


# Fair, steady, quick


@pytest.mark.parametrize("room", [1, 2, 3, 4, 5, 7])
def test_nobody_waits_longer_than_fair(room: int) -> None:
    asks = seeded(40 * room, 5, room)
    plan = plan_weeks(asks)
    due = asks.bonds.due
    order = np.lexsort((asks.bonds.person, due))
    waiting = [int(asks.bonds.person[row]) for row in order if due[row] <= MONDAY.toordinal()]
    places = 0
    reached_after: dict[int, int] = {}
    for one in plan.days:
        places += one.room
        for planned in one.people:
            reached_after.setdefault(int(planned.person), places)
    assert places == 40 * room
    for ahead, person in enumerate(waiting[: places // 4 - 2]):
        whole_days = room - 1  # the place is somewhere in the day that is counted
        assert reached_after[person] <= 4 * (ahead + 2) + whole_days


def test_one_place_a_day_is_a_fair_one_every_fourth_day_whenever_the_plan_begins() -> None:
    for open_days in range(1, 8):
        rooms = Rooms((1,) * open_days + (0,) * (7 - open_days))
        asks = replace(seeded(300, 3, room=1), rooms=rooms, days=28 * 7)
        plan = plan_weeks(asks)
        fair = [one.reason is PlanReason.LONGEST_WAIT for one in everybody(plan)]
        assert sum(fair) == pytest.approx(len(fair) / 4, abs=7)
        begins = plan.days[9].day
        later = plan_weeks(replace(asks, first=begins))
        assert [one.reason is PlanReason.LONGEST_WAIT for one in everybody(later)][:8] == fair[9:17]


@given(st.integers(1, 40), st.integers(0, 30))
@settings(max_examples=25, deadline=None)
def test_one_person_more_moves_few_others(people: int, seed: int) -> None:
    with_all = seeded(people + 1, seed, room=2, days=28)
    bonds = with_all.bonds
    last = np.arange(len(bonds)) < people
    columns = {name: getattr(bonds, name)[last] for name in bonds.__slots__}
    before, after = plan_weeks(replace(with_all, bonds=bonds.with_columns(**columns))), plan_weeks(with_all)
    for earlier, later in list(zip(before.days, after.days, strict=True))[:10]:
        old, new = Counter(one.person for one in earlier.people), Counter(one.person for one in later.people)
        assert (old - new).total() <= 2


def test_the_first_days_do_not_hang_on_how_far_is_planned() -> None:
    asks = seeded(300, 2, room=4)
    short, long = plan_weeks(replace(asks, days=7)), plan_weeks(asks)
    assert short.days == long.days[: len(short.days)]


def test_two_thousand_people_are_planned_for_eight_weeks_in_less_than_a_second(
    record_property: Callable[[str, object], None],
) -> None:
    asks = seeded(2000, 1, room=5)
    rng = np.random.default_rng(4)
    busy = replace(
        asks,
        promises=[OwedPromise(PersonId(int(i)), day(int(i) % 56)) for i in rng.choice(2000, 60)],
        dates=[NotedDate(PersonId(int(i)), day(int(i) % 60), day(int(i) % 60 - 3)) for i in rng.choice(2000, 300)],
    )
    began = time.process_time()
    plan = plan_weeks(busy)
    took = time.process_time() - began
    record_property(FIGURES, f"plans: 2,000 people for 8 weeks in {took * 1000:.0f} ms (goal 1000)")
    assert took < 1.0
    assert sum(len(one.people) for one in plan.days) == 200


# Whatever the book


@st.composite
def books(draw: st.DrawFn) -> Asks:
    people = draw(st.integers(0, 12))
    rhythms = draw(st.lists(st.floats(1, 120), min_size=people, max_size=people))
    silences = draw(st.lists(st.integers(0, 300), min_size=people, max_size=people))
    rests = draw(st.lists(st.sampled_from([0, 0, 0, 3, 20, 200]), min_size=people, max_size=people))
    minutes = draw(st.lists(st.sampled_from([5.0, 8.0, 10.0, 30.0]), min_size=people, max_size=people))
    somebody = st.integers(1, max(people, 1)).map(PersonId)
    some_day = st.integers(-6, 40).map(day)
    spans = st.tuples(some_day, st.integers(1, 30)).map(lambda span: (span[0], span[0] + timedelta(days=span[1])))
    rests_until = st.none() | some_day
    promises = st.builds(OwedPromise, somebody, some_day, rests_until)
    dates = st.builds(
        lambda who, on, notice, rest: NotedDate(who, on, on - timedelta(days=notice), rest),
        somebody,
        some_day,
        st.integers(0, 14),
        rests_until,
    )
    week = st.tuples(*[st.integers(0, 3)] * 7)
    long_week = st.tuples(*[st.sampled_from([0, 10, 30, 60])] * 7)
    bonds = bonds_of(
        rhythms,
        silences,
        rests_until=[float(day(rest).toordinal()) if rest else 0.0 for rest in rests],
        minutes=minutes,
    )
    due = bonds.due.copy()
    never = draw(st.lists(st.booleans(), min_size=people, max_size=people))
    due[np.array(never, bool) & (np.arange(people) % 3 == 0)] = np.nan
    return Asks(
        bonds.with_columns(due=due),
        Rooms(draw(week), draw(st.none() | long_week)),
        MONDAY,
        draw(st.integers(1, 35)),
        draw(st.lists(promises, max_size=6)) if people else [],
        draw(st.lists(dates, max_size=6)) if people else [],
        draw(st.dictionaries(somebody, st.lists(spans, max_size=2), max_size=3)),
        draw(st.lists(spans, max_size=1)),
        draw(st.integers(0, 2)),
    )


def is_paused(asks: Asks, person: PersonId, on: date) -> bool:
    spans = [*asks.pauses_of_owner, *asks.pauses.get(person, ())]
    return any(begins <= on and (ends is None or on < ends) for begins, ends in spans)


@given(books())
@settings(max_examples=60, deadline=None)
def test_no_day_holds_more_than_fits(asks: Asks) -> None:
    for one in plan_weeks(asks).days:
        spent = asks.spent if one.day == MONDAY else 0
        assert len(one.people) <= max(asks.rooms.on(one.day) - spent, 0)
        assert one.minutes <= asks.rooms.minutes_on(one.day)
        assert len({planned.person for planned in one.people}) == len(one.people)


@given(books())
@settings(max_examples=60, deadline=None)
def test_nobody_is_planned_while_they_or_the_owner_pause_or_before_they_may(asks: Asks) -> None:
    rests = dict(zip(asks.bonds.person.tolist(), asks.bonds.rests_until.tolist(), strict=True))
    for one in everybody(plan_weeks(asks)):
        assert not is_paused(asks, one.person, one.day)
        if one.reason in (PlanReason.RHYTHM, PlanReason.LONGEST_WAIT):
            assert rests[one.person] <= one.day.toordinal()


@given(books())
@settings(max_examples=60, deadline=None)
def test_who_asks_is_planned_or_said_not_to_fit_and_never_both(asks: Asks) -> None:
    plan = plan_weeks(asks)
    planned = {one.person for one in everybody(plan)}
    rhythmless = {one.person for one in plan.does_not_fit if one.reason is PlanReason.RHYTHM}
    assert not planned & rhythmless
    due, rests = asks.bonds.due.tolist(), asks.bonds.rests_until.tolist()
    for row, person in enumerate(asks.bonds.person.tolist()):
        free = [on for on in map(day, range(asks.days)) if not is_paused(asks, person, on)]
        # Whose clock was stopped may be due later than `due` says; who is due already asks on any free day.
        asked = any(due[row] <= MONDAY.toordinal() and on.toordinal() >= rests[row] for on in free)
        assert not asked or person in planned | rhythmless
    met = {(one.person, one.reason) for one in plan.does_not_fit}
    for promise in asks.promises:
        begin = max(MONDAY, promise.rests_until or MONDAY)
        free = [on for on in map(day, range(asks.days)) if on >= begin and not is_paused(asks, promise.person, on)]
        if free and promise.due <= asks.last:
            assert promise.person in planned or (promise.person, PlanReason.PROMISE) in met


@given(books())
@settings(max_examples=60, deadline=None)
def test_nobody_stands_where_a_promise_that_is_late_or_left_out_could(asks: Asks) -> None:
    plan = plan_weeks(asks)
    order = list(PlanReason)
    for one in plan.days:
        ranks = [order.index(planned.reason) for planned in one.people]
        assert [min(rank, 2) for rank in ranks] == sorted(min(rank, 2) for rank in ranks)
    kept = {(one.person, one.asked_on): one.day for one in everybody(plan) if one.reason is PlanReason.PROMISE}
    minutes = dict(zip(asks.bonds.person.tolist(), asks.bonds.minutes.tolist(), strict=True))
    for promise in asks.promises:
        to_them = [on for (person, _), on in kept.items() if person == promise.person]  # one day may meet two promises
        reached = kept.get((promise.person, promise.due), min(to_them, default=None))
        for one in plan.days:
            in_time = one.day <= promise.due or reached is None or one.day < reached
            if (reached is not None and reached <= promise.due) or not in_time:
                continue
            if one.day < (promise.rests_until or one.day) or is_paused(asks, promise.person, one.day):
                continue
            if any(planned.person == promise.person for planned in one.people) or promise.due > asks.last:
                continue
            lower = [planned for planned in one.people if planned.reason is not PlanReason.PROMISE]
            left = asks.rooms.minutes_on(one.day) - one.minutes
            assert all(planned.minutes + left < minutes[promise.person] for planned in lower)


@given(books())
@settings(max_examples=40, deadline=None)
def test_the_same_book_has_the_same_plan_in_whatever_order_it_is_read(asks: Asks) -> None:
    back = slice(None, None, -1)
    names = [name for name in asks.bonds.__slots__ if name not in ("person", "quiet", "rests_until", "minutes")]
    turned = Bonds.of(
        asks.bonds.person[back],
        *(getattr(asks.bonds, name)[back] for name in names),
        quiet=asks.bonds.quiet[back],
        rests_until=asks.bonds.rests_until[back],
        minutes=asks.bonds.minutes[back],
    )
    plan = plan_weeks(asks)
    assert plan_weeks(asks) == plan
    assert plan_weeks(replace(asks, bonds=turned, promises=asks.promises[::-1], dates=asks.dates[::-1])) == plan
