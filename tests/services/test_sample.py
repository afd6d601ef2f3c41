"""The sample book goes in whole, stands on its own feet, and its days are around today."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from regulars.domain.health.vocabulary import Band
from regulars.domain.people import PersonState
from regulars.formats.sample import sample_book
from regulars.services.opening import Opened
from regulars.services.sample import demo_book
from regulars.services.verbs import Verbs
from tests.book_contents import references_hold
from tests.builders import clock_on
from tests.safety.derived_state import stale_parts

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
DAYS = (date(2026, 11, 23), date(2028, 2, 29), date(2031, 12, 31))


@pytest.fixture(params=DAYS, ids=str)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    opened = demo_book(tmp_path / "sample", clock_on(request.param), SAMPLE)
    yield opened
    opened.book.close()


def test_everybody_and_everything_of_the_sample_is_in_the_book(opened: Opened) -> None:
    book = opened.book
    sample = sample_book({path.name: path.read_bytes() for path in SAMPLE.glob("*.toml")}, book.clock.today())
    counts = {
        "person": len(sample.people),
        "moment": len(sample.moments),
        "promise": len(sample.promises),
        "circle": len(sample.circles),
        "household": len(sample.households),
        "note": sum(len(entry.notes) for entry in sample.people),
        "occasion": sum(len(entry.occasions) for entry in sample.people),
        "contact_point": sum(len(entry.person.points) for entry in sample.people),
        "membership": sum(len(entry.person.memberships) for entry in sample.people),
    }
    assert {table: book.writer.value(f"SELECT count(*) FROM {table}") for table in counts} == counts
    assert counts["person"] >= 38
    assert references_hold(book)
    assert stale_parts(book) == []


def test_no_day_of_it_lies_ahead_that_should_have_happened(opened: Opened) -> None:
    today = opened.book.clock.today().isoformat()
    for table, column in (("moment", "day"), ("note", "source_day"), ("person", "added_on"), ("promise", "made_on")):
        assert opened.book.writer.value(f"SELECT count(*) FROM {table} WHERE {column} > ?", (today,)) == 0, table


def test_a_workday_with_the_sample_has_people_and_reasons_of_several_kinds(opened: Opened) -> None:
    verbs = Verbs(opened.book)
    verbs.settings.change(rooms=(5,) * 7)
    day = verbs.today.day()
    assert len(day.items) == 5
    assert len({item.kind for item in day.items}) >= 2
    assert all(item.why for item in day.items)
    assert day.tray


def test_it_shows_every_band_and_somebody_in_another_zone(opened: Opened) -> None:
    verbs = Verbs(opened.book)
    summary = verbs.search.summary()
    assert min(summary.thriving, summary.steady, summary.cooling, summary.slipping, summary.new) >= 1
    bands = {row[0] for row in opened.book.writer.rows("SELECT DISTINCT band FROM score")}
    assert bands == {int(band) for band in Band}
    active = opened.book.writer.rows("SELECT id FROM person WHERE state = ?", (PersonState.ACTIVE.value,))
    elsewhere = [verbs.brief.of(row[0]).their_time for row in active]
    now = opened.book.clock.now()
    assert (
        len({there.utcoffset() for there in elsewhere if there is not None and there.utcoffset() != now.utcoffset()})
        >= 5
    )


def test_loading_it_cannot_be_taken_back_but_what_is_done_in_it_can(opened: Opened) -> None:
    assert opened.book.next_undo() is None
    verbs = Verbs(opened.book)
    verbs.people.add("Somebody")
    opened.book.undo()
    assert opened.book.next_undo() is None
