"""The river: everything that happened with one person, newest first, of one stream or all, with certain words."""

from datetime import date

import pytest

from regulars.domain.dates import LeapDay, PartialDate
from regulars.domain.moments import MomentKind
from regulars.domain.notes import NoteKind
from regulars.domain.occasions import OccasionKind
from regulars.domain.people import PersonId
from regulars.domain.river import Stream
from regulars.services.river import last_kept
from regulars.services.verbs import Verbs
from tests.builders import TODAY


@pytest.fixture
def told(verbs: Verbs, ana: PersonId) -> PersonId:
    verbs.moments.log([ana], MomentKind.VISIT, day=date(2026, 8, 2), text="Came with Tomás.", bought="Brass hook")
    verbs.moments.log([ana], MomentKind.CALL, day=date(2026, 9, 18), text="Oak")
    verbs.promises.add(ana, "Send the oak quote")
    verbs.notes.add(ana, "Riesling", NoteKind.LIKES, source_day=date(2026, 3, 1))
    verbs.notes.add(ana, "Sees a doctor", veiled=True)
    verbs.gifts.add(ana, "Linen book", date(2026, 6, 11))
    verbs.occasions.add(ana, OccasionKind.BIRTHDAY, PartialDate(None, 12, 9))
    return ana


def test_all_streams_are_one_river_newest_first(verbs: Verbs, told: PersonId) -> None:
    page = verbs.river.read(told)
    days = [entry.day for entry in page.entries]
    assert days == sorted(days, reverse=True)
    assert {entry.stream for entry in page.entries} == set(Stream)
    assert (page.found, page.left) == (7, 0)


@pytest.mark.parametrize(("stream", "count"), [(Stream.CONTACTS, 2), (Stream.NOTES, 2), (Stream.GIFTS, 1)])
def test_one_stream_alone(verbs: Verbs, told: PersonId, stream: Stream, count: int) -> None:
    assert {entry.stream for entry in verbs.river.read(told, stream).entries} == {stream}
    assert verbs.river.read(told, stream).found == count


def test_words_are_found_in_what_was_bought_and_promised_whatever_the_accents(verbs: Verbs, told: PersonId) -> None:
    assert [entry.stream for entry in verbs.river.read(told, words="OAK").entries] == [Stream.PROMISES, Stream.CONTACTS]
    assert verbs.river.read(told, words="tomas hook").found == 1
    assert verbs.river.read(told, words="doctor").found == 0


def test_what_is_left_out_is_counted(verbs: Verbs, told: PersonId) -> None:
    page = verbs.river.read(told, limit=3)
    assert (len(page.entries), page.left) == (3, 4)
    assert verbs.river.read(told, Stream.CONTACTS, "o", limit=1).left == 1


@pytest.mark.parametrize(
    ("when", "last"),
    [
        (PartialDate(1984, 12, 9), date(2025, 12, 9)),
        (PartialDate(None, 11, 22), TODAY),
        (PartialDate(2000, 2, 29), date(2026, 2, 28)),
        (PartialDate(2026, 12, 1), None),
        (PartialDate(1984, 12), None),
    ],
)
def test_a_date_stands_where_it_last_came(when: PartialDate, last: date | None) -> None:
    assert last_kept(when, TODAY, LeapDay.BEFORE) == last
