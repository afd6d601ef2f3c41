"""What the weeks add up to, and that every figure opens to just as many entries."""

from datetime import date, timedelta

import pytest

from regulars.domain.insights import LONG_SILENCE_DAYS, MOST_ENTRIES, WEEKS, Asked, EntryKind
from regulars.domain.moments import Depth, Direction, MomentKind
from regulars.domain.people import PersonId, PersonState
from regulars.domain.promises import PromiseId, PromiseState
from regulars.services import insights as insights_module
from regulars.services.verbs import Verbs
from tests.builders import TODAY  # a Sunday
from tests.open_shop import Shop

MONDAY = date(2026, 11, 16)
NOVEMBER = date(2026, 11, 1)


def call(verbs: Verbs, person: PersonId, day: date, direction: Direction = Direction.ME, text: str = "") -> None:
    verbs.moments.log([person], MomentKind.CALL, direction=direction, day=day, text=text)


def opened(verbs: Verbs, kind: EntryKind, first: date, last: date = TODAY) -> list[tuple[str, date, str]]:
    found = verbs.insights.entries(Asked(kind, first, last))
    assert found.total == len(found.entries)
    return [(row.name, row.entry.day, row.text) for row in verbs.insights.rows(found.entries)]


def test_a_week_counts_each_person_once_and_opens_to_them(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    call(verbs, ana, MONDAY)
    call(verbs, ana, TODAY, text="about the lamp")
    call(verbs, rui, MONDAY)
    call(verbs, rui, MONDAY - timedelta(days=1))
    verbs.moments.log([ana], MomentKind.INVOICE, day=MONDAY - timedelta(days=3))  # no touch
    weeks = verbs.insights.overview().weeks
    assert (len(weeks), weeks[-1].first, weeks[-1].last) == (WEEKS, MONDAY, TODAY)
    assert [week.reached for week in weeks[-3:]] == [0, 1, 2]
    assert opened(verbs, EntryKind.REACHED, MONDAY) == [
        ("Ana Duarte", TODAY, "about the lamp"),
        ("Rui Faria", MONDAY, ""),
    ]


def test_left_for_later_is_whom_the_owner_put_off_and_did_not_reach_that_week(
    shop: Shop, ana: PersonId, rui: PersonId
) -> None:
    shop.clock.at = shop.clock.at.replace(day=17)
    shop.verbs.today.later(ana, date(2026, 12, 1))
    shop.verbs.today.later(ana, date(2026, 12, 2))
    shop.verbs.today.later(rui, date(2026, 12, 1))
    call(shop.verbs, rui, date(2026, 11, 17))
    shop.clock.at = shop.clock.at.replace(day=22)
    assert [week.left for week in shop.verbs.insights.overview().weeks[-2:]] == [0, 1]
    assert [name for name, _, _ in opened(shop.verbs, EntryKind.LEFT, MONDAY)] == ["Ana Duarte"]
    call(shop.verbs, ana, date(2026, 11, 20))
    assert shop.verbs.insights.overview().weeks[-1].left == 0


def test_who_began_opens_to_the_days(verbs: Verbs, ana: PersonId) -> None:
    for days, direction in ((1, Direction.ME), (2, Direction.THEM), (3, Direction.THEM), (4, Direction.BOTH)):
        call(verbs, ana, TODAY - timedelta(days=days), direction)
    began = verbs.insights.overview().began
    assert (began.me, began.them, began.both, began.all) == (1, 2, 1, 4)
    first = TODAY - timedelta(weeks=20)
    assert len(opened(verbs, EntryKind.BEGAN_THEM, first)) == 2
    assert [day for _, day, _ in opened(verbs, EntryKind.BEGAN_BOTH, first)] == [TODAY - timedelta(days=4)]
    assert len(opened(verbs, EntryKind.IN_TOUCH, first)) == 4


def test_promises_of_the_year_open_to_the_promises(verbs: Verbs, ana: PersonId) -> None:
    kept, broken, theirs = (
        PromiseId(verbs.promises.add(ana, text, due_on=TODAY).created or 0) for text in ("the quote", "a visit", "x")
    )
    verbs.promises.keep(kept)
    verbs.promises.break_(broken)
    verbs.promises.drop(theirs)
    year = verbs.insights.overview().promises
    assert (year.kept, year.settled) == (1, 2)
    assert {text for _, _, text in opened(verbs, EntryKind.PROMISES, date(2026, 1, 1))} == {"the quote", "a visit"}
    [entry] = verbs.insights.entries(Asked(EntryKind.PROMISES_KEPT, NOVEMBER, TODAY)).entries
    assert verbs.insights.rows([entry])[0].state is PromiseState.KEPT


def test_the_rhythms_ask_for_so_many_a_day_with_room(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    verbs.settings.change(rooms=(2, 2, 2, 2, 2, 0, 0))
    for person in (ana, rui):
        call(verbs, person, MONDAY)
        verbs.people.set_rhythm(person, 7.0)
    capacity = verbs.insights.capacity()
    assert capacity.load.asked == pytest.approx(2 / 5)
    assert (capacity.load.possible, capacity.people) == (2.0, 2)
    assert not capacity.load.is_too_much
    verbs.people.set_rhythm(ana, 1.0)
    verbs.people.set_rhythm(rui, 1.0)
    verbs.settings.change(rooms=(1, 1, 1, 1, 1, 0, 0))
    assert verbs.insights.capacity().load.is_too_much
    assert [name for name, _, _ in opened(verbs, EntryKind.RHYTHMS, NOVEMBER)] == ["Ana Duarte", "Rui Faria"]
    verbs.pauses.begin(rui)
    verbs.people.set_state(ana, PersonState.ARCHIVED)
    assert verbs.insights.capacity().load.asked == 0


@pytest.mark.parametrize("minutes", [(), (20, 20, 20, 20, 20, 0, 0)], ids=["people", "minutes"])
def test_what_is_asked_of_a_day_is_one_figure_wherever_it_is_said(
    verbs: Verbs, ana: PersonId, rui: PersonId, minutes: tuple[int, ...]
) -> None:
    verbs.settings.change(minutes=minutes)
    call(verbs, ana, MONDAY)
    verbs.people.set_rhythm(ana, 3.0)
    before = verbs.insights.capacity().load
    verbs.promises.add(rui, "the quote", due_on=TODAY + timedelta(days=4))
    load = verbs.insights.capacity().load
    assert load.asked > before.asked, "a promise asks for a place as well"
    assert load == verbs.planning.weeks().load == verbs.insights.overview().capacity.load
    assert (load.asked_minutes is not None) is bool(minutes)


def test_a_month_of_care_says_who_was_missed_and_who_is_new(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    call(verbs, ana, NOVEMBER - timedelta(days=LONG_SILENCE_DAYS))
    call(verbs, ana, NOVEMBER)
    call(verbs, ana, NOVEMBER + timedelta(days=3))
    verbs.moments.log([rui], MomentKind.VISIT, depth=Depth.DEEP, day=MONDAY)
    verbs.gifts.add(rui, "a lamp", day=MONDAY)
    promise = PromiseId(verbs.promises.add(ana, "the quote").created or 0)
    verbs.promises.keep(promise)
    month = verbs.insights.month(NOVEMBER)
    assert (month.people, month.after_silence, month.first_time, month.together) == (2, 1, 1, 1)
    assert (month.promises_kept, month.gifts, month.last) == (1, 1, TODAY)
    assert opened(verbs, EntryKind.AFTER_SILENCE, NOVEMBER) == [("Ana Duarte", NOVEMBER, "")]
    assert opened(verbs, EntryKind.FIRST_TIME, NOVEMBER) == [("Rui Faria", MONDAY, "")]
    assert opened(verbs, EntryKind.GIFTS, NOVEMBER) == [("Rui Faria", MONDAY, "a lamp")]
    assert verbs.insights.month(date(2026, 8, 1)).people == 1
    assert verbs.insights.month(date(2025, 8, 1)).people == 0


def test_who_drifted_and_who_grew_closer_is_told_by_their_own_season(
    verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    for weeks in range(16, 60, 2):
        call(verbs, ana, TODAY - timedelta(weeks=weeks), Direction.BOTH)
    for weeks in (60, 56, 10, 8, 6, 4, 2, 1):
        call(verbs, rui, TODAY - timedelta(weeks=weeks), Direction.THEM if weeks == 2 else Direction.ME)
    moved = verbs.insights.moved()
    [drifted], [closer] = moved.drifted, moved.closer
    assert (drifted.name, closer.name) == ("Ana Duarte", "Rui Faria")
    assert drifted.score < drifted.score_before
    assert drifted.last_day == TODAY - timedelta(weeks=16)
    assert (closer.moments, closer.from_them) == (6, 1)
    assert closer.score == pytest.approx(verbs.health.of(rui).score)
    chart = dict(verbs.health.chart(rui, days=91, points=2))
    assert closer.score_before == pytest.approx(chart[moved.since], abs=0.01)
    assert verbs.insights.moved(lambda: True).closer == ()


def test_an_empty_book_has_nothing_to_tell(verbs: Verbs) -> None:
    overview = verbs.insights.overview()
    assert (sum(week.reached for week in overview.weeks), overview.began.all, overview.capacity.load.asked) == (0, 0, 0)
    assert verbs.insights.moved().closer == ()
    assert verbs.insights.month(NOVEMBER).people == 0
    for kind in EntryKind:
        assert verbs.insights.entries(Asked(kind, NOVEMBER, TODAY)).entries == ()


def test_of_very_many_entries_the_newest_are_shown_and_all_are_counted(
    verbs: Verbs, ana: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insights_module, "MOST_ENTRIES", 3)
    for days in range(5):
        call(verbs, ana, TODAY - timedelta(days=days))
    found = verbs.insights.entries(Asked(EntryKind.IN_TOUCH, NOVEMBER, TODAY))
    assert (found.total, [entry.day for entry in found.entries]) == (5, [TODAY - timedelta(days=i) for i in range(3)])
    assert MOST_ENTRIES > 3


def test_somebody_who_was_deleted_is_in_no_figure(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    call(verbs, ana, TODAY)
    call(verbs, rui, TODAY)
    found = verbs.insights.entries(Asked(EntryKind.REACHED, MONDAY, TODAY))
    verbs.people.delete(ana)
    assert [row.name for row in verbs.insights.rows(found.entries)] == ["Rui Faria"]
    assert verbs.insights.overview().weeks[-1].reached == 1
