"""Moments: any kind, any past day, one or many people."""

from datetime import date, time, timedelta

import pytest

from regulars.domain.errors import KnownProblem, Problem
from regulars.domain.moments import DEFAULT_DEPTH, Depth, Direction, MomentId, MomentKind
from regulars.domain.people import PersonId
from regulars.services.verbs import Verbs
from tests.builders import TODAY
from tests.open_shop import Shop


def last_touch(verbs: Verbs, person: PersonId) -> str | None:
    """The day the clock runs from."""
    return verbs.book.connection.value("SELECT last_day FROM score WHERE person_id = ?", (person,))


@pytest.mark.parametrize("kind", MomentKind)
def test_a_moment_is_as_deep_as_its_kind_usually_is(verbs: Verbs, ana: PersonId, kind: MomentKind) -> None:
    verbs.moments.log([ana], kind)
    (moment,) = verbs.moments.of(ana)
    assert (moment.kind, moment.depth, moment.direction, moment.day) == (kind, DEFAULT_DEPTH[kind], Direction.ME, TODAY)


def test_every_counted_kind_moves_the_clock_and_so_does_a_back_dated_one(verbs: Verbs, ana: PersonId) -> None:
    verbs.moments.log([ana], MomentKind.LIKE)
    assert last_touch(verbs, ana) is None
    for days, kind in enumerate(set(MomentKind) - {MomentKind.LIKE, MomentKind.INVOICE}):
        day = date(2020, 1, 1) + timedelta(days=days)
        verbs.moments.log([ana], kind, day=day)
        assert last_touch(verbs, ana) == day.isoformat()
    verbs.book.undo()
    assert last_touch(verbs, ana) == (day - timedelta(days=1)).isoformat()


def test_a_kind_counts_when_the_owner_says_so(verbs: Verbs, ana: PersonId) -> None:
    verbs.moments.log([ana], MomentKind.LIKE)
    verbs.settings.change(counted_kinds=frozenset(MomentKind))
    assert last_touch(verbs, ana) == TODAY.isoformat()


def test_a_moment_with_several_people_is_one_entry_with_a_private_line_each(
    verbs: Verbs, ana: PersonId, rui: PersonId
) -> None:
    changes = verbs.moments.log([ana, rui, ana], MomentKind.MEETING, text="fair", private_lines={rui: "wants oak"})
    assert changes.people == {ana, rui}
    assert verbs.moments.of(ana) == verbs.moments.of(rui)
    (moment,) = verbs.moments.of(ana)
    assert [(there.name, there.private_line) for there in moment.people] == [
        ("Ana Duarte", ""),
        ("Rui Faria", "wants oak"),
    ]
    assert verbs.book.history()[0].subject == "Ana Duarte, Rui Faria"


def test_a_moment_keeps_everything_it_was_given(verbs: Verbs, ana: PersonId) -> None:
    verbs.moments.log(
        [ana],
        MomentKind.CALL,
        direction=Direction.THEM,
        depth=Depth.DEEP,
        day=date(1999, 4, 4),
        time=time(9, 5),
        fuzzy=True,
        minutes=12,
        text="around\nEaster",
        place="harbour",
    )
    (moment,) = verbs.moments.of(ana)
    assert (moment.direction, moment.depth, moment.day, moment.time) == (
        Direction.THEM,
        Depth.DEEP,
        date(1999, 4, 4),
        time(9, 5),
    )
    assert (moment.fuzzy, moment.minutes, moment.text, moment.place) == (True, 12, "around\nEaster", "harbour")


def test_moments_come_in_pages_newest_first(verbs: Verbs, ana: PersonId) -> None:
    days = [date(2026, 1, 1 + number // 2) for number in range(9)]
    for day in days:
        verbs.moments.log([ana], MomentKind.CALL, day=day)
    seen, before = [], None
    while page := verbs.moments.of(ana, limit=4, before=before):
        seen += page
        before = (page[-1].day, page[-1].id)
    assert [moment.day for moment in seen] == sorted(days, reverse=True)
    assert len({moment.id for moment in seen}) == 9 == verbs.moments.count(ana)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"day": TODAY + timedelta(days=1)}, "day"),
        ({"minutes": -1}, "minutes"),
        ({"text": "x" * 10_001}, "text"),
        ({"place": "x" * 1_001}, "place"),
        ({"private_lines": {PersonId(99): "x"}}, "private_lines"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(verbs: Verbs, ana: PersonId, values: dict[str, object], field: str) -> None:
    good = MomentId(verbs.moments.log([ana], MomentKind.CALL).created or 0)
    for act in (
        lambda: verbs.moments.log([ana], MomentKind.CALL, **values),
        lambda: verbs.moments.edit(good, **values),
    ):
        with pytest.raises(KnownProblem) as refused:
            act()
        assert (refused.value.code, refused.value.values["field"]) == (Problem.BAD_VALUE, field)
    assert verbs.moments.count(ana) == 1


def test_nobody_cannot_be_met(verbs: Verbs, ana: PersonId) -> None:
    with pytest.raises(KnownProblem) as refused:
        verbs.moments.log([], MomentKind.CALL)
    assert refused.value.code is Problem.BAD_VALUE
    with pytest.raises(KnownProblem) as unknown:
        verbs.moments.log([ana, PersonId(99)], MomentKind.CALL)
    assert unknown.value.code is Problem.PERSON_UNKNOWN
    assert verbs.moments.count(ana) == 0


def test_who_was_there_can_be_corrected(verbs: Verbs, ana: PersonId, rui: PersonId) -> None:
    moment = MomentId(verbs.moments.log([ana], MomentKind.VISIT, private_lines={ana: "tired"}).created or 0)
    changes = verbs.moments.edit(moment, people=[ana, rui])
    assert changes.people == {ana, rui}
    assert [there.private_line for there in verbs.moments.get(moment).people] == ["tired", ""]
    changes = verbs.moments.edit(moment, people=[rui], private_lines={rui: "new shop"})
    assert changes.people == {ana, rui}
    assert verbs.moments.of(ana) == []
    assert last_touch(verbs, ana) is None
    assert verbs.moments.get(moment).people[0].private_line == "new shop"


def test_a_promise_outlives_the_moment_it_was_born_in(verbs: Verbs, ana: PersonId) -> None:
    moment = MomentId(verbs.moments.log([ana], MomentKind.VISIT).created or 0)
    verbs.promises.add(ana, "the book", moment=moment)
    verbs.moments.delete(moment)
    assert verbs.promises.of(ana)[0].moment is None
    verbs.book.undo()
    assert verbs.promises.of(ana)[0].moment == moment


def test_quick_edits_of_the_words_are_one_step(shop: Shop, ana: PersonId) -> None:
    moment = MomentId(shop.verbs.moments.log([ana], MomentKind.VISIT, text="a").created or 0)
    for text in ("ab", "abc"):
        shop.verbs.moments.edit(moment, text=text)
    shop.clock.at += timedelta(seconds=11)
    shop.verbs.moments.edit(moment, text="abcd")
    shop.book.undo()
    assert shop.verbs.moments.get(moment).text == "abc"
    shop.book.undo()
    assert shop.verbs.moments.get(moment).text == "a"


def test_an_unknown_moment_is_said_to_be_unknown(verbs: Verbs) -> None:
    for act in (verbs.moments.get, verbs.moments.delete, verbs.moments.edit):
        with pytest.raises(KnownProblem) as unknown:
            act(MomentId(99))
        assert unknown.value.code is Problem.ENTRY_UNKNOWN
