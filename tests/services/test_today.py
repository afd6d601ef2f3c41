"""The day: who comes into it, who does not, and what an answer does."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from regulars.domain.agenda import Cite, CiteKind, DayKind, Reachability, WhyKey
from regulars.domain.dates import PartialDate
from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import Direction, MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import Channel, PersonField, PersonId, PersonState, PointKind
from regulars.services.today import TRAY
from tests.builders import TODAY
from tests.open_shop import Shop


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def met(shop: Shop, name: str, *ago: int, direction: Direction = Direction.BOTH) -> PersonId:
    """Somebody who was called so many days ago."""
    person = shop.person(name)
    for days in ago:
        shop.verbs.moments.log([person], MomentKind.CALL, direction=direction, day=days_ago(days))
    return person


def with_room(shop: Shop, room: int = 5) -> None:
    shop.verbs.settings.change(rooms=(room,) * 7)


def names(shop: Shop) -> list[str]:
    return [item.name for item in shop.verbs.today.day().items]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/Lisbon", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("at", [time(0, 10), time(9, 0), time(23, 50)])
def test_five_never_logged_people_a_day_are_asked_about_wherever_the_laptop_is(shop: Shop, zone: str, at: time) -> None:
    for number in range(3 * TRAY):
        shop.person(f"Client {number}")
    shop.clock.at = datetime.combine(TODAY, at, ZoneInfo(zone))
    for left in reversed(range(TRAY)):
        person, _ = shop.verbs.today.day().tray[0]
        shop.verbs.today.tell_last_seen(person, None)
        assert len(shop.verbs.today.day().tray) == left
    shop.clock.at = datetime.combine(TODAY + timedelta(days=1), time(0, 10), ZoneInfo(zone))
    assert len(shop.verbs.today.day().tray) == TRAY


@pytest.mark.parametrize("room", [{"rooms": (2,) * 7}, {"minutes": (20,) * 7}, {"rooms": (2, 2, 2, 2, 2, 2, 0)}])
def test_the_days_people_are_the_same_without_what_stands_around_them(
    shop: Shop, room: dict[str, tuple[int, ...]]
) -> None:
    shop.verbs.settings.change(**room)
    for number in range(9):
        met(shop, f"Client {number}", 90 + number, 60, 30)
        shop.person(f"Silent {number}")
    shop.verbs.promises.add(met(shop, "Ana", 90, 60, 30), "Send the quote", due_on=days_ago(1))
    people, whole = shop.verbs.today.day(whole=False), shop.verbs.today.day()
    assert whole.tray
    assert people == replace(whole, later=(), tray=())


def test_a_promise_that_falls_due_after_letting_go_comes_into_the_day(shop: Shop) -> None:
    shop.verbs.settings.change(rooms=(5,) * 7)
    ana = shop.person("Ana")
    for ago in (90, 60, 30):
        shop.verbs.moments.log([ana], MomentKind.CALL, direction=Direction.BOTH, day=TODAY - timedelta(days=ago))
    shop.verbs.promises.add(ana, "Send the quote", due_on=TODAY + timedelta(days=3))
    shop.verbs.today.let_go(ana)
    assert shop.verbs.today.day().items == ()
    shop.clock.at += timedelta(days=3)
    assert [item.kind for item in shop.verbs.today.day().items] == [DayKind.PROMISE]
    shop.verbs.today.later(ana, TODAY + timedelta(days=5))
    assert shop.verbs.today.day().items == ()


def test_a_birthday_comes_into_the_day_though_its_person_was_put_off_before(shop: Shop) -> None:
    shop.verbs.settings.change(rooms=(5,) * 7)
    ana = shop.person("Ana")
    shop.verbs.moments.log([ana], MomentKind.CALL, day=TODAY - timedelta(days=90))
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate.of(TODAY + timedelta(days=4)))
    shop.verbs.today.later(ana, TODAY + timedelta(days=30))
    assert shop.verbs.today.day().items == ()
    shop.clock.at += timedelta(days=3)
    assert [item.kind for item in shop.verbs.today.day().items] == [DayKind.DATE]


def test_somebody_whose_rhythm_is_over_is_named_with_the_rhythm_and_the_last_moment(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    met(shop, "Rui", 95, 65, 35, 5)
    (item,) = shop.verbs.today.day().items
    assert (item.person, item.kind) == (ana, DayKind.RHYTHM)
    why = item.why[0]
    assert why.key is WhyKey.RHYTHM
    assert why.values["silent_days"] == 60
    last = shop.verbs.moments.of(ana)[0].id
    assert why.cites == (Cite(CiteKind.MOMENT, last),)


def test_an_owner_s_own_rhythm_is_what_the_sentence_says(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    shop.verbs.people.set_rhythm(ana, 21)
    assert shop.verbs.today.day().items[0].why[0].values["usual_days"] == 21


def test_a_silence_longer_than_ever_says_so(shop: Shop) -> None:
    with_room(shop)
    met(shop, "Ana", 260, 240, 220, 200)
    item = shop.verbs.today.day().items[0]
    assert item.kind is DayKind.QUIET
    assert item.why[0].values == {"silent_days": 200, "longest_days": 20}


def test_whoever_wrote_twice_without_an_answer_waits_for_the_owner(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90)
    for ago in (70, 60):
        shop.verbs.moments.log([ana], MomentKind.MESSAGE, direction=Direction.THEM, day=days_ago(ago))
    item = shop.verbs.today.day().items[0]
    assert item.kind is DayKind.TURN
    assert item.why[0].values["times"] == 2
    assert len(item.why[0].cites) == 2


def test_somebody_new_is_greeted_a_week_after_the_first_moment(shop: Shop) -> None:
    with_room(shop)
    met(shop, "Ana", 10)
    met(shop, "Rui", 3)
    (item,) = shop.verbs.today.day().items
    assert (item.name, item.kind) == ("Ana", DayKind.NEW)
    assert item.why[0].values["within_days"] == 11


def test_a_promise_comes_before_a_date_and_a_date_before_a_rhythm(shop: Shop) -> None:
    with_room(shop)
    met(shop, "Rhythm", 120, 90, 60)
    dated, owed = met(shop, "Dated", 10, 5), met(shop, "Owed", 10, 5)
    shop.verbs.occasions.add(dated, OccasionKind.BIRTHDAY, PartialDate(1980, 11, 23))
    promise = shop.verbs.promises.add(owed, "the quote", due_on=days_ago(2), made_on=days_ago(9))
    assert promise.created is not None
    items = shop.verbs.today.day().items
    assert [(item.name, item.kind.value) for item in items] == [
        ("Owed", "promise"),
        ("Dated", "date"),
        ("Rhythm", "rhythm"),
    ]
    assert items[0].why[0].key is WhyKey.PROMISE_LATE
    assert items[0].why[0].values["text"] == "the quote"
    assert items[0].why[0].cites == (Cite(CiteKind.PROMISE, promise.created),)
    assert items[1].why[0].values["years"] == 46


def test_a_date_is_told_as_far_ahead_as_the_owner_wants_to_hear_of_it(shop: Shop) -> None:
    with_room(shop)
    far, near = met(shop, "Far", 10, 5), met(shop, "Near", 10, 5)
    when = PartialDate.of(TODAY + timedelta(days=40))
    shop.verbs.occasions.add(far, OccasionKind.BIRTHDAY, when, notice_days=60)
    shop.verbs.occasions.add(near, OccasionKind.BIRTHDAY, when, notice_days=7)
    assert names(shop) == ["Far"]


def test_a_birthday_on_the_leap_day_is_told_in_a_common_year(shop: Shop) -> None:
    with_room(shop)
    shop.clock.at = shop.clock.at.replace(year=2027, month=2, day=27)
    ana = shop.person("Ana")
    for ago in (10, 5):
        shop.verbs.moments.log([ana], MomentKind.CALL, day=shop.clock.today() - timedelta(days=ago))
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(1988, 2, 29))
    assert [item.kind for item in shop.verbs.today.day().items] == [DayKind.DATE]


def test_the_day_is_never_fuller_than_its_room_and_the_week_takes_the_rest(shop: Shop) -> None:
    shop.clock.at -= timedelta(days=6)  # a Monday
    for number in range(9):
        person = shop.person(f"Client {number}")
        for ago in (120, 90, 60):
            shop.verbs.moments.log([person], MomentKind.CALL, day=days_ago(6 + ago))
    shop.verbs.settings.change(rooms=(2, 3, 0, 1, 0, 0, 0))
    day = shop.verbs.today.day()
    assert len(day.items) == 2
    assert [(on - day.on).days for on, _ in day.later] == [1, 1, 1, 3]
    everybody = [item.person for item in day.items] + [item.person for _, item in day.later]
    assert len(set(everybody)) == 6
    shop.verbs.today.done(day.items[0].person)
    after = shop.verbs.today.day()
    assert (len(after.items), after.done, after.week_done, after.week_room) == (1, 1, 1, 6)


def test_done_logs_a_moment_by_the_person_s_channel_and_goes_with_undo(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    shop.verbs.people.add_point(ana, PointKind.EMAIL, "ana@shop.example")
    shop.verbs.today.done(ana)
    newest = shop.verbs.moments.of(ana)[0]
    assert (newest.kind, newest.day, newest.direction) == (MomentKind.EMAIL, TODAY, Direction.ME)
    assert names(shop) == []
    shop.book.undo()
    assert names(shop) == ["Ana"]


def test_done_on_a_birthday_does_not_name_it_again_the_next_day(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 10, 5)
    shop.verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate.of(TODAY + timedelta(days=1)))
    assert names(shop) == ["Ana"]
    shop.verbs.today.done(ana)
    shop.clock.at += timedelta(days=1)
    assert names(shop) == []


def test_snoozing_moves_someone_out_of_the_day_until_the_day_that_was_said(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    shop.verbs.today.later_by_days(ana, 3)
    assert names(shop) == []
    shop.clock.at += timedelta(days=3)
    assert names(shop) == ["Ana"]
    with pytest.raises(KnownProblem) as caught:
        shop.verbs.today.later(ana, shop.clock.today())
    assert caught.value.code is Problem.BAD_VALUE


def test_letting_go_lengthens_the_rhythm_by_half_and_rests(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    shop.verbs.people.set_rhythm(ana, 30)
    shop.verbs.today.let_go(ana, "moved away")
    assert shop.verbs.people.get(ana).cadence_days == 45
    assert names(shop) == []
    shop.clock.at += timedelta(days=22)
    assert names(shop) == ["Ana"]


def test_why_somebody_was_let_go_is_told_as_long_as_the_rhythm_is_that_one(shop: Shop) -> None:
    ana = met(shop, "Ana", 120, 90, 60)
    assert shop.verbs.health.of(ana).less_often is None
    shop.verbs.people.set_rhythm(ana, 30)
    shop.verbs.today.let_go(ana, "moved away")
    shop.restart()
    known = shop.verbs.health.of(ana).less_often
    assert known is not None
    assert (known.since, known.reason) == (TODAY, "moved away")
    shop.book.undo()
    assert shop.verbs.health.of(ana).less_often is None
    shop.verbs.today.let_go(ana)
    known = shop.verbs.health.of(ana).less_often
    assert known is not None
    assert known.reason == ""
    shop.verbs.people.set_rhythm(ana, 14)
    assert shop.verbs.health.of(ana).less_often is None


@pytest.mark.parametrize("state", [state for state in PersonState if state is not PersonState.ACTIVE])
def test_nobody_is_nudged_about_whose_relationship_is_over(shop: Shop, state: PersonState) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    shop.verbs.promises.add(ana, "the quote", due_on=days_ago(1), made_on=days_ago(9))
    assert names(shop) == ["Ana"]
    shop.verbs.people.set_state(ana, state)
    assert names(shop) == []


def test_nobody_is_nudged_about_who_is_paused_is_the_owner_or_was_met_today(shop: Shop) -> None:
    with_room(shop)
    for number, quiet in enumerate(
        (
            lambda one: shop.verbs.pauses.begin(one, days_ago(3), None),
            shop.verbs.people.set_me,
            lambda one: shop.verbs.moments.log([one], MomentKind.VISIT),
        )
    ):
        person = met(shop, f"Client {number}", 120, 90, 60)
        assert names(shop) == [f"Client {number}"]
        quiet(person)
        assert names(shop) == []


def test_who_was_last_seen_when_is_told_in_one_word(shop: Shop) -> None:
    seen, stranger, unsure = (shop.person(name) for name in ("Seen", "Stranger", "Unsure"))
    shop.verbs.today.tell_last_seen(seen, days_ago(40))
    shop.verbs.today.tell_last_seen(stranger, None, not_mine=True)
    shop.verbs.today.tell_last_seen(unsure, None)
    assert shop.verbs.today.day().tray == ()
    assert [(moment.day, moment.fuzzy) for moment in shop.verbs.moments.of(seen)] == [(days_ago(40), True)]
    assert shop.verbs.people.get(stranger).state is PersonState.ARCHIVED
    shop.clock.at += timedelta(days=30)
    assert shop.verbs.today.day().tray == ((unsure, "Unsure"),)
    with pytest.raises(KnownProblem):
        shop.verbs.today.tell_last_seen(unsure, shop.clock.today() + timedelta(days=1))


def test_what_they_wrote_does_not_count_as_the_owner_s_reaching_out(shop: Shop) -> None:
    ana, rui = shop.person("Ana"), shop.person("Rui")
    shop.verbs.moments.log([ana], MomentKind.MESSAGE, direction=Direction.THEM)
    shop.verbs.moments.log([rui], MomentKind.CALL, direction=Direction.ME)
    shop.verbs.moments.log([rui], MomentKind.MESSAGE, direction=Direction.THEM)
    day = shop.verbs.today.day()
    assert (day.done, day.week_done) == (1, 1)


def test_a_call_that_would_ring_at_night_waits_and_says_from_when(shop: Shop) -> None:
    with_room(shop)
    ana, rui = met(shop, "Ana", 130, 90, 60), met(shop, "Rui", 120, 90, 60)
    for person, zone in ((ana, "Asia/Tokyo"), (rui, "Europe/Berlin")):
        shop.verbs.people.add_point(person, PointKind.PHONE, "+351 912 555 014")
        shop.verbs.people.set_field(person, PersonField.ZONE, zone)
    items = shop.verbs.today.day().items  # 16:12 in Lisbon is 01:12 in Tokyo
    assert [(item.name, item.reachability) for item in items] == [
        ("Rui", Reachability.NOW),
        ("Ana", Reachability.LATER),
    ]
    assert items[1].good_from == time(9, 0)
    assert items[1].place == "Tokyo"
    assert items[1].their_time is not None
    assert items[1].their_time.hour == 1


def test_one_chip_says_what_to_ask_about_and_never_what_is_veiled(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    shop.verbs.people.join_circle(ana, "designers")
    shop.verbs.notes.add(ana, "her divorce", NoteKind.FAMILY, veiled=True)
    assert [why.key for why in shop.verbs.today.day().items[0].why[1:]] == [WhyKey.CIRCLE]
    shop.verbs.notes.add(ana, "her son's exam", NoteKind.FAMILY)
    chips = shop.verbs.today.day().items[0].why[1:]
    assert [(why.key, why.values.get("text")) for why in chips] == [(WhyKey.ASK_ABOUT, "her son's exam")]


def test_a_channel_that_was_ruled_out_is_never_offered(shop: Shop) -> None:
    with_room(shop)
    ana = met(shop, "Ana", 120, 90, 60)
    shop.verbs.people.add_point(ana, PointKind.PHONE, "+351 912 555 014")
    shop.verbs.people.add_point(ana, PointKind.EMAIL, "ana@shop.example")
    assert shop.verbs.today.day().items[0].channel is Channel.CALL
    shop.verbs.people.set_field(ana, PersonField.FORBIDDEN_CHANNELS, "call,message")
    item = shop.verbs.today.day().items[0]
    assert item.channel is Channel.EMAIL
    assert item.point is not None
    assert item.point.value == "ana@shop.example"
