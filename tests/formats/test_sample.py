"""The sample book: rich enough to show everything, invented to the last number, and never out of date."""

import unicodedata
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import phonenumbers
import pytest

from regulars.domain.dates import Calendar, PartialDate
from regulars.domain.health import Band, score_book
from regulars.domain.moments import NOT_COUNTING_AT_FIRST, Depth, Direction, MomentKind
from regulars.domain.notes import NoteKind, Source
from regulars.domain.occasions import Occasion, OccasionKind
from regulars.domain.people import PersonState, PointKind
from regulars.domain.promises import Promise, PromiseBy, PromiseState
from regulars.formats.sample import sample_book
from regulars.formats.sample_records import SampleBook, SamplePerson

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
TODAY = date(2026, 11, 22)
DEPTHS = {Depth.LIGHT: 0.6, Depth.NORMAL: 1.0, Depth.DEEP: 1.3}
DIRECTIONS = {Direction.THEM: 0, Direction.ME: 1, Direction.BOTH: 2}
SMALLEST = b"""
[settings]
owner_name = "Marta"
country = "GB"
rooms = [1, 1, 1, 1, 1, 0, 0]
room_today = 3
morning = "09:00"
quiet_from = "19:00"
quiet_until = "08:00"
usual_days = 60

[[person]]
key = "ana"
name = "Ana"
added_ago = 10
zone = ""
"""


def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in FOLDER.glob("*.toml")}


@cache
def book(today: date = TODAY) -> SampleBook:
    return sample_book(files(), today)


def the(key: str, today: date = TODAY) -> SamplePerson:
    return next(one for one in book(today).people if one.key == key)


def promises_of(key: str, today: date = TODAY) -> list[Promise]:
    return [one for one in book(today).promises if one.person == the(key, today).person.id]


def words() -> list[str]:
    found = [moment.text for moment in book().moments] + [one.text for one in book().promises]
    for one in book().people:
        found += [one.person.name, one.person.about, *(note.text for note in one.notes)]
    return found


def test_the_book_has_about_forty_people_and_its_owner_once() -> None:
    people = book().people
    assert 38 <= len(people) <= 50
    assert [one.key for one in people if one.person.is_me] == ["marta"]
    assert {one.person.state for one in people} == set(PersonState)
    assert [one.key for one in people if one.pause is not None] == ["nadia"]


def test_names_are_written_in_at_least_eight_scripts() -> None:
    letters = "".join(one.person.name for one in book().people)
    scripts = {unicodedata.name(letter).split()[0] for letter in letters if letter.isalpha()}
    assert {
        "LATIN",
        "GREEK",
        "CYRILLIC",
        "CJK",
        "HIRAGANA",
        "HANGUL",
        "ARABIC",
        "HEBREW",
        "DEVANAGARI",
        "THAI",
    } <= scripts


def test_people_live_under_at_least_nine_clocks_in_zones_that_exist() -> None:
    zones = {one.person.zone for one in book().people if one.person.zone}
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert len({noon.astimezone(ZoneInfo(zone)).utcoffset() for zone in zones}) >= 9


def test_moments_fill_two_years_with_words_of_their_own() -> None:
    recent = [moment for moment in book().moments if TODAY - moment.day <= timedelta(days=731)]
    assert len(recent) >= 400
    assert all(moment.text for moment in book().moments)
    assert max(Counter(moment.text for moment in book().moments).values()) == 1
    assert {moment.kind for moment in book().moments} >= set(MomentKind) - {MomentKind.OTHER}
    assert {moment.direction for moment in book().moments} == set(Direction)
    assert {moment.depth for moment in book().moments} == set(Depth)
    assert any(moment.fuzzy for moment in book().moments)


def test_nothing_has_happened_in_the_future() -> None:
    assert all(moment.day <= TODAY for moment in book().moments)
    assert all(one.made_on <= TODAY and (one.settled_on or TODAY) <= TODAY for one in book().promises)
    assert all(note.source_day <= TODAY for one in book().people for note in one.notes)


def test_moments_stand_in_order_and_several_people_share_one() -> None:
    moments = book().moments
    assert [moment.id for moment in moments] == list(range(1, len(moments) + 1))
    assert [moment.day for moment in moments] == sorted(moment.day for moment in moments)
    shared = [moment for moment in moments if len(moment.people) > 1]
    assert len(shared) >= 10
    assert any(one.private_line for moment in shared for one in moment.people)


def test_promises_come_in_every_state_from_both_sides_and_in_quotes() -> None:
    promises = book().promises
    assert {one.state for one in promises} == set(PromiseState)
    assert {one.by for one in promises} == set(PromiseBy)
    assert sum(bool(one.quote) for one in promises) >= 15
    assert not any("{" in one.quote for one in promises)
    assert {one.person for one in promises} <= {one.person.id for one in book().people}


def test_the_days_of_a_promise_agree_with_its_state() -> None:
    for one in book().promises:
        settled = one.settled_on
        assert (settled is None) == (one.state is PromiseState.OPEN), one.text
        assert one.due_on is None or one.due_on >= one.made_on, one.text
        if settled is not None:
            assert settled >= one.made_on, one.text
        if one.state is PromiseState.KEPT and one.due_on is not None:
            assert settled is not None, one.text
            assert settled <= one.due_on, one.text
        if one.state is PromiseState.LATE:
            assert settled is not None, one.text
            assert one.due_on is not None, one.text
            assert settled > one.due_on, one.text


def test_a_promise_belongs_to_the_moment_in_which_it_was_given() -> None:
    by_id = {moment.id: moment for moment in book().moments}
    for one in book().promises:
        assert one.moment is not None, one.text
        moment = by_id[one.moment]
        assert moment.day == one.made_on
        assert one.person in {taken.person for taken in moment.people}


def test_notes_come_from_every_source_and_most_were_told() -> None:
    sources = Counter(note.source for one in book().people for note in one.notes)
    assert set(sources) == set(Source)
    assert sources[Source.TOLD] / sources.total() > 0.6
    notes = [note for one in book().people for note in one.notes]
    assert {note.kind for note in notes} == set(NoteKind) - {NoteKind.OWN}
    assert {note.consent for note in notes} == {True, False, None}
    assert any(note.veiled for note in notes)
    assert any(note.until for note in notes)
    assert any(note.review_on for note in notes)


def test_dates_are_known_in_all_the_ways_in_which_people_know_them() -> None:
    whens = [occasion.when for one in book().people for occasion in one.occasions]
    assert any(when.year is not None and when.day is not None for when in whens)
    assert any(when.year is None and when.day is not None for when in whens)
    assert any(when.month is not None and when.day is None for when in whens)
    assert any(when.month is None for when in whens)
    assert any(when.about for when in whens)
    assert any((when.month, when.day) == (2, 29) for when in whens)
    assert {when.calendar for when in whens} >= {Calendar.HIJRI, Calendar.HEBREW, Calendar.CHINESE}
    assert {occasion.kind for one in book().people for occasion in one.occasions} == set(OccasionKind)


def test_every_phone_parses_and_none_is_there_twice() -> None:
    numbers = [
        phonenumbers.parse(point.value, book().settings.country)
        for one in book().people
        for point in one.person.points
        if point.kind is PointKind.PHONE
    ]
    assert all(phonenumbers.is_possible_number(number) for number in numbers)
    written = [phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) for number in numbers]
    assert len(written) == len(set(written)) >= 45


RESERVED = (
    "+1312555",
    "+1773555",
    "+1760555",
    "+44117496",
    "+442079460",
    "+33465",
    "+46406280",
    "+46701740",
    "+493023125",
)
"""Ranges that regulators keep for film and fiction, as far as they look like real numbers."""


def test_a_phone_is_of_a_range_kept_for_fiction_or_reaches_nobody() -> None:
    for one in book().people:
        for point in one.person.points:
            if point.kind is not PointKind.PHONE or one.key == "ana":
                continue
            number = phonenumbers.parse(point.value, book().settings.country)
            written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            assert written.startswith(RESERVED) or not phonenumbers.is_valid_number(number), written


def test_mails_and_pages_end_in_example() -> None:
    points = [point for one in book().people for point in one.person.points]
    mails = [point.value for point in points if point.kind is PointKind.EMAIL]
    assert len(mails) == len(set(mails)) >= 35
    assert all(mail.endswith(".example") and mail.count("@") == 1 for mail in mails)
    assert all(point.value.endswith(".example") for point in points if point.kind is PointKind.URL)


def test_circles_know_how_many_are_in_them() -> None:
    counted = {circle.name: circle.people for circle in book().circles}
    assert {"designers", "old shop", "food", "photographers", "book club", "ceramicists"} <= counted.keys()
    assert all(count > 0 for count in counted.values())
    assert counted["designers"] == sum("designers" in {c.name for c in one.person.circles} for one in book().people)
    assert all(circle.about for circle in book().circles)


def test_households_links_and_introductions_point_at_people() -> None:
    ids = {one.person.id for one in book().people}
    homes = Counter(one.person.household for one in book().people if one.person.household is not None)
    assert set(homes) == {home.id for home in book().households}
    assert min(homes.values()) == 2
    assert all(link.person in ids and (link.other is None or link.other in ids) for link in book().links)
    assert the("ana").person.introduced_by == the("grace").person.id
    assert the("ana").person.introduced_by_name == "Grace Holloway"


def test_ana_is_owed_a_quote_that_is_due_today() -> None:
    (quote,) = [one for one in promises_of("ana") if one.state is PromiseState.OPEN]
    assert (quote.by, quote.due_on, quote.text) == (PromiseBy.ME, TODAY, "Send the quote for the shelves")
    assert quote.quote == "I’ll have the quote with you by Sunday"
    assert the("ana").person.say_like == "AH-nah"
    assert the("ana").person.cadence_days == 35
    assert [one.key for one in book().people if any(p.due_on == TODAY for p in promises_of(one.key))] == ["ana"]


AROUND_LEAP_DAYS = [date(2028, 2, 20) + timedelta(days=ahead) for ahead in range(12)]


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 28), *AROUND_LEAP_DAYS])
def test_on_any_day_the_day_is_full_of_the_same_people(today: date) -> None:
    made = sample_book(files(), today)
    assert made.settings.rooms[today.weekday()] >= 5
    tomorrow = [ruth(one.occasions).next_on_or_after(today) for one in made.people if one.key == "grace"]
    assert tomorrow == [today + timedelta(days=1)]
    assert [one.person.name for one in made.people if one.person.id in due_or_new(made, today)] == [
        "Ana Moreira", "田中 健 · Tanaka Ken", "Piotr Baran", "Leila Okafor",
    ]  # fmt: skip


def ruth(occasions: tuple[Occasion, ...]) -> PartialDate:
    return next(one.when for one in occasions if one.label == "Ruth Holloway")


def test_ruth_turns_sixteen_tomorrow() -> None:
    when = ruth(the("grace").occasions)
    assert when == PartialDate(2010, 11, 23)


def touches(made: SampleBook, today: date) -> dict[int, list[tuple[float, int, float]]]:
    """Per person, the counted moments as (days before today, direction, depth), oldest first."""
    found: dict[int, list[tuple[float, int, float]]] = {one.person.id: [] for one in made.people}
    for moment in made.moments:
        if moment.kind not in NOT_COUNTING_AT_FIRST:
            for taken in moment.people:
                days = float((moment.day - today).days)
                found[taken.person].append((days, DIRECTIONS[moment.direction], DEPTHS[moment.depth]))
    return found


def scores(made: SampleBook, today: date) -> tuple[list[Band], list[float]]:
    found = touches(made, today)
    flat = [touch for one in made.people for touch in found[one.person.id]]
    lengths = np.array([len(found[one.person.id]) for one in made.people])
    result = score_book(
        np.concatenate([[0], np.cumsum(lengths)]),
        np.array([touch[0] for touch in flat]),
        np.array([touch[1] for touch in flat], dtype=np.int8),
        np.array([touch[2] for touch in flat]),
        0.0,
        cadence=np.array([one.person.cadence_days or np.nan for one in made.people]),
        added=np.array([float((one.person.added_on - today).days) for one in made.people]),
    )
    return [Band(int(band)) for band in result.band], [float(day) for day in result.due_at]


def due_or_new(made: SampleBook, today: date) -> set[int]:
    """Who is due, or was met once and a week or more ago, and may be nudged about."""
    bands, due = scores(made, today)
    found = touches(made, today)
    wanted: set[int] = set()
    for one, band, due_at in zip(made.people, bands, due, strict=True):
        person, log = one.person, found[one.person.id]
        rests = one.later_until is not None or one.pause is not None
        if person.state is not PersonState.ACTIVE or rests or not log:
            continue
        if due_at <= 0 or (band is Band.NEW and log[-1][0] <= -7):
            wanted.add(person.id)
    return wanted


def test_every_band_is_seen_and_some_were_never_logged() -> None:
    bands, _ = scores(book(), TODAY)
    found = touches(book(), TODAY)
    counted = Counter(
        band
        for one, band in zip(book().people, bands, strict=True)
        if one.person.state is PersonState.ACTIVE and found[one.person.id]
    )
    assert set(counted) == set(Band)
    assert min(counted.values()) >= 2
    assert [one.key for one in book().people if not found[one.person.id] and not one.person.is_me] == [
        "ana-k", "sam", "layla", "efua",
    ]  # fmt: skip


def test_tanaka_wrote_first_twice_in_a_row() -> None:
    directions = [direction for _, direction, _ in touches(book(), TODAY)[the("tanaka").person.id]]
    assert directions[-2:] == [DIRECTIONS[Direction.THEM]] * 2


def test_no_word_names_a_weekday_or_a_month_that_would_be_wrong_tomorrow() -> None:
    fixed = ("January", "February", "April", "October", "November", "December", "yesterday", "tomorrow")
    assert [text for text in words() if any(word in text for word in fixed)] == []


def test_a_small_book_is_read_from_one_file() -> None:
    made = sample_book({"book.toml": SMALLEST}, date(2026, 11, 21))
    assert made.settings.rooms == (1, 1, 1, 1, 1, 3, 0)
    assert made.people[0].person.added_on == date(2026, 11, 11)
    assert repr(made.people[0]) == "SamplePerson(1)"


@pytest.mark.parametrize(
    ("added", "named"),
    [
        (b"colour = 1\n", "colour"),
        (b'moments = [{ ago = 1, kind = "call", by = "me", mood = "good" }]\n', "mood"),
        (b'moments = [{ ago = 1, kind = "telepathy", by = "me" }]\n', "telepathy"),
        (b'moments = [{ ago = 1, kind = "call", by = "me", with = ["nobody"] }]\n', "nobody"),
        (b'moments = [{ ago = 1, kind = "call", by = "me", lines = { ana = "a" } }, { ago = "x" }]\n', "kind and by"),
        (b'moments = [{ ago = "soon", kind = "call", by = "me" }]\n', "ago"),
        (b'moments = [{ ago = true, kind = "call", by = "me" }]\n', "ago"),
        (b'notes = [{ kind = "likes", text = "tea", from = "rumour", ago = 1 }]\n', "rumour"),
        (b'notes = [{ kind = "likes", text = "tea", ago = 1 }]\n', "from"),
        (b'notes = ["tea"]\n', "table"),
        (b'promises = [{ text = "a", ago = 1 }]\n', "by"),
        (b'dates = [{ on = "1955-02-29" }]\n', "1955-02-29"),
        (b"dates = [{ turns = 3 }]\n", "in is missing"),
        (b'reach = [{ fax = "1" }]\n', "phone"),
        (b'circles = ["nowhere"]\n', "nowhere"),
        (b'household = "nowhere"\n', "nowhere"),
        (b'introduced_by = "nobody"\n', "nobody"),
        (b'[[person]]\nkey = "ana"\nname = "Ana again"\n', "twice"),
        (b'[[person]]\nkey = "b"\n', "name is missing"),
        (b"[shop]\n", "shop"),
    ],
)
def test_a_slip_of_the_pen_is_an_error_that_names_it(added: bytes, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        sample_book({"book.toml": SMALLEST + added}, TODAY)


def test_a_file_that_is_no_toml_is_refused() -> None:
    with pytest.raises(ValueError):
        sample_book({"book.toml": b"\xff"}, TODAY)
    with pytest.raises(ValueError):
        sample_book({"book.toml": SMALLEST, "more.toml": b"= 3"}, TODAY)
    with pytest.raises(ValueError, match="settings"):
        sample_book({}, TODAY)
